"""Pages to articles: the sample coverage as a careful reader would split and clean it, and the shape of the result."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.articles import articles, stories
from onrecord.model import Article, Page
from onrecord.readers import read

ARTICLES = Path(__file__).resolve().parents[1] / "articles"
SCRAPED = ARTICLES / "scraped-2031-04-22-inquiry.txt"


def pages(*paths: Path) -> list[Page]:
    """The pages of the files, none of which may be a problem."""

    def fail(error: Exception) -> None:
        raise error

    return list(read(paths, fail))


def of(path: Path) -> list[Article]:
    return [article for page in pages(path) for article in articles(page)]


def covered(page: Page, found: list[Article]) -> str:
    """The page with what is in an article taken out: what was dropped."""
    left = list(page.text)
    for article in found:
        for _, start, length in article.pieces:
            left[start : start + length] = "\n" * length
    return "\n".join(line.strip() for line in "".join(left).split("\n") if line.strip())


def test_pieces_lead_back() -> None:
    """Every character of an article but the breaks between its pieces is the page's, at the place that pieces say."""
    for page in pages(ARTICLES):
        for article in articles(page):
            rest = list(article.text)
            for at, start, length in article.pieces:
                assert article.text[at : at + length] == page.text[start : start + length]
                rest[at : at + length] = ""
                rest[at:at] = [""] * length
            assert not "".join(rest).strip("\n")
            assert 0 <= article.body < len(article.text)


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.txt")), ids=lambda path: path.stem)
def test_clean_text_stays(path: Path) -> None:
    """A text file that is one clean article keeps its text to the character."""
    if path == SCRAPED:
        return
    (article,) = of(path)
    assert article.text == path.read_text("utf-8")


