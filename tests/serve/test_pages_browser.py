"""The served pages in a real browser: nothing refused, logged or asked of elsewhere; what they offer works."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from served import Served

import records

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = {"wide": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
PERSON = next(entity for entity in records.small().entities if entity.name == "Louise Vale")
QUOTED = next(statement for statement in records.small().statements if statement.relation == "said")
PATHS = (
    "/", f"/entity/{PERSON.id}", f"/statement/{QUOTED.id}", "/article/a0wire", "/list/person", "/ask/quotations",
    "/search?q=vale", "/query#offices", f"/view?about={PERSON.id}&steps=1", f"/reconcile/preview?id={PERSON.id}",
)  # fmt: skip


@pytest.fixture
def visit(chromium: Browser, server: Served) -> Iterator[Callable[..., Page]]:
    """Opens a path; when the test is over, nothing may have been logged, refused, or asked of another server."""
    contexts: list[Any] = []
    seen: list[str] = []

    def open_page(path: str, size: str = "wide", scheme: str = "light", **options: Any) -> Page:
        context = chromium.new_context(
            viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce", accept_downloads=True, **options
        )  # type: ignore[arg-type]
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: seen.append(f"{path}: console: {message.text}"))
        tab.on("pageerror", lambda error: seen.append(f"{path}: error: {error}"))
        tab.on("dialog", lambda dialog: (seen.append(f"{path}: dialog"), dialog.dismiss()))
        tab.on(
            "request",
            lambda request: None if request.url.startswith((server.url, "data:")) else seen.append(request.url),
        )
        tab.goto(server.url + path)
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert seen == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", list(SIZES))
def test_every_page(visit: Callable[..., Page], server: Served, size: str, scheme: str) -> None:
    """No page is wider than the screen, has words that cannot be told from their ground, or a field without a name."""
    tab = visit("/", size, scheme)
    for path in PATHS:
        tab.goto(server.url + path)
        if path.startswith(("/query", "/view")):
            ready = (
                tab.locator("#answer tbody")
                if path.startswith("/query")
                else tab.frame_locator("iframe").locator("canvas")
            )
            ready.first.wait_for()
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), (path, size)
        assert tab.locator("h1").count() == 1 or path.startswith("/view"), path
        unnamed = tab.evaluate(
            "[...document.querySelectorAll('input:not([type=hidden]), select, textarea, iframe')]"
            ".filter((each) => !each.labels?.length && !each.getAttribute('aria-label') && !each.title).length"
        )
        assert unnamed == 0, path
        dark = tab.evaluate(
            "getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g)"
            ".reduce((sum, each) => sum + Number(each), 0) < 200"
        )
        assert dark is (scheme == "dark"), path


def test_search_as_one_types(visit: Callable[..., Page]) -> None:
    """Letters bring names and words said; the arrow keys and Enter lead to the page."""
    tab = visit("/")
    tab.get_by_role("combobox").press_sequentially("vale", delay=20)
    options = tab.get_by_role("option")
    options.first.wait_for()
    assert "Louise Vale" in options.first.inner_text()
    tab.keyboard.press("ArrowDown")
    assert options.first.get_attribute("aria-selected") == "true"
    tab.keyboard.press("Enter")
    tab.wait_for_url(re.compile("/entity/"))
    assert tab.locator("h1").inner_text() == "Louise Vale"


def test_search_escape_and_nothing(visit: Callable[..., Page]) -> None:
    """Words that nobody said are said to be so; Escape closes the list; "/" leads to the field."""
    tab = visit("/")
    tab.keyboard.press("/")
    tab.keyboard.type("zzzzzz")
    tab.get_by_text("Nothing on record has these words.").wait_for()
    tab.keyboard.press("Escape")
    assert tab.locator("#hits").is_hidden()


def test_search_without_scripts(visit: Callable[..., Page]) -> None:
    """Without scripts the field is a form, and the pages say all they say."""
    tab = visit("/", java_script_enabled=False)
    tab.get_by_role("searchbox").fill("never told")
    tab.keyboard.press("Enter")
    tab.wait_for_url(re.compile("/search"))
    tab.locator(".small a").first.click()
    tab.wait_for_url(re.compile("/statement/"))
    assert tab.locator("mark").count() > 0


def test_marks_and_notes(visit: Callable[..., Page]) -> None:
    """In an article, a mark lights up with its notes; a link to a place lights that place."""
    tab = visit("/article/a0wire")
    tab.locator(".text mark").first.click()
    assert tab.locator(".notes .lit").count() >= 1
    tab.locator(".notes .small a").last.click()
    assert tab.locator(".notes .lit").count() == 1
    assert tab.locator(".text mark.lit").count() >= 1


def test_query_page(visit: Callable[..., Page], server: Served) -> None:
    """A saved question is asked with a click; its rows lead to pages; the answer is taken as a file."""
    tab = visit("/query")
    tab.locator(".saved", has_text="offices").click()
    tab.locator("#answer tbody tr").first.wait_for()
    assert "person" in tab.locator("#answer thead").inner_text()
    with tab.expect_download() as download:
        tab.locator(".take a", has_text="CSV").click()
    text = download.value.path().read_text("utf-8")
    assert text.startswith("person,office,institution")
    write(tab, "SELECT ?e ?name { ?e a foaf:Person ; skos:prefLabel ?name } ORDER BY ?name")
    tab.keyboard.press("Control+Enter")
    link = tab.locator("#answer td a[href^='/entity/']").first
    link.wait_for()
    link.click()
    tab.wait_for_url(re.compile("/entity/"))
    assert tab.locator("h1").count() == 1


def write(tab: Page, text: str) -> None:
    tab.locator(".CodeMirror").click()
    tab.keyboard.press("Control+a")
    tab.keyboard.insert_text(text)


def test_query_page_other_answers(visit: Callable[..., Page]) -> None:
    """Yes or no, a graph, no rows, an error in words, and a question that is stopped."""
    tab = visit("/query")
    write(tab, "ASK { ?s a foaf:Person }")
    tab.locator("#run").click()
    tab.get_by_text("Yes.").wait_for()
    write(tab, "CONSTRUCT WHERE { ?s a foaf:Person }")
    tab.locator("#run").click()
    tab.locator("#answer pre").wait_for()
    assert "foaf:Person" in tab.locator("#answer pre").inner_text()
    write(tab, "SELECT ?s { ?s a <http://nothing.example/> }")
    tab.locator("#run").click()
    tab.get_by_text("No rows").wait_for()


def test_query_page_completes(visit: Callable[..., Page]) -> None:
    """Our terms are completed as they are typed, and variables."""
    tab = visit("/query")
    write(tab, "SELECT ?speaker { ?said ")
    tab.keyboard.type("rec:subj")
    hint = tab.locator(".CodeMirror-hint", has_text="rec:subject")
    hint.first.wait_for()
    hint.first.click()
    assert "?said rec:subject" in tab.locator(".CodeMirror-code").inner_text()


def test_questions_are_kept(visit: Callable[..., Page]) -> None:
    """A question that is kept is there again after a reload, and can be forgotten."""
    tab = visit("/query")
    write(tab, "# Mine\nASK {}")
    tab.locator("#keep").click()
    tab.reload()
    tab.locator("#mine a", has_text="Mine").click()
    tab.get_by_text("Yes.").wait_for()
    tab.get_by_label("Forget Mine").click()
    assert tab.locator("#mine a").count() == 0


def test_network_in_its_frame(visit: Callable[..., Page]) -> None:
    """From a person's page to the network around it; what is chosen there can become the middle."""
    tab = visit(f"/entity/{PERSON.id}")
    tab.get_by_text("See the network").click()
    tab.wait_for_url(re.compile("/view"))
    frame = tab.frame_locator("#network")
    frame.locator("#net canvas").wait_for()
    assert tab.locator("#around .what").inner_text().strip() == "Louise Vale"
    near = frame.locator("#panel button", has_text="Harbour Board").first
    near.click()
    centre = tab.locator("#centre")
    centre.wait_for()
    assert "Harbour Board" in centre.inner_text()
    centre.click()
    tab.locator("#around .what", has_text="Harbour Board").wait_for()


