"""Each format is read back by another library, with nothing lost that the format can hold; hostile text stays text."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
import rdflib

import records
from onrecord.exporters import exporters
from onrecord.model import Article, Entity, Evidence, Record, Span, Statement
from onrecord.network import network
from onrecord.rdf import canonical, quads, record
from onrecord.rdf.interop import dataset
from onrecord.rdf.terms import Literal, Quad, iri, xml_text
from onrecord.store import Store

RECORDS = {"small": records.small(), "hostile": records.hostile(), "empty": Record()}
RDF = {"ttl": "turtle", "trig": "trig", "nq": "nquads", "jsonld": "json-ld", "xml": "xml"}
NAMED = {"trig", "nq", "jsonld"}


def written(name: str, whole: Record, folder: Path, *, with_text: bool = False) -> Path:
    """The record in that format, in a file."""
    path = folder / f"record.{'csv.zip' if name == 'csv' else name}"
    exporters()[name](Store.memory(whole), whole, path, with_text=with_text)
    return path


def test_the_shelf() -> None:
    """The formats of the design are registered, each from its own file."""
    assert set(exporters()) == {
        "csl", "csv", "ftm", "gexf", "graphml", "jsonld", "neo4j", "nq", "popolo", "trig", "ttl", "xlsx", "xml",
    }  # fmt: skip


def _values(found: Iterable[Quad], graphs: bool) -> set[tuple[Any, ...]]:
    """Quads as rdflib values: numbers by value, since their spelling is not what counts."""
    return {_quad(*quad, graphs) for quad in dataset(found).quads()}


def _quad(subject: Any, predicate: Any, value: Any, graph: Any, graphs: bool) -> tuple[Any, ...]:
    if isinstance(value, rdflib.Literal):
        whole = {rdflib.XSD.integer, rdflib.XSD.nonNegativeInteger}
        number = value.datatype == rdflib.XSD.double or value.datatype in whole
        # rdflib spells the time zone Z as +00:00
        words = str(value).replace("+00:00", "Z") if value.datatype == rdflib.XSD.dateTime else str(value)
        value = (float(value) if number else words, str(value.datatype or rdflib.XSD.string))
    name = getattr(graph, "identifier", graph)
    return str(subject), str(predicate), value if isinstance(value, tuple) else str(value), str(name) if graphs else ""


def _for_xml(quad: Quad) -> Quad:
    value = quad.object
    return quad._replace(object=value._replace(value=xml_text(value.value)) if isinstance(value, Literal) else value)


@pytest.mark.parametrize("with_text", [False, True])
@pytest.mark.parametrize("which", sorted(RECORDS))
@pytest.mark.parametrize("name", sorted(RDF))
def test_rdf(name: str, which: str, with_text: bool, tmp_path: Path) -> None:
    """rdflib reads the RDF formats and finds every triple, in its named graph where the format has them; RDF/XML loses
    only the characters that XML cannot hold."""
    whole = RECORDS[which]
    path = written(name, whole, tmp_path, with_text=with_text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        found = rdflib.Dataset().parse(path, format=RDF[name])
        graphs = name in NAMED
        theirs = {_quad(*quad, graphs) for quad in found.quads()}
    ours = quads(whole, with_text)
    assert theirs == _values(map(_for_xml, ours) if name == "xml" else ours, graphs)


@pytest.mark.parametrize("which", sorted(RECORDS))
@pytest.mark.parametrize("name", ["trig", "nq"])
def test_record_comes_back(name: str, which: str, tmp_path: Path) -> None:
    """From a file with the articles' text, loaded into another store, the whole record comes back."""
    import pyoxigraph as ox

    whole = RECORDS[which]
    engine = ox.Store()
    engine.load(path=str(written(name, whole, tmp_path, with_text=True)))
    assert Store(engine).read() == canonical(whole)


def test_turtle_is_for_people(tmp_path: Path) -> None:
    """The Turtle has short names, the names of things beside their IRIs, a heading for each part, and no long IRIs."""
    text = written("ttl", records.small(), tmp_path).read_text("utf-8")
    assert f"    rec:holds entity:{records.MINISTER.id} ;  # Interior Minister\n" in text
    assert "# Statements ---" in text
    body = text.split("\n\n", 1)[1]
    assert "<http" not in body
    assert max(map(len, body.splitlines())) < 400


def test_turtle_comments_are_inert(tmp_path: Path) -> None:
    """A name that looks like Turtle, shown as a comment, stays on its line."""
    name = "x\n<urn:evil> <urn:evil> <urn:evil> .\r\u2028<urn:evil> <urn:evil> <urn:evil> .\x0b\x85"
    whole = records.small()
    entities = tuple(Entity(each.id, each.kind, name) for each in whole.entities)
    path = written("ttl", Record(whole.articles, entities, whole.statements), tmp_path)
    found = rdflib.Graph().parse(path, format="turtle")
    assert not [triple for triple in found if "evil" in str(triple[0])]
    assert len(set(found.objects(None, rdflib.SKOS.prefLabel)) & {rdflib.Literal(name)}) == 1


