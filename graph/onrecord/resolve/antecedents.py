"""Whom a he or she may stand for in one article, and what speaks for and against each."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.extractors._text.sheet import Sheet
from onrecord.resolve.clusters import Clusters, Node
from onrecord.resolve.mentions import Scene, Speech
from onrecord.resolve.topics import is_main, topic

__all__ = ["Candidate", "adjoining", "candidates"]

_REACH = 10  # sentences back


_NOBODY = frozenset({"no", "any", "every", "each", "neither"})

_REFLEXIVE = frozenset({"himself", "herself"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cluster that a pronoun may belong to, with what speaks for and against it."""

    root: int
    features: tuple[str, ...]
    """Names of the features that hold; each counts once."""
    count: float = 0.0
    gender: float = 0.0
    """From -1 (other pronouns speak against this gender) to 1 (they speak for it)."""

    def values(self) -> dict[str, float]:
        """Every feature with its value."""
        found = dict.fromkeys(self.features, 1.0)
        found["count"] = self.count
        found["gender for" if self.gender > 0 else "gender against"] = abs(self.gender)
        return found


def candidates(
    clusters: Clusters,
    scene: Scene,
    node: Node,
    seen: Mapping[int, list[Node]],
    votes: Mapping[int, float],
    later: Mapping[int, Node],
    guessed: Mapping[int, int] = MappingProxyType({}),
) -> Iterator[Candidate]:
    """Those whom the pronoun may stand for: persons named or described before it, or later in its sentence.

    seen: the mentions of each person so far, pronouns included; votes: see `votes_of`; later: all nodes of persons;
    guessed: whom the pronouns behind it may stand for ("she has lied," he said: who he is, she is not).
    """
    page = scene.page
    chosen = {mention.index: root for root, mentions in seen.items() for mention in mentions}
    speakers = [chosen.get(index, guessed.get(index, clusters.find(index))) for index in scene.speakers(node.start)]
    quoted = node.quotation >= 0
    speech = _last_speech(scene, node)
    current = chosen.get(speech.speaker, clusters.find(speech.speaker)) if speech else -1
    near = "now" if speech and _told_since(scene, speech, node) <= 1 else "before"
    told_of, asking = topic(scene, node, chosen, clusters) if node.source and not quoted else (-1, -1)
    roots: dict[int, list[Node]] = {}
    for root, mentions in seen.items():
        known = clusters.gender(root)
        open_ = not known or known == node.gender
        if open_ and _person(page, mentions) and not mentions[-1].plural and clusters.may_join(root, node.index):
            # outside quotations one goes on with whom one has spoken of outside them
            told = mentions if quoted else [mention for mention in mentions if mention.quotation < 0]
            roots[root] = told or mentions
    order = sorted((mentions[-1].index for mentions in roots.values()), reverse=True)
    rank = {index: place for place, index in enumerate(order)}
    favourite = max(roots, key=lambda root: (len(roots[root]), -root), default=-1)
    ahead: dict[int, Node] = {}
    for other in later.values():
        if (
            other.index > node.index
            and other.sentence == node.sentence
            and other.form != "pronoun"
            and not other.plural
        ):
            root = clusters.find(other.index)
            if root not in roots or roots[root][-1].sentence < node.sentence:
                ahead.setdefault(root, other)
    for root in sorted({*roots, *ahead}):
        mentions = roots.get(root, [])
        known = clusters.gender(root)
        if (known and known != node.gender) or not clusters.may_join(root, node.index):
            continue
        if quoted and speakers and speakers[0] == root:
            continue  # a speaker calls himself I
        if root == asking:
            continue  # whoever has asked does not answer
        if mentions and node.sentence - mentions[-1].sentence > _REACH and root not in ahead:
            continue
        nameless = bool(mentions) and not any(mention.form == "name" for mention in mentions)
        if nameless and mentions[-1].form == "role" and adjoining(page, mentions[-1], node):
            continue  # "the daughter of a lighthouse keeper, she": they are one, but who?
        if mentions and _barred(page, node.head, mentions[-1].head):
            continue
        names = list(_features(scene, node, mentions, ahead.get(root), rank))
        passed = sum(
            1
            for other, theirs in roots.items()
            if other != root
            and mentions
            and any(
                m.index > mentions[-1].index and m.sentence < node.sentence and m.function == "subject" for m in theirs
            )
        )
        if passed:
            names.append("passed by one" if passed == 1 else "passed by more")
        if node.source and mentions and not quoted and _spoken_about(scene, mentions[-1], root, chosen, clusters):
            names.append("spoken about source")
        if root == told_of and mentions:
            names.append("goes on source")
        if root == favourite:
            names.append("most spoken of")
        if root == current:
            names.append(f"speaker {near} source" if node.source else "speaker quoted" if quoted else "speaker")
        if speakers and not quoted and speakers[0] == root:
            names.append("own indirect speech")
        vote = 0.0 if known else votes.get(root, 0.0)
        feeling = vote / (1 + abs(vote)) * (1 if node.gender == "f" else -1)
        if known:
            names.append("gender known")
        yield Candidate(root, tuple(names), math.log1p(len(mentions)), feeling)


