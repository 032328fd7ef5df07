"""The SPARQL 1.1 Protocol, after the cases of the W3C's suite (data-sparql11/protocol) that apply to queries.

Covered: query_get, query_post_form, query_post_direct, query_dataset_default_graph (GET), _default_graphs (GET and
POST), _named_graphs (GET and POST), query_dataset_full, query_multiple_dataset, query_content_type_select, _ask,
_describe, _construct; bad_query_method, bad_multiple_queries, bad_query_wrong_media_type, bad_query_missing_form_type,
bad_query_missing_direct_type, bad_query_non_utf8, bad_query_syntax. The update cases all end in 403: it is read-only.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import httpx
import pytest
import rdflib
from served import SLOW, Served

from onrecord.rdf.names import CLAIMS, ENTITIES, FACTS

ASK = "ASK { ?s ?p ?o }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
JSON = {"Accept": "application/sparql-results+json"}


def rows(response: httpx.Response) -> list[dict[str, Any]]:
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["results"]["bindings"]
    return found


def ways(server: Served, query: str, **parameters: Any) -> list[httpx.Response]:
    """The same question by GET, by POST of a form, by POST direct."""
    pairs = [
        (name, each) for name, value in parameters.items() for each in ([value] if isinstance(value, str) else value)
    ]
    pairs = [(name.replace("_", "-"), value) for name, value in pairs]
    return [
        server.get("/sparql?" + urlencode([("query", query), *pairs]), headers=JSON),
        server.post("/sparql", content=urlencode([("query", query), *pairs]), headers={**JSON, **FORM}),
        server.post("/sparql?" + urlencode(pairs), content=query.encode(), headers={**JSON, **DIRECT}),
    ]


def test_three_ways_of_asking(server: Served) -> None:
    """GET, POST of a form and POST of the query give the same answer."""
    for query in (ASK, "SELECT ?n { ?e a foaf:Person ; skos:prefLabel ?n } ORDER BY ?n"):
        answers = [response.json() for response in ways(server, query)]
        assert answers[0] == answers[1] == answers[2]


def test_unicode_in_the_query(server: Served) -> None:
    """Letters of any script come through in all three ways."""
    for response in ways(server, 'SELECT ("Zürich–東京 \U0001f30a" AS ?words) {}'):
        assert rows(response)[0]["words"]["value"] == "Zürich–東京 \U0001f30a"


def test_default_graph_is_the_union(server: Served) -> None:
    """Without a word of graphs, all graphs are asked at once."""
    for response in ways(
        server, f"ASK {{ ?p a foaf:Person . ?s rec:subject ?p . FILTER EXISTS {{ GRAPH <{CLAIMS}> {{ ?s ?x ?y }} }} }}"
    ):
        assert response.json()["boolean"] is True


def test_default_graph_of_the_request(server: Served) -> None:
    """default-graph-uri makes the default graph, one or the merge of several, and there is no other graph then."""
    person, statement = "ASK { ?s a foaf:Person }", "ASK { ?s a rec:Statement }"
    for response in ways(server, person, default_graph_uri=ENTITIES):
        assert response.json()["boolean"] is True
    for response in ways(server, statement, default_graph_uri=ENTITIES):
        assert response.json()["boolean"] is False
    both = "ASK { ?a a foaf:Person . ?b a rec:Statement }"
    for response in ways(server, both, default_graph_uri=[ENTITIES, CLAIMS]):
        assert response.json()["boolean"] is True
    for response in ways(server, "ASK { GRAPH ?g { ?s ?p ?o } }", default_graph_uri=ENTITIES):
        assert response.json()["boolean"] is False


def test_named_graphs_of_the_request(server: Served) -> None:
    """named-graph-uri makes the graphs that GRAPH finds; the default graph is empty then."""
    query = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
    for response in ways(server, query, named_graph_uri=[FACTS, ENTITIES]):
        assert [row["g"]["value"] for row in rows(response)] == [ENTITIES, FACTS]
    for response in ways(server, ASK, named_graph_uri=[FACTS]):
        assert response.json()["boolean"] is False


def test_full_dataset(server: Served) -> None:
    """Default and named graphs together make the dataset, whatever the query's own FROM says."""
    query = f"SELECT DISTINCT ?g FROM <{CLAIMS}> {{ ?s a foaf:Person . GRAPH ?g {{ ?s ?p ?o }} }}"
    for response in ways(server, query, default_graph_uri=ENTITIES, named_graph_uri=FACTS):
        assert [row["g"]["value"] for row in rows(response)] == [FACTS]


