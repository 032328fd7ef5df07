"""A record read back from its RDF: quads -> Record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.model import Article, Decision, Entity, Evidence, Match, Merge, Record, Span, Statement
from onrecord.rdf.names import ARTICLE_TEXTS, DETAIL_OF, FACTS, ROLE_OF, TYPE
from onrecord.rdf.persons import read_decision
from onrecord.rdf.terms import Literal, Quad, Term, iri, minted, name_of
from onrecord.vocabulary import NAMESPACES, kinds, relations

__all__ = ["record"]

_Node = dict[str, list[Term]]


def record(found: Iterable[Quad], articles: Iterable[Article] = ()) -> Record:
    """The record of which these are the quads; the articles given stand in for their shadows in the RDF."""
    nodes: dict[str, _Node] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value, graph in found:
        if graph != FACTS:
            nodes[subject][predicate].append(value)
    return _Reader(nodes).record({article.id: article for article in articles})


def _one(node: _Node, name: str) -> str:
    """The value of a property, "" if there is none."""
    for term in node.get(iri(name), ()):
        return term.value if isinstance(term, Literal) else term
    return ""


def _many(node: _Node, name: str) -> tuple[str, ...]:
    return tuple(sorted(term.value for term in node.get(iri(name), ()) if isinstance(term, Literal)))


class _Reader:
    def __init__(self, nodes: dict[str, _Node]) -> None:
        self.nodes = nodes
        self.kind_of = {kind.classes[0]: kind.name for kind in kinds().values()}
        self.name_of = {relation.iri: name for name, relation in relations().items()}

    def record(self, known: dict[str, Article]) -> Record:
        articles, entities, statements, merges = [], [], [], []
        decisions, rejected, matches = [], [], []
        for subject, node in self.nodes.items():
            if TYPE not in node:
                continue
            if subject.startswith(NAMESPACES["article"]):
                name = minted("article", subject)
                articles.append(known.get(name) or self.article(name, node))
            elif subject.startswith(NAMESPACES["entity"]):
                entities.append(self.entity(minted("entity", subject), node))
            elif iri("rec:RejectedStatement") in node[TYPE]:
                rejected.append(
                    self.statement(minted("statement", subject), node, "rdf:subject rdf:predicate rdf:object")
                )
            elif subject.startswith(NAMESPACES["statement"]):
                statements.append(self.statement(minted("statement", subject), node))
            elif subject.startswith(NAMESPACES["merge"]):
                merges.append(self.merge(node))
            elif subject.startswith(NAMESPACES["decision"]):
                decisions.append(self.decision(node))
            elif subject.startswith(NAMESPACES["match"]):
                matches.append(self.match(node))
        return Record(
            tuple(sorted(articles, key=lambda each: each.id)),
            tuple(sorted(entities, key=lambda each: each.id)),
            tuple(sorted(statements, key=lambda each: each.id)),
            tuple(sorted(merges)),
            tuple(sorted(decisions)),
            tuple(sorted(rejected, key=lambda each: each.id)),
            tuple(sorted(matches)),
        )

    def article(self, name: str, node: _Node) -> Article:
        def publisher(prefixed: str) -> str:
            return _one(self.nodes.get(_one(node, prefixed), {}), "schema:name")

        texts = {field: _one(node, prefixed) for field, prefixed in ARTICLE_TEXTS.items()}
        numbers = [tuple(map(int, piece.split(","))) for piece in _one(node, "rec:pieces").split()]
        return Article(
            id=name,
            text=_one(node, "schema:articleBody"),
            publisher=publisher("schema:publisher"),
            agency=publisher("rec:agency"),
            published=_one(node, "schema:datePublished"),
            url=_one(node, "schema:url"),
            story=minted("story", _one(node, "rec:story")),
            body=int(_one(node, "rec:body") or 0),
            pieces=tuple((start, page, length) for start, page, length in numbers),
            **texts,
        )

    def entity(self, name: str, node: _Node) -> Entity:
        details: set[tuple[str, str]] = set()
        for predicate, values in node.items():
            if predicate.startswith(NAMESPACES["detail"]):
                key = name_of(predicate.removeprefix(NAMESPACES["detail"]))
                details.update((key, value.value) for value in values if isinstance(value, Literal))
            elif predicate == iri("org:postIn"):
                details.update(("institution", minted("entity", value)) for value in values if isinstance(value, str))
        return Entity(
            id=name,
            kind=self.kind(node),
            name=_one(node, "skos:prefLabel"),
            aliases=_many(node, "skos:altLabel"),
            named=_one(node, "rec:named") != "false",
            details=tuple(sorted(details)),
            reasons=_many(node, "rec:reason"),
        )

    def kind(self, node: _Node) -> str:
        for class_ in node[TYPE]:
            if isinstance(class_, str) and class_ in self.kind_of:
                return self.kind_of[class_]
        made = [class_ for class_ in node[TYPE] if isinstance(class_, str) and class_.startswith(NAMESPACES["kind"])]
        return name_of(made[0].removeprefix(NAMESPACES["kind"])) if made else ""

    def statement(self, name: str, node: _Node, terms: str = "rec:subject rec:relation rec:object") -> Statement:
        subject, predicate, object = terms.split()
        relation, value = _one(node, predicate), node[iri(object)][0]
        details: set[tuple[str, str]] = set()
        roles: set[tuple[str, str]] = set()
        for property, values in node.items():
            if property in DETAIL_OF:
                key = DETAIL_OF[property]
                details.update((key, _yes(key, each)) for each in values if isinstance(each, Literal))
            elif property.startswith(NAMESPACES["detail"]):
                key = name_of(property.removeprefix(NAMESPACES["detail"]))
                details.update((key, each.value) for each in values if isinstance(each, Literal))
            elif property in ROLE_OF or property.startswith(NAMESPACES["role"]):
                key = ROLE_OF.get(property) or name_of(property.removeprefix(NAMESPACES["role"]))
                kind = "statement" if key == "revises" else "entity"
                roles.update((key, minted(kind, each)) for each in values if isinstance(each, str))
        return Statement(
            id=name,
            subject=minted("entity", _one(node, subject)),
            relation=self.name_of.get(relation) or name_of(relation.removeprefix(NAMESPACES["relation"])),
            object=value.value if isinstance(value, Literal) else minted("entity", value),
            literal=isinstance(value, Literal),
            roles=tuple(sorted(roles)),
            details=tuple(sorted(details)),
            evidence=tuple(sorted(self.evidence(self.nodes[str(each)]) for each in node.get(iri("rec:evidence"), ()))),
        )

    def merge(self, node: _Node) -> Merge:
        spans = sorted(self.span(str(term)) for term in node[iri("rec:mention")])
        return Merge(
            minted("entity", _one(node, "rec:entity")),
            spans[0],
            spans[-1],  # a span joined with itself is one term
            _one(node, "rec:reason"),
            float(_one(node, "rec:score") or 1),
        )

    def decision(self, node: _Node) -> Decision:
        verdict = _one(node, "rec:verdict")
        kind = "statement" if verdict in {"reject", "confirm"} else "entity"
        about = sorted(minted(kind, str(each)) for each in node.get(iri("rec:decides"), ()))
        return read_decision(_one(node, "rec:line"), tuple(about))

    def match(self, node: _Node) -> Match:
        return Match(
            entity=minted("entity", _one(node, "rec:entity")),
            target=_one(node, "rec:target"),
            name=_one(node, "schema:name"),
            authority=_one(node, "rec:authority"),
            score=float(_one(node, "rec:score") or 0),
            accepted=_one(node, "rec:accepted") == "true",
            reasons=_many(node, "rec:reason"),
        )

    def evidence(self, node: _Node) -> Evidence:
        said_by = _one(node, "rec:saidBy")
        return Evidence(
            span=self.span(_one(node, "oa:hasSelector")),
            sentence=self.span(_one(node, "rec:sentence")),
            standing=_one(node, "rec:standing"),
            said_by=minted("entity", said_by) if said_by else "",
            extractor=_one(node, "rec:extractor"),
            when=_one(node, "rec:when"),
            confidence=float(_one(node, "rec:confidence") or 1),
        )

    def span(self, term: str) -> Span:
        node = self.nodes[term]
        article = minted("span", term).rsplit("-", 2)[0]
        return Span(article, int(_one(node, "oa:start")), int(_one(node, "oa:end")), _one(node, "oa:exact"))


def _yes(key: str, value: Literal) -> str:
    return "yes" if key == "negated" and value.datatype == iri("xsd:boolean") else value.value
