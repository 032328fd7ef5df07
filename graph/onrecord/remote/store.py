"""A record on a server, asked as one at home.

    store = open_remote("http://localhost:7878")
    query(store, "offices")            the same rows as from the record itself
    store.part("Louise Vale")          the part of it that `show` needs

Questions go to all graphs together, as at home, if the server can do that: its default graph is their union
(Virtuoso, GraphDB, RDF4J), or it has a word for it (Oxigraph, Jena Fuseki, Stardog).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property

from onrecord.errors import QueryError, ServerError
from onrecord.rdf.terms import Literal, Term, escape, iri
from onrecord.remote import virtuoso
from onrecord.remote.answers import ACCEPT, answer_of
from onrecord.remote.caller import PASSING, Caller, Login, bare, complaint
from onrecord.remote.places import question_places, valid
from onrecord.sparql import at_home, has, keywords
from onrecord.store import Answer
from onrecord.vocabulary import NAMESPACES

__all__ = ["RemoteStore", "open_remote"]

_ALL: tuple[dict[str, str], ...] = (
    {},
    {"union-default-graph": "true"},  # Oxigraph
    {"default-graph-uri": "urn:x-arq:UnionGraph"},  # Jena
    {"default-graph-uri": "tag:stardog:api:context:all"},  # Stardog
)
"""Ways to ask all graphs of a server together."""
PAGE = 5_000
"""Rows to ask for at a time: below the limits that servers set on an answer."""


class RemoteStore:
    """A record at an address that takes questions. What is asked, and how, is as onrecord.store.Store has it."""

    def __init__(self, url: str, caller: Caller) -> None:
        self.url, self.caller = url, caller
        self.server = ""
        """What the server calls itself, once it has answered."""

    def query(self, sparql: str) -> Answer:
        """Asks the union of all graphs, or those that the question names with FROM. Prefixes need no declaration.

        SERVICE is refused, as at home. Raises QueryError for what is no question, ServerError if the server cannot or
        will not answer.
        """
        at_home(sparql)
        more = {} if has(sparql, "FROM") else self.everything
        if "virtuoso" in self.server.lower():
            return virtuoso.query(self, sparql, more)
        return self.ask(declared(sparql), more, told=sparql)

    def ask(self, sparql: str, more: dict[str, str] | None = None, told: str = "") -> Answer:
        """Asks what is written, no more and no less. more: parameters of the request; told: the user's own words."""
        words = re.search(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", keywords(sparql), re.IGNORECASE)
        kind = {"ASK": "ask", "CONSTRUCT": "graph", "DESCRIBE": "graph"}.get(
            words[1].upper() if words else "", "select"
        )
        answer = self.caller.call(
            "POST",
            self.url,
            data={"query": sparql, **(more or {})},
            headers={"Accept": ACCEPT["graph" if kind == "graph" else "rows"]},
            retry=PASSING - {500},
        )
        self.server = answer.headers.get("Server", "")
        if answer.status_code == 400:
            raise _unfit(told or sparql) or QueryError(f"{self.url}: would not answer: {complaint(answer)}")
        if answer.status_code != 200:
            raise self.caller.refused(answer, self.url, "answer")
        if "X-SPARQL-MaxRows" in answer.headers:
            raise ServerError(
                f"{self.url}: gives no more than {answer.headers['X-SPARQL-MaxRows']} rows, and there are more; "
                "raise its ResultSetMaxRows, or ask with LIMIT"
            )
        return answer_of(answer, kind, self.url)

    @cached_property
    def everything(self) -> dict[str, str]:
        """The parameters with which the server asks all its graphs together. Raises ServerError if there are none, or
        no record is there."""
        somewhere = f"ASK {{ ?article a <{iri('schema:NewsArticle')}> }}"
        refused: ServerError | None = None
        for way in _ALL:
            try:
                if true(self.ask(somewhere, way)):
                    return way
            except (ServerError, QueryError) as error:
                if not way:
                    raise
                refused = ServerError(str(error))
        if true(self.ask(f"ASK {{ GRAPH ?graph {{ ?article a <{iri('schema:NewsArticle')}> }} }}")):
            raise ServerError(
                f"{self.url}: has the record in named graphs, and its default graph is not their union; set the server "
                "so that it is"
            ) from refused
        raise ServerError(f"{self.url}: no record is there; send one with: onrecord push RECORD {self.url}")

    def pages(self, key: str, columns: str, pattern: str) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a pattern, asked for a page at a time so that no limit of the server cuts them. key: the
        variable, bound to IRIs, by which the pages go on; columns: all variables, that one first."""
        last = ""
        while True:
            after = f'FILTER(STR(?{key}) > "{escape(last)}")' if last else ""
            found = self.ask(f"SELECT {columns} {{ {pattern} {after} }} ORDER BY STR(?{key}) LIMIT {PAGE}").rows
            if len(found) < PAGE:
                yield from found
                return
            # the page may end amid the rows of one key: these come again with the next
            end = str(found[-1][0])
            whole = [row for row in found if row[0] != end]
            if not whole:
                raise ServerError(f"{self.url}: {end} has over {PAGE:,} values there; that is no record of ours")
            yield from whole
            last = str(whole[-1][0])


def true(answer: Answer) -> bool:
    """Whether the answer to ASK is yes."""
    value = answer.rows[0][0] if answer.kind == "ask" else None
    return isinstance(value, Literal) and value.value == "true"


def declared(sparql: str) -> str:
    """The question with the prefixes declared that it uses; they stand on its first line, so that a server's complaint
    names the right one."""
    known = {name.lower() for name in re.findall(r"\bPREFIX\s+([\w.-]*)\s*:", sparql, re.IGNORECASE)}
    used = set(re.findall(r"([A-Za-z][\w.-]*):", sparql))
    lines = (f"PREFIX {name}: <{NAMESPACES[name]}>" for name in sorted(used & set(NAMESPACES)) if name not in known)
    return " ".join([*lines, sparql])


def _unfit(sparql: str) -> QueryError | None:
    """What our own engine finds wrong with a question, in the words that it has for one at home."""
    from onrecord.model import Record
    from onrecord.store import Store

    try:
        Store.memory(Record()).query(sparql)
    except QueryError as error:
        return error
    return None


def open_remote(url: str, login: Login | None = None, *, timeout: float = 300.0) -> RemoteStore:
    """The record on a server; url: the address that takes questions, or that of the server itself.

    Raises ServerError if no server answers there, or none that takes questions.
    """
    given = valid(url)
    given, inside = bare(given)
    caller = Caller(inside if inside.user else login or Login.from_environment(), timeout=timeout)
    return RemoteStore(find(given, caller), caller)


PROBE = "ASK { ?s ?p ?o }"


def find(url: str, caller: Caller) -> str:
    """The address that takes questions. Raises ServerError if none of those known does."""
    places = question_places(url)
    for place in places:
        answer = caller.call("POST", place, data={"query": PROBE}, headers={"Accept": ACCEPT["rows"]}, retry={503})
        if answer.status_code in {401, 403}:
            raise caller.refused(answer, place, "answer")
        if answer.status_code == 200:
            with suppress(ServerError):
                answer_of(answer, "ask", place)
                return place
    tried = " and ".join(places) if len(places) < 3 else f"{', '.join(places[:-1])} and {places[-1]}"
    raise ServerError(
        f"{url}: a server is there, but it answers no questions (tried {tried}); give its SPARQL endpoint's own address"
    )
