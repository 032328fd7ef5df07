"""Stances that somebody's words take without a verb of stance: promises, refusals, demands, verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.extractors._attribution import Attribution, attributions
from onrecord.extractors._complements import complements, noun_targets
from onrecord.extractors._cues import entry, unstated
from onrecord.extractors._doers import passive
from onrecord.extractors._frames import SPEAKING
from onrecord.extractors._holders import Holders, Stance, denied
from onrecord.extractors._phrases import Target, class_of, judged
from onrecord.model import Document, Mention
from onrecord.syntax import children, relation
from onrecord.vocabulary import words

__all__ = ["pledges"]

_WILL = frozenset({"will", "would", "'ll", "’ll", "shall"})
_OWN = frozenset({"i", "we", "he", "she", "it", "they"})
_CONFIDENCE = 0.75
_UNTRUE = frozenset({"untrue", "false", "lie", "baseless", "nonsense", "ridiculous", "absurd", "wrong", "fabrication"})


def pledges(document: Document, holders: Holders) -> Iterator[Stance]:
    """Promises ("she said she will act"), refusals and verdicts ("his handling is a failure") in somebody's words."""
    for one in attributions(document):
        if not one.statement or (one.frame is not None and one.frame.kind not in SPEAKING | {"acting", "naming"}):
            continue
        own = (
            words("stances")[entry(one.frame.cue, "stances")][0]
            if one.frame and entry(one.frame.cue, "stances")
            else ""
        )
        for stretch in one.stretches:
            first, last = stretch.first, stretch.last
            for token in document.doc[first : last + 1]:
                if token.pos_ not in {"VERB", "NOUN", "ADJ", "AUX"} or not _is_main(token, first, last, one.frame):
                    continue
                if holders.speaker(token) is not one:
                    continue
                if own not in {"promises", "announces", "accepts"}:
                    yield from _promise(one.speakers, token, stretch.directness == "direct")
                yield from _verdict(one, token)
                yield from _time(one.speakers, token)
                yield from _needed(one.speakers, token)
                if stretch.directness == "direct":
                    yield from _demand(one.speakers, token)


def _is_main(token: Token, first: int, last: int, frame: object) -> bool:
    """Whether the word heads a main clause of the words [first, last]."""
    if relation(token) in {"ROOT", "ccomp", "parataxis"} or token.dep_ == "ROOT":
        return not first <= token.head.i <= last or token.head == token or relation(token) == "parataxis"
    return relation(token) == "conj" and first <= token.head.i <= last and _is_main(token.head, first, last, frame)


def _promise(speakers: tuple[Mention, ...], verb: Token, direct: bool) -> Iterator[Stance]:
    """I will, we will; she said she would: what the speaker is going to do, or refuses to do."""
    subject = next(children(verb, "nsubj"), None)
    if verb.pos_ != "VERB" or subject is None or subject.dep_ != "nsubj" or subject.lower_ not in _OWN:
        return
    if any(word.lemma_ == "have" for word in children(verb, "aux")):
        return  # would have preferred
    helpers = {word.lemma_.lower() for word in children(verb, "aux")}
    if direct != (subject.lower_ in {"i", "we"}) or not helpers & (_WILL - {"would"} if direct else _WILL):
        return
    if any(children(verb, "cop")) or verb.lemma_.lower() in unstated("will") or entry(verb, "stances"):
        return
    if any(child.lower_ in {"it", "that", "this", "so"} for child in children(verb, "obj")):
        return
    if verb.tag_ == "VBG" or any(_opens_with(child, "if", "unless") for child in children(verb, "advcl")):
        return  # we will be meeting; I will go if it rains
    if not direct and not any(_agrees(subject, speaker, len(speakers) == 1) for speaker in speakers):
        return
    if not direct and subject.lower_ in {"he", "she"} and _are_many(verb.doc, speakers[0]):
        return  # aides said he would run
    target = noun_targets(verb, "clause")
    if len(target) == 1 and target[0].last > verb.i:
        negated = denied(verb)
        if negated:  # he will not | sign it
            first = max([child.i + 1 for child in children(verb, "advmod") if child.i < verb.i] + [target[0].first])
            target = [replace(target[0], first=first)]
        yield Stance(verb, "will", "rejects" if negated else "promises", list(speakers), target, False, _CONFIDENCE)


