"""Demands in somebody's words: "it is time to act", "we need a new law", "the council must act", "let us march"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from onrecord.extractors._stance.complements import complements, noun_targets
from onrecord.extractors._stance.holders import Stance, denied
from onrecord.extractors._text.cues import entry, unstated
from onrecord.extractors._text.phrases import Target, class_of
from onrecord.model import Mention
from onrecord.syntax import children, relation
from onrecord.vocabulary import words

__all__ = ["after_clauses", "demands", "is_question", "needs", "opens_with", "takes_stance", "times"]

_CONFIDENCE = 0.75
_DUTIES = frozenset({"duty", "obligation", "responsibility"})
_SAID_ONLY = frozenset(
    {"go", "get", "pray", "hope", "see", "face", "be", "wait", "talk", "call", "put", "move", "assume"}
)
_MINDING = frozenset(
    ["remember", "understand", "recognise", "recognize", "realise", "realize", "acknowledge", "note", "consider", "ask",
     "forget", "wonder", "admit", "imagine", "bear", "hope", "pray", "wait"]
)  # fmt: skip
_DUTY = frozenset({"must", "should"})


def opens_with(clause: Token, *openings: str) -> bool:
    """Whether a clause is opened by one of these words."""
    return any(word.lower_ in openings for word in children(clause, "mark", "advmod"))


def is_question(token: Token) -> bool:
    """Whether the sentence asks, or the part of it up to its end in quotation marks."""
    for word in token.doc[token.i : token.sent.end]:
        if word.text in {"?", ".", "!"}:
            return word.text == "?"
    return False


def times(speakers: tuple[Mention, ...], noun: Token) -> Iterator[Stance]:
    """It is time to close the port, time for the board to act; it is past time that they did."""
    beside = (child for child in children(noun, "nsubj", "obl", "nmod") if child.lemma_.lower() == "time")
    head = noun if noun.lemma_.lower() == "time" else next(beside, noun)
    if head.lemma_.lower() != "time" or not any(children(noun, "cop")) or denied(noun) or is_question(noun):
        return
    if not any(child.lower_ == "it" for child in children(noun, "expl", "nsubj")):
        return
    for child in [*children(noun, "acl", "advcl", "csubj", "ccomp", "xcomp"), *children(head, "acl", "advcl")]:
        if child.i > noun.i and child.dep_ != "acl:relcl" and opens_with(child, "to", "for", "that"):
            target = noun_targets(child, "clause")[0]
            first = target.first
            while first < child.i and child.doc[first].lower_ in {"for", "that", "to"}:
                first += 1
            yield Stance(child, "time", "calls_for", list(speakers), [replace(target, first=first)], False, _CONFIDENCE)
            return


def needs(speakers: tuple[Mention, ...], head: Token) -> Iterator[Stance]:
    """There is a need for an inquiry; an inquiry is needed; no inquiry is needed."""
    ours = next((child for child in children(head, "nsubj") if child.lower_ == "we"), None)
    if head.lemma_.lower() == "need" and head.pos_ == "VERB" and ours is not None:
        yield from _we_need(speakers, head)
        return
    cleft = next((child for child in children(head, "nsubj") if child.lower_ == "what" and child.i < head.i), None)
    if cleft is not None:
        need = next((child for child in children(cleft, "acl") if child.lemma_.lower() == "need"), None)
        whose = next(children(need, "nsubj"), None) if need is not None else None
        if whose is not None and whose.lower_ in {"we", "i"} and any(children(head, "cop")) and not denied(head):
            targets = noun_targets(head, "self")
            yield Stance(head, "need", "calls_for", list(speakers), targets, False, _CONFIDENCE)
        return
    if head.lemma_.lower() in {"need", "require"} and head.pos_ == "VERB":
        subject = next((child for child in head.children if child.dep_ == "nsubj:pass"), None)
        if subject is None or subject.pos_ in {"PRON", "DET"} or any(children(head, "advcl", "xcomp")):
            return
        known = words("proposals").get(subject.lemma_.lower()) or words("reports").get(subject.lemma_.lower())
        targets = noun_targets(subject, "self") if known else []
        none = any(child.lower_ == "no" for child in children(subject, "det"))
    else:
        need = next((child for child in children(head, "nsubj") if child.lemma_.lower() == "need"), head)
        if need.lemma_.lower() != "need" or not any(child.lower_ == "there" for child in children(head, "expl")):
            return
        targets = noun_targets(need, "for,to")
        none = any(child.lower_ == "no" for child in children(need, "det"))
    if targets:
        yield Stance(head, "need", "calls_for", list(speakers), targets, none or denied(head), _CONFIDENCE)


def _we_need(speakers: tuple[Mention, ...], verb: Token) -> Iterator[Stance]:
    """We need a new law; we still need to fight for the port."""
    if any(word.lemma_.lower() in {"will", "would", "may", "might"} for word in children(verb, "aux")):
        return
    if any(word.text == "?" for word in verb.sent[-3:]) or any(
        opens_with(one, "if") for one in children(verb, "advcl")
    ):
        return
    thing = next((child for child in children(verb, "obj") if child.i > verb.i), None)
    if thing is not None:
        known = class_of(thing.lemma_.lower()) or thing.lemma_.lower() in words("reports")
        targets = noun_targets(thing, "self") if known else []
    else:
        done = next((child for child in children(verb, "xcomp") if child.tag_ == "VB"), None)
        vague = done is not None and done.lemma_.lower() in unstated("will") | _MINDING
        plain = done is None or vague or takes_stance(done) or done.pos_ != "VERB"
        targets = [] if plain or done is None else noun_targets(done, "clause")
        targets = [one for one in targets if one.last > one.head.i and _says_what(one)]
    if targets:
        yield Stance(verb, "need", "calls_for", list(speakers), targets, denied(verb), _CONFIDENCE)


def demands(speakers: tuple[Mention, ...], verb: Token) -> Iterator[Stance]:
    """The government must act; there should be an inquiry; we have to march; let us march."""
    if is_question(verb):
        return
    if verb.tag_ in {"VB", "VBP"} and not any(children(verb, "nsubj", "expl", "csubj", "cop")):
        yield from _command(speakers, verb)
    if denied(verb):
        return
    if verb.lemma_.lower() == "let":
        yield from _let_us(speakers, verb)
        return
    subject = next(children(verb, "nsubj", "expl"), None)
    if subject is None or subject.i > verb.i:
        return
    if any(word.lower_ == "have" for word in children(verb, "aux")):
        return  # should have been done
    duty = next((word for word in children(verb, "aux") if word.lemma_.lower() in _DUTY), None)
    done = _done(verb) if duty is None else None
    if subject.lower_ == "we":
        head = done if done is not None else verb
        if (
            (duty is None and done is None)
            or head.pos_ != "VERB"
            or head.tag_ == "VBG"
            or head.lemma_.lower() in unstated("will")
            or head.lemma_.lower() in _MINDING
        ):
            return
        if takes_stance(head) or entry(head, "cues") or any(children(verb, "advcl")):
            return
        target = noun_targets(head, "clause")[0]
        if target.last > head.i and _says_what(target):
            if duty is not None:
                target = replace(target, first=max(duty.i + 1, target.first))
            yield Stance(head, "must", "calls_for", list(speakers), [target], False, _CONFIDENCE)
        return
    if subject.pos_ in {"PRON", "DET"} and not (subject.dep_ == "expl" and subject.lower_ == "there"):
        return
    if duty is not None and duty.lemma_.lower() == "should" and verb.lemma_.lower() in unstated("should"):
        return  # she should win
    if verb.lemma_.lower() in {"ask", "remember"}:
        return  # she should ask why it is so
    if duty is not None or (done is not None and not _says_how_it_is(verb)):
        yield Stance(verb, "must", "calls_for", list(speakers), [after_clauses(verb)], False, _CONFIDENCE)


def _says_what(target: Target) -> bool:
    """Whether a clause says what is to be done, beyond "it": not to build on that, to call it what it is."""
    behind = target.head.doc[target.head.i + 1 : target.last + 1]
    vague = any(child.lower_ in {"it", "that", "this"} for child in children(target.head, "obj", "obl"))
    return not vague or any(word.pos_ in {"NOUN", "PROPN", "NUM"} and word.ent_type_ != "DATE" for word in behind)


def _command(speakers: tuple[Mention, ...], verb: Token) -> Iterator[Stance]:
    """Stop the tests; please stay at home; don't close the port."""
    if verb.lemma_.lower() in words("commands") or entry(verb, "cues") or verb.pos_ != "VERB":
        return
    helpers = [word for word in children(verb, "aux", "advmod") if word.i < verb.i]
    if any(
        word.lemma_.lower() != "do" and word.lower_ not in {"n't", "n’t", "not", "never", "please"} for word in helpers
    ):
        return
    lowers = {word.lower_ for word in helpers}
    if any(children(verb, "mark")) or ("not" in lowers and not any(word.lemma_.lower() == "do" for word in helpers)):
        return  # Not fix its problems
    first = min([verb.i, *(word.i for word in helpers if word.lower_ != "please")])
    before = [
        word
        for word in verb.doc[verb.sent.start : first]
        if word.is_alpha and word.lower_ not in {"please", "so", "and"}
    ]
    things = [child for child in children(verb, "obj", "xcomp", "obl", "advmod") if child.i > verb.i]
    asked = any(word.lower_ == "please" for word in helpers) or len(helpers) > 0
    if not asked and not any(relation(word) in {"obj", "xcomp"} for word in things):
        return  # Lie after lie
    if before or not things or any(word.lower_ in {"you", "yourself"} for word in things):
        return
    target = replace(noun_targets(verb, "clause")[0], first=first)
    if target.last > verb.i and not takes_stance(verb):
        yield Stance(verb, "must", "calls_for", list(speakers), [target], False, _CONFIDENCE)


