"""Phrases that complete a stance: how far they reach, what they are coordinated with, what kind of thing they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from onrecord.extractors._speech.sources import kind_of_noun
from onrecord.syntax import children, conjuncts, relation
from onrecord.vocabulary import words

__all__ = [
    "NOT_A_PROPOSAL",
    "Target",
    "agentive",
    "astray",
    "case",
    "class_of",
    "clause",
    "has_that",
    "infinitives",
    "loose_infinitives",
    "nouns",
    "reach",
]

_EVENT_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing", "ship")
NOT_A_PROPOSAL = frozenset(
    {"it", "this", "that", "these", "those", "what", "which", "them", "one", "so", "there", "nothing"}
)
_REASONS = frozenset(
    {"because", "since", "after", "as", "although", "though", "while", "when", "before", "until", "so"}
)
_OF_A_CLAUSE = frozenset({"nsubj", "csubj", "cop", "aux", "expl"})
_CONDITIONS = frozenset({"emergency", "siege", "alert", "affairs", "war", "calamity", "disaster", "exception"})
"""What there may be a state of that is no country."""
_DROPPED = frozenset({"parataxis", "discourse", "punct", "cc"})


@dataclass(frozen=True, slots=True)
class Target:
    """The words that complete a stance.

    head: the noun, or the verb of a clause; first, last: tokens; clause: whether it is one; addressee: whoever is to do
    it ("urged ministers to act"), if that is said apart.
    """

    head: Token
    first: int
    last: int
    clause: bool
    addressee: Token | None = None


@lru_cache(maxsize=20_000)
def class_of(lemma: str) -> str:
    """shell, claim or policy for a noun (lemma, lower case); policy too for one that names an event; else ""."""
    known = words("proposals").get(lemma)
    if known:
        return known[0] if known[0] != "none" else ""
    if kind_of_noun(lemma):
        return ""
    return "policy" if len(lemma) > 5 and lemma.endswith(_EVENT_ENDINGS) else ""


def case(token: Token) -> str:
    return next((child.lower_ for child in children(token, "case") if child.i < token.i), "")


def _stands_alone(part: Token) -> bool:
    return any(
        relation(child) in {"det", "amod", "nummod", "case", "nmod", "compound", "acl"} for child in part.children
    )


def reach(head: Token, without: Token | None = None, predicate: bool = False) -> tuple[int, int]:
    """First and last token of the words under a head, less asides, what opens it, and parts that stand apart.

    without: a dependent to leave out (the clause that says who backs the plan); predicate: the head is a clause's, so
    that its subject and helpers belong to it even where it is a noun ("the fees are a disgrace").
    """
    doc = head.doc
    keep = {head.i}
    stack = [head]
    while stack:
        word = stack.pop()
        for child in word.children:
            if relation(child) in _DROPPED and not (relation(child) in {"punct", "cc"} and word != head):
                continue
            if child.dep_ == "acl:relcl" and "," in {doc[child.left_edge.i - 1].text, doc[child.left_edge.i].text}:
                continue
            if child.dep_ == "acl" and any(children(child, "nsubj")) and child.left_edge.text == ",":
                continue  # the bill, with members opposing
            if word == head and not predicate and head.pos_ != "VERB" and relation(child) in _OF_A_CLAUSE:
                continue
            if child == without or child.lower_ == "something" or _gives_reasons(child):
                continue
            if relation(child) == "conj" and case(child) not in {"", case(word)} and not _is_both(head, child):
                continue  # to inspect all ships, and | for a review
            if relation(child) == "appos":
                continue
            both = relation(child) == "conj" and word == head and _is_both(head, child)
            alone = head.pos_ not in {"VERB", "AUX"} and _stands_alone(child)
            if relation(child) == "conj" and word == head and not both and alone:
                continue
            if (
                relation(child) == "conj"
                and word == head
                and not both
                and (case(child) or any(children(child, "nsubj")))
            ):
                continue
            if child.i > head.i and _excluded(child):
                continue  # this, not that
            opens = word == head and relation(child) in {"mark", "case", "cc"} and child.i < head.i
            # but: a master to be given the right
            inner = relation(child) == "mark" and any(subject.i < child.i for subject in children(head, "nsubj"))
            if opens and not inner:
                continue
            keep.add(child.i)
            stack.append(child)
    first = last = head.i
    while first - 1 in keep or (first - 2 in keep and (doc[first - 1].is_punct or doc[first - 1].dep_ == "cc")):
        first -= 1
    while last + 1 in keep or (last + 2 in keep and (doc[last + 1].is_punct or doc[last + 1].dep_ == "cc")):
        last += 1
    last = next((i - 1 for i in range(head.i + 1, last) if doc[i].text in {":", ";"}), last)
    while first < last and (doc[first].is_punct or doc[first].is_space or doc[first].lower_ in {"that", "to", "for"}):
        first += 1
    while last > first and (doc[last].is_punct or doc[last].is_space or doc[last].tag_ == "POS"):
        last -= 1
    return first, last


def _is_both(head: Token, part: Token) -> bool:
    """Whether "both" ties a part to what stands before it: both in society and | in its bodies."""
    return any(token.lower_ == "both" for token in head.doc[head.i : part.left_edge.i])


def _gives_reasons(child: Token) -> bool:
    """Whether a clause says why or when the stance is taken rather than what it is on."""
    clause = relation(child) in {"advcl", "acl", "ccomp"}
    return clause and any(word.lower_ in _REASONS for word in children(child, "mark", "advmod"))


def _excluded(child: Token) -> bool:
    """Whether a part is named only to say that it is not meant: "that it be split, not that it be closed"."""
    if relation(child) not in {"conj", "advcl", "ccomp", "nmod", "obl"}:
        return False
    opening = next((part.i for part in children(child, "mark", "case", "det")), child.i)
    return any(part.lower_ == "not" and part.i < opening for part in children(child, "advmod", "cc"))


def clause(head: Token, addressee: Token | None = None) -> Target:
    """The clause that a verb heads, with the "not" before its "to"."""
    first, last = reach(head, predicate=True)
    to = next((child.i for child in children(head, "mark") if child.lower_ == "to" and child.i < head.i), 0)
    if to > 1 and head.doc[to - 1].lower_ in {"not", "never"} and to - 1 <= first <= head.i:
        first = to - 1
    last = _with_gerund(head, last)
    subject = next(children(head, "nsubj"), None)
    if subject is not None and doc_first_is_helper(head, first) and subject.i < first:
        first = subject.left_edge.i  # classes for pupils, young and old, | would be cancelled
    if to:  # her plan to pay it by printing money | would fail
        last = next((i - 1 for i in range(head.i + 1, last + 1) if _starts_anew(head, i)), last)
    return Target(head, first, last, True, addressee)


def doc_first_is_helper(head: Token, first: int) -> bool:
    """Whether a clause has been cut down to begin with a helper of its verb."""
    return first < head.i and head.doc[first].head == head and relation(head.doc[first]) in {"aux", "cop"}


def _with_gerund(head: Token, last: int) -> int:
    """The end of a clause with the gerund that the parser has hung beside it: must stop | treating them so."""
    behind = last + 1
    if (
        behind >= len(head.doc)
        or head.doc[behind].tag_ != "VBG"
        or head.doc[behind].head != head.head
        or last != head.i
    ):
        return last
    return max(reach(head.doc[behind], predicate=True)[1], last)


def _starts_anew(head: Token, i: int) -> bool:
    """Whether a helper behind an infinitive belongs to the clause around it, though the parser puts it inside."""
    token = head.doc[i]
    if token.tag_ != "MD" or token.head.i < i:
        return False
    return not any(head.i < child.i < i for child in children(token.head, "nsubj", "expl", "csubj"))


def nouns(head: Token, without: Token | None = None) -> Iterator[Target]:
    """A noun as target, and what is coordinated with it where it stands for itself ("tax cuts and a new law")."""
    loose = [part for part in astray(head) if relation(part) in {"conj", "obj"} and not case(part)]
    for part in conjuncts(head) + loose:
        if part != head and part.pos_ in {"VERB", "AUX"} and part.tag_ != "VBG":
            continue
        if part != head and any(child.lower_ == "no" for child in children(part, "det")):
            continue  # denied the reports, and no bid came
        if part != head and (head.pos_ == "PRON" or (agentive(part) and not agentive(head) and _acts(part))):
            continue  # backing the bill and | councillors opposing it
        if part == head or (_stands_alone(part) and case(part) in {"", case(head)}):
            first, last = reach(part, without)
            yield Target(part, first, last, False)


def _acts(noun: Token) -> bool:
    return any(child.tag_ == "VBG" for child in children(noun, "acl"))


def astray(noun: Token) -> Iterator[Token]:
    """Words of an object that the parser has hung on its verb: accepted calls | to act | and for a ban"""
    verb = noun.head
    if relation(noun) != "obj" or verb.pos_ != "VERB":
        return
    for child in children(verb, "xcomp", "advcl", "conj", "obj", "obl"):
        if relation(child) == "obl":
            if child.left_edge.i == noun.i + 1 and case(child) == "for":
                yield child
        elif relation(child) == "conj" or (relation(child) == "obj" and any(children(child, "cc"))):
            if child.i > noun.i and child.pos_ in {"NOUN", "PROPN"}:
                yield child
        elif noun.i < child.left_edge.i <= noun.i + 2 and any(word.lower_ == "to" for word in children(child, "mark")):
            yield child


def agentive(token: Token) -> bool:
    if token.ent_type_ in {"PER", "ORG", "LOC"} or token.pos_ == "PRON":
        return True
    behind = [word.lower_ for word in token.doc[token.i + 1 : token.i + 3]]
    if token.lower_ == "state" and behind[:1] == ["of"] and behind[-1] in _CONDITIONS:
        return False
    return kind_of_noun(token.lemma_.lower()) in {"person", "institution"}


def has_that(child: Token) -> bool:
    return any(part.lower_ == "that" for part in children(child, "mark")) and any(
        children(child, "nsubj", "csubj", "expl")
    )


def infinitives(verb: Token) -> list[Token]:
    """The infinitives with "to" that complete the verb."""
    found = []
    for child in children(verb, "xcomp", "ccomp"):
        if child.i > verb.i and any(word.lower_ == "to" for word in children(child, "mark")):
            found.append(child)
    return found


def loose_infinitives(verb: Token, noun: Token) -> list[Token]:
    """Infinitives behind a noun that the parser may have hung on it or on the verb."""
    found = []
    for head in (verb, noun):
        for child in children(head, "xcomp", "ccomp", "advcl", "acl"):
            if (
                child.i > noun.i
                and child.dep_ != "acl:relcl"
                and any(word.lower_ == "to" for word in children(child, "mark"))
            ):
                found.append(child)
    return found[:1]
