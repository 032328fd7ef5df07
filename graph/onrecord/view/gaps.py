"""Lesser symbols into the gaps between those that are placed already, near what they are joined to."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Points = npt.NDArray[np.float64]
    Pairs = npt.NDArray[np.int64]

__all__ = ["gaps"]

RINGS = (46.0, 60.0, 76.0, 94.0, 118.0, 150.0)
"""Distances from its neighbour at which a place is tried, in pixels at full size."""
ROOM, CLEAR = 62.0, 17.0
"""How far apart symbols want to be, and how far a symbol wants to be from a line."""


def gaps(placed: Points, fixed: list[int], rest: list[int], links: Pairs, half: tuple[float, float]) -> Points:
    """The positions with those of `rest` filled in; `fixed` have theirs. `half`: half the frame's width and height.

    One after the other, those nearest to the fixed ones first, each where it crowds and crosses least.
    """
    if not rest:
        return placed
    near: dict[int, list[int]] = {node: [] for node in [*fixed, *rest]}
    for a, b in links.tolist():
        if a in near and b in near:
            near[a].append(b)
            near[b].append(a)
    placed, done = placed.copy(), sorted(fixed)
    known, waiting = set(done), list(rest)
    lines = [(a, b) for a, b in links.tolist() if a in known and b in known]
    ring = np.array(
        [(r * math.cos(t), r * math.sin(t)) for r in RINGS for t in (2 * math.pi * i / 18 for i in range(18))]
    )
    while waiting:
        # Who has most neighbours placed comes first: it has least choice.
        node = max(waiting, key=lambda name: (sum(1 for other in near[name] if other in known), -name))
        waiting.remove(node)
        own = [other for other in near[node] if other in known]
        middle = placed[own].mean(0) if own else np.zeros(2)
        options = np.round(middle + ring, 2)
        if len(own) > 1:
            options = np.vstack([np.round(middle, 2)[None], options])
        costs = np.round(_costs(options, placed, own, done, lines, half), 3)
        placed[node] = options[int(np.argmin(costs))]
        lines += [(min(node, other), max(node, other)) for other in own]
        done.append(node)
        known.add(node)
    return placed


def _costs(
    options: Points,
    placed: Points,
    own: list[int],
    done: list[int],
    lines: list[tuple[int, int]],
    half: tuple[float, float],
) -> Points:
    offset = (options[:, None] - placed[done][None]) * np.array([0.72, 1.0])
    distance = np.hypot(offset[..., 0], offset[..., 1])
    cost = 4.0 * (np.maximum(0, 1 - distance / ROOM) ** 2).sum(1)
    # Never on top of another.
    cost += 40.0 * (distance < 20).sum(1)
    beyond = np.maximum(0, np.abs(options) - np.array(half))
    cost += beyond.sum(1) / 12
    if lines:
        ends = np.array(lines)
        a, b = placed[ends[:, 0]], placed[ends[:, 1]]
        cost += 2.0 * np.maximum(0, 1 - _away(options, a, b) / CLEAR).sum(1)
        for other in own:
            start = np.broadcast_to(placed[other], options.shape)
            cost += 1.1 * _crossed(start, options, a, b).sum(1)
    for other in own:
        start = placed[other]
        cost += np.hypot(*(options - start).T) / 160
        strangers = [name for name in done if name != other]
        if strangers:
            cost += 2.5 * np.maximum(0, 1 - _off(placed[strangers], start, options) / CLEAR).sum(1)
    return np.asarray(cost)


def _away(points: Points, a: Points, b: Points) -> Points:
    """Distance of each point from each line."""
    line = (b - a)[None]
    along = ((points[:, None] - a[None]) * line).sum(-1) / np.maximum((line**2).sum(-1), 1e-6)
    foot = a[None] + np.clip(along, 0, 1)[..., None] * line
    return np.asarray(np.sqrt(((points[:, None] - foot) ** 2).sum(-1)))


def _off(points: Points, start: Points, ends: Points) -> Points:
    """Distance of each point from the lines that lead from one start to each end: a row for each end."""
    line = (ends - start)[:, None]
    along = ((points[None] - start) * line).sum(-1) / np.maximum((line**2).sum(-1), 1e-6)
    foot = start + np.clip(along, 0, 1)[..., None] * line
    return np.asarray(np.sqrt(((points[None] - foot) ** 2).sum(-1)))


def _crossed(start: Points, end: Points, a: Points, b: Points) -> npt.NDArray[np.bool_]:
    """Which of the lines a-b each line start-end crosses."""

    def beside(p: Points, q: Points, r: Points) -> Points:
        return np.asarray(
            (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0])
        )

    s, e, c, d = start[:, None], end[:, None], a[None], b[None]
    return np.asarray((beside(s, e, c) * beside(s, e, d) < 0) & (beside(c, d, s) * beside(c, d, e) < 0))
