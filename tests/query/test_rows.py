"""Rows: their names, order, values and forms, each form read back by another library; and what cannot be asked."""

from __future__ import annotations

import csv
import io
import json
import pickle
from pathlib import Path

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

import records
from onrecord.errors import QueryError
from onrecord.query import query
from onrecord.rdf.terms import STRING, Literal, Term, encode
from onrecord.rows import FORMATS
from onrecord.store import Store

VALUES = """SELECT * WHERE {
  VALUES (?a ?b) {
    (2 "two") (10 "ten") (UNDEF true) (1.5 "2031-04"^^xsd:gYearMonth) (<urn:x> "comma, \\"quote\\" and\\nline")
    (-1e3 "\\tt\\u0000ab"@en) } }"""


@pytest.fixture(scope="module")
def store() -> Store:
    """The small record."""
    return Store.memory(records.small())


def test_values(store: Store) -> None:
    """Values are plain Python: int, float, bool, str for words, dates and IRIs, None for what is not there; rows that
    the question leaves unordered are sorted: nothing, IRIs, numbers by size, words."""
    assert [tuple(row) for row in query(store, VALUES)] == [
        (None, True),
        ("urn:x", 'comma, "quote" and\nline'),
        (-1000.0, "\tt\x00ab"),
        (1.5, "2031-04"),
        (2, "two"),
        (10, "ten"),
    ]


def test_rows_by_name(store: Store) -> None:
    """A row's values are had by column, words of Python among the names too; rows can be sliced, pickled, unpacked."""
    rows = query(store, "contested")
    first = rows[0]
    assert first.about == first["about"] == first[0] == "a public inquiry into the Gull Wharf fire"
    assert first["for"] == getattr(first, "for") == "Louise Vale; Reform League; Tomas Ridd"
    assert first._asdict()["against"] == "Crown Union"
    assert pickle.loads(pickle.dumps(first)) == first
    about, *_, stories = first
    assert (about, stories) == (first[0], 3)
    assert [row.about for row in rows[1:3]] == [rows[1].about, rows[2].about]
    assert rows[-1].stories == 1
    with pytest.raises(AttributeError, match="no column 'nothing'; there are: about, for, against, stories"):
        first.nothing  # noqa: B018
    with pytest.raises(KeyError, match="there are: "):
        first["nothing"]


def test_order(store: Store) -> None:
    """ORDER BY is kept where it orders the answer, and not taken for it where it stands within."""
    names = [row.n for row in query(store, "SELECT ?n { ?p a foaf:Person ; skos:prefLabel ?n } ORDER BY DESC(?n)")]
    assert names == sorted(names, reverse=True)
    inner = query(store, "SELECT ?n { { SELECT ?n { ?p a foaf:Person ; skos:prefLabel ?n } ORDER BY DESC(?n) } }")
    assert [row.n for row in inner] == sorted(str(name) for name in names)
    assert [row.n for row in query(store, "SELECT ?n { VALUES ?n { 'b' 'a' } # ORDER BY ?n }\n }")] == ["a", "b"]


def test_ask(store: Store) -> None:
    """ASK is true or false, in every form that has a place for it."""
    yes, no = query(store, "ASK { ?s a rec:Stance }"), query(store, "ASK { ?s a rec:Nothing }")
    assert bool(yes)
    assert not bool(no)
    assert (yes[0].answer, no[0].answer) == (True, False)
    assert (yes.serialize(), no.serialize()) == ("yes\n", "no\n")
    assert json.loads(yes.serialize("json")) == {"head": {}, "boolean": True}
    assert list(csv.reader(io.StringIO(no.serialize("csv")))) == [["answer"], ["false"]]


def test_graph_answers(store: Store) -> None:
    """CONSTRUCT and DESCRIBE give triples, as Turtle and N-Triples that rdflib reads, and as rows."""
    import rdflib

    rows = query(store, "CONSTRUCT { ?s skos:prefLabel ?n } WHERE { ?s a foaf:Person ; skos:prefLabel ?n }")
    assert rows.columns == ("subject", "predicate", "object")
    turtle = rdflib.Graph().parse(data=rows.serialize("ttl"), format="turtle")
    triples = rdflib.Graph().parse(data=rows.serialize("nt"), format="nt")
    assert len(turtle) == len(rows) == 7
    assert set(turtle) == set(triples)
    assert len(query(store, "DESCRIBE article:a0wire")) > 5
    with pytest.raises(QueryError, match="ttl is for the answers of CONSTRUCT"):
        query(store, "people").serialize("ttl")
    with pytest.raises(QueryError, match="no format 'pdf'; there are: table, csv"):
        query(store, "people").serialize("pdf")


