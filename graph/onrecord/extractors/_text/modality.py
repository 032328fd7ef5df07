"""How far a clause is true where it stands: asserted, planned, hedged or denied.

The predicate's own helpers are asked first (will, may, not, reportedly, if), then, link by link, whatever its truth
hangs on: the verb, noun or adjective whose infinitive or clause it is ("plans to", "failed to", "is said to", "the
refusal to"). Denials cancel each other; a hedge outweighs a denial, a denial a plan: "may not go" leaves it open, "will
not go" does not.
"""

from __future__ import annotations

from spacy.tokens import Span as Words
from spacy.tokens import Token

from onrecord.syntax import NEGATIONS, children, relation
from onrecord.vocabulary import words

__all__ = ["between", "modality"]

_STEPS = 6
# Governors that only make a clause doubtful where they are passive ("is said to"): active ones are attributions.
_SPEAKING = frozenset(
    ["say", "believe", "think", "understand", "allege", "report", "suspect", "suppose", "assume", "claim", "suggest",
     "fear", "hope", "wonder", "doubt", "question", "deny", "tell", "ask", "expect"]
)  # fmt: skip


def modality(predicate: Token, negation: bool = True, purpose: bool = True, stop: Token | None = None) -> str:
    """asserted, planned, hedged or denied, for the head of a clause.

    negation: whether its own "not" counts; purpose: whether what somebody did something for is only planned ("resigned
    to become"): of a stance it is not ("met to condemn"); stop: the cue of an attribution, beyond which nothing is
    asked.
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
        if head in (token, stop):
            break
        if _yet(token):
            denials += 1  # has yet to become
            break
        if head.lower_ == "short" and relation(head) == "advmod" and _opened_by(token, "of"):
            denials += 1  # stopped short of recommending it
            token = head.head
            continue
        if link in {"xcomp", "ccomp", "csubj"} or (
            link == "advcl"
            and (
                (token.tag_ == "VBG" and _opened_by(token, "of")) or (head.pos_ == "ADJ" and _opened_by(token, "that"))
            )
        ):  # it is untrue that she resigned: the parser may take it for an aside
            effect = _governed(head, token, link)
        elif token.dep_ == "acl":
            effect = (
                _effect(head.lemma_.lower(), "governor")
                if token.tag_ == "VB" or _opened_by(token, "that", "of")
                else ""
            )
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
        if link == "aux" and child.lemma_ != "be":
            found.append(_effect(child.lemma_.lower(), "aux") or _effect(lower, "aux"))
            if lower in {"had", "should", "were"} and _inverted(token, child):
                found.append("hedged")  # had she known
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
            if lower == "due":
                found.append("planned")  # is due to report: the parser may take "due to" for one word
            if lower == "without" and negation:
                found.append("denied")
        elif link in {"aux", "cop"} and child.lemma_ == "be" and _infinitive_after(token, child):
            found.append("planned")  # is to be ordered
        elif (
            (link == "det" and lower == "no" and negation and any(children(token, "cop")))
            or (link in {"nsubj", "obj"} and negation and lower in {"nobody", "none", "no-one"})
            or (
                link == "nsubj"
                and negation
                and any(word.lower_ in {"no", "neither"} for word in children(child, "det"))
            )
        ):
            found.append("denied")
    return [effect for effect in found if effect and effect != "free"]


def _inverted(token: Token, helper: Token) -> bool:
    """Whether a helper stands before the subject of a clause beside another: had she known, we would have gone."""
    if relation(token) != "advcl" or any(children(token, "mark")):
        return False
    return any(helper.i < child.i < token.i for child in children(token, "nsubj"))


def _yet(token: Token) -> bool:
    doc = token.doc
    return token.i > 1 and doc[token.i - 1].lower_ == "to" and doc[token.i - 2].lower_ == "yet"


def _infinitive_after(token: Token, be: Token) -> bool:
    return any(child.lower_ == "to" and be.i < child.i <= be.i + 2 for child in children(token, "mark"))


def between(words: Words) -> str:
    """How far the words between subject and object stand by their order alone: "failed to become", "is likely to be".

    A second look, for sentences that the parser gets wrong. words: a short stretch without a comma.
    """
    effects: set[str] = set()
    denials = 0
    doc = words.doc
    for token in words:
        lower, lemma = token.lower_, token.lemma_.lower()
        following = doc[token.i + 1].lower_ if token.i + 1 < words.end else ""
        effect = ""
        if lower in {"not", "n't", "n’t", "never"} or (
            lower == "longer" and token.i > words.start and doc[token.i - 1].lower_ == "no"
        ):
            effect = "denied"
        elif token.tag_ == "MD":
            effect = _effect(lemma, "aux") or _effect(lower, "aux")
        elif token.pos_ == "ADV":
            effect = _effect(lower, "adverb")
        elif following == "to" and lemma == "be":
            effect = "planned"
        elif following == "to" and lemma != "go":
            effect = _effect(lemma, "governor")
        elif lower == "going" and following == "to":
            effect = "planned"
        if effect == "denied":
            denials += 1
        elif effect not in {"", "free"}:
            effects.add(effect)
    if "hedged" in effects:
        return "hedged"
    return "denied" if denials % 2 else "planned" if "planned" in effects else "asserted"


def _governed(head: Token, token: Token, link: str) -> str:
    lemma = head.lemma_.lower()
    if head.pos_ == "NOUN" and any(children(head, "cop", "case")):
        return ""  # trade is in decline and we make it clear that ...
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
    sentence = predicate.sent
    marks = [token for token in sentence[-3:] if token.text == "?"]
    if not marks:
        return False
    return not any(token.is_quote for token in predicate.doc[predicate.i : marks[-1].i])
