"""The saved questions, each by its full answer on the small record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import records
from onrecord.model import Evidence, Record, Statement
from onrecord.network import network
from onrecord.query import query, saved
from onrecord.store import Store

WIRE, COPY, REPORT, TURN, RIVAL = (
    records.ARTICLES[name].headline for name in ("wire", "copy", "report", "turn", "rival")
)
INQUIRY = "a public inquiry into the Gull Wharf fire"
PUMPS = "harbours test pumps every month"
# What the design promises: the columns that each question begins with.
COLUMNS = {
    "articles": "article publisher agency published story url",
    "people": "name aliases articles",
    "institutions": "name aliases articles",
    "offices": "person office institution status since until stories",
    "quotations": "speaker words directness addressee article publisher published start end",
    "reports": "report kind authors commissioned_by about issued recommendations stories",
    "recommendations": "report text addressee answer answered_by article",
    "stances": "holder kind about negated since article stories",
    "contested": "about for against stories",
    "changes": "holder about before after changed article",
    "corroborated": "subject relation object stories publishers",
    "contradictions": "subject relation one other articles",
    "connections": "subject relation object standing stories",
    "evidence": "subject relation object standing said_by article start end exact",
}


@pytest.fixture(scope="module")
def store() -> Store:
    """The small record."""
    return Store.memory(records.small())


def answer(store: Store, name: str) -> list[tuple[Any, ...]]:
    """The rows of a saved question, cut to the columns that the design promises."""
    width = len(COLUMNS[name].split())
    return [tuple(row)[:width] for row in query(store, name)]


def test_all_questions_are_saved() -> None:
    """The questions of the design are there, and no others."""
    assert set(saved()) == set(COLUMNS)


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_columns(store: Store, name: str) -> None:
    """Each question begins with its columns, on a record with anything in it and on an empty one."""
    wanted = tuple(COLUMNS[name].split())
    for each in (store, Store.memory(records.hostile()), Store.memory(Record())):
        assert query(each, name).columns[: len(wanted)] == wanted


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_empty(name: str) -> None:
    """An empty record has no rows for any question."""
    assert len(query(Store.memory(Record()), name)) == 0


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_no_row_twice(store: Store, name: str) -> None:
    """No question gives a row twice, and each gives the same order whatever the order of the record's parts."""
    whole = records.small()
    rows = query(store, name)
    assert len(rows.terms) == len(set(rows.terms)) > 0
    turned = Record(whole.articles[::-1], whole.entities[::-1], whole.statements[::-1])
    assert query(Store.memory(turned), name) == rows


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_rdflib_agrees(store: Store, name: str) -> None:
    """The questions are plain SPARQL 1.1: rdflib's own engine gives the same answers."""
    import rdflib

    from onrecord.vocabulary import NAMESPACES

    found = store.to_rdflib().query(saved()[name].read_text("utf-8"), initNs=dict(NAMESPACES))
    theirs = [tuple(None if term is None else str(term) for term in row) for row in found]
    ours = [
        tuple(None if term is None else getattr(term, "value", term) for term in row)
        for row in query(store, name).terms
    ]
    assert [str(name) for name in found.vars] == list(query(store, name).columns)
    assert sorted(theirs, key=str) == sorted(ours, key=str)
    assert rdflib.__version__


def test_articles(store: Store) -> None:
    """Every article is there, copies of one story with the same story."""
    courier, times = "https://courier.example/wharf?id=1&page=2", "https://times.example/ridd"
    assert answer(store, "articles") == [
        (WIRE, "Ansel Courier", "NWA", "2031-03-03", "s1", courier),
        (COPY, "The Norland Times", "NWA", "2031-03-03", "s1", times),
        (REPORT, "Lantern", None, "2031-04-07T09:30:00Z", "s2", "https://lantern.example/pumps"),
        (RIVAL, "Ansel Courier", None, "2031-04-14", "s4", None),
        (TURN, "Lantern", None, "2031-04-14", "s3", "https://lantern.example/ridd-bows"),
    ]


def test_people(store: Store) -> None:
    """People, the unnamed spokesman among them, by the number of articles."""
    assert [tuple(row) for row in query(store, "people")] == [
        ("Louise Vale", "Baroness Louise Vale; Baroness Vale", 3, True),
        ("Tomas Ridd", "Interior Minister Tomas Ridd", 3, True),
        ("Greta Sund", "Ms Sund", 2, True),
        ("spokesman for the Interior Ministry", None, 2, False),
        ("Ilan Brock", "Professor Ilan Brock", 1, True),
        ("Jory Kell", "Kell", 1, True),
        ("Oona Pell", "Judge Oona Pell", 1, True),
    ]


