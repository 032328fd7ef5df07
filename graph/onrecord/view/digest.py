"""What a newcomer should see first: what is contested, who changed position, what clashes, who is central."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.model import Record
from onrecord.network import detail_of, side
from onrecord.rdf.contradictions import contradictions as clashes
from onrecord.rdf.derived import on_statements
from onrecord.rdf.terms import iri, minted

if TYPE_CHECKING:
    import networkx

__all__ = ["Stance", "changes", "contested", "contradictions", "digest", "stances"]

DISPUTED = {"proposal", "recommendation", "inquiry"}
"""Kinds that are for or against by their nature; whom or which body somebody criticises is no proposal."""


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


def changes(record: Record, shown: networkx.MultiDiGraph, most: int = 6) -> list[dict[str, Any]]:
    """Each change of side by one holder on one thing, as the saved question `changes` has them: by the days of the
    articles, or because an article says so. The latest first.

    when: the day of the first article that tells of the new side, "" if unknown; by: it tells it as past, so that the
    day is the latest that it can have been.
    """
    turned, first, recalled = _turned(record)
    known = {statement.id: statement for statement in record.statements}
    dates = {article.id: article.published[:10] for article in record.articles}
    rows = []
    for after, before in sorted(turned):
        new = known.get(after)
        if new is None or before not in known or new.subject not in shown or new.object not in shown:
            continue
        rows.append(
            {
                "holder": new.subject,
                "about": new.object,
                "before": before,
                "after": after,
                "when": dates.get(first.get(after, ""), ""),
                "by": after in recalled,
                "side": side(new.relation, detail_of(new), new.detail("negated") == "yes"),
            }
        )
    rows.sort(key=lambda row: (str(row["when"]), str(row["holder"]), str(row["after"])), reverse=True)
    return rows[:most]


def _turned(record: Record) -> tuple[set[tuple[str, str]], dict[str, str], set[str]]:
    """Which statement turns from which, the first article of each statement, and those that are told as past."""
    turned = {(each.id, each.role("revises")) for each in record.statements if each.role("revises")}
    first: dict[str, str] = {}
    recalled: set[str] = set()
    for subject, predicate, thing, _ in on_statements(record):
        if predicate == iri("rec:turnsFrom"):
            turned.add((minted("statement", subject), minted("statement", str(thing))))
        elif predicate == iri("rec:firstIn"):
            first[minted("statement", subject)] = minted("article", str(thing))
        elif predicate == iri("rec:recalled"):
            recalled.add(minted("statement", subject))
    return turned, first, recalled


def contradictions(record: Record, shown: networkx.MultiDiGraph, most: int = 6) -> list[dict[str, Any]]:
    """Pairs of statements that cannot both hold, those of the saved question `contradictions` that the page shows."""
    published = {article.id: article.published for article in record.articles}
    stories = {article.id: article.story for article in record.articles}
    pairs = clashes(record, published, stories)
    return [
        {"one": one.id, "other": other.id}
        for one, other in sorted(pairs, key=lambda pair: (pair[0].relation, pair[0].id, pair[1].id))
        if all(each.subject in shown and (each.literal or each.object in shown) for each in (one, other))
    ][:most]


def digest(record: Record, shown: networkx.MultiDiGraph) -> dict[str, Any]:
    """All of it for the page; entities and statements by id."""
    found = stances(record, shown)
    central = sorted(shown, key=lambda node: (-shown.degree(node), -shown.nodes[node]["stories"], node))
    return {
        "contested": contested(found, shown),
        "changes": changes(record, shown),
        "contradictions": contradictions(record, shown),
        "connected": [node for node in central if shown.degree(node)][:8],
    }
