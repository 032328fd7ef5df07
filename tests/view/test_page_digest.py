"""What a newcomer sees first: contested proposals, changes of position, contradictions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import records
from onrecord.folder import open_record
from onrecord.model import Statement
from onrecord.network import network
from onrecord.view.digest import contradictions, digest
from sparql_servers import write_record

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


def test_the_page_and_the_saved_questions_tell_the_same(tmp_path: Path) -> None:
    """Changes and contradictions on the page are the rows of the saved questions of those names."""
    folder = write_record(tmp_path / "small.record", RECORD)
    opened = open_record(folder)
    names = {entity.id: entity.name for entity in RECORD.entities}
    asked = {(row.holder, row.about) for row in opened.query("changes")}
    assert asked == {(names[row["holder"]], names[row["about"]]) for row in DIGEST["changes"]}
    assert len(opened.query("contradictions")) == len(DIGEST["contradictions"]) > 0


def test_a_reprint_changes_nothing_anew() -> None:
    """A copy of an article that tells of a turn, printed days later, is no turn of that later day, nor one back."""
    day, later = "2031-03-03", "2031-03-13"
    known = {article.id: article for article in RECORD.articles}
    wire, copy = (known[records.ARTICLES[name].id] for name in ("wire", "copy"))
    old = next(s for s in RECORD.statements if s.relation == "rejects" and s.subject == records.RIDD.id)
    evidence = [
        replace(old.evidence[0], span=replace(old.evidence[0].span, article=article.id), standing="asserted")
        for article in (wire, copy)
    ]
    before = replace(old, id="before", evidence=tuple(evidence), roles=())
    after = replace(before, id="after", relation="accepts", roles=(("revises", "before"),))
    whole = replace(
        RECORD,
        articles=(replace(wire, published=day), replace(copy, published=later)),
        statements=(before, after),
    )
    found = digest(whole, network(whole))["changes"]
    assert [(row["before"], row["after"], row["when"]) for row in found] == [("before", "after", day)]


def test_contradictions_are_those_of_the_saved_question() -> None:
    """Twelve recommendations and fourteen; one office with two holders in the stories of one day."""
    known = {statement.id: statement for statement in RECORD.statements}
    found = [(known[row["one"]], known[row["other"]]) for row in DIGEST["contradictions"]]
    assert {"12", "14"} in [{one.object, other.object} for one, other in found]
    holders = next({one.subject, other.subject} for one, other in found if one.relation == "holds")
    assert holders == {records.RIDD.id, records.KELL.id}
    for one, other in found:
        assert one.relation == other.relation


def test_a_more_exact_date_is_no_contradiction() -> None:
    """April and the seventh of April are the same day of issue, told less and more exactly."""
    report = next(s for s in RECORD.statements if s.relation == "issued")
    finer = replace(report, id="finer", object=f"{report.object}-07")
    other = replace(report, id="other", object="2030-01")
    graph = network(RECORD)

    def pairs(*statements: Statement) -> list[dict[str, str]]:
        return contradictions(replace(RECORD, statements=statements), graph)

    assert pairs(report, finer) == []
    assert [set(pair.values()) for pair in pairs(report, other)] == [{report.id, "other"}]


def test_the_most_connected_come_first() -> None:
    """The entity with most lines leads the list, and nothing without a line is in it."""
    graph = network(RECORD)
    degrees = [graph.degree(node) for node in DIGEST["connected"]]
    assert degrees == sorted(degrees, reverse=True)
    assert min(degrees) > 0
