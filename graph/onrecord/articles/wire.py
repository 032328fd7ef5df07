"""Which articles are copies of one story: an agency's report in several papers counts once.

Papers re-headline, re-punctuate and cut from the end, so copies are told by containment: how much of the shorter
body (runs of five folded words, marks left out) the longer has. Two reports of one event share quotations and names,
seldom more than a quarter of their runs of words; copies share nearly all. Candidates come from an index of the runs
whose hash falls in one class of eight, which long and short texts choose alike (a MinHash compares whole sets, and
misses what was cut); they are then compared exactly. Broder 1997, "On the resemblance and containment of documents".
Reports of a weekly event are written on one form: where the words agree and the figures in them do not, they are two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b

import numpy as np

from onrecord.model import Article, fold

__all__ = ["stories"]

_RUN = 5
_CLASSES = 8
_CONTAINED = 0.6
_FEWEST = 20
_NEARLY_ALL = 0.95
"""Above this, figures that differ are misprints or a later count: the copies that tests/bench/stories.py makes by
changing a word in twenty are below it, the weekly reports it keeps apart are at 0.6 to 0.8."""
_OTHER_FIGURES = 0.08
"""Share of runs that agree but for their figures, from which on two texts are one form filled in twice: an update of
a story changes one or two figures (up to 10 runs of 200), a weekly report most of them (a fifth to a third of runs)."""
_MANY = 24


def stories(articles: Iterable[Article]) -> list[Article]:
    """The articles, each once, with its `story`: the id of the earliest (then smallest id) of all its copies.

    Articles with the same id are one; the one that says most of itself stays. Sorted by id; the result is the same
    for any order of the input.
    """
    unique: dict[str, Article] = {}
    for article in articles:
        unique[article.id] = max(unique.get(article.id, article), article, key=_told)
    ordered = sorted(unique.values(), key=lambda article: article.id)
    runs = [_runs(article) for article in ordered]
    root = list(range(len(ordered)))

    def find(index: int) -> int:
        while root[index] != index:
            root[index] = root[root[index]]
            index = root[index]
        return index

    forms: dict[int, frozenset[int]] = {}

    def form(index: int) -> frozenset[int]:
        if index not in forms:
            forms[index] = _runs(ordered[index], figures=False)
        return forms[index]

    for one, other in _candidates(runs):
        if find(one) == find(other) or not _copies(runs[one], runs[other]):
            continue
        if _contained(runs[one], runs[other]) >= _NEARLY_ALL or (
            _contained(form(one), form(other)) - _contained(runs[one], runs[other]) < _OTHER_FIGURES
        ):
            root[find(other)] = find(one)
    groups: dict[int, list[Article]] = defaultdict(list)
    for index, article in enumerate(ordered):
        groups[find(index)].append(article)
    first = {group: min(members, key=lambda a: (a.published or "9", a.id)).id for group, members in groups.items()}
    return [replace(article, story=first[find(index)]) for index, article in enumerate(ordered)]


def _told(article: Article) -> tuple[int, str]:
    """How much an article says of itself: for choosing among copies with one id, whatever their order."""
    said = (article.headline, article.publisher, article.agency, article.byline, article.published, article.url)
    return sum(map(bool, said)), "\x1f".join((*said, article.page))


def _runs(article: Article, *, figures: bool = True) -> frozenset[int]:
    """Hashes of all runs of five words of the body; without `figures`, all numbers count as one."""
    text = fold(article.text[article.body :] or article.text).replace("'", "")
    words = re.findall(r"[^\W_]+", text if figures else re.sub(r"\d+(?:[.,]\d+)*", "0", text))
    codes = np.array([_code(word) for word in words], np.uint64)
    count = max(len(words) - _RUN, 0) + 1 if words else 0
    sums = np.zeros(count, np.uint64)
    for at in range(min(_RUN, len(words))):
        sums = sums * _FACTOR + codes[at : at + count]  # uint64 wraps round, on every machine alike
    sums ^= sums >> np.uint64(32)
    return frozenset((sums * _FACTOR).tolist())


_FACTOR = np.uint64(0x9E3779B97F4A7C15)


@lru_cache(maxsize=1 << 18)
def _code(word: str) -> int:
    """64 bits for a word, the same on every machine."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _candidates(runs: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """Pairs worth comparing: they share a run of the chosen class. Of very many sharers, each with its neighbours."""
    holders: dict[int, list[int]] = defaultdict(list)
    for index, hashes in enumerate(runs):
        chosen = hashes if len(hashes) < 100 else (value for value in hashes if value % _CLASSES == 0)
        for value in chosen:
            holders[value].append(index)
    return sorted(_pairs(holders))


def _pairs(holders: dict[int, list[int]]) -> set[tuple[int, int]]:
    pairs: set[tuple[int, int]] = set()
    for sharers in holders.values():
        for at, one in enumerate(sharers):
            following = sharers[at + 1 :] if len(sharers) <= _MANY else sharers[at + 1 : at + 1 + _MANY // 4]
            pairs.update((one, other) for other in following)
    return pairs


def _contained(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _copies(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether most of the shorter is in the longer; very short bodies must be equal."""
    if min(len(one), len(other)) < _FEWEST:
        return one == other and bool(one)
    return _contained(one, other) >= _CONTAINED
