"""To whom, where and when something is said."""

from __future__ import annotations

from spacy.tokens import Span as Words
from spacy.tokens import Token

from onrecord.extractors._speech.frames import Frame
from onrecord.extractors._speech.sources import mentions, noun_phrase
from onrecord.extractors._text.doers import passive
from onrecord.model import Document, Mention
from onrecord.syntax import children, relation
from onrecord.times import find
from onrecord.vocabulary import words

__all__ = ["dated", "hearers", "occasion", "taken", "when"]

_OCCASION_CASES = frozenset({"in", "at", "on", "during", "via", "through", "by", "after", "before", "following"})
_SPEAKING = frozenset({"speak", "talk", "write", "testify", "read", "give", "appear"})
_ANSWERING = frozenset({"respond", "react", "reply", "refer", "ask", "answer", "comment"})
_LONGEST = 14  # tokens of an occasion
_SAID = frozenset({"say", "tell", "announce", "declare", "confirm", "state", "insist", "repeat", "write"})
_VAGUE = frozenset({"previously", "recently", "formerly"})  # times that are no dates
_HOURS = frozenset({"morning", "afternoon", "evening", "night"})


def hearers(document: Document, frame: Frame) -> list[Mention]:
    """Whoever it is said to: told reporters; said to the court; wrote to him; in a statement to Parliament."""
    found: list[Mention] = []
    cue = frame.cue
    if frame.takes == "hearer":
        if passive(cue):
            heads = list(children(cue, "nsubj"))
        else:
            heads = [child for child in children(cue, "iobj", "obj") if child.i > cue.i and child is not frame.head]
            if cue.tag_ == "VBN" and cue.dep_ == "acl":
                heads = [cue.head]
        for head in heads[:1]:
            if head.lower_ == "those":
                continue  # those of us who
            found += _people(document, head)
    if found:
        return found
    for verb in [cue, *_companions(cue)]:
        for child in children(verb, "obl"):
            case = _case(child)
            if case == "to" and (verb is not cue or frame.kind in {"speech", "writing"}):
                found += _people(document, child)
            elif case in {"in", "with", "during", "at"} and child.lemma_.lower() in words("occasions"):
                for inner in children(child, "nmod"):
                    if _case(inner) in {"to", "with"}:
                        found += _people(document, inner)
    return found


def occasion(frame: Frame) -> str:
    """The words for the occasion: "in a statement to Parliament", "on the Today programme"; "" if none are given."""
    for verb in [frame.cue, *_companions(frame.cue)]:
        for child in children(verb, "obl"):
            if (
                _case(child) in _OCCASION_CASES
                and child.lemma_.lower() in words("occasions")
                and child.ent_type_ != "DATE"
            ):
                return _text(child)
        if verb is not frame.cue and verb.lemma_.lower() in _ANSWERING:
            inside = sorted(token.i for token in verb.subtree if not token.is_space)
            if inside[-1] - inside[0] < _LONGEST:
                return _bare(verb.doc[inside[0] : inside[-1] + 1])
    return ""


def when(frame: Frame) -> str:
    """The words that date the saying: "on Monday", "this weekend"; "" if none do."""
    return dated(frame.cue)


def dated(cue: Token) -> str:
    """The words that date what a verb says, "" if none do."""
    doc = cue.doc
    behind = [doc[cue.i + 1]] if cue.i + 1 < len(doc) else []  # said Monday
    for child in [*cue.children, *behind]:
        if child.ent_type_ == "DATE" and (child in behind or relation(child) in {"obl", "advmod", "nmod", "advcl"}):
            case = next((token for token in children(child, "case") if token.i < child.i), None)
            if case is not None and case.lower_ in {"since", "for", "by", "of", "to"}:
                continue
            first = last = child.i
            while first > 0 and doc[first].ent_iob_ == "I" and doc[first - 1].ent_type_ == "DATE":
                first -= 1
            while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I" and doc[last + 1].ent_type_ == "DATE":
                last += 1
            if last + 1 < len(doc) and doc[last + 1].lower_ in {"after", "before", "when"}:
                continue  # two days after the fire
            if case is not None and case.i < first:
                first = case.i
            return " ".join(doc[first : last + 1].text.split())
    opening = next((child.i for child in cue.children if child.lower_ == "when" and 1 < child.i < cue.i), 0)
    last = opening - 2 if opening and doc[opening - 1].lower_ == "," else opening - 1
    if opening and doc[last].ent_type_ == "DATE":
        first = last  # since April, when she announced it
        while first > 0 and doc[first].ent_iob_ == "I" and doc[first - 1].ent_type_ == "DATE":
            first -= 1
        return " ".join(doc[first : last + 1].text.split())
    for child in cue.children:
        if child.lower_ in _VAGUE and relation(child) == "advmod":
            return child.text
        if child.lower_ in _HOURS and relation(child) == "obl" and child.left_edge.i < child.i < cue.sent.end:
            phrase = " ".join(doc[child.left_edge.i : child.i + 1].text.split())
            if find(phrase, ""):  # on Wednesday evening
                return phrase
    return ""


def taken(cue: Token) -> str:
    """The words that date a stance: its own, else those of the saying that tells it as of then ("said in May that she
    supported it", not "that she had supported it")."""
    own = dated(cue)
    if own or cue.dep_ != "ccomp" or cue.tag_ not in {"VBD", "VBZ", "VBP"} or cue.head.lemma_.lower() not in _SAID:
        return own
    return dated(cue.head)


def _companions(cue: Token) -> list[Token]:
    """Clauses that go with the saying: speaking to the committee, she said; responding to the review, he told."""
    found = list(children(cue, "advcl", "acl"))
    return [verb for verb in found if verb.tag_ in {"VBG", "VBN"} and verb.lemma_.lower() in _SPEAKING | _ANSWERING]


def _people(document: Document, head: Token) -> list[Mention]:
    if head.ent_type_ == "DATE":
        return []
    return [one for one in mentions(document, head, "") if one.kind in {"person", "institution"}]


def _case(token: Token) -> str:
    return next((child.lower_ for child in children(token, "case") if child.i < token.i), "")


def _text(head: Token) -> str:
    """The phrase with its preposition."""
    phrase = noun_phrase(head)
    start = min([child.i for child in children(head, "case") if child.i < head.i] + [phrase.start])
    end = phrase.end
    return _bare(head.doc[start : min(end, start + _LONGEST)])


def _bare(found: Words) -> str:
    return " ".join(found.text.split()).strip(" ,;:")
