"""Positions: the same every time, in their frame, without overlaps, the main axis horizontal."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.view.layout import crossings, place, through
from onrecord.view.spacing import TALL, fit, frame, turn

RING = [(i, (i + 1) % 12) for i in range(12)]
TREE = [((i - 1) // 3, i) for i in range(1, 40)]


def boxes(count: int, width: float = 80, height: float = 40) -> np.ndarray:
    """So many equal boxes."""
    return np.tile([[width, height]], (count, 1)).astype(float)


@pytest.mark.parametrize(("count", "pairs"), [(12, RING), (40, TREE), (30, TREE[:15])])
@pytest.mark.parametrize("aspect", [1.12, TALL])
def test_symbols_stand_apart_inside_their_frame(count: int, pairs: list[tuple[int, int]], aspect: float) -> None:
    """No two boxes share more than a corner of their area; what is joined is in the frame, what is not below it."""
    points = fit(place(count, pairs), np.array(pairs), boxes(count), aspect)
    joined = sorted({node for pair in pairs for node in pair})
    width, height = frame(len(joined), aspect)
    assert np.abs(points[joined, 0]).max() <= width / 2 + 1
    assert np.abs(points[joined, 1]).max() <= height / 2 + 1
    assert all(points[node, 1] > height / 2 for node in range(count) if node not in joined)
    for i in range(count):
        for j in range(i):
            dx, dy = np.abs(points[i] - points[j])
            assert dx > 60 or dy > 30, (i, j, points[i], points[j])


def test_a_ring_and_a_tree_have_no_crossings() -> None:
    """Networks that can be drawn without crossings are."""
    assert crossings(place(12, RING), np.array(RING)) == 0
    assert crossings(place(40, TREE), np.array(TREE)) <= 1


def test_crossings_and_lines_through_symbols_are_counted() -> None:
    """Two diagonals of a square cross once; a point on a line is run through, its ends are not."""
    square = np.array([[0.0, 0], [1, 1], [0, 1], [1, 0]])
    assert crossings(square, np.array([[0, 1], [2, 3]])) == 1
    assert crossings(square, np.array([[0, 2], [1, 3]])) == 0
    assert through(np.array([[0.0, 0], [4, 0], [2, 0.05]]), np.array([[0, 1]])) == 1
    assert through(np.array([[0.0, 0], [4, 0], [2, 1.0]]), np.array([[0, 1]])) == 0


def test_the_main_axis_is_horizontal() -> None:
    """A slanting row of points is laid flat."""
    flat = turn(np.array([[i, 2.0 * i] for i in range(9)]))
    assert np.ptp(flat[:, 1]) < 0.01 * np.ptp(flat[:, 0])


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_small_networks(count: int) -> None:
    """None, one, two and three symbols have finite positions."""
    pairs = [(0, 1)] if count > 1 else []
    points = fit(place(count, pairs), np.array(pairs, dtype=np.int64).reshape(-1, 2), boxes(count))
    assert points.shape == (count, 2)
    assert np.isfinite(points).all()


def test_large_networks_take_the_sparse_way() -> None:
    """A thousand symbols and more have finite, distinct positions, the same each time."""
    pairs = [((i * 7) % i, i) for i in range(1, 1500)]
    points = place(1500, pairs)
    assert np.isfinite(points).all()
    assert len({tuple(point) for point in points.round(2)}) > 1450
    assert (points == place(1500, pairs)).all()
