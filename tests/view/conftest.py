"""A browser for the tests of the page: one Chromium a run, one page a test, and a watch on all it does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import records
from onrecord.model import Article
from onrecord.view import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from onrecord.model import Record

SCRIPTS = {
    records.VALE.id: "נעמה לוי",
    records.BROCK.id: "ليلى حداد",
    records.SUND.id: "赵 明月",
    records.PELL.id: "Жанна Петрова",
    records.KELL.id: "Zoë Ångström-Núñez",
}


def in_scripts(record: Record) -> Record:
    """The record with some of its people's names in Hebrew, Arabic, Chinese, Cyrillic and with many accents."""
    return replace(record, entities=tuple(replace(e, name=SCRIPTS.get(e.id, e.name)) for e in record.entities))


def with_correction(record: Record) -> Record:
    """The record with one more article, in which the Courier takes something in its first one back."""
    words = "Correction: an article on 3 March said that Tomas Ridd was speaking in the Assembly. He spoke outside it."
    printed = Article(
        "a5fix",
        f"For the record\n{words}",
        headline="For the record",
        publisher="Ansel Courier",
        published="2031-03-05",
        url="https://courier.example/fix",
        story="s5",
        body=15,
    )
    return replace(record, articles=(*record.articles, printed))


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages that the tests open: a small record, the same with names in other scripts, a hostile one, 150
    entities, 450, none."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
    from invented import coverage

    from onrecord.model import Record

    folder = tmp_path_factory.mktemp("pages")
    found = {}
    known = {
        "small": records.small(),
        "scripts": in_scripts(records.small()),
        "corrected": with_correction(records.small()),
        "hostile": records.hostile(),
        "crowd": coverage(150),
        "large": coverage(450),
        "empty": Record(),
    }
    for name, record in known.items():
        found[name] = folder / f"{name}.html"
        found[name].write_text(
            page(record, "<b>Gull</b> Wharf" if name == "hostile" else "Gull Wharf", limit=0), "utf-8"
        )
    return found


@pytest.fixture
def visit(browser: Browser, files: dict[str, Path]) -> Iterator[Callable[..., Page]]:
    """Opens a page; when the test is over, nothing may have been requested, logged as an error or refused."""
    contexts = []
    seen: list[str] = []

    def open_page(name: str = "small", hash: str = "", **options: object) -> Page:
        options = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **options}
        context = browser.new_context(accept_downloads=True, **options)  # type: ignore[arg-type]
        contexts.append(context)
        tab = context.new_page()
        own = files[name].as_uri()
        tab.on("console", lambda message: seen.append(f"console: {message.text}"))
        tab.on("pageerror", lambda error: seen.append(f"error: {error}"))
        tab.on(
            "request",
            lambda request: (
                None if request.url.startswith((own, "data:,", "blob:")) else seen.append(f"request: {request.url}")
            ),
        )
        tab.on("dialog", lambda dialog: (seen.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        tab.goto(own + hash)
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert seen == []
