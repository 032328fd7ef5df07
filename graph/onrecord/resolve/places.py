"""What stands at a place of an article: from the anchors of decisions to the referents of readings, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.decisions import Anchor
from onrecord.model import Mention, Reading, Referent, fold

__all__ = ["Places", "split"]

Found = tuple[str, int, Mention | None]
"""Article, number of the referent in its reading, and the mention there, if the place leads to one."""


class Places:
    """The referents of readings, found by where they are mentioned."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.readings = {reading.article.id: reading for reading in readings}

    def find(self, anchor: Anchor) -> Found | None:
        """What the anchor leads to: by the first of its places that leads anywhere.

        Another model may have found more words there or fewer, or another kind: what overlaps the words is taken, of
        the kind said if there is such.
        """
        for place in anchor.places:
            reading = self.readings.get(place.article)
            found = reading and _find(reading, anchor, place.at)
            if found:
                return found
        return None

    def part(self, one: Found, other: Found) -> bool:
        """Makes two of one referent, as far as its two mentions are two. Returns whether they are apart now."""
        if one[:2] != other[:2]:
            return True
        first, second = one[2], other[2]
        if first is None or second is None or first == second:
            return False
        reading = self.readings[one[0]]
        referents = list(reading.referents)
        referents[one[1]], apart = split(referents[one[1]], first, second)
        self.readings[one[0]] = replace(reading, referents=(*referents, apart))
        return True


def _find(reading: Reading, anchor: Anchor, at: int) -> Found | None:
    wanted = fold(anchor.words)
    best: tuple[tuple[int, ...], Found] | None = None
    named: list[tuple[bool, int]] = []
    for number, referent in enumerate(reading.referents):
        right_kind = not anchor.kind or anchor.kind in {referent.kind, *(each.kind for each in referent.mentions)}
        if right_kind and wanted in map(fold, (referent.name, *referent.aliases)):
            named.append((referent.kind == anchor.kind, number))
        for mention in referent.mentions:
            span = mention.span
            same_words = wanted in {fold(span.text), fold(mention.label)}
            if at >= 0:
                shared = min(span.end, at + len(anchor.words)) - max(span.start, at)
                fits = shared > 0 or same_words
            else:
                shared, fits = 0, same_words
            if fits:
                # the kind, the very words, at the very place, the nearest place
                near = -abs(span.start - at) if at >= 0 else -span.start
                rank = (mention.kind == anchor.kind, same_words, span.start == at, shared, near, -number)
                if at >= 0 and shared <= 0 and mention.kind != anchor.kind:
                    continue  # neither there nor of the kind: the same words for something else
                if best is None or rank > best[0]:
                    best = rank, (reading.article.id, number, mention)
    if best is not None:
        return best[1]
    named.sort(reverse=True)
    if len(named) == 1 or (len(named) > 1 and named[0][0] and not named[1][0]):
        return reading.article.id, named[0][1], None
    return None


def split(referent: Referent, one: Mention, other: Mention) -> tuple[Referent, Referent]:
    """Two referents of one: each mention goes with the one of the two that has its words, else with the one that was
    spoken of last."""
    words = fold(one.label), fold(other.label)
    ordered = sorted(referent.mentions, key=lambda each: (each.span.start, each.span.end, each))
    sides: dict[Mention, int] = {}
    for mention in ordered:
        label = fold(mention.label)
        if mention in (one, other):
            sides[mention] = 0 if mention == one else 1
        elif words[0] != words[1] and label in words:
            sides[mention] = words.index(label)
    last = 0 if (one.span.start, one) < (other.span.start, other) else 1
    for mention in ordered:
        last = sides.setdefault(mention, last)
    left = [mention for mention in referent.mentions if sides[mention] == 0]
    right = [mention for mention in referent.mentions if sides[mention] == 1]
    owner = 0 if _bears(left, referent.name) or not _bears(right, referent.name) else 1
    return _part(referent, left, owner == 0), _part(referent, right, owner == 1)


def _bears(mentions: Sequence[Mention], name: str) -> bool:
    """Whether one of the mentions is that name, with a title or without; a surname alone is not within a full name."""
    wanted = fold(name)
    return any(
        wanted == (label := fold(each.label)) or (" " in wanted and f" {wanted} " in f" {label} ")
        for each in mentions
        if each.form == "name"
    )


def _part(referent: Referent, mentions: Sequence[Mention], owner: bool) -> Referent:
    """The part with the given mentions; the owner of the name keeps what the article says to recognise it by."""
    names = sorted({each.label for each in mentions if each.form == "name"}, key=lambda name: (-len(name), name))
    labels = [each.label for each in mentions]
    name = referent.name if owner else names[0] if names else min(labels, key=lambda label: (-len(label), label))
    spans = {each.span for each in mentions}
    return replace(
        referent,
        name=name,
        aliases=tuple(form for form in referent.aliases if _bears(mentions, form) and form != name),
        mentions=tuple(mentions),
        named=referent.named if owner else bool(names),
        keys=referent.keys if owner else (),
        links=tuple(link for link in referent.links if link.one in spans and link.other in spans),
    )