def _are_many(doc: Doc, speaker: Mention) -> bool:
    """Whether a role is in the plural."""
    words = doc.char_span(speaker.span.start, speaker.span.end, alignment_mode="expand")
    return speaker.form == "role" and words is not None and words.root.tag_ in {"NNS", "NNPS"}


def _opens_with(clause: Token, *openings: str) -> bool:
    return any(word.lower_ in openings for word in children(clause, "mark", "advmod"))


def _agrees(pronoun: Token, speaker: Mention, alone: bool) -> bool:
    """Whether a third person may be the speaker: it for a body, he or she for a person, they for either."""
    lower = pronoun.lower_
    if speaker.form == "pronoun":
        return speaker.span.text.lower() == lower
    if lower == "it":
        return alone and speaker.kind in {"institution", "report"} and pronoun.dep_ != "expl"
    return lower == "they" or speaker.kind == "person"


def _verdict(one: Attribution, head: Token) -> Iterator[Stance]:
    """Whoever says that something is a disgrace criticises it; so does who says that it violates the law."""
    subject = next(children(head, "nsubj"), None)
    if head.lemma_.lower() in words("verdict_verbs") and head.pos_ == "VERB":
        yield from _violation(one.speakers, head, subject)
        return
    if not any(children(head, "cop")):
        return
    if subject is None or subject.lower_ in {"it", "this", "that"}:
        yield from _verdict_on_it(one, head)
        return
    if subject.pos_ in {"PRON", "DET"}:
        return
    speakers = one.speakers
    if any(children(subject, "case")):
        return  # In such times | this is bad news: the parser may take the wrong one
    helpers = {word.lemma_.lower() for word in children(head, "aux")}
    if helpers and helpers != {"would"}:
        return
    asks = any(word.lower_ in {"which", "what", "whose"} for word in children(subject, "det"))
    if judged(head) == "bad" and not asks and not denied(head):
        kind = "opposes" if helpers else "criticises"  # a ban would be a mistake; the ban was a mistake
        yield Stance(head, "be", kind, list(speakers), noun_targets(subject, "self"), False, _CONFIDENCE)


def _violation(speakers: tuple[Mention, ...], verb: Token, subject: Token | None) -> Iterator[Stance]:
    """The ban violates the law."""
    if (
        subject is None
        or subject.pos_ in {"PRON", "DET"}
        or passive(verb)
        or denied(verb)
        or any(children(verb, "aux"))
    ):
        return
    if subject.i < verb.i:
        yield Stance(verb, verb.lemma_.lower(), "criticises", list(speakers), noun_targets(subject, "self"), False,
                     _CONFIDENCE)  # fmt: skip


def _verdict_on_it(one: Attribution, head: Token) -> Iterator[Stance]:
    """It is a mistake to close the port; an outrage if it closed; "it is a mistake", she said of the port."""
    helpers = {word.lemma_.lower() for word in children(head, "aux")}
    if judged(head) != "bad" or denied(head) or (helpers and helpers != {"would"}):
        return
    kind = "opposes" if helpers else "criticises"
    for child in children(head, "csubj", "advcl", "acl", "ccomp"):
        opening = [word.lower_ for word in children(child, "mark")]
        if child.i < head.i or child.dep_ == "acl:relcl" or child.pos_ not in {"VERB", "AUX"}:
            continue
        if opening and opening[0] in {"to", "that"} | ({"if"} if helpers else set()):
            if opening[0] == "to" and any(word.lower_ in {"too", "so"} for word in children(head, "advmod")):
                return  # too weak to close it
            if opening[0] == "that" and head.lemma_.lower() in _UNTRUE:
                return  # says only that it is not so
            kind = "opposes" if opening[0] == "to" else kind
            yield Stance(head, "be", kind, list(one.speakers), [_opened(child)], False, _CONFIDENCE)
            return
    if one.frame is None or not any(children(head, "nsubj")):
        return
    for child in children(one.frame.cue, "obl"):
        if any(word.lower_ in {"of", "about"} for word in children(child, "case")) and child.pos_ != "PRON":
            yield Stance(head, "be", kind, list(one.speakers), noun_targets(child, "self"), False, _CONFIDENCE)


