"""Charges in somebody's words on whoever a pronoun stands for, and on what the words before told: "they wrecked the
port", "you are trying to kill the port", "this is a disgrace", "the letter does not reflect our values".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extractors._speech.attribution import Attribution
from onrecord.extractors._stance.complements import noun_targets
from onrecord.extractors._stance.demands import is_question, opens_with
from onrecord.extractors._stance.holders import Stance, denied
from onrecord.extractors._stance.tones import judged
from onrecord.extractors._text.doers import passive
from onrecord.extractors._text.phrases import agentive, case
from onrecord.syntax import children
from onrecord.vocabulary import words

__all__ = ["charges"]

_SURE, _CONFIDENCE = 0.75, 0.65
_DOING = frozenset({"wreck", "ruin", "destroy", "damage", "sabotage", "betray", "undermine", "exploit", "deceive",
                    "mislead", "squander", "bungle", "trash", "poison", "cripple", "gut"})  # fmt: skip
_AIMED_AT = frozenset({"kill", "silence", "intimidate", "bury", "steal", "muzzle", "smear", "divide", "scare"}) | _DOING
_MIRRORING = frozenset({"reflect", "represent", "share", "embody"})
_VALUES = frozenset({"value", "view", "belief", "position", "principle", "party", "community", "people", "ideal",
                     "country", "town", "city", "faith", "movement", "standard"})  # fmt: skip


def charges(one: Attribution, head: Token) -> Iterator[Stance]:
    """The charges whose predicate is that word, in words that stand in quotation marks."""
    subject = next((child for child in children(head, "nsubj") if child.i < head.i), None)
    if (
        subject is None
        or is_question(head)
        or any(opens_with(one_, "if", "unless") for one_ in children(head, "advcl"))
    ):
        return
    if head.pos_ == "VERB" and not any(children(head, "cop")) and not passive(head):
        if _mirrors_not(head):
            by_name = subject.pos_ in {"NOUN", "PROPN"}
            about = noun_targets(subject, "self") if by_name else noun_targets(head, "clause")
            yield Stance(head, head.lemma_.lower(), "criticises", list(one.speakers), about, False, _SURE)
        elif _harms(head, subject):
            about = noun_targets(head, "clause") if subject.pos_ == "PRON" else noun_targets(subject, "self")
            yield Stance(head, head.lemma_.lower(), "criticises", list(one.speakers), about, False, _CONFIDENCE)
    elif head.pos_ == "NOUN" and subject.lower_ in {"this", "that"} and _is_plain_verdict(head):
        yield Stance(head, "be", "criticises", list(one.speakers), noun_targets(head, "clause"), False, _CONFIDENCE)


def _mirrors_not(verb: Token) -> bool:
    """The letter does not reflect our values; this does not represent us."""
    if verb.lemma_.lower() not in _MIRRORING or not denied(verb) or any(w.tag_ == "MD" for w in children(verb, "aux")):
        return False
    if any(child.lower_ in {"i", "we"} for child in children(verb, "nsubj")):
        return False
    for child in children(verb, "obj"):
        ours = any(word.lower_ in {"our", "my"} for word in children(child, "nmod:poss"))
        if child.i > verb.i and (child.lower_ == "us" or (ours and child.lemma_.lower() in _VALUES)):
            return True
    return False


def _harms(verb: Token, subject: Token) -> bool:
    """They wrecked the port; you are trying to kill the port: done by somebody, to something."""
    if denied(verb) or subject.lower_ in {"i", "we", "it", "this", "that", "who", "which", "nobody", "someone"}:
        return False
    somebody = subject.pos_ == "PRON" or agentive(subject) or subject.ent_type_ in {"PER", "ORG"}
    if not somebody or {word.lemma_.lower() for word in children(verb, "aux")} - {"have", "be", "do"}:
        return False
    done, doing = verb, _DOING
    if verb.lemma_.lower() in {"try", "attempt", "seek"}:
        done, doing = next(children(verb, "xcomp"), verb), _AIMED_AT
    thing = next((child for child in children(done, "obj") if child.i > done.i), None)
    if done.lemma_.lower() not in doing or thing is None or thing.lower_.endswith(("self", "selves")):
        return False
    return judged(thing) != "bad" and thing.pos_ in {"NOUN", "PROPN"}  # (destroyed the terrorists)


def _is_plain_verdict(noun: Token) -> bool:
    """This is a disgrace: a bad thing, now or lately, and nobody's in particular."""
    known = words("judgements").get(noun.lemma_.lower(), ("",))
    bare = not any(children(noun, "nmod:poss", "case", "acl:relcl", "advcl", "aux"))
    article = any(child.lower_ in {"a", "an"} for child in children(noun, "det"))
    told = noun.lemma_.lower() in {"tragedy", "threat", "danger", "mess", "error", "joke", "lie", "surrender", "attack"}
    return known[0] == "bad" and bare and article and not told and not denied(noun) and not case(noun)
