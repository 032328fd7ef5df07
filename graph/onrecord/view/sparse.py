"""Positions of many symbols: each weighed against a few pivots and its neighbours, not against all others.

A sparse stress model (Ortmann, Klimenta and Brandes, 2016), then springs along the lines and repulsion from whatever
is near, which a tree in the plane finds. About a second per thousand symbols on a laptop's core.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Points = npt.NDArray[np.float64]
    Pairs = npt.NDArray[np.int64]

__all__ = ["sparse"]

PIVOTS, STEPS = 60, 60
NEAR = 0.9
"""Symbols nearer than this, in lengths of a line, push each other away."""
CLOSEST = 9
DIGITS = 4


def sparse(points: Points, links: Pairs) -> Points:
    """Positions, in lengths of a line, from a start that is given."""
    count = len(points)
    degree = np.bincount(links.ravel(), minlength=count)
    lengths = 0.75 + 0.16 * np.sqrt(np.maximum(degree[links[:, 0]], degree[links[:, 1]]))
    chosen, ways = _pivots(count, links, lengths, int(np.argmax(degree)))
    weight = np.where(ways > 0, np.maximum(ways, 0.3) ** -2, 0)
    weight /= weight.sum(1)[:, None]
    pull = weight * ways
    for step in range(STEPS):
        # The weighted mean of where each pivot would have it: at its wished-for distance, in the direction it is in.
        x, y = points[:, 0], points[:, 1]
        dx, dy = x[:, None] - x[None, chosen], y[:, None] - y[None, chosen]
        share = pull / np.maximum(np.sqrt(dx * dx + dy * dy), 1e-3)
        goal = np.column_stack(
            ((weight * x[None, chosen] + share * dx).sum(1), (weight * y[None, chosen] + share * dy).sum(1))
        )
        if step >= STEPS // 3:
            push = _springs(points, links, lengths, degree) + _repulsion(points)
            goal = points + (goal - points) * 0.15 + np.clip(push, -1, 1)
        points = np.round(goal, DIGITS)
    return points


def _pivots(count: int, links: Pairs, lengths: Points, first: int) -> tuple[list[int], Points]:
    """Symbols far from each other, and the shortest ways from all to each of them: a row for each symbol."""
    from scipy.sparse import coo_matrix  # type: ignore[import-untyped, unused-ignore]
    from scipy.sparse.csgraph import dijkstra  # type: ignore[import-untyped, unused-ignore]

    matrix = coo_matrix((lengths, (links[:, 0], links[:, 1])), shape=(count, count)).tocsr()
    found = [np.asarray(dijkstra(matrix, directed=False, indices=first))]
    # What nothing joins is farther away than anything.
    far = float(found[0][np.isfinite(found[0])].max()) * 1.6 + 1.0
    chosen, nearest = [first], np.minimum(found[0], far)
    for _ in range(PIVOTS - 1):
        chosen.append(int(np.argmax(nearest)))
        found.append(np.asarray(dijkstra(matrix, directed=False, indices=chosen[-1])))
        nearest = np.minimum(nearest, found[-1])
    ways = np.vstack(found).T
    return chosen, np.asarray(np.round(np.where(np.isfinite(ways), ways, far), DIGITS), dtype=np.float64)


def _springs(points: Points, links: Pairs, lengths: Points, degree: npt.NDArray[np.int64]) -> Points:
    """Lines drawn to their lengths, gently where a symbol has many."""
    first, second = links[:, 0], links[:, 1]
    line = points[second] - points[first]
    size = np.maximum(np.sqrt((line**2).sum(-1)), 1e-3)
    pull = line * ((size - lengths) / size * 0.25)[:, None]
    ease = np.maximum(degree, 1)[:, None]
    return (_sum(first, pull, len(points)) - _sum(second, pull, len(points))) / ease


def _repulsion(points: Points) -> Points:
    """Away from the nearest few: while all still lie in a heap, counting every pair would take minutes."""
    from scipy.spatial import cKDTree  # type: ignore[import-untyped, unused-ignore]

    count = len(points)
    away, near = cKDTree(points).query(points, k=min(CLOSEST + 1, count), distance_upper_bound=NEAR)
    own = np.repeat(np.arange(count), near.shape[1])
    other, away = near.ravel(), away.ravel()
    kept = (other < count) & (other != own)
    own, other, away = own[kept], other[kept], np.maximum(away[kept], 1e-2)
    line = points[own] - points[other]
    return _sum(own, np.clip(line / away[:, None] * ((NEAR - away) * 0.3)[:, None], -0.5, 0.5), count)


def _sum(where: npt.NDArray[np.int64], values: Points, count: int) -> Points:
    """Sums of values by symbol, added in their order, so the same everywhere."""
    return np.column_stack([np.bincount(where, values[:, axis], minlength=count) for axis in (0, 1)])
