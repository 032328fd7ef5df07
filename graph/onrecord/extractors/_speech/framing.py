"""The frame of a quotation in its own sentence: behind it, before it, or around it."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extractors._speech.frames import SPEAKING, Frame, head_of
from onrecord.extractors._speech.ground import ENDS, SCARE, Ground, Said
from onrecord.extractors._speech.one_speaker import one_speaker
from onrecord.extractors._speech.quotes import Quote
from onrecord.extractors._speech.sources import mentions
from onrecord.extractors._speech.titles import is_named
from onrecord.extractors._text.doers import actor
from onrecord.model import Mention
from onrecord.syntax import children, relation

__all__ = ["Framing", "is_tag"]

_AFTER_REACH = 40  # tokens from a quotation to the cue behind it
_BEFORE_REACH = 60  # tokens from a cue to the quotation it leads up to
_SHORT = 12  # tokens of a name and what belongs to it, before a colon
_LONG = 11  # tokens, marks included, of a quotation that is no scare quotation
_STEPS = 14  # links of syntax from a quotation to its cue
_QUOTING = frozenset(["speech", "writing", "finding", "asking", "naming", "acting", "thinking", "denying", "doubting"])
_COMPLEMENTS = frozenset(
    [
        "ccomp",
        "xcomp",
        "obj",
        "iobj",
        "obl",
        "advcl",
        "nmod",
        "acl",
        "advmod",
        "conj",
        "appos",
        "amod",
        "parataxis",
        "dep",
    ]
)
_DASHES = frozenset({"-", "--", "–", "—"})


class Framing:
    """Finds frames in one article."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    def frame(self, one: Said, previous: Quote | None, following: Quote | None) -> None:
        """The frame in the quotation's own sentence."""
        quote = one.quote
        if is_named(self.ground, quote):
            one.mixed = True
            return
        first, last = self.ground.layout.paragraphs[quote.paragraph]
        start = first
        if previous is not None and previous.last >= first and not self._within_sentence(previous):
            start = previous.last + 1
        lead = self.ground.lead(start, quote.first)
        if lead is not None and all(
            token.pos_ in {"CCONJ", "ADV", "PUNCT", "SPACE"} for token in self.ground.doc[lead : quote.first]
        ):
            lead = None  # But "it is late."
        stop = min(last, following.first if following is not None else last)
        after = self._after(quote, stop)
        if lead is None:  # it opens a sentence
            if after is not None:
                one.take(after)
            elif self._unfinished(quote, stop):
                one.take(self._governor(quote))
                one.mixed = one.frame is not None or not self._is_whole(quote)
            return
        before = self.before(lead, quote.first)
        joint = self.ground.doc[quote.first - 1].text
        direct = joint in {":", ","} or joint in _DASHES or (before is not None and before.cue.i == quote.first - 1)
        whole = self._is_whole(quote)
        resumed = before is not None and previous is not None and self._resumed(previous, before, quote)
        if joint == ":" and whole and after is not None and is_tag(quote, after):
            one.take(after)  # The board saw the need: "We must act," said X
        elif before is not None and direct and (whole or joint == ":" or resumed):
            one.take(before)
        elif after is not None and direct and whole:
            one.take(after)
        elif joint == ":" and before is None:
            self._take_name(one, lead, quote.first)
        else:
            one.mixed = True
            leading = before if direct or (before is not None and self._reaches(before, quote)) else None
            tag = after if after is not None and is_tag(quote, after) else None
            one.take(tag or self._governor(quote) or after or leading)
            named = self._by_syntax(quote) if tag is not None else None
            if named is not None and named.kind == "naming" and not set(named.speakers) & set(one.speakers):
                one.within = named  # The mayor called it "a farce", the Echo reported
            self.take_source(one)
            if not one.speakers and one.frame is None and quote.last - quote.first >= _LONG:
                one.speakers = self._subject(quote)

    def _subject(self, quote: Quote) -> tuple[Mention, ...]:
        """Whoever is the subject of a sentence that holds a long quotation without a word of saying.

        "The paper leads with "a deal that nobody wanted to sign"": so many words are most often the subject's.
        """
        head = actor(self.ground.doc[quote.first].sent.root)
        found = mentions(self.ground.document, head, "") if head is not None and not quote.holds(head.i) else []
        return tuple(one for one in found if one.form != "role" or one.kind != "institution")

    def _resumed(self, previous: Quote, frame: Frame, quote: Quote) -> bool:
        """Whether a quotation goes on behind its cue: "We asked," she said, "and nobody came."""
        doc = self.ground.doc
        comma = "," in {doc[previous.last - 1].text, doc[previous.last + 1].text}
        return comma and previous.paragraph == quote.paragraph and previous.last < frame.first and previous.closed

    def _within_sentence(self, quote: Quote) -> bool:
        """Whether a quotation is a part of a sentence that goes on behind it."""
        doc = self.ground.doc
        return quote.closed and not any(token.text in ENDS for token in doc[quote.first : quote.last + 2])

    def _reaches(self, frame: Frame, quote: Quote) -> bool:
        """Whether a clause of speech before a long quotation runs on into it, though the parser does not see how."""
        if frame.kind not in SPEAKING or quote.last - quote.first <= SCARE + 2:
            return False
        return any(token.lower_ in {"that", "as"} for token in self.ground.doc[frame.cue.i + 1 : quote.first])

    def take_source(self, one: Said) -> None:
        """Gives a quotation that no cue is found for the source that the language model has for it."""
        source, frame = self.ground.source_of(one.quote)
        if one.frame is not None or one.speakers or source is None or one.quote.last - one.quote.first <= SCARE:
            return
        if frame is not None and frame.speakers and frame.kind in _QUOTING:
            one.take(frame)
            return
        head = head_of(source)
        found = mentions(self.ground.document, head, "person") if head.ent_type_ != "DATE" else []
        one.speakers = one_speaker(self.ground.document, found, source)

    def _take_name(self, one: Said, start: int, end: int) -> None:
        """Ms Vale: "..." — a name, a colon and no verb."""
        self.take_source(one)
        if one.speakers:
            return
        before = self.ground.doc[start : end - 1]
        if 0 < len(before) <= _BEFORE_REACH:
            root = before.root
            if root.pos_ == "VERB" or any(children(root, "cop", "nsubj")):
                head = actor(root)  # a verb that no list knows, and a colon: "One minister sniped:"
                one.speakers = tuple(mentions(self.ground.document, head)) if head is not None else ()
            elif root.pos_ in {"PROPN", "NOUN", "PRON"} and len(before) <= _SHORT:
                one.speakers = tuple(mentions(self.ground.document, root, ""))

    def _is_whole(self, quote: Quote) -> bool:
        """Whether it reads as somebody's sentence: a capital at its beginning, an end mark or a comma at its end."""
        doc = self.ground.doc
        inner = next((token for token in doc[quote.first + 1 : quote.last + 1] if not token.is_space), None)
        if inner is None:
            return False
        last = quote.last - 1 if quote.closed else quote.last
        opens = inner.text[:1].isupper() or inner.text[:1].isdigit() or not inner.is_alpha
        return opens and (last - quote.first > 6 or doc[last].text in ENDS or doc[last].text == ",")

    def _after(self, quote: Quote, stop: int) -> Frame | None:
        """The frame right behind the quotation: ", said X", "X said"."""
        doc = self.ground.doc
        at = quote.last + 1
        if not quote.closed:
            return None
        inner = doc[quote.last - 1].text
        comma = inner in {",", "—", "–", "-", "--"} or (at < stop and doc[at].text in {",", "—", "–"})
        while at < stop and (doc[at].is_space or doc[at].text in {",", "—", "–", "-"}):
            at += 1
        if at >= stop:
            return None
        # ("No." said X) is an error of the press, but a plain one
        slip = inner == "." and at in self.ground.by_cue and doc[at].text.islower()
        unpointed = inner not in ENDS and quote.last - quote.first > 3
        if not (comma or slip or unpointed or inner in {"?", "!", "…", "...", "?!", "!?"}):
            return None
        end = at
        while end < stop and end - at < _AFTER_REACH and doc[end].text not in ENDS:
            end += 1
        for frame in self.ground.between(at, end):
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
        for token in self.ground.doc[at : frame.cue.i]:
            if token.pos_ != "VERB" or token.tag_ not in {"VBD", "VBZ", "VBP"} or relation(token) in {"acl", "advcl"}:
                continue
            if token.head != frame.cue and frame.cue not in token.children and token.i not in self.ground.by_cue:
                return True
        return False

    def _has_complement(self, frame: Frame, end: int) -> bool:
        """Whether the cue has words of its own behind it, so that it is no frame of what stands before it."""
        for child in children(frame.cue, "ccomp", "xcomp", "obj"):
            if frame.cue.i < child.i < end and child != frame.head and frame.takes != "hearer":
                return True
        return any(token.text == ":" for token in self.ground.doc[frame.cue.i : end])

    def before(self, start: int, end: int) -> Frame | None:
        """The frame that leads up to token `end`: the last cue before it that is still open."""
        found: Frame | None = None
        for frame in self.ground.between(max(start, end - _BEFORE_REACH), end):
            if frame.kind in _QUOTING and (frame.speakers or found is None):
                aside = frame.cue.dep_ in {"amod", "acl:relcl"} or (frame.cue.dep_ == "acl" and frame.cue.tag_ == "VBN")
                if frame.kind == "asking" and frame.cue.tag_ == "VBN":
                    continue  # X, when asked by Y whether he would go: "Never"
                if aside and found is not None and frame.cue.i < end - 2:
                    continue  # X, who had called for it, said: "..."
                if frame.cue.tag_ == "VBG" and found is not None and found.said and frame.cue.i < end - 2:
                    continue  # X put it in a note explaining the deal: "..."
                found = frame
        return found

    def _unfinished(self, quote: Quote, stop: int) -> bool:
        """Whether the sentence that the quotation opens goes on behind it."""
        doc = self.ground.doc
        inner = doc[quote.last - 1].text if quote.closed else doc[quote.last].text
        at = quote.last + 1
        return inner not in ENDS and at < stop and doc[at].text not in ENDS and not doc[at].is_space

    def _governor(self, quote: Quote) -> Frame | None:
        """The frame whose content the quotation is part of, by the language model's contents and by syntax."""
        touching = self.ground.open_cues.get(quote.first - 1)
        thought = touching is None or touching.kind in {"thinking", "doubting", "denying"}
        if touching is not None and not thought and touching.speakers and touching.cue.tag_.startswith("VB"):
            return touching
        by_model = self._by_model(quote)
        by_syntax = self._by_syntax(quote)
        if by_syntax is not None and by_syntax.speakers:
            return by_syntax
        return by_model or by_syntax

    def _by_model(self, quote: Quote) -> Frame | None:
        sentence = self.ground.doc[quote.first].sent
        for frame in self.ground.between(sentence.start, self.ground.doc[quote.last].sent.end):
            if frame.model is not None and frame.speakers:
                for content in frame.model.content:
                    if content.start <= quote.first + 1 and quote.last - 1 < content.end:
                        return frame
        return None

    def _by_syntax(self, quote: Quote) -> Frame | None:
        token: Token | None = None
        for word in self.ground.doc[quote.first + 1 : quote.last + 1]:
            if not word.is_punct and not word.is_space and not quote.holds(word.head.i):
                token = word
                break
        if token is None:
            token = next(
                (word for word in self.ground.doc[quote.first + 1 : quote.last + 1] if word.dep_ == "ROOT"), None
            )
        held: Frame | None = None
        for steps in range(_STEPS):
            if token is None:
                return held
            for child in children(token, "parataxis"):
                frame = self.ground.open_cues.get(child.i)
                if frame is not None and child.tag_ != "VBG" and frame.speakers:
                    return frame
            head = token.head
            if head == token:
                return held
            frame = self.ground.open_cues.get(head.i)
            if frame is not None and frame.kind in _QUOTING:
                near = frame.kind in SPEAKING or steps < (1 if frame.kind == "naming" else 2)
                if near and relation(token) in _COMPLEMENTS and frame.head != token and frame.speakers:
                    if frame.kind in SPEAKING or frame.kind == "naming":
                        return frame
                    held = held or frame  # he says that people think ...: he says it
            token = head
        return held


def is_tag(quote: Quote, frame: Frame) -> bool:
    """Whether a frame stands behind a quotation and a comma: "... a danger", he said; a danger," he said."""
    doc = frame.cue.doc
    if frame.first <= quote.last:
        return False
    return doc[frame.first - 1].text == "," or (frame.first == quote.last + 1 and doc[quote.last - 1].text == ",")
