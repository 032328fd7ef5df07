"""Favours received: "she has the endorsement of the union", "won endorsements from the union and the mayor"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extractors._stance.complements import noun_targets
from onrecord.extractors._stance.holders import Holders, Stance, denied
from onrecord.extractors._text.doers import actor, passive
from onrecord.extractors._text.phrases import agentive, case
from onrecord.syntax import children, conjuncts, relation

__all__ = ["favours", "is_received"]

_FAVOURS = frozenset({"endorsement", "backing", "support", "blessing"})
_GETTING = frozenset({"have", "get", "win", "receive", "secure", "earn", "gain", "enjoy", "land", "collect", "attract"})


def is_received(noun: Token) -> bool:
    """Whether somebody has or gets a favour of somebody named."""
    verb = noun.head
    got = noun.lemma_.lower() in _FAVOURS and relation(noun) == "obj" and verb.lemma_.lower() in _GETTING
    return got and not passive(verb) and not denied(verb) and bool(_givers(noun))


def _givers(noun: Token) -> list[Token]:
    found = []
    for child in [*children(noun, "nmod"), *children(noun.head, "obl")]:
        if child.i > noun.i and case(child) in {"of", "from"}:
            found += [one for one in conjuncts(child) if one.ent_type_ in {"PER", "ORG"} or agentive(one)]
    return found


def favours(holders: Holders, noun: Token) -> Iterator[Stance]:
    """Each giver's support for whoever the verb's subject is."""
    verb = noun.head
    subject = actor(verb)
    if subject is None or not (agentive(subject) or subject.ent_type_ in {"PER", "ORG"}):
        return
    if any(child.tag_ == "MD" for child in children(verb, "aux")):
        return  # hopes, could win
    if subject.pos_ not in {"NOUN", "PROPN"} or any(child.lower_ == "no" for child in children(noun, "det")):
        return
    found = [one for giver in _givers(noun) for one in holders.of(giver, noun)]
    kept = [one for index, one in enumerate(found) if one not in found[:index]]
    if kept:
        yield Stance(noun, noun.lemma_.lower(), "supports", kept, noun_targets(subject, "self"), False)
