"""Times in the graph and in what is shown: values with their words, changes, the earliest of several stories."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from onrecord.check import check
from onrecord.model import Article, Entity, Evidence, Record, Statement
from onrecord.query import query
from onrecord.rdf import quads
from onrecord.rdf.terms import Literal, iri
from onrecord.resolve.turns import revisions
from onrecord.show import describe
from onrecord.store import Store

ORRIN = Entity("e1", "person", "Hesper Orrin")
PLAN = Entity("e2", "proposal", "a second weir")
POST = Entity("e3", "office", "Clerk of the Weir Board")
TEXTS = {
    "a": ("2031-03-05", "Hesper Orrin, the clerk, rejected a second weir on Monday, and will speak on Friday."),
    "b": ("2031-04-02", "Hesper Orrin, clerk since 2019, said last week that she now supports a second weir."),
    "c": ("", "Hesper Orrin rejected it on Monday."),
}
ARTICLES = {
    name: Article(name, text, f"Story {name}", f"Paper {name}", published=day, story=name)
    for name, (day, text) in TEXTS.items()
}


def place(name: str, words: str, when: str = "", standing: str = "asserted") -> Evidence:
    """Evidence at those words of an article."""
    article = ARTICLES[name]
    start = article.text.index(words)
    return Evidence(article.span(start, start + len(words)), article.span(0, len(article.text)), standing, when=when)


REJECTS = Statement("t1", "e1", "rejects", "e2", evidence=(place("a", "rejected a second weir", "on Monday"),))
SUPPORTS = Statement(
    "t2", "e1", "supports", "e2", roles=(("revises", "t1"),),
    evidence=(place("b", "she now supports a second weir", "last week"),),
)  # fmt: skip
CLERK = Statement(
    "t3", "e1", "holds", "e3", details=(("since", "2019"), ("status", "current")),
    evidence=(place("a", "Hesper Orrin, the clerk"), place("b", "Hesper Orrin, clerk since 2019", "since 2019")),
)  # fmt: skip
SAID = Statement(
    "t4", "e1", "said", "she now supports a second weir", True,
    evidence=(place("b", "she now supports a second weir", "last week"),),
)  # fmt: skip
WHOLE = Record(tuple(ARTICLES.values()), (ORRIN, PLAN, POST), (REJECTS, SUPPORTS, CLERK, SAID))


@pytest.fixture(scope="module")
def store() -> Store:
    """A record of two dated stories and one without a date."""
    return Store.memory(WHOLE)


def dated(statement: Statement, articles: tuple[Article, ...] = tuple(ARTICLES.values())) -> set[Any]:
    """The values of rec:dated of a record with that statement alone."""
    found = quads(Record(articles, (ORRIN, PLAN, POST), (statement,)))
    return {quad.object for quad in found if quad.predicate == iri("rec:dated")}


def test_sound(store: Store) -> None:
    """A record with times of every sort keeps its own rules."""
    assert check(store, ARTICLES.values()) == []


def test_a_day_is_a_date_and_a_span_is_edtf() -> None:
    """On Monday is an xsd:date; last week and since 2019 are EDTF."""
    edtf = "http://id.loc.gov/datatypes/edtf/EDTF"
    assert dated(replace(REJECTS)) == {Literal("2031-03-03", iri("xsd:date"))}
    assert dated(replace(SUPPORTS, roles=())) == {Literal("2031-03-24/2031-03-30", edtf)}
    assert dated(CLERK) == {Literal("2019/..", edtf)}


def test_without_the_day_of_the_article_words_stay_words() -> None:
    """An article without a date keeps the words, and makes no day of them."""
    undated = Statement("t5", "e1", "rejects", "e2", evidence=(place("c", "rejected it", "on Monday"),))
    assert dated(undated) == set()
    store = Store.memory(Record(tuple(ARTICLES.values()), (ORRIN, PLAN, POST), (undated,)))
    assert [(row.when, row.dated) for row in query(store, "evidence")] == [("on Monday", None)]


def test_what_is_planned_lies_ahead() -> None:
    """The same words look ahead where the evidence is planned."""
    planned = Statement("t6", "e1", "accepts", "e2", evidence=(place("a", "will speak", "on Friday", "planned"),))
    assert dated(planned) == {Literal("2031-03-07", iri("xsd:date"))}


def test_most_exact_of_several() -> None:
    """Of a statement's times the most exact is its own: a day before a week."""
    both = replace(
        REJECTS, evidence=(*REJECTS.evidence, place("b", "she now supports", "last week"))
    )  # fmt: skip
    store = Store.memory(Record(tuple(ARTICLES.values()), (ORRIN, PLAN), (both,)))
    (row,) = query(store, "SELECT ?day { ?s a rec:Stance ; rec:dated ?day }")
    assert str(row.day) == "2031-03-03"


def test_stances(store: Store) -> None:
    """Since when by the words, until when by the turn, as of which article, and what it revises."""
    rows = {row.kind: row for row in query(store, "stances")}
    assert (rows["rejects"].since, rows["rejects"].until, rows["rejects"].as_of) == (
        "2031-03-03", "2031-03-24/2031-03-30", "2031-03-05",
    )  # fmt: skip
    assert (rows["supports"].revises, rows["supports"].until) == ("rejects", None)
    assert [(row.before, row.after, row.changed) for row in query(store, "changes")] == [
        ("rejects", "supports", "2031-03-24/2031-03-30")
    ]


def test_a_time_to_come_is_not_when_a_stance_began() -> None:
    """Who promises on 5 March to act this year, or next year, has promised it since 5 March."""
    for when, text in (
        ("this year", "Orrin promised to build a weir this year."),
        ("in 2033", "She will build in 2033."),
    ):
        article = Article("d", text, "Story d", published="2031-03-05", story="d")
        span = article.span(0, len(text))
        stance = Statement("t7", "e1", "promises", "e2", evidence=(Evidence(span, span, when=when),))
        (row,) = query(Store.memory(Record((article,), (ORRIN, PLAN), (stance,))), "stances")
        assert row.since == "2031-03-05"


