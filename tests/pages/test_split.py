"""Several articles on a page, headers in every layout, datelines and languages."""

from __future__ import annotations

import pytest

from onrecord.articles import articles
from onrecord.articles.language import language
from onrecord.articles.signs import dateline
from onrecord.model import Page

ONE = "The harbour board said on Tuesday that the lock gates at Fennmoor would be rebuilt before the winter."
TWO = "Its chair, Dame Odile Marsh, told reporters that the work would cost four million and take a year."
THREE = "Boatmen welcomed the news but asked why nobody had looked at the gates since the flood of 2019."
BODY = f"{ONE} {TWO} {THREE}"


@pytest.mark.parametrize(
    "head",
    [
        ("The Fennmoor Courier", "3 hours ago", "- The Fennmoor Courier", "Gates to be rebuilt at Fennmoor"),
        ("The Fennmoor Courier", "an hour ago", "Gates to be rebuilt at Fennmoor"),
        ("The Fennmoor Courier • 2 days ago", "Gates to be rebuilt at Fennmoor"),
        ("Gates to be rebuilt at Fennmoor", "The Fennmoor Courier", "3h ago"),
        ("Gates to be rebuilt at Fennmoor", "By Jo Pell", "The Fennmoor Courier, 12 March 2031"),
    ],
)
def test_heads(head: tuple[str, ...]) -> None:
    """An article under another is found by any usual head, and its paper and headline are read from it."""
    page = "\n".join(("Ferry chief quits over memo", ONE, TWO, "Related Articles", *head, BODY))
    first, second = articles(Page("page", page))
    assert first.headline == "Ferry chief quits over memo"
    assert first.text.endswith(TWO)
    assert (second.headline, second.publisher) == ("Gates to be rebuilt at Fennmoor", "The Fennmoor Courier")
    assert second.text == f"Gates to be rebuilt at Fennmoor\n{BODY}" or second.text.endswith(BODY)
    assert second.text[second.body :] == BODY


def test_a_chronicle_is_one_article() -> None:
    """Dates as sub-headings do not split an article."""
    page = "\n".join(("How the gates failed", BODY, "12 March 2031", BODY, "22 April 2031", BODY))
    (article,) = articles(Page("page", page))
    assert article.text == page


def test_a_sub_heading_with_an_age_is_one_article() -> None:
    """A line of prose with an age in it does not split an article."""
    page = "\n".join(("How the gates failed", BODY, "It began three years ago", BODY))
    assert len(articles(Page("page", page))) == 1


def test_clean_pages_are_not_split() -> None:
    """What a sender says is one article stays one."""
    page = "\n".join(
        (BODY, "The Fennmoor Courier", "3 hours ago", "- The Fennmoor Courier", "Gates to be rebuilt", BODY)
    )
    (article,) = articles(Page("page", page, headline="Known already", clean=True))
    assert article.headline == "Known already"
    assert article.body == 0


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("By Jo Pell\n12 March 2031", ("", "", "Jo Pell", "2031-03-12")),
        ("By JO PELL and AL MOSS | The Echo | March 12, 2031", ("The Echo", "", "JO PELL and AL MOSS", "2031-03-12")),
        ("Published Wednesday 12 March 2031 at 6:15 am GMT", ("", "", "", "2031-03-12")),
        ("The Echo\nBy Jo Pell, Political Editor\nUpdated 12.03.2031", ("The Echo", "", "Jo Pell", "2031-03-12")),
        ("By The Associated Press\n2031-03-12", ("", "AP", "", "2031-03-12")),
        ("Reuters\nMar 12, 2031", ("", "Reuters", "", "2031-03-12")),
        ("Daily Lantern | March 2031", ("Daily Lantern", "", "", "2031-03")),
        ("PORT FENN, 12 March 2031", ("", "", "", "2031-03-12")),
        ("Published\n3 hours ago\nJo Pell\nPolitical correspondent", ("", "", "Jo Pell", "")),
        ("*By Jo Pell, 12 March 2031*", ("", "", "Jo Pell", "2031-03-12")),
        ("Source: The Echo\nAuthor: Jo Pell\nDate: 12 March 2031", ("The Echo", "", "Jo Pell", "2031-03-12")),
        ("echo.example.com - 12 March 2031", ("echo.example.com", "", "", "2031-03-12")),
        ("", ("", "", "", "")),
    ],
)
def test_headers(header: str, expected: tuple[str, str, str, str]) -> None:
    """Header lines are read in whatever form and order they come; the body begins after them."""
    (article,) = articles(Page("page", f"Gates to be rebuilt at Fennmoor\n{header}\n\n{ONE}\n{TWO}\n"))
    assert article.headline == "Gates to be rebuilt at Fennmoor"
    assert (article.publisher, article.agency, article.byline, article.published) == expected
    assert article.text[article.body :] == f"{ONE}\n{TWO}\n"


@pytest.mark.parametrize(
    "headline",
    ["The Great Flood, Ten Years Ago", "Gates to be rebuilt.", "Who pays for the gates?", "GATES!", "Gates shut"],
)
def test_headlines(headline: str) -> None:
    """Short headlines, questions and headlines with a full stop are headlines."""
    (article,) = articles(Page("page", f"{headline}\nBy Jo Pell\n\n{ONE}\n{TWO}"))
    assert article.headline == headline
    assert article.text[article.body :] == f"{ONE}\n{TWO}"


