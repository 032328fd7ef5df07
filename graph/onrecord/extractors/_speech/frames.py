"""The words that say that somebody says something ("said", "according to"), each with whoever says it."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from onrecord.extractors._speech.according import beside
from onrecord.extractors._speech.frame import SPEAKING, Frame, Model, head_of, is_statement
from onrecord.extractors._speech.messages import earlier_maker, maker
from onrecord.extractors._speech.one_speaker import one_speaker
from onrecord.extractors._speech.quotes import layout
from onrecord.extractors._speech.sources import mention, mentions, named_head, noun_phrase
from onrecord.extractors._text.cues import entry
from onrecord.extractors._text.doers import QUOTING, actor, antecedent, is_as_saying, is_of_one, passive
from onrecord.model import Document, Mention
from onrecord.syntax import NEGATIONS, children, relation
from onrecord.vocabulary import words

__all__ = ["SPEAKING", "Frame", "Model", "frames", "head_of", "is_statement"]

_UNSAID = frozenset({"decline", "refuse", "fail", "avoid", "forget", "stop", "want", "hope", "try", "ask",
                     "tell", "urge", "need", "like", "unable", "reluctant", "unwilling"})  # fmt: skip


def frames(document: Document) -> list[Frame]:
    """All frames of a document in the order of their cues."""
    doc = document.doc
    by_cue: dict[int, Model] = {}
    for source, cue, content in doc._.attributions:
        model = Model(tuple(source), tuple(cue), tuple(content))
        for piece in cue:
            for token in piece:
                by_cue.setdefault(token.i, model)
    found: list[Frame] = []
    table = words("cues")
    for token in doc:
        lone = token.pos_ != "VERB" or token.dep_ == "case" or token.lower_ == "according"
        other = beside(document, token, by_cue) if lone else None
        if other is not None:
            found.append(other)
        elif token.pos_ == "VERB" or (token.pos_ in {"AUX", "ADP", "NOUN", "PROPN"} and token.i in by_cue):
            form = entry(token, "cues") if token.pos_ in {"VERB", "AUX", "PROPN"} else ""
            if not form and token.i in by_cue and token.lemma_.lower() in table:
                form = token.lemma_.lower()
            if form and token.dep_ != "aux":
                one = _frame(document, token, form, by_cue.get(token.i))
                found.append(_further(one, found[-1]) if found else one)
    return found


def _frame(document: Document, cue: Token, form: str, model: Model | None) -> Frame:
    kind, takes = words("cues")[form][:2]
    quoted = _quoted_one(cue) if form in QUOTING else None
    head = quoted or actor(cue) or _inverted(cue)
    if head is not None and head.dep_ == "expl" and (head.lower_ != "it" or passive(cue)):
        head = None
    head = quoted or _nearer(document, cue, head)
    around = layout(cue.doc).quote_at(head.i) if head is not None else None
    if around is not None and not around.holds(cue.i):
        head = None  # "The site has to search," said Ms Bell, also observing: it is not the site that observes
    sources = [] if model is None else sorted(model.source, key=lambda words: _distance(cue, words))
    if (
        quoted is None
        and sources
        and not any(words.start <= head.i < words.end for words in sources if head is not None)
    ):
        nearest = sources[0]
        root = antecedent(head_of(nearest))
        if head is None or _distance(cue, nearest) < abs(head.i - cue.i):
            head = root
    speakers: tuple[Mention, ...] = ()
    if head is not None:
        head = maker(head, cue) or head
        spoken_of = earlier_maker(head) or head
        # A noun that no list knows is a speaker only where the language model takes it for one.
        default = "person" if any(words.start <= head.i < words.end for words in sources) else ""
        speakers = tuple(mentions(document, spoken_of, default)) or tuple(
            one for one in [mention(document, head, default)] if one
        )
    holding = [words for words in sources if head is not None and words.start <= head.i < words.end]
    speakers = one_speaker(document, speakers, next(iter(holding), None))
    if head is not None and head.i < cue.i and cue.dep_.startswith("acl"):
        # Ms Bell calling it late and Mr Roy calling it early: he is no speaker of the first
        speakers = tuple(one for one in speakers if one.span.start < cue.idx) or speakers
    if len(speakers) == 2 and head is not None and head.i < cue.i and is_of_one(cue):
        speakers = speakers[1:]  # Star News and former anchor Ann Bell has said: one person
    if not speakers and sources:  # the parser's head may be no name ("April Roy" as a date): any name in the source
        head = next((token for token in sources[0] if named_head(document, token) is not None), head)
        speakers = tuple(mentions(document, head, "")) if head is not None else ()
        if not speakers and (head is None or not sources[0].start <= head.i < sources[0].end):
            head = head_of(sources[0])  # while | noting it: the parser may hang it on no speaker at all
            speakers = one_speaker(document, mentions(document, head, "person"), sources[0])
    first, last = cue.i, cue.i
    if head is not None:
        phrase = noun_phrase(head)
        first, last = min(first, phrase.start), max(last, phrase.end - 1)
    return Frame(cue, form, kind, takes, speakers, head, _is_said(cue), first, last, model)


def _quoted_one(cue: Token) -> Token | None:
    """Whom a cue quotes as saying something: Ms Bell was quoted as saying; the Echo quoted Ms Bell as saying."""
    if not any(is_as_saying(child) for child in children(cue, "advcl")):
        return None
    return next(children(cue, "nsubj") if passive(cue) else children(cue, "obj"), None)


def _inverted(cue: Token) -> Token | None:
    """The subject right behind a cue and words in quotation marks, which the parser takes for an object: "We are
    shocked", read the statement."""
    at = cue.i - 1
    if at > 0 and cue.doc[at].text == ",":
        at -= 1
    if at < 1 or cue.tag_ not in {"VBD", "VBZ"} or not cue.doc[at].is_quote:
        return None
    found = next(children(cue, "obj"), None)
    return found if found is not None and cue.i == found.left_edge.i - 1 else None


