"""The SPARQL 1.1 Protocol, query operation: GET, POST of a form, POST of the question itself.

    GET  /sparql?query=...&default-graph-uri=...&named-graph-uri=...
    POST /sparql                application/x-www-form-urlencoded, the same names
    POST /sparql?default-graph-uri=...      application/sparql-query

Beside the protocol: `format` (json, xml, csv, tsv, ttl, nt, jsonld, rdf, or a media type) in place of an Accept header,
`timeout` in seconds, `query` may be the name of a saved question, and prefixes of ours need no declaration.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from onrecord.errors import QueryError
from onrecord.query import saved
from onrecord.serve.accept import GRAPHS, TABLES, choose
from onrecord.serve.describe import description
from onrecord.serve.pool import Answer, Failed
from onrecord.serve.refused import Refused

if TYPE_CHECKING:
    from onrecord.serve.app import Service

__all__ = ["FORMATS", "Question", "answered", "run", "sparql"]

FORMATS = {
    "json": "application/sparql-results+json, application/ld+json;q=0.5",
    "xml": "application/sparql-results+xml, application/rdf+xml;q=0.5",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
"""The short names that `format` takes, with the Accept header that each stands for."""
_ALSO = {"turtle": "ttl", "n3": "ttl", "ntriples": "nt", "json-ld": "jsonld", "rdf+xml": "rdf", "rdf/xml": "rdf"}
"""What clients call these forms besides (SPARQLWrapper sends such names with its Accept header)."""
_KNOWN = {"query", "default-graph-uri", "named-graph-uri", "format", "timeout"}
_UPDATE = {"update", "using-graph-uri", "using-named-graph-uri"}
_READ_ONLY = "this server only answers questions: a record is changed by building it (onrecord build)"
_SECONDS = re.compile(r"\d{1,20}(\.\d{1,20})?([eE][+-]?\d{1,3})?", re.ASCII)
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the graphs it is to be asked of (None: as the question says) and the form of the answer."""

    query: str
    default: list[str] | None
    named: list[str] | None
    accept: str
    timeout: float | None


async def sparql(request: Request) -> Response:
    """The endpoint."""
    service: Service = request.app.state.service
    pairs = _pairs(request.url.query)
    names = {name for name, _ in pairs}
    if request.method == "POST":
        asked, pairs = await _posted(request, pairs)
    else:
        if names & _UPDATE:
            raise Refused(403, _READ_ONLY)
        if not names & _KNOWN:
            return await _described(request, service)
        asked = _needed(pairs)
    found = _question(request, asked, pairs)
    answer = await _until_gone(request, run(service, found)) if request.method != "HEAD" else await run(service, found)
    return await answered(answer)


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except (ValueError, UnicodeDecodeError):
        raise Refused(400, "the parameters are no UTF-8 text, percent-encoded") from None


async def _posted(request: Request, pairs: list[tuple[str, str]]) -> tuple[str, list[tuple[str, str]]]:
    """The query of a POST, and the parameters that go with it."""
    kind, _, rest = request.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    charset = re.search(r'charset\s*=\s*"?([\w-]+)', rest, re.IGNORECASE)
    if kind == "application/sparql-update":
        raise Refused(403, _READ_ONLY)
    if kind not in {"application/x-www-form-urlencoded", "application/sparql-query"}:
        raise Refused(
            415,
            f"a query is posted as application/x-www-form-urlencoded or application/sparql-query, not as "
            f"{kind or 'nothing named'}",
        )
    packed = request.headers.get("content-encoding", "identity").strip().lower()
    if packed not in {"", "identity"}:
        raise Refused(415, f"a query is posted as it is, not packed with {packed[:40]}")
    if charset and charset[1].lower() not in {"utf-8", "utf8", "us-ascii"}:
        raise Refused(415, f"a query is posted in UTF-8, not in {charset[1]}")
    try:
        body = (await request.body()).decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "the request is no UTF-8 text") from None
    if kind == "application/sparql-query":
        if any(name in {"query", *_UPDATE} for name, _ in pairs):
            raise Refused(400, "the query is in the body: it may not be a parameter as well")
        return body, pairs
    pairs = [*pairs, *_pairs(body)]
    if {name for name, _ in pairs} & _UPDATE:
        raise Refused(403, _READ_ONLY)
    return _needed(pairs), pairs


def _needed(pairs: list[tuple[str, str]]) -> str:
    query = _single(pairs, "query")
    if query is None:
        raise Refused(400, "there is no query: give it as the parameter query")
    return query


