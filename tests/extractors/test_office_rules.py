"""Who holds which office where the sentence is out of the common: minimal pairs, all about people who are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from office_rows import Row, rows

from onrecord.model import Document

PAIRS: list[tuple[str, list[Row]]] = [
    # what is only sought is not held
    ("Ann Bell, who is vying to be the next president, said so.", []),
    ("Ann Bell, who is president of Acme, said so.", [("Ann Bell", "President", "Acme", "current")]),
    # an office that does something behind somebody's name is another's
    (
        "Per request of Prime Minister Tom Marr, the Queen suspended the talks.",
        [("Tom Marr", "Prime Minister", "", "current")],
    ),
    # the comma that ends a phrase which opens the sentence ties nobody to the office before it
    ("Compared to the Coast candidates, Bell and Marr agree.", []),
    ("Unlike the former minister, Ann Bell backed it.", []),
    ("According to the former minister, Ann Bell, it leaked.", [("Ann Bell", "Minister", "", "former")]),
    # who is ahead in the polls leads nothing; who seeks a degree no office
    ("Coast poll leader Ann Bell said so.", []),
    ("Coast Party leader Ann Bell said so.", [("Ann Bell", "Leader", "Coast Party", "current")]),
    ("Ann Bell, a candidate at the University of Marsh, said so.", []),
    # a body by its letters, a force by its place, an office that one country alone calls so
    ("The Harbour Board (HB) head Ann Bell said so.", [("Ann Bell", "Head", "Harbour Board", "current")]),
    (
        "Chief Superintendent Ann Bell of the police of Marsh said so.",
        [("Chief Superintendent Ann Bell", "Chief Superintendent", "police of Marsh", "current")],
    ),
    (
        "Taoiseach Ann Bell met the Norwegian prime minister, Tom Marr.",
        [("Ann Bell", "Taoiseach", "Ireland", "current"), ("Tom Marr", "Prime Minister", "Norway", "current")],
    ),
    # who is one leader of many; whom somebody else appointed
    ('Ann Bell had been an "iconic" leader of the Coast Party.', []),
    ("Ann Bell, whom Tom Marr appointed head of Acme, said so.", [("Ann Bell", "Head", "Acme", "current")]),
    # bodies whose names the model cuts, or runs into an office
    ("Tom Marr, chairman of the board of Acme Power, said so.", [("Tom Marr", "Chairman", "Acme Power", "current")]),
    (
        "Ann Bell, the Speaker of the House of Commons, said so.",
        [("Ann Bell", "Speaker", "House of Commons", "current")],
    ),
    ("Labor Secretary Ann Bell said so.", [("Ann Bell", "Labor Secretary", "", "current")]),
    ("Ann Bell, head of the Norway in Asia programme, said so.", []),
    # a nominee's party is not what the office is of
    (
        "Ann Bell, presidential nominee of the Coast Party, said so.",
        [("Ann Bell", "President", "", "candidate")],
    ),
    # what is not held
    (
        "Queen Edda is the head of state but not the head of government.",
        [("Queen Edda", "Queen", "", "current"), ("Queen Edda", "Head of State", "", "current")],
    ),
    (
        "Queen Edda is the head of state and the head of government.",
        [
            ("Queen Edda", "Queen", "", "current"),
            ("Queen Edda", "Head of State", "", "current"),
            ("Queen Edda", "Head of Government", "", "current"),
        ],
    ),
    # "whose" before a name in apposition, and before none
    (
        "The Coast Party, whose leader, Ann Bell, won the seat, has ten members.",
        [("Ann Bell", "Leader", "Coast Party", "current")],
    ),
    ("The Coast Party, whose leader won the seat, has ten members.", []),
    # a bracket between office and name
    (
        "The general secretary of the Dockers' Union (National Union of Pilots), Ann Bell, said so.",
        [("Ann Bell", "General Secretary", "Dockers' Union", "current")],
    ),
    ("The general secretary of the Dockers' Union (which Ann Bell joined) said so.", []),
    # taking another's role
    (
        "Ann Bell has stepped into Tom Marr's role as the committee's acting chair.",
        [("Ann Bell", "Chair", "committee", "acting"), ("Tom Marr", "Chair", "committee", "former")],
    ),
    ("Ann Bell has looked into Tom Marr's role as mayor of Marsh.", [("Tom Marr", "Mayor", "Marsh", "current")]),
    # "then" said of the boss is said of the aide
    (
        "Tom Marr, then-Norland Governor Ann Bell's deputy chief of staff, was convicted.",
        [("Tom Marr", "Deputy Chief of Staff", "", "former"), ("Ann Bell", "Governor", "Norland", "former")],
    ),
    (
        "Tom Marr, Governor Ann Bell's deputy chief of staff, was convicted.",
        [("Tom Marr", "Deputy Chief of Staff", "", "current"), ("Ann Bell", "Governor", "", "current")],
    ),
    ("He met then-U.S.-president Jim Hale.", [("Jim Hale", "President", "United States", "former")]),
    ("He met Chicago-born president Jim Hale.", [("Jim Hale", "President", "", "current")]),
    # of what kind the place is says not which
    ("Ann Bell is president of the African nation.", [("Ann Bell", "President", "", "current")]),
    ("Ann Bell is president of the African Union.", [("Ann Bell", "President", "African Union", "current")]),
    # an adverb makes no passive
    ("Ann Bell previously served as mayor of Marsh.", [("Ann Bell", "Mayor", "Marsh", "former")]),
    ("Ann Bell is serving as mayor of Marsh.", [("Ann Bell", "Mayor", "Marsh", "current")]),
    # counting those who had it
    ("The country's first president, George Marr, wrote it.", [("George Marr", "President", "", "former")]),
    ("The country's first female president, Ann Bell, wrote it.", [("Ann Bell", "President", "", "current")]),
    ("The country's 45th president, Ann Bell, wrote it.", [("Ann Bell", "President", "", "current")]),
    (
        "Only two presidents of Morland have been removed: Ann Bell and Tom Marr.",
        [("Ann Bell", "President", "Morland", "former"), ("Tom Marr", "President", "Morland", "former")],
    ),
    ("Three presidents of Morland have met two rivals: Ann Bell and Tom Marr.", []),
    # an order of words for dismissals
    ("Tom Marr was dismissed from being a minister.", [("Tom Marr", "Minister", "", "former")]),
    ("Tom Marr was barred from being a minister.", []),
    # terms of office named by their holders
    ("The law was passed under Jo Dunn's premiership.", [("Jo Dunn", "Prime Minister", "", "former")]),
    ("The law is popular under Jo Dunn's leadership.", []),
    ("Ann Bell is the speaker pro tem.", [("Ann Bell", "Speaker Pro Tem", "", "current")]),
    (
        "Police Senior Superintendent Tom Marr said so.",
        [("Senior Superintendent Tom Marr", "Police Senior Superintendent", "", "current")],
    ),
    ("Senior Superintendent Tom Marr said so.", []),
    ("Committee member Ann Bell said so.", [("Ann Bell", "Committee Member", "", "current")]),
    # what a minister looks after is not of the body before "of"
    (
        "Ann Bell, the Minister of Foreign Affairs of Kenya, said so.",
        [("Ann Bell", "Minister of Foreign Affairs", "Kenya", "current")],
    ),
    (
        "Ann Bell, leader of the opposition Coast Party, said so.",
        [("Ann Bell", "Leader", "Coast Party", "current")],
    ),
    ("Ann Bell, leader of the opposition, said so.", [("Ann Bell", "Leader of the Opposition", "", "current")]),
    # next, and from a day to come
    ("Ann Bell has been named as the next mayor of Marsh.", [("Ann Bell", "Mayor", "Marsh", "elect")]),
    ("Ann Bell has been named as the mayor of Marsh.", [("Ann Bell", "Mayor", "Marsh", "current")]),
    ("Tom Marr becomes chief executive of Acme in January.", [("Tom Marr", "Chief Executive", "Acme", "elect")]),
    ("Tom Marr became chief executive of Acme in January.", [("Tom Marr", "Chief Executive", "Acme", "current")]),
    # one leader among many, and one who was the leader
    ("Ann Bell, a former leader of the council, said so.", [("Ann Bell", "Leader", "council", "former")]),
    ("Ann Bell, a revered leader of the council, said so.", []),
    # letters taken into the name; places taken for people
    ("Jo Dunn MP disagreed.", [("Jo Dunn", "MP", "", "current")]),
    ("Former Morland president Tom Marr spoke.", [("Tom Marr", "President", "Morland", "former")]),
    ("Ex-Marsh mayor Ann Bell spoke.", [("Ann Bell", "Mayor", "Marsh", "former")]),
    ("President-elect of Morland Jo Dunn spoke.", [("Jo Dunn", "President", "Morland", "elect")]),
    # when it was
    ("Jo Dunn, at the time the finance minister, was ill.", [("Jo Dunn", "Finance Minister", "", "former")]),
    ("Jo Dunn, at home the finance minister, was ill.", []),
    ("King Aldo of Morland abdicated.", [("King Aldo", "King", "Morland", "former")]),
    ("Ann Bell, his wife and the chair of Acme, said so.", [("Ann Bell", "Chair", "Acme", "current")]),
    ("She met Ann Bell, her sister and the chair of Acme.", []),
    # what hangs on a condition is not to come
    ("Ann Bell will be mayor of Marsh.", [("Ann Bell", "Mayor", "Marsh", "elect")]),
    ("If the council agrees, Ann Bell will be mayor of Marsh.", []),
    # two titles, one with a party's name before it
    (
        "Coast Party leader and Prime Minister Ann Bell said so.",
        [("Ann Bell", "Leader", "Coast Party", "current"), ("Ann Bell", "Prime Minister", "", "current")],
    ),
    (
        "Coast Party leader Tom Marr and Prime Minister Ann Bell said so.",
        [("Tom Marr", "Leader", "Coast Party", "current"), ("Ann Bell", "Prime Minister", "", "current")],
    ),
    (
        "Pedro Hale was sworn in at 5 p.m. local time (2100 UTC) as governor of Norland.",
        [("Pedro Hale", "Governor", "Norland", "current")],
    ),
    # a title of respect, and a house that has him
    ("Imam Tom Marr taught him.", []),
    ("Tom Marr, the imam of the Marsh Mosque, taught him.", [("Tom Marr", "Imam", "Marsh Mosque", "current")]),
    (
        "Jo Dunn, an English professor at the University of Marsh, said so.",
        [("Jo Dunn", "Professor", "University of Marsh", "current")],
    ),
]

# What the article says elsewhere decides.
ARTICLES: list[tuple[str, list[Row]]] = [
    # her years, not the year that another clause gives
    (
        "Ann Bell is serving as the junior senator from Norland; in 2009 she was a nurse.",
        [("Ann Bell", "Senator", "Norland", "current")],
    ),
    # the country that the article is about, rather than a bare government
    (
        "Floods came to Kenya. The government of the day knew. In Kenya Health Minister Ann Bell said so.",
        [("Ann Bell", "Health Minister", "Kenya", "current")],
    ),
    (
        "The government knew. Health Minister Ann Bell said so.",
        [("Ann Bell", "Health Minister", "government", "current")],
    ),
    # a line ends between the status and the office
    (
        "It went through under her predecessor, former\nGov. Tom Crane, a lawyer.",
        [("Tom Crane", "Governor", "", "former")],
    ),
    # a war says when it was
    (
        "President Frank Hale led the country during the Second World War.",
        [("Frank Hale", "President", "", "former")],
    ),
    ("President Frank Hale spoke about the war.", [("Frank Hale", "President", "", "current")]),
    # the dead and those of their name
    (
        "Elijah Vale died on Monday. Maya Vale, the chair of the Coast Party, said so.",
        [("Maya Vale", "Chair", "Coast Party", "current")],
    ),
    (
        "Maya Vale died on Monday. Maya Vale, the chair of the Coast Party, was ill.",
        [("Maya Vale", "Chair", "Coast Party", "former")],
    ),
    # the next sentence
    (
        "Tom Marr, president of the Coast Bank, was arrested. He had held the position since 2029.",
        [("Tom Marr", "President", "Coast Bank", "former")],
    ),
    (
        "Tom Marr, president of the Coast Bank, was arrested. He has held the position since 2029.",
        [("Tom Marr", "President", "Coast Bank", "current")],
    ),
    # the presidency of whoever has it
    (
        "Taxes rose during Ann Bell's presidency. President Ann Bell said so.",
        [("Ann Bell", "President", "", "current"), ("Ann Bell", "President", "", "current")],
    ),
    ("Taxes rose during Ann Bell's presidency.", [("Ann Bell", "President", "", "former")]),
    # the office in full, once said
    (
        "Ann Bell is a former associate justice of the Supreme Court. Justice Bell wrote it.",
        [
            ("Ann Bell", "Associate Justice", "Supreme Court", "former"),
            ("Justice Bell", "Justice", "Supreme Court", "former"),
        ],
    ),
    (
        "Ann Bell is a former deputy mayor of Marsh. Mayor Bell wrote it.",
        [("Ann Bell", "Deputy Mayor", "Marsh", "former"), ("Bell", "Mayor", "", "current")],
    ),
    # whose president: the country's whose houses are named, not that of another, and nobody's where two are
    (
        "The United States Senate tried President Jim Hale. The United States House of Representatives had asked "
        "a Kenyan for help.",
        [("Jim Hale", "President", "United States", "current")],
    ),
    ("A Kenyan told President Jim Hale so.", [("Jim Hale", "President", "", "current")]),
    # the one state that is named, and one of two
    (
        "In the US state of Alabama, Governor Kay Bell signed it.",
        [("Kay Bell", "Governor", "Alabama", "current")],
    ),
    (
        "In the US state of Alabama, Governor Kay Bell spoke of Ohio.",
        [("Kay Bell", "Governor", "", "current")],
    ),
    # years of which somebody speaks are not those in which he is quoted
    (
        "He won in 1992, said Tom Marr, director of the Coast Institute.",
        [("Tom Marr", "Director", "Coast Institute", "current")],
    ),
    (
        "In 1992 Tom Marr, director of the Coast Institute, won.",
        [("Tom Marr", "Director", "Coast Institute", "former")],
    ),
    # the dead had what they came to have
    (
        "Tom Marr died on Monday. He became finance minister in 1982.",
        [("He", "Finance Minister", "", "former")],
    ),
    (
        "The council asked for treasurer Ann Bell to go. Bell had held the position since May.",
        [("Ann Bell", "Treasurer", "", "former")],
    ),
    # children died, not the president who met their parents
    (
        "President Ann Bell met the parents of children who died. President Bell wept.",
        [("Ann Bell", "President", "", "current"), ("Bell", "President", "", "current")],
    ),
    (
        "Tom Marr spoke on Monday. He became finance minister in 2029.",
        [("He", "Finance Minister", "", "current")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS, ids=[text for text, _ in PAIRS])
def test_pair(read: Callable[..., Document], text: str, expected: list[Row]) -> None:
    """Each rule gives what it is for, and nothing where a word makes the difference."""
    assert rows(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), ARTICLES, ids=[text for text, _ in ARTICLES])
def test_article(read: Callable[..., Document], text: str, expected: list[Row]) -> None:
    """Another sentence, or another clause of the same one, settles how the office is held."""
    assert rows(read(text)) == expected
