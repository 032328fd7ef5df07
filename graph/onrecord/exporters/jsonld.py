"""JSON-LD with the readable names of ontology/context.jsonld, which is put into the file: nothing need be fetched.

    {"@context": {...}, "@graph": [{"id": "graph/entities", "@graph": [{"id": "entity/...", "name": "Ann Vale", ...

Nothing is lost but the spelling of numbers.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.rdf import quads
from onrecord.rdf.names import TYPE
from onrecord.rdf.terms import STRING, Literal, Term, encode, iri
from onrecord.vocabulary import NAMESPACES, ontology

if TYPE_CHECKING:
    from onrecord.model import Record
    from onrecord.store import Store

FORMAT = "jsonld"

_PREFIXES = {namespace: prefix for prefix, namespace in NAMESPACES.items()}
_LOCAL = re.compile(r"[A-Za-z0-9_-]+")
_PATH = re.compile(r"[a-z]+/[A-Za-z0-9_-]+")
_INTEGERS = {iri("xsd:integer"), iri("xsd:nonNegativeInteger")}
_SAFE = 2**53
"""Whole numbers up to this one are exact in every reader of JSON."""


@cache
def context() -> dict[str, Any]:
    """The context: ontology/context.jsonld."""
    found: dict[str, Any] = json.loads((ontology() / "context.jsonld").read_text("utf-8"))["@context"]
    return found


def export(store: Store, record: Record, path: Path, *, with_text: bool = False) -> None:  # noqa: ARG001
    """Writes JSON-LD, each named graph a graph of its own."""
    graphs: dict[str, dict[str, dict[str, list[Term]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for quad in quads(record, with_text):
        graphs[quad.graph][quad.subject][quad.predicate].append(quad.object)
    found = {
        "@context": context(),
        "@graph": [
            {"id": _short(graph), "@graph": [_node(subject, nodes[subject]) for subject in sorted(nodes)]}
            for graph, nodes in sorted(graphs.items())
        ],
    }
    with path.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(found, file, ensure_ascii=False, indent=1)
        file.write("\n")


@cache
def _keys() -> dict[str, tuple[str, str, bool]]:
    """IRI -> its key in the context, the type of its values there ("@id", a datatype or ""), whether they are many."""
    found = {}
    for key, term in context().items():
        name = term if isinstance(term, str) else term.get("@id", "") if isinstance(term, dict) else ""
        # what is left are terms: no keywords, no prefixes
        if not key.startswith("@") and re.fullmatch(r"[a-z]+:\w+", name):
            kind = "" if isinstance(term, str) else term.get("@type", "")
            many = not isinstance(term, str) and term.get("@container") == "@set"
            found[iri(name)] = (key, kind if kind in {"", "@id"} else iri(kind), many)
    return found


def _short(term: str, key: bool = False) -> str:
    """An IRI as the context shortens it, where that is safe: a thing on record by its path, a term by its prefix."""
    path = term.removeprefix(context()["@base"])
    if path != term and not key and _PATH.fullmatch(path):
        return path
    cut = max(term.rfind("#"), term.rfind("/")) + 1
    prefix = _PREFIXES.get(term[:cut], "")
    return f"{prefix}:{term[cut:]}" if prefix in _prefixes() and _LOCAL.fullmatch(term[cut:]) else term


@cache
def _prefixes() -> set[str]:
    return {key for key in context() if key in NAMESPACES and key not in {value[0] for value in _keys().values()}}


def _node(subject: str, values: dict[str, list[Term]]) -> dict[str, Any]:
    node: dict[str, Any] = {"id": _short(subject)}
    if TYPE in values:
        types = sorted(_keys().get(str(each), (_short(str(each), key=True),))[0] for each in values[TYPE])
        node["type"] = types[0] if len(types) == 1 else types
    found: dict[str, Any] = {}
    for predicate, terms in values.items():
        if predicate == TYPE:
            continue
        key, kind, many = _keys().get(predicate, (_short(predicate, key=True), "", False))
        shown = [_value(term, kind) for term in sorted(terms, key=encode)]
        found[key] = shown if many or len(shown) > 1 else shown[0]
    return node | dict(sorted(found.items()))


def _value(term: Term, kind: str) -> Any:
    if not isinstance(term, Literal):
        return _short(term) if kind == "@id" else {"id": _short(term)}
    native: Any = term.value
    if term.datatype in _INTEGERS and abs(int(term.value)) < _SAFE:
        native = int(term.value)
    elif term.datatype == iri("xsd:boolean"):
        native = term.value == "true"
    elif term.datatype == iri("xsd:double") and term.value not in {"NaN", "INF", "-INF"}:
        native = float(term.value)
    implied = {bool: iri("xsd:boolean"), int: iri("xsd:integer"), str: STRING}.get(type(native), "")
    if term.datatype == (kind or implied):
        return native
    return {"@value": native if isinstance(native, str) else term.value, "@type": _short(term.datatype, key=True)}
