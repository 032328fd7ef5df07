"""How sure a merge is, by its reason; and the merges of a record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from onrecord.model import Merge, Span
from onrecord.resolve.identity import Identities, Item
from onrecord.vocabulary import words

__all__ = ["ground", "merges", "score"]


@cache
def _grounds() -> list[tuple[re.Pattern[str], str, float, float]]:
    """Each ground as the beginning of a reason, the most telling first, with its two scores."""
    found = []
    for name, cells in sorted(words("grounds").items(), key=lambda entry: (-len(entry[0]), entry)):
        within, between = (float(cell.replace("-", "0.5")) for cell in cells)
        found.append((re.compile(re.escape(name).replace(r"\*", ".+") + r"(?!\w)"), name, within, between))
    return found


def ground(reason: str) -> str:
    """The ground of a reason, which may go on after it ("initials: NHB"); "" if we know none."""
    return next((name for pattern, name, _, _ in _grounds() if pattern.match(reason)), "")


@lru_cache(maxsize=100_000)
def score(reason: str, between: bool) -> float:
    """How often merges for such a reason are right; of an unknown ground it is a coin's toss. between: the two stand in
    different articles."""
    for pattern, _, within, across in _grounds():
        if pattern.match(reason):
            return across if between else within
    return 0.5


def merges(identities: Identities, ids: Mapping[int, str]) -> list[Merge]:
    """All merges between articles and within them, sorted. ids: identifier of each entity by its root."""
    found = {_order(merge): merge for merge in _between(identities, ids)}
    for item in identities.items:
        if item.referent.links:
            entity = ids[identities.find(item)]
            for link in item.referent.links:
                merge = Merge(entity, link.one, link.other, link.reason, score(link.reason, False))
                found[_order(merge)] = merge
    return [found[key] for key in sorted(found)]


def _order(merge: Merge) -> tuple[object, ...]:
    """All that a merge says, in the order of its fields: plain values are compared far faster than merges."""
    one, other = merge.one, merge.other
    ends = (one.article, one.start, one.end, one.text, other.article, other.start, other.end, other.text)
    return (merge.entity, *ends, merge.reason, merge.score)


def _between(identities: Identities, ids: Mapping[int, str]) -> Iterator[Merge]:
    places: dict[int, Span | None] = {}
    for one, other, reason in identities.joins:
        for number in (one, other):
            if number not in places:
                places[number] = _place(identities.items[number])
        first, second = places[one], places[other]
        if first is not None and second is not None:
            first, second = min(first, second), max(first, second)
            yield Merge(ids[identities.find(one)], first, second, reason, score(reason, True))


def _place(item: Item) -> Span | None:
    """The mention that stands for the referent: the first that bears its name, else that names it, else the first."""
    referent = item.referent
    if len(referent.mentions) < 2:
        return referent.mentions[0].span if referent.mentions else None
    return min(
        referent.mentions, key=lambda each: (each.label != referent.name, each.form != "name", each.span.start, each)
    ).span
