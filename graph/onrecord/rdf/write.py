"""How a record is laid out as RDF: Record -> quads. The layout is drawn in ontology/README.md.

Every triple lies in exactly one named graph:

    graph:entities        people, bodies, offices, reports ...; stories, publishers, topics, the relations in use
    graph:claims          the statement nodes
    graph:facts           plain triples (person, rec:holds, office): only what articles assert in their own voice
    graph:decisions       what persons decided about the record
    graph:article-ID      one per article: the article, its evidence, the spans, the links from statements to evidence

There are no blank nodes: what has no identifier gets an IRI made of its content.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Article, Entity, Evidence, Merge, Record, Span, Statement, fold, identifier
from onrecord.rdf.canonical import canonical
from onrecord.rdf.derived import derived
from onrecord.rdf.names import (
    ARTICLE_TEXTS,
    CLAIMS,
    DETAILS,
    ENTITIES,
    FACTS,
    MEMBERSHIP,
    MEMBERSHIPS,
    ROLES,
    TYPE,
    article_graph,
    evidence_id,
    relation_iri,
)  # fmt: skip
from onrecord.rdf.persons import decided, matched, rejected
from onrecord.rdf.terms import Literal, Quad, Term, boolean, dated, double, integer, iri, local, mint, text
from onrecord.vocabulary import NAMESPACES, kinds, relations

__all__ = ["Writer", "facts", "quads"]


def quads(whole: Record, with_text: bool = False) -> list[Quad]:
    """The record as quads, each once, in no order that means anything. with_text: put the articles' text in."""
    return list(dict.fromkeys(Writer(canonical(whole), with_text).quads()))


def facts(whole: Record) -> Iterator[Quad]:
    """The plain triples of what the articles assert in their own voice."""
    kind_of = {entity.id: entity.kind for entity in whole.entities}
    for statement in whole.statements:
        if statement.detail("negated") != "yes" and "asserted" in statement.standings:
            yield from _plain(statement, kind_of)


def _plain(statement: Statement, kind_of: dict[str, str]) -> Iterator[Quad]:
    relation = relations().get(statement.relation)
    subject = mint("entity", statement.subject)
    if relation is None:
        yield Quad(subject, relation_iri(statement.relation), _object(statement), FACTS)
        return
    kind, object_kind = kind_of.get(statement.subject, ""), kind_of.get(statement.object, "")
    fits = kind in relation.plain_subjects and (
        not relation.objects if statement.literal else object_kind in relation.objects
    )
    status = statement.detail("status")
    # who formerly held an office does not hold it: that is another plain triple, or none
    current = status in {"", "current", "acting"}
    predicate = (relation.plain if fits else relation.iri) if current else relation.variants.get(status, "")
    value = _object(statement)
    if statement.relation == "about" and predicate != relation.iri and isinstance(value, Literal):
        value = mint("topic", identifier(fold(value.value)))
    if predicate:
        yield Quad(subject, predicate, value, FACTS)
    if statement.relation == "answers" and isinstance(value, str):
        yield Quad(value, iri("rec:answeredBy"), subject, FACTS)
    if statement.relation == "recommends" and isinstance(value, str):
        for name, entity in statement.roles:
            if name == "addressee":
                yield Quad(value, iri("rec:addressee"), mint("entity", entity), FACTS)


def _object(statement: Statement) -> Term:
    if not statement.literal:
        return mint("entity", statement.object)
    if statement.relation == "issued":
        return dated(statement.object)
    if statement.relation == "recommendation_count" and statement.object.isascii() and statement.object.isdigit():
        number = int(statement.object)
        if str(number) == statement.object and number < 2**63:
            return integer(number)
    return text(statement.object)


