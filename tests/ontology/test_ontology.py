"""The ontology: every term labelled and defined, every file well-formed, nothing against the vocabularies it reuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import rdflib
import reused
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS

import records
from onrecord.rdf import quads
from onrecord.rdf.interop import dataset
from onrecord.rdf.terms import Literal, Quad, iri
from onrecord.vocabulary import NAMESPACES, Relation, answers, kinds, ontology, relations, words

FILES = [ontology() / "classes.ttl", *sorted((ontology() / "relations").glob("*.ttl"))]
# The terms of the Web Annotation Vocabulary (https://www.w3.org/TR/annotation-vocab/) that rdflib has no list of.
OA = {
    "Annotation", "Choice", "CssSelector", "CssStyle", "DataPositionSelector", "Direction", "FragmentSelector",
    "HttpRequestState", "Motivation", "RangeSelector", "ResourceSelection", "Selector", "SpecificResource", "State",
    "Style", "SvgSelector", "TextPositionSelector", "TextQuoteSelector", "TextualBody", "TimeState", "XPathSelector",
    "annotationService", "bodyValue", "cachedSource", "canonical", "end", "exact", "hasBody", "hasEndSelector",
    "hasPurpose", "hasScope", "hasSelector", "hasSource", "hasStartSelector", "hasState", "hasTarget", "motivatedBy",
    "prefix", "processingLanguage", "refinedBy", "renderedVia", "sourceDate", "sourceDateEnd", "sourceDateStart",
    "start", "styleClass", "styledBy", "suffix", "textDirection", "via",
}  # fmt: skip
CLOSED: dict[str, Any] = {
    "schema": SDO, "org": ORG, "prov": PROV, "foaf": FOAF, "skos": SKOS, "dct": DCTERMS, "owl": OWL, "rdf": RDF,
    "rdfs": RDFS, "oa": OA,
}  # fmt: skip
# schema.org's own terms for schemas, which rdflib's list leaves out or has under other names
META = {"schema:domainIncludes", "schema:rangeIncludes"}


def graph(*paths: Path) -> rdflib.Graph:
    """The Turtle files as one rdflib graph."""
    found = rdflib.Graph()
    for path in paths or FILES:
        found.parse(path, format="turtle")
    return found


def short(term: Any) -> str:
    """An IRI with its prefix."""
    for prefix, namespace in NAMESPACES.items():
        if str(term).startswith(namespace):
            return f"{prefix}:{str(term).removeprefix(namespace)}"
    return str(term)


def used() -> list[Quad]:
    """All that the layout can write: the small record, one with decisions, the hostile one, and a revision."""
    from dataclasses import replace

    whole = records.small()
    accepts = next(each for each in whole.statements if each.relation == "accepts")
    rejects = next(each for each in whole.statements if each.relation == "rejects")
    turned = replace(accepts, roles=(("revises", rejects.id),))
    whole = replace(whole, statements=(*(each for each in whole.statements if each is not accepts), turned))
    return [*quads(whole, with_text=True), *quads(records.decided()), *quads(records.hostile())]


def test_every_own_term_is_defined() -> None:
    """Each term of ours has one English label and one definition, and every one in use is declared."""
    found = graph()
    own = {term for term in found.subjects(RDF.type) if str(term).startswith(NAMESPACES["rec"])}
    assert len(own) > 80
    for term in own:
        labels, definitions = list(found.objects(term, RDFS.label)), list(found.objects(term, SKOS.definition))
        assert [label.language for label in labels] == ["en"], term  # type: ignore[attr-defined]
        assert [text.language for text in definitions] == ["en"], term  # type: ignore[attr-defined]
        assert str(definitions[0])[0].isupper(), definitions
        assert str(definitions[0]).endswith("."), definitions
    named = {str(term) for triple in found for term in triple if isinstance(term, rdflib.URIRef)}
    named |= {term for quad in used() for term in (quad.predicate, quad.object) if isinstance(term, str)}
    shapes = graph(ontology() / "shapes.ttl")
    named |= {str(term) for triple in shapes for term in triple if isinstance(term, rdflib.URIRef)}
    undeclared = {term for term in named if term.startswith(NAMESPACES["rec"])} - {str(term) for term in own}
    assert undeclared == set()


def test_every_property_has_a_place() -> None:
    """Each property of ours says what it is a property of, and what it leads to, or stands for anything on purpose."""
    found = graph()
    anything = {
        "rec:decides",
        "rec:entity",
        "rec:named",
        "rec:reason",
        "rec:subject",
        "rec:object",
        "rec:holder",
        "rec:saidBy",
        "rec:institution",
    }
    anything |= {
        "rec:since",
        "rec:until",
        "rec:asOf",
        "rec:plain",
        "rec:plainSubject",
        "rec:variantOf",
        "rec:whenStatus",
    }
    types = (RDF.Property, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    properties = {term for type_ in types for term in found.subjects(RDF.type, type_)}
    for term in properties:
        domain = [*found.objects(term, RDFS.domain), *found.objects(term, SDO.domainIncludes)]
        range_ = [*found.objects(term, RDFS.range), *found.objects(term, SDO.rangeIncludes)]
        assert short(term) in anything or (domain and range_), short(term)
        assert domain or range_ or short(term) in {"rec:named", "rec:reason"}, short(term)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_reused_terms_exist(path: Path) -> None:
    """Every term of another vocabulary in the ontology's files is one that the vocabulary has."""
    found = graph(path)
    _exist({term for triple in found for term in triple if isinstance(term, rdflib.URIRef)})