def test_dataset_of_the_query(server: Served) -> None:
    """FROM in the query is heeded where the request names no graph."""
    for response in ways(server, f"ASK FROM <{ENTITIES}> {{ ?s a rec:Statement }}"):
        assert response.json()["boolean"] is False


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("*/*", "application/sparql-results+json"),
        ("text/*", "text/csv; charset=utf-8"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("application/sparql-results+json;q=0, */*;q=0.1", "application/json"),
        ("text/turtle, text/csv;q=0.1", "text/csv; charset=utf-8"),
    ],
)
def test_form_of_a_table(server: Served, accept: str, kind: str) -> None:
    """The Accept header with its weights decides in which form a SELECT is answered."""
    response = server.get("/sparql", params={"query": "SELECT ?s { ?s a foaf:Person }"}, headers={"Accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"] == kind
    assert "Accept" in response.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "kind", "parser"),
    [
        ("text/turtle", "text/turtle; charset=utf-8", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/ld+json", "application/ld+json", "json-ld"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
        ("application/sparql-results+json, application/ld+json;q=0.2", "application/ld+json", "json-ld"),
    ],
)
@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?s a foaf:Person }", "DESCRIBE ?s { ?s a foaf:Person }"])
def test_form_of_a_graph(server: Served, accept: str, kind: str, parser: str, query: str) -> None:
    """CONSTRUCT and DESCRIBE come in each form of RDF, and rdflib reads it."""
    response = server.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert response.headers["content-type"] == kind
    graph = rdflib.Graph().parse(data=response.text, format=parser)
    assert (None, rdflib.RDF.type, rdflib.FOAF.Person) in graph


def test_form_by_name(server: Served) -> None:
    """`format` stands in for the header, for links and browsers."""
    for name, start in (("csv", "n\r\n"), ("tsv", "?n\n"), ("json", '{"head"'), ("xml", "<?xml")):
        response = server.get(
            "/sparql", params={"query": "SELECT ?n { ?e a foaf:Person ; skos:prefLabel ?n }", "format": name}
        )
        assert response.text.startswith(start)
    for name in ("text/csv", "CSV", "Text/CSV"):
        assert server.get("/sparql", params={"query": ASK, "format": name}).text.strip() == "true"
    assert server.get("/sparql", params={"query": ASK, "format": "docx"}).status_code == 400


def test_ask_in_json_and_xml(server: Served) -> None:
    """ASK is answered in both standard forms."""
    assert server.get("/sparql", params={"query": ASK}, headers=JSON).json() == {"head": {}, "boolean": True}
    xml = server.get("/sparql", params={"query": ASK}, headers={"Accept": "application/sparql-results+xml"}).text
    assert ElementTree.fromstring(xml).findtext("{*}boolean") == "true"


def test_saved_question_by_name(server: Served) -> None:
    """The name of a saved question stands for its text."""
    first = server.get("/sparql?query=offices&format=csv").text.splitlines()[0]
    assert first.startswith("person,office,institution,status")


@pytest.mark.parametrize(
    ("method", "path", "content", "headers", "status", "says"),
    [
        ("PUT", "/sparql?query=ASK%7B%7D", "", {}, 405, "PUT"),
        ("DELETE", "/sparql", "", {}, 405, "DELETE"),
        ("OPTIONS", "/sparql", "", {}, 405, "OPTIONS"),
        ("PURGE", "/sparql", "", {}, 405, "PURGE"),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", "", {}, 400, "2 times"),
        ("POST", "/sparql", "query=ASK%7B%7D&query=ASK%7B%7D", FORM, 400, "2 times"),
        ("POST", "/sparql?query=ASK%7B%7D", "ASK {}", DIRECT, 400, "as well"),
        ("POST", "/sparql", ASK, {"Content-Type": "text/plain"}, 415, "text/plain"),
        ("POST", "/sparql", "query=ASK%7B%7D", {}, 415, "nothing named"),
        ("POST", "/sparql", "", FORM, 400, "no query"),
        ("POST", "/sparql", ASK, {"Content-Type": "application/sparql-query; charset=utf-16"}, 415, "utf-16"),
        ("POST", "/sparql", b"ASK { ?s ?p '\xff' }", DIRECT, 400, "UTF-8"),
        ("POST", "/sparql", "query=ASK%7B%3Fs+%3Fp+%27%FF%27%7D", FORM, 400, "UTF-8"),
        ("GET", "/sparql?query=", "", {}, 400, "empty"),
        ("GET", "/sparql?query=SELECT+nothing", "", {}, 400, "line 1, column"),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=no+iri", "", {}, 400, "no iri"),
        ("GET", "/sparql?query=ASK%7B%7D&timeout=never", "", {}, 400, "never"),
        ("GET", "/sparql?default-graph-uri=http://a.example/g", "", {}, 400, "no query"),
        ("GET", "/sparql?query=ASK%7B%3Fs+nix:p+%3Fo%7D", "", {}, 400, "'nix:'"),
        ("GET", "/sparql?query=ASK%7BSERVICE+%3Chttp://a.example%3E%7B%7D%7D", "", {}, 400, "SERVICE"),
        ("POST", "/sparql", "update=CLEAR+ALL", FORM, 403, "only answers questions"),
        ("POST", "/sparql", "CLEAR ALL", {"Content-Type": "application/sparql-update"}, 403, "only answers questions"),
        ("GET", "/sparql?update=CLEAR+ALL", "", {}, 403, "only answers questions"),
        ("POST", "/sparql", "query=ASK%7B%7D&update=CLEAR+ALL", FORM, 403, "only answers questions"),
        ("POST", "/sparql", ASK, {**DIRECT, "Content-Encoding": "gzip"}, 415, "gzip"),
        ("POST", "/sparql", "ASK {" + "{" * 20_000 + "}" * 20_000 + "}", DIRECT, 400, "nested too deeply"),
        ("POST", "/sparql", "CLEAR ALL", DIRECT, 400, "an update, not a question"),
        ("GET", "/sparql?query=ASK%7B%7D", "", {"Accept": "image/png"}, 406, "application/sparql-results+json"),
    ],
)  # fmt: skip
def test_refused(
    server: Served, method: str, path: str, content: str | bytes, headers: dict[str, str], status: int, says: str
) -> None:
    """What cannot be answered is refused with the right status and with words that say what is wrong."""
    response = server.ask(method, path, content=content, headers=headers)
    assert response.status_code == status, response.text
    assert says in response.text
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    if status == 405:
        assert response.headers["allow"] == "GET, HEAD, POST"