class Writer:
    """Writes parts of a record, which must be in its canonical form."""

    def __init__(self, whole: Record, with_text: bool = False) -> None:
        self.record, self.with_text = whole, with_text
        self.kinds = {entity.id: entity.kind for entity in whole.entities}
        self.shown: set[tuple[str, int, int]] = set()

    def quads(self) -> Iterator[Quad]:
        """All of it; some quads more than once."""
        for article in self.record.articles:
            yield from self.article(article)
        for entity in self.record.entities:
            yield from self.entity(entity)
        for name in sorted({each.relation for each in (*self.record.statements, *self.record.rejected)}):
            yield from self.relation(name)
        for statement in self.record.statements:
            yield from self.statement(statement)
            for evidence in statement.evidence:
                yield from self.evidence(statement.id, evidence)
        for merge in self.record.merges:
            yield from self.merge(merge)
        for statement in self.record.rejected:
            yield from self.rejected(statement)
            for evidence in statement.evidence:
                yield from self.evidence(statement.id, evidence)
        for decision in self.record.decisions:
            yield from decided(decision)
        for match in self.record.matches:
            yield from matched(match)
        yield from derived(self.record)
        yield from facts(self.record)

    # -------------------------------------------------------------------------------------------------------- entities

    def publisher(self, name: str) -> Iterator[Quad]:
        """A paper or an agency."""
        node = mint("publisher", identifier(name))
        yield Quad(node, TYPE, iri("schema:Organization"), ENTITIES)
        yield Quad(node, iri("schema:name"), text(name), ENTITIES)

    def relation(self, name: str) -> Iterator[Quad]:
        """A relation that is in use."""
        node, known = relation_iri(name), relations().get(name)
        yield Quad(node, TYPE, iri("rec:Relation"), ENTITIES)
        yield Quad(node, iri("skos:prefLabel"), text(known.label if known else name.replace("_", " ")), ENTITIES)
        if known and known.side:
            yield Quad(node, iri("rec:side"), text(known.side), ENTITIES)

    def entity(self, entity: Entity) -> Iterator[Quad]:
        """An entity, without its merges and matches."""
        node, kind = mint("entity", entity.id), kinds().get(entity.kind)
        for class_ in kind.classes if kind else (NAMESPACES["kind"] + local(entity.kind),):
            yield Quad(node, TYPE, class_, ENTITIES)
        yield Quad(node, iri("skos:prefLabel"), text(entity.name), ENTITIES)
        for alias in entity.aliases:
            yield Quad(node, iri("skos:altLabel"), text(alias), ENTITIES)
        if not entity.named:
            yield Quad(node, iri("rec:named"), boolean(False), ENTITIES)
        for reason in entity.reasons:
            yield Quad(node, iri("rec:reason"), text(reason), ENTITIES)
        if entity.kind in {"recommendation", "proposal"}:
            yield Quad(node, iri("schema:text"), text(entity.name), ENTITIES)
        for key, value in entity.details:
            if key == "institution" and entity.kind == "office" and self.kinds.get(value) == "institution":
                yield Quad(node, iri("org:postIn"), mint("entity", value), ENTITIES)
            else:
                yield Quad(node, NAMESPACES["detail"] + local(key), text(value), ENTITIES)

    # -------------------------------------------------------------------------------------------------------- articles

    def article(self, article: Article) -> Iterator[Quad]:
        """An article, its story and its papers."""
        node, graph = mint("article", article.id), article_graph(article.id)
        yield Quad(node, TYPE, iri("schema:NewsArticle"), graph)
        for name, prefixed in ARTICLE_TEXTS.items():
            value = getattr(article, name)
            if value:
                yield Quad(node, iri(prefixed), text(value), graph)
        for name, prefixed in (("publisher", "schema:publisher"), ("agency", "rec:agency")):
            value = getattr(article, name)
            if value:
                yield Quad(node, iri(prefixed), mint("publisher", identifier(value)), graph)
                yield from self.publisher(value)
        if article.published:
            yield Quad(node, iri("schema:datePublished"), dated(article.published), graph)
        if article.url:
            yield Quad(node, iri("schema:url"), Literal(article.url, iri("xsd:anyURI")), graph)
        if article.story:
            story = mint("story", article.story)
            yield Quad(node, iri("rec:story"), story, graph)
            yield Quad(story, TYPE, iri("rec:Story"), ENTITIES)
        yield Quad(node, iri("rec:body"), integer(article.body, natural=True), graph)
        if article.pieces:
            pieces = " ".join(",".join(map(str, piece)) for piece in article.pieces)
            yield Quad(node, iri("rec:pieces"), text(pieces), graph)
        if self.with_text:
            yield Quad(node, iri("schema:articleBody"), text(article.text), graph)

    # ------------------------------------------------------------------------------------------------------ statements

    def statement(self, statement: Statement) -> Iterator[Quad]:
        """A statement, without its evidence."""
        node, relation = mint("statement", statement.id), relations().get(statement.relation)
        subject, value = mint("entity", statement.subject), _object(statement)
        yield Quad(node, TYPE, iri("rec:Statement"), CLAIMS)
        yield Quad(node, iri("rec:subject"), subject, CLAIMS)
        yield Quad(node, iri("rec:relation"), relation_iri(statement.relation), CLAIMS)
        yield Quad(node, iri("rec:object"), value, CLAIMS)
        membership = statement.relation in MEMBERSHIPS and not statement.literal
        if membership:
            yield from self.membership(node, statement)
        elif statement.relation == "said" and isinstance(value, Literal):
            yield Quad(node, TYPE, iri("schema:Quotation"), CLAIMS)
            yield Quad(node, iri("schema:text"), value, CLAIMS)
            if self.kinds.get(statement.subject) in {"person", "institution"}:
                yield Quad(node, iri("schema:spokenByCharacter"), subject, CLAIMS)
        elif relation and "proposal" in relation.objects and isinstance(value, str):
            yield Quad(node, TYPE, iri("rec:Stance"), CLAIMS)
            yield Quad(node, iri("rec:holder"), subject, CLAIMS)
            yield Quad(node, iri("rec:kind"), relation.iri, CLAIMS)
            yield Quad(node, iri("schema:about"), value, CLAIMS)
        elif statement.relation == "about" and isinstance(value, Literal):
            topic = mint("topic", identifier(fold(value.value)))
            yield Quad(topic, TYPE, iri("skos:Concept"), ENTITIES)
            yield Quad(topic, iri("skos:prefLabel"), text(fold(value.value)), ENTITIES)
        for key, detail in statement.details:
            yield Quad(node, _detail_iri(key, membership), _detail(key, detail), CLAIMS)
        for key, entity in statement.roles:
            yield self.role(node, key, entity, membership)

    def rejected(self, statement: Statement) -> Iterator[Quad]:
        """A statement that a person took out, without its evidence."""
        yield from rejected(statement, _object(statement))

    def membership(self, node: str, statement: Statement) -> Iterator[Quad]:
        yield Quad(node, TYPE, iri("org:Membership"), CLAIMS)
        yield Quad(node, TYPE, iri("schema:OrganizationRole"), CLAIMS)
        value, kind = mint("entity", statement.object), self.kinds.get(statement.object)
        if self.kinds.get(statement.subject) in {"person", "institution"}:
            yield Quad(node, iri("org:member"), mint("entity", statement.subject), CLAIMS)
        if kind == "office":
            yield Quad(node, iri("rec:post"), value, CLAIMS)

    def role(self, node: str, key: str, entity: str, membership: bool) -> Quad:
        if key == "revises":
            return Quad(node, iri("prov:wasRevisionOf"), mint("statement", entity), CLAIMS)
        if key == "institution" and membership and self.kinds.get(entity) == "institution":
            return Quad(node, iri("org:organization"), mint("entity", entity), CLAIMS)
        known = ROLES.get(key)
        predicate = iri(known) if known else NAMESPACES["role"] + local(key)
        return Quad(node, predicate, mint("entity", entity), CLAIMS)

    def evidence(self, owner: str, evidence: Evidence) -> Iterator[Quad]:
        """A piece of evidence, in the graph of its article; owner: the identifier of its statement."""
        span, graph = evidence.span, article_graph(evidence.span.article)
        node = mint("evidence", evidence_id(owner, evidence))
        yield Quad(mint("statement", owner), iri("rec:evidence"), node, graph)
        yield Quad(node, TYPE, iri("oa:SpecificResource"), graph)
        yield Quad(node, iri("oa:hasSource"), mint("article", span.article), graph)
        yield Quad(node, iri("oa:hasSelector"), mint("span", span.article, span.start, span.end), graph)
        sentence = evidence.sentence
        yield Quad(node, iri("rec:sentence"), mint("span", sentence.article, sentence.start, sentence.end), graph)
        yield Quad(node, iri("rec:standing"), text(evidence.standing), graph)
        yield Quad(node, iri("rec:confidence"), double(evidence.confidence), graph)
        if evidence.said_by:
            yield Quad(node, iri("rec:saidBy"), mint("entity", evidence.said_by), graph)
        if evidence.extractor:
            yield Quad(node, iri("rec:extractor"), text(evidence.extractor), graph)
        if evidence.when:
            yield Quad(node, iri("rec:when"), text(evidence.when), graph)
        yield from self.span(span)
        yield from self.span(sentence)

    def merge(self, merge: Merge) -> Iterator[Quad]:
        """Within an article in its graph, between two in that of the entities."""
        spans = merge.one, merge.other
        same = merge.one.article == merge.other.article
        graph = article_graph(merge.one.article) if same else ENTITIES
        places = [(span.article, span.start, span.end) for span in spans]
        parts = (str(part) for place in places for part in place)
        node = mint("merge", identifier(merge.entity, *parts, merge.reason, repr(merge.score)))
        yield Quad(node, TYPE, iri("rec:Merge"), graph)
        yield Quad(node, iri("rec:entity"), mint("entity", merge.entity), graph)
        for place, span in zip(places, spans, strict=True):
            yield Quad(node, iri("rec:mention"), mint("span", *place), graph)
            yield from self.span(span)
        yield Quad(node, iri("rec:reason"), text(merge.reason), graph)
        yield Quad(node, iri("rec:score"), double(merge.score), graph)

    def span(self, span: Span) -> Iterator[Quad]:
        """A span, the first time that it is asked for."""
        key = (span.article, span.start, span.end)
        if key in self.shown:
            return
        self.shown.add(key)
        node, graph = mint("span", *key), article_graph(span.article)
        yield Quad(node, TYPE, iri("oa:TextPositionSelector"), graph)
        yield Quad(node, TYPE, iri("oa:TextQuoteSelector"), graph)
        yield Quad(node, iri("oa:start"), integer(span.start, natural=True), graph)
        yield Quad(node, iri("oa:end"), integer(span.end, natural=True), graph)
        yield Quad(node, iri("oa:exact"), text(span.text), graph)


def _detail_iri(key: str, membership: bool) -> str:
    known = (MEMBERSHIP.get(key) if membership else None) or DETAILS.get(key)
    return iri(known) if known else NAMESPACES["detail"] + local(key)


def _detail(key: str, value: str) -> Literal:
    if key in MEMBERSHIP:
        return dated(value)
    return boolean(True) if key == "negated" and value == "yes" else text(value)
