"""Which part of a record is shown: around a name, between two, of some days or kinds; no more than can be read."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord import vocabulary
from onrecord.articles.corrections import corrections
from onrecord.errors import QueryError
from onrecord.model import Article, Record, fold
from onrecord.network import network

if TYPE_CHECKING:
    import networkx

__all__ = ["Part", "best", "choose"]

DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """A record, its network cut down to the entities shown, and how many there were. `note` says what was chosen.

    corrected: the articles that correct an article, by its id, in order of time.
    """

    record: Record
    graph: networkx.MultiDiGraph
    total: int
    note: str = ""
    corrected: dict[str, list[Article]] = field(default_factory=dict)


def choose(
    record: Record,
    *,
    about: str = "",
    steps: int = 2,
    between: tuple[str, str] | None = None,
    since: str = "",
    until: str = "",
    kinds: Collection[str] = (),
    limit: int = 0,
) -> Part:
    """The part of the record that these choices leave (see `onrecord.view.page`). Raises QueryError."""
    notes = []
    # Before any are left out: a correction counts on whatever day it was printed.
    corrected = _corrected(record)
    if since or until:
        record = _days(record, since, until)
        notes.append(" ".join(f"{word} {day}" for word, day in (("from", since), ("to", until)) if day))
    graph = network(record)
    quoted = {statement.subject for statement in record.statements if statement.literal}
    total = graph.number_of_nodes()
    shown = {node for node in graph if graph.degree(node) or node in quoted}
    if kinds:
        _known(kinds)
        shown = {node for node in shown if graph.nodes[node]["kind"] in kinds}
        notes.append("only " + ", ".join(sorted(kinds)))
    if about:
        centre = _named(graph, about)
        shown = _around(graph.subgraph(shown | {centre}), centre, steps)
        notes.append(f"within {steps} {'step' if steps == 1 else 'steps'} of {graph.nodes[centre]['label']}")
    if between:
        first, second = (_named(graph, name) for name in between)
        shown = _ways(graph.subgraph(shown | {first, second}), first, second)
        notes.append(f"between {graph.nodes[first]['label']} and {graph.nodes[second]['label']}")
    if limit and len(shown) > limit:
        shown = best(graph.subgraph(shown), limit)
        notes.append("the most corroborated and best connected")
    return Part(record, graph.subgraph(sorted(shown)).copy(), total, "; ".join(notes), corrected)


def _corrected(record: Record) -> dict[str, list[Article]]:
    articles = {article.id: article for article in record.articles}
    found: dict[str, list[Article]] = {}
    for later, earlier in corrections(record.articles):
        found.setdefault(earlier, []).append(articles[later])
    return {name: sorted(those, key=lambda one: (one.published, one.id)) for name, those in found.items()}


def _days(record: Record, since: str, until: str) -> Record:
    """The record with the evidence of those days only, and the statements that keep any."""
    for day in (since, until):
        if day and not DAY.fullmatch(day):
            raise QueryError(f"{day!r} is no date; write 2025, 2025-03 or 2025-03-14")
    if since and until and since[: len(until)] > until:
        raise QueryError(f"nothing lies from {since} to {until}; give the earlier day first")
    kept = {
        article.id
        for article in record.articles
        if article.published and since <= article.published and (not until or article.published[: len(until)] <= until)
    }
    statements = tuple(
        replace(statement, evidence=tuple(piece for piece in statement.evidence if piece.span.article in kept))
        for statement in record.statements
    )
    return Record(
        tuple(article for article in record.articles if article.id in kept),
        record.entities,
        tuple(statement for statement in statements if statement.evidence),
    )


def _named(graph: networkx.MultiDiGraph, name: str) -> str:
    """The entity that a name means: its id, its name, an alias, then a part of its name; the best corroborated."""
    wanted = fold(name)
    ranks: list[tuple[int, int, str]] = []
    for node, data in graph.nodes(data=True):
        label = fold(data["label"])
        if name == node or wanted == label:
            rank = 0
        elif wanted in [fold(alias) for alias in data["aliases"].split("; ")]:
            rank = 1
        elif wanted and wanted in label:
            rank = 2
        else:
            continue
        ranks.append((rank, -data["stories"], node))
    if not ranks:
        raise QueryError(f"nobody and nothing named {name!r} is on record; onrecord query RECORD people lists names")
    return min(ranks)[2]


def _known(names: Collection[str]) -> None:
    """Raises QueryError for a kind that there is none of anywhere."""
    if wrong := sorted(set(names) - set(vocabulary.kinds())):
        raise QueryError(f"no kind {wrong[0]!r}; there are: {', '.join(sorted(vocabulary.kinds()))}")


def _around(graph: networkx.MultiDiGraph, centre: str, steps: int) -> set[str]:
    found = {centre}
    edge = found
    for _ in range(steps):
        edge = {near for node in edge for near in (*graph.successors(node), *graph.predecessors(node))} - found
        found = found | edge
    return found


def _ways(graph: networkx.MultiDiGraph, first: str, second: str) -> set[str]:
    """Everything that lies on a shortest way between two, or on one that is one step longer."""
    import networkx as nx

    plain = nx.Graph(graph)
    near, far = (nx.single_source_shortest_path_length(plain, node) for node in (first, second))
    if second not in near:
        return {first, second}
    return {node for node in near if node in far and near[node] + far[node] <= near[second] + 1}


def best(graph: networkx.MultiDiGraph, limit: int) -> set[str]:
    """The most corroborated and connected, grown from the best so that the part hangs together where it can.

    One that the limit would leave alone, without any it is joined to, is left out: it would have no line to show.
    """
    import heapq

    score = {node: graph.nodes[node]["stories"] * 2 + graph.degree(node) for node in graph}
    order = sorted(graph, key=lambda node: (-score[node], node))
    found: set[str] = set()
    for start in order:
        heap = [(-score[start], start)] if start not in found else []
        while heap and len(found) < limit:
            _, node = heapq.heappop(heap)
            if node in found:
                continue
            found.add(node)
            for near in sorted({*graph.successors(node), *graph.predecessors(node)} - found):
                heapq.heappush(heap, (-score[near], near))
        if len(found) >= limit:
            around = {*graph.successors(start), *graph.predecessors(start)} - {start}
            if len(found) > 1 and around and start in found and not around & found:
                found.remove(start)
            break
    return found
