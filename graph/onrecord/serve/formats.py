"""Triples as text in the forms that are served: Turtle, N-Triples, JSON-LD, RDF/XML."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.rdf.terms import Term, encode
from onrecord.rdf.turtle import turtle
from onrecord.vocabulary import NAMESPACES

__all__ = ["SUFFIXES", "written"]

SUFFIXES = {"ttl": "text/turtle", "nt": "application/n-triples", "jsonld": "application/ld+json"}
"""The endings that a path may have, with their media types."""


def written(triples: Iterable[tuple[str, str, Term]], form: str) -> str:
    """The triples in a form: ttl, nt, jsonld or rdf. The same triples give the same text."""
    if form == "ttl":
        return turtle(triples)
    lines = sorted({f"<{subject}> <{predicate}> {encode(value)} .\n" for subject, predicate, value in triples})
    if form == "nt":
        return "".join(lines)
    import pyoxigraph as ox

    kinds = {"jsonld": ox.RdfFormat.JSON_LD, "rdf": ox.RdfFormat.RDF_XML}
    found = ox.parse("".join(lines).encode(), format=ox.RdfFormat.N_TRIPLES)
    made = ox.serialize((quad.triple for quad in found), format=kinds[form], prefixes=dict(NAMESPACES))
    assert made is not None
    return made.decode()
