"""One snapshot's graph after another: written anew, or from that of the snapshot before, only what has changed.

Both ways come to the same graph (tests/store/test_growth.py, tests/nothing_lost). It is written anew where there is
nothing to go on from: no snapshot, one that another version laid out, or one whose graph is not as it was left; and
where that costs less: much has changed in this build, or in all builds since it was last written anew.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from onrecord.articles.corrections import corrections
from onrecord.errors import RecordError
from onrecord.model import Record
from onrecord.pipeline import layout
from onrecord.rdf.changes import differing
from onrecord.rdf.parts import Parts, parts, read_parts, write_parts
from onrecord.store import Store

__all__ = ["write_graph"]

_PARTS = "parts.json"
_MOST = 0.25
"""Share of the parts that have changed, from which on all is written anew."""
_GROWN = 0.5
"""The same for quads that builds have changed since all was written anew: what was taken out of tables that are shared
makes questions slower, and is on the disk still."""


def write_graph(whole: Record, new: Path, old: Path | None) -> None:
    """Writes the graph of a snapshot, and what the next build must know of it. old: the snapshot before, if any.

    Raises CheckError and OSError, as `Store.write` does.
    """
    corrected = corrections(whole.articles)
    after = parts(whole, corrected)
    told = _usable(old)
    changed = None
    if old is not None and told is not None and _changed(told[0], after) <= _MOST * len(after):
        with suppress(RecordError, OSError, RuntimeError):  # what cannot be gone on from may yet be written anew
            changed = Store.rewrite(old / "graph", new / "graph", whole, (told[0], after), corrected)
    if changed is None or told is None:
        size, grown = Store.write(whole, new / "graph"), 0
    else:
        size, grown = told[1]["size"], told[1]["grown"] + changed
    write_parts(new / _PARTS, after, layout=layout(), size=size, grown=grown, tables=_tables(new))


def _usable(old: Path | None) -> tuple[Parts, dict[str, Any]] | None:
    """What is known of the old snapshot's graph, if it can be gone on from."""
    told = read_parts(old / _PARTS) if old is not None else None
    if old is None or told is None or told[1].get("layout") != layout() or told[1].get("tables") != _tables(old):
        return None
    return told if told[1]["grown"] <= _GROWN * told[1]["size"] else None


def _changed(before: Parts, after: Parts) -> int:
    return sum(
        len(differing(getattr(before, name), getattr(after, name))) for name in ("articles", "statements", "entities")
    )


def _tables(snapshot: Path) -> dict[str, int]:
    """The engine's tables, with their sizes: a graph that a copy or a full disk has cut short is not gone on from."""
    return {file.name: file.stat().st_size for file in sorted((snapshot / "graph").glob("*.sst"))}
