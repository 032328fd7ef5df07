"""Corrections that a paper prints, and the articles they correct."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.articles.corrections import corrections
from onrecord.model import Article, Record
from onrecord.query import query
from onrecord.store import Store

PAPER = "The Fen Post"
WRONG = Article(
    "wrong",
    "Orrin takes the chair of the Weir Board\n\nHesper Orrin has taken the chair of the Weir Board, whose accounts are "
    "in disorder. She takes over from Ivo Tann, who sold the Lisle mill to a cousin.",
    "Orrin takes the chair of the Weir Board",
    PAPER,
    published="2031-03-03",
    story="s1",
)
OTHER = Article(
    "other",
    "Mill sold to cousin of Tann\n\nIvo Tann sold the Lisle mill, and the Weir Board asks why. Hesper Orrin is on it.",
    "Mill sold to cousin of Tann",
    PAPER,
    published="2031-03-05",
    story="s2",
)
NEWS = "The river rose again on Sunday, and the Fen Road is shut.\n\n"


def printed(passage: str, **more: str) -> Article:
    """An article of 9 March with the passage in it."""
    given = {"headline": "River rises", "publisher": PAPER, "published": "2031-03-09", "story": "s9"} | more
    return Article("new", passage, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "passage",
    [
        NEWS + "Correction: an article on 3 March said that Hesper Orrin chairs the Weir Board; she is its clerk.",
        NEWS + "CORRECTION (9 March): An article last Monday, \u201cOrrin takes the chair of the Weir Board\u201d, "
        "was wrong. She is the clerk.",
        NEWS
        + "Corrections and clarifications\n\nOur report \u201cOrrin takes the chair of the Weir Board\u201d misstated "
        "her post. She is the clerk, and the board has no chair at present.",
        "Editor's note: A report in the paper of March 3 incorrectly said that Ivo Tann sold the mill to a cousin.",
        NEWS + "Apology: on 3 March we wrongly said that Hesper Orrin chairs the Weir Board.",
        NEWS + "The Fen Post regrets the error: last Monday's article gave Hesper Orrin the Weir Board's chair.",
        "Clarification: We said on Tuesday, 4 March that Hesper Orrin had the chair of the Weir Board. She has not.",
    ],
)
def test_corrects(passage: str) -> None:
    """By the headline that it gives, or the day (or the day after, as a site has it) and the names."""
    assert corrections([WRONG, OTHER, printed(passage)]) == (("new", "wrong"),)


def test_a_headline_says_so() -> None:
    """An article whose headline says that it is a correction."""
    article = printed(
        "An article on 3 March wrongly gave Hesper Orrin the chair of the Weir Board.", headline="Correction"
    )
    assert corrections([OTHER, article, WRONG]) == (("new", "wrong"),)


def test_by_words_alone() -> None:
    """Without a day or a headline, the only article that has all its names and most of its words."""
    text = "Correction: an article said that Hesper Orrin takes over the chair of the Weir Board from Ivo Tann, whose "
    assert corrections([WRONG, printed(text + "accounts are in disorder. She does not.")]) == (("new", "wrong"),)
    assert corrections([OTHER, printed(text + "accounts are in disorder. She does not.")]) == ()


@pytest.mark.parametrize(
    ("passage", "more"),
    [
        # another paper; a later article; nothing owned up to; itself; no such day; a word that only begins like it
        (
            "Correction: an article on 3 March said that Hesper Orrin chairs the Weir Board.",
            {"publisher": "Fen Herald"},
        ),
        ("Correction: an article on 3 March said that Hesper Orrin chairs the Weir Board.", {"publisher": ""}),
        ("Correction: an article on 3 March said that Hesper Orrin chairs the board.", {"published": "2031-03-02"}),
        ("Correction of the river bed at Orrin on 3 March cost the Weir Board dearly, says Hesper Orrin.", {}),
        ("Correction: this article was amended on 3 March to say that Hesper Orrin is the Weir Board's clerk.", {}),
        ("Correction: an article on 20 February said that Hesper Orrin chairs the Weir Board.", {}),
        ("Corrections officers at Orrin said on 3 March that the Weir Board and Hesper Orrin wrongly paid.", {}),
    ],
)
def test_corrects_nothing(passage: str, more: dict[str, str]) -> None:
    """Where it is not plain which article of the paper is corrected, or that any is, nothing is tied."""
    assert corrections([WRONG, OTHER, printed(NEWS + passage, **more)]) == ()


def test_two_alike() -> None:
    """Of two articles that it might be as well, it is neither."""
    twin = Article("twin", WRONG.text, WRONG.headline, PAPER, published=WRONG.published, story="s3")
    passage = "Correction: an article on 3 March said that Hesper Orrin chairs the Weir Board; she is its clerk."
    assert corrections([WRONG, twin, printed(passage)]) == ()


def test_in_the_graph() -> None:
    """The question `articles` names what an article corrects."""
    passage = "Correction: an article on 3 March said that Hesper Orrin chairs the Weir Board; she is its clerk."
    store = Store.memory(Record((printed(passage), OTHER, WRONG)))
    rows = {row.article: row.corrects for row in query(store, "articles")}
    assert rows == {"River rises": WRONG.headline, OTHER.headline: None, WRONG.headline: None}


def test_a_column_of_corrections() -> None:
    """Under a heading with the paper and the day below it, each paragraph is a correction of its own."""
    text = (
        "Corrections and clarifications\n\nThe Fen Post\nSunday 9 March 2031\n\n"
        "An article on Monday (\u201cOrrin takes the chair of the Weir Board\u201d, 3 March) said that she takes over "
        "from Ivo Tann. He is still there.\n\n"
        "In a report on Wednesday, 5 March we said that Ivo Tann sold the Lisle mill to a cousin. It was a nephew."
    )
    column = printed(text, headline="Corrections and clarifications")
    column = replace(column, body=text.index("An article"))
    assert corrections([WRONG, OTHER, column]) == (("new", "other"), ("new", "wrong"))
