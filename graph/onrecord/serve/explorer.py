"""The network explorer: the page of `onrecord.view` for a neighbourhood, made when a reader opens it.

Whatever the size of the record, only what lies near one thing is read from the graph. /view is a frame around that
page with a way to the next neighbourhood; /view/network is the page itself, with the policy that it brings along.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import QueryError
from onrecord.rdf.terms import mint
from onrecord.serve import graph
from onrecord.serve.pages import index_of, thing_of
from onrecord.serve.refused import Refused
from onrecord.view import page as network_page

if TYPE_CHECKING:
    from onrecord.serve.app import Service
    from onrecord.serve.search import Name
    from onrecord.serve.snapshot import Snapshot

__all__ = ["inner", "outer"]

STEPS = 3
"""Most steps from the thing in the middle."""
STATEMENTS = 1500
"""Statements read for one neighbourhood, the nearest first."""
LIMIT = 150
"""Symbols drawn at once, the most corroborated first."""
WHOLE = 400
"""Entities up to which a record is shown whole where nothing is asked for."""


def _asked(request: Request) -> tuple[str, int]:
    about, steps = request.query_params.get("about", ""), request.query_params.get("steps", "1")
    if len(about) > 500:
        raise Refused(400, "the name is longer than any on record")
    about = about.strip()
    if steps not in {str(each) for each in range(1, STEPS + 1)}:
        raise Refused(400, f"steps {steps[:20]!r} is no number from 1 to {STEPS}")
    return about, int(steps)


async def _found(request: Request) -> tuple[Snapshot, Name | None, int]:
    """The snapshot, the entity in the middle (by id or name) and the steps. Raises Refused."""
    service: Service = request.app.state.service
    about, steps = _asked(request)
    snapshot = await run_in_threadpool(service.current.now)
    index = await index_of(snapshot)
    if not about:
        if snapshot.folder.about.get("counts", {}).get("entities", WHOLE + 1) <= WHOLE:
            return snapshot, None, steps
        most = await run_in_threadpool(index.most, "person", 1) or await run_in_threadpool(index.most, "institution", 1)
        return snapshot, most[0] if most else None, steps
    found = list((await run_in_threadpool(index.by_id, [about])).values())
    found = found or await run_in_threadpool(index.names, about, 1)
    if not found:
        raise Refused(404, f"nobody and nothing named {about!r} is on record")
    return snapshot, found[0], steps


async def outer(request: Request) -> Response:
    """The frame: search for another, steps, the page of what stands in the middle."""
    service: Service = request.app.state.service
    snapshot, name, steps = await _found(request)
    about = thing_of(name) if name is not None else None
    return service.page(
        request, "view.html", snapshot, title=f"Network: {name.name}" if name else "Network", about=about,
        id=name.id if name else "", steps=steps, most=STEPS,
    )  # fmt: skip


async def inner(request: Request) -> Response:
    """The network itself."""
    snapshot, name, steps = await _found(request)
    try:
        text = await run_in_threadpool(
            snapshot.kept, ("view", name.id if name else "", steps), lambda: _page(snapshot, name, steps)
        )
    except QueryError as error:
        raise Refused(404, str(error)) from None
    policy = re.search(r'http-equiv="Content-Security-Policy"\s+content="([^"]*)"', text)
    headers: dict[str, Any] = {"X-Frame-Options": "SAMEORIGIN"}
    if policy:
        from html import unescape

        # the page's own policy names its script and style by their hashes; ours would forbid them
        headers["Content-Security-Policy"] = unescape(policy[1]) + "; frame-ancestors 'self'"
    return Response(text.encode("utf-8", "replace"), headers={**headers, "Content-Type": "text/html; charset=utf-8"})


def _page(snapshot: Snapshot, name: Name | None, steps: int) -> str:
    if name is None:
        return network_page(snapshot.folder.record, snapshot.title, limit=LIMIT)
    node = mint("entity", name.id)
    part = graph.part(snapshot.store, node, steps, STATEMENTS)
    return network_page(part, snapshot.title, about=name.id, steps=steps, limit=LIMIT)
