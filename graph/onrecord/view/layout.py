"""Where the symbols stand: positions computed here, once, so that the page opens ready and never wobbles.

Stress majorisation (the objective of Kamada and Kawai, solved as in Gansner, Koren and North, "Graph drawing by
stress majorization", 2005) from several seeded starts; the one with the fewest crossings and lines through symbols
is kept and handed to `spacing`. Distances grow with the degrees of a line's two ends, so that hubs get room.

Positions are rounded at every step: the last digits of a floating point sum differ between processors, and the same
record must give the same bytes.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from onrecord.view.spacing import turn
from onrecord.view.sparse import sparse

if TYPE_CHECKING:
    import numpy.typing as npt

    Points = npt.NDArray[np.float64]
    Pairs = npt.NDArray[np.int64]

__all__ = ["crossings", "place", "through"]

STARTS = 6
STEPS = 100
DENSE = 800
"""Up to this many symbols all pairs are weighed against each other; above, each against its neighbours and pivots."""
DIGITS = 4


def place(count: int, pairs: Sequence[tuple[int, int]], starts: int = STARTS) -> Points:
    """Positions, in lengths of a line, of `count` symbols joined by `pairs`; the main axis lies horizontally."""
    if count == 0:
        return np.zeros((0, 2))
    links = np.array(sorted({(min(p), max(p)) for p in pairs if p[0] != p[1]}), dtype=np.int64).reshape(-1, 2)
    if count > DENSE:
        return turn(sparse(_start(count, 1), links))
    distances = _distances(count, links)
    best: Points | None = None
    lowest = float("inf")
    # Large networks get fewer starts: their crossings differ less from start to start, and each takes longer.
    for seed in range(1 if count <= 3 else max(2, min(starts, 900 // count))):
        points = turn(_majorise(_start(count, seed), distances))
        cost = crossings(points, links) + 2.0 * through(points, links)
        if cost < lowest:
            best, lowest = points, cost
    assert best is not None
    return best


def crossings(points: Points, links: Pairs, most: int = 1200) -> int:
    """How many pairs of lines cross (over an even sample of `most` lines where there are more)."""
    if len(links) > most:
        links = links[:: len(links) // most + 1]
    if len(links) < 2:
        return 0
    a, b = points[links[:, 0]], points[links[:, 1]]

    def beside(p: Points, q: Points, r: Points) -> Points:
        return np.asarray(
            (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0])
        )

    a1, b1, a2, b2 = a[:, None], b[:, None], a[None], b[None]
    crossed = (beside(a1, b1, a2) * beside(a1, b1, b2) < 0) & (beside(a2, b2, a1) * beside(a2, b2, b1) < 0)
    return int(np.triu(crossed, 1).sum())


def through(points: Points, links: Pairs, near: float = 0.22, most: int = 1200) -> int:
    """How many times a line runs through a symbol that is not one of its ends (nearer than `near`)."""
    if len(links) > most:
        links = links[:: len(links) // most + 1]
    if not len(links):
        return 0
    a, b = points[links[:, 0]][:, None], points[links[:, 1]][:, None]
    line = b - a
    length = np.maximum((line**2).sum(-1), 1e-9)
    along = ((points[None] - a) * line).sum(-1) / length
    foot = a + np.clip(along, 0, 1)[..., None] * line
    hits = (((points[None] - foot) ** 2).sum(-1) < near * near) & (along > 0.02) & (along < 0.98)
    rows = np.arange(len(links))
    hits[rows, links[:, 0]] = hits[rows, links[:, 1]] = False
    return int(hits.sum())


def _start(count: int, seed: int) -> Points:
    dice = random.Random(seed)  # noqa: S311
    side = max(2.0, count**0.5)
    return np.array([(dice.uniform(-side, side), dice.uniform(-side, side)) for _ in range(count)])


def _distances(count: int, links: Pairs) -> Points:
    """Wished-for distances of all pairs: the shortest way, and between parts that nothing joins, room for both."""
    from scipy.sparse import coo_matrix  # type: ignore[import-untyped, unused-ignore]
    from scipy.sparse.csgraph import connected_components, shortest_path  # type: ignore[import-untyped, unused-ignore]

    degree = np.bincount(links.ravel(), minlength=count)
    lengths = 0.75 + 0.16 * np.sqrt(np.maximum(degree[links[:, 0]], degree[links[:, 1]]))
    matrix = coo_matrix((lengths, (links[:, 0], links[:, 1])), shape=(count, count)).tocsr()
    distances = np.asarray(shortest_path(matrix, directed=False))
    _, part = connected_components(matrix, directed=False)
    sizes = np.bincount(part)[part]
    radius = 0.62 * np.sqrt(sizes)
    apart = radius[:, None] + radius[None] + 0.5
    return np.asarray(np.round(np.where(np.isfinite(distances), distances, apart), DIGITS), dtype=np.float64)


def _majorise(points: Points, distances: Points, steps: int = STEPS) -> Points:
    """Stress majorisation: each step solves the weighted Laplacian once (its inverse is made only once)."""
    count = len(points)
    if count < 2:
        return points
    wanted = distances + np.eye(count)
    weights = wanted**-2
    np.fill_diagonal(weights, 0)
    laplacian = np.diag(weights.sum(1)) - weights
    want = weights * distances
    inverse = np.linalg.inv(laplacian + 1.0 / count)
    for _ in range(steps):
        x, y = points[:, 0], points[:, 1]
        apart = np.hypot(x[:, None] - x[None], y[:, None] - y[None])
        pull = want / np.maximum(apart, 1e-3)
        fresh = np.round(inverse @ ((pull.sum(1)[:, None] * points) - pull @ points), DIGITS)
        moved = float(np.abs(fresh - points).max())
        points = fresh
        if moved < 0.01:
            break
    return points
