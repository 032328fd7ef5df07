"""What training varies in a document leaves its labels on their words."""

from __future__ import annotations

import random

import pytest

from training.corpora import ATTR, Doc


def test_a_full_stop_left_out_moves_no_label() -> None:
    """Who said what stays on its words, and tied to its cue, when the full stop of a line before it is left out."""
    pytest.importorskip("torch", reason="SKIPPED LOUDLY: training needs torch, which no run of onrecord does")
    from training.windows import _drop_stops

    words = ["Quiet", "Karst", ".", "Venn", "said", "it", "rains", "."]
    attr = [ATTR.index(k) for k in ("O", "O", "O", "B-S", "B-K", "B-C", "I-C", "O")]
    link: list[tuple[int, ...]] = [(), (), (), (4,), (), (4,), (4,), ()]
    heads = [1, -1, 1, 4, -1, 6, 4, 4]
    doc = Doc(
        "GUM_talk_karst", "ud_gum", words, ["", " ", "", "\n", " ", " ", " ", ""], head=heads, attr=attr, link=link
    )
    shorter = set()
    for seed in range(40):
        found = _drop_stops(doc, random.Random(seed))
        shorter.add(len(words) - len(found.words))
        assert found.attr is not None
        assert found.link is not None
        assert len(found.attr) == len(found.link) == len(found.words)
        marked = {w: ATTR[k] for w, k in zip(found.words, found.attr, strict=True) if k}
        assert marked == {"Venn": "B-S", "said": "B-K", "it": "B-C", "rains": "I-C"}
        tied = {w: found.words[c[0]] for w, c in zip(found.words, found.link, strict=True) if c}
        assert tied == {"Venn": "said", "it": "said", "rains": "said"}
    assert shorter == {0, 1, 2}
