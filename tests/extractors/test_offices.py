"""Who holds which office: minimal pairs, all about people who are not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from office_rows import Row, rows

from onrecord.extractors.offices import extract
from onrecord.model import Document

TITLES = [
    ("Home Secretary Ann Marr said so.", [("Ann Marr", "Home Secretary", "", "current")]),
    ("Former home secretary Ann Marr said so.", [("Ann Marr", "Home Secretary", "", "former")]),
    ("Shadow home secretary Ann Marr said so.", [("Ann Marr", "Home Secretary", "", "shadow")]),
    ("Acting chief executive Tom Bell said so.", [("Tom Bell", "Chief Executive", "", "acting")]),
    ("President-elect Rick Hale said so.", [("Rick Hale", "President", "", "elect")]),
    ("Then-Prime Minister Rick Hale said so.", [("Rick Hale", "Prime Minister", "", "former")]),
    ("The ex-prime minister Rick Hale said so.", [("Rick Hale", "Prime Minister", "", "former")]),
    ("Incoming finance minister Jo Dunn said so.", [("Jo Dunn", "Finance Minister", "", "elect")]),
    ("Outgoing mayor Jo Dunn said so.", [("Jo Dunn", "Mayor", "", "current")]),
    ("Deputy Prime Minister Jo Dunn said so.", [("Jo Dunn", "Deputy Prime Minister", "", "current")]),
    ("Conservative leader Kay Brand said so.", [("Kay Brand", "Leader", "Conservative Party", "current")]),
    ("Reform UK leader Rick Hale said so.", [("Rick Hale", "Leader", "Reform UK", "current")]),
    ("French Foreign Minister Luc Arnaud said so.", [("Luc Arnaud", "Foreign Minister", "France", "current")]),
    ("US President Rick Hale said so.", [("Rick Hale", "President", "United States", "current")]),
    ("House Speaker Nell Price said so.", [("Nell Price", "Speaker", "House", "current")]),
    ("Sen. Tom Bell, R-Ohio, said so.", [("Tom Bell", "Senator", "Ohio", "current")]),
    ("Rep. Tom Bell (D-Maine) said so.", [("Tom Bell", "Representative", "Maine", "current")]),
    ("Former Kansas Gov. Hollis Crane said so.", [("Hollis Crane", "Governor", "Kansas", "former")]),
    ("Attorney General Theo Ramos said so.", [("Theo Ramos", "Attorney General", "", "current")]),
    ("Northfell council leader Ann Marr said so.", [("Ann Marr", "Leader", "Northfell council", "current")]),
    ("Acme CEO Tom Bell said so.", [("Tom Bell", "CEO", "Acme", "current")]),
    (
        "Foreign Secretary and Deputy Prime Minister Ann Marr said so.",
        [("Ann Marr", "Deputy Prime Minister", "", "current"), ("Ann Marr", "Foreign Secretary", "", "current")],
    ),
    (
        "Ministers Tom Bell and Ann Marr voted.",
        [("Tom Bell", "Minister", "", "current"), ("Ann Marr", "Minister", "", "current")],
    ),
    (
        "Secretary of State for Defence Ann Marr said so.",
        [("Ann Marr", "Secretary of State for Defence", "", "current")],
    ),
    ("Judge Marian Pell said so.", [("Judge Marian Pell", "Judge", "", "current")]),
    ("WHO director-general Ann Bell said so.", [("Ann Bell", "Director-General", "WHO", "current")]),
    ("UN Secretary-General Ann Bell said so.", [("Ann Bell", "Secretary-General", "UN", "current")]),
    (
        "Acme Energy's president and CEO Tom Marr said so.",
        [("Tom Marr", "CEO", "Acme Energy", "current"), ("Tom Marr", "President", "Acme Energy", "current")],
    ),
    (
        "Prime Minister and Labour leader Ann Bell said so.",
        [("Ann Bell", "Leader", "Labour Party", "current"), ("Ann Bell", "Prime Minister", "", "current")],
    ),
    ("Former New Mexico governor Tom Marr left.", [("Tom Marr", "Governor", "New Mexico", "former")]),
    (
        "French Ecology and Rivers Minister Ann Bell said so.",
        [("Ann Bell", "Ecology and Rivers Minister", "France", "current")],
    ),
    (
        "The Housing, Communities and Local Government Secretary Ann Bell said so.",
        [("Ann Bell", "Housing, Communities and Local Government Secretary", "", "current")],
    ),
    (
        "He chose Michigan Ferrymen Party chairman Tom Marr as his running mate.",
        [("Tom Marr", "Chairman", "Michigan Ferrymen Party", "current")],
    ),
]

APPOSITIONS = [
    ("Tom Bell, the chief executive of Acme, said so.", [("Tom Bell", "Chief Executive", "Acme", "current")]),
    ("Tom Bell, the former chief executive of Acme, said so.", [("Tom Bell", "Chief Executive", "Acme", "former")]),
    (
        "Tom Bell, 54, head of communications at housing charity Shelterwell, said so.",
        [("Tom Bell", "Head of Communications", "Shelterwell", "current")],
    ),
    ("The chief executive of Acme, Tom Bell, said so.", [("Tom Bell", "Chief Executive", "Acme", "current")]),
    ("Britain's health secretary, Ann Marr, said so.", [("Ann Marr", "Health Secretary", "United Kingdom", "current")]),
    ("The then home secretary, Petra Vance, said so.", [("Petra Vance", "Home Secretary", "", "former")]),
    ("Petra Vance, once home secretary, said so.", [("Petra Vance", "Home Secretary", "", "former")]),
    (
        "Mhairi Sunde, leader-elect of the Islanders' Alliance, said so.",
        [("Mhairi Sunde", "Leader", "Islanders' Alliance", "elect")],
    ),
    (
        "Kim Lowe, minister for schools in the Morvian government, said so.",
        [("Kim Lowe", "Minister for Schools", "Morvian government", "current")],
    ),
    ("Jo Dunn, Labour MP for Marsh East, said so.", [("Jo Dunn", "MP", "Marsh East", "current")]),
    (
        "Tom Bell, the work and pensions secretary, said so.",
        [("Tom Bell", "Work and Pensions Secretary", "", "current")],
    ),
    (
        "Jo Dunn, chair of the Commons health committee, said so.",
        [("Jo Dunn", "Chair", "Commons health committee", "current")],
    ),
    (
        "Brian Mulvey, acting chief constable of the Coastal Police, said so.",
        [("Brian Mulvey", "Chief Constable", "Coastal Police", "acting")],
    ),
    ("Ann Marr MP said so.", [("Ann Marr", "MP", "", "current")]),
    (
        "Det Supt Ann Marr, of Northfell Police, said so.",
        [("Det Supt Ann Marr", "Detective Superintendent", "Northfell Police", "current")],
    ),
    (
        "The Bishop of Skerra, the Right Reverend Anselm Tully, said so.",
        [("Right Reverend Anselm Tully", "Bishop", "Skerra", "current")],
    ),
    (
        "The U.S. ambassador to France, Rick Hale, said so.",
        [("Rick Hale", "Ambassador to France", "United States", "current")],
    ),
    ("Lee Hart, president of Morvia, said so.", [("Lee Hart", "President", "Morvia", "current")]),
    ("After meeting Tom Bell, the home secretary said she was pleased.", []),
    ("In a letter to Ann Vale, the prime minister wrote that he would stay.", []),
    ("Tom Bell told the prime minister so.", []),
    (
        "Two members of Congress, Ann Bell and Tom Marr, visited the site.",
        [("Ann Bell", "Member of Congress", "", "current"), ("Tom Marr", "Member of Congress", "", "current")],
    ),
    (
        "Ann Bell, the chief executive of Brandt-Holloway, joined the board.",
        [("Ann Bell", "Chief Executive", "Brandt-Holloway", "current")],
    ),
    (
        "Ned Cole, the campaign manager for Republican Ann Bell, said nothing.",
        [("Ned Cole", "Campaign Manager", "", "current")],
    ),
]

FURTHER = [
    (
        "Egyptian foreign minister Sam Shou and his Greek and French counterparts, Nik Dend and Luc Arnaud, met.",
        [
            ("Sam Shou", "Foreign Minister", "Egypt", "current"),
            ("Nik Dend", "Foreign Minister", "Greece", "current"),
            ("Luc Arnaud", "Foreign Minister", "France", "current"),
        ],
    ),
    (
        "Germany's chancellor, Fritz Merk, met her French counterpart Emma Marron.",
        [("Fritz Merk", "Chancellor", "Germany", "current")],
    ),
    (
        "The party named the ticket of Jo Jorn for president and Spike Coen for vice president.",
        [("Jo Jorn", "President", "", "candidate"), ("Spike Coen", "Vice President", "", "candidate")],
    ),
    ("U.S. Representative Tess Gabard of Hawaii said so.", [("Tess Gabard", "Representative", "Hawaii", "current")]),
    ("Prime Minister Ivor Matov of Morvia said so.", [("Ivor Matov", "Prime Minister", "Morvia", "current")]),
    (
        "Friedler, formerly the president and chief executive officer of Acme, said so.",
        [("Friedler", "President", "Acme", "former"), ("Friedler", "Chief Executive Officer", "Acme", "former")],
    ),
    (
        "They said so to Sir Rick Hale, the Labour peer and former cabinet minister.",
        [("Sir Rick Hale", "Cabinet Minister", "", "former")],
    ),
    (
        "Cyril Ramon was re-elected president of South Africa.",
        [("Cyril Ramon", "President", "South Africa", "current")],
    ),
    ("Narin Modi was sworn in as prime minister for a third term.", [("Narin Modi", "Prime Minister", "", "current")]),
    ("John Lew, a prominent civil rights leader, said so.", []),
    ("Donald Bell, the leader in the polls, said so.", []),
    ("He is a president who listens.", []),
    ("Tom Bell was the first mayor to resign.", []),
]

CLAUSES = [
    ("Ann Marr is the chair of Acme.", [("Ann Marr", "Chair", "Acme", "current")]),
    ("Ann Marr was the chair of Acme.", [("Ann Marr", "Chair", "Acme", "former")]),
    ("Ann Marr is not the chair of Acme.", []),
    ("Ann Marr has been chair of Acme since 2019.", [("Ann Marr", "Chair", "Acme", "current")]),
    ("Ann Marr became chair of Acme.", [("Ann Marr", "Chair", "Acme", "current")]),
    ("Ann Marr will become chair of Acme.", [("Ann Marr", "Chair", "Acme", "elect")]),
    ("Ann Marr could become chair of Acme.", []),
    ("Ann Marr wants to become chair of Acme.", []),
    ("Ann Marr was appointed chair of Acme.", [("Ann Marr", "Chair", "Acme", "current")]),
    ("Ann Marr was elected leader of the Coast Party.", [("Ann Marr", "Leader", "Coast Party", "current")]),
    ("The board appointed Ann Marr as chair of Acme.", [("Ann Marr", "Chair", "Acme", "current")]),
    ("Ann Marr was sworn in as governor of Kansas.", [("Ann Marr", "Governor", "Kansas", "current")]),
    ("Ann Marr stepped down as chair of Acme.", [("Ann Marr", "Chair", "Acme", "former")]),
    ("Ann Marr resigned as chair of Acme.", [("Ann Marr", "Chair", "Acme", "former")]),
    ("Ann Marr said she would resign as chair of Acme.", [("she", "Chair", "Acme", "current")]),
    ("Ann Marr served as mayor of Northfell.", [("Ann Marr", "Mayor", "Northfell", "former")]),
    ("Ann Marr serves as mayor of Northfell.", [("Ann Marr", "Mayor", "Northfell", "current")]),
    (
        "Tom Bell replaced Ann Marr as chair of Acme.",
        [("Tom Bell", "Chair", "Acme", "current"), ("Ann Marr", "Chair", "Acme", "former")],
    ),
    (
        "Ann Marr was replaced as home secretary by Tom Bell.",
        [("Ann Marr", "Home Secretary", "", "former"), ("Tom Bell", "Home Secretary", "", "current")],
    ),
    (
        "Tom Bell took over as chief constable from Jo Dunn.",
        [("Tom Bell", "Chief Constable", "", "current"), ("Jo Dunn", "Chief Constable", "", "former")],
    ),
    ("Tom Bell took the chief constable over from Marsh.", []),
    ("Ann Marr, who became mayor of Northfell in 2016, said so.", [("Ann Marr", "Mayor", "Northfell", "current")]),
    ("Ann Marr, who chairs the Harbour Board, said so.", [("Ann Marr", "Chair", "Harbour Board", "current")]),
    ("The new chief executive is Ann Marr.", [("Ann Marr", "Chief Executive", "", "current")]),
    ("Tom Bell is acting chief executive of Acme.", [("Tom Bell", "Chief Executive", "Acme", "acting")]),
    ("Tom Bell is running for governor of Kansas.", [("Tom Bell", "Governor", "Kansas", "candidate")]),
    (
        "Ann Marr, Labour's candidate for mayor of Northfell, said so.",
        [("Ann Marr", "Mayor", "Northfell", "candidate")],
    ),
    ("Republican presidential candidate Tom Bell said so.", [("Tom Bell", "President", "", "candidate")]),
    ("The prime minister appointed her home secretary.", [("her", "Home Secretary", "", "current")]),
    (
        "Gordon Fell, the chief executive of Acme, resigned on Tuesday.",
        [("Gordon Fell", "Chief Executive", "Acme", "former")],
    ),
    (
        "Gordon Fell, the chief executive of Acme, spoke on Tuesday.",
        [("Gordon Fell", "Chief Executive", "Acme", "current")],
    ),
    (
        "The transport secretary was the late Dame Ann Marr.",
        [("Dame Ann Marr", "Transport Secretary", "", "former")],
    ),
    ("He was a king without a crown.", []),
    ("He works as a secretary.", []),
    (
        "Ann Bell served as a trustee of Acme and as chair of the Harbour Board.",
        [("Ann Bell", "Trustee", "Acme", "former"), ("Ann Bell", "Chair", "Harbour Board", "former")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TITLES, ids=[text for text, _ in TITLES])
def test_title_before_name(read: Callable[..., Document], text: str, expected: list[Row]) -> None:
    """An office before a name is that person's, with the status that the words give it."""
    assert sorted(rows(read(text))) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), APPOSITIONS, ids=[text for text, _ in APPOSITIONS])
