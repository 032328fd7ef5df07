"""The stances that the model reads: cue, kind, whether negated, holder, what it is on.

For each word the model scores whether it begins the cue of a stance, and of which kind; for each cue then what every
word of the window is to it (as predicates and their arguments are found in semantic role labelling).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from spacy.tokens import Doc, Span

from onrecord.annotate.decode import Floats, bio_transitions, viterbi
from onrecord.annotate.tokenise import Words

ENOUGH = 0.3  # probability from which a word is taken for a cue; what is done with it is for others to decide


class Place(NamedTuple):
    """A stance in words of the text, each stretch as first and one after the last; the holder may be unsaid."""

    cue: tuple[int, int]
    kind: str
    negated: bool
    holder: tuple[int, int] | None
    what: tuple[tuple[int, int], ...]
    score: float


class Taken(NamedTuple):
    """A stance in spans of a document. score: how sure the model is of its cue, 0 to 1."""

    cue: Span
    kind: str
    negated: bool
    holder: Span | None
    what: list[Span]
    score: float


class StanceDecoder:
    """From the scores of one window to its stances."""

    def __init__(self, cues: Sequence[str], roles: Sequence[str]) -> None:
        """cues, roles: BIO labels, "O" first."""
        self._cues, self._roles = list(cues), list(roles)
        self._begins = np.array([label.startswith("B-") for label in cues])
        self._transitions, self._first = bio_transitions(roles)

    def __call__(self, scores: Floats, words: Floats, asks: Floats, start: int, end: int) -> Iterator[Place]:
        """The stances whose cue begins in [start, end), in words of the window.

        scores: [W,L+1], the last column whether the stance is negated; words: [W,96]; asks: [W,R*97], see training.
        """
        labels = scores[:, :-1]
        likely = 1 / (1 + np.exp(np.minimum(labels[:, 0] - _rest(labels), 60.0)))
        best = labels[:, 1:].argmax(1) + 1
        found = np.flatnonzero(likely[start:end] >= ENOUGH) + start
        firsts = [i for i in found.tolist() if self._begins[best[i]] or not (i and likely[i - 1] >= ENOUGH)]
        if not firsts:
            return
        asked = asks[firsts].reshape(len(firsts), len(self._roles), -1)
        table = words @ asked[:, :, :-1].transpose(0, 2, 1) + asked[:, None, :, -1]
        lengths = np.full(len(firsts), len(words))
        roles = viterbi(table, lengths, self._transitions, self._first)
        for row, first in enumerate(firsts):
            kind = self._cues[best[first]][2:]
            after = first + 1
            while after < len(words) and likely[after] >= ENOUGH and not self._begins[best[after]]:
                after += 1
            parts = list(_stretches([self._roles[i] for i in roles[row].tolist()]))
            holders = [(a, b) for name, a, b in parts if name == "holder"]
            holder = min(holders, key=lambda one: abs(one[0] - first)) if holders else None
            what = tuple((a, b) for name, a, b in parts if name == "what")
            yield Place((first, after), kind, bool(scores[first, -1] > 0), holder, what, float(likely[first]))


def _rest(labels: Floats) -> Floats:
    """The log of the summed weights of all labels but the first."""
    top = labels[:, 1:].max(1)
    rest: Floats = top + np.log(np.exp(labels[:, 1:] - top[:, None]).sum(1))
    return rest


def _stretches(labels: list[str]) -> Iterator[tuple[str, int, int]]:
    start = 0
    for i in range(1, len(labels) + 1):
        if i == len(labels) or labels[i] != "I-" + labels[start][2:]:
            if labels[start] != "O":
                yield labels[start][2:], start, i
            start = i


def moved(place: Place, by: int) -> Place:
    """The same stance, counted from a window's first word's place in the text."""
    a, b = place.cue
    holder = None if place.holder is None else (place.holder[0] + by, place.holder[1] + by)
    what = tuple((c + by, d + by) for c, d in place.what)
    return place._replace(cue=(a + by, b + by), holder=holder, what=what)


_KEY = "onrecord.annotate.stances"


def keep_stances(doc: Doc, found: Sequence[Place], words: Words) -> None:
    """Keeps stances in the document as token numbers, so that it can be saved and sent like any other."""

    def tokens(stretch: tuple[int, int]) -> tuple[int, int]:
        return int(words.tokens[stretch[0]]), int(words.tokens[stretch[1] - 1]) + 1

    doc.user_data[_KEY] = [
        (
            tokens(one.cue), one.kind, one.negated, None if one.holder is None else tokens(one.holder),
            [tokens(each) for each in one.what], round(one.score, 3),
        )
        for one in found
    ]  # fmt: skip


def kept_stances(doc: Doc) -> list[Taken]:
    """The stances that the document keeps, [] if it keeps none."""

    def span(stretch: tuple[int, int]) -> Span:
        return doc[stretch[0] : stretch[1]]

    return [
        Taken(span(cue), kind, negated, None if holder is None else span(holder), [span(one) for one in what], score)
        for cue, kind, negated, holder, what, score in doc.user_data.get(_KEY, [])
    ]
