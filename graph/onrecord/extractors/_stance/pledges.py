"""Stances that somebody's words take without a verb of stance: promises, refusals, demands, verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.extractors._speech.attribution import attributions
from onrecord.extractors._speech.frames import SPEAKING
from onrecord.extractors._speech.sources import kind_of_noun
from onrecord.extractors._stance.charges import charges
from onrecord.extractors._stance.complements import noun_targets
from onrecord.extractors._stance.demands import (
    after_clauses,
    demands,
    is_question,
    needs,
    opens_with,
    takes_stance,
    times,
)
from onrecord.extractors._stance.holders import Holders, Stance, denied, is_share
from onrecord.extractors._stance.praise import praise
from onrecord.extractors._stance.verdicts import verdicts
from onrecord.extractors._text.cues import entry, unstated
from onrecord.extractors._text.doers import agent, passive
from onrecord.extractors._text.phrases import agentive, case
from onrecord.model import Document, Mention
from onrecord.syntax import children, relation
from onrecord.vocabulary import words

__all__ = ["pledges"]

_WILL = frozenset({"will", "would", "'ll", "’ll", "shall"})
_OWN = frozenset({"i", "we", "he", "she", "it", "they"})
_CONFIDENCE = 0.75
_GUESSING = frozenset(
    ["predict", "forecast", "expect", "guess", "estimate", "fear", "doubt", "joke", "imagine", "suspect", "project",
     "bet", "dream", "hope", "wish"]
)  # fmt: skip
_ENDS = frozenset({"beat", "defeat", "win", "solve", "succeed", "achieve", "reach", "survive", "understand"})
_IN_POWER = frozenset({"state", "royal", "legislature", "local", "body", "judicial", "military", "staff", "rank"})
_THINKING = frozenset(
    {"think", "believe", "feel", "know", "say", "argue", "mean", "agree", "insist", "repeat", "guess"}
)


def pledges(document: Document, holders: Holders) -> Iterator[Stance]:
    """Promises ("she said she will act"), refusals, demands and verdicts ("his handling is a failure") in words."""
    for one in attributions(document):
        other = _told_of(one.frame.cue) if one.frame is not None else False
        if one.speakers and _are_a_share(document, one.speakers):
            continue  # 21 percent said they would not vote
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
                if token.pos_ not in {"VERB", "NOUN", "ADJ", "AUX", "PROPN"}:
                    continue
                main = _is_main(token, first, last)
                doubted = False
                if not main:
                    thought = _thought(token, first, last)
                    if thought is None or not _is_main(thought, first, last):
                        continue
                    doubted = denied(thought)
                if holders.speaker(token) is not one:
                    continue
                direct = stretch.directness == "direct"
                if own != "warns":  # warned that he was a threat: one stance, not two
                    judged = list(verdicts(one, token, doubted))
                    yield from judged
                    if not judged and not doubted:
                        yield from praise(one, token)
                        yield from charges(one, token) if direct else ()
                if doubted:
                    continue
                told = one.frame.cue.lemma_.lower() if one.frame is not None else ""
                if own not in {"promises", "announces", "accepts"} and told not in _GUESSING:
                    if direct or not other:
                        yield from _promise(one.speakers, token, direct)
                    yield from _remedy(document, one.speakers, token)
                yield from times(one.speakers, token)
                yield from needs(one.speakers, token)
                if direct:
                    yield from demands(one.speakers, token)


def _told_of(cue: Token) -> bool:
    """Whether "saying" goes with what is done to somebody: its "he" may be either: attacked him, saying he would."""
    if cue.dep_ != "advcl" or cue.tag_ != "VBG":
        return False
    return any(child.ent_type_ == "PER" for child in children(cue.head, "obj", "iobj"))


def _are_a_share(document: Document, speakers: tuple[Mention, ...]) -> bool:
    """Whether those who say it are only counted."""
    for one in speakers:
        held = document.doc.char_span(one.span.start, one.span.end, alignment_mode="expand")
        if held is None or not (is_share(held.root) or any(word.lower_ in {"percent", "%"} for word in held)):
            return False
    return True


def _is_main(token: Token, first: int, last: int) -> bool:
    """Whether the word heads a main clause of the words [first, last]."""
    if relation(token) in {"ROOT", "ccomp", "parataxis"} or token.dep_ == "ROOT":
        return not first <= token.head.i <= last or token.head == token or relation(token) == "parataxis"
    return relation(token) == "conj" and first <= token.head.i <= last and _is_main(token.head, first, last)


def _thought(token: Token, first: int, last: int) -> Token | None:
    """The verb of "I think", "we believe" that a clause of somebody's words hangs on."""
    head = token.head
    if relation(token) != "ccomp" or not first <= head.i <= last or head.lemma_.lower() not in _THINKING:
        return None
    return head if any(child.lower_ in {"i", "we"} for child in children(head, "nsubj")) else None