def _done(verb: Token) -> Token | None:
    """What somebody needs to do or has to do."""
    duty = next((child for child in children(verb, "obj") if child.lemma_.lower() in _DUTIES), None)
    if verb.lemma_.lower() == "have" and duty is not None and not any(children(verb, "aux")):
        # the council has a duty to act; but: no right to
        bare = any(word.lower_ == "no" for word in children(duty, "det"))
        return (
            None if bare else next((child for child in children(duty, "acl", "xcomp") if opens_with(child, "to")), None)
        )
    if verb.lemma_.lower() not in {"need", "have", "ought"} or any(
        word.lemma_.lower() in {"will", "would", "may", "might", "can", "could", "have", "do"}
        for word in children(verb, "aux")
    ):
        return None
    if verb.tag_ not in {"VBZ", "VBP"} or any(child.i > verb.i for child in children(verb, "obj")):
        return None
    return next((child for child in children(verb, "xcomp") if opens_with(child, "to")), None)


def _says_how_it_is(verb: Token) -> bool:
    """Whether somebody only has to: many families have to walk for water."""
    return verb.lemma_.lower() == "have" and not any(child.lemma_.lower() in _DUTIES for child in children(verb, "obj"))


def after_clauses(verb: Token) -> Target:
    """A clause without the one before it that says when: if they are hurt, | the firm must pay."""
    target = noun_targets(verb, "clause")[0]
    subject = next(children(verb, "nsubj", "expl"), None)
    if subject is not None and target.first < subject.left_edge.i <= verb.i:
        return replace(target, first=subject.left_edge.i)
    return target


def _let_us(speakers: tuple[Mention, ...], verb: Token) -> Iterator[Stance]:
    """Let us march: not let us go, which asks for something else."""
    us = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    if us.lower_ not in {"'s", "’s", "us"} or any(children(verb, "nsubj")):
        return
    head = next((child for child in children(verb, "xcomp", "ccomp") if child.i > us.i and child.tag_ == "VB"), None)
    if head is None or head.lemma_.lower() in (unstated("judge") - {"keep"}) | _SAID_ONLY:
        return
    target = noun_targets(head, "clause")[0]
    target = replace(target, first=max(target.first, us.i + 1))
    if target.last > head.i:
        yield Stance(head, "must", "calls_for", list(speakers), [target], denied(head), _CONFIDENCE)


def takes_stance(verb: Token) -> bool:
    """Whether a verb with what completes it is a cue of stance itself."""
    name = entry(verb, "stances")
    return bool(name) and bool(complements(verb, words("stances")[name][1]))
