"""The description of what is served, as OpenAPI 3.1: checked by a fuzzer that reads it and asks accordingly."""

from __future__ import annotations

from typing import Any

from onrecord import __version__
from onrecord.query import saved
from onrecord.serve.accept import GRAPHS, TABLES
from onrecord.serve.operation import HTML, STRING, answer_in, page_get, parameter, responses
from onrecord.serve.portrait import KINDS
from onrecord.vocabulary import kinds

__all__ = ["description"]

_ANSWERS = [*dict.fromkeys((*TABLES, *GRAPHS))]


_GRAPH = {"type": "string", "format": "iri", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*$"}
_DATASET = [
    parameter("default-graph-uri", {"type": "array", "items": _GRAPH}, "Graphs that make the default graph."),
    parameter("named-graph-uri", {"type": "array", "items": _GRAPH}, "Graphs that GRAPH may name."),
]
_QUERY = {"type": "string", "description": "SPARQL 1.1 Query, or the name of a saved question."}
_FORM = {"type": "string", "enum": ["json", "xml", "csv", "tsv", "ttl", "nt", "jsonld", "rdf"]}
_SECONDS = {"type": "number", "exclusiveMinimum": 0, "maximum": 999999}


def _sparql() -> dict[str, Any]:
    good = {"200": answer_in(_ANSWERS, "The answer; without a query, the service description.")}
    more = [
        parameter("format", _FORM, "The form of the answer, in place of Accept."),
        parameter("timeout", _SECONDS, "Seconds after which the question is to be stopped."),
    ]
    form = {
        "type": "object",
        "required": ["query"],
        "properties": {
            "query": _QUERY,
            "default-graph-uri": {"type": "array", "items": _GRAPH},
            "named-graph-uri": {"type": "array", "items": _GRAPH},
        },
    }
    statuses = (400, 403, 405, 406, 413, 415, 500, 503)
    return {
        "get": {
            "summary": "SPARQL 1.1 Protocol: query by GET",
            "parameters": [parameter("query", _QUERY, "The question."), *_DATASET, *more],
            "responses": responses(
                {**good, "303": {"description": "A browser without a query is led to /query."}}, *statuses, page=False
            ),
        },
        "post": {
            "summary": "SPARQL 1.1 Protocol: query by POST of a form or of the query itself",
            "requestBody": {
                "required": True,
                "content": {
                    "application/x-www-form-urlencoded": {"schema": form},
                    "application/sparql-query": {"schema": STRING},
                },
            },
            "responses": responses(good, *statuses, page=False),
        },
    }  # fmt: skip


def _things() -> dict[str, Any]:
    names = {
        "entity": "A person, body, office, report or other entity", "statement": "A statement with its evidence",
        "article": "An article with the evidence marked in its text", "publisher": "A publisher", "story": "A story",
        "topic": "A topic", "relation": "A relation", "kind": "A kind", "evidence": "A piece of evidence",
        "span": "A stretch of an article", "graph": "A named graph", "merge": "Why two mentions were taken to be one",
        "decision": "A person's decision", "match": "A tie to an authority", "authority": "An authority file",
    }  # fmt: skip
    found = {}
    for kind in KINDS:
        words = names.get(kind, f"A {kind} that is on record")
        parameters = [
            parameter("name", {"type": "string", "minLength": 1}, "The identifier; with .ttl, .nt or .jsonld, as RDF.",
                       True, "path")
        ]  # fmt: skip
        if kind == "entity":
            parameters += [
                parameter("relation", STRING, "Only the statements of this relation."),
                parameter("page", {"type": "integer", "minimum": 1, "maximum": 99999}, "Which page of them."),
            ]
        good = {
            "200": answer_in(["text/html", *GRAPHS], f"{words}: a page, or RDF by Accept."),
            "303": {"description": "It stands in an article, or its triples are to be asked for."},
        }
        found[f"/{kind}/{{name}}"] = {
            "get": {"summary": words, "parameters": parameters, "responses": responses(good, 400, 404, 406)}
        }
    return found


def _search() -> dict[str, Any]:
    text = {"type": "string", "maxLength": 500}
    parameters = [
        parameter("q", text, "Words; the last one may be the beginning of one."),
        parameter("kind", STRING, "Only entities of this kind."),
        parameter("limit", {"type": "integer", "minimum": 1, "maximum": 100}, "At most so many of each."),
        parameter("id", STRING, "Only the entity of this identifier."),
    ]
    schema = {
        "type": "object",
        "required": ["query", "names", "quotations"],
        "properties": {
            "query": STRING,
            "names": {"type": "array", "items": {"type": "object", "required": ["id", "iri", "path", "name", "kind"]}},
            "quotations": {"type": "array", "items": {"type": "object", "required": ["id", "iri", "path", "words"]}},
        },
    }
    good = {"200": {"description": "Names, then quotations.", "content": {"application/json": {"schema": schema}}}}
    return {
        "/search": page_get("Search", 400, 503, parameters=parameters),
        "/search.json": {
            "get": {
                "summary": "Search as one types", "parameters": parameters,
                "responses": responses(good, 400, 503, page=False),
            }
        },
    }  # fmt: skip


_SUGGESTED = ("entity", "type", "property")


def _reconcile() -> dict[str, Any]:
    anything = {"application/json": {"schema": {"type": "object"}}}
    queries = {"type": "string", "contentMediaType": "application/json", "description": "The batch, as the API has it."}
    extend = {"type": "string", "contentMediaType": "application/json", "description": "A data extension query."}
    told = "The manifest, or candidates for each query, or values of properties."
    good = {"200": {"description": told, "content": anything}}
    suggested = {
        "type": "object", "required": ["result"],
        "properties": {"result": {"type": "array", "items": {"type": "object"}}},
    }  # fmt: skip
    return {
        "/reconcile": {
            "get": {
                "summary": "W3C Reconciliation Service API 0.2",
                "parameters": [
                    parameter("queries", queries, "A batch."), parameter("extend", extend, "In place of a batch."),
                ],
                "responses": responses(good, 400, 503, page=False),
            },
            "post": {
                "summary": "A batch of queries",
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/x-www-form-urlencoded": {
                            "schema": {
                                "type": "object",
                                "properties": {"queries": queries, "extend": extend},
                                "anyOf": [{"required": ["queries"]}, {"required": ["extend"]}],
                            }
                        }
                    },
                },
                "responses": responses(good, 400, 413, 415, 503, page=False),
            },
        },
        "/reconcile/suggest/{what}": {
            "get": {
                "summary": "Suggestions as one types",
                "parameters": [
                    parameter("what", {"type": "string", "enum": [*_SUGGESTED]}, "Of what.", True, "path"),
                    parameter("prefix", {"type": "string", "maxLength": 500}, "What was typed."),
                    parameter("cursor", {"type": "integer", "minimum": 0, "maximum": 1000}, "How many to pass over."),
                ],
                "responses": responses(
                    {"200": {"description": "Suggestions.", "content": {"application/json": {"schema": suggested}}}},
                    400, 404, 503, page=False,
                ),
            }
        },
        "/reconcile/properties": {
            "get": {
                "summary": "The properties that entities of a type may have",
                "parameters": [
                    parameter("type", STRING, "The type."),
                    parameter("limit", {"type": "integer", "minimum": 0, "maximum": 1000}, "How many at most."),
                ],
                "responses": responses({"200": {"description": "Properties.", "content": anything}}, 400, page=False),
            }
        },
        "/reconcile/preview": {
            "get": {
                "summary": "A small page about an entity",
                "parameters": [parameter("id", STRING, "The entity's identifier.", True)],
                "responses": responses(
                    {"200": {"description": "The page.", "content": HTML}}, 404, 503, page=False
                ),
            }
        },
    }  # fmt: skip


