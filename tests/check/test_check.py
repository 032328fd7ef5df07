# ruff: noqa: E501 - updates are easier to read on one line
"""check finds each rule broken, one at a time, and nothing in a sound record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

import records
from onrecord.check import Problem, check
from onrecord.model import Record
from onrecord.rdf.terms import iri
from onrecord.store import Store


def test_sound() -> None:
    """A record as it is written breaks no rule: the small one, the hostile one, an empty one."""
    for whole in (records.small(), records.hostile(), Record()):
        assert check(Store.memory(whole), whole.articles) == []


def test_sound_on_disk(tmp_path: Path) -> None:
    """A store on disk is checked as it lies there."""
    whole = records.small()
    Store.write(whole, tmp_path / "graph")
    with Store.open(tmp_path / "graph") as store:
        assert check(store, whole.articles) == []


def broken(update: str, whole: Record | None = None) -> list[Problem]:
    """The problems of the small record after an update behind its back."""
    from onrecord.vocabulary import NAMESPACES

    whole = whole or records.small()
    store = Store.memory(whole)
    before = store.dump()
    store.engine.update(update, prefixes=dict(NAMESPACES))
    assert store.dump() != before, "the update changed nothing"
    return check(store, whole.articles)


G = "GRAPH graph:"
BREAKS = {
    "a fact that no article asserts": (
        f"INSERT {{ {G}facts {{ ?p rec:holds ?o }} }} WHERE {{ {G}entities {{ ?p skos:prefLabel 'Greta Sund' . ?o skos:prefLabel 'Interior Minister' }} }}",
        "facts",
        "is stated, and no article asserts it",
    ),
    "a fact lost": (
        f"DELETE WHERE {{ {G}facts {{ ?p org:memberOf ?o }} }}",
        "facts",
        "is asserted, and not stated",
    ),
    "a wrong count of stories": (
        f"DELETE {{ {G}claims {{ ?s rec:stories 2 }} }} INSERT {{ {G}claims {{ ?s rec:stories 3 }} }} WHERE {{ {G}claims {{ ?s rec:stories 2 }} }}",
        "facts",
        "rec:stories is not what the evidence gives",
    ),
    "a mention lost": (
        "DELETE { GRAPH ?g { ?a schema:mentions ?e } } WHERE { GRAPH ?g { ?a schema:mentions ?e } }",
        "facts",
        "schema:mentions is missing, or not what the evidence gives",
    ),
    "a triple in two graphs": (
        f"INSERT {{ {G}facts {{ ?r dct:issued ?d }} {G}claims {{ ?r dct:issued ?d }} }} WHERE {{ {G}facts {{ ?r dct:issued ?d }} }}",
        "graphs",
        "is in 2 graphs: graph:claims, graph:facts",
    ),
    "a triple in no graph": ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "graphs", "is in no named graph"),
    "a graph of somebody else's": (
        "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> } }",
        "graphs",
        "is no graph of the layout",
    ),
    "a blank node": (f"INSERT DATA {{ {G}entities {{ [] a <urn:c> }} }}", "graphs", "is a blank node"),
    "words that are not in the article": (
        "DELETE { GRAPH ?g { ?s oa:exact ?w } } INSERT { GRAPH ?g { ?s oa:exact 'It is bold,' } } WHERE { GRAPH ?g { ?s oa:exact ?w FILTER(?w = 'It is timid,') } }",
        "evidence",
        "its words 'It is bold,' are not at [416, 428) of article a2report: there is 'It is timid,'",
    ),
    "long words that differ near their end": (
        "DELETE { GRAPH ?g { ?s oa:exact ?w } } INSERT { GRAPH ?g { ?s oa:exact ?other } } WHERE { GRAPH ?g { ?s oa:exact ?w FILTER(STRLEN(?w) > 90) BIND(CONCAT(SUBSTR(?w, 1, STRLEN(?w) - 1), '#') AS ?other) } }",
        "evidence",
        "#' are not at [",
    ),
    "offsets moved by one": (
        "DELETE { GRAPH ?g { ?s oa:start ?n } } INSERT { GRAPH ?g { ?s oa:start 417 } } WHERE { GRAPH ?g { ?s oa:start ?n ; oa:exact 'It is timid,' } }",
        "evidence",
        "are not at [417, 428) of article a2report",
    ),
    "a statement without evidence": (
        "DELETE { GRAPH ?g { ?s rec:evidence ?e } } WHERE { GRAPH ?g { ?s rec:evidence ?e } GRAPH graph:claims { ?s rec:relation rec:memberOf } }",
        "shape",
        "a statement has evidence",
    ),
    "a standing that there is not": (
        "DELETE { GRAPH ?g { ?e rec:standing 'planned' } } INSERT { GRAPH ?g { ?e rec:standing 'rumoured' } } WHERE { GRAPH ?g { ?e rec:standing 'planned' } }",
        "shape",
        "the standing is one of asserted, reported, planned, denied, hedged (not 'rumoured')",
    ),
    "an entity with two names": (
        f"INSERT {{ {G}entities {{ ?p skos:prefLabel 'G. Sund' }} }} WHERE {{ {G}entities {{ ?p skos:prefLabel 'Greta Sund' }} }}",
        "shape",
        "everything on record has one name, which is not among its aliases",
    ),
    "an alias that is the name": (
        f"INSERT {{ {G}entities {{ ?p skos:altLabel 'Greta Sund' }} }} WHERE {{ {G}entities {{ ?p skos:prefLabel 'Greta Sund' }} }}",
        "shape",
        "everything on record has one name, which is not among its aliases",
    ),
    "two subjects": (
        f"INSERT {{ {G}claims {{ ?s rec:subject ?other }} }} WHERE {{ {G}claims {{ ?s rec:relation rec:memberOf }} {G}entities {{ ?other skos:prefLabel 'Oona Pell' }} }}",
        "shape",
        "a statement has one subject, which has a name",
    ),
    "a status that there is not": (
        f"DELETE {{ {G}claims {{ ?s rec:status 'elect' }} }} INSERT {{ {G}claims {{ ?s rec:status 'retired' }} }} WHERE {{ {G}claims {{ ?s rec:status 'elect' }} }}",
        "shape",
        "the status is one of current, acting, former, shadow, elect, candidate (not 'retired')",
    ),
    "an office in a person": (
        f"INSERT {{ {G}entities {{ ?o org:postIn ?p }} }} WHERE {{ {G}entities {{ ?o skos:prefLabel 'Interior Minister' . ?p skos:prefLabel 'Oona Pell' }} }}",
        "shape",
        "an office belongs to an institution",
    ),
    "a confidence beyond certainty": (
        "DELETE { GRAPH ?g { ?e rec:confidence ?c } } INSERT { GRAPH ?g { ?e rec:confidence 1.5e0 } } WHERE { GRAPH ?g { ?e rec:confidence ?c ; rec:standing 'planned' } }",
        "shape",
        "the confidence lies between 0 and 1",
    ),
    "a statement that cannot be read back": (
        f"DELETE WHERE {{ {G}claims {{ ?s rec:object ?o ; rec:relation rec:memberOf ; rec:subject ?p }} }}",
        "shape",
        "cannot be read back",
    ),
}


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_each_rule(name: str) -> None:
    """A record that breaks a rule is told which, where, and how."""
    update, rule, message = BREAKS[name]
    found = broken(update)
    assert [problem for problem in found if problem.rule == rule and message in problem.what], found
    assert all("\n" not in str(problem) for problem in found)


def test_text_missing() -> None:
    """Evidence that cannot be looked up, since its article's text is not there, is a problem and not passed over."""
    found = check(Store.memory(records.small()))
    assert len(found) >= 33
    assert all(problem.rule == "evidence" and "whose text is not here" in problem.what for problem in found)


def test_revised_statement_of_another_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stance that revises one of which another batch of articles holds the evidence is sound."""
    import onrecord.check

    whole = records.small()
    rejects, accepts = (
        next(each for each in whole.statements if each.relation == name) for name in ("rejects", "accepts")
    )
    turned = replace(accepts, roles=(("revises", rejects.id),))
    whole = replace(whole, statements=tuple(turned if each is accepts else each for each in whole.statements))
    monkeypatch.setattr(onrecord.check, "TOGETHER", 1)
    store = Store.memory(whole)
    assert check(store, whole.articles) == []
    assert store.query("ASK { ?new prov:wasRevisionOf ?old }").rows[0][0] == ("true", iri("xsd:boolean"), "")


def test_engine_is_what_check_reads() -> None:
    """check reads what lies in the store, not what the record was: an emptied store of known articles is sound."""
    store = Store.memory(records.small())
    store.engine.clear()
    assert check(store, records.small().articles) == []
    assert isinstance(store.engine, ox.Store)
