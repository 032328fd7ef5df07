"""The page as a whole: how much of a crowd it shows, a large picture on the move, links, notebooks, the browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from hands import linked, still, unlinked

import onrecord
import records

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Visit = Callable[..., "Page"]
RIDD, VALE = records.RIDD.id, records.VALE.id
OUTSIDE = """() => {
  const data = JSON.parse(document.getElementById("data").textContent), name = (at) => data.nodes[at];
  const main = new Set(window.onrecord.shown().entities), edge = data.edges.find((e) => !main.has(name(e[2])[0]));
  return [name(edge[2])[0], name(edge[3])[0], name(edge[2])[2]];
}"""
"""Somebody outside of the main part: id, id of a neighbour, name."""
ARTICLE = "Mayor Ann Dorrow opened the bridge at Hale on Monday. She said it was late.\n"


def shown(tab: Page) -> dict[str, list[str]]:
    """What is drawn."""
    tab.wait_for_function("() => window.onrecord && window.onrecord.shown().entities.length")
    return dict(tab.evaluate("() => window.onrecord.shown()"))


def places(tab: Page) -> dict[str, dict[str, float]]:
    """Where in the frame everything that is drawn stands."""
    tab.wait_for_function("() => window.onrecord.spot(window.onrecord.shown().entities[0])")
    return dict(
        tab.evaluate(
            "() => Object.fromEntries(window.onrecord.shown().entities.map(id => [id, window.onrecord.spot(id)]))"
        )
    )


def test_of_a_crowd_the_main_part_comes_first(visit: Visit) -> None:
    """Eighty are shown and the page says so; a button and a key show all, and the address keeps it."""
    tab = visit("crowd")
    assert len(shown(tab)["entities"]) == 80
    assert "The 80 best connected of " in tab.locator("#extent").inner_text()
    total = int(tab.locator("#extent").inner_text().split(" of ")[1].split()[0])
    tab.get_by_role("button", name="Show all").click()
    assert len(shown(tab)["entities"]) == total > 130
    linked(tab, "all=1")
    tab.reload()
    assert len(shown(tab)["entities"]) == total
    tab.keyboard.press("a")
    assert len(shown(tab)["entities"]) == 80
    unlinked(tab, "all=1")


def test_what_is_chosen_brings_its_neighbours(visit: Visit) -> None:
    """Somebody outside of the main part is found, is drawn with its neighbours, and leaves with the choice."""
    tab = visit("crowd")
    main = set(shown(tab)["entities"])
    other = tab.evaluate(OUTSIDE)
    tab.keyboard.press("/")
    tab.keyboard.type(other[2])
    tab.keyboard.press("Enter")
    assert tab.locator("#panel h2").inner_text().lower() == other[2].lower()
    assert {other[0], other[1]} <= set(shown(tab)["entities"])
    tab.keyboard.press("Escape")
    assert set(shown(tab)["entities"]) == main


def test_a_large_picture_moves_and_comes_to_rest(visit: Visit) -> None:
    """After a drag and a turn of the wheel everything stands where the pointer took it, and a click still finds it."""
    tab = visit("large")
    assert sum(len(names) for names in shown(tab).values()) > 700
    before = places(tab)
    tab.mouse.move(420, 820)
    tab.mouse.move(245, 790)
    tab.mouse.down()
    for step in range(1, 11):
        tab.mouse.move(245 + step * 12, 790 - step * 6)
    tab.mouse.up()
    still(tab)
    after = places(tab)
    some = next(iter(before))
    assert abs(after[some]["x"] - before[some]["x"] - 120) < 3
    assert abs(after[some]["y"] - before[some]["y"] + 60) < 3
    tab.mouse.move(640, 420)
    tab.mouse.wheel(0, -240)
    still(tab)
    near = places(tab)
    inside = [name for name, p in near.items() if 400 < p["x"] < 950 and 200 < p["y"] < 700]
    name = max(inside, key=lambda id: tab.evaluate("id => window.onrecord.size(id)", id))
    tab.mouse.click(near[name]["x"], near[name]["y"])
    linked(tab, f"at={name}")


@pytest.mark.parametrize(
    "state",
    [
        f"#way={VALE}.{records.UNION.id}",
        f"#at={RIDD}&view=table&stories=2",
        "#from=2031-03-04&off=k:offices",
        f"#near={VALE}.2&lone=0&groups=1",
    ],
)
def test_a_copied_link_opens_the_same(visit: Visit, state: str) -> None:
    """Every kind of state is in the address as it is written, and opened anew shows the same things and panel."""
    tab = visit(hash=state)
    before, heading = shown(tab), tab.locator("#panel h2").first.inner_text()
    again = visit(hash="#" + tab.evaluate("() => location.hash.slice(1)"))
    assert shown(again) == before
    assert again.locator("#panel h2").first.inner_text() == heading


def test_a_poster_holds_all_that_is_shown(visit: Visit) -> None:
    """However far the reader has zoomed in, the poster has a symbol for every entity and says what symbols mean."""
    tab = visit("crowd")
    count = len(shown(tab)["entities"])
    for _ in range(4):
        tab.keyboard.press("+")
    with tab.expect_download() as poster:
        tab.get_by_role("button", name="Save", exact=True).click()
        tab.get_by_role("menuitem", name="Poster (SVG)").click()
    root = ElementTree.parse(poster.value.path()).getroot()
    space = "{http://www.w3.org/2000/svg}"
    filled = [path for path in root.iter(f"{space}path") if path.get("fill") not in (None, "none")]
    assert len(filled) > count
    assert "People" in {text.text for text in root.iter(f"{space}text")}


def test_a_notebook_shows_it_inside(browser: Browser, tmp_path: Path) -> None:
    """In a frame without an origin, as notebooks have it, the page opens, chooses, and may open its sources."""
    (tmp_path / "a.txt").write_text(ARTICLE)
    html = onrecord.build([tmp_path / "a.txt"], tmp_path / "a.record").view()._repr_html_()
    assert "allow-same-origin" not in html
    assert "allow-popups" in html
    (tmp_path / "cell.html").write_text(f"<!doctype html><meta charset=utf-8>{html}", "utf-8")
    tab = browser.new_page(viewport={"width": 1000, "height": 800})
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.goto((tmp_path / "cell.html").as_uri())
    inside = tab.frames[1]
    inside.wait_for_function("() => window.onrecord && window.onrecord.shown().entities.length")
    inside.evaluate("() => window.onrecord.choose(window.onrecord.shown().entities[0])")
    assert inside.locator("#panel h2").inner_text() != "Start here"
    assert inside.get_by_text("Copy link").count() == 0
    tab.close()
    assert errors == []


def test_view_opens_the_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`onrecord view --open` hands the page that it has written to the browser; without it, nothing is opened."""
    from onrecord import cli

    (tmp_path / "a.txt").write_text(ARTICLE)
    onrecord.build([tmp_path / "a.txt"], tmp_path / "a.record")
    opened: list[str] = []
    monkeypatch.setattr(cli.click, "launch", opened.append)
    command = ["view", str(tmp_path / "a.record"), "-o", str(tmp_path / "a.html")]
    assert CliRunner().invoke(cli.main, command).exit_code == 0
    assert opened == []
    assert CliRunner().invoke(cli.main, [*command, "--open"]).exit_code == 0
    assert opened == [str(tmp_path / "a.html")]
    assert "Ann Dorrow" in (tmp_path / "a.html").read_text("utf-8")


