"""Quotations by their marks."""

from __future__ import annotations

import pytest
import spacy

from onrecord.annotate import quotations
from onrecord.annotate.marks import marks
from onrecord.annotate.tokenise import tokenise, tokeniser, words

TOKENIZER = tokeniser()


def found(text: str) -> list[str]:
    """The words in quotation marks; deeper ones marked by >, open ones by ..., those that go on by +."""
    out = []
    for q in quotations(tokenise(text, TOKENIZER)):
        assert text[q.start : q.end] in q.span.text
        out.append(">" * q.depth + text[q.start : q.end] + ("" if q.closed else "+" if q.continues else "..."))
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We go," she said.', ["We go,"]),
        ("“We go,” she said. “Now.”", ["We go,", "Now."]),
        ("‘We go,’ she said.", ["We go,"]),
        ("'We go,' she said.", ["We go,"]),
        ("``We go,'' she said.", ["We go,"]),
        ("„We go,“ she said.", ["We go,"]),
        ('He called it ("a farce") and left.', ["a farce"]),
        ("The plan—“a farce”—fell.", ["a farce"]),
        ('said:"We go."Then she left.', ["We go."]),
    ],
)
def test_kinds_of_marks(text: str, expected: list[str]) -> None:
    """Straight and curly, double and single marks are understood, with and without spaces around them."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They 'looked away\" from it. It went on.", ["looked away"]),
        ("A \"plain case of neglect' that nobody saw.", ["plain case of neglect"]),
        ('They “looked away" from it.', ["looked away"]),
        (
            "'A lack of data is a failing,\" said the audit. 'Ask again.'",
            ["A lack of data is a failing,", "Ask again."],
        ),
    ],
)
def test_mixed_pairs(text: str, expected: list[str]) -> None:
    """A quotation may be opened with one kind of mark and closed with another."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The gangs' leaders and Ode's sons don't know.",
        "In the '90s they rocked 'n' rolled; tell 'em, 'til then.",
        "’Twas in the ’80s.",
        "He is 6'2\" tall and she 5'4\".",
        "The ministers' aides' cars.",
    ],
)
def test_apostrophes(text: str) -> None:
    """An apostrophe is no quotation mark, nor are feet and inches."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'It is the victims' right,' he said.", ["It is the victims' right,"]),
        ('"The victims\' right," he said.', ["The victims' right,"]),
        ("'It's Ode's,' he said.", ["It's Ode's,"]),
        ("‘The boys’ club,’ he said.", ["The boys’ club,"]),
    ],
)
def test_apostrophe_in_a_quotation(text: str, expected: list[str]) -> None:
    """An apostrophe inside does not end a quotation."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\"She said 'no way' twice,\" he said.", ["She said 'no way' twice,", ">no way"]),
        ("\"And then, 'Oh, they know',\" she said.", ["And then, 'Oh, they know',", ">Oh, they know"]),
        ("“She said ‘no way’,” he said.", ["She said ‘no way’,", ">no way"]),
    ],
)
def test_nested(text: str, expected: list[str]) -> None:
    """A quotation in a quotation is found with its depth."""
    assert found(text) == expected


def test_over_paragraphs() -> None:
    """A quotation left open goes on where the next paragraph begins with a mark, and only there."""
    text = 'She said: "We go.\n\n"We stay.\n"We end."\nHe said: "No.\nThat was all.'
    assert found(text) == ["We go.+", "We stay.+", "We end.", "No...."]


def test_opened_anew_in_one_paragraph() -> None:
    """Where paragraphs were run together, a new opening mark ends the quotation before it."""
    assert found('"We go," she said. "We saw it. "They knew." He left.') == ["We go,", "We saw it.+", "They knew."]


def test_mark_that_nothing_opened() -> None:
    """A closing mark alone opens nothing."""
    assert found('We go," she said. Then he left.') == []


def test_single_mark_that_nothing_closes() -> None:
    """A single mark without a partner does not swallow its paragraph."""
    assert found("The 'burbs are quiet. Nobody came.") == []


def test_any_document() -> None:
    """Quotations need no model: a blank pipeline's document has them too."""
    assert [q.span.text for q in spacy.blank("en")('He said "no" again.')._.quotations] == ['"no"']


def test_marks() -> None:
    """Every word is outside, inside, an opening or a closing mark."""
    w = words(tokenise("Ode ('no, Fenn's son') left “now” .", TOKENIZER))
    state = marks(w.texts, w.spaced.tolist(), w.paragraph.tolist()).tolist()
    assert list(zip(w.texts, state, strict=True)) == [
        ("Ode", 0), ("(", 0), ("'", 2), ("no", 1), (",", 1), ("Fenn", 1), ("'s", 1), ("son", 1), ("'", 3), (")", 0),
        ("left", 0), ("“", 2), ("now", 1), ("”", 3), (".", 0),
    ]  # fmt: skip
