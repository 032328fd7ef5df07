"""Authorities outside that people and bodies on record are linked to: whoever the user brings.

    members.csv, members.tsv      a table: id and name, and any of aliases, kind, office, body, born, died, since, until
    sanctions.ftm.json            FollowTheMoney: JSON lines, an entity each
    parliament.json               Popolo: persons, organizations, memberships
    https://...                   a W3C Reconciliation Service (protocol 0.2): the only one that needs a network

One more sort is one more file with `suits(name)` and `candidates(name, wanted, report)`, named in `_SORTS`. What a
source knows is compared by `score.py`, by the same yardstick wherever it comes from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from onrecord.authorities import ftm, popolo, reconcile, table
from onrecord.authorities.known import Known, Wanted, wanted
from onrecord.authorities.score import ACCEPTED, judged
from onrecord.errors import AuthorityError, InputError
from onrecord.model import Match, Record
from onrecord.rdf.persons import outside

__all__ = ["ACCEPTED", "Known", "Wanted", "link"]

_SORTS = (reconcile, table, popolo, ftm)


def link(
    record: Record, sources: Iterable[str | Path], report: Callable[[InputError], None] | None = None
) -> list[Match]:
    """Who on record may be whom in the sources: sure ones accepted, the others candidates. Matches with sources that
    are not given this time stay. report: told of rows of a source that cannot be read.

    Raises AuthorityError if a source cannot be read or reached.
    """
    asked = wanted(record)
    found: list[Match] = []
    names = set()
    for source in map(str, sources):
        sort = next((sort for sort in _SORTS if sort.suits(source)), None)
        if sort is None:
            raise AuthorityError(
                f"{source}: no authority of a known sort; give a .csv, .tsv, .json (Popolo, FollowTheMoney) or a URL"
            )
        name = reconcile.title(source) if sort is reconcile else Path(source).name
        names.add(name)
        for one, known in sort.candidates(source, asked, report or (lambda _: None)):
            for match in judged(one, known, name):
                found.append(replace(match, target=_address(match.target, "" if sort is reconcile else name)))
    return sorted([*(each for each in record.matches if each.authority and each.authority not in names), *found])


def _address(key: str, authority: str) -> str:
    """The IRI of somebody in an authority: their own, else one of ours; two files may each have a number 1."""
    own = outside(key)
    return own if own == key or not authority else outside(f"{authority}/{key}")
