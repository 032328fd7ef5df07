"""A record sent to a SPARQL 1.1 server by the Graph Store Protocol, graph by graph, and kept in step there.

    sent = push("inquiry.record", "http://localhost:7878")
    sent.sent, sent.kept, sent.deleted

What was sent of a graph is told by a digest that lies in the graph itself (GRAPH schema:sha256 "..."), the last triple
of the same request: so there is no second place that could be out of step with the first, whoever pushes from whichever
machine. A push that was killed goes on where it was, since a graph without its digest, or with another, is sent again.
The articles come first, then what they are put together to; graphs of articles no longer on record are deleted. Other
graphs on the server are left alone.

A server holds one record: its graphs bear the same names in every record. One that would lose more articles than it
kept is taken for another record, and left alone unless its place is to be taken.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ServerError
from onrecord.rdf.names import article_graph
from onrecord.rdf.terms import Literal, encode, iri, mint, text
from onrecord.remote.caller import Caller, Login, bare
from onrecord.remote.places import store_places, valid
from onrecord.remote.store import PROBE, RemoteStore, find
from onrecord.vocabulary import NAMESPACES

if TYPE_CHECKING:
    from onrecord.folder import RecordFolder
    from onrecord.pipeline import Progress

__all__ = ["DIGEST", "Pushed", "push"]

DIGEST = "schema:sha256"
"""The property that ties a graph on the server to the digest of what was sent of it."""
LARGEST = 4 << 20
"""Bytes of one request; a larger graph is sent in several. Halved where the server says that it is too much."""
SMALLEST = 1 << 14
_ARTICLES = NAMESPACES["graph"] + "article-"


@dataclass(slots=True)
class Pushed:
    """What a push did: the graphs sent, those that were in step already, those deleted; and where."""

    place: str
    questions: str
    sent: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)


def push(
    record: str | Path,
    url: str,
    *,
    questions: str = "",
    login: Login | None = None,
    timeout: float = 300.0,
    with_text: bool = False,
    replace: bool = False,
    everything: bool = False,
    progress: Progress[str] | None = None,
    caller: Caller | None = None,
) -> Pushed:
    """Makes the server's graphs those of the record.

    url: the address that takes graphs, or that of the server; questions: the address that takes questions, if it is
    not found. login: who asks, else what the environment says. timeout: seconds for each answer. with_text: send the
    articles' whole text too. replace: take another record's place. everything: send all graphs again.

    Raises RecordError if the record cannot be opened; ServerError if the server is not there, refuses, or holds
    another record.
    """
    from onrecord.folder import open_record
    from onrecord.pipeline import quietly

    folder = open_record(record)
    place, inside = bare(valid(url))
    caller = caller or Caller(inside if inside.user else login or Login.from_environment(), timeout=timeout)
    asked = find(bare(valid(questions or url))[0], caller)
    server = caller.call("POST", asked, data={"query": PROBE}).headers.get("Server", "")
    pusher = _Pusher(caller, store_places(place, asked, server), RemoteStore(asked, caller))
    return pusher.push(folder, with_text, replace, everything, progress or quietly)


class _Pusher:
    def __init__(self, caller: Caller, place: str, asked: RemoteStore) -> None:
        self.caller, self.place, self.asked = caller, place, asked
        self.largest = LARGEST

    def push(
        self, folder: RecordFolder, with_text: bool, replace: bool, everything: bool, progress: Progress[str]
    ) -> Pushed:
        done = Pushed(self.place, self.asked.url)
        ours = sorted(folder.store.graphs(), key=lambda graph: (not graph.startswith(_ARTICLES), graph))
        there = self.there()
        strangers = sorted(there.keys() - set(ours))
        gone = sum(graph.startswith(_ARTICLES) for graph in strangers)
        shared = sum(graph.startswith(_ARTICLES) for graph in there.keys() & set(ours))
        if gone > shared and not replace:
            raise ServerError(
                f"{self.place}: holds another record ({gone:,} of its {gone + shared:,} articles are not in this one, "
                "and would be deleted); give this one a place of its own, or take the other's with --replace"
            )
        texts = {article_graph(each.id): each for each in folder.articles} if with_text else {}
        for graph in progress(ours, f"to {self.place}"):
            quads = folder.store.quads(graph)
            lines = [f"<{quad.subject}> <{quad.predicate}> {encode(quad.object)} .\n" for quad in quads]
            if graph in texts:
                article = texts[graph]
                body = encode(text(article.text))
                lines.append(f"<{mint('article', article.id)}> <{iri('schema:articleBody')}> {body} .\n")
            lines.sort()
            digest = hashlib.sha256("".join(lines).encode()).hexdigest()
            if there.get(graph) == digest and not everything:
                done.kept.append(graph)
                continue
            self.send(graph, [*lines, f'<{graph}> <{iri(DIGEST)}> "{digest}" .\n'])
            done.sent.append(graph)
        for graph in strangers:
            self.delete(graph)
            done.deleted.append(graph)
        return done

    def there(self) -> dict[str, str]:
        """The graphs of a record that the server has, each with the digest of what was sent of it, or ""."""
        name = NAMESPACES["graph"]
        ours = f'FILTER(STRSTARTS(STR(?graph), "{name}"))'
        found: dict[str, str] = {}
        told = f"GRAPH ?graph {{ ?graph <{iri(DIGEST)}> ?digest }} {ours}"
        for graph, digest in self.asked.pages("graph", "?graph ?digest", told):
            # two digests: two pushes were at work at once, and neither is to be believed
            found[str(graph)] = digest.value if isinstance(digest, Literal) and str(graph) not in found else ""
        bare_ones = f"{{ SELECT DISTINCT ?graph {{ GRAPH ?graph {{ ?s ?p ?o }} {ours} }} }}"
        for (graph,) in self.asked.pages("graph", "?graph", bare_ones):
            found.setdefault(str(graph), "")
        return found

    def send(self, graph: str, lines: list[str]) -> None:
        """Puts a graph in the place of the one there, in as many requests as its size asks for."""
        method, rest = "PUT", lines
        while rest:
            size = taken = 0
            while taken < len(rest) and (not taken or size + len(rest[taken]) <= self.largest):
                size += len(rest[taken])
                taken += 1
            answer = self.caller.call(
                method,
                self.place,
                params={"graph": graph},
                data="".join(rest[:taken]).encode(),
                headers={"Content-Type": "application/n-triples"},
            )
            if answer.status_code == 413 and self.largest > SMALLEST:
                self.largest //= 2
                continue
            if not 200 <= answer.status_code < 300:
                raise self.caller.refused(answer, self.place, f"take the graph {graph}")
            method, rest = "POST", rest[taken:]

    def delete(self, graph: str) -> None:
        answer = self.caller.call("DELETE", self.place, params={"graph": graph})
        if answer.status_code not in {404, 410} and not 200 <= answer.status_code < 300:
            raise self.caller.refused(answer, self.place, f"delete the graph {graph}")
