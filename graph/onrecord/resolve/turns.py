"""Stances that change: who takes the other side on a thing later revises what they stood for before.

The holder is the same only where it is the same entity: a minister's turn is not the government's, nor is that of a
spokesman, who may speak for one body today and another tomorrow. The thing is the same where its wordings were found to
be one proposal (wants.py). The other side is an opposite kind (rejects after calls for; rejected after accepted), a
negation that amounts to it (no longer supports), or the same kind negated (promised, and does not promise).

What was first is told by the day of the article, or by its words where they put it before that ("in January she had
opposed it", "previously").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from onrecord.model import Evidence, Statement
from onrecord.rdf.moments import fresh_day, looks_back
from onrecord.vocabulary import answers, relations

__all__ = ["opposed", "revisions"]

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


@dataclass(frozen=True, slots=True)
class _Taken:
    """A stance, the first day by which it was taken, and by which at the latest it had been.

    day: "" where no article tells it as of then; by: the day of the first that puts it back, without saying when, "" if
    none does. fresh, back: the articles that do the one and the other.
    """

    stance: Statement
    day: str
    by: str
    fresh: frozenset[str]
    back: frozenset[str]

    def before(self, other: _Taken) -> bool:
        """Whether it was taken before the other one was."""
        if not other.fresh:
            return False
        if self.day and other.day and self.day != other.day:
            return self.day < other.day
        if not other.day and not other.back:
            # "he had rejected it" says itself that it is past, and what is told as of now without a date is taken to
            # follow it, in that article or another
            return bool(self.back)
        return bool(self.back & other.fresh) or bool(self.by and other.day and self.by < other.day)


def revisions(found: Sequence[Statement], published: Mapping[str, str]) -> list[Statement]:
    """The statements, the later of two opposite ones of a holder on one thing with the role "revises"."""
    stances: dict[tuple[str, str], list[tuple[Statement, list[Evidence]]]] = defaultdict(list)
    for statement in found:
        relation = relations().get(statement.relation)
        sided = relation is not None and (relation.side or statement.relation == "answers")
        own = [e for e in statement.evidence if e.standing in {"asserted", "planned"} or e.said_by == statement.subject]
        if sided and own and not statement.literal:
            stances[statement.subject, statement.object].append((statement, own))
    revised: dict[str, str] = {}
    for told in stances.values():
        if not any(opposed(one, other) for (one, _), (other, _) in combinations(told, 2)):
            continue  # to reckon days is dear
        taken = [_taken(statement, own, published) for statement, own in told]
        for now in taken:
            earlier = [each for each in taken if each is not now and each.before(now)]
            # the last that says anything of the side decides: a second stance on the same side is no change
            telling = [each for each in earlier if opposed(each.stance, now.stance) or _agree(each.stance, now.stance)]
            last = max(telling, key=lambda each: (each.day or each.by, each.stance.id), default=None)
            if last is not None and opposed(last.stance, now.stance):
                revised[now.stance.id] = last.stance.id
    return [
        replace(statement, roles=tuple(sorted((*statement.roles, ("revises", revised[statement.id])))))
        if statement.id in revised
        else statement
        for statement in found
    ]


def _agree(one: Statement, other: Statement) -> bool:
    return bool(side(one)) and side(one) == side(other)


def _taken(statement: Statement, own: Sequence[Evidence], published: Mapping[str, str]) -> _Taken:
    days, by = set(), set()
    fresh, back = set(), set()
    for evidence in own:
        article, day = evidence.span.article, fresh_day(evidence, published)
        if day or not looks_back(evidence):
            days.add(day)
            fresh.add(article)
        else:
            by.add(published.get(article, "")[:10])
            back.add(article)
    return _Taken(
        statement, min(days - {""}, default=""), min(by - {""}, default=""), frozenset(fresh), frozenset(back)
    )
