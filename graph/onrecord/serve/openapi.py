"""The description of what is served, as OpenAPI 3.1: checked by a fuzzer that reads it and asks accordingly."""

from __future__ import annotations

from typing import Any

from onrecord import __version__
from onrecord.query import saved
from onrecord.serve.accept import GRAPHS, TABLES
from onrecord.serve.portrait import KINDS
from onrecord.vocabulary import kinds

__all__ = ["description"]

_ANSWERS = [*dict.fromkeys((*TABLES, *GRAPHS))]
_TEXT = {"text/plain": {"schema": {"type": "string"}}}
_TEXT_OR_PAGE = {**_TEXT, "text/html": {"schema": {"type": "string"}}}
_STRING = {"type": "string"}


def _parameter(
    name: str, schema: dict[str, Any], words: str, required: bool = False, where: str = "query"
) -> dict[str, Any]:
    return {"name": name, "in": where, "required": required, "schema": schema, "description": words}


def _responses(good: dict[str, Any], *statuses: int, page: bool = True) -> dict[str, Any]:
    words = {
        400: "What is wrong with the request, in words.",
        401: "The server asks for its token.",
        403: "Read-only, or asked by the page of another site.",
        404: "Nothing of the name is on record.",
        405: "Not answered with this method.",
        406: "It comes in none of the forms that are accepted.",
        413: "The request is too large.",
        415: "Posted in a form that is not read.",
        421: "The server does not go by the name in Host.",
        500: "The answer is larger, or takes more memory, than there is for one.",
        503: "Stopped after the time limit, or too many are waiting.",
    }
    found = dict(good)
    for status in (*statuses, 401, 403, 421):
        found[str(status)] = {"description": words[status], "content": _TEXT_OR_PAGE if page else _TEXT}
    return found


def _answer(kinds: list[str], words: str) -> dict[str, Any]:
    return {"description": words, "content": {kind: {"schema": {}} for kind in kinds}}


_HTML = {"text/html": {"schema": _STRING}}


