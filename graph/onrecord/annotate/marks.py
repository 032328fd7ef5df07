"""Quotation marks: which words are marks, which of them open and which close, and which belong together.

Decided from characters and spacing, since newspapers use straight and curly, double and single marks, mix them up in
one quotation ('shied away" is common in syndicated copies), leave a quotation open at a paragraph's end when it goes on
in the next, and write the apostrophe with the same character as the single mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DOUBLE = frozenset('"“”„‟″«»＂') | {"''", "``"}
SINGLE = frozenset("'‘’‚‛′`‹›＇")
_OPENS = frozenset("“„‘‚«‹`‛‟") | {"``"}  # opening by their form
_CLOSES = frozenset("”’»›")
OPENING = (DOUBLE | SINGLE) - _CLOSES
CLOSING = (DOUBLE | SINGLE) - _OPENS
MARKS = DOUBLE | SINGLE

_BEFORE_OPENING = frozenset("([{—–-/") | {"--", "---"}  # stand before an opening mark without a space
_AFTER_CLOSING = re.compile(r"[.,;:!?)\]}…—–/-]|'s$|’s$")
# Words with an apostrophe before them ('90s, 'em), or after them where they do not end in s (runnin').
_ELIDED = re.compile(r"(?:\d\ds?|em|tis|twas|til|till|cause|cos|bout|n|round|neath|kay|nother|merica)$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:[sxzSXZ]|\w{2,}in|ol|an|th)$")


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation by its marks: words `opening` to `closing`, both of them marks where `closed`. Where it is left open,
    `closing` is the last word before the paragraph's end or before the mark that opens it anew (`continues`: the
    quotation goes on with another opening mark). depth: 0 for an outermost quotation."""

    opening: int
    closing: int
    closed: bool
    continues: bool
    depth: int


def marks(texts: Sequence[str], spaced: Sequence[bool], paragraph: Sequence[bool]) -> NDArray[np.int64]:
    """For each word [n]: 0 outside quotation marks, 1 inside, 2 an opening mark, 3 a closing mark.

    texts: the words; spaced: white space stands before the word; paragraph: the word is the first of a paragraph."""
    pairs, strays = pair(texts, spaced, paragraph)
    inside = np.zeros(len(texts) + 1, np.int64)
    for p in pairs:
        inside[p.opening] += 1
        inside[p.closing + 1] -= 1
    state = (np.cumsum(inside[:-1]) > 0).astype(np.int64)
    for p in pairs:
        state[p.opening] = 2
        if p.closed:
            state[p.closing] = 3
    state[strays] = 3
    return state


def pair(texts: Sequence[str], spaced: Sequence[bool], paragraph: Sequence[bool]) -> tuple[list[Pair], list[int]]:
    """The quotations, in the order of their opening marks, and the closing marks that nothing opened."""
    count = len(texts)
    places = [i for i, text in enumerate(texts) if text in MARKS]
    if not places:
        return [], []
    # By spacing alone: opening, closing, or unknown (spaces on both sides, or on neither).
    side: dict[int, str] = {}
    for i in places:
        before = spaced[i] or paragraph[i] or texts[i - 1] in _BEFORE_OPENING or side.get(i - 1) == "opening"
        after = i + 1 == count or spaced[i + 1] or paragraph[i + 1] or bool(_AFTER_CLOSING.match(texts[i + 1]))
        if not before and not after and side.get(i - 1) == "closing":
            after = True  # he said 'no'"
        if i + 1 < count and texts[i + 1] in MARKS and not (spaced[i + 1] or paragraph[i + 1]):
            # Two marks together: what stands after the second decides.
            j = i + 2
            after = j >= count or spaced[j] or paragraph[j] or bool(_AFTER_CLOSING.match(texts[j]))
        side[i] = "opening" if before and not after else "closing" if after and not before else "unknown"

    ends = _paragraph_ends(paragraph)
    pairs: list[Pair] = []
    strays: list[int] = []
    stack: list[int] = []

    def close(i: int, depth: int, closed: bool, continues: bool = False) -> None:
        """Ends the open quotations from `depth` upwards at word i; only the lowest has a mark there."""
        for level in range(len(stack) - 1, depth - 1, -1):
            whole = closed and level == depth
            pairs.append(Pair(stack[level], i if whole else i - 1, whole, continues and level == depth, level))
        del stack[depth:]

    at = 0
    for place, i in enumerate(places):
        if ends[i] != at:
            if stack:  # left open at a paragraph's end: it goes on if the next paragraph opens with a mark
                following = at + 1
                goes_on = following < count and texts[following] in MARKS and side[following] != "closing"
                _leave_open(stack, pairs, texts, at, goes_on)
            at = ends[i]
        text = texts[i]
        kind = SINGLE if text in SINGLE else DOUBLE
        same = next((level for level in range(len(stack) - 1, -1, -1) if texts[stack[level]] in kind), None)
        where = side[i]
        if text in _OPENS and not (where == "closing" and stack):
            where = "opening" if where != "closing" else "closing"
        elif text in _CLOSES and where == "unknown":
            where = "closing"
        elif where == "unknown":
            where = "closing" if same is not None else "opening"
        if where == "opening":
            if kind is SINGLE and text != "`" and i + 1 < count and _ELIDED.match(texts[i + 1]):
                continue
            if text == "’" and not _closed_later(places, place, side, ends):
                continue
            if same is not None and not _is_within(places, place, texts, stack[same], ends):
                close(i, same, closed=False, continues=True)
            stack.append(i)
            continue
        previous = texts[i - 1] if i else ""
        if kind is SINGLE and _is_apostrophe(i, place, places, side, texts, spaced, paragraph, ends, stack, same):
            continue
        if not stack:
            if previous[-1:].isdigit():  # 6' 2": feet and inches
                continue
            strays.append(i)
            continue
        close(i, same if same is not None else len(stack) - 1, closed=True)
    if stack:
        following = at + 1
        goes_on = following < count and texts[following] in MARKS and side[following] != "closing"
        _leave_open(stack, pairs, texts, at, goes_on)
    return sorted(pairs, key=lambda p: (p.opening, p.depth)), strays


