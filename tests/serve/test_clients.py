"""Real clients: rdflib's SPARQLStore, SPARQLWrapper, and a fuzzer that reads the OpenAPI description."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from served import SLOW, Served, Serving
from SPARQLWrapper import CSV, JSON, N3, POST, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

import records
from onrecord.rdf.names import CLAIMS, ENTITIES
from onrecord.serve.app import Settings
from onrecord.serve.openapi import description
from onrecord.serve.pool import Limits
from onrecord.vocabulary import NAMESPACES

PEOPLE = f"PREFIX foaf: <{NAMESPACES['foaf']}> PREFIX skos: <{NAMESPACES['skos']}> "
PEOPLE += "SELECT ?e ?name WHERE { ?e a foaf:Person ; skos:prefLabel ?name } ORDER BY ?name"
NAMES = sorted(entity.name for entity in records.small().entities if entity.kind == "person")


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("returns", ["xml", "json", "csv", "tsv"])
def test_rdflib_store(server: Served, method: str, returns: str) -> None:
    """rdflib's SPARQLStore gets the same rows by each method and in each form."""
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql", method=method, returnFormat=returns))
    assert [str(row[1]) for row in graph.query(PEOPLE)] == NAMES


def test_rdflib_store_as_a_graph(server: Served) -> None:
    """As a graph: triples, length, values, and a named graph as the context."""
    store = SPARQLStore(f"{server.url}/sparql")
    graph = rdflib.Graph(store)
    person = next(graph.subjects(rdflib.RDF.type, rdflib.FOAF.Person))
    assert str(graph.value(person, rdflib.SKOS.prefLabel)) in NAMES
    aware = SPARQLStore(f"{server.url}/sparql", context_aware=True)
    entities, claims = (rdflib.Graph(aware, rdflib.URIRef(name)) for name in (ENTITIES, CLAIMS))
    ask = f"ASK {{ ?e a <{rdflib.FOAF.Person}> }}"
    assert entities.query(ask).askAnswer is True
    assert claims.query(ask).askAnswer is False


def test_rdflib_construct(server: Served) -> None:
    """CONSTRUCT through rdflib gives a graph."""
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql", returnFormat="xml"))
    found = graph.query(f"CONSTRUCT WHERE {{ ?e a <{rdflib.FOAF.Person}> }}").graph
    assert found is not None
    assert len(found) == len(NAMES)


def wrapper(server: Served, query: str, form: str = JSON) -> Any:
    client = SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery(query)
    client.setReturnFormat(form)
    return client


def test_sparqlwrapper(server: Served) -> None:
    """SPARQLWrapper reads JSON, XML and CSV, by GET and POST, and graphs in Turtle."""
    found = wrapper(server, PEOPLE).queryAndConvert()["results"]["bindings"]
    assert [row["name"]["value"] for row in found] == NAMES
    posting = wrapper(server, PEOPLE)
    posting.setMethod(POST)
    assert posting.queryAndConvert()["results"]["bindings"] == found
    assert wrapper(server, PEOPLE, XML).queryAndConvert().getElementsByTagName("result").length == len(NAMES)
    assert wrapper(server, PEOPLE, CSV).queryAndConvert().decode().count("\r\n") == len(NAMES) + 1
    for form in (TURTLE, N3):
        text = wrapper(server, f"CONSTRUCT WHERE {{ ?e a <{rdflib.FOAF.Person}> }}", form).queryAndConvert()
        assert len(rdflib.Graph().parse(data=text, format="turtle")) == len(NAMES)


def test_sparqlwrapper_graphs_and_errors(server: Served) -> None:
    """Graphs that SPARQLWrapper names are heeded; a bad query raises what it raises for bad queries."""
    asking = wrapper(server, "ASK { ?s ?p ?o . FILTER EXISTS { ?s a <http://xmlns.com/foaf/0.1/Person> } }")
    asking.addDefaultGraph(CLAIMS)
    assert asking.queryAndConvert()["boolean"] is False
    with pytest.raises(QueryBadFormed, match="line 1"):
        wrapper(server, "SELECT nothing at all").query()


def test_sparqlwrapper_with_a_token(small: Path) -> None:
    """A token goes as the password of HTTP Basic, which both clients speak."""
    token = "a-token-that-nobody-guesses"
    with Serving(Settings(small, token=token)) as served:
        client = wrapper(served, PEOPLE)
        client.setCredentials("anybody", token)
        assert len(client.queryAndConvert()["results"]["bindings"]) == len(NAMES)
        graph = rdflib.Graph(SPARQLStore(f"{served.url}/sparql", auth=("anybody", token)))
        assert len(list(graph.query(PEOPLE))) == len(NAMES)


# ----------------------------------------------------------------------------------------------------------- the fuzzer


@pytest.fixture(scope="module")
def fuzzed(small: Path) -> Iterator[Served]:
    """A server that stops questions soon."""
    with Serving(Settings(small, limits=Limits(timeout=1, largest=1 << 20))) as served:
        yield served


@pytest.fixture(scope="module")
def described(fuzzed: Served) -> Any:
    """The OpenAPI description as the fuzzer reads it."""
    return schemathesis.openapi.from_url(f"{fuzzed.url}/openapi.json")


OPERATIONS = [(path, method) for path, value in description("").get("paths", {}).items() for method in value]


@pytest.mark.parametrize(("path", "method"), OPERATIONS, ids=lambda value: value)
def test_description_is_true(described: Any, path: str, method: str) -> None:
    """What the description allows is answered as it says, what it forbids is refused as it says; no error of ours."""
    operation = described[path][method]
    # no schema can say what is SPARQL, or which batch is one: words that are neither are refused with 400
    excluded = [positive_data_acceptance] if path in {"/sparql", "/reconcile"} else []

    @given(data=st.data())
    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    def asks(data: Any) -> None:
        mode = data.draw(st.sampled_from([GenerationMode.POSITIVE, GenerationMode.NEGATIVE]))
        case = data.draw(operation.as_strategy(generation_mode=mode))
        response = case.call(timeout=60)
        # 503 is an answer: a moment's time limit, or a machine that is busy
        if response.status_code != 503 or "stopped after" not in response.text:
            case.validate_response(response, excluded_checks=excluded)

    asks()


def test_description_is_valid_openapi(fuzzed: Served) -> None:
    """The description is OpenAPI 3.1 and names every path that is routed."""
    found = fuzzed.get("/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    described = {path.replace("{name}", "{name:path}") for path in found["paths"]} | set(found["paths"])
    unsaid = {"/openapi.json", "/favicon.ico", "/static/base.css", "/static"}
    routed = {route.path for route in fuzzed.app.routes}
    assert routed - unsaid <= described
    assert set(found["paths"]) <= {path.replace(":path", "") for path in routed}


def test_slow_question_through_a_client(fuzzed: Served) -> None:
    """A client sees the end of a question that was stopped as an error, not as an empty answer."""
    client = wrapper(fuzzed, SLOW)
    with pytest.raises(Exception, match="503"):
        client.query()
