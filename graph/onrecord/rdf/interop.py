"""Quads as an rdflib Dataset."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.rdf.terms import STRING, Literal, Quad
from onrecord.vocabulary import NAMESPACES

if TYPE_CHECKING:
    import rdflib

__all__ = ["dataset"]


def dataset(quads: Iterable[Quad]) -> rdflib.Dataset:
    """A new Dataset of these quads, its prefixes bound; its default graph is the union of the named ones."""
    import rdflib

    found = rdflib.Dataset(default_union=True)
    for prefix, namespace in NAMESPACES.items():
        found.bind(prefix, namespace)
    graphs: dict[str, rdflib.Graph] = {}
    nodes: dict[str, rdflib.URIRef] = {}

    def node(iri: str) -> rdflib.URIRef:
        if iri not in nodes:
            nodes[iri] = rdflib.URIRef(iri)
        return nodes[iri]

    for subject, predicate, value, name in quads:
        if name not in graphs:
            graphs[name] = found.graph(node(name))
        if isinstance(value, Literal):
            datatype = None if value.datatype == STRING else node(value.datatype)
            # not normalised: the spelling is ours
            term: rdflib.term.Node = rdflib.Literal(value.value, datatype=datatype, normalize=False)
        else:
            term = node(value)
        graphs[name].add((node(subject), node(predicate), term))
    return found
