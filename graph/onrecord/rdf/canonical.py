"""A record in the one form in which it is kept."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.model import Article, Details, Entity, Evidence, Merge, Record, Span, Statement
from onrecord.rdf.persons import kept_decision, kept_match
from onrecord.rdf.terms import scrub, tidy

__all__ = ["canonical"]

_DATES = {"since", "until"}


def canonical(whole: Record) -> Record:
    """The record in the one form in which it is kept: sorted, nothing twice, no alias that is the name itself, no lone
    surrogates (U+FFFD in their place), times without empty fractions. What is read back equals it."""
    articles = {scrub(article.id): article for article in sorted(whole.articles, key=lambda each: each.id)}
    entities = {scrub(entity.id): entity for entity in sorted(whole.entities)}
    statements = {scrub(each.id): each for each in sorted(whole.statements, key=lambda each: each.id)}
    rejected = {
        key: each
        for each in sorted(whole.rejected, key=lambda each: each.id)
        if (key := scrub(each.id)) not in statements
    }
    return Record(
        tuple(_article(articles[key]) for key in sorted(articles)),
        tuple(_entity(entities[key]) for key in sorted(entities)),
        tuple(_statement(statements[key]) for key in sorted(statements)),
        tuple(sorted({_merge(merge) for merge in whole.merges})),
        tuple(sorted({each.id: each for each in sorted(map(kept_decision, whole.decisions))}.values())),
        tuple(_statement(rejected[key]) for key in sorted(rejected)),
        tuple(sorted({each.id: each for each in sorted(map(kept_match, whole.matches))}.values())),
    )


def _article(article: Article) -> Article:
    fields = ("id", "text", "headline", "publisher", "agency", "byline", "url", "language", "story", "page")
    changed = {name: scrub(getattr(article, name)) for name in fields}
    changed["page"] = _page_name(changed["page"])
    return replace(article, published=tidy(scrub(article.published)), **changed)  # type: ignore[arg-type]


def _pairs(pairs: Details) -> Details:
    return tuple(sorted({(scrub(key), scrub(value)) for key, value in pairs}))


def _entity(entity: Entity) -> Entity:
    name = scrub(entity.name)
    return Entity(
        scrub(entity.id),
        scrub(entity.kind),
        name,
        tuple(sorted({scrub(alias) for alias in entity.aliases} - {name})),
        entity.named,
        _pairs(entity.details),
        tuple(sorted({scrub(reason) for reason in entity.reasons})),
    )


def _statement(statement: Statement) -> Statement:
    words = scrub(statement.object)
    return Statement(
        scrub(statement.id),
        scrub(statement.subject),
        scrub(statement.relation),
        tidy(words) if statement.literal and statement.relation == "issued" else words,
        statement.literal,
        _pairs(statement.roles),
        tuple(sorted({(key, tidy(value) if key in _DATES else value) for key, value in _pairs(statement.details)})),
        tuple(sorted({_evidence(evidence) for evidence in statement.evidence})),
    )


def _merge(merge: Merge) -> Merge:
    one, other = sorted((_span(merge.one), _span(merge.other)))
    return Merge(scrub(merge.entity), one, other, scrub(merge.reason), float(merge.score))


def _evidence(evidence: Evidence) -> Evidence:
    return Evidence(
        _span(evidence.span),
        _span(evidence.sentence),
        scrub(evidence.standing),
        scrub(evidence.said_by),
        scrub(evidence.extractor),
        scrub(evidence.when),
        float(evidence.confidence),
    )


def _span(span: Span) -> Span:
    return Span(scrub(span.article), span.start, span.end, scrub(span.text))


def _page_name(name: str) -> str:
    """A page's name as a graph that is passed on may have it: of an absolute path, which tells about the machine that
    it was read on, only the file (and the member of an archive)."""
    path, mark, member = name.partition("!")
    if re.match(r"[/\\~]|[A-Za-z]:[/\\]", path):
        path = re.split(r"[/\\]", path.rstrip("/\\"))[-1]
    return path + mark + member
