"""Who said what: source, cue and content spans tied together.

The model labels words and scores, for each source or content word, every cue it may belong to. Here the labels become
spans, spans go to cues, and what one cue gathers is one attribution.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from spacy.tokens import Doc, Span, Token

from onrecord.annotate.decode import label_spans
from onrecord.annotate.marks import pair
from onrecord.annotate.runtime import Labels, Reading
from onrecord.annotate.tokenise import Words
from onrecord.vocabulary import words as listed


class Attribution(NamedTuple):
    """One attribution, as spans of the document in the order of the text; a part that is absent is []."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]


_KEY = "onrecord.annotate.attributions"


def keep(doc: Doc, found: Sequence[tuple[Sequence[Span], Sequence[Span], Sequence[Span]]]) -> None:
    """Keeps attributions in the document as token numbers, so that it can be saved and sent like any other."""
    doc.user_data[_KEY] = [[[(span.start, span.end) for span in part] for part in one] for one in found]


def kept(doc: Doc) -> list[Attribution]:
    """The attributions that the document keeps, [] if it keeps none."""
    places = doc.user_data.get(_KEY, [])
    return [Attribution(*([doc[start:end] for start, end in part] for part in one)) for one in places]


# Tying spans to cues: the mean link score (a logit), less what speaks against it. Tuned on half of the held-out
# documents of PolNeAR and checked on the other half: together they are worth six points on pairs.
_FAR = {"C": 0.5, "S": 1.5}  # for each e-fold of the words between the two
_PARAGRAPH = 3.0  # for each paragraph between the two, three at most
_HEADED = 4.0  # gained where the span's own head is in the cue
_TAKEN = {"C": 4.0, "S": 2.0}  # the cue has a span of that kind already
_ENOUGH = -6.0  # below this, the span is tied to nothing


@dataclass(slots=True)
class _Group:
    cue: tuple[int, int]
    sources: list[tuple[int, int]] = field(default_factory=list)
    contents: list[tuple[int, int]] = field(default_factory=list)


def attributions(doc: Doc, words: Words, reading: Reading, labels: Labels) -> list[Attribution]:
    """The attributions of a document whose sentences and trees are set, in the order of their cues.

    A source or content that no cue wants, a cue that gets neither, and a deed for a cue are left out."""
    kinds = [label[2:] for label in labels.attr]
    spans = label_spans([labels.attr[i] for i in reading.attr.tolist()])
    groups = [_Group((a, b)) for kind, a, b in spans if kind == "K"]
    scores = _scores(spans, groups, words, reading)
    roles = [kinds[i] for i in reading.attr.tolist()]
    _tie("C", spans, groups, scores, words, roles)
    _tie("S", spans, groups, scores, words, roles)
    _go_on(spans, groups, words)
    sources = [(a, b) for kind, a, b in spans if kind == "S"]
    sentence = np.cumsum(reading.begins).tolist()
    for group in groups:
        if group.contents and not group.sources:
            group.sources = _lost_source(doc, words, group.cue, sources, sentence)
    for group in groups:
        if not group.sources and len(group.contents) == 1:
            _part_source(doc, words, group)
    found = [_attribution(doc, words, group) for group in groups if group.sources or group.contents]
    return [one for one in found if not _is_deed(one)]


def _part_source(doc: Doc, words: Words, group: _Group) -> None:
    """Parts the source from the content where no comma does: According to the WHO | the number of cases rose."""
    first, last = group.contents[0]
    if first != group.cue[1] or " ".join(words.texts[group.cue[0] : first]).lower() != "according to":
        return
    head = doc[int(words.tokens[group.cue[0]])].head
    if head.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return
    end = _phrase(head, words)[1]
    if first < end < last - 1:
        group.sources, group.contents = [(first, end)], [(end, last)]


def _is_deed(one: Attribution) -> bool:
    """Whether somebody does something and says nothing by it: the board ratified the treaty; but the board ratified "a
    farce", established that it was late."""
    verbs = [token for span in one.cue for token in span if token.pos_ == "VERB"]
    if not verbs or any(token.lemma_.lower() not in listed("deeds") for token in verbs):
        return False
    contents = [token for span in one.content for token in span]
    inside = {token.i for token in contents}
    return not any(
        token.is_quote
        or (
            token.dep_.startswith(("nsubj", "csubj", "expl", "mark"))
            and token.head.i in inside
            and token.lower_ != "to"
        )
        for token in contents
    )


