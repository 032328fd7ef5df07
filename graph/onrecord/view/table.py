"""Everything on the page as rows of a plain table: for screen readers, for print, for browsers without scripts."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Article, Statement
from onrecord.network import detail_of, strongest, wording
from onrecord.view.drawn import cut
from onrecord.view.part import Part
from onrecord.view.payload import link, shown, source

__all__ = ["Row", "Source", "rows", "sources"]

PLAIN = {"said": "said", "about": "is about", "issued": "came out", "recommendation_count": "number of recommendations"}
EXACT = 220
"""Longest words shown in a cell, in characters."""


@dataclass(frozen=True, slots=True)
class Row:
    """One statement: who, what, whom or what; how it stands; how many stories, which papers, since when; the words."""

    id: str
    subject: str
    relation: str
    object: str
    standing: str
    said_by: str
    stories: int
    first: str
    papers: str
    source: int
    exact: str


@dataclass(frozen=True, slots=True)
class Source:
    """One article that rows refer to by number. corrected: the days on which its paper printed corrections of it."""

    number: int
    headline: str
    paper: str
    published: str
    url: str
    corrected: str


def sources(part: Part) -> list[Source]:
    """The articles behind the rows, in order of time."""
    return [
        Source(
            number,
            cut(article.headline or article.text[:80], 160) or "article",
            ", ".join(dict.fromkeys(name for name in (source(article), cut(article.agency, 60)) if name)),
            article.published[:10],
            link(article.url),
            ", ".join(dict.fromkeys(later.published[:10] for later in part.corrected.get(article.id, []))),
        )
        for number, article in enumerate(_order(part), 1)
    ]


def _order(part: Part) -> list[Article]:
    used = {piece.span.article for statement in shown(part) for piece in statement.evidence}
    return sorted(
        (article for article in part.record.articles if article.id in used),
        key=lambda article: (article.published or "9", source(article), article.id),
    )


def rows(part: Part) -> list[Row]:
    """The rows, by subject, relation and object."""
    articles = {article.id: article for article in part.record.articles}
    names = {entity.id: cut(entity.name) for entity in part.record.entities}
    number = {article.id: index for index, article in enumerate(_order(part), 1)}
    made = [_row(statement, articles, names, number) for statement in shown(part) if statement.evidence]
    return sorted(made, key=lambda row: (row.subject.casefold(), row.relation, row.object.casefold(), row.id))


def _row(statement: Statement, articles: dict[str, Article], names: dict[str, str], number: dict[str, int]) -> Row:
    standing = strongest(statement.standings)
    order = [(piece.standing != standing, _when(piece.span.article, articles), piece) for piece in statement.evidence]
    first = min(order)[2]
    stories = {(articles[name].story or name) if name in articles else name for name in _places(statement)}
    papers = sorted({source(articles[name]) for name in _places(statement) if name in articles} - {""})
    words = wording(statement.relation, detail_of(statement))
    relation = PLAIN.get(statement.relation) or (words.label if words else statement.relation.replace("_", " "))
    if words and statement.relation not in PLAIN and statement.detail("negated") == "yes":
        relation = words.negated
    return Row(
        id=statement.id,
        subject=names.get(statement.subject, statement.subject),
        relation=relation,
        object=cut(statement.object, EXACT) if statement.literal else names.get(statement.object, statement.object),
        standing=standing,
        said_by=names.get(first.said_by, ""),
        stories=len(stories),
        first=min((_when(name, articles) for name in _places(statement)), default=""),
        papers=", ".join(papers[:3]) + (f" and {len(papers) - 3} more" if len(papers) > 3 else "")
        or cut(articles[first.span.article].headline if first.span.article in articles else "", 40),
        source=number.get(first.span.article, 0),
        exact="" if statement.relation == "said" else cut(first.span.text, EXACT),
    )


def _places(statement: Statement) -> list[str]:
    return sorted({piece.span.article for piece in statement.evidence})


def _when(name: str, articles: dict[str, Article]) -> str:
    return articles[name].published[:10] if name in articles else ""