def _further(frame: Frame, before: Frame) -> Frame:
    """The frame with the speaker of the one right before it, where it is what they do further: Ms Bell said, adding."""
    cue = frame.cue
    between = cue.doc[before.cue.i + 1 : cue.i]
    heard = before.takes == "hearer" and len(between) < 8 and all(token.pos_ != "VERB" for token in between)
    close = (before.last < cue.i <= before.last + 2 or heard) and cue.doc[cue.i - 1].text == ","
    if cue.tag_ != "VBG" or not close or not before.speakers or before.kind not in SPEAKING:
        return frame
    return replace(frame, speakers=before.speakers, head=before.head)


def _nearer(document: Document, cue: Token, head: Token | None) -> Token | None:
    """The subject, put right where the parser went wrong: in "what Ms Vale described as" the name before the verb is
    the subject; in "Ms Vale said a review of files found ..." the review finds, whatever the parser makes of it."""
    if cue.tag_ not in {"VBD", "VBZ", "VBP"} or cue.dep_ == "xcomp" or passive(cue):
        return head
    close = cue.i - 1
    while close > 0 and cue.doc[close].pos_ in {"ADV", "AUX"} and cue.i - close < 4:
        close -= 1
    last = cue.doc[close]
    owned = next((word for word in last.ancestors if word.i < last.i and word.pos_ == "PROPN"), None)
    if owned is not None and last.dep_ == "nmod" and owned.dep_ == "nsubj" and any(children(last, "case")):
        last = owned.doc[_end_of_name(owned)]  # Ms Bell of the Harbour Party | added
    before = named_head(document, last)
    if before is not None and head is not None and head.i < before.i and any(children(before, "case")):
        before = None  # the Member of Parliament for Morne told reporters
    if before is not None and before != head:
        inside = head is not None and head.i < before.i and before in head.subtree
        if head is None or head.i > cue.i or not inside:
            return before
    other = cue.head
    if cue.dep_ != "ccomp" or other.i > cue.i or other.lemma_.lower() not in words("cues"):
        return head
    if head is None or head.i < other.i:
        for child in children(other, "obj", "nsubj", "obl"):
            if other.i < child.i < cue.i and not any(token.is_punct for token in cue.doc[child.i : cue.i]):
                return child
    return head


def _end_of_name(head: Token) -> int:
    """The last word of a name that the word heads."""
    return max([head.i, *(child.i for child in children(head, "flat") if child.ent_iob_ == "I")])


def _distance(cue: Token, found: Words) -> int:
    return max(found.start - cue.i, cue.i - found.end + 1)


def _is_said(cue: Token) -> bool:
    """Whether the words are really said: not in "declined to say", "did not say", "what to say"."""
    token = cue
    for _ in range(3):
        if any(
            child.dep_ == "advmod" and child.lower_ in NEGATIONS and 0 < token.i - child.i < 4
            for child in token.children
        ):
            return False
        if relation(token) not in {"xcomp", "ccomp", "acl"} or token.tag_ not in {"VB", "VBG"}:
            return True
        head = token.head
        if head.lemma_.lower() in _UNSAID:
            return False
        if token.dep_ == "acl" and any(child.lower_ == "no" for child in head.children):
            return False  # no evidence to suggest that
        token = head
    return True
