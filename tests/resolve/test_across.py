"""Who is who across articles: minimal pairs from readings made by hand about invented people."""

from __future__ import annotations

import itertools
import os
import pickle
import random
import subprocess
import sys
from pathlib import Path

import pytest
from by_hand import body, person, reading, thing, unnamed

from onrecord.model import Entity, Reading, Record, Referent
from onrecord.resolve.across import resolve

ROOT = Path(__file__).resolve().parents[2]


def entities(record: Record, name: str, kind: str = "person") -> list[Entity]:
    """Entities of that kind with that name or alias."""
    return [entity for entity in record.entities if entity.kind == kind and name in (entity.name, *entity.aliases)]


def count(readings: list[Reading], name: str, kind: str = "person") -> int:
    """How many entities bear the name."""
    return len(entities(resolve(readings), name, kind))


def told(name: str, *referents: Referent, **more: str) -> Reading:
    """A reading in which everybody says something, so that unnamed ones are kept too."""
    claims = tuple(
        (referent, "said", f"words of {referent.name}") for referent in referents if referent.kind == "person"
    )
    return reading(name, *referents, claims=claims, **more)  # type: ignore[arg-type]


FRIEND = person("Iris Holm")


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        # the same name
        ([person("Louise Vale")], [person("Louise Vale")], 1),
        ([person("Louise Vale")], [person("Laura Vale")], 2),
        ([person("Louise Anne Vale")], [person("Louise Vale")], 1),
        ([person("L. Vale")], [person("Louise Vale")], 1),
        # middle initials, generations, gender
        ([person("Adam J. Orr")], [person("Adam R. Orr")], 2),
        ([person("Dale Orr", "Dale Orr Jr")], [person("Dale Orr", "Dale Orr Sr")], 2),
        ([person("Sam Orr", gender="f")], [person("Sam Orr", gender="m")], 2),
        ([person("Sam Orr", called="f")], [person("Sam Orr", called="m")], 1),  # pronouns may mislead, titles do not
        # offices: two mayors are two, one who changes his office is one
        ([person("Tom Orr", office="mayor|northby")], [person("Tom Orr", office="mayor|southby")], 2),
        ([person("Tom Orr", office="mayor|northby")], [person("Tom Orr", office="mayor|northby")], 1),
        ([person("Tom Orr", office="mayor|northby")], [person("Tom Orr", was="mayor|northby")], 1),
        ([person("Tom Orr", office="leader|union")], [person("Tom Orr", office="leader|opposition")], 1),
        ([person("Tom Orr", office="mayor|northby")], [person("Tom Orr", office="bishop|southby")], 2),
        # ... unless the articles speak of the same people
        ([person("Tom Orr", office="mayor|northby"), FRIEND], [person("Tom Orr", office="bishop|southby"), FRIEND], 1),
        # ... or titles say so
        (
            [person("Tom Orr", office="chairman|board", title="sir")],
            [person("Tom Orr", office="bishop|southby", title="sir")],
            1,
        ),
    ],
)
def test_full_names(one: list[Referent], other: list[Referent], number: int) -> None:
    """One person of one name, but for what speaks against it."""
    found = resolve([told("one", *one), told("other", *other)])
    names = {form for referent in (*one, *other) if referent is not FRIEND for form in (referent.name,)}
    persons = [e for e in found.entities if e.kind == "person" and names & {e.name, *e.aliases}]
    assert len(persons) == number


@pytest.mark.parametrize(
    ("more", "number"),
    [
        ({"story": "s"}, 1),  # copies of one story
        ({}, 2),  # nothing ties the two articles together
    ],
)
def test_surname_alone(more: dict[str, str], number: int) -> None:
    """Ms Vale is Louise Vale in the same story, not in any other article."""
    found = resolve([told("one", person("Louise Vale"), **more), told("other", person("Vale", "Ms Vale"), **more)])
    assert len([e for e in found.entities if "Vale" in e.name]) == number


@pytest.mark.parametrize("name", ["- Marsh", ". Marsh", "Mr - Marsh", "-. Marsh"])
def test_given_name_of_no_letters(name: str) -> None:
    """A dash or a stop read as somebody's given name costs no build: the others are told apart as without it."""
    assert count([told("a", person(name), person("Louise Vale")), told("b", person("Louise Vale"))], "Louise Vale") == 1


