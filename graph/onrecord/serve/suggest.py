"""What the reconciliation service offers besides candidates: suggestions as one types, properties for new columns, and
a small page about an entity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.model import fold
from onrecord.rdf.terms import mint, scrub
from onrecord.serve import graph
from onrecord.serve.guard import OPENREFINE, POLICY
from onrecord.serve.pages import index_of, thing_of
from onrecord.serve.portrait import lines
from onrecord.serve.properties import properties
from onrecord.serve.reconcile import type_of
from onrecord.serve.refused import Refused
from onrecord.vocabulary import NAMESPACES, kinds

if TYPE_CHECKING:
    from onrecord.serve.app import Service
    from onrecord.serve.properties import Property

__all__ = ["preview", "propose", "suggest"]


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
        types = [type_of(kind) for kind in kinds()]
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
                    "notable": [type_of(name.kind)],
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
