"""Blows and bows in an article's own words that need more than a verb and its object: "took a swipe at the mayor",
"compared him to a despot", "referred to it as a farce", "attacked her in a speech", "thought it unfair".

The idioms are data: ontology/words/stance_idioms.tsv.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from onrecord.extractors._stance.holders import Holders, Stance, denied
from onrecord.extractors._stance.objects import object_of
from onrecord.extractors._stance.tones import judged
from onrecord.extractors._text.cues import entry
from onrecord.extractors._text.doers import passive
from onrecord.extractors._text.phrases import Target, agentive, case, nouns
from onrecord.syntax import children, relation
from onrecord.vocabulary import words

__all__ = ["blows", "lays_on"]

_LIKENING = frozenset({"compare", "liken", "equate"})
_NAMING = frozenset({"refer", "allude"})
_THINKING = frozenset({"think", "believe", "reckon"})
_STRIKING = frozenset({"attack", "hit", "hammer", "whack", "knock", "target", "pummel", "taunt", "needle", "ding"})
_IN_WORDS = frozenset({"ad", "advert", "advertisement", "commercial", "press", "spot", "campaign"})
# occasions at which one may be hit with a stick
_PLACES = frozenset(
    ["protest", "march", "visit", "event", "ceremony", "service", "funeral", "vigil", "rally", "call", "session",
     "meeting", "assembly", "phone", "telephone", "book", "paper", "convention", "congress", "conference", "summit"]
)  # fmt: skip
_HARSH = frozenset({"harsh", "strong", "tough", "stern", "sharp", "choice", "bitter", "angry", "scathing", "cutting"})
_KIND = frozenset({"kind", "warm", "nice", "encouraging", "supportive", "generous"})
_UNTOLD = frozenset({"i", "we", "you", "this", "that", "myself", "himself", "herself", "themselves", "itself"})
_VERBAL = frozenset({"scathing", "blistering", "withering", "verbal", "stinging", "fierce", "furious", "bitter",
                     "rhetorical", "personal", "fresh", "new", "veiled"})  # fmt: skip


@cache
def _idioms() -> dict[str, list[tuple[str, str, str]]]:
    """By verb: noun, the word behind it, kind of stance."""
    table: dict[str, list[tuple[str, str, str]]] = {}
    for form, (kind, *_) in words("stance_idioms").items():
        verb, noun, link = form.split()
        table.setdefault(verb, []).append((noun, link, kind))
    return table


def lays_on(verb: Token) -> list[Target]:
    """Whom "blame" is laid on where its object is what went wrong: blamed the flood on | the mayor."""
    thing = next((child for child in children(verb, "obj") if child.i > verb.i), None)
    subject = next(children(verb, "nsubj"), None)
    if thing is None and not (subject is not None and passive(verb)):
        return []
    behind = [*children(verb, "obl"), *(children(thing, "nmod") if thing is not None else ())]
    for child in behind:
        # (not: on Monday, on television)
        said_on = child.ent_type_ == "DATE" or child.lemma_.lower() in words("occasions")
        if child.i > verb.i and case(child) == "on" and not said_on:
            return list(nouns(child))
    return []


def blows(holders: Holders, verb: Token) -> Iterator[Stance]:
    """The stances of a verb that is no cue by itself."""
    lemma = verb.lemma_.lower()
    kind, targets = "criticises", list[Target]()
    if lemma in _idioms():
        kind, targets = _by_idiom(verb, lemma)
    if not targets and lemma in _LIKENING:
        targets = _likened(verb)
    elif not targets and lemma in _NAMING:
        kind, targets = _referred_to(verb)
    elif not targets and lemma in _THINKING:
        kind, targets = _thought(verb)
    elif not targets and lemma in _STRIKING and not entry(verb, "stances").startswith(f"{lemma} "):
        targets = _struck(verb)
    found = holders.doers(verb) if targets else []
    if found:
        yield Stance(verb, lemma, kind, found, targets, denied(verb))


def _by_idiom(verb: Token, lemma: str) -> tuple[str, list[Target]]:
    """She took another swipe at the mayor; a swipe was taken at nobody here."""
    if passive(verb):
        return "", []
    for noun, link, kind in _idioms()[lemma]:
        within = [*children(verb, "obj"), *(child for child in children(verb, "obl") if case(child) == "to")]
        thing = next((child for child in within if child.lemma_.lower() == noun and child.i > verb.i), None)
        if thing is None:
            continue
        described = {word.lower_ for word in children(thing, "amod", "compound")}
        if noun == "word" and thing.tag_ != "NNS":
            continue
        if noun == "word" and not described & (_HARSH | _KIND):
            continue
        if noun == "attack" and not described & _VERBAL:
            continue  # launched an attack on the village
        if noun == "word" and described & _KIND:
            kind = "supports"
        for child in [*children(thing, "nmod", "obl"), *children(verb, "obl")]:
            if child.i > thing.i and case(child) == link and child.ent_type_ != "DATE":
                return kind, list(nouns(child))
        owner = next((child for child in thing.children if child.dep_ == "nmod:poss"), None)
        if link == "of" and owner is not None and owner.lower_ not in {"its", "their", "his", "her", "my", "our"}:
            return kind, list(nouns(owner))  # came to the mayor's defence
    return "", []


def _likened(verb: Token) -> list[Target]:
    """She compared the mayor to a despot: not to a friend."""
    head = object_of(verb)
    if head is None or relation(head) == "obl":
        return []
    behind = [*children(verb, "obl"), *children(head, "nmod")]
    bad = any(
        child.i > max(verb.i, head.i) and case(child) in {"to", "with"} and judged(child) == "bad" for child in behind
    )
    return list(nouns(head)) if bad else []


def _referred_to(verb: Token) -> tuple[str, list[Target]]:
    """She referred to the vote as a farce, to the mayor as a hero."""
    head = next((child for child in children(verb, "obl") if child.i > verb.i and _is_to(child, verb)), None)
    if head is None:
        return "", []
    for child in [*children(verb, "obl", "advcl", "xcomp"), *children(head, "nmod", "acl")]:
        opened = case(child) or next((word.lower_ for word in children(child, "mark")), "")
        tone = judged(child) if child.i > head.i and opened == "as" else ""
        if tone in {"bad", "good"}:
            targets = [_up_to(one, child.left_edge.i) for one in nouns(head)]
            return ("criticises" if tone == "bad" else "supports"), targets
    return "", []


def _is_to(phrase: Token, verb: Token) -> bool:
    """Whether a phrase opens with "to", which the parser may hang on the verb."""
    before = phrase.doc[phrase.left_edge.i - 1]
    return case(phrase) == "to" or (not case(phrase) and before.lower_ == "to" and before.head == verb)


def _up_to(target: Target, stop: int) -> Target:
    """A target less what follows from that token on: the vote | as a farce."""
    return replace(target, last=stop - 1) if target.head.i < stop <= target.last else target


def _thought(verb: Token) -> tuple[str, list[Target]]:
    """He thought the fees unfair; thinks that the fees are unfair."""
    told = any(child.lower_ in {"i", "we"} for child in children(verb, "nsubj"))  # a verdict in somebody's words
    if told or denied(verb) or passive(verb) or any(word.tag_ == "MD" for word in children(verb, "aux")):
        return "", []
    head = next((child for child in children(verb, "obj") if child.i > verb.i), None)
    for child in children(verb, "xcomp", "ccomp"):
        subject = next((one for one in children(child, "nsubj") if one.dep_ != "nsubj:outer"), head)
        if child.i < verb.i or subject is None or not verb.i < subject.i < child.i or denied(child):
            continue
        helpers = {word.lemma_.lower() for word in children(child, "aux", "cop")}
        if case(child) or helpers - {"be", "to"} or judged(child) not in {"bad", "good"} or child.tag_ == "JJR":
            continue
        if subject.lower_ in _UNTOLD or (subject.lower_ in {"he", "she"} and subject != head):
            continue  # thought that she was a failure: she herself
        clausal = any(relation(one) in {"csubj", "xcomp", "ccomp", "advcl"} for one in child.children)
        if relation(subject) == "expl" or (subject.lower_ == "it" and clausal):
            continue  # thinks it unfair to close it
        judged_well = judged(child) == "good"
        if judged_well and relation(child) != "xcomp" and not any(w.tag_ in {"VBZ", "VBP"} for w in child.children):
            continue
        return ("supports" if judged_well else "criticises"), list(nouns(subject))
    return "", []


def _struck(verb: Token) -> list[Target]:
    """She attacked the mayor in a speech, attacked him, saying that he slept: with words, not with a stick."""
    head = object_of(verb)
    if head is None or not (agentive(head) or head.ent_type_ in {"PER", "ORG"}) or verb.dep_ == "amod":
        return []
    for child in children(verb, "advcl", "xcomp"):
        if child.tag_ == "VBG" and (entry(child, "cues") or entry(child, "stances")) and child.i > verb.i:
            return list(nouns(head))
    for child in [*children(verb, "obl"), *children(head, "nmod")]:
        occasion = words("occasions").get(child.lemma_.lower())
        told = (occasion is not None and child.lemma_.lower() not in _PLACES) or child.lemma_.lower() in _IN_WORDS
        if child.i > verb.i and told and case(child) in {"in", "on", "at", "during", "with", "from", "via"}:
            return [_up_to(one, child.left_edge.i) for one in nouns(head)]
    return []
