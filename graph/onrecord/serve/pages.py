"""The pages that lead to all others: the record at a glance, saved questions, lists, search, the query page."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.query import saved
from onrecord.rdf.terms import mint
from onrecord.serve.portrait import GROUPS, Thing, path_of
from onrecord.serve.protocol import Question, run
from onrecord.serve.refused import Refused
from onrecord.serve.search import likeness
from onrecord.vocabulary import NAMESPACES, kinds, ontology, relations

if TYPE_CHECKING:
    from onrecord.serve.app import Service
    from onrecord.serve.search import Index, Name
    from onrecord.serve.snapshot import Snapshot

__all__ = ["ask", "home", "index_of", "listed", "ontology_page", "query", "search", "search_json", "thing_of"]

ALIKE = 70.0
"""Likeness from which a name is offered where few have the words."""
ROWS = 200
"""Rows of a saved question's answer that its page shows."""
LISTED = 100
"""Entities on a page of a list."""
PATIENCE = 20.0
"""Seconds that a search waits for its index, where that is being made."""
_PLURAL = {
    "person": "people", "institution": "institutions", "office": "offices", "report": "reports",
    "inquiry": "inquiries", "document": "documents", "recommendation": "recommendations",
    "proposal": "proposals and claims", "place": "places",
}  # fmt: skip


def thing_of(name: Name) -> Thing:
    """What a search found, as a link."""
    return Thing(name.name, path_of("entity", name.id), name.kind, GROUPS.get(name.kind, "places"), name.named)


async def index_of(snapshot: Snapshot) -> Index:
    """The search index, waited for if it is being made. Raises Refused (503) if that takes long or cannot be."""
    if snapshot.index is None:
        await run_in_threadpool(snapshot.ready.wait, PATIENCE)
    if snapshot.index is None:
        why = f"cannot be made: {snapshot.trouble}" if snapshot.trouble else "is being made: try again in a minute"
        raise Refused(503, f"the search index {why}", {"Retry-After": "20"})
    return snapshot.index


async def home(request: Request) -> Response:
    """The record at a glance."""
    service: Service = request.app.state.service
    snapshot = await run_in_threadpool(service.current.now)
    index = await index_of(snapshot)

    def gather() -> dict[str, Any]:
        counts = index.counts()
        shown = []
        for kind in _order(counts):
            found = [thing_of(name) for name in index.most(kind, 8)]
            if found:
                shown.append({"kind": kind, "title": _PLURAL.get(kind, kind), "count": counts[kind], "things": found})
        return {"shown": shown, "counts": counts}

    values = await run_in_threadpool(snapshot.kept, "home", gather)
    return service.page(
        request, "home.html", snapshot, title=snapshot.title, about=snapshot.folder.about, questions=_questions(),
        **values,
    )  # fmt: skip


def _order(counts: dict[str, int]) -> list[str]:
    known = [kind for kind in kinds() if kind in counts]
    return known + sorted(set(counts) - set(known) - {"quotation"})


def _questions() -> list[tuple[str, str]]:
    """The saved questions with what their first comment says."""
    return [(name, _comment(path.read_text("utf-8"))) for name, path in saved().items()]


def _comment(text: str) -> str:
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.lstrip("# ").strip())
    return " ".join(lines)


