"""How somebody is said to act, by word or fixed phrase, and the clause on which "this" passes a verdict."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extractors._speech.attribution import Attribution
from onrecord.extractors._stance.tones import judged
from onrecord.extractors._text.phrases import Target, case
from onrecord.syntax import children
from onrecord.vocabulary import words

__all__ = ["CHOICES", "ERRORS", "clause_before", "manner", "phrase"]

_PRETEXTS = frozenset(
    ["pretext", "excuse", "weapon", "cover", "pawn", "scapegoat", "smokescreen", "distraction", "shield", "football",
     "hostage", "ploy"]
)  # fmt: skip
CHOICES = frozenset({"decision", "choice", "call", "judgement", "judgment", "move"})
ERRORS = frozenset({"mistake", "error", "blunder", "mess", "misjudgement", "fool", "mockery", "hash"})
_DEMONSTRATIVE = frozenset({"it", "this", "that"})


def manner(verb: Token) -> str:
    """How somebody is said to act: "bad" for like a bully, with contempt, as a pretext, irresponsibly."""
    for child in children(verb, "obl", "advmod", "xcomp"):
        if child.i < verb.i and child.pos_ != "ADV":
            continue
        if child.pos_ == "ADV":
            adjective = child.lower_.removesuffix("ly")
            forms = {adjective, adjective + "le", adjective.removesuffix("al"), adjective + "e"}
            if child.lower_.endswith("ly") and any(words("judgements").get(form, ("",))[0] == "bad" for form in forms):
                return "bad"
            continue
        pretext = case(child) == "as" and child.lemma_.lower() in _PRETEXTS
        if pretext or (case(child) in {"like", "with"} and judged(child) == "bad"):
            return "bad"
    return ""


def clause_before(one: Attribution, subject: Token) -> Target | None:
    """The clause that "this" or "that" takes up: the firms pay no tax, and | that is not right."""
    doc, end = subject.doc, subject.i
    while end > subject.sent.start and doc[end - 1].lower_ in {"and", "but", "so"}:
        end -= 1
    joined = end < subject.i
    if end > subject.sent.start and doc[end - 1].text in {",", ";", "—", "–", "-", "--", "..."}:
        end, joined = end - 1, True
    inside = [stretch for stretch in one.stretches if stretch.first <= subject.i <= stretch.last]
    if not joined or not inside:
        return None
    start = max(subject.sent.start, inside[0].first)
    while start < end and (doc[start].is_punct or doc[start].dep_ == "cc" or doc[start].is_space):
        start += 1
    if end - start < 3 or any(token.is_quote for token in doc[start:end]):
        return None
    head = doc[start:end].root
    clausal = any(start <= child.i < end for child in children(head, "nsubj", "expl", "csubj"))
    if any(child.lower_ in _DEMONSTRATIVE for child in children(head, "nsubj")):
        return None  # that is true, that is not right
    mere = head.lemma_.lower() in {"think", "know", "say", "mean", "guess", "look", "see"}
    if not clausal or (mere and any(child.lower_ in {"i", "you"} for child in children(head, "nsubj"))):
        return None  # I mean, that is wrong
    while end - 1 > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return Target(head, start, end - 1, True)


def phrase(verb: Token) -> str:
    """The tone of a fixed phrase that begins with the verb ("makes no sense"), "" if none does."""
    lemma = verb.lemma_.lower()
    behind = [
        token.lemma_.lower() for token in verb.doc[verb.i + 1 : min(verb.i + 9, verb.sent.end)] if not token.is_punct
    ]
    for phrase, (tone, *_) in words("verdict_phrases").items():
        first, *rest = phrase.split()
        if first == lemma and _follow(rest, behind):
            return tone
    return ""


def _follow(wanted: list[str], there: list[str]) -> bool:
    """Whether words stand behind a verb in order: the first of them right behind it, or behind its object."""
    at = 0
    for word in wanted:
        window = there[at : at + 4] if wanted[0] in {"at", "in", "on", "into", "out"} else there[at : at + 2]
        if word not in window:
            return False
        at += window.index(word) + 1
    return True