def test_reused_terms_in_data_exist() -> None:
    """Every term of another vocabulary that is written into a record, or asked for in a saved question or a shape, is
    one that the vocabulary has."""
    data = {rdflib.URIRef(quad.predicate) for quad in used()}
    data |= {rdflib.URIRef(str(quad.object)) for quad in used() if quad.predicate == iri("rdf:type")}
    prefixes = "|".join(CLOSED)
    for path in (*(ontology() / "queries").glob("*.rq"), ontology() / "shapes.ttl", ontology() / "context.jsonld"):
        names = re.findall(rf"(?<![\w:/])((?:{prefixes}):\w+)", path.read_text("utf-8"))
        assert names
        data |= {rdflib.URIRef(iri(name)) for name in names}
    _exist(data)


def _exist(terms: set[rdflib.URIRef]) -> None:
    for term in terms:
        prefix, _, local = short(term).partition(":")
        if prefix in CLOSED and short(term) not in META and local:
            vocabulary = CLOSED[prefix]
            assert (local in vocabulary) if prefix == "oa" else (term in vocabulary), short(term)


def _above(name: str) -> set[str]:
    """The class with all that it is a subclass of, by its own vocabulary or by classes.ttl."""
    own = graph(ontology() / "classes.ttl")
    found, waiting = set(), [name]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting += reused.CLASSES.get(current, ())
            waiting += [short(each) for each in own.objects(rdflib.URIRef(iri(current)), RDFS.subClassOf)]
    return found


def _literal_fits(value: Literal, wanted: tuple[str, ...]) -> bool:
    name = short(value.datatype)
    dates = {"xsd:date", "xsd:dateTime", "xsd:gYear", "xsd:gYearMonth"}
    fits = {
        "literal": True,
        "text": name == "xsd:string",
        "url": name == "xsd:anyURI",
        # a date that is none (a page may say anything) stays a string
        "date": name in dates or (name == "xsd:string" and not re.match(r"\d{4}(-\d\d)?(-\d\d)?$", value.value)),
        "rdfs:Resource": True,
    }
    return any(fits.get(each, each == name) for each in wanted)


