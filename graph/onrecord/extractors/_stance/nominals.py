"""Stances that nouns, adjectives and phrases take: "her call for", "voiced support for", "in favour of", "against"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from onrecord.extractors._stance.complements import noun_targets
from onrecord.extractors._stance.favours import favours, is_received
from onrecord.extractors._stance.holders import Holders, Stance, denied, is_open
from onrecord.extractors._stance.targets import strays
from onrecord.extractors._text.cues import entry
from onrecord.extractors._text.doers import actor, passive
from onrecord.extractors._text.phrases import Target, case, class_of, reach
from onrecord.syntax import children, relation
from onrecord.vocabulary import words

__all__ = ["by_adjective", "by_noun", "lends"]

_KNOWN = frozenset({"know", "emerge", "regard", "see", "recognise", "recognize"})
_NO_VOICE = frozenset({"have", "show", "put", "confirm", "maintain", "join", "lead", "file", "step"})
# Nouns of "in favour of", "in support of": kind of stance, the preposition behind it.
_SIDES = {
    "favour": ("supports", "of"),
    "favor": ("supports", "of"),
    "support": ("supports", "of"),
    "opposition": ("opposes", "to_np"),
    "protest": ("opposes", "against,at,over"),
}


def lends(verb: Token) -> bool:
    """Whether the verb only lends its subject to a noun of stance: pledged support for, withdrew a demand."""
    if verb.lemma_.lower() not in words("light_verbs"):
        return False
    return any(_own_targets(child) for child in children(verb, "obj"))


def _own_targets(noun: Token) -> list[Target]:
    known = words("stance_nouns").get(noun.lemma_.lower())
    if not known or known[2] not in {"noun", "voiced"}:
        return []
    found = noun_targets(noun, known[1])
    if found and "for" in known[1].split(","):
        found += [one for one in strays(noun) if one.head not in [other.head for other in found]]
    return found


def by_noun(holders: Holders, noun: Token) -> Iterator[Stance]:
    lemma = noun.lemma_.lower()
    if lemma in _SIDES and any(child.lower_ == "in" for child in children(noun, "case")):
        yield from _in_favour(holders, noun, *_SIDES[lemma])
        return
    if lemma in words("behests") and any(child.lower_ == "at" for child in children(noun, "case")):
        yield from _at_request(holders, noun)
        return
    if is_received(noun) and not is_open(noun.head):
        yield from favours(holders, noun)
        return
    known = words("stance_nouns").get(lemma)
    if known is None:
        return
    if known[2] == "agent":
        yield from _by_agent(holders, noun, known[0], known[1])
        return
    if relation(noun) == "nsubj" and any(children(noun, "nmod:poss")) and (listed := _listing(noun)) is not None:
        yield from _listed(holders, noun, known[0], listed)
        return
    if lemma == "refusal" and any(entry(child, "stances") for child in children(noun, "acl")):
        return  # her refusal to back it: the stance is the inner one
    verb = noun.head
    light: tuple[str, ...] = ("",)
    if verb.pos_ == "VERB" and (relation(noun) == "obj" or noun.dep_ == "nsubj:pass"):
        light = words("light_verbs").get(verb.lemma_.lower(), ("",))
    if known[2] == "voiced" and verb.lemma_.lower() in _NO_VOICE:
        return  # has no concern for it, put to rest questions about it: nothing is said
    if light[0] == "turn":
        yield from _turned(holders, noun, known[0])
        return
    if relation(noun) == "obl" and verb.lemma_.lower() in {"meet", "greet"} and passive(verb) and any(
        child.lower_ == "with" for child in children(noun, "case")):  # fmt: skip
        yield from _turned(holders, noun, known[0], reversed_=False)  # was met with criticism from farmers
        return
    targets = _own_targets(noun)
    if not targets and light[0] == "hold" and "to_np" in known[1].split(","):
        targets = noun_targets(verb, "to_np")  # gave its backing | to the strike
    if not targets and light[0] == "hold":  # filed a lawsuit | against the plan
        targets = [one for one in noun_targets(verb, known[1]) if noun.i + 1 < one.first <= noun.i + 3]
    if not targets:
        return
    kind = known[0]
    if light[0] != "drop" and known[2] != "voiced":
        beside = [child for child in children(verb, "obl") if child.left_edge.i == noun.i + 1]
        for owner in [*children(noun, "nmod", "obl"), *beside]:  # (calls by the union: the parser may stray)
            case = next((child.lower_ for child in children(owner, "case") if child.i < owner.i), "")
            if any(one.first <= owner.i <= one.last for one in targets):
                continue  # criticism of what was done | by the ministries
            first = owner.left_edge.i
            if case == "by" and first > 0 and owner.doc[first - 1].tag_ == "VBN":
                continue  # criticism of the steps taken | by the ministry
            own = "of" not in known[1].split(",") and case == "of" and owner.ent_type_ in {"PER", "ORG"}
            if (owner.dep_ == "nmod:poss" or case in {"by", "from"} or own) and owner.ent_type_ != "DATE":
                found = holders.of(owner, noun)
                if found:
                    yield Stance(noun, lemma, kind, found, targets, denied(noun))
                    return
    found = holders.doers(verb) if light[0] and not is_open(verb) else []
    if found:
        negated = denied(verb) or denied(noun)
        yield Stance(verb, lemma, kind, found, targets, negated != (light[0] == "drop"))


def _listing(noun: Token) -> Token | None:
    """The first of the things that demands are said to include, be or have grown to."""
    verb = noun.head
    if verb.lemma_.lower() == "include":
        return next((child for child in children(verb, "obj") if child.i > verb.i), None)
    if verb.lemma_.lower() in {"expand", "grow", "extend", "widen", "range"}:
        opening = {"from"} if verb.lemma_.lower() == "range" else {"to"}
        for child in children(verb, "obl", "xcomp"):
            if any(word.lower_ in opening for word in children(child, "case", "mark")):
                # (to complete dismissal: the parser may take "complete" for a verb)
                return child if child.pos_ != "VERB" else next(children(child, "obj"), None)
        return None
    many = noun.tag_ == "NNS" and any(children(verb, "cop")) and verb.pos_ == "NOUN" and verb.i > noun.i
    return verb if many and class_of(verb.lemma_.lower()) else None


def _listed(holders: Holders, noun: Token, kind: str, listed: Token) -> Iterator[Stance]:
    """Their demands include a new vote and more pay."""
    found = holders.of(next(children(noun, "nmod:poss"), None), noun)
    if found:
        targets = _items(listed)
        yield Stance(noun, noun.lemma_.lower(), kind, found, targets, denied(noun.head))


def _items(listed: Token) -> list[Target]:
    """Each thing of a list, by its commas: the parser may hang the second on the end of the first."""
    doc, end = listed.doc, max(part.right_edge.i for part in [listed, *listed.subtree])
    heads = [listed]
    for i in range(listed.i + 1, end):
        if doc[i].text not in {",", ";"} and not (doc[i].dep_ == "cc" and doc[i - 1].text not in {",", ";"}):
            continue
        first = i + 2 if doc[i + 1].dep_ == "cc" else i + 1
        head = next((word for word in doc[first : end + 1] if word.left_edge.i <= first <= word.i and (
            relation(word) == "conj" or (word.pos_ == "VERB" and doc[first].lower_ == "that"))), None)  # fmt: skip
        if head is not None and head not in heads and (doc[i].text in {",", ";"} or head.head in heads):
            heads.append(head)
    if len(heads) == 1:
        return noun_targets(listed, "self")
    found = []
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        target = noun_targets(head, "clause" if head.pos_ == "VERB" else "self")[0]
        if following is not None:
            stop = following.left_edge.i - 1
            while stop > head.i and (doc[stop].is_punct or doc[stop].dep_ == "cc"):
                stop -= 1
            target = replace(target, last=min(target.last, stop))
        found.append(target)
    return found


def _at_request(holders: Holders, noun: Token) -> Iterator[Stance]:
    """At the mayor's request, the court closed the port: the mayor called for it."""
    verb = noun.head
    if relation(noun) not in {"obl", "nsubj"} or verb.pos_ != "VERB" or denied(verb):
        return
    for owner in children(noun, "nmod"):
        if owner.dep_ == "nmod:poss" or any(child.lower_ == "of" for child in children(owner, "case")):
            found = holders.of(owner, noun)
            meant = _what_was_done(verb)
            if meant is not None:
                verb = meant
            targets = [one for one in noun_targets(verb, "clause") if not one.first <= noun.i <= one.last]
            if not targets:
                start, end = reach(verb, noun, predicate=True)
                targets = [Target(verb, start, end, True)]
            if found and targets[0].last > targets[0].first:
                yield Stance(noun, noun.lemma_.lower(), "calls_for", found, targets, False)
                return


