"""Offices in one article: one office for each name and institution, however it is written."""

from __future__ import annotations

from collections import defaultdict

from onrecord.model import Mention
from onrecord.resolve.clusters import Clusters, Node
from onrecord.resolve.descriptions import content, describe, neutral
from onrecord.resolve.holdings import office_key
from onrecord.resolve.mentions import Scene

__all__ = ["join_offices", "office_facts"]


def _institutions(clusters: Clusters, scene: Scene) -> dict[int, int]:
    """For each office node the cluster of the institution that a claim gives it."""
    found: dict[int, int] = {}
    for claim in scene.claims:
        institution = claim.role("institution")
        if isinstance(claim.object, Mention) and claim.object.kind == "office" and institution is not None:
            found.setdefault(scene.node(claim.object).index, clusters.find(scene.node(institution).index))
    return found


def join_offices(clusters: Clusters, scene: Scene) -> None:
    """Joins offices of one name and one institution; one without institution with the only other of that name."""
    where = _institutions(clusters, scene)
    by_name: dict[str, dict[int, Node]] = defaultdict(dict)
    bare: dict[str, list[Node]] = defaultdict(list)
    for node in scene.of_kind("office"):
        name = _name(node)
        place = where.get(node.index)
        if place is None:
            bare[name].append(node)
        elif place in by_name[name]:
            clusters.join(by_name[name][place].index, node.index, "the same office of one institution")
        else:
            by_name[name][place] = node
    holders = _holders(clusters, scene)
    for name, nodes in bare.items():
        placed = next(iter(by_name[name].values())) if len(by_name[name]) == 1 else None
        others: list[Node] = []
        for node in nodes:
            # "its chair" may be another body's, and Senator Bell sit for another state than Senator Marr of Ohio
            theirs = holders[placed.index] if placed is not None else set()
            if placed is not None and (not theirs or holders[node.index] & theirs):
                clusters.join(placed.index, node.index, "the only office of that name")
            else:
                others.append(node)
        for node in others[1:]:
            clusters.join(others[0].index, node.index, "the same name of an office")
        if placed is not None and others and not any(holders[node.index] for node in others):
            clusters.join(placed.index, others[0].index, "the only office of that name")


def _holders(clusters: Clusters, scene: Scene) -> dict[int, set[int]]:
    """For each office node the clusters of those whom the article calls its holder."""
    found: dict[int, set[int]] = defaultdict(set)
    for claim in scene.claims:
        if claim.relation == "holds" and isinstance(claim.object, Mention):
            found[scene.node(claim.object).index].add(clusters.find(scene.node(claim.subject).index))
    return found


def _name(node: Node) -> str:
    return office_key(describe(node.mention.label)).replace("|", " ").strip()


def office_facts(scene: Scene, members: list[Node]) -> list[tuple[str, str]]:
    """Keys of an office: its name without the way it is held, and the words for its institution."""
    facts: list[tuple[str, str]] = []
    indexes = {node.index for node in members}
    for node in members:
        parts = describe(node.mention.label)
        phrase = f"{parts.phrase.removesuffix(parts.head)}{neutral(parts.head)}"
        facts.append(("phrase", f"{phrase} {parts.preposition} {parts.complement}" if parts.complement else phrase))
        if parts.owner:
            facts.append(("institution", " ".join(sorted(content(parts.owner)))))
    for claim in scene.claims:
        institution = claim.role("institution")
        if (
            isinstance(claim.object, Mention)
            and institution is not None
            and claim.object.kind == "office"
            and scene.node(claim.object).index in indexes
        ):
            facts.append(("institution", " ".join(sorted(content(institution.label)))))
    return facts