async def listed(request: Request) -> Response:
    """The entities of a kind, those with the most statements first."""
    service: Service = request.app.state.service
    snapshot = await run_in_threadpool(service.current.now)
    index = await index_of(snapshot)
    kind, page = request.path_params["kind"], request.query_params.get("page", "1")
    if not (page.isascii() and page.isdigit() and 0 < int(page) < 1_000_000):
        raise Refused(400, f"page {page[:20]!r} is no number of a page")
    count = (await run_in_threadpool(index.counts)).get(kind, 0)
    if kind == "quotation" or not count:
        raise Refused(404, f"nothing of the kind {kind[:40]!r} is on record")
    at = int(page) - 1
    found = await run_in_threadpool(index.most, kind, LISTED, at * LISTED)
    return service.page(
        request, "list.html", snapshot, title=_PLURAL.get(kind, kind).capitalize(), kind=kind, count=count,
        things=[(thing_of(name), name.statements) for name in found], page=at + 1, pages=-(-count // LISTED),
    )  # fmt: skip


async def ask(request: Request) -> Response:
    """The answer to a saved question, as a table."""
    service: Service = request.app.state.service
    name = request.path_params["name"]
    if name not in saved():
        raise Refused(404, f"no saved question {name[:60]!r}; there are: {', '.join(saved())}")
    snapshot = await run_in_threadpool(service.current.now)
    text = saved()[name].read_text("utf-8")
    answer = await run(service, Question(text, None, None, "text/csv", None))
    try:
        data = await run_in_threadpool(answer.path.read_text, "utf-8")
    finally:
        answer.path.unlink(missing_ok=True)

    def rows() -> list[list[str]]:
        csv.field_size_limit(1 << 30)
        return list(csv.reader(io.StringIO(data)))

    table = await run_in_threadpool(rows)
    return service.page(
        request, "ask.html", snapshot, title=name.capitalize(), name=name, comment=_comment(text), columns=table[0],
        rows=table[1 : ROWS + 1], count=len(table) - 1, links=_links(snapshot),
    )  # fmt: skip


def _links(snapshot: Snapshot) -> Any:
    """Name -> path of the entity called so, where that is one and not many."""

    def link(column: str, name: str) -> str:
        index = snapshot.index
        if index is None or not name or len(name) > 200 or column in {"words", "exact", "text", "url", "published"}:
            return ""
        return str(snapshot.kept(("link", name), lambda: _path_of_name(index, name)))

    return link


def _path_of_name(index: Index, name: str) -> str:
    found = index.called(name)
    return path_of("entity", found[0].id) if len(found) == 1 else ""


async def query(request: Request) -> Response:
    """The page to ask on, with the editor."""
    service: Service = request.app.state.service
    snapshot = await run_in_threadpool(service.current.now)
    data = {
        "questions": [
            {"name": name, "about": _comment(path.read_text("utf-8")), "text": path.read_text("utf-8")}
            for name, path in saved().items()
        ],
        "prefixes": dict(NAMESPACES),
        "terms": _terms(),
        "base": NAMESPACES["rec"].removesuffix("ns#"),
    }
    # what could end the script element, or is a line end to JavaScript, is escaped
    text = json.dumps(data, ensure_ascii=True).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return service.page(request, "query.html", snapshot, title="Query", questions=_questions(), data=text)


def _terms() -> list[str]:
    """The terms of the layout, as prefixed names, for completion."""
    import re

    found = set()
    for path in [*sorted((ontology() / "queries").glob("*.rq")), ontology() / "classes.ttl"]:
        found.update(
            re.findall(r"\b(?:rec|schema|foaf|org|prov|oa|skos|dct|rdf|rdfs):[A-Za-z]\w*", path.read_text("utf-8"))
        )
    for relation in relations().values():
        for node in (relation.iri, relation.plain):
            for prefix, namespace in NAMESPACES.items():
                if node.startswith(namespace):
                    found.add(f"{prefix}:{node.removeprefix(namespace)}")
    for kind in kinds().values():
        for node in kind.classes:
            found.update(f"{p}:{node.removeprefix(n)}" for p, n in NAMESPACES.items() if node.startswith(n))
    return sorted(found)


async def ontology_page(_: Request) -> Response:
    """Our own terms, in Turtle: what https://w3id.org/onrecord/ns# is about."""
    paths = [ontology() / "classes.ttl", *sorted((ontology() / "relations").glob("*.ttl"))]
    text = await run_in_threadpool(lambda: "\n".join(path.read_text("utf-8") for path in paths))
    return Response(text, headers={"Content-Type": "text/turtle; charset=utf-8"})


# --------------------------------------------------------------------------------------------------------------- search


def _asked(request: Request) -> tuple[str, str, int]:
    text = request.query_params.get("q", "")
    kind = request.query_params.get("kind", "")
    limit = request.query_params.get("limit", "10")
    if len(text) > 500:
        raise Refused(400, f"{len(text):,} characters are too many to search for; 500 are the most")
    if not (limit.isascii() and limit.isdigit() and 1 <= int(limit) <= 100):
        raise Refused(400, f"limit {limit[:20]!r} is no number from 1 to 100")
    return text.replace("\0", " "), kind, int(limit)


async def search_json(request: Request) -> Response:
    """What is found as one types: names, then quotations."""
    service: Service = request.app.state.service
    text, kind, limit = _asked(request)
    snapshot = await run_in_threadpool(service.current.now)
    index = await index_of(snapshot)
    one = request.query_params.get("id", "")
    if one:
        names = list((await run_in_threadpool(index.by_id, [one])).values())
    else:
        names = await run_in_threadpool(index.names, text, limit, kind)
    words = [] if kind or one else await run_in_threadpool(index.quotations, text, limit)
    return JSONResponse(
        {
            "query": text,
            "names": [
                {
                    "id": name.id,
                    "iri": mint("entity", name.id),
                    "path": path_of("entity", name.id),
                    "name": name.name,
                    "aliases": list(name.aliases[:5]),
                    "kind": name.kind,
                    "group": GROUPS.get(name.kind, "places"),
                    "named": name.named,
                    "statements": name.statements,
                }
                for name in names
            ],
            "quotations": [
                {
                    "id": each.id,
                    "iri": mint("statement", each.id),
                    "path": path_of("statement", each.id),
                    "speaker": each.speaker,
                    "words": each.words if len(each.words) <= 300 else each.words[:299] + "\u2026",
                    "day": each.day,
                }
                for each in words
            ],
        }
    )


async def search(request: Request) -> Response:
    """The same as a page, for those without scripts and for links."""
    service: Service = request.app.state.service
    text, kind, _ = _asked(request)
    snapshot = await run_in_threadpool(service.current.now)
    index = await index_of(snapshot)
    names = await run_in_threadpool(index.names, text, 50, kind)
    if len(names) < 5 and text.strip():
        alike = await run_in_threadpool(index.alike, text, 10, kind)
        known = {name.id for name in names}
        near = [thing_of(name) for name in alike if name.id not in known and likeness(text, name) >= ALIKE]
    else:
        near = []
    words = [] if kind else await run_in_threadpool(index.quotations, text, 50)
    return service.page(
        request, "search.html", snapshot, title=f"Search: {text}" if text.strip() else "Search", text=text,
        names=[(thing_of(name), name) for name in names], near=near, quotations=words,
    )  # fmt: skip
