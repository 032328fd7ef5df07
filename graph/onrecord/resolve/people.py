"""Which persons of different articles are one: by full name, by title and surname in one story, by the office held.

Namesakes stay apart where something speaks against them: one article that tells two of them apart, gender, generation,
two seats of one office at one time, or offices in different bodies in articles that share nobody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from onrecord.extractors._names import Name
from onrecord.resolve.holders import join_holders
from onrecord.resolve.identity import Identities, Item, Timeline
from onrecord.resolve.namesakes import COURTESY, Profile, conflict, gender_agrees
from onrecord.resolve.parts import given_agree, key, parts, shorter_surname, suffixes_agree

__all__ = ["full_name", "join_people"]

_DAYS = 45  # how far apart two articles may be for a surname in one to be the full name of the other


def full_name(item: Item) -> Name | None:
    """Given and family name, from whichever of the person's forms has both; None if none has."""
    for form in item.forms:
        name = parts(form)
        if name.given and name.family:
            return name
    return None


def _suffix(item: Item) -> str:
    return next((name.suffix for form in item.forms if (name := parts(form)).suffix), "")


def join_people(identities: Identities) -> None:
    """Joins the persons of all articles."""
    persons = list(identities.of_kind("person"))
    named = [item for item in persons if item.referent.named]
    _join_copies(identities, persons)
    full: dict[str, list[Item]] = defaultdict(list)
    partial: list[Item] = []
    for item in named:
        name = full_name(item)
        if name is None:
            partial.append(item)
        else:
            full[key(name.family)].append(item)
    for family in sorted(full):
        _join_family(identities, full[family])
    _join_two_surnames(identities, full)
    for items in full.values():  # from here on no office, surname or story makes one of two who are named in full
        for item in items:
            name = full_name(item)
            assert name is not None
            identities.mark(item, f"{key(name.given)[:1]} {key(name.family)}")
    _join_partial(identities, partial, full)
    _join_mononyms(identities, partial)
    join_holders(identities, persons)


def _join_copies(identities: Identities, persons: Iterable[Item]) -> None:
    """Copies of one story: the same words for somebody are the same person, unnamed ones too."""
    first: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in persons:
        first[item.story, key(item.referent.name)].append(item)
    for items in first.values():
        by_article: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            by_article[item.article.id].append(item)
        if len(by_article) > 1 and all(len(own) == 1 for own in by_article.values()):
            for item in items[1:]:
                identities.join(items[0], item, "the same words in copies of one story")


def _join_family(identities: Identities, items: list[Item]) -> None:
    """All persons of one surname: first those of equal names, then initials and middle names with what they fit."""
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        name = full_name(item)
        assert name is not None
        groups[key(name.given), " ".join(sorted(key(_suffix(item)).split()))].append(item)
    for group in sorted(groups):
        _join_namesakes(identities, groups[group], "same full name")
    names = sorted(groups)
    for at, one in enumerate(names):
        fitting = [
            other
            for j, other in enumerate(names)
            if j != at
            and len(other[0]) > len(one[0])
            and given_agree(one[0], other[0])
            and suffixes_agree(one[1], other[1])
        ]
        # "K. Vale" is whoever is the only one it can be; so is "Louise Vale" for "Louise Anne Vale"
        if len(fitting) == 1:
            _join_namesakes(identities, [*groups[one], *groups[fitting[0]]], "same name, longer or shorter")
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            if one[0] == other[0] and suffixes_agree(one[1], other[1]):
                _join_namesakes(identities, [*groups[one], *groups[other]], "same full name")


def _join_two_surnames(identities: Identities, full: dict[str, list[Item]]) -> None:
    """Who is named with two surnames in one article and with the first of them in another, in articles that speak of
    the same people."""
    for family in sorted(full):
        for item in full[family]:
            name = full_name(item)
            assert name is not None
            for part in key(name.given).split()[1:]:
                roots = {
                    identities.find(other): other
                    for other in full.get(part, ())
                    if (short := full_name(other)) is not None
                    and shorter_surname(name, short)
                    and identities.shared_without(other, item) >= 2
                }
                if len(roots) == 1 and len(part) > 2:
                    other = next(iter(roots.values()))
                    identities.join(other, item, "same name, longer or shorter, in articles about the same people")


def _join_namesakes(identities: Identities, items: list[Item], reason: str) -> None:
    """Joins bearers of one name, but for those that something tells apart.

    Links first (an office, a story, a third person in common); what they join is then one unless it conflicts.
    """
    if len({identities.find(item) for item in items}) < 2:
        return
    doubled = _tell_apart(identities, items)
    _link(identities, items, doubled, reason)
    roots = sorted({identities.find(item) for item in items})
    if len(roots) < 2:
        return
    clusters = {root: Profile(identities, root) for root in roots}
    pairs = [(one, other) for at, one in enumerate(roots) for other in roots[at + 1 :]]
    for one, other in pairs:
        if conflict(identities, clusters[one], clusters[other]):
            identities.part(one, other)
    for root in roots:
        rivals = sorted(
            {
                identities.find(other)
                for other in roots
                if not identities.same(other, root) and identities.may_join(other, root)
            }
        )
        if not rivals:
            continue
        if not doubled:
            # in order: each joins the first that does not conflict
            identities.join(rivals[0], root, reason)
        elif len(rivals) == 1:
            identities.join(rivals[0], root, f"{reason}; the only one of that name that it can be")


