"""Every merge has its two mentions, its reason and its score, in the record and in the graph."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from by_hand import Story, person, reading

import onrecord
from onrecord.model import Record
from onrecord.rdf import quads
from onrecord.rdf.terms import iri
from onrecord.resolve.across import resolve
from onrecord.resolve.grounds import ground, score
from onrecord.show import describe
from onrecord.vocabulary import words

ROOT = Path(__file__).resolve().parents[2]


def test_merge_between_articles() -> None:
    """Two articles' Louise Vale are one by a merge that names both places."""
    one, other = person("Louise Vale"), person("Louise Vale")
    record = resolve(
        [reading("one", one, claims=((one, "said", "so"),)), reading("other", other, claims=((other, "said", "no"),))]
    )
    (merge,) = record.merges
    assert (merge.reason, merge.one.text, merge.other.text) == ("same full name", "Louise Vale", "Louise Vale")
    assert merge.one.article != merge.other.article
    assert merge.score == score("same full name", True)
    assert merge.entity in {entity.id for entity in record.entities}


def test_merge_within_an_article() -> None:
    """A pronoun that says something is one with a name by a merge within the article, in the article's graph."""
    story = Story("Louise Vale opened the bridge. She said that it would last.").said("She", "that it would last")
    record = resolve([story.read()])
    (merge,) = record.merges
    assert (merge.one.text, merge.other.text, merge.reason) == ("Louise Vale", "She", "pronoun: she")
    graphs = {quad.graph for quad in quads(record) if quad.predicate == iri("rec:score")}
    assert graphs == {iri("graph:article-" + story.article.id)}


def test_every_merge_is_about_one_entity(sample: onrecord.RecordFolder) -> None:
    """Merges join all that they should: an entity of two articles hangs together by its merges between articles."""
    record = sample.record
    kept = {entity.id for entity in record.entities}
    assert record.merges
    for merge in record.merges:
        assert merge.entity in kept
        assert 0 < merge.score <= 1
        for span in (merge.one, merge.other):
            (article,) = (each for each in record.articles if each.id == span.article)
            assert article.text[span.start : span.end] == span.text


def test_every_reason_has_a_ground(sample: onrecord.RecordFolder) -> None:
    """No merge of the sample has a reason whose score nobody has set."""
    assert {merge.reason for merge in sample.record.merges if not ground(merge.reason)} == set()


@pytest.mark.parametrize("file", sorted((ROOT / "graph" / "onrecord" / "resolve").glob("*.py")), ids=lambda f: f.stem)
def test_every_reason_in_the_code_has_a_ground(file: Path) -> None:
    """Whatever the code gives as the reason of a join is among the grounds."""
    calls = re.findall(r"\.join\((?:[^()]|\([^()]*\))*?,\s*f?\"([^\"]+)\"\s*,?\s*\)", file.read_text("utf-8"))
    for reason in calls:
        told = re.sub(r"\{[^}]*\}", "x", reason)
        assert ground(told) or told.startswith("x"), reason


def test_grounds_are_scores() -> None:
    """Every ground has a score within articles, between them, or both."""
    for name, cells in words("grounds").items():
        values = [float(cell) for cell in cells if cell != "-"]
        assert len(cells) == 2, name
        assert values, name
        assert all(0 < value <= 1 for value in values), name


def test_show_why() -> None:
    """`show --why` prints each reason with its score, the two mentions and their articles, the least sure first."""
    one, other = person("Louise Vale"), person("Louise Vale")
    third = person("Vale", "Ms Vale")
    record: Record = resolve(
        [
            reading("Bridge opens", one, claims=((one, "said", "so"),), story="s"),
            reading("Bridge closes", other, claims=((other, "said", "no"),)),
            reading("Bridge in doubt", third, claims=((third, "said", "maybe"),), story="s"),
        ]
    )
    lines = describe(record, "Louise Vale", why=True, width=200).splitlines()
    told = [line.strip() for line in lines if "one because" in line or " = " in line]
    assert told[0] == f"one because: same full name  (score {score('same full name', True):.2f}, once)"
    assert told[2] == f"one because: surname, in one story  (score {score('surname, in one story', True):.2f}, once)"
    assert "“Louise Vale” = “Vale”; " in told[3] or "“Vale” = “Louise Vale”; " in told[3]
    assert "Bridge in doubt" in told[3]
    assert "Bridge opens" in told[3]
