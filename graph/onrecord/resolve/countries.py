"""The country that an article is about, as far as its words tell."""

from __future__ import annotations

from collections import Counter

from onrecord.resolve.descriptions import country

__all__ = ["country_of"]

_EDGES = ".,;:!?()[]\"'“”‘’—–-"


def country_of(text: str) -> str:
    """The country that makes up half or more of all that the text names, twice at least; "" if there is none.

    "Supreme Court" in an article about India and in one about Brazil are two bodies; it takes this to tell.
    """
    tokens = [token.removesuffix("'s").removesuffix("’s").strip(_EDGES) for token in text.split()]
    counts: Counter[str] = Counter()
    at = 0
    while at < len(tokens):
        step = 1
        if tokens[at][:1].isupper():
            for length in (3, 2, 1):
                name = country(" ".join(tokens[at : at + length]))
                if name:
                    counts[name] += 1
                    step = length
                    break
        at += step
    if not counts:
        return ""
    best = min(counts, key=lambda name: (-counts[name], name))
    return best if counts[best] >= 2 and 2 * counts[best] >= counts.total() else ""
