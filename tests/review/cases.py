"""Cases made by hand, as `Case.open` makes them of a record on disk; and record folders of hand-made readings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onrecord import building
from onrecord.desk import Desk, places_of
from onrecord.model import Match, Reading
from onrecord.pipeline import Built, assemble
from onrecord.resolve.across import resolve
from onrecord.review import Case


def case(readings: Sequence[Reading], tmp_path: Path, matches: Sequence[Match] = ()) -> Case:
    """The case of these readings, with its decisions file in tmp_path."""
    desk = Desk.open(tmp_path / "r.record", {})
    whole = resolve(readings, desk.decided)
    from dataclasses import replace

    whole = replace(whole, matches=(*whole.matches, *matches))
    return Case(tmp_path / "r.record", desk.file, whole, list(readings), places_of(desk.decided.mentions))


def on_disk(readings: Sequence[Reading], tmp_path: Path) -> Path:
    """A record folder that holds these readings as a build would have left it."""
    path = tmp_path / "r.record"
    path.mkdir()
    desk = Desk.open(path, {})
    record, final = assemble(readings, desk.decided)
    building.write(path, Built(record, final, len(final), ()), desk)
    return path
