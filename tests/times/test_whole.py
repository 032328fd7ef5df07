"""From articles to answers: a turn, a contradiction, a correction, half quotations, all read and not made by hand."""

from __future__ import annotations

import re

import pytest

import onrecord
from onrecord.check import check

ARTICLES = {
    "post-1.txt": """Minister says no to flood inquiry
Published 5 March 2031, The Fen Post

Hesper Orrin, the water minister, on Monday rejected calls for a public inquiry into the Lisle flood. The report on the
flood by Professor Ivo Tann makes nine recommendations. "We have the report, we have read every page of it, and we will
act on what it says before the next winter," Ms Orrin said.
""",
    "lantern-1.txt": """Flood report lands
Published 6 March 2031, The Lantern

The report on the flood by Professor Ivo Tann makes ten recommendations. "We have the report [...] and we will act on
what it says before the next winter," said Hesper Orrin, the water minister.
""",
    "post-2.txt": """River rises again
Published 9 March 2031, The Fen Post

The river rose again on Sunday, and the Fen Road is shut. Nobody was hurt, the council said.

Correction: an article on 5 March (\u201cMinister says no to flood inquiry\u201d) wrongly gave the number of Professor
Tann's recommendations as nine.
""",
    "lantern-2.txt": """Orrin bows to families of the flood
Published 2 April 2031, The Lantern

Hesper Orrin, the water minister, on Tuesday accepted calls for a public inquiry into the Lisle flood.
""",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> onrecord.RecordFolder:
    """The record of four articles."""
    folder = tmp_path_factory.mktemp("whole")
    for name, text in ARTICLES.items():
        # lines are wrapped here, paragraphs are not
        (folder / name).write_text(re.sub(r"(?<=[^\n])\n(?=[^\nP])", " ", text), "utf-8")
    return onrecord.build([folder], folder / "flood.record")


def test_the_turn(record: onrecord.RecordFolder) -> None:
    """She rejected the inquiry on Monday and accepts it a month later."""
    assert [tuple(row)[:1] + tuple(row)[2:5] for row in record.query("changes")] == [
        ("Hesper Orrin", "rejects", "accepts", "2031-04-01")
    ]
    since = {row.kind: (row.since, row.until) for row in record.query("stances") if row.holder == "Hesper Orrin"}
    assert since["rejects"] == ("2031-03-03", "2031-04-01")
    assert since["accepts"] == ("2031-04-01", None)


def test_the_contradiction(record: onrecord.RecordFolder) -> None:
    """Nine recommendations in one paper and ten in the other."""
    found = [(row.relation, {row.one, row.other}) for row in record.query("contradictions")]
    assert ("recommendation count", {"9", "10"}) in found


def test_the_correction(record: onrecord.RecordFolder) -> None:
    """The paper's correction is tied to the article that it names."""
    corrects = {row.article: row.corrects for row in record.query("articles") if row.corrects}
    assert corrects == {"River rises again": "Minister says no to flood inquiry"}


def test_the_quotation(record: onrecord.RecordFolder) -> None:
    """Printed whole in one paper and with dots in the other, it is one quotation in two stories."""
    rows = [row for row in record.query("corroborated") if row.relation == "said"]
    assert [(row.subject, row.stories, row.first, row.paper) for row in rows] == [
        ("Hesper Orrin", 2, "2031-03-05", "The Fen Post")
    ]


def test_sound(record: onrecord.RecordFolder) -> None:
    """The record keeps its own rules."""
    assert check(record.store, record.articles) == []
