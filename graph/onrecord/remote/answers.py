"""What a SPARQL server answers, as plain terms: the JSON results format, and triples of any RDF format."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox
import requests

from onrecord.errors import ServerError
from onrecord.rdf.terms import STRING, Literal, Term, iri
from onrecord.store import Answer

__all__ = ["ACCEPT", "answer_of", "truth"]

ACCEPT = {
    "graph": "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5",
    "rows": "application/sparql-results+json, application/json;q=0.5",
}
"""What to ask for, by the kind of question."""

_LANGUAGE = iri("rdf:langString")
_BOOLEAN = iri("xsd:boolean")
_WHOLE = {iri(f"xsd:{name}") for name in ("nonNegativeInteger", "positiveInteger", "long", "int", "short", "byte")}


def answer_of(answer: requests.Response, kind: str, url: str) -> Answer:
    """The answer to a question of that kind (as in Answer). Raises ServerError if it is no SPARQL answer."""
    try:
        if kind == "graph":
            return Answer("graph", ("subject", "predicate", "object"), _triples(answer))
        found = json.loads(answer.content)
        if "boolean" in found:
            words = "true" if found["boolean"] in {True, "true"} else "false"
            return Answer("ask", ("answer",), [(Literal(words, iri("xsd:boolean")),)])
        columns = tuple(map(str, found["head"]["vars"]))
        rows = [tuple(_term(row.get(name)) for name in columns) for row in found["results"]["bindings"]]
        if kind == "ask":  # Virtuoso 7 answers ASK with a row
            yes = bool(rows) and isinstance(rows[0][0], Literal) and rows[0][0].value in {"1", "true"}
            return Answer("ask", ("answer",), [(Literal(str(yes).lower(), iri("xsd:boolean")),)])
    except (ValueError, KeyError, TypeError, AttributeError, SyntaxError, RecursionError):
        came = answer.headers.get("Content-Type", "no type")
        raise ServerError(f"{url}: no SPARQL answer came ({came}); is it the address that takes questions?") from None
    return Answer("select", columns, rows)


def _term(value: dict[str, Any] | None) -> Term | None:
    if value is None:
        return None
    words, kind = value["value"], value["type"]
    if not isinstance(words, str):
        raise ValueError("a term without words")
    if kind == "uri":
        return words
    if kind == "bnode":
        return words if words.startswith("_:") else f"_:{words}"
    if kind not in {"literal", "typed-literal"}:
        raise ValueError(f"a term of kind {kind}")
    language = value.get("xml:lang", "")
    return _at_home(Literal(words, _LANGUAGE if language else value.get("datatype", STRING), language))


def _at_home(literal: Literal) -> Literal:
    """The literal as our own engine answers it: whole numbers of one type, truth values in words."""
    if literal.datatype in _WHOLE:
        return Literal(literal.value, iri("xsd:integer"))
    if literal.datatype == _BOOLEAN:
        return truth(literal)
    return literal


def truth(literal: Literal) -> Literal:
    """A truth value in words, where a server has it as a number."""
    return Literal({"0": "false", "1": "true"}.get(literal.value, literal.value), _BOOLEAN)


def _triples(answer: requests.Response) -> list[tuple[Term | None, ...]]:
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip()
    if kind == "text/plain":  # what N-Triples was called before it had a name of its own
        kind = "application/n-triples"
    form = ox.RdfFormat.from_media_type(kind)
    if form is None:
        raise ValueError(kind)
    found = ox.parse(answer.content, format=form)
    return [(_plain(each.subject), _plain(each.predicate), _plain(each.object)) for each in found]


def _plain(term: object) -> Term:
    if isinstance(term, ox.NamedNode):
        return term.value
    return Literal(term.value, term.datatype.value, term.language or "") if isinstance(term, ox.Literal) else str(term)
