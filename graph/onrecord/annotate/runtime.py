"""The news language model: words in, labels, trees and links out (onnxruntime and NumPy, no other)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.annotate.agree import agreed
from onrecord.annotate.decode import Floats, Ints, bio_transitions, trees, viterbi
from onrecord.annotate.expletives import subjects
from onrecord.annotate.hanging import hung
from onrecord.annotate.sentences import join, part, quote_states, sure_starts
from onrecord.annotate.stances import Place, StanceDecoder
from onrecord.annotate.subwords import BEGIN, END, Subwords
from onrecord.annotate.tokenise import Words
from onrecord.annotate.windows import Window, cuts, windows

BATCH = 1_024  # subwords read at a time, padding included: more is slower, for it leaves the processor cache


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of the numbers in a Reading, by index."""

    upos: list[str]
    xpos: list[str]
    rels: list[str]
    names: list[str]
    attr: list[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model says of the n words of a text, by index into Labels.

    begins: the word begins a sentence; heads: index of the head word, the word's own index for a root; links: of a
    source or content word to a cue word (word, cue word, score) [m] each; stances: in the order of the text.
    """

    begins: NDArray[np.bool_]
    upos: Ints
    xpos: Ints
    heads: Ints
    rels: Ints
    names: Ints
    attr: Ints
    links: tuple[Ints, Ints, Floats]
    stances: tuple[Place, ...] = ()


class Reader(Protocol):
    """A model that reads words."""

    @property
    def labels(self) -> Labels: ...

    def read(self, words: Words, begins: NDArray[np.bool_] | None = None) -> Reading:
        """What the model says of the words; begins: sentence starts that are known (measuring gives them)."""
        ...


class NewsModel:
    """Our model: news.onnx, news.json and vocab.txt in one folder."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """threads: of onnxruntime. Raises FileNotFoundError where the folder lacks a file."""
        for name in ("news.onnx", "news.json", "vocab.txt"):
            if not (folder / name).exists():
                raise FileNotFoundError(f"the language model has no {name} in {folder}")
        about: dict[str, Any] = json.loads((folder / "news.json").read_text("utf-8"))
        self.labels = Labels(*(list(about[key]) for key in ("upos", "xpos", "rels", "names", "attr")))
        self._subwords = Subwords(folder / "vocab.txt")
        self._session = session(folder / "news.onnx", threads)
        self._names = transitions(about, "names", self.labels.names)
        self._attr = transitions(about, "attr", self.labels.attr)
        # A model of before there were stances in it reads all else.
        self._stances = StanceDecoder(about["stance"], about["role"]) if "stance" in about else None
        self._outputs = [*_OUTPUTS, *(_STANCES if self._stances else ())]
        self._root, self._punct = self.labels.rels.index("root"), self.labels.rels.index("punct")
        self._proper = self.labels.upos.index("PROPN")

    def read(self, words: Words, begins: NDArray[np.bool_] | None = None) -> Reading:
        """What the model says of the words, read in windows; begins: known sentence starts [n], forced on the model."""
        count = len(words)
        forced = sure_starts(words) if begins is None else words.paragraph | begins
        quote = quote_states(words)
        flat, sizes = self._subwords(words.texts)
        spans = windows(sizes, words.paragraph, cuts(words.texts, words.spaced, words.paragraph))
        collected = Collector(count)
        for group in batches(spans, sizes):
            inputs = pack(group, flat, sizes, {"shape": words.shape, "layout": words.layout})
            width = inputs["first"].shape[1]
            inputs["force"] = np.full((len(group), width), -1, np.int64)
            for row, w in enumerate(group):
                force = inputs["force"][row]
                force[: w.right - w.left] = forced[w.left : w.right]
                force[[0, w.start - w.left]] = 1
                if w.end < w.right:
                    force[w.end - w.left] = 1
            out = dict(zip(self._outputs, self._session.run(self._outputs, inputs), strict=True))
            lengths = np.array([w.right - w.left for w in group])
            must = inputs["force"] == 1
            quotes = np.zeros(must.shape, np.int64)
            for row, w in enumerate(group):
                quotes[row, : w.right - w.left] = quote[w.left : w.right]
            starts = part((out["start"] > 0) | must, quotes, must)
            heads = trees(out["arc"], lengths, starts)
            rels = self._relations(heads, out["heads"], out["rels"])
            join(starts, heads, rels, quotes, must, lengths, self._punct)
            attr = viterbi(out["attr"], lengths, *self._attr)
            names = viterbi(out["names"], lengths, *self._names)
            if self._stances:
                collected.stances += self._stances(out["stance"], out["word"], out["ask"], group)
            collected.add(group, starts, out["upos"], out["xpos"], heads, rels, names, attr, out["link"], self.labels)
        reading = collected.reading()
        proper = reading.upos == self._proper
        rel_names, upos_names = self.labels.rels, self.labels.upos
        rels = subjects(words.texts, reading.heads, reading.rels, reading.upos, rel_names, upos_names)
        heads, rels = hung(words.texts, reading.heads, rels, reading.upos, rel_names, upos_names)
        return replace(
            reading,
            names=agreed(words.texts, reading.names, proper, words.paragraph, self.labels.names),
            heads=heads,
            rels=rels,
        )

    def _relations(self, heads: Ints, best: Ints, rels: Ints) -> Ints:
        """The relation for the chosen head [B,W], from those for the four best heads; a root is root, no other is."""
        same = best == heads[:, :, None]
        found = np.take_along_axis(rels, same.argmax(axis=2)[:, :, None], axis=2)[:, :, 0]
        return one_root(heads, found, self._root, self.labels.rels.index("dep"))


_OUTPUTS = ("upos", "xpos", "start", "names", "attr", "arc", "heads", "rels", "link")
_STANCES = ("stance", "word", "ask")


def session(path: Path, threads: int) -> Any:
    """An onnxruntime session on the processor."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Processors with AVX2 but without VNNI add int8 products in 16 bits, which overflow; this makes them exact there
    # (another kernel, somewhat slower) and changes nothing elsewhere (onnxruntime issue 14642).
    options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def transitions(about: dict[str, Any], key: str, labels: list[str]) -> tuple[Floats, Floats, Floats | None]:
    """Transition scores, first and last label scores of a head, from news.json or by the BIO rules alone."""
    if f"{key}_transitions" not in about:
        return (*bio_transitions(labels), None)
    table = [np.array(about[f"{key}_{part}"], np.float32) for part in ("transitions", "start", "end")]
    return table[0], table[1], table[2]


def one_root(heads: Ints, rels: Ints, root: int, other: int) -> Ints:
    """Relations in which exactly the words with head 0 are root; a non-root that was called root becomes `other`."""
    return np.where(heads == 0, root, np.where(rels == root, other, rels))


def batches(spans: list[Window], sizes: NDArray[np.int64]) -> Iterator[list[Window]]:
    """The windows in groups of like length, at most 1,024 subwords a group (or one window) with its padding."""
    total = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
    ordered = sorted(spans, key=lambda w: (int(total[w.right] - total[w.left]), w.left))
    group: list[Window] = []
    for w in ordered:
        if group and (len(group) + 1) * int(total[w.right] - total[w.left] + 2) > BATCH:
            yield group
            group = []
        group.append(w)
    if group:
        yield group


def pack(
    group: list[Window], flat: NDArray[np.int64], sizes: NDArray[np.int64], features: dict[str, NDArray[np.int64]]
) -> dict[str, NDArray[np.int64]]:
    """The inputs `ids`, `mask`, `first` and one for each feature of the words, which all its subwords get."""
    total = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
    length = max(int(total[w.right] - total[w.left]) for w in group) + 2
    width = max(w.right - w.left for w in group)
    shape = (len(group), length)
    inputs = {name: np.zeros(shape, np.int64) for name in ("ids", "mask", *features)}
    first = np.zeros((len(group), width), np.int64)
    for row, w in enumerate(group):
        a, b = int(total[w.left]), int(total[w.right])
        inputs["ids"][row, 0] = BEGIN
        inputs["ids"][row, 1 : b - a + 1] = flat[a:b]
        inputs["ids"][row, b - a + 1] = END
        inputs["mask"][row, : b - a + 2] = 1
        for name, values in features.items():
            inputs[name][row, 1 : b - a + 1] = np.repeat(values[w.left : w.right], sizes[w.left : w.right])
        first[row, : w.right - w.left] = total[w.left : w.right] - a + 1
    inputs["first"] = first
    return inputs


class Collector:
    """Puts the kept words of the windows together to one Reading."""

    def __init__(self, count: int) -> None:
        self._begins = np.zeros(count, np.bool_)
        self._labels = {name: np.zeros(count, np.int64) for name in ("upos", "xpos", "heads", "rels", "names", "attr")}
        self._links: list[tuple[int, Ints, Ints, Floats]] = []
        self.stances: list[Place] = []

    def add(
        self,
        group: list[Window],
        begins: NDArray[np.bool_],
        upos: Ints,
        xpos: Ints,
        heads: Ints,
        rels: Ints,
        names: Ints,
        attr: Ints,
        link: Floats,
        labels: Labels,
    ) -> None:
        """Takes the kept words of one batch: arrays of [B,W], heads counted from 1 in the window, link [B,W,W]."""
        table = {"upos": upos, "xpos": xpos, "rels": rels, "names": names, "attr": attr}
        role = np.array([label[2:] for label in labels.attr])
        for row, w in enumerate(group):
            a, b = w.start - w.left, w.end - w.left
            for name, values in table.items():
                self._labels[name][w.start : w.end] = values[row, a:b]
            self._begins[w.start : w.end] = begins[row, a:b]
            own = np.arange(w.start, w.end)
            found = heads[row, a:b] - 1 + w.left
            self._labels["heads"][w.start : w.end] = np.where(heads[row, a:b] == 0, own, found)
            roles = role[attr[row, : w.right - w.left]]
            cues = np.flatnonzero(roles == "K")
            linked = np.flatnonzero((roles[a:b] == "S") | (roles[a:b] == "C")) + a
            if len(cues) and len(linked):
                score = link[row][np.ix_(linked, cues)]
                pairs = np.repeat(linked + w.left, len(cues)), np.tile(cues + w.left, len(linked))
                self._links.append((w.start, *pairs, score.ravel()))

    def reading(self) -> Reading:
        """All that was collected."""
        self._links.sort(key=lambda entry: entry[0])
        none = (0, np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32))
        columns = [np.concatenate(column) for column in list(zip(*(self._links or [none]), strict=True))[1:]]
        links = columns[0], columns[1], columns[2]
        stances = tuple(sorted(self.stances, key=lambda one: one.cue))
        return Reading(begins=self._begins, links=links, stances=stances, **self._labels)
