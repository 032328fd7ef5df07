"""Whether a record keeps its own rules.

evidence    every piece stands at its offsets, character for character
shape       the SHACL shapes of ontology/shapes.ttl, article by article (whole graphs of a million triples take
            pyshacl a minute and more, and grow worse than that)
graphs      each triple lies in one named graph; there are no blank nodes, and nothing outside the named graphs
facts       the plain triples are those that articles assert in their own voice, no more and no less
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Article, Record, Span
from onrecord.rdf import quads
from onrecord.rdf.derived import DERIVED
from onrecord.rdf.interop import dataset
from onrecord.rdf.names import CLAIMS, DECISIONS, ENTITIES, FACTS
from onrecord.rdf.terms import Quad, encode, iri, scrub
from onrecord.vocabulary import NAMESPACES, ontology

if TYPE_CHECKING:
    import rdflib

    from onrecord.store import Store

__all__ = ["Problem", "check", "shapes"]

TOGETHER = 40
"""Articles whose graphs are looked at in one go of SHACL."""
_SHOWN = 40
"""Characters shown of words that are not where they should be."""
_ELSEWHERE = {iri("prov:wasRevisionOf"), iri("rec:turnsFrom"), iri("rec:contradicts"), iri("rec:corrects")}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A rule broken. rule: evidence, shape, graphs, facts; about: the IRI, or quad, that breaks it."""

    rule: str
    about: str
    what: str

    def __str__(self) -> str:
        return f"{self.rule}: {_short(self.about)}: {self.what}"


def check(store: Store, articles: Iterable[Article] = ()) -> list[Problem]:
    """All that is wrong with a record, sorted; nothing if it is sound. The articles carry the text to check against."""
    found = list(store.quads())
    problems = [*_graphs(found), *_shapes(found)]
    try:
        record = store.read(articles)
    except (KeyError, ValueError, IndexError) as error:
        # what is broken so badly that it cannot be read is named by its shape
        problems.append(Problem("shape", "the record", f"cannot be read back ({type(error).__name__}: {error})"))
    else:
        problems += [*_evidence(record), *_facts(record, found)]
    return sorted(set(problems))


def _short(term: str) -> str:
    for prefix, namespace in NAMESPACES.items():
        if term.startswith(namespace):
            return f"{prefix}:{term.removeprefix(namespace)}"
    return term


# ------------------------------------------------------------------------------------------------------------ evidence


def _evidence(record: Record) -> Iterator[Problem]:
    articles = {article.id: article for article in record.articles}
    for statement in (*record.statements, *record.rejected):
        about = NAMESPACES["statement"] + statement.id
        if not statement.evidence:
            yield Problem("evidence", about, "has none")
        for evidence in statement.evidence:
            for what, span in (("its words", evidence.span), ("the words of its sentence", evidence.sentence)):
                if wrong := _misplaced(what, span, articles.get(span.article)):
                    yield Problem("evidence", about, wrong)
            if evidence.span.text and not evidence.span.within(evidence.sentence):
                yield Problem("evidence", about, f"{evidence.span.text[:40]!r} is outside its sentence")


def _misplaced(what: str, span: Span, article: Article | None) -> str:
    if article is None:
        return f"{what} {span.text[:_SHOWN]!r} are in article {span.article}, which is not on record"
    if not article.text:
        return f"{what} {span.text[:_SHOWN]!r} are in article {span.article}, whose text is not here to be checked"
    found = scrub(article.text[span.start : span.end])
    if found == span.text:
        return ""
    words, there = _unlike(span.text, found)
    return f"{what} {words!r} are not at [{span.start}, {span.end}) of article {span.article}: there is {there!r}"


def _unlike(one: str, other: str) -> tuple[str, str]:
    """Two texts cut to what is shown of them, where they begin to differ."""
    at = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    at = min(len(one), len(other)) if at is None else at
    start = at - _SHOWN // 2 if at >= _SHOWN - 1 else 0
    cut = "\u2026" if start else ""
    return cut + one[start : start + _SHOWN], cut + other[start : start + _SHOWN]


# -------------------------------------------------------------------------------------------------------------- graphs