def _page(words: str, *statuses: int, parameters: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    good = {"200": {"description": words, "content": _HTML}}
    return {"get": {"summary": words, "parameters": parameters or [], "responses": _responses(good, *statuses)}}


_GRAPH = {"type": "string", "format": "iri", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*$"}
_DATASET = [
    _parameter("default-graph-uri", {"type": "array", "items": _GRAPH}, "Graphs that make the default graph."),
    _parameter("named-graph-uri", {"type": "array", "items": _GRAPH}, "Graphs that GRAPH may name."),
]
_QUERY = {"type": "string", "description": "SPARQL 1.1 Query, or the name of a saved question."}
_FORM = {"type": "string", "enum": ["json", "xml", "csv", "tsv", "ttl", "nt", "jsonld", "rdf"]}
_SECONDS = {"type": "number", "exclusiveMinimum": 0, "maximum": 999999}


def _sparql() -> dict[str, Any]:
    good = {"200": _answer(_ANSWERS, "The answer; without a query, the service description.")}
    more = [
        _parameter("format", _FORM, "The form of the answer, in place of Accept."),
        _parameter("timeout", _SECONDS, "Seconds after which the question is to be stopped."),
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
            "parameters": [_parameter("query", _QUERY, "The question."), *_DATASET, *more],
            "responses": _responses(
                {**good, "303": {"description": "A browser without a query is led to /query."}}, *statuses, page=False
            ),
        },
        "post": {
            "summary": "SPARQL 1.1 Protocol: query by POST of a form or of the query itself",
            "requestBody": {
                "required": True,
                "content": {
                    "application/x-www-form-urlencoded": {"schema": form},
                    "application/sparql-query": {"schema": _STRING},
                },
            },
            "responses": _responses(good, *statuses, page=False),
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
            _parameter("name", {"type": "string", "minLength": 1}, "The identifier; with .ttl, .nt or .jsonld, as RDF.",
                       True, "path")
        ]  # fmt: skip
        if kind == "entity":
            parameters += [
                _parameter("relation", _STRING, "Only the statements of this relation."),
                _parameter("page", {"type": "integer", "minimum": 1, "maximum": 99999}, "Which page of them."),
            ]
        good = {
            "200": _answer(["text/html", *GRAPHS], f"{words}: a page, or RDF by Accept."),
            "303": {"description": "It stands in an article, or its triples are to be asked for."},
        }
        found[f"/{kind}/{{name}}"] = {
            "get": {"summary": words, "parameters": parameters, "responses": _responses(good, 400, 404, 406)}
        }
    return found


def _search() -> dict[str, Any]:
    text = {"type": "string", "maxLength": 500}
    parameters = [
        _parameter("q", text, "Words; the last one may be the beginning of one."),
        _parameter("kind", _STRING, "Only entities of this kind."),
        _parameter("limit", {"type": "integer", "minimum": 1, "maximum": 100}, "At most so many of each."),
        _parameter("id", _STRING, "Only the entity of this identifier."),
    ]
    schema = {
        "type": "object",
        "required": ["query", "names", "quotations"],
        "properties": {
            "query": _STRING,
            "names": {"type": "array", "items": {"type": "object", "required": ["id", "iri", "path", "name", "kind"]}},
            "quotations": {"type": "array", "items": {"type": "object", "required": ["id", "iri", "path", "words"]}},
        },
    }
    good = {"200": {"description": "Names, then quotations.", "content": {"application/json": {"schema": schema}}}}
    return {
        "/search": _page("Search", 400, 503, parameters=parameters),
        "/search.json": {
            "get": {
                "summary": "Search as one types", "parameters": parameters,
                "responses": _responses(good, 400, 503, page=False),
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
                    _parameter("queries", queries, "A batch."), _parameter("extend", extend, "In place of a batch."),
                ],
                "responses": _responses(good, 400, 503, page=False),
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
                "responses": _responses(good, 400, 413, 415, 503, page=False),
            },
        },
        "/reconcile/suggest/{what}": {
            "get": {
                "summary": "Suggestions as one types",
                "parameters": [
                    _parameter("what", {"type": "string", "enum": [*_SUGGESTED]}, "Of what.", True, "path"),
                    _parameter("prefix", {"type": "string", "maxLength": 500}, "What was typed."),
                    _parameter("cursor", {"type": "integer", "minimum": 0, "maximum": 1000}, "How many to pass over."),
                ],
                "responses": _responses(
                    {"200": {"description": "Suggestions.", "content": {"application/json": {"schema": suggested}}}},
                    400, 404, 503, page=False,
                ),
            }
        },
        "/reconcile/properties": {
            "get": {
                "summary": "The properties that entities of a type may have",
                "parameters": [
                    _parameter("type", _STRING, "The type."),
                    _parameter("limit", {"type": "integer", "minimum": 0, "maximum": 1000}, "How many at most."),
                ],
                "responses": _responses({"200": {"description": "Properties.", "content": anything}}, 400, page=False),
            }
        },
        "/reconcile/preview": {
            "get": {
                "summary": "A small page about an entity",
                "parameters": [_parameter("id", _STRING, "The entity's identifier.", True)],
                "responses": _responses(
                    {"200": {"description": "The page.", "content": _HTML}}, 404, 503, page=False
                ),
            }
        },
    }  # fmt: skip


def _review() -> dict[str, Any]:
    number = {"type": "string", "pattern": "^[0-9]{1,6}$"}
    kinds_asked = {"type": "string", "enum": ["merge", "namesakes", "fact", "match"]}
    page = _page("Questions for a person to decide, where the server was told so", 400, 503, parameters=[
        _parameter("kind", kinds_asked, "Only such questions."), _parameter("skip", number, "How many to pass over."),
    ])  # fmt: skip
    answer = {
        "type": "object", "required": ["key", "answer"],
        "properties": {
            "key": _STRING, "answer": {"type": "string", "enum": ["yes", "no", "undo", "apply"]}, "question": _STRING,
            "who": {"type": "string", "maxLength": 500}, "why": {"type": "string", "maxLength": 500},
        },
    }  # fmt: skip
    good = {"303": {"description": "Done; the next question is there."}}
    body = {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": answer}}}
    page["post"] = {"summary": "An answer", "requestBody": body, "responses": _responses(good, 400, 413, 415, 503)}
    return page


def description(base: str) -> dict[str, Any]:
    """The description, of the server at this address."""
    steps = {"type": "integer", "minimum": 1, "maximum": 3}
    page = _parameter("page", {"type": "integer", "minimum": 1, "maximum": 999999}, "Which page.")
    kind = _parameter("kind", {"type": "string", "enum": list(kinds())}, "A kind of entity.", True, "path")
    name = _parameter("name", {"type": "string", "enum": list(saved())}, "A saved question.", True, "path")
    around = [
        _parameter("about", {"type": "string", "maxLength": 500}, "Name or identifier of what stands in the middle."),
        _parameter("steps", steps, "Lines away from it."),
    ]
    turtle = {"200": _answer(["text/turtle"], "Our own terms.")}
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
            "/": _page("The record at a glance", 503),
            "/sparql": _sparql(),
            "/query": _page("The page to ask on"),
            "/ask/{name}": _page("A saved question's answer", 404, 503, parameters=[name]),
            "/list/{kind}": _page("Entities of a kind", 400, 404, 503, parameters=[kind, page]),
            **_search(),
            "/view": _page("The network around something", 400, 404, 503, parameters=around),
            "/view/network": _page("The network itself", 400, 404, 503, parameters=around),
            "/review": _review(),
            "/ns": {"get": {"summary": "Our own terms", "responses": _responses(turtle)}},
            **_things(),
            **_reconcile(),
        },
    }  # fmt: skip
