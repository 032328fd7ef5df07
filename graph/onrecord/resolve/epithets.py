"""What a paper calls somebody it has named, to avoid the name again: "the pollster", "the 58-year-old", "the nominee".

Three kinds. Words that the article has used of somebody ("pollster Ann Bell", "Ann Bell, a harbour clerk") lead back to
them. Words that say by what one knows somebody (epithets.tsv, a party's member, a candidate, "the former mayor" where
nobody else is said to have been one) stand for whom the text is speaking of. And a lead may describe whom the next
sentence names with an age: "A harbour clerk admitted theft. Ann Bell, 44, said ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.extractors._text.sheet import Sheet
from onrecord.resolve.clusters import Clusters, Node
from onrecord.resolve.descriptions import Description, neutral, singular
from onrecord.resolve.holdings import Holding, outranks
from onrecord.resolve.mentions import Scene
from onrecord.resolve.topics import asked, is_main
from onrecord.vocabulary import words

__all__ = ["join_epithets"]

_REACH = 3  # sentences from a description to whom it stands for
_BEFORE = 6  # words before a name that may describe whoever has it
_LEAD = 2  # sentences from a lead to the name
_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_RUNNING = frozenset({"candidate", "nominee", "frontrunner", "front-runner", "hopeful", "contender", "challenger"})
_TRADES = frozenset({"job", "scholar", "staff", "member"})  # kinds of office that are trades rather than posts
_NOT = frozenset({"not", "n't", "n’t", "never", "no"})


@dataclass(frozen=True, slots=True)
class _Used:
    """Words that the article has used of somebody: the noun, those with it, and where."""

    root: int
    head: str
    words: frozenset[str]
    at: int


def join_epithets(clusters: Clusters, scene: Scene, roles: list[Node], held: list[Holding]) -> None:
    """Joins the descriptions that are nobody's yet with those whom they stand for."""
    left = [node for node in roles if node.description is not None and not clusters.named(node.index)]
    if not left:
        return
    named = [node for node in scene.of_kind("person") if node.form == "name" and not node.plural]
    used = [one for node in named for one in _used(scene, clusters, node)]
    former = {neutral(holding.office.head) for holding in held if holding.status == "former"}
    for node in left:
        role = node.description
        assert role is not None
        if role.plural or not (role.article == "the" or _headline(node)):
            continue
        root = _called(clusters, scene, node, role, [one for one in used if not _told_already(clusters, one, held)])
        if root is None and role.article == "the" and (_epithet(role) or _former(role, former)):
            root = _spoken_of(clusters, scene, node, used)
        if root is None:
            root = _led_to(clusters, scene, node, named)
        if root is not None:
            clusters.join(root, node.index, f"called the {role.head}")


def _told_already(clusters: Clusters, one: _Used, held: list[Holding]) -> bool:
    """Whether the article says how somebody holds the office that the word names: it is no description then."""
    if words("offices").get(one.head, ("", "job"))[1] in _TRADES:
        return False
    return any(
        clusters.same(holding.holder, one.root) and neutral(holding.office.head) == neutral(one.head)
        for holding in held
    )


def _headline(node: Node) -> bool:
    """Whether the node stands in a headline, which drops its articles."""
    role = node.description
    return role is not None and not role.article and not role.owner and node.paragraph == 0 and node.source


def _used(scene: Scene, clusters: Clusters, node: Node) -> Iterator[_Used]:
    """The words used of whoever has the name: before it, in apposition, by "is"."""
    page, root = scene.page, clusters.find(node.index)
    first = node.first
    floor = page.sents[page.sent[node.head]][0]
    while first > max(floor, node.first - _BEFORE) and (page.pos[first - 1] in _WORDS or page.lower[first - 1] == "-"):
        first -= 1
    if first < node.first and page.pos[node.first - 1] in {"NOUN", "PROPN"}:
        yield _Used(root, singular(page.lower[node.first - 1]), frozenset(page.lower[first : node.first]), node.start)
    nouns = [child for child in page.children[node.head] if page.dep[child] == "appos" and child >= node.last]
    governor = page.head[node.head]
    if page.dep[node.head] == "appos" and governor < node.first:
        nouns.append(governor)
    elif page.dep[node.head] == "nsubj" and page.child(governor, "cop") >= 0:
        nouns += [] if any(page.lower[child] in _NOT for child in page.children[governor]) else [governor]
    for noun in nouns:
        if page.pos[noun] == "NOUN":
            with_it = [page.lower[child] for child in page.children[noun] if child < noun]
            yield _Used(root, singular(page.lower[noun]), frozenset([page.lower[noun], *with_it]), node.start)