def test_institutions(store: Store) -> None:
    """Institutions by the number of articles."""
    assert answer(store, "institutions") == [
        ("Harbour Board", None, 4),
        ("Interior Ministry", "the interior ministry; the ministry", 4),
        ("Government of Norland", "the government", 2),
        ("Reform League", None, 2),
        ("Crown Union", None, 1),
        ("Prime Minister's Office", None, 1),
    ]


def test_offices(store: Store) -> None:
    """Offices held, with institution, status and dates; what only may come about is not among them."""
    assert answer(store, "offices") == [
        ("Louise Vale", "Chair of the Harbour Board", "Harbour Board", "current", "2029", None, 2),
        ("Greta Sund", "Harbour Commissioner", None, "former", None, "2030-11", 1),
        ("Jory Kell", "Interior Minister", "Interior Ministry", "current", None, None, 1),
        ("Tomas Ridd", "Interior Minister", "Interior Ministry", "current", None, None, 2),
    ]


def test_quotations(store: Store) -> None:
    """Each place of each quotation; the words are those of the article at the offsets."""
    told, decided, tested = (
        "The board was never told that the pumps had failed.",
        "no decision had been made",
        "the pumps at Gull Wharf were never tested",
    )
    spokesman, paper, day = "spokesman for the Interior Ministry", "Ansel Courier", "2031-03-03"
    assert answer(store, "quotations") == [
        ("Louise Vale", told, "direct", None, WIRE, paper, day, 220, 271),
        (spokesman, decided, "indirect", None, WIRE, paper, day, 345, 370),
        ("Louise Vale", told, "direct", None, COPY, "The Norland Times", day, 179, 230),
        (spokesman, decided, "indirect", None, COPY, "The Norland Times", day, 304, 329),
        ("Brock report", tested, "indirect", None, REPORT, "Lantern", "2031-04-07T09:30:00Z", 93, 134),
        ("Greta Sund", "It is timid,", "direct", "Harbour Board", REPORT, "Lantern", "2031-04-07T09:30:00Z", 416, 428),
    ]
    texts = {article.headline: article.text for article in records.small().articles}
    for row in query(store, "quotations"):
        assert texts[str(row.article)][row["start"] : row["end"]] == row.words


def test_reports(store: Store) -> None:
    """The report with all about it, the number of recommendations as asserted; the inquiry with its chair to be."""
    assert [tuple(row) for row in query(store, "reports")] == [
        ("Brock report", "report", "Ilan Brock", "Interior Ministry", "the fire", "2031-04", 12, 2, None),
        ("Gull Wharf inquiry", "inquiry", None, None, None, None, None, 1, "Oona Pell"),
    ]


def test_recommendations(store: Store) -> None:
    """A row for each answer to the recommendation."""
    assert answer(store, "recommendations") == [
        ("Brock report", PUMPS, "Harbour Board", "accepted", "Government of Norland", REPORT),
        ("Brock report", PUMPS, "Harbour Board", "rejected", "Government of Norland", RIVAL),
    ]


def test_recommendations_of_all_sorts() -> None:
    """A recommendation without an answer has a row; so has an answer to a report as a whole; what was not recommended,
    or is only denied, has none."""
    other = replace(records.PUMPS, id="other", name="harbours close at night", aliases=())
    here = records.evidence("report", "recommends that harbours test pumps every month")
    denied = replace(other, id="denied", name="harbours pay")
    whole = Record(
        records.small().articles,
        tuple(sorted((*records.ENTITIES, other, denied))),
        (
            records.statement(records.REPORT, "recommends", other, here),
            records.statement(records.REPORT, "recommends", records.PUMPS, here, negated="yes"),
            records.statement(records.REPORT, "recommends", denied, replace(here, standing="denied")),
            records.statement(records.MINISTRY, "answers", records.REPORT, here, answer="partly"),
        ),
    )
    assert answer(Store.memory(whole), "recommendations") == [
        ("Brock report", None, None, "partly", "Interior Ministry", REPORT),
        ("Brock report", "harbours close at night", None, None, None, REPORT),
    ]