def _tell_apart(identities: Identities, items: list[Item]) -> bool:
    """Whether one article has two of this name; notes that they are two."""
    by_article: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_article[item.article.id].append(item)
    doubled = False
    for own in by_article.values():
        for at, one in enumerate(own):
            for other in own[at + 1 :]:
                if not identities.same(one, other):
                    identities.part(one, other)
                    doubled = True
    return doubled


def _link(identities: Identities, items: list[Item], doubled: bool, reason: str) -> None:
    """Joins those that share an office; where the name is borne by one in each article, also those of one story and
    those whose articles name another person in common."""
    index: dict[str, Item] = {}
    for item in items:
        marks = [
            (f"office {value}", f"{reason}, same office") for value in sorted(item.keys("office", "was", "acting"))
        ]
        if doubled:
            marks += [
                (f"title {value}", f"{reason}, same title") for value in sorted(item.keys("title")) if value in COURTESY
            ]
        else:
            own = f"p {key(item.referent.name)}"
            marks.append((f"story {item.story}", f"{reason}, in one story"))
            marks += [
                (f"with {other}", f"{reason}, in articles about the same people")
                for other in sorted(identities.contexts[item.article.id])
                if other.startswith("p ") and other != own
            ]
        for mark, why in marks:
            if mark in index:
                if gender_agrees(index[mark], item):
                    identities.join(index[mark], item, why)
            else:
                index[mark] = item


def _join_partial(identities: Identities, partial: list[Item], full: dict[str, list[Item]]) -> None:
    """Persons known by surname (with a title or without) or by given name and title: the one bearer in the story, else
    the one with the same office, else the only one in articles about the same people."""
    pools: dict[str, _Pool] = {f"family {family}": _Pool(items) for family, items in full.items()}
    given: dict[str, list[Item]] = defaultdict(list)
    for items in full.values():
        for item in items:
            name = full_name(item)
            assert name is not None
            given[key(name.given).split()[0]].append(item)
    pools |= {f"given {first}": _Pool(items) for first, items in given.items()}
    for item in partial:
        name = _fullest(item)
        pool = pools.get(f"family {key(name.family)}" if name.family else f"given {key(name.given)}")
        if pool is None:
            continue
        for found, why in pool.bearers(identities, item, titled=not name.family):
            roots = {identities.find(other): other for other in found if _may_be(identities, other, item)}
            if len(roots) == 1:
                identities.join(next(iter(roots.values())), item, why)
            if roots:
                break


def _may_be(identities: Identities, one: Item, other: Item) -> bool:
    return (
        one.article.id != other.article.id
        and gender_agrees(one, other, felt=True)
        and suffixes_agree(_suffix(one), _suffix(other))
        and identities.may_join(one, other)
    )


class _Pool:
    """The bearers of one surname or given name, found by story, by office or by day."""

    def __init__(self, items: list[Item]) -> None:
        self._stories: dict[str, list[Item]] = defaultdict(list)
        self._offices: dict[str, list[Item]] = defaultdict(list)
        self._days = Timeline(items)
        for item in items:
            self._stories[item.story].append(item)
            for value in item.keys("office", "was", "acting"):
                self._offices[value].append(item)

    def bearers(self, identities: Identities, item: Item, titled: bool) -> Iterator[tuple[list[Item], str]]:
        """Who it may be, the best grounds first. titled: a given name alone ("Sir Tom") needs its title there."""
        yield self._stories.get(item.story, []), "surname, in one story"
        yield (
            [
                other
                for value in sorted(item.keys("office", "was", "acting"))
                for other in self._offices.get(value, [])[:40]
            ],
            "surname and office",
        )
        yield (
            [
                other
                for other in self._days.near(item, _DAYS)
                if identities.shared_without(other, item) >= 2
                and (not titled or other.keys("title") & item.keys("title"))
            ],
            "surname, in articles about the same people",
        )


def _fullest(item: Item) -> Name:
    return max((parts(form) for form in item.forms), key=lambda name: (bool(name.family), len(name.plain), name.plain))


def _join_mononyms(identities: Identities, partial: list[Item]) -> None:
    """Persons whom no article names in full: one name in one story, with one office, or among the same people."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in partial:
        if all(full_name(member) is None for member in identities.members(item)):
            groups[key(item.referent.name)].append(item)
    for name in sorted(groups):
        index: dict[str, Item] = {}
        for item in groups[name]:
            marks = [f"story {item.story}", *(f"office {value}" for value in sorted(item.keys("office")))]
            marks += [
                f"with {other}" for other in sorted(identities.contexts[item.article.id]) if other.startswith("p ")
            ]
            for mark in marks:
                other = index.setdefault(mark, item)
                if other is not item and other.article.id != item.article.id and gender_agrees(other, item):
                    identities.join(
                        other,
                        item,
                        "same name, "
                        + (
                            "in one story"
                            if mark.startswith("story")
                            else "same office"
                            if mark.startswith("office")
                            else "in articles about the same people"
                        ),
                    )
