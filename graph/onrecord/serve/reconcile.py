"""The W3C Reconciliation Service API 0.2 over the record's entities, so that OpenRefine can match a table with it.

Identifiers are entity ids, types the kinds of entity. Candidates come by words and, for misspelt names, by letters in
a row; the score (0 to 100) is how near the nearest of a candidate's names is. A match is sure where a name is the same
but for case and order of words, and no other entity asked for is called so.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.model import fold
from onrecord.rdf.terms import mint
from onrecord.serve import graph
from onrecord.serve.guard import OPENREFINE, POLICY
from onrecord.serve.pages import index_of, thing_of
from onrecord.serve.portrait import lines
from onrecord.serve.refused import Refused
from onrecord.serve.search import likeness
from onrecord.vocabulary import NAMESPACES, kinds

if TYPE_CHECKING:
    from onrecord.serve.app import Service
    from onrecord.serve.search import Index, Name

__all__ = ["preview", "service", "suggest"]

QUERIES = 200
"""Most queries of one batch."""
SURE = 95.0
"""Score from which a candidate, if it is the only one, is a match."""
_SIZE = {"width": 420, "height": 300}


async def service(request: Request) -> Response:
    """The manifest, or, with the parameter queries, a batch of candidates."""
    shared: Service = request.app.state.service
    snapshot = await run_in_threadpool(shared.current.now)
    queries = await _parameter(request, "queries")
    if queries is None:
        if request.method == "POST":
            raise Refused(400, "there are no queries: give them as the form's parameter queries, a JSON object")
        return JSONResponse(_manifest(request, snapshot.title))
    asked = _queries(queries)
    index = await index_of(snapshot)

    def answer() -> dict[str, Any]:
        return {name: {"result": _candidates(index, query)} for name, query in asked.items()}

    return JSONResponse(await run_in_threadpool(answer))


async def _parameter(request: Request, name: str) -> str | None:
    if request.method != "POST":
        return request.query_params.get(name)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise Refused(415, f"queries are posted as application/x-www-form-urlencoded, not as {kind or 'nothing named'}")
    try:
        pairs = parse_qsl((await request.body()).decode("utf-8"), keep_blank_values=True, max_num_fields=100)
    except (UnicodeDecodeError, ValueError):
        raise Refused(400, "the form is no UTF-8 text") from None
    return next((value for key, value in pairs if key == name), None)


def _manifest(request: Request, title: str) -> dict[str, Any]:
    base = str(request.base_url).rstrip("/")
    suggest = {
        what: {"service_url": base, "service_path": f"/reconcile/suggest/{what}"}
        for what in ("entity", "type", "property")
    }
    return {
        "versions": ["0.2"],
        "name": f"OnRecord: {title}",
        "identifierSpace": NAMESPACES["entity"],
        "schemaSpace": NAMESPACES["kind"],
        "defaultTypes": [_type(kind) for kind in kinds()],
        "view": {"url": base + "/entity/{{id}}"},
        "preview": {"url": base + "/reconcile/preview?id={{id}}", **_SIZE},
        "suggest": suggest,
    }


def _type(kind: str) -> dict[str, str]:
    known = kinds().get(kind)
    return {"id": kind, "name": known.label if known else kind}


def _queries(text: str) -> dict[str, dict[str, Any]]:
    """The batch, each query checked. Raises Refused (400) with the name of the one that is wrong."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(400, "queries is no JSON") from None
    if not isinstance(found, dict) or len(found) > QUERIES:
        raise Refused(400, f"queries is no JSON object of at most {QUERIES} queries")
    for name, query in found.items():
        if not isinstance(query, dict) or not isinstance(query.get("query", ""), str):
            raise Refused(400, f"query {name[:40]!r} is no JSON object with a string under query")
        types = query.get("type", [])
        query["type"] = [types] if isinstance(types, str) else types
        if not isinstance(query["type"], list) or not all(isinstance(each, str) for each in query["type"]):
            raise Refused(400, f"query {name[:40]!r}: type is no string and no list of strings")
        limit = query.get("limit", 10)
        if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
            raise Refused(400, f"query {name[:40]!r}: limit {str(limit)[:20]} is no whole number above 0")
        query["limit"] = min(limit, 100)
        if len(query.get("query", "")) > 1000:
            raise Refused(400, f"query {name[:40]!r} is longer than any name on record")
    return found


