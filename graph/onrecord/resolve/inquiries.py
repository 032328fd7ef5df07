"""Which inquiries of different articles are one, asked for, announced or held: so that those for and against one meet.

An inquiry is named anew in every article ("a public inquiry", "an inquiry into the sinking", "the Saint Orla
inquiry"). Two mentions are one where the articles speak of the same people and nothing tells the two apart: another
chair, another subject, a year, a word like "another" or "seven-year".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.resolve.identity import Identities, Item, Timeline
from onrecord.resolve.proposals import stems, thing, wordings
from onrecord.resolve.reports import OTHERS, by_verb
from onrecord.vocabulary import words

__all__ = ["join_inquiries"]

_DAYS = 120
_LEAST = 3  # what two articles must have in common, two people or one and a body, for a bare "inquiry" to be one
# What kind of inquiry it is, that it is held, or that something bad has happened, says little about which.
_PLAIN = stems(
    "public national statutory independent full formal official judicial judge-led ordered proposed planned government "
    "hold launch establish set order conduct open begin "
    "very same own disaster tragedy scandal affair case incident matter events issue " + " ".join(sorted(OTHERS))
)
_HEADS = stems("inquiry")


@dataclass(slots=True)
class _Known:
    """What is known of an entity so far: what it looks into, who leads it, what marks it off, of what sort it is."""

    topic: set[str] = field(default_factory=set)
    makers: set[int] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    sorts: set[str] = field(default_factory=set)


def join_inquiries(identities: Identities, makers: Mapping[int, set[int]]) -> None:
    """Joins inquiries and the proposals for them."""
    items = [item for item in identities.of_kind("inquiry", "proposal") if _is_inquiry(item)]
    # what detectives are looking into is not the public inquiry into the same: no noun says that it is one
    items = [item for item in items if item.kind == "proposal" or not any(map(by_verb, item.referent.mentions))]
    known: dict[int, _Known] = defaultdict(_Known)
    for item in items:
        root = identities.find(item)
        known[root].topic |= _topic(item)
        known[root].makers |= {identities.find(maker) for maker in makers.get(item.number, ())}
        known[root].marks |= item.keys("mark", "year")
        known[root].sorts |= _sorts(item)
    by_word: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        for word in sorted(_topic(item)):
            by_word[word].append(item)
    for word in sorted(by_word):
        line = Timeline(by_word[word], reach=15)
        for item in by_word[word]:
            for other in line.near(item, _DAYS):
                if (
                    other.number < item.number
                    and identities.shared(item.article, other.article) >= 2
                    and (_topic(item) & _topic(other)) - _people(identities, item) - _people(identities, other)
                ):  # (into the same man's letters: but not into the same man)
                    _join(
                        identities, known, other, item, "an inquiry into one thing, in articles about the same people"
                    )
    line = Timeline(items, reach=15)
    for item in items:
        own = known[identities.find(item)]
        if not own.topic and not own.makers:  # "the board's investigation" is not the inquiry that others ask for
            fitting = [
                other
                for other in line.near(item, _DAYS)
                if identities.shared(item.article, other.article) >= _LEAST
                and _may(known[identities.find(other)], known[identities.find(item)])
            ]
            told = [other for other in fitting if known[identities.find(other)].topic] or fitting
            if len({identities.find(other) for other in told}) == 1:
                _join(identities, known, told[0], item, "the only inquiry in articles about the same people")


def _is_inquiry(item: Item) -> bool:
    if item.kind == "inquiry":
        return True
    return any((named := thing(text)) is not None and named[0] in _HEADS for text in wordings(item))


def _topic(item: Item) -> frozenset[str]:
    words_ = set(item.keys("word"))
    for text in wordings(item):
        named = thing(text)
        if named is not None and named[0] in _HEADS:
            words_ |= named[1]
    return frozenset(words_) - _PLAIN - _HEADS - {"not"}


def _people(identities: Identities, item: Item) -> frozenset[str]:
    """The words of the names of the people in an item's article."""
    people = (one for one in identities.of[item.article.id] if one.kind == "person" and one.referent.named)
    return frozenset(stem for one in people for form in one.forms for stem in stems(form))


def _sorts(item: Item) -> frozenset[str]:
    """The words that say whose kind of inquiry it is: police, internal, congressional."""
    said = {word.lower() for text in wordings(item) for word in re.split(r"[\s’']+", text)}
    return frozenset(said & words("sorts_of_inquiry").keys())


def _may(one: _Known, other: _Known) -> bool:
    """Whether nothing tells the two apart."""
    if one.marks != other.marks and (one.marks or other.marks):
        return False
    if one.makers and other.makers and not one.makers & other.makers:
        return False
    if one.sorts and other.sorts and not one.sorts & other.sorts:
        return False
    if one.sorts != other.sorts and not one.topic & other.topic:
        return False
    return not one.topic or not other.topic or bool(one.topic & other.topic)


def _join(identities: Identities, known: dict[int, _Known], one: Item, other: Item, reason: str) -> None:
    left, right = identities.find(one), identities.find(other)
    if left == right or not _may(known[left], known[right]) or not identities.join(one, other, reason):
        return
    root = identities.find(one)
    gone = known.pop(right if root == left else left)
    known[root].topic |= gone.topic
    known[root].makers |= gone.makers
    known[root].marks |= gone.marks
    known[root].sorts |= gone.sorts
