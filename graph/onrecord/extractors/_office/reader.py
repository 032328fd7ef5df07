"""What both readers of an office's phrase have in common: where they are, and what they have found."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extractors._text.layout import Layout, Part, place_part
from onrecord.extractors._text.lexicon import Office, party

__all__ = ["DESCRIBES", "HYPHEN", "NOMINAL", "POSSESSIVE", "SOLE", "Post", "Reader"]

SOLE = frozenset(
    {"President", "Prime Minister", "Premier", "Chancellor", "King", "Queen", "Emperor", "Governor", "Governor-General",
     "Mayor", "First Minister", "Chief Minister", "Taoiseach", "Pope"}
)  # fmt: skip
"""Offices, by tidy form, that one person has at a time in one place."""

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
HYPHEN = frozenset({"-", "–", "‑"})
DESCRIBES = frozenset({"class", "time", "state", "level", "profile", "ranking", "term", "year", "old", "born", "town"})
"""Second halves of words that describe an office's holder and are no part of its name: a first-time | chief."""
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Post:
    """One phrase that names an office. All numbers are token indices.

    begin, end: the whole phrase with determiner, status, institution; core: the first token of it that says something
    (no determiner, no mere description); first, last: the words of the office itself;
    head: its head noun; bare: past the last token before the first preposition; name: tidied; status: as the phrase
    gives it, "".
    institution, place, party, person: what the phrase ties it to. determiner: the, a, his ..., 's for a possessor, "".
    """

    begin: int
    core: int
    first: int
    head: int
    bare: int
    last: int
    end: int
    office: Office
    name: str
    status: str = ""
    institution: Part | None = None
    place: Part | None = None
    party: Part | None = None
    person: Part | None = None
    determiner: str = ""


class Reader:
    """Found so far: institution, place, party, person; target: the office that a candidate seeks; status.

    open: the office's own words may still go on.
    """

    def __init__(self, plan: Layout, lower: list[str], head: int, office: Office) -> None:
        self.plan, self.lower, self.head, self.office = plan, lower, head, office
        self.status = self.target = ""
        self.institution: Part | None = None
        self.place: Part | None = None
        self.party: Part | None = None
        self.person: Part | None = None
        self.open = True

    def _body_part(self, part: Part) -> None:
        self.open = False
        if self.institution is None:
            self.institution = part

    def _place(self, first: int, last: int) -> None:
        self.open = False
        if self.place is None:
            self.place = place_part(self.plan.page, first, last)

    def _party(self, first: int, last: int) -> None:
        self.open = False
        if self.party is None:
            self.party = Part(first, last, "institution", "name", party(self.plan.page.words(first, last))[0])
