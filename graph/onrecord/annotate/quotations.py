"""The quotations of a document by its quotation marks, nested ones included."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Span

from onrecord.annotate.marks import pair
from onrecord.annotate.tokenise import words


class Quotation(NamedTuple):
    """Words in quotation marks.

    span: the words with their marks; start, end: characters of the words alone, white space at the ends aside;
    closed: a closing mark ends it; continues: it is left open and goes on with another opening mark (a quotation over
    several paragraphs is one Quotation for each); depth: 0, or how many quotations it stands in.
    """

    span: Span
    start: int
    end: int
    closed: bool
    continues: bool
    depth: int


def quotations(doc: Doc) -> list[Quotation]:
    """All quotations in the order of their opening marks. Works on any Doc; no model is needed."""
    found = words(doc)
    pairs, _ = pair(found.texts, found.spaced.tolist(), found.paragraph.tolist())
    text = doc.text
    out: list[Quotation] = []
    for p in pairs:
        start, end = int(found.ends[p.opening]), int(found.starts[p.closing] if p.closed else found.ends[p.closing])
        if p.closing == p.opening or start >= end:
            continue  # a mark and nothing in it
        inner = text[start:end]
        start += len(inner) - len(inner.lstrip())
        end -= len(inner) - len(inner.rstrip())
        if start < end:
            span = doc[int(found.tokens[p.opening]) : int(found.tokens[p.closing]) + 1]
            out.append(Quotation(span, start, end, p.closed, p.continues, p.depth))
    return out