def _single(pairs: list[tuple[str, str]], name: str) -> str | None:
    found = [value for key, value in pairs if key == name]
    if len(found) > 1:
        raise Refused(400, f"{name} is given {len(found)} times: give it once")
    return found[0] if found else None


def _question(request: Request, query: str, pairs: list[tuple[str, str]]) -> Question:
    default = [value for key, value in pairs if key == "default-graph-uri"]
    named = [value for key, value in pairs if key == "named-graph-uri"]
    for graph in (*default, *named):
        if not _IRI.fullmatch(graph):
            raise Refused(400, f"{graph[:100]!r} is no absolute IRI of a graph")
    form = _single(pairs, "format")
    accept = ", ".join(request.headers.getlist("accept")) if form is None else _accepted(form)
    wait = _single(pairs, "timeout")
    if wait is not None and (not _SECONDS.fullmatch(wait) or not 0 < float(wait) < 1e6):
        raise Refused(400, f"timeout {wait[:40]!r} is no number of seconds above 0")
    if not query.strip():
        raise Refused(400, "the query is empty; ask one of: " + ", ".join(saved()) + "; or give SPARQL")
    if query.strip() in saved():
        query = saved()[query.strip()].read_text("utf-8")
    if "\0" in query:
        raise Refused(400, "there is a NUL character in the query")
    chosen = bool(default or named)
    return Question(
        query, default if chosen else None, named if chosen else None, accept, float(wait) if wait is not None else None
    )


def _accepted(form: str) -> str:
    """The Accept header that a format stands for: a short name, or, as other servers take it, a media type."""
    name = form.strip().lower()
    name = _ALSO.get(name, name)
    if name in TABLES or name in GRAPHS:
        return name
    if name not in FORMATS:
        raise Refused(400, f"there is no format {form[:40]!r}; there are: {', '.join(FORMATS)}")
    return FORMATS[name]


async def run(service: Service, question: Question) -> Answer:
    """Asks the workers. A snapshot that was replaced meanwhile is asked again as it stands now. Raises Refused."""
    for last in (False, True):
        snapshot = await run_in_threadpool(service.current.now)
        try:
            return await service.pool.ask(
                snapshot.path / "graph",
                question.query,
                question.accept,
                question.default,
                question.named,
                question.timeout or service.pool.limits.timeout,
            )
        except Failed as error:
            replaced = (await run_in_threadpool(service.current.now)).name != snapshot.name
            if last or not replaced or error.status == 400:
                retry = {"Retry-After": "10"} if error.status == 503 else {}
                raise Refused(error.status, str(error), retry) from None
        except QueryError as error:
            raise Refused(400, str(error)) from None
    raise AssertionError("unreachable")


async def answered(answer: Answer, name: str = "") -> Response:
    """An answer as a response that takes its file away when it is sent."""
    kind = answer.kind + ("; charset=utf-8" if answer.kind.startswith("text/") else "")
    headers = {"Vary": "Accept"}
    if name:
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    if answer.size <= 1 << 20:
        body = await run_in_threadpool(answer.path.read_bytes)
        answer.path.unlink(missing_ok=True)
        return Response(body, headers={**headers, "Content-Type": kind})
    gone = BackgroundTask(answer.path.unlink, missing_ok=True)
    return FileResponse(answer.path, headers={**headers, "Content-Type": kind}, background=gone)


async def _until_gone(request: Request, work: Coroutine[Any, Any, Answer]) -> Answer:
    """Runs the question as long as somebody waits for it: whoever hangs up stops it."""

    async def gone() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    await request.body()
    asking = asyncio.ensure_future(work)
    leaving = asyncio.ensure_future(gone())
    try:
        await asyncio.wait({asking, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not asking.done():
            raise Refused(499, "whoever asked has gone")
        return asking.result()
    finally:
        for task in (asking, leaving):
            if not task.done():
                task.cancel()


async def _described(request: Request, service: Service) -> Response:
    """The service description, or, for a browser, the page to ask on."""
    offered = ["text/turtle", "text/html", *(kind for kind in GRAPHS if kind != "text/turtle")]
    kind = choose(", ".join(request.headers.getlist("accept")), offered)
    if kind is None:
        raise Refused(406, f"the service description comes as: {', '.join(GRAPHS)}")
    if kind == "text/html":
        return RedirectResponse("/query", 303, {"Vary": "Accept"})
    base = str(request.base_url).rstrip("/")
    snapshot = await run_in_threadpool(service.current.now)
    return Response(
        await run_in_threadpool(description, snapshot, base, GRAPHS[kind]), media_type=kind, headers={"Vary": "Accept"}
    )
