"""The hand-made reference of reports: of held-out articles, in the columns of its README, with no text of theirs."""

from __future__ import annotations

from pathlib import Path

REFERENCE = Path(__file__).parent / "bench" / "reference" / "reports" / "reports.tsv"
ROLES = {"report", "inquiry", "author", "chair", "commissioned_by", "recommends", "answers", "issued", "about"}
LINES = [line.split("\t") for line in REFERENCE.read_text("utf-8").splitlines()]


def test_articles_are_held_out() -> None:
    """Wikinews rows are odd, PolNeAR files of 8 July 2016 or later, and each has the beginning of its SHA-256."""
    heads = [line[0].split(" ") for line in LINES if line[0].startswith("#")]
    assert len(heads) == 44
    for _, corpus, name, digest in heads:
        assert int(name) % 2 if corpus == "wikinews" else name.split("_")[1] >= "2016-07-08", name
        assert len(digest) == 16
        assert int(digest, 16) >= 0


def test_lines_have_known_roles_and_no_sentences() -> None:
    """Six to eight columns, a stretch that is not empty, known roles, and no column of more than ten words."""
    for line in LINES:
        if line[0].startswith("#"):
            continue
        assert line[0] == "REPORT", line
        assert 6 <= len(line) <= 8, line
        assert 0 <= int(line[1]) < int(line[2]), line
        assert set(line[5].split(";")) <= ROLES, line
        for column in line[4:]:
            assert all(len(text.split()) <= 10 for text in column.split(";")), line


def test_a_role_says_who_or_what() -> None:
    """Every role but those that only tell of a report has somebody, a date, or the offsets of words."""
    for line in LINES:
        if not line[0].startswith("#") and not set(line[5].split(";")) <= {"report", "inquiry"}:
            assert len(line) > 6, line
            assert line[6], line
