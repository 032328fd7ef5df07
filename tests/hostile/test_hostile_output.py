"""Hostile coverage in every form that it leaves the record in: nothing gets out of its place, no terminal obeys it."""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import networkx as nx
import pytest
import rdflib
from hostile_run import Built, run

import onrecord
import records
from onrecord.marked import as_text
from onrecord.query import saved
from onrecord.show import describe
from onrecord.vocabulary import NAMESPACES, ontology

if TYPE_CHECKING:
    from spacy.tokens import Doc

RDF = {"ttl": "turtle", "trig": "trig", "nq": "nquads", "jsonld": "json-ld", "xml": "xml"}
EVERYTHING = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"
# names of details that our extractors make up beside the ontology's
DETAILS = ("institution", "part")
# what a terminal obeys (C0 but line feed, DEL, C1), and what turns, hides or breaks a line
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def predicates() -> set[str]:
    """Every property that the ontology defines or reuses: the IRIs in its files, the keys of its JSON-LD context."""
    found = {str(rdflib.RDF.type)}
    for path in ontology().rglob("*.ttl"):
        graph = rdflib.Graph().parse(path, format="turtle")
        found |= {str(term) for triple in graph for term in triple if isinstance(term, rdflib.URIRef)}
    found |= {NAMESPACES["detail"] + name for name in DETAILS}
    context = json.loads((ontology() / "context.jsonld").read_text("utf-8"))["@context"]
    for value in context.values():
        prefix, _, name = str(value["@id"] if isinstance(value, dict) and "@id" in value else value).partition(":")
        found.add(NAMESPACES.get(prefix, prefix) + name)
    return found


@pytest.fixture(scope="session")
def store(built: Built) -> rdflib.Dataset:
    """The record as rdflib has it."""
    return onrecord.open(built.record).to_rdflib()


def test_predicates_and_names(store: rdflib.Dataset) -> None:
    """No property is there that the ontology has not, and no thing is named outside the namespaces."""
    quads = list(store.quads())
    assert {str(predicate) for _, predicate, _, _ in quads} <= predicates()
    allowed = tuple(NAMESPACES.values())
    for subject, _, value, graph in quads:
        assert str(subject).startswith(allowed), subject
        assert str(graph).startswith(NAMESPACES["graph"]), graph
        if isinstance(value, rdflib.URIRef):
            assert str(value).startswith(allowed), value


@pytest.mark.parametrize("format", sorted(RDF))
@pytest.mark.parametrize("text", [(), ("--with-text",)], ids=["plain", "with text"])
def test_rdf(built: Built, store: rdflib.Dataset, tmp_path: Path, format: str, text: tuple[str, ...]) -> None:
    """Each RDF format is read by another library to the same triples: none more, none fewer."""
    path = tmp_path / f"r.{format}"
    assert run("export", built.record, "-f", format, "-o", path, *text).exit_code == 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        found = rdflib.Dataset().parse(path, format=RDF[format])
    theirs = {(str(s), str(p)) for s, p, _, _ in found.quads()}
    ours = {(str(s), str(p)) for s, p, _, _ in store.quads()}
    assert ours <= theirs
    assert bool(theirs - ours) == bool(text)
    assert {predicate for _, predicate in theirs - ours} <= predicates()


def test_tables(built: Built, tmp_path: Path) -> None:
    """The CSV tables are whole, and no cell begins as a spreadsheet's formula does."""
    path = tmp_path / "r.zip"
    assert run("export", built.record, "-f", "csv", "-o", path).exit_code == 0
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            assert not name.startswith(("/", ".."))
            text = archive.read(name).decode("utf-8")
            if name.endswith(".csv"):
                rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
                assert {len(row) for row in rows} == {len(rows[0])}
                assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))]


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_networks(built: Built, tmp_path: Path, format: str) -> None:
    """GraphML and GEXF are XML that networkx reads, with every node of the network."""
    path = tmp_path / f"r.{format}"
    assert run("export", built.record, "-f", format, "-o", path).exit_code == 0
    ElementTree.parse(path)
    read = nx.read_graphml if format == "graphml" else nx.read_gexf
    assert set(read(path)) == set(onrecord.open(built.record).to_networkx())


@pytest.mark.parametrize("question", [*sorted(saved()), EVERYTHING])
def test_answers(built: Built, question: str) -> None:
    """Every answer parses in every format, with as many rows and columns; the table holds nothing to obey."""
    rows = onrecord.open(built.record).query(question)
    texts = {}
    for format in ("table", "csv", "tsv", "json", "xml"):
        result = run("query", built.record, question, "-f", format)
        assert result.exit_code == 0, result.stderr
        texts[format] = result.stdout_bytes.decode("utf-8")
    table = list(csv.reader(io.StringIO(texts["csv"], newline=""), strict=True))
    assert len(table) == len(rows) + 1
    assert {len(row) for row in table} == {len(rows.columns)}
    lines = texts["tsv"].split("\n")
    assert len(lines) == len(rows) + 2
    assert {line.count("\t") for line in lines[:-1]} == {len(rows.columns) - 1}
    assert len(json.loads(texts["json"])["results"]["bindings"]) == len(rows)
    assert len(ElementTree.fromstring(texts["xml"])[1]) == len(rows)
    assert not OBEYED.search(texts["table"])
    assert len(texts["table"].split("\n")) == len(rows) + 3


