"""What the graph says about one thing: looked up by pattern, so that the size of the record does not matter.

around(store, iri)      the thing, its statements in order, and the quads of the part that shows them
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Article, Entity, Record, Statement
from onrecord.rdf.names import CLAIMS, ENTITIES, FACTS
from onrecord.rdf.read import record as read_record
from onrecord.rdf.terms import Literal, Quad, iri, mint
from onrecord.vocabulary import NAMESPACES, relations

if TYPE_CHECKING:
    from onrecord.store import Store

__all__ = [
    "Surroundings", "about", "around", "entities", "groups", "is_known", "part", "related", "sources",
    "statement_nodes",
]  # fmt: skip

_SHADOW = (
    "rdf:type", "schema:headline", "schema:publisher", "rec:agency", "schema:creditText", "schema:datePublished",
    "schema:url", "rec:story",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A thing with some of its statements. names: the entities that these mention, by id."""

    statements: tuple[Statement, ...]
    names: dict[str, Entity]


def about(store: Store, node: str) -> list[Quad]:
    """The quads with this subject."""
    return list(store.match(node))


def statement_nodes(store: Store, node: str) -> list[str]:
    """The statements that an entity takes part in, as subject, object or in a role, in order of their IRIs."""
    found = {quad.subject for quad in store.match(object=node, graph=CLAIMS)}
    return sorted(each for each in found if each.startswith(NAMESPACES["statement"]))


def groups(store: Store, node: str) -> dict[tuple[str, bool], list[str]]:
    """The statements of an entity by relation and by whether it is the subject."""
    found: dict[tuple[str, bool], list[str]] = defaultdict(list)
    names = {relation.iri: name for name, relation in relations().items()}
    subject = {quad.subject for quad in store.match(predicate=iri("rec:subject"), object=node, graph=CLAIMS)}
    for statement in statement_nodes(store, node):
        for quad in store.match(statement, iri("rec:relation"), graph=CLAIMS):
            name = names.get(str(quad.object), str(quad.object).rpartition("/")[2])
            found[name, statement in subject].append(statement)
    return dict(found)


def _closed(store: Store, statements: Iterable[str]) -> Iterator[Quad]:
    """The statements with their evidence and its places."""
    seen: set[str] = set()
    for statement in statements:
        for quad in store.match(statement):
            yield quad
            if quad.predicate != iri("rec:evidence") or not isinstance(quad.object, str):
                continue
            for piece in store.match(quad.object):
                yield piece
                if piece.predicate in {iri("oa:hasSelector"), iri("rec:sentence")} and piece.object not in seen:
                    seen.add(str(piece.object))
                    yield from store.match(str(piece.object))


def entities(store: Store, names: Iterable[str]) -> dict[str, Entity]:
    """The entities of these IRIs, by id."""
    quads = [quad for name in sorted(set(names)) for quad in store.match(name) if quad.graph == ENTITIES]
    return {entity.id: entity for entity in read_record(quads).entities}


def around(store: Store, statements: Sequence[str]) -> Surroundings:
    """These statements as values, with the entities that they name."""
    quads = list(_closed(store, statements))
    named = {
        str(quad.object)
        for quad in quads
        if not isinstance(quad.object, Literal) and quad.object.startswith(NAMESPACES["entity"])
    }
    found = read_record(quads)
    return Surroundings(found.statements, entities(store, named))


def related(store: Store, node: str) -> list[Quad]:
    """The plain facts that have this node as their object."""
    return list(store.match(object=node, graph=FACTS))


def part(store: Store, node: str, steps: int, most: int, articles: Iterable[Article] = ()) -> Record:
    """What lies within so many lines of an entity, as a record: the nearest first, at most so many statements."""
    statements: dict[str, None] = {}
    seen, edge = {node}, [node]
    quads: list[Quad] = []
    for _ in range(steps):
        fresh: list[str] = []
        for each in edge:
            for statement in statement_nodes(store, each):
                if statement not in statements and len(statements) < most:
                    statements[statement] = None
                    fresh.append(statement)
        found = list(_closed(store, fresh))
        quads += found
        edge = sorted(
            {
                str(quad.object)
                for quad in found
                if not isinstance(quad.object, Literal) and quad.object.startswith(NAMESPACES["entity"])
            }
            - seen
        )
        seen.update(edge)
    for each in sorted(seen):
        quads += [quad for quad in store.match(each) if quad.graph == ENTITIES]
    shown = {
        str(quad.object): None
        for quad in quads
        if quad.predicate == iri("oa:hasSource") and not isinstance(quad.object, Literal)
    }
    for article in shown:
        quads += _shadow(store, article)
    return read_record(quads, articles)


def _shadow(store: Store, article: str) -> Iterator[Quad]:
    """An article without its mentions, and the names of its publisher and agency."""
    # one by one: an article may mention hundreds
    for name in _SHADOW:
        for quad in store.match(article, iri(name)):
            yield quad
            if name in {"schema:publisher", "rec:agency"}:
                yield from store.match(str(quad.object))


def sources(store: Store, articles: Iterable[str]) -> dict[str, Article]:
    """The articles of these ids, without their text."""
    quads = [quad for name in sorted(set(articles)) for quad in _shadow(store, mint("article", name))]
    return {article.id: article for article in read_record(quads).articles}


def is_known(store: Store, node: str) -> bool:
    """Whether the graph says anything about it."""
    return next(iter(store.match(node)), None) is not None
