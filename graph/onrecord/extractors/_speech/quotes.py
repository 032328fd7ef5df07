"""The quotations of an article, with where each stands: what it follows, what follows it, what it goes on with."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import cast

from spacy.tokens import Doc

from onrecord.annotate.quotations import Quotation, quotations
from onrecord.extractors._speech.turns import Turn, turns

__all__ = ["Layout", "Quote", "layout"]

_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Quote:
    """An outermost quotation, one paragraph of it; or a paragraph that the layout gives to a speaker.

    first, last: tokens of its marks (last: the last word where no mark closes it); start, end: characters of the words
    alone; closed; continues: it goes on with another opening mark; paragraph: number of its paragraph; run: number of
    the quotation it belongs to with those before and after it that it goes on with, and its place in it; turn: what
    the layout says of its speaker, None where only quotation marks set it off.
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
    turn: Turn | None = None

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
    said = turns(doc, tuple(paragraphs))
    quoted: list[tuple[int, int, Quotation | None]] = []
    for quotation in quotations(doc):
        if not quotation.depth:
            first = quotation.span.start
            quoted.append((first, max(0, bisect_right(starts, first) - 1), quotation))
    for number, turn in list(said.items()):
        inside = [one for one in quoted if one[1] == number]
        whole = next((one for one in inside if one[0] == turn.first), None)
        if whole is None:
            quoted = [one for one in quoted if one[1] != number]
            quoted.append((turn.first, number, None))
        elif whole[2] is not None and whole[2].span.end < turn.last:
            del said[number]  # Bell: "We began," she said, "in May."
    quoted.sort(key=lambda one: one[0])
    found: list[Quote] = []
    runs: dict[int, int] = {}
    run = place = 0
    going_on = False
    for first, paragraph, marked in quoted:
        own = said.get(paragraph)
        before = found[-1] if found else None
        same = own is not None and own.label is not None and before is not None and before.turn is not None
        if same and own is not None and before is not None and before.turn is not None:
            going_on = own.label == before.turn.label and own.kind == before.turn.kind
        if going_on and before is not None and paragraph <= before.paragraph + 1:
            place += 1
        else:
            run, place = run + 1, 1
        runs[run] = place
        if marked is not None:
            going_on = marked.continues
            last, start, end, closed = marked.span.end - 1, marked.start, marked.end, marked.closed
        else:
            assert own is not None
            going_on, last, closed = False, own.last, False
            start, end = doc[own.first].idx, doc[own.last].idx + len(doc[own.last].text)
            first = max(first - 1, 0)
        found.append(Quote(first, last, start, end, closed, going_on, paragraph, run, place, own))
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
