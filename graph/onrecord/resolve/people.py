"""Which persons of different articles are one: by full name, by title and surname in one story, by the office held."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial as part_

from onrecord.extractors._text.names import Name
from onrecord.resolve.blocks import judge
from onrecord.resolve.full_names import full_name, join_family, join_two_surnames, join_unmarked, suffix_of
from onrecord.resolve.holders import join_holders
from onrecord.resolve.identity import Identities, Item, Timeline
from onrecord.resolve.namesakes import gender_agrees
from onrecord.resolve.parts import key, parts, suffixes_agree, unmarked

__all__ = ["join_people"]
_CANDIDATE = re.compile(r"\b(?:candidate|nominee|contender|hopeful)\b[^|]*\|")
_DAYS = 45  # how far apart two articles may be for a surname in one to be the full name of the other


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
        judge(identities, "family", full[family], part_(join_family, identities, full[family]))
    join_two_surnames(identities, full)
    join_unmarked(identities, full)
    # from here on no office, surname or story makes one of two who are named in full
    for family, items in full.items():
        for item in items:
            identities.mark(item, f"{_given(item)[:1]} {family}")
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


def _join_partial(identities: Identities, partial: list[Item], full: dict[str, list[Item]]) -> None:
    """Persons known by surname (with a title or without) or by given name and title: the one bearer in the story, else
    the one with the same office, else the only one in articles about the same people."""
    families = {family: list(items) for family, items in full.items()}
    for family in sorted(full):
        for spelling in sorted(unmarked(family)):
            families.setdefault(spelling, []).extend(full[family])
    pools = {f"family {family}": items for family, items in families.items()}
    given: dict[str, list[Item]] = defaultdict(list)
    for items in full.values():
        for item in items:
            for first in _given(item).split()[:1]:  # none where it is but a dash or a stop
                given[first].append(item)
    pools |= {f"given {first}": items for first, items in given.items()}
    wanted: dict[str, list[Item]] = defaultdict(list)
    for item in partial:
        name = _fullest(item)
        wanted[f"family {key(name.family)}" if name.family else f"given {key(name.given)}"].append(item)
    for name_ in sorted(wanted.keys() & pools.keys()):
        pool, own = pools[name_], wanted[name_]
        judge(identities, "partial", [*pool, *own], part_(_join_bearers, identities, pool, own))


def _join_bearers(identities: Identities, full: list[Item], partial: list[Item]) -> None:
    """Joins each of the partial names with the bearer of the full name that it can only be."""
    pool = _Pool(full)
    for item in partial:
        for found, why in pool.bearers(identities, item, titled=not _fullest(item).family):
            roots = {identities.find(other): other for other in found if _may_be(identities, other, item)}
            if len(roots) == 1:
                identities.join(next(iter(roots.values())), item, why)
            if roots:
                break


def _given(item: Item) -> str:
    """The given names of a person who is named in full, as a key."""
    name = full_name(item)
    assert name is not None
    return key(name.given)


def _may_be(identities: Identities, one: Item, other: Item) -> bool:
    return (
        one.article.id != other.article.id
        and gender_agrees(one, other, felt=True)
        and suffixes_agree(suffix_of(one), suffix_of(other))
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
            for value in _telling(item):
                self._offices[value].append(item)

    def bearers(self, identities: Identities, item: Item, titled: bool) -> Iterator[tuple[list[Item], str]]:
        """Who it may be, the best grounds first. titled: a given name alone ("Sir Tom") needs its title there."""
        yield self._stories.get(item.story, []), "surname, in one story"
        yield (
            [other for value in sorted(_telling(item)) for other in self._offices.get(value, [])[:40]],
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


def _telling(item: Item) -> frozenset[str]:
    """The offices that say who somebody is: candidates for one seat may share a surname."""
    return frozenset(value for value in item.keys("office", "was", "acting") if not _CANDIDATE.search(value))


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
