"""GEXF: the network, for Gephi. Attributes: onrecord.network. Characters that XML cannot hold become U+FFFD."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.exporters._network import for_xml

if TYPE_CHECKING:
    from onrecord.model import Record
    from onrecord.store import Store

FORMAT = "gexf"


def export(store: Store, record: Record, path: Path, *, with_text: bool = False) -> None:  # noqa: ARG001
    """Writes GEXF 1.2; an edge's id is that of its statement."""
    import networkx as nx

    graph = for_xml(record)
    for *_, key, values in graph.edges(keys=True, data=True):
        values["id"] = key
    text = "\n".join(nx.generate_gexf(graph, encoding="utf-8", prettyprint=True, version="1.2draft"))
    # networkx writes today's date: the newest article's is as true, and the same tomorrow
    newest = max((article.published[:10] for article in record.articles), default="")
    date = newest if re.fullmatch(r"\d{4}-\d{2}-\d{2}", newest, re.ASCII) else "2000-01-01"
    text = re.sub(r'lastmodifieddate="[\d-]*"', f'lastmodifieddate="{date}"', text, count=1)
    text = re.sub(r"<creator>[^<]*</creator>", "<creator>OnRecord</creator>", text, count=1)
    path.write_text('<?xml version="1.0" encoding="UTF-8"?>\n' + text + "\n", "utf-8", newline="\n")
