"""The order of a question made at home: the same rows in the same order as the engine's own, or left to the engine."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import records
from onrecord.asking import apart, rows
from onrecord.query import saved
from onrecord.rdf.terms import Literal, Term, iri
from onrecord.store import Store
from onrecord.vocabulary import NAMESPACES


@pytest.fixture(scope="module")
def store() -> Store:
    """The small record."""
    return Store.memory(records.small())


def engines_own(store: Store, sparql: str) -> list[tuple[Term | None, ...]]:
    """The rows as the engine gives them, asked for the whole question and taken term by term."""
    found: Any = store.engine.query(sparql, prefixes=dict(NAMESPACES), use_default_graph_as_union=True)
    return [tuple(_plain(term) for term in row) for row in found]


def _plain(term: Any) -> Term | None:
    if isinstance(term, ox.Literal):
        return Literal(term.value, term.datatype.value, term.language or "")
    return None if term is None else term.value


@pytest.mark.parametrize("name", sorted(saved()))
def test_saved_questions(store: Store, name: str) -> None:
    """Every saved question is put in order here, and comes out as the engine has it."""
    text = saved()[name].read_text("utf-8")
    assert apart(text) is not None
    assert store.query(text).rows == engines_own(store, text)


LABELS = "{ ?x skos:prefLabel ?n OPTIONAL { ?x rec:named ?k } }"


@pytest.mark.parametrize(
    "question",
    [
        f"SELECT ?n WHERE {LABELS} ORDER BY ?k ?n ?x",
        f"SELECT ?n {LABELS} ORDER BY DESC(?k) ASC(?n) ?x",
        f"SELECT DISTINCT ?k {LABELS} ORDER BY ?n",
        f'PREFIX s: <urn:s> SELECT ?x ?k {LABELS} order by COALESCE(STR(?k), "") ?x',
        f"SELECT ?n # }} ORDER BY ?k\n {LABELS} ORDER BY ?n ?x",
        "SELECT ?n { BIND('} ORDER BY ?x' AS ?m) ?x skos:prefLabel ?n } ORDER BY ?n ?x",
        "SELECT ?e ?s { ?e oa:start ?s } ORDER BY DESC(?s) ?e",
        "SELECT ?s ?o { ?s rec:object ?o } ORDER BY ?o ?s",
        "SELECT ?x ?none { ?x a foaf:Person } ORDER BY ?none ?x",
        "SELECT ?x { ?x a rec:Nothing } ORDER BY ?x",
    ],
)
def test_own_order(store: Store, question: str) -> None:
    """What is sorted here: columns asked for or not, up and down, where there is nothing, texts that look like more."""
    assert apart(question) is not None
    assert store.query(question).rows == engines_own(store, question)


@pytest.mark.parametrize(
    "question",
    [
        f"SELECT ?n {LABELS}",
        f"SELECT * {LABELS} ORDER BY ?n",
        f"SELECT (STR(?x) AS ?n) {LABELS} ORDER BY ?n",
        f"SELECT ?n {LABELS} ORDER BY ?n LIMIT 2",
        f"SELECT ?n {LABELS} ORDER BY LCASE(?n)",
        f"SELECT ?n {LABELS} ORDER BY ?n # up",
        f"SELECT ?k {LABELS} GROUP BY ?k ORDER BY ?k",
        "SELECT ?n FROM graph:entities { ?x skos:prefLabel ?n } ORDER BY ?n",
        "SELECT ?n { ?x skos:prefLabel ?n } ORDER BY ?n VALUES ?x { UNDEF }",
        "SELECT ?n { ?x skos:prefLabel ?n FILTER(?n != '\\u007D') } ORDER BY ?n",
        "ASK { ?x a foaf:Person }",
        "CONSTRUCT { ?x a foaf:Agent } WHERE { ?x a foaf:Person } ORDER BY ?x",
    ],
)
def test_left_to_the_engine(question: str) -> None:
    """Whatever does not end in columns to sort by, or asks for more than columns, is asked as it is."""
    assert apart(question) is None


@pytest.mark.parametrize(
    "values", ["1 2.5 10", "'b' 'a'@en", "'2' 10", "<urn:a> 1", "'2031'^^xsd:gYear '2029'^^xsd:gYear"]
)
def test_mixed_values(store: Store, values: str) -> None:
    """A column of several sorts, or of a sort with an order of its own, is in the engine's order."""
    question = f"SELECT ?v {{ VALUES ?v {{ {values} UNDEF }} }} ORDER BY ?v"
    parted = apart(question)
    assert parted is not None
    assert parted.arrange(engines_own(store, parted.sparql)) is None
    assert store.query(question).rows == engines_own(store, question)


WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
TERMS = st.one_of(
    WORDS.map(ox.Literal),
    st.builds(lambda words, tag: ox.Literal(words, language=tag), WORDS, st.sampled_from(["en", "de-at"])),
    st.integers(-(10**12), 10**12).map(ox.Literal),
    st.booleans().map(ox.Literal),
    st.floats().map(ox.Literal),
    st.builds(
        lambda words, kind: ox.Literal(words, datatype=ox.NamedNode(iri(kind))),
        WORDS,
        st.sampled_from(["xsd:date", "xsd:decimal", "xsd:integer", "xsd:boolean", "edtf:EDTF", "xsd:anyURI"]),
    ),
    st.sampled_from(["urn:x", "https://courier.example/a?b=c&d=%22#e", "urn:\u00e9"]).map(ox.NamedNode),
)


@settings(deadline=None)
@given(st.lists(TERMS, min_size=1, max_size=20))
def test_every_term(terms: list[Any]) -> None:
    """Each term comes back from the engine's TSV as the engine hands it over: any text, type, language and IRI."""
    engine = ox.Store()
    for number, term in enumerate(terms):
        engine.add(ox.Quad(ox.NamedNode(f"urn:{number}"), ox.NamedNode("urn:p"), term))
    found: Any = engine.query("SELECT ?o ?none ?s { ?s ?p ?o }")
    data = engine.query("SELECT ?o ?none ?s { ?s ?p ?o }").serialize(format=ox.QueryResultsFormat.TSV)  # type: ignore[union-attr]
    assert rows((data or b"").decode()) == [tuple(_plain(term) for term in row) for row in found]


def test_odd_rows(store: Store) -> None:
    """Rows without columns, rows with nothing in them, blank nodes and a triple as a term."""
    assert store.query("SELECT * {}").rows == [()]
    assert store.query("SELECT ?x {}").rows == [(None,)]
    ((blank, triple),) = store.query("SELECT (BNODE() AS ?b) (<<( <urn:a> <urn:b> 'x\\ty' )>> AS ?t) {}").rows
    assert str(blank).startswith("_:")
    assert triple == '<urn:a> <urn:b> "x\\ty"'


def test_complaints_are_of_the_words_asked(store: Store) -> None:
    """A fault is told at its place in the question as it was written, not as it was asked."""
    from onrecord.errors import QueryError

    with pytest.raises(QueryError, match="line 1, column 21, near '} ORDER BY"):
        store.query("SELECT ?s { ?s ?p ] } ORDER BY ?x ?y")
