"""RDF/XML, for tools that read no other RDF. Named graphs are not kept; characters that XML cannot hold (most control
characters) become U+FFFD."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from onrecord.rdf import quads
from onrecord.rdf.names import TYPE
from onrecord.rdf.terms import STRING, Literal, Quad, Term, encode, xml_text
from onrecord.vocabulary import NAMESPACES

if TYPE_CHECKING:
    from onrecord.model import Record
    from onrecord.store import Store

FORMAT = "xml"

_PREFIXES = {namespace: prefix for prefix, namespace in NAMESPACES.items()}


def export(store: Store, record: Record, path: Path, *, with_text: bool = False) -> None:  # noqa: ARG001
    """Writes RDF/XML, sorted by subject."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in _lines(quads(record, with_text)))


def _lines(found: list[Quad]) -> Iterator[str]:
    about: dict[str, set[tuple[str, Term]]] = defaultdict(set)
    for quad in found:
        about[quad.subject].add((quad.predicate, quad.object))
    names = {quad.predicate for quad in found} | {str(quad.object) for quad in found if quad.predicate == TYPE}
    used = sorted({_split(name)[0] for name in names} | {"rdf"})
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield "<rdf:RDF"
    yield "\n".join(f"    xmlns:{prefix}={quoteattr(NAMESPACES[prefix])}" for prefix in used if prefix) + ">"
    for subject in sorted(about):
        classes = sorted(value for name, value in about[subject] if name == TYPE and isinstance(value, str))
        element = _name(classes[0]) if classes else "rdf:Description"
        yield f"  <{element} rdf:about={quoteattr(subject)}>"
        for name, value in sorted(about[subject], key=lambda pair: (pair[0], encode(pair[1]))):
            if name != TYPE or value != classes[0]:
                yield f"    {_property(_name(name), value)}"
        yield f"  </{element}>"
    yield "</rdf:RDF>"


def _split(term: str) -> tuple[str, str]:
    cut = max(term.rfind("#"), term.rfind("/")) + 1
    return _PREFIXES.get(term[:cut], ""), term[cut:]


def _name(term: str) -> str:
    # every class and property of the layout has a namespace of ours and a local name that XML takes (rdf.terms.local)
    return ":".join(_split(term))


def _property(name: str, value: Term) -> str:
    if not isinstance(value, Literal):
        return f"<{name} rdf:resource={quoteattr(value)}/>"
    datatype = "" if value.datatype == STRING else f" rdf:datatype={quoteattr(value.datatype)}"
    return f"<{name}{datatype}>{escape(xml_text(value.value), {chr(13): '&#13;'})}</{name}>"
