"""Turtle: all triples in one graph, for people to read. Which named graph each is in is not kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.rdf import quads
from onrecord.rdf.turtle import turtle

if TYPE_CHECKING:
    from onrecord.model import Record
    from onrecord.store import Store

FORMAT = "ttl"


def export(store: Store, record: Record, path: Path, *, with_text: bool = False) -> None:  # noqa: ARG001
    """Writes Turtle."""
    triples = (quad[:3] for quad in quads(record, with_text))
    path.write_text(turtle(triples), "utf-8", newline="\n")
