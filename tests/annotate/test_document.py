"""A model's reading into the document."""

from __future__ import annotations

import numpy as np
from spacy.tokens import Doc

from onrecord.annotate.document import fill
from onrecord.annotate.runtime import Labels, Reading
from onrecord.annotate.tokenise import tokenise, tokeniser, words

LABELS = Labels(
    ["NOUN", "VERB"], ["NN", "VBZ"], ["root", "nsubj", "obl:agent"], ["O", "B-PER", "I-PER"], ["O", "B-S", "I-S"]
)


def filled(text: str, heads: list[int], rels: list[int], names: list[int], begins: list[int]) -> Doc:
    doc = tokenise(text, tokeniser())
    found = words(doc)
    count = len(found)
    none = np.zeros(0, np.int64)
    starts = np.zeros(count, np.bool_)
    starts[begins] = True
    upos = np.array([int(r == 0) for r in rels], np.int64)
    reading = Reading(
        starts, upos, upos, np.array(heads, np.int64), np.array(rels, np.int64), np.array(names, np.int64),
        np.zeros(count, np.int64), (none, none, np.zeros(0, np.float32)),
    )  # fmt: skip
    return fill(doc, found, reading, LABELS)


def test_tags_trees_and_sentences() -> None:
    """Tags, lemmas, heads, relations with their subtypes and sentences are those of the reading."""
    doc = filled("Fenn runs\nOde sings ", [1, 1, 3, 3], [1, 0, 2, 0], [1, 0, 0, 0], [0, 2])
    assert [t.pos_ for t in doc] == ["NOUN", "VERB", "SPACE", "NOUN", "VERB"]
    assert [t.tag_ for t in doc] == ["NN", "VBZ", "_SP", "NN", "VBZ"]
    assert [t.lemma_ for t in doc] == ["fenn", "run", "\n", "ode", "sing"]
    assert [t.dep_ for t in doc] == ["nsubj", "ROOT", "dep", "obl:agent", "ROOT"]
    assert [t.head.text for t in doc] == ["runs", "runs", "runs", "sings", "sings"]
    assert [s.text for s in doc.sents] == ["Fenn runs\n", "Ode sings"]
    assert [(e.text, e.label_) for e in doc.ents] == [("Fenn", "PER")]
    assert doc.has_annotation("DEP")


def test_white_space_in_front() -> None:
    """White space at the start belongs to the first sentence."""
    doc = filled("\n\n Fenn runs", [1, 1], [1, 0], [0, 0], [0])
    assert [s.text for s in doc.sents] == ["\n\n Fenn runs"]
    assert doc[0].head.text == "Fenn"


def test_white_space_in_a_name() -> None:
    """A name goes on over white space of more than a blank, but does not begin or end with it."""
    doc = filled("Ode\u00a0\u00a0Fenn  Ode", [0, 0, 0], [0, 1, 1], [1, 2, 1], [0])
    assert [e.text for e in doc.ents] == ["Ode\u00a0\u00a0Fenn", "Ode"]


def test_a_name_ends_with_its_paragraph() -> None:
    """The name above a line break and the one below it are two, whatever the labels say."""
    doc = filled("Ode Fenn\nOde", [0, 0, 2], [0, 1, 0], [1, 2, 2], [0, 2])
    assert [e.text for e in doc.ents] == ["Ode Fenn", "Ode"]


def test_nothing_but_white_space() -> None:
    """White space alone is a document without words."""
    doc = filled(" \n", [], [], [], [])
    assert doc.text == " \n"
    assert [t.pos_ for t in doc] == ["SPACE"]


def test_circle() -> None:
    """Heads that run in a circle, which no tree has, do no harm."""
    doc = filled("Fenn runs on", [1, 2, 0], [1, 1, 1], [0, 0, 0], [0])
    assert [t.head.i for t in doc] == [0, 1, 2]
