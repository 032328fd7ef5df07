"""The plan of the picture: the main part in its frame, lesser symbols in its gaps, small parts beside or below.

A reader takes in some eighty symbols at a glance. Where there are more, those that matter most are placed first, as if
they were alone, and the rest goes into the gaps, near what it is joined to: so the page can open with the main part
and show the rest without moving anything, as a map does with its villages.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.view.gaps import gaps
from onrecord.view.islands import CELL, LINE, Part, pack
from onrecord.view.layout import place
from onrecord.view.spacing import TALL, WIDE, fit, frame

if TYPE_CHECKING:
    import numpy.typing as npt

    Points = npt.NDArray[np.float64]
    Pairs = npt.NDArray[np.int64]

__all__ = ["Plan", "arrange"]

SMALL = 12
"""Parts with fewer symbols than this are drawn at their natural size, not stretched to a frame."""
FEW = 12
"""So many symbols without a line are shown from the start, among the small parts; more wait in rows below the rest."""
DIGITS = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """Positions in pixels at full size for a wide frame and a tall one; how large what is shown first is in each."""

    wide: Points
    tall: Points
    frames: tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Parts stretched to a frame, small parts, both shown first; what goes into the gaps of each; and what waits."""

    large: list[Part]
    rest: list[list[int]]
    small: list[Part]
    waiting: list[Part]
    alone: list[int]


def arrange(
    count: int,
    pairs: Sequence[tuple[int, int]],
    boxes: Points,
    core: Collection[int],
    few: Collection[int] | None = None,
) -> Plan:
    """Positions of `count` symbols joined by `pairs`; `boxes` is width and height of each with its label.

    core: the symbols that are shown first. few: those of them that are shown first in the tall frame, where these are
    fewer. Symbols without a line stand among the small parts, or below everything.
    """
    links = np.array(sorted({(min(p), max(p)) for p in pairs if p[0] != p[1]}), dtype=np.int64).reshape(-1, 2)
    kinds = _sort(count, links, set(core))
    less = kinds if few is None or set(few) == set(core) else _sort(count, links, set(few))
    wide, first = _plan(count, links, boxes, kinds, WIDE)
    tall, second = _plan(count, links, boxes, less, TALL)
    return Plan(wide, tall, (first, second))


def _sort(count: int, links: Pairs, core: set[int]) -> _Sorted:
    whole = _parts(count, links)
    joined = {node for part in whole for node in part}
    alone = [node for node in range(count) if node not in joined]
    shown = [sorted(core & set(part)) for part in whole]
    everything = not core or all(len(nodes) > 1 for nodes in shown)
    found = _Sorted([], [], [], [], alone)
    for part, nodes in zip(whole, shown, strict=True):
        chosen = nodes if len(nodes) > 1 else part
        made = Part(chosen, place(len(chosen), _inside(chosen, links).tolist()))
        if len(nodes) < 2 and not everything:
            found.waiting.append(made)
        elif len(chosen) >= SMALL or not found.large:
            found.large.append(made)
            found.rest.append(sorted(set(part) - set(chosen)))
        else:
            found.small.append(made)
    if len(alone) <= FEW or not joined:
        group = found.small if everything else found.waiting
        group += [Part([node], np.zeros((1, 2))) for node in alone]
        alone.clear()
    return found


