"""He and she in one article: each is the person whom position, syntax and speech make likeliest.

A linear model over a few features of (pronoun, candidate), its weights in ontology/words/pronoun_weights.tsv, fitted
on the coreference of UD GUM train by `python tests/bench/coreference.py --fit`. Gender is known only where the text
gives it; a first round of choices teaches the gender of those whom pronouns point to clearly, a second one uses it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from onrecord.resolve.antecedents import Candidate, adjoining, candidates
from onrecord.resolve.clusters import Clusters, Node
from onrecord.resolve.mentions import Scene
from onrecord.vocabulary import words

__all__ = ["Candidate", "Choice", "candidates", "choices", "join_pronouns", "votes_of", "weights"]
_LEAST = 0.30  # probability below which nobody is chosen

_SURE = 0.75  # probability from which a choice teaches a gender

_CLEAR = 3.0  # what a choice without a rival counts for


@cache
def weights() -> dict[str, float]:
    """Weight of each feature."""
    return {name: float(entry[0]) for name, entry in words("pronoun_weights").items()}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a round made of one pronoun: whom it could choose from, whom it chose (None: nobody), how sure it is."""

    node: Node
    found: tuple[Candidate, ...]
    root: int | None
    chance: float
    blind: bool = False
    """Whether it stands in the words of somebody whom only a later pronoun gives."""


def join_pronouns(clusters: Clusters, scene: Scene) -> None:
    """Joins each he and she with a person, in two rounds."""
    first = list(choices(clusters, scene, {}))
    votes = votes_of(first)
    guessed = {choice.node.index: choice.root for choice in first if choice.root is not None}
    for choice in list(choices(clusters, scene, votes, guessed)):
        if choice.root is None:
            continue
        root = clusters.find(choice.root)
        gender = choice.node.gender
        if not clusters.gender(root) and votes.get(root):
            # the majority of the pronouns decides; the others are left without a referent rather than with a wrong one
            clusters.learn_gender(root, "f" if votes[root] > 0 else "m")
        clusters.join(root, choice.node.index, f"pronoun: {'she' if gender == 'f' else 'he'}")
        for other in scene.nodes[max(0, choice.node.index - 3) : choice.node.index]:
            if other.kind == "person" and other.form == "role" and adjoining(scene.page, other, choice.node):
                clusters.join(choice.node.index, other.index, "apposition")


def votes_of(made: Iterable[Choice]) -> dict[int, float]:
    """For each person how surely choices make a woman of her, less how surely they make a man of him: what it would
    cost to give each pronoun to the next best. What a chain of pronouns inside one quotation says counts once, and not
    at all where a later pronoun ("..., he said") tells who speaks there, whom it may not be."""
    votes: dict[int, float] = defaultdict(float)
    table = weights()
    inside: dict[tuple[int, int, str], float] = {}
    for choice in made:
        if choice.blind:
            continue
        if choice.root is not None and choice.chance >= _SURE:
            scores = sorted((_score(candidate, table) for candidate in choice.found), reverse=True)
            margin = min(_CLEAR, scores[0] - scores[1]) if len(scores) > 1 else _CLEAR
            names = next(candidate.features for candidate in choice.found if candidate.root == choice.root)
            if "speaker now source" in names:
                margin *= 2  # "she told reporters" after somebody's words is surer than "said he ought to resign"
            if choice.node.quotation >= 0:
                place = choice.root, choice.node.quotation, choice.node.gender
                inside[place], margin = max(margin, inside.get(place, 0.0)), max(0.0, margin - inside.get(place, 0.0))
            votes[choice.root] += margin if choice.node.gender == "f" else -margin
    return votes


def choices(
    clusters: Clusters, scene: Scene, votes: Mapping[int, float], guessed: Mapping[int, int] = MappingProxyType({})
) -> Iterator[Choice]:
    """One round: a choice for each he and she of which nothing has told yet who it is, in the order of the text.

    guessed: whom the round before chose for each pronoun.
    """
    persons = list(scene.of_kind("person"))
    seen: dict[int, list[Node]] = defaultdict(list)
    table = weights()
    later = {node.index: node for node in persons}
    for node in persons:
        if not (node.form == "pronoun" and node.gender and _alone(clusters, node)):
            seen[clusters.find(node.index)].append(node)
            continue
        found = tuple(candidates(clusters, scene, node, seen, votes, later, guessed))
        root, chance = None, 0.0
        if found:
            scores = [_score(candidate, table) for candidate in found]
            top = max(scores)
            chance = 1 / sum(math.exp(score - top) for score in scores)
            if chance >= _LEAST:
                root = found[scores.index(top)].root
                seen[root].append(node)
        yield Choice(node, found, root, chance, _blind(scene, node))


def _blind(scene: Scene, node: Node) -> bool:
    """Whether the pronoun stands in a quotation of whom a later pronoun stands for."""
    if node.quotation < 0:
        return False
    return any(index > node.index and scene.nodes[index].form == "pronoun" for index in scene.speakers(node.start)[:1])


def _alone(clusters: Clusters, node: Node) -> bool:
    """Whether nothing has told yet who the pronoun is."""
    return len(clusters.members(node.index)) == 1


def _score(candidate: Candidate, table: Mapping[str, float]) -> float:
    return sum(table.get(name, 0.0) * value for name, value in candidate.values().items())
