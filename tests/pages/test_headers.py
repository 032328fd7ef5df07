"""Headers in the forms of many papers: whose they are, of which day, by whom, and that none of it is news."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.articles import articles
from onrecord.articles.signs import agency_like, bylined, carried_by, clock, paper_like
from onrecord.errors import InputError
from onrecord.model import Article, Page
from onrecord.pipeline import collect

BODY = (
    "The lock gates at Fennmoor will be rebuilt before the winter, the harbour board said on Tuesday.\n\n"
    '"We have waited nine years for this," said Odile Marsh, who chairs the board and keeps a boat there.\n'
)
TITLE = "Gates to be rebuilt at Fennmoor"


def read(*head: str, body: str = BODY) -> Article:
    """The article under these lines."""
    (article,) = articles(Page("page", "\n".join((*head, "", body))))
    return article


@pytest.mark.parametrize(
    ("head", "publisher", "byline", "published"),
    [
        ((TITLE, "By Jo Pell", "Saturday Green", "8 January 2031"), "Saturday Green", "Jo Pell", "2031-01-08"),
        ((TITLE, "Jo Pell, science editor", "The Meadow", "5 Apr 2031"), "The Meadow", "Jo Pell", "2031-04-05"),
        ((TITLE, "By Jo Pell, Port Fenn", "Fenn Vanguard - June 23, 2031"), "Fenn Vanguard", "Jo Pell", "2031-06-23"),
        (
            (TITLE, "By JO PELL", "Fenn Washington Bureau", "Fenn Tribune", "Thursday, May 8, 2031; Page A04"),
            "Fenn Tribune",
            "JO PELL",
            "2031-05-08",
        ),
        (
            (
                TITLE,
                "By Jo Pell | Staff writer",
                "The Fenn Post-Dispatch",
                "PUBLISHED: January 30, 2031 at 4:15 p.m. | UPDATED: January 31, 2031 at 9:02 a.m.",
            ),
            "The Fenn Post-Dispatch",
            "Jo Pell",
            "2031-01-30",
        ),
    ],
)
def test_forms(head: tuple[str, ...], publisher: str, byline: str, published: str) -> None:
    """The paper, the writer and the day are read, and the body begins below them."""
    article = read(*head)
    assert (article.headline, article.publisher, article.published) == (TITLE, publisher, published)
    assert article.byline.startswith(byline)
    assert article.text[article.body :].strip() == BODY.strip()


def test_a_place_above_a_date_is_no_paper() -> None:
    """Without a writer above it a name over a date may be anything; a place and a day are no paper's name."""
    assert read(TITLE, "Port Fenn", "8 January 2031").publisher == ""
    assert read(TITLE, "By Jo Pell", "Port Fenn, 8 January 2031").publisher == ""


def test_a_report_by_an_agency() -> None:
    """A byline of an agency's shape names the agency, and so does the paper's credit below, which is no news itself."""
    assert read(TITLE, "By The Fenn Press", "Fenn Daily Star", "9 March 2031").agency == "The Fenn Press"
    credited = read(
        TITLE,
        "Fenn Gazette",
        "8 March 2031",
        body=f"{BODY}\nThis report by The Fenn Press was first published March 8.",
    )
    assert credited.agency == "The Fenn Press"
    assert "first published" not in credited.text
    assert agency_like("Fenn News Agency")
    assert not any(map(agency_like, ("Jo Pell", "Jo Press")))
    assert carried_by("This report by officials was delayed.") == ""


def test_a_byline_under_a_standfirst() -> None:
    """On a page whose headline is known, the writer's line and the hour below the standfirst are no words of hers."""
    standfirst = "Nine years after the flood the board says the money is there"
    lines = (standfirst, "By Jo Pell, Harbour Editor", "07:01, 2 Nov 2031", BODY)
    (article,) = articles(Page("page", "\n\n".join(lines), headline=TITLE, clean=True))
    assert article.text == f"{standfirst}\n\n{BODY}".strip() or article.text == f"{standfirst}\n\n{BODY}"
    assert (article.byline, article.published) == ("Jo Pell", "2031-11-02")
    chronicle = f"{BODY}\n12 March 2031\n\n{BODY}"
    (article,) = articles(Page("page", chronicle, headline=TITLE, clean=True))
    assert "12 March 2031" in article.text


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Holt, Health Editor", "Ann Holt"),
        ("Ann Holt, science editor", "Ann Holt"),
        ("By Ann Holt and Jo Pell", "Ann Holt and Jo Pell"),
        ("By Ann Holt was the best book of the year", ""),
        ("Ann Holt, the science editor, resigned on Monday.", ""),
        ("By Monday Port Fenn was dry", ""),
        ("Ann Holt, chair of the board", ""),
    ],
)
def test_bylines(line: str, names: str) -> None:
    """A line that is nothing but a byline, beside sentences that begin as one does."""
    assert bylined(line) == names


def test_an_hour_and_a_day() -> None:
    """Only a line that gives both, and nothing else, is a time stamp."""
    assert clock("07:01, 2 Nov 2031") == "2031-11-02"
    assert clock("2 Nov 2031") == ""
    assert clock("At 07:01 on 2 Nov 2031 the gate broke") == ""
    assert paper_like("The Fenn Post-Dispatch")
    assert not paper_like("Fenn-on-Sea")


def test_a_press_release() -> None:
    """Whom to ask is not its headline, and what stands below "Notes to editors" is not its news."""
    article = read(
        "FOR IMMEDIATE RELEASE",
        "Contact: Marisol Dray, Press Office, 555-0142, press@harbour.example",
        "June 4, 2031",
        "",
        "HARBOUR BOARD NAMES ODILE MARSH AS ITS CHAIR",
        body=f"{BODY}\n{BODY}\nNotes to editors\n\nThe board was founded in 1902 and keeps nine gates in order.",
    )
    assert article.headline == "HARBOUR BOARD NAMES ODILE MARSH AS ITS CHAIR"
    assert article.published == "2031-06-04"
    assert "1902" not in article.text


def test_readers_comments_are_not_the_paper_s() -> None:
    """What readers write below, and headlines under "More on", are left out."""
    comments = "\n\n".join(
        (
            BODY * 2,
            "Don't miss a thing - sign up to our free daily newsletter here",
            "Top comments",
            "BigKev: Marsh said she would resign in May, liar.",
            "More on Fennmoor",
            "Boatman says 'I was set up'",
        )
    )
    article = read(TITLE, "Fenn Gazette", "8 March 2031", body=comments)
    assert "liar" not in article.text
    assert "set up" not in article.text
    assert "newsletter" not in article.text
    later = read(TITLE, "Fenn Gazette", "8 March 2031", body=f"{BODY}\nMore on that later.\n\nThe board is in debt.\n")
    assert "in debt" in later.text


def test_only_english_is_read(tmp_path: Path) -> None:
    """An article in another language is named and left out: English rules would make false facts of it."""
    text = (
        "La présidente du port, Odile Marais, estime que le gouvernement a menti aux habitants de la ville. Le "
        "ministre a annoncé lundi sa démission après la publication d'un rapport sur les marchés du port, et il ne "
        "veut pas être un obstacle pour les autres.\n"
    )
    (tmp_path / "fr.txt").write_text(text, "utf-8")
    (tmp_path / "en.txt").write_text(BODY, "utf-8")
    problems: list[InputError] = []
    assert [article.text for article in collect([tmp_path], problems.append)] == [BODY]
    (problem,) = problems
    assert "French" in str(problem)
    assert "fr.txt" in str(problem)
