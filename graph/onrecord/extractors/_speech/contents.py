"""What is said by a cue: its content, cut to one sentence of one speaker."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.extractors._speech.asides import Asides
from onrecord.extractors._speech.frames import SPEAKING, Frame
from onrecord.extractors._speech.framing import is_tag
from onrecord.extractors._speech.ground import ENDS
from onrecord.extractors._speech.quotes import Quote
from onrecord.extractors._speech.sources import noun_phrase
from onrecord.extractors._text.cues import entry
from onrecord.extractors._text.doers import resumes
from onrecord.syntax import children, relation

__all__ = ["Contents", "Stretch"]

_SPEAKER = frozenset({"he", "she", "they", "i", "we"})
_NEAR = 8  # tokens between the beginnings that the language model and the parser give a content


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a speaker: characters [start, end), without outer quotation marks where they are quoted whole.

    directness: direct, mixed, indirect; run, place: which quotation over paragraphs or interrupted, and the place in it
    (0, 0 for one that stands alone); first, last: tokens from and to which what lies between is not the article's own
    voice (marks included).
    """

    start: int
    end: int
    directness: str
    first: int
    last: int
    run: int = 0
    place: int = 0


class Contents(Asides):
    """Finds contents in one article. Stretches are tokens (first, last), both of them in."""

    def around(self, frame: Frame, quote: Quote) -> Stretch | None:
        """The content clause around a quotation, None where the quotation is all there is."""
        if frame.kind in {"naming", "acting"}:
            return None
        span = self._content(frame, quote)
        if span is None:
            return None
        first, last = span
        if not is_tag(quote, frame) and not self.is_clause(first, last, frame):
            return None
        start, end = self.trim(first, last)
        if start >= end or not (start <= quote.start and quote.end <= end):
            return None
        if start >= self.ground.doc[quote.first].idx and end <= self.ground.doc[quote.last].idx + len(
            self.ground.doc[quote.last].text
        ):
            return None
        return Stretch(start, end, "mixed", first, last)

    def vouched(self, frame: Frame, quote: Quote) -> bool:
        """Whether a quotation of a word or two is surely the speaker's: it follows the cue, or the model says so."""
        if frame.kind == "finding" and quote.last - quote.first <= 2:
            return False  # found the word "dead"
        return self._follows(frame, quote) or self._backed(frame, quote)

    def _backed(self, frame: Frame, quote: Quote) -> bool:
        """Whether the language model too has the quotation in the content of the cue."""
        if frame.model is None or frame.kind not in SPEAKING:
            return False
        return any(content.start <= quote.first + 1 and quote.last - 1 < content.end for content in frame.model.content)

    def _follows(self, frame: Frame, quote: Quote) -> bool:
        """Whether nothing but "that" or "it was" stands between a cue and a quotation of a word or two."""
        return 0 < quote.first - frame.cue.i <= 3 and not any(
            token.pos_ in {"NOUN", "PROPN", "ADP"} for token in self.ground.doc[frame.cue.i + 1 : quote.first]
        )

    def _content(self, frame: Frame, quote: Quote | None) -> tuple[int, int] | None:
        """Tokens (first, last) of a frame's content, around a quotation if there is one."""
        spans: list[tuple[int, int]] = []
        if quote is not None and is_tag(quote, frame):
            low = self.ground.lead(
                max(self.ground.layout.paragraphs[quote.paragraph][0], frame.cue.sent.start), quote.first
            )
            if low is not None:  # Ms Vale is "a danger", he said
                low = next((i + 1 for i in range(quote.first - 1, low, -1) if self.ground.doc[i].text == ";"
                            and self.ground.layout.quote_at(i) is None), low)  # fmt: skip
                spans.append((low, max(frame.first - 2, quote.last)))
        if frame.model is not None:
            spans += [(content.start, content.end - 1) for content in frame.model.content]
        clause = self.clause(frame)
        if clause is not None:
            spans.append(clause)
        for first, last in spans:
            if quote is not None and not (first <= quote.first + 1 and quote.last - 1 <= last):
                continue
            cut = self._cut(frame, first, last, quote)
            if cut is not None:
                return cut
        return None

    def _cut(self, frame: Frame, first: int, last: int, quote: Quote | None) -> tuple[int, int] | None:
        """A content without the cue and its speaker, within one paragraph and one sentence outside quotation marks."""
        doc = self.ground.doc
        paragraph = self.ground.layout.paragraph(quote.first if quote is not None else first)
        low, high = self.ground.layout.paragraphs[paragraph]
        first, last = max(first, low), min(last, high - 1)
        amid = frame.head is not None and frame.cue.i < first and last < noun_phrase(frame.head).start
        if first <= frame.last and frame.first <= last and not amid:  # (not: After saying | it was late, Ms Bell left)
            behind = quote.first > frame.cue.i if quote is not None else last - frame.last > frame.first - first
            first, last = (max(first, frame.last + 1), last) if behind else (first, min(last, frame.first - 1))
        clause = self.clause(frame)
        if clause is not None and clause[0] <= (quote.first if quote is not None else last):
            if first < clause[0] <= first + _NEAR and self._is_aside(frame, first, clause[0]):
                first = clause[0]  # told reporters on Monday | that ...
            elif frame.last < clause[0] < first <= clause[0] + _NEAR and first <= clause[1]:
                first = clause[0]  # that it had | "complied with the rules"
        while (
            first == frame.cue.i + 1 < last
            and doc[first].ent_type_ == "DATE"
            and not (doc[first + 1].is_punct or doc[first + 1].tag_ == "POS")
        ):
            first += 1  # said Monday | it would ...
            while first < last and doc[first].ent_iob_ == "I" and doc[first].ent_type_ == "DATE":
                first += 1
        anchor = quote.first if quote is not None else first
        at = anchor
        while at > first and (doc[at - 1].text not in ENDS or self.ground.layout.quote_at(at - 1) is not None):
            at -= 1
        first = at
        first = self._after_last_statement(frame, first, last) if quote is None else first
        last = self._before_next_cue(frame, first, last)
        last = self._before_next_statement(frame, first if quote is None else quote.last, last)
        for i in range(quote.last + 1 if quote is not None else first + 1, last + 1):
            if doc[i].is_sent_start and self.ground.layout.quote_at(i) is None and i > anchor:
                last = i - 1
                break
            if (
                doc[i].text in {".", "!", "?"}
                and self.ground.layout.quote_at(i) is None
                and (i + 1 > last or doc[i + 1].is_sent_start or doc[i + 1].text[:1].isupper())
            ):
                last = i
                break
        while first < last and (
            doc[first].is_space or (doc[first].is_punct and self.ground.layout.quote_at(first) is None)
        ):
            first += 1
        return (first, last) if first <= last else None

    def _is_aside(self, frame: Frame, first: int, end: int) -> bool:
        """Whether words between a cue and its clause only say to whom, when or where: not "all | of this was late"."""
        doc = self.ground.doc
        if any(token.pos_ == "VERB" and token.dep_ != "amod" for token in doc[first:end]):
            return False
        if doc[end].lower_ == "that" or frame.takes == "hearer":
            return True
        own = [token for token in doc[first:end] if token.head == frame.cue]
        return bool(own) and all(relation(token) in {"obl", "advmod", "punct", "advcl", "cc"} for token in own)

    def _before_next_cue(self, frame: Frame, first: int, last: int) -> int:
        """Ends a content before what the speaker does next: X said that it is late and called for help."""
        for token in self.ground.doc[max(first + 3, frame.cue.i + 1) : last + 1]:
            if (resumes(token, frame.cue) or _goes_on_to(token, frame)) and self.ground.layout.quote_at(
                token.i
            ) is None:
                said = children(frame.cue, "ccomp") if token.head == frame.cue else (token.head,)
                if any(word.lower_ in _SPEAKER for one in said for word in children(one, "nsubj")):
                    continue  # She said she was tired and wanted to leave; but: said it was late and called for help
                joint = next((child.i for child in children(token, "cc") if child.i < token.i), token.i)
                return max(joint - 1, first)
        return last

    def _after_last_statement(self, frame: Frame, first: int, last: int) -> int:
        """Where what a cue behind it says begins: behind a semicolon before which somebody is said to say something."""
        doc = self.ground.doc
        for i in range(min(last, frame.first) - 1, first, -1):
            if doc[i].text == ";" and self.ground.layout.quote_at(i) is None:
                return i + 1 if self.ground.between(first, i) else first
        return first

    def _before_next_statement(self, frame: Frame, first: int, last: int) -> int:
        """Ends a content at a semicolon behind which somebody is said to say something else."""
        doc = self.ground.doc
        for i in range(first + 1, last):
            if doc[i].text != ";" or self.ground.layout.quote_at(i) is not None:
                continue
            if any(other is not frame and other.speakers for other in self.ground.between(i, frame.cue.sent.end)):
                return i - 1
        return last

    def trim(self, first: int, last: int) -> tuple[int, int]:
        """Characters of a content without "that" before it and the marks that end its sentence."""
        doc = self.ground.doc
        while first < last and (doc[first].is_space or doc[first].text in {",", ":", ";", "-", "–", "—"}
                                or doc[first].lower_ in {"and", "but"}
                                or (doc[first].lower_ == "that" and doc[first].dep_ == "mark")):  # fmt: skip
            first += 1
        while (
            last > first
            and self.ground.layout.quote_at(last) is None
            and (doc[last].is_space or doc[last].is_punct)
            and doc[last].text not in {")", "]", "%"}
        ):
            last -= 1
        inner = self.ground.layout.quote_at(first)
        start, end = doc[first].idx, doc[last].idx + len(doc[last].text)
        if inner is not None and inner.first == first and inner.last == last and inner.closed:
            return inner.start, inner.end
        return start, end

    def contents(self, frame: Frame, inside: Quote | None) -> list[tuple[int, int]]:
        """The contents of a frame that stand in its own sentence, the language model's before those of syntax."""
        sentence = frame.cue.sent
        spans: list[tuple[int, int]] = []
        if inside is None and frame.model is not None:
            for content in frame.model.content:
                opening = self.ground.doc[content.start]
                aside = opening.dep_ == "advcl" and opening.tag_ in {"VBN", "VBG"} and opening.head == frame.cue
                aside = aside or self.is_further(frame, content.start)
                if content.start < sentence.end and sentence.start < content.end and not aside:
                    spans.append((content.start, content.end - 1))
        clause = self.clause(frame)
        if frame.lemma == "according" and any(self.is_clause(*span, frame) for span in spans):
            clause = None  # it fell, according to X, but rose again: the model has the side that X says
        if clause is not None and not any(low <= clause[1] and clause[0] <= high for low, high in spans):
            spans.append(clause)
        tagged = self.before_tag(frame) if inside is None else None
        if tagged is not None and not any(low <= tagged[1] and tagged[0] <= high for low, high in spans):
            spans.append(tagged)
        if inside is None:
            whole = self.around_aside(frame)
            if whole:
                return whole
            if not spans:
                spans += self.of_participle(frame)
            if clause is not None:
                spans = _whole(frame, _joined(spans, clause), clause)
            if frame.lemma == "according":
                low, high = self.segment(frame)
                spans = [(max(first, low), min(last, high)) for first, last in spans if first <= high and low <= last]
        cut: list[tuple[int, int]] = []
        for first, last in spans:
            if inside is not None:
                first, last = max(first, inside.first + 1), min(last, inside.last - 1)
                if first >= last:
                    continue
            piece = self._cut(frame, first, last, None)
            if piece is not None and not self.dangles(*piece):
                cut.append(piece)
        return cut


