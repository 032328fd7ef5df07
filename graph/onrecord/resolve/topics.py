"""Whom an article speaks of when it says "she said": the subject or speaker of its last sentence outside quotations.

"Vale said that Marn had resigned. 'Nobody asked her to,' she added." Marn is spoken about; Vale is who goes on. After a
question it is whoever was asked: "Vale asked Marn whether she would resign. 'No,' she said."
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.extractors._text.sheet import Sheet
from onrecord.resolve.clusters import Clusters, Node
from onrecord.resolve.mentions import Scene
from onrecord.vocabulary import words

__all__ = ["asked", "is_main", "topic"]

_BACK = 40  # mentions looked through
_CLOSE = 3  # characters between a quotation and the pronoun behind it
_OBJECTS = frozenset({"obj", "iobj"})


def topic(scene: Scene, node: Node, chosen: Mapping[int, int], clusters: Clusters) -> tuple[int, int]:
    """The clusters of whom the text is speaking where the pronoun stands, and of whom it is not (-1: of nobody).

    chosen: the clusters of the pronouns so far.
    """

    def cluster(one: Node) -> int:
        return chosen.get(one.index, clusters.find(one.index))

    page = scene.page
    for other in reversed(scene.nodes[max(0, node.index - _BACK) : node.index]):
        if other.kind != "person" or other.quotation >= 0:
            continue
        if scene.told[node.head] - scene.told[other.head] > 1:
            break
        if other.plural or page.head[other.head] == page.head[node.head]:
            continue
        if is_main(page, other.head) or _owns_subject(scene, other) or (other.source and _tells(page, other.head)):
            who = asked(scene, other) if _answers(scene, node) else None
            return (cluster(other), -1) if who is None else (cluster(who), cluster(other))
    return -1, -1


def _owns_subject(scene: Scene, other: Node) -> bool:
    """Whether the subject is something of theirs: "Vale's fate is unclear, but she said"."""
    thing = scene.page.head[other.head]
    owned = other.function == "possessor" and (thing, "person") not in scene.heads
    return owned and is_main(scene.page, thing)


def _tells(page: Sheet, word: int) -> bool:
    """Whether the word is the subject of a verb that the article tells beside the sentence's own: while Vale wrote."""
    verb = page.head[word]
    if page.dep[verb] == "advcl" and verb > page.head[verb]:
        return any(page.lower[child] in {"while", "whereas"} for child in page.children[verb])
    return page.dep[verb] in {"ROOT", "parataxis", "conj"}


def _answers(scene: Scene, node: Node) -> bool:
    """Whether the pronoun stands right behind a quotation."""
    return any(0 <= node.start - right <= _CLOSE for _, right in scene.walls)


def is_main(page: Sheet, word: int) -> bool:
    """Whether the word is the subject of its sentence's own verb."""
    verb = page.head[word]
    predicate = verb == word and page.child(word, "cop") >= 0  # "One of them is Vale"
    return predicate or (page.dep[word] == "nsubj" and page.head[verb] == verb)


def asked(scene: Scene, asker: Node) -> Node | None:
    """Whom the subject of a question asks."""
    page = scene.page
    verb = page.head[asker.head]
    if words("cues").get(page.lemma[verb], ("",))[0] != "asking":
        return None
    heads = {child for child in page.children[verb] if page.dep[child] in _OBJECTS and child > verb}
    found = (scene.nodes[index] for head in sorted(heads) if (index := scene.heads.get((head, "person"))) is not None)
    return next((one for one in found if not one.plural), None)
