"""The hand-made references of reports: of held-out articles, in the columns of their README, with no text of theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "bench" / "reference"
ROLES = {"report", "inquiry", "author", "chair", "commissioned_by", "recommends", "answers", "issued", "about"}
LINES = {
    name: [line.split("\t") for line in (FOLDER / name / "reports.tsv").read_text("utf-8").splitlines()]
    for name in ("reports", "reports_fresh")
}
ITEMS = [line for lines in LINES.values() for line in lines if not line[0].startswith("#")]


@pytest.mark.parametrize(("name", "articles"), [("reports", 44), ("reports_fresh", 45)])
def test_articles_are_held_out(name: str, articles: int) -> None:
    """Wikinews rows are odd, PolNeAR files of 8 July 2016 or later, and each has the beginning of its SHA-256."""
    heads = [line[0].split(" ") for line in LINES[name] if line[0].startswith("#")]
    assert len(heads) == articles
    for _, corpus, place, digest in heads:
        assert int(place) % 2 if corpus == "wikinews" else place.split("_")[1] >= "2016-07-08", place
        assert len(digest) == 16
        assert int(digest, 16) >= 0


def test_no_article_is_in_both() -> None:
    """What rules may be written from by now is not what they are held against."""
    heads = {name: {line[0] for line in lines if line[0].startswith("#")} for name, lines in LINES.items()}
    assert not heads["reports"] & heads["reports_fresh"]


def test_lines_have_known_roles_and_no_sentences() -> None:
    """Six to eight columns, a stretch that is not empty, known roles, and no column of more than ten words."""
    for line in ITEMS:
        assert line[0] == "REPORT", line
        assert 6 <= len(line) <= 8, line
        assert 0 <= int(line[1]) < int(line[2]), line
        assert set(line[5].split(";")) <= ROLES, line
        for column in line[4:]:
            assert all(len(text.split()) <= 10 for text in column.split(";")), line


def test_a_role_says_who_or_what() -> None:
    """Every role but those that only tell of a report has somebody, a date, or the offsets of words."""
    for line in ITEMS:
        if not set(line[5].split(";")) <= {"report", "inquiry"}:
            assert len(line) > 6, line
            assert line[6], line
