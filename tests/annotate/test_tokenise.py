"""Text into words, with shape and layout."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord.annotate.tokenise as module
from onrecord.annotate.tokenise import Words, layouts, shapes, tokenise, tokeniser, words

TOKENIZER = tokeniser()
TRICKY = st.one_of(
    st.sampled_from(
        [*" \n\r\t\u00a0\u200b“”\"'‘’.,!?:;()—–`#", "\r\n", "said", "No. 3", "etc. and", "U.S.", "👉", "act.”"]
    ),
    st.characters(exclude_categories=["Cs"]),
)


def read(text: str) -> Words:
    return words(tokenise(text, TOKENIZER))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a long-running, non-partisan row", "a|long|-|running|,|non-partisan|row"),
        ("a 12-year-old of Covid-19", "a|12|-|year|-|old|of|Covid|-|19"),
        ("the U.S.-backed plan", "the|U.S.|-|backed|plan"),
        ("Capt. Ode and Lt. Fenn", "Capt.|Ode|and|Lt.|Fenn"),
        ("No. 10 said no. 3 did", "No.|10|said|no|.|3|did"),
        ("pens, ink, etc., were", "pens|,|ink|,|etc.|,|were"),
        ("pens, ink, etc. They", "pens|,|ink|,|etc|.|They"),
        ("What?! No!!! ===== Yes", "What|?!|No|!!!|=====|Yes"),
        ("she wed him; photo id", "she|wed|him|;|photo|id"),
        ("We can't, won’t, cannot", "We|ca|n't|,|wo|n’t|,|can|not"),
        ("either and/or both", "either|and|/|or|both"),
        ('said:"We go."Then she', 'said|:|"|We|go|.|"|Then|she'),
        ("the plan—and more", "the|plan|—|and|more"),
        ("£2.3bn in 2019–20 #save", "£|2.3|bn|in|2019|–|20|#save"),
        ("to a@b.co or https://a.org/x-y", "to|a@b.co|or|https://a.org/x-y"),
    ],
)
def test_words(text: str, expected: str) -> None:
    """Words are cut as English treebanks cut them."""
    assert "|".join(read(text).texts) == expected


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "a", "a\r\nb", " a  b ", "\u200b", "x\u00a0y\u2028z", "👉🏽 Now 👈", "\x00\x1b", "e\u0301"],
)
def test_text_is_kept(text: str) -> None:
    """The document's text is the input, whatever that is."""
    assert tokenise(text, TOKENIZER).text == text


@given(st.lists(TRICKY, max_size=30).map("".join))
def test_words_are_the_text_without_white_space(text: str) -> None:
    """Words lie at their offsets, in order, and only white space lies between them."""
    doc = tokenise(text, TOKENIZER)
    found = words(doc)
    at = 0
    for word, start, end in zip(found.texts, found.starts.tolist(), found.ends.tolist(), strict=True):
        assert text[at:start].strip() == ""
        assert text[start:end] == word
        at = end
    assert text[at:].strip() == ""
    assert doc.text == text


@given(st.lists(TRICKY, max_size=30).map("".join))
def test_pieces_make_no_difference(text: str) -> None:
    """A text read in pieces has the words that it has when it is read at once."""
    whole = [token.text for token in tokenise(text, TOKENIZER)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_PIECE", 10)
        assert [token.text for token in tokenise(text, TOKENIZER)] == whole


def test_run_without_spaces() -> None:
    """A long run of letters is cut every thousand, so that no word is without bounds."""
    doc = tokenise("x" * 250_500 + " end", TOKENIZER)
    assert [len(token) for token in doc] == [1000] * 250 + [500, 3]


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("said", 1),
        ("Ode", 2),
        ("A", 3),
        ("NATO", 4),
        ("McFee", 5),
        ("iPad", 5),
        ("1,200", 6),
        ("2nd", 1),
        ("—", 7),
        ("Élan", 2),
    ],
)
def test_shape(word: str, shape: int) -> None:
    """A word's shape tells its capitals and digits."""
    assert shapes(["and", word], [True, True], [True, False])[1] == shape


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ode left. Fenn stayed", "Ode Fenn"),
        ("she said: Stay, Fenn", "Stay"),
        ('he left. "Go," said Ode', "Go"),
        ('he left." Fenn stayed', "Fenn"),
        ('"Go," said Ode', "Go"),
        ('said "Go on" twice', ""),
        ("one\nTwo Three", "Two"),
        ("so (Ode said. Fenn)", "Fenn"),
    ],
)
def test_capital_of_a_sentence(text: str, expected: str) -> None:
    """A capital that any word would have at that place is told from the capital of a name."""
    found = read(text)
    assert " ".join(w for w, shape in zip(found.texts, found.shape, strict=True) if shape == 8) == expected


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\n\n", " \n\t", "\u2028", "\x85"])
def test_paragraph(line_break: str) -> None:
    """Any line break opens a paragraph."""
    assert read(f"One two{line_break}three four").paragraph.tolist() == [True, False, True, False]


def test_layout() -> None:
    """Layout is one number for the paragraph's first word and the place in a quotation."""
    found = read('She said "we go" now.\n"And on')
    assert found.layout.tolist() == [5, 1, 3, 2, 2, 4, 1, 1, 7, 2, 2]


def test_features_need_no_document() -> None:
    """Training asks for the features of words that come without a text."""
    texts, spaced, paragraph = ["Go", "“", "On", "”"], [True, True, False, False], [True, False, False, False]
    assert layouts(texts, spaced, paragraph).tolist() == [5, 3, 2, 4]
    assert shapes(texts, spaced, paragraph).tolist() == [8, 7, 2, 7]
