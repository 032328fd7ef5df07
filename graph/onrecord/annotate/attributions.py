"""Who said what: source, cue and content spans tied together.

The model labels words and scores, for each source or content word, every cue it may belong to. Here the labels become
spans, each span goes to the cue with the best mean score, and what one cue gathers is one attribution.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from spacy.tokens import Doc, Span, Token

from onrecord.annotate.marks import pair
from onrecord.annotate.runtime import Labels, Reading
from onrecord.annotate.tokenise import Words


class Attribution(NamedTuple):
    """One attribution, as spans of the document in the order of the text; a part that is absent is []."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]


@dataclass(slots=True)
class _Group:
    cue: tuple[int, int] | None
    sources: list[tuple[int, int]] = field(default_factory=list)
    contents: list[tuple[int, int]] = field(default_factory=list)


def attributions(doc: Doc, words: Words, reading: Reading, labels: Labels) -> list[Attribution]:
    """The attributions of a document whose sentences and trees are set, in the order of their cues."""
    spans = label_spans([labels.attr[i] for i in reading.attr.tolist()])
    cues = [(a, b) for kind, a, b in spans if kind == "K"]
    groups = [_Group(cue) for cue in cues]
    best = _best_cues(spans, cues, reading, len(words))
    continued = _continued(words)
    ends: dict[int, int] = {}  # the last word of a content -> its group
    loose: list[_Group] = []
    for number, (kind, a, b) in enumerate(spans):
        if kind == "K":
            continue
        at = best[number]
        if kind == "C":
            # A quotation that goes on in the next paragraph goes on with its speaker.
            before = next((ends[i] for i in (a - 1, a - 2) if i in ends), None) if a in continued else None
            if before is not None:
                at = before
            if at is None:
                loose.append(_Group(None, contents=[(a, b)]))
                continue
            groups[at].contents.append((a, b))
            ends[b - 1] = at
        elif at is not None:
            groups[at].sources.append((a, b))
    sentence = np.cumsum(reading.begins)
    sources = [(a, b) for kind, a, b in spans if kind == "S"]
    for group in groups:
        if not group.sources and group.cue and group.contents:
            group.sources = _lost_source(doc, words, group.cue, sources, sentence.tolist())
    return [_attribution(doc, words, group) for group in groups + loose]


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


def _best_cues(
    spans: list[tuple[str, int, int]], cues: list[tuple[int, int]], reading: Reading, count: int
) -> list[int | None]:
    """For each span the number of the cue with the best mean link score, None where the model read no cue with it."""
    span_of = np.full(count, -1)
    cue_of = np.full(count, -1)
    for number, (kind, a, b) in enumerate(spans):
        if kind != "K":
            span_of[a:b] = number
    for number, (a, b) in enumerate(cues):
        cue_of[a:b] = number
    words, heads, scores = reading.links
    origin, target = span_of[words], cue_of[heads]
    known = (origin >= 0) & (target >= 0)
    out: list[int | None] = [None] * len(spans)
    if not known.any():
        return out
    keys, where = np.unique(origin[known] * len(cues) + target[known], return_inverse=True)
    total = np.bincount(where, weights=scores[known].astype(np.float64))
    mean = total / np.bincount(where)
    ranked: dict[int, float] = {}
    for key, score in zip(keys.tolist(), mean.tolist(), strict=True):
        number, cue = divmod(key, len(cues))
        if out[number] is None or score > ranked[number]:
            out[number], ranked[number] = cue, score
    return out


def _continued(words: Words) -> set[int]:
    """First words of paragraphs that go on with the quotation of the paragraph before."""
    pairs, _ = pair(words.texts, words.spaced.tolist(), words.paragraph.tolist())
    return {p.closing + 1 for p in pairs if p.continues}


def _lost_source(
    doc: Doc, words: Words, cue: tuple[int, int], sources: list[tuple[int, int]], sentence: list[int]
) -> list[tuple[int, int]]:
    """The source of a cue to which none was tied: the nearest in the sentence, else the cue's subject."""
    near = [s for s in sources if sentence[s[0]] == sentence[cue[0]]]
    if near:
        return [min(near, key=lambda s: max(s[0] - cue[1], cue[0] - s[1]))]
    for i in range(*cue):
        token = doc[int(words.tokens[i])]
        for child in token.children:
            if child.dep_.startswith("nsubj"):
                return [_subtree(child, words)]
    return []


def _subtree(token: Token, words: Words) -> tuple[int, int]:
    """The words under a token, without the marks at their ends."""
    index = np.searchsorted(words.tokens, [t.i for t in token.subtree if not t.is_space])
    a, b = int(index.min()), int(index.max()) + 1
    while b - a > 1 and not any(c.isalnum() for c in words.texts[b - 1]):
        b -= 1
    return a, b


def _attribution(doc: Doc, words: Words, group: _Group) -> Attribution:
    def spans(places: list[tuple[int, int]]) -> list[Span]:
        return [doc[int(words.tokens[a]) : int(words.tokens[b - 1]) + 1] for a, b in sorted(set(places))]

    return Attribution(spans(group.sources), spans([group.cue] if group.cue else []), spans(group.contents))
