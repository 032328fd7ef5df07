"""What a newcomer sees first: contested proposals, changes of position, contradictions."""

from __future__ import annotations

import records
from onrecord.network import network
from onrecord.view.digest import digest

RECORD = records.small()
DIGEST = digest(RECORD, network(RECORD))


def test_contested_proposals_come_with_both_sides() -> None:
    """What has holders on both sides is contested; who changed sides counts with the latest one."""
    row = next(row for row in DIGEST["contested"] if row["about"] == records.PROPOSAL.id)
    assert row["against"] == [records.UNION.id]
    assert {records.RIDD.id, records.VALE.id, records.LEAGUE.id} == set(row["for"])


def test_a_change_of_position_has_two_days() -> None:
    """The minister who rejected an inquiry and later accepted it has changed position, on the later day."""
    change = next(change for change in DIGEST["changes"] if change["holder"] == records.RIDD.id)
    assert (change["about"], change["when"], change["side"]) == (records.PROPOSAL.id, "2031-04-14", "for")
    relations = {statement.id: statement.relation for statement in RECORD.statements}
    assert (relations[change["before"]], relations[change["after"]]) == ("rejects", "accepts")


def test_two_values_where_there_is_one_contradict() -> None:
    """Twelve recommendations and fourteen cannot both be right."""
    objects = {statement.id: statement.object for statement in RECORD.statements}
    assert {"12", "14"} in [{objects[row["one"]], objects[row["other"]]} for row in DIGEST["contradictions"]]


def test_the_most_connected_come_first() -> None:
    """The entity with most lines leads the list, and nothing without a line is in it."""
    graph = network(RECORD)
    degrees = [graph.degree(node) for node in DIGEST["connected"]]
    assert degrees == sorted(degrees, reverse=True)
    assert min(degrees) > 0
