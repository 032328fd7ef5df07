"""Names of persons in one article: full name <- title and surname <- surname or first name alone."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from onrecord.extractors._names import Name
from onrecord.model import fold
from onrecord.resolve.clusters import Clusters, Node
from onrecord.resolve.mentions import Scene

__all__ = ["given_agree", "join_names", "key", "suffixes_agree"]

_NICKNAME = re.compile(r"[\"'“”‘’(]\s*([\w.-]+)\s*[\"'“”‘’)]")
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "v", "vi", "vii", "viii", "xiv", "xvi"})


@lru_cache(maxsize=50_000)
def key(text: str) -> str:
    """A part of a name for comparing: folded, without full stops, hyphens as blanks."""
    return " ".join(fold(text).replace(".", " ").replace("-", " ").split())


def _given_parts(given: str) -> list[str]:
    """First names one by one; letters run together are initials: "J.K." -> j, k."""
    parts: list[str] = []
    for part in key(given).split():
        parts += list(part) if len(part) == 2 and "." in given and given.replace(".", "").isupper() else [part]
    return parts


@lru_cache(maxsize=50_000)
def given_agree(one: str, other: str) -> bool:
    """Whether two sets of given names can be one person's: the first are equal or one is the other's initial, and no
    later ones speak against it ("Adam J. Vale" and "Adam R. Vale" are two). A nickname in quotation marks counts as
    another first name."""
    nicknames = [_NICKNAME.findall(given) for given in (one, other)]
    if any(nicknames):
        bare = [_NICKNAME.sub(" ", given) for given in (one, other)]
        if any(
            _part_agrees(key(name), key(given).partition(" ")[0]) for name in nicknames[0] for given in [other] if given
        ):
            return True
        if any(
            _part_agrees(key(name), key(given).partition(" ")[0]) for name in nicknames[1] for given in [one] if given
        ):
            return True
        one, other = bare
    left, right = _given_parts(one), _given_parts(other)
    if not left or not right:
        return True
    if not _part_agrees(left[0], right[0]):
        # "F. Scott Vale" is called by his second name
        return len(left) != len(right) and (_part_agrees(left[-1], right[0]) or _part_agrees(left[0], right[-1]))
    return all(_part_agrees(a, b) for a, b in zip(left[1:], right[1:], strict=False))


def _part_agrees(one: str, other: str) -> bool:
    return one == other or ((len(one) == 1 or len(other) == 1) and one[:1] == other[:1])


def suffixes_agree(one: str, other: str) -> bool:
    """Whether neither name is of another generation: "Dale Orr Jr" and "Dale Orr Sr" are two persons."""
    left, right = (set(key(text).split()) & _GENERATIONS for text in (one, other))
    return not left or not right or left == right


def _full(name: Name) -> bool:
    return bool(name.given and name.family)


def _same_place(clusters: Clusters, scene: Scene) -> None:
    """Two mentions of a kind that share their head word stand in one place: they are one."""
    for node in scene.nodes:
        other = scene.heads[node.head, node.kind]
        if other != node.index and node.form == scene.nodes[other].form:
            clusters.join(other, node.index, "the same words")


def join_names(clusters: Clusters, scene: Scene) -> None:
    """Joins the named persons of the article."""
    _same_place(clusters, scene)
    named = [node for node in scene.of_kind("person") if node.name is not None]
    families: dict[str, list[Node]] = defaultdict(list)
    for node in named:
        assert node.name is not None
        if _full(node.name):
            families[key(node.name.family)].append(node)
    for bearers in families.values():
        _join_full(clusters, bearers)
    for node in named:
        assert node.name is not None
        if not _full(node.name):
            _join_part(clusters, node, families, named)


def _join_full(clusters: Clusters, bearers: list[Node]) -> None:
    """Full names with one family name: equal ones are one person, namesakes by middle name or generation are not."""
    for at, node in enumerate(bearers):
        assert node.name is not None
        for other in bearers[:at]:
            assert other.name is not None
            if not suffixes_agree(node.name.suffix, other.name.suffix) or not given_agree(
                node.name.given, other.name.given
            ):
                clusters.part(other.index, node.index)
        for other in reversed(bearers[:at]):
            assert other.name is not None
            same = key(node.name.given) == key(other.name.given)
            if given_agree(node.name.given, other.name.given) and clusters.may_join(other.index, node.index):
                clusters.join(other.index, node.index, "same full name" if same else "same name, longer or shorter")
                break


def _join_part(clusters: Clusters, node: Node, families: dict[str, list[Node]], named: list[Node]) -> None:
    """A surname (with a title or without), else a first name, of somebody who is named in full; else of a namesake."""
    assert node.name is not None
    alone = key(node.name.family or node.name.given)
    bearers = [other for other in families.get(alone, []) if _fits(clusters, other, node)] if node.name.family else []
    if bearers:
        best = _nearest(clusters, bearers, node)
        clusters.join(best.index, node.index, "title and surname" if node.name.title else "surname")
        return
    # A longer surname's last part ("Leyen"), or a first name: "Sir Tom", "Tom said", "Kim" for Kim Jong-un.
    looser = [
        other
        for other in named
        if other.name is not None
        and _full(other.name)
        and _fits(clusters, other, node)
        and (
            alone == key(other.name.given).partition(" ")[0]
            or alone == key(other.name.given)
            or alone in key(other.name.family).split()
        )
    ]
    if looser:
        best = _nearest(clusters, looser, node)
        clusters.join(best.index, node.index, "part of the name")
        return
    for other in reversed(named):
        if other.index < node.index and other.name is not None and not _full(other.name):
            same = key(other.name.family or other.name.given) == alone
            if same and _fits(clusters, other, node):
                clusters.join(other.index, node.index, "same surname")
                return


def _fits(clusters: Clusters, one: Node, other: Node) -> bool:
    """Whether the gender that titles give, and generations, let the two be one."""
    assert one.name is not None
    assert other.name is not None
    return clusters.may_join(one.index, other.index) and suffixes_agree(one.name.suffix, other.name.suffix)


def _nearest(clusters: Clusters, bearers: list[Node], node: Node) -> Node:
    """Of several bearers of a surname the one with the title that is used here, then the one spoken of most so far
    (a father who is named once is not meant), then the one named first."""
    assert node.name is not None
    title = key(node.name.title)
    before = [other for other in bearers if other.index < node.index] or bearers[:1]
    if len({clusters.find(other.index) for other in before}) > 1 and title:
        titled = [other for other in before if title in _titles(clusters, other)]
        before = titled or before
    counts = {
        other.index: sum(1 for member in clusters.members(other.index) if member.index <= node.index)
        for other in before
    }
    return min(before, key=lambda other: (-counts[other.index], other.index))


def _titles(clusters: Clusters, node: Node) -> set[str]:
    return {
        key(member.name.title)
        for member in clusters.members(node.index)
        if member.name is not None and member.name.title
    }
