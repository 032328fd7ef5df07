"""Where the articles of a page begin: the page's own, then those that a site puts under it, each with a head like

    Daily Lantern                 or   U-turn! Minister eats his words        or   Daily Lantern • 2 hours ago
    2 hours ago                        By Kit Obuya                                U-turn! Minister eats his words
    - Daily Lantern                    Daily Lantern, 22 April 2031
    U-turn! Minister eats ...

above a body of prose. A date alone above prose is no head: chronicles are written so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord import dates
from onrecord.articles.signs import dated, name_like, paper_like
from onrecord.articles.units import Unit, prose
from onrecord.model import fold

__all__ = ["starts"]

_DASH = re.compile(r"^[-–—•·]\s*(?P<name>\S.*)$")
_BY = re.compile(r"^(?:By|BY)\s+[A-Z]")
_RULE = re.compile(r"^[-=_*~#•\s]{3,}$")


def starts(text: str, units: Sequence[Unit], kinds: Sequence[str]) -> list[int]:
    """Index of the first unit of each article, in order; the first is 0 unless the page has no unit at all."""
    found = {0} if units else set()
    for index in range(len(units)):
        start = _head_at(text, units, kinds, index)
        if start is not None:
            found.add(start)
    return sorted(found)


def _head_at(text: str, units: Sequence[Unit], kinds: Sequence[str], at: int) -> int | None:
    """The first unit of a head whose date or age stands at that unit; None if there is no head."""
    when = dated(units[at].text) if not kinds[at] else None
    if when is None:
        return None
    aged = dates.age(units[at].text) is not None and dates.find(units[at].text) is None
    names = [part for part in when[1].split(" | ") if part and not _BY.match(part)]
    above = units[at - 1] if at and not kinds[at - 1] and not prose(units[at - 1].text) else None
    below, credit = at + 1, ""
    match = _DASH.match(units[below].text) if below < len(units) else None
    if match is not None and name_like(match["name"]):
        below, credit = below + 1, match["name"].strip()
    body = _body(units, kinds, below + 1)
    title = units[below] if below < len(units) else None
    if title is not None and body and not kinds[below] and 3 <= title.words <= 45 and not _long(title):
        named = above is not None and name_like(above.text)
        if named and above is not None and (fold(above.text) == fold(credit) or aged):
            return at - 1
        if aged and (credit or names):
            return at
    if above is not None and _body(units, kinds, at + 1):
        return _headline_above(text, units, kinds, at, bool(names) or aged)
    return None


def _headline_above(text: str, units: Sequence[Unit], kinds: Sequence[str], at: int, named: bool) -> int | None:
    """A head whose headline stands above its date: with a paper or a byline, and apart from what is above it."""
    top = at
    papers = named
    while top > 0 and at - top < 4 and not kinds[top - 1] and not prose(units[top - 1].text):
        top -= 1
        papers = papers or _BY.match(units[top].text) is not None or (top < at - 1 and paper_like(units[top].text))
        if units[top].words >= 4 and not _BY.match(units[top].text) and not _RULE.match(units[top].text):
            above = units[top - 1] if top else None
            gap = text.count("\n", above.end, units[top].start) if above is not None else 0
            apart = above is None or bool(kinds[top - 1]) or gap >= 3 or _RULE.match(above.text) is not None
            return top if papers and apart else None
    return None


def _long(unit: Unit) -> bool:
    return unit.words > 30 and prose(unit.text)


def _body(units: Sequence[Unit], kinds: Sequence[str], first: int) -> bool:
    """Whether an article's body begins within three units: a paragraph of forty words, or two of prose."""
    for index in range(first, min(first + 3, len(units))):
        if not kinds[index] and prose(units[index].text):
            following = index + 1 < len(units) and prose(units[index + 1].text)
            return units[index].words >= 40 or following
    return False
