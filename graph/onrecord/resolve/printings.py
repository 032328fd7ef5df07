"""Which quotation is a part of which: each printing of one speaker's goes to the longest other that holds it.

What is plain pair by pair (`onrecord.resolve.halves.same_speech` for every two) costs a day for a speaker who repeats
stock phrases. Here each printing is looked up by the one of its runs of words that fewest others have, and by its
beginnings and ends; what is found is then compared as plainly as before, the longest first, and the first that fits is
the answer. tests/resolve/test_printings.py holds the two ways against each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import accumulate
from typing import TypeVar

from onrecord.resolve.halves import LEAST_OVERLAP, PUT_IN, runs, same_speech

__all__ = ["longer_printings"]

K = TypeVar("K", bound=tuple[str, ...])
Words = tuple[str, ...]


def longer_printings(
    printed: Mapping[K, Words], places: Mapping[K, Set[str]], parts: Set[K] | None = None
) -> list[tuple[K, K]]:
    """Pairs (part, whole) in the order in which the places of the part go to the whole, shortest part first.

    printed: the words of each printing (`halves.tokens`); places: the articles that it stands in. A part and its whole
    stand in different articles, counting those that the whole has got from its parts. parts: those that may be parts,
    and only that, where not all may be either.
    """
    either = printed.keys() if parts is None else printed.keys() - parts
    order = sorted(
        (key for key in printed if runs(printed[key])), key=lambda key: (len(printed[key]), key in either, key)
    )
    if len(order) < 2:
        return []
    texts = [printed[key] for key in order]
    stands = [set(places[key]) for key in order]
    index = _Index(texts)
    found = []
    for at, key in enumerate(order):
        for other in index.above(at) if parts is None or key in parts else ():
            if order[other] in either and not stands[at] & stands[other] and same_speech(texts[at], texts[other]):
                stands[other] |= stands[at]
                found.append((key, order[other]))
                break
    return found


class _Index:
    """Printings, shortest first, by their runs of words, their beginnings and their ends."""

    def __init__(self, texts: Sequence[Words]) -> None:
        self.texts = texts
        self.holders: dict[Words, list[int]] = defaultdict(list)
        self.bracketed: dict[Words, list[int]] = defaultdict(list)
        self.beginnings: dict[tuple[int, int], list[int]] = defaultdict(list)
        self.ends: dict[tuple[int, int], list[int]] = defaultdict(list)
        for at, words in enumerate(texts):
            # words in brackets may stand for others, which hides runs that a part has: these have a shelf of their own
            shelf = self.bracketed if PUT_IN in words else self.holders
            for run in set(runs(words)):
                shelf[run].append(at)
            for key in _begins(words):
                self.beginnings[key].append(at)
            for key in _ends(words):
                self.ends[key].append(at)

    def above(self, at: int) -> Iterator[int]:
        """The longer printings that may be the same speech, longest first, none twice."""
        words = self.texts[at]
        own = set(runs(words))
        rarest = min(own, key=lambda run: (len(self.holders.get(run, ())), run))
        shelves = [self.holders.get(rarest, [])]
        shelves += [self.bracketed[run] for run in own if run in self.bracketed]
        shelves += [self.beginnings[key] for key in _ends(words) if key in self.beginnings]
        shelves += [self.ends[key] for key in _begins(words) if key in self.ends]
        yield from _falling([shelf for shelf in shelves if shelf[-1:] and shelf[-1] > at], at)


def _falling(shelves: list[list[int]], least: int) -> Iterator[int]:
    """The numbers on rising shelves above the least, largest first, each once."""
    if len(shelves) == 1:
        for number in reversed(shelves[0]):
            if number <= least:
                return
            yield number
    else:
        yield from sorted({number for shelf in shelves for number in shelf if number > least}, reverse=True)


_FACTOR, _MODULUS = 1_000_003, (1 << 61) - 1


def _begins(words: Words) -> list[tuple[int, int]]:
    """A key for each beginning of so many words as two halves must share, but for the whole."""
    sums = accumulate(words, lambda value, word: (value * _FACTOR + hash(word)) % _MODULUS, initial=0)
    return [(size, value) for size, value in enumerate(sums) if LEAST_OVERLAP <= size < len(words)]


def _ends(words: Words) -> list[tuple[int, int]]:
    """The same for each end: equal words have equal keys. Which words have equal hashes changes no result, since all
    that is found is compared."""
    out, value, power = [], 0, 1
    for size, word in enumerate(reversed(words), 1):
        value = (value + hash(word) * power) % _MODULUS
        power = power * _FACTOR % _MODULUS
        if LEAST_OVERLAP <= size < len(words):
            out.append((size, value))
    return out
