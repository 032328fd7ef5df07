"""What stands after a preposition that goes with a verb of stance: called for a ban, for the port to close."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extractors._text.phrases import Target, agentive, case, clause, loose_infinitives, nouns, reach
from onrecord.syntax import children, conjuncts

__all__ = ["after", "prepositional"]

_TIMES = frozenset(
    {"year", "month", "week", "day", "hour", "decade", "time", "moment", "while", "now", "example", "instance"}
)


def after(verb: Token, preposition: str) -> Iterator[Token]:
    behind = [child for child in children(verb, "obl") if child.ent_type_ != "DATE" and child.i > verb.i]
    found = [child for child in behind if case(child) == preposition]
    if (
        not found and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == preposition
    ):  # the parser may take it for a particle
        found = [child for child in behind if child.left_edge.i == verb.i + 2 and not case(child)]
    yield from found


def prepositional(verb: Token, preposition: str) -> Iterator[Target]:
    for child in children(verb, "obl", "advcl", "xcomp", "ccomp", "nmod", "acl"):
        if child.i < verb.i or child.ent_type_ == "DATE" or child.dep_ == "acl:relcl":
            continue
        opening = next((word for word in children(child, "case", "mark") if word.i < child.i), None)
        if opening is None and child.dep_ == "obl" and verb.i + 1 < child.i:
            opening = child.doc[verb.i + 1]  # acceded to demands: the parser may hang "to" on a word behind them
            if opening.pos_ != "ADP" or not verb.i < opening.head.i <= child.right_edge.i:
                continue
        if opening is None or opening.lower_ != preposition or child.lemma_.lower() in _TIMES:
            continue
        if preposition == "to" and any(children(child, "cop")):
            continue  # signed up to be a delegate
        if preposition == "with" and _beside(child):
            continue  # they disagree, with aides playing it down
        if child.tag_ == "VBG" or (child.pos_ == "VERB" and any(children(child, "nsubj"))):
            yield clause(child)  # against closing it; for the minister to resign
            yield from _repeated(child, preposition)
        elif child.pos_ != "VERB":
            wish = loose_infinitives(verb, child) if preposition == "for" else []
            wish = [one for one in wish if child.i < one.i <= child.i + 12 and agentive(child)]
            if wish:
                first, _ = reach(child)
                _, last = reach(wish[0], predicate=True)
                yield Target(wish[0], first, last, True)
                yield from _repeated(wish[0], preposition)
            elif not _for_whom(child, verb, preposition):
                yield from nouns(child)
    if preposition == "to":
        return
    for part in children(verb, "compound", "advmod", "obj"):  # hit out at: "at" may hang on the particle
        if part.i != verb.i + 1:
            continue
        for child in children(part, "obl", "nmod"):
            if case(child) == preposition:
                yield from nouns(child)


def _for_whom(noun: Token, verb: Token, preposition: str) -> bool:
    """Whether a second "for" says for whom the first is: called for leave | for nurses."""
    same = [one for one in children(verb, "obl") if verb.i < one.i < noun.i and case(one) == preposition]
    coordinated = noun.left_edge.i > 0 and noun.doc[noun.left_edge.i - 1].dep_ == "cc"
    return preposition == "for" and bool(same) and agentive(noun) and not coordinated


def _beside(noun: Token) -> bool:
    """Whether "with" only adds a clause: ..., with aides playing it down."""
    comma = noun.left_edge.i > 0 and noun.doc[noun.left_edge.i - 1].text == ","
    return comma and any(child.tag_ in {"VBG", "VBN"} and child.i > noun.i for child in children(noun, "acl"))


def _repeated(head: Token, preposition: str) -> Iterator[Target]:
    """Further clauses behind the same preposition: calls for it to close, and for the files to be kept."""
    for part in conjuncts(head)[1:]:
        if any(word.lower_ == preposition for word in children(part, "mark", "case")):
            yield clause(part)
