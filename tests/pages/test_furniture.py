"""Furniture: what is the site's goes, in whatever place it stands; prose that looks like it stays."""

from __future__ import annotations

import pytest

from onrecord.articles import articles
from onrecord.articles.furniture import inline, kind
from onrecord.model import Page

ONE = "The harbour board said on Tuesday that the lock gates at Fennmoor would be rebuilt before the winter."
TWO = "Its chair, Dame Odile Marsh, told reporters that the work would cost four million and take a year."
THREE = "Boatmen welcomed the news but asked why nobody had looked at the gates since the flood of 2019."


def text_of(*lines: str) -> str:
    """The text of the only article of a page with these lines."""
    (article,) = articles(Page("page", "\n".join(lines)))
    return article.text


@pytest.mark.parametrize(
    "line",
    [
        "Politics latest:",
        "Advertisement",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Sign up for our morning newsletter",
        "Get the day's top stories in your inbox",
        "👉 Listen to the Fennmoor Daily podcast 👈",
        "Follow us on Facebook and Instagram",
        "Share this article",
        "© 2031 Fennmoor Media. All rights reserved.",
        "This site is protected by reCAPTCHA and the Google Privacy Policy and Terms of Service apply.",
        "Sorry, there was an error processing your request.",
        "You may unsubscribe at any time.",
        "Download our app for breaking news alerts.",
        "(Reporting by Jo Pell in Fennmoor; Editing by Al Moss)",
        "Watch the full interview below:",
        "3 min read",
        "Live: the latest from the harbour",
        "Image: Fennmoor Media",
    ],
)
def test_lines_that_go(line: str) -> None:
    """A line of furniture between paragraphs goes, and the paragraphs stand apart."""
    assert text_of(ONE, line, TWO) == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize(
    "line",
    [
        "'Deep water'",
        "What happens next",
        "Sport",
        "Health",
        "More",
        "* * *",
        "___",
        "“Sign up for our newsletter,” the leaflet says.",
        '"Read more: that is my advice to ministers," she said.',
        "Follow the money, the saying goes.",
        "Share prices of Facebook and Twitter fell.",
        "Support for the mayor here may deepen.",
        "Like Facebook, the newspaper has said it will not pay.",
        "There was an error in the count, officials said.",
        "The company changed its terms of service and privacy policy.",
        "An error occurred in the signalling system, the report found.",
        "He posted comments on the website.",
        "Comments by the minister drew anger.",
        "The latest: nobody knows.",
        "Related parties must be declared, the code says.",
    ],
)
def test_lines_that_stay(line: str) -> None:
    """Sub-headings, and sentences that only look like furniture, stay, and so the text is the page's."""
    page = f"{ONE}\n{line}\n{TWO}\n"
    assert text_of(page) == page


@pytest.mark.parametrize(
    ("furniture", "between"),
    [
        ("Politics latest:", "\n\n"),
        ("Read more:", "\n\n"),
        ("👉 Listen to Fennmoor Daily on your podcast app 👈", "\n\n"),
        ("Sign up for our newsletter.", "\n\n"),
        ("Something went wrong. Please try again. By signing up, you agree to our terms of use.", "\n\n"),
    ],
)
def test_inside_a_line(furniture: str, between: str) -> None:
    """Furniture between the sentences of a run-together line goes, and leaves a paragraph's break."""
    assert text_of(f"{ONE} {furniture} {TWO} {THREE}") == f"{ONE}{between}{TWO} {THREE}"


def test_a_broken_sentence_is_mended() -> None:
    """Furniture in the middle of a sentence goes without a break, so the sentence is whole again."""
    broken = ONE.replace("that the", "that 👉 Follow our channel on WhatsApp 👈 the")
    assert text_of(f"{broken} {TWO}") == f"{ONE} {TWO}"


def test_a_broken_off_sentence_stays_apart() -> None:
    """Where a link's words are missing and furniture follows, the next sentence does not run into what is left."""
    (article,) = articles(Page("page", f"{ONE} She spoke to 👉 Listen to our podcast 👈 {TWO}"))
    assert article.text == f"{ONE} She spoke to\n\n{TWO}"


def test_in_quotation_marks_nothing_goes() -> None:
    """What somebody is quoted as saying is never furniture, even over several sentences."""
    said = (
        f'{ONE} "We are ready," she said. "Download the app. Sign up for our newsletter. Please try again later." {TWO}'
    )
    assert inline(said) == []
    assert text_of(said) == said


def test_teasers_go_with_read_more() -> None:
    """The headlines under "Read more:" go with it; the prose after them stays."""
    page = (ONE, "Read more:", "Lock gates: a history", "Who is Dame Odile Marsh?", TWO, THREE)
    assert text_of(*page) == f"{ONE}\n\n{TWO}\n{THREE}"


def test_prose_right_after_read_more_stays() -> None:
    """Where its links were stripped, "Read more:" goes alone."""
    assert text_of(ONE, "Read more:", TWO) == f"{ONE}\n\n{TWO}"


def test_boxes_of_links_go() -> None:
    """A box of links in the middle goes with all that is in it, and so does one at the end with its summaries."""
    box = ("Most read", "1. Rail fares to rise", "2. Storm warning", "3. A very good dog")
    assert text_of(ONE, *box, TWO, THREE) == f"{ONE}\n\n{TWO}\n{THREE}"
    tail = ("You may also like", "Rail fares to rise", "Fares will go up in May.", "Storm warning", "It will be windy.")
    assert text_of(ONE, TWO, *tail) == f"{ONE}\n{TWO}"


def test_readers_comments_are_no_article() -> None:
    """Whatever stands under the comments' heading is not the article's, however long."""
    long = " ".join([ONE, TWO, THREE])
    page = (
        long,
        "Comments (12)",
        "gatekeeper41",
        "The minister should resign at once, he has lied to all of us again.",
    )
    assert text_of(*page) == long


def test_menus_go() -> None:
    """Rows of short lines above the headline and below the body go; the headline stays."""
    menu = ("Home", "News", "Politics", "Sport", "Fennmoor Extra", "Log in")
    text = text_of(*menu, "Gates to be rebuilt before the winter", ONE, TWO, "Facebook", "X", "Copy link", "Email")
    assert text == f"Gates to be rebuilt before the winter\n{ONE}\n{TWO}"


def test_a_list_of_names_stays() -> None:
    """A list of short lines that no site's menu has is the article's."""
    names = ("Ada Marsh", "Ivor Penn", "Tilda Roe", "Sam Birch", "Una Croft")
    page = "\n".join((ONE, "The dead are named as:", *names, TWO))
    assert text_of(page) == page


def test_only_furniture_is_no_article() -> None:
    """A page with nothing but furniture gives no article."""
    assert articles(Page("page", "Skip to main content\nHome\nNews\nSport\nLog in\nAccept all cookies\n")) == []


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Comments (214)", "ends"),
        ("Related Articles", "links"),
        ("READ MORE:", "more"),
        ("Copy link", "line"),
        (ONE, ""),
    ],
)
def test_kinds(line: str, what: str) -> None:
    """Each sort of furniture is told apart."""
    assert kind(line) == what
