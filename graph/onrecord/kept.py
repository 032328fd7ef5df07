"""What one build leaves to the next, so that it need not do again what has not changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from onrecord.articles.sketches import Sketches
from onrecord.codec import Lines, read_articles, read_readings
from onrecord.errors import InputError
from onrecord.model import Reading
from onrecord.pipeline import Annotate, Many, fingerprint, layout
from onrecord.pipeline import read_articles as read_again
from onrecord.resolve.remembered import Remembered

__all__ = ["Kept", "readings"]

_SKETCHES, _WORKED = "sketches.npz", "worked.txt"


class Kept:
    """What was found in earlier builds. snapshot: what the last one left, if anything.

    lines: in which readings stand. sketches: what tells copies of a story. memory: what was worked out of parts of the
    record. All of it is only a saving: what is missing is found again, and what another version of the code found is
    not used.
    """

    def __init__(self, snapshot: Path | None = None) -> None:
        self.lines = Lines()
        self.sketches = Sketches() if snapshot is None else Sketches.read(snapshot / _SKETCHES, layout())
        self.memory = Remembered(self.lines.of)
        if snapshot is not None:
            self.memory.read(snapshot / _WORKED, _version())

    def write(self, snapshot: Path) -> None:
        """Keeps it for the next build."""
        self.sketches.write(snapshot / _SKETCHES, layout())
        self.memory.write(snapshot / _WORKED, _version())


def _version() -> str:
    """Names all that what is worked out depends on, but for the articles: the code, the words, and Unicode's tables."""
    return f"{fingerprint()} {layout()} {unicodedata.unidata_version}"


def readings(
    path: Path,
    about: dict[str, Any],
    annotate: Annotate | None,
    report: Callable[[InputError], None] | None,
    many: Many | None,
    kept: Kept,
) -> list[Reading]:
    """What earlier builds read, or, if another version read it, the articles of the record read anew. about: what
    record.json tells, {} if there is no record yet. kept: gets the lines that the readings stand in."""
    if not about:
        return []
    snapshot = path / about["snapshot"]
    articles = read_articles(snapshot / "articles.jsonl")
    if about.get("fingerprint") == fingerprint():
        return read_readings(snapshot / "readings.jsonl", articles, kept.lines)
    return list(read_again(articles, annotate, report or (lambda _: None), many=many))
