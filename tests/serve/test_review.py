"""The review on pages: asked and answered by POST from our own page only, written into the decisions file, undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from served import Served, Serving

from onrecord.building import build
from onrecord.serve.app import Settings

TEXTS = {
    "one.txt": (
        "Harbour minister names new chair\n\nMira Tolland, the harbour minister, said on Monday that the board would "
        "be told. Tolland rejected calls for an inquiry into the flood.\n"
    ),
    "two.txt": (
        "Board hears of flood\n\nTolland told the board that the pumps had failed. Ms Tolland opposed the levy. The "
        "levy was ordered by the Harbour Board, Rolf Sund said.\n"
    ),
}


@pytest.fixture
def reviewed(tmp_path: Path) -> Iterator[Served]:
    """A server that takes decisions on a record of two articles of one person."""
    coverage = tmp_path / "coverage"
    coverage.mkdir()
    for name, text in TEXTS.items():
        (coverage / name).write_text(text, "utf-8")
    build([coverage], tmp_path / "flood.record")
    with Serving(Settings(tmp_path / "flood.record", review=True, reviewer="ann")) as served:
        yield served


def fields(server: Served, path: str = "/review") -> dict[str, str]:
    page = html.fromstring(server.get(path, headers={"Accept": "text/html"}).text)
    return {field.get("name"): field.get("value", "") for field in page.xpath("//form[@method='post']//input")}


def answer(server: Served, given: dict[str, str], **more: str) -> str:
    """Posts as a browser would; gives where it leads."""
    response = server.post("/review", data={**given, **more}, headers={"Origin": server.url})
    assert response.status_code == 303, response.text
    place: str = response.headers["location"]
    return place


def test_question_shows_its_words(reviewed: Served) -> None:
    """A question has its sentences with the words marked, and a way to the articles."""
    page = html.fromstring(reviewed.get("/review", headers={"Accept": "text/html"}).text)
    assert page.xpath("//form//mark")
    for link in page.xpath("//form//p[@class='source']/a/@href"):
        assert reviewed.get(link, headers={"Accept": "text/html"}).status_code == 200


def test_answer_is_written_and_taken_back(reviewed: Served) -> None:
    """An answer is a line of the decisions file, with who and why; the question is gone; undo takes the line out."""
    file = reviewed.record.with_suffix(".decisions.tsv")
    first = fields(reviewed)
    answer(reviewed, first, answer="no", who="ben", why="two of one name")
    lines = [line for line in file.read_text("utf-8").splitlines() if "ben" in line]
    assert len(lines) == 1
    assert "two of one name" in lines[0]
    assert fields(reviewed).get("question") != first["question"]
    place = answer(reviewed, first, answer="yes", who="ben")
    assert "already" in place
    answer(reviewed, fields(reviewed), answer="undo")
    assert "ben" not in file.read_text("utf-8")
    assert fields(reviewed)["question"] == first["question"]


def test_decisions_are_applied(reviewed: Served) -> None:
    """Bringing the record up to date puts a new snapshot in place, which is shown."""
    before = reviewed.app.state.service.current.now().name
    answer(reviewed, fields(reviewed), answer="no", who="ann")
    assert "up+to+date" in answer(reviewed, fields(reviewed), answer="apply")
    assert reviewed.app.state.service.current.now().name != before
    assert reviewed.get("/", headers={"Accept": "text/html"}).status_code == 200


def test_forged_answers_are_refused(reviewed: Served) -> None:
    """Without the page's key, without an Origin, from another origin, by GET: nothing is written."""
    given = {**fields(reviewed), "answer": "yes", "who": "eve"}
    ours = {"Origin": reviewed.url}
    assert reviewed.post("/review", data=given).status_code == 403
    assert reviewed.post("/review", data=given, headers={"Origin": "http://evil.example"}).status_code == 403
    assert reviewed.post("/review", data={**given, "key": ""}, headers=ours).status_code == 403
    assert reviewed.post("/review", data={**given, "key": "é"}, headers=ours).status_code == 403
    assert reviewed.post("/review", json=given, headers=ours).status_code == 415
    assert reviewed.post("/review", data={**given, "who": " "}, headers=ours).status_code == 400
    assert reviewed.post("/review", data={**given, "answer": "maybe"}, headers=ours).status_code == 400
    assert reviewed.get("/review", params=given).status_code == 200
    file = reviewed.record.with_suffix(".decisions.tsv")
    assert not file.exists() or "eve" not in file.read_text("utf-8")


def test_names_with_line_breaks_stay_one_line(reviewed: Served) -> None:
    """What is typed into the fields cannot make a second line or a further column of the decisions file."""
    file = reviewed.record.with_suffix(".decisions.tsv")
    answer(reviewed, fields(reviewed), answer="no", who="ann", why="a\tb\nsame\tx\ty")
    written = [line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert len([line for line in written if not re.match(r"(decision|verdict)\b", line)]) == 1


def test_only_where_told_so(server: Served) -> None:
    """A server that was not told to take decisions takes none, and does not offer it."""
    assert server.get("/review").status_code == 403
    assert server.post("/review", data={"answer": "yes"}, headers={"Origin": server.url}).status_code == 403
    assert "/review" not in server.get("/", headers={"Accept": "text/html"}).text
