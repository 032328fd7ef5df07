"""N-Quads: one quad a line, sorted, for other stores to load. Nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.rdf import quads
from onrecord.rdf.terms import nquad

if TYPE_CHECKING:
    from onrecord.model import Record
    from onrecord.store import Store

FORMAT = "nq"


def export(store: Store, record: Record, path: Path, *, with_text: bool = False) -> None:  # noqa: ARG001
    """Writes sorted N-Quads."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(sorted(map(nquad, quads(record, with_text))))