def _plan(count: int, links: Pairs, boxes: Points, kinds: _Sorted, aspect: float) -> tuple[Points, tuple[float, float]]:
    placed = np.zeros((count, 2))
    seen = sum(len(part.nodes) for part in (*kinds.large, *kinds.small))
    # Symbols in the gaps need some room too.
    wide, high = frame(int(seen + 0.35 * sum(len(rest) for rest in kinds.rest)), aspect)
    rows = pack(kinds.small, boxes, wide)
    room = max(high - rows.height, high * 0.5) if kinds.large else 0.0
    total = sum(len(part.nodes) for part in kinds.large)
    # Large parts stand side by side in a wide frame and one above the other in a tall one, each by its share.
    level = aspect >= 1
    at = -(wide if level else room) / 2
    for part, rest in zip(kinds.large, kinds.rest, strict=True):
        share = len(part.nodes) / total
        size = (wide * share, room) if level else (wide, room * share)
        length = size[0] if level else size[1]
        middle = np.array((at + length / 2, 0.0) if level else (0.0, at + length / 2))
        placed[part.nodes] = fit(part.points, _inside(part.nodes, links), boxes[part.nodes], size) + middle
        placed = gaps(placed, part.nodes, rest, links, (wide / 2, room / 2))
        at += length
    rows.put(placed, 0.0, room / 2)
    first = _extent(placed, [node for part in (*kinds.large, *kinds.small) for node in part.nodes])
    _put_waiting(placed, kinds, boxes, aspect, room / 2 + rows.height, wide)
    return np.asarray(np.round(placed - _middle(placed, kinds), DIGITS)), first


def _put_waiting(placed: Points, kinds: _Sorted, boxes: Points, aspect: float, bottom: float, wide: float) -> None:
    """What is shown only on request: small parts below the picture or beside it, whichever keeps it larger."""
    top = -float(np.abs(placed[:, 1]).max(initial=0.0))
    if kinds.waiting:
        area = sum(len(part.nodes) for part in kinds.waiting) * LINE[0] * LINE[1]
        high = bottom - top
        below, beside = pack(kinds.waiting, boxes, wide), pack(kinds.waiting, boxes, max(wide * 0.3, area / high))
        if _scale(wide, high + below.height, aspect) >= _scale(wide + beside.width, max(high, beside.height), aspect):
            below.put(placed, 0.0, bottom + 30)
            bottom += 30 + below.height
        else:
            beside.put(placed, wide / 2 + 60 + beside.width / 2, (top + bottom - beside.height) / 2)
            bottom = max(bottom, (top + bottom + beside.height) / 2)
    columns = max(1, int(wide // CELL[0]))
    for number, node in enumerate(kinds.alone):
        row, column = divmod(number, columns)
        here = min(columns, len(kinds.alone) - row * columns)
        placed[node] = (column + 0.5 - here / 2) * CELL[0], bottom + (row + 0.7) * CELL[1]


def _parts(count: int, links: Pairs) -> list[list[int]]:
    """The parts that hang together, of two symbols or more, the largest first."""
    from scipy.sparse import coo_matrix  # type: ignore[import-untyped, unused-ignore]
    from scipy.sparse.csgraph import connected_components  # type: ignore[import-untyped, unused-ignore]

    if not len(links):
        return []
    matrix = coo_matrix((np.ones(len(links)), (links[:, 0], links[:, 1])), shape=(count, count))
    _, label = connected_components(matrix, directed=False)
    found: dict[int, list[int]] = {}
    for node in range(count):
        found.setdefault(int(label[node]), []).append(node)
    return sorted((part for part in found.values() if len(part) > 1), key=lambda part: (-len(part), part[0]))


def _inside(nodes: list[int], links: Pairs) -> Pairs:
    """The links between these nodes, by their places in the list."""
    where = np.full(int(links.max()) + 1 if len(links) else 0, -1, dtype=np.int64)
    where[nodes] = np.arange(len(nodes))
    local = where[links]
    return np.asarray(local[(local >= 0).all(1)], dtype=np.int64).reshape(-1, 2)


def _extent(placed: Points, nodes: list[int]) -> tuple[float, float]:
    if not nodes:
        return 1.0, 1.0
    size = placed[nodes].max(0) - placed[nodes].min(0)
    return round(float(size[0]), 1), round(float(size[1]), 1)


def _middle(placed: Points, kinds: _Sorted) -> Points:
    nodes = [node for part in (*kinds.large, *kinds.small) for node in part.nodes]
    return np.asarray((placed[nodes].max(0) + placed[nodes].min(0)) / 2 if nodes else np.zeros(2))


def _scale(wide: float, high: float, aspect: float) -> float:
    """How large it is drawn in a frame of that aspect."""
    return min(math.sqrt(aspect) / wide, 1 / math.sqrt(aspect) / high)
