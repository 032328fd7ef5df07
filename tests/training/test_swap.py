"""Documents with other people's names in them keep their labels, and the same person stays the same."""

from __future__ import annotations

import random

from training.corpora import NAMES, Doc
from training.swap import Swap

BEGIN, INSIDE, PLACE = (NAMES.index(kind) for kind in ("B-PER", "I-PER", "B-LOC"))
WORDS = ["Mira", "Tolland", "said", "Tolland", "had", "met", "Bo", "Lind", "in", "Sund", "before", "TOLLAND", "spoke"]
TOLD = Doc(
    "polnear_a",
    "polnear",
    WORDS,
    [" "] * 13,
    names=[BEGIN, INSIDE, 0, BEGIN, 0, 0, BEGIN, INSIDE, 0, PLACE, 0, BEGIN, 0],
)
OTHERS = Doc("b", "wikinews", ["Ada", "Quist", "Vell"], [" "] * 3, names=[BEGIN, INSIDE, PLACE])


def test_people_get_other_names_and_stay_themselves() -> None:
    """Each word of a name gives way to one of its own sort, everywhere in the document, in capitals too."""
    swap = Swap.of([OTHERS])
    assert swap == Swap(["Ada"], ["Quist"], ["Vell"])
    found = {" ".join(swap(TOLD, random.Random(seed)).words) for seed in range(40)}
    assert found == {
        " ".join(WORDS),
        "Ada Quist said Quist had met Ada Quist in Sund before QUIST spoke",
        "Ada Quist said Quist had met Ada Quist in Vell before QUIST spoke",
    }


def test_labels_stay() -> None:
    """Nothing but words changes, and the document that was given does not change at all."""
    before = list(TOLD.words)
    for seed in range(10):
        found = Swap.of([OTHERS])(TOLD, random.Random(seed))
        assert (found.names, found.gaps, len(found.words)) == (TOLD.names, TOLD.gaps, len(TOLD.words))
    assert before == TOLD.words


def test_names_found_by_a_program_are_no_source() -> None:
    """Names that CoreNLP found are given away, never taken; without any to take the document stays as it is."""
    silver = Doc("c", "polnear", OTHERS.words, OTHERS.gaps, names=OTHERS.names, silver=True)
    none = Swap.of([silver])
    assert none == Swap([], [], [])
    assert all(none(TOLD, random.Random(seed)) is TOLD for seed in range(10))
