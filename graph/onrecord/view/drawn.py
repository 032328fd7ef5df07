"""The network as it is drawn: pyvis turns a networkx graph with positions into vis-network's data and options."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.network import strongest
from onrecord.view.arrange import arrange
from onrecord.view.part import best

if TYPE_CHECKING:
    import networkx

__all__ = ["GROUPS", "cut", "data", "drawing", "main"]

GROUPS = {
    "person": "people",
    "institution": "institutions",
    "report": "reports",
    "inquiry": "reports",
    "document": "reports",
    "office": "offices",
    "proposal": "proposals",
    "recommendation": "proposals",
    "place": "places",
}
"""Kind of entity -> the entry of the legend that it is shown and filtered under."""

OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    # The page draws all itself, at a constant size on the screen; vis-network keeps camera, gestures and dragging.
    "edges": {"hidden": True, "smooth": False},
    "nodes": {"shape": "custom"},
    "interaction": {
        "hover": False,
        "tooltipDelay": 100000,
        "selectConnectedEdges": False,
        "hideEdgesOnDrag": False,
        "keyboard": False,
        "zoomSpeed": 0.6,
    },
}
GLANCE, CROWD, MOST = 80, 104, 400
"""So many symbols are shown first where there are more than a crowd; above `MOST`, only on request, all at once."""
POCKET, PRESS = 48, 64
"""The same on a telephone."""
NAME = 300
"""Longest name that the page carries, in characters; longer ones end in an ellipsis."""


def cut(text: str, most: int = NAME) -> str:
    """Text on one line, at most so many characters long."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "\u2026"


def drawing(graph: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """A copy to draw: positions for nodes, and one line for all statements of one wording between the same two.

    The graph's own attribute `frames` is the size of what is shown first, in a wide frame and in a tall one.

    A line has `id` (of its first statement), `statements` (all their ids) and else the attributes of
    `onrecord.network`, the strongest standing and the highest number of stories among them.
    """
    import networkx as nx

    drawn = nx.MultiDiGraph()
    nodes = sorted(graph)
    number = {node: index for index, node in enumerate(nodes)}
    pairs = [(number[source], number[target]) for source, target in graph.edges()]
    boxes = np.array([_box(graph.nodes[node]["label"], graph.nodes[node]["kind"]) for node in nodes]).reshape(-1, 2)
    shown, few = main(graph), main(graph, POCKET, PRESS)
    plan = arrange(
        len(nodes), pairs, boxes, [number[node] for node in sorted(shown)], [number[node] for node in sorted(few)]
    )
    drawn.graph["frames"] = [list(size) for size in plan.frames]
    cluster = _clusters(len(nodes), pairs)
    for node in nodes:
        values = {**graph.nodes[node], "label": cut(graph.nodes[node]["label"]) or "?"}
        aliases = [cut(alias, 100) for alias in values.pop("aliases").split("; ") if alias][:12]
        drawn.add_node(
            node,
            **values,
            aliases=aliases,
            group=GROUPS.get(values["kind"], "places"),
            cluster=cluster[number[node]],
            shape="custom",
            main=(node in shown) + (node in few),
            x=round(float(plan.wide[number[node], 0])),
            y=round(float(plan.wide[number[node], 1])),
            tall=[round(float(value)) for value in plan.tall[number[node]]],
        )
    merged: dict[tuple[str, str, str, str], list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for source, target, key, values in graph.edges(keys=True, data=True):
        merged[source, target, values["relation"], values["label"]].append((key, values))
    for (source, target, _, _), same in sorted(merged.items(), key=lambda item: item[0]):
        same.sort(key=lambda item: item[0])
        first = {k: v for k, v in same[0][1].items() if k not in ("articles", "first", "last", "stories")}
        first["standing"] = strongest(values["standing"] for _, values in same)
        first["weight"] = max(values["stories"] for _, values in same)
        key = same[0][0]
        drawn.add_edge(source, target, key=key, id=key, statements=[name for name, _ in same], **first)
    return drawn


def main(graph: networkx.MultiDiGraph, glance: int = GLANCE, crowd: int = CROWD) -> set[str]:
    """What the page shows first: the most corroborated and best connected, where all would be too much at once."""
    joined = [node for node in graph if graph.degree(node)]
    if not crowd < len(joined) <= MOST:
        return set(joined)
    return best(graph.subgraph(joined), glance)


def data(drawn: networkx.MultiDiGraph) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    """Nodes, edges and options for vis-network, made by pyvis."""
    from pyvis.network import Network

    made = Network(directed=True, notebook=False)
    made.set_options(json.dumps(OPTIONS))
    made.from_nx(drawn)
    nodes, edges, _, _, _, options = made.get_network_data()
    order = {node: index for index, node in enumerate(drawn)}
    return sorted(nodes, key=lambda node: order[node["id"]]), list(edges), dict(json.loads(options))


def _box(label: str, kind: str) -> tuple[float, float]:
    """Width and height, in pixels at full size, of a symbol with its label below it."""
    wide = 21 if kind in ("proposal", "recommendation") else 18
    length = min(len(label), 60)
    rows = min(3, -(-length // wide))
    return max(36.0, min(length, wide) * 6.4 + 12), 30.0 + rows * 16


def _clusters(count: int, pairs: list[tuple[int, int]]) -> list[int]:
    """Number of the community that each belongs to, the largest first; -1 outside of any of three or more."""
    import networkx as nx

    plain = nx.Graph()
    plain.add_nodes_from(range(count))
    plain.add_edges_from(sorted(pairs))
    found = [-1] * count
    if plain.number_of_edges():
        # Nodes are numbers here: sets of names would be walked in another order under another hash seed.
        groups = sorted(nx.community.louvain_communities(plain, seed=1), key=lambda group: (-len(group), min(group)))
        for index, group in enumerate(group for group in groups if len(group) >= 3):
            for node in group:
                found[node] = index
    return found
