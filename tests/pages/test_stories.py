"""Stories: copies of one report are one, however papers cut and mark them; two reports of one event are two."""

from __future__ import annotations

import random

import pytest

from onrecord.articles import articles, stories
from onrecord.model import Article, Page

SENTENCES = [
    "PORT FENN (IPA) — The harbour board’s chief resigned on Wednesday, a day after “a serious failure” was admitted.",
    "Odile Marsh, who had run the board since 2024, said in a letter that she had “not personally seen” the warning.",
    "“Sixty boatmen trusted us to keep the gates in order,” Marsh wrote. “I will carry that for the rest of my life.”",
    "Tobias Roe, the finance director, was named as acting chief, and a successor is to be found by the autumn.",
    "The warning had been written by an engineer at the yard, who said that the hinges were “cracked beyond repair”.",
    "Board officials said that the letter had been filed under the name of another lock by mistake in August.",
    "The transport minister said that Marsh had done “the decent thing” and again resisted a public inquiry.",
    "Shares in the board’s contractor fell by a tenth in afternoon trading before recovering some of the ground.",
]
OTHER = [
    "Odile Marsh has gone as head of the harbour board after it came out that a warning about the gates was lost.",
    "In a letter of resignation she said she had “not personally seen” the warning, but took the blame for it.",
    "“I will carry that for the rest of my life,” she wrote to the sixty boatmen who use the lock every week.",
    "The families of the drowned said last night that one departure was not enough, and asked for an inquiry.",
    "Mr Roe, who takes over for now, declined to be interviewed when the Echo called at his house yesterday.",
    "Engineers at the yard say that they had raised the state of the hinges four times since the spring.",
]


def article(*sentences: str, headline: str, paper: str, published: str = "") -> Article:
    page = Page(paper, " ".join(sentences), headline=headline, publisher=paper, published=published, clean=True)
    (made,) = articles(page)
    return made


def told(*given: Article) -> dict[str, str]:
    """Story by paper."""
    return {each.publisher: each.story for each in stories(given)}


WHOLE = article(*SENTENCES, headline="Harbour chief resigns", paper="Courier", published="2031-03-12")
CUT = article(*SENTENCES[:4], headline="Board boss steps down", paper="Echo", published="2031-03-13")
PLAIN = article(
    *(sentence.replace("“", "'").replace("”", '"').replace("’", "'") for sentence in SENTENCES[:6]),
    headline="Chief out",
    paper="Tribune",
    published="2031-03-11",
)
ELSEWHERE = article(*OTHER, headline="Marsh goes", paper="Lantern", published="2031-03-12")


def test_copies_are_one_story() -> None:
    """A copy cut from the end, one with other marks and one whole are one story, named after the earliest."""
    assert set(told(WHOLE, CUT, PLAIN).values()) == {PLAIN.id}


def test_two_reports_are_two_stories() -> None:
    """Another paper's own report, with the same quotations, is a story of its own."""
    found = told(WHOLE, CUT, PLAIN, ELSEWHERE)
    assert found["Lantern"] == ELSEWHERE.id
    assert found["Courier"] == PLAIN.id


def test_any_order() -> None:
    """The order of the input makes no difference, nor do doubles in it."""
    given = [WHOLE, CUT, PLAIN, ELSEWHERE, WHOLE]
    first = stories(given)
    chance = random.Random(7)
    for _ in range(10):
        chance.shuffle(given)
        assert stories(given) == first
    assert len(first) == 4


def test_many_copies() -> None:
    """Sixty papers with one report, each cut where it likes, are one story."""
    copies = [
        article(*SENTENCES[: 3 + number % 6], headline=f"Headline {number}", paper=f"Paper {number}")
        for number in range(60)
    ]
    assert len({each.story for each in stories(copies)}) == 1


def test_same_words_in_two_papers_are_two_articles() -> None:
    """Papers that print the same to the letter are two articles of one story, so both can be shown."""
    same = [article(*SENTENCES, headline="Harbour chief resigns", paper=paper) for paper in ("Courier", "Echo")]
    found = stories(same)
    assert len(found) == 2
    assert len({each.story for each in found}) == 1


def test_short_notices_stay_apart() -> None:
    """Two notices of a line that share a phrase are two stories; two that are the same are one."""
    one = article("The harbour board meets on Tuesday at noon.", headline="A", paper="Courier")
    other = article("The harbour board meets on Tuesday at noon to elect a chair.", headline="B", paper="Echo")
    again = article("The harbour board meets on Tuesday, at noon.", headline="C", paper="Lantern")
    found = told(one, other, again)
    assert found["Courier"] == found["Lantern"] != found["Echo"]


FORM = (
    "The Debt Office sold {} million crowns of bills on Wednesday. "
    "Bids came to {} million crowns, and the average yield was {} per cent. "
    "The lowest price that was accepted was {}. "
    "Bids are taken from the banks on the list of dealers, and the auction is held at eleven."
)


def test_a_form_filled_in_twice_is_two_stories() -> None:
    """Two weekly reports agree in their words and differ in their figures; a copy with one figure mended is a copy."""
    week = article(FORM.format(400, 910, 3.41, 99.161), headline="Bills sold", paper="Courier")
    next_week = article(FORM.format(350, 600, 3.52, 99.133), headline="Bills sold", paper="Echo")
    found = told(week, next_week)
    assert found["Courier"] != found["Echo"]
    more = article(*SENTENCES, "It was 40 years old.", headline="A", paper="Courier")
    mended = article(*SENTENCES, "It was 41 years old.", headline="B", paper="Echo")
    found = told(more, mended)
    assert found["Courier"] == found["Echo"]


def test_the_fuller_of_two_stays() -> None:
    """Of one article given twice, the copy that says more of itself stays."""
    bare = articles(Page("a.txt", " ".join(SENTENCES), publisher="Courier", clean=True))[0]
    (kept,) = stories([bare, WHOLE])
    assert (kept.headline, kept.published) == ("Harbour chief resigns", "2031-03-12")


@pytest.mark.parametrize("given", [[], [WHOLE]])
def test_few(given: list[Article]) -> None:
    """Nothing gives nothing, and one article is its own story."""
    assert [each.story for each in stories(given)] == [each.id for each in given]
