"""Clauses that "for" opens hang on the noun before them or on the verb."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.annotate.hanging import hung

RELS = ["root", "nsubj", "obj", "expl", "csubj", "mark", "acl", "cop"]
UPOS = ["VERB", "NOUN", "PRON", "ADJ", "AUX", "ADP", "PART"]


AFTER = "for/ADP/mark/7 her/PRON/nsubj/7 to/PART/mark/7 go/VERB/csubj/"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"They/PRON/nsubj/2 refused/VERB/root/2 calls/NOUN/obj/2 {AFTER}2", (3, "acl")),
        (f"It/PRON/expl/3 is/AUX/cop/3 rare/ADJ/root/3 {AFTER}3", (3, "csubj")),
        (f"It/PRON/expl/2 took/VERB/root/2 days/NOUN/obj/2 {AFTER}2", (2, "csubj")),
    ],
)
def test_on_what_it_hangs(sentence: str, expected: tuple[int, str]) -> None:
    """On the noun before "for", unless the verb has a dummy subject or no noun; all else stays as it was."""
    parts = [word.split("/") for word in sentence.split()]
    upos = np.array([UPOS.index(tag) for _, tag, _, _ in parts])
    rels = np.array([RELS.index(rel) for *_, rel, _ in parts])
    heads = np.array([int(head) - 1 for *_, head in parts])
    found, named = hung([text for text, *_ in parts], heads, rels, upos, RELS, UPOS)
    assert (found[6] + 1, RELS[named[6]]) == expected
    assert (np.delete(found, 6) == np.delete(heads, 6)).all()
    assert (np.delete(named, 6) == np.delete(rels, 6)).all()
