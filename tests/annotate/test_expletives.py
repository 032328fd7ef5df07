"""The "it" that does something, and the dummy."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.annotate.expletives import subjects

RELS = ["root", "nsubj", "obj", "expl", "csubj", "xcomp", "ccomp", "aux", "cop"]
UPOS = ["VERB", "NOUN", "PRON", "ADJ", "AUX"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It/PRON/expl/3 will/AUX/aux/3 make/VERB/root/3 it/PRON/expl/3 mandatory/ADJ/xcomp/3", "nsubj"),
        ("It/PRON/expl/2 makes/VERB/root/2 demands/NOUN/obj/2", "nsubj"),
        ("It/PRON/expl/2 surprised/VERB/root/2 me/PRON/obj/2 leaving/VERB/csubj/2", "expl"),
        ("It/PRON/expl/3 is/AUX/cop/3 clear/ADJ/root/3 gone/VERB/csubj/3", "expl"),
        ("They/PRON/expl/2 make/VERB/root/2 demands/NOUN/obj/2", "expl"),
    ],
)
def test_who_does_it(sentence: str, expected: str) -> None:
    """The first of two dummies, and one beside an object that is a noun, is the subject; others stay dummies."""
    parts = [word.split("/") for word in sentence.split()]
    texts = [text for text, *_ in parts]
    upos = np.array([UPOS.index(tag) for _, tag, _, _ in parts])
    rels = np.array([RELS.index(rel) for *_, rel, _ in parts])
    heads = np.array([int(head) - 1 for *_, head in parts])
    found = subjects(texts, heads, rels, upos, RELS, UPOS)
    assert RELS[found[0]] == expected
    assert (found[1:] == rels[1:]).all()