def test_jsonld_is_for_web_developers(tmp_path: Path) -> None:
    """The JSON-LD reads as JSON: short keys, paths as ids, numbers and truth values as such, the context within."""
    found = json.loads(written("jsonld", records.small(), tmp_path).read_text("utf-8"))
    graphs = {graph["id"]: {node["id"]: node for node in graph["@graph"]} for graph in found["@graph"]}
    vale = graphs["graph/entities"][f"entity/{records.VALE.id}"]
    assert vale == {
        "id": f"entity/{records.VALE.id}",
        "type": ["Person", "schema:Person"],
        "name": "Louise Vale",
        "aliases": ["Baroness Louise Vale", "Baroness Vale"],
    }
    places = [
        node
        for node in graphs["graph/article-a0wire"].values()
        if node.get("exact") == "She called for a public inquiry"
    ]
    assert [(place["start"], place["end"]) for place in places] == [(273, 304)]
    article = graphs["graph/article-a0wire"]["article/a0wire"]
    assert article["published"] == "2031-03-03"
    assert article["url"] == "https://courier.example/wharf?id=1&page=2"
    keys = {key for nodes in graphs.values() for node in nodes.values() for key in node}
    assert not [key for key in keys if key.startswith("http")]


def _read_tables(data: dict[str, bytes]) -> Record:
    """The record as the CSV tables hold it, read with the csv module of the standard library."""

    def rows(name: str) -> list[dict[str, str]]:
        text = io.StringIO(data[f"{name}.csv"].decode("utf-8"), newline="")
        found = list(csv.DictReader(text, strict=True))
        risky = ("'=", "'+", "'-", "'@", "'\t", "'\r")
        return [{key: each[1:] if each.startswith(risky) else each for key, each in row.items()} for row in found]

    def pairs(name: str, owner: str, *columns: str) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for row in rows(name):
            values = tuple(row[column] for column in columns)
            found.setdefault(row[owner], []).append(values if len(values) > 1 else values[0])
        return found

    aliases, reasons = pairs("aliases", "entity", "alias"), pairs("reasons", "entity", "reason")
    details, roles = pairs("details", "owner", "key", "value"), pairs("roles", "statement", "role", "entity")
    evidence: dict[str, list[Evidence]] = {}
    for row in rows("evidence"):
        span = Span(row["article"], int(row["start"]), int(row["end"]), row["exact"])
        sentence = Span(row["article"], int(row["sentence_start"]), int(row["sentence_end"]), row["sentence"])
        more = row["standing"], row["said_by"], row["extractor"], row["when"], float(row["confidence"])
        evidence.setdefault(row["statement"], []).append(Evidence(span, sentence, *more))
    articles = []
    for row in rows("articles"):
        pieces = tuple(tuple(map(int, piece.split(","))) for piece in row.pop("pieces").split())
        articles.append(Article(pieces=pieces, body=int(row.pop("body")), **row))  # type: ignore[arg-type]
    entities = [
        Entity(
            row["id"], row["kind"], row["name"], tuple(aliases.get(row["id"], ())), row["named"] == "true",
            tuple(details.get(row["id"], ())), tuple(reasons.get(row["id"], ())),
        )
        for row in rows("entities")
    ]  # fmt: skip
    statements = [
        Statement(
            row["id"], row["subject"], row["relation"], row["object"], row["literal"] == "true",
            tuple(roles.get(row["id"], ())), tuple(details.get(row["id"], ())), tuple(evidence.get(row["id"], ())),
        )
        for row in rows("statements")
    ]  # fmt: skip
    return Record(tuple(articles), tuple(entities), tuple(statements))


@pytest.mark.parametrize("which", sorted(RECORDS))
def test_csv(which: str, tmp_path: Path) -> None:
    """The tables hold the whole record, in a .zip and in a folder alike."""
    whole = RECORDS[which]
    path = written("csv", whole, tmp_path, with_text=True)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        zipped = {name: archive.read(name) for name in archive.namelist()}
    assert _read_tables(zipped) == canonical(whole)
    exporters()["csv"](Store.memory(whole), whole, tmp_path / "tables", with_text=True)
    assert {each.name: each.read_bytes() for each in (tmp_path / "tables").iterdir()} == zipped


def test_csv_text_stays_out(tmp_path: Path) -> None:
    """The articles' text is in no table unless asked for."""
    with zipfile.ZipFile(written("csv", records.small(), tmp_path)) as archive:
        header = archive.read("articles.csv").decode().splitlines()[0]
        assert "text" not in header.split(",")
        assert not [name for name in archive.namelist() if records.WIRE.encode() in archive.read(name)]