def _is_apostrophe(
    i: int,
    place: int,
    places: list[int],
    side: dict[int, str],
    texts: Sequence[str],
    spaced: Sequence[bool],
    paragraph: Sequence[bool],
    ends: list[int],
    stack: list[int],
    same: int | None,
) -> bool:
    """Is this single mark, in a closing place, an apostrophe (the gangs' purpose) rather than a mark?"""
    if not stack:
        return True
    previous = texts[i - 1] if i else ""
    goes_on = i + 1 < len(texts) and spaced[i + 1] and not paragraph[i + 1] and texts[i + 1][:1].isalnum()
    possessive = goes_on and not spaced[i] and bool(_POSSESSIVE.search(previous))
    later = next((j for j in places[place + 1 :] if side[j] != "unknown" or texts[j] in DOUBLE), None)
    if later is not None and ends[later] != ends[i]:
        later = None
    if same is not None:  # a single mark is open: an apostrophe only if a better closing mark follows
        if not possessive or later is None or side[later] == "opening" or texts[later] in DOUBLE:
            return False
        return not _POSSESSIVE.search(texts[later - 1])
    if possessive:
        return True
    # Only a double mark is open: this closes it (a mixed pair) unless its own closing mark comes next.
    return later is not None and side[later] != "opening" and texts[later] in DOUBLE


def _is_within(places: list[int], place: int, texts: Sequence[str], opened: int, ends: list[int]) -> bool:
    """Is this curly mark, in words that a straight one opens, the first of a pair of its own: "It is “fair” to all"?"""
    i, following = places[place], places[place + 1 : place + 2]
    return texts[i] == "“" and texts[opened] == '"' and any(texts[j] == "”" and ends[j] == ends[i] for j in following)


def _closed_later(places: list[int], place: int, side: dict[int, str], ends: list[int]) -> bool:
    """Does a closing mark follow in the paragraph?"""
    here = places[place]
    return any(side[j] == "closing" for j in places[place + 1 :] if ends[j] == ends[here])


def _leave_open(stack: list[int], pairs: list[Pair], texts: Sequence[str], last: int, goes_on: bool) -> None:
    """Ends what is open at a paragraph's end. A single mark that nothing closes was an apostrophe after all, unless the
    next paragraph goes on with a mark."""
    for level, opening in enumerate(stack):
        if goes_on or texts[opening] in DOUBLE:
            pairs.append(Pair(opening, last, False, goes_on and level == 0, level))
    stack.clear()


def _paragraph_ends(paragraph: Sequence[bool]) -> list[int]:
    """For each word, the last word of its paragraph."""
    ends = [0] * len(paragraph)
    last = len(paragraph) - 1
    for i in range(len(paragraph) - 1, -1, -1):
        ends[i] = last
        if paragraph[i]:
            last = i - 1
    return ends
