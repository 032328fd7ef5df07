"""Cues that are no verbs: according to X, per X, by some reports, in her opinion, her claim that.

Most lead a phrase that stands beside the clause that X says; a noun has its clause behind it.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from onrecord.extractors._speech.frame import Frame, Model, head_of
from onrecord.extractors._speech.messages import earlier_maker, maker
from onrecord.extractors._speech.one_speaker import one_speaker
from onrecord.extractors._speech.sources import kind_of_noun, mentions, noun_phrase
from onrecord.model import Document, Mention
from onrecord.syntax import children, conjuncts
from onrecord.vocabulary import words

__all__ = ["beside", "that_clause"]

_OPINIONS = frozenset(["opinion", "view", "word", "account", "telling", "judgement", "judgment", "estimation",
                       "assessment"])  # fmt: skip
_LEADS = frozenset({"by", "in", "under", "from", "per"})


def beside(document: Document, token: Token, by_cue: Mapping[int, Model]) -> Frame | None:
    """The frame of a word that is no verb, None if it is no cue."""
    model = by_cue.get(token.i)
    if token.pos_ == "NOUN":
        return _nominal(document, token, model) or _opinion(document, token, model)
    return _according(document, token, model) if _is_according(token, by_cue) else None


def _nominal(document: Document, noun: Token, model: Model | None) -> Frame | None:
    """Her claim that ..., the claim by Ms Bell that ...: said by whoever's it is."""
    lemma = noun.lemma_.lower()
    known = words("proposals").get(lemma, ("",))[0] == "claim" or words("cues").get(lemma, ("",))[0] == "speech"
    if not known or that_clause(noun) is None:
        return None
    by_whom = (one for one in children(noun, "nmod") if _is_maker(one))
    owner = next(children(noun, "nmod:poss"), None) or next(by_whom, None)
    if owner is None:
        return None
    speakers = _tellers(document, owner)
    first, last = min(owner.left_edge.i, noun.i), max(owner.i, noun.i)
    return Frame(noun, "claim", "speech", "plain", speakers, owner, True, first, last, model) if speakers else None


def _tellers(document: Document, owner: Token) -> tuple[Mention, ...]:
    """The people and bodies that a claim or an opinion is of."""
    return tuple(one for one in mentions(document, owner, "") if one.kind in {"person", "institution"})


def _is_maker(owner: Token) -> bool:
    return any(word.lower_ in {"by", "from"} for word in children(owner, "case"))


def _opinion(document: Document, noun: Token, model: Model | None) -> Frame | None:
    """In her opinion, ...: like according to her."""
    lead = next((word for word in children(noun, "case") if word.lower_ == "in"), None)
    owner = next(children(noun, "nmod:poss"), None)
    if lead is None or owner is None or noun.lemma_.lower() not in _OPINIONS or owner.lower_ in {"its", "other"}:
        return None
    doc, end = noun.doc, noun.right_edge.i + 1
    if noun.right_edge != noun or end >= len(doc) or doc[end].text != "," or not _stands_aside(lead):
        return None
    speakers = _tellers(document, owner)
    return (
        Frame(lead, "according", "speech", "plain", speakers, owner, True, lead.i, noun.i, model) if speakers else None
    )


def _stands_aside(lead: Token) -> bool:
    """Whether a phrase opens its sentence or stands behind a comma."""
    before = lead.nbor(-1) if lead.i else None
    return before is None or lead.is_sent_start or before.text in {",", ";"} or before.lower_ in {"and", "but", "that"}


def that_clause(noun: Token) -> Token | None:
    """The verb of the clause that says what a noun of saying claims: her claim that it was late."""
    for child in children(noun, "acl", "ccomp", "appos"):
        opening = child.left_edge
        if opening.i > noun.i and opening.lower_ == "that" and opening.dep_ == "mark":
            return child
    return None


def _is_according(token: Token, by_cue: Mapping[int, Model]) -> bool:
    """Whether a word begins "according to X" or, before a comma and a statement, "per X", "by some reports"."""
    doc = token.doc
    if token.i + 1 >= len(doc):
        return False
    if token.lower_ not in _LEADS or token.pos_ == "PROPN" or token.ent_type_:
        return token.lower_ == "according" and doc[token.i + 1].lower_ == "to"
    head = token.head
    source = head.i > token.i and head.dep_.startswith(("obl", "nmod")) and token.dep_ == "case"
    if not source or head.ent_type_ == "DATE" or (token.lower_ == "by" and head.lemma_.lower() == "law"):
        return False
    behind = head.right_edge.i
    closed = doc[behind].text == "," or (behind + 1 < len(doc) and doc[behind + 1].text == ",")
    opening = token.is_sent_start and closed
    kind = kind_of_noun(head.lemma_.lower())
    if token.lower_ == "per":
        return bool((head.pos_ == "PROPN" or kind or any(children(head, "det"))) and (token.i in by_cue or opening))
    # (in a survey, by some reports: only what is written or counted, since a person does much in a place, by a place)
    told = any(
        word.lemma_.lower() in words("cues") for word in (head.head, *head.head.ancestors) if word.pos_ == "VERB"
    )
    return token.i in by_cue and not told and kind in {"report", "document"} and (opening or token.lower_ == "by")


def _according(document: Document, token: Token, model: Model | None) -> Frame | None:
    """According to X."""
    head = token.head if token.dep_ in {"case", "mark"} else next(children(token, "obl", "nmod", "obj", "pobj"), None)
    if model is not None and model.source:
        behind = next((words for words in model.source if words.start > token.i), None)
        if behind is not None and (head is None or not behind.start <= head.i < behind.end):
            head = head_of(behind)
    if head is None or head.i < token.i:
        return None
    inside = [words for words in ([] if model is None else model.source) if words.start <= head.i < words.end]
    teller = maker(head, token) or earlier_maker(head) or head
    if teller.pos_ == "PRON":
        teller = head  # according to its release, the union has: whose it is stands behind it
    default = "document" if token.lower_ in _LEADS else "person"
    speakers = one_speaker(document, mentions(document, teller, default), next(iter(inside), None))
    last = max(
        noun_phrase(part).end - 1 for part in conjuncts(head) if part.pos_ in {"NOUN", "PROPN", "PRON"} or part == head
    )
    last = _end_of_according(token, head, max(last, token.i + 1), model)
    return Frame(token, "according", "speech", "plain", speakers, head, True, token.i, last, model)


def _end_of_according(token: Token, head: Token, last: int, model: Model | None) -> int:
    """The last token of "according to X": with what tells of X, up to what is said."""
    end = token.sent.end
    if model is not None:
        behind = [content.start for content in model.content if last < content.start < end]
        if behind:
            return max(last, min(behind) - 1)
    if token.i > 1 and token.nbor(-2 if token.nbor(-1).text == "," else -1).pos_ == "AUX":
        return last  # they were, according to X, | late: what follows belongs to what stands before
    edge = head.right_edge.i
    verbs = [word for word in token.doc[last + 1 : edge + 1] if word.tag_ in {"VBD", "VBZ", "VBP", "MD"}]
    clauses = [word for word in verbs if not any(one.dep_ == "acl:relcl" for one in (word, word.head))]
    return edge if last < edge < end and not clauses else last
