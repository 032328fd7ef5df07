"""The page as a file: what stands in it, what cannot get into it, and that it is the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

import records
from onrecord.errors import QueryError
from onrecord.model import Article, Evidence, Record
from onrecord.view import page
from onrecord.view.build import harmless
from onrecord.view.payload import excerpt, link

ROOT = Path(__file__).resolve().parents[2]


class Elements(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def carried(text: str) -> dict[str, object]:
    """The data in a page."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)
    assert found
    return dict(json.loads(found[1]))


@pytest.fixture(scope="module")
def small() -> str:
    """The page of the record made by hand."""
    return page(records.small(), "Gull Wharf")


@pytest.fixture(scope="module")
def hostile() -> str:
    """The page of a record of hostile names, under a hostile title."""
    return page(records.hostile(), "</title><script>alert(1)</script> {{ 7 * 7 }}")


def test_the_policy_names_the_hash_of_every_script(small: str) -> None:
    """The content security policy allows nothing but the scripts and the style that stand in the page."""
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', small)
    assert policy
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]
    blocks = re.findall(r"<(script|style)>(.*?)</\1>", small, re.S)
    assert [kind for kind, _ in blocks] == ["style", "script", "script", "script"]
    for _, block in blocks:
        digest = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]


@pytest.mark.parametrize("name", ["small", "hostile"])
def test_nothing_in_the_page_asks_for_anything(name: str, request: pytest.FixtureRequest) -> None:
    """No element has a source, a handler or a style of its own; links lead to http, https or into the page."""
    for tag, attributes in Elements(request.getfixturevalue(name)).tags:
        assert tag not in {"img", "iframe", "object", "embed", "base", "form", "audio", "video", "svg"}
        for attribute, value in attributes.items():
            assert not attribute.startswith("on")
            assert attribute not in {"src", "srcset", "style", "action", "formaction"}
            if attribute == "href":
                assert value == "data:," or re.match(r"https?://|#[a-z]", value or "")


def test_hostile_text_makes_no_elements(small: str, hostile: str) -> None:
    """A record full of markup gives exactly the elements that a tame one gives, rows and list items aside."""

    def kinds(text: str) -> set[str]:
        return {tag for tag, _ in Elements(text).tags}

    assert kinds(hostile) <= kinds(small)
    assert [tag for tag, _ in Elements(hostile).tags].count("script") == 4
    assert "{{ 7 * 7 }}" in hostile


def test_data_cannot_end_its_element() -> None:
    """JSON in a script element holds no bracket that could end it, and reads back the same."""
    value = {"a": "</script><!--<script>", "b": "\u2028\u2029&amp;\0", "c": "{{x}} ${y}"}
    text = harmless(value)
    assert not set("<>&\u2028\u2029\0") & set(text)
    assert json.loads(text) == value
    assert harmless("\ud800") == '"\\ud800"'


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://paper.example/a?b=1#c", True),
        ("HTTP://paper.example/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        (" https://paper.example/", False),
        ("https://paper.example/\nx", False),
        ("//paper.example/", False),
        ("https://", False),
        ("http://[broken", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_links(url: str, kept: bool) -> None:
    """http and https lead out of the page; everything else stays text."""
    assert link(url) == (url if kept else "")


def test_the_same_record_gives_the_same_bytes() -> None:
    """Under any hash seed, with other kernels of linear algebra (as other processors have) and other threads."""
    code = (
        "import sys, hashlib; sys.path[:0] = ['graph', 'tests', 'tests/bench']; import records, invented;"
        "from onrecord.view import page;"
        "print([hashlib.sha256(page(r).encode()).hexdigest() for r in (records.small(), invented.coverage(90))])"
    )
    settings = [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "OPENBLAS_NUM_THREADS": "1", "OPENBLAS_CORETYPE": "Prescott"},
    ]
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, **setting},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for setting in settings
    }
    assert len(found) == 1


def test_three_hundred_entities_fit_in_a_megabyte() -> None:
    """A page of 300 entities with all their evidence is under 1 MB."""
    sys.path.insert(0, str(ROOT / "tests" / "bench"))
    from invented import coverage

    text = page(coverage(300), limit=0)
    assert len(carried(text)["nodes"]) > 290  # type: ignore[arg-type]
    assert len(text.encode()) < 1_000_000


def test_the_table_says_it_all_without_scripts(small: str) -> None:
    """Every statement about what is shown has a row, in plain HTML, with the words that back it."""
    rows = re.findall(r'<tr data-id="(\w+)">(.*?)</tr>', small, re.S)
    assert {name for name, _ in rows} == {statement.id for statement in records.small().statements}
    text = dict(rows)
    row = next(cells for cells in text.values() if "Tomas Ridd<td>rejects" in cells)
    assert "rejected calls for a public inquiry" in row
    assert "Ansel Courier, The Norland Times" in row


