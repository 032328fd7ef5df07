"""A model's reading of a text into its spaCy document."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from onrecord.annotate.lemmas import lemmas
from onrecord.annotate.runtime import Labels, Reading
from onrecord.annotate.tokenise import Words


def fill(doc: Doc, words: Words, reading: Reading, labels: Labels) -> Doc:
    """Sets sentences, tags, lemmas, the trees and the names of the document, in place.

    White space hangs on the word before it (at the start of the text on the word after it), as in spaCy's pipelines.
    """
    count = len(doc)
    if not count:
        return doc
    strings = doc.vocab.strings
    tokens = words.tokens
    table = np.zeros((count, 7), np.uint64)

    def column(index: int, names: list[str], values: NDArray[np.int64], blank: str) -> None:
        keys = np.array([strings.add(name) for name in names] or [0], np.uint64)
        table[:, index] = strings.add(blank)
        table[tokens, index] = keys[values]

    upos = [labels.upos[i] for i in reading.upos.tolist()]
    xpos = [labels.xpos[i] for i in reading.xpos.tolist()]
    column(0, labels.xpos, reading.xpos, "_SP")
    column(1, labels.upos, reading.upos, "SPACE")
    column(2, ["ROOT" if name == "root" else name for name in labels.rels], reading.rels, "dep")
    # heads, relative to each token; white space hangs on its neighbour
    head = np.arange(count)
    if len(tokens):
        at = np.searchsorted(tokens, np.arange(count), side="right") - 1
        head = tokens[np.maximum(at, 0)]
        head[tokens] = tokens[_without_circles(reading.heads)]
    table[:, 3] = (head - np.arange(count)).astype(np.int64).view(np.uint64)
    lemma = lemmas(words.texts, upos, xpos)
    forms = sorted(set(lemma))
    number = {form: i for i, form in enumerate(forms)}
    texts = doc.text
    column(4, forms, np.fromiter((number[form] for form in lemma), np.int64, len(lemma)), " ")
    for i in np.setdiff1d(np.arange(count), tokens).tolist():
        table[i, 4] = strings.add(doc[i].text)
    # names: IOB numbers of spaCy are 1 inside, 2 outside, 3 begin
    kinds = [label[2:] for label in labels.names]
    codes = np.array([{"O": 2, "B": 3, "I": 1}[label[0]] for label in labels.names], np.uint64)
    table[:, 5] = 2
    iob = codes[reading.names]
    iob[(iob == 1) & words.paragraph] = 3  # no name goes on over the end of a paragraph
    table[tokens, 5] = iob
    keys = np.array([strings.add(kind) if kind else 0 for kind in kinds], np.uint64)
    table[tokens, 6] = keys[reading.names]
    _bridge(table, tokens)
    doc.from_array(["TAG", "POS", "DEP", "HEAD", "LEMMA", "ENT_IOB", "ENT_TYPE"], table)  # type: ignore[arg-type]
    assert doc.text == texts
    return doc


def _without_circles(heads: NDArray[np.int64]) -> NDArray[np.int64]:
    """Heads in which every word arrives at a root: spaCy does not survive a circle, whoever made it."""
    up = heads
    for _ in range(max(len(heads), 2).bit_length()):
        up = up[up]
    return np.where(heads[up] == up, heads, np.arange(len(heads)))


def _bridge(table: NDArray[np.uint64], tokens: NDArray[np.int64]) -> None:
    """Gives white space inside a name to the name, for spaCy's names are unbroken rows of tokens."""
    inside = tokens[1:][(table[tokens[1:], 5] == 1) & (np.diff(tokens) > 1)]
    for token in inside.tolist():
        i = token - 1
        while i >= 0 and table[i, 5] == 2:
            table[i, 5], table[i, 6] = 1, table[token, 6]
            i -= 1
