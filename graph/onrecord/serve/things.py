"""Pages and RDF of everything that has an IRI: https://w3id.org/onrecord/KIND/NAME is served at /KIND/NAME.

By the Accept header or the ending (.ttl, .nt, .jsonld) as RDF, else as a page. Names are compared as IRIs are, so
/entity/a%2db is /entity/a-b. Evidence and spans lead to their place in the article; a graph leads to its triples.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote_to_bytes

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.rdf.names import CLAIMS, article_graph
from onrecord.rdf.terms import Literal, Quad, Term, iri, mint, minted
from onrecord.serve import graph
from onrecord.serve.accept import GRAPHS, choose
from onrecord.serve.article import article_page
from onrecord.serve.formats import SUFFIXES, written
from onrecord.serve.portrait import BASE, GROUPS, Line, lines, path_of, thing, view_path
from onrecord.serve.refused import Refused
from onrecord.vocabulary import NAMESPACES, relations

if TYPE_CHECKING:
    from onrecord.serve.app import Service
    from onrecord.serve.snapshot import Snapshot

__all__ = ["page_of"]

SHOWN = 30
"""Statements of one relation on an entity's page; the rest stand on pages of their own."""
MOST = 2000
"""Statements of an entity that its RDF holds."""
# The order a reader asks in: what they are, what they made, where they stand, what they said.
ORDER = (
    "holds", "member_of", "works_for", "part_of", "located_in", "author", "chair", "commissioned_by", "about", "issued",
    "recommendation_count", "recommends", "answers",
)  # fmt: skip


async def page_of(request: Request) -> Response:
    """The page or the RDF of a thing."""
    service: Service = request.app.state.service
    kind, name, suffix = _named(request)
    node = NAMESPACES[kind] + name
    accept = ", ".join(request.headers.getlist("accept"))
    offered = ["text/html", *GRAPHS]
    form = SUFFIXES.get(suffix) or choose(accept, offered)
    if form is None:
        raise Refused(406, f"this comes as: {', '.join(offered)}")
    snapshot = await run_in_threadpool(service.current.now)
    if kind == "graph":
        query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
        short = "ttl" if form == "text/html" else GRAPHS[form]
        return RedirectResponse(
            f"/sparql?query={quote(query)}&default-graph-uri={quote(node, safe='')}&format={short}", 303
        )
    if not await run_in_threadpool(graph.is_known, snapshot.store, node):
        raise Refused(404, f"nothing is on record under {node}")
    if form != "text/html":
        text = await run_in_threadpool(lambda: written(_triples(snapshot, kind, node), GRAPHS[form]))
        kind_header = form + ("; charset=utf-8" if form.startswith("text/") else "")
        return Response(text, headers={"Content-Type": kind_header, "Vary": "Accept"})
    if kind in {"evidence", "span"}:
        return RedirectResponse(await run_in_threadpool(_place, snapshot, kind, node), 303, {"Vary": "Accept"})
    template, values = await run_in_threadpool(_values, request, snapshot, kind, name, node)
    return service.page(request, template, snapshot, iri=node, rdf=request.url.path, **values)


def _named(request: Request) -> tuple[str, str, str]:
    """Kind, name as it stands in the IRI, and ending, from the path as it was sent.

    A dot in a name is always escaped in an IRI of ours: one that is not begins an ending.
    """
    raw = request.scope.get("raw_path") or quote(request.url.path).encode()
    path = bytes(raw).partition(b"?")[0].decode("latin-1")
    kind, _, name = path.lstrip("/").partition("/")
    name, dot, suffix = name.partition(".")
    try:
        plain = unquote_to_bytes(name).decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(404, "no name of a thing on record is written like this") from None
    if not name or (dot and suffix not in SUFFIXES):
        raise Refused(
            404, f"there is no such page; RDF is had by the endings {', '.join('.' + each for each in SUFFIXES)}"
        )
    return kind, mint(kind, plain).removeprefix(NAMESPACES[kind]), suffix


