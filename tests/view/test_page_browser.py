"""The page in a real browser: every control does its job, by mouse, keyboard and touch, and nothing gets out or in."""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from hands import linked

import records

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

Visit = Callable[..., "Page"]
RIDD, VALE, INQUIRY = records.RIDD.id, records.VALE.id, records.PROPOSAL.id


def spot(tab: Page, name: str) -> tuple[float, float]:
    """Where an entity or a line stands on the screen."""
    tab.wait_for_function("name => window.onrecord && window.onrecord.spot(name)", arg=name)
    found = tab.evaluate("name => window.onrecord.spot(name)", name)
    return found["x"], found["y"]


def shown(tab: Page) -> dict[str, list[str]]:
    """What the filters leave."""
    return dict(tab.evaluate("() => window.onrecord.shown()"))


def line_between(tab: Page, source: str, target: str) -> str:
    """The id of the statement between two that is drawn as a line."""
    known = set(shown(tab)["lines"])
    return next(
        s.id for s in records.small().statements if s.subject == source and s.object == target and s.id in known
    )


def relation(tab: Page, text: str) -> Locator:
    """The entry of the panel for a relation of that wording."""
    return tab.locator("#panel details.relation").filter(has=tab.locator("summary", has_text=text))


def heading(tab: Page) -> str:
    """The heading of the panel."""
    return tab.locator("#panel h2").inner_text()


def test_it_opens_with_counts_and_where_to_start(visit: Visit) -> None:
    """Title, counts, legend and the panel for newcomers are there, and a picture is drawn."""
    tab = visit()
    assert tab.title() == "Gull Wharf"
    assert "5 articles, 4 independent" in tab.locator("#counts").inner_text()
    assert heading(tab) == "Start here"
    assert tab.get_by_text("Most contested").is_visible()
    assert tab.get_by_text("Changes of position").is_visible()
    colours = tab.evaluate(
        "() => { const c = document.querySelector('#net canvas'); const d = c.getContext('2d')"
        ".getImageData(0, 0, c.width, c.height).data; const s = new Set();"
        "for (let i = 0; i < d.length; i += 4) s.add(d[i] + ',' + d[i + 1] + ',' + d[i + 2]); return s.size; }"
    )
    assert colours > 50


def test_a_click_on_a_symbol_opens_its_evidence(visit: Visit) -> None:
    """The panel names it, its office, what it did, and the sentence with the exact words marked."""
    tab = visit()
    tab.mouse.click(*spot(tab, RIDD))
    assert heading(tab) == "Tomas Ridd"
    relation(tab, "rejects").locator("summary").click()
    card = relation(tab, "rejects").locator("article.evidence")
    assert card.locator("mark").inner_text() == "rejected calls for a public inquiry into the Gull Wharf fire"
    assert "One story, 2 papers: also in The Norland Times" in card.inner_text()
    assert "3 Mar 2031" in card.inner_text()
    assert card.locator("a").get_attribute("href") == "https://courier.example/wharf?id=1&page=2"


def test_a_click_on_a_line_opens_its_evidence(visit: Visit) -> None:
    """A line's panel says it as a sentence and shows what backs it."""
    tab = visit()
    spot(tab, RIDD)
    tab.mouse.click(*spot(tab, line_between(tab, records.UNION.id, INQUIRY)))
    assert heading(tab).startswith("Crown Union opposes \u201cA public inquiry")
    assert tab.locator("#panel mark").first.is_visible()


def test_a_click_beside_everything_leads_back(visit: Visit) -> None:
    """The empty ground closes what was chosen; so does Escape."""
    tab = visit(hash=f"#at={RIDD}")
    assert heading(tab) == "Tomas Ridd"
    box = tab.locator("#net").bounding_box()
    assert box
    tab.mouse.click(box["x"] + 5, box["y"] + box["height"] - 5)
    assert heading(tab) == "Start here"
    tab.evaluate("id => window.onrecord.choose(id)", VALE)
    tab.keyboard.press("Escape")
    assert heading(tab) == "Start here"


def test_search_finds_names_other_names_and_quotations(visit: Visit) -> None:
    """Slash, then what is typed; arrows and Enter choose."""
    tab = visit()
    tab.keyboard.press("/")
    tab.keyboard.type("baroness va")
    assert "Louise Vale" in tab.locator("#hits li").first.inner_text()
    tab.keyboard.press("Enter")
    assert heading(tab) == "Louise Vale"
    tab.keyboard.press("/")
    tab.keyboard.type("pumps had failed")
    assert tab.locator("#hits q").first.inner_text().find("pumps had failed") >= 0
    tab.keyboard.press("Escape")
    tab.keyboard.press("/")
    tab.keyboard.type("zzzz")
    assert "Nothing on record under these words" in tab.locator("#hits").inner_text()


