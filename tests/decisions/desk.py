"""Readings made by hand and decisions about them, for the tests of decisions."""

from __future__ import annotations

from by_hand import body, person, reading, thing

from onrecord.model import Decision, Reading, Record
from onrecord.resolve.across import resolve
from onrecord.resolve.decisions import Decided

WHO = {"who": "ann", "when": "2031-03-09T10:00:00Z"}


def coverage() -> list[Reading]:
    """Four articles: two namesakes, a person under two names, a body under two, a party taken for a person."""
    vale = person("Ann Vale", office="minister|transport")
    poet = person("Ann Vale")
    inquiry = thing("proposal", "an inquiry into the harbour")
    post = thing("office", "Transport Minister")
    told = ((vale, "calls_for", inquiry), (vale, "holds", post))
    said = ((poet, "said", "the sea is old and it is grey"),)
    return [
        reading("one", vale, person("Daniel Rook"), post, inquiry, claims=told),
        reading("two", poet, person("Daniel Rook"), body("Harbour Board"), claims=said),
        reading("three", person("Anna Vale"), body("Port Authority"), person("Reform"), published="2031-04-01"),
        reading("four", person("Tomas Riddell"), person("Tom Riddell"), published="2031-04-02"),
    ]


def at(readings: list[Reading], headline: str, name: str, number: int = 0) -> str:
    """The anchor of the referent of that name (of several, the one of that number) in the article of that headline."""
    found = [
        mention
        for each in readings
        if each.article.headline == headline
        for referent in each.referents
        for mention in referent.mentions
        if mention.label == name
    ]
    span = found[number].span
    return f"{found[number].kind} “{span.text}” in {span.article} at {span.start}"


def decision(verdict: str, what: str, other: str, relation: str = "", place: str = "", **more: str) -> Decision:
    """A decision of Ann's."""
    return Decision(verdict, what, relation, other, **(WHO | more), place=place)


def decided(readings: list[Reading], *decisions: Decision) -> Record:
    """The record of the readings under these decisions."""
    return resolve(readings, Decided(decisions))


def together(record: Record, *names: str) -> bool:
    """Whether one entity bears all these names."""
    return any(set(names) <= {entity.name, *entity.aliases} for entity in record.entities)
