"""The hand-made references of whole articles keep to their README's columns, and hold no text of theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "bench" / "reference" / "wikinews"
FRESH = FOLDER.parent / "fresh"
COLUMNS = {"SAID": 7, "SOURCE": 4, "CUE": 4, "CONTENT": 4, "OFFICE": 9, "STANCE": 9, "REPORT": 7}
COLUMNS |= dict.fromkeys(["PER", "ORG", "LOC", "MISC", "DATE"], 4)
STATUSES = {"current", "former", "acting", "shadow", "elect", "candidate"}
KINDS = {path.stem for path in (FOLDER.parents[3] / "ontology" / "relations").glob("*.ttl")}


def lines() -> Iterator[tuple[str, list[str]]]:
    for path in sorted([*FOLDER.glob("*.tsv"), *FRESH.glob("*.tsv")]):
        for line in path.read_text("utf-8").splitlines()[1:]:
            yield path.stem, line.split("\t")


def test_every_line_has_the_columns_of_its_kind() -> None:
    """A line has as many columns as its kind, and a stretch that is not empty."""
    for row, line in lines():
        assert len(line) == COLUMNS[line[0]], (row, line)
        assert 0 <= int(line[1]) < int(line[2]), (row, line)


def test_articles_are_odd_rows() -> None:
    """The articles are of the half that nobody reads while writing rules, and each file names its row."""
    paths = list(FOLDER.glob("*.tsv"))
    assert len(paths) == 24
    for path in paths:
        assert int(path.stem) % 2
        assert path.read_text("utf-8").startswith(f"# wikinews row {path.stem} sha256 ")


def test_fresh_articles_are_other_ones() -> None:
    """The fresh articles are odd rows or late files, none of which the other references have."""
    late = (FOLDER.parent / "reports" / "reports.tsv").read_text("utf-8")
    paths = list(FRESH.glob("*.tsv"))
    assert len(paths) == 30
    for path in paths:
        head = path.read_text("utf-8").splitlines()[0]
        if path.stem.isdigit():
            assert int(path.stem) % 2
            assert head.startswith(f"# wikinews row {path.stem} ")
            assert f"# wikinews {path.stem} " not in late
            assert not (FOLDER / path.name).exists()
        else:
            assert path.stem.split("_")[1] >= "2016-07-08"
            assert head.startswith(f"# polnear {path.stem}.txt sha256 ")
            assert f"# polnear {path.stem}.txt " not in late


def test_links_lead_to_an_attribution() -> None:
    """Each source, cue and content belongs to an attribution of the same article; each has content or is a corpus's."""
    said = {(row, line[3]) for row, line in lines() if line[0] == "SAID" and not line[3].startswith("E")}
    parts = {(row, line[3], line[0]) for row, line in lines() if line[0] in {"SOURCE", "CUE", "CONTENT"}}
    assert {part[:2] for part in parts} == said
    assert {(*one, "CONTENT") for one in said} <= parts


def test_values_are_of_the_fixed_sets_and_short() -> None:
    """Statuses, kinds of stance and forms are known ones, and no column holds a sentence."""
    for row, line in lines():
        if line[0] == "OFFICE":
            assert set(line[7].split(";")) <= STATUSES, (row, line)
            assert line[8] in {"yes", "no", "open"}, (row, line)
        elif line[0] == "STANCE":
            assert set(line[5].split(";")) <= KINDS, (row, line)
            assert line[6] in {"yes", "no"}, (row, line)
        elif line[0] == "SAID":
            assert line[5] in {"direct", "indirect", "mixed"}, (row, line)
        for column in line[4:]:
            assert all(len(text.split()) <= 12 for text in column.split(";")), (row, line)