def _promise(speakers: tuple[Mention, ...], token: Token, direct: bool) -> Iterator[Stance]:
    """I will, we will; she said she would: what the speaker is going to do, or refuses to do."""
    subject = next(children(token, "nsubj"), None)
    verb, intends = token, False
    if token.lemma_.lower() in words("intentions"):  # we are going to act; she said she intended to
        inner = next((child for child in children(token, "xcomp") if opens_with(child, "to")), None)
        if inner is not None and (token.lemma_.lower() != "go" or token.tag_ == "VBG"):
            verb, intends = inner, True
    if verb.pos_ != "VERB" or subject is None or subject.dep_ != "nsubj" or subject.lower_ not in _OWN:
        return
    helpers = {word.lemma_.lower() for word in children(token, "aux")}
    past = any(word.tag_ == "VBD" for word in children(token, "aux"))
    if is_question(token) or (token.lemma_.lower() == "go" and past and direct):
        return  # I was going to do it
    if "have" in helpers or (intends and helpers & {"would", "may", "might", "could"}):
        return  # would have preferred
    if direct != (subject.lower_ in {"i", "we"}):
        return
    if not intends and not helpers & (_WILL - {"would"} if direct else _WILL):
        return
    if any(children(verb, "cop")) or verb.lemma_.lower() in unstated("will") or takes_stance(verb):
        return
    to_whom = verb.lemma_.lower() != "do" and any(
        child.pos_ in {"NOUN", "PROPN"} and case(child) in {"with", "to"} for child in children(verb, "obl")
    )
    if not to_whom and any(child.lower_ in {"it", "that", "this", "so"} for child in children(verb, "obj")):
        return
    asks = any(opens_with(child, "if", "unless") for one in (verb, token) for child in children(one, "advcl"))
    bodily = verb.tag_ == "VBG" and (
        verb.lemma_.lower() in {"meet", "talk", "speak", "look", "watch"}
        or intends
        or not any(child.i > verb.i for child in children(verb, "obj", "xcomp", "advcl"))
    )
    if asks or bodily:
        return  # we will be meeting; I will go if it rains
    if not direct and not any(_agrees(subject, speaker, len(speakers) == 1) for speaker in speakers):
        return
    if subject.lower_ == "it" and words("verdict_verbs").get(verb.lemma_.lower(), ("",))[0] in {
        "harm",
        "wrong",
        "guilt",
    }:
        return  # the group says it would harm them: not the group
    if not direct and subject.lower_ in {"he", "she"} and _are_many(verb.doc, speakers[0]):
        return  # aides said he would run
    target = noun_targets(verb, "clause")
    long = len(target) == 1 and target[0].last > verb.i
    if long or (intends and verb.lemma_.lower() in words("remedies")):
        negated = denied(token)
        if negated and verb.lemma_.lower() in unstated("decline"):
            return  # we are not going to speak to that
        means = any(child.tag_ == "VBG" and opens_with(child, "by") for child in children(verb, "advcl"))
        if negated and (means or verb.lemma_.lower() in _ENDS):
            return  # we will not win by waiting
        first = target[0].first
        if negated or intends:  # he will not | sign it
            before = [child.i + 1 for child in children(verb, "advmod", "mark", "aux") if child.i < verb.i]
            target = [replace(target[0], first=max([*before, first]))]
        yield Stance(verb, "will", "rejects" if negated else "promises", list(speakers), target, False, _CONFIDENCE)


def _remedy(document: Document, speakers: tuple[Mention, ...], verb: Token) -> Iterator[Stance]:
    """The minister said that laws will be changed, that detectives will reopen the case: hers to promise."""
    subject = next(children(verb, "nsubj"), None)
    if verb.lemma_.lower() not in words("remedies") or verb.pos_ != "VERB" or subject is None or denied(verb):
        return
    if subject.i > verb.i or subject.pos_ not in {"NOUN", "PROPN"} or verb.tag_ == "VBG":
        return
    if not any(word.lemma_.lower() in {"will", "'ll", "’ll", "shall"} for word in children(verb, "aux")):
        return
    if any(opens_with(child, "if", "unless") for child in children(verb, "advcl")):
        return
    done = passive(verb) or (verb.tag_ == "VBN" and any(children(verb, "cop", "aux:pass")))
    hers = agent(verb) is None if done else agentive(subject) and subject.pos_ == "NOUN"
    if hers and all(_rules(document, speaker) for speaker in speakers):
        yield Stance(verb, "will", "promises", list(speakers), [after_clauses(verb)], False, _CONFIDENCE)


def _rules(document: Document, speaker: Mention) -> bool:
    """Whether a speaker is a body, speaks for one, or holds an office by what stands before the name somewhere."""
    if speaker.kind == "institution":
        return words("bodies").get(speaker.label.split()[-1].lower(), ("",))[0] not in {"media"}
    said = document.doc.char_span(speaker.span.start, speaker.span.end, alignment_mode="expand")
    if said is None or speaker.form == "pronoun":
        return False
    if speaker.form != "name":
        return _governs(said.root) or said.root.lemma_.lower() in words("voices")
    surname = said[-1].text
    for token in document.doc:
        if token.text == surname:
            before = document.doc[max(token.sent.start, token.i - 4) : token.i]
            if any(_governs(word) for word in before):
                return True
    return False


def _governs(word: Token) -> bool:
    """Whether a word names an office in which one can do something about things."""
    return words("offices").get(word.lemma_.lower(), ("", ""))[1] in _IN_POWER


def _are_many(doc: Doc, speaker: Mention) -> bool:
    """Whether a role is in the plural."""
    words = doc.char_span(speaker.span.start, speaker.span.end, alignment_mode="expand")
    if words is None:
        return False
    if len(words) == 1 and words[0].is_sent_start and words[0].lower_.endswith("s"):
        return kind_of_noun(words[0].lower_[:-1]) == "person"  # (the model may take "Aides" for a name)
    return speaker.form == "role" and words.root.tag_ in {"NNS", "NNPS"}


def _agrees(pronoun: Token, speaker: Mention, alone: bool) -> bool:
    """Whether a third person may be the speaker: it for a body, he or she for a person, they for either."""
    lower = pronoun.lower_
    if speaker.form == "pronoun":
        return speaker.span.text.lower() == lower
    if lower == "it":
        return alone and speaker.kind in {"institution", "report", "document"} and pronoun.dep_ != "expl"
    return lower == "they" or speaker.kind == "person"
