"""Which body is part of which, and where one has its seat: minimal pairs about bodies that are not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.extractors import parts, seats
from onrecord.extractors._text.roles import institutions, people
from onrecord.model import Claim, Document, Mention
from onrecord.qualify import qualify

Row = tuple[str, str, str]


def rows(document: Document, claims: list[Claim]) -> list[Row]:
    """(subject, object, standing) of each claim as qualified."""
    return [
        (claim.subject.label, claim.object.label if isinstance(claim.object, Mention) else "", claim.standing)
        for claim in qualify(document, claims)
    ]


UNIT = [("Road Safety Unit", "Transport Ministry", "asserted")]
BRIGHTWATER = [("Brightwater", "Acme Energy", "asserted")]
PARTS = [
    ("The Road Safety Unit of the Transport Ministry said so.", UNIT),
    ("The Transport Ministry's Road Safety Unit said so.", UNIT),
    ("The Bank of the North Shore said so.", []),
    ("The Road Safety Unit met the Transport Ministry.", []),
    ("The Road Safety Unit and the Transport Ministry met.", []),
    ("The firm Brightwater, a subsidiary of Acme Energy, said so.", BRIGHTWATER),
    ("Brightwater, a wholly owned subsidiary of Acme Energy, said so.", BRIGHTWATER),
    ("Brightwater, a rival of Acme Energy, said so.", []),
    ("Brightwater Bank is a unit of Acme Energy.", [("Brightwater Bank", "Acme Energy", "asserted")]),
    ("Brightwater is not a unit of Acme Energy.", []),
    ("Brightwater will become a unit of Acme Energy.", []),
    ("Brightwater is no longer a unit of Acme Energy.", []),
    ("Acme Energy subsidiary Brightwater closed.", BRIGHTWATER),
    ("Acme Energy rival Brightwater closed.", []),
    (
        "Ann Bell said the Tide Office is part of the Ministry of Works.",
        [("Tide Office", "Ministry of Works", "reported")],
    ),
    ("The Tide Office is part of a coalition of the Ministry of Works and others.", []),
    ("Ann Bell met the Harbour Board, part of a tour of the Ministry of Works.", []),
]
SEATS = [
    ("The Tide Office is based in Norhaven.", [("Tide Office", "Norhaven", "asserted")]),
    ("The Tide Office was based in Norhaven.", []),
    ("The Tide Office is not based in Norhaven.", []),
    ("The Harbour Board, headquartered in Norhaven, met.", [("Harbour Board", "Norhaven", "asserted")]),
    ("The Harbour Board met in Norhaven.", []),
    ("London-based charity Shelterwell said so.", [("Shelterwell", "London", "asserted")]),
    ("London charity Shelterwell said so.", []),
    ("Berlin-based Brandt AG closed.", [("Brandt AG", "Berlin", "asserted")]),
    ("Paris-based Vellin SA said so.", [("Vellin SA", "Paris", "asserted")]),
    ("The evidence-based Brandt Institute closed.", []),
    ("He died at Marley General Hospital in Northfell.", [("Marley General Hospital", "Northfell", "asserted")]),
    ("He joined the Labour Party in Northfell.", []),
    ('"The Tide Office is based in Norhaven," said Ann Bell.', [("Tide Office", "Norhaven", "reported")]),
]


@pytest.mark.parametrize(("text", "expected"), PARTS, ids=[text for text, _ in PARTS])
def test_part_of(read: Callable[..., Document], text: str, expected: list[Row]) -> None:
    """A body is part of another only where the text says so, not where the two stand side by side."""
    document = read(text)
    assert rows(document, parts.extract(document)) == expected


@pytest.mark.parametrize(("text", "expected"), SEATS, ids=[text for text, _ in SEATS])
def test_located_in(read: Callable[..., Document], text: str, expected: list[Row]) -> None:
    """A body has its seat in a place only where the text says so, not where it does something there."""
    document = read(text)
    assert rows(document, seats.extract(document)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VALE ACCUSES ‘SHAMELESS’ MARR OVER DEATH FERRY\n\nThe minister said nothing.", []),
        ("VALE ACCUSES ‘SHAMELESS’ MARR OVER DEATH FERRY\n\nThe company Vale said so.", ["VALE", "Vale"]),
        ("The VALE BOARD slams the minister.", ["VALE BOARD"]),
    ],
)
def test_shouted(read: Callable[..., Document], text: str, expected: list[str]) -> None:
    """Capitals in a line of capitals make no name, unless the text has it again."""
    found = [mention.label for mention in institutions(read(text)) if mention.form == "name"]
    assert found == expected


def test_dateline(read: Callable[..., Document]) -> None:
    """Whoever or whatever seems to be named where a report was written is left out."""
    document = read("VALE, Norland — The Harbour Board met.")
    document = replace(document, article=replace(document.article, body=document.article.text.index("The")))
    assert [mention.label for mention in institutions(document)] == ["Harbour Board"]
    assert people(document) == []
