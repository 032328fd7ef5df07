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
import numpy.typing as npt

from onrecord.articles.sketches import Hashes, Sketches, body, codes
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


def stories(articles: Iterable[Article], sketches: Sketches | None = None) -> list[Article]:
    """The articles, each once, with its `story`: the id of the earliest (then smallest id) of all its copies.

    Articles with the same id are one; the one that says most of itself stays. Sorted by id; the result is the same
    for any order of the input. sketches: what is known of the texts from before; it learns what is found of them now.
    """
    unique: dict[str, Article] = {}
    for article in articles:
        unique[article.id] = max(unique.get(article.id, article), article, key=_told)
    ordered = sorted(unique.values(), key=lambda article: article.id)
    sketches = Sketches() if sketches is None else sketches
    texts = _Texts(ordered)
    keys, chosen = sketches.of(ordered, _sketch)
    ones, others = _candidates(chosen)
    pairs = codes(keys, ones, others)
    open_ = ~np.isin(pairs, sketches.apart)
    known = np.isin(pairs, sketches.copies)
    root = list(range(len(ordered)))

    def find(index: int) -> int:
        while root[index] != index:
            root[index] = root[root[index]]
            index = root[index]
        return index

    copies: list[int] = []
    apart: list[int] = []
    rows = zip(*(array[open_].tolist() for array in (ones, others, pairs, known)), strict=True)
    for one, other, code, compared in rows:
        if find(one) == find(other):
            continue
        if not compared:
            same = texts.copies(one, other)
            (copies if same else apart).append(code)
            if not same:
                continue
        root[find(other)] = find(one)
    sketches.keep(pairs, copies, apart)
    groups: dict[int, list[Article]] = defaultdict(list)
    for index, article in enumerate(ordered):
        groups[find(index)].append(article)
    first = {group: min(members, key=lambda a: (a.published or "9", a.id)).id for group, members in groups.items()}
    return [
        article if article.story == first[find(index)] else replace(article, story=first[find(index)])
        for index, article in enumerate(ordered)
    ]


class _Texts:
    """The runs of words of articles, each found when it is asked for."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = articles
        self._runs: dict[tuple[int, bool], frozenset[int]] = {}

    def runs(self, index: int, *, figures: bool = True) -> frozenset[int]:
        key = index, figures
        if key not in self._runs:
            self._runs[key] = _runs(self.articles[index], figures=figures)
        return self._runs[key]

    def copies(self, one: int, other: int) -> bool:
        """Whether the two are copies of one text: not of one form filled in twice."""
        left, right = self.runs(one), self.runs(other)
        if not _copies(left, right):
            return False
        same = _contained(left, right)
        forms = self.runs(one, figures=False), self.runs(other, figures=False)
        return same >= _NEARLY_ALL or _contained(*forms) - same < _OTHER_FIGURES


def _told(article: Article) -> tuple[int, str]:
    """How much an article says of itself: for choosing among copies with one id, whatever their order."""
    said = (article.headline, article.publisher, article.agency, article.byline, article.published, article.url)
    return sum(map(bool, said)), "\x1f".join((*said, article.page))


def _runs(article: Article, *, figures: bool = True) -> frozenset[int]:
    """Hashes of all runs of five words of the body; without `figures`, all numbers count as one."""
    text = fold(body(article)).replace("'", "")
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


def _sketch(article: Article) -> Hashes:
    """The runs by which a text is looked up: those of the chosen class, of a short text all."""
    runs = np.fromiter(hashes := _runs(article), np.uint64, len(hashes))
    return np.sort(runs if len(runs) < 100 else runs[runs % np.uint64(_CLASSES) == 0])


def _candidates(chosen: Sequence[Hashes]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Pairs worth comparing, sorted: they share a run of the chosen class. Of very many sharers, each with its
    neighbours."""
    sizes = [len(hashes) for hashes in chosen]
    holders = np.repeat(np.arange(len(chosen)), sizes)
    values = np.concatenate([np.zeros(0, np.uint64), *chosen])
    order = np.argsort(values, kind="stable")
    values, holders = values[order], holders[order]
    _, sharers = np.unique(values, return_counts=True)
    sharers = np.repeat(sharers, sharers)
    found = [np.zeros(0, np.int64)]
    for step in range(1, _MANY):  # the sharers of a run lie side by side, in order
        together = values[:-step] == values[step:]
        if not together.any():
            break
        if step > _MANY // 4:
            together &= sharers[:-step] <= _MANY
        found.append(holders[:-step][together] * len(chosen) + holders[step:][together])
    pairs = np.unique(np.concatenate(found))
    return pairs // max(1, len(chosen)), pairs % max(1, len(chosen))


def _contained(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _copies(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether most of the shorter is in the longer; very short bodies must be equal."""
    if min(len(one), len(other)) < _FEWEST:
        return one == other and bool(one)
    return _contained(one, other) >= _CONTAINED
