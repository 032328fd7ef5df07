"""What a verb of stance is on by syntax alone: its object, its passive's subject, what a relative clause hangs on."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extractors._speech.sources import kind_of_noun
from onrecord.extractors._text.doers import antecedent
from onrecord.extractors._text.doers import passive as is_passive
from onrecord.extractors._text.phrases import agentive, case, class_of, has_that
from onrecord.syntax import children
from onrecord.vocabulary import words

__all__ = ["SPANS", "noun_in_disguise", "object_fits", "object_of", "shares_passive"]

_QUANTITIES = frozenset({"all", "most", "some", "many", "half", "majority", "number", "part", "rest", "one", "none"})

SPANS = frozenset(
    ["day", "night", "week", "month", "year", "time", "hour", "morning", "evening", "moment", "way", "reason"]
)


def object_of(verb: Token, passive: bool = True) -> Token | None:
    """The direct object; the subject of a passive; the noun that a relative clause or participle hangs on."""
    if passive:
        subject = next(children(verb, "nsubj"), None)
        if subject is not None and is_passive(verb):
            return antecedent(subject)
        if verb.dep_ == "acl" and verb.tag_ == "VBN":
            return verb.head
        if shares_passive(verb):
            return object_of(verb.head)
    found = next(
        (child for child in verb.children if child.dep_ == "obj" and (child.i > verb.i or antecedent(child) != child)),
        None,
    )
    if found is None:
        found = next((child for child in verb.children if child.dep_ == "iobj" and child.i > verb.i), None)
    if found is None:
        found = next((child for child in children(verb, "xcomp", "ccomp") if noun_in_disguise(child)), None)
    if found is None:
        bare = (
            child for child in children(verb, "obl") if child.i > verb.i and child.pos_ == "NOUN" and not case(child)
        )
        found = next((child for child in bare if child.dep_ == "obl" and child.ent_type_ != "DATE"), None)
    if found is not None:
        meant = antecedent(found)
        return None if meant != found and meant.lemma_.lower() in SPANS else meant  # the third night that they struck
    # an inquiry the government had resisted; but not: a committee that resigned
    gap = passive and verb.dep_ == "acl:relcl" and not any(children(verb, "ccomp", "xcomp", "nsubj:pass"))
    if gap and has_that(verb) and class_of(verb.head.lemma_.lower()) == "shell":
        gap = False  # the notion that people want to vote
    if gap and verb.head.lemma_.lower() in SPANS:
        gap = False  # the third night that they protested
    if gap and any(child.dep_ == "nsubj" and antecedent(child) != verb.head for child in verb.children):
        return verb.head
    return None


def shares_passive(verb: Token) -> bool:
    """Whether a participle goes on a passive: was welcomed by unions but | criticised by the mayor."""
    if verb.dep_ != "conj" or verb.tag_ not in {"VBN", "VBD"} or not is_passive(verb.head):
        return False
    if any(children(verb, "nsubj", "aux", "obj")):
        return False
    return any(word.lower_ == "by" for child in children(verb, "obl") for word in children(child, "case"))


def noun_in_disguise(token: Token) -> bool:
    """Whether a word that the tagger takes for a verb is a noun: her call for; accepted calls for."""
    if token.dep_ == "obj" or any(child.dep_ in {"det", "nmod:poss"} for child in token.children):
        return True
    if token.lower_ == token.lemma_.lower() + "s" and token.tag_ in {"NNS", "VBN", "VBD"}:
        return True  # followed calls by the union
    return token.tag_ == "VBZ" and token.dep_ in {"xcomp", "ccomp"} and token.head.i == token.i - 1 and not any(
        children(token, "nsubj", "aux"))  # fmt: skip


def object_fits(head: Token, pattern: str) -> bool:
    if pattern == "obj" or (head.lower_ == "it" and pattern in {"policy", "claimed"}):
        return True
    if head.pos_ in {"NUM", "DET", "PRON"} or head.lemma_.lower() in _QUANTITIES:  # twelve of the recommendations
        head = next((child for child in children(head, "nmod") if case(child) == "of"), head)
    kind = class_of(head.lemma_.lower())
    if pattern == "claimed":
        granted = words("granted").get(head.lemma_.lower(), ("",))[0]
        given = any(child.dep_ == "iobj" for child in head.head.children) and granted != "rejects"
        to_whom = any(case(child) == "to" and agentive(child) for child in children(head.head, "obl"))
        return granted != "none" and bool(kind) and head.ent_type_ not in {"PER", "LOC"} and not given and not to_whom
    if pattern == "listed":
        return head.lemma_.lower() in words("proposals") or head.lemma_.lower() in words("reports")
    if pattern == "doubtful":
        return head.lemma_.lower() in words("doubted") or (
            kind == "policy" and head.lemma_.lower() in words("proposals")
        )
    if pattern == "measure":
        return any(word.lemma_.lower() in words("measures") for word in (head, *children(head, "flat")))
    if pattern == "inquiry":
        return head.lemma_.lower() in words("reports")
    if pattern == "policy":
        return bool(kind) and head.ent_type_ not in {"PER", "LOC"}
    if head.pos_ == "PRON" or head.ent_type_ in {"PER", "ORG", "LOC"}:
        return False
    return bool(kind) or not kind_of_noun(head.lemma_.lower())
