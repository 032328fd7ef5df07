"""Inquiries told by a verb alone, presumed ones, studies by what they show; what is no report; days of coming out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from onrecord.extractors.reports import extract
from onrecord.model import Article, Document, identifier
from onrecord.pipeline import read_article

if TYPE_CHECKING:
    from spacy.tokens import Doc

Row = tuple[str, str, str]


def rows(document: Document, *relations: str) -> list[Row]:
    """(what the report is called, relation, object) of each claim of these relations, sorted."""
    return sorted(
        (claim.subject.label, claim.relation, claim.object if isinstance(claim.object, str) else claim.object.label)
        for claim in extract(document)
        if claim.relation in relations
    )


FIRE = "investigation into the fire"
TOLD = [
    ("The Harbour Board is investigating the fire.", [(FIRE, "about", "the fire"), (FIRE, "author", "Harbour Board")]),
    ("The Harbour Board investigated the fire.", [(FIRE, "about", "the fire"), (FIRE, "author", "Harbour Board")]),
    ("The Harbour Board has probed the fire.", [(FIRE, "about", "the fire"), (FIRE, "author", "Harbour Board")]),
    ("Inspectors investigating the fire said so.", [(FIRE, "about", "the fire"), (FIRE, "author", "Inspectors")]),
    (
        "Customs officers are examining how the grain was lost.",
        [
            ("investigation into how the grain was lost", "about", "how the grain was lost"),
            ("investigation into how the grain was lost", "author", "Customs officers"),
        ],
    ),
    (
        "The ferry line, which is being investigated by the Harbour Board for its fares, declined to comment.",
        [
            ("investigation into the ferry line", "about", "The ferry line"),
            ("investigation into the ferry line", "author", "Harbour Board"),
        ],
    ),
    (
        "The club's books were being audited by the Revenue Office.",
        [
            ("audit of the club's books", "about", "The club's books"),
            ("audit of the club's books", "author", "Revenue Office"),
        ],
    ),
    (
        "He is being investigated by the Harbour Board over his fares.",
        [
            ("investigation into his fares", "about", "his fares"),
            ("investigation into his fares", "author", "Harbour Board"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text for text, _ in TOLD])
def test_a_verb_alone_tells_of_an_inquiry(read: Callable[..., Document], text: str, expected: list[Row]) -> None:
    """A body that investigates or audits something holds an inquiry into it."""
    assert rows(read(text), "author", "chair", "about", "commissioned_by") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Morne Gazette investigated the fire.",
        "Tom Bell investigated the fire.",
        "Ann Bell of the Harbour Board, who investigated the fire, said so.",
        "Scientists at Orin College are investigating how crabs sleep.",
        "Officials are investigating the fire.",
        "The Harbour Board is not investigating the fire.",
        "The Harbour Board may investigate the fire.",
        "The Harbour Board should investigate the fire.",
        "The Harbour Board refused to investigate the fire.",
        "The Harbour Board will investigate the fire if it spreads.",
        "Is the Harbour Board investigating the fire?",
        "The Harbour Board investigates fires at sea.",
        "Fires at sea are investigated by the Harbour Board.",
        "The Harbour Board has investigated 200 fires.",
        "The unit was tasked with investigating fires.",
        "The Harbour Board is investigating whether to sack Ann Marr.",
        "The Harbour Board examined the offer.",
        "Police are investigating whether Tom Bell wrote it.",
        "The Harbour Board looked at the fire.",
    ],
)
def test_no_inquiry_is_made_of_nothing(read: Callable[..., Document], text: str) -> None:
    """What a paper or one person looks into, what is studied, wished, denied, asked, habit or deliberation is none."""
    assert extract(read(text)) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Harbour Board is investigating the fire. The inquiry is late.", ["investigation into the fire"]),
        (
            "The Harbour Board spent a year examining the fire. That investigation is over.",
            ["investigation into the fire"],
        ),
        ("The Harbour Board ended its inquiry. It had investigated the fire.", ["inquiry"]),
    ],
)
def test_the_verb_and_the_noun_tell_of_one_inquiry(annotate: Callable[[str], Doc], text: str, names: list[str]) -> None:
    """The inquiry spoken of next to the verb is the same one, and called by what the verb says."""
    reading = read_article(Article(identifier(text), text, published="2031-03-12"), annotate)
    assert [one.name for one in reading.referents if one.kind == "inquiry"] == names


PRESUMED = [
    ("Sund will help with the inquiry into the flood.", [("inquiry into the flood", "about", "the flood")]),
    ("Sund will help with the investigation into the flood.", [("investigation into the flood", "about", "the flood")]),
    (
        "Two people were arrested following an investigation into the fire.",
        [("investigation into the fire", "about", "the fire")],
    ),
    ("Tom Bell wants an investigation into the fire.", []),
    ("He held up a study showing trams to be safer.", [("study", "about", "trams")]),
    ("He held up a study that proves trams are safer.", [("study", "about", "trams")]),
    ("He held up a study.", []),
    ("The council held an inquiry.", [("inquiry", "commissioned_by", "council")]),
]


@pytest.mark.parametrize(("text", "expected"), PRESUMED, ids=[text for text, _ in PRESUMED])
def test_reports_without_an_author(read: Callable[..., Document], text: str, expected: list[Row]) -> None:
    """An inquiry that there is, and what a study shows, are told though nobody is named; holding one up makes none."""
    assert rows(read(text), "author", "chair", "about", "commissioned_by") == expected


NO_REPORT = [
    ("Tom Bell and Ann Marr wrote a first draft in a week.", []),
    ("Tom Bell wrote a first draft of the speech.", []),
    ("The report was late. Tom Bell wrote a first draft of it.", [("first draft", "author", "Tom Bell")]),
    ("He cited a study from the Annals of Tides.", []),
    ("He cited a study by the Brill Institute.", [("study", "author", "Brill Institute")]),
    ("X-ray analysis of the coins pointed to Orin.", []),
    ("A study by Ana Sorel and other researchers found it.", [("study", "author", "Ana Sorel")]),
]


@pytest.mark.parametrize(("text", "expected"), NO_REPORT, ids=[text for text, _ in NO_REPORT])
def test_what_is_no_report_and_nobody_who_wrote_it(
    read: Callable[..., Document], text: str, expected: list[Row]
) -> None:
    """A speech's draft and a test of coins are no reports, a journal and "other researchers" no authors of one."""
    assert rows(read(text), "author", "chair") == expected


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ('"My study shows that trams are safer," said Ann Marr.', ["My"]),
        ('"I put the books in my study," said Ann Marr.', []),
        ("My study shows that trams are safer.", []),
    ],
)
def test_my_study_is_the_speakers(read: Callable[..., Document], text: str, owners: list[str]) -> None:
    """Whoever is quoted on a study of their own is its author; a room is none, and nor is one who is not quoted."""
    assert [owner for _, _, owner in rows(read(text), "author")] == owners