def _goes_on_to(token: Token, frame: Frame) -> bool:
    """Whether the parser hangs a verb of stance behind a content on the cue: said | it was late | and rejected it."""
    if token.dep_ != "conj" or token.head != frame.cue or token.tag_ != "VBD" or frame.cue.tag_ != "VBD":
        return False
    if not entry(token, "stances") or any(children(token, "nsubj", "aux")):
        return False
    between = token.doc[frame.cue.i : token.i]
    return any(children(token, "cc")) and not any(word.is_quote for word in between)


def _whole(frame: Frame, spans: list[tuple[int, int]], clause: tuple[int, int]) -> list[tuple[int, int]]:
    """Stretches, with the clause for one that breaks off before its verb: found that when it rained, | it fell."""
    heads = [child.i for child in children(frame.cue, "ccomp") if clause[0] <= child.i <= clause[1]]
    if len(spans) != 1 or not heads or abs(spans[0][0] - clause[0]) > 1 or frame.cue.i > clause[0]:
        return spans
    return [clause] if spans[0][1] < heads[0] else spans


def _joined(spans: list[tuple[int, int]], clause: tuple[int, int]) -> list[tuple[int, int]]:
    """Stretches of one clause as one: they believe gas | (which leaks) | was the trigger."""
    inside = [span for span in spans if clause[0] <= span[0] and span[1] <= clause[1]]
    if len(inside) < 2:
        return spans
    whole = min(first for first, _ in inside), max(last for _, last in inside)
    return [whole, *(span for span in spans if span not in inside)]
