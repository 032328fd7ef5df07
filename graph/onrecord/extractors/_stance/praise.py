"""Praise in somebody's words that has no verb of stance: "nobody works harder than she does", "he was a giant",
"well done to the crew", "she did so much for this town".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extractors._speech.attribution import Attribution
from onrecord.extractors._stance.complements import noun_targets
from onrecord.extractors._stance.demands import is_question, opens_with
from onrecord.extractors._stance.holders import Stance, denied
from onrecord.extractors._stance.tones import judged
from onrecord.extractors._text.phrases import Target, agentive, case
from onrecord.syntax import children

__all__ = ["praise"]

_CONFIDENCE = 0.75
_GREATS = frozenset(
    ["giant", "hero", "heroine", "legend", "titan", "icon", "pioneer", "champion", "treasure", "inspiration", "patriot",
     "gentleman", "visionary", "trailblazer", "statesman", "genius", "saint", "pillar", "colossus"]
)  # fmt: skip
_PEOPLE = frozenset(
    ["man", "woman", "person", "leader", "friend", "fighter", "servant", "colleague", "mind", "soul", "human", "being",
     "lawyer", "judge", "doctor", "teacher", "president", "governor", "mayor", "minister", "senator", "candidate"]
)  # fmt: skip
_MUCH = frozenset({"much", "lot", "more", "wonders", "wonder", "deal", "job"})
_WORSE = frozenset({"less", "worse", "fewer", "poorer", "weaker", "dirtier"})
_HAILING = frozenset({"hat", "kudos", "kudo", "bravo", "congratulation", "congrats"})
_SERVING = frozenset({"work", "do", "care", "fight", "know", "deserve", "serve", "give", "understand", "love", "try"})
_GIVING = frozenset({"devote", "dedicate"})


def praise(one: Attribution, head: Token) -> Iterator[Stance]:
    """The praise whose predicate is that word."""
    if is_question(head) or denied(head) or opens_with(head, "if", "unless", "when"):
        return
    about = _unequalled(head) or _great(head) or _did_much(head) or _hailed(head)
    if about:
        yield Stance(head, "praise", "supports", list(one.speakers), about, False, _CONFIDENCE)


def _somebody(word: Token | None) -> list[Target]:
    """A person or a body that is not who speaks."""
    if word is None or word.lower_ in {"i", "we", "me", "us", "you", "it", "they", "that", "this", "who"}:
        return []
    known = word.lower_ in {"he", "she", "him", "her"} or word.ent_type_ in {"PER", "ORG"} or agentive(word)
    return list(noun_targets(word, "self")) if known else []


def _unequalled(verb: Token) -> list[Target]:
    """Nobody works harder than Ms Bell; no one has done more for the port than she has."""
    subject = next(children(verb, "nsubj"), None)
    if verb.lemma_.lower() not in _SERVING or subject is None:
        return []
    none = any(child.lower_ == "no" for child in children(subject, "det"))
    if not (subject.lower_ in {"nobody", "none"} or (none and subject.lower_ in {"one", "person", "man", "woman"})):
        return []
    doc = verb.doc
    than = next((word for word in doc[verb.i + 1 : verb.sent.end] if word.lower_ == "than"), None)
    if than is None:
        return []
    degrees = [word for word in doc[verb.i + 1 : than.i] if word.tag_ in {"JJR", "RBR"} or word.lower_ == "more"]
    if not degrees or any(word.lower_ in _WORSE or judged(word) == "bad" for word in doc[verb.i + 1 : than.i]):
        return []
    return _somebody(than.head) if than.head.i > than.i else []


def _great(noun: Token) -> list[Target]:
    """He was a giant; she was a great mayor: also of somebody who is no more."""
    if noun.pos_ != "NOUN" or not any(children(noun, "cop")) or case(noun) or any(children(noun, "nmod:poss")):
        return []
    if any(word.tag_ == "MD" for word in children(noun, "aux")) or judged(noun) == "bad":
        return []
    good = {judged(word) for word in children(noun, "amod")} == {"good"}
    if noun.lemma_.lower() not in _GREATS and not (good and noun.lemma_.lower() in _PEOPLE):
        return []
    return _somebody(next((child for child in children(noun, "nsubj") if child.i < noun.i), None))


def _did_much(verb: Token) -> list[Target]:
    """She did so much for this town; he devoted his life to the port."""
    subject = next((child for child in children(verb, "nsubj") if child.i < verb.i), None)
    if any(word.tag_ == "MD" for word in children(verb, "aux")) or verb.pos_ != "VERB":
        return []
    thing = next((child for child in children(verb, "obj") if child.i > verb.i), None)
    if thing is None:
        return []
    lemma, behind = verb.lemma_.lower(), [word for word in verb.subtree if thing.i < word.i <= thing.i + 4]
    if lemma == "do" and thing.lower_ in _MUCH and (thing.lower_ != "job" or judged(thing) == "good"):
        than = any(word.lower_ == "than" for word in verb.doc[verb.i : verb.right_edge.i + 1])
        if not than and (thing.lower_ == "job" or any(case(child) == "for" for child in behind)):
            return _somebody(subject)
    if lemma in _GIVING and thing.lemma_.lower() in {"life", "career"}:
        return _somebody(subject)
    return []


def _hailed(word: Token) -> list[Target]:
    """Well done to the crew, kudos to Ms Bell, hats off to her."""
    doc = word.doc
    lemma = word.lemma_.lower()
    hailing = lemma in _HAILING and (lemma != "hat" or (word.i + 1 < len(doc) and doc[word.i + 1].lower_ == "off"))
    well = lemma == "do" and word.i > word.sent.start and doc[word.i - 1].lower_ == "well" and word.tag_ == "VBN"
    if not (hailing or well) or any(children(word, "nsubj", "aux", "cop")):
        return []
    for child in word.subtree:
        if child.i > word.i and case(child) == "to" and child.i - word.i < 6 and child.ent_type_ != "DATE":
            return _somebody(child)
    return []
