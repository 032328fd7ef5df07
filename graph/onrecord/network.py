"""The record as a network: a networkx multigraph that anyone can analyse, and that the page draws.

Which statements are lines, how each is worded and which side it takes is data: `ontology/words/lines.tsv`.
Plain values (words said, dates, numbers) are no lines; they stay in the record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Article, Evidence, Record, Statement, identifier
from onrecord.vocabulary import words

if TYPE_CHECKING:
    import networkx

__all__ = ["STANDINGS", "Wording", "network", "side", "strongest", "wording"]

STANDINGS = ("asserted", "planned", "reported", "hedged", "denied")
"""Standings from the strongest (an article says so itself) to the weakest."""


class Wording(NamedTuple):
    """How a relation is worded and drawn (a line of lines.tsv)."""

    label: str
    inverse: str
    negated: str
    family: str
    side: str


def wording(relation: str, detail: str = "") -> Wording | None:
    """The wording of a relation, with a detail (status, answer) where that changes it; None: it is no line."""
    table = words("lines")
    row = table.get(f"{relation}:{detail}") or table.get(relation)
    return Wording(*row) if row else None


def side(relation: str, detail: str = "", negated: bool = False) -> str:
    """The side ("for", "against" or "") that a statement takes on its object.

    A negated one takes none: whoever does not call for a thing need not be against it (rec:side in the ontology).
    """
    row = wording(relation, detail)
    return "" if row is None or row.side == "-" or negated else row.side


def strongest(standings: Iterable[str]) -> str:
    """The strongest of these standings ("reported" if there is none that we know)."""
    known = set(standings)
    return next((standing for standing in STANDINGS if standing in known), "reported")


@dataclass(slots=True)
class _Seen:
    """The stories, articles and days in which something occurs."""

    stories: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    standings: set[str] = field(default_factory=set)

    def add(self, evidence: Iterable[Evidence], articles: dict[str, Article]) -> None:
        for piece in evidence:
            name = piece.span.article
            article = articles.get(name)
            self.articles.add(name)
            self.standings.add(piece.standing)
            self.stories.add((article.story if article else "") or name)
            if article and article.published:
                self.dates.add(article.published)

    def standing(self) -> str:
        return strongest(self.standings) if self.standings else ""

    def attributes(self) -> dict[str, str | int]:
        return {
            "stories": len(self.stories),
            "articles": len(self.articles),
            "first": min(self.dates, default=""),
            "last": max(self.dates, default=""),
        }


def network(record: Record) -> networkx.MultiDiGraph:
    """The record as a `networkx.MultiDiGraph`.

    Nodes are entity ids, in order, with: `kind` (person, institution, office, report, inquiry, document,
    recommendation, proposal, place); `label` (its name); `aliases` (other names, joined by "; "); `named` (False: a
    source without a name); `standing` (the strongest of the statements that it takes part in: "asserted" where some
    article says anything of it in its own voice, "" where there is none); `stories` and `articles` (independent stories
    and articles that mention it in any statement); `first` and `last` (dates, ISO 8601, "" where none is known).

    Edges run from subject to object; the key is the statement's id. With: `relation`; `label` (how to say it, the
    negation included); `inverse` (the same from the object's side); `family` (office, belongs, report, stance,
    speech); `standing` (the strongest: asserted, planned, reported, hedged, denied); `negated`; `side` ("for",
    "against" or ""); `status` (of an office held, or the answer given); `stories`, `articles`, `first`, `last`.

    Beside the statements between two entities there are two kinds of edge that a reader expects: `office_of`, from an
    office to its institution (key made of both, evidence that of its holders), and `told`, from a speaker to the
    person or body spoken to (key: the id of the statement `said`).

    Every value is a str, int or bool, so that any networkx writer can save it.
    """
    import networkx as nx

    articles = {article.id: article for article in record.articles}
    seen: dict[str, _Seen] = defaultdict(_Seen)
    for statement in record.statements:
        for name in {*ends(statement), *(piece.said_by for piece in statement.evidence if piece.said_by)}:
            seen[name].add(statement.evidence, articles)
    graph = nx.MultiDiGraph()
    for entity in record.entities:
        graph.add_node(
            entity.id,
            kind=entity.kind,
            label=entity.name,
            aliases="; ".join(entity.aliases),
            named=entity.named,
            standing=seen[entity.id].standing(),
            **seen[entity.id].attributes(),
        )
    for key, source, target, relation, backing in lines(record):
        if source not in graph or target not in graph:
            continue
        times = _Seen()
        for statement in backing:
            times.add(statement.evidence, articles)
        main = backing[0]
        negated = main.detail("negated") == "yes"
        detail = detail_of(main) if relation != "office_of" else ""
        row = wording(relation, detail)
        if row is None:
            continue
        graph.add_edge(
            source,
            target,
            key=key,
            relation=relation,
            label=row.negated if negated else row.label,
            inverse=f"not {row.inverse}" if negated else row.inverse,
            family=row.family,
            standing=strongest(standing for statement in backing for standing in statement.standings),
            negated=negated,
            side=side(relation, detail, negated),
            status=detail,
            **times.attributes(),
        )
    return graph


def detail_of(statement: Statement) -> str:
    """The detail that changes a line's wording: the answer to a recommendation, the status of an office held."""
    return statement.detail("answer") or statement.detail("status")


def ends(statement: Statement) -> set[str]:
    """The entity ids that take part in a statement, roles included."""
    found = {statement.subject, *(entity for _, entity in statement.roles)}
    if not statement.literal:
        found.add(statement.object)
    return found


def lines(record: Record) -> list[tuple[str, str, str, str, list[Statement]]]:
    """What is drawn: (key, source, target, relation, statements behind it), in the order of the statements."""
    found: list[tuple[str, str, str, str, list[Statement]]] = []
    offices: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    belongs = {entity.id: dict(entity.details).get("institution", "") for entity in record.entities}
    for statement in record.statements:
        if statement.relation == "said":
            hearer = statement.role("addressee")
            if hearer and hearer != statement.subject:
                found.append((statement.id, statement.subject, hearer, "told", [statement]))
        elif not statement.literal and statement.subject != statement.object and wording(statement.relation):
            found.append((statement.id, statement.subject, statement.object, statement.relation, [statement]))
        if statement.relation == "holds" and not statement.literal:
            institution = statement.role("institution") or belongs.get(statement.object, "")
            if institution and statement.detail("negated") != "yes":
                offices[statement.object, institution].append(statement)
    for (office, institution), backing in sorted(offices.items(), key=lambda item: item[0]):
        # The status belongs to the holder, not to the office: a former minister's office is still the ministry's.
        found.append((identifier(office, "office_of", institution), office, institution, "office_of", backing))
    return found
