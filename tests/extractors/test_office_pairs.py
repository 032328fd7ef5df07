"""Offices in minimal pairs: one sentence asserted, reported, denied, planned, hedged, of a former or acting holder.

All about people who are not. Each claim as qualified: person, office, institution, status, standing.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.extractors.offices import extract
from onrecord.model import Document, Mention
from onrecord.qualify import qualify

Row = tuple[str, str, str, str, str]

PAIRS: list[tuple[str, list[Row]]] = [
    ("Rep. Tom Bell (Tex.) spoke.", [("Tom Bell", "Representative", "Texas", "current", "asserted")]),
    ("Rep. Tom Bell (left) spoke.", [("Tom Bell", "Representative", "", "current", "asserted")]),
    (
        "Tom Bell (left), the chief executive of Acme, spoke.",
        [("Tom Bell", "Chief Executive", "Acme", "current", "asserted")],
    ),
    ("Tom Bell (left) told the chief executive of Acme so.", []),
    ("Tom Bell, a member of the Harbour Board, spoke.", []),
    ("Ann Marr is chair of the Harbour Board.", [("Ann Marr", "Chair", "Harbour Board", "current", "asserted")]),
    (
        "Ann Marr was chair of the Harbour Board until 2019.",
        [("Ann Marr", "Chair", "Harbour Board", "former", "asserted")],
    ),
    ("Ann Marr will be chair of the Harbour Board.", [("Ann Marr", "Chair", "Harbour Board", "elect", "planned")]),
    ("Ann Marr is not chair of the Harbour Board.", [("Ann Marr", "Chair", "Harbour Board", "current", "denied")]),
    (
        "Ann Marr is no longer chair of the Harbour Board.",
        [("Ann Marr", "Chair", "Harbour Board", "current", "denied")],
    ),
    (
        "Ann Marr has never been chair of the Harbour Board.",
        [("Ann Marr", "Chair", "Harbour Board", "current", "denied")],
    ),
    (
        "Ann Marr is reportedly chair of the Harbour Board.",
        [("Ann Marr", "Chair", "Harbour Board", "current", "hedged")],
    ),
    (
        "Ann Marr is the Queen of Morland. The monarch is the head of state.",
        [("Ann Marr", "Queen", "Morland", "current", "asserted")],
    ),
    ("The monarch is the head of state but not the head of government.", []),
    ("The queen is the head of state of Morland.", [("The queen", "Head of State", "Morland", "current", "asserted")]),
    (
        "Senators Ann Marr of Morland and Tom Bell of Fenland voted.",
        [
            ("Ann Marr", "Senator", "Morland", "current", "asserted"),
            ("Tom Bell", "Senator", "Fenland", "current", "asserted"),
        ],
    ),
    (
        "Senator Ann Marr of Morland and Tom Bell of Fenland voted.",
        [("Ann Marr", "Senator", "Morland", "current", "asserted")],
    ),
    (
        "The former archbishop and cardinal Tom Bell was convicted.",
        [
            ("Tom Bell", "Archbishop", "", "former", "asserted"),
            ("Tom Bell", "Cardinal", "", "former", "asserted"),
        ],
    ),
    (
        "The archbishop and Cardinal Tom Bell were convicted.",
        [("Cardinal Tom Bell", "Cardinal", "", "current", "asserted")],
    ),
    (
        "Member of Parliament (MP) Ann Marr of the Harbour Party spoke.",
        [("Ann Marr", "Member of Parliament", "", "current", "asserted")],
    ),
    ("The Member of Parliament (left) met Ann Marr.", []),
    (
        "The Republican committee chairman, Tom Bell, spoke.",
        [("Tom Bell", "Committee Chairman", "", "current", "asserted")],
    ),
    (
        "The Harbour committee chairman, Tom Bell, spoke.",
        [("Tom Bell", "Chairman", "Harbour committee", "current", "asserted")],
    ),
    (
        "The army, whose commander-in-chief is General Tom Bell, attacked.",
        [("General Tom Bell", "Commander-in-Chief", "army", "current", "asserted")],
    ),
    (
        "Ann Marr, the Deputy Chief Minister of the state of Morland, spoke.",
        [("Ann Marr", "Deputy Chief Minister", "Morland", "current", "asserted")],
    ),
    ("United States Attorney Ann Marr spoke.", [("Ann Marr", "US Attorney", "", "current", "asserted")]),
    ("Ann Marr is an iconic leader of the party.", []),
    ("Ann Marr won the presidency of Morland.", [("Ann Marr", "President", "Morland", "elect", "asserted")]),
    ("Ann Marr took the presidency of Fenland.", [("Ann Marr", "President", "Fenland", "current", "asserted")]),
    ("Ann Marr lost the presidency of Morland.", []),
    ("Ann Marr wants the presidency of Morland.", []),
    (
        "Tom Bell resigned the leadership of the Harbour Party.",
        [("Tom Bell", "Leader", "Harbour Party", "former", "asserted")],
    ),
    (
        "Tom Bell will resign the leadership of the Harbour Party.",
        [("Tom Bell", "Leader", "Harbour Party", "current", "planned")],
    ),
    (
        "Tom Bell, the Republican Senate Majority Leader, spoke.",
        [("Tom Bell", "Majority Leader", "Senate", "current", "asserted")],
    ),
    ("Ann Marr is the leader of the Harbour Party.", [("Ann Marr", "Leader", "Harbour Party", "current", "asserted")]),
    (
        "President Ann Marr spoke. The government fell on Monday.",
        [("Ann Marr", "President", "", "current", "asserted")],
    ),
    ("Ann Marr may be chair of the Harbour Board.", []),
    (
        "Tom Bell said Ann Marr is chair of the Harbour Board.",
        [("Ann Marr", "Chair", "Harbour Board", "current", "reported")],
    ),
    (
        "Tom Bell denied that Ann Marr is chair of the Harbour Board.",
        [("Ann Marr", "Chair", "Harbour Board", "current", "denied")],
    ),
    ("Is Ann Marr chair of the Harbour Board?", [("Ann Marr", "Chair", "Harbour Board", "current", "hedged")]),
    ("Ann Marr wants to be chair of the Harbour Board.", []),
    (
        "Ann Marr refused to be chair of the Harbour Board.",
        [("Ann Marr", "Chair", "Harbour Board", "current", "denied")],
    ),
    (
        "Ann Marr has been chair of the Harbour Board since 2019.",
        [("Ann Marr", "Chair", "Harbour Board", "current", "asserted")],
    ),
    (
        "Ann Marr has been named chair of the Harbour Board.",
        [("Ann Marr", "Chair", "Harbour Board", "current", "asserted")],
    ),
    ("Ann Marr has not been named chair of the Harbour Board.", []),
    ("Ann Marr might be named chair of the Harbour Board.", []),
    ("Ann Marr, chair of the Harbour Board, spoke.", [("Ann Marr", "Chair", "Harbour Board", "current", "asserted")]),
    (
        "Ann Marr, former chair of the Harbour Board, spoke.",
        [("Ann Marr", "Chair", "Harbour Board", "former", "asserted")],
    ),
    (
        "Ann Marr, acting chair of the Harbour Board, spoke.",
        [("Ann Marr", "Chair", "Harbour Board", "acting", "asserted")],
    ),
    (
        "Ann Marr, deputy chair of the Harbour Board, spoke.",
        [("Ann Marr", "Deputy Chair", "Harbour Board", "current", "asserted")],
    ),
    (
        "Ann Marr, chair-designate of the Harbour Board, spoke.",
        [("Ann Marr", "Chair", "Harbour Board", "elect", "asserted")],
    ),
    ("Ann Marr met the chair of the Harbour Board.", []),
    ("Ann Marr and the chair of the Harbour Board met.", []),
    (
        "Ann Marr wrote to the chair of the Harbour Board, Tom Bell.",
        [("Tom Bell", "Chair", "Harbour Board", "current", "asserted")],
    ),
    (
        '"Ann Marr is chair of the Harbour Board," said Tom Bell.',
        [("Ann Marr", "Chair", "Harbour Board", "current", "reported")],
    ),
    ("Finance Minister Ann Marr resigned on Monday.", [("Ann Marr", "Finance Minister", "", "former", "asserted")]),
    (
        "Finance Minister Ann Marr refused to resign on Monday.",
        [("Ann Marr", "Finance Minister", "", "current", "asserted")],
    ),
    (
        "Finance Minister Ann Marr could resign on Monday.",
        [("Ann Marr", "Finance Minister", "", "current", "asserted")],
    ),
    ("Finance Minister Ann Marr will resign on Monday.", [("Ann Marr", "Finance Minister", "", "current", "asserted")]),
    (
        "Critics urged Finance Minister Ann Marr to resign.",
        [("Ann Marr", "Finance Minister", "", "current", "asserted")],
    ),
    ("Tom Bell was elected president of France.", [("Tom Bell", "President", "France", "current", "asserted")]),
    ("Tom Bell hopes to be elected president of France.", []),
    ("Tom Bell is running for president of France.", [("Tom Bell", "President", "France", "candidate", "asserted")]),
    ("Tom Bell ruled out running for president of France.", []),
    (
        "Tom Bell took over from Ann Marr as chief executive of Acme.",
        [
            ("Tom Bell", "Chief Executive", "Acme", "current", "asserted"),
            ("Ann Marr", "Chief Executive", "Acme", "former", "asserted"),
        ],
    ),
    (
        "Tom Bell will take over from Ann Marr as chief executive of Acme.",
        [("Tom Bell", "Chief Executive", "Acme", "elect", "planned")],
    ),
    ("Tom Bell failed to take over from Ann Marr as chief executive of Acme.", []),
    (
        "Tom Bell succeeded Ann Marr as chief executive of Acme.",
        [
            ("Tom Bell", "Chief Executive", "Acme", "current", "asserted"),
            ("Ann Marr", "Chief Executive", "Acme", "former", "asserted"),
        ],
    ),
    (
        "Tom Bell is tipped to succeed Ann Marr as chief executive of Acme.",
        [
            ("Tom Bell", "Chief Executive", "Acme", "elect", "hedged"),
            ("Ann Marr", "Chief Executive", "Acme", "current", "hedged"),
        ],
    ),
    ("Tom Bell, the Conservative MP for Marsh East, spoke.", [("Tom Bell", "MP", "Marsh East", "current", "asserted")]),
    (
        "Tom Bell, the former Conservative MP for Marsh East, spoke.",
        [("Tom Bell", "MP", "Marsh East", "former", "asserted")],
    ),
    ("Texas Governor Tom Bell, a Republican, spoke.", [("Tom Bell", "Governor", "Texas", "current", "asserted")]),
    ("Former Texas Governor Tom Bell, a Republican, spoke.", [("Tom Bell", "Governor", "Texas", "former", "asserted")]),
    (
        "Tom Bell, who is challenging Texas Governor Ann Marr, spoke.",
        [("Ann Marr", "Governor", "Texas", "current", "asserted")],
    ),
    (
        "German Chancellor Ann Marr met her French counterpart.",
        [("Ann Marr", "Chancellor", "Germany", "current", "asserted")],
    ),
    ("Ann Marr, the German chancellor, died on Monday.", [("Ann Marr", "Chancellor", "Germany", "former", "asserted")]),
    (
        "Ann Marr, the German chancellor, said her father died on Monday.",
        [("Ann Marr", "Chancellor", "Germany", "current", "asserted")],
    ),
    (
        "Australian Opposition Leader Tom Bell spoke.",
        [("Tom Bell", "Opposition Leader", "Australia", "current", "asserted")],
    ),
    (
        "Canada's minister of fisheries, Tom Bell, spoke.",
        [("Tom Bell", "Minister of Fisheries", "Canada", "current", "asserted")],
    ),
    (
        "Canada's former minister of fisheries, Tom Bell, spoke.",
        [("Tom Bell", "Minister of Fisheries", "Canada", "former", "asserted")],
    ),
    (
        "Indian Prime Minister Tom Bell and Foreign Minister Ann Marr met.",
        [
            ("Tom Bell", "Prime Minister", "India", "current", "asserted"),
            ("Ann Marr", "Foreign Minister", "India", "current", "asserted"),
        ],
    ),
    (
        "Indian Prime Minister Tom Bell met Foreign Minister Ann Marr of Japan.",
        [
            ("Tom Bell", "Prime Minister", "India", "current", "asserted"),
            ("Ann Marr", "Foreign Minister", "Japan", "current", "asserted"),
        ],
    ),
    (
        "Tom Bell, a spokesman for Finance Minister Ann Marr, spoke.",
        [
            ("Tom Bell", "Spokesman", "", "current", "asserted"),
            ("Ann Marr", "Finance Minister", "", "current", "asserted"),
        ],
    ),
    (
        "Tom Bell, general secretary of the Dockers' Union, spoke.",
        [("Tom Bell", "General Secretary", "Dockers' Union", "current", "asserted")],
    ),
    ("Tom Bell, a member of the Dockers' Union, spoke.", []),
    (
        "The president nominated Ann Marr as attorney general.",
        [("Ann Marr", "Attorney General", "", "candidate", "asserted")],
    ),
    (
        "The president will nominate Ann Marr as attorney general.",
        [("Ann Marr", "Attorney General", "", "candidate", "planned")],
    ),
    (
        "The Senate confirmed Ann Marr as attorney general.",
        [("Ann Marr", "Attorney General", "", "current", "asserted")],
    ),
    ("The Senate rejected Ann Marr as attorney general.", []),
    ("Ann Marr, the prime minister at the time, spoke.", [("Ann Marr", "Prime Minister", "", "former", "asserted")]),
    ("Ann Marr, now prime minister, spoke.", [("Ann Marr", "Prime Minister", "", "current", "asserted")]),
    ("Ann Marr held the post of foreign minister.", [("Ann Marr", "Foreign Minister", "", "former", "asserted")]),
    ("Ann Marr holds the post of foreign minister.", [("Ann Marr", "Foreign Minister", "", "current", "asserted")]),
    ("Ann Marr was offered the post of foreign minister.", []),
    ("Ann Marr turned down the post of foreign minister.", []),
    ("Ann Marr kept her post as foreign minister.", [("Ann Marr", "Foreign Minister", "", "current", "asserted")]),
    (
        "Following the resignation of Governor Ann Marr, a vote was held.",
        [("Ann Marr", "Governor", "", "former", "asserted")],
    ),
    ("Tom Bell demanded the resignation of Governor Ann Marr.", [("Ann Marr", "Governor", "", "current", "asserted")]),
    (
        "Tom Bell, director of the charity Shelterwell, spoke.",
        [("Tom Bell", "Director", "Shelterwell", "current", "asserted")],
    ),
]

# What the article says elsewhere decides: death, years long past, another mention with the institution.
ARTICLES: list[tuple[str, list[Row]]] = [
    (
        "Ann Marr has died. Prime Minister Ann Marr was 80.",
        [("Ann Marr", "Prime Minister", "", "former", "asserted")],
    ),
    (
        "Ann Marr has not died. Prime Minister Ann Marr is 80.",
        [("Ann Marr", "Prime Minister", "", "current", "asserted")],
    ),
    (
        "Prime Minister Ann Marr signed the treaty in 1998.",
        [("Ann Marr", "Prime Minister", "", "former", "asserted")],
    ),
    (
        "Prime Minister Ann Marr signed the treaty in 2030.",
        [("Ann Marr", "Prime Minister", "", "current", "asserted")],
    ),
    (
        "Prime Minister Ann Marr signed the treaty in 1998. Prime Minister Ann Marr spoke on Monday.",
        [
            ("Ann Marr", "Prime Minister", "", "current", "asserted"),
            ("Ann Marr", "Prime Minister", "", "current", "asserted"),
        ],
    ),
    (
        "Former governor Ann Marr spoke. Ann Marr was sworn in as governor in 2029.",
        [("Ann Marr", "Governor", "", "former", "asserted"), ("Ann Marr", "Governor", "", "former", "asserted")],
    ),
]


def rows(document: Document) -> list[Row]:
    """The office claims of a document as qualified, in order."""
    found = []
    for claim in qualify(document, [claim for claim in extract(document) if claim.relation == "holds"]):
        institution = claim.role("institution")
        office = claim.object.label if isinstance(claim.object, Mention) else claim.object
        body = institution.label if institution else ""
        found.append((claim.subject.label, office, body, claim.detail("status"), claim.standing))
    return found


@pytest.mark.parametrize(("text", "expected"), PAIRS, ids=[text for text, _ in PAIRS])
def test_pair(read: Callable[..., Document], text: str, expected: list[Row]) -> None:
    """Small changes to a sentence change who holds what, how, and who says so, and nothing else."""
    assert rows(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), ARTICLES, ids=[text for text, _ in ARTICLES])
def test_article(read: Callable[..., Document], text: str, expected: list[Row]) -> None:
    """The status of a bare title is what the article as a whole leaves of it."""
    assert rows(read(text)) == expected