def told(*texts: tuple[str, str, str, str, str]) -> Store:
    """Stances of Ms Orrin on the plan: (kind, day of the article, sentence, words of the evidence, words of a time)."""
    articles, statements = [], []
    for number, (kind, day, sentence, words, when) in enumerate(texts):
        article = Article(f"x{number}", sentence, f"Story {number}", published=day, story=f"x{number}")
        start = sentence.index(words)
        evidence = Evidence(article.span(start, start + len(words)), article.span(0, len(sentence)), when=when)
        articles.append(article)
        statements.append(Statement(f"s{number}", "e1", kind, "e2", evidence=(evidence,)))
    days = {article.id: article.published for article in articles}
    whole = Record(tuple(articles), (ORRIN, PLAN), tuple(revisions(statements, days)))
    store = Store.memory(whole)
    assert check(store, articles) == []
    return store


@pytest.mark.parametrize(
    ("sentence", "words", "when", "since"),
    [
        ("She opposed a second weir.", "She opposed a second weir", "", "2031-03-05"),
        ("She had opposed a second weir.", "She had opposed a second weir", "", "../2031-03-05"),
        ("Ms Orrin, who opposed a second weir, left.", "opposed a second weir", "", "../2031-03-05"),
        ("She left after opposing a second weir.", "opposing a second weir", "", "../2031-03-05"),
        ("She built it in May, when she opposed a second weir.", "she opposed a second weir", "", "../2031-03-05"),
        ("She opposed a second weir that he had built.", "She opposed a second weir that he had built", "",
         "2031-03-05"),
        ("She previously opposed a second weir.", "She previously opposed a second weir", "previously",
         "../2031-03-05"),
        ("Last week she opposed a second weir.", "she opposed a second weir", "Last week", "2031-02-24/2031-03-02"),
        ("She opposed a second weir this week.", "She opposed a second weir", "this week", "2031-03-05"),
    ],
)  # fmt: skip
def test_since_is_no_more_exact_than_the_words(sentence: str, words: str, when: str, since: str) -> None:
    """What an article only recalls began before its day; what it dates by a week began in that week."""
    (row,) = query(told(("opposes", "2031-03-05", sentence, words, when)), "stances")
    assert row.since == since


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        (("2031-03-05", "She opposed it."), ("2031-04-02", "She now supports it."), "2031-04-02"),
        (("", "She had opposed it."), ("", "She now supports it."), None),
    ],
)
def test_changed(before: tuple[str, str], after: tuple[str, str], changed: str | None) -> None:
    """The day of the article that tells the new position; none where neither article has one."""
    store = told(("opposes", *before, before[1], ""), ("supports", *after, after[1], ""))
    assert [row.changed for row in query(store, "changes")] == [changed]


def test_changed_after() -> None:
    """Where the article that tells of the turn has no date, it was after the first that told the old position."""
    sentence = "Ms Orrin, who had opposed it, said she now supports it."
    store = told(
        ("opposes", "2031-03-05", "She opposed it.", "She opposed it.", ""),
        ("supports", "", sentence, "she now supports it", ""),
    )
    assert list(query(store, "changes")) == []  # without a word of its own the undated one follows nothing
    whole = Record(
        (ARTICLES["a"], Article("u", sentence, "Story u", story="u")),
        (ORRIN, PLAN),
        (
            replace(
                REJECTS,
                evidence=(
                    *REJECTS.evidence,
                    Evidence(Article("u", sentence).span(10, 28), Article("u", sentence).span(0, len(sentence))),
                ),
            ),
            Statement(
                "t8", "e1", "supports", "e2", roles=(("revises", "t1"),),
                evidence=(
                    Evidence(Article("u", sentence).span(35, 54), Article("u", sentence).span(0, len(sentence))),
                ),
            ),
        ),
    )  # fmt: skip
    assert [row.changed for row in query(Store.memory(whole), "changes")] == ["2031-03-05/.."]


def test_offices(store: Store) -> None:
    """Since when, and the first and last day on which an article says so."""
    (row,) = query(store, "offices")
    assert (str(row.since), row.first, row.as_of, row.stories) == ("2019", "2031-03-05", "2031-04-02", 2)


def test_corroborated(store: Store) -> None:
    """The earliest of the stories: its day, article and paper; all papers are named."""
    (row,) = query(store, "corroborated")
    assert (row.first, row.article, row.paper, row.publishers) == (
        "2031-03-05", "Story a", "Paper a", "Paper a; Paper b",
    )  # fmt: skip


def test_quotations(store: Store) -> None:
    """When it was said, in the article's words and as they come out."""
    assert [(row.when, row.dated) for row in query(store, "quotations")] == [("last week", "2031-03-24/2031-03-30")]


def test_shown() -> None:
    """A person's page tells the time with its words, the turn, how many stories, and what a paper corrected."""
    text = "Correction: an article on 5 March said that Hesper Orrin is the clerk; she is the treasurer."
    later = Article("z", text, "Corrections", "Paper a", published="2031-03-09", story="z")
    told = describe(replace(WHOLE, articles=(*WHOLE.articles, later)), "Hesper Orrin", width=300)
    assert "asserted; on Monday (2031-03-03); Story a, Paper a, 2031-03-05" in told
    assert "supports — a second weir  [turns from rejects]" in told
    assert "in 2 stories, the first Story a, Paper a, 2031-03-05" in told
    assert "corrected by Corrections, Paper a, 2031-03-09" in told
