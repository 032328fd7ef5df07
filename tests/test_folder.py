"""The record folder: made, updated, never half written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import onrecord
from onrecord import codec

VALE = """Harbour inquiry to reopen

By Tom Arden

12 March 2031

Transport minister Ann Vale said on Monday that the harbour inquiry would reopen in May.

"We owe it to the families," Ms Vale told reporters in Port Lissom.
"""
ROOK = """Rook takes over at the Harbour Board

14 March 2031

Daniel Rook has been appointed chief executive of the Harbour Board, the board said on Wednesday.
"""


@pytest.fixture
def coverage(tmp_path: Path) -> Path:
    folder = tmp_path / "coverage"
    folder.mkdir()
    (folder / "vale.txt").write_text(VALE, "utf-8")
    (folder / "rook.txt").write_text(ROOK, "utf-8")
    return folder


def test_build_open_and_update(coverage: Path, tmp_path: Path) -> None:
    """A second build reads only what is new, drops what has gone, and comes to what a full build comes to."""
    first = onrecord.build([coverage], tmp_path / "a.record")
    assert first.built is not None
    assert first.built.read == 2
    (coverage / "more.txt").write_text(
        ROOK.replace("Daniel Rook", "Ida Marsh").replace("14 March", "15 March"), "utf-8"
    )
    (coverage / "vale.txt").unlink()
    second = onrecord.build([coverage], tmp_path / "a.record")
    assert second.built is not None
    assert second.built.read == 1
    assert {article.headline for article in second.articles} == {"Rook takes over at the Harbour Board"}
    full = onrecord.build([coverage], tmp_path / "b.record")
    assert second.record == full.record
    assert onrecord.open(tmp_path / "a.record").record == full.record
    assert len(list((tmp_path / "a.record").glob("snapshot-*"))) == 1


def test_a_script_is_told_what_was_skipped(coverage: Path, tmp_path: Path) -> None:
    """Where no report is asked for, the handle says that something was skipped, and the error of a build that read
    nothing says what."""
    (coverage / "vale.txt").unlink()
    (coverage / "empty.txt").write_text("", "utf-8")
    folder = onrecord.build([coverage], tmp_path / "a.record")
    assert "1 skipped or found wrong: see .built.problems" in repr(folder)
    assert "skipped" not in repr(onrecord.open(tmp_path / "a.record"))
    with pytest.raises(onrecord.InputError, match=r"empty\.txt: nothing in it$"):
        onrecord.build([coverage / "empty.txt"], tmp_path / "none.record")
    with pytest.raises(onrecord.InputError, match=r"none\.record: no article found"):
        onrecord.build([], tmp_path / "none.record")


def test_readings_survive_the_disk(sample: onrecord.RecordFolder) -> None:
    """What was read in an article comes back from its file as it was."""
    assert sample.built is not None
    readings = {reading.article.id: reading for reading in sample.built.readings}
    kept = codec.read_readings(sample.snapshot / "readings.jsonl", sample.articles)
    assert {reading.article.id: reading for reading in kept} == readings
    assert any(reading.claims for reading in kept)


def test_order_of_files_does_not_matter(coverage: Path, tmp_path: Path) -> None:
    """The same files in another order give the same graph, byte for byte."""
    files = sorted(coverage.iterdir())
    one = onrecord.build(files, tmp_path / "one.record").export("nq", tmp_path / "one.nq")
    two = onrecord.build(files[::-1], tmp_path / "two.record").export("nq", tmp_path / "two.nq")
    assert one.read_bytes() == two.read_bytes()


def test_what_is_no_record_is_left_alone(coverage: Path, tmp_path: Path) -> None:
    """A build never writes into a folder that holds something else."""
    with pytest.raises(onrecord.RecordError, match="is no record"):
        onrecord.build([coverage], coverage)
    assert sorted(path.name for path in coverage.iterdir()) == ["rook.txt", "vale.txt"]


def test_nothing_to_read_makes_no_record(tmp_path: Path) -> None:
    """Where no article is found, no folder is left behind."""
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(onrecord.InputError):
        onrecord.build([tmp_path / "empty.txt"], tmp_path / "x.record")
    assert not (tmp_path / "x.record").exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "broken"),
        (json.dumps({"format": 99, "snapshot": "snapshot-1"}), "layout 99"),
        (json.dumps({"format": 1, "snapshot": "../../etc"}), "missing"),
        (json.dumps({"format": 1, "snapshot": "snapshot-1"}), "missing"),
    ],
)
def test_broken_records_say_so(tmp_path: Path, content: str, message: str) -> None:
    """A broken, alien or hostile record.json gives one clear error."""
    (tmp_path / "record.json").write_text(content)
    with pytest.raises(onrecord.RecordError, match=message):
        onrecord.open(tmp_path)


def test_a_failed_write_keeps_the_last_good_record(
    coverage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the graph cannot be written, the record is what it was before."""
    from onrecord.store import Store

    before = onrecord.build([coverage], tmp_path / "a.record").record

    def full_disk(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Store, "write", full_disk)
    (coverage / "more.txt").write_text(ROOK.replace("Rook", "Heron"), "utf-8")
    with pytest.raises(onrecord.RecordError, match="No space left"):
        onrecord.build([coverage], tmp_path / "a.record")
    assert onrecord.open(tmp_path / "a.record").record == before
    assert len(list((tmp_path / "a.record").glob("snapshot-*"))) == 1