def test_nothing_was_changed(server: Served) -> None:
    """After all refused updates, as before, the record has people in it."""
    server.post("/sparql", content="update=CLEAR+ALL", headers=FORM)
    assert server.get("/sparql", params={"query": "ASK { ?s a foaf:Person }"}, headers=JSON).json()["boolean"] is True


def test_slow_question_is_stopped(server: Served) -> None:
    """A question beyond the time limit ends with 503 and words, and the next one is answered."""
    response = server.get("/sparql", params={"query": SLOW, "timeout": "0.7"})
    assert response.status_code == 503
    assert "0.7 s" in response.text
    assert response.headers["retry-after"]
    assert server.get("/sparql", params={"query": ASK}).status_code == 200


def test_large_answer_is_refused(server: Served) -> None:
    """An answer over the limit is refused, not cut short; with LIMIT it comes."""
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    response = server.get("/sparql", params={"query": query})
    assert response.status_code == 500
    assert "LIMIT" in response.text
    assert len(rows(server.get("/sparql", params={"query": query + " LIMIT 50"}, headers=JSON))) == 50


def test_large_request_is_refused(server: Served) -> None:
    """A body over a megabyte is not read to its end, whether it says its size or not."""
    large = b"ASK { ?s ?p '" + b"x" * (1 << 20) + b"' }"
    assert server.post("/sparql", content=large, headers=DIRECT).status_code == 413
    pieces = (large[at : at + 65536] for at in range(0, len(large), 65536))
    assert server.post("/sparql", content=pieces, headers=DIRECT).status_code == 413


def test_head(server: Served) -> None:
    """HEAD is answered like GET, without a body."""
    response = server.ask("HEAD", "/sparql", params={"query": ASK})
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize(
    ("accept", "parser"),
    [("text/turtle", "turtle"), ("application/rdf+xml", "xml"), ("application/ld+json", "json-ld")],
)
def test_service_description(server: Served, accept: str, parser: str) -> None:
    """GET without a query describes the service, in the form of RDF that is asked for."""
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    response = server.get("/sparql", headers={"Accept": accept})
    graph = rdflib.Graph().parse(data=response.text, format=parser)
    (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
    assert graph.value(service, sd.endpoint) == rdflib.URIRef(f"{server.url}/sparql")
    assert graph.value(service, sd.supportedLanguage) == sd.SPARQL11Query
    assert (service, sd.feature, sd.UnionDefaultGraph) in graph
    names = {str(name) for name in graph.objects(None, sd.name)}
    assert names == {ENTITIES, CLAIMS, FACTS}


def test_browser_is_led_to_the_query_page(server: Served) -> None:
    """A browser that opens the endpoint gets the page to ask on."""
    response = server.get("/sparql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (response.status_code, response.headers["location"]) == (303, "/query")


def test_json_is_json(server: Served) -> None:
    """Every saved question is answered by valid JSON whose columns are those of its CSV."""
    for name in ("people", "quotations", "evidence", "stances"):
        found = json.loads(server.get(f"/sparql?query={name}&format=json").text)
        columns = server.get(f"/sparql?query={name}&format=csv").text.splitlines()[0].split(",")
        assert found["head"]["vars"] == columns
