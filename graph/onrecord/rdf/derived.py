"""What follows from a record's evidence, written beside it so that no question need work it out again.

On each statement: its side, the strongest standing, the number of independent stories, the first article, the days on
which articles tell it, whether its subject takes the other side later, and what it contradicts. On each article: whom
and what it mentions.
`onrecord check` makes all of it anew and compares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from onrecord.model import Entity, Evidence, Record, Statement, fold
from onrecord.rdf.names import CLAIMS, article_graph
from onrecord.rdf.terms import STRING, Quad, boolean, dated, integer, iri, mint, text
from onrecord.vocabulary import answers, relations, words

__all__ = ["DERIVED", "derived"]

STANDINGS = ("asserted", "planned", "reported", "hedged", "denied")
"""Standings from the strongest (an article says so itself) to the weakest."""

DERIVED = {
    iri(f"rec:{name}")
    for name in ("side", "standing", "stories", "firstIn", "asOf", "turnsFrom", "past", "contradicts")
}
DERIVED.add(iri("schema:mentions"))
"""The properties that `derived` writes."""


def derived(whole: Record) -> Iterator[Quad]:
    """All that follows."""
    published = {article.id: article.published for article in whole.articles}
    stories = {article.id: article.story for article in whole.articles}
    for statement in whole.statements:
        yield from _told(statement, published, stories)
    yield from _turns(whole, published)
    yield from _contradictions(whole, published, stories)
    yield from _mentions(whole)


def _carrying(statement: Statement) -> Sequence[Evidence]:
    """The evidence that carries a statement: that which neither denies nor hedges it, or all if there is no such."""
    return [each for each in statement.evidence if each.standing not in {"denied", "hedged"}] or statement.evidence


def _side(statement: Statement) -> str:
    """The side that a statement takes on its object; a negated one takes none."""
    if statement.detail("negated") == "yes":
        return ""
    relation = relations().get(statement.relation)
    return answers().get(statement.detail("answer"), "") or (relation.side if relation else "")


def _told(statement: Statement, published: dict[str, str], stories: dict[str, str]) -> Iterator[Quad]:
    """Side, standing, stories, first article, days."""
    node, side = mint("statement", statement.id), _side(statement)
    if side:
        yield Quad(node, iri("rec:side"), text(side), CLAIMS)
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


def _turns(whole: Record, published: dict[str, str]) -> Iterator[Quad]:
    """Who takes one side on a thing and on a later day the other: which statement turns from which, and which are past.

    A day on which articles tell of both sides turns nothing.
    """
    taken: dict[tuple[str, str], dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in whole.statements:
        if not statement.literal and "asserted" in statement.standings and _side(statement):
            days = (published.get(evidence.span.article, "")[:10] for evidence in _carrying(statement))
            day = min((day for day in days if dated(day).datatype != STRING), default="")
            if day:
                taken[statement.subject, statement.object][day].append(statement)
    for told in taken.values():
        before: list[Statement] = []
        seen: list[Statement] = []
        for _, now in sorted(told.items()):
            sides = {_side(statement) for statement in now}
            if len(sides) == 1:
                (side,) = sides
                if before and _side(before[0]) != side:
                    for new, old in product(now, before):
                        yield Quad(mint("statement", new.id), iri("rec:turnsFrom"), mint("statement", old.id), CLAIMS)
                for statement in seen:
                    if _side(statement) != side:
                        yield Quad(mint("statement", statement.id), iri("rec:past"), boolean(True), CLAIMS)
            before = now if len(sides) == 1 else []
            seen += now


def _contradictions(whole: Record, published: dict[str, str], stories: dict[str, str]) -> Iterator[Quad]:
    """Statements that cannot both hold: two holders of one office, or two answers of one body to one thing, in other
    stories of one day; two numbers of recommendations, or two dates of issue, for one report."""
    single = {entity.id for entity in whole.entities if _single(entity)}
    same_day: dict[tuple[str, ...], list[tuple[Statement, set[str]]]] = defaultdict(list)
    figures: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for each in whole.statements:
        if each.detail("negated") == "yes":
            continue
        if each.relation in {"recommendation_count", "issued"} and each.standings - {"denied", "hedged"}:
            figures[each.relation, each.subject].append(each)
        key: tuple[str, ...] = ()
        if each.relation == "holds" and each.detail("status") == "current" and each.object in single:
            key = ("holds", each.object)
        elif each.relation == "answers" and _side(each):
            key = ("answers", each.subject, each.object)
        if key:
            days: dict[str, set[str]] = defaultdict(set)
            for evidence in each.evidence:
                place = evidence.span.article
                if evidence.standing == "asserted" and published.get(place):
                    days[published[place][:10]].add(stories.get(place, "") or f"\x1f{place}")
            for day, told in days.items():
                same_day[(*key, day)].append((each, told))
    pairs: set[tuple[str, str]] = set()
    for key, entries in same_day.items():
        for (one, here), (other, there) in combinations(entries, 2):
            apart = _side(one) != _side(other) if key[0] == "answers" else one.subject != other.subject
            # not one story that tells of both: it knows what it says
            if apart and len(here | there) > 1:
                pairs.add(_in_order(one, other))
    for (relation, _), found in figures.items():
        for one, other in combinations(found, 2):
            # a date that is only more exact does not contradict
            more_exact = one.object.startswith(other.object) or other.object.startswith(one.object)
            if one.object != other.object and not (relation == "issued" and more_exact):
                pairs.add(_in_order(one, other))
    for first, second in sorted(pairs):
        yield Quad(first, iri("rec:contradicts"), second, CLAIMS)


def _single(office: Entity) -> bool:
    """Whether one person at a time holds the office: that of a known body, and none that several share."""
    name, details = fold(office.name).split(), dict(office.details)
    if office.kind != "office" or not details.get("institution") or details.get("shared") == "yes" or not name:
        return False
    heads = (" ".join(name[at:]) for at in range(len(name)))
    found = next((words("offices")[head] for head in heads if head in words("offices")), ())
    kind = found[1] if len(found) > 1 else ""
    return " ".join(name) not in words("shared_offices") and f"kind:{kind}" not in words("shared_offices")


def _in_order(one: Statement, other: Statement) -> tuple[str, str]:
    first, second = sorted((one, other), key=lambda each: (each.object, each.subject, _side(each) != "for", each.id))
    return mint("statement", first.id), mint("statement", second.id)


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