def test_keyed_headers() -> None:
    """A header of keys and values is read, title and address included."""
    page = f"Title: Gates to be rebuilt\nURL: https://echo.example/1\nSource: AP\n\n{ONE}\n{TWO}"
    (article,) = articles(Page("page", page))
    assert (article.headline, article.url, article.agency) == ("Gates to be rebuilt", "https://echo.example/1", "AP")
    assert article.text == page
    assert article.text[article.body :] == f"{ONE}\n{TWO}"


def test_articles_between_rules() -> None:
    """Articles with headers, one after the other with a rule between them, are told apart, the rule in neither."""
    one = f"Gates to be rebuilt at Fennmoor\nBy Jo Pell\nThe Echo, 12 March 2031\n\n{ONE}\n{TWO}"
    two = f"Ferry chief quits over memo on door\nBy Al Moss\nDaily Lantern, 13 March 2031\n\n{THREE}\n{TWO}"
    first, second = articles(Page("page", f"{one}\n\n----------\n\n{two}\n"))
    assert (first.text, first.publisher, first.published) == (one, "The Echo", "2031-03-12")
    assert (second.text, second.publisher, second.published) == (two, "Daily Lantern", "2031-03-13")


def test_no_header() -> None:
    """Text that begins with prose has no headline, and all of it is body."""
    (article,) = articles(Page("page", f"{ONE}\n{TWO}"))
    assert (article.headline, article.body) == ("", 0)


def test_a_short_first_paragraph_is_body() -> None:
    """A first paragraph of three words under the headline belongs to the body."""
    (article,) = articles(Page("page", f"Gates to be rebuilt at Fennmoor\nBy Jo Pell\n\nIt was cold.\n\n{ONE}\n{TWO}"))
    assert article.text[article.body :].startswith("It was cold.")


def test_a_known_headline_at_the_top_is_header() -> None:
    """Where the sender gives the headline and the text repeats it, the body begins after it."""
    (article,) = articles(Page("page", f"Gates “shut”\n{ONE}", headline='Gates "shut"', clean=True))
    assert article.text[article.body :] == ONE


@pytest.mark.parametrize(
    ("paragraph", "agency"),
    [
        ("LONDON (AP) — The board said.", "AP"),
        ("Paris (AFP) – The board said.", "AFP"),
        ("WASHINGTON, March 12 (Reuters) - The board said.", "Reuters"),
        ("PORT SARREL, Merrowey (IPA) -- The board said.", "IPA"),
        ("FENNMOOR (Northern Wire Service) — The board said.", "Northern Wire Service"),
        ("(AP) — The board said.", "AP"),
        ("The board (AP) — said.", "AP"),
        ("FENNMOOR — The board said.", ""),
        ("Jo Pell (Labour) — the board said.", ""),
        ("The Harbour Board (FHB) said.", ""),
    ],
)
def test_datelines(paragraph: str, agency: str) -> None:
    """The agency of a dateline is known by the list, or by the form of the dateline."""
    assert dateline(paragraph)[0] == agency


@pytest.mark.parametrize(
    ("paragraph", "rest"),
    [
        ("LONDON (AP) — The board said.", "The board said."),
        ("WASHINGTON, March 12 (Reuters) - The board said.", "The board said."),
        ("FENNMOOR — The board said.", "The board said."),
        ("PORT SARREL, Merrowey – “Nobody knew,” she said.", "“Nobody knew,” she said."),
        ("The board (AP) — said.", "said."),
        ("NATO — which has no board — said.", "NATO — which has no board — said."),
        ("The board said — twice — that it knew.", "The board said — twice — that it knew."),
    ],
)
def test_where_datelines_end(paragraph: str, rest: str) -> None:
    """A dateline ends with its dash; a dash within a sentence ends none."""
    assert paragraph[dateline(paragraph)[1] :] == rest


def test_a_dateline_stays_in_the_text() -> None:
    """The dateline names the agency and stays in the text; the body begins after it."""
    (article,) = articles(Page("page", f"Gates to be rebuilt\n\nFENNMOOR (AP) — {ONE}\n"))
    assert article.agency == "AP"
    assert article.text.startswith("FENNMOOR (AP) — The harbour", article.text.index("FENNMOOR"))
    assert article.text[article.body :].startswith("The harbour")


@pytest.mark.parametrize(
    ("text", "stated", "expected"),
    [
        (BODY, "", "en"),
        (BODY, "de-DE", "en"),
        ("Der Minister sagte, dass die Brücke für ein Jahr gesperrt wird und die Bürger nicht zu Fuß auf der Brücke "
         "gehen werden, wie es im Bericht von der Behörde hieß.", "", "de"),
        ("Le ministre a dit que le pont est fermé pour un an et que les habitants ne sont pas prévenus par la ville "
         "dans une lettre qui a été publiée.", "en", "fr"),
        ("Министр заявил, что правительство примет все рекомендации доклада.", "", "ru"),
        ("Gates shut.", "", "en"),
        ("Gates shut.", "en-GB", "en"),
        ("Tore zu.", "de_DE", "de"),
    ],
)  # fmt: skip
def test_languages(text: str, stated: str, expected: str) -> None:
    """A plainly foreign text is told by its small words or script; a short one by what the page says."""
    assert language(text, stated) == expected
