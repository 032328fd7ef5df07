"""What a phrase of an office is of, and what it only describes: minimal pairs about people who are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from office_rows import Row, rows

from onrecord.extractors.offices import extract
from onrecord.model import Document
from onrecord.qualify import qualify

PAIRS: list[tuple[str, list[Row]]] = [
    # whom somebody speaks for is no part of the office's name
    ("Ann Bell, spokesperson for the provincial governor, said so.", [("Ann Bell", "Spokesperson", "", "current")]),
    ("Ann Bell, spokeswoman for the deputy mayor, said so.", [("Ann Bell", "Spokeswoman", "", "current")]),
    (
        "Ann Bell, head of internal communications, said so.",
        [("Ann Bell", "Head of Internal Communications", "", "current")],
    ),
    (
        "Ann Bell, a spokeswoman for the Brandt campaign, said so.",
        [("Ann Bell", "Spokeswoman", "Brandt campaign", "current")],
    ),
    ("Ann Bell, a spokeswoman for Brandt, said so.", [("Ann Bell", "Spokeswoman", "", "current")]),
    # a title before the boss belongs to the boss
    (
        "Ann Bell, President Hale's special envoy, said so.",
        [("Ann Bell", "Special Envoy", "", "current"), ("Hale", "President", "", "current")],
    ),
    ("They wrote to family members of former president Tom Hale.", [("Tom Hale", "President", "", "former")]),
    # a chair that somebody gave a name
    (
        "Ann Bell is Marsh University's Hale Professor of Physics.",
        [("Ann Bell", "Professor of Physics", "Marsh University", "current")],
    ),
    # words that describe the holder
    ("Ann Bell, a first-time chief executive, said so.", [("Ann Bell", "Chief Executive", "", "current")]),
    ("Ann Bell, an anti-corruption commissioner, said so.", [("Ann Bell", "Commissioner", "", "current")]),
    ("Ann Bell, a home-state senator, said so.", [("Ann Bell", "Senator", "", "current")]),
    ("Ann Bell, a state senator, said so.", [("Ann Bell", "State Senator", "", "current")]),
    ("She is a world-class speaker.", []),
    (
        "Lutheran Bishop Ann Bell of the Tolna diocese said so.",
        [("Bishop Ann Bell", "Bishop", "Tolna diocese", "current")],
    ),
    ("The Rev. Canon Hugh Bell said so.", [("The Rev. Canon Hugh Bell", "Canon", "", "current")]),
    # bodies told by a place, by a possessor, by common nouns
    ("Ann Bell, head of the Ohio teachers' union, said so.", [("Ann Bell", "Head", "Ohio teachers' union", "current")]),
    ("Ann Bell was the director of Acme's plant in Marsh.", [("Ann Bell", "Director", "Acme's plant", "former")]),
    ("Ann Bell was the director of Acme.", [("Ann Bell", "Director", "Acme", "former")]),
    ("Nurses' federation president Ann Bell said so.", [("Ann Bell", "President", "Nurses' federation", "current")]),
    (
        "Ann Bell, the president of a building trades council, said so.",
        [("Ann Bell", "President", "building trades council", "current")],
    ),
    ("Ann Bell, an Air Force reserve major, said so.", [("Ann Bell", "Major", "Air Force", "current")]),
    # whose title is only imagined
    ("A President Hale would sign it.", []),
    ("President Hale would sign it.", [("Hale", "President", "", "current")]),
    ("They met the would-be mayor Ann Bell.", []),
    ("For many, that candidate is Ann Bell.", []),
    # names that look like an office, and letters after a name
    (
        "Tom Marr, the mayor of Esperan, Sultan Kudar, announced it.",
        [("Tom Marr", "Mayor", "Esperan", "current")],
    ),
    ("Counsel to the inquiry, Mr Tom Marr QC, said so.", [("Mr Tom Marr", "Counsel", "inquiry", "current")]),
    # a list goes on behind a bracket, and behind the letters of a party and a state
    (
        "Reps. Ann Bell (R-N.Y.) and Tom Marr (R-Calif.) said so.",
        [
            ("Ann Bell", "Representative", "New York", "current"),
            ("Tom Marr", "Representative", "California", "current"),
        ],
    ),
    (
        "Sens. Ann Bell, D-Ohio, and Tom Marr, R-Texas, said so.",
        [("Ann Bell", "Senator", "Ohio", "current"), ("Tom Marr", "Senator", "Texas", "current")],
    ),
    # one "former" for what follows it without an article
    (
        "Ann Bell, the presidential candidate, and former harbour minister and senator, said so.",
        [
            ("Ann Bell", "President", "", "candidate"),
            ("Ann Bell", "Harbour Minister", "", "former"),
            ("Ann Bell", "Senator", "", "former"),
        ],
    ),
    ("Ann Bell, a former general, said so.", [("Ann Bell", "General", "", "former")]),
    # a clause that no comma parts tells which adviser, one that a comma parts tells of the name before it
    (
        "Ann Bell, a former adviser to Mr. Marr who is now chairwoman of Acme, said so.",
        [("Ann Bell", "Adviser", "", "former"), ("Ann Bell", "Chairwoman", "Acme", "current")],
    ),
    (
        "Ann Bell, an aide to Tom Marr, who is now chairman of Acme, said so.",
        [("Ann Bell", "Aide", "", "current"), ("Tom Marr", "Chairman", "Acme", "current")],
    ),
    ("Tom Marr talked her into serving as his harbour minister.", [("her", "Harbour Minister", "", "former")]),
    # a name behind a comma that ends a clause
    ("As most voters support the president, Mrs Bell devotes her speech to him.", []),
    ("As chair of Acme, Bell has backed it.", [("Bell", "Chair", "Acme", "current")]),
    # who is called so while something else is told
    (
        "Ann Bell, who resigned in February to become president of Hollis College, said so.",
        [("Ann Bell", "President", "Hollis College", "current")],
    ),
    (
        "The board announced the appointment of Ann Bell as executive director.",
        [("Ann Bell", "Executive Director", "", "current")],
    ),
    (
        "The governor announced the resignation of Ann Bell as chief of staff.",
        [("Ann Bell", "Chief of Staff", "", "former")],
    ),
    (
        "Tom Marr, Ann Bell's successor as chair of Acme, said so.",
        [("Tom Marr", "Chair", "Acme", "current"), ("Ann Bell", "Chair", "Acme", "former")],
    ),
    ("Tom Marr, Ann Bell's predecessor as mayor, said so.", [("Tom Marr", "Mayor", "", "former")]),
    (
        "Ann Bell was chosen by Tom Marr, making her the candidate for mayor.",
        [("Ann Bell", "Mayor", "", "candidate")],
    ),
    ("Ann Bell backed Tom Marr, making him the candidate for mayor.", [("him", "Mayor", "", "candidate")]),
    (
        "Former Secretary of State and presidential frontrunner Ann Bell said so.",
        [("Ann Bell", "Secretary of State", "", "former"), ("Ann Bell", "President", "", "candidate")],
    ),
    ("Justice (Retd) Tom Marr said so.", [("Tom Marr", "Justice", "", "former")]),
    (
        "The Norwegian Army — whose commander is President Tom Marr — entered it.",
        [("Tom Marr", "Commander", "Norwegian Army", "current"), ("Tom Marr", "President", "", "current")],
    ),
    ("Ann Bell, an independent MP for Bristol, said so.", [("Ann Bell", "MP", "Bristol", "current")]),
    ("Sheriff's spokeswoman Ann Bell said so.", [("Ann Bell", "Spokeswoman", "", "current")]),
    # seats in a chamber
    (
        "Ann Bell represented Nebraska for ten years in the U.S. Senate.",
        [("Ann Bell", "Senator", "Nebraska", "former")],
    ),
    ("Ann Bell represented Acme for ten years in the talks.", []),
    ("Ann Bell hopes to represent Nebraska in the Senate.", []),
    ("Ann Bell, who once served in Congress, said so.", [("Ann Bell", "Representative", "Congress", "former")]),
    ("Ann Bell, who once served in the army, said so.", []),
    ("Ann Bell has served in the House and the Senate.", []),
    ("Ann Bell has served in the Senate since 2019.", [("Ann Bell", "Senator", "Senate", "current")]),
    (
        "Ann Bell, a member of the Marsh City Council, said so.",
        [("Ann Bell", "Council Member", "Marsh City Council", "current")],
    ),
    ("Ann Bell, a member of the National Security Council, said so.", []),
    # elections that somebody has won
    (
        "Tom Marr won the governor's race in Illinois in 2030.",
        [("Tom Marr", "Governor", "Illinois", "elect")],
    ),
    ("Tom Marr won the governor's race in Illinois in 2014.", []),
    ("Tom Marr won the presidential primary in Illinois.", []),
    ("They worry in case Tom Marr wins the governor's race in Illinois.", []),
    # presidents of another time, where somebody has the title bare
    (
        "It was drafted by an official under President Tom Hale. President Dora Orm signed it.",
        [("Tom Hale", "President", "", "former"), ("Dora Orm", "President", "", "current")],
    ),
    (
        "It was drafted by an official under President Dora Orm. President Dora Orm signed it.",
        [("Dora Orm", "President", "", "current"), ("Dora Orm", "President", "", "current")],
    ),
    # names and offices side by side without the comma behind, or with other words between
    ("Ann Bell, the Information Minister opened the fair.", [("Ann Bell", "Information Minister", "", "current")]),
    ("Ann Bell, the Information Minister said, was ill.", []),
    (
        "It is shameful, said Ann Bell, a doctor and director of the National Center for Tides at Marsh University.",
        [("Ann Bell", "Director", "National Center for Tides", "current")],
    ),
    ("Vatican spokesman the Rev. Tom Marr left.", [("Rev. Tom Marr", "Spokesman", "Vatican", "current")]),
    (
        "France's secretary of state for the elderly, Ann Bell, left.",
        [("Ann Bell", "Secretary of State for the Elderly", "France", "current")],
    ),
    (
        "The Kuwaiti Assistant Foreign Minister for Consular Affairs, Tom Marr, left.",
        [("Tom Marr", "Assistant Foreign Minister for Consular Affairs", "Kuwait", "current")],
    ),
    (
        "As governor of Ohio in 1983, Ann Bell was photographed there.",
        [("Ann Bell", "Governor", "Ohio", "former")],
    ),
    ("The central bank governor, Ann Bell, left.", [("Ann Bell", "Governor", "central bank", "current")]),
    # two governors at one time are of two places
    (
        "The governor of Norland, Ann Bell, backed the bill. Governor Tom Marr opposed it.",
        [("Ann Bell", "Governor", "Norland", "current"), ("Tom Marr", "Governor", "", "current")],
    ),
    (
        "The governor of Norland, Ann Bell, backed the bill. Governor Bell signed it.",
        [("Ann Bell", "Governor", "Norland", "current"), ("Bell", "Governor", "Norland", "current")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS, ids=[text for text, _ in PAIRS])
def test_pair(read: Callable[..., Document], text: str, expected: list[Row]) -> None:
    """Each rule gives what it is for, and nothing where a word makes the difference."""
    assert rows(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("I was the governor of Ohio for years.", "hedged"),
        ("Ann Bell was the governor of Ohio for years.", "asserted"),
        ('"I was the governor of Ohio for years," Ann Bell said.', "reported"),
    ],
)
def test_first_person(read: Callable[..., Document], text: str, standing: str) -> None:
    """What a text says of its unnamed writer is no plain fact about anybody."""
    document = read(text)
    found = [claim for claim in qualify(document, extract(document)) if claim.relation == "holds"]
    assert [claim.standing for claim in found] == [standing]
