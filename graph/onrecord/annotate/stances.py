"""The stances that the model reads: cue, kind, whether negated, holder, what it is on.

For each word the model scores whether it begins the cue of a stance, and of which kind; for each cue then what every
word of the window is to it (as predicates and their arguments are found in semantic role labelling).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from spacy.tokens import Doc, Span

from onrecord.annotate.decode import Floats, bio_transitions, label_spans, viterbi
from onrecord.annotate.tokenise import Words
from onrecord.annotate.windows import Window

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
    """From the scores of a batch of windows to their stances."""

    def __init__(self, cues: Sequence[str], roles: Sequence[str]) -> None:
        """cues, roles: BIO labels, "O" first."""
        self._cues, self._roles = list(cues), list(roles)
        self._begins = np.array([label.startswith("B-") for label in cues])
        self._transitions, self._first = bio_transitions(roles)

    def __call__(self, scores: Floats, words: Floats, asks: Floats, windows: Sequence[Window]) -> list[Place]:
        """The stances whose cue begins in the part of a window that is kept, window by window, in words of the text.

        scores: [B,W,L+1], the last column whether the stance is negated; words: [B,W,96]; asks: [B,W,R*97], see
        training.
        """
        labels = scores[:, :, :-1]
        likely = 1 / (1 + np.exp(np.minimum(labels[:, :, 0] - np.logaddexp.reduce(labels[:, :, 1:], axis=2), 60.0)))
        best = labels[:, :, 1:].argmax(2) + 1
        enough, begins = likely >= ENOUGH, self._begins[best]
        goes_on = np.pad(enough[:, :-1], ((0, 0), (1, 0))) & ~begins
        bounds = np.array([(w.start - w.left, w.end - w.left, w.right - w.left) for w in windows])
        at = np.arange(likely.shape[1])
        kept = (at >= bounds[:, :1]) & (at < bounds[:, 1:2])
        rows, firsts = np.nonzero(kept & enough & ~goes_on)
        if not len(rows):
            return []
        asked = asks[rows, firsts].reshape(len(rows), len(self._roles), -1)
        table = words[rows] @ asked[:, :, :-1].transpose(0, 2, 1) + asked[:, None, :, -1]
        lengths = bounds[rows, 2]
        roles = viterbi(table, lengths, self._transitions, self._first)
        out = []
        for row, first, length, each in zip(rows.tolist(), firsts.tolist(), lengths.tolist(), roles, strict=True):
            by = windows[row].left
            after = first + 1
            while after < length and goes_on[row, after] and enough[row, after]:
                after += 1
            parts = label_spans([self._roles[i] for i in each[:length].tolist()])
            holders = [(a + by, b + by) for name, a, b in parts if name == "holder"]
            holder = min(holders, key=lambda one: abs(one[0] - first - by)) if holders else None
            what = tuple((a + by, b + by) for name, a, b in parts if name == "what")
            kind, negated = self._cues[best[row, first]][2:], bool(scores[row, first, -1] > 0)
            out.append(Place((first + by, after + by), kind, negated, holder, what, float(likely[row, first])))
        return out


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
