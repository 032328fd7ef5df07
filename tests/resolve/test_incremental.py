"""A record that grows article by article is the record of all articles at once, in whatever order they come."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.codec import read_readings
from onrecord.model import Reading
from onrecord.pipeline import assemble
from onrecord.rdf import quads


@pytest.fixture(scope="module")
def readings(sample: onrecord.RecordFolder) -> list[Reading]:
    """What was read in each article of the sample."""
    return read_readings(sample.snapshot / "readings.jsonl", sample.articles)


@pytest.mark.parametrize("seed", range(4))
def test_article_by_article(readings: list[Reading], seed: int) -> None:
    """One article more at a time, each on top of what the build before left: the same graph in the end."""
    expected, _ = assemble(readings)
    order = readings[:]
    random.Random(seed).shuffle(order)
    known: tuple[Reading, ...] = ()
    for reading in order:
        record, known = assemble([*known, reading])
    assert record == expected
    assert sorted(quads(record)) == sorted(quads(expected))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_part_in_any_order(readings: list[Reading], data: st.DataObject) -> None:
    """Any articles, in two batches and any order, one of them twice: as if all had come at once."""
    chosen = data.draw(st.lists(st.sampled_from(range(len(readings))), min_size=1, max_size=12, unique=True))
    cut = data.draw(st.integers(0, len(chosen)))
    _, known = assemble(readings[i] for i in chosen[:cut])
    grown, _ = assemble([*known, *(readings[i] for i in chosen[cut:]), readings[chosen[0]]])
    at_once, _ = assemble(readings[i] for i in sorted(chosen))
    assert grown == at_once


def test_taking_away(readings: list[Reading]) -> None:
    """An article that goes leaves the record as if it had never been there."""
    expected, _ = assemble(readings[1:])
    _, known = assemble(readings)
    left, _ = assemble(reading for reading in known if reading.article.id != readings[0].article.id)
    assert left == expected
