"""What resolution must know of the claims of one article: which of its referents each is about.

It follows from the reading alone, so it is remembered (onrecord.resolve.remembered).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from onrecord.model import Mention, Reading

__all__ = ["Outline", "outline"]

Place = tuple[int, int, str]


class Outline(NamedTuple):
    """Referents and claims of a reading by their numbers in it; -1 for a referent that there is not.

    speaking: referents that claims are about (their subjects), each with those claims, in order, and with the referents
    that have any part in them.
    held: office, holder and institution of each claim that somebody holds an office.
    made: report or inquiry, and author or chair, of each claim on one.
    """

    speaking: Sequence[tuple[int, Sequence[int], Sequence[int]]]
    held: Sequence[tuple[int, int, int]]
    made: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, told: Any) -> Outline:
        """From plain lists."""
        return cls(*told)


def outline(reading: Reading) -> Outline:
    """The outline of a reading."""
    first: dict[Place, int] = {}
    last: dict[Place, int] = {}
    for number, referent in enumerate(reading.referents):
        for mention in referent.mentions:
            first.setdefault(mention.place, number)
            last[mention.place] = number
    speaking: dict[int, tuple[list[int], set[int]]] = {}
    held: list[tuple[int, int, int]] = []
    made: list[tuple[int, int]] = []
    for number, claim in enumerate(reading.claims):
        subject = last.get(claim.subject.place, -1)
        if subject >= 0:
            claims, others = speaking.setdefault(subject, ([], set()))
            claims.append(number)
            others.update(last.get(each.place, -1) for each in claim.mentions())
        if not isinstance(claim.object, Mention):
            continue
        one, other = (first.get(each.place, -1) for each in (claim.subject, claim.object))
        if claim.relation == "holds" and other >= 0 and reading.referents[other].kind == "office":
            institution = claim.role("institution")
            held.append((other, one, -1 if institution is None else first.get(institution.place, -1)))
        elif claim.relation in {"author", "chair"} and claim.standing != "denied" and one >= 0 and other >= 0:
            made.append((one, other))
    told = [(subject, claims, sorted(others - {-1})) for subject, (claims, others) in speaking.items()]
    return Outline(told, held, made)
