"""Who says what in an article: every stretch of speech with its speakers.

Two witnesses are heard. Quotation marks are sure of where words begin and end, so each quotation gets its frame first:
the clause that follows it (", said X"), that leads up to it ("X said:"), that it is part of ("X said the plan was
"dead""), or else the speaker who is speaking already. What is left of the language model's contents, and of clauses that
hang on a verb of saying, is indirect speech.

`attributions` also holds what is no statement (what somebody thinks, asks, denies): the stage that qualifies claims
needs to know that the article does not say it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import cast

from spacy.tokens import Doc, Token

from onrecord.extractors._frames import SPEAKING, Frame, frames
from onrecord.extractors._quotes import Layout, Quote, layout
from onrecord.extractors._sources import FIRST_PERSON, actor, mentions, resumes
from onrecord.model import Document, Mention
from onrecord.syntax import children, relation

__all__ = ["Attribution", "Stretch", "attributions", "read"]

_AFTER_REACH = 40  # tokens from a quotation to the cue behind it
_BEFORE_REACH = 60  # tokens from a cue to the quotation it leads up to
_ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!?", ";"})
_QUOTING = frozenset({"speech", "writing", "finding", "asking", "naming", "acting", "thinking", "denying", "doubting"})
_COMPLEMENTS = frozenset(["ccomp", "xcomp", "obj", "iobj", "obl", "advcl", "nmod", "acl", "advmod", "conj", "appos", "amod", "parataxis", "dep"])
_SHORT = 12  # tokens of a name and what belongs to it, before a colon
_SCARE = 4  # tokens, marks included, of quotations that are a word or a title rather than a statement
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PAST = frozenset({"VBD", "VBN"})
_DASHES = frozenset({"-", "--", "–", "—"})


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


@dataclass(frozen=True, slots=True)
class Attribution:
    """What one speaker says by one cue.

    speakers: () where nobody is named; frame: the cue, None where only the quotation marks tell that somebody speaks on;
    kind: of the cue (ontology/words/cues.tsv); statement: whether it is one (not thought, asked, denied, left unsaid).
    """

    speakers: tuple[Mention, ...]
    frame: Frame | None
    kind: str
    stretches: tuple[Stretch, ...]
    statement: bool


@dataclass(slots=True)
class _Said:
    """A quotation with what has been found out about it."""

    quote: Quote
    frame: Frame | None = None
    speakers: tuple[Mention, ...] = ()
    mixed: bool = False


def attributions(document: Document) -> list[Attribution]:
    """All attributions of a document, outer ones before those inside them. Worked out once for each document."""
    kept = document.doc.user_data.get("onrecord.attributions")
    if kept is None:
        kept = document.doc.user_data["onrecord.attributions"] = read(document)
    return cast("list[Attribution]", kept)


def read(document: Document) -> list[Attribution]:
    """Works the attributions of a document out."""
    return _Reader(document).read()


class _Reader:
    """The working-out, with what every step of it needs at hand."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.doc: Doc = document.doc
        self.layout: Layout = layout(self.doc)
        self.frames = frames(document)
        self.by_cue = {frame.cue.i: frame for frame in self.frames}
        self.outside = [frame for frame in self.frames if self.layout.quote_at(frame.cue.i) is None]
        self.open_cues = {frame.cue.i: frame for frame in self.outside}
        self.outside_at = [frame.cue.i for frame in self.outside]

    def read(self) -> list[Attribution]:
        said = [_Said(quote) for quote in self.layout.quotes if quote.start >= self.document.article.body]
        for index, one in enumerate(said):
            self._own_frame(
                one, said[index - 1].quote if index else None, said[index + 1].quote if index + 1 < len(said) else None
            )
        self._carry_on(said)
        found = self._quoted(said)
        found += self._unquoted(found)
        return sorted(found, key=lambda one: (one.stretches[0].start, -one.stretches[-1].end))

    # ------------------------------------------------------------------ the frame of a quotation

    def _own_frame(self, one: _Said, previous: Quote | None, following: Quote | None) -> None:
        """The frame in the quotation's own sentence."""
        quote = one.quote
        first, last = self.layout.paragraphs[quote.paragraph]
        start = max(first, previous.last + 1 if previous is not None else first)
        lead = self._lead(start, quote.first)
        stop = min(last, following.first if following is not None else last)
        after = self._after(quote, stop)
        if lead is None:  # it opens a sentence
            if after is not None:
                self._take(one, after)
            elif self._unfinished(quote, stop):
                one.mixed = True
                self._take(one, self._governor(quote))
            return
        before = self._before(lead, quote.first)
        joint = self.doc[quote.first - 1].text
        direct = joint in {":", ","} or joint in _DASHES or (before is not None and before.cue.i == quote.first - 1)
        whole = self._is_whole(quote)
        if before is not None and direct and (whole or joint == ":"):
            self._take(one, before)
        elif joint == ":" and before is None:
            self._take_name(one, lead, quote.first)
        elif after is not None and direct and whole:
            self._take(one, after)
        else:
            one.mixed = True
            leading = before if direct or (before is not None and self._reaches(before, quote)) else None
            tag = after if after is not None and self.doc[after.first - 1].text == "," else None
            self._take(one, tag or self._governor(quote) or after or leading)

    def _reaches(self, frame: Frame, quote: Quote) -> bool:
        """Whether a clause of speech before a long quotation runs on into it, though the parser does not see how."""
        if frame.kind not in SPEAKING or quote.last - quote.first <= _SCARE + 2:
            return False
        return any(token.lower_ in {"that", "as"} for token in self.doc[frame.cue.i + 1 : quote.first])

    def _take(self, one: _Said, frame: Frame | None) -> None:
        if frame is not None:
            one.frame, one.speakers = frame, frame.speakers

    def _take_name(self, one: _Said, start: int, end: int) -> None:
        """Ms Vale: "..." — a name, a colon and no verb."""
        before = self.doc[start : end - 1]
        if 0 < len(before) <= _BEFORE_REACH:
            root = before.root
            if root.pos_ == "VERB":  # a verb that no list knows, and a colon: "One minister sniped:"
                head = actor(root)
                one.speakers = tuple(mentions(self.document, head)) if head is not None else ()
            elif root.pos_ in {"PROPN", "NOUN", "PRON"} and len(before) <= _SHORT:
                one.speakers = tuple(mentions(self.document, root, ""))

    def _lead(self, start: int, end: int) -> int | None:
        """Where the sentence that runs up to the quotation begins, None if the quotation opens one."""
        at = end
        while at > start and not (self.doc[at - 1].text in _ENDS and not self.doc[at - 1].text == ";"):
            at -= 1
        while at < end and (self.doc[at].is_space or self.doc[at].text in {")", "]"}):
            at += 1
        return at if at < end and any(not token.is_space for token in self.doc[at:end]) else None

    def _is_whole(self, quote: Quote) -> bool:
        """Whether it reads as somebody's sentence: a capital at its beginning, an end mark or a comma at its end."""
        doc = self.doc
        inner = next((token for token in doc[quote.first + 1 : quote.last + 1] if not token.is_space), None)
        if inner is None:
            return False
        last = quote.last - 1 if quote.closed else quote.last
        opens = inner.text[:1].isupper() or inner.text[:1].isdigit() or not inner.is_alpha
        return opens and (last - quote.first > 6 or doc[last].text in _ENDS or doc[last].text == ",")

    def _after(self, quote: Quote, stop: int) -> Frame | None:
        """The frame right behind the quotation: ", said X", "X said"."""
        doc = self.doc
        at = quote.last + 1
        if not quote.closed:
            return None
        inner = doc[quote.last - 1].text
        comma = inner in {",", "—", "–", "-", "--"} or (at < stop and doc[at].text in {",", "—", "–"})
        while at < stop and (doc[at].is_space or doc[at].text in {",", "—", "–", "-"}):
            at += 1
        if at >= stop:
            return None
        if (
            not comma
            and inner not in {"?", "!", "…", "...", "?!", "!?"}
            and not (inner not in _ENDS and quote.last - quote.first > 3)
        ):
            # ("No." said X) is an error of the press, but a plain one
            if not (inner == "." and doc[at].i in self.by_cue and doc[at].text.islower()):
                return None
        end = at
        while end < stop and end - at < _AFTER_REACH and doc[end].text not in _ENDS:
            end += 1
        for frame in self._between(at, end):
            if frame.kind not in _QUOTING or (frame.cue.tag_ == "VBG" and frame.cue.i > at + 1):
                continue
            inverted = frame.cue.i - at <= 3 and (frame.head is None or frame.head.i > frame.cue.i)
            straight = frame.head is not None and at <= frame.head.i < end
            according = frame.lemma == "according"
            if not (inverted or straight or according):
                continue
            if frame.head is None and not inverted:
                continue
            if not comma and not inverted and self._has_complement(frame, end):
                return None
            if self._verbs_between(at, frame):
                return None
            return frame
        return None

    def _verbs_between(self, at: int, frame: Frame) -> bool:
        """Whether another clause of its own stands between the quotation and the cue."""
        for token in self.doc[at : frame.cue.i]:
            if token.pos_ == "VERB" and token.tag_ in {"VBD", "VBZ", "VBP"} and relation(token) not in {"acl", "advcl"}:
                if token.head != frame.cue and frame.cue not in token.children and token.i not in self.by_cue:
                    return True
        return False

    def _has_complement(self, frame: Frame, end: int) -> bool:
        """Whether the cue has words of its own behind it, so that it is no frame of what stands before it."""
        for child in children(frame.cue, "ccomp", "xcomp", "obj"):
            if frame.cue.i < child.i < end and child != frame.head and frame.takes != "hearer":
                return True
        return any(token.text == ":" for token in self.doc[frame.cue.i : end])

    def _before(self, start: int, end: int) -> Frame | None:
        """The frame that leads up to token `end`: the last cue before it that is still open."""
        found: Frame | None = None
        for frame in self._between(max(start, end - _BEFORE_REACH), end):
            if frame.kind in _QUOTING and (frame.speakers or found is None):
                if frame.cue.dep_ in {"amod", "acl:relcl"} and found is not None and frame.cue.i < end - 2:
                    continue  # X, who had called for it, said: "..."
                if frame.cue.tag_ == "VBG" and found is not None and frame.cue.i < end - 2:
                    continue  # X put it in a note explaining the deal: "..."
                found = frame
        return found

    def _between(self, start: int, end: int) -> list[Frame]:
        return self.outside[bisect_left(self.outside_at, start) : bisect_left(self.outside_at, end)]

    def _unfinished(self, quote: Quote, stop: int) -> bool:
        """Whether the sentence that the quotation opens goes on behind it."""
        doc = self.doc
        inner = doc[quote.last - 1].text if quote.closed else doc[quote.last].text
        at = quote.last + 1
        return inner not in _ENDS and at < stop and doc[at].text not in _ENDS and not doc[at].is_space

    def _governor(self, quote: Quote) -> Frame | None:
        """The frame whose content the quotation is part of, by the language model's contents and by syntax."""
        touching = self.open_cues.get(quote.first - 1)
        if (
            touching is not None
            and touching.speakers
            and touching.cue.tag_ in {"VBD", "VBZ", "VBP", "VBG", "VB", "VBN"}
        ):
            return touching
        by_model = self._by_model(quote)
        by_syntax = self._by_syntax(quote)
        if by_syntax is not None and by_syntax.speakers:
            return by_syntax
        return by_model or by_syntax

    def _by_model(self, quote: Quote) -> Frame | None:
        sentence = self.doc[quote.first].sent
        for frame in self._between(sentence.start, self.doc[quote.last].sent.end):
            if frame.model is not None and frame.speakers:
                for content in frame.model.content:
                    if content.start <= quote.first + 1 and quote.last - 1 < content.end:
                        return frame
        return None

    def _by_syntax(self, quote: Quote) -> Frame | None:
        token: Token | None = None
        for word in self.doc[quote.first + 1 : quote.last + 1]:
            if not word.is_punct and not word.is_space and not quote.holds(word.head.i):
                token = word
                break
        if token is None:
            token = next((word for word in self.doc[quote.first + 1 : quote.last + 1] if word.dep_ == "ROOT"), None)
        for steps in range(14):
            if token is None:
                return None
            for child in children(token, "parataxis"):
                frame = self.open_cues.get(child.i)
                if frame is not None and child.tag_ != "VBG" and frame.speakers:
                    return frame
            head = token.head
            if head == token:
                return None
            frame = self.open_cues.get(head.i)
            if frame is not None and frame.kind in _QUOTING:
                near = frame.kind in SPEAKING or steps < (1 if frame.kind == "naming" else 2)
                if near and relation(token) in _COMPLEMENTS and frame.head != token and frame.speakers:
                    return frame
            token = head
        return None

    # ------------------------------------------------------------------ who is speaking already

    def _carry_on(self, said: list[_Said]) -> None:
        """Gives quotations without a frame of their own the speaker who is speaking already."""
        for index, one in enumerate(said):
            if one.speakers or one.mixed:
                continue
            before = said[index - 1] if index else None
            if before is not None and before.quote.run == one.quote.run:
                one.frame, one.speakers = before.frame, before.speakers
                continue
            if self._is_heading(one.quote):
                continue
            one.frame, one.speakers = self._speaking(one, before)
        for index in range(len(said) - 1, -1, -1):  # "Who knew?" "Nobody," she said.
            one = said[index]
            if one.speakers or one.mixed or self._is_heading(one.quote):
                continue
            after = said[index + 1] if index + 1 < len(said) else None
            if after is not None and after.speakers and not after.mixed and self._adjacent(one.quote, after.quote):
                one.frame, one.speakers = after.frame, after.speakers
            elif one.quote.paragraph and one.quote.last - one.quote.first > _SCARE and self._fills_paragraph(one.quote):
                one.speakers = self._subject(self.layout.paragraphs[one.quote.paragraph - 1][1] - 1)

    def _speaking(self, one: _Said, before: _Said | None) -> tuple[Frame | None, tuple[Mention, ...]]:
        """The last speaker of the paragraph, else whoever spoke in the paragraph before."""
        quote = one.quote
        first, _ = self.layout.paragraphs[quote.paragraph]
        if quote.first > first:
            return self._last_speaker(first, quote.first, before, quote.paragraph)
        if quote.paragraph == 0:
            return None, ()
        above, end = self.layout.paragraphs[quote.paragraph - 1]
        if self.doc[end - 1].text == ":":  # Ms Vale put it to them like this: (next line) "..."
            frame = self._before(self.doc[end - 1].sent.start, end - 1)
            if frame is not None:
                return frame, frame.speakers
            return None, self._subject(end - 1)
        return self._last_speaker(above, end, before, quote.paragraph - 1)

    def _last_speaker(
        self, start: int, end: int, before: _Said | None, paragraph: int
    ) -> tuple[Frame | None, tuple[Mention, ...]]:
        """Whoever speaks last in tokens [start, end) of a paragraph: in its last quotation or by its last cue."""
        frame = self._last_frame(start, end)
        if before is not None and before.speakers and before.quote.paragraph == paragraph:
            if frame is None or frame.last < before.quote.first:
                return before.frame, before.speakers
        return (frame, frame.speakers) if frame is not None else (None, ())

    def _subject(self, token: int) -> tuple[Mention, ...]:
        """The person or body that is the subject of a token's sentence."""
        root = self.doc[token].sent.root
        head = actor(root)
        found = mentions(self.document, head, "") if head is not None else []
        return tuple(one for one in found if one.kind in {"person", "institution", "report"})

    def _last_frame(self, start: int, end: int) -> Frame | None:
        found = None
        for frame in self._between(start, end):
            if frame.kind in SPEAKING and frame.speakers and frame.said and frame.cue.dep_ != "acl:relcl":
                found = frame
        return found

    def _adjacent(self, one: Quote, other: Quote) -> bool:
        """Whether nothing stands between two quotations; a paragraph that is one quotation goes on in the next."""
        if one.paragraph == other.paragraph:
            return all(token.is_space for token in self.doc[one.last + 1 : other.first])
        first, _ = self.layout.paragraphs[other.paragraph]
        return one.paragraph + 1 == other.paragraph and other.first == first and self._fills_paragraph(one)

    def _fills_paragraph(self, quote: Quote) -> bool:
        first, last = self.layout.paragraphs[quote.paragraph]
        return quote.first == first and quote.last == last - 1

    def _is_heading(self, quote: Quote) -> bool:
        """'Deep-rooted failure' on a line of its own."""
        inner = self.doc[quote.last - 1].text
        return (
            quote.closed
            and self._fills_paragraph(quote)
            and inner not in _ENDS
            and inner != ","
            and quote.last - quote.first < 12
        )

    # ------------------------------------------------------------------ attributions

    def _quoted(self, said: list[_Said]) -> list[Attribution]:
        """The attributions of the quotations: direct ones as they stand, mixed ones with the clause around them."""
        found: list[Attribution] = []
        pieces = _places(said)
        covered: list[tuple[int, int]] = []
        for one in said:
            if not one.speakers:
                continue
            frame, quote = one.frame, one.quote
            if any(start <= quote.start and quote.end <= end for start, end in covered):
                continue
            kind = frame.kind if frame is not None else "speech"
            stretch = Stretch(
                quote.start, quote.end, "direct", quote.first, quote.last, *pieces.get(quote.first, (0, 0))
            )
            if one.mixed and frame is not None:
                wider = self._around(frame, quote)
                if wider is not None:
                    stretch = wider
                    covered.append((wider.start, wider.end))
                elif kind != "naming" and quote.last - quote.first <= _SCARE:
                    if not (self._follows(frame, quote) or self._backed(frame, quote)):
                        continue
            spoken = frame is None or frame.said
            found.append(Attribution(one.speakers, frame, kind, (stretch,), spoken))
        return found

    def _around(self, frame: Frame, quote: Quote) -> Stretch | None:
        """The content clause around a quotation, None where the quotation is all there is."""
        if frame.kind in {"naming", "acting"}:
            return None
        span = self._content(frame, quote)
        if span is None:
            return None
        first, last = span
        if not self._is_clause(first, last, frame):
            return None
        start, end = self._trim(first, last)
        if start >= end or not (start <= quote.start and quote.end <= end):
            return None
        if start >= self.doc[quote.first].idx and end <= self.doc[quote.last].idx + len(self.doc[quote.last].text):
            return None
        return Stretch(start, end, "mixed", first, last)

    def _backed(self, frame: Frame, quote: Quote) -> bool:
        """Whether the language model too has the quotation in the content of the cue."""
        if frame.model is None or frame.kind not in SPEAKING:
            return False
        return any(content.start <= quote.first + 1 and quote.last - 1 < content.end for content in frame.model.content)

    def _follows(self, frame: Frame, quote: Quote) -> bool:
        """Whether nothing but "that" or "it was" stands between a cue and a quotation of a word or two."""
        return 0 < quote.first - frame.cue.i <= 3 and not any(
            token.pos_ in {"NOUN", "PROPN", "ADP"} for token in self.doc[frame.cue.i + 1 : quote.first]
        )

    def _content(self, frame: Frame, quote: Quote | None) -> tuple[int, int] | None:
        """Tokens (first, last) of a frame's content, around a quotation if there is one."""
        spans: list[tuple[int, int]] = []
        if quote is not None and quote.last < frame.first and self.doc[frame.first - 1].text == ",":
            low = self._lead(max(self.layout.paragraphs[quote.paragraph][0], frame.cue.sent.start), quote.first)
            if low is not None:  # Ms Vale is "a danger", he said
                spans.append((low, frame.first - 2))
        if frame.model is not None:
            spans += [(content.start, content.end - 1) for content in frame.model.content]
        clause = self._clause(frame)
        if clause is not None:
            spans.append(clause)
        for first, last in spans:
            if quote is not None and not (first <= quote.first + 1 and quote.last - 1 <= last):
                continue
            cut = self._cut(frame, first, last, quote)
            if cut is not None:
                return cut
        return None

    def _clause(self, frame: Frame) -> tuple[int, int] | None:
        """The clause that the cue's syntax makes its content."""
        cue = frame.cue
        if frame.lemma == "according":
            return self._rest_of_sentence(frame)
        for child in children(cue, "ccomp", "xcomp"):
            if any(relation(word) in {"nsubj", "csubj", "expl"} for word in child.children):
                inside = [token.i for token in child.subtree if not token.is_space]
                return min(inside), max(inside)
        if cue.dep_ == "parataxis" and self.layout.quote_at(cue.i) is None and cue.tag_ != "VBG":
            head = cue.head
            own = {token.i for token in cue.subtree}
            inside = [token.i for token in head.subtree if token.i not in own and not token.is_space]
            before = [i for i in inside if i < min(own)]
            if before and head.i in before:
                return min(before), max(before)
        return None

    def _rest_of_sentence(self, frame: Frame) -> tuple[int, int] | None:
        """What a sentence says, less "according to X"."""
        sentence = frame.cue.sent
        before, after = (sentence.start, frame.first - 1), (frame.last + 1, sentence.end - 1)
        first, last = max(before, after, key=lambda piece: piece[1] - piece[0])
        return (first, last) if last - first >= 2 else None

    def _cut(self, frame: Frame, first: int, last: int, quote: Quote | None) -> tuple[int, int] | None:
        """A content without the cue and its speaker, within one paragraph and one sentence outside quotation marks."""
        doc = self.doc
        paragraph = self.layout.paragraph(quote.first if quote is not None else first)
        low, high = self.layout.paragraphs[paragraph]
        first, last = max(first, low), min(last, high - 1)
        if first <= frame.last and frame.first <= last:
            if quote is not None:
                behind = quote.first > frame.cue.i
            else:
                behind = last - frame.last > frame.first - first
            first, last = (max(first, frame.last + 1), last) if behind else (first, min(last, frame.first - 1))
        clause = self._clause(frame)
        if clause is not None and clause[0] <= (quote.first if quote is not None else last):
            if first < clause[0] <= first + 8 and not any(token.pos_ == "VERB" for token in doc[first : clause[0]]):
                first = clause[0]  # told reporters on Monday | that ...
            elif frame.last < clause[0] < first <= clause[0] + 8 and first <= clause[1]:
                first = clause[0]  # that it had | "complied with the rules"
        while first == frame.cue.i + 1 < last and doc[first].ent_type_ == "DATE" and not doc[first + 1].is_punct:
            first += 1  # said Monday | it would ...
            while first < last and doc[first].ent_iob_ == "I" and doc[first].ent_type_ == "DATE":
                first += 1
        anchor = quote.first if quote is not None else first
        at = anchor
        while at > first and (doc[at - 1].text not in _ENDS or self.layout.quote_at(at - 1) is not None):
            at -= 1
        first = at
        last = self._before_next_cue(frame, first, last)
        for i in range(quote.last + 1 if quote is not None else first + 1, last + 1):
            if doc[i].is_sent_start and self.layout.quote_at(i) is None and i > anchor:
                last = i - 1
                break
            if (
                doc[i].text in {".", "!", "?"}
                and self.layout.quote_at(i) is None
                and (i + 1 > last or doc[i + 1].is_sent_start or doc[i + 1].text[:1].isupper())
            ):
                last = i
                break
        while first < last and (doc[first].is_space or (doc[first].is_punct and self.layout.quote_at(first) is None)):
            first += 1
        return (first, last) if first <= last else None

    def _before_next_cue(self, frame: Frame, first: int, last: int) -> int:
        """Ends a content before what the speaker does next: X said that it is late and called for help."""
        for token in self.doc[max(first + 3, frame.cue.i + 1) : last + 1]:
            if resumes(token, frame.cue) and self.layout.quote_at(token.i) is None:
                joint = next((child.i for child in children(token, "cc") if child.i < token.i), token.i)
                return max(joint - 1, first)
        return last

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        """Characters of a content without "that" before it and the marks that end its sentence."""
        doc = self.doc
        while first < last and (doc[first].is_space or doc[first].text in {",", ":", ";", "-", "–", "—"}
                                or doc[first].lower_ in {"and", "but"}
                                or (doc[first].lower_ == "that" and doc[first].dep_ == "mark")):  # fmt: skip
            first += 1
        while (
            last > first
            and self.layout.quote_at(last) is None
            and (doc[last].is_space or doc[last].is_punct)
            and doc[last].text not in {")", "]", "%"}
        ):
            last -= 1
        inner = self.layout.quote_at(first)
        start, end = doc[first].idx, doc[last].idx + len(doc[last].text)
        if inner is not None and inner.first == first and inner.last == last and inner.closed:
            return inner.start, inner.end
        return start, end

    def _unquoted(self, said: list[Attribution]) -> list[Attribution]:
        """Indirect speech, and what is thought, asked or denied, in clauses."""
        found: list[Attribution] = []
        taken = [(stretch.first, stretch.last, one.frame) for one in said for stretch in one.stretches]
        for frame in self.frames:
            if frame.cue.idx < self.document.article.body or not frame.speakers:
                continue
            inside = self.layout.quote_at(frame.cue.i)
            if inside is not None and all(speaker.span.text.lower() in FIRST_PERSON for speaker in frame.speakers):
                continue
            for first, last in self._contents(frame, inside):
                if inside is None:
                    first, last = self._beside(first, last, frame, taken)
                if last - first < 1 or not self._is_clause(first, last, frame):
                    continue
                start, end = self._trim(first, last)
                quoted = inside is None and any(first <= quote.first <= last for quote in self.layout.quotes)
                stretch = Stretch(start, end, "mixed" if quoted else "indirect", first, last)
                opening = self.doc[first]
                asked = (
                    (opening.lower_ in {"whether", "if"}
                    and opening.dep_ == "mark")
                    or opening.tag_ in {"WP", "WRB", "WDT"}
                )
                statement = frame.said and frame.kind in SPEAKING and not asked
                found.append(Attribution(frame.speakers, frame, frame.kind, (stretch,), statement))
                if inside is None:
                    taken.append((first, last, frame))
        return found

    def _beside(
        self, first: int, last: int, frame: Frame, taken: list[tuple[int, int, Frame | None]]
    ) -> tuple[int, int]:
        """What is left of a content beside those already told; one whose cue stands inside it is told by itself too."""
        for low, high, other in taken:
            if low > last or first > high:
                continue
            if other is not None and other is not frame and first <= other.cue.i <= last:
                continue  # X said that Y found "...": both say it
            if low <= frame.cue.i <= high and low <= first and last <= high:
                continue  # X said that Y had told him that ...
            if low <= first:
                first = high + 1
            else:
                last = low - 1
        return first, last

    def _contents(self, frame: Frame, inside: Quote | None) -> list[tuple[int, int]]:
        """The contents of a frame that stand in its own sentence, the language model's before those of syntax."""
        sentence = frame.cue.sent
        spans: list[tuple[int, int]] = []
        if inside is None and frame.model is not None:
            for content in frame.model.content:
                if content.start < sentence.end and sentence.start < content.end:
                    spans.append((content.start, content.end - 1))
        clause = self._clause(frame)
        if clause is not None and not any(low <= clause[1] and clause[0] <= high for low, high in spans):
            spans.append(clause)
        tagged = self._before_tag(frame) if inside is None else None
        if tagged is not None and not any(low <= tagged[1] and tagged[0] <= high for low, high in spans):
            spans.append(tagged)
        cut: list[tuple[int, int]] = []
        for first, last in spans:
            if inside is not None:
                first, last = max(first, inside.first + 1), min(last, inside.last - 1)
                if first >= last:
                    continue
            piece = self._cut(frame, first, last, None)
            if piece is not None:
                cut.append(piece)
        return cut

    def _before_tag(self, frame: Frame) -> tuple[int, int] | None:
        """What stands before ", X said" in its sentence."""
        doc, sentence = self.doc, frame.cue.sent
        if frame.first <= sentence.start + 2 or doc[frame.first - 1].text != "," or frame.kind not in SPEAKING:
            return None
        if frame.last + 1 < sentence.end and not (
            doc[frame.last + 1].is_punct or doc[frame.last + 1].ent_type_ == "DATE"
        ):
            return None
        lead = self._lead(sentence.start, frame.first - 1)
        return (lead, frame.first - 2) if lead is not None and frame.first - 2 > lead else None

    def _is_clause(self, first: int, last: int, frame: Frame) -> bool:
        """Whether the words say something: a verb with a subject of its own."""
        for other in self._between(first, last + 1):
            if other.cue != frame.cue and other.cue.tag_ in _FINITE and other.kind in SPEAKING:
                if other.head is not None and first <= other.head.i <= last:
                    return True
        for token in self.doc[first : last + 1]:
            if relation(token) not in {"nsubj", "csubj", "expl"}:
                continue
            head = token.head
            if head == frame.cue and token.i > frame.cue.i:  # the parser may hang the subject on "said"
                return any(word.tag_ in _FINITE for word in self.doc[token.i : last + 1])
            if first <= head.i <= last and head.tag_ != "VBG" and relation(head) != "acl":
                return True
        return False


def _places(said: list[_Said]) -> dict[int, tuple[int, int]]:
    """Run and place of quotations over several paragraphs and of interrupted ones, by their first token."""
    found: dict[int, tuple[int, int]] = {}
    count: dict[int, int] = {}
    for one in said:
        count[one.quote.run] = count.get(one.quote.run, 0) + 1
    for one in said:
        if count[one.quote.run] > 1:
            found[one.quote.first] = (one.quote.run, one.quote.place)
    return found
