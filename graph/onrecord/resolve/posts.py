"""Which offices of different articles are one: the name of the office and the institution it belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from onrecord.resolve.identity import Identities, Item
from onrecord.vocabulary import words

__all__ = ["institutions_of", "join_posts", "phrase"]


def phrase(item: Item) -> str:
    """The name of the office for comparing, without its institution."""
    return min(item.keys("phrase") or {item.referent.name.casefold()}, key=lambda value: (len(value), value))


def institutions_of(identities: Identities) -> tuple[dict[int, int], dict[int, set[int]]]:
    """For each office (by number of its referent): its institution, and the persons who hold or held it."""
    where: dict[int, int] = {}
    holders: dict[int, set[int]] = defaultdict(set)
    for article, outline in identities.outlines.items():
        items = identities.of[article]
        for office, person, body in outline.held:
            number = items[office].number
            if person >= 0:
                holders[number].add(identities.find(items[person]))
            if body >= 0:
                where.setdefault(number, identities.find(items[body]))
    return where, holders


def join_posts(identities: Identities) -> dict[int, int]:
    """Joins the offices; the institution of each (root of the office -> root of the institution)."""
    where, holders = institutions_of(identities)
    offices = list(identities.of_kind("office"))
    placed: dict[tuple[str, int], Item] = {}
    known: dict[str, set[int]] = defaultdict(set)
    held: dict[tuple[str, int], set[int]] = defaultdict(set)
    for item in offices:
        body = where.get(item.number)
        if body is not None:
            identities.join(placed.setdefault((phrase(item), body), item), item, "the same office of one institution")
            known[phrase(item)].add(body)
            for person in holders.get(item.number, ()):
                held[phrase(item), person].add(body)
    _join_governments_own(identities, placed, held)
    bare: dict[str, Item] = {}
    kept: dict[int, tuple[list[Item], set[int]]] = {}
    for item in offices:
        if item.number in where:
            continue
        name = phrase(item)
        own = {
            identities.find(placed[name, body])
            for person in holders.get(item.number, ())
            for body in held.get((name, person), ())
        }
        reason = "the same office, by its holder"
        if len(own) != 1 and not _shared(name, item):  # a senator's seat is not that of the senator beside her
            near = [
                placed[name, body]
                for body in known.get(name, ())
                for first, theirs in [_known(identities, holders, placed[name, body], kept)]
                if _same_holder(holders.get(item.number, set()), theirs)
                and any(identities.shared(item.article, member.article) >= 2 for member in first)
            ]
            own = {identities.find(other) for other in near}
            reason = "the only office of that name in articles about the same people"
        if len(own) == 1:
            identities.join(own.pop(), item, reason)
        else:
            identities.join(
                bare.setdefault(name, item), item, "the same name of an office, of no institution that is named"
            )
        kept.pop(identities.find(item), None)  # it has grown
    places: dict[int, int] = {}
    governs = {body: _governs(identities, body) for body in sorted(set(where.values()))}
    for number, body in sorted(where.items()):
        root = identities.find(number)
        if root not in places or (governs[body] and not governs[places[root]]):
            places[root] = body
    return places


def _known(
    identities: Identities, holders: Mapping[int, set[int]], office: Item, kept: dict[int, tuple[list[Item], set[int]]]
) -> tuple[list[Item], set[int]]:
    """The first mentions of an office, twenty at most, and who holds it; kept, since it is asked for every mention of
    the name without an institution, and an office may have thousands of mentions."""
    root = identities.find(office)
    if root not in kept:
        members = identities.members(root)
        kept[root] = members[:20], {person for member in members for person in holders.get(member.number, ())}
    return kept[root]


def _same_holder(mine: set[int], theirs: set[int]) -> bool:
    """Whether the articles do not tell of two holders: "the president" may be another country's than the one named."""
    return not mine or not theirs or not mine.isdisjoint(theirs)


def _shared(name: str, item: Item) -> bool:
    """Whether several people hold the office at once, by its name or its kind."""
    shared = words("shared_offices")
    entry = words("offices").get(name) or words("offices").get(item.referent.name.lower()) or ("", "")
    return name in shared or f"kind:{entry[1]}" in shared


def _governs(identities: Identities, body: int) -> bool:
    """Whether the institution is a government."""
    return any(item.keys("government") for item in identities.members(body))


def _join_governments_own(
    identities: Identities, placed: Mapping[tuple[str, int], Item], held: Mapping[tuple[str, int], set[int]]
) -> None:
    """One person's office of one name, given to the government in one article and to the country or the ministry in
    another, is one office."""
    for (name, _), bodies in sorted(held.items()):
        governments = sorted(body for body in bodies if _governs(identities, body))
        if len(bodies) > 1 and len(governments) == 1:
            for body in sorted(bodies):
                identities.join(placed[name, governments[0]], placed[name, body], "the same office, by its holder")