def test_beside_a_name(read: Callable[..., Document], text: str, expected: list[Row]) -> None:
    """An office beside a name is its where it describes it, not where it is the next thing in the sentence."""
    assert sorted(rows(read(text))) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), FURTHER, ids=[text for text, _ in FURTHER])
def test_further_ways(read: Callable[..., Document], text: str, expected: list[Row]) -> None:
    """Counterparts, tickets, seats after names, two offices of one body; and what only looks like an office."""
    assert sorted(rows(read(text))) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), CLAUSES, ids=[text for text, _ in CLAUSES])
def test_by_a_verb(read: Callable[..., Document], text: str, expected: list[Row]) -> None:
    """A verb gives an office to somebody, or takes it, or leaves it open."""
    assert sorted(rows(read(text))) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Labour's Ann Marr said so.", [("Ann Marr", "Labour Party")]),
        ("Rick Hale, a Republican, said so.", [("Rick Hale", "Republican Party")]),
        ("Jo Dunn, Labour MP for Marsh East, said so.", [("Jo Dunn", "Labour Party")]),
        ("Ann Marr (Lab, Northfell East) said so.", [("Ann Marr", "Labour Party")]),
        ("Tom Bell is a member of the Harbour Board.", [("Tom Bell", "Harbour Board")]),
        ("Joan Cherrie of the Coast Party said so.", [("Joan Cherrie", "Coast Party")]),
        ("Conservative leader Kay Brand said so.", []),
        ("Rick Hale met a Republican.", []),
    ],
)
def test_member_of(read: Callable[..., Document], text: str, expected: list[tuple[str, str]]) -> None:
    """Who belongs to a party or board is told by possessor, apposition, bracket, copula and "of"."""
    assert [(person, body) for person, body, _, _ in rows(read(text), "member_of")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Carla Nunez, a spokeswoman for the Harbour Board, said so.", [("Carla Nunez", "Harbour Board")]),
        ("Tom Bell, professor of law at the University of Marsh, said so.", [("Tom Bell", "University of Marsh")]),
        ("Ann Marr, an analyst at Brill Securities, said so.", [("Ann Marr", "Brill Securities")]),
        ("Ann Marr, an analyst, said so.", []),
    ],
)
def test_works_for(read: Callable[..., Document], text: str, expected: list[tuple[str, str]]) -> None:
    """Spokesmen, scholars and professionals work for the body that is named with them."""
    assert [(person, body) for person, body, _, _ in rows(read(text), "works_for")] == expected


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("Ann Marr, chief executive of Acme since 2024, said so.", "2024", ""),
        ("Ann Marr was mayor of Northfell from 2008 to 2016.", "2008", "2016"),
        ("Ann Marr was appointed chief executive of Acme in March 2019.", "2019-03", ""),
        ("Ann Marr was chief executive of Acme until 2018.", "", "2018"),
        ("Ann Marr is chief executive of Acme.", "", ""),
    ],
)
def test_since_and_until(read: Callable[..., Document], text: str, since: str, until: str) -> None:
    """Dates that stand with an office say since when and until when it is held."""
    claim = next(claim for claim in extract(read(text)) if claim.relation == "holds")
    assert (claim.detail("since"), claim.detail("until")) == (since, until)


