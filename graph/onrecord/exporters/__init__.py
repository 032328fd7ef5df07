"""A shelf of formats: add a file here with a FORMAT and an `export`, and it is registered.

    FORMAT = "ttl"
    def export(store: Store, record: Record, path: Path, *, with_text: bool = False) -> None: ...

Other distributions add theirs through the entry point group "onrecord.exporters": name = "module:function". Whatever
is written is the same, byte for byte, for the same record. `with_text` puts the articles' whole text in, where the
format has a place for it.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from onrecord.errors import FormatError

if TYPE_CHECKING:
    from onrecord.model import Record
    from onrecord.store import Store

__all__ = ["Exporter", "exporters"]


class Exporter(Protocol):
    """Writes a record to a path. Raises OSError if it cannot."""

    def __call__(self, store: Store, record: Record, path: Path, *, with_text: bool = False) -> None: ...


@cache
def exporters() -> dict[str, Exporter]:
    """The exporters by the name of their format: ours, then those of other distributions, which may replace ours.

    Raises FormatError if one of another distribution cannot be loaded.
    """
    found: dict[str, Exporter] = {}
    for module in pkgutil.iter_modules(__path__):
        if not module.name.startswith("_"):
            loaded = importlib.import_module(f"{__name__}.{module.name}")
            found[loaded.FORMAT] = loaded.export
    for point in sorted(entry_points(group="onrecord.exporters"), key=lambda each: each.name):
        try:
            found[point.name] = point.load()
        except Exception as error:
            raise FormatError(f"exporter {point.name!r} ({point.value}) cannot be loaded: {error}") from error
    return dict(sorted(found.items()))
