"""An article as the search for speakers sees it: its quotations and cues, and which cues stand outside quotations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from onrecord.extractors._speech.frames import Frame, frames
from onrecord.extractors._speech.pronouns import speaking_on
from onrecord.extractors._speech.quotes import Layout, Quote, layout
from onrecord.model import Document, Mention

__all__ = ["ENDS", "SCARE", "Ground", "Said"]

ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!?", ";"})
SCARE = 4  # tokens, marks included, of quotations that are a word or a title rather than a statement
_LONGEST_LEAD = 400  # tokens of a sentence that runs up to a quotation


@dataclass(slots=True)
class Said:
    """A quotation with what has been found out about it. mixed: it is part of a sentence of the article's own; within:
    the frame of whoever calls something so, where what they say is told in somebody else's words."""

    quote: Quote
    frame: Frame | None = None
    speakers: tuple[Mention, ...] = ()
    mixed: bool = False
    within: Frame | None = None

    def take(self, frame: Frame | None) -> None:
        """Gives the quotation the frame and its speakers, if there is one."""
        if frame is not None:
            self.frame, self.speakers = frame, frame.speakers


class Ground:
    """What every step of the search needs at hand.

    frames: all, in order; by_cue: the same by the token of their cue; open_cues: those outside quotations.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.doc: Doc = document.doc
        self.layout: Layout = layout(self.doc)
        self.frames = speaking_on(document, frames(document), self.layout)
        self.by_cue = {frame.cue.i: frame for frame in self.frames}
        self._outside = [frame for frame in self.frames if self.layout.quote_at(frame.cue.i) is None]
        self._places = [frame.cue.i for frame in self._outside]
        self.open_cues = {frame.cue.i: frame for frame in self._outside}
        told: list[tuple[int, int, Sequence[Words], Sequence[Words]]] = [
            (words.start, words.end, list(source), list(cue))
            for source, cue, content in self.doc._.attributions
            for words in content
        ]
        self._told = sorted(told, key=lambda one: one[:2])
        self._told_starts = [one[0] for one in self._told]

    def between(self, start: int, end: int) -> list[Frame]:
        """The frames outside quotations whose cues stand in tokens [start, end)."""
        return self._outside[bisect_left(self._places, start) : bisect_left(self._places, end)]

    def backwards(self, start: int, end: int) -> Iterator[Frame]:
        """The same, the last first, one at a time."""
        at = bisect_left(self._places, end) - 1
        while at >= 0 and self._places[at] >= start:
            yield self._outside[at]
            at -= 1

    def source_of(self, quote: Quote) -> tuple[Words | None, Frame | None]:
        """The words that the language model has for the source of a quotation, by whatever cue, and the frame of that
        cue if we know it too."""
        end = bisect_left(self._told_starts, quote.first + 2)
        for _, stop, source, cue in reversed(self._told[max(0, end - 2) : end]):
            outside = [words for words in source if not quote.holds(words.start)]
            if quote.last - 1 <= stop and outside:
                known = (self.open_cues.get(token.i) for words in cue for token in words)
                return outside[0], next((frame for frame in known if frame is not None), None)
        return None, None

    def lead(self, start: int, end: int) -> int | None:
        """Where the sentence that runs up to token `end` begins, None if a sentence begins there."""
        at, start = end, max(start, end - _LONGEST_LEAD)
        while at > start and (self.doc[at - 1].text not in ENDS or self.doc[at - 1].text == ";"):
            at -= 1
        while at < end and (self.doc[at].is_space or self.doc[at].text in {")", "]"}):
            at += 1
        if at >= end or all(token.is_space for token in self.doc[at:end]):
            return None
        # (said Ann Bell, M.P. "It ...): the stop of an abbreviation ends the sentence too
        opens = end + 1 < len(self.doc) and self.doc[end + 1].text[:1].isupper()
        return None if opens and len(self.doc[end - 1]) > 1 and self.doc[end - 1].text.endswith(".") else at
