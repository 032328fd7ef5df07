"""Statements that cannot both hold, each sort beside a case that is none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import records
from onrecord.check import check
from onrecord.model import Article, Entity, Evidence, Record, Statement, identifier
from onrecord.query import query
from onrecord.rdf.contradictions import contradictions
from onrecord.store import Store

ORRIN = Entity("e1", "person", "Hesper Orrin")
TANN = Entity("e2", "person", "Ivo Tann")
BOARD = Entity("e3", "institution", "Weir Board")
POST = Entity("e4", "office", "Chief Executive of the Weir Board", details=(("institution", "e3"),))
PLAN = Entity("e5", "proposal", "a second weir")
REPORT = Entity("e6", "report", "Lisle report")
SAYING = Entity("e7", "proposal", "having said that the sluice gates were never greased")
MILL = Entity("e8", "institution", "Lisle Mill")
ENTITIES = (MILL, ORRIN, TANN, BOARD, POST, PLAN, REPORT, SAYING)


def told(day: str, text: str, story: str = "") -> Article:
    """An article of that day."""
    return Article(
        identifier(day, text), text, f"{day}: {text[:30]}", "The Fen Post", published=day, story=story or text
    )


def says(
    subject: Entity, relation: str, thing: Entity | str, *articles: Article, standing: str = "asserted", **details: str
) -> Statement:
    """A statement that all of each article backs."""
    what = thing if isinstance(thing, str) else thing.id
    places = tuple(
        Evidence(each.span(0, len(each.text)), each.span(0, len(each.text)), standing, extractor="by hand")
        for each in articles
    )
    named = tuple(sorted(details.items()))
    number = identifier(subject.id, relation, what, *map("=".join, named))
    return Statement(number, subject.id, relation, what, isinstance(thing, str), (), named, places)


def found(articles: tuple[Article, ...], *statements: Statement) -> list[tuple[Any, ...]]:
    """The answer to `contradictions`, without the articles, of a record that is sound."""
    order = sorted(articles, key=lambda each: each.id), sorted(statements, key=lambda each: each.id)
    store = Store.memory(Record(tuple(order[0]), ENTITIES, tuple(order[1])))
    assert check(store, articles) == []
    return [tuple(row)[:4] for row in query(store, "contradictions")]


def test_an_office_at_one_time() -> None:
    """Somebody who is said to hold an office between two days on which another is said to hold it contradicts it; who
    follows does not."""
    first, between, last = (told(f"2031-03-{day}", f"the {day}th") for day in ("03", "10", "17"))
    orrin = says(ORRIN, "holds", POST, first, last, status="current")
    assert found((first, between, last), orrin, says(TANN, "holds", POST, between, status="current")) == [
        (POST.name, "holds", ORRIN.name, TANN.name)
    ]
    after = says(TANN, "holds", POST, last, status="current")
    assert found((first, between, last), says(ORRIN, "holds", POST, first, between, status="current"), after) == []


def test_an_office_since() -> None:
    """Somebody who is said to hold an office since a day on which another still held it contradicts it."""
    march, june = told("2031-03-03", "In March"), told("2031-06-01", "In June")
    orrin = says(ORRIN, "holds", POST, march, status="current")
    for since, wanted in (("2031-02", 1), ("2031-05", 0)):
        tann = says(TANN, "holds", POST, june, status="current", since=since)
        assert len(found((march, june), orrin, tann)) == wanted


def test_an_office_of_two_bodies() -> None:
    """Holders of an office of one name in two bodies, of which the articles say so, contradict nobody."""
    one, two = told("2031-03-03", "One paper"), told("2031-03-03", "Another paper")
    orrin = says(ORRIN, "holds", POST, one, status="current")
    tann = says(TANN, "holds", POST, two, status="current")
    assert len(found((one, two), orrin, tann)) == 1
    orrin, tann = (replace(each, roles=(("institution", body.id),)) for each, body in ((orrin, BOARD), (tann, MILL)))
    assert found((one, two), orrin, tann) == []


def test_an_office_of_a_crowd() -> None:
    """Of eighty who are said to hold an office on one day, each is set beside others, in whatever order they come, and
    none of them beside all."""
    one, two = told("2031-03-03", "One paper"), told("2031-03-03", "Another paper")
    crowd = [Entity(f"p{number}", "person", f"Rider {number}") for number in range(80)]
    holds = [says(each, "holds", POST, (one, two)[at % 2], status="current") for at, each in enumerate(crowd)]
    stories = {each.id: each.story for each in (one, two)}
    days = {each.id: each.published for each in (one, two)}
    record = Record((one, two), (BOARD, POST, *crowd), tuple(holds))
    pairs = contradictions(record, days, stories)
    assert {each.id for pair in pairs for each in pair} == {each.id for each in holds}
    # in two papers, forty each: 1600 pairs
    assert len(pairs) <= 12 * len(holds) < 40 * 40
    backwards = replace(record, statements=tuple(reversed(holds)))
    assert contradictions(backwards, days, stories) == pairs


def test_an_office_of_a_dozen() -> None:
    """Of thirteen holders of one day, each of another story, all pairs are told."""
    papers = tuple(told("2031-03-03", f"Paper {number}") for number in range(13))
    crowd = tuple(Entity(f"p{number}", "person", f"Rider {number}") for number in range(13))
    holds = [says(each, "holds", POST, paper, status="current") for each, paper in zip(crowd, papers, strict=True)]
    record = Record(papers, (BOARD, POST, *crowd), tuple(holds))
    days, stories = ({each.id: getattr(each, name) for each in papers} for name in ("published", "story"))
    assert len(contradictions(record, days, stories)) == 13 * 12 // 2


def test_the_articles_of_a_pair() -> None:
    """All articles of both are named; of what more than twelve stories tell, the first; where both are told on one day,
    those of that day."""
    papers = [told(f"2031-03-{day:02}", f"day {day}") for day in range(1, 16)]
    middle = told("2031-03-08", "another paper")

    def named(*orrin: Article, tann: Article) -> list[str]:
        articles = tuple(sorted({*orrin, tann}, key=lambda each: each.id))
        pair = says(ORRIN, "holds", POST, *orrin, status="current"), says(TANN, "holds", POST, tann, status="current")
        statements = tuple(sorted(pair, key=lambda each: each.id))
        (row,) = query(Store.memory(Record(articles, ENTITIES, statements)), "contradictions")
        return str(row.articles).split("; ")

    without = [paper for paper in papers if paper.published != middle.published]
    few = [*without[:3], *without[-3:]]
    assert named(*few, tann=middle) == sorted(each.headline for each in (*few, middle))
    assert named(*without, tann=middle) == [papers[0].headline, middle.headline]
    assert named(*papers, tann=middle) == sorted([papers[7].headline, middle.headline])


def test_a_handover() -> None:
    """One article that tells of both holders of a day knows what it says."""
    before, day, after = (told(f"2031-03-0{number}", f"day {number}") for number in (1, 2, 3))
    orrin = says(ORRIN, "holds", POST, before, day, status="current")
    tann = says(TANN, "holds", POST, day, after, status="current")
    assert found((before, day, after), orrin, tann) == []


@pytest.mark.parametrize(
    ("relation", "other", "kind"), [("supports", "opposes", "stance"), ("accepts", "rejects", "stance")]
)
def test_both_sides_on_one_day(relation: str, other: str, kind: str) -> None:
    """Two stories of one day put somebody on both sides; on two days it is a change, in one story it is told."""
    one, two = told("2031-03-03", "One paper says"), told("2031-03-03", "Another says")
    later, same = told("2031-03-09", "Later"), told("2031-03-03", "A copy of it", story="One paper says")
    pair = lambda there: (says(ORRIN, relation, PLAN, one), says(ORRIN, other, PLAN, there))  # noqa: E731
    rows = found((one, two), *pair(two))
    assert [row[:2] for row in rows] == [(f"{ORRIN.name}: {PLAN.name}", "stance")]
    assert {rows[0][2], rows[0][3]} == {relation, other}
    assert found((one, later), *pair(later)) == []
    assert found((one, same), *pair(same)) == []


def test_an_answer_is_one_contradiction() -> None:
    """To accept a report is a stance and an answer: accepted here and rejected there is told once."""
    one, two = told("2031-03-03", "It accepted the report."), told("2031-03-03", "It rejected the report.")
    rows = found(
        (one, two),
        says(BOARD, "accepts", REPORT, one),
        says(BOARD, "answers", REPORT, one, answer="accepted"),
        says(BOARD, "rejects", REPORT, two),
        says(BOARD, "answers", REPORT, two, answer="rejected"),
    )
    assert [(row[0], row[2], row[3]) for row in rows] == [(f"{BOARD.name}: {REPORT.name}", "accepted", "rejected")]


def test_figures() -> None:
    """Two numbers of recommendations of one report, whatever the days."""
    one, two = told("2031-03-03", "It makes nine."), told("2031-05-03", "It makes ten.")
    nine = says(REPORT, "recommendation_count", "9", one)
    assert found((one, two), nine, says(REPORT, "recommendation_count", "10", two)) == [
        (REPORT.name, "recommendation count", "10", "9")
    ]
    assert found((one, two), says(REPORT, "recommendation_count", "9", one, two)) == []


def test_a_fact_and_its_denial() -> None:
    """She wrote the report, says one paper; she did not, says another. A stance and its negation are none."""
    one, two = told("2031-03-03", "She wrote it."), told("2031-04-03", "She did not write it.")
    wrote, not_ = says(REPORT, "author", ORRIN, one), says(REPORT, "author", ORRIN, two, negated="yes")
    assert found((one, two), wrote, not_) == [(REPORT.name, "author", ORRIN.name, f"not: {ORRIN.name}")]
    stance = says(ORRIN, "supports", PLAN, one), says(ORRIN, "supports", PLAN, two, negated="yes")
    assert found((one, two), *stance) == []


def test_asserted_and_denied() -> None:
    """A statement that one story asserts and another has denied is disputed; one story may tell of both."""
    one, two = told("2031-03-03", "She wrote it."), told("2031-04-03", "She did not, said the board.")
    whole = says(REPORT, "author", ORRIN, one)
    denied = says(REPORT, "author", ORRIN, two, standing="denied").evidence
    both = Statement(whole.id, REPORT.id, "author", ORRIN.id, evidence=(*whole.evidence, *denied))
    assert found((one, two), both) == [(REPORT.name, "author", ORRIN.name, f"denied: {ORRIN.name}")]
    again = says(REPORT, "author", ORRIN, one, standing="denied").evidence
    alone = Statement(whole.id, REPORT.id, "author", ORRIN.id, evidence=(*whole.evidence, *again))
    assert found((one,), alone) == []


def test_said_and_denied() -> None:
    """Somebody who denies having said what is quoted of them; what somebody else said is no contradiction."""
    one, two = told("2031-03-03", "Orrin said so."), told("2031-03-09", "Orrin denied having said it.")
    words = "The sluice gates were never greased, not once."
    plain = "The sluice gates were greased."
    denial = says(ORRIN, "denies", SAYING, two)
    assert found((one, two), says(ORRIN, "said", words, one), denial) == [
        (ORRIN.name, "said", words, f"denies: {SAYING.name}")
    ]
    assert found((one, two), says(TANN, "said", words, one), denial) == []
    assert found((one, two), says(ORRIN, "said", plain, one), denial) == []


def test_the_small_record() -> None:
    """The record that all tests share has its two contradictions."""
    assert len(query(Store.memory(records.small()), "contradictions")) == 2
