"""Stances that the language model reads, beside those that rules find.

The model ties a cue to its holder and to what it is on; whose mention the holder is, and what the words name, is found
as for any stance. What rules have found of the same holder on the same words stands, whatever the model calls it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from onrecord.annotate import Taken
from onrecord.extractors._stance.holders import Holders, Stance
from onrecord.extractors._stance.targets import is_clause
from onrecord.extractors._text.cues import unstated
from onrecord.extractors._text.phrases import Target
from onrecord.model import Claim, Document, Mention

__all__ = ["news", "read"]

SURE = 0.85  # of a cue: with 0.7 a third more is found on sixty open articles, four in ten of it wrong
_SURE_OF = 0.85  # of a stance that rules find: the model is no surer


def read(document: Document, holders: Holders) -> Iterator[Stance]:
    """The stances of the model's reading whose holder and target are known."""
    for taken in document.doc._.stances:
        if taken.score < SURE or not taken.what:
            continue
        found = _holders(holders, taken)
        if found:
            cue = taken.cue.root
            targets = [_target(one) for one in taken.what if not _says_nothing(taken.kind, one)]
            lemma = cue.lemma_.lower()
            yield Stance(cue, lemma, taken.kind, found, targets, taken.negated, round(_SURE_OF * taken.score, 2))


def news(claims: Iterable[Claim], known: Iterable[Claim]) -> Iterator[Claim]:
    """The claims that are not among the known ones by another kind or other words."""
    before = [_place(one) for one in known]
    for claim in claims:
        label, start, end = _place(claim)
        if not any(label == other and 2 * (min(end, b) - max(start, a)) > min(end - start, b - a)
                   for other, a, b in before):  # fmt: skip
            before.append((label, start, end))
            yield claim


def _place(claim: Claim) -> tuple[str, int, int]:
    assert isinstance(claim.object, Mention)
    return claim.subject.label, claim.object.span.start, claim.object.span.end


def _holders(holders: Holders, taken: Taken) -> list[Mention]:
    cue = taken.cue.root
    if taken.holder is None:
        said = holders.speaker(cue)
        if said is not None:
            return list(said.speakers)
        return holders.doers(cue) if cue.pos_ == "VERB" else []  # a bully, who has pledged it
    return holders.of(_head(taken.holder), cue)


def _head(span: Span) -> Token:
    """The word of a name that stands for it, though the stretch may hold a part of it only."""
    token = span.root
    while token.dep_.startswith(("flat", "compound")) and token.head.ent_type_ == token.ent_type_ != "":
        token = token.head
    return token


def _says_nothing(kind: str, span: Span) -> bool:
    """Whether somebody only declined to comment, to answer, to be drawn on it."""
    return kind == "rejects" and (span.root.lemma_.lower() in unstated("decline") or span.root.lower_ == "drawn")


def _target(span: Span) -> Target:
    head = span.root
    first, last = span.start, span.end - 1
    while first < last and (span.doc[first].is_punct or span.doc[first].lower_ in {"that", "to"}):
        first += 1
    while last > first and span.doc[last].is_punct:
        last -= 1
    return Target(head, first, last, is_clause(head))
