"""Which reports and inquiries of different articles are one: by name, by author and time, by what they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from onrecord.model import fold
from onrecord.resolve.clusters import REPORTS
from onrecord.resolve.descriptions import describe, stem
from onrecord.resolve.full_names import full_name
from onrecord.resolve.identity import Identities, Item, Timeline, apart_in_days
from onrecord.resolve.inquiries import join_inquiries
from onrecord.resolve.parts import key
from onrecord.resolve.reports import OTHERS

__all__ = ["join_works", "makers_of"]

_DAYS = 120


def makers_of(identities: Identities) -> dict[int, set[int]]:
    """For each report or inquiry (by number of its referent): the persons and bodies that wrote or chair it."""
    out: dict[int, set[int]] = defaultdict(set)
    for article, outline in identities.outlines.items():
        items = identities.of[article]
        for work, maker in outline.made:
            out[items[work].number].add(identities.find(items[maker]))
    return out


def join_works(identities: Identities) -> None:
    """Joins reports by name, by author and time, and by what they are about in articles about the same people."""
    items = list(identities.of_kind(*sorted(REPORTS)))
    makers = makers_of(identities)
    _join_copies(identities, items)
    names: dict[str, Item] = {}
    by_maker: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        if item.referent.named:
            for form in item.forms:
                if form[:1].isupper() or form[:4] in {"the ", "The "}:
                    other = names.setdefault(fold(form).removeprefix("the "), item)
                    if _compatible(other, item) and len(form.split()) > 1:
                        identities.join(other, item, "same name")
        for maker in makers.get(item.number, ()):
            by_maker[maker].append(item)
    for maker in sorted(by_maker):
        works = by_maker[maker]
        for at, item in enumerate(works):
            for other in works[max(0, at - 60) : at]:
                if (
                    item.article.id != other.article.id
                    and _compatible(item, other)
                    and (item.kind == other.kind or _about(item) & _about(other))
                    and apart_in_days(item.article, other.article) <= _DAYS
                ):
                    near = (
                        identities.shared(item.article, other.article) >= 100
                        or not _about(item)
                        or not _about(other)
                        or _about(item) & _about(other)
                    )
                    # a body publishes many reports: on other matters they are two
                    heads = item.keys("head") & other.keys("head") and identities.items[maker].kind == "person"
                    if near or (heads and not _elsewhere(identities, makers, item, other)):
                        identities.join(other, item, "a report by the same author at about the same time")
    _join_called(identities, items, makers)
    _join_alike(identities, items, makers)
    _join_only(identities, items, makers)
    join_inquiries(identities, makers)
    _join_makers(identities, items, makers)


def _join_called(identities: Identities, items: list[Item], makers: Mapping[int, set[int]]) -> None:
    """Who wrote the Vale report is in one article; "the Vale report" of other articles of the same days is that one, if
    no other Vale wrote one."""
    written: dict[tuple[str, str, str], list[Item]] = defaultdict(list)
    called: list[tuple[tuple[str, str, str], Item]] = []
    for item in items:
        found = filter(None, map(_after_somebody, item.forms))
        called += [(own, item) for own in sorted({(item.kind, *one) for one in found})]
        families = {
            key(name.family)
            for maker in makers.get(item.number, ())
            for member in identities.members(maker)
            if member.kind == "person" and (name := full_name(member)) is not None
        }
        for family in sorted(families):
            for head in sorted(item.keys("head")):
                written[item.kind, family, head].append(item)
    lines = {own: Timeline(works, reach=20) for own, works in written.items()}
    for own, item in called:
        near = lines[own].near(item, _DAYS) if own in lines else []
        fitting = {
            identities.find(other)
            for other in near
            if _compatible(other, item) and not _elsewhere(identities, makers, other, item)
        }
        theirs = {identities.find(maker) for maker in makers.get(item.number, ())}
        named = any(full_name(member) for maker in theirs for member in identities.members(maker))
        if len(fitting) == 1 and not named:
            identities.join(fitting.pop(), item, "named after its author")


def _elsewhere(identities: Identities, makers: Mapping[int, set[int]], one: Item, other: Item) -> bool:
    """Whether the two are about other things, names of their authors apart, in articles that share hardly anybody: an
    audit of quays, and one of ferries."""
    names = {
        stem(word)
        for item in (one, other)
        for maker in makers.get(item.number, ())
        for member in identities.members(maker)
        for form in member.forms
        for word in key(form).split()
    }
    left, right = _about(one) - names, _about(other) - names
    return bool(left and right and not left & right) and identities.shared(one.article, other.article) < 4


def _after_somebody(form: str) -> tuple[str, str] | None:
    """The surname and the noun of "the Vale report"; None for what is no such name."""
    found = form.removeprefix("the ").removeprefix("The ").split()
    return (key(found[0]), fold(found[1])) if len(found) == 2 and found[0][:1].isupper() else None


def _join_only(identities: Identities, items: list[Item], makers: Mapping[int, set[int]]) -> None:
    """A report of whom an article does not say who wrote it is the only one of its kind ("the audit") in articles of
    the same days about the same people, where nothing else tells the two apart."""
    by_head: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.kind == "report":
            for head in sorted(item.keys("head")):
                by_head[head].append(item)
    for head in sorted(by_head):
        line = Timeline(by_head[head], reach=20)
        for item in by_head[head]:
            if makers.get(item.number) or item.keys("mark", "year"):
                continue
            found = {
                identities.find(other)
                for other in line.near(item, _DAYS)
                if makers.get(other.number)
                and identities.shared(item.article, other.article) >= 4
                and _compatible(item, other)
                and _about(item) <= _about(other)
            }
            if len(found) == 1:
                identities.join(found.pop(), item, f"the only {head} in articles about the same people")


def _join_makers(identities: Identities, items: list[Item], makers: Mapping[int, set[int]]) -> None:
    """Somebody unnamed who wrote or chairs what one named person wrote or chairs is that person."""
    by_work: dict[int, set[int]] = defaultdict(set)
    for item in items:
        by_work[identities.find(item)] |= {identities.find(maker) for maker in makers.get(item.number, ())}
    for work in sorted(by_work):
        persons = {maker for maker in by_work[work] if identities.items[maker].kind == "person"}
        named = {maker for maker in persons if any(item.referent.named for item in identities.members(maker))}
        if len(named) == 1:
            for maker in sorted(persons - named):
                if not _plural(identities.items[maker]):
                    identities.join(next(iter(named)), maker, "wrote or chairs the same")


def _plural(item: Item) -> bool:
    return describe(item.referent.name).plural


def _join_copies(identities: Identities, items: list[Item]) -> None:
    first: dict[tuple[str, str, str], Item] = {}
    for item in items:
        other = first.setdefault((item.story, item.kind, fold(item.referent.name)), item)
        if other.article.id != item.article.id:
            identities.join(other, item, "the same words in copies of one story")


def _about(item: Item) -> frozenset[str]:
    return item.keys("word")


def _compatible(one: Item, other: Item) -> bool:
    """Whether no year and no word like "interim" or "another" tells the two apart; a letter is no report."""
    if one.kind != other.kind and "document" in {one.kind, other.kind}:
        return False
    for name in ("year", "mark"):
        left, right = one.keys(name), other.keys(name)
        if left and right and not left & right:
            return False
    return not (one.keys("mark") ^ other.keys("mark")) & (OTHERS | {"interim", "draft"})


def _join_alike(identities: Identities, items: list[Item], makers: Mapping[int, set[int]]) -> None:
    """Inquiries and reports described alike in articles about the same people: at least one telling word in common, and
    none in the shorter description that the longer one lacks."""
    blocks: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        if item.kind == "report":
            for word in sorted(_about(item)):
                blocks[item.kind, word].append(item)
    for block in sorted(blocks):
        line = Timeline(blocks[block], reach=20)
        for item in blocks[block]:
            for other in line.near(item, _DAYS):
                if other.number >= item.number or identities.same(other, item) or not _compatible(other, item):
                    continue
                left, right = _about(item), _about(other)
                theirs = makers.get(item.number, set()), makers.get(other.number, set())
                if all(theirs) and not theirs[0] & theirs[1]:
                    continue
                shared = identities.shared(item.article, other.article)
                if (left <= right or right <= left) and shared >= (2 if len(left & right) > 1 else 4):
                    identities.join(other, item, "described alike, in articles about the same people")