def _scores(
    spans: list[tuple[str, int, int]], groups: list[_Group], words: Words, reading: Reading
) -> list[tuple[float, int, int]]:
    """(score, number of the span, number of the group) of each pair of which the model read both in one window."""
    count, many = len(words), len(groups)
    span_of, cue_of = np.full(count, -1), np.full(count, -1)
    for number, (kind, a, b) in enumerate(spans):
        if kind != "K":
            span_of[a:b] = number
    for number, group in enumerate(groups):
        cue_of[slice(*group.cue)] = number
    origin, target = span_of[reading.links[0]], cue_of[reading.links[1]]
    known = (origin >= 0) & (target >= 0)
    if not known.any():
        return []
    keys, where = np.unique(origin[known] * many + target[known], return_inverse=True)
    means = np.bincount(where, weights=reading.links[2][known].astype(np.float64)) / np.bincount(where)
    paragraph = np.cumsum(words.paragraph).tolist()
    heads = reading.heads.tolist()
    out: list[tuple[float, int, int]] = []
    for key, score in zip(keys.tolist(), means.tolist(), strict=True):
        number, at = divmod(key, many)
        kind, a, b = spans[number]
        first, last = groups[at].cue
        score -= _FAR[kind] * math.log1p(max(0, first - b, a - last))
        apart = max(0, paragraph[first] - paragraph[b - 1], paragraph[a] - paragraph[last - 1])
        score -= _PARAGRAPH * min(3, apart)
        if any(first <= heads[i] < last for i in range(a, min(b, a + 60))):
            score += _HEADED
        out.append((score, number, at))
    return out


def _tie(
    kind: str,
    spans: list[tuple[str, int, int]],
    groups: list[_Group],
    scores: list[tuple[float, int, int]],
    words: Words,
    roles: list[str],
) -> None:
    """Gives the spans of one kind to groups, the best pair first; a second span for one group counts less."""
    heap = [(-score, number, at, False) for score, number, at in scores if spans[number][0] == kind]
    heapq.heapify(heap)
    done: set[int] = set()
    while heap:
        cost, number, at, lowered = heapq.heappop(heap)
        if number in done or -cost < _ENOUGH:
            continue
        span = spans[number][1:]
        have = groups[at].contents if kind == "C" else groups[at].sources
        if have and not lowered and not (kind == "C" and any(_interrupted(span, h, words, roles) for h in have)):
            heapq.heappush(heap, (cost + _TAKEN[kind], number, at, True))
            continue
        done.add(number)
        have.append(span)


def _interrupted(one: tuple[int, int], other: tuple[int, int], words: Words, roles: list[str]) -> bool:
    """Do only a source, a cue and marks stand between two contents ("We will," she said, "and soon")?"""
    first, last = min(one, other)[1], max(one, other)[0]
    if last - first > 40:
        return False
    return all(roles[i] in ("S", "K") or not words.texts[i][0].isalnum() for i in range(first, last))


def _go_on(spans: list[tuple[str, int, int]], groups: list[_Group], words: Words) -> None:
    """A quotation that goes on in the next paragraph goes on with its speaker, whatever the scores say."""
    pairs, _ = pair(words.texts, words.spaced.tolist(), words.paragraph.tolist())
    again = {p.closing + 1 for p in pairs if p.continues}
    owner = {content: group for group in groups for content in group.contents}
    contents = [(a, b) for kind, a, b in spans if kind == "C"]
    for before, content in pairwise(contents):
        if before in owner and (content[0] in again or content[0] - 1 in again) and content[0] - before[1] <= 1:
            if content in owner:
                owner[content].contents.remove(content)
            owner[before].contents.append(content)
            owner[content] = owner[before]


def _lost_source(
    doc: Doc, words: Words, cue: tuple[int, int], sources: list[tuple[int, int]], sentence: list[int]
) -> list[tuple[int, int]]:
    """The source of a cue to which none was tied: its subject or, of a passive, its agent; else the nearest source in
    the sentence; else the subject of the verb that the cue hangs on (She resigned, saying ...)."""
    tokens = [doc[int(words.tokens[i])] for i in range(*cue)]
    near = [s for s in sources if sentence[s[0]] == sentence[cue[0]]]
    for dep in ("nsubj", "obl:agent"):
        for token in tokens:
            for child in token.children:
                if child.dep_ == dep:
                    phrase = _phrase(child, words)
                    return [s for s in near if s[0] < phrase[1] and phrase[0] < s[1]][:1] or [phrase]
    if near:
        return [min(near, key=lambda s: max(s[0] - cue[1], cue[0] - s[1]))]
    inside = {token.i for token in tokens}
    token = next((token for token in tokens if token.head.i not in inside), tokens[0])
    for _ in range(3):
        if token.dep_ not in ("conj", "advcl", "xcomp"):
            break
        token = token.head
        for child in token.children:
            if child.dep_ in ("nsubj", "nsubj:pass") and child.i not in inside:
                return [_phrase(child, words)]
    return []


def _phrase(token: Token, words: Words) -> tuple[int, int]:
    """The unbroken words under a token and around it, without a leading "by" and the marks at their end."""
    under = {int(i) for i in np.searchsorted(words.tokens, [t.i for t in token.subtree if not t.is_space])}
    a = b = int(np.searchsorted(words.tokens, token.i))
    while a - 1 in under:
        a -= 1
    while b + 1 in under:
        b += 1
    while b > a and not any(c.isalnum() for c in words.texts[b]):
        b -= 1
    return (a + 1 if a < b and words.texts[a].lower() == "by" else a), b + 1


def _attribution(doc: Doc, words: Words, group: _Group) -> Attribution:
    def spans(places: list[tuple[int, int]]) -> list[Span]:
        return [doc[int(words.tokens[a]) : int(words.tokens[b - 1]) + 1] for a, b in sorted(set(places))]

    return Attribution(spans(group.sources), spans([group.cue]), spans(group.contents))
