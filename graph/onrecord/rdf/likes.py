"""Which statements may change what is told of which others: those of one holder on one thing, of one office ...

What `onrecord.rdf.derived` writes beside a statement depends on the statement, on its articles, and on its likes. Each
statement takes from some keys and gives to some; it depends on those that give to a key that it takes from.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.model import Statement, fold
from onrecord.rdf.terms import scrub, tidy

__all__ = ["Plain", "gives", "plain", "takes"]

_FIGURES = frozenset({"recommendation_count", "issued"})
Key = tuple[str, ...]


class Plain(NamedTuple):
    """A statement as bare as a graph tells of it."""

    subject: str
    relation: str
    object: str
    literal: bool


def plain(statement: Statement) -> Plain:
    """The bare statement."""
    return Plain(statement.subject, statement.relation, statement.object, statement.literal)


def takes(each: Plain) -> list[Key]:
    """What its turns, its contradictions and whether it is disputed depend on."""
    keys = _both(each)
    if each.relation == "said":
        keys.append(("denied by", each.subject))
    return keys


def gives(each: Plain) -> list[Key]:
    """What it may change for others."""
    keys = _both(each)
    if each.relation == "denies":
        keys.append(("denied by", each.subject))
    return keys


def _both(each: Plain) -> list[Key]:
    if not each.literal:
        keys: list[Key] = [("on", each.subject, each.object)]
    else:
        words = scrub(each.object)
        words = tidy(words) if each.relation == "issued" else words
        keys = [("words", each.subject, each.relation, fold(words))]
    if each.relation in _FIGURES:
        keys.append(("figures", each.subject, each.relation))
    if each.relation == "holds":
        keys.append(("office", each.object))
    return keys
