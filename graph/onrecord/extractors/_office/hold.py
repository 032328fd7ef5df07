"""Somebody and an office: by a clause (Hold), and in the end by any of the ways there are (Holding)."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extractors._office.reader import Post
from onrecord.extractors._text.layout import Part
from onrecord.model import Mention

__all__ = ["BEGAN", "GUESSED", "Hold", "Holding", "hold"]

GUESSED = 0.85
"""Confidence of "X was the chair", which may tell of the past or only be told in it."""
BEGAN = 0.89
"""Confidence of "X became chair in 2011", which says nothing of what came later."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Somebody whom a clause gives an office. first, last: tokens of the holder; verb: token that says so."""

    mention: Mention
    first: int
    last: int
    verb: int
    status: str
    past: bool = False
    perfect: bool = False
    past_perfect: bool = False
    copula: bool = False
    begins: bool = False
    several: bool = False
    standing: str = "asserted"


def hold(
    found: tuple[Mention, int, int],
    verb: int,
    status: str,
    *,
    past: bool = False,
    perfect: bool = False,
    past_perfect: bool = False,
    copula: bool = False,
    begins: bool = False,
) -> Hold:
    mention, first, last = found
    return Hold(
        mention, first, last, verb, status, past, perfect, past_perfect, copula, begins, mention.form == "pronoun"
    )


@dataclass(frozen=True, slots=True)
class Holding:
    """One person, one office. first, last: tokens of the phrase that says so; subject_first, subject_last: the holder.

    institution, place, party: what stands after the person's name and not in the office's phrase ("R-Ohio").
    how: title, apposition or verb. sure: the status is said and not merely taken for granted.
    """

    subject: Mention
    subject_first: int
    subject_last: int
    post: Post
    first: int
    last: int
    status: str
    how: str
    since: str = ""
    until: str = ""
    when: str = ""
    standing: str = "asserted"
    institution: Part | None = None
    place: Part | None = None
    party: Part | None = None
    sure: bool = False
    confidence: float = 1.0
