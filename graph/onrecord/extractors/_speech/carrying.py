"""Who speaks on: quotations that nothing in their own sentence gives to anybody."""

from __future__ import annotations

from spacy.tokens import Span as Words

from onrecord.extractors._speech.clauses import FINITE
from onrecord.extractors._speech.frames import SPEAKING, Frame
from onrecord.extractors._speech.framing import Framing
from onrecord.extractors._speech.ground import ENDS, SCARE, Ground, Said
from onrecord.extractors._speech.quotes import Quote
from onrecord.extractors._speech.sources import FIRST_PERSON, mentions
from onrecord.extractors._text.doers import actor
from onrecord.model import Mention
from onrecord.syntax import relation

__all__ = ["Carrying"]

_HEADING = 12  # tokens of a quotation that is the heading of a section


class Carrying:
    """Carries speakers on in one article."""

    def __init__(self, ground: Ground, framing: Framing) -> None:
        self.ground = ground
        self.framing = framing

    def carry_on(self, said: list[Said]) -> None:
        """Gives quotations without a frame of their own the speaker who is speaking already."""
        for index, one in enumerate(said):
            if one.speakers or one.mixed or (one.quote.turn is not None and one.quote.turn.kind != "led"):
                continue
            before = said[index - 1] if index else None
            if before is not None and before.quote.run == one.quote.run:
                one.frame, one.speakers = before.frame, before.speakers
                continue
            if self._is_heading(one.quote):
                continue
            self.framing.take_source(one)
            frame, speakers = self._speaking(one, before)
            if not one.speakers or (speakers and _same(one, frame, speakers, self.ground.source_of(one.quote)[0])):
                one.frame, one.speakers = frame, speakers
        for index in range(len(said) - 1, -1, -1):  # "Who knew?" "Nobody," she said.
            one = said[index]
            if one.mixed and one.frame is None and not one.speakers:
                one.speakers = self._inside(one.quote, said[index - 1] if index else None)
            if one.speakers or one.mixed or self._is_heading(one.quote):
                continue
            after = said[index + 1] if index + 1 < len(said) else None
            if after is not None and after.speakers and not after.mixed and self._adjacent(one.quote, after.quote):
                one.frame, one.speakers = after.frame, after.speakers
            elif one.quote.paragraph and one.quote.last - one.quote.first > SCARE and self._fills_paragraph(one.quote):
                one.speakers = self._subject(self.ground.layout.paragraphs[one.quote.paragraph - 1][1] - 1)
            elif self._in_first_person(one.quote):
                one.speakers = self._told_of(one.quote.first - 1)

    def _speaking(self, one: Said, before: Said | None) -> tuple[Frame | None, tuple[Mention, ...]]:
        """The last speaker of the paragraph, else whoever spoke in the paragraph before."""
        quote = one.quote
        first, _ = self.ground.layout.paragraphs[quote.paragraph]
        if quote.first > first:
            return self._last_speaker(first, quote.first, before, quote.paragraph)
        if quote.paragraph == 0:
            return None, ()
        above, end = self.ground.layout.paragraphs[quote.paragraph - 1]
        if self.ground.doc[end - 1].text == ":":  # Ms Vale put it to them like this: (next line) "..."
            frame = self.framing.before(self.ground.doc[end - 1].sent.start, end - 1)
            if frame is not None:
                return frame, frame.speakers
            return None, self._subject(end - 1)
        return self._last_speaker(above, end, before, quote.paragraph - 1)

    def _last_speaker(
        self, start: int, end: int, before: Said | None, paragraph: int
    ) -> tuple[Frame | None, tuple[Mention, ...]]:
        """Whoever speaks last in tokens [start, end) of a paragraph: in its last quotation or by its last cue."""
        frame = self._last_frame(start, end)
        if before is not None and before.speakers and before.quote.paragraph == paragraph:
            old = before.frame
            # "No," Ms Vale said after Mr Roy spoke. "Never." The sentence is hers, whoever else is named in it.
            same = frame is not None and old is not None and frame.cue.sent == old.cue.sent
            if frame is None or frame.last < before.quote.first or same:
                return old, before.speakers
        return (frame, frame.speakers) if frame is not None else (None, ())

    def _in_first_person(self, quote: Quote) -> bool:
        """Whether a quotation that is a sentence or more, with a sentence before it, says "I" or "we"."""
        own = self.ground.doc[quote.first : quote.last + 1]
        first, _ = self.ground.layout.paragraphs[quote.paragraph]
        opens = first < quote.first and self.ground.doc[quote.first - 1].text in ENDS
        return opens and len(own) > _HEADING and any(token.lower_ in FIRST_PERSON for token in own)

    def _inside(self, quote: Quote, before: Said | None) -> tuple[Mention, ...]:
        """Who says "I" in a long quotation that is a part of a sentence: the last speaker, else whom one tells of."""
        own = self.ground.doc[quote.first : quote.last + 1]
        first, _ = self.ground.layout.paragraphs[quote.paragraph]
        if len(own) <= _HEADING or not any(token.lower_ in FIRST_PERSON for token in own):
            return ()
        _, speakers = self._last_speaker(first, quote.first, before, quote.paragraph)
        start = next((i for i in range(quote.first - 1, first, -1) if self.ground.doc[i].text in ENDS), first)
        return speakers or (self._told_of(start) if start > first else ())

    def _told_of(self, token: int) -> tuple[Mention, ...]:
        """The one person of whom the sentence of a token tells."""
        found = self._subject(token)
        return found if len(found) == 1 and found[0].kind == "person" and found[0].form != "role" else ()

    def _subject(self, token: int) -> tuple[Mention, ...]:
        """The person or body that is the subject of a token's sentence."""
        root = self.ground.doc[token].sent.root
        head = actor(root)
        found = mentions(self.ground.document, head, "") if head is not None else []
        return tuple(one for one in found if one.kind in {"person", "institution", "report", "document"})

    def _last_frame(self, start: int, end: int) -> Frame | None:
        """The last cue of speech in tokens [start, end) that somebody is named with."""
        aside: Frame | None = None
        for frame in self.ground.backwards(start, end):
            if frame.kind not in SPEAKING or not frame.speakers or not frame.said:
                continue
            if relation(frame.cue) not in {"acl", "advcl"} or frame.cue.tag_ == "VBG":
                return frame
            if aside is None and relation(frame.cue) == "advcl" and frame.cue.tag_ in FINITE:
                aside = frame  # Ms Vale made news when she said that ...
        return aside

    def _adjacent(self, one: Quote, other: Quote) -> bool:
        """Whether nothing stands between two quotations; a paragraph that is one quotation goes on in the next."""
        if one.paragraph == other.paragraph:
            return all(token.is_space for token in self.ground.doc[one.last + 1 : other.first])
        first, _ = self.ground.layout.paragraphs[other.paragraph]
        return one.paragraph + 1 == other.paragraph and other.first == first and self._fills_paragraph(one)

    def _fills_paragraph(self, quote: Quote) -> bool:
        first, last = self.ground.layout.paragraphs[quote.paragraph]
        return quote.first == first and quote.last == last - 1

    def _is_heading(self, quote: Quote) -> bool:
        """'Deep-rooted failure' on a line of its own."""
        inner = self.ground.doc[quote.last - 1].text
        return (
            quote.closed
            and self._fills_paragraph(quote)
            and inner not in ENDS
            and inner != ","
            and quote.last - quote.first < _HEADING
        )


def _same(one: Said, frame: Frame | None, speakers: tuple[Mention, ...], source: Words | None) -> bool:
    """Whether the source that the language model has for a quotation is the speaker of a frame, or stands before it."""
    if frame is not None and source is not None and source.start <= frame.last:
        return True
    if len(speakers) != 1 or len(one.speakers) != 1:
        return speakers == one.speakers
    return speakers[0].label.split()[-1:] == one.speakers[0].label.split()[-1:]
