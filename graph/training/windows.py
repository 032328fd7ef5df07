"""Documents to batches: augmentation, windows, tensors.

Training sees text as a run does: paragraphs in one stretch, no sentence ends given. Each pass over
a document varies what news varies (line breaks lost or added, headlines without a full stop or in
capitals, straight and curly quotation marks) and where the windows fall.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch

from onrecord.annotate.marks import marks
from onrecord.annotate.subwords import Subwords
from onrecord.annotate.tokenise import layouts, shapes
from onrecord.annotate.windows import cuts

from .corpora import SILENT, Doc, Stance
from .network import Batch
from .swap import Swap

MAX_SUBWORDS = 300
SILVER_WEIGHT = 0.15


def augment(doc: Doc, rng: random.Random) -> Doc:
    words, gaps = list(doc.words), list(doc.gaps)
    n = len(words)
    doc = replace(doc, words=words, gaps=gaps)
    sent = doc.sent
    known = sent is not None and doc.corpus != "polnear"
    starts = [i for i in range(n) if i == 0 or (sent is not None and sent[i] != sent[i - 1])]
    if doc.loose:
        for i in starts[1:]:
            if rng.random() < 0.25:
                gaps[i] = "\n"
    roll = rng.random()
    if roll < (0.15 if known else 0.08):  # prose run together
        only_after_stop = rng.random() < 0.6
        for i in range(1, n):
            if "\n" in gaps[i] and not (only_after_stop and words[i - 1] not in '.!?"”'):
                gaps[i] = " "
    elif roll < 0.27 and known:  # a line for each sentence, or for some
        share = rng.random()
        for i in starts[1:]:
            if rng.random() < share:
                gaps[i] = "\n"
    # capitals in headline-like lines
    if known or rng.random() < 0.5:
        breaks = [i for i in range(n) if i == 0 or "\n" in gaps[i]] + [n]
        for a, b in itertools.pairwise(breaks):
            if b - a <= 16 and rng.random() < 0.1:
                style = str.upper if rng.random() < 0.4 else _title
                for i in range(a, b):
                    words[i] = style(words[i])
    # quotation marks
    if rng.random() < 0.4:
        curly = any(w in "“”" for w in words)
        if curly:
            for i, w in enumerate(words):
                words[i] = w.replace("“", '"').replace("”", '"').replace("‘", "'").replace("’", "'")
        elif '"' in words or rng.random() < 0.5:
            spaced, paragraph = spacing(gaps)
            state = marks(words, spaced, paragraph)
            for i, w in enumerate(words):
                if w == '"' or w in ("``", "''"):
                    words[i] = "“" if state[i] == 2 else "”"
                elif w == "'" and state[i] == 2:
                    words[i] = "‘"
                elif "'" in w:
                    words[i] = w.replace("'", "’")
    if known and doc.head is not None and rng.random() < 0.5:
        doc = _drop_stops(doc, rng)
    return doc


def spacing(gaps: list[str]) -> tuple[list[bool], list[bool]]:
    """Of each word: does white space stand before it, is it the first of a paragraph."""
    paragraph = [i == 0 or "\n" in gap for i, gap in enumerate(gaps)]
    return [p or bool(gap) for p, gap in zip(paragraph, gaps, strict=True)], paragraph


def _title(word: str) -> str:
    return word[:1].upper() + word[1:] if len(word) > 3 or word[:1].isupper() else word


def _drop_stops(doc: Doc, rng: random.Random) -> Doc:
    """Leave out some full stops before a line break, as headlines and captions do."""
    n = len(doc.words)
    assert doc.head is not None
    governs = set(doc.head)
    drop = {
        i
        for i in range(1, n)
        if doc.words[i] == "." and i not in governs and (i + 1 == n or "\n" in doc.gaps[i + 1]) and rng.random() < 0.25
    }
    if not drop:
        return doc
    kept = [i for i in range(n) if i not in drop]
    new = {old: k for k, old in enumerate(kept)}

    def of(values: list[Any] | None) -> Any:
        return None if values is None else [values[i] for i in kept]

    head = [new[doc.head[i]] if doc.head[i] >= 0 else doc.head[i] for i in kept]
    link = None if doc.link is None else [tuple(new[c] for c in doc.link[i] if c in new) for i in kept]
    return replace(
        doc, words=of(doc.words), gaps=of(doc.gaps), sent=of(doc.sent), upos=of(doc.upos), xpos=of(doc.xpos),
        rel=of(doc.rel), names=of(doc.names), head=head, attr=of(doc.attr), link=link,
    )  # fmt: skip


@dataclass(slots=True)
class Window:
    doc: Doc
    start: int
    end: int
    pieces: list[list[int]]
    shapes: list[int]
    layouts: list[int]
    size: int


class Windows:
    """An endless, shuffled supply of batches, corpora mixed in given shares."""

    def __init__(self, subwords: Subwords, labels: dict[str, list[str]], seed: int = 0, masking: float = 0.15) -> None:
        self.subwords = subwords
        self.xpos = {x: i for i, x in enumerate(labels["xpos"])}
        self.rel = {x: i for i, x in enumerate(labels["rel"])}
        self.rng = random.Random(seed)
        self.masking = masking
        self.swap: Swap | None = None
        self.passes: dict[str, float] = {}  # of each corpus, relative to each other

    def pieces(self, words: list[str]) -> list[list[int]]:
        flat, sizes = self.subwords(words)
        ends = np.cumsum(sizes).tolist()
        ids = flat.tolist()
        return [ids[end - size : end] for end, size in zip(ends, sizes.tolist(), strict=True)]

    def cut(self, doc: Doc, augmented: bool = True) -> Iterator[Window]:
        """Windows over a document; sizes vary, ends mostly at paragraph or sentence ends."""
        rng = self.rng
        if augmented:
            doc = augment(self.swap(doc, rng) if self.swap else doc, rng)
        pieces = self.pieces(doc.words)
        spaced, paragraph = spacing(doc.gaps)
        layout = layouts(doc.words, spaced, paragraph).tolist()
        shape = shapes(doc.words, spaced, paragraph).tolist()
        places = cuts(doc.words, np.array(spaced), np.array(paragraph))
        n, start = len(doc.words), 0
        while start < n:
            limit = rng.randint(120, MAX_SUBWORDS) - 2
            anywhere = rng.random() < 0.3
            size, end, good = 0, start, 0
            while end < n and size + len(pieces[end]) <= limit:
                size += len(pieces[end])
                end += 1
                if end == n or places[end]:
                    good = end
            if end == start:  # one word longer than a window: not worth reading
                start += 1
                continue
            if not anywhere and good > start + 10 and end < n:
                end = good
            size = sum(len(p) for p in pieces[start:end]) + 2
            yield Window(doc, start, end, pieces, shape, layout, size)
            start = end

    def stream(self, docs: list[Doc]) -> Iterator[Window]:
        """Windows without end; a corpus's share is its size times its passes, which may change on the way."""
        groups: dict[str, list[Doc]] = {}
        for doc in docs:
            groups.setdefault(doc.corpus, []).append(doc)
        names = sorted(groups)
        sizes = {c: sum(len(d.words) for d in groups[c]) for c in names}
        queues: dict[str, list[Doc]] = {c: [] for c in names}
        pending: dict[str, list[Window]] = {c: [] for c in names}
        served = dict.fromkeys(names, 0.0)
        for _ in iter(int, 1):
            # the corpus furthest behind its share goes next
            corpus = min(names, key=lambda c: served[c])
            while not pending[corpus]:
                if not queues[corpus]:
                    queues[corpus] = self.rng.sample(groups[corpus], len(groups[corpus]))
                if corpus == "crossner_politics":  # single sentences: a few make a document
                    some = [queues[corpus].pop() for _ in range(min(len(queues[corpus]), self.rng.randint(2, 8)))]
                    doc = _together(some)
                else:
                    doc = queues[corpus].pop()
                pending[corpus] = list(self.cut(doc))
            window = pending[corpus].pop()
            served[corpus] += (window.end - window.start) / (sizes[corpus] * self.passes[corpus])
            yield window

    def batches(self, docs: list[Doc], subwords: int) -> Iterator[Batch]:
        self.swap = Swap.of(docs)
        stream = self.stream(docs)
        while True:
            pool = sorted((next(stream) for _ in range(96)), key=lambda w: w.size)
            batches: list[list[Window]] = [[]]
            for window in pool:
                if batches[-1] and (len(batches[-1]) + 1) * window.size > subwords:
                    batches.append([])
                batches[-1].append(window)
            self.rng.shuffle(batches)
            for batch in batches:
                yield self.tensors(batch)

    def tensors(self, windows: list[Window]) -> Batch:
        b = len(windows)
        s = max(w.size for w in windows)
        n = max(w.end - w.start for w in windows)

        def full(width: int, value: int) -> torch.Tensor:
            return torch.full((b, width), value, dtype=torch.int64)

        ids, mask, shape, layout = full(s, 0), full(s, 0), full(s, 0), full(s, 0)
        first, force, sent = full(n, 0), full(n, -1), full(n, -1)
        labels = {k: full(n, SILENT) for k in ("start", "upos", "xpos", "head", "rel", "names", "attr", "stance")}
        weight = torch.ones(b, n)
        links: list[tuple[int, int, int]] = []
        cues: list[tuple[int, int, bool]] = []
        roles: list[torch.Tensor] = []
        for r, w in enumerate(windows):
            a, e, doc = w.start, w.end, w.doc
            row, sh, la, fi = [101], [0], [0], []
            for i in range(a, e):
                fi.append(len(row))
                row += w.pieces[i]
                sh += [w.shapes[i]] * len(w.pieces[i])
                la += [w.layouts[i]] * len(w.pieces[i])
            row.append(102)
            k = e - a
            if self.masking and self.rng.random() < 0.5:
                # Some subwords hidden: a name must be known by its surroundings too.
                share = self.rng.random() * self.masking
                row = [i if i < 103 or self.rng.random() >= share else 103 for i in row]
            ids[r, : len(row)] = torch.tensor(row)
            mask[r, : len(row)] = 1
            shape[r, : len(sh)] = torch.tensor(sh)
            layout[r, : len(la)] = torch.tensor(la)
            first[r, :k] = torch.tensor(fi)
            forced = [int(i == a or w.layouts[i] > 4) for i in range(a, e)]
            force[r, :k] = torch.tensor(forced)
            if doc.sent is not None:
                numbers = doc.sent[a:e]
                sent[r, :k] = torch.tensor(numbers)
                if doc.corpus != "redocred":
                    begins = [int(x != y) for x, y in zip(numbers[1:], numbers, strict=False)]
                    labels["start"][r, :k] = torch.tensor(
                        [SILENT if f or x < 0 else y for f, y, x in zip(forced, [1, *begins], numbers, strict=True)]
                    )
            if doc.upos is not None and doc.xpos is not None and doc.head is not None and doc.rel is not None:
                labels["upos"][r, :k] = torch.tensor(doc.upos[a:e])
                labels["xpos"][r, :k] = torch.tensor([self.xpos.get(x, SILENT) for x in doc.xpos[a:e]])
                heads, rels = [], []
                for h, rel in zip(doc.head[a:e], doc.rel[a:e], strict=True):
                    column = 0 if h == -1 else h - a + 1
                    if (h != -1 and not a <= h < e) or rel not in self.rel:
                        heads.append(SILENT)
                        rels.append(SILENT)
                    else:
                        heads.append(column)
                        rels.append(self.rel[rel])
                labels["head"][r, :k] = torch.tensor(heads)
                labels["rel"][r, :k] = torch.tensor(rels)
            if doc.names is not None:
                labels["names"][r, :k] = torch.tensor(doc.names[a:e])
                if doc.silver:
                    weight[r] = SILVER_WEIGHT
            if doc.attr is not None and doc.link is not None:
                labels["attr"][r, :k] = torch.tensor(doc.attr[a:e])
                for i in range(a, e):
                    links += [(r, i - a, c - a) for c in doc.link[i] if a <= c < e]
            if doc.stances is not None:
                labels["stance"][r, :k] = 0
                for stance in doc.stances:
                    if a <= stance.cue[0] < e:
                        labels["stance"][r, [i - a for i in stance.cue if i < e]] = stance.label + 1
                        labels["stance"][r, stance.cue[0] - a] = stance.label
                        cues.append((r, stance.cue[0] - a, stance.negated))
                        roles.append(_roles(stance, a, e, n))
        return Batch(
            ids, mask, shape, layout, first, force, sent, labels["start"], labels["upos"], labels["xpos"],
            labels["head"], labels["rel"], labels["names"], weight, labels["attr"],
            torch.tensor(links, dtype=torch.int64).reshape(-1, 3), labels["stance"],
            torch.tensor([cue[:2] for cue in cues], dtype=torch.int64).reshape(-1, 2),
            torch.tensor([cue[2] for cue in cues], dtype=torch.int64),
            torch.stack(roles) if roles else torch.zeros(0, n, dtype=torch.int64),
        )  # fmt: skip


def _roles(stance: Stance, a: int, e: int, n: int) -> torch.Tensor:
    """The role of each of n words of the window [a, e) in a stance; silent where a part of it lies outside."""
    out = torch.full((n,), SILENT, dtype=torch.int64)
    parts = [*((one, 1) for one in stance.what), *([(stance.holder, 3)] if stance.holder else [])]
    if all(a <= i < e for words, _ in parts for i in words):
        out[: e - a] = 0
        for words, begin in parts:
            for j, i in enumerate(words):
                out[i - a] = begin if j == 0 else begin + 1
    return out


def _together(docs: list[Doc]) -> Doc:
    words, gaps, sent, names = [], [], [], []
    for s, d in enumerate(docs):
        assert d.names is not None
        words += d.words
        gaps += ["\n" if not s else " ", *d.gaps[1:]]
        sent += [s] * len(d.words)
        names += d.names
    return Doc("+".join(d.name for d in docs), docs[0].corpus, words, gaps, sent=sent, names=names, loose=True)
