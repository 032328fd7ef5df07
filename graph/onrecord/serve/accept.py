"""What a client would like best of what there is: Accept headers with their q-values (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["GRAPHS", "TABLES", "choose"]

TABLES = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/xml": "xml",
    "text/xml": "xml",
}
"""Media types of the answers to SELECT and ASK, the preferred first, with their short names."""
GRAPHS = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
    "application/x-turtle": "ttl",
    "text/plain": "nt",
    "application/json": "jsonld",
}
"""Media types of graphs, the preferred first, with their short names."""

_Q = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", re.ASCII)


def _ranges(header: str) -> list[tuple[str, float]]:
    """The media ranges with their weights; a range that cannot be read is passed over."""
    found = []
    for part in header.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if name == "*":
            name = "*/*"
        if name.count("/") != 1:
            continue
        weight = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip() == "q":
                weight = float(value) if _Q.fullmatch(value.strip()) else 0.0
        found.append((name, weight))
    return found


def choose(header: str | None, offered: Sequence[str]) -> str | None:
    """The media type of those offered (the preferred first) that the Accept header ranks highest; None: it takes none.

    The most exact range that fits a type decides its weight; no header takes anything.
    """
    ranges = _ranges(header) if header and header.strip() else [("*/*", 1.0)]
    best, best_weight = None, 0.0
    for kind in offered:
        exactness, weight = -1, 0.0
        for name, given in ranges:
            fits = 2 if name == kind else 1 if name == kind.split("/")[0] + "/*" else 0 if name == "*/*" else -1
            if fits > exactness:
                exactness, weight = fits, given
        if weight > best_weight:
            best, best_weight = kind, weight
    return best