def test_surname_and_office() -> None:
    """A surname with the same office is the same person, with another office it is not."""
    full = told("one", person("Louise Vale", office="mayor|northby"))
    same = told("other", person("Vale", "Ms Vale", office="mayor|northby"))
    another = told("third", person("Vale", "Ms Vale", office="sheriff|northby"))
    assert len([e for e in resolve([full, same]).entities if "Vale" in e.name]) == 1
    assert len([e for e in resolve([full, another]).entities if "Vale" in e.name]) == 2


def test_surname_among_the_same_people() -> None:
    """A surname is the only bearer of it in articles of the same days about the same people; of two it is neither."""
    full = told("one", person("Louise Vale"), FRIEND)
    bare = told("other", person("Vale", "Ms Vale"), FRIEND)
    namesake = told("third", person("Laura Vale"), FRIEND)
    late = told("late", person("Vale", "Ms Vale"), FRIEND, published="2033-01-01")
    assert len([e for e in resolve([full, bare]).entities if "Vale" in e.name]) == 1
    assert len([e for e in resolve([full, bare, namesake]).entities if "Vale" in e.name]) == 3
    assert len([e for e in resolve([full, late]).entities if "Vale" in e.name]) == 2


def test_surnames_make_no_bridge() -> None:
    """Articles that say only Ms Vale never make one person of two Vales whom others name in full."""
    laura = told("a", person("Laura Vale", office="mayor|northby"), FRIEND)
    louise = told("b", person("Louise Vale", office="sheriff|northby"), FRIEND)
    first = told("c", person("Vale", "Ms Vale", office="mayor|northby"), FRIEND)
    second = told("d", person("Vale", "Ms Vale", office="sheriff|northby"), FRIEND)
    found = resolve([laura, louise, first, second])
    assert {e.name for e in found.entities if "Vale" in e.name} == {"Laura Vale", "Louise Vale"}


def test_told_apart_by_one_article() -> None:
    """Where one article has two of a name, others are given to the one whose office or title they have."""
    chair = person("Helen Strand", office="chair|families group", title="mrs")
    shadow = person("Helen Strand", office="shadow transport secretary|", title="ms")
    both = told("both", chair, shadow)
    one = told("one", person("Helen Strand", office="chair|families group"))
    other = told("other", person("Helen Strand", office="shadow transport secretary|"))
    titled = told("titled", person("Helen Strand", "Mrs Strand", title="mrs"))
    found = resolve([both, one, other, titled])
    assert len(entities(found, "Helen Strand")) == 2
    places = {e.id: 0 for e in entities(found, "Helen Strand")}
    for statement in found.statements:
        places[statement.subject] += len({evidence.span.article for evidence in statement.evidence})
    assert sorted(places.values()) == [2, 3]


PREMIER = person("Amara Toll", office="prime minister|")


@pytest.mark.parametrize(
    ("named", "role", "more", "number"),
    [
        (PREMIER, unnamed("the prime minister", office="prime minister|"), {}, 1),
        # months later it may be another
        (PREMIER, unnamed("the prime minister", office="prime minister|"), {"published": "2031-09-09"}, 2),
        # a former one is not meant, nor is a spokesman
        (person("Amara Toll", was="prime minister|"), unnamed("the prime minister", office="prime minister|"), {}, 2),
        (PREMIER, unnamed("the prime minister's spokesman", office="spokesman|minist prime"), {}, 2),
        # another country's
        (
            person("Amara Toll", office="prime minister|merrowey"),
            unnamed("the prime minister", office="prime minister|norland"),
            {},
            2,
        ),
        # he is not she
        (
            person("Amara Toll", office="prime minister|", gender="f"),
            unnamed("the prime minister", office="prime minister|", called="m"),
            {},
            2,
        ),
        # an office that many hold says nothing
        (person("Amara Toll", office="judge|"), unnamed("the judge", office="judge|"), {}, 2),
    ],
)
def test_office_holder(named: Referent, role: Referent, more: dict[str, str], number: int) -> None:
    """The prime minister whom an article does not name is the one of the same days whom another names."""
    found = resolve([told("one", named, FRIEND), told("other", role, FRIEND, **more)])
    assert len([e for e in found.entities if e.kind == "person" and e.name != FRIEND.name]) == number


def test_office_holder_needs_a_link() -> None:
    """Articles that share nobody may be about two countries: their prime ministers stay two."""
    found = resolve([told("one", PREMIER), told("other", unnamed("the prime minister", office="prime minister|"))])
    assert len([e for e in found.entities if e.kind == "person"]) == 2