def _what_was_done(verb: Token) -> Token | None:
    """The verb that "did so" stands for: the main one of the sentence before."""
    so = any(child.lower_ in {"so", "this", "that"} and child.i == verb.i + 1 for child in verb.children)
    if verb.lemma_.lower() != "do" or not so or verb.sent.start == 0:
        return None
    root: Token = verb.doc[verb.sent.start - 1].sent.root
    return root if root.pos_ == "VERB" else None


def _turned(holders: Holders, noun: Token, kind: str, reversed_: bool = True) -> Iterator[Stance]:
    """The plan drew criticism from farmers: the farmers criticise the plan."""
    verb = noun.head
    subject = next(children(verb, "nsubj"), None)
    other = any(child != noun and child.i < noun.i for child in children(verb, "obj"))  # won the most votes, a rebuke
    if subject is None or passive(verb) == reversed_ or subject.pos_ == "PRON" or other:
        return
    negated = denied(verb) or denied(noun) or any(child.lower_ in {"any", "no"} for child in children(noun, "det"))
    # (objections from farmers | opposing it: the parser may take the farmers for a subject)
    inner = [child for part in children(noun, "acl") for child in children(part, "nsubj")]
    for owner in [*children(noun, "nmod"), *children(verb, "obl"), *inner]:
        opening = next((child.lower_ for child in children(owner, "case") if child.i < owner.i), "")
        if owner.i < noun.i or opening not in {"from", "of", "by"} or owner.ent_type_ == "DATE":
            continue
        found = holders.of(owner, noun)
        if found:
            yield Stance(verb, verb.lemma_.lower(), kind, found, noun_targets(subject, "self"), negated)
            return


