"""The page on a telephone: fingers on the picture, sheets over it, fewer symbols, upright and on its side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hands import PHONE, at, linked, ready, shown, still, swipe

import records

if TYPE_CHECKING:
    from playwright.sync_api import Page

Visit = Callable[..., "Page"]
RIDD, VALE, UNION, INQUIRY = records.RIDD.id, records.VALE.id, records.UNION.id, records.PROPOSAL.id


def crowd(visit: Visit, **options: object) -> Page:
    """The page of a crowd once its picture is drawn."""
    tab = visit("crowd", **options)
    tab.wait_for_function("() => window.onrecord && performance.getEntriesByName('onrecord-drawn').length")
    return tab


def test_on_a_telephone_the_panel_is_a_sheet(visit: Visit) -> None:
    """At 390 pixels nothing runs over the side; a tap opens the sheet, the filter button the legend."""
    tab = visit(**PHONE)
    x, y = at(ready(tab), INQUIRY)
    assert tab.evaluate("() => document.documentElement.scrollWidth") <= 390
    assert not tab.locator("#panel").is_visible()
    tab.touchscreen.tap(x, y)
    tab.wait_for_selector("#panel h2:visible")
    assert tab.locator("#panel h2").inner_text() == "A public inquiry into the Gull Wharf fire"
    tab.get_by_label("Close").tap()
    tab.get_by_role("button", name="Filter", exact=True).tap()
    assert tab.locator("#legend").is_visible()


def test_a_telephone_opens_with_fewer(visit: Visit) -> None:
    """Forty-eight symbols of a crowd on a telephone, eighty elsewhere; the same link opens both; all are a tap away."""
    tab = crowd(visit, **PHONE)
    few = shown(tab)
    assert len(few) == 48
    assert "48 of " in tab.locator("#extent").inner_text()
    desk = crowd(visit)
    assert few < shown(desk)
    tab.get_by_role("button", name="Show all").tap()
    assert len(shown(tab)) > 130


def test_fingers_on_the_picture(visit: Visit) -> None:
    """On a telephone: drag, pinch, tap a symbol, a label's line, and two taps for the neighbourhood."""
    tab = ready(visit(**PHONE))
    before = at(tab, RIDD)
    frame = tab.locator("#net").bounding_box()
    assert frame
    x, y = frame["x"] + 8, frame["y"] + frame["height"] - 8
    swipe(tab, [((x, y), (x + 60, y - 60))])
    still(tab)
    moved = at(tab, RIDD)
    assert (moved[0] - before[0], moved[1] - before[1]) == pytest.approx((60, -60), abs=14)
    apart = abs(at(tab, RIDD)[0] - at(tab, VALE)[0]) + abs(at(tab, RIDD)[1] - at(tab, VALE)[1])
    swipe(tab, [((180, 450), (120, 400)), ((210, 480), (270, 530))])
    still(tab)
    wider = abs(at(tab, RIDD)[0] - at(tab, VALE)[0]) + abs(at(tab, RIDD)[1] - at(tab, VALE)[1])
    assert wider > apart * 1.3

    def fit() -> None:
        if tab.locator("#panel").is_visible():
            tab.get_by_label("Close").tap()
        tab.get_by_role("button", name="Fit").tap()
        still(tab)

    fit()
    tab.touchscreen.tap(*at(tab, VALE))
    tab.wait_for_function("id => location.hash.includes('at=' + id)", arg=VALE)
    fit()
    line = next(s.id for s in records.small().statements if s.subject == UNION and s.object == INQUIRY)
    tab.touchscreen.tap(*at(tab, line))
    tab.wait_for_function("() => document.querySelector('#panel h2.sentence')")
    fit()
    x, y = at(tab, VALE)
    for _ in range(6):
        # On a slow machine two taps can lie too far apart to be one.
        tab.touchscreen.tap(x, y)
        tab.touchscreen.tap(x, y)
        tab.wait_for_timeout(600)
        if tab.evaluate("() => location.hash.includes('near=')"):
            break
        fit()
    linked(tab, f"near={VALE}.1")


def test_posters_and_tables_on_a_telephone(visit: Visit) -> None:
    """Pictures and the table are saved from the legend's sheet, and the table is rows one below the other."""
    tab = ready(visit(**PHONE))
    for name, ending in (("Picture", "png"), ("Drawing", "svg"), ("CSV", "csv")):
        tab.get_by_role("button", name="Filter", exact=True).tap()
        with tab.expect_download() as saved:
            tab.locator("#legend .narrow").get_by_text(name).tap()
        assert Path(saved.value.suggested_filename).suffix == f".{ending}"
        tab.get_by_role("button", name="Filter", exact=True).tap()
    tab.get_by_role("button", name="Table", exact=True).tap()
    assert tab.locator("#table tbody tr:visible").count() == len(records.small().statements)
    assert tab.evaluate("() => document.getElementById('table').scrollWidth") <= 390


def test_where_to_start_can_be_put_away(visit: Visit) -> None:
    """The sheet for newcomers goes by its button, by a finger that pulls it down, and by a tap beside everything."""
    tab = ready(visit(**PHONE))
    panel, start = tab.locator("#panel"), tab.get_by_role("button", name="Start here")

    def gone() -> None:
        tab.wait_for_function("() => getComputedStyle(document.getElementById('panel')).visibility === 'hidden'")

    start.tap()
    assert "Tap a symbol twice" in panel.inner_text()
    panel.get_by_label("Close").tap()
    gone()
    start.tap()
    box = panel.bounding_box()
    assert box
    swipe(tab, [((195, box["y"] + 12), (195, box["y"] + 140))])
    gone()
    start.tap()
    tab.touchscreen.tap(380, 200)
    gone()


def test_what_a_link_has_chosen_is_in_sight(visit: Visit) -> None:
    """Whoever is chosen stands above the sheet, not under it."""
    for name in (RIDD, VALE, UNION, INQUIRY):
        tab = ready(visit(hash=f"#at={name}", **PHONE))
        still(tab)
        box = tab.locator("#panel").bounding_box()
        assert box
        assert at(tab, name)[1] < box["y"] - 20


def test_on_its_side(visit: Visit) -> None:
    """A telephone on its side leaves most of its height to the picture, and nothing runs over the edge."""
    tab = ready(visit(**{**PHONE, "viewport": {"width": 844, "height": 390}}))
    frame = tab.locator("#net").bounding_box()
    assert frame
    assert frame["height"] > 230
    assert tab.evaluate("() => document.documentElement.scrollWidth") <= 844
    spots = [at(tab, name)[1] for name in shown(tab)]
    assert max(spots) - min(spots) > 130
