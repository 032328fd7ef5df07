"""GraphML: the network, for Gephi, yEd, Cytoscape, igraph. Attributes: onrecord.network. What XML cannot hold of a text
becomes U+FFFD."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.exporters._network import for_xml

if TYPE_CHECKING:
    from onrecord.model import Record
    from onrecord.store import Store

FORMAT = "graphml"


def export(store: Store, record: Record, path: Path, *, with_text: bool = False) -> None:  # noqa: ARG001
    """Writes GraphML; an edge's id is that of its statement."""
    import networkx as nx

    nx.write_graphml(for_xml(record), path, encoding="utf-8", prettyprint=True, named_key_ids=True)