def test_one_wide_table(tmp_path: Path) -> None:
    """A path that ends in .csv gets one table, a row for each piece of evidence, that pandas reads."""
    pandas = pytest.importorskip("pandas")
    whole, path = records.small(), tmp_path / "record.csv"
    exporters()["csv"](Store.memory(whole), whole, path)
    frame = pandas.read_csv(path, keep_default_na=False)
    assert len(frame) == sum(len(each.evidence) for each in whole.statements)
    row = frame[frame["exact"] == "The report made 14 recommendations"].iloc[0]
    assert row["sentence"] == "The report made 14 recommendations, the ministry said."
    wanted = {
        "subject": "Brock report", "relation": "recommendation_count", "object": "14", "standing": "reported",
        "said_by": "Interior Ministry", "publisher": "Lantern", "published": "2031-04-14", "article": "a3turn",
    }  # fmt: skip
    assert {key: row[key] for key in wanted} == wanted
    text = records.ARTICLES["turn"].text
    assert text[row["start"] : row["end"]] == row["exact"]


def test_csv_formulas(tmp_path: Path) -> None:
    """No cell begins with what a spreadsheet would run."""
    with zipfile.ZipFile(written("csv", records.hostile(), tmp_path)) as archive:
        for name in archive.namelist():
            for row in csv.reader(io.StringIO(archive.read(name).decode(), newline="")):
                assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("which", ["small", "hostile"])
@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_network_formats(name: str, which: str, tmp_path: Path) -> None:
    """networkx reads the network back with the same nodes, edges, keys and attributes; texts lose only the characters
    that XML cannot hold."""
    whole = RECORDS[which]
    path = written(name, whole, tmp_path)
    wanted = network(canonical(whole))
    found = nx.read_graphml(path, force_multigraph=True) if name == "graphml" else nx.read_gexf(path)

    def clean(values: dict[str, Any]) -> dict[str, Any]:
        return {key: xml_text(each) if isinstance(each, str) else each for key, each in values.items() if key != "id"}

    assert {node: clean(values) for node, values in found.nodes(data=True)} == {
        node: clean(values) for node, values in wanted.nodes(data=True)
    }
    assert sorted((*ends, str(sorted(clean(values).items()))) for *ends, values in _edges(found)) == sorted(
        (*ends, str(sorted(clean(values).items()))) for *ends, values in _edges(wanted)
    )


def _edges(graph: Any) -> list[tuple[Any, ...]]:
    # networkx makes a plain graph of a GEXF file that has no parallel edges
    graph = nx.MultiDiGraph(graph)
    return [(a, b, values.get("id", key), values) for a, b, key, values in graph.edges(keys=True, data=True)]


def test_gexf_edge_ids_are_unique(tmp_path: Path) -> None:
    """Gephi drops edges that share an id: every edge has its own."""
    root = ElementTree.parse(written("gexf", records.small(), tmp_path)).getroot()
    ids = [edge.get("id") for edge in root.iter("{http://www.gexf.net/1.2draft}edge")]
    assert len(ids) == len(set(ids)) == network(records.small()).number_of_edges()


@pytest.mark.parametrize("which", ["small", "hostile"])
@pytest.mark.parametrize("name", sorted(exporters()))
def test_same_bytes(name: str, which: str, tmp_path: Path) -> None:
    """The same record gives the same bytes, in whatever order its parts are given."""
    whole = RECORDS[which]
    turned = Record(whole.articles[::-1], whole.entities[::-1], whole.statements[::-1])
    for part in ("one", "two"):
        (tmp_path / part).mkdir()
    one, two = written(name, whole, tmp_path / "one"), written(name, turned, tmp_path / "two")
    assert one.read_bytes() == two.read_bytes()


def test_same_bytes_under_any_seed(tmp_path: Path) -> None:
    """The same bytes come out under another hash seed, in another process, whatever the clock says."""
    code = (
        "import sys, hashlib; from pathlib import Path; import records, test_exporters as t\n"
        "for name in sorted(t.exporters()):\n"
        "    path = t.written(name, records.small(), Path(sys.argv[1]))\n"
        "    print(name, hashlib.sha256(path.read_bytes()).hexdigest())"
    )
    tests = Path(__file__).resolve().parents[1]
    seen = set()
    for seed in ("0", "1", "12345"):
        paths = [str(tests), str(tests / "exporters"), str(tests.parent / "graph")]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(paths)}
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, env=environment, check=True
        )
        seen.add(done.stdout)
    (here,) = seen
    for line in here.splitlines():
        name, digest = line.split()
        assert hashlib.sha256(written(name, records.small(), tmp_path).read_bytes()).hexdigest() == digest


def test_text_is_asked_for(tmp_path: Path) -> None:
    """No format carries an article's whole text unless asked; the RDF formats and the tables do then."""
    whole, end = records.small(), "A spokesman for the ministry said that no decision had been made."
    text = records.ARTICLES["copy"].text
    for name in exporters():
        # those that are packed: tests/exporters/test_outside.py
        if name not in {"csv", "neo4j", "xlsx"}:
            assert text not in written(name, whole, tmp_path).read_text("utf-8")
    body = [quad for quad in quads(whole, with_text=True) if quad.predicate == iri("schema:articleBody")]
    assert len(body) == 5
    assert end in text
    assert record(quads(whole, with_text=True)).articles == whole.articles