def test_domains_and_ranges() -> None:
    """Nothing is said with a term of another vocabulary that its domain or range forbids: whatever has a property of
    it belongs, as it is written, to a class that the property is for."""
    found = used()
    types: dict[str, set[str]] = {}
    above: dict[str, set[str]] = {}
    for quad in found:
        if quad.predicate == iri("rdf:type"):
            name = short(quad.object)
            above.setdefault(name, _above(name))
            types.setdefault(quad.subject, set()).update(above[name])
    seen = set()
    for quad in found:
        name = short(quad.predicate)
        prefix = name.partition(":")[0]
        if prefix in {"rec", "detail", "role", "relation"}:
            continue
        assert name in reused.PROPERTIES, f"{name} is not in the table of reused terms"
        domain, range_ = reused.PROPERTIES[name]
        seen.add(name)
        own = types.get(quad.subject, set())
        assert domain is None or own & set(domain), f"{name} of {quad.subject}, which is {own}"
        if isinstance(quad.object, Literal):
            assert range_ is None or _literal_fits(quad.object, range_), f"{name} {quad.object}"
        elif range_ is not None and not {"schema:Thing", "rdfs:Resource"} & set(range_):
            theirs = types.get(quad.object, set())
            assert theirs & set(range_), f"{name} to {quad.object}, which is {theirs}"
    untested = {name for name in reused.PROPERTIES if name not in seen} - {
        short(predicate) for predicate in graph().predicates()
    }
    assert untested == set(), "terms in the table that nothing uses"


def test_classes_do_not_clash() -> None:
    """Nothing is written as two classes that have nothing in common."""
    types: dict[str, set[str]] = {}
    for quad in used():
        if quad.predicate == iri("rdf:type"):
            types.setdefault(quad.subject, set()).update(_above(short(quad.object)))
    for one, other in reused.DISJOINT:
        assert not [node for node, found in types.items() if {one, other} <= found]


def test_labels_keep_to_skos() -> None:
    """SKOS: one preferred label, and it is not an alternative one as well."""
    labels: dict[str, list[Any]] = {}
    others = {(quad.subject, quad.object) for quad in used() if quad.predicate == iri("skos:altLabel")}
    for quad in set(used()):
        if quad.predicate == iri("skos:prefLabel"):
            labels.setdefault(quad.subject, []).append(quad.object)
            assert (quad.subject, quad.object) not in others
    assert {len(found) for found in labels.values()} == {1}


# ----------------------------------------------------------------------------------------------------------- relations


@pytest.mark.parametrize("name", sorted(relations()))
def test_relation_file(name: str) -> None:
    """A relation has a file of its name, a label, a definition, the kinds on either side, and an example of its own."""
    relation = relations()[name]
    path = ontology() / "relations" / f"{name}.ttl"
    assert list(graph(path).subjects(RDF.type, rdflib.URIRef(iri("rec:Relation")))) == [rdflib.URIRef(relation.iri)]
    assert relation.label
    assert relation.definition.endswith(".")
    assert set(relation.subjects) <= set(kinds())
    assert set(relation.objects) <= set(kinds())
    assert relation.subjects
    assert set(relation.plain_subjects) <= set(relation.subjects)
    sentence, subject, target = relation.example
    assert subject in sentence or subject.split()[-1] in sentence
    assert relation.name == "issued" or target in sentence
    assert "_" not in relation.label


def test_relations_of_the_house() -> None:
    """The relations that extractors may name are all there."""
    assert set(relations()) == {
        "holds", "member_of", "works_for", "part_of", "located_in", "author", "chair", "commissioned_by", "about",
        "issued", "recommends", "recommendation_count", "answers", "said", "calls_for", "recommends_that", "accepts",
        "promises", "announces", "rejects", "opposes", "resists", "criticises", "condemns", "warns", "supports",
        "denies",
    }  # fmt: skip


def test_sides_agree_with_the_network() -> None:
    """The side that a relation or an answer takes is the same in the ontology and on the lines of the network."""
    sides = {"for": "for", "against": "against", "-": ""}
    lines = words("lines")
    for name, relation in relations().items():
        if name in lines:
            assert sides[lines[name][4]] == relation.side, name
    for answer, side in answers().items():
        assert sides[lines[f"answers:{answer}"][4]] == side, answer


def test_variants() -> None:
    """Who formerly held an office is written with another property than who holds it; each status but the present
    ones has one, or none on purpose."""
    holds = relations()["holds"]
    assert set(holds.variants) == {"former", "shadow", "elect", "candidate"}
    assert len({holds.plain, *holds.variants.values()}) == 5
    statuses = graph(ontology() / "classes.ttl").subjects(RDF.type, rdflib.URIRef(iri("rec:Status")))
    assert {str(each).split("/")[-1] for each in statuses} == {*holds.variants, "current", "acting"}


