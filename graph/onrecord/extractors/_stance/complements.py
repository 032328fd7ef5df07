"""What completes a verb, noun or adjective of stance, by the patterns of ontology/words/stances.tsv."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from onrecord.extractors._speech.that import is_that_clause, ought
from onrecord.extractors._stance.objects import object_fits, object_of
from onrecord.extractors._stance.prepositions import after, prepositional
from onrecord.extractors._stance.tones import described
from onrecord.extractors._text.phrases import (
    NOT_A_PROPOSAL,
    Target,
    agentive,
    astray,
    case,
    class_of,
    clause,
    has_that,
    infinitives,
    loose_infinitives,
    nouns,
    reach,
)
from onrecord.syntax import children, conjuncts, relation
from onrecord.vocabulary import words

__all__ = ["complements", "noun_targets"]

_NOT_ASKED = (NOT_A_PROPOSAL - {"them", "one"}) | {"me", "us", "myself"}
_OBJECT_AND = {"obj+ing": "VBG", "obj+done": "VBN", "obj+do": "VB"}
_ASKED = frozenset({"how", "whether", "what", "where", "when", "which", "who"})
_GOODS = frozenset({"access", "aid", "help", "safeguard", "evidence", "comment", "position"})
"""What nobody sues over to be rid of it, nor fights for as a policy."""
_GIVEN = frozenset(
    ["aid", "answer", "apology", "approval", "assistance", "assurance", "clarification", "explanation", "funding",
     "guarantee", "help", "information", "money", "permission", "response", "support"]
)  # fmt: skip
"""What is asked of somebody who is to give it."""


def complements(verb: Token, patterns: str) -> list[Target]:
    """The targets of a verb by the first pattern of ontology/words/stances.tsv that finds any."""
    for pattern in patterns.split(","):
        found = list(_by_pattern(verb, pattern.strip()))
        if found:
            return found
    return []


def noun_targets(word: Token, patterns: str) -> list[Target]:
    """The targets of a noun or adjective by the first pattern of ontology/words/stance_nouns.tsv that finds any.

    Two more patterns: self, the word itself as a noun; clause, the word as the verb of a clause.
    """
    for pattern in patterns.split(","):
        found: list[Target] = []
        if pattern == "self":
            found = list(nouns(word))
        elif pattern == "clause":
            found = [clause(word)]
        elif pattern == "to":
            found = [clause(child) for child in _infinitives_of(word)]
        elif pattern == "that":
            found = [
                clause(child)
                for child in children(word, "acl", "ccomp")
                if child.dep_ != "acl:relcl" and has_that(child)
            ]
        else:
            preposition = "to" if pattern == "to_np" else pattern.removesuffix("_abstract")
            loose = [one for one in astray(word) if relation(one) == "obl"] if word.pos_ == "NOUN" else []
            for child in [*children(word, "nmod", "obl", "acl", "advcl"), *loose]:
                opening = next((part.lower_ for part in children(child, "case", "mark") if part.i < child.i), "")
                if pattern.endswith("_abstract") and (agentive(child) or child.pos_ == "PRON"):
                    continue
                if child.i > word.i and opening == preposition and child.ent_type_ != "DATE":
                    if child.pos_ in {"VERB", "AUX"}:
                        if child.tag_ == "VBG" or any(children(child, "nsubj")):
                            found.append(clause(child))
                    else:
                        wish = loose_infinitives(child, child) if preposition == "for" and agentive(child) else []
                        if wish:
                            found.append(Target(wish[0], reach(child)[0], reach(wish[0], predicate=True)[1], True))
                        else:
                            found += [one for one in nouns(child) if one.head == child or not _is_stance(one.head)]
        if found:
            return found
    return []


def _is_stance(noun: Token) -> bool:
    """Whether a noun is one of stance with something that it is on: support for one | and opposition to the other."""
    known = words("stance_nouns").get(noun.lemma_.lower())
    return known is not None and known[2] in {"noun", "voiced"} and any(children(noun, "nmod"))


def _infinitives_of(word: Token) -> list[Token]:
    return [child for child in children(word, "acl", "xcomp", "advcl") if child.i > word.i and child.dep_ != "acl:relcl"
            and any(part.lower_ == "to" for part in children(child, "mark"))]  # fmt: skip


def _by_pattern(verb: Token, pattern: str) -> Iterator[Target]:
    if pattern in {"obj", "policy", "listed", "inquiry", "abstract", "claimed", "measure", "doubtful"}:
        head = object_of(verb)
        if pattern == "policy" and head is not None and verb.head == head and not object_fits(head, pattern):
            head = head.head if relation(head) == "nmod" else head  # a plan for the march, | which they rejected
        if head is not None and object_fits(head, pattern):
            found = nouns(head, verb if verb.head == head else None)
            yield from (_less_giver(_with_aim(one, verb)) if pattern == "abstract" else one for one in found)
    elif pattern == "whom":
        head = object_of(verb)
        blamed = head is not None and (
            agentive(head) or class_of(head.lemma_.lower()) or verb.lemma_.lower() == "accuse"
        )
        if head is not None and blamed:  # (but: blamed the fog, part of it)
            yield from (_alone(one) for one in nouns(head, verb if verb.head == head else None))
    elif pattern in _OBJECT_AND:
        yield from _object_with(verb, _OBJECT_AND[pattern])
    elif pattern in {"that", "should", "that_should", "obj+that"}:
        clauses = [one for child in children(verb, "ccomp", "xcomp") for one in (child, *_further_clauses(child))]
        for child in clauses:
            if pattern == "that_should" and not has_that(child):
                continue  # "Should it stay?" she asked
            if "should" in pattern and any(word.lower_ == "have" for word in children(child, "aux")):
                continue  # should have been done
            if is_that_clause(child, verb) and ("should" not in pattern or ought(child, verb)):
                addressee = next(children(verb, "iobj", "obj"), None) if pattern == "obj+that" else None
                yield _whole(clause(child, addressee), verb)
    elif pattern == "to":
        thing = object_of(verb, passive=False)
        if thing is None or (verb.lemma_.lower() == "vote" and thing.like_num):  # voted 66 to 27 to close it
            aims = [
                child
                for child in children(verb, "advcl")
                if any(word.lower_ == "to" for word in children(child, "mark"))
            ]
            yield from (clause(child) for child in infinitives(verb) or (aims if verb.lemma_.lower() == "vote" else []))
    elif pattern == "ing":
        for child in children(verb, "xcomp", "ccomp", "advcl", "obj"):
            if (
                child.tag_ == "VBG"
                and verb.i < child.left_edge.i <= verb.i + 2
                and verb.doc[verb.i + 1].text != ","
                and not any(children(child, "mark"))
            ):
                yield clause(child)
    elif pattern in {"as-", "as+"}:
        yield from described(verb, "bad" if pattern == "as-" else "good")
    elif pattern.startswith("obj&"):
        head = object_of(verb)
        reason = any(
            pattern[4:] in {word.lower_ for word in children(one, "mark")} for one in children(verb, "advcl", "obl")
        )
        if head is not None and (reason or any(after(verb, pattern[4:]))):
            yield from nouns(head)
    elif "+" in pattern:
        before, _, link = pattern.partition("+")
        yield from _with_addressee(verb, before, link)
    elif pattern.endswith("_policy"):
        for one in prepositional(verb, pattern.removesuffix("_policy")):
            lemma = one.head.lemma_.lower()
            if one.clause or (class_of(lemma) and lemma not in _GOODS):
                yield one
    elif pattern.endswith("_abstract"):
        for one in prepositional(verb, pattern.removesuffix("_abstract")):
            thing = one.head
            if thing.pos_ in {"ADJ", "DET"}:  # disagreed with many | of his plans
                thing = next((child for child in children(thing, "nmod") if case(child) == "of"), thing)
            if one.clause or not (agentive(thing) or thing.pos_ == "PRON"):
                yield one
    else:
        yield from prepositional(verb, "to" if pattern == "to_np" else pattern)


def _with_aim(target: Target, verb: Token) -> Target:
    """A thing with what it is to do, which the parser may hang on the verb: new laws | to protect tenants."""
    for aim in children(verb, "xcomp", "advcl"):
        if any(word.lower_ == "to" for word in children(aim, "mark")) and aim.left_edge.i == target.last + 1:
            return replace(target, last=reach(aim, predicate=True)[1])
    return target


def _less_giver(target: Target) -> Target:
    """What is asked for less of whom it is asked: requested help | from the army; but: independence from the crown."""
    for child in children(target.head, "nmod") if target.head.lemma_.lower() in _GIVEN else ():
        if case(child) == "from" and agentive(child) and target.head.i < child.left_edge.i <= target.last:
            return replace(target, last=child.left_edge.i - 1)
    return target


def _further_clauses(clause_: Token) -> list[Token]:
    """Clauses with "that" of their own behind the first: said that it was late and | that the board should act."""
    # (but: that it be split, not that it be closed)
    return [part for part in conjuncts(clause_)[1:] if has_that(part) and not _opens_with_not(part)]


def _opens_with_not(clause_: Token) -> bool:
    """Whether "not" stands before the "that" of a clause."""
    that = next((word.i for word in children(clause_, "mark")), 0)
    return any(word.lower_ == "not" and word.i < that for word in children(clause_, "advmod", "cc"))


def _whole(target: Target, verb: Token) -> Target:
    """A clause with the subject that the parser has hung on the verb before it: announced two players | were banned."""
    first = target.head.doc[target.first]
    if first.pos_ != "AUX" or target.addressee is not None:
        return target
    subject = next((child for child in children(verb, "obj", "iobj") if verb.i < child.i < target.first), None)
    return replace(target, first=subject.left_edge.i) if subject is not None else target


def _alone(target: Target) -> Target:
    """A target less what its verb says of it: the bank | of fraud."""
    head = target.head
    for child in children(head, "nmod", "acl", "obl"):
        if child.i < head.i or not target.last >= child.left_edge.i > target.first:
            continue
        name = case(child) == "of" and child.ent_type_ and head.ent_type_  # the Bank of Morland
        if case(child) in {"of", "for", "over"} and not name:
            return replace(target, last=child.left_edge.i - 1)
    return target


def _object_with(verb: Token, tag: str) -> Iterator[Target]:
    """An object with what it does or what is done to it, as one clause: women voting; the bridge closed."""
    head = next((child for child in children(verb, "obj") if child.i > verb.i), None)
    if head is None or head.pos_ == "PRON" or head.lower_ in NOT_A_PROPOSAL:
        return
    for child in [*children(verb, "xcomp", "advcl", "ccomp"), *children(head, "acl")]:
        if tag == "VB" and any(children(child, "mark", "aux")):
            continue
        if child.tag_ == tag and head.i < child.i and child.dep_ != "acl:relcl" and child.left_edge.i <= (
            head.right_edge.i if child.head == head else head.right_edge.i + 1
        ):  # fmt: skip
            yield Target(child, head.left_edge.i, reach(child, predicate=True)[1], True)
            return


def _with_addressee(verb: Token, before: str, link: str) -> Iterator[Target]:
    if before == "obj":
        head = next((child for child in children(verb, "obj", "iobj") if child.i > verb.i), None)
        if head is None and any(child.dep_ == "nsubj:pass" for child in verb.children):
            head = next(children(verb, "nsubj"), None)
    else:
        head = next(after(verb, before), None)
    told = head is not None and head.i < verb.i and head.lower_ in {"it", "they"}  # it was pressed to act
    many = head is not None and head.tag_ == "NNS" and not class_of(head.lemma_.lower())  # urged boaters to leave
    if head is None and before == "obj" and link == "to":
        for child in children(verb, "xcomp", "ccomp"):  # encouraged | the board to act
            subject = next(children(child, "nsubj"), None)
            opened = any(word.lower_ == "to" for word in children(child, "mark"))
            if opened and subject is not None and verb.i < subject.i < child.i and agentive(subject):
                first = next(word.i for word in children(child, "mark")) + 1
                yield replace(clause(child, subject), first=first)
                return
    if (
        head is None
        or (head.lower_ in _NOT_ASKED and head.text != "US" and not told)
        or (link == "to" and not agentive(head) and not many)
    ):
        return
    if link == "to":
        for child in loose_infinitives(verb, head):
            to = next((word for word in children(child, "mark") if word.lower_ == "to"), child)
            if child.doc[to.i - 1].lower_ in _ASKED:
                continue  # cannot tell her how to behave
            done = _done(child, verb)
            yield done if done is not None else clause(child, head)
    elif link == "that":
        for child in children(verb, "ccomp"):
            if is_that_clause(child, verb):
                yield clause(child, head)
    else:
        for found in prepositional(verb, link):
            if found.head != head:
                yield Target(found.head, found.first, found.last, found.clause, head)
        for child in children(head, "nmod"):
            if case(child) == link:
                yield from (Target(one.head, one.first, one.last, one.clause, head) for one in nouns(child))


def _done(infinitive: Token, verb: Token) -> Target | None:
    """What "do" stands for in "it will hold an inquiry, something it has been pressed to do"."""
    thing = next(children(infinitive, "obj"), verb.head if verb.dep_ == "acl:relcl" else None)
    if infinitive.lemma_.lower() != "do" or thing is None or thing.i > infinitive.i:
        return None
    if thing.lower_ not in {"something", "which"}:
        return None
    meant = (token for token in reversed(thing.doc[thing.sent.start : thing.i]) if token.pos_ == "VERB")
    found = next((token for token in meant if token.dep_ != "amod"), None)
    return clause(found) if found is not None else None
