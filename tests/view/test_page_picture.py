"""What is drawn: the part that the command asks for, lines of one kind as one, labels that cover nothing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hands import PHONE

import onrecord
from onrecord import cli

if TYPE_CHECKING:
    from playwright.sync_api import Page

Visit = Callable[..., "Page"]


def drawn(visit: Visit, name: str, **options: object) -> Page:
    """A page once its picture is drawn."""
    tab = visit(name, **options)
    tab.wait_for_function("() => window.onrecord && performance.getEntriesByName('onrecord-drawn').length")
    return tab


def ask(tab: Page, what: str) -> Any:
    """What the page tells of itself."""
    return tab.evaluate(f"() => window.onrecord.{what}")


def test_lines_of_one_kind_are_one(visit: Visit) -> None:
    """Who calls for something, supports and accepts it has one line to it, which tells all; no line is drawn twice."""
    tab = drawn(visit, "crowd")
    strokes = ask(tab, "strokes()")
    lines = ask(tab, "shown()")["lines"]
    assert sorted(name for members in strokes for name in members) == sorted(lines)
    several = next(members for members in strokes if len(members) > 1)
    spots = {tuple(tab.evaluate("id => Object.values(window.onrecord.spot(id))", name)) for name in several}
    assert len(spots) == 1
    tab.evaluate("id => window.onrecord.choose(id)", several[-1])
    words = [text.lower() for text in tab.locator("#panel h3").all_inner_texts()]
    assert len(words) == len(several)
    heading = tab.locator("#panel h2.sentence").inner_text()
    assert all(text in heading for text in words[:3])
    assert tab.locator("#panel section .evidence").count() >= len(several)
    # With one of its kinds switched off, the line stays for the others.
    label = words[0].capitalize()
    for fold in tab.locator("#legend details summary").all():
        fold.click()
    tab.locator("#legend .finer label", has_text=label).first.locator("input").click()
    left = [members for members in ask(tab, "strokes()") if set(members) & set(several)]
    assert [len(members) for members in left] == [len(several) - 1]


@pytest.mark.parametrize(("options", "share"), [({}, 0.8), (PHONE, 0.6)], ids=["desk", "phone"])
def test_labels_cover_nothing_and_most_symbols_have_one(visit: Visit, options: dict[str, object], share: float) -> None:
    """No label lies over another; most symbols are named, if only by the beginning of a long name."""
    tab = drawn(visit, "crowd", **options)
    labels = ask(tab, "labels()")
    for one, other in combinations(labels, 2):
        a, b = one["box"], other["box"]
        assert a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3], (one["rows"], other["rows"])
    named = {label["id"] for label in labels}
    symbols = set(ask(tab, "shown()")["entities"])
    assert len(named & symbols) > share * len(symbols)


@pytest.mark.parametrize(
    ("options", "note", "there", "absent"),
    [
        (["--about", "Dorrow", "--steps", "1"], "within 1 step of Ann Dorrow", "Ann Dorrow", "Pia Lund"),
        (["--between", "Dorrow", "Hale Council"], "between Ann Dorrow and Hale Council", "Hale Council", "Pia Lund"),
        (["--since", "2031-02", "--until", "2031-02-28"], "from 2031-02 to 2031-02-28", "Pia Lund", "Ann Dorrow"),
        (["--kind", "person", "--kind", "office"], "only office, person", "Ann Dorrow", "office of"),
        (["--limit", "1"], "the most corroborated and best connected", "", ""),
    ],
)
def test_the_command_chooses_the_part(tmp_path: Path, options: list[str], note: str, there: str, absent: str) -> None:
    """`onrecord view` takes a name, two names, days, kinds and a number; the page says what was chosen."""
    (tmp_path / "a.jsonl").write_text(
        '{"text": "Ann Dorrow, the chair of Hale Council, resigned on Monday.", "date": "2031-01-05"}\n'
        '{"text": "Pia Lund, the chief executive of Orme Water, resigned on Monday.", "date": "2031-02-05"}\n'
    )
    onrecord.build([tmp_path / "a.jsonl"], tmp_path / "a.record")
    page = tmp_path / "a.html"
    done = CliRunner().invoke(cli.main, ["view", str(tmp_path / "a.record"), "-o", str(page), *options])
    assert done.exit_code == 0, done.output
    text = page.read_text("utf-8")
    assert f": {note}</bdi></p>" in text
    table = text[text.index("<tbody>") : text.index("</tbody>")] if "<tbody>" in text else ""
    assert there in table
    assert not absent or absent not in table
