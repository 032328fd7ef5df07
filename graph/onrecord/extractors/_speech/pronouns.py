"""Who "she" is in "she added": whoever spoke last.

Coreference settles pronouns in general, from names, numbers and grammar. But "added", "continued" and "went on" say by
themselves that the speaker has spoken before, so that the speaker is known without it.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.extractors._speech.frames import SPEAKING, Frame
from onrecord.extractors._speech.quotes import Layout
from onrecord.extractors._speech.sources import named_head
from onrecord.extractors._text.names import split_name
from onrecord.model import Document, Mention
from onrecord.syntax import relation

__all__ = ["speaking_on"]

_SPEAKING_ON = frozenset({"add", "continue", "go on"})
_GENDERS = {"he": "m", "she": "f"}
_PARAGRAPHS = 3  # from one frame to the next
_REACH = 400  # tokens outside quotations that are looked through


def speaking_on(document: Document, found: list[Frame], layout: Layout) -> list[Frame]:
    """The frames, with the last speaker in place of the pronoun before a verb of speaking on."""
    doc = document.doc
    last: Frame | None = None
    out: list[Frame] = []
    for frame in found:
        if layout.quote_at(frame.cue.i) is not None:
            out.append(frame)
            continue
        if last is not None and _speaks_on(frame) and _fits(frame.speakers[0], last.speakers[0]):
            near = layout.paragraph(frame.first) - layout.paragraph(last.cue.i) <= _PARAGRAPHS
            same = frame.cue.sent == last.cue.sent and last.speakers[0].form == "pronoun"
            if near and (same or not _named_between(document, doc, layout, last.last + 1, frame.first)):
                frame = replace(frame, speakers=last.speakers)
        out.append(frame)
        if frame.kind in SPEAKING and len(frame.speakers) == 1 and frame.said and _is_main(frame.cue):
            last = frame
    return out


def _is_main(cue: Token) -> bool:
    """Whether the cue's clause is one of the article's own, not part of what somebody else says."""
    for _ in range(6):
        if relation(cue) in {"ROOT", "parataxis"} or cue.head == cue:
            return True
        if relation(cue) != "conj":
            return False
        cue = cue.head
    return False


def _speaks_on(frame: Frame) -> bool:
    return (
        frame.lemma in _SPEAKING_ON
        and _is_main(frame.cue)
        and len(frame.speakers) == 1
        and frame.speakers[0].form == "pronoun"
    )


def _fits(pronoun: Mention, speaker: Mention) -> bool:
    """Whether the pronoun can stand for the speaker: he or she for a person (as the title tells), it for a body."""
    word = pronoun.span.text.lower()
    if speaker.form == "pronoun":  # He said it was late; however, he added, ...
        return word in _GENDERS and word == speaker.span.text.lower()
    if word == "it":
        return speaker.kind in {"institution", "report", "document"}
    if word not in _GENDERS or speaker.kind != "person":
        return False
    return speaker.form != "name" or split_name(speaker.label).gender in {"", _GENDERS[word]}


def _named_between(document: Document, doc: Doc, layout: Layout, start: int, end: int) -> bool:
    """Whether somebody else is named as the subject of a clause between two frames, outside quotations."""
    seen = 0
    at = start
    while at < end and seen < _REACH:
        quote = layout.quote_at(at)
        if quote is not None:
            at = quote.last + 1
            continue
        if doc[at].dep_.startswith("nsubj") and named_head(document, doc[at]) is not None and doc[at].pos_ == "PROPN":
            return True
        at += 1
        seen += 1
    return seen >= _REACH
