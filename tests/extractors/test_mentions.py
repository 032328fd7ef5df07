"""People, institutions and roles: the mentions that coreference works on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.extractors._text.roles import institutions, people, roles
from onrecord.model import Document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Baroness Louise Vale met Ms Marr.", ["Baroness Louise Vale", "Ms Marr"]),
        ("Home Secretary Ann Marr met former President Tom Bell.", ["Ann Marr", "Tom Bell"]),
        ("Attorney General Theo Ramos spoke to Judge Marian Pell.", ["Theo Ramos", "Judge Marian Pell"]),
        ("Sen. Priscilla Yuen and Gov. Lucinda Barr voted.", ["Priscilla Yuen", "Lucinda Barr"]),
        ("Det Supt Nkechi Farrow led the search.", ["Det Supt Nkechi Farrow"]),
        ("Secretary of Justice Wanda Cruz was sworn in.", ["Wanda Cruz"]),
        ("Acting Chief Constable Brian Mulvey took charge.", ["Brian Mulvey"]),
        ("She told Ruth Vane that it was late.", ["Ruth Vane"]),
        ("She told Sky News that it was late.", []),
        ('"Oh God, it is late," she said.', []),
        ("Mayor of Marsh Tom Bell spoke.", ["Tom Bell"]),
        ("The pilot said that the Jane Marr sank on Monday with nine men on board.", []),
        ("He criticised the Marr ministry and the late Ruth Marr.", ["Marr", "Ruth Marr"]),
        ("Omar al-Rashad spoke.", ["Omar al-Rashad"]),
        ("Louise Vale's review was late. Vale said so.", ["Louise Vale", "Vale"]),
    ],
)
def test_people(read: Callable[..., Document], text: str, expected: list[str]) -> None:
    """Named people come with their titles and without their offices."""
    assert [mention.label for mention in people(read(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("West Marley police made three arrests.", [("West Marley police", "name")]),
        ("The UK government accepted it.", [("The UK government", "name")]),
        ("The government accepted it.", [("The government", "role")]),
        ("She works for the Harbour Board.", [("the Harbour Board", "name")]),
        ("The committee blamed the ministry.", [("The committee", "role"), ("the ministry", "role")]),
        ("The council leader left the party.", [("the party", "role")]),
        ("She left the graduation party early.", []),
        ("They shouted across this House.", []),
        ("She read the Tarn Review.", []),
        ("Authorities said the police were late.", [("Authorities", "role"), ("the police", "role")]),
    ],
)
def test_institutions(read: Callable[..., Document], text: str, expected: list[tuple[str, str]]) -> None:
    """Institutions are named, or stood for by a noun; a modifier or another kind of party is none."""
    found = [(mention.span.text, mention.form) for mention in institutions(read(text))]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The home secretary said so.", [("The home secretary", "Home Secretary")]),
        (
            "The prime minister's official spokesman said so.",
            [
                ("The prime minister", "Prime Minister"),
                ("The prime minister's official spokesman", "prime minister's Official Spokesman"),
            ],
        ),
        ("The author of a new report said so.", [("The author of a new report", "author of a new report")]),
        ("Officials said the peer was wrong.", [("Officials", "Officials"), ("the peer", "peer")]),
        (
            "The baroness hit out at the party leader.",
            [("The baroness", "baroness"), ("the party leader", "Party Leader")],
        ),
        ("Home Secretary Ann Marr said so.", []),
        ("She is a lawyer.", []),
        ("The election committee met.", []),
    ],
)
def test_roles(read: Callable[..., Document], text: str, expected: list[tuple[str, str]]) -> None:
    """A phrase that stands for somebody by role is found whole; a title before a name and a predicate are none."""
    assert [(mention.span.text, mention.name) for mention in roles(read(text))] == expected


def test_spans_are_the_text(read: Callable[..., Document]) -> None:
    """Every mention's span stands at its offsets, over paragraphs and double blanks too."""
    text = "Ann Marr, the chief  executive of Acme, met the home secretary.\n\nThe Harbour Board was pleased."
    document = read(text)
    mentions = [*people(document), *institutions(document), *roles(document)]
    assert len(mentions) >= 4
    for mention in mentions:
        assert text[mention.span.start : mention.span.end] == mention.span.text
