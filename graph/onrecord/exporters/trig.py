"""TriG: Turtle with the named graphs. Nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.rdf import quads
from onrecord.rdf.turtle import trig

if TYPE_CHECKING:
    from onrecord.model import Record
    from onrecord.store import Store

FORMAT = "trig"


def export(store: Store, record: Record, path: Path, *, with_text: bool = False) -> None:  # noqa: ARG001
    """Writes TriG."""
    path.write_text(trig(quads(record, with_text)), "utf-8", newline="\n")