def _person(page: Sheet, mentions: list[Node]) -> bool:
    """Whether something other than I, we and you names or describes the person, and introduces him: in "branded her
    rival a man without shame" only the rival is somebody."""
    return any(mention.gender if mention.form == "pronoun" else not _predicative(page, mention) for mention in mentions)


def _predicative(page: Sheet, node: Node) -> bool:
    """Whether an indefinite noun is said of the object before it, or stands for nobody: no other minister."""
    if node.form == "role" and any(word in _NOBODY for word in page.lower[max(0, node.first - 1) : node.first + 1]):
        return True
    if node.form != "role" or node.description is None or node.description.article not in {"a", "an"}:
        return False
    if page.dep[node.head] not in {"obj", "xcomp"}:
        return False
    return any(page.dep[child] == "obj" and child < node.first for child in page.children[page.head[node.head]])


def _last_speech(scene: Scene, node: Node) -> Speech | None:
    """The last words before the pronoun that somebody is given as saying and that it does not stand in itself."""
    best: Speech | None = None
    for speech in scene.speeches:
        if speech.end <= node.start and (best is None or (speech.end, speech.speaker) > (best.end, best.speaker)):
            best = speech
    return best if best and node.paragraph - scene.paragraph(best.end) <= 3 else None


def _spoken_about(scene: Scene, last: Node, root: int, chosen: Mapping[int, int], clusters: Clusters) -> bool:
    """Whether a mention stands in what somebody else is given as saying: "Vale said that Marn would resign"."""
    return any(chosen.get(index, clusters.find(index)) != root for index in scene.speakers(last.start))


def _told_since(scene: Scene, speech: Speech, node: Node) -> int:
    """How many sentences of the article's own lie between the speaker or his words and the pronoun."""
    last = max(bisect_right(scene.page.start, speech.end - 1) - 1, scene.nodes[speech.speaker].head)
    return scene.told[node.head] - scene.told[last]


