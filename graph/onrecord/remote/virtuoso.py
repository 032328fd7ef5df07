"""Where Virtuoso 7 answers otherwise than SPARQL 1.1 has it, and what is done so that its answers are those of home.

    a truth value that a question works out (BIND(EXISTS {...} AS ?negated)) comes back as 1 or 0: it is put in words
    two saved questions it cannot do (`contested`: OPTIONAL sub-selects are not joined with what is before them;
    `recommendations`: the stack of its compiler overflows): the triples of the properties that they ask for are
    fetched, and our own engine answers

Tested with 7.2.5, which Debian has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from onrecord.model import Record
from onrecord.query import saved
from onrecord.rdf.names import TYPE
from onrecord.rdf.terms import Literal, Quad, Term, iri, nquad
from onrecord.remote.answers import truth
from onrecord.sparql import keywords
from onrecord.store import Answer, Store
from onrecord.vocabulary import NAMESPACES

if TYPE_CHECKING:
    from onrecord.remote.store import RemoteStore

__all__ = ["query"]

BEYOND = ("contested", "recommendations")
"""The saved questions that it cannot do."""
_WORKED_OUT = re.compile(
    r"\bBIND\s*\(\s*(?:(?:NOT\s+)?EXISTS\s*\{[^{}]*\}|!?\s*BOUND\s*\([^()]*\))\s*AS\s+[?$](\w+)\s*\)", re.IGNORECASE
)
_NAME = re.compile(r"(?<![<\w?$])([a-z]+):(\w+)")


def query(store: RemoteStore, sparql: str, more: dict[str, str]) -> Answer:
    """The answer to a question, as our own engine would have it."""
    from onrecord.remote.store import declared

    if any(sparql == saved()[name].read_text("utf-8") for name in BEYOND if name in saved()):
        return fetched(store, sparql).query(sparql)
    answer = store.ask(declared(sparql), more, told=sparql)
    columns = set(_WORKED_OUT.findall(sparql))
    places = [at for at, name in enumerate(answer.columns) if name in columns]

    def in_words(at: int, term: Term | None) -> Term | None:
        return truth(term) if at in places and isinstance(term, Literal) else term

    rows = [tuple(in_words(at, term) for at, term in enumerate(row)) for row in answer.rows]
    return Answer(answer.kind, answer.columns, rows)


def fetched(store: RemoteStore, sparql: str) -> Store:
    """A store in memory with all triples whose properties the question names."""
    named = {NAMESPACES[prefix] + name for prefix, name in _NAME.findall(sparql) if prefix in NAMESPACES}
    named |= {TYPE} if re.search(r"\sa\s", keywords(sparql)) else set()
    # the names of classes and values do no harm: nothing has them for a property
    pattern = f"VALUES ?p {{ {' '.join(f'<{name}>' for name in sorted(named))} }} GRAPH ?g {{ ?s ?p ?o }}"
    ours = f'FILTER(STRSTARTS(STR(?g), "{NAMESPACES["graph"]}") && ?p != <{iri("schema:sha256")}>)'
    here = Store.memory(Record())
    lines = [
        nquad(Quad(str(subject), str(predicate), value, str(graph)))
        for subject, graph, predicate, value in store.pages("s", "?s ?g ?p ?o", f"{pattern} {ours}")
        if value is not None
    ]
    here.engine.bulk_load("".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
    return here
