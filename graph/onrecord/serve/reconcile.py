"""The W3C Reconciliation Service API 0.2 over the record's entities, so that OpenRefine can match a table with it.

Identifiers are entity ids, types the kinds of entity. Candidates come by words and, for misspelt names, by letters in
a row; the score (0 to 100) is how near the nearest of a candidate's names is, less what its properties speak against it
(at most 20; 10 where they say nothing). A match is sure where a name is the same but for case and order of words, no
property speaks against it, and no other such entity is called so, or the properties speak for this one alone. A query
without a name is answered by its properties alone: whoever they speak for, none of them a sure match.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.rdf.terms import scrub
from onrecord.serve.batch import extension_of, queries_of
from onrecord.serve.pages import index_of
from onrecord.serve.properties import agreement, extension, holders, values
from onrecord.serve.refused import Refused
from onrecord.serve.search import likeness
from onrecord.vocabulary import NAMESPACES, kinds

if TYPE_CHECKING:
    from onrecord.serve.app import Service
    from onrecord.serve.properties import Value
    from onrecord.serve.search import Index, Name
    from onrecord.serve.snapshot import Snapshot

__all__ = ["service", "type_of"]

SURE = 95.0
"""Score from which a candidate, if it is the only one, is a match."""
WEIGHT = 20.0
"""Most that properties take from a score."""
LOOKED_AT = 20
"""Candidates whose properties are looked up: those with the nearest names."""
_SIZE = {"width": 420, "height": 300}


@dataclass(frozen=True, slots=True)
class _Known:
    """What the queries of one batch have found out so far: the values of a property by entity, and who has a value."""

    values: dict[tuple[str, str], list[Value]]
    holders: dict[tuple[str, str], set[str]]


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
        known = _Known({}, {})
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
        "defaultTypes": [type_of(kind) for kind in kinds()],
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


def type_of(kind: str) -> dict[str, str]:
    """A kind of entity as the protocol has types."""
    known = kinds().get(kind)
    return {"id": kind, "name": known.label if known else kind}


def _candidates(index: Index, snapshot: Snapshot, query: dict[str, Any], known: _Known) -> list[dict[str, Any]]:
    text = re.sub(r"[\0-\x1f]", " ", query.get("query", "")).strip()
    wanted = [kind.removeprefix(NAMESPACES["kind"]) for kind in query["type"]]
    if query.get("type_strict") == "should":
        wanted = []
    if not text:
        return _nameless(index, snapshot, query, wanted, known)
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


def _nameless(
    index: Index, snapshot: Snapshot, query: dict[str, Any], kinds_wanted: list[str], known: _Known
) -> list[dict[str, Any]]:
    """Candidates for a query that has properties only: those that most of them speak for. A person says which it is."""
    hints = query["hints"]
    found: Counter[str] = Counter()
    for pid, wanted in hints:
        key = pid, json.dumps(wanted)
        if key not in known.holders:
            known.holders[key] = holders(snapshot.store, index, pid, wanted)
        found.update(known.holders[key])
    names = [each for each in index.by_id([*found]).values() if not kinds_wanted or each.kind in kinds_wanted]
    names.sort(key=lambda name: (-found[name.id], -name.statements, name.id))
    told = _told(index, snapshot, names[: max(LOOKED_AT, query["limit"])], hints, known)
    scored = [(100 * _support(has, len(hints)), name) for name in names if any((has := told.get(name.id, {})).values())]
    scored.sort(key=lambda item: (-item[0], -item[1].statements, item[1].id))
    return [_candidate(name, score, False, None, told[name.id]) for score, name in scored[: query["limit"]]]


def _told(
    index: Index,
    snapshot: Snapshot,
    names: list[Name],
    hints: list[tuple[str, list[Any]]],
    known: _Known,
) -> dict[str, dict[str, float]]:
    """How well each candidate agrees with each property asked for, of which it has any value."""
    found: dict[str, dict[str, float]] = {name.id: {} for name in names}
    for pid, wanted in hints:
        new = [each for each in found if (pid, each) not in known.values]
        looked_up = values(snapshot.store, pid, new)
        known.values.update({(pid, each): looked_up.get(each, []) for each in new})
        for each, told in found.items():
            agrees = agreement(index, wanted, known.values[pid, each])
            if agrees is not None:
                # one of two columns that say the same may be wrong
                told[pid] = min(agrees, told.get(pid, 1.0))
    return found


def _support(told: dict[str, float], hints: int) -> float:
    """How far properties speak for a candidate, 0 to 1; one that it has no value of neither for it nor against it."""
    return (sum(told.values()) + 0.5 * (hints - len(told))) / hints


def _candidate(name: Name, score: float, match: bool, likely: float | None, told: dict[str, float]) -> dict[str, Any]:
    return {
        "id": name.id,
        "name": name.name,
        "description": ", ".join(name.aliases[:3]),
        "type": [type_of(name.kind)],
        "score": round(score, 1),
        "match": match,
        "features": [
            *([] if likely is None else [{"id": "name", "value": round(likely, 1)}]),
            *({"id": pid, "value": round(100 * agrees, 1)} for pid, agrees in told.items()),
        ],
    }