def test_denial_stays_a_denial(read: Callable[..., Document]) -> None:
    """That somebody is not the chair is kept, and kept as denied."""
    claims = [claim for claim in extract(read("Ann Marr is not the chair of Acme.")) if claim.relation == "holds"]
    assert [claim.standing for claim in claims] == ["denied"]


def test_evidence_is_the_shortest_stretch(read: Callable[..., Document]) -> None:
    """The evidence of a title is title and name, without the article before them."""
    text = "On Monday the former home secretary Ann Marr, who is ill, said so."
    claim = next(claim for claim in extract(read(text)) if claim.relation == "holds")
    assert claim.evidence.text == "former home secretary Ann Marr"
    assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text


def test_institution_from_elsewhere_in_the_article(read: Callable[..., Document]) -> None:
    """Where one mention of an office names its body, another of the same person's need not."""
    text = "Tom Bell, the chief executive of Acme, was in Northfell. Chief executive Tom Bell said so."
    assert [institution for _, _, institution, _ in rows(read(text))] == ["Acme", "Acme"]


def test_government_of_an_office_of_state(read: Callable[..., Document]) -> None:
    """A minister is of the one government that the article speaks of, and of none where it speaks of two countries."""
    one = "The UK government accepted it. Home Secretary Ann Marr said so."
    two = "France and Germany agreed. Foreign Minister Ann Marr said so."
    assert rows(read(one)) == [("Ann Marr", "Home Secretary", "UK government", "current")]
    assert rows(read(two)) == [("Ann Marr", "Foreign Minister", "", "current")]


def test_who_resigned_is_former_everywhere(read: Callable[..., Document]) -> None:
    """Once the article says that somebody left an office, its bare title is that of a former holder."""
    text = "Chief executive Tom Bell said so in January. Tom Bell resigned as chief executive on Monday."
    assert {status for _, _, _, status in rows(read(text))} == {"former"}


def test_two_titles_beside_each_other(read: Callable[..., Document]) -> None:
    """An office, a comma and another title before a name are both that person's."""
    text = (
        "The committee's ranking member, Sen. Priscilla Yuen, met the chief executive of the Harbour Board, Tom Bell."
    )
    assert {(person, office) for person, office, _, _ in rows(read(text))} == {
        ("Priscilla Yuen", "Ranking Member"),
        ("Priscilla Yuen", "Senator"),
        ("Tom Bell", "Chief Executive"),
    }


def test_nothing_before_the_body(read: Callable[..., Document]) -> None:
    """Headline and byline are left to those who read headlines."""
    document = read("By Ann Marr, Political Editor\n\nTom Bell, the chief executive of Acme, said so.")
    body = document.article.text.index("Tom Bell")
    document = replace(document, article=replace(document.article, body=body))
    assert [person for person, _, _, _ in rows(document)] == ["Tom Bell"]
