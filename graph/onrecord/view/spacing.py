"""Room between the symbols: the layout turned, evened, freed of overlaps (labels included) and fitted to its frame."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Points = npt.NDArray[np.float64]
    Pairs = npt.NDArray[np.int64]

__all__ = ["TALL", "WIDE", "apart", "fit", "frame", "turn"]

ROOM = 112.0 * 88.0
"""Area, in pixels at full size, that one symbol with its label wants."""
WIDE, TALL = 1.12, 0.58
"""Width by height of two frames: between the side panels of a page of 1440 by 900; on a telephone of 390 by 844."""
DIGITS = 3


def frame(count: int, aspect: float = WIDE) -> tuple[float, float]:
    """Width and height, in pixels at full size, of the frame for so many symbols."""
    height = math.sqrt(max(count, 6) * ROOM / aspect)
    return round(height * aspect), round(height)


def turn(points: Points) -> Points:
    """The points centred, with the axis of greatest spread horizontal."""
    if len(points) < 2:
        return np.zeros_like(points)
    centred = points - np.round(points.mean(0), 4)
    xx, yy = float((centred[:, 0] ** 2).sum()), float((centred[:, 1] ** 2).sum())
    angle = round(-0.5 * math.atan2(2.0 * float((centred[:, 0] * centred[:, 1]).sum()), xx - yy), 4)
    cos, sin = math.cos(angle), math.sin(angle)
    return np.asarray(np.round(centred @ np.array([[cos, sin], [-sin, cos]]), 4))


def fit(points: Points, links: Pairs, boxes: Points, size: tuple[float, float]) -> Points:
    """Positions in pixels at full size, inside a frame of that width and height, of points given in any unit.

    `boxes` is the width and height of each symbol with its label. A tall frame gets the picture turned. The density
    is evened by a few of Lloyd's steps, which keep neighbours neighbours; then boxes are pushed apart, and symbols off
    the lines of others.
    """
    if len(points) < 2:
        return np.zeros_like(points)
    inner = points if size[0] >= size[1] * 0.85 else points[:, ::-1]
    return np.asarray(np.round(_spaced(inner, links, boxes, np.array(size) / 2), DIGITS))


def _spaced(points: Points, links: Pairs, boxes: Points, half: Points) -> Points:
    count = len(points)
    points = _fill(points, half)
    rounds = 0 if count <= 12 else 9 if count < 100 else 12 if count <= 1500 else 6
    for _ in range(rounds):
        points = _lloyd(points, half, 0.4)
    for step in range(80 if count <= 1500 else 12):
        points = apart(points, boxes)
        if count <= 700 and step % 2 == 0 and step < 70:
            points = _clear(points, links)
        points = np.asarray(np.round(np.clip(points, -half, half), DIGITS), dtype=np.float64)
    return np.asarray(np.round(_fill(points, half), DIGITS)) if count > 1 else np.zeros_like(points)


def _fill(points: Points, half: Points) -> Points:
    """Stretched to the frame; a lone far point may not squeeze the rest, so stragglers are pulled in first."""
    middle = np.median(points, 0)
    offset = points - middle
    reach = np.quantile(np.abs(offset), 0.92, axis=0) * 1.25 + 1e-6
    offset = np.clip(offset, -reach, reach) * 0.85 + offset * 0.15
    low, high = offset.min(0), offset.max(0)
    return np.asarray(np.round((offset - (low + high) / 2) * (2 * half / np.maximum(high - low, 1e-6)), DIGITS))


def _lloyd(points: Points, half: Points, share: float) -> Points:
    """Each point some way towards the middle of the part of the frame that is nearest to it."""
    from scipy.spatial import cKDTree  # type: ignore[import-untyped, unused-ignore]

    grid = max(60, int(6 * math.sqrt(len(points))))
    xs, ys = np.meshgrid(np.linspace(-half[0], half[0], grid), np.linspace(-half[1], half[1], grid))
    cells = np.column_stack([xs.ravel(), ys.ravel()])
    _, owner = cKDTree(points).query(cells)
    total = np.bincount(owner, minlength=len(points))
    sums = np.column_stack([np.bincount(owner, cells[:, axis], minlength=len(points)) for axis in (0, 1)])
    middle = np.where(total[:, None] > 0, sums / np.maximum(total, 1)[:, None], points)
    return np.asarray(np.round(points + (middle - points) * share, DIGITS))


def apart(points: Points, boxes: Points) -> Points:
    """One step of pushing overlapping boxes apart, along the axis on which they overlap less."""
    from scipy.spatial import cKDTree  # type: ignore[import-untyped, unused-ignore]

    # Wide boxes and low ones: search in a plane where the boxes are squarish.
    plane = points / np.array([boxes[:, 0].max(), boxes[:, 1].max()])
    near = cKDTree(plane).query_pairs(1.0, p=np.inf, output_type="ndarray")
    if not len(near):
        return points
    near = near[np.lexsort((near[:, 1], near[:, 0]))]
    first, second = near[:, 0], near[:, 1]
    offset = points[second] - points[first]
    over = (boxes[first] + boxes[second]) / 2 - np.abs(offset)
    both = (over > 0).all(1)
    first, second, offset, over = first[both], second[both], offset[both], over[both]
    sign = np.where(offset >= 0, 1.0, -1.0)
    sideways = over[:, 0] * 0.8 < over[:, 1]
    push = np.where(np.column_stack([sideways, ~sideways]), over * sign * 0.3, 0.0)
    moved = points.copy()
    np.add.at(moved, second, push)
    np.add.at(moved, first, -push)
    return np.asarray(np.round(moved, DIGITS))


def _clear(points: Points, links: Pairs, room: float = 20.0) -> Points:
    """One step of moving symbols off lines that are not theirs."""
    if not len(links):
        return points
    a, b = points[links[:, 0]][:, None], points[links[:, 1]][:, None]
    line = b - a
    length = np.maximum((line**2).sum(-1), 1.0)
    along = ((points[None] - a) * line).sum(-1) / length
    away = points[None] - (a + along[..., None] * line)
    distance = np.sqrt((away**2).sum(-1))
    hit = (distance < room) & (along > 0.03) & (along < 0.97)
    rows = np.arange(len(links))
    hit[rows, links[:, 0]] = hit[rows, links[:, 1]] = False
    row, node = np.nonzero(hit)
    if not len(row):
        return points
    normal = np.column_stack([-line[row, 0, 1], line[row, 0, 0]]) / np.sqrt(length[row])
    sign = np.where((away[row, node] * normal).sum(-1) >= 0, 1.0, -1.0)
    push = normal * (sign * (room - distance[row, node]) * 0.35)[:, None]
    moved = points.copy()
    np.add.at(moved, node, push)
    return np.asarray(np.round(moved, DIGITS))