def _by_agent(holders: Holders, noun: Token, kind: str, patterns: str) -> Iterator[Stance]:
    """She is an opponent of the dam; Ms Vale, an opponent of the dam, said."""
    targets = noun_targets(noun, patterns)
    if not targets or (noun.tag_ in {"NNS", "NNPS"} and not any(children(noun, "cop"))):
        return
    holder: Token | None = None
    head = noun.head
    if any(children(noun, "cop")):
        holder = next(children(noun, "nsubj"), None)
    elif (
        relation(noun) in {"obl", "nmod"}
        and head.lemma_.lower() in {"more", "much", "something"}
        and case(noun) == "of"
    ):
        holder = (
            next(children(head, "nsubj"), None) if any(children(head, "cop")) else None
        )  # is more of a critic of it
    elif relation(noun) in {"obl", "nmod"} and head.lemma_.lower() in _KNOWN and case(noun) == "as":
        holder = next(children(head, "nsubj"), None) or (head.head if head.dep_ == "acl" else None)
    elif relation(noun) == "xcomp" and head.lemma_.lower() in {"become", "remain", "stay"}:
        holder = actor(head)
    elif noun.dep_ in {"appos", "acl:relcl"} and _is_set_off(noun):
        holder = noun.head
    elif relation(noun) in {"nsubj", "dep", "obl", "advcl"}:  # An opponent of the dam, Ms Vale won
        holder = next((child for child in children(noun.head, "nsubj") if targets[0].last < child.i), None)
        if holder is not None and holder.doc[targets[0].last + 1].text != ",":
            holder = None
    found = holders.of(holder, noun)
    if found:
        yield Stance(noun, noun.lemma_.lower(), kind, found, targets, denied(noun))


def _is_set_off(noun: Token) -> bool:
    """Whether a comma or a bracket stands before a phrase."""
    first = noun.left_edge
    return first.text in {",", "("} or (first.i > 0 and first.nbor(-1).text in {",", "("})


def _in_favour(holders: Holders, noun: Token, kind: str, patterns: str) -> Iterator[Stance]:
    """In favour of X: of whoever is, voted or spoke so; in support of X: of whoever marched or spoke so."""
    targets = noun_targets(noun, patterns)
    if any(children(noun, "cop")):
        found = holders.of(next(children(noun, "nsubj"), None), noun)
        negated = denied(noun)
    else:
        uses = {"speak"} if noun.lemma_.lower() in {"favour", "favor"} else {"speak", "gather"}
        use = words("side_verbs").get(noun.head.lemma_.lower(), ("",))[0]
        found = holders.doers(noun.head) if use in uses and relation(noun) in {"obl", "nmod"} else []
        negated = denied(noun.head)
        message = noun.head.lemma_.lower() in words("messages")
        if not found and relation(noun) == "nmod" and relation(noun.head) == "obj" and message:
            found = holders.doers(noun.head.head)  # issued a statement in opposition to it
            negated = denied(noun.head.head)
    if targets and found:
        yield Stance(noun, f"in {noun.lemma_.lower()} of", kind, found, targets, negated)


def by_adjective(holders: Holders, word: Token) -> Iterator[Stance]:
    known = words("stance_nouns").get(word.lemma_.lower())
    if known is None or known[2] in {"noun", "voiced"}:
        return
    if word.pos_ == "ADP":  # the union is against the sale
        head = word.head
        if relation(word) == "case" and any(children(head, "cop")):
            found = holders.of(next(children(head, "nsubj"), None), word)
            targets = list(noun_targets(head, "self"))
            if found and targets:
                yield Stance(word, "against", known[0], found, targets, denied(head))
        return
    targets = noun_targets(word, known[1])
    if not targets:
        return
    subject = next(children(word, "nsubj"), None)
    if subject is None and word.dep_ in {"conj", "xcomp", "acl", "amod"}:
        subject = actor(word.head) if word.dep_ != "amod" else word.head
        if word.dep_ == "acl":
            subject = word.head
    if known[2] == "own" and (subject is None or subject.lower_ not in {"i", "we"}):
        return  # the voters are worried about the economy
    found = holders.of(subject, word)
    if found:
        yield Stance(word, word.lemma_.lower(), known[0], found, targets, denied(word))
