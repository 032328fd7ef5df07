"""Names of persons in one article: full name <- title and surname <- surname or first name alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.resolve.clusters import Clusters, Node
from onrecord.resolve.mentions import Scene
from onrecord.resolve.parts import full, given_agree, key, shorter_surname, suffixes_agree, unmarked
from onrecord.resolve.told_apart import part_namesakes

__all__ = ["join_names"]

Offices = Mapping[int, frozenset[str]]


def join_names(clusters: Clusters, scene: Scene, offices: Offices) -> None:
    """Joins the named persons of the article. offices: content words of the office that a mention is given, by node."""
    _same_place(clusters, scene)
    named = [node for node in scene.of_kind("person") if node.name is not None]
    part_namesakes(clusters, scene, named, offices.keys())
    spelt = _spellings(named)
    families: dict[str, list[Node]] = defaultdict(list)
    for node in named:
        assert node.name is not None
        if full(node.name):
            families[_as_spelt(spelt, node.name.family)].append(node)
    for bearers in families.values():
        _join_full(clusters, bearers, offices)
    _join_two_surnames(clusters, [node for bearers in families.values() for node in bearers])
    for node in named:
        assert node.name is not None
        if not full(node.name):
            _join_part(clusters, node, families, named, offices, spelt)
    clusters.names_done()


def _spellings(named: Sequence[Node]) -> dict[str, str]:
    """For each surname that the article writes without its marks (Kovacs) the one that has them (Kovács), as keys."""
    keys = sorted({key(node.name.family) for node in named if node.name is not None and node.name.family})
    found: dict[str, str] = {}
    for marked in keys:
        for plain in sorted(unmarked(marked) & set(keys)):
            found.setdefault(plain, marked)
    return found


def _as_spelt(spelt: Mapping[str, str], surname: str) -> str:
    whole = key(surname)
    return spelt.get(whole, whole)


def _same_place(clusters: Clusters, scene: Scene) -> None:
    """Two mentions of a kind that share their head word stand in one place: they are one."""
    for node in scene.nodes:
        other = scene.heads[node.head, node.kind]
        if other != node.index and node.form == scene.nodes[other].form:
            clusters.join(other, node.index, "the same words")


def _join_full(clusters: Clusters, bearers: list[Node], offices: Offices) -> None:
    """Full names with one family name: equal ones are one person, namesakes by middle name or generation are not."""
    for at, node in enumerate(bearers):
        assert node.name is not None
        for other in bearers[:at]:
            assert other.name is not None
            if not (
                suffixes_agree(node.name.suffix, other.name.suffix) and given_agree(node.name.given, other.name.given)
            ):
                clusters.part(other.index, node.index)
        fitting = [
            other
            for other in bearers[:at]
            if other.name is not None
            and given_agree(node.name.given, other.name.given)
            and clusters.may_join(other.index, node.index)
        ]
        if fitting:
            other = _likeliest(clusters, fitting, node, offices)
            assert other.name is not None
            same = key(node.name.given) == key(other.name.given)
            clusters.join(other.index, node.index, "same full name" if same else "same name, longer or shorter")


def _join_two_surnames(clusters: Clusters, named: list[Node]) -> None:
    """Who is named with two surnames and with the first of them: "Rosa M. Mora Santos", "Rosa Mora"."""
    for node in named:
        for other in named:
            if node.name is not None and other.name is not None and shorter_surname(node.name, other.name):
                clusters.join(node.index, other.index, "same name, longer or shorter")


def _join_part(
    clusters: Clusters,
    node: Node,
    families: dict[str, list[Node]],
    named: list[Node],
    offices: Offices,
    spelt: Mapping[str, str],
) -> None:
    """A surname (with a title or without), else a first name, of somebody who is named in full; else of a namesake."""
    assert node.name is not None
    alone = _as_spelt(spelt, node.name.family or node.name.given)
    if not alone:
        return
    bearers = [other for other in families.get(alone, []) if _fits(clusters, other, node)] if node.name.family else []
    if bearers:
        best = _likeliest(clusters, bearers, node, offices)
        clusters.join(best.index, node.index, "title and surname" if node.name.title else "surname")
        return
    # A longer surname's last part ("Leyen"), or a first name: "Sir Tom", "Tom said", "Kim" for Kim Jong-un.
    looser = [
        other
        for other in named
        if other.name is not None
        and full(other.name)
        and _fits(clusters, other, node)
        and (
            alone == key(other.name.given).partition(" ")[0]
            or alone == key(other.name.given)
            or alone in key(other.name.family).split()
        )
    ]
    if not looser:  # the first of two surnames: "Mora" for "Rosa Mora Santos"
        looser = [
            other
            for other in named
            if other.name is not None
            and full(other.name)
            and len(alone) > 2
            and alone in key(other.name.given).split()[1:]
            and _fits(clusters, other, node)
        ]
        looser = looser if len({clusters.find(other.index) for other in looser}) == 1 else []
    if looser:
        best = _likeliest(clusters, looser, node, offices)
        clusters.join(best.index, node.index, "part of the name")
        return
    for other in reversed(named):
        if other.index < node.index and other.name is not None and not full(other.name):
            same = _as_spelt(spelt, other.name.family or other.name.given) == alone
            if same and _fits(clusters, other, node):
                clusters.join(other.index, node.index, "same surname")
                return


def _fits(clusters: Clusters, one: Node, other: Node) -> bool:
    """Whether the gender that titles give, and generations, let the two be one."""
    assert one.name is not None
    assert other.name is not None
    return clusters.may_join(one.index, other.index) and suffixes_agree(one.name.suffix, other.name.suffix)


def _likeliest(clusters: Clusters, bearers: list[Node], node: Node, offices: Offices) -> Node:
    """Of several bearers of a name the one with the office that is given here, with the title that is used here, the
    one spoken of most so far (a father who is named once is not meant), the one named first."""
    before = [other for other in bearers if other.index < node.index] or bearers[:1]
    if len({clusters.find(other.index) for other in before}) == 1:
        return before[-1]
    assert node.name is not None
    title = key(node.name.title)
    office = offices.get(node.index, frozenset())

    def rank(other: Node) -> tuple[int, int, int, int, int]:
        members = clusters.members(other.index)
        shared = max((len(office & offices.get(member.index, frozenset())) for member in members), default=0)
        titled = any(member.name is not None and key(member.name.title) == title for member in members) if title else 0
        told = [member for member in members if member.index < node.index and member.name is not None]
        # who is called by the surname alone goes on to be; the other is named in full each time
        alone = sum(1 for member in told if member.name is not None and not full(member.name))
        return -shared, -int(titled), -alone, -len(told), other.index

    return min(before, key=rank)
