"""Decisions into the file, and out of it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from onrecord.decisions import append, read, remove
from onrecord.errors import DecisionError
from onrecord.model import Decision
from onrecord.resolve.decisions import Decided
from onrecord.resolve.identity import Identities
from onrecord.review.case import Case

__all__ = ["decide", "undo"]


def decide(case: Case, decision: Decision, *, who: str, why: str = "", when: str = "") -> Decision:
    """Writes a decision into the case's file at once, and returns it as it stands there.

    Raises DecisionError if it contradicts one that is there (both are named) or is not put right; the file is untouched
    then. when: ISO 8601, now if not given.
    """
    when = when or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    made = replace(decision, who=who, why=why or decision.why, when=when, about=(), place="the new decision")
    there = read(case.file) if case.file.exists() else []
    check(case, [*there, made])
    made = replace(made, place="")
    if append(case.file, made):
        case.made.append(made)
    return made


def undo(case: Case) -> Decision | None:
    """Takes the last decision made in this case out of the file; None if there is none left."""
    while case.made:
        decision = case.made.pop()
        if remove(case.file, decision):
            return decision
    return None


def check(case: Case, decisions: list[Decision]) -> None:
    """Raises DecisionError where decisions contradict each other, as far as can be told without judging anew."""
    facts: dict[tuple[str, str, str], Decision] = {}
    for each in decisions:
        if each.verdict in {"reject", "confirm"}:
            before = facts.setdefault((each.what, each.relation, each.other), each)
            if before.verdict != each.verdict:
                raise DecisionError(
                    f"decisions contradict each other, take one out: {before.place}: {before.verdict} | "
                    f"{each.place}: {each.verdict} {each.what} {each.relation} {each.other}"
                )
    decided = Decided(decisions)
    decided.begin(Identities(decided.readings(case.readings)))
