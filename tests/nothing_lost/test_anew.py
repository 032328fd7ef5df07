"""After `build --anew`, nothing of an article that has gone is anywhere in the record's folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from spacy.tokens import Doc

import onrecord
from onrecord.cli import main

KEPT = """Harbour chief named

{0} March 2031

Daniel {1} was appointed head of the Harbour Board, it said.
"""
GONE = """Jorvexa Plimsworth resigns

14 March 2031

The mayor of Quindleby, Jorvexa Plimsworth, resigned on Monday. "My zephyrine ledgers were muddled," she said.
"""
WORDS = ("Jorvexa", "Plimsworth", "Quindleby", "zephyrine", "jorvexa", "plimsworth", "quindleby", "gone.txt")


def found(folder: Path) -> set[str]:
    """The files of a folder that have any of the words of the article, in whatever encoding of Unicode."""
    needles = [word.encode(code) for word in WORDS for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return {
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and any(needle in file.read_bytes() for needle in needles)
    }


@pytest.fixture
def grown(tmp_path: Path, annotate: Callable[[str], Doc]) -> Path:
    """A record from which an article has gone, whose graph was gone on from."""
    coverage, record = tmp_path / "coverage", tmp_path / "a.record"
    coverage.mkdir()
    for at in range(12):
        (coverage / f"kept{at}.txt").write_text(KEPT.format(at + 1, f"Rook{'klm'[at % 3] * (at + 1)}"), "utf-8")
    onrecord.build([coverage], record, annotate=annotate)
    (coverage / "gone.txt").write_text(GONE, "utf-8")
    built = onrecord.build([coverage], record, annotate=annotate)
    files = {Path(file).name for file in found(record)}
    assert files >= {"articles.jsonl", "readings.jsonl", "worked.txt"}
    assert any(file.endswith(".sst") for file in files)
    assert any(entity.name == "Jorvexa Plimsworth" for entity in built.record.entities)
    (coverage / "gone.txt").unlink()
    return record


def test_gone_and_written_anew(grown: Path, annotate: Callable[[str], Doc]) -> None:
    """Not one byte sequence of its words is left in any file, and the record is that of a build of what is there."""
    built = onrecord.build([grown.parent / "coverage"], grown, annotate=annotate, anew=True)
    assert found(grown) == set()
    whole = onrecord.build([grown.parent / "coverage"], grown.with_name("b.record"), annotate=annotate)
    assert built.store.dump() == whole.store.dump()


def test_gone_first_and_anew_later(grown: Path, annotate: Callable[[str], Doc]) -> None:
    """The same where the article went in an earlier build, and nothing has changed since; it is read nowhere again."""
    onrecord.build([grown.parent / "coverage"], grown, annotate=annotate)
    ran = CliRunner().invoke(main, ["build", str(grown.parent / "coverage"), "-o", str(grown), "--anew"])
    assert ran.exit_code == 0, ran.output
    assert "0 read now" in ran.output
    assert found(grown) == set()