def _values(request: Request, snapshot: Snapshot, kind: str, name: str, node: str) -> tuple[str, dict[str, Any]]:
    """The template of a thing, and what goes into it."""
    if kind == "entity":
        return "entity.html", _entity(request, snapshot, node)
    if kind == "statement":
        return "statement.html", _statement(snapshot, node)
    if kind == "article":
        return "article.html", article_page(snapshot, node)
    return "thing.html", _thing(snapshot, kind, name, node)


# ---------------------------------------------------------------------------------------------------------------- pages


def _entity(request: Request, snapshot: Snapshot, node: str) -> dict[str, Any]:
    store = snapshot.store
    name = minted("entity", node)
    entity = graph.entities(store, [node]).get(name)
    if entity is None:
        raise Refused(404, f"nothing is on record under {node}")
    groups = snapshot.kept(("groups", node), lambda: graph.groups(store, node))
    only = request.query_params.get("relation", "")
    page = request.query_params.get("page", "1")
    if not (page.isascii() and page.isdigit() and 0 < int(page) < 100_000):
        raise Refused(400, f"page {page[:20]!r} is no number of a page")
    at = int(page) - 1
    sections = []
    for (relation, subject), statements in sorted(groups.items(), key=lambda item: _rank(*item[0])):
        key = relation if subject else f"of-{relation}"
        if only and key != only:
            continue
        chosen = statements[at * SHOWN : (at + 1) * SHOWN] if only else statements[:SHOWN]
        if not only and len(statements) <= 10 * SHOWN:
            shown = lines(store, statements, name)[:SHOWN]
        else:
            shown = lines(store, chosen, name)
        sections.append(
            {
                "key": key,
                "title": _title(relation, subject, shown),
                "lines": shown,
                "count": len(statements),
                "pages": -(-len(statements) // SHOWN),
                "page": at + 1,
                "only": bool(only),
            }
        )
    if only and not sections:
        raise Refused(404, f"nothing of the kind {only[:60]!r} is on record about {entity.name}")
    return {
        "title": entity.name if len(entity.name) <= 90 else entity.name[:89].rstrip() + "…",
        "entity": entity,
        "thing": thing(entity),
        "details": _details(store, entity),
        "sections": sections,
        "statements": len({each for found in groups.values() for each in found}),
        "view": view_path(name) if GROUPS.get(entity.kind) else "",
        "only": only,
    }


def _rank(relation: str, subject: bool) -> tuple[int, int, str]:
    place = ORDER.index(relation) if relation in ORDER else len(ORDER) + (relation == "said")
    return place, int(not subject), relation


def _title(relation: str, subject: bool, shown: list[Line]) -> str:
    """The heading of a section, in the words of its lines."""
    if relation == "said":
        return "Said" if subject else "Said to or about"
    known = relations().get(relation)
    label = known.label if known else relation.replace("_", " ")
    says = {line.says for line in shown}
    words = next(iter(says)) if len(says) == 1 else label
    return words[:1].upper() + words[1:]


def _details(store: Any, entity: Any) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for key, value in entity.details:
        if key == "institution":
            other = graph.entities(store, [mint("entity", value)]).get(value)
            found.append(("of", thing(other) if other else value))
        else:
            found.append((key.replace("_", " "), value))
    return found


def _statement(snapshot: Snapshot, node: str) -> dict[str, Any]:
    found = lines(snapshot.store, [node])
    if not found:
        raise Refused(404, f"nothing is on record under {node}")
    about = graph.about(snapshot.store, node)
    ties = []
    for predicate, words in (
        ("prov:wasRevisionOf", "revises"), ("rec:turnsFrom", "turns from"), ("rec:contradicts", "cannot hold beside"),
    ):  # fmt: skip
        others = sorted(str(quad.object) for quad in about if quad.predicate == iri(predicate))
        ties += [(words, line) for line in lines(snapshot.store, others)]
    (line,) = found
    words = line.literal if line.object is None else line.object.name
    title = f"{line.subject.name} {line.says} {words}"
    disputed = any(quad.predicate == iri("rec:disputed") for quad in about)
    title = title if len(title) <= 90 else title[:89].rstrip() + "…"
    return {"title": title, "line": line, "ties": ties, "disputed": disputed}


def _thing(snapshot: Snapshot, kind: str, name: str, node: str) -> dict[str, Any]:
    """A page for what has no page of its own making: its properties, and what refers to it."""
    quads = graph.about(snapshot.store, node)
    names = {iri("skos:prefLabel"), iri("schema:name"), iri("schema:headline")}
    label = next(
        (quad.object.value for quad in quads if quad.predicate in names and isinstance(quad.object, Literal)), ""
    )
    rows = sorted((_short(quad.predicate), _term(snapshot, quad.object)) for quad in quads)
    pointing: list[tuple[tuple[str, str], str]] = []
    for quad in snapshot.store.match(object=node):
        if len(pointing) == 200:
            break
        pointing.append((_term(snapshot, quad.subject), _short(quad.predicate)))
    return {
        "title": label or f"{kind} {name}",
        "kind": kind,
        "rows": rows,
        "pointing": sorted(pointing),
    }


def _short(node: str) -> str:
    for prefix, namespace in NAMESPACES.items():
        if node.startswith(namespace):
            return f"{prefix}:{node.removeprefix(namespace)}"
    return node


def _term(snapshot: Snapshot, term: Term) -> tuple[str, str]:
    """A term as words and the path of its page, if it has one."""
    if isinstance(term, Literal):
        return term.value, ""
    if not term.startswith(BASE) or term.startswith(NAMESPACES["rec"]):
        return _short(term), ""
    for quad in snapshot.store.match(term):
        if quad.predicate in {iri("skos:prefLabel"), iri("schema:name"), iri("schema:headline")} and isinstance(
            quad.object, Literal
        ):
            return quad.object.value, "/" + term.removeprefix(BASE)
    return _short(term), "/" + term.removeprefix(BASE)


def _place(snapshot: Snapshot, kind: str, node: str) -> str:
    """Where in an article a piece of evidence or a span stands."""
    spans = [node]
    if kind == "evidence":
        spans = [str(quad.object) for quad in snapshot.store.match(node, iri("oa:hasSelector"))]
    for span in spans:
        article, start, end = minted("span", span).rsplit("-", 2)
        return f"{path_of('article', article)}#c{start}-{end}"
    raise Refused(404, f"{node} has no place in an article")


# ------------------------------------------------------------------------------------------------------------------ RDF


def _triples(snapshot: Snapshot, kind: str, node: str) -> list[tuple[str, str, Term]]:
    """What is told of a thing: itself, its statements, what they name by its label."""
    store = snapshot.store
    if kind == "article":
        quads = list(store.match(graph=article_graph(minted("article", node))))
        return _labelled(snapshot, quads)
    quads = graph.about(store, node)
    if kind == "entity":
        quads += graph.related(store, node)
        for statement in graph.statement_nodes(store, node)[:MOST]:
            quads += [quad for quad in store.match(statement) if quad.graph == CLAIMS]
    elif kind == "statement":
        evidence = [str(quad.object) for quad in quads if quad.predicate == iri("rec:evidence")]
        for each in evidence:
            quads += graph.about(store, each)
        places = {str(quad.object) for quad in quads if quad.predicate in {iri("oa:hasSelector"), iri("rec:sentence")}}
        for each in sorted(places):
            quads += graph.about(store, each)
    return _labelled(snapshot, quads)


def _labelled(snapshot: Snapshot, quads: list[Quad]) -> list[tuple[str, str, Term]]:
    found = [(quad.subject, quad.predicate, quad.object) for quad in quads]
    there = {quad.subject for quad in quads}
    others = {
        str(quad.object)
        for quad in quads
        if not isinstance(quad.object, Literal) and quad.object.startswith(NAMESPACES["entity"])
    } - there
    for each in sorted(others):
        found += [(each, quad.predicate, quad.object) for quad in snapshot.store.match(each, iri("skos:prefLabel"))]
    return found
