"""The part of a record that `show` needs, fetched from a server by pattern: what is asked for grows with what is shown,
but for the names, which are all looked at, as at home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.errors import ServerError
from onrecord.model import Entity, Record
from onrecord.rdf.names import CLAIMS, DECISIONS, ENTITIES, TYPE
from onrecord.rdf.read import record
from onrecord.rdf.terms import Literal, Quad, Term, iri, mint, minted
from onrecord.remote.store import RemoteStore
from onrecord.show import find
from onrecord.vocabulary import NAMESPACES

__all__ = ["part", "quads_of"]

BATCH = 100
"""Subjects to ask for at a time."""
_ELSEWHERE = {iri("schema:mentions"), iri("rec:corrects")}
"""Properties of an article that lead to what is not shown with it."""
_NAMES = [TYPE, *map(iri, ("skos:prefLabel", "skos:altLabel", "rec:named"))]


def part(store: RemoteStore, name: str) -> tuple[Record, list[tuple[str, str]]]:
    """Everybody's names, and all that is on record about the entities of this name, with which article corrects which:
    `onrecord.show.describe` writes of it what it writes of the whole record. Raises ServerError."""
    store.everything  # noqa: B018  an address without a record says so
    names = _read(store, _names(store))
    found = find(names, name)
    quads: list[Quad] = []
    corrected: list[tuple[str, str]] = []
    if found:
        entities = [mint("entity", entity.id) for entity in found]
        statements = [node for node in _links(store, entities) if node.startswith(NAMESPACES["statement"])]
        quads = _closed(store, [*entities, *statements, *_merges(store, entities)])
        told = {quad.subject for quad in quads}
        pairs = list(store.pages("later", "?later ?earlier", f"GRAPH ?g {{ ?later <{iri('rec:corrects')}> ?earlier }}"))
        corrected = [(str(later), str(earlier)) for later, earlier in pairs if str(earlier) in told]
        quads += _closed(store, sorted({later for later, _ in corrected} - told))
        quads += _all(store, DECISIONS)
    whole = _read(store, quads)
    full = {entity.id: entity for entity in whole.entities}
    everybody: dict[str, Entity] = {entity.id: entity for entity in names.entities} | full
    kept = tuple(everybody[key] for key in sorted(everybody))
    shown = Record(whole.articles, kept, whole.statements, whole.merges, whole.decisions)
    return shown, [(minted("article", later), minted("article", earlier)) for later, earlier in corrected]


def _read(store: RemoteStore, quads: Iterable[Quad]) -> Record:
    try:
        return record(quads)
    except (ValueError, KeyError, IndexError):
        raise ServerError(
            f"{store.url}: holds something else than a record as this version writes it; push the record again"
        ) from None


def _all(store: RemoteStore, graph: str) -> Iterator[Quad]:
    for subject, predicate, value in store.pages("s", "?s ?p ?o", f"GRAPH <{graph}> {{ ?s ?p ?o }}"):
        yield Quad(str(subject), str(predicate), _kept(value), graph)


def _names(store: RemoteStore) -> Iterator[Quad]:
    kept = " ".join(f"<{name}>" for name in _NAMES)
    own = f'FILTER(STRSTARTS(STR(?s), "{NAMESPACES["entity"]}"))'
    pattern = f"VALUES ?p {{ {kept} }} GRAPH <{ENTITIES}> {{ ?s ?p ?o }} {own}"
    for subject, predicate, value in store.pages("s", "?s ?p ?o", pattern):
        yield Quad(str(subject), str(predicate), _kept(value), ENTITIES)


def _links(store: RemoteStore, entities: Iterable[str]) -> list[str]:
    """The nodes of the claims that name one of the entities."""
    found: set[str] = set()
    for some in _batches(entities):
        pattern = f"VALUES ?o {{ {some} }} GRAPH <{CLAIMS}> {{ ?s ?p ?o }}"
        found |= {str(row[0]) for row in store.pages("s", "?s ?p ?o", pattern)}
    return sorted(found)


def _merges(store: RemoteStore, entities: Iterable[str]) -> list[str]:
    found: set[str] = set()
    for some in _batches(entities):
        pattern = (
            f"VALUES ?o {{ {some} }} GRAPH ?g {{ ?s <{iri('rec:entity')}> ?o . ?s <{TYPE}> <{iri('rec:Merge')}> }}"
        )
        found |= {str(row[0]) for row in store.pages("s", "?s ?g", pattern)}
    return sorted(found)


def _closed(store: RemoteStore, nodes: list[str]) -> list[Quad]:
    """The quads of these nodes, and of what they lead to: evidence, places, articles, papers. Not of the entities that
    they lead to: their names are known."""
    follow = tuple(NAMESPACES[kind] for kind in ("evidence", "span", "article", "publisher"))
    found: list[Quad] = []
    seen: set[str] = set()
    waiting = set(nodes)
    while waiting:
        seen |= waiting
        quads = list(quads_of(store, sorted(waiting)))
        found += quads
        reached = {
            str(quad.object)
            for quad in quads
            if not isinstance(quad.object, Literal)
            and not quad.subject.startswith(NAMESPACES["entity"])
            and quad.predicate not in _ELSEWHERE
        }
        revised = {str(quad.object) for quad in quads if quad.predicate == iri("prov:wasRevisionOf")}
        waiting = {each for each in reached if each.startswith(follow)} | revised
        waiting -= seen
        # a span is read together with the article that it lies in
        for quad in quads:
            if quad.subject.startswith(NAMESPACES["span"]):
                article = NAMESPACES["article"] + quad.subject.removeprefix(NAMESPACES["span"]).rsplit("-", 2)[0]
                waiting |= {article} - seen
    return found


def quads_of(store: RemoteStore, subjects: Iterable[str]) -> Iterator[Quad]:
    """The quads with these subjects."""
    for some in _batches(subjects):
        pattern = f"VALUES ?s {{ {some} }} GRAPH ?g {{ ?s ?p ?o }}"
        for subject, graph, predicate, value in store.pages("s", "?s ?g ?p ?o", pattern):
            yield Quad(str(subject), str(predicate), _kept(value), str(graph))


def _kept(value: Term | None) -> Term:
    if value is None:
        raise ServerError("the server left a place empty that has a value; is it the record that was sent there?")
    return value


def _batches(nodes: Iterable[str]) -> Iterator[str]:
    every = list(nodes)
    for at in range(0, len(every), BATCH):
        yield " ".join(f"<{node}>" for node in every[at : at + BATCH])
