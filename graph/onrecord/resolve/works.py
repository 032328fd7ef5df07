"""Which reports, inquiries, recommendations and proposals of different articles are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.model import Mention, Reading, fold
from onrecord.resolve.identity import Identities, Item, Timeline, apart_in_days
from onrecord.resolve.proposals import same_proposal, stems, thing

__all__ = ["join_proposals", "join_works", "makers_of", "mention_items", "wordings"]

_DAYS = 120
_LARGEST = 300  # a block of wordings larger than this is compared with its neighbours in time only


def mention_items(identities: Identities, reading: Reading) -> dict[tuple[int, int, str], Item]:
    """The referent of each mention of a reading, by span and kind."""
    found: dict[tuple[int, int, str], Item] = {}
    for item in identities.of[reading.article.id]:
        for mention in item.referent.mentions:
            found.setdefault((mention.span.start, mention.span.end, mention.kind), item)
    return found


def makers_of(identities: Identities, readings: Sequence[Reading]) -> dict[int, set[int]]:
    """For each report or inquiry (by number of its referent): the persons and bodies that wrote or chair it."""
    out: dict[int, set[int]] = defaultdict(set)
    for reading in readings:
        places: Mapping[tuple[int, int, str], Item] | None = None
        for claim in reading.claims:
            if (
                claim.relation in {"author", "chair"}
                and isinstance(claim.object, Mention)
                and claim.standing != "denied"
            ):
                places = places or mention_items(identities, reading)
                work = places.get((claim.subject.span.start, claim.subject.span.end, claim.subject.kind))
                maker = places.get((claim.object.span.start, claim.object.span.end, claim.object.kind))
                if work is not None and maker is not None:
                    out[work.number].add(identities.find(maker))
    return out


def join_works(identities: Identities, readings: Sequence[Reading]) -> None:
    """Joins reports by name, by author and time, and by what they are about in articles about the same people."""
    items = list(identities.of_kind("report", "inquiry"))
    makers = makers_of(identities, readings)
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
                    and apart_in_days(item.article, other.article) <= _DAYS
                ):
                    near = (
                        identities.shared(item.article, other.article) >= 100
                        or not _about(item)
                        or not _about(other)
                        or _about(item) & _about(other)
                    )
                    if near or item.keys("head") & other.keys("head"):
                        identities.join(other, item, "a report by the same author at about the same time")
    _join_alike(identities, items, makers)


def _join_copies(identities: Identities, items: list[Item]) -> None:
    first: dict[tuple[str, str, str], Item] = {}
    for item in items:
        other = first.setdefault((item.story, item.kind, fold(item.referent.name)), item)
        if other.article.id != item.article.id:
            identities.join(other, item, "the same words in copies of one story")


def _about(item: Item) -> frozenset[str]:
    return item.keys("word")


def _compatible(one: Item, other: Item) -> bool:
    """Whether no year and no word like "interim" or "another" tells the two apart."""
    for name in ("year", "mark"):
        left, right = one.keys(name), other.keys(name)
        if left and right and not left & right:
            return False
    return not (one.keys("mark") ^ other.keys("mark")) & {
        "interim",
        "another",
        "previous",
        "earlier",
        "draft",
        "second",
        "third",
        "last",
    }


def _join_alike(identities: Identities, items: list[Item], makers: Mapping[int, set[int]]) -> None:
    """Inquiries and reports described alike in articles about the same people: at least one telling word in common, and
    none in the shorter description that the longer one lacks."""
    blocks: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        for word in _about(item):
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


def join_proposals(identities: Identities) -> None:
    """Joins proposals and recommendations whose wordings mean the same, so that those for and against meet in one."""
    for kind in ("proposal", "recommendation"):
        items = list(identities.of_kind(kind))
        exact: dict[frozenset[str], list[Item]] = defaultdict(list)
        for item in items:
            for found in {stems(wording) for wording in wordings(item)}:
                exact[found].append(item)
        for found, same in exact.items():
            if len(found) >= 2:
                for item in same[1:]:
                    identities.join(same[0], item, "the same words")
            else:  # one word ("resign") is the same thing only in articles about the same people
                line = Timeline(same)
                for item in same:
                    for other in line.near(item, _DAYS):
                        if other.number < item.number and identities.shared(item.article, other.article) >= 2:
                            identities.join(other, item, "the same words, in articles about the same people")
        _join_reworded(identities, items)


def wordings(item: Item) -> tuple[str, ...]:
    """Every wording of a proposal in its article, in order."""
    return tuple(dict.fromkeys(mention.label for mention in item.referent.mentions if mention.form != "pronoun"))


def _join_reworded(identities: Identities, items: list[Item]) -> None:
    """Different wordings, in articles about the same people; compared where they share their noun or two words."""
    blocks: dict[str, list[tuple[Item, str]]] = defaultdict(list)
    for item in items:
        for text in wordings(item):
            for block in _blocks(text):
                blocks[block].append((item, text))
    for block in sorted(blocks):
        texts: dict[int, list[str]] = defaultdict(list)
        for item, text in blocks[block]:
            texts[item.number].append(text)
        members = [identities.items[number] for number in sorted(texts)]
        line = Timeline(members, reach=10)
        for item in members:
            for other in line.near(item, _DAYS):
                if other.number >= item.number or identities.same(other, item) or not identities.may_join(other, item):
                    continue
                score = identities.shared(item.article, other.article)
                near = score >= 100
                if score >= 2 and any(
                    same_proposal(one, two, near) for one in texts[item.number] for two in texts[other.number]
                ):
                    identities.join(other, item, "the same in other words, in articles about the same people")


def _blocks(text: str) -> list[str]:
    """What wordings must have in common to be compared: noun and one other word, or two words."""
    named = thing(text)
    if named is not None:
        return [f"{named[0]} {word}" for word in sorted(named[1] or {""})]
    ordered = sorted(stems(text) - {"not"})
    return [f"{word} {second}" for at, word in enumerate(ordered) for second in ordered[at + 1 : at + 5]]
