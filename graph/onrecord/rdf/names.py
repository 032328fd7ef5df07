"""The names of the layout: its graphs, and the properties that details and roles are written with."""

from __future__ import annotations

from onrecord.model import Evidence, identifier
from onrecord.rdf.terms import iri, local, mint
from onrecord.vocabulary import NAMESPACES, relations

__all__ = [
    "ARTICLE_TEXTS", "CLAIMS", "DECISIONS", "DETAILS", "DETAIL_OF", "ENTITIES", "FACTS", "MEMBERSHIP", "MEMBERSHIPS",
    "ROLES", "ROLE_OF", "TYPE", "article_graph", "evidence_id", "relation_iri",
]  # fmt: skip

ENTITIES, CLAIMS, FACTS = iri("graph:entities"), iri("graph:claims"), iri("graph:facts")
DECISIONS = iri("graph:decisions")
TYPE = iri("rdf:type")

# Details and roles of statements that have a property of their own; others get one made of their name.
DETAILS = {
    "status": "rec:status", "since": "rec:since", "until": "rec:until", "directness": "rec:directness",
    "occasion": "rec:occasion", "cue": "rec:cue", "negated": "rec:negated", "answer": "rec:answer",
    "as": "rec:capacity",
}  # fmt: skip
MEMBERSHIP = {"since": "schema:startDate", "until": "schema:endDate"}
ROLES = {"institution": "rec:institution", "addressee": "rec:addressee", "revises": "prov:wasRevisionOf"}
DETAIL_OF = {iri(name): key for key, name in (*DETAILS.items(), *MEMBERSHIP.items())}
ROLE_OF = {iri(name): key for key, name in ROLES.items()} | {iri("org:organization"): "institution"}
MEMBERSHIPS = {"holds", "member_of"}
# The plain texts of an article.
ARTICLE_TEXTS = {
    "headline": "schema:headline", "byline": "schema:creditText", "language": "schema:inLanguage", "page": "rec:page",
}  # fmt: skip


def article_graph(article: str) -> str:
    """The graph of an article, by the article's identifier."""
    return mint("graph", "article", article)


def relation_iri(name: str) -> str:
    """The IRI of a relation, by its name in ontology/relations or any other name an extractor made up."""
    known = relations().get(name)
    return known.iri if known else NAMESPACES["relation"] + local(name)


def evidence_id(owner: str, evidence: Evidence) -> str:
    """The identifier of a piece of evidence, made of all it says; owner: that of its statement."""
    span, sentence = evidence.span, evidence.sentence
    parts = (owner, span.article, span.start, span.end, sentence.article, sentence.start, sentence.end)
    more = (evidence.standing, evidence.said_by, evidence.extractor, evidence.when, repr(evidence.confidence))
    return identifier(*map(str, parts), *more)
