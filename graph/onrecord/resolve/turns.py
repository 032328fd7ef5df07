"""Stances that change: who takes the other side on a thing later revises what they stood for before.

The holder is the same only where it is the same entity: a minister's turn is not the government's, nor is that of a
spokesman, who may speak for one body today and another tomorrow. The thing is the same where its wordings were found to
be one proposal (wants.py). The other side is an opposite kind (rejects after calls for; rejected after accepted), a
negation that amounts to it (no longer supports), or the same kind negated (promised, and does not promise).

What was first is told by the day of the article, or by its words where they put it before that ("in January she had
opposed it", "previously").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model import Evidence, Statement
from onrecord.times import bounds, resolve
from onrecord.vocabulary import answers, relations

__all__ = ["opposed", "revisions"]

_BACK = re.compile(r"\b(?:previously|earlier|before|had|once|formerly|until|last|ago)\b")
# What it amounts to not to: who does not support a thing is against it, who does not call for it need not be.
_NEGATED = {"supports": "against", "accepts": "against", "opposes": "for"}


def side(statement: Statement) -> str:
    """for or against, "" where a statement takes no side."""
    if statement.detail("negated") == "yes":
        return _NEGATED.get(statement.relation, "")
    relation = relations().get(statement.relation)
    return answers().get(statement.detail("answer"), "") or (relation.side if relation else "")


def opposed(one: Statement, other: Statement) -> bool:
    """Whether two statements of one holder on one thing take opposite sides."""
    sides = side(one), side(other)
    if all(sides):
        return sides[0] != sides[1]
    negated = one.detail("negated") != other.detail("negated")
    return negated and one.relation == other.relation and one.detail("answer") == other.detail("answer")


def revisions(found: Sequence[Statement], published: Mapping[str, str]) -> list[Statement]:
    """The statements, the later of two opposite ones of a holder on one thing with the role "revises"."""
    taken: dict[tuple[str, str], list[tuple[str, int, str, Statement]]] = defaultdict(list)
    for statement in found:
        relation = relations().get(statement.relation)
        sided = relation is not None and (relation.side or statement.relation == "answers")
        own = [e for e in statement.evidence if e.standing in {"asserted", "planned"} or e.said_by == statement.subject]
        if sided and own and not statement.literal:
            day, past = min(_when(each, published) for each in own)
            taken[statement.subject, statement.object].append((day, past, statement.id, statement))
    revised: dict[str, str] = {}
    for entries in taken.values():
        entries.sort(key=lambda entry: entry[:3])
        for at, entry in enumerate(entries):
            before = [other for other in entries[:at] if other[:2] < entry[:2]]
            # the last that says anything of the side decides: a second stance on the same side is no change
            told = (other[3] for other in reversed(before))
            last = next((other for other in told if opposed(other, entry[3]) or _agree(other, entry[3])), None)
            if last is not None and opposed(last, entry[3]):
                revised[entry[2]] = last.id
    return [
        replace(statement, roles=tuple(sorted((*statement.roles, ("revises", revised[statement.id])))))
        if statement.id in revised
        else statement
        for statement in found
    ]


def _agree(one: Statement, other: Statement) -> bool:
    return bool(side(one)) and side(one) == side(other)


def _when(evidence: Evidence, published: Mapping[str, str]) -> tuple[str, int]:
    """Day, and 0 where the words put it before the others of its day."""
    day = published.get(evidence.span.article, "")
    words = evidence.when and resolve(evidence.when, day, evidence.sentence.text)
    ends = bounds(words) if words else None
    if ends is not None and ends[1] and ends[1] < day[:10]:
        return ends[1], 1
    return day, 0 if _BACK.search(f"{evidence.when} {evidence.span.text}".lower()) else 1
