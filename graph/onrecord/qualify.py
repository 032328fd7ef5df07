"""Who says so, and how far it is so: what turns a claim that stands in an article into one the article makes.

    asserted   the article's own voice says that it is so
    reported   somebody else says so (`said_by`)
    planned    it is to come: will, plans to, is due to
    denied     it is not so: not, never, failed to; or somebody denies it (`said_by`)
    hedged     it may be so: might, reportedly, if, is said to; or nobody says who says it

What decides, in this order:

1. **Whose words.** A claim inside the words of somebody (in quotation marks, or in the clause of "X said that") is
   theirs: of the innermost speaker. Words in quotation marks whose speaker is unknown are nobody's: hedged.
2. **Whose identification.** "Mr Vale said that Home Secretary Ann Bell would resign": outside quotation marks an office
   before or behind a name, in apposition or in a clause between commas, is how the article itself says who is meant, so
   it stays asserted, though the rest of the clause is Mr Vale's. In quotation marks it is the speaker's.
3. **What somebody stands for.** That X said, promised or rejected something is asserted by the article if X is the one
   who speaks: the attribution's own source, or a "she" or "we" that stands for it. Somebody else's stance in X's words
   is reported by X.
4. **How far.** Helpers and governors of the predicate (`_text.modality`). A reported claim stays reported even if it is
   planned or hedged within; a denial stays one, with whoever denies.

What is negated as such, by the detail `negated`, is asserted: "she has not recommended it" is a stance of hers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from onrecord.extractors._speech.attribution import Attribution, Stretch, attributions
from onrecord.extractors._speech.quotes import Layout, layout
from onrecord.extractors._speech.sources import FIRST_PERSON, mentions
from onrecord.extractors._stance.taken import accusers, is_resolved, is_supposed, would
from onrecord.extractors._text.cues import entry
from onrecord.extractors._text.modality import between, modality
from onrecord.model import Claim, Document, Mention
from onrecord.syntax import children, relation
from onrecord.vocabulary import words

__all__ = ["STANCES", "qualify"]

STANCES = frozenset(
    ["calls_for", "recommends_that", "accepts", "promises", "announces", "rejects", "opposes", "resists", "criticises",
     "condemns", "warns", "supports", "denies"]
)  # fmt: skip
_FIRST = frozenset({"i", "me", "my", "we", "us", "our"})
_ASKING = frozenset({"asking", "doubting"})
_IN_WORDS = frozenset({"will", "must", "be", "time", "need"})  # stances that words take without a verb of stance
_NOT_YET = frozenset(
    ["potential", "possible", "prospective", "likely", "would-be", "wannabe", "alleged", "purported", "supposed",
     "rumoured", "rumored", "reputed", "self-proclaimed", "self-styled", "self-declared", "so-called", "putative"]
)  # fmt: skip
_IT = frozenset({"it", "its"})


def qualify(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with standing and said_by set, in their order.

    A standing that an extractor has set itself is kept; whoever says so is added to it.
    """
    judge = _Judge(document)
    return [claim if claim.said_by is not None else judge.judge(claim) for claim in claims]


