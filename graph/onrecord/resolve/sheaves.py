"""Statements about one subject as plain lists, as `onrecord.resolve.remembered` keeps them: places as offsets, whose
words come from the articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.model import Article, Evidence, Span, Statement

__all__ = ["pack", "unpack"]


def pack(found: Iterable[Statement]) -> list[Any]:
    """The statements of one subject, plainly."""
    return [
        [
            each.id, each.relation, each.object, each.literal, each.roles, each.details,
            [
                [
                    one.span.article, one.span.start, one.span.end, one.sentence.start, one.sentence.end,
                    one.standing, one.said_by, one.extractor, one.when, one.confidence,
                ]
                for one in each.evidence
            ],
        ]
        for each in found
    ]  # fmt: skip


def unpack(subject: str, told: Iterable[Any], articles: Mapping[str, Article]) -> list[Statement]:
    """The statements of a subject that `pack` packed. articles: those that they stand in, by id."""
    spans: dict[tuple[str, int, int], Span] = {}

    def span(article: str, start: int, end: int) -> Span:
        found = spans.get((article, start, end))
        if found is None:
            found = spans[article, start, end] = Span(article, start, end, articles[article].text[start:end])
        return found

    return [
        Statement(
            mark, subject, relation, target, literal, _pairs(roles), _pairs(details),
            tuple([
                Evidence(span(article, start, end), span(article, first, last), *rest)
                for article, start, end, first, last, *rest in places
            ]),
        )
        for mark, relation, target, literal, roles, details, places in told
    ]  # fmt: skip


def _pairs(values: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    return tuple([(name, value) for name, value in values])
