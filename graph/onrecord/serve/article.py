"""An article's page: its text with every piece of evidence marked where it stands, and what each is evidence of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from onrecord.model import Article
from onrecord.rdf.names import article_graph
from onrecord.rdf.terms import iri, mint, minted
from onrecord.serve import graph
from onrecord.serve.portrait import Line, Thing, lines, path_of, source
from onrecord.serve.refused import Refused

if TYPE_CHECKING:
    from onrecord.serve.snapshot import Snapshot

__all__ = ["Piece", "article_page", "pieces"]

COPIES = 50
"""Copies of the same story that a page names."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. marks: the numbers of its notes; anchors: the places that begin here."""

    text: str
    marks: tuple[int, ...] = ()
    anchors: tuple[str, ...] = ()
    head: bool = False
    """Whether it stands before the body: the headline, the byline."""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands at a place of the text: the statements that it is evidence for."""

    number: int
    start: int
    end: int
    lines: tuple[Line, ...]


def article_page(snapshot: Snapshot, node: str) -> dict[str, Any]:
    """What the page of an article shows. Raises Refused (404) if there is none."""
    store, name = snapshot.store, minted("article", node)
    article = snapshot.article(name)
    known = graph.sources(store, [name]).get(name)
    if article is None and known is None:
        raise Refused(404, f"nothing is on record under {node}")
    article = article or known
    assert article is not None
    places: dict[tuple[int, int], list[str]] = defaultdict(list)
    owner = {
        quad.object: quad.subject for quad in store.match(predicate=iri("rec:evidence"), graph=article_graph(name))
    }
    for quad in store.match(predicate=iri("oa:hasSelector"), graph=article_graph(name)):
        _, start, end = minted("span", str(quad.object)).rsplit("-", 2)
        if quad.subject in owner:
            places[int(start), int(end)].append(owner[quad.subject])
    made = {line.path: line for line in lines(store, sorted({each for found in places.values() for each in found}))}
    # what a person rejected keeps its evidence in the graph, and has no line here
    told = [
        (place, tuple(made[path] for path in _paths(statements) if path in made))
        for place, statements in sorted(places.items())
    ]
    notes = tuple(
        Note(number, start, end, told_here)
        for number, ((start, end), told_here) in enumerate((each for each in told if each[1]), 1)
    )
    return {
        "title": article.headline or "(no headline)",
        "article": article,
        "source": source(article),
        "pieces": list(pieces(article.text, notes, article.body)) if article.text else [],
        "notes": notes,
        "copies": _copies(snapshot, article, node),
        "corrects": _told(snapshot, [str(q.object) for q in store.match(node, iri("rec:corrects"))]),
        "corrected": _told(snapshot, [q.subject for q in store.match(predicate=iri("rec:corrects"), object=node)]),
        "original": article.url if article.url.startswith(("https://", "http://")) else "",
    }


def _paths(statements: Sequence[str]) -> list[str]:
    return sorted({path_of("statement", minted("statement", each)) for each in statements})


def pieces(text: str, notes: Sequence[Note], body: int = 0) -> Iterator[Piece]:
    """The text cut wherever a note begins or ends, and where the body begins."""
    opening: dict[int, list[Note]] = defaultdict(list)
    closing: dict[int, list[Note]] = defaultdict(list)
    for note in notes:
        if 0 <= note.start < note.end <= len(text):
            opening[note.start].append(note)
            closing[note.end].append(note)
    active: dict[int, None] = {}
    for start, end in pairwise(sorted({0, len(text), min(max(body, 0), len(text)), *opening, *closing})):
        for note in closing[start]:
            active.pop(note.number, None)
        for note in opening[start]:
            active[note.number] = None
        anchors = tuple(f"c{note.start}-{note.end}" for note in opening[start])
        yield Piece(text[start:end], tuple(active), anchors, start < body)


def _copies(snapshot: Snapshot, article: Article, node: str) -> list[tuple[Thing, str]]:
    """The other papers that carry the same story."""
    if not article.story:
        return []
    found: list[str] = []
    for quad in snapshot.store.match(predicate=iri("rec:story"), object=mint("story", article.story)):
        if quad.subject != node and len(found) < COPIES:
            found.append(minted("article", quad.subject))
    return _told(snapshot, [mint("article", each) for each in found])


def _told(snapshot: Snapshot, nodes: Sequence[str]) -> list[tuple[Thing, str]]:
    """Articles as links with their papers and dates, by date."""
    known = graph.sources(snapshot.store, [minted("article", node) for node in nodes])
    return [
        (Thing(each.headline or "(no headline)", path_of("article", each.id)), source(each))
        for each in sorted(known.values(), key=lambda each: (each.published, each.publisher, each.id))
    ]
