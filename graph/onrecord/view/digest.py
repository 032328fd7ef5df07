"""What a newcomer should see first: what is contested, who changed position, what clashes, who is central."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

from onrecord.model import Record, Statement
from onrecord.network import detail_of, side

if TYPE_CHECKING:
    import networkx

__all__ = ["Stance", "changes", "contested", "contradictions", "digest", "stances"]

DISPUTED = {"proposal", "recommendation", "inquiry"}
"""Kinds that are for or against by their nature; whom or which body somebody criticises is no proposal."""
SINGLE = ("recommendation_count", "issued")
"""Relations of which a report has one value: two values contradict each other."""


@dataclass(frozen=True, slots=True, order=True)
class Stance:
    """One holder's stand on something on one day ("" if no day is known), for or against."""

    when: str
    holder: str
    about: str
    side: str
    statement: str


def stances(record: Record, shown: networkx.MultiDiGraph) -> list[Stance]:
    """Every stance that articles assert and that takes a side, once for each day it was in the papers, by time."""
    dates = {article.id: article.published[:10] for article in record.articles}
    found: set[Stance] = set()
    for statement in record.statements:
        taken = side(statement.relation, detail_of(statement), statement.detail("negated") == "yes")
        if not taken or statement.literal or statement.subject not in shown or statement.object not in shown:
            continue
        for piece in statement.evidence:
            if piece.standing == "asserted":
                when = dates.get(piece.span.article, "")
                found.add(Stance(when, statement.subject, statement.object, taken, statement.id))
    return sorted(found)


def contested(found: list[Stance], shown: networkx.MultiDiGraph) -> list[dict[str, Any]]:
    """What has holders on both sides, the most evenly and widely disputed first; each counts with its latest side."""
    latest: dict[str, dict[str, str]] = defaultdict(dict)
    for stance in found:
        if shown.nodes[stance.about]["kind"] in DISPUTED:
            latest[stance.about][stance.holder] = stance.side
    rows: list[dict[str, Any]] = []
    for about, taken in latest.items():
        row = {
            "about": about,
            "for": sorted(holder for holder, side in taken.items() if side == "for"),
            "against": sorted(holder for holder, side in taken.items() if side == "against"),
        }
        if row["for"] and row["against"]:
            rows.append(row)
    rows.sort(
        key=lambda row: (
            -min(len(row["for"]), len(row["against"])),
            -len(row["for"]) - len(row["against"]),
            row["about"],
        )
    )
    return rows


def changes(found: list[Stance], most: int = 6) -> list[dict[str, Any]]:
    """Each change of side by one holder on one thing, where the days are known and differ; the latest first."""
    history: dict[tuple[str, str], list[Stance]] = defaultdict(list)
    for stance in found:
        if stance.when:
            history[stance.holder, stance.about].append(stance)
    rows = []
    for (holder, about), taken in sorted(history.items()):
        for before, after in pairwise(taken):
            if before.side != after.side and before.when < after.when:
                rows.append(
                    {
                        "holder": holder,
                        "about": about,
                        "before": before.statement,
                        "after": after.statement,
                        "when": after.when,
                        "side": after.side,
                    }
                )
    rows.sort(key=lambda row: (row["when"], row["holder"]), reverse=True)
    return rows[:most]


def contradictions(record: Record, shown: networkx.MultiDiGraph, most: int = 6) -> list[dict[str, Any]]:
    """Pairs of statements that cannot both hold, as the saved question `contradictions` has them.

    Two holders of one office, or two answers of one body, in different stories of one day; two numbers of
    recommendations or two dates of issue for one report.
    """
    shared = {entity.id for entity in record.entities if dict(entity.details).get("shared") == "yes"}
    told = {article.id: (article.published[:10], article.story or article.id) for article in record.articles}
    rivals: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in record.statements:
        if statement.subject not in shown or statement.detail("negated") == "yes":
            continue
        relation = statement.relation
        if relation == "holds" and statement.detail("status") == "current" and statement.object not in shared:
            rivals[relation, statement.object].append(statement)
        elif relation == "answers" and side(relation, detail_of(statement)):
            rivals[relation, statement.subject, statement.object].append(statement)
        elif relation in SINGLE and not statement.standings <= {"denied", "hedged"}:
            rivals[relation, statement.subject].append(statement)
    rows = []
    for (relation, *_), statements in sorted(rivals.items(), key=lambda item: item[0]):
        for first, second in combinations(statements, 2):
            if relation == "holds":
                clash = first.subject != second.subject and _same_day(first, second, told)
            elif relation == "answers":
                apart = side(relation, detail_of(first)) != side(relation, detail_of(second))
                clash = apart and _same_day(first, second, told)
            else:
                # "2031-04" and "2031-04-07" agree: one is only more exact.
                exact = relation == "issued" and _extends(first.object, second.object)
                clash = first.object != second.object and not exact
            if clash:
                rows.append({"one": first.id, "other": second.id})
    return rows[:most]


def _extends(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _same_day(first: Statement, second: Statement, told: dict[str, tuple[str, str]]) -> bool:
    """Whether different stories of one day assert them."""
    places = [
        {
            told[piece.span.article]
            for piece in s.evidence
            if piece.standing == "asserted" and piece.span.article in told
        }
        for s in (first, second)
    ]
    return any(a[0] and a[0] == b[0] and a[1] != b[1] for a in places[0] for b in places[1])


def digest(record: Record, shown: networkx.MultiDiGraph) -> dict[str, Any]:
    """All of it for the page; entities and statements by id."""
    found = stances(record, shown)
    central = sorted(shown, key=lambda node: (-shown.degree(node), -shown.nodes[node]["stories"], node))
    return {
        "contested": contested(found, shown),
        "changes": changes(found),
        "contradictions": contradictions(record, shown),
        "connected": [node for node in central if shown.degree(node)][:8],
    }
