"""How a decision says what it is about: the words of an article, and where they stand.

    person “Louise Vale” in 3f2a9c01d2e4f567 at 120, 9b0c6d1e2f3a4b5c at 44 (Lantern, 3 March)
    “The board was never told” in 3f2a9c01d2e4f567 at 310
    <https://www.wikidata.org/entity/Q42>
    holds (status former)

A kind, the words, the places (identifier of the article, offset in characters), the first that is still there counting;
what stands in brackets at the end is for the reader. Straight quotation marks will do. The offset may be left out where
the words stand for one thing in the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.vocabulary import kinds

__all__ = ["TELLING", "Anchor", "Place", "Relation", "one_line"]

TELLING = ("negated", "status", "answer", "as")
"""The details that make another statement of the same subject, relation and object."""

_PLACE = r"[^\s,()“”\"]+(?: at \d+)?"
_ANCHOR = re.compile(rf"(?:(\w+) )?[“\"](.+)[”\"](?: in ({_PLACE}(?:, {_PLACE})*))?(?: \((.*)\))?", re.DOTALL)
_OUTSIDE = re.compile(r"<([A-Za-z][\w+.-]*:[^\s<>\"{}|\\^`]+)>(?: \((.*)\))?")
_RELATION = re.compile(r"([^()]+?)(?: \((.*)\))?")


def one_line(text: str) -> str:
    """Text as a cell can hold it: white space one blank, nothing that a terminal obeys or that turns the line round."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in an article; at: offset in characters, -1 if it is not said."""

    article: str
    at: int = -1

    def __str__(self) -> str:
        return self.article if self.at < 0 else f"{self.article} at {self.at}"


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """What a line of decisions points at. outside: an IRI, and nothing else is said then. note: for the reader."""

    kind: str = ""
    words: str = ""
    places: tuple[Place, ...] = ()
    outside: str = ""
    note: str = ""

    @classmethod
    def parse(cls, cell: str) -> Anchor:
        """Reads a cell. Raises ValueError that says what is wrong with it."""
        cell = one_line(cell)
        if outside := _OUTSIDE.fullmatch(cell):
            return cls(outside=outside[1], note=outside[2] or "")
        match = _ANCHOR.fullmatch(cell)
        if match is None:
            raise ValueError(f"{cell!r} does not say where: write KIND “words” in ARTICLE at OFFSET, or <IRI>")
        kind, words, places, note = match.groups()
        if kind and kind not in kinds():
            raise ValueError(f"{kind!r} is no kind; there are: {', '.join(sorted(kinds()))}")
        found = []
        for place in (places or "").split(", ") if places else ():
            article, _, at = place.partition(" at ")
            found.append(Place(article, int(at) if at else -1))
        return cls(kind or "", words, tuple(found), "", note or "")

    def __str__(self) -> str:
        note = f" ({one_line(self.note)})" if self.note else ""
        if self.outside:
            return f"<{self.outside}>{note}"
        where = f" in {', '.join(map(str, self.places))}" if self.places else ""
        return f"{self.kind} “{one_line(self.words)}”{where}{note}".lstrip()


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """A statement's relation with the details that make it another statement."""

    name: str
    details: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, cell: str) -> Relation:
        """Reads a cell. Raises ValueError that says what is wrong with it."""
        match = _RELATION.fullmatch(one_line(cell))
        if match is None:
            raise ValueError("it does not say which relation: write for instance holds (status former)")
        details = []
        for pair in (match[2] or "").split("; ") if match[2] else ():
            name, _, value = pair.partition(" ")
            if name not in TELLING or not value:
                raise ValueError(f"{pair!r}: details are {', '.join(TELLING)}, each with a value")
            details.append((name, value))
        return cls(match[1].replace(" ", "_"), tuple(sorted(details)))

    def __str__(self) -> str:
        details = "; ".join(f"{name} {one_line(value)}" for name, value in self.details)
        return self.name + (f" ({details})" if details else "")
