"""Positions: the same every time, in their frame, without overlaps, the main axis horizontal."""

from __future__ import annotations

import networkx
import numpy as np
import pytest

from onrecord.view.arrange import arrange
from onrecord.view.layout import crossings, place, through
from onrecord.view.part import best
from onrecord.view.spacing import fit, frame, turn

RING = [(i, (i + 1) % 12) for i in range(12)]
TREE = [((i - 1) // 3, i) for i in range(1, 40)]


def boxes(count: int, width: float = 80, height: float = 40) -> np.ndarray:
    """So many equal boxes."""
    return np.tile([[width, height]], (count, 1)).astype(float)


@pytest.mark.parametrize(("count", "pairs"), [(12, RING), (40, TREE), (30, TREE[:15]), (34, TREE[:15])])
@pytest.mark.parametrize("tall", [False, True])
def test_symbols_stand_apart(count: int, pairs: list[tuple[int, int]], tall: bool) -> None:
    """No two boxes share more than a corner of their area; many symbols without a line stand below the rest."""
    plan = arrange(count, pairs, boxes(count), range(count))
    points = plan.tall if tall else plan.wide
    joined = {node for pair in pairs for node in pair}
    alone = [node for node in range(count) if node not in joined]
    if len(alone) > 12:
        assert points[alone, 1].min() > points[sorted(joined), 1].max()
    width, height = plan.frames[tall]
    assert (width < height) is tall
    for i in range(count):
        for j in range(i):
            dx, dy = np.abs(points[i] - points[j])
            assert dx > 60 or dy > 30, (i, j, points[i], points[j])


def test_what_matters_stands_as_if_it_were_alone() -> None:
    """Lesser symbols go into the gaps, beside their neighbours; parts that nothing joins to it, beside it all."""
    leaves = [(i % 12, 12 + i) for i in range(20)]
    pairs = [*RING, *leaves, (32, 33)]
    plan = arrange(34, pairs, boxes(34), range(12))
    alone = arrange(12, RING, boxes(12), range(12))
    stretch = (plan.wide[:12].max(0) - plan.wide[:12].min(0)) / (alone.wide.max(0) - alone.wide.min(0))
    assert np.ptp(stretch) < 0.1
    for hub, leaf in leaves:
        assert 30 < np.hypot(*(plan.wide[hub] - plan.wide[leaf])) < 160
    gaps = [np.hypot(*(plan.wide[i] - plan.wide[j])) for i in range(32) for j in range(i)]
    assert min(gaps) > 20
    low, high = plan.wide[:32].min(0) - 1, plan.wide[:32].max(0) + 1
    for node in (32, 33):
        assert (plan.wide[node] < low).any() or (plan.wide[node] > high).any()


def test_nobody_is_shown_first_without_a_line() -> None:
    """Where the number of symbols ends at the first of another part, that one waits with those it is joined to."""
    graph = networkx.MultiDiGraph()
    for one, other in [(f"a{i}", f"a{(i + 1) % 5}") for i in range(5)] + [("b0", "b1"), ("b1", "b2")]:
        for node in (one, other):
            graph.add_node(node, stories=2 if node.startswith("a") else 1)
        graph.add_edge(one, other)
    assert best(graph, 6) == {f"a{i}" for i in range(5)}
    assert best(graph, 7) == {"b0", "b1", *(f"a{i}" for i in range(5))}
    alone = networkx.MultiDiGraph()
    alone.add_node("c", stories=1)
    assert best(alone, 1) == {"c"}


def test_gaps_are_the_same_each_time() -> None:
    """Nothing in the filling of gaps depends on chance."""
    pairs = [*RING, *[(i % 12, 12 + i) for i in range(20)]]
    one, other = (arrange(32, pairs, boxes(32), range(12)) for _ in range(2))
    assert (one.wide == other.wide).all()
    assert (one.tall == other.tall).all()


@pytest.mark.parametrize("size", [(900.0, 700.0), (400.0, 800.0)])
def test_a_part_stays_inside_its_frame(size: tuple[float, float]) -> None:
    """Positions fill the frame and do not leave it."""
    points = fit(place(40, TREE), np.array(TREE), boxes(40), size)
    assert (np.abs(points).max(0) <= np.array(size) / 2 + 1).all()
    assert (np.ptp(points, axis=0) > np.array(size) * 0.9).all()


def test_a_frame_grows_with_what_it_holds() -> None:
    """Width by height is as asked; four times the symbols, four times the area."""
    width, height = frame(100, 1.5)
    assert abs(width / height - 1.5) < 0.01
    assert abs(frame(400, 1.5)[0] / width - 2) < 0.01


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
    plan = arrange(count, pairs, boxes(count), range(count))
    for points in (plan.wide, plan.tall):
        assert points.shape == (count, 2)
        assert np.isfinite(points).all()


def test_large_networks_take_the_sparse_way() -> None:
    """A thousand symbols and more have finite, distinct positions, the same each time."""
    pairs = [((i * 7) % i, i) for i in range(1, 1500)]
    points = place(1500, pairs)
    assert np.isfinite(points).all()
    assert len({tuple(point) for point in points.round(2)}) > 1450
    assert (points == place(1500, pairs)).all()
