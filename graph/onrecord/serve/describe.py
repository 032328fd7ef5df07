"""What the service says of itself: SPARQL 1.1 Service Description, with VoID for the size of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.rdf.names import CLAIMS, ENTITIES, FACTS
from onrecord.rdf.terms import Literal, Term, iri
from onrecord.serve.formats import written

if TYPE_CHECKING:
    from onrecord.serve.snapshot import Snapshot

__all__ = ["description"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples",
    "JSON-LD", "RDF_XML",
)  # fmt: skip
_GRAPHS = {
    ENTITIES: "people, bodies, offices, reports; stories, publishers, topics",
    CLAIMS: "the statements, each a node",
    FACTS: "plain triples: only what articles assert in their own voice",
}


def description(snapshot: Snapshot, base: str, form: str) -> str:
    """The description in a form of `formats`, of the service at this address."""
    endpoint, data = f"{base}/sparql", f"{base}/sparql#record"
    default = f"{base}/sparql#union"
    counts = snapshot.folder.about.get("counts", {})
    triples: list[tuple[str, str, Term]] = [
        (f"{endpoint}#service", iri("rdf:type"), _SD + "Service"),
        (f"{endpoint}#service", _SD + "endpoint", endpoint),
        (f"{endpoint}#service", _SD + "supportedLanguage", _SD + "SPARQL11Query"),
        (f"{endpoint}#service", _SD + "feature", _SD + "UnionDefaultGraph"),
        (f"{endpoint}#service", _SD + "defaultDataset", data),
        (data, iri("rdf:type"), _SD + "Dataset"),
        (data, iri("rdf:type"), _VOID + "Dataset"),
        (data, iri("dct:title"), Literal(snapshot.title)),
        (data, iri("dct:identifier"), Literal(snapshot.name)),
        (data, _SD + "defaultGraph", default),
        (data, _VOID + "uriSpace", Literal(iri("rec:").rpartition("ns#")[0])),
        (default, iri("rdf:type"), _SD + "Graph"),
        (default, iri("rdfs:comment"), Literal("all graphs together: each triple lies in exactly one of them")),
        (default, _VOID + "triples", Literal(str(len(snapshot.store)), iri("xsd:integer"))),
    ]
    triples += [(f"{endpoint}#service", _SD + "resultFormat", _FORMATS + name) for name in _RESULTS]
    for name, words in _GRAPHS.items():
        node = f"{base}/sparql#{name.rpartition('/')[2]}"
        triples += [
            (data, _SD + "namedGraph", node),
            (node, iri("rdf:type"), _SD + "NamedGraph"),
            (node, _SD + "name", name),
            (node, iri("rdfs:comment"), Literal(words)),
        ]
    words = f"beside these, one graph for each of {counts.get('articles', 'its')} articles"
    triples.append((data, iri("rdfs:comment"), Literal(words)))
    return written(triples, form)
