"""How far a clause is true where it stands: asserted, planned, hedged or denied.

The predicate's own helpers are asked first (will, may, not, reportedly, if), then, link by link, whatever its truth hangs
on: the verb, noun or adjective whose infinitive or clause it is ("plans to", "failed to", "is said to", "the refusal to").
Denials cancel each other; a hedge outweighs a denial, a denial a plan: "may not go" leaves it open, "will not go" does not.
"""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.syntax import NEGATIONS, children, relation
from onrecord.vocabulary import words

__all__ = ["modality"]

_STEPS = 6
# Governors that only make a clause doubtful where they are passive ("is said to"): active ones are attributions.
_SPEAKING = frozenset({"say", "believe", "think", "understand", "allege", "report", "suspect", "suppose", "assume", "claim",
                       "suggest", "fear", "hope", "wonder", "doubt", "question", "deny", "tell", "ask", "expect"})  # fmt: skip


def modality(predicate: Token, negation: bool = True, purpose: bool = True) -> str:
    """asserted, planned, hedged or denied, for the head of a clause.

    negation: whether its own "not" counts; purpose: whether what somebody did something for is only planned ("resigned to
    become"): of a stance it is not ("met to condemn").
    """
    effects: set[str] = set()
    denials = 0
    token = predicate
    for step in range(_STEPS):
        for effect in _own(token, step > 0 or negation):
            if effect == "denied":
                denials += 1
            else:
                effects.add(effect)
        head, link = token.head, relation(token)
        if head == token:
            break
        if link in {"xcomp", "ccomp", "csubj"} or (link == "advcl" and token.tag_ == "VBG" and _opened_by(token, "of")):
            effect = _governed(head, token, link)
        elif token.dep_ == "acl":
            effect = _effect(head.lemma_.lower(), "governor") if token.tag_ == "VB" or _opened_by(token, "that", "of") else ""
        elif link == "advcl" and token.tag_ == "VB" and _opened_by(token, "to"):
            if purpose or head.tag_ not in {"VBD", "VBN"}:
                effects.add("planned")  # resigned to become
            break
        elif link == "conj" and token.tag_ == "VB" and not any(children(token, "nsubj", "aux")):
            token = head
            continue
        else:
            break
        if effect == "denied":
            denials += 1
        elif effect not in {"", "free"}:
            effects.add(effect)
        token = head
    if "hedged" in effects or _asked(predicate):
        return "hedged"
    if denials % 2:
        return "denied"
    return "planned" if "planned" in effects else "asserted"


def _own(token: Token, negation: bool) -> list[str]:
    """The effects of a predicate's own helpers."""
    found: list[str] = []
    for child in token.children:
        link, lower = relation(child), child.lower_
        if link == "aux":
            found.append(_effect(child.lemma_.lower(), "aux") or _effect(lower, "aux"))
        elif link in {"advmod", "discourse", "obl"}:
            if lower in NEGATIONS:
                if negation and not (child.i > token.i and lower != "never"):
                    found.append("denied")
            elif lower == "longer" and any(word.lower_ == "no" for word in child.children):
                found.append("denied" if negation else "")
            else:
                found.append(_effect(lower, "adverb"))
        elif link == "mark":
            found.append(_effect(lower, "mark"))
            if lower == "without" and negation:
                found.append("denied")
        elif link == "det" and lower == "no" and negation and any(children(token, "cop")):
            found.append("denied")
        elif link in {"nsubj", "obj"} and negation and lower in {"nobody", "none", "no-one"}:
            found.append("denied")
        elif link == "nsubj" and negation and any(word.lower_ in {"no", "neither"} for word in children(child, "det")):
            found.append("denied")
    return [effect for effect in found if effect and effect != "free"]


def _governed(head: Token, token: Token, link: str) -> str:
    lemma = head.lemma_.lower()
    if lemma == "be" and link == "xcomp" and _opened_by(token, "to"):
        return "planned"  # she is to lead it
    if lemma == "go":
        return "planned" if head.tag_ == "VBG" else ""
    passive = any(child.dep_ in {"nsubj:pass", "aux:pass"} for child in head.children)
    if lemma in {"have", "need"} and not _opened_by(token, "to"):
        return ""
    if lemma in _SPEAKING and link == "ccomp" and not passive:
        return "denied" if lemma == "deny" else ""
    return _effect(lemma, "governor")


def _effect(word: str, place: str) -> str:
    effect, places = words("modality").get(word, ("", ""))[:2]
    return effect if place in places.split(",") else ""


def _opened_by(token: Token, *openings: str) -> bool:
    return any(child.lower_ in openings for child in children(token, "mark", "case"))


def _asked(predicate: Token) -> bool:
    """Whether the sentence asks."""
    for token in reversed(predicate.sent[-3:]):
        if token.text == "?":
            return True
    return False