def _called(clusters: Clusters, scene: Scene, node: Node, role: Description, used: list[_Used]) -> int | None:
    """Whoever the same words have been used of: of several the one spoken of last, if it was near."""
    if role.owner or role.complement:
        return None
    own = {word for word in role.phrase.split() if word != role.head and not word.endswith(role.head)}
    ahead = _headline(node)
    fitting = [
        one
        for one in used
        if (one.at < node.start or ahead)
        and neutral(one.head) == neutral(role.head)
        and own <= one.words
        and not outranks(" ".join(one.words), role.phrase)
        and not any(words("statuses")[word][0] not in {role.status, "former"} for word in one.words & _states())
        and clusters.may_join(one.root, node.index)
    ]
    roots = {clusters.find(one.root) for one in fitting}
    if len(roots) < 2 or ahead:
        return next(iter(roots)) if len(roots) == 1 else None
    before = [one for root in roots for one in clusters.members(root) if one.start < node.start]
    last = max(before, key=lambda one: one.start)
    return clusters.find(last.index) if _apart(scene, last, node) <= _REACH else None


def _apart(scene: Scene, one: Node, other: Node) -> int:
    return scene.told[other.head] - scene.told[one.head]


def _spoken_of(clusters: Clusters, scene: Scene, node: Node, used: list[_Used]) -> int | None:
    """Whom the sentences before speak of; in a clause under another, the one person there beside its subject."""
    page = scene.page
    here = [
        other
        for other in scene.nodes[max(0, node.index - 20) : node.index]
        if other.kind == "person" and other.sentence == node.sentence and not other.plural
    ]
    if here and node.function == "subject" and not is_main(page, node.head):
        subject = {clusters.find(other.index) for other in here if is_main(page, other.head)}
        others = {clusters.find(other.index) for other in here if other.form == "name"} - subject
        if subject and others:
            root = next(iter(others))
            return root if len(others) == 1 and _fits(clusters, root, node, used) else None
    for level in (0, 1):
        for other in reversed(scene.nodes[: node.index]):
            if other.kind != "person" or other.plural or other.sentence == node.sentence:
                continue
            if _apart(scene, other, node) > _REACH:
                break
            if other.quotation >= 0 and other.quotation != node.quotation:
                continue
            spoken = other.source or (other.function == "subject" if level else is_main(page, other.head))
            who = asked(scene, other) or other
            if spoken and clusters.named(who.index) and _fits(clusters, who.index, node, used):
                return clusters.find(who.index)
    return None


def _fits(clusters: Clusters, root: int, node: Node, used: list[_Used]) -> bool:
    """Whether nothing that the article has said of somebody speaks against the description."""
    if not clusters.may_join(root, node.index):
        return False
    role = node.description
    assert role is not None
    party = _parties(frozenset(role.phrase.split()))
    own = [_parties(one.words) for one in used if clusters.same(one.root, root)]
    theirs = frozenset[str]().union(*own)
    return not party or not theirs or bool(party & theirs)


def _parties(found: frozenset[str]) -> frozenset[str]:
    return frozenset(words("parties")[word][0] for word in found if word in words("parties"))


def _led_to(clusters: Clusters, scene: Scene, node: Node, named: list[Node]) -> int | None:
    """Whom the sentence after a lead names for the first time, with an age behind the name."""
    page = scene.page
    if scene.told[node.head] > _LEAD or node.function != "subject" or not node.source:
        return None
    if any(_apart(scene, other, node) >= 0 and is_main(page, other.head) for other in named):
        return None
    after = [other for other in named if other.start > node.start and other.sentence > node.sentence]
    for other in after:
        if scene.told[other.head] - scene.told[node.head] > _LEAD or not is_main(page, other.head):
            continue
        aged = page.lower[other.last : other.last + 1] == [","] and _is_age(page, other.last + 1)
        return other.index if aged and clusters.may_join(other.index, node.index) else None
    return None


def _is_age(page: Sheet, at: int) -> bool:
    return bool(re.fullmatch(r"[1-9]\d", "".join(page.text[at : at + 1]))) and page.lower[at + 1 : at + 2] == [","]


def _former(role: Description, former: set[str]) -> bool:
    """Whether somebody is told of as what they were, and the article names nobody who was."""
    return role.status == "former" and role.head in words("offices") and neutral(role.head) not in former


@cache
def _states() -> frozenset[str]:
    return frozenset(words("statuses"))


@cache
def _epithet_heads() -> frozenset[str]:
    return frozenset(words("epithets")) | _RUNNING


def _epithet(role: Description) -> bool:
    head = role.head
    if role.status and head not in _RUNNING:
        return False
    if re.fullmatch(r"(?:\d+|[a-z]+)-year-old", head) or head in _epithet_heads():
        return not role.complement
    entry = words("parties").get(head)
    return entry is not None and entry[1:] == ("member",)
