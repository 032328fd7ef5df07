"""Every control of the page by mouse, by touch and by keyboard; gestures on the picture; the stops of the Tab key."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hands import PHONE, at, linked, ready, shown, swipe, unlinked, use

import records

if TYPE_CHECKING:
    from playwright.sync_api import Page

Visit = Callable[..., "Page"]
RIDD, VALE, UNION = records.RIDD.id, records.VALE.id, records.UNION.id
WAYS = ["mouse", "touch", "keyboard"]
REACHABLE = """() => [...document.querySelectorAll('button, a[href], input, summary, [tabindex="0"]')]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0)
  .map((e) => { e.dataset.stop = document.querySelectorAll('[data-stop]').length; return e.dataset.stop; })"""
FOCUS = """() => {
  const e = document.activeElement, seen = (n) => getComputedStyle(n).outlineStyle !== 'none'
    && parseFloat(getComputedStyle(n).outlineWidth) >= 2;
  return e && e !== document.body ? [e.dataset.stop, seen(e) || seen(e.closest('.entry') || e)] : null;
}"""


@pytest.mark.parametrize("way", WAYS)
def test_tools_and_legend(visit: Visit, way: str) -> None:
    """The buttons above and in the picture, every filter, groups, slider and reset."""
    tab = ready(visit(has_touch=way == "touch"))
    button = tab.get_by_role("button")
    whole = shown(tab)
    use(button.and_(tab.get_by_label("Dark or light")), way)
    assert tab.evaluate("() => document.documentElement.dataset.theme") == "dark"
    use(tab.get_by_role("button", name="Help"), way)
    assert tab.locator("#help").is_visible()
    use(tab.locator("#help button"), way)
    assert not tab.locator("#help").is_visible()
    use(tab.get_by_role("button", name="Save", exact=True), way)
    with tab.expect_download() as picture:
        use(tab.get_by_role("menuitem", name="Picture (PNG)"), way)
    assert picture.value.suggested_filename == "gull-wharf.png"
    before = at(tab, RIDD)
    use(tab.get_by_label("Nearer"), way)
    assert at(tab, RIDD) != before
    use(tab.get_by_label("Farther"), way)
    use(tab.get_by_label("Nearer"), way)
    use(tab.get_by_role("button", name="Fit"), way)
    assert at(tab, RIDD) == pytest.approx(before, abs=2)
    for entry in tab.locator("#legend > .entry:has(.n) input").all():
        use(entry, way)
        assert entry.locator("..").get_attribute("class") == ("entry" if entry.is_checked() else "entry off"), (
            entry.locator("..").inner_text()
        )
    assert not shown(tab)
    use(tab.locator("#legend .reset"), way)
    assert shown(tab) == whole
    use(tab.locator("#legend summary").first, way)
    finer = tab.locator("#legend details[open] .entry input").first
    lines = len(tab.evaluate("() => window.onrecord.shown().lines"))
    use(finer, way)
    assert len(tab.evaluate("() => window.onrecord.shown().lines")) < lines
    use(finer, way)
    use(tab.locator("#legend .tick input"), way)
    linked(tab, "groups=1")
    use(tab.get_by_role("button", name="Table", exact=True), way)
    assert tab.locator("#table tbody tr").first.is_visible()
    use(tab.locator("#table th button", has_text="First"), way)
    days = tab.locator("#table tbody tr:visible td:nth-child(6)").all_inner_texts()
    assert days == sorted(days)
    use(tab.get_by_role("button", name="Back to the network"), way)
    assert not tab.locator("#table").is_visible()


@pytest.mark.parametrize("way", WAYS)
def test_panel(visit: Visit, way: str) -> None:
    """From where to start to an entity, its evidence, citations, neighbourhood, a line, a path, and back."""
    tab = ready(visit(has_touch=way == "touch"))
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    panel = tab.locator("#panel")
    pasted = "() => navigator.clipboard.readText()"
    use(panel.locator(".contest").first, way)
    assert panel.locator("h2").inner_text() == "A public inquiry into the Gull Wharf fire"
    use(panel.get_by_label("Close"), way)
    use(panel.locator(".row", has_text="Tomas Ridd"), way)
    assert panel.locator("h2").inner_text() == "Tomas Ridd"
    history = [text.split() for text in panel.locator(".turns li").all_inner_texts()]
    assert history == [["rejects", "3", "Mar", "2031"], ["accepts", "14", "Apr", "2031"]]
    fold = panel.locator("details.relation").filter(has=tab.locator("summary", has_text="rejects"))
    use(fold.locator("summary"), way)
    use(fold.get_by_text("CSL-JSON").first, way)
    tab.get_by_text("CSL-JSON copied").wait_for()
    item = json.loads(tab.evaluate(pasted))[0]
    assert (item["type"], item["issued"]["date-parts"]) == ("article-newspaper", [[2031, 3, 3]])
    assert item["title"] == "Minister rejects inquiry into wharf fire"
    use(fold.get_by_text("BibTeX").first, way)
    tab.get_by_text("BibTeX copied").wait_for()
    entry = tab.evaluate(pasted)
    assert entry.startswith("@article{anselcourier20310303,\n  title = {Minister rejects inquiry into wharf fire},")
    assert entry.count("{") == entry.count("}")
    use(panel.get_by_role("button", name="Copy link"), way)
    tab.get_by_text("Link copied").wait_for()
    assert tab.evaluate(pasted) == tab.evaluate("() => location.href")
    linked(tab, f"#at={RIDD}")
    use(panel.get_by_role("button", name="Focus"), way)
    linked(tab, f"near={RIDD}.1")
    use(tab.get_by_label("More steps"), way)
    use(tab.get_by_label("More steps"), way)
    use(tab.get_by_label("Fewer steps"), way)
    linked(tab, f"near={RIDD}.2")
    use(tab.locator("#crumb").get_by_text("Show all"), way)
    unlinked(tab, "near")
    # The panel is made anew with every state, so the fold is closed again.
    use(fold.locator("summary"), way)
    use(fold.get_by_text("Show this line"), way)
    assert panel.locator("h2.sentence").inner_text().startswith("Tomas Ridd rejects \u201cA public inquiry")
    use(panel.locator("h2 button").first, way)
    use(panel.get_by_role("button", name="Path from here"), way)
    tab.keyboard.press("/")
    tab.keyboard.type("crown union")
    tab.keyboard.press("Enter")
    assert panel.locator("h2").inner_text() == "Tomas Ridd to Crown Union"
    use(panel.get_by_label("Close"), way)
    assert panel.locator("h2").inner_text() == "Start here"


@pytest.mark.parametrize("way", WAYS)
def test_timeline_and_slider(visit: Visit, way: str) -> None:
    """Both handles of the timeline are moved, it plays to its end, and the slider asks for two stories."""
    tab = ready(visit(has_touch=way == "touch"))
    whole = shown(tab)
    first, last = tab.get_by_label("From", exact=True), tab.get_by_label("To", exact=True)
    track = first.bounding_box()
    assert track
    y = track["y"] + track["height"] / 2

    def pull(start: float, stop: float) -> None:
        ends = [track["x"] + 9 + share * (track["width"] - 18) for share in (start, stop)]
        if way == "mouse":
            tab.mouse.move(ends[0], y)
            tab.mouse.down()
            tab.mouse.move(ends[1], y, steps=4)
            tab.mouse.up()
        else:
            swipe(tab, [((ends[0], y), (ends[1], y))])

    if way == "keyboard":
        last.focus()
        tab.keyboard.press("Home")
    else:
        pull(1, 0.2)
    linked(tab, "to=2031-03-")
    early = shown(tab)
    assert RIDD in early < whole
    use(tab.get_by_role("button", name="Play"), way)
    tab.get_by_role("button", name="Play").wait_for(timeout=40_000)
    tab.wait_for_function("() => !location.hash.includes('to=')", timeout=40_000)
    assert shown(tab) == whole
    if way == "keyboard":
        first.focus()
        tab.keyboard.press("End")
    else:
        pull(0, 0.9)
    linked(tab, "from=2031-04-")
    assert len(shown(tab)) < len(whole)
    slider = tab.get_by_label("Independent stories, at least")
    box = slider.bounding_box()
    assert box
    if way == "keyboard":
        slider.focus()
        tab.keyboard.press("ArrowRight")
    elif way == "mouse":
        tab.mouse.click(box["x"] + box["width"] - 6, box["y"] + box["height"] / 2)
    else:
        tab.touchscreen.tap(box["x"] + box["width"] - 6, box["y"] + box["height"] / 2)
    linked(tab, "stories=")


def test_keys_alone(visit: Visit) -> None:
    """The first stop leads to the table; keys on the picture give neighbourhood, steps, path and way back."""
    tab = ready(visit())
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.get_by_label("Filter the table").is_visible()
    tab.get_by_role("button", name="Back to the network").click()
    tab.locator("#net").focus()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("Enter")
    chosen = tab.evaluate("() => location.hash").split("at=")[1].split("&")[0]
    tab.keyboard.press("f")
    linked(tab, f"near={chosen}.1")
    tab.keyboard.press(">")
    linked(tab, f"near={chosen}.2")
    tab.keyboard.press("<")
    tab.keyboard.press("f")
    unlinked(tab, "near")
    tab.keyboard.press("p")
    tab.keyboard.press("Enter")
    assert "begins" in tab.locator("#toast").inner_text()
    for key in ("ArrowLeft", "Enter"):
        tab.keyboard.press(key)
    linked(tab, f"way={chosen}.")
    assert " to " in tab.locator("#panel h2").inner_text()
    tab.keyboard.press("Escape")
    unlinked(tab, "way=")
    assert tab.locator("#panel h2").inner_text() == "Start here"


@pytest.mark.parametrize("state", ["", f"#at={RIDD}", f"#way={VALE}.{UNION}"])
@pytest.mark.parametrize("device", ["desk", "phone"])
def test_tab_reaches_everything_and_shows_where_it_is(visit: Visit, state: str, device: str) -> None:
    """Whatever can be pressed is a stop of the Tab key, and each stop has a visible outline."""
    tab = ready(visit(hash=state, **(PHONE if device == "phone" else {})))
    stops = set(tab.evaluate(REACHABLE))
    assert len(stops) > 8
    reached = set()
    for _ in range(len(stops) + 2):
        tab.keyboard.press("Tab")
        found = tab.evaluate(FOCUS)
        if found:
            assert found[1], tab.evaluate("() => document.activeElement.outerHTML.slice(0, 200)")
            reached.add(found[0])
    assert reached == stops