EXPECTED = {
    "courier-2031-03-05-audit": ("The Sarrel Courier", "", "Imogen Farraday", "2031-03-05", "Inspectors passed as"),
    "courier-2031-03-08-correction": ("The Sarrel Courier", "", "", "2031-03-08", "An article about the audit"),
    "courier-2031-03-12-fell-resigns": ("The Sarrel Courier", "IPA", "", "2031-03-12", "The"),
    "courier-2031-04-23-speech": ("The Sarrel Courier", "", "", "2031-04-23", "Amara Tolland, the prime"),
    "courier-2031-06-04-reshuffle": (
        "The Sarrel Courier",
        "",
        "Imogen Farraday",
        "2031-06-04",
        "Rowan Pettibone resigned",
    ),
    "courier-2031-09-10-interim": (
        "The Sarrel Courier",
        "",
        "Imogen Farraday and Lucian Moss",
        "2031-09-10",
        "Masters of ferries",
    ),
    "echo-2031-03-06-families": ("", "", "Tam Ruskin", "2031-03-06", "Families of those who"),
    "echo-2031-03-13-fell-resigns": ("The Kellan Echo", "IPA", "", "2031-03-13", "The"),
    "echo-2031-04-10-police": ("The Kellan Echo", "", "Tam Ruskin", "2031-04-10", "Detectives investigating"),
    "echo-2031-06-18-hearing": ("The Kellan Echo", "", "Tam Ruskin", "2031-06-18", "The engineer who warned"),
    "lantern-2031-03-07-strand": ("Daily Lantern", "", "Kit Obuya", "2031-03-07", "Shadow transport secretary"),
    "lantern-2031-04-25-profile": ("Daily Lantern", "", "Saoirse Lindgren", "2031-04-25", "Friends say that"),
    "ledger-2031-03-19-leak": ("The Morning Ledger", "", "Bartholomew Ngata", "2031-03-19", "Civil servants at the"),
    "ledger-2031-05-07-response": (
        "The Morning Ledger",
        "",
        "Bartholomew Ngata and Jo Pell",
        "2031-05-07",
        "The government has accepted",
    ),
    "tribune-2031-03-27-halloway": (
        "The Halloway Tribune",
        "",
        "Dana Whitlock",
        "2031-03-27",
        "State engineers warned",
    ),
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_headers(name: str) -> None:
    """Headline, paper, agency, byline and date are read from above the body, which begins where its prose does."""
    (path,) = ARTICLES.glob(f"{name}.*")
    (article,) = of(path)
    assert (article.publisher, article.agency, article.byline, article.published) == EXPECTED[name][:4]
    assert article.text[article.body :].startswith(EXPECTED[name][4])
    assert article.headline
    assert article.language == "en"


def test_a_headline_on_two_lines() -> None:
    """In a file whose lines are wrapped, a headline of two lines is one, and paragraphs are not cut."""
    (article,) = of(ARTICLES / "tribune-2031-03-27-halloway.txt")
    assert article.headline == "State knew ferry's bow door was failing before it was sold overseas, records show"


def test_the_scraped_page() -> None:
    """A scraped page gives its own article and the three under it, each with headline, paper and agency."""
    found = of(SCRAPED)
    assert [(article.headline, article.publisher, article.agency) for article in found] == [
        ("Public inquiry into Saint Orla sinking to be led by Baroness Thackray", "", ""),
        ("U-turn! Pettibone eats his words as families win ferry inquiry", "Daily Lantern", ""),
        ("Merrowey orders public inquiry into ferry disaster that killed 61", "The Morning Ledger", "IPA"),
        ("Merrowey reverses course, will probe sinking of former state ferry", "Halloway Tribune", "IPA"),
    ]
    assert all(article.text.startswith(article.headline) for article in found)
    assert found[0].text.endswith("was expected to cost about £30m.")
    assert found[3].text.endswith("""'dragged out of this government.\"""")


def test_the_scraped_page_loses_furniture_only() -> None:
    """What is dropped of the scraped page is its furniture, to the line, and no sentence of an article."""
    (page,) = pages(SCRAPED)
    dropped = covered(page, articles(page)).split("\n")
    assert dropped == [
        *("Skip to main content", "Home", "News", "Politics", "Business", "Sport", "Opinion", "Subscribe", "Log in"),
        "Live: reaction from Port Sarrel and Skerra",
        *("Read more:", "Ferry inspectors 'signed off ships they had never boarded'", "Who is Baroness Thackray?"),
        "Advertisement",
        "Sign up to our Politics newsletter for the stories behind the headlines",
        *("Share this article", "Facebook", "X", "Copy link", "© 2031 Merrowey Online. All rights reserved."),
        *("Comments (214)", "Be the first to reply", "Most read", "1. Storm warning for the outer isles"),
        *("2. Rail fares to rise again", "Related Articles", "Daily Lantern", "2 hours ago", "- Daily Lantern"),
        *("Read more:", "👉 Follow our Politics channel on WhatsApp 👈"),
        "Enjoying this story? Download the Lantern app for breaking news alerts.",
        *("The Morning Ledger", "3 hours ago", "- The Morning Ledger"),
        *("Halloway Tribune", "5 hours ago", "- Halloway Tribune"),
        "Sorry, something went wrong. Please try again later. By signing up, you agree to our terms of use and privacy "
        "policy . This site is protected by reCAPTCHA and the Google privacy policy and terms of service apply.",
    ]


def test_an_age_counts_from_the_pages_day() -> None:
    """ "2 hours ago" is the page's own day where that is known."""
    (page,) = pages(SCRAPED)
    dated = articles(Page(page.name, page.text, published="2031-04-22"))
    assert [article.published for article in dated] == ["2031-04-22"] * 4
    assert [article.published for article in articles(page)] == [""] * 4


def test_the_sample_has_twenty_stories() -> None:
    """Of the twenty-three articles, three carry one agency report and two another; no others are one story."""
    found = stories(of(ARTICLES))
    assert len(found) == 23
    carried: dict[str, list[str]] = {}
    for article in found:
        carried.setdefault(article.story, []).append(article.publisher)
    shared = sorted(sorted(papers) for papers in carried.values() if len(papers) > 1)
    assert shared == [
        ["Halloway Tribune", "The Morning Ledger"],
        ["The Halloway Tribune", "The Kellan Echo", "The Sarrel Courier"],
    ]
    assert len(carried) == 20


def test_scripts_are_not_text() -> None:
    """Nothing that a script would have written is in any article."""
    for article in of(ARTICLES / "ledger-2031-03-19-leak.html"):
        assert "has resigned, says the script" not in article.text


def test_the_seed_page(shared: Path) -> None:
    """The real scraped page is four articles, the last two one agency story, without furniture."""
    found = [article for path in sorted((shared / "pages").glob("*.txt"))[:1] for article in of(path)]
    assert [(article.publisher, article.agency) for article in found] == [
        ("", ""),
        ("Yahoo", ""),
        ("San Francisco Chronicle", "AP"),
        ("Hamilton Spectator", "AP"),
    ]
    told = {article.id: article.story for article in stories(found)}
    first, second, third, fourth = (told[article.id] for article in found)
    assert third == fourth
    assert len({first, second, third}) == 3
    for article in found:
        for words in (
            "latest:",
            "Read more",
            "podcast app",
            "recaptcha",
            "AI Features",
            "Comments",
            "hours ago",
            "Sign up",
        ):
            assert words not in article.text
    lines = found[0].text.split("\n")
    assert all(not line.startswith("'") or len(line.split()) <= 3 for line in lines)


def test_the_corpora_keep_their_prose(shared: Path) -> None:
    """Of real news that is clean already, nothing but furniture is dropped: under a quarter of a per cent."""
    dropped = total = 0
    for page in pages(*sorted((shared / "corpora" / "wikinews").glob("*.csv"))):
        if int(page.name.rpartition(":")[2]) % 2:
            continue
        found = articles(page)
        assert len(found) == 1
        total += len(page.text)
        dropped += len(covered(page, found))
    assert total > 100_000
    assert dropped < 0.0025 * total


@pytest.mark.parametrize(("text", "count"), [("Home", 0), ("x", 0), ("Home\n\nNews", 0), ("Vale quits office", 1)])
def test_a_word_or_two_are_no_article(text: str, count: int) -> None:
    """What is left of a page of links, or of a file that only looks like text, is no article; a short headline is."""
    assert len(articles(Page(name="page.html", text=text))) == count