class _Judge:
    """One document's attributions, laid out for looking up."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.doc = document.doc
        self.layout: Layout = layout(self.doc)
        found = attributions(document)
        self.spoken: list[tuple[Stretch, Attribution]] = sorted(
            ((stretch, one) for one in found for stretch in one.stretches),
            key=lambda item: (item[0].start, -item[0].end),
        )
        self.starts = [stretch.start for stretch, _ in self.spoken]
        self.by_words = {
            (stretch.start, stretch.end, speaker): one for stretch, one in self.spoken for speaker in one.speakers
        }

    def judge(self, claim: Claim) -> Claim:
        """The claim as it stands."""
        if claim.relation == "said":
            found = self._statement(claim)
        elif claim.relation in STANCES:
            found = self._stance(claim)
        else:
            found = self._fact(claim)
        return found if claim.standing == "asserted" else replace(found, standing=claim.standing)

    # ------------------------------------------------------------------ statements and stances

    def _statement(self, claim: Claim) -> Claim:
        own = self.by_words.get((claim.evidence.start, claim.evidence.end, claim.subject))
        frame = own.frame if own is not None else None
        if frame is None:
            return claim
        outer = self._around(frame.cue.idx, frame.cue.idx + 1, own)
        if outer is not None and outer[1].speakers and claim.subject not in outer[1].speakers:
            return _reported(claim, outer[1])
        return replace(claim, standing=modality(frame.cue, negation=False, purpose=False))

    def _stance(self, claim: Claim) -> Claim:
        cue = self._cue(claim)
        if cue is None:
            return claim
        outer = self._around(cue.idx, cue.idx + len(cue.text), None, cue)
        standing = "asserted" if claim.detail("cue") in _IN_WORDS else modality(cue, negation=False, purpose=False)
        if standing == "hedged" and is_resolved(cue, bool(claim.detail("negated"))):
            standing = "asserted"
        if claim.detail("negated"):
            standing = "asserted" if standing == "denied" else standing
        blaming = accusers(self.document, cue)
        if blaming and claim.subject not in blaming:
            return replace(claim, standing="reported", said_by=blaming[0])
        if outer is None:
            source = _according(self.document, cue)
            if source is not None and source != claim.subject:
                return replace(claim, standing="reported", said_by=source)
            inside = self.layout.quote_at(cue.i)
            unknown = inside is not None and not self._scare(inside.first, inside.last)
            return replace(claim, standing="hedged" if unknown else standing)
        stretch, said = outer
        if not said.speakers:
            return replace(claim, standing="hedged")
        if self._is_own(claim, cue, stretch, said):
            beyond = self._beyond(said)
            if beyond is not None:
                return _reported(claim, beyond)
            if standing == "hedged" and stretch.directness != "direct" and would(cue):
                standing = "planned"  # the company said it would adopt the rule
            return replace(claim, standing=standing)
        beyond = self._beyond(said)
        if beyond is not None and claim.subject in beyond.speakers:
            return replace(claim, standing=standing)  # "They accuse those of us demanding it": us is the speaker
        if standing == "denied":  # he said it was untrue that she backed it
            return replace(claim, standing="denied", said_by=said.speakers[0])
        if standing == "hedged" and is_supposed(cue):  # he said they would talk if she backed it
            return replace(claim, standing="hedged", said_by=said.speakers[0])
        return _reported(claim, said)

    def _beyond(self, said: Attribution) -> Attribution | None:
        """Somebody else in whose words somebody is said to say something: he said she had told him that ..."""
        if said.frame is None:
            return None
        outer = self._around(said.frame.cue.idx, said.frame.cue.idx + 1, said)
        if outer is None or not outer[1].speakers or set(outer[1].speakers) & set(said.speakers):
            return None
        return outer[1]

    def _is_own(self, claim: Claim, cue: Token, stretch: Stretch, said: Attribution) -> bool:
        """Whether the holder is the speaker: named as such, I or we, or the pronoun that their clause begins with."""
        if claim.subject in said.speakers or _is_own_pronoun(claim.subject):
            return True
        if stretch.directness == "direct" or claim.subject.form != "pronoun":
            return False
        quote = self.layout.quote_at(cue.i)
        if quote is not None and (said.frame is None or not quote.holds(said.frame.cue.i)):
            return False
        pronoun = claim.subject.span.text.lower()
        speaker = said.speakers[0]
        if said.frame is not None and said.frame.head is not None and said.frame.head.lemma_.lower() in words("voices"):
            return False  # her spokesman said she would
        if speaker.form == "pronoun":
            return speaker.span.text.lower() == pronoun
        if pronoun in _IT:
            return speaker.kind in {"institution", "report", "document"}
        return pronoun == "they" or speaker.kind == "person"

    def _cue(self, claim: Claim) -> Token | None:
        """The word of a stance in its evidence."""
        words = self.doc.char_span(claim.evidence.start, claim.evidence.end, alignment_mode="expand")
        if words is None:
            return None
        lemma = claim.detail("cue")
        if lemma in _IN_WORDS:
            return (
                _root(words) if lemma != "be" else next((token for token in words if token.dep_ == "cop"), _root(words))
            )
        found = [token for token in words if entry(token, "stances") == lemma or token.lemma_.lower() == lemma]
        if not found:
            first = lemma.split()[0] if lemma else ""
            found = [token for token in words if token.lemma_.lower() == first or token.lower_ == first]
        inside = claim.object.span if isinstance(claim.object, Mention) else None
        outside = [token for token in found if inside is None or not inside.start <= token.idx < inside.end]
        return (outside or found or [_root(words)])[0]

    # ------------------------------------------------------------------ facts

    def _fact(self, claim: Claim) -> Claim:
        words = self.doc.char_span(claim.evidence.start, claim.evidence.end, alignment_mode="expand")
        if words is None:
            return claim
        predicate = self._predicate(claim, words)
        outer = self._around(claim.evidence.start, claim.evidence.end, None)
        stop = outer[1].frame.cue if outer is not None and outer[1].frame is not None else None
        standing = modality(predicate, stop=stop) if predicate is not None else self._bare(claim)
        if standing == "asserted":
            standing = self._second_look(claim)
        if claim.detail("negated") and standing == "denied":
            standing = "asserted"  # the claim itself says that it is not so
        if outer is None:
            inside = self.layout.quote_at(words.start)
            if inside is not None and inside.holds(words.end - 1) and not self._scare(inside.first, inside.last):
                return replace(claim, standing="hedged")
            if claim.subject.form == "pronoun" and claim.subject.span.text.lower() in _FIRST:
                return replace(claim, standing="hedged")  # of whoever writes it, whom nobody names
            return replace(claim, standing=standing)
        stretch, said = outer
        quoted = stretch.directness == "direct" or self.layout.quote_at(words.start) is not None
        if not quoted and self._identifies(predicate):
            return replace(claim, standing=standing)
        if not said.speakers:
            return replace(claim, standing="hedged")
        if standing == "denied" or said.kind == "denying":
            both = standing == "denied" and said.kind == "denying"
            return replace(claim, standing="reported" if both else "denied", said_by=said.speakers[0])
        if said.kind in _ASKING:
            return replace(claim, standing="hedged", said_by=said.speakers[0])
        return _reported(claim, said)

    def _second_look(self, claim: Claim) -> str:
        """How far a claim stands by the words between its subject and its object alone."""
        if not isinstance(claim.object, Mention) or claim.subject.span.end >= claim.object.span.start:
            return "asserted"
        words = self.doc.char_span(claim.subject.span.end, claim.object.span.start, alignment_mode="contract")
        if (
            words is None
            or not 0 < len(words) <= 10
            or any(token.text in {",", ";", ":", "."} or token.is_quote for token in words)
        ):
            return "asserted"
        if any(token.lower_ in {"who", "which", "that", "and", "but"} for token in words):
            return "asserted"
        return between(words)

    def _bare(self, claim: Claim) -> str:
        """How far words without a predicate stand: "not the chair", "reportedly the author"."""
        if not isinstance(claim.object, Mention):
            return "asserted"
        one, other = sorted([claim.subject.span, claim.object.span])
        if one.end >= other.start:
            return "asserted"
        if one.start < claim.sentence.start or other.end > claim.sentence.end:
            return "asserted"  # the co-author of a study that was spoken of further up
        words = self.doc.char_span(one.end, other.start, alignment_mode="contract")
        for token in words if words is not None else ():
            if token.lower_ in {"not", "never", "neither"}:
                return "denied"
            if token.lower_ in {"reportedly", "allegedly", "possibly", "perhaps", "supposedly", "apparently"}:
                return "hedged"
        return "hedged" if self._only_called(claim.object) else "asserted"

    def _only_called(self, thing: Mention) -> bool:
        """Whether a word right before an office says that it is not held, or not in truth: a potential candidate."""
        words = self.doc.char_span(thing.span.start, thing.span.end, alignment_mode="contract")
        before = self.doc[words.start - 1].lower_ if words is not None and words.start else ""
        joined = self.doc[max(0, words.start - 3) : words.start].text.lower() if words is not None else ""
        return before in _NOT_YET or joined in _NOT_YET

    def _predicate(self, claim: Claim, words: Words) -> Token | None:
        """The predicate that ties subject and object together, None where they stand side by side without one."""
        start = None
        if isinstance(claim.object, Mention):
            held = self.doc.char_span(claim.object.span.start, claim.object.span.end, alignment_mode="contract")
            if held is not None and len(held) and words.start <= held.root.i < words.end:
                start = held.root
                # what is recommended is to be, and says nothing of whether it is recommended: the word above does
                if claim.object.kind == "recommendation" and words.start <= start.head.i < words.end:
                    start = start.head
        token = start if start is not None else _root(words)
        for _ in range(12):
            # ("Is she the chair?": the verb stands right before the words)
            inside = any(
                words.start - (child.is_sent_start or 0) <= child.i < words.end for child in children(token, "cop")
            )
            if token.pos_ == "VERB" or inside or (token.pos_ == "AUX" and relation(token) != "aux"):
                return token
            head = token.head
            if head == token or not words.start <= head.i < words.end:
                return None
            beside = token.dep_ in {"nmod:desc", "compound", "appos", "flat", "amod", "nsubj"}
            if beside and head.pos_ in {"PROPN", "NOUN"} and not any(children(head, "cop")):
                return None
            token = head
        return None

    def _identifies(self, predicate: Token | None) -> bool:
        """Whether the words only say who is meant: a title, an apposition, a clause between commas."""
        if predicate is None:
            return True
        for child in children(predicate, "nsubj"):
            if child.lower_ in {"who", "which"} and child.i and self.doc[child.i - 1].text == ",":
                return True
        if predicate.dep_ in {"acl:relcl", "acl"}:
            edge = predicate.left_edge.i
            return (edge > 0 and self.doc[edge - 1].text in {",", "(", "–", "—"}) or self.doc[edge].text in {",", "("}
        return False

    # ------------------------------------------------------------------ whose words

    def _around(
        self, start: int, end: int, own: Attribution | None, cue: Token | None = None
    ) -> tuple[Stretch, Attribution] | None:
        """The innermost words of somebody around characters [start, end), the claim's own excepted."""
        best: tuple[Stretch, Attribution] | None = None
        for index in range(bisect_right(self.starts, start) - 1, -1, -1):
            stretch, one = self.spoken[index]
            if start - stretch.start > 8_000:
                break
            if one is own or (cue is not None and one.frame is not None and one.frame.cue == cue):
                continue
            if stretch.end >= end and (best is None or stretch.end - stretch.start < best[0].end - best[0].start):
                best = (stretch, one)
        return best

    def _scare(self, first: int, last: int) -> bool:
        """Whether a quotation is a word or two that the article only sets off."""
        return last - first <= 6


def _according(document: Document, cue: Token) -> Mention | None:
    """Who says so by an "according to" that hangs on the cue: and, according to Morland, supportive of the party."""
    for child in [*children(cue, "obl"), *children(cue.head, "obl")]:
        between = cue.head == cue or child.head == cue or cue.head.i < child.i  # (the parser may hang it higher)
        if between and child.i < cue.i and any(word.lower_ == "according" for word in children(child, "case")):
            return next(iter(mentions(document, child, "")), None)
    return None


def _is_own_pronoun(one: Mention) -> bool:
    return one.form == "pronoun" and one.span.text.lower() in FIRST_PERSON


def _reported(claim: Claim, said: Attribution) -> Claim:
    if said.kind == "denying":
        return replace(claim, standing="denied", said_by=said.speakers[0])
    if said.kind in _ASKING:
        return replace(claim, standing="hedged", said_by=said.speakers[0])
    return replace(claim, standing="reported", said_by=said.speakers[0])


def _root(words: Words) -> Token:
    root: Token = words.root
    return root
