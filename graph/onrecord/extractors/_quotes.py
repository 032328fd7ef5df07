"""The quotations of an article, with where each stands: what it follows, what follows it, what it goes on with."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import cast

from spacy.tokens import Doc

from onrecord.annotate.quotations import quotations

__all__ = ["Layout", "Quote", "layout"]

_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Quote:
    """An outermost quotation, one paragraph of it.

    first, last: tokens of its marks (last: the last word where no mark closes it); start, end: characters of the words
    alone; closed; continues: it goes on with another opening mark; paragraph: number of its paragraph; run: number of
    the quotation it belongs to with those before and after it that it goes on with, and its place in it.
    """

    first: int
    last: int
    start: int
    end: int
    closed: bool
    continues: bool
    paragraph: int
    run: int
    place: int

    def holds(self, token: int) -> bool:
        """Whether the token stands in it, marks included."""
        return self.first <= token <= self.last


@dataclass(frozen=True, slots=True)
class Layout:
    """Quotations and paragraphs of a document.

    quotes: the outermost quotations in order; paragraphs: (first token, last token + 1) of each; runs: the number of
    pieces of each quotation.
    """

    quotes: tuple[Quote, ...]
    paragraphs: tuple[tuple[int, int], ...]
    runs: dict[int, int]
    firsts: tuple[int, ...]
    starts: tuple[int, ...]

    def paragraph(self, token: int) -> int:
        """The number of the paragraph of a token."""
        return max(0, bisect_right(self.starts, token) - 1)

    def quote_at(self, token: int) -> Quote | None:
        """The quotation that the token stands in."""
        at = bisect_right(self.firsts, token) - 1
        return self.quotes[at] if at >= 0 and self.quotes[at].holds(token) else None

    def has_quote(self, first: int, last: int) -> bool:
        """Whether a quotation begins in tokens first to last."""
        at = bisect_right(self.firsts, first - 1)
        return at < len(self.firsts) and self.firsts[at] <= last


def layout(doc: Doc) -> Layout:
    """Quotations and paragraphs of a document. Worked out once for each."""
    kept = doc.user_data.get("onrecord.layout")
    if kept is None:
        kept = doc.user_data["onrecord.layout"] = _lay_out(doc)
    return cast("Layout", kept)


def _lay_out(doc: Doc) -> Layout:
    paragraphs = _paragraphs(doc)
    starts = tuple(first for first, _ in paragraphs)
    found: list[Quote] = []
    runs: dict[int, int] = {}
    run = place = 0
    going_on = False
    for quotation in quotations(doc):
        if quotation.depth:
            continue
        first, last = quotation.span.start, quotation.span.end - 1
        paragraph = max(0, bisect_right(starts, first) - 1)
        if going_on and found and paragraph <= found[-1].paragraph + 1:
            place += 1
        else:
            run, place = run + 1, 1
        going_on = quotation.continues
        runs[run] = place
        found.append(
            Quote(first, last, quotation.start, quotation.end, quotation.closed, going_on, paragraph, run, place)
        )
    return Layout(tuple(found), tuple(paragraphs), runs, tuple(quote.first for quote in found), starts)


def _paragraphs(doc: Doc) -> list[tuple[int, int]]:
    """(first token, last token + 1) of each paragraph, white space between them left out."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    end = 0
    for token in doc:
        if token.is_space:
            if start is not None and _BREAK.search(token.text):
                found.append((start, end))
                start = None
        else:
            start = token.i if start is None else start
            end = token.i + 1
    if start is not None:
        found.append((start, end))
    return found or [(0, len(doc))]
