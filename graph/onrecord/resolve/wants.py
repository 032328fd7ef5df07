"""Which proposals and recommendations of different articles are one, so that those for and against meet in one."""

from __future__ import annotations

from collections import defaultdict

from onrecord.resolve.identity import Identities, Item, Timeline
from onrecord.resolve.proposals import same_proposal, stems, thing, wordings

__all__ = ["join_proposals"]

_DAYS = 120


def join_proposals(identities: Identities) -> None:
    """Joins proposals and recommendations whose wordings mean the same, so that those for and against meet in one."""
    # what a report recommends, and what somebody wants, is one thing if it is the same thing
    items = sorted(
        (*identities.of_kind("proposal"), *identities.of_kind("recommendation")), key=lambda item: item.number
    )
    exact: dict[frozenset[str], list[Item]] = defaultdict(list)
    for item in items:
        for found in dict.fromkeys(stems(wording) for wording in wordings(item)):  # a set has no order to rely on
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