def _classes_of(relation: Relation, kinds_: tuple[str, ...]) -> set[str]:
    return {short(class_) for kind in kinds_ for class_ in kinds()[kind].classes}


@pytest.mark.parametrize("name", sorted(relations()))
def test_plain_property_fits_its_relation(name: str) -> None:
    """The property of another vocabulary that a relation is written with is for the kinds that the relation is for."""
    relation = relations()[name]
    reused_name = short(relation.plain)
    if reused_name.startswith("rec:"):
        return
    domain, range_ = reused.PROPERTIES[reused_name]
    for kind in relation.plain_subjects:
        above = {each for class_ in kinds()[kind].classes for each in _above(short(class_))}
        assert domain is None or above & set(domain), f"{reused_name} of a {kind}"
    for kind in relation.objects:
        above = {each for class_ in kinds()[kind].classes for each in _above(short(class_))}
        assert range_ is None or above & set(range_), f"{reused_name} to a {kind}"


# --------------------------------------------------------------------------------------------------------- other files


def test_shapes_are_shacl() -> None:
    """The shapes are themselves valid SHACL."""
    import pyshacl

    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=graph(ontology() / "shapes.ttl"), meta_shacl=True)
    assert conforms, text


def test_shapes_look_at_every_class() -> None:
    """Every class that a record is written with has a shape, or is one of a node that another shape looks at."""
    shapes = graph(ontology() / "shapes.ttl")
    targets = {short(each) for each in shapes.objects(None, rdflib.SH.targetClass)}
    targets |= {short(each) for each in shapes.objects(None, rdflib.SH["class"])}
    written = {short(quad.object) for quad in used() if quad.predicate == iri("rdf:type")}
    assert {name for name in written if not name.startswith("kind:")} - targets <= {"skos:Concept"}


def test_context_names_every_property() -> None:
    """The JSON-LD context has a short key for every property that the small record is written with, and each key leads
    to one property."""
    context = json.loads((ontology() / "context.jsonld").read_text("utf-8"))["@context"]
    terms: dict[str, list[str]] = {}
    for key, value in context.items():
        name = value if isinstance(value, str) else value.get("@id", "") if isinstance(value, dict) else ""
        if re.fullmatch(r"[a-z]+:\w+", name):
            terms.setdefault(iri(name), []).append(key)
    assert not {name: keys for name, keys in terms.items() if len(keys) > 1}
    missing = {quad.predicate for quad in quads(records.decided(), with_text=True)} - set(terms) - {iri("rdf:type")}
    assert {short(name) for name in missing if not name.startswith(NAMESPACES["detail"])} == set()


def test_prefixes_are_the_same_everywhere() -> None:
    """A prefix means the same in every file of the ontology."""
    for path in (*FILES, ontology() / "shapes.ttl"):
        for prefix, namespace in re.findall(r"@prefix (\w+): <([^>]+)>", path.read_text("utf-8")):
            if prefix not in {"sh", "shape"}:
                assert NAMESPACES[prefix] == namespace, (path.name, prefix)


def test_worked_sentence() -> None:
    """The Turtle of the worked sentence in ontology/README.md is what the record of that sentence is written as."""
    from worked import RECORD

    readme = (ontology() / "README.md").read_text("utf-8")
    blocks = re.findall(r"```turtle\n(.*?)```", readme, re.DOTALL)
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in NAMESPACES.items())
    shown = rdflib.Graph().parse(data=prefixes + "\n".join(blocks), format="turtle")
    written = {triple[:3] for triple in dataset(quads(RECORD)).quads()}
    assert len(shown) > 25
    assert set(shown) - written == set()
    assert RECORD.articles[0].text in " ".join(readme.split())


def test_diagram_names_what_there_is() -> None:
    """Every class and property in the diagram of ontology/README.md is one that a record is written with."""
    readme = (ontology() / "README.md").read_text("utf-8")
    (diagram,) = re.findall(r"```mermaid\n(.*?)```", readme, re.DOTALL)
    names = set(re.findall(r"\b(?:rec|schema|foaf|org|prov|oa|skos|dct):\w+", diagram))
    written = {short(quad.predicate) for quad in used()} | {short(quad.object) for quad in used()}
    assert len(names) > 20
    assert names - written == set()