def test_an_empty_record_says_so() -> None:
    """With nothing on record the page says that, in words."""
    text = page(Record(), "Nobody")
    assert "Nothing on record yet" in text
    assert not carried(text)["nodes"]


def test_a_broken_character_does_not_break_the_page() -> None:
    """Half a surrogate pair in a name or a title is replaced; the page can be written as UTF-8."""
    record = records.small()
    entities = tuple(replace(e, name="half \ud83d pair") if e.id == records.VALE.id else e for e in record.entities)
    assert page(replace(record, entities=entities), "\udc00").encode()


def test_a_very_long_name_is_cut() -> None:
    """A name of ten thousand characters is shown as far as it can be read."""
    record = records.small()
    entities = tuple(replace(e, name="x" * 10_000) if e.id == records.VALE.id else e for e in record.entities)
    assert "x" * 400 not in page(replace(record, entities=entities))


def _evidence(text: str, words: str, sentence: str) -> tuple[Evidence, Article]:
    article = Article("a", text)
    start, left = text.index(words), text.index(sentence)
    span, around = article.span(start, start + len(words)), article.span(left, left + len(sentence))
    return Evidence(span, around), article


def test_the_exact_words_are_marked() -> None:
    """The offsets into the sentence are those of the words, as JavaScript counts them."""
    piece, article = _evidence("Up. \U0001f600 She left on Monday. Down.", "left", "\U0001f600 She left on Monday.")
    text, start, end = excerpt(piece, article)
    assert text.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le") == "left"
    assert start == 7


def test_a_sentence_is_widened_to_its_evidence() -> None:
    """Where a quotation runs on after the sentence, all of it is shown."""
    piece, article = _evidence('She said: "One. Two." Then.', "One. Two.", 'She said: "One.')
    text, start, end = excerpt(piece, article)
    assert text == 'She said: "One. Two.'
    assert text[start:end] == "One. Two."


def test_a_long_sentence_is_cut_around_its_evidence() -> None:
    """Of a sentence that runs to thousands of characters, the words and what is near them stay."""
    long = "a " * 2000 + "NEEDLE" + " b" * 2000
    piece, article = _evidence(long, "NEEDLE", long)
    text, start, end = excerpt(piece, article)
    assert text[start:end] == "NEEDLE"
    assert len(text) < 1000


def test_the_part_around_a_name() -> None:
    """Only what lies within so many lines of the named entity is shown, and the page says so."""
    text = page(records.small(), about="baroness vale", steps=1)
    names = {node[2] for node in carried(text)["nodes"]}  # type: ignore[attr-defined]
    assert "Louise Vale" in names
    assert "Reform League" not in names
    assert "within 1 step of Louise Vale" in text


def test_the_part_between_two_names() -> None:
    """Only what lies on the shortest ways between two is shown."""
    names = {node[2] for node in carried(page(records.small(), between=("Louise Vale", "Reform League")))["nodes"]}  # type: ignore[attr-defined]
    assert {"Louise Vale", "Reform League", records.PROPOSAL.name} <= names
    assert "Port Ansel" not in names


def test_the_part_of_some_days() -> None:
    """Evidence of other days is left out, and with it the statements that have no other."""
    names = {node[2] for node in carried(page(records.small(), until="2031-03"))["nodes"]}  # type: ignore[attr-defined]
    assert "Tomas Ridd" in names
    assert "Jory Kell" not in names


def test_the_part_of_some_kinds_and_of_limited_size() -> None:
    """Kinds and a limit narrow the page, and it says how much is left out."""
    nodes = carried(page(records.small(), kinds=["person", "proposal"]))["nodes"]
    assert {node[1] for node in nodes} == {"person", "proposal"}  # type: ignore[attr-defined]
    text = page(records.small(), limit=5)
    assert len(carried(text)["nodes"]) == 5  # type: ignore[arg-type]
    assert f"Showing 5 of {len(records.small().entities)} entities" in text


@pytest.mark.parametrize(
    "choice",
    [
        {"about": "Nobody Atall"},
        {"since": "last week"},
        {"until": "2031-13"},
        {"since": "2031-02-00"},
        {"since": "2031-04", "until": "2031-03"},
        {"kinds": ["dragon"]},
        {"between": ("Louise Vale", "x y z")},
    ],
)
def test_a_part_that_there_is_not(choice: dict[str, str]) -> None:
    """A name that is not on record, a date that is none, days the wrong way round and a kind that is none are errors
    that say so."""
    with pytest.raises(QueryError, match=r"on record|no date|the earlier day first|no kind 'dragon'; .*person"):
        page(records.small(), **choice)  # type: ignore[arg-type]
