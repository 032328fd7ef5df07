"""Which stretches of a text the model reads at a time.

Nothing here knows where sentences end, for the model itself says so: a window ends at a paragraph's end, or, where a
paragraph is too long, at a place that looks like a sentence's end. A few words on each side are read as context and
what the model says of them is dropped. Training cuts its texts with the same functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.marks import CLOSING

LIMIT = 222  # subwords in a window, context aside
CONTEXT = 40  # subwords of context on each side, at most

_ENDS = frozenset((".", "!", "?", "…", "...", "....", "!!", "!?", "?!", "?!?", "!!!", "??"))
_AFTER = CLOSING | frozenset(")]}")


@dataclass(frozen=True, slots=True)
class Window:
    """Words `left` to `right` are read, those from `start` to `end` kept (each half-open: the last is not included).
    A sentence is forced to begin at `left`, at `start`, and at `end` where context follows."""

    left: int
    start: int
    end: int
    right: int


def cuts(texts: Sequence[str], spaced: NDArray[np.bool_], paragraph: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where a window may begin: at a paragraph's first word, and after . ! ? with the closing marks and brackets that
    follow it, if a space and no lower-case letter comes next [n]."""
    found = paragraph.copy()
    count = len(texts)
    for i in [i for i, text in enumerate(texts) if text in _ENDS]:
        j = i + 1
        while j < count and texts[j] in _AFTER and not paragraph[j] and not spaced[j]:
            j += 1
        if j < count and spaced[j] and not texts[j][0].islower():
            found[j] = True
    return found


def windows(
    sizes: NDArray[np.int64],
    paragraph: NDArray[np.bool_],
    cut: NDArray[np.bool_],
    limit: int = LIMIT,
    context: int = CONTEXT,
) -> list[Window]:
    """Windows that keep every word exactly once, in order.

    sizes: subwords of each word; paragraph: first words of paragraphs; cut: from `cuts`. A window is filled up to the
    last paragraph that fits it if that fills it by half, else to the last place where it may be cut, else full."""
    count = len(sizes)
    total = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))  # subwords before each word
    paragraphs = np.append(np.flatnonzero(paragraph), count)
    places = np.append(np.flatnonzero(cut), count)
    out: list[Window] = []
    start = 0
    while start < count:
        reach = int(np.searchsorted(total, total[start] + limit, side="right")) - 1
        reach = max(reach, start + 1)  # a single word longer than the limit
        if reach >= count:
            end = count
        else:
            whole = _last(paragraphs, start, reach)
            partly = _last(places, start, reach)
            end = whole if whole and total[whole] - total[start] >= limit // 2 else partly or whole or reach
        left = int(np.searchsorted(total, total[start] - context))
        right = max(int(np.searchsorted(total, total[end] + context, side="right")) - 1, end)
        out.append(Window(_aligned(places, left, start), start, end, right))
        start = end
    return out


def _last(places: NDArray[np.int64], after: int, until: int) -> int:
    """The last of the places in (after, until], or 0."""
    at = int(places[max(int(np.searchsorted(places, until, side="right")) - 1, 0)])
    return at if after < at <= until else 0


def _aligned(places: NDArray[np.int64], left: int, start: int) -> int:
    """Context begins at the first place from `left` on where a window may begin, if there is one before `start`."""
    at = int(places[int(np.searchsorted(places, left))])
    return at if at < start else left