def test_stances(store: Store) -> None:
    """Each stance with the first day and article that tells it; one that is only denied is not among them."""
    assert answer(store, "stances") == [
        ("Greta Sund", "criticises", "Brock report", False, "2031-04-07", REPORT, 1),
        ("Louise Vale", "calls for", INQUIRY, False, "2031-03-03", WIRE, 2),
        ("Tomas Ridd", "rejects", INQUIRY, False, "2031-03-03", WIRE, 1),
        ("Crown Union", "opposes", INQUIRY, False, "2031-04-14", RIVAL, 1),
        ("Jory Kell", "opposes", INQUIRY, True, "2031-04-14", RIVAL, 1),
        ("Reform League", "supports", INQUIRY, False, "2031-04-14", RIVAL, 1),
        ("Tomas Ridd", "accepts", INQUIRY, False, "2031-04-14", TURN, 1),
        ("Tomas Ridd", "promises", "new pumps", False, "2031-04-14", TURN, 1),
        ("Greta Sund", "denies", "she had opposed it", False, "2031-04-14", TURN, 1),
    ]


def test_contested(store: Store) -> None:
    """The proposal with both sides comes first; who turned round stands on the new side; who does not oppose a thing
    is on no side."""
    assert answer(store, "contested") == [
        (INQUIRY, "Louise Vale; Reform League; Tomas Ridd", "Crown Union", 3),
        (PUMPS, None, "Government of Norland", 2),
        ("new pumps", "Tomas Ridd", None, 1),
        ("she had opposed it", None, "Greta Sund", 1),
    ]


def test_changes(store: Store) -> None:
    """The minister who turned round, and the government that accepted and then rejected."""
    assert answer(store, "changes") == [
        ("Government of Norland", PUMPS, "accepted", "rejected", "2031-04-14", RIVAL),
        ("Tomas Ridd", INQUIRY, "rejects", "accepts", "2031-04-14", TURN),
    ]


def _stance(relation: str, article: str, day: str, **more: str) -> tuple[Any, Statement]:
    """An article of that day in which Ridd takes a stance on the inquiry."""
    base = replace(records.ARTICLES["rival"], id=article, published=day, story=article, headline=f"On {day}")
    place = Evidence(base.span(0, 8), base.span(0, 20))
    return base, records.statement(records.RIDD, relation, records.PROPOSAL, place, **more)


def test_changes_in_between() -> None:
    """Three turns are two changes each way, not every pair; a second stance on the same side is none."""
    told = [
        _stance("rejects", "b1", "2031-01-01"),
        _stance("opposes", "b2", "2031-01-02"),
        _stance("accepts", "b3", "2031-01-03"),
        _stance("supports", "b4", "2031-01-04"),
    ]
    whole = Record(tuple(each for each, _ in told), records.ENTITIES, tuple(each for _, each in told))
    assert answer(Store.memory(whole), "changes") == [
        ("Tomas Ridd", INQUIRY, "opposes", "accepts", "2031-01-03", "On 2031-01-03")
    ]


def test_stated_change() -> None:
    """A change that an article tells of itself is one, though both stances stand in the same article."""
    article, rejects = _stance("rejects", "b1", "2031-01-01")
    _, accepts = _stance("accepts", "b1", "2031-01-01")
    turned = replace(accepts, roles=(("revises", rejects.id),))
    whole = Record((article,), records.ENTITIES, (rejects, turned))
    assert answer(Store.memory(whole), "changes") == [
        ("Tomas Ridd", INQUIRY, "rejects", "accepts", "2031-01-01", "On 2031-01-01")
    ]


def test_corroborated(store: Store) -> None:
    """What two independent stories carry; two copies of one story are one."""
    papers = "Ansel Courier; Lantern; The Norland Times"
    assert answer(store, "corroborated") == [
        ("Louise Vale", "calls for", INQUIRY, 2, papers),
        ("Louise Vale", "holds", "Chair of the Harbour Board", 2, papers),
        ("Tomas Ridd", "holds", "Interior Minister", 2, papers),
    ]


def test_contradictions(store: Store) -> None:
    """Two current holders of one office on one day, and two numbers of recommendations."""
    assert answer(store, "contradictions") == [
        ("Interior Minister", "holds", "Tomas Ridd", "Jory Kell", f"{RIVAL}; {TURN}"),
        ("Brock report", "recommendation count", "12", "14", f"{TURN}; {REPORT}"),
    ]


