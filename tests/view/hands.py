"""How the tests take hold of the page: by mouse, by touch, by keyboard; and where its picture has what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import records

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}


def ready(tab: Page) -> Page:
    """The page once its picture is drawn."""
    tab.wait_for_function("id => window.onrecord && window.onrecord.spot(id)", arg=records.RIDD.id)
    return tab


def shown(tab: Page) -> set[str]:
    """The entities that are drawn."""
    return set(tab.evaluate("() => window.onrecord.shown().entities"))


def at(tab: Page, name: str) -> tuple[float, float]:
    """Where something stands on the screen."""
    found = tab.evaluate("id => window.onrecord.spot(id)", name)
    return found["x"], found["y"]


def still(tab: Page) -> Page:
    """The page once nothing in its picture has moved for a while, however slow the machine."""
    tab.evaluate("() => { window.resting = 0; }")
    tab.wait_for_function(
        """() => {
          const page = window.onrecord;
          const seen = page && JSON.stringify(page.shown().entities.slice(0, 40).map(page.spot));
          window.resting = seen && seen === window.seenLast ? window.resting + 1 : 0;
          window.seenLast = seen;
          return window.resting > 15;
        }"""
    )
    return tab


def linked(tab: Page, part: str) -> None:
    """The address comes to hold this: Playwright hears of a change of it only after the page has made it."""
    from playwright.sync_api import expect

    expect(tab).to_have_url(re.compile(re.escape(part)))


def unlinked(tab: Page, part: str) -> None:
    """The address comes to be without this."""
    from playwright.sync_api import expect

    expect(tab).not_to_have_url(re.compile(re.escape(part)))


def use(control: Locator, way: str) -> None:
    """Presses a button, ticks a box or opens a fold."""
    control.scroll_into_view_if_needed()
    if way == "mouse":
        control.click()
    elif way == "touch":
        control.tap()
    else:
        control.focus()
        control.page.keyboard.press("Space")
    # Until it is drawn.
    control.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def swipe(tab: Page, fingers: list[tuple[tuple[float, float], tuple[float, float]]], steps: int = 6) -> None:
    """Moves fingers over the glass, each from one point to another."""
    glass = tab.context.new_cdp_session(tab)

    def touch(kind: str, points: list[tuple[float, float]]) -> None:
        found = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        glass.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": found})

    touch("touchStart", [start for start, _ in fingers])
    for step in range(1, steps + 1):
        share = step / steps
        tab.wait_for_timeout(25)
        touch("touchMove", [(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share) for a, b in fingers])
    touch("touchEnd", [])
    glass.detach()
