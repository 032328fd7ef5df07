"""Who is meant by the label of a turn: a person of the article, its paper, or an interviewer whom nobody names."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from onrecord.extractors._speech.quotes import layout
from onrecord.extractors._speech.sources import mention
from onrecord.extractors._speech.turns import Turn, is_interviewer
from onrecord.extractors._text.people import people
from onrecord.model import Document, Mention
from onrecord.vocabulary import words

__all__ = ["turn_speakers"]

_INITIALS = 4  # letters of a label that only shortens a name
_INTERVIEW = frozenset({"interview", "interviewed", "interviews", "spoke", "talked", "talks", "speaks", "discussed",
                        "discusses", "tells", "told", "asked"})  # fmt: skip


def turn_speakers(document: Document, turn: Turn) -> tuple[Mention, ...]:
    """Whoever speaks a turn, () where nobody can be told."""
    if turn.kind == "led":
        return ()
    if turn.kind == "answered":
        one = _interviewed(document)
        return (one,) if one is not None else ()
    assert turn.label is not None
    first, last = turn.label
    own = document.doc[first : last + 1]
    span = document.article.span(own.start_char, own.end_char)
    text = " ".join(span.text.split()).strip(" .")
    found = _person(document, text)
    if found is not None:
        return (
            found if found.span.text.casefold() != text.casefold() else Mention(span, "person", "name", found.name),
        )
    paper = _paper(document, text)
    if paper:
        return (Mention(span, "institution", "name", paper),)
    if turn.kind == "asked" or is_interviewer(text) or (text.isupper() and len(text) <= _INITIALS):
        return (Mention(span, "person", "role", "interviewer"),)
    known = mention(document, own.root, "")
    if known is not None and known.span.start >= span.start and known.span.end <= span.end:
        return (known,)
    return (Mention(span, "person", "name", text),)


def _person(document: Document, label: str) -> Mention | None:
    """The person whom a label names in full, by surname or by initials, the first to be so called."""
    wanted = label.casefold().split()
    letters = label.replace(".", "")
    for one in _named(document):
        parts = one.span.text.replace(".", "").casefold().split()
        if parts[-len(wanted) :] == [part.strip(".") for part in wanted]:
            return one
        short = letters.isupper() and 2 <= len(letters) <= _INITIALS and len(parts) == len(letters)
        if short and "".join(part[0] for part in parts) == letters.casefold():
            return one
    return None


def _paper(document: Document, label: str) -> str:
    """The name of a paper or broadcaster that the label names or shortens ("WN" of Wikinews), "" for none."""
    lower = label.casefold()
    publisher = document.article.publisher
    if lower == publisher.casefold() and lower:
        return publisher
    for token in document.doc:
        name = token.text
        if token.pos_ != "PROPN" or (name.casefold() not in words("news_media") and name != publisher):
            continue
        if name.casefold() == lower or (label.isupper() and len(label) > 1 and _shortens(lower, name.casefold())):
            return name
    return label if lower in words("news_media") and len(label) > _INITIALS else ""


def _shortens(short: str, name: str) -> bool:
    """Whether the letters stand in the name in their order, the first at its head."""
    if short[:1] != name[:1]:
        return False
    letters = iter(name)
    return all(letter in letters for letter in short)


@lru_cache(maxsize=4)
def _named(document: Document) -> tuple[Mention, ...]:
    return tuple(people(document))


@lru_cache(maxsize=4)
def _interviewed(document: Document) -> Mention | None:
    """The one person whom an article interviews: whom it says it spoke to, else the only one its headline names."""
    plan = layout(document.doc)
    first = next((quote.first for quote in plan.quotes if quote.turn is not None), len(document.doc))
    before = [one for one in _named(document) if one.span.start < document.doc[min(first, len(document.doc) - 1)].idx]
    near: Counter[str] = Counter()
    for one in before:
        span = document.doc.char_span(one.span.start, one.span.end, alignment_mode="expand")
        if span is not None and any(token.lower_ in _INTERVIEW for token in span.sent):
            near[one.span.text.split()[-1]] += 1
    if len(near) != 1:
        headline = document.article.headline
        near = Counter(one.span.text.split()[-1] for one in before if one.span.text.split()[-1] in headline.split())
    if len(near) != 1:
        return None
    (surname,) = near
    return max(
        (one for one in before if one.span.text.split()[-1] == surname),
        key=lambda one: (len(one.span.text), -one.span.start),
    )