@pytest.mark.parametrize("format", ["ttl", "nt"])
def test_constructed(built: Built, format: str) -> None:
    """CONSTRUCT over everything parses to as many triples as there are."""
    question = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
    result = run("query", built.record, question, "-f", format)
    assert result.exit_code == 0, result.stderr
    found = rdflib.Graph().parse(data=result.stdout_bytes, format={"ttl": "turtle", "nt": "nt"}[format])
    assert len(found) == len(
        onrecord.open(built.record).query("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    )


def test_show(built: Built) -> None:
    """`show` of everybody and everything, reasons and all, holds nothing that a terminal obeys."""
    record = onrecord.open(built.record).record
    for entity in record.entities:
        result = run("show", built.record, entity.name, "--why")
        assert result.exit_code == 0, (entity, result.stderr)
        assert not OBEYED.search(result.stdout_bytes.decode("utf-8"))
        assert not OBEYED.search(result.stderr)


@pytest.mark.parametrize("name", ["\x1b[31mnobody\x9b2J\u202e", '" } INSERT DATA {} #', "\ud800", "%s {0} [red]"])
def test_show_nobody(built: Built, name: str) -> None:
    """A hostile name that is not on record is one line on standard error without anything to obey."""
    result = run("show", built.record, name)
    assert result.exit_code == 2
    assert not OBEYED.search(result.stderr_bytes.decode("utf-8"))
    assert len(result.stderr.strip().splitlines()) == 1


def test_read_text(built: Built) -> None:
    """`read` marks hostile articles without passing on anything that a terminal obeys; it names what it skips."""
    result = run("read", built.folder)
    assert result.exit_code == 1
    assert not OBEYED.search(result.stdout_bytes.decode("utf-8"))
    assert not OBEYED.search(result.stderr_bytes.decode("utf-8"))
    assert "[content: " in result.stdout


def test_colours(built: Built, annotate: Callable[[str], Doc]) -> None:
    """In colour, the only escapes are ours that set and end a style."""
    folder = onrecord.open(built.record)
    texts = [describe(folder.record, entity.name, colour=True) for entity in folder.record.entities]
    texts += [describe(records.hostile(), entity.name, colour=True) for entity in records.hostile().entities]
    texts += [as_text(article, annotate, colour=True) for article in folder.articles]
    for text in texts:
        assert not OBEYED.search(re.sub(r"\x1b\[\d{0,2}m", "", text))
        assert "\x1b[31m" not in text


def _tags(page: str) -> set[str]:
    from lxml import html

    return {element.tag for element in html.document_fromstring(page).iter() if isinstance(element.tag, str)}


def test_read_html(built: Built) -> None:
    """`read -f html` has no element of the articles' making, no attribute that runs, no script."""
    page = run("read", built.folder, "-f", "html").stdout_bytes.decode("utf-8")
    assert _tags(page) <= {
        "html", "head", "meta", "title", "style", "body", "p", "span", "article", "h1", "div", "ul", "li",
    }  # fmt: skip
    assert not re.search(r"<[^>]*\son\w+\s*=", page)
    assert page.count("</title>") == 1


def test_view(built: Built, tmp_path: Path) -> None:
    """The page is the same twice, has no script, handler or link that runs of the articles' or the title's making."""
    from lxml import html

    pages = []
    for name, record in (("hostile", built.record), ("again", built.record)):
        path = tmp_path / f"{name}.html"
        assert run("view", record, "-o", path, "--title", "</title><script>alert(1)</script>").exit_code == 0
        pages.append(path.read_text("utf-8"))
    assert pages[0] == pages[1]
    tree = html.document_fromstring(pages[0])
    scripts = list(tree.iter("script"))
    data = [element for element in scripts if element.get("type") == "application/json"]
    assert len(data) == 1
    assert json.loads(data[0].text or "")
    assert not [element for element in scripts if "alert(1)" in (element.text or "") and element not in data]
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    assert not [element for element in elements for name in element.attrib if name.startswith("on")]
    links = [element.get(name, "") for element in elements for name in ("href", "src")]
    # "data:,", the empty icon, keeps browsers from asking for one
    assert not [link for link in links if re.match(r"\s*(?:javascript|data|vbscript):", link) and link != "data:,"]