@pytest.mark.parametrize("question", [VALUES, "people", "quotations", "evidence"])
@pytest.mark.parametrize("format", ["json", "xml", "tsv", "csv"])
def test_standard_forms(store: Store, question: str, format: str) -> None:
    """rdflib reads the SPARQL results forms and finds the same terms (CSV: the same words)."""
    import rdflib
    from rdflib.query import Result

    rows = query(store, question)
    data = rows.serialize(format)
    if format == "csv":
        found = list(csv.reader(io.StringIO(data, newline="")))
        assert found[0] == list(rows.columns)
        assert found[1:] == [["" if t is None else getattr(t, "value", t) for t in row] for row in rows.terms]
        return
    if format == "tsv":
        # rdflib cannot read a row of TSV that begins with nothing
        solutions = parse_query_results(data.encode(), format=QueryResultsFormat.TSV)
        assert isinstance(solutions, QuerySolutions)
        found = [[None if term is None else str(term) for term in row] for row in solutions]
        assert found == [[None if term is None else encode(term) for term in row] for row in rows.terms]
        return
    result = Result.parse(io.BytesIO(data.encode()), format=format)
    theirs = [[row.get(rdflib.Variable(name)) for name in rows.columns] for row in result.bindings]
    assert theirs == [[_rdflib(term, format) for term in row] for row in rows.terms]


def _rdflib(term: Term | None, format: str) -> object:
    import rdflib

    if not isinstance(term, Literal):
        return None if term is None else rdflib.URIRef(term)
    # XML cannot hold NUL: U+FFFD stands for it there
    words = term.value.replace("\x00", "\ufffd") if format == "xml" else term.value
    if term.language:
        return rdflib.Literal(words, lang=term.language)
    return rdflib.Literal(words, datatype=None if term.datatype == STRING else rdflib.URIRef(term.datatype))


def test_pandas(store: Store) -> None:
    """to_pandas gives the columns and values."""
    pandas = pytest.importorskip("pandas")
    frame = query(store, "offices").to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["person"]) == ["Louise Vale", "Greta Sund", "Jory Kell", "Tomas Ridd"]
    assert frame["stories"].sum() == 6
    assert list(query(store, "SELECT ?x { ?x a rec:Nothing }").to_pandas().columns) == ["x"]