@pytest.mark.parametrize(
    ("name", "details"),
    [
        ("Interior Minister", {"shared": "yes"}),
        ("Interior Minister", {"institution": ""}),
        ("Senator", {}),
        ("Minister", {}),
        ("Vice President", {}),
        ("Detective Chief Inspector", {}),
    ],
)
def test_offices_that_several_hold(name: str, details: dict[str, str]) -> None:
    """An office that several hold at once, or of a body that is not known, has two holders without contradiction."""
    whole = records.small()
    told = dict(records.MINISTER.details) | details
    shared = replace(
        records.MINISTER, name=name, details=tuple(sorted((key, each) for key, each in told.items() if each))
    )
    entities = tuple(shared if entity.id == shared.id else entity for entity in whole.entities)
    found = answer(Store.memory(replace(whole, entities=entities)), "contradictions")
    assert [row[1] for row in found] == ["recommendation count"]


def test_dates_of_issue() -> None:
    """Two dates of issue contradict each other, unless one is only more exact."""
    here = records.evidence("report", "published in April 2031")

    def found(*dates: str) -> list[tuple[Any, ...]]:
        told = tuple(records.statement(records.REPORT, "issued", date, here) for date in dates)
        return answer(Store.memory(Record(records.small().articles, records.ENTITIES, told)), "contradictions")

    assert found("2031-04", "2031-04-07") == []
    assert found("2031-04-07", "2031-05") == [("Brock report", "issued", "2031-04-07", "2031-05", REPORT)]


def test_contradicting_answers() -> None:
    """Accepted and rejected by the same body on one day in two stories is a contradiction, in one story it is none;
    on two days it is a change."""
    pumps, government = records.PUMPS, records.GOVERNMENT

    def told(story: str, day: str, answered: str) -> tuple[Any, Statement]:
        article, stance = _stance("accepts", f"c{answered}", day)
        article = replace(article, story=story, headline=f"It {answered}")
        parts = {"subject": government.id, "relation": "answers", "object": pumps.id}
        return article, replace(stance, id=answered, details=(("answer", answered),), **parts)  # type: ignore[arg-type]

    def found(*pairs: tuple[Any, Statement]) -> list[tuple[Any, ...]]:
        whole = Record(tuple(each for each, _ in pairs), records.ENTITIES, tuple(each for _, each in pairs))
        return answer(Store.memory(whole), "contradictions")

    accepted, day = told("s1", "2031-01-01", "accepted"), "2031-01-01"
    row = ("Government of Norland: harbours test pumps every month", "answers", "accepted", "rejected")
    assert found(accepted, told("s2", day, "rejected")) == [(*row, "It accepted; It rejected")]
    assert found(accepted, told("s1", day, "rejected")) == []
    assert found(accepted, told("s2", "2031-01-02", "rejected")) == []
    assert found(accepted, told("s2", day, "implemented")) == []


def test_connections(store: Store) -> None:
    """The lines are those of the network: same ends, same strongest standing, same count of stories."""
    names = {entity.id: entity.name for entity in records.ENTITIES}
    lines = sorted(
        (names[source], names[target], values["standing"], values["stories"], values["negated"], values["status"])
        for source, target, values in network(records.small()).edges(data=True)
    )
    rows = query(store, "connections")
    ours = sorted((r.subject, r.object, r.standing, r.stories, r.negated, r.status or "") for r in rows)
    assert ours == lines
    assert ("Greta Sund", "told", "Harbour Board", "asserted", 1) in answer(store, "connections")
    assert ("Interior Minister", "office of", "Interior Ministry", "asserted", 3) in answer(store, "connections")


def test_evidence(store: Store) -> None:
    """A row for each piece of evidence of the record, in the words of its article."""
    whole = records.small()
    texts = {article.headline: article for article in whole.articles}
    names = {entity.id: entity.name for entity in whole.entities}
    wanted = sorted(
        (names[each.subject], item.standing, names.get(item.said_by), item.span.article, item.span.start, item.span.end)
        for each in whole.statements
        for item in each.evidence
    )
    rows = query(store, "evidence")
    found = sorted((r.subject, r.standing, r.said_by, texts[str(r.article)].id, r["start"], r["end"]) for r in rows)
    assert sorted(map(str, found)) == sorted(map(str, wanted))
    for row in rows:
        assert texts[str(row.article)].text[row["start"] : row["end"]] == row.exact
    assert ("Brock report", "recommendation count", "14", "reported", "Interior Ministry", TURN) in [
        tuple(row)[:6] for row in rows
    ]