def test_two_holders() -> None:
    """Two who hold an office on the same day: the unnamed one is neither."""
    role = unnamed("the prime minister", office="prime minister|")
    second = person("Boris Kell", office="prime minister|")
    found = resolve([told("one", PREMIER, FRIEND), told("two", second, FRIEND), told("other", role, FRIEND)])
    assert len([e for e in found.entities if not e.named]) == 1


def test_unnamed_stay_apart() -> None:
    """Officials of two stories are not the same officials; of two copies of one story they are."""
    role = unnamed("officials")
    assert len([e for e in resolve([told("one", role), told("other", role)]).entities if not e.named]) == 2
    copies = [told("one", role, story="s"), told("other", role, story="s")]
    assert len([e for e in resolve(copies).entities if not e.named]) == 1


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ([body("National Harbour Board")], [body("National Harbour Board")], 1),
        ([body("National Harbour Board")], [body("national harbour board")], 1),
        ([body("National Harbour Board", "NHB")], [body("NHB")], 1),
        ([body("Reform Party")], [body("Reform party")], 1),
        ([body("Smith & Sons")], [body("Smith and Sons")], 1),
        ([body("Harbour Board")], [body("Fisheries Board")], 2),
        # names that every country has: one where the articles share somebody
        ([body("Supreme Court", country="india")], [body("Supreme Court", country="brazil")], 2),
        ([body("Supreme Court", country="india")], [body("Supreme Court", country="india")], 1),
        ([body("Supreme Court")], [body("Supreme Court")], 1),
        ([body("Supreme Court"), FRIEND], [body("Supreme Court", country="india"), FRIEND], 1),
        # governments by country
        (
            [body("UK government", government="united kingdom")],
            [body("British government", government="united kingdom")],
            1,
        ),
        ([body("UK government", government="united kingdom")], [body("French government", government="france")], 2),
        ([body("UK government", government="united kingdom"), FRIEND], [body("government", government=""), FRIEND], 1),
        ([body("UK government", government="united kingdom")], [body("government", government="")], 2),
        # short for a longer name, where the articles share somebody
        ([body("National Harbour Board"), FRIEND], [body("Harbour Board"), FRIEND], 1),
        ([body("National Harbour Board")], [body("Harbour Board")], 2),
    ],
)
def test_institutions(one: list[Referent], other: list[Referent], number: int) -> None:
    """Institutions by name, abbreviation, country and what the articles share."""
    found = resolve([reading("one", *one), reading("other", *other)])
    assert len([e for e in found.entities if e.kind == "institution"]) == number


def test_two_expansions() -> None:
    """An abbreviation for which two texts give two names stands for neither elsewhere."""
    first, second = body("National Harbour Board", "NHB"), body("Northern Heritage Body", "NHB")
    found = resolve([reading("one", first), reading("two", second), reading("other", body("NHB"))])
    assert len([e for e in found.entities if e.kind == "institution"]) == 3


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("a public inquiry into the sinking", "an inquiry into the sinking", 1),
        ("a public inquiry", "an inquiry", 1),
        ("a public inquiry into the sinking", "an inquiry into the sale", 2),
        ("a ban on old ferries", "a ban on old ferries", 1),
        ("a ban on old ferries", "no ban on old ferries", 2),
        ("a ban on old ferries", "a tax on old ferries", 2),
        ("compulsory collection of data on all suspects", "the compulsory collection of data on suspects", 1),
        ("raise the tax to 5 per cent", "raise the tax to 6 per cent", 2),
    ],
)
def test_proposals(one: str, other: str, number: int) -> None:
    """Those for and against meet in one proposal, however each article words it."""
    other_friend = person("Nils Berg")
    readings = [
        reading(title, FRIEND, other_friend, wish := thing("proposal", words), claims=((FRIEND, relation, wish),))
        for title, words, relation in (("one", one, "calls_for"), ("other", other, "rejects"))
    ]
    assert len([e for e in resolve(readings).entities if e.kind in {"proposal", "inquiry"}]) == number


def test_change_of_position() -> None:
    """Who rejects a thing in March and accepts it in April revises the first stance by the second."""
    friend, wish = person("Nils Berg"), thing("proposal", "a ban on old ferries")
    march = reading("march", FRIEND, friend, wish, claims=((FRIEND, "rejects", wish),), published="2031-03-01")
    april = reading("april", FRIEND, friend, wish, claims=((FRIEND, "accepts", wish),), published="2031-04-01")
    statements = {s.relation: s for s in resolve([april, march]).statements}
    assert statements["accepts"].role("revises") == statements["rejects"].id
    assert not statements["rejects"].role("revises")


