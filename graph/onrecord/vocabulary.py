"""The ontology folder as Python: where it lies, its namespaces, kinds and relations, and its word lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

__all__ = ["NAMESPACES", "Kind", "Relation", "answers", "kinds", "ontology", "relations", "words"]

_BASE = "https://w3id.org/onrecord/"

NAMESPACES: Mapping[str, str] = {
    "rec": _BASE + "ns#",
    "schema": "https://schema.org/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    # where the things on record live
    "article": _BASE + "article/",
    "entity": _BASE + "entity/",
    "statement": _BASE + "statement/",
    "evidence": _BASE + "evidence/",
    "merge": _BASE + "merge/",
    "span": _BASE + "span/",
    "story": _BASE + "story/",
    "publisher": _BASE + "publisher/",
    "topic": _BASE + "topic/",
    "graph": _BASE + "graph/",
    "decision": _BASE + "decision/",
    "agent": _BASE + "agent/",
    "match": _BASE + "match/",
    "authority": _BASE + "authority/",
    # names that an extractor may make up, beside those that the ontology defines
    "detail": _BASE + "detail/",
    "role": _BASE + "role/",
    "relation": _BASE + "relation/",
    "kind": _BASE + "kind/",
}
"""Prefix -> namespace, for every Turtle file and query of ours; queries need not declare them."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entity (ontology/classes.ttl). classes: the IRIs of the classes that an entity of it belongs to."""

    name: str
    label: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation (ontology/relations/NAME.ttl).

    subjects, objects: kinds on either side; objects is empty where the object is a plain value.
    plain: IRI of the property that states it as a plain triple, where the subject is of one of `plain_subjects`; a
    property of another vocabulary where one fits, else `iri` itself. variants: status or answer -> the property in
    its place ("former" -> rec:held), "" -> none is written. side: "for" or "against" its object, else "".
    wordings: lemmas that say it where wording is enough. example: a sentence, and who and what it holds.
    """

    name: str
    iri: str
    label: str
    definition: str
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    plain: str = ""
    plain_subjects: tuple[str, ...] = ()
    variants: Mapping[str, str] = field(default_factory=dict, hash=False)
    side: str = ""
    wordings: tuple[str, ...] = ()
    example: tuple[str, str, str] = ("", "", "")


@cache
def ontology() -> Path:
    """The ontology folder: inside the installed package, else the checkout's own."""
    installed = Path(str(files("onrecord") / "ontology"))
    return installed if installed.is_dir() else Path(__file__).resolve().parents[2] / "ontology"


@cache
def words(name: str) -> dict[str, tuple[str, ...]]:
    """The word list `ontology/words/NAME.tsv`: form -> the further columns of its line.

    Lines starting with # are comments (they say what the columns mean and where the words come from). Forms are
    as written; most lists are in lower case and looked up with lower-cased text.

    Raises FileNotFoundError if there is no such list: lists are part of the package, so that is a fault of ours.
    """
    table: dict[str, tuple[str, ...]] = {}
    for line in (ontology() / "words" / f"{name}.tsv").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            form, *rest = line.split("\t")
            table[form.strip()] = tuple(cell.strip() for cell in rest)
    return table


class _Terms:
    """The triples of some of our own Turtle files, by subject and property."""

    def __init__(self, *paths: Path) -> None:
        from pyoxigraph import RdfFormat, parse

        self.values: dict[str, dict[str, list[str]]] = {}
        for path in paths:
            for triple in parse(path=path, format=RdfFormat.TURTLE):
                if hasattr(triple.subject, "value") and hasattr(triple.object, "value"):
                    about = self.values.setdefault(triple.subject.value, {})
                    about.setdefault(triple.predicate.value, []).append(triple.object.value)

    def all(self, subject: str, name: str) -> tuple[str, ...]:
        prefix, local = name.split(":")
        return tuple(self.values.get(subject, {}).get(NAMESPACES[prefix] + local, ()))

    def one(self, subject: str, name: str) -> str:
        return next(iter(self.all(subject, name)), "")

    def of_type(self, name: str) -> list[str]:
        prefix, local = name.split(":")
        return [subject for subject in self.values if NAMESPACES[prefix] + local in self.all(subject, "rdf:type")]


@cache
def _classes() -> _Terms:
    return _Terms(ontology() / "classes.ttl")


@cache
def kinds() -> dict[str, Kind]:
    """The kinds of entity by name."""
    terms = _classes()
    found = [
        Kind(terms.one(iri, "skos:notation"), terms.one(iri, "skos:prefLabel"), terms.all(iri, "rec:writtenAs"))
        for iri in terms.of_type("rec:Kind")
    ]
    return {kind.name: kind for kind in found}


@cache
def answers() -> dict[str, str]:
    """The answers to a recommendation, with the side that each takes: "for", "against" or ""."""
    terms = _classes()
    return {terms.one(iri, "skos:notation"): terms.one(iri, "rec:side") for iri in terms.of_type("rec:Answer")}


@cache
def relations() -> dict[str, Relation]:
    """The relations by name, in order of name."""
    terms = _Terms(*sorted((ontology() / "relations").glob("*.ttl")))
    found: dict[str, Relation] = {}
    for iri in terms.of_type("rec:Relation"):
        subjects = tuple(kind.removeprefix(NAMESPACES["kind"]) for kind in terms.all(iri, "rec:subjectKind"))
        plain_subjects = tuple(kind.removeprefix(NAMESPACES["kind"]) for kind in terms.all(iri, "rec:plainSubject"))
        variants = {
            status: terms.one(variant, "rec:plain") or variant
            for variant in terms.values
            if terms.one(variant, "rec:variantOf") == iri
            for status in terms.all(variant, "rec:whenStatus")
        }
        name = terms.one(iri, "skos:notation")
        found[name] = Relation(
            name=name,
            iri=iri,
            label=terms.one(iri, "rdfs:label"),
            definition=terms.one(iri, "skos:definition"),
            subjects=subjects,
            objects=tuple(kind.removeprefix(NAMESPACES["kind"]) for kind in terms.all(iri, "rec:objectKind")),
            plain=terms.one(iri, "rec:plain") or iri,
            plain_subjects=plain_subjects or subjects,
            variants=variants,
            side=terms.one(iri, "rec:side"),
            wordings=terms.all(iri, "rec:wording"),
            example=(
                terms.one(iri, "skos:example"),
                terms.one(iri, "rec:exampleSubject"),
                terms.one(iri, "rec:exampleObject"),
            ),
        )
    return dict(sorted(found.items()))