def test_without_pandas(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pandas is not, to_pandas says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(QueryError, match=r"pip install 'onrecord\[pandas\]'"):
        query(store, "offices").to_pandas()


def test_table(store: Store) -> None:
    """A table lines up, numbers to the right, and fits the width that it is given; wide characters count as two."""
    lines = query(store, "offices").serialize().splitlines()
    assert lines[0].split()[:7] == ["person", "office", "institution", "status", "since", "until", "stories"]
    first = "Louise Vale  Chair of the Harbour Board  Harbour Board      current  2029                  2"
    assert lines[2] == f"{first}  2031-03-03  2031-04-14"
    narrow = query(store, "evidence").serialize(width=100).splitlines()
    assert max(map(len, narrow)) <= 100
    assert max(map(len, query(store, "people").serialize(width=50).splitlines())) <= 50
    wide = query(store, "SELECT * { VALUES (?a ?b) { ('\u6f22\u5b57' 1) ('ab' 2) } }").serialize().splitlines()
    assert wide[2:] == ["ab    2", "\u6f22\u5b57  1"]
    assert query(store, "SELECT ?x { ?x a rec:Nothing }").serialize() == "x\n\u2500\n"


def test_table_too_wide_says_what_it_leaves_out(store: Store) -> None:
    """Where not even short cells fit, columns without any value go first, then the last, which are named; the first
    stays whole enough to read a date in."""
    everything = query(store, "evidence")
    lines = everything.serialize(width=60).splitlines()
    assert max(map(len, lines)) <= 60
    shown = lines[0].split()
    assert shown == list(everything.columns[: len(shown)])
    assert "2031-03-03" in query(
        store, "SELECT ?a ?b { VALUES (?a ?b) { ('2031-03-03' '%s') } }" % ("x" * 90)
    ).serialize(width=30)
    note = " ".join(lines[2 + len(everything) :])
    assert note.startswith(f"(no room for {everything.columns[len(shown)]}, ")
    assert "-f csv" in note
    empty = query(store, "SELECT * { VALUES (?one ?two ?three) { ('aaaaaaaaaaaaaaa' UNDEF 'bbbbbbbbbbbbbbb') } }")
    assert empty.serialize(width=24).splitlines()[0].split() == ["one", "three"]
    assert "two" in empty.serialize(width=80)
    assert "room" not in empty.serialize(width=24)


def test_table_is_inert() -> None:
    """No control character or change of direction in a text reaches the terminal, and no line break breaks a row."""
    rows = query(Store.memory(records.hostile()), "articles")
    text = rows.serialize()
    assert len(text.splitlines()) == len(text.split("\n")) - 1 == len(rows) + 2
    assert all(char.isprintable() for char in text.replace("\n", ""))


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_hostile_text_in_every_form(format: str) -> None:
    """Every form can be written of a record whose texts try to break out of it."""
    store = Store.memory(records.hostile())
    graph = format in {"ttl", "nt"}
    rows = query(store, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }" if graph else "evidence")
    assert rows.serialize(format).encode()


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("", "no question given; ask one of: articles, changes"),
        ("office", "no saved question 'office'; there are: articles, changes"),
        ("missing.rq", "missing.rq: cannot be read (No such file or directory)"),
        ("SELECT ?x WHERE {", "not a SPARQL question: line 1, column 18, at its end"),
        ("SELECT ?x\nWHERE { ?x ?y ] }", "not a SPARQL question: line 2, column 17, near '}'"),
        ("SELECT ?x { ?x foo:bar ?y }", "no prefix 'foo:' is declared (line 1, column"),
        ("SELECT ?x ?n (COUNT(?y) AS ?c) { ?x ?n ?y }", "not a SPARQL question: line 1"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "an update, not a question"),
        ("DROP ALL", "an update, not a question"),
    ],
)
def test_what_cannot_be_asked(store: Store, question: str, message: str) -> None:
    """What is no question is refused in one line that says where and what to do; nothing is ever changed."""
    before = len(store)
    with pytest.raises(QueryError) as caught:
        query(store, question)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300
    assert str(caught.value).startswith(message)
    assert len(store) == before


@pytest.mark.parametrize(
    "question",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        "PREFIX : <urn:x> SELECT * { ?s ?p :.SERVICE<http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1.SERVICE<http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'a'.SERVICE<http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { BIND('#' AS ?x) SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    ],
)
def test_no_question_leaves_the_machine(store: Store, question: str) -> None:
    """SERVICE would ask another machine: it is refused before anything is sent, however it is written."""
    with pytest.raises(QueryError, match="SERVICE would ask another machine"):
        query(store, question)


def test_the_word_service(store: Store) -> None:
    """The word in a text, a name, a variable or a comment is no SERVICE."""
    words = "SELECT ?service { ?service skos:prefLabel ?n FILTER(?n != 'SERVICE') } # SERVICE\nLIMIT 1"
    assert len(query(store, f"PREFIX SERVICE: <urn:x> {words}")) == 1
    assert len(query(store, "SELECT * { <urn:SERVICE> ?p entity:SERVICE }")) == 0


def test_files(store: Store, tmp_path: Path) -> None:
    """A .rq file is asked, with a byte order mark or without; what is no text, or too large, is named."""
    path = tmp_path / "my question.rq"
    path.write_text("\ufeffSELECT (COUNT(*) AS ?n) { ?p a foaf:Person }", "utf-8")
    assert query(store, str(path))[0].n == 7
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QueryError, match="is not UTF-8 text"):
        query(store, str(path))
    path.write_bytes(b" " * (1 << 21))
    with pytest.raises(QueryError, match="too many for a question"):
        query(store, str(path))


def test_from_names_graphs(store: Store) -> None:
    """A question asks all graphs, or those that it names with FROM; the word in a text or a name does not count."""
    count = "SELECT (COUNT(*) AS ?n) {} WHERE {{ ?s ?p ?o }}"
    everything = query(store, count.format(""))[0].n
    facts = query(store, count.format("FROM graph:facts"))[0].n
    assert everything == len(store)
    assert facts == 29
    assert query(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?from BIND(' FROM ' AS ?x) } # FROM")[0].n == everything
    assert query(store, "SELECT (COUNT(*) AS ?n) { GRAPH graph:facts { ?s ?p ?o } }")[0].n == facts