def _candidates(index: Index, query: dict[str, Any]) -> list[dict[str, Any]]:
    text = re.sub(r"[\0-\x1f]", " ", query.get("query", "")).strip()
    wanted = [kind.removeprefix(NAMESPACES["kind"]) for kind in query["type"]]
    found: dict[str, Name] = {}
    for kind in wanted or [""]:
        for name in (*index.names(text, 30, kind), *index.alike(text, 40, kind)):
            found.setdefault(name.id, name)
    scored = sorted(
        ((likeness(text, name), name) for name in found.values()),
        key=lambda item: (-item[0], -item[1].statements, item[1].id),
    )
    scored = [item for item in scored if item[0] >= 40][: query["limit"]]
    sure = [name.id for score, name in scored if score >= SURE]
    return [
        {
            "id": name.id,
            "name": name.name,
            "description": ", ".join(each for each in name.aliases[:3]),
            "type": [_type(name.kind)],
            "score": round(score, 1),
            "match": sure == [name.id],
        }
        for score, name in scored
    ]


async def suggest(request: Request) -> Response:
    """What a person who types may mean: an entity, a type, or a property."""
    shared: Service = request.app.state.service
    what, prefix = request.path_params["what"], request.query_params.get("prefix", "")
    cursor = request.query_params.get("cursor", "0")
    if len(prefix) > 500:
        raise Refused(400, "prefix is longer than any name on record")
    if not (cursor.isascii() and cursor.isdigit() and int(cursor) <= 1000):
        raise Refused(400, f"cursor {cursor[:20]!r} is no number from 0 to 1000")
    at = int(cursor)
    if what == "type":
        types = [_type(kind) for kind in kinds()]
        found = [each for each in types if fold(prefix) in fold(each["name"]) or fold(prefix) in each["id"]]
        return JSONResponse({"result": found[at:]})
    if what == "property":
        return JSONResponse({"result": []})
    if what != "entity":
        raise Refused(404, f"nothing is suggested under {what[:40]!r}; there are: entity, type, property")
    index = await index_of(await run_in_threadpool(shared.current.now))
    names = await run_in_threadpool(index.names, prefix.replace("\0", " "), at + 20)
    return JSONResponse(
        {
            "result": [
                {
                    "id": name.id,
                    "name": name.name,
                    "description": ", ".join(name.aliases[:3]),
                    "notable": [_type(name.kind)],
                }
                for name in names[at:]
            ]
        }
    )


async def preview(request: Request) -> Response:
    """A small page about an entity, to be shown in a frame of OpenRefine's."""
    shared: Service = request.app.state.service
    name = request.query_params.get("id", "")
    snapshot = await run_in_threadpool(shared.current.now)
    index = await index_of(snapshot)
    found = (await run_in_threadpool(index.by_id, [name])).get(name)
    if found is None:
        raise Refused(404, f"no entity {name[:60]!r} is on record")
    node = mint("entity", found.id)

    def few() -> list[Any]:
        groups = graph.groups(snapshot.store, node)
        first = [each for (relation, _), each in sorted(groups.items()) if relation != "said"]
        return lines(snapshot.store, [node for each in first for node in each[:3]][:6], found.id)

    response = shared.page(
        request, "preview.html", snapshot, title=found.name, thing=thing_of(found), aliases=found.aliases[:4],
        lines=await run_in_threadpool(few),
    )  # fmt: skip
    allowed = " ".join(("'self'", *OPENREFINE, *shared.settings.origins))
    response.headers["Content-Security-Policy"] = POLICY.replace("frame-ancestors 'none'", f"frame-ancestors {allowed}")
    return response
