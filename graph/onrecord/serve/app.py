"""The rooms put together: which path leads where, the state that they share, and how errors are said."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import onrecord.view
from onrecord.errors import OnRecordError
from onrecord.serve import explorer, pages, protocol, reconcile, review, suggest, things
from onrecord.serve.accept import choose
from onrecord.serve.guard import LARGEST, Guard, TooMuch
from onrecord.serve.openapi import description
from onrecord.serve.pool import Limits, Pool
from onrecord.serve.portrait import GROUPS, KINDS, path_of, view_path
from onrecord.serve.refused import Refused
from onrecord.serve.snapshot import Current, Snapshot

__all__ = ["Service", "Settings", "application"]

HERE = Path(__file__).resolve().parent
READ = ["GET", "HEAD"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a record is served. host: address to listen at; token: "" for none; limits: of questions.

    origins: sites whose pages may ask from a browser; hosts: further names that the server goes by. review: whether
    decisions may be made on its pages; reviewer: who makes them, unless the page is told otherwise.
    """

    record: Path
    host: str = "127.0.0.1"
    token: str = ""
    origins: Sequence[str] = ()
    hosts: Sequence[str] = ()
    limits: Limits = field(default_factory=Limits)
    review: bool = False
    reviewer: str = ""


class Service:
    """What the rooms share: the record as it stands, the workers, the templates."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.current = Current(settings.record)
        self.pool = Pool(settings.limits)
        self.desk = review.Desk() if settings.review else None
        self.templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templates.globals.update(
            path_of=path_of, view_path=view_path, groups=GROUPS, review=settings.review, parts=review.parts
        )

    def page(
        self, request: Request, template: str, snapshot: Snapshot | None, status: int = 200, **values: Any
    ) -> Response:
        """A page of ours."""
        text = self.templates.get_template(template).render(
            record=(snapshot or self.current.snapshot).title, path=request.url.path, **values
        )
        # half of a surrogate pair (broken input can hold one) cannot be written as UTF-8
        body = text.encode("utf-8", "replace")
        return Response(body, status, {"Content-Type": "text/html; charset=utf-8", "Vary": "Accept"})


def application(settings: Settings) -> Starlette:
    """The ASGI application. Raises RecordError if there is no record that can be read."""
    service = Service(settings)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await service.pool.start()
        try:
            yield
        finally:
            await service.pool.stop()

    view = Path(onrecord.view.__file__).resolve().parent
    routes = [
        Route("/", pages.home, methods=READ),
        Route("/sparql", protocol.sparql, methods=[*READ, "POST"]),
        Route("/query", pages.query, methods=READ),
        Route("/ask/{name}", pages.ask, methods=READ),
        Route("/list/{kind}", pages.listed, methods=READ),
        Route("/search", pages.search, methods=READ),
        Route("/search.json", pages.search_json, methods=READ),
        Route("/view", explorer.outer, methods=READ),
        Route("/view/network", explorer.inner, methods=READ),
        Route("/review", review.show, methods=READ),
        Route("/review", review.act, methods=["POST"]),
        Route("/ns", pages.ontology_page, methods=READ),
        Route("/openapi.json", _openapi, methods=READ),
        Route("/reconcile", reconcile.service, methods=["GET", "HEAD", "POST"]),
        Route("/reconcile/suggest/{what}", suggest.suggest, methods=READ),
        Route("/reconcile/properties", suggest.propose, methods=READ),
        Route("/reconcile/preview", suggest.preview, methods=READ),
        Route("/static/base.css", _base(view / "css" / "base.css"), methods=READ),
        Mount("/static", StaticFiles(directory=HERE / "static")),
        Route("/favicon.ico", _icon, methods=READ),
        *(Route(f"/{kind}/{{name:path}}", things.page_of, methods=READ) for kind in KINDS),
    ]
    app = Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[
            Middleware(Guard, host=settings.host, token=settings.token, origins=settings.origins, hosts=settings.hosts)
        ],
        exception_handlers={
            Refused: _refused,
            OnRecordError: _refused,
            TooMuch: _too_much,
            HTTPException: _not_found,
            Exception: _broken,
        },
    )
    app.state.service = service
    return app


def _base(path: Path) -> Any:
    """The colours and type of the network's page, for all pages."""

    async def base(_: Request) -> Response:
        return Response(await run_in_threadpool(path.read_bytes), media_type="text/css")

    return base


async def _icon(_: Request) -> Response:
    return RedirectResponse("/static/icon.svg", 301)


async def _openapi(request: Request) -> Response:
    return JSONResponse(description(str(request.base_url).rstrip("/")))


# --------------------------------------------------------------------------------------------------------------- errors


def _said(request: Request, status: int, words: str, headers: dict[str, str]) -> Response:
    """Words to a browser as a page, else as text. What a program asks for is always answered as text."""
    service: Service = request.app.state.service
    accept = ", ".join(request.headers.getlist("accept"))
    machine = request.url.path.startswith(("/sparql", "/reconcile", "/search.json", "/openapi.json"))
    if not machine and "text/html" in accept and choose(accept, ["text/html", "text/plain"]) == "text/html":
        known = {each.value: each.phrase for each in HTTPStatus}
        response = service.page(request, "error.html", None, status, title=known.get(status, "Error"), words=words)
        response.headers.update(headers)
        return response
    return PlainTextResponse(words + "\n", status, {**headers, "Vary": "Accept"})


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, Refused) else 503
    return _said(request, status, str(error), error.headers if isinstance(error, Refused) else {})


async def _too_much(request: Request, _: Exception) -> Response:
    return _said(request, 413, f"a request may hold {LARGEST:,} bytes", {"Connection": "close"})


async def _not_found(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if "Allow" in headers:
        headers["Allow"] = ", ".join(sorted(headers["Allow"].split(", ")))
    words = {
        404: "there is no such page",
        405: f"{request.method} is not answered here; ask with {headers.get('Allow', 'GET')}",
    }
    return _said(request, error.status_code, words.get(error.status_code, error.detail), headers)


async def _broken(request: Request, _: Exception) -> Response:
    return _said(request, 500, "something is wrong in this server; its terminal says what", {})
