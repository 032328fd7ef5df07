"""Windows over a text."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.tokenise import tokenise, tokeniser, words
from onrecord.annotate.windows import Window, cuts, windows

TOKENIZER = tokeniser()


def cut_before(text: str) -> list[str]:
    found = words(tokenise(text, TOKENIZER))
    places = cuts(found.texts, found.spaced, found.paragraph)
    return [word for word, cut in zip(found.texts, places, strict=True) if cut]


def test_cuts() -> None:
    """A window may begin at a paragraph and where a sentence seems to begin, marks and brackets included."""
    text = "One (two.) Three. four. “Five!” Six?\nseven at 3 p.m. Eight... “Nine” said Mr. Ten."
    assert cut_before(text) == ["One", "Three", "“", "Six", "seven", "“"]


@given(
    st.lists(st.tuples(st.integers(1, 30), st.booleans(), st.booleans()), max_size=200),
    st.integers(10, 60),
    st.integers(0, 15),
)
def test_every_word_once(rows: list[tuple[int, bool, bool]], limit: int, context: int) -> None:
    """Every word is kept in exactly one window, in order, and windows keep their limits."""
    sizes = np.array([size for size, _, _ in rows], np.int64)
    paragraph = np.array([first for _, first, _ in rows], np.bool_)
    cut = paragraph | np.array([cut for _, _, cut in rows], np.bool_)
    found = windows(sizes, paragraph, cut, limit, context)
    assert [i for w in found for i in range(w.start, w.end)] == list(range(len(rows)))
    for w in found:
        assert 0 <= w.left <= w.start < w.end <= w.right <= len(rows)
        assert sizes[w.start : w.end].sum() <= limit or w.end == w.start + 1
        assert sizes[w.left : w.start].sum() <= context
        assert sizes[w.end : w.right].sum() <= context


def test_paragraphs_first() -> None:
    """A window ends at a paragraph's end if that fills it by half, else at a place where it may be cut."""
    paragraph = np.zeros(30, np.bool_)
    paragraph[[0, 7, 9]] = True
    cut = paragraph.copy()
    cut[[15, 18]] = True
    found = windows(np.ones(30, np.int64), paragraph, cut, limit=10, context=0)
    assert [(w.start, w.end) for w in found] == [(0, 9), (9, 18), (18, 28), (28, 30)]


def test_context() -> None:
    """Context is as long as it may be, and begins where a window might if it can."""
    cut = np.zeros(30, np.bool_)
    cut[[0, 6, 10, 20]] = True
    paragraph = np.zeros(30, np.bool_)
    paragraph[0] = True
    found = windows(np.ones(30, np.int64), paragraph, cut, limit=10, context=6)
    assert found == [Window(0, 0, 10, 16), Window(6, 10, 20, 26), Window(14, 20, 30, 30)]
