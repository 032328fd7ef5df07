"""The record as a networkx multigraph: what becomes a line, how it is worded, what it carries."""

from __future__ import annotations

import io
from dataclasses import replace

import networkx as nx
import pytest

import records
from onrecord.model import Record
from onrecord.network import network, side, strongest, wording


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph:
    """The network of the record made by hand."""
    return network(records.small())


def between(graph: nx.MultiDiGraph, source: str, target: str) -> dict[str, dict[str, object]]:
    """The lines from one to the other, by relation."""
    return {data["relation"]: data for data in (graph.get_edge_data(source, target) or {}).values()}


def test_every_entity_is_a_node_with_its_attributes(graph: nx.MultiDiGraph) -> None:
    """Nodes are the entities, with kind, label, aliases, counts and dates."""
    assert set(graph) == {entity.id for entity in records.small().entities}
    vale = graph.nodes[records.VALE.id]
    assert vale["kind"] == "person"
    assert vale["label"] == "Louise Vale"
    assert vale["aliases"] == "Baroness Louise Vale; Baroness Vale"
    assert (vale["first"], vale["last"]) == ("2031-03-03", "2031-04-14")
    assert vale["articles"] > vale["stories"]
    assert graph.nodes[records.SPOKESMAN.id]["named"] is False


def test_a_node_stands_as_firmly_as_what_is_said_of_it(graph: nx.MultiDiGraph) -> None:
    """Whoever any article speaks of in its own voice is asserted; whoever only others speak of, no more than that."""
    assert graph.nodes[records.VALE.id]["standing"] == "asserted"
    record = records.small()
    hearsay = tuple(
        replace(s, evidence=tuple(replace(piece, standing="hedged") for piece in s.evidence)) for s in record.statements
    )
    assert {data["standing"] for _, data in network(replace(record, statements=hearsay)).nodes(data=True)} <= {
        "hedged",
        "",
    }


def test_edges_are_keyed_by_statement(graph: nx.MultiDiGraph) -> None:
    """Every line but those of offices has a statement's id for its key, and runs from its subject."""
    statements = {statement.id: statement for statement in records.small().statements}
    for source, _, key, data in graph.edges(keys=True, data=True):
        if data["relation"] != "office_of":
            assert statements[key].subject == source


def test_plain_values_are_no_lines(graph: nx.MultiDiGraph) -> None:
    """What a report is about, when it came out, and words said to nobody are not in the network."""
    relations = {data["relation"] for _, _, data in graph.edges(data=True)}
    assert not relations & {"about", "issued", "recommendation_count", "said"}


def test_an_office_leads_to_its_institution(graph: nx.MultiDiGraph) -> None:
    """A person holds an office, and the office is one of its institution."""
    assert between(graph, records.VALE.id, records.CHAIR.id)["holds"]["family"] == "office"
    line = between(graph, records.CHAIR.id, records.BOARD.id)["office_of"]
    assert line["label"] == "office of"
    assert line["status"] == ""


def test_words_said_to_somebody_are_a_line(graph: nx.MultiDiGraph) -> None:
    """A quotation with an addressee joins speaker and addressee."""
    assert between(graph, records.SUND.id, records.BOARD.id)["told"]["family"] == "speech"


def test_a_negation_takes_no_side(graph: nx.MultiDiGraph) -> None:
    """To reject is against; whoever has not opposed a thing need not be for it."""
    assert side("rejects") == "against"
    assert side("opposes", negated=True) == side("calls_for", negated=True) == ""
    assert side("answers", "rejected") == "against"
    assert side("holds") == side("nonsense") == ""
    kell = between(graph, records.KELL.id, records.PROPOSAL.id)["opposes"]
    assert kell["negated"] is True
    assert kell["label"] == "does not oppose"


def test_copies_of_a_wire_story_count_once(graph: nx.MultiDiGraph) -> None:
    """Two papers that ran one agency story are two articles and one story."""
    line = between(graph, records.RIDD.id, records.PROPOSAL.id)["rejects"]
    assert (line["articles"], line["stories"]) == (2, 1)


def test_the_strongest_standing_is_kept() -> None:
    """Of several standings the most settled one counts, and what nobody knows is only reported."""
    assert strongest(["denied", "reported", "asserted"]) == "asserted"
    assert strongest(["denied", "hedged"]) == "hedged"
    assert strongest([]) == "reported"


def test_a_status_changes_the_wording() -> None:
    """A former holder held an office; an unknown relation has no wording and is no line."""
    former = wording("holds", "former")
    assert former is not None
    assert former.label == "held office"
    assert wording("nonsense") is None


def test_lines_to_nowhere_are_left_out() -> None:
    """A statement about an entity that the record lacks draws nothing and raises nothing."""
    record = records.small()
    cut = replace(record, entities=tuple(e for e in record.entities if e.id != records.PROPOSAL.id))
    assert records.PROPOSAL.id not in network(cut)
    assert network(Record()).number_of_nodes() == 0


def test_any_writer_can_save_it(graph: nx.MultiDiGraph) -> None:
    """Every attribute is plain, so GraphML and GEXF take the network as it is."""
    for write, read in ((nx.write_graphml, nx.read_graphml), (nx.write_gexf, nx.read_gexf)):
        file = io.BytesIO()
        write(graph, file)
        file.seek(0)
        assert read(file).number_of_edges() == graph.number_of_edges()