def test_hostile_text_stays_text(visit: Visit) -> None:
    """No name, headline, quotation or address becomes an element or runs, wherever it is shown."""
    tab = visit("hostile")
    assert tab.locator("h1").inner_text() == "<b>Gull</b> Wharf"
    for entity in records.hostile().entities:
        tab.evaluate("id => window.onrecord.choose(id)", entity.id)
        for summary in tab.locator("#panel summary").all():
            summary.click()
    tab.keyboard.press("t")
    odd = tab.evaluate(
        "() => [...document.querySelectorAll('*')].filter(e => /^(IMG|IFRAME|OBJECT|EMBED|B|BASE)$/.test(e.tagName)"
        "|| [...e.attributes].some(a => /^on/.test(a.name)) || (e.href && !/^(https?:|data:,|file:)/.test(e.href)))"
        ".map(e => e.outerHTML)"
    )
    assert odd == []


def test_an_empty_record_says_so(visit: Visit) -> None:
    """Nothing on record yet, in words."""
    assert visit("empty").get_by_text("Nothing on record yet").is_visible()


def test_without_scripts_the_table_is_there(visit: Visit) -> None:
    """With scripts off the page is its heading and the table of everything, with links to the articles."""
    tab = visit(java_script_enabled=False)
    assert tab.locator("h1").inner_text() == "Gull Wharf"
    assert tab.locator("#table tbody tr").count() == len(records.small().statements)
    assert tab.locator("#table tbody tr").first.is_visible()
    assert tab.locator("#table ol a").first.get_attribute("href").startswith("https://")
    assert not tab.locator("#net").is_visible()


def test_a_corrected_article_says_so(visit: Visit) -> None:
    """Beside evidence from an article that its paper corrected stand the day and the correction; beside other, nothing;
    the citation and the list of articles say it too."""
    tab = visit("corrected", hash=f"#at={RIDD}")
    tab.evaluate("() => document.querySelectorAll('#panel details').forEach((fold) => { fold.open = true; })")
    first = tab.locator("#panel .evidence", has_text="Ansel Courier / NWA, 3 Mar 2031").first
    assert first.locator(".corrected").inner_text().startswith("Corrected 5 Mar 2031: For the record")
    assert first.locator(".corrected a").get_attribute("href") == "https://courier.example/fix"
    assert tab.locator("#panel .evidence", has_text="Lantern, ").first.locator(".corrected").count() == 0
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    first.get_by_text("Copy citation").click()
    tab.get_by_text("Citation copied").wait_for()
    assert "3 Mar 2031, corrected 5 Mar 2031" in tab.evaluate("() => navigator.clipboard.readText()")
    listed = tab.locator("#table li", has_text="(corrected 2031-03-05)").all_text_contents()
    assert len(listed) == 1
    assert "Ansel Courier" in listed[0]
    plain = visit(hash=f"#at={RIDD}")
    plain.evaluate("() => document.querySelectorAll('#panel details').forEach((fold) => { fold.open = true; })")
    assert plain.locator("#panel .evidence").count() > 2
    assert plain.locator(".corrected").count() == 0
