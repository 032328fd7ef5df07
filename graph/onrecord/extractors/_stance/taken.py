"""How firmly a stance is taken: what hedges its verb and what only seems to, and who accuses somebody of it."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extractors._speech.sources import FIRST_PERSON, mentions
from onrecord.extractors._text.doers import actor
from onrecord.model import Document, Mention
from onrecord.syntax import children

__all__ = ["accusers", "is_resolved", "is_supposed", "would"]


def accusers(document: Document, cue: Token) -> list[Mention]:
    """Whoever accuses somebody of a stance: Mr Vos accused her of backing it."""
    head = cue.head
    if cue.tag_ != "VBG" or head == cue or head.lemma_.lower() not in {"accuse", "suspect", "blame", "fault"}:
        return []
    if not any(word.lower_ in {"of", "for"} for word in children(cue, "mark", "case")):
        return []
    doer = actor(head)
    return mentions(document, doer, "") if doer is not None else []


def is_resolved(cue: Token, negated: bool) -> bool:
    """Whether what hedges a verb hedges no stance: I can announce it, we must fight it, she could not support it."""
    helpers = {word.lemma_.lower() for word in children(cue, "aux") if word.tag_ == "MD"}
    if negated:
        return bool(helpers) and helpers <= {"can", "ca", "could"}
    subject = next(children(cue, "nsubj"), None)
    if subject is None and cue.dep_ == "xcomp" and cue.head.lemma_.lower() in {"need", "have"}:
        subject = next(children(cue.head, "nsubj"), None)  # we need to fight for it
        return subject is not None and subject.lower_ in {"i", "we"} and not any(children(cue.head, "aux"))
    own = subject is not None and subject.lower_ in FIRST_PERSON and subject.text != "US"
    return own and bool(helpers) and helpers <= {"can", "must", "should"}


def is_supposed(cue: Token) -> bool:
    """Whether the verb stands in a clause that only supposes or asks: if they back it, whether they back it."""
    marks = {word.lower_ for word in children(cue, "mark")}
    return bool(marks & {"if", "whether", "unless"}) or any(word.text == "?" for word in cue.sent[-3:])


def would(cue: Token) -> bool:
    """Whether "would" is all that hedges the verb."""
    if is_supposed(cue) or any(is_supposed(child) for child in children(cue, "advcl")):
        return False
    return [child.lemma_.lower() for child in children(cue, "aux") if child.tag_ == "MD"] == ["would"]
