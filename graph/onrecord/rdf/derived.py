"""What follows from a record's evidence, written beside it so that no question need work it out again.

On each statement: its side, the strongest standing, the number of independent stories, the first article, the days on
which articles tell it, the time that their words give it, whether the first only recalls it, whether its subject takes
the other side later, and what it contradicts. On each piece of evidence: the time that its words come to. On each
article: whom and what it mentions, and which article it corrects.
`onrecord check` makes all of it anew and compares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from onrecord.articles.corrections import corrections
from onrecord.model import Evidence, Record, Statement
from onrecord.rdf.contradictions import contradictions, disputed, side
from onrecord.rdf.moments import fresh_day, looks_back, moment, moments
from onrecord.rdf.names import CLAIMS, article_graph, evidence_id
from onrecord.rdf.terms import STRING, Quad, boolean, dated, integer, iri, mint, text, timed
from onrecord.vocabulary import relations

__all__ = ["DERIVED", "corrects", "derived", "on_articles", "on_statements"]

STANDINGS = ("asserted", "planned", "reported", "hedged", "denied")
"""Standings from the strongest (an article says so itself) to the weakest."""

DERIVED = {
    *map(iri, ("rec:side", "rec:standing", "rec:stories", "rec:firstIn", "rec:asOf", "rec:dated", "rec:turnsFrom")),
    *map(iri, ("rec:recalled", "rec:past", "rec:contradicts", "rec:disputed", "rec:corrects", "schema:mentions")),
}
"""The properties that `derived` writes."""


def derived(whole: Record) -> Iterator[Quad]:
    """All that follows."""
    yield from on_statements(whole)
    yield from on_articles(whole)
    for one, other in corrections(whole.articles):
        yield corrects(one, other)


def on_statements(whole: Record) -> Iterator[Quad]:
    """What follows for the statements, in the graph of claims. Of a part of a record it is right for those statements
    whose articles and whose likes (onrecord.rdf.likes) are in the part."""
    published = {article.id: article.published for article in whole.articles}
    stories = {article.id: article.story for article in whole.articles}
    for statement in whole.statements:
        yield from _told(statement, published, stories)
    yield from _turns(whole, published)
    yield from _contradictions(whole, published, stories)


def on_articles(whole: Record) -> Iterator[Quad]:
    """What follows for the evidence of each article, and whom and what it mentions, in the graph of the article."""
    published = {article.id: article.published for article in whole.articles}
    for statement in whole.statements:
        for evidence in statement.evidence:
            value = moment(evidence, published.get(evidence.span.article, ""))
            if value:
                node = mint("evidence", evidence_id(statement.id, evidence))
                yield Quad(node, iri("rec:dated"), timed(value), article_graph(evidence.span.article))
    yield from _mentions(whole)


def corrects(one: str, other: str) -> Quad:
    """That an article corrects another."""
    return Quad(mint("article", one), iri("rec:corrects"), mint("article", other), article_graph(one))


def _carrying(statement: Statement) -> Sequence[Evidence]:
    """The evidence that carries a statement: that which neither denies nor hedges it, or all if there is no such."""
    return [each for each in statement.evidence if each.standing not in {"denied", "hedged"}] or statement.evidence


def _told(statement: Statement, published: dict[str, str], stories: dict[str, str]) -> Iterator[Quad]:
    """Side, standing, stories, first article, days, and when it was by all the words that date it."""
    node, taken = mint("statement", statement.id), side(statement)
    if taken:
        yield Quad(node, iri("rec:side"), text(taken), CLAIMS)
    if not statement.evidence:
        return
    standing = min(statement.standings, key=lambda each: (STANDINGS.index(each) if each in STANDINGS else 9, each))
    places = {each.span.article for each in _carrying(statement)}
    told = {stories.get(place, "") or f"\x1f{place}" for place in places}
    first = min(places, key=lambda place: (published.get(place, "") or "~", place))
    yield Quad(node, iri("rec:standing"), text(standing), CLAIMS)
    yield Quad(node, iri("rec:stories"), integer(len(told)), CLAIMS)
    yield Quad(node, iri("rec:firstIn"), mint("article", first), CLAIMS)
    for day in {published.get(each.span.article, "")[:10] for each in statement.evidence}:
        if dated(day).datatype != STRING:
            yield Quad(node, iri("rec:asOf"), dated(day), CLAIMS)
    value = moments(_carrying(statement), published)
    if value:
        yield Quad(node, iri("rec:dated"), timed(value), CLAIMS)
    told_first = [each for each in _carrying(statement) if each.span.article == first]
    if _takes_sides(statement) and all(looks_back(e) and not fresh_day(e, published) for e in told_first):
        yield Quad(node, iri("rec:recalled"), boolean(True), CLAIMS)


def _takes_sides(statement: Statement) -> bool:
    relation = relations().get(statement.relation)
    return statement.relation == "answers" or (relation is not None and bool(relation.side))


def _turns(whole: Record, published: dict[str, str]) -> Iterator[Quad]:
    """Who takes one side on a thing and on a later day the other: which statement turns from which, and which are past.

    A day on which articles tell of both sides turns nothing, nor does what an article puts back without saying when.
    """
    taken: dict[tuple[str, str], dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in whole.statements:
        if not statement.literal and "asserted" in statement.standings and side(statement):
            days = (fresh_day(evidence, published) for evidence in _carrying(statement))
            day = min((day for day in days if dated(day).datatype != STRING), default="")
            if day:
                taken[statement.subject, statement.object][day].append(statement)
    for told in taken.values():
        before: list[Statement] = []
        seen: list[Statement] = []
        for _, now in sorted(told.items()):
            sides = {side(statement) for statement in now}
            if len(sides) == 1:
                (taken_now,) = sides
                if before and side(before[0]) != taken_now:
                    for new, old in product(now, before):
                        yield Quad(mint("statement", new.id), iri("rec:turnsFrom"), mint("statement", old.id), CLAIMS)
                for statement in seen:
                    if side(statement) != taken_now:
                        yield Quad(mint("statement", statement.id), iri("rec:past"), boolean(True), CLAIMS)
            before = now if len(sides) == 1 else []
            seen += now


def _contradictions(whole: Record, published: dict[str, str], stories: dict[str, str]) -> Iterator[Quad]:
    """The pairs that cannot both hold, in one direction; and which statements are asserted here and denied there."""
    for one, other in contradictions(whole, published, stories):
        yield Quad(mint("statement", one.id), iri("rec:contradicts"), mint("statement", other.id), CLAIMS)
    for statement in whole.statements:
        if disputed(statement, stories):
            yield Quad(mint("statement", statement.id), iri("rec:disputed"), boolean(True), CLAIMS)


def _mentions(whole: Record) -> Iterator[Quad]:
    """Which articles put something on record about, or by, each entity."""
    found: set[tuple[str, str]] = set()
    for statement in whole.statements:
        about = {statement.subject, *(entity for name, entity in statement.roles if name != "revises")}
        if not statement.literal:
            about.add(statement.object)
        for evidence in statement.evidence:
            found.update((evidence.span.article, entity) for entity in about | {evidence.said_by} - {""})
    for article, entity in sorted(found):
        yield Quad(mint("article", article), iri("schema:mentions"), mint("entity", entity), article_graph(article))