def _review() -> dict[str, Any]:
    number = {"type": "string", "pattern": "^[0-9]{1,6}$"}
    kinds_asked = {"type": "string", "enum": ["merge", "namesakes", "fact", "match"]}
    page = page_get("Questions for a person to decide, where the server was told so", 400, 503, parameters=[
        parameter("kind", kinds_asked, "Only such questions."), parameter("skip", number, "How many to pass over."),
    ])  # fmt: skip
    answer = {
        "type": "object", "required": ["key", "answer"],
        "properties": {
            "key": STRING, "answer": {"type": "string", "enum": ["yes", "no", "undo", "apply"]}, "question": STRING,
            "who": {"type": "string", "maxLength": 500}, "why": {"type": "string", "maxLength": 500},
        },
    }  # fmt: skip
    good = {"303": {"description": "Done; the next question is there."}}
    body = {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": answer}}}
    page["post"] = {"summary": "An answer", "requestBody": body, "responses": responses(good, 400, 413, 415, 503)}
    return page


def description(base: str) -> dict[str, Any]:
    """The description, of the server at this address."""
    steps = {"type": "integer", "minimum": 1, "maximum": 3}
    page = parameter("page", {"type": "integer", "minimum": 1, "maximum": 999999}, "Which page.")
    kind = parameter("kind", {"type": "string", "enum": list(kinds())}, "A kind of entity.", True, "path")
    name = parameter("name", {"type": "string", "enum": list(saved())}, "A saved question.", True, "path")
    around = [
        parameter("about", {"type": "string", "maxLength": 500}, "Name or identifier of what stands in the middle."),
        parameter("steps", steps, "Lines away from it."),
    ]
    turtle = {"200": answer_in(["text/turtle"], "Our own terms.")}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "OnRecord",
            "version": __version__,
            "summary": "A record of news articles as a graph: SPARQL, pages and RDF, search, reconciliation",
            "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": base}],
        "components": {
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"}, "basic": {"type": "http", "scheme": "basic"}
            }
        },
        # {}: on this machine no token is needed unless one is set
        "security": [{}, {"bearer": []}, {"basic": []}],
        "paths": {
            "/": page_get("The record at a glance", 503),
            "/sparql": _sparql(),
            "/query": page_get("The page to ask on"),
            "/ask/{name}": page_get("A saved question's answer", 404, 503, parameters=[name]),
            "/list/{kind}": page_get("Entities of a kind", 400, 404, 503, parameters=[kind, page]),
            **_search(),
            "/view": page_get("The network around something", 400, 404, 503, parameters=around),
            "/view/network": page_get("The network itself", 400, 404, 503, parameters=around),
            "/review": _review(),
            "/ns": {"get": {"summary": "Our own terms", "responses": responses(turtle)}},
            **_things(),
            **_reconcile(),
        },
    }  # fmt: skip