def test_the_legend_filters_and_its_counts_follow(visit: Visit) -> None:
    """An entry switched off takes its symbols and their lines away, and the counts of lines with them."""
    tab = visit()
    spot(tab, RIDD)
    entry = tab.locator("#legend label", has_text="Against")
    before = int(entry.locator(".n").inner_text())
    tab.locator("#legend label", has_text="People").locator("input").click()
    assert RIDD not in shown(tab)["entities"]
    assert int(entry.locator(".n").inner_text()) < before
    entry.locator("input").click()
    linked(tab, "off=f:against.k:people")
    tab.get_by_text("Reset everything").click()
    assert RIDD in shown(tab)["entities"]


def test_the_slider_leaves_what_independent_stories_back(visit: Visit) -> None:
    """At two stories only lines found in two stay, and symbols that nothing joins are gone."""
    tab = visit()
    spot(tab, RIDD)
    before = len(shown(tab)["lines"])
    tab.locator("#legend input[type=range]").focus()
    tab.keyboard.press("ArrowRight")
    left = shown(tab)
    assert 0 < len(left["lines"]) < before
    assert records.PORT.id not in left["entities"]


def test_the_timeline_leaves_its_days(visit: Visit) -> None:
    """With the later handle moved to the first day, what was reported later is not there; playing brings it back."""
    tab = visit()
    spot(tab, RIDD)
    tab.get_by_label("To", exact=True).focus()
    tab.keyboard.press("Home")
    assert records.KELL.id not in shown(tab)["entities"]
    assert RIDD in shown(tab)["entities"]
    linked(tab, "to=2031-03-03")
    tab.get_by_label("To", exact=True).focus()
    tab.keyboard.press("End")
    assert records.KELL.id in shown(tab)["entities"]
    tab.get_by_role("button", name="Play").click()
    assert tab.get_by_role("button", name="Stop").is_visible()
    tab.get_by_role("button", name="Stop").click()


def test_a_double_click_leaves_the_neighbourhood(visit: Visit) -> None:
    """Only what is one line away stays; more steps bring more; the crumb leads back."""
    tab = visit()
    tab.mouse.dblclick(*spot(tab, VALE))
    tab.wait_for_selector("#crumb:not([hidden])")
    near = set(shown(tab)["entities"])
    assert VALE in near
    assert records.UNION.id not in near
    tab.get_by_label("More steps").click()
    assert near < set(shown(tab)["entities"])
    tab.locator("#crumb").get_by_text("Show all").click()
    assert len(shown(tab)["entities"]) == tab.evaluate(
        "() => JSON.parse(document.getElementById('data').textContent).nodes.length"
    )


def test_the_path_between_two_has_a_sentence_for_every_step(visit: Visit) -> None:
    """Path, then two symbols: the panel tells the way from one to the other."""
    tab = visit(hash=f"#at={VALE}")
    spot(tab, VALE)
    tab.get_by_text("Path from here").click()
    tab.mouse.click(*spot(tab, records.UNION.id))
    assert heading(tab) == "Louise Vale to Crown Union"
    assert tab.locator("#panel .step").count() == 2
    assert tab.locator("#panel .step mark").count() == 2
    linked(tab, f"way={VALE}.{records.UNION.id}")


def test_a_link_restores_the_state(visit: Visit) -> None:
    """What is chosen, filtered and focused survives a reload."""
    tab = visit(hash=f"#at={RIDD}&near={RIDD}.2&off=f:report&stories=1&groups=1")
    assert heading(tab) == "Tomas Ridd"
    before = shown(tab)
    tab.reload()
    spot(tab, RIDD)
    assert heading(tab) == "Tomas Ridd"
    assert shown(tab) == before
    assert "Within 2 steps of Tomas Ridd" in tab.locator("#crumb").inner_text()


@pytest.mark.parametrize(
    "hash", ["#at=<img src=x onerror=alert(1)>", "#near=__proto__.99&way=a.b.c&off=k:x%00&from=1&stories=-5", "#%"]
)
def test_a_broken_link_does_no_harm(visit: Visit, hash: str) -> None:
    """An address that makes no sense opens the page as it is."""
    tab = visit(hash=hash)
    spot(tab, RIDD)
    assert heading(tab) == "Start here"


