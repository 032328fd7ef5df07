"""From scores to labels and trees."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from onrecord.annotate.decode import IMPOSSIBLE, bio_transitions, spanning_tree, trees, viterbi

LABELS = ["O", "B-S", "I-S", "B-C", "I-C"]


def test_transitions() -> None:
    """I-X may follow B-X and I-X only."""
    pairs, first = bio_transitions(LABELS)
    assert np.argwhere(pairs == 0)[:, :].tolist() == [
        [a, b]
        for a, b in itertools.product(range(5), repeat=2)
        if LABELS[b][0] != "I" or (LABELS[a][0] != "O" and LABELS[a][2:] == LABELS[b][2:])
    ]
    assert first.tolist() == [0, 0, IMPOSSIBLE, 0, IMPOSSIBLE]


def test_viterbi_is_the_best_of_all() -> None:
    """The sequence found is the best of all sequences, in each row of a padded batch."""
    rng = np.random.default_rng(1)
    lengths = np.array([5, 1, 3, 4])
    scores = rng.normal(size=(4, 5, 3)).astype(np.float32)
    pairs, first, last = (rng.normal(size=s).astype(np.float32) for s in ((3, 3), (3,), (3,)))
    found = viterbi(scores, lengths, pairs, first, last)
    for row, length in enumerate(lengths):

        def value(labels: tuple[int, ...], row: int = row) -> float:
            inner = sum(scores[row, i, label] for i, label in enumerate(labels))
            return float(
                inner + first[labels[0]] + last[labels[-1]] + sum(pairs[p] for p in itertools.pairwise(labels))
            )

        best = max(itertools.product(range(3), repeat=int(length)), key=value)
        assert found[row].tolist() == [*best, *[0] * (5 - length)]


def test_viterbi_of_nothing() -> None:
    """A batch without words has no labels."""
    pairs, first = bio_transitions(LABELS)
    assert viterbi(np.zeros((2, 0, 5), np.float32), np.zeros(2, np.int64), pairs, first).shape == (2, 0)


def is_tree(heads: tuple[int, ...]) -> bool:
    """One root, and everybody arrives there."""
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return heads.count(0) == 1


@pytest.mark.parametrize("seed", range(40))
def test_spanning_tree_is_the_best_of_all(seed: int) -> None:
    """The tree found is the best of all trees with one root."""
    rng = np.random.default_rng(seed)
    count = int(rng.integers(1, 6))
    arcs = (3 * rng.normal(size=(count, count + 1))).astype(np.float32)
    arcs[np.arange(count), np.arange(count) + 1] = IMPOSSIBLE
    if seed % 2:
        arcs[:, 0] += 4  # several roots seem best

    def value(heads: tuple[int, ...]) -> float:
        return float(sum(arcs[i, head] for i, head in enumerate(heads)))

    best = max(filter(is_tree, itertools.product(range(count + 1), repeat=count)), key=value)
    found = tuple(spanning_tree(arcs).tolist())
    assert is_tree(found)
    assert value(found) == pytest.approx(value(best))


@pytest.mark.parametrize("seed", range(10))
def test_trees_stay_in_their_sentences(seed: int) -> None:
    """Whatever the scores, each sentence of each row is one tree with one root, and no head lies outside it."""
    rng = np.random.default_rng(seed)
    lengths = np.array([12, 7, 1])
    arcs = rng.normal(size=(3, 12, 13)).astype(np.float32)
    begins = rng.random((3, 12)) < 0.3
    begins[:, 0] = True
    heads = trees(arcs, lengths, begins)
    for row, length in enumerate(lengths):
        starts = [*np.flatnonzero(begins[row, :length]).tolist(), int(length)]
        for a, b in itertools.pairwise(starts):
            inside = tuple(int(h) - a if h else 0 for h in heads[row, a:b])
            assert all(0 <= h <= b - a for h in inside)
            assert is_tree(inside)


def test_best_heads_where_they_are_a_tree() -> None:
    """Heads that already make a tree are left as they are."""
    arcs = np.full((1, 3, 4), -5, np.float32)
    arcs[0, 0, 2] = arcs[0, 1, 0] = arcs[0, 2, 2] = 5
    begins = np.array([[True, False, False]])
    assert trees(arcs, np.array([3]), begins).tolist() == [[2, 0, 2]]
