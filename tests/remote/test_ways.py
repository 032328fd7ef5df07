"""How a server is asked for all its graphs together, and what is said of one that does not answer in SPARQL."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs

import pytest

from onrecord.errors import ServerError
from onrecord.query import query
from onrecord.remote.caller import Caller
from onrecord.remote.places import question_places, store_places
from onrecord.remote.store import RemoteStore, open_remote
from told_server import Answer, Told

JSON = {"Content-Type": "application/sparql-results+json"}
Start = Callable[[Callable[[dict[str, str]], Any]], Told]


@pytest.fixture
def asked() -> Iterator[Start]:
    """Starts servers that answer a question, given as its parameters, with what the test says."""
    started: list[Told] = []

    def start(answer: Callable[[dict[str, str]], Any]) -> Told:
        def told(_method: str, _path: str, _number: int) -> Answer:
            given = {key: values[0] for key, values in parse_qs(started[-1].asked[-1][3].decode()).items()}
            found = answer(given)
            return found if isinstance(found, tuple) else (200, JSON, json.dumps(found).encode())

        started.append(Told(told))
        return started[-1]

    yield start
    for each in started:
        each.stop()


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("union-default-graph", "true"),
        ("default-graph-uri", "urn:x-arq:UnionGraph"),
        ("default-graph-uri", "tag:stardog:api:context:all"),
    ],
)
def test_the_server_own_word_is_found(asked: Start, parameter: str, value: str) -> None:
    """Where the default graph is not the union of all, the word that the server has for it is tried and kept to."""

    def answer(given: dict[str, str]) -> Any:
        if "ASK" in given["query"]:
            return {"head": {}, "boolean": given.get(parameter) == value or "?s ?p ?o" in given["query"]}
        return {"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "literal", "value": "1"}}]}}

    server = asked(answer)
    query(open_remote(server.url + "/query"), "SELECT ?n { ?s skos:prefLabel ?n }")
    last = parse_qs(server.asked[-1][3].decode())
    assert last[parameter] == [value]
    query(open_remote(server.url + "/query"), "SELECT ?n FROM <urn:x> { ?s skos:prefLabel ?n }")
    assert parameter not in parse_qs(server.asked[-1][3].decode())


def test_a_server_that_cannot(asked: Start) -> None:
    """Where no word helps, it is said that the record is there, and what to set."""
    server = asked(lambda given: {"head": {}, "boolean": "GRAPH" in given["query"]})
    with pytest.raises(ServerError, match="its default graph is not their union"):
        query(open_remote(server.url + "/query"), "SELECT ?n { ?s skos:prefLabel ?n }")


@pytest.mark.parametrize(
    "body",
    [
        b"", b"<html>", b"[]", b'{"head": {}}', b'{"head": {"vars": ["n"]}, "results": {"bindings": [{"n": 1}]}}',
        b'{"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "dream", "value": "x"}}]}}',
        b'{"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "uri", "value": 7}}]}}', b"[" * 100_000,
    ],
)  # fmt: skip
def test_answers_that_are_none(asked: Start, body: bytes) -> None:
    """What is no SPARQL answer is one error, whatever it is."""
    server = asked(lambda _: (200, JSON, body))
    with pytest.raises(ServerError, match="no SPARQL answer"):
        RemoteStore(server.url, Caller()).ask("SELECT ?n { ?s ?p ?n }")


def test_terms(asked: Start) -> None:
    """Terms of all sorts come as at home, those of older servers too."""
    terms = [
        {"type": "uri", "value": "urn:x"},
        {"type": "bnode", "value": "b1"},
        {"type": "literal", "value": "words"},
        {"type": "literal", "value": "mots", "xml:lang": "fr"},
        {"type": "typed-literal", "value": "7", "datatype": "http://www.w3.org/2001/XMLSchema#int"},
        {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#boolean"},
    ]
    server = asked(lambda _: {"head": {"vars": ["n", "m"]}, "results": {"bindings": [{"n": each} for each in terms]}})
    found = [row[0] for row in RemoteStore(server.url, Caller()).ask("SELECT * { ?s ?p ?n }").rows]
    assert found[:2] == ["urn:x", "_:b1"]
    assert [getattr(each, "value", "") for each in found[2:]] == ["words", "mots", "7", "true"]
    assert getattr(found[3], "language", "") == "fr"
    assert getattr(found[4], "datatype", "").endswith("#integer")


@pytest.mark.parametrize(
    ("given", "server", "questions", "graphs"),
    [
        ("http://h:7878", "Oxigraph/0.5", "http://h:7878/query", "http://h:7878/store"),
        ("http://h:7878/store", "Oxigraph/0.5", "http://h:7878/query", "http://h:7878/store"),
        ("http://h/sparql", "Virtuoso/07.20", "http://h/sparql", "http://h/sparql-graph-crud-auth"),
        ("http://h:3030/news/data", "Apache Jena Fuseki (5)", "http://h:3030/news/sparql", "http://h:3030/news/data"),
        ("http://h:3030/news/sparql", "Apache Jena Fuseki (5)", "http://h:3030/news/sparql", "http://h:3030/news/data"),
        ("http://h/repositories/n", "", "http://h/repositories/n", "http://h/repositories/n/rdf-graphs/service"),
        ("http://h/repositories/n/rdf-graphs/service", "", "http://h/repositories/n",
         "http://h/repositories/n/rdf-graphs/service"),
    ],
)  # fmt: skip
def test_places(given: str, server: str, questions: str, graphs: str) -> None:
    """From any address of a server that is known the others are found."""
    assert questions in question_places(given)
    assert store_places(given, questions, server) == graphs
