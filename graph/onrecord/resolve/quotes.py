"""I and we inside quotations are their speaker; it and they are the body, report or group they go on with."""

from __future__ import annotations

from onrecord.resolve.clusters import REPORTS, Clusters, Node
from onrecord.resolve.mentions import Scene
from onrecord.vocabulary import words

__all__ = ["join_first_person", "join_it_and_they"]

_FIRST = "1"


def join_first_person(clusters: Clusters, scene: Scene) -> None:
    """I, me, my, we, our: the innermost speaker whose quoted words they stand in. Outside quotations: nobody."""
    pronouns = words("pronouns")
    for node in scene.nodes:
        if node.form != "pronoun" or node.quotation < 0:
            continue
        entry = pronouns.get(node.mention.span.text.lower())
        if entry is None or entry[0] != _FIRST:
            continue
        left, right = scene.walls[node.quotation]
        for speaker in scene.speakers(node.start):
            other = scene.nodes[speaker]
            # the speaker's own words lie in this quotation or around it; he does not stand in it himself
            if not left <= other.start < right:
                clusters.join(speaker, node.index, "I in a quotation is its speaker")
                break


def join_it_and_they(clusters: Clusters, scene: Scene) -> None:
    """It said, its report, they said: whom or what the sentence before was about, as far as a claim asks."""
    for node in scene.nodes:
        if node.form != "pronoun" or not node.claimed or len(clusters.members(node.index)) > 1:
            continue
        lower = node.mention.span.text.lower()
        if lower in {"it", "its", "itself"}:
            choice = _best(clusters, scene, node, ("institution", *sorted(REPORTS)), plural=False)
        elif lower in {"they", "them", "their", "theirs", "themselves"}:
            choice = _best(clusters, scene, node, ("person", "institution"), plural=True)
        else:
            continue
        if choice is not None:
            clusters.join(choice, node.index, f"pronoun: {lower}")


def _best(clusters: Clusters, scene: Scene, node: Node, kinds: tuple[str, ...], plural: bool) -> int | None:
    """The likeliest antecedent within two sentences: the speaker that goes on, then subjects, then what is nearest."""
    speakers = {clusters.find(index) for index in scene.speakers(node.start)}
    best: tuple[float, int] | None = None
    for other in scene.nodes:
        if other.index >= node.index:
            break
        distance = node.sentence - other.sentence
        if other.kind not in kinds or distance > 2 or (other.mention.span.end > node.start):
            continue
        if other.form == "pronoun" and other.mention.span.text.lower() not in words("pronouns"):
            continue
        if plural and other.kind == "person" and not other.plural:
            continue
        if not plural and other.plural:
            continue
        root = clusters.find(other.index)
        if node.quotation >= 0 and root in speakers:
            continue
        if other.form == "pronoun" and (other.gender or other.mention.span.text.lower() in {"i", "we", "you"}):
            continue
        score = -1.5 * distance + {"subject": 1.0, "object": 0.0, "possessor": -0.3, "other": -0.5}[other.function]
        score += 1.5 if other.source and node.source else 0.5 if other.source else 0.0
        score -= 1.0 if other.quotation >= 0 and other.quotation != node.quotation else 0.0
        score += (
            0.3
            if other.form == "pronoun" and other.mention.span.text.lower()[:2] == node.mention.span.text.lower()[:2]
            else 0.0
        )
        score += 0.4 if other.function == "subject" == node.function else 0.0
        if best is None or (score, other.index) > best:
            best = score, other.index
    return best[1] if best is not None and best[0] > -2.2 else None
