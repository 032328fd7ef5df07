"""What persons decided, and who is who outside, as RDF.

graph:decisions    each decision a prov:Activity with who, when and why, and what it came to
graph:claims       rejected statements: of a class of their own, told with RDF's own words for a triple that is not
                   asserted (rdf:subject, rdf:predicate, rdf:object), so that no question counts them
graph:entities     who or what an entity may be in an authority; schema:sameAs where that is sure enough
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from onrecord.decisions.anchors import one_line
from onrecord.decisions.file import line
from onrecord.model import Decision, Match, Statement, identifier
from onrecord.rdf.names import CLAIMS, DECISIONS, ENTITIES, TYPE, relation_iri
from onrecord.rdf.terms import Quad, Term, boolean, dated, double, iri, local, mint, scrub, text
from onrecord.vocabulary import NAMESPACES

__all__ = ["decided", "kept_decision", "kept_match", "matched", "outside", "read_decision", "rejected"]

_ON_STATEMENTS = {"confirm": "rec:confirmedBy", "reject": "rec:rejectedBy"}
_TAIL = r"(?:[\w.~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*"
_OUTSIDE = re.compile(
    rf"(?:https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{{1,5}})?(?:[/?]{_TAIL})?|urn:[a-z0-9][a-z0-9-]+:{_TAIL})(?:#{_TAIL})?",
    re.ASCII | re.IGNORECASE,
)


def outside(name: str) -> str:
    """The IRI of a thing in an authority: its own, if that is one of the web, else one of ours made of its name. What
    an authority says is nobody's link to run (javascript:) and breaks no file."""
    name = quote(scrub(name).strip(), safe="%/:?#@!$&'()*+,;=-._~")
    return name if _OUTSIDE.fullmatch(name) else NAMESPACES["authority"] + quote(name, safe="").replace(".", "%2E")


def decided(decision: Decision) -> Iterator[Quad]:
    """A decision, in the graph of decisions."""
    node, on_statement = mint("decision", decision.id), decision.verdict in _ON_STATEMENTS
    yield Quad(node, TYPE, iri("rec:Decision"), DECISIONS)
    yield Quad(node, TYPE, iri("prov:Activity"), DECISIONS)
    yield Quad(node, iri("rec:verdict"), text(decision.verdict), DECISIONS)
    yield Quad(node, iri("rec:line"), text(line(decision)), DECISIONS)
    if decision.why:
        yield Quad(node, iri("rec:why"), text(decision.why), DECISIONS)
    if decision.when:
        when = dated(decision.when)
        yield Quad(node, iri("dct:date"), when, DECISIONS)
        if when.datatype == iri("xsd:dateTime"):
            yield Quad(node, iri("prov:endedAtTime"), when, DECISIONS)
    agent = mint("agent", identifier(decision.who))
    if decision.who:
        yield Quad(node, iri("prov:wasAssociatedWith"), agent, DECISIONS)
        yield Quad(agent, TYPE, iri("prov:Agent"), DECISIONS)
        yield Quad(agent, iri("foaf:name"), text(decision.who), DECISIONS)
    for about in decision.about:
        thing = mint("statement" if on_statement else "entity", about)
        yield Quad(node, iri("rec:decides"), thing, DECISIONS)
        if on_statement and decision.who:
            yield Quad(thing, iri(_ON_STATEMENTS[decision.verdict]), agent, DECISIONS)


def rejected(statement: Statement, value: Term) -> Iterator[Quad]:
    """A statement that a person took out, without its evidence; value: its object."""
    node = mint("statement", statement.id)
    yield Quad(node, TYPE, iri("rec:RejectedStatement"), CLAIMS)
    yield Quad(node, iri("rdf:subject"), mint("entity", statement.subject), CLAIMS)
    yield Quad(node, iri("rdf:predicate"), relation_iri(statement.relation), CLAIMS)
    yield Quad(node, iri("rdf:object"), value, CLAIMS)
    for key, words in statement.details:
        yield Quad(node, NAMESPACES["detail"] + local(key), text(words), CLAIMS)
    for key, other in statement.roles:
        thing = mint("statement" if key == "revises" else "entity", other)
        yield Quad(node, NAMESPACES["role"] + local(key), thing, CLAIMS)


def matched(match: Match) -> Iterator[Quad]:
    """A tie to an authority outside."""
    node, entity, target = mint("match", match.id), mint("entity", match.entity), outside(match.target)
    yield Quad(node, TYPE, iri("rec:Match"), ENTITIES)
    yield Quad(node, iri("rec:entity"), entity, ENTITIES)
    yield Quad(node, iri("rec:target"), target, ENTITIES)
    yield Quad(node, iri("rec:score"), double(match.score), ENTITIES)
    yield Quad(node, iri("rec:accepted"), boolean(match.accepted), ENTITIES)
    for name, words in (("schema:name", match.name), ("rec:authority", match.authority)):
        if words:
            yield Quad(node, iri(name), text(words), ENTITIES)
    for reason in match.reasons:
        yield Quad(node, iri("rec:reason"), text(reason), ENTITIES)
    if match.accepted:
        yield Quad(entity, iri("schema:sameAs"), target, ENTITIES)


def read_decision(words: str, about: tuple[str, ...]) -> Decision:
    """The decision of which `decided` wrote this line."""
    verdict, what, relation, other, who, when, why = words.split("\t")
    return Decision(verdict, what, relation, other, who, when, why, about)


def kept_decision(decision: Decision) -> Decision:
    """The decision in the one form in which it is kept."""
    texts = {
        name: one_line(scrub(getattr(decision, name)))
        for name in ("verdict", "what", "relation", "other", "who", "when", "why")
    }
    return replace(decision, **texts, about=tuple(sorted(set(map(scrub, decision.about)))), place="")


def kept_match(match: Match) -> Match:
    """The match in the one form in which it is kept."""
    texts = {name: scrub(getattr(match, name)) for name in ("entity", "name", "authority")}
    reasons = tuple(sorted(set(map(scrub, match.reasons))))
    return replace(match, **texts, target=outside(match.target), score=float(match.score), reasons=reasons)  # type: ignore[arg-type]
