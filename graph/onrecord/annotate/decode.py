"""From scores to labels and trees: NumPy only, over whole batches."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

IMPOSSIBLE = -1e4  # the score of what may not be

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def bio_transitions(labels: Sequence[str]) -> tuple[Floats, Floats]:
    """Scores of label pairs [L,L] (from, to) and of a first label [L]: 0, or impossible where I-X follows neither B-X
    nor I-X. labels: "O", "B-X", "I-X"."""
    count = len(labels)
    pairs = np.zeros((count, count), np.float32)
    first = np.zeros(count, np.float32)
    for to, label in enumerate(labels):
        if label.startswith("I-"):
            first[to] = IMPOSSIBLE
            for origin, before in enumerate(labels):
                if before[2:] != label[2:] or before == "O":
                    pairs[origin, to] = IMPOSSIBLE
    return pairs, first


def label_spans(labels: Sequence[str]) -> list[tuple[str, int, int]]:
    """(kind, first, last + 1) of the BIO labels, in order. An I that follows another kind begins a span."""
    spans: list[tuple[str, int, int]] = []
    kind, start = "", 0
    for i, label in enumerate([*labels, "O"]):
        if kind and (label[0] != "I" or label[2:] != kind):
            spans.append((kind, start, i))
            kind = ""
        if label != "O" and not kind:
            kind, start = label[2:], i
    return spans


def viterbi(
    scores: Floats, lengths: Ints, transitions: Floats, first: Floats | None = None, last: Floats | None = None
) -> Ints:
    """The best sequence of labels for each row [B,W]; what lies behind a row's length is 0.

    scores: [B,W,L]; lengths: words in each row [B]; transitions: [L,L] (from, to); first, last: of the first and the
    last label of a row [L]."""
    rows, width, labels = scores.shape
    out = np.zeros((rows, width), np.int64)
    if not rows or not width:
        return out
    back = np.zeros((width, rows, labels), np.int8)
    best = scores[:, 0] + (first if first is not None else 0)
    ends = np.empty((rows, labels), np.float32)
    transposed = np.ascontiguousarray(transitions.T)  # (to, from)
    live = lengths == 1
    ends[live] = best[live]
    for step in range(1, width):
        ways = best[:, None, :] + transposed  # [B,to,from]
        back[step] = ways.argmax(axis=2)
        best = ways.max(axis=2) + scores[:, step]
        live = lengths == step + 1
        if live.any():
            ends[live] = best[live]
    if last is not None:
        ends = ends + last
    row = np.arange(rows)
    label = ends.argmax(axis=1)
    for step in range(width - 1, -1, -1):
        inside = step < lengths
        out[inside, step] = label[inside]
        if step:
            label = np.where(inside, back[step][row, label], label)
    return out


def trees(arcs: Floats, lengths: Ints, begins: NDArray[np.bool_]) -> Ints:
    """The head of each word [B,W]: 0 is the root, i the i-th word of the row. One tree with one root a sentence.

    arcs: [B,W,W+1], column 0 the root, other sentences impossible; lengths: words in each row [B]; begins: the word
    begins a sentence [B,W]. Each word takes its best head; a sentence in which this gives no tree with one root (a
    tenth of web sentences, three tenths of news) is solved by Chu and Liu's and Edmonds's algorithm."""
    rows, width = begins.shape
    if not width:
        return np.zeros((rows, 0), np.int64)
    real = np.arange(width) < lengths[:, None]
    begins = begins & real
    begins[:, 0] = real[:, 0]
    sentence = np.cumsum(begins, axis=1) - 1
    sentence += (np.arange(rows) * (width + 1))[:, None]  # numbers of their own for each row
    # A head in another sentence is impossible, whatever the scores say.
    own = sentence[:, :, None] == sentence[:, None, :]
    own &= real[:, :, None] & real[:, None, :]
    own &= ~np.eye(width, dtype=np.bool_)
    arcs = arcs.copy()
    arcs[:, :, 1:][~own] = IMPOSSIBLE
    heads: Ints = arcs.argmax(axis=2).astype(np.int64)
    heads[~real] = 0
    # Follow the heads upwards by doubling steps; whoever does not arrive at the root is on or under a circle.
    up = np.concatenate((np.zeros((rows, 1), np.int64), heads), axis=1)
    for _ in range(max(width, 2).bit_length()):
        up = np.take_along_axis(up, up, axis=1)
    circular = (up[:, 1:] != 0) & real
    roots = (heads == 0) & real
    counts = np.bincount(sentence[roots], minlength=int(sentence.max()) + 1)
    bad = set(sentence[circular].tolist())
    starts = np.argwhere(begins)
    for row, start in starts.tolist():
        number = int(sentence[row, start])
        if number in bad or counts[number] != 1:
            inside = sentence[row] == number
            inside &= real[row]
            end = start + int(inside.sum())
            scores = np.empty((end - start, end - start + 1), np.float32)
            scores[:, 0] = arcs[row, start:end, 0]
            scores[:, 1:] = arcs[row, start:end, start + 1 : end + 1]
            found = spanning_tree(scores)
            heads[row, start:end] = np.where(found > 0, found + start, 0)
    return heads


def spanning_tree(arcs: Floats) -> Ints:
    """The best tree with one root [n] of arcs [n,n+1] (word, head; column 0 the root).

    Chu-Liu/Edmonds. Where the best tree has several roots, the root's arcs are made dear, so that it has as few of them
    as a tree can have: one (Stanojevic and Cohen, A Root of a Problem, EMNLP 2021)."""
    count = len(arcs)
    scores = np.full((count + 1, count + 1), -np.inf)
    scores[1:] = arcs
    np.fill_diagonal(scores, -np.inf)
    heads = _edmonds(scores)
    if np.count_nonzero(heads[1:] == 0) > 1:
        scores[1:, 0] -= 1.0 - 2.0 * IMPOSSIBLE * (count + 1)
        heads = _edmonds(scores)
    found: Ints = heads[1:]
    return found


def _edmonds(scores: NDArray[np.float64]) -> Ints:
    """Heads [n+1] of the best arborescence from node 0; scores: [n+1,n+1] (node, head)."""
    heads: Ints = scores.argmax(axis=1)
    heads[0] = 0
    circle = _circle(heads)
    if circle is None:
        return heads
    inside = np.array(circle)
    free = np.ones(len(scores), np.bool_)
    free[inside] = False
    outside = np.flatnonzero(free)  # has node 0 first
    # The circle becomes one node, the last. Into it: the best gain of breaking it; out of it: its best head.
    into = scores[inside][:, outside] - scores[inside, heads[inside]][:, None]
    breaks = into.argmax(axis=0)
    rest = scores[outside]
    out_of = rest[:, inside]
    leads = out_of.argmax(axis=1)
    size = len(outside)
    small = np.full((size + 1, size + 1), -np.inf)
    small[:size, :size] = rest[:, outside]
    small[size, :size] = into.max(axis=0)
    small[:size, size] = out_of.max(axis=1)
    small[0] = -np.inf
    solved = _edmonds(small)
    out: Ints = heads.copy()
    beyond = solved[:size] == size
    out[outside] = np.where(beyond, inside[leads], outside[np.minimum(solved[:size], size - 1)])
    out[0] = 0
    entered = solved[size]
    out[inside[breaks[entered]]] = outside[entered]
    return out


def _circle(heads: Ints) -> list[int] | None:
    """The nodes of a circle among the heads, if there is one; node 0 is the root."""
    state = [0] * len(heads)  # 0 unseen, otherwise the walk that saw it
    chain = heads.tolist()
    for start in range(1, len(chain)):
        node = start
        while node and not state[node]:
            state[node] = start
            node = chain[node]
        if node and state[node] == start:
            circle = [node]
            following = chain[node]
            while following != node:
                circle.append(following)
                following = chain[following]
            return circle
    return None