def test_wrong_question_says_why(chromium: Browser, server: Served) -> None:
    """An error in a question is said in words, with the line; the browser logs its 400 and nothing else."""
    tab = chromium.new_page()
    logged: list[str] = []
    tab.on("console", lambda message: logged.append(message.text))
    tab.goto(server.url + "/query")
    write(tab, "SELECT nothing at all")
    tab.locator("#run").click()
    tab.locator("#wrong").wait_for()
    assert "line 1" in tab.locator("#wrong").inner_text()
    assert all("400" in each for each in logged)
    tab.close()


def test_hostile_record_runs_nothing(chromium: Browser, hostile: Served) -> None:
    """A record whose every word is an attack is shown without a script, a request or a dialog of its own."""
    seen: list[str] = []
    tab = chromium.new_page()
    tab.on("dialog", lambda dialog: (seen.append("dialog"), dialog.dismiss()))
    tab.on("pageerror", lambda error: seen.append(str(error)))
    tab.on("console", lambda message: seen.append(message.text))
    tab.on("request", lambda request: None if request.url.startswith(hostile.url) else seen.append(request.url))
    articles = [f"/article/{article.id}" for article in records.hostile().articles[:3]]
    for path in ("/", "/list/person", "/ask/quotations", "/query#quotations", "/search?q=script", *articles):
        tab.goto(hostile.url + path)
        tab.wait_for_load_state("networkidle")
    tab.goto(hostile.url + "/")
    tab.get_by_role("combobox").press_sequentially("script", delay=10)
    tab.locator("#hits li").first.wait_for()
    assert seen == []
    tab.close()
