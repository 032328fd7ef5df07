"""Proposals, recommendations and places in one article: the same words, or as good as, are the same thing."""

from __future__ import annotations

import re

from onrecord.model import fold
from onrecord.resolve.clusters import REPORTS, Clusters, Node
from onrecord.resolve.mentions import Scene
from onrecord.resolve.proposals import same_proposal, stems, thing

__all__ = ["join_texts"]

_TAKEN_UP = re.compile(r"(?:the|this|that|such an?)\s+(?:idea|change|proposal|suggestion|notion|move|step)")
_WANTED = frozenset({"proposal", "recommendation", "inquiry"})


def join_texts(clusters: Clusters, scene: Scene) -> None:
    """Joins proposals with proposals, recommendations with recommendations, places with places."""
    places: dict[str, Node] = {}
    for node in scene.of_kind("place"):
        name = fold(node.mention.label).removeprefix("the ")
        if name in places:
            clusters.join(places[name].index, node.index, "same place name")
        else:
            places[name] = node
    for kind in ("proposal", "recommendation"):
        before: list[Node] = []
        for node in scene.of_kind(kind):
            _join_inquiry(clusters, scene, node)
            _join_wording(clusters, node, before)
            before.append(node)
    for kind in ("proposal", "recommendation"):
        for node in scene.of_kind(kind):
            _join_taken_up(clusters, scene, node)


def _join_inquiry(clusters: Clusters, scene: Scene, node: Node) -> None:
    """A proposal whose noun is also spoken of as an inquiry or a report is that ("calls for a national inquiry")."""
    for kind in sorted(REPORTS):
        other = scene.heads.get((node.head, kind))
        if other is not None and thing(node.mention.span.text) is not None:
            clusters.join(other, node.index, "the inquiry that is asked for")
            return


def _join_taken_up(clusters: Clusters, scene: Scene, node: Node) -> None:
    """ "The idea", "the change" is the proposal of this sentence or the one before, if there is one that it can be."""
    if len(clusters.members(node.index)) > 1 or not _TAKEN_UP.fullmatch(fold(node.mention.span.text)):
        return
    near = [
        other
        for other in scene.nodes
        if other.kind in _WANTED
        and other.claimed
        and other.start < node.start
        and 0 <= scene.told[node.head] - scene.told[other.head] <= 1
        and not _TAKEN_UP.fullmatch(fold(other.mention.span.text))
    ]
    if near and len({clusters.find(other.index) for other in near}) == 1:
        clusters.join(near[-1].index, node.index, "taken up again")


def _join_wording(clusters: Clusters, node: Node, before: list[Node]) -> None:
    """Joins the earlier wordings that mean the same; a short one that fits several different ones joins the last."""
    text = node.mention.label
    fitting = [other for other in before if same_proposal(other.mention.label, text)]
    if not fitting:
        return
    exact = [other for other in fitting if stems(other.mention.label) == stems(text)]
    choice = (exact or fitting)[-1]
    clusters.join(choice.index, node.index, "the same in other words" if not exact else "the same words")
