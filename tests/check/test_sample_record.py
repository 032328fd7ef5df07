"""The built sample coverage keeps every rule, and comes back from disk as it was built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.check import check
from onrecord.network import network
from onrecord.query import query, saved
from onrecord.rdf import canonical
from onrecord.rows import FORMATS

if TYPE_CHECKING:
    from onrecord.folder import RecordFolder


def test_sample_is_sound(sample: RecordFolder) -> None:
    """Evidence at its offsets, SHACL, one graph for each triple, facts: nothing is wrong with what a build makes."""
    assert [str(problem) for problem in check(sample.store, sample.articles)] == []


def test_sample_comes_back(sample: RecordFolder) -> None:
    """The record read from disk is the record that was built."""
    assert sample.built is not None
    assert sample.record == canonical(sample.built.record)
    assert sample.record.statements


def test_connections_are_the_network(sample: RecordFolder) -> None:
    """The saved question `connections` and the network that the page draws have the same lines."""
    names = {entity.id: entity.name for entity in sample.record.entities}
    drawn = [(names[a], names[b], values["negated"]) for a, b, values in network(sample.record).edges(data=True)]
    rows = query(sample.store, "connections")
    assert sorted((row.subject, row.object, row.negated) for row in rows) == sorted(drawn)
    assert len(rows) > 100


def test_sample_can_be_asked(sample: RecordFolder) -> None:
    """Every saved question can be asked of a built record and written in every form that it has."""
    for name in saved():
        rows = query(sample.store, name)
        for format in set(FORMATS) - {"ttl", "nt"}:
            assert rows.serialize(format)
