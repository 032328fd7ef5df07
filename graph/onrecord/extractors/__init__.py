"""The extractors' shelf: each module here with a function `extract(document)` is one; so is each entry point
in the group `onrecord.extractors`. They know nothing of each other and run in the order of their names."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import entry_points

from onrecord.model import Claim, Document

__all__ = ["extract", "extractors"]

Extractor = Callable[[Document], Iterable[Claim]]


@cache
def extractors() -> dict[str, Extractor]:
    """Every extractor by name: those of this folder, then those that other distributions add."""
    found: dict[str, Extractor] = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        if not module.name.startswith("_"):
            function = getattr(importlib.import_module(f"{__name__}.{module.name}"), "extract", None)
            if function is not None:
                found[module.name] = function
    for point in sorted(entry_points(group="onrecord.extractors"), key=lambda point: point.name):
        found[point.name] = point.load()
    return found


def extract(document: Document) -> list[Claim]:
    """All claims of all extractors, in the order of the text."""
    claims = [claim for function in extractors().values() for claim in function(document)]
    return sorted(claims, key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.relation, claim.extractor))
