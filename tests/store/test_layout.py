"""What stands where in the RDF of the small record."""

from __future__ import annotations

from dataclasses import replace

import pytest

import records
from onrecord.errors import CheckError
from onrecord.model import Evidence, Record, identifier
from onrecord.rdf import facts, quads
from onrecord.rdf.names import CLAIMS, ENTITIES, FACTS, article_graph
from onrecord.rdf.terms import Literal, iri, mint
from onrecord.store import Store


def short(term: object) -> str:
    """A term with the names of entities in place of their identifiers."""
    names = {mint("entity", entity.id): entity.name for entity in records.ENTITIES}
    if isinstance(term, Literal):
        return f'"{term.value}"'
    return names.get(str(term), str(term).split("/")[-1])


def plain() -> set[str]:
    return {
        f"{short(quad.subject)} | {short(quad.predicate)} | {short(quad.object)}" for quad in facts(records.small())
    }


def test_facts() -> None:
    """Plain triples are what articles assert in their own voice: all of that, and nothing reported, planned, denied,
    hedged or negated; who formerly held an office does not hold it."""
    inquiry, told = "a public inquiry into the Gull Wharf fire", '"The board was never told that the pumps had failed."'
    pumps = "harbours test pumps every month"
    assert plain() == {
        "Tomas Ridd | ns#holds | Interior Minister",
        "Jory Kell | ns#holds | Interior Minister",
        "Louise Vale | ns#holds | Chair of the Harbour Board",
        "Greta Sund | ns#held | Harbour Commissioner",
        "Greta Sund | org#memberOf | Reform League",
        "Jory Kell | worksFor | Prime Minister's Office",
        "Harbour Board | org#subOrganizationOf | Interior Ministry",
        "Harbour Board | location | Port Ansel",
        "Brock report | author | Ilan Brock",
        "Brock report | ns#commissionedBy | Interior Ministry",
        f"Brock report | about | {identifier('the fire')}",
        'Brock report | issued | "2031-04"',
        'Brock report | ns#recommendationCount | "12"',
        f"Brock report | ns#recommends | {pumps}",
        f"{pumps} | ns#addressee | Harbour Board",
        f"Government of Norland | ns#answers | {pumps}",
        f"{pumps} | ns#answeredBy | Government of Norland",
        f"Louise Vale | ns#said | {told}",
        'Greta Sund | ns#said | "It is timid,"',
        'spokesman for the Interior Ministry | ns#said | "no decision had been made"',
        'Brock report | ns#said | "the pumps at Gull Wharf were never tested"',
        f"Tomas Ridd | ns#rejects | {inquiry}",
        f"Tomas Ridd | ns#accepts | {inquiry}",
        f"Louise Vale | ns#callsFor | {inquiry}",
        "Tomas Ridd | ns#promises | new pumps",
        "Greta Sund | ns#criticises | Brock report",
        "Greta Sund | ns#denies | she had opposed it",
        f"Reform League | ns#supports | {inquiry}",
        f"Crown Union | ns#opposes | {inquiry}",
    }


@pytest.mark.parametrize("standing", ["reported", "planned", "denied", "hedged"])
def test_no_fact_without_assertion(standing: str) -> None:
    """A statement that no article asserts in its own voice has no plain triple, and keeps its node."""
    whole = records.small()
    turned = tuple(
        replace(each, evidence=tuple(replace(item, standing=standing) for item in each.evidence))
        for each in whole.statements
    )
    laid_out = quads(replace(whole, statements=turned))
    assert not [quad for quad in laid_out if quad.graph == FACTS]
    nodes = {quad.subject for quad in laid_out if quad.object == iri("rec:Statement")}
    assert nodes == {mint("statement", each.id) for each in whole.statements}


def test_one_assertion_is_enough() -> None:
    """A statement that one article reports and another asserts has its plain triple."""
    whole = records.small()
    (ridd,) = [each for each in whole.statements if each.subject == records.RIDD.id and each.relation == "holds"]
    mixed = replace(ridd, evidence=(replace(ridd.evidence[0], standing="denied"), *ridd.evidence[1:]))
    assert list(facts(Record(whole.articles, whole.entities, (mixed,))))


def test_graphs() -> None:
    """Entities, claims, facts and each article have a graph; evidence and the links to it lie with the article."""
    store = Store.memory(records.small())
    articles = sorted(article_graph(article.id) for article in records.small().articles)
    assert store.graphs() == sorted([*articles, CLAIMS, ENTITIES, FACTS])
    links = [quad for quad in store.quads() if quad.predicate == iri("rec:evidence")]
    assert links
    assert all(quad.graph in articles for quad in links)