def test_quotation_in_two_papers() -> None:
    """A quotation that two papers carry is one with two places, though one prints half of it or other marks."""
    whole, half = "We cannot wait for another year, and we shall not", "We cannot wait for another year"
    first = reading("one", FRIEND, claims=((FRIEND, "said", whole),))
    second = reading("two", FRIEND, claims=((FRIEND, "said", half),))
    third = reading("three", FRIEND, claims=((FRIEND, "said", whole + ","),))
    (statement,) = resolve([first, second, third]).statements
    assert len({evidence.span.article for evidence in statement.evidence}) == 3
    for evidence in statement.evidence:
        assert evidence.span.text in {whole, half, whole + ","}


def test_evidence_must_hold() -> None:
    """A claim whose words do not stand in the article at its offsets is dropped, whoever made it."""
    good = reading("one", FRIEND, claims=((FRIEND, "said", "these words"),))
    article = good.article
    moved = type(article)(article.id, "x" + article.text, headline=article.headline)
    assert len(resolve([good]).statements) == 1
    assert not resolve([Reading(moved, good.claims, good.referents)]).statements


def coverage() -> list[Reading]:
    """A dozen readings with namesakes, copies, unnamed sources and offices."""
    friend = person("Nils Berg")
    wish = thing("proposal", "a public inquiry into the sinking")
    out = [
        told("a", person("Louise Vale", office="mayor|northby"), FRIEND),
        told("b", person("Louise Vale", office="mayor|southby")),
        told("c", person("Vale", "Ms Vale"), FRIEND, unnamed("the prime minister", office="prime minister|")),
        told("d", PREMIER, FRIEND),
        told("e", unnamed("officials"), story="s"),
        told("f", unnamed("officials"), story="s"),
        told("g", person("Helen Strand", title="mrs"), person("Helen Strand", title="ms")),
        told("h", person("Helen Strand"), friend),
    ]
    for name, relation, when in (
        ("i", "rejects", "2031-03-01"),
        ("j", "accepts", "2031-04-01"),
        ("k", "calls_for", ""),
    ):
        out.append(reading(name, FRIEND, friend, wish, claims=((FRIEND, relation, wish),), published=when))
    return out


def test_order_of_articles() -> None:
    """The record is the same in whatever order the articles come."""
    readings = coverage()
    expected = resolve(readings)
    for seed in range(6):
        shuffled = readings[:]
        random.Random(seed).shuffle(shuffled)
        assert resolve(shuffled) == expected


def test_hash_seed(tmp_path: Path) -> None:
    """The record is the same under any hash seed, in processes of their own."""
    source = tmp_path / "readings.pickle"
    source.write_bytes(pickle.dumps(coverage()))
    code = (
        "import pickle, sys; from onrecord.resolve.across import resolve; "
        "sys.stdout.write(repr(resolve(pickle.load(open(sys.argv[1], 'rb')))))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code, str(source)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "graph")},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(made) == 1


def test_identifiers_stay() -> None:
    """A person keeps the identifier when articles about others, and about a later namesake, are added."""
    first = told("a", person("Louise Vale", office="mayor|northby"), published="2031-01-01")
    (before,) = entities(resolve([first]), "Louise Vale")
    more = [told("b", person("Louise Vale", office="mayor|southby"), published="2031-02-01"), told("c", FRIEND)]
    assert before.id in {entity.id for entity in entities(resolve([first, *more]), "Louise Vale")}


def test_reasons() -> None:
    """Every entity made of several referents says why."""
    record = resolve(coverage())
    for entity, articles in ((e, _articles(record, e)) for e in record.entities):
        if len(articles) > 1:
            assert entity.reasons, entity.name


def _articles(record: Record, entity: Entity) -> set[str]:
    pairs = itertools.chain.from_iterable(
        ((s.subject, e.span.article), (s.object, e.span.article)) for s in record.statements for e in s.evidence
    )
    return {article for key, article in pairs if key == entity.id}


@pytest.mark.parametrize(("author", "number"), [("Edda Krantz", 1), ("Olin Marsh", 2)])
def test_reports_called_by_their_author(author: str, number: int) -> None:
    """ "The Krantz report" is the one that an article of the same days says a Krantz wrote."""
    writer, written = person(author), thing("report", "report on the quay", head="report", word="quai")
    called = thing("report", "Krantz report", head="report", word="krantz")
    one = reading("one", writer, written, claims=((written, "author", writer),))
    other = reading("other", FRIEND, called, claims=((FRIEND, "supports", called),))
    assert len([each for each in resolve([one, other]).entities if each.kind == "report"]) == number