def _features(
    scene: Scene, node: Node, mentions: list[Node], ahead: Node | None, rank: Mapping[int, int]
) -> Iterator[str]:
    page = scene.page
    if not mentions or (ahead is not None and mentions[-1].sentence < node.sentence):
        assert ahead is not None or mentions
        if ahead is not None:
            yield "ahead"
            if ahead.function == "subject":
                yield "ahead subject"
            if ahead.first - node.head <= 3:
                yield "ahead close"
            if _fronted(page, node.head, ahead.head):
                yield "ahead fronted"
        if not mentions:
            return
    last = mentions[-1]
    distance = node.sentence - last.sentence
    if node.quotation < 0 and last.quotation < 0:
        # between two places outside quotations only what the article itself says counts
        distance = scene.told[node.head] - scene.told[last.head]
    yield f"distance {distance if distance < 4 else '4-5' if distance < 6 else '6+'}"
    near = "here" if distance == 0 else "before" if distance == 1 else "far"
    # of several mentions in that sentence the subject counts: "Vale is a student" ends with Vale as much as it begins
    subject = next((m for m in mentions if m.sentence == last.sentence and m.function == "subject"), last)
    yield f"{subject.function} {near}"
    if subject.function == "subject" and node.function == "subject":
        yield f"parallel {near}"
    if is_main(page, subject.head):
        yield f"main subject {near}"
        if is_main(page, node.head):
            yield f"main to main {near}"
    if last.form == "pronoun":
        yield f"chain {near}"
    if last.source:
        yield "source again" if node.source else "source"
    place = rank.get(last.index, 9)
    yield f"nearest {place}" if place < 3 else "nearest 3+"
    if last.quotation != node.quotation:
        yield "into quotation" if node.quotation >= 0 else "out of quotation"
    elif node.quotation >= 0:
        yield "same quotation"
    if last.paragraph != node.paragraph:
        yield "other paragraph"
    if distance == 0 and _governs(page, node.head, last.head):
        yield "subject of the clause" if node.function == "possessor" else f"subject above {node.function}"
    if distance == 1 and len(mentions) > 1 and mentions[-2].sentence == last.sentence:
        yield "twice before"
    if distance == 0 and node.function == "subject" and _above(page, page.head[node.head], last.head):
        yield "inside the clause before"
    if page.lower[node.head] in _REFLEXIVE and last.function == "subject" and distance == 0:
        yield "reflexive"


def adjoining(page: Sheet, role: Node, pronoun: Node) -> bool:
    """Whether nothing but a comma stands between a role and the pronoun after it, in the subject's place."""
    between = page.pos[role.last : pronoun.first]
    if role.quotation != pronoun.quotation or role.plural:
        return False  # "I thanked the officer," she said; according to prosecutors, he owed
    case = page.child(role.head, "case")
    if case >= 0 and page.lower[case] != "as":
        return False  # according to the mayor, he left; but: as mayor, she left
    return pronoun.function == "subject" and bool(between) and set(between) == {"PUNCT"} and role.function != "subject"


def _above(page: Sheet, upper: int, lower: int) -> bool:
    """Whether the first word governs the second, directly or through others."""
    while page.head[lower] != lower:
        lower = page.head[lower]
        if lower == upper:
            return True
    return False


def _step(page: Sheet, upper: int, lower: int) -> int:
    """The dependent of the first word through which it governs the second."""
    while page.head[lower] != upper:
        lower = page.head[lower]
    return lower


def _barred(page: Sheet, pronoun: int, other: int) -> bool:
    """Whether syntax forbids it: two arguments of one verb ("Vale met her"), or a phrase that holds its own pronoun
    ("the author of her report" is not she)."""
    if _above(page, other, pronoun):
        # an apposition or a relative clause may speak of the noun: "Vale, who lost her seat"
        return page.dep[_step(page, other, pronoun)] in {"nmod", "det"}
    if page.lower[pronoun] in _REFLEXIVE or page.dep[pronoun] == "nmod" or other == pronoun:
        return False
    if page.dep[pronoun] != "nsubj" and page.dep[other] == "nsubj":
        verb = page.head[pronoun]  # "Vale spoke and urged him": the subject of the second verb is Vale as well
        while page.dep[verb] == "conj" and page.child(verb, "nsubj") < 0 and page.head[verb] != verb:
            verb = page.head[verb]
        if page.head[other] == verb and verb != page.head[pronoun]:
            return True
    return page.head[other] == page.head[pronoun] and page.dep[other] in {"nsubj", "obj", "iobj", "obl"}


def _governs(page: Sheet, pronoun: int, other: int) -> bool:
    """Whether the other is the subject of a verb that the pronoun stands under."""
    return page.dep[other] == "nsubj" and _above(page, page.head[other], pronoun)


def _fronted(page: Sheet, pronoun: int, other: int) -> bool:
    """Whether the pronoun stands in a phrase before the verb whose subject the other is: "Asked if she ..."."""
    verb = page.head[other]
    if page.dep[other] != "nsubj" or not _above(page, verb, pronoun):
        return False
    return page.dep[_step(page, verb, pronoun)] in {"advcl", "obl", "advmod", "nmod"}
