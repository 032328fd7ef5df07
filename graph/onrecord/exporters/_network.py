"""The network as the XML formats can hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.network import network
from onrecord.rdf import canonical
from onrecord.rdf.terms import xml_text

if TYPE_CHECKING:
    import networkx

    from onrecord.model import Record

__all__ = ["for_xml"]


def for_xml(record: Record) -> networkx.MultiDiGraph:
    """The network of a record with its words as XML can hold them."""
    import networkx as nx

    def clean(values: dict[str, Any]) -> dict[str, Any]:
        return {key: xml_text(value) if isinstance(value, str) else value for key, value in values.items()}

    found = network(canonical(record))
    graph = nx.MultiDiGraph()
    for node, values in found.nodes(data=True):
        graph.add_node(xml_text(node), **clean(values))
    for source, target, key, values in found.edges(keys=True, data=True):
        ends = xml_text(source), xml_text(target)
        graph.add_edge(*ends, key=xml_text(key), **clean(values))
    return graph
