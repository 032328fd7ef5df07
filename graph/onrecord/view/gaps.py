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

RINGS = (46.0, 62.0, 82.0, 108.0, 145.0)
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
        [(r * math.cos(t), r * math.sin(t)) for r in RINGS for t in (2 * math.pi * i / 16 for i in range(16))]
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
    beyond = np.maximum(0, np.abs(options) - np.array(half))
    cost = beyond.sum(1) / 12
    # Only what stands or runs nearby can be in the way.
    around = np.vstack([options, placed[own]])
    low, high = around.min(0) - ROOM, around.max(0) + ROOM
    here = placed[done]
    inside = ((here >= low) & (here <= high)).all(1)
    near, names = here[inside], np.array(done)[inside]
    distance = np.hypot((options[:, 0, None] - near[:, 0]) * 0.72, options[:, 1, None] - near[:, 1])
    # Not crowded, and never on top of another.
    cost += 4.0 * (np.maximum(0, 1 - distance / ROOM) ** 2).sum(1) + 40.0 * (distance < 20).sum(1)
    a = b = np.zeros((0, 2))
    if lines:
        ends = np.array(lines)
        a, b = placed[ends[:, 0]], placed[ends[:, 1]]
        passing = ((np.minimum(a, b) <= high) & (np.maximum(a, b) >= low)).all(1)
        a, b = a[passing], b[passing]
        cost += 2.0 * np.maximum(0, 1 - _away(options, a, b) / CLEAR).sum(1)
    for other in own:
        start = placed[other]
        cost += np.hypot(options[:, 0] - start[0], options[:, 1] - start[1]) / 160
        cost += 1.1 * _crossed(start, options, a, b).sum(1)
        strangers = near[names != other]
        cost += 2.5 * np.maximum(0, 1 - _off(strangers, start, options) / CLEAR).sum(1)
    return np.asarray(cost)


def _away(points: Points, a: Points, b: Points) -> Points:
    """Distance of each point from each line: a row for each point."""
    lx, ly = b[:, 0] - a[:, 0], b[:, 1] - a[:, 1]
    px, py = points[:, 0, None] - a[:, 0], points[:, 1, None] - a[:, 1]
    along = np.clip((px * lx + py * ly) / np.maximum(lx * lx + ly * ly, 1e-6), 0, 1)
    return np.asarray(np.hypot(px - along * lx, py - along * ly))


def _off(points: Points, start: Points, ends: Points) -> Points:
    """Distance of each point from the lines that lead from one start to each end: a row for each end."""
    lx, ly = (ends[:, 0] - start[0])[:, None], (ends[:, 1] - start[1])[:, None]
    px, py = points[:, 0] - start[0], points[:, 1] - start[1]
    along = np.clip((px * lx + py * ly) / np.maximum(lx * lx + ly * ly, 1e-6), 0, 1)
    return np.asarray(np.hypot(px - along * lx, py - along * ly))


def _crossed(start: Points, ends: Points, a: Points, b: Points) -> npt.NDArray[np.bool_]:
    """Which of the lines a-b each line from the start to an end crosses: a row for each end."""
    lx, ly = b[:, 0] - a[:, 0], b[:, 1] - a[:, 1]
    # On which side of each line a-b start and end are, and on which side of start-end a and b are.
    of_start = lx * (start[1] - a[:, 1]) - ly * (start[0] - a[:, 0])
    of_end = lx * (ends[:, 1, None] - a[:, 1]) - ly * (ends[:, 0, None] - a[:, 0])
    ex, ey = (ends[:, 0] - start[0])[:, None], (ends[:, 1] - start[1])[:, None]
    of_a = ex * (a[:, 1] - start[1]) - ey * (a[:, 0] - start[0])
    of_b = ex * (b[:, 1] - start[1]) - ey * (b[:, 0] - start[0])
    return np.asarray((of_start * of_end < 0) & (of_a * of_b < 0))
