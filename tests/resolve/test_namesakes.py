"""Two of one name: what keeps them apart, and what does not."""

from __future__ import annotations

import pytest
from by_hand import body, person, reading

from onrecord.model import Reading, Record, Referent
from onrecord.resolve.across import resolve

FRIEND = person("Iris Holm")
KINDS = {"person", "institution"}


def told(name: str, *referents: Referent, **more: str) -> Reading:
    """A reading in which every person says something."""
    claims = tuple((one, "said", f"words of {one.name} in {name}") for one in referents if one.kind == "person")
    return reading(name, *referents, claims=claims, **more)  # type: ignore[arg-type]


def bearers(record: Record, name: str) -> list[set[str]]:
    """For each entity of that name: the headlines of the articles in which it speaks."""
    headlines = {article.id: article.headline for article in record.articles}
    ids = {entity.id for entity in record.entities if name in (entity.name, *entity.aliases)}
    return sorted(
        (
            {headlines[e.span.article] for s in record.statements if s.subject == entity for e in s.evidence}
            for entity in ids
        ),
        key=sorted,
    )


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        # two offices of different walks of life; two seats of one office; one office that moved with its holder
        ({"office": "bishop|northby"}, {"office": "judge|southby court"}, 2),
        ({"office": "mayor|northby"}, {"office": "mayor|southby"}, 2),
        ({"office": "mayor|northby"}, {"was": "mayor|northby", "office": "senator|merrowey"}, 1),
        # the same walk of life in two countries, in one country, and where the articles do not say
        ({"office": "director|ferri", "country": "kenya"}, {"office": "director|museum", "country": "peru"}, 2),
        ({"office": "director|ferri", "country": "peru"}, {"office": "director|museum", "country": "peru"}, 1),
        ({"office": "director|ferri"}, {"office": "director|museum"}, 1),
        # who sits in judgement holds no office of politics, whether or not the articles say where
        ({"office": "judge|"}, {"office": "finance minister|"}, 2),
        ({"office": "director|"}, {"office": "finance minister|"}, 1),
        # no office: abroad one may be the same
        ({"country": "kenya"}, {"country": "peru"}, 1),
    ],
)
def test_offices_and_places(one: dict[str, str], other: dict[str, str], number: int) -> None:
    """Offices in two places or two walks of life are two persons; one who travels is one."""
    found = resolve([told("one", person("Tom Orr", **one)), told("other", person("Tom Orr", **other))])
    assert len(bearers(found, "Tom Orr")) == number


def test_decades() -> None:
    """A name that comes back after decades is another person's, unless the articles speak of the same people."""
    early = told("early", person("Tom Orr"), published="1996-05-01")
    late = told("late", person("Tom Orr"), published="2031-05-01")
    between = told("between", person("Tom Orr"), published="2014-05-01")
    assert len(bearers(resolve([early, late]), "Tom Orr")) == 2
    assert len(bearers(resolve([between, late]), "Tom Orr")) == 1
    friends = [
        told("early", person("Tom Orr"), FRIEND, published="1996-05-01"),
        told("late", person("Tom Orr"), FRIEND, published="2031-05-01"),
    ]
    assert len(bearers(resolve(friends), "Tom Orr")) == 1


def test_father_and_son() -> None:
    """Senior and junior are two, however often; who is named without is the one that the article's people know."""
    father = told("a", person("Dale Orr", "Dale Orr Sr"), person("Nils Berg"))
    son = told("b", person("Dale Orr", "Dale Orr Jr"), FRIEND)
    again = told("c", person("Dale Orr", "Dale Orr Jr"), FRIEND)
    assert bearers(resolve([father, son, again]), "Dale Orr") == [{"a"}, {"b", "c"}]


def test_without_the_junior() -> None:
    """Who is named without "Jr" is the son only by his office or in his story: he may be the father, or neither."""
    son = told("son", person("Dale Orr", "Dale Orr Jr", office="mayor|northby"), FRIEND)
    father = told("father", person("Dale Orr", "Dale Orr Sr"), FRIEND)
    plain = told("plain", person("Dale Orr"), FRIEND)
    mayor = told("mayor", person("Dale Orr", office="mayor|northby"))
    assert bearers(resolve([son, plain]), "Dale Orr") == [{"plain"}, {"son"}]
    assert bearers(resolve([son, mayor]), "Dale Orr") == [{"mayor", "son"}]
    assert bearers(resolve([son, father, plain]), "Dale Orr") == [{"father"}, {"plain"}, {"son"}]
    assert bearers(resolve([son, father, mayor]), "Dale Orr") == [{"father"}, {"mayor", "son"}]


