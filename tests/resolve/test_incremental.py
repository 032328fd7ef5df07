"""A record that grows article by article is the record of all articles at once, in whatever order they come."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.codec import read_readings
from onrecord.decisions import Anchor, Place
from onrecord.kept import Kept
from onrecord.model import Decision, Reading, Record, Referent
from onrecord.pipeline import assemble
from onrecord.rdf import quads
from onrecord.resolve.decisions import Decided


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


class Desk:
    """Builds one after the other, each with what the one before has left on disk."""

    def __init__(self, place: Path) -> None:
        self.place, self.builds = place, 0
        self.made = 0
        """How many results the last build had to work out."""

    def build(self, readings: Iterable[Reading], decided: Decided | None = None) -> Record:
        """The record of these readings."""
        before, after = (self.place / str(number) for number in (self.builds, self.builds + 1))
        after.mkdir()
        kept = Kept(before if self.builds else None)
        record, _ = assemble(readings, decided, kept)
        kept.write(after)
        self.builds, self.made = self.builds + 1, kept.memory.made
        return record


def other_words(reading: Reading) -> Reading:
    """The reading of an article that has changed: a claim and a referent of it are gone."""
    return replace(reading, claims=reading.claims[1:], referents=reading.referents[:-1])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_sequence(readings: list[Reading], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Articles come, change and go and decisions are made, each build on what the one before worked out: every record
    is that of a build that knows of nothing before it."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    here: dict[int, Reading] = {}
    decisions: list[Decision] = []
    for _ in range(data.draw(st.integers(2, 6))):
        for at in data.draw(st.lists(st.integers(0, len(readings) - 1), min_size=1, max_size=8, unique=True)):
            change = data.draw(st.sampled_from(["come", "come", "change", "go", "decide"]))
            if change == "go":
                here.pop(at, None)
            elif change == "decide" and (people := [each for each in readings[at].referents if each.named]):
                one, other = (data.draw(st.sampled_from(people)) for _ in range(2))
                decisions = [decision(readings[at], one, other)] if one is not other else []
            else:
                here[at] = readings[at] if change == "come" else other_words(readings[at])
        order = data.draw(st.permutations(sorted(here)))
        grown = desk.build([here[at] for at in order], Decided(decisions))
        at_once, _ = assemble([here[at] for at in sorted(here)], Decided(decisions))
        assert grown == at_once


def decision(reading: Reading, one: Referent, other: Referent) -> Decision:
    """A person's word that two of an article are one."""
    what, who = (
        str(Anchor(each.kind, each.mentions[0].span.text, (Place(reading.article.id, each.mentions[0].span.start),)))
        for each in (one, other)
    )
    return Decision("same", what, "", who, "Ada Quill", "2031-03-14")


def test_only_what_changed_is_worked_out(readings: list[Reading], tmp_path: Path) -> None:
    """The same articles again: nothing is worked out; one article more: a small part of all is."""
    desk = Desk(tmp_path)
    desk.build(readings[1:])
    whole = desk.made
    desk.build(readings[1:])
    assert desk.made == 0
    desk.build(readings)
    assert 0 < desk.made < whole / 4


def test_what_is_kept_is_not_used_if_it_is_broken(readings: list[Reading], tmp_path: Path) -> None:
    """A file that was cut short or altered is passed over, and all is worked out anew."""
    desk = Desk(tmp_path)
    expected = desk.build(readings)
    whole = desk.made
    worked = tmp_path / "1" / "worked.txt"
    told = worked.read_bytes()
    for broken in (told[:-100], told.replace(b"asserted", b"reported", 1), b"", b"\xff\n"):
        worked.write_bytes(broken)
        desk.builds = 1
        shutil.rmtree(tmp_path / "2", ignore_errors=True)
        assert desk.build(readings) == expected
        assert desk.made == whole


def test_what_has_gone_is_not_kept(readings: list[Reading], tmp_path: Path) -> None:
    """Of an article that has gone, no words stay in what is kept for the next build."""
    desk = Desk(tmp_path)
    desk.build(readings)
    gone = readings[0]
    said = next(claim.object for claim in gone.claims if isinstance(claim.object, str) and len(claim.object) > 30)
    assert said.encode() in (tmp_path / "1" / "worked.txt").read_bytes()
    desk.build(readings[1:])
    assert said.encode() not in (tmp_path / "2" / "worked.txt").read_bytes()