def _graphs(found: Sequence[Quad]) -> Iterator[Problem]:
    homes: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for quad in found:
        homes[quad.subject, quad.predicate, encode(quad.object)].append(quad.graph)
        for term in (quad.subject, quad.object, quad.graph):
            if isinstance(term, str) and term.startswith("_:"):
                yield Problem("graphs", term, "is a blank node")
        if not quad.graph:
            yield Problem("graphs", quad.subject, f"{_short(quad.predicate)} is in no named graph")
        elif quad.graph not in {ENTITIES, CLAIMS, FACTS, DECISIONS} and not quad.graph.startswith(
            iri("graph:article-")
        ):
            yield Problem("graphs", quad.graph, "is no graph of the layout")
    for (subject, predicate, _), graphs in homes.items():
        if len(graphs) > 1:
            where = ", ".join(_short(graph) for graph in sorted(graphs))
            yield Problem("graphs", subject, f"{_short(predicate)} is in {len(graphs)} graphs: {where}")


# --------------------------------------------------------------------------------------------------------------- facts


def _facts(record: Record, found: Sequence[Quad]) -> Iterator[Problem]:
    def followed(quads_: Iterable[Quad]) -> set[Quad]:
        return {quad for quad in quads_ if quad.graph == FACTS or quad.predicate in DERIVED}

    # nothing of what follows from the rest is taken on trust: it is made again from the record read back
    wanted, there = followed(quads(record)), followed(found)
    for quad in there - wanted:
        what = "stated, and no article asserts it" if quad.graph == FACTS else "not what the evidence gives"
        yield Problem("facts", quad.subject, f"{_short(quad.predicate)} is {what}")
    for quad in wanted - there:
        what = "asserted, and not stated" if quad.graph == FACTS else "missing, or not what the evidence gives"
        yield Problem("facts", quad.subject, f"{_short(quad.predicate)} is {what}")


# -------------------------------------------------------------------------------------------------------------- shapes


def shapes() -> rdflib.Graph:
    """The SHACL shapes: ontology/shapes.ttl."""
    import rdflib

    return rdflib.Graph().parse(ontology() / "shapes.ttl", format="turtle")


def _shapes(found: Sequence[Quad]) -> Iterator[Problem]:
    by_graph: dict[str, list[Quad]] = defaultdict(list)
    by_subject: dict[str, list[Quad]] = defaultdict(list)
    for quad in found:
        if quad.graph in {CLAIMS, ENTITIES}:
            by_subject[quad.subject].append(quad)
        elif quad.graph != FACTS:
            by_graph[quad.graph].append(quad)
    rules, graphs, seen = shapes(), sorted(by_graph), set[str]()
    for at in range(0, len(graphs), TOGETHER):
        part = [quad for graph in graphs[at : at + TOGETHER] for quad in by_graph[graph]]
        yield from _validate(_with_touched(part, by_subject, seen), rules)
    # what no article touches: statements without evidence, entities that nothing is said of
    rest = [quad for subject in sorted(set(by_subject) - seen) for quad in by_subject[subject]]
    yield from _validate(_with_touched(rest, by_subject, seen), rules)


def _with_touched(part: list[Quad], by_subject: dict[str, list[Quad]], seen: set[str]) -> list[Quad]:
    """The quads with all that is known of the statements, entities and other nodes that they name, and those name."""
    found, waiting, done = list(part), [*part], set[str]()
    while waiting:
        quad = waiting.pop()
        if quad.predicate in _ELSEWHERE or quad.graph == DECISIONS:
            # the statement revised, or decided upon, is looked at with its own articles, where its evidence is
            continue
        for term in (quad.subject, quad.object):
            if isinstance(term, str) and term in by_subject and term not in done:
                done.add(term)
                found += by_subject[term]
                waiting += by_subject[term]
    seen |= done
    return found


def _validate(part: list[Quad], rules: rdflib.Graph) -> Iterator[Problem]:
    if not part:
        return
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    data = rdflib.Graph()
    for triple in dataset(part).triples((None, None, None)):
        data.add(triple)
    conforms, report, _ = pyshacl.validate(data, shacl_graph=rules, advanced=False, inference="none")
    if conforms:
        return
    assert isinstance(report, rdflib.Graph)
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        about, message = report.value(result, SH.focusNode), report.value(result, SH.resultMessage)
        shown = report.value(result, SH.value)
        more = f" (not {_short(str(shown))[:60]!r})" if shown is not None else ""
        yield Problem("shape", str(about), f"{message}{more}")
