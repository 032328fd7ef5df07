"""Whether one printing of a quotation is a part of another: a half of it, with dots for what is left out, with words in
brackets for what the reporter put in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.model import fold

__all__ = ["GAP", "LEAST_OVERLAP", "LEAST_WORDS", "PUT_IN", "overlap", "part_of", "runs", "same_speech", "tokens"]

LEAST_WORDS = 4
"""A part of a quotation must have so many words in a row to be known as a part of it."""
GAP, PUT_IN = "\u2026", "[]"
LEAST_OVERLAP = 6
"""Words by which the end of one printing must be the beginning of another."""
_SKIPS = {GAP: 80, PUT_IN: 6}  # words of the other printing that a sign may stand for
_SIGNS = re.compile(
    r"\[\s*(?:\.{2,}|\u2026|\. \. \.)\s*\]|\(\s*(?:\.{3}|\u2026)\s*\)|\.{3,}|\u2026|\. \. \.|\[[^\]]{0,80}\]"
)
_CUT = re.compile(r"^\W*(?:\.{2,}|\u2026|\. \. \.)?\W*$")


@lru_cache(maxsize=50_000)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a quotation, folded, with GAP for dots and PUT_IN for words in brackets; none at its ends."""
    found: list[str] = []
    at = 0
    folded = fold(text)
    for match in _SIGNS.finditer(folded):
        found += re.findall(r"\w+(?:'\w+)*", folded[at : match.start()])
        found.append(GAP if _CUT.match(match[0].strip("[]() ")) else PUT_IN)
        at = match.end()
    found += re.findall(r"\w+(?:'\w+)*", folded[at:])
    first, last = 0, len(found)
    while first < last and found[first] in _SKIPS:
        first += 1
    while last > first and found[last - 1] in _SKIPS:
        last -= 1
    return tuple(found[first:last])


def part_of(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of one printing are all in the other, in order, but for what its signs stand for."""
    words = [word for word in short if word not in _SKIPS]
    if len(words) < LEAST_WORDS or len(words) > len(long) + 8:
        return False
    if not _SKIPS.keys() & {*short, *long}:
        return f" {' '.join(short)} " in f" {' '.join(long)} "
    # a sign must leave words enough in a row somewhere, else any two texts are alike
    runs = " ".join(short).replace(GAP, "\n").replace(PUT_IN, "\n").split("\n")
    if max(len(run.split()) for run in runs) < LEAST_WORDS:
        return False
    return any(_fits(tuple(short), tuple(long), at) for at, word in enumerate(long) if word in {short[0], PUT_IN})


def _fits(short: tuple[str, ...], long: tuple[str, ...], at: int) -> bool:
    """Whether the one can be laid along the other from there on. Each pair of places is tried once."""
    waiting, seen = [(0, at)], set[tuple[int, int]]()
    while waiting:
        here, there = waiting.pop()
        if here == len(short):
            return True
        if (here, there) in seen:
            continue
        seen.add((here, there))
        if short[here] in _SKIPS:
            most = min(len(long), there + _SKIPS[short[here]])
            waiting += [(here + 1, later) for later in range(there, most + 1)]
        elif there < len(long):
            if long[there] == short[here]:
                waiting.append((here + 1, there + 1))
            elif long[there] == PUT_IN:
                most = min(len(short), here + _SKIPS[PUT_IN])
                waiting += [(later, there + 1) for later in range(here, most + 1)]
    return False


def overlap(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the end of the one is the beginning of the other, by more words than chance gives."""
    if _SKIPS.keys() & {*one, *other}:
        return False
    most = min(len(one), len(other)) - 1
    return any(tuple(one[-size:]) == tuple(other[:size]) for size in range(most, LEAST_OVERLAP - 1, -1))


def runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    """All runs of so many words as a part must have, without a sign for words left out or put in."""
    found = (tuple(words[at : at + LEAST_WORDS]) for at in range(len(words) - LEAST_WORDS + 1))
    return [run for run in found if GAP not in run and PUT_IN not in run]


def same_speech(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether two printings of what one person said are of one speech: the one a part of the other, or the end of the
    one the beginning of the other. They have a run of words in common, whatever the signs in them stand for."""
    if set(runs(short)).isdisjoint(runs(long)):
        return False
    return part_of(short, long) or overlap(short, long) or overlap(long, short)