def _opened(clause: Token) -> Target:
    """A clause without the word that opens it."""
    target = noun_targets(clause, "clause")[0]
    first = target.first
    while first < clause.i and clause.doc[first].lower_ in {"if", "that", "to"}:
        first += 1
    return replace(target, first=first)


def _time(speakers: tuple[Mention, ...], noun: Token) -> Iterator[Stance]:
    """It is time to close the port, time for the board to act."""
    if noun.lemma_.lower() != "time" or not any(children(noun, "cop")) or denied(noun):
        return
    if not any(child.lower_ == "it" for child in children(noun, "expl", "nsubj")):
        return
    for child in children(noun, "acl", "advcl", "csubj", "ccomp"):
        if child.i > noun.i and any(word.lower_ == "to" for word in children(child, "mark")):
            yield Stance(child, "time", "calls_for", list(speakers), noun_targets(child, "clause"), False, _CONFIDENCE)


def _needed(speakers: tuple[Mention, ...], head: Token) -> Iterator[Stance]:
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
        _opens_with(one, "if") for one in children(verb, "advcl")
    ):
        return
    thing = next((child for child in children(verb, "obj") if child.i > verb.i), None)
    if thing is not None:
        known = class_of(thing.lemma_.lower()) or thing.lemma_.lower() in words("reports")
        targets = noun_targets(thing, "self") if known else []
    else:
        done = next((child for child in children(verb, "xcomp") if child.tag_ == "VB"), None)
        plain = done is None or done.lemma_.lower() in unstated("will") or _takes_stance(done) or done.pos_ != "VERB"
        targets = [] if plain or done is None else noun_targets(done, "clause")
        targets = [one for one in targets if one.last > one.head.i]
    if targets:
        yield Stance(verb, "need", "calls_for", list(speakers), targets, denied(verb), _CONFIDENCE)


def _takes_stance(verb: Token) -> bool:
    """Whether a verb with what completes it is a cue of stance itself."""
    name = entry(verb, "stances")
    return bool(name) and bool(complements(verb, words("stances")[name][1]))


def _demand(speakers: tuple[Mention, ...], verb: Token) -> Iterator[Stance]:
    """The government must act."""
    subject = next(children(verb, "nsubj"), None)
    if subject is None or denied(verb) or subject.i > verb.i:
        return
    if subject.lower_ == "we" and verb.pos_ == "VERB" and verb.lemma_.lower() not in unstated("will"):
        must = next((word for word in children(verb, "aux") if word.lemma_.lower() in {"must", "should"}), None)
        if must is None or _takes_stance(verb) or entry(verb, "cues") or any(children(verb, "advcl")):
            return
        target = noun_targets(verb, "clause")[0]
        if target.last > verb.i and not any(word.text == "?" for word in verb.sent[-3:]):
            target = replace(target, first=max(must.i + 1, target.first))
            yield Stance(verb, "must", "calls_for", list(speakers), [target], False, _CONFIDENCE)
        return
    if subject.pos_ in {"PRON", "DET"}:
        return
    if any(word.text == "?" for word in verb.sent[-3:]):
        return
    if any(word.lemma_.lower() in {"must", "should"} for word in children(verb, "aux")):
        yield Stance(verb, "must", "calls_for", list(speakers), noun_targets(verb, "clause"), False, _CONFIDENCE)
