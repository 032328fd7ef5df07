"""Roles in one article: "the home secretary", "the peer", "the author of the report" lead to whoever holds them."""

from __future__ import annotations

from functools import cache

from onrecord.model import Mention
from onrecord.resolve.clusters import Clusters, Node
from onrecord.resolve.descriptions import singular
from onrecord.resolve.epithets import join_epithets
from onrecord.resolve.holdings import Holding, agrees, office_key, outranks, status_fits
from onrecord.resolve.mentions import Scene
from onrecord.resolve.parts import key
from onrecord.vocabulary import words

__all__ = ["join_roles"]
_MAYBE = frozenset({"may", "might", "could", "would", "will", "should", "must", "can"})


def join_roles(clusters: Clusters, scene: Scene, held: list[Holding]) -> None:
    """Joins each role with whoever holds it in the article, where that is one person."""
    _join_appositions(clusters, scene)
    roles = [node for node in scene.of_kind("person") if node.form == "role" and node.description is not None]
    for node in roles:
        if not clusters.named(node.index):
            _join_holder(clusters, node, held)
    named = [node for node in scene.of_kind("person") if node.name is not None]
    _join_authors(clusters, scene)
    for node in roles:
        if not clusters.named(node.index):
            _join_titled(clusters, node, named)
    join_epithets(clusters, scene, roles, held)
    _join_same_words(clusters, roles)


def _join_appositions(clusters: Clusters, scene: Scene) -> None:
    """A role in apposition to a name ("Louise Vale, the author of the report,"), or said of it by "is"."""
    page = scene.page
    for node in scene.of_kind("person"):
        if node.form != "role" or node.plural or node.description is None:
            continue
        head = node.head
        other: int | None = None
        reason = "apposition"
        copula = [child for child in page.children[head] if page.dep[child] == "cop"]
        if page.dep[head] == "appos":
            other = scene.heads.get((page.head[head], "person"))
        elif copula and node.description.article == "the":
            denied = any(page.lower[child] in {"not", "n't", "n’t", "never", "no"} for child in page.children[head])
            moody = any(page.dep[child] == "aux" and page.lower[child] in _MAYBE for child in page.children[head])
            subject = page.child(head, "nsubj")
            if subject >= 0 and not denied and not moody:
                other = scene.heads.get((subject, "person"))
                reason = "said to be it"
        else:  # "the author of the report, Louise Vale"
            others = [scene.heads.get((child, "person")) for child in page.children[head] if page.dep[child] == "appos"]
            other = next((found for found in others if found is not None), None)
        if other is None:
            other = _named_next(scene, node)
        if other is None or other == node.index or (reason == "apposition" and not _next_to(scene, node, other)):
            continue
        if scene.nodes[other].form == "pronoun" and len(clusters.members(other)) == 1:
            continue  # who that is is not known yet
        clusters.join(other, node.index, reason)


def _named_next(scene: Scene, node: Node) -> int | None:
    """The name that stands between commas right after the role, for where the parse has missed the apposition."""
    page = scene.page
    at = node.last
    if page.lower[at : at + 1] != [","]:
        return None
    for other in scene.nodes[node.index + 1 : node.index + 4]:
        if other.kind == "person" and other.form == "name" and other.first == at + 1:
            closed = page.lower[other.last : other.last + 1] in ([","], ["."])
            return other.index if closed and page.lower[other.last + 1 : other.last + 2] != ["and"] else None
    return None


def _next_to(scene: Scene, node: Node, other: int) -> bool:
    """Whether nothing but a comma, a bracket or an age stands between the two ("Louise Vale, 49, the author")."""
    first, second = sorted((node, scene.nodes[other]), key=lambda item: item.first)
    return all(pos in {"PUNCT", "NUM"} for pos in scene.page.pos[first.last : second.first])


