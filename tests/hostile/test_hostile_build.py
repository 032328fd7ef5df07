"""A build of hostile coverage names what it skips, reads the rest, and leaves nothing outside its folder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from hostile_coverage import HEADLINES, NAMES, PROSE
from hostile_run import Built, run

import onrecord


def test_skipped_is_named(built: Built) -> None:
    """Each input that cannot be read has one line with its name and why; the exit status is 1."""
    assert built.result.exit_code == 1
    lines = [line for line in built.result.stderr.splitlines() if line.startswith("skipped")]
    assert len(lines) == len(built.skipped)
    for each in built.skipped:
        assert [line for line in lines if f"{each.name}: " in line and each.words in line], each.name


def test_the_rest_is_built(built: Built) -> None:
    """All that can be read is on record, each article once, whatever its name or encoding."""
    articles = onrecord.open(built.record).articles
    headlines = [article.headline for article in articles]
    assert len(articles) == len(HEADLINES) + len(NAMES) + 4
    assert {"Wide words", "A name of two lines", HEADLINES["turtle"], HEADLINES["emoji"]} <= set(headlines)
    assert any("two\ufffdlines" in article.page for article in articles)


def test_nothing_is_written_elsewhere(built: Built) -> None:
    """No archive, link or name puts a file anywhere but into the record."""
    assert sorted(path.name for path in built.record.parent.iterdir()) == ["coverage", "h.record"]
    assert not list(built.record.rglob("*evil*"))


def test_it_is_sound(built: Built) -> None:
    """`onrecord check` finds every piece of evidence in its place, among emoji, halves of pairs and directions."""
    result = run("check", built.record)
    assert result.exit_code == 0, result.stderr


def test_again_is_the_same(built: Built, tmp_path: Path) -> None:
    """A second build reads nothing anew, skips the same, and comes to the same graph."""
    before = onrecord.open(built.record).export("nq", tmp_path / "before.nq").read_bytes()
    result = run("build", built.folder, "-o", built.record)
    assert result.exit_code == 1
    assert " 0 read now" in result.stderr
    assert onrecord.open(built.record).export("nq", tmp_path / "after.nq").read_bytes() == before


def test_people_are_found(built: Built) -> None:
    """The people of the prose around hostile headlines are on record under their names, without any of it."""
    names = {row.name for row in onrecord.open(built.record).query("people")}
    assert {"Ida Marsh", "Tom Arden"} <= names


def test_standard_input(tmp_path: Path) -> None:
    """Hostile lines on standard input: the bad one is named by its number, the good one is built."""
    lines = '{"headline": \n' + json.dumps({"headline": HEADLINES["terminal"], "text": PROSE * 2}) + "\n"
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "build", "-", "-o", str(tmp_path / "r")],
        input=lines, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "-:1: not JSON" in done.stderr
    assert "1 article " in done.stderr


def test_only_bad_input_leaves_nothing(built: Built, tmp_path: Path) -> None:
    """Where nothing can be read the status is 2, each input is named, and no record is left behind."""
    result = run("build", built.folder / "binary.txt", built.folder / "line.txt", "-o", tmp_path / "r")
    assert result.exit_code == 2
    assert "binary.txt" in result.stderr
    assert "line.txt" in result.stderr
    assert list(tmp_path.iterdir()) == []
