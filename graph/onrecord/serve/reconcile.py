"""The W3C Reconciliation Service API 0.2 over the record's entities, so that OpenRefine can match a table with it.

Identifiers are entity ids, types the kinds of entity. Candidates come by words and, for misspelt names, by letters in
a row; the score (0 to 100) is how near the nearest of a candidate's names is, less what its properties speak against it
(at most 20; 10 where they say nothing). A match is sure where a name is the same but for case and order of words, no
property speaks against it, and no other such entity is called so, or the properties speak for this one alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.model import fold
from onrecord.rdf.terms import mint, scrub
from onrecord.serve import graph
from onrecord.serve.batch import extension_of, queries_of
from onrecord.serve.guard import OPENREFINE, POLICY
from onrecord.serve.pages import index_of, thing_of
from onrecord.serve.portrait import lines
from onrecord.serve.properties import agreement, extension, properties, values
from onrecord.serve.refused import Refused
from onrecord.serve.search import likeness
from onrecord.vocabulary import NAMESPACES, kinds

if TYPE_CHECKING:
    from onrecord.serve.app import Service
    from onrecord.serve.properties import Property, Value
    from onrecord.serve.search import Index, Name
    from onrecord.serve.snapshot import Snapshot

__all__ = ["preview", "propose", "service", "suggest"]

SURE = 95.0
"""Score from which a candidate, if it is the only one, is a match."""
WEIGHT = 20.0
"""Most that properties take from a score."""
LOOKED_AT = 20
"""Candidates whose properties are looked up: those with the nearest names."""
_SIZE = {"width": 420, "height": 300}


async def service(request: Request) -> Response:
    """The manifest; with the parameter queries, candidates for a batch; with extend, values of properties."""
    shared: Service = request.app.state.service
    snapshot = await run_in_threadpool(shared.current.now)
    queries, extend = await _parameter(request, "queries"), await _parameter(request, "extend")
    if extend is not None and queries is None:
        ids, columns = extension_of(extend)
        return JSONResponse(await run_in_threadpool(extension, snapshot.store, ids, columns))
    if queries is None:
        if request.method == "POST":
            raise Refused(400, "there are no queries: give them as the form's parameter queries, a JSON object")
        return JSONResponse(_manifest(request, snapshot.title))
    asked = queries_of(queries)
    index = await index_of(snapshot)

    def answer() -> dict[str, Any]:
        known: dict[tuple[str, str], list[Value]] = {}
        return {scrub(name): {"result": _candidates(index, snapshot, query, known)} for name, query in asked.items()}

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
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/reconcile/properties"},
            "property_settings": [
                {
                    "name": "limit", "label": "Limit", "type": "number", "default": 0,
                    "help_text": "Most values for each entity (0: all)",
                }
            ],
        },
    }  # fmt: skip


def _type(kind: str) -> dict[str, str]:
    known = kinds().get(kind)
    return {"id": kind, "name": known.label if known else kind}


def _candidates(
    index: Index, snapshot: Snapshot, query: dict[str, Any], known: dict[tuple[str, str], list[Value]]
) -> list[dict[str, Any]]:
    text = re.sub(r"[\0-\x1f]", " ", query.get("query", "")).strip()
    wanted = [kind.removeprefix(NAMESPACES["kind"]) for kind in query["type"]]
    if query.get("type_strict") == "should":
        wanted = []
    found: dict[str, Name] = {}
    for kind in wanted or [""]:
        for name in (*index.names(text, 30, kind), *index.alike(text, 40, kind)):
            found.setdefault(name.id, name)
    near = sorted(
        ((likeness(text, name), name) for name in found.values()),
        key=lambda item: (-item[0], -item[1].statements, item[1].id),
    )
    near = [item for item in near if item[0] >= 40]
    if not query["hints"]:
        sure = [name.id for score, name in near[: query["limit"]] if score >= SURE]
        return [_candidate(name, score, sure == [name.id], score, {}) for score, name in near[: query["limit"]]]
    told = _told(index, snapshot, [name for _, name in near[:LOOKED_AT]], query["hints"], known)
    scored = sorted(
        (
            (score - WEIGHT * (1 - _support(told.get(name.id, {}), len(query["hints"]))), score, name)
            for score, name in near
        ),
        key=lambda item: (-item[0], -item[2].statements, item[2].id),
    )
    called = [name.id for _, likely, name in scored if likely >= SURE and 0.0 not in told.get(name.id, {}).values()]
    for_it = [each for each in called if told.get(each)]
    sure = for_it or called
    return [
        _candidate(name, max(score, 0.0), sure == [name.id], likely, told.get(name.id, {}))
        for score, likely, name in scored[: query["limit"]]
    ]


def _told(
    index: Index,
    snapshot: Snapshot,
    names: list[Name],
    hints: list[tuple[str, list[Any]]],
    known: dict[tuple[str, str], list[Value]],
) -> dict[str, dict[str, float]]:
    """How well each candidate agrees with each property asked for, of which it has any value."""
    found: dict[str, dict[str, float]] = {name.id: {} for name in names}
    for pid, wanted in hints:
        new = [each for each in found if (pid, each) not in known]
        looked_up = values(snapshot.store, pid, new)
        known.update({(pid, each): looked_up.get(each, []) for each in new})
        for each, told in found.items():
            agrees = agreement(index, wanted, known[pid, each])
            if agrees is not None:
                # one of two columns that say the same may be wrong
                told[pid] = min(agrees, told.get(pid, 1.0))
    return found


def _support(told: dict[str, float], hints: int) -> float:
    """How far properties speak for a candidate, 0 to 1; one that it has no value of neither for it nor against it."""
    return (sum(told.values()) + 0.5 * (hints - len(told))) / hints


def _candidate(name: Name, score: float, match: bool, likely: float, told: dict[str, float]) -> dict[str, Any]:
    return {
        "id": name.id,
        "name": name.name,
        "description": ", ".join(name.aliases[:3]),
        "type": [_type(name.kind)],
        "score": round(score, 1),
        "match": match,
        "features": [
            {"id": "name", "value": round(likely, 1)},
            *({"id": pid, "value": round(100 * agrees, 1)} for pid, agrees in told.items()),
        ],
    }


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
        told = [
            each for each in properties().values() if fold(prefix) in fold(each.name) or fold(prefix) in fold(each.id)
        ]
        return JSONResponse({"result": [_property(each, True) for each in told[at:]]})
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


def _property(known: Property, described: bool = False) -> dict[str, str]:
    found = {"id": known.id, "name": known.name}
    return {**found, "description": known.description} if described else found


async def propose(request: Request) -> Response:
    """The properties that entities of a type may have, for new columns of a table."""
    kind = request.query_params.get("type", "").removeprefix(NAMESPACES["kind"])
    limit = request.query_params.get("limit", "1000")
    if not (limit.isascii() and limit.isdigit() and len(limit) <= 4 and int(limit) <= 1000):
        raise Refused(400, f"limit {limit[:20]!r} is no whole number from 0 to 1000")
    found = [each for each in properties().values() if each.proposed and (not kind or kind in each.kinds)]
    answer: dict[str, Any] = {
        "limit": int(limit),
        "properties": [_property(each) for each in found[: int(limit)]],
    }
    return JSONResponse({**answer, "type": scrub(kind)} if kind else answer)


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