def _join_holder(clusters: Clusters, node: Node, held: list[Holding]) -> None:
    """A role is whoever the article says holds it; of several the one that fits best and was spoken of last."""
    role = node.description
    assert role is not None
    lead = not role.definite and bool(role.article)
    if lead and (role.article not in {"a", "an"} or node.sentence > 2):
        return
    best: tuple[int, int] | None = None
    choice: Holding | None = None
    rivals: set[int] = set()
    for holding in held:
        if clusters.same(holding.holder, node.index) or not status_fits(role, holding):
            continue
        fit = agrees(role, holding)
        if lead and not fit and role.head == holding.office.phrase and not holding.institution and not role.plural:
            fit = 2  # "A Northby county judge" of the first sentence may be Judge Vale of the third
        if not fit or not clusters.may_join(holding.holder, node.index):
            continue
        acting = holding.status != "acting" or role.status == "acting"  # a current holder goes before an acting one
        before = [m.start for m in clusters.members(holding.holder) if m.start < node.start]
        if lead and (before or fit < 2):
            continue  # "A judge ruled on Monday ... Judge Vale said": named after the first sentences, not before
        rank = (fit * 2 + acting, max(before, default=-1))
        if best is None or rank[0] > best[0]:
            rivals = {clusters.find(holding.holder)}
        elif rank[0] == best[0]:
            rivals.add(clusters.find(holding.holder))
        if best is None or rank > best:
            best, choice = rank, holding
    if choice is not None and (len(rivals) == 1 or (best is not None and best[1] >= 0 and not lead)):
        clusters.join(choice.holder, node.index, f"holds the office: {choice.office.phrase}")


def _join_titled(clusters: Clusters, node: Node, named: list[Node]) -> None:
    """A peer is the Lord or Baroness last spoken of; the nearest one after it, if there is none before."""
    role = node.description
    assert role is not None
    titles = _titles_of().get(role.head)
    if titles is None or role.plural or (not role.definite and role.article):
        return
    fitting = [
        other
        for other in named
        if other.name is not None
        and set(key(other.name.title).split()) & titles
        and clusters.may_join(other.index, node.index)
    ]
    before = [other for other in fitting if other.start < node.start]
    if not before and len({clusters.find(other.index) for other in fitting}) > 1:
        return
    choice = before[-1] if before else fitting[0] if fitting else None
    if choice is not None:
        # spoken of last: by any mention
        if before:
            choice = max(
                before, key=lambda other: max(m.start for m in clusters.members(other.index) if m.start < node.start)
            )
        clusters.join(choice.index, node.index, f"title: {role.head}")


@cache
def _titles_of() -> dict[str, frozenset[str]]:
    return {noun: frozenset(entry[0].split()) for noun, entry in words("title_roles").items()}


def _join_authors(clusters: Clusters, scene: Scene) -> None:
    """The "author of a new report" is whoever the article says wrote the report, if it names one."""
    written = [
        (claim.subject, scene.node(claim.object))
        for claim in scene.claims
        if claim.relation in {"author", "chair"}
        and isinstance(claim.object, Mention)
        and claim.object.kind == "person"
        and claim.standing == "asserted"
    ]
    writers = [node for _, node in written]
    named = {clusters.find(node.index) for node in writers if clusters.named(node.index)}
    if len(named) > 1:  # a report with a name of its own (the Marsh Review) would be called by it
        named = {
            clusters.find(node.index) for work, node in written if work.form != "name" and clusters.named(node.index)
        }
    for node in scene.of_kind("person"):
        role = node.description
        if node.form != "role" or role is None or role.plural or clusters.named(node.index):
            continue
        wrote = node in writers or (
            role.head in {"author", "writer", "chair", "chairman", "chairwoman", "head"}
            and any(
                singular(word) in words("reports") for word in f"{role.owner} {role.phrase} {role.complement}".split()
            )
        )
        if wrote and len(named) == 1:
            clusters.join(next(iter(named)), node.index, "wrote the report")


def _join_same_words(clusters: Clusters, roles: list[Node]) -> None:
    """Roles nobody holds by name: the same definite words mean the same person ("the prime minister", twice)."""
    first: dict[str, Node] = {}
    for node in roles:
        role = node.description
        assert role is not None
        if role.plural or role.article in {"a", "an", "another"} or role.owner in {"his", "her", "their", "its"}:
            continue
        words_ = office_key(role)
        if words_ in first:
            clusters.join(first[words_].index, node.index, "the same role")
        elif not clusters.named(node.index):
            first[words_] = node
    # "the spokesman" after "the prime minister's official spokesman"
    for node in roles:
        role = node.description
        assert role is not None
        if (
            role.definite
            and not role.plural
            and not clusters.named(node.index)
            and role.phrase == role.head
            and not role.complement
            and not role.owner
        ):
            before = [
                other
                for other in roles
                if other.start < node.start
                and other.description is not None
                and other.description.head == role.head
                and not other.description.plural
                and not outranks(other.description.phrase, role.phrase)
            ]
            if before:
                clusters.join(before[-1].index, node.index, "the role spoken of last")