def test_the_table_filters_sorts_and_opens_evidence(visit: Visit) -> None:
    """T shows it; typing leaves rows; a heading sorts; a name opens the same panel."""
    tab = visit()
    spot(tab, RIDD)
    tab.keyboard.press("t")
    rows = tab.locator("#table tbody tr:visible")
    everything = rows.count()
    tab.get_by_label("Filter the table").fill("gull wharf fire")
    assert 0 < rows.count() < everything
    tab.get_by_label("Filter the table").fill("")
    tab.locator("#table th button", has_text="Stories").click()
    counts = [int(text) for text in tab.locator("#table tbody tr:visible td:nth-child(5)").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    tab.locator("#table tbody tr", has_text="rejects").first.locator("button").click()
    assert "rejects" in heading(tab)
    assert tab.locator("#panel mark").first.is_visible()


def test_sources_that_nothing_joins_can_be_left_out(visit: Visit) -> None:
    """Who is only quoted stands apart, and goes with one click; chosen, he is there all the same."""
    tab = visit()
    spot(tab, RIDD)
    lone = records.SPOKESMAN.id
    assert lone in shown(tab)["entities"]
    tab.locator("#legend label", has_text="Only quoted").locator("input").click()
    assert lone not in shown(tab)["entities"]
    linked(tab, "lone=0")
    tab.evaluate("id => window.onrecord.choose(id)", lone)
    assert lone in shown(tab)["entities"]
    assert "Unnamed source" in tab.locator("#panel .kind").inner_text()


def test_pictures_and_tables_can_be_saved(visit: Visit) -> None:
    """PNG, SVG and CSV come as downloads with the title for a name."""
    tab = visit()
    spot(tab, RIDD)
    with tab.expect_download() as picture:
        tab.get_by_role("button", name="Save", exact=True).click()
        tab.get_by_role("menuitem", name="Picture (PNG)").click()
    assert picture.value.suggested_filename == "gull-wharf.png"
    with open(picture.value.path(), "rb") as file:
        assert file.read(8) == b"\x89PNG\r\n\x1a\n"
    with tab.expect_download() as vectors:
        tab.get_by_role("button", name="Save", exact=True).click()
        tab.get_by_role("menuitem", name="Drawing (SVG)").click()
    drawing = ElementTree.parse(vectors.value.path()).getroot()
    words = " ".join(text.text or "" for text in drawing.iter("{http://www.w3.org/2000/svg}text"))
    assert "Tomas Ridd" in words
    tab.keyboard.press("t")
    with tab.expect_download() as rows:
        tab.get_by_text("Save as CSV").click()
    with open(rows.value.path(), encoding="utf-8-sig", newline="") as file:
        head, *told = csv.reader(file)
    assert head[:2] == ["Who or what", "Relation"]
    assert head[-5:] == ["Evidence", "Headline", "Paper", "Published", "Link"]
    known = {article.headline: article for article in records.small().articles}
    assert told
    for row in told:
        *_, words, headline, paper, published, link = row
        article = known[headline]
        assert words in " ".join(article.text.split())
        assert (published, link) == (article.published[:10], article.url)
        assert article.publisher in paper


def test_everything_is_reached_by_keyboard(visit: Visit) -> None:
    """Arrows go from symbol to symbol, Enter opens, keys switch theme, groups and help."""
    tab = visit()
    spot(tab, RIDD)
    tab.locator("#net").focus()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("Enter")
    assert heading(tab) != "Start here"
    assert tab.evaluate("() => document.activeElement.id") == "panel"
    tab.keyboard.press("d")
    assert tab.evaluate("() => document.documentElement.dataset.theme") == "dark"
    tab.keyboard.press("g")
    linked(tab, "groups=1")
    tab.keyboard.press("?")
    assert tab.locator("#help").is_visible()
    tab.keyboard.press("Escape")
    assert not tab.locator("#help").is_visible()
    for key in ("+", "-", "0", "Shift+ArrowLeft"):
        tab.keyboard.press(key)


def test_a_citation_is_copied(visit: Visit) -> None:
    """A piece of evidence gives a citation with paper, day, address and exact words."""
    tab = visit(hash=f"#at={RIDD}")
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    relation(tab, "rejects").locator("summary").click()
    relation(tab, "rejects").get_by_text("Copy citation").click()
    tab.get_by_text("Citation copied").wait_for()
    text = tab.evaluate("() => navigator.clipboard.readText()")
    assert "Ansel Courier" in text
    assert "3 Mar 2031" in text
    assert "\u201crejected calls for a public inquiry into the Gull Wharf fire\u201d" in text