def test_holding_an_office() -> None:
    """An office held is an org:Membership with member, post, organization, status and dates."""
    (statement,) = [each for each in records.small().statements if each.object == records.CHAIR.id]
    node = mint("statement", statement.id)
    found = {
        (short(quad.predicate), short(quad.object))
        for quad in Store.memory(records.small()).quads(CLAIMS)
        if quad.subject == node
    }
    assert found == {
        ("22-rdf-syntax-ns#type", "ns#Statement"),
        ("22-rdf-syntax-ns#type", "org#Membership"),
        ("22-rdf-syntax-ns#type", "OrganizationRole"),
        ("ns#subject", "Louise Vale"),
        ("ns#relation", "ns#holds"),
        ("ns#object", "Chair of the Harbour Board"),
        ("org#member", "Louise Vale"),
        ("ns#post", "Chair of the Harbour Board"),
        ("org#organization", "Harbour Board"),
        ("ns#status", '"current"'),
        ("startDate", '"2029"'),
        ("ns#standing", '"asserted"'),
        ("ns#stories", '"2"'),
        ("ns#firstIn", "a0wire"),
        ("ns#asOf", '"2031-03-03"'),
        ("ns#asOf", '"2031-04-14"'),
    }


def test_evidence() -> None:
    """Evidence is an oa:SpecificResource with its source, its place and its words, who says so and how it stands."""
    answer = Store.memory(records.small()).query(
        """SELECT ?start ?end ?exact ?standing ?who ?sentence {
             ?s rec:object 14 ; rec:evidence ?e .
             ?e a oa:SpecificResource ; oa:hasSource article:a3turn ; oa:hasSelector ?place ; rec:standing ?standing .
             ?place a oa:TextPositionSelector, oa:TextQuoteSelector ; oa:start ?start ; oa:end ?end ; oa:exact ?exact .
             ?e rec:saidBy/skos:prefLabel ?who ; rec:sentence/oa:exact ?sentence }"""
    )
    (row,) = [[term.value for term in row if isinstance(term, Literal)] for row in answer.rows]
    text = records.ARTICLES["turn"].text
    assert row[2:5] == ["The report made 14 recommendations", "reported", "Interior Ministry"]
    assert text[int(row[0]) : int(row[1])] == row[2]
    assert row[5] == "The report made 14 recommendations, the ministry said."


def test_what_its_evidence_does_not_carry_is_not_written() -> None:
    """A statement without evidence, or whose words are not at their offsets, is refused, by name and in one line."""
    whole = records.small()
    first = whole.statements[0]
    bare = replace(whole, statements=(replace(first, evidence=()),))
    with pytest.raises(CheckError, match=r"has no evidence; leave it out$"):
        Store.memory(bare)
    span = replace(first.evidence[0].span, start=first.evidence[0].span.start + 1, end=first.evidence[0].span.end + 1)
    shifted = replace(first, evidence=(replace(first.evidence[0], span=span),))
    with pytest.raises(CheckError, match=r"is not at \[\d+, \d+\) of article a\w+; leave that evidence out$"):
        Store.memory(replace(whole, statements=(shifted,)))


def test_told() -> None:
    """What is counted together from the evidence: stories once each, the strongest standing, the first article; what
    denies or hedges counts only where there is nothing else."""
    whole = records.small()
    (ridd,) = [each for each in whole.statements if each.subject == records.RIDD.id and each.relation == "holds"]
    wire, copy, turn = ridd.evidence

    def told(*evidence: Evidence) -> tuple[str, ...]:
        found = quads(Record(whole.articles, whole.entities, (replace(ridd, evidence=evidence),)))
        wanted = [iri(name) for name in ("rec:standing", "rec:stories", "rec:firstIn")]
        values = {quad.predicate: short(quad.object) for quad in found if quad.graph == CLAIMS}
        return tuple(values[name].strip('"') for name in wanted)

    def as_(standing: str, evidence: Evidence) -> Evidence:
        return replace(evidence, standing=standing)

    assert told(wire, copy) == ("asserted", "1", "a0wire")
    assert told(wire, copy, turn) == ("asserted", "2", "a0wire")
    assert told(as_("denied", wire), turn) == ("asserted", "1", "a3turn")
    assert told(as_("reported", wire), as_("planned", turn)) == ("planned", "2", "a0wire")
    assert told(as_("denied", wire), as_("hedged", turn)) == ("hedged", "2", "a0wire")