ISSUED = [
    ("In February, a study by Ana Sorel found that tides were rising.", ["2031-02"]),
    ("Last month, a study by Ana Sorel reported that tides were rising.", ["2031-02"]),
    ("In February, Ana Sorel read a study by Tom Bell.", []),
    ("Last month, a study by Ana Sorel found it. The work came out on 3 March in a journal.", ["2031-03-03"]),
    ("Last month, a study by Ana Sorel found it. The work went well on 3 March.", ["2031-02"]),
    ("Early in February the Harbour Board finished its inspection of the pier.", ["2031-02"]),
]


@pytest.mark.parametrize(("text", "dates"), ISSUED, ids=[text for text, _ in ISSUED])
def test_when_it_came_out(read: Callable[..., Document], text: str, dates: list[str]) -> None:
    """The day before a report that tells something dates it; the exact day wins over the month."""
    assert [date for _, _, date in rows(read(text), "issued")] == dates


def test_detectives_hold_another_inquiry_than_the_one_asked_for(annotate: Callable[[str], Doc]) -> None:
    """What a verb says that detectives look into is not the inquiry that others want."""
    text = "Campaigners called for an inquiry. Detectives are investigating the fire."
    reading = read_article(Article(identifier(text), text, published="2031-03-12"), annotate)
    assert "investigation into the fire" in [one.name for one in reading.referents if one.kind == "inquiry"]
    assert len([one for one in reading.referents if one.kind in {"inquiry", "proposal"}]) == 2
