"""What an article's own words name, beside the mentions of its claims, that leads from one mention to the next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from onrecord.extractors._text.names import title_length
from onrecord.extractors._text.roles import institutions, people, roles
from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Document, Mention
from onrecord.resolve.descriptions import singular
from onrecord.resolve.parts import without_stops
from onrecord.vocabulary import words

__all__ = ["texts_own", "tokens_of"]

_IN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON"})


def tokens_of(page: Sheet, start: int, end: int) -> tuple[int, int]:
    """The tokens that characters [start, end) touch."""
    first = max(0, bisect_right(page.start, start) - 1)
    return first, max(first + 1, bisect_left(page.start, end))


def texts_own(document: Document, page: Sheet) -> Iterator[Mention]:
    """Names of persons and institutions in the text; singular pronouns for persons; noun phrases for roles and reports
    that lead from one mention to the next."""
    named = people(document)
    for mention, following in zip(named, [*named[1:], None], strict=False):
        # a title that the name after it goes with
        tokens = without_stops(mention.span.text.split())
        alone = title_length(tokens) == len(tokens)
        if not (alone and following is not None and following.span.start <= mention.span.end + 1):
            yield mention
    yield from institutions(document)
    for mention in roles(document):
        start = tokens_of(page, mention.span.start, mention.span.end)[0]
        if page.lower[max(0, start - 2) : start] == ["one", "of"]:  # "one of the victims" is one of them
            mention = replace(mention, span=document.article.span(page.start[start - 2], mention.span.end), name="")
        yield mention
    pronouns, reports = words("pronouns"), _report_heads()
    for i, lower in enumerate(page.lower):
        entry = pronouns.get(lower)
        if entry is not None:
            if entry[2] in {"f", "m"}:
                yield Mention(page.span(i, i + 1), "person", "pronoun")
            continue
        kind = reports.get(lower) or reports.get(singular(lower))
        if kind and page.pos[i] in {"NOUN", "PROPN"} and page.dep[i] not in {"compound", "flat"} and not page.label[i]:
            first = _definite(page, i)
            if first is not None:
                yield Mention(page.span(first, i + 1), kind, "role")


def _definite(page: Sheet, head: int) -> int | None:
    """Where a definite noun phrase begins ("the final report", "her report"), None if it is not definite."""
    first, definite = head, False
    floor = page.subtree(head)[0]
    while first > floor and page.pos[first - 1] in _IN_PHRASE:
        first -= 1
        definite |= page.lower[first] in {"the", "this", "that", "'s", "’s"} or page.full[first] == "nmod:poss"
        if page.lower[first] in {"the", "this", "that", "a", "an"} and not _possessive(page, first, head):
            break
    return first if definite and not page.label[first:head].count("DATE") else None


def _possessive(page: Sheet, first: int, last: int) -> bool:
    """Whether a possessive ending stands between, so that the determiner is the possessor's own."""
    return any(page.lower[i] in {"'s", "’s", "'", "’"} for i in range(first, last))


@cache
def _report_heads() -> dict[str, str]:
    return {form: entry[0] for form, entry in words("reports").items() if entry[1] == "plain"}