@pytest.mark.parametrize(
    ("one", "other", "more", "number"),
    [
        ("István Bő", "Istvan Bo", {"office": "fisheries minister|"}, 1),
        ("Jürgen Möll", "Juergen Moell", {"office": "mayor|northby"}, 1),
        ("Søren Vold", "Soren Vold", {"office": "mayor|northby"}, 1),
        ("István Bő", "Istvan Bo", {}, 2),  # nothing ties them
        ("Hùng Vale", "Hưng Vale", {"office": "mayor|northby"}, 2),  # each has marks, and they differ
    ],
)
def test_without_the_marks(one: str, other: str, more: dict[str, str], number: int) -> None:
    """A paper that has no letters for a name writes it without their marks; an office, or people, must tie the two."""
    found = resolve([told("one", person(one, **more)), told("other", person(other, **more))])
    assert len(found.entities) == number
    friends = [told("one", person(one), FRIEND), told("other", person(other), FRIEND)]
    together = 1 if number == 1 or not more else 2
    assert len([each for each in resolve(friends).entities if each.name in {one, other}]) == together


def test_candidates_for_one_seat() -> None:
    """Two of one surname may stand for one seat: the surname alone is neither of them."""
    three = [
        told("anna", person("Anna Dunn", office="candidate|colbi")),
        told("surname", person("Dunn", "Mr Dunn", office=("candidate|colbi", "harbour party candidate|colbi"))),
    ]
    assert bearers(resolve(three), "Anna Dunn") == [{"anna"}]


def test_one_surname_in_three_parties() -> None:
    """A surname alone goes to its bearer with that office, in that story, or to nobody."""
    three = [
        told("anna", person("Anna Dunn", office="leader|union party")),
        told("ben", person("Ben Dunn", office="leader|harbour party")),
        told("cara", person("Cara Dunn", office="leader|islander allianc")),
    ]
    harbour = told("harbour", person("Dunn", "Mr Dunn", office="leader|harbour party"))
    nobody = told("nobody", person("Dunn", "Mr Dunn"))
    found = resolve([*three, harbour, nobody])
    assert bearers(found, "Ben Dunn") == [{"ben", "harbour"}]
    assert bearers(found, "Anna Dunn") == [{"anna"}]
    assert bearers(found, "Dunn") == [{"ben", "harbour"}, {"nobody"}]


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        (body("Ministry of Health", country="kenya"), body("Ministry of Health", country="peru"), 2),
        (body("Ministry of Health", country="peru"), body("Ministry of Health", country="peru"), 1),
        (body("Supreme Court of Kenya"), body("Supreme Court of Peru"), 2),
        (body("Supreme Court of Peru"), body("Peruvian Supreme Court"), 1),
        (body("Supreme Court of Peru", country="peru"), body("Supreme Court", country="kenya"), 2),
        (body("Supreme Court of Peru", country="peru"), body("Supreme Court", country="peru"), 1),
        (body("Northby Times"), body("Times", country="peru"), 2),
    ],
)
def test_bodies_of_two_countries(one: Referent, other: Referent, number: int) -> None:
    """A name that every country's body has is one within a country, though the articles share somebody."""
    found = resolve([told("one", one, FRIEND), told("other", other, FRIEND)])
    assert len([entity for entity in found.entities if entity.kind == "institution"]) == number


def test_two_surnames() -> None:
    """Who has two surnames is also named with the first, in articles that speak of the same people."""
    long = told("long", person("Rosa M. Mora Santos"), FRIEND)
    short = told("short", person("Rosa Mora"), FRIEND)
    assert bearers(resolve([long, short]), "Rosa Mora") == [{"long", "short"}]
    assert len(bearers(resolve([long, told("short", person("Rosa Mora"))]), "Rosa Mora")) == 1
    other = told("other", person("Ana Mora"), FRIEND)
    assert bearers(resolve([long, other]), "Ana Mora") == [{"other"}]
