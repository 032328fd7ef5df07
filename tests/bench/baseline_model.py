"""The first model (../shared/baseline) behind the interface of our own, to be measured in the same run.

It wants sentence ends from outside, which a splitter by rule gives it here."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import onrecord.annotate
from onrecord.annotate.decode import bio_transitions, trees, viterbi
from onrecord.annotate.marks import CLOSING, marks
from onrecord.annotate.runtime import Collector, Labels, Reading, batches, one_root, pack, session
from onrecord.annotate.subwords import Subwords
from onrecord.annotate.tokenise import Words, word_shape
from onrecord.annotate.windows import Window

VOCABULARY = Path(onrecord.annotate.__file__).parent / "data" / "vocab.txt"
LIMIT = 222


def sentence_starts(words: Words) -> NDArray[np.bool_]:
    """First words of sentences by rule: after . ! ? with closing marks and brackets, and at line breaks."""
    begins = words.paragraph.copy()
    texts, spaced = words.texts, words.spaced
    quote = marks(texts, spaced.tolist(), words.paragraph.tolist())
    count = len(texts)
    for i in range(count):
        if texts[i] in {".", "!", "?", "…", "..."} or set(texts[i]) <= {"!", "?"}:
            j = i + 1
            while (
                j < count
                and not begins[j]
                and (texts[j] in {")", "]"} or (texts[j] in CLOSING and (quote[j] == 3 or not spaced[j])))
            ):
                j += 1
            if (
                j < count
                and not texts[j][0].islower()
                and (texts[j][0].isalnum() or quote[j] == 2 or texts[j][0] in "([—–-")
            ):
                begins[j] = True
    return begins


class BaselineModel:
    """news_int8.onnx with its labels.json."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        about = json.loads((folder / "labels.json").read_text("utf-8"))
        self.labels = Labels(*(list(about[key]) for key in ("upos", "xpos", "rel", "ner", "attr")))
        self._subwords = Subwords(VOCABULARY)
        self._session = session(folder / "news_int8.onnx", threads)
        self._names = bio_transitions(self.labels.names)
        self._attr = bio_transitions(self.labels.attr)

    def read(self, words: Words, begins: NDArray[np.bool_] | None = None) -> Reading:
        """begins: given sentence starts, else by rule."""
        count = len(words)
        if begins is None:
            begins = sentence_starts(words)
        if count:
            begins[0] = True
        flat, sizes = self._subwords(words.texts)
        shape = np.fromiter((word_shape(text) for text in words.texts), np.int64, count)
        shape[(shape == 2) & begins] = 8
        collected = Collector(count)
        spans, pieces = self._windows(sizes, begins)
        begins = begins.copy()
        begins[pieces] = True
        sentence = np.cumsum(begins) - 1
        for group in batches(spans, sizes):
            inputs = pack(group, flat, sizes, {"case": shape})
            inputs["am"] = inputs.pop("mask")
            lengths = np.array([w.right - w.left for w in group])
            width = inputs["first"].shape[1]
            inputs["sid"] = np.full((len(group), width), -1, np.int64)
            own = np.zeros((len(group), width), np.bool_)
            for row, w in enumerate(group):
                inputs["sid"][row, : w.right - w.left] = sentence[w.left : w.right] - sentence[w.left]
                own[row, : w.right - w.left] = begins[w.left : w.right]
            upos, xpos, ner, attr, arc, rel, link = self._session.run(None, inputs)
            heads = trees(arc, lengths, own)
            rel = one_root(heads, rel, self.labels.rels.index("root"), self.labels.rels.index("dep"))
            collected.add(
                group, own, upos, xpos, heads, rel,
                viterbi(ner, lengths, *self._names), viterbi(attr, lengths, *self._attr), link, self.labels,
            )  # fmt: skip
        return collected.reading()

    @staticmethod
    def _windows(sizes: NDArray[np.int64], begins: NDArray[np.bool_]) -> tuple[list[Window], list[int]]:
        """Whole sentences up to 222 subwords, a sentence of context each side; longer ones are cut. Also the cuts."""
        starts = [*np.flatnonzero(begins).tolist(), len(sizes)]
        pieces: list[int] = []
        for a, b in pairwise(starts):
            pieces.append(a)
            used = 0
            for i in range(a, b):
                if used + int(sizes[i]) > LIMIT:
                    pieces.append(i)
                    used = 0
                used += int(sizes[i])
        pieces.append(len(sizes))
        total = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
        out: list[Window] = []
        at = 0
        while at < len(pieces) - 1:
            end = at + 1
            while end < len(pieces) - 1 and total[pieces[end + 1]] - total[pieces[at]] <= LIMIT:
                end += 1
            left, right = pieces[max(at - 1, 0)], pieces[min(end + 1, len(pieces) - 1)]
            if total[right] - total[left] > 380:
                left, right = pieces[at], pieces[end]
            out.append(Window(left, pieces[at], pieces[end], right))
            at = end
        return out, pieces[:-1]
