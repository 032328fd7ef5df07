"""What must be taken out of a graph and put into it for it to be that of another record.

The parts (onrecord.rdf.parts) whose digests differ are made anew, and compared with what the graph has of them, quad by
quad. The rest of the record is not laid out. The result is that of a full layout: tests/store/test_growth.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from onrecord.model import Entity, Merge, Record, Statement, identifier
from onrecord.rdf.canonical import canonical
from onrecord.rdf.derived import corrects, on_articles, on_statements
from onrecord.rdf.likes import Plain, gives, plain, takes
from onrecord.rdf.names import CLAIMS, DECISIONS, ENTITIES, FACTS, TYPE, article_graph, relation_iri
from onrecord.rdf.parts import Parts, about
from onrecord.rdf.persons import decided, matched
from onrecord.rdf.terms import Literal, Quad, iri, mint, minted, scrub, text
from onrecord.rdf.write import Writer, facts

__all__ = ["changes", "differing"]

_PASSED_ON = frozenset({"answers", "recommends"})
"""Relations whose plain triples have their object for a subject."""


class Graph(Protocol):
    """A graph as it was."""

    def match(
        self, subject: str | None = None, predicate: str | None = None, object: str | None = None,
        graph: str | None = None,
    ) -> Iterator[Quad]:  # fmt: skip
        """The quads with these IRIs."""


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    """What is in the one and not in the other, or not the same."""
    return {key for key in {**before, **after} if before.get(key) != after.get(key)}


def changes(
    old: Graph, before: Parts, whole: Record, after: Parts, corrected: Iterable[tuple[str, str]]
) -> tuple[set[Quad], set[Quad]]:
    """(What goes, what comes). old: the graph of which `before` are the parts; whole: the record that it shall be the
    graph of, with its parts; corrected: which article corrects which."""
    found = _Changes(old, before, whole, after)
    found.claims()
    found.graphs(corrected)
    found.entities()
    found.shared()
    found.decisions()
    return found.gone, found.come


class _Changes:
    def __init__(self, old: Graph, before: Parts, whole: Record, after: Parts) -> None:
        self.old, self.before, self.whole, self.after = old, before, whole, after
        self.gone: set[Quad] = set()
        self.come: set[Quad] = set()
        self.known = {entity.id: entity for entity in whole.entities}
        self.articles = {article.id: article for article in whole.articles}
        self.changed_entities = differing(before.entities, after.entities)

    def swap(self, old: Iterable[Quad], new: Iterable[Quad]) -> None:
        """What there was goes, but for what there shall be."""
        was, now = set(old), set(new)
        self.gone |= was - now
        self.come |= now - was

    def part(self, statements: Sequence[Statement], rejected: Sequence[Statement] = ()) -> Record:
        """A record of some statements, with the entities and articles that they speak of."""
        every = (*statements, *rejected)
        entities = {entity for each in every for entity in about(each)}
        places = {evidence.span.article for each in every for evidence in each.evidence}
        return canonical(
            Record(
                tuple(replace(self.articles[key], text="") for key in places if key in self.articles),
                tuple(self.known[key] for key in entities if key in self.known),
                tuple(statements),
                rejected=tuple(rejected),
            )
        )

    # ---------------------------------------------------------------------------------------------- claims and facts

    def claims(self) -> None:
        """Statements, what follows for them and for their likes, and the plain triples."""
        changed = differing(self.before.statements, self.after.statements)
        were = {key: self.read(key) for key in changed if key in self.before.statements}
        new = {each.id: each for each in (*self.whole.rejected, *self.whole.statements) if each.id in changed}
        every = [each for each in (*were.values(), *map(plain, new.values())) if each is not None]
        touched = {key for each in every for key in gives(each)}
        touched |= {("office", entity) for entity in self.changed_entities}
        bare = [(each, plain(each)) for each in self.whole.statements]
        touched |= {  # what is denied is compared by the name of the thing
            ("denied by", each.subject)
            for _, each in bare
            if each.relation == "denies" and each.object in self.changed_entities
        }
        anew = [(each, told) for each, told in bare if each.id in changed or not touched.isdisjoint(takes(told))]
        wanted = {key for _, told in anew for key in takes(told)}
        ids = {each.id for each, _ in anew}
        context = [each for each, told in bare if each.id in ids or not wanted.isdisjoint(gives(told))]
        rejected = [each for each in self.whole.rejected if each.id in changed]
        nodes = {mint("statement", key) for key in ids | changed}
        part = self.part(context, rejected)
        writer = Writer(part)
        new_quads = [quad for each in part.statements if each.id in ids for quad in writer.statement(each)]
        new_quads += [quad for each in part.rejected for quad in writer.rejected(each)]
        new_quads += on_statements(part)
        self.swap(
            (quad for node in nodes for quad in self.old.match(subject=node, graph=CLAIMS)),
            (quad for quad in new_quads if quad.graph == CLAIMS and quad.subject in nodes),
        )
        self.facts(every)

    def read(self, statement: str) -> Plain | None:
        """What the graph tells of a statement; None of one that was rejected, which changes nothing for others."""
        names = {relation_iri(name): name for name in self.before.shared["relation"]}
        told = {
            quad.predicate: quad.object
            for quad in self.old.match(subject=mint("statement", statement), graph=CLAIMS)
            if quad.predicate in {iri("rec:subject"), iri("rec:relation"), iri("rec:object")}
        }
        if len(told) < 3:
            return None
        subject, relation, value = (told[iri(f"rec:{name}")] for name in ("subject", "relation", "object"))
        literal = isinstance(value, Literal)
        words = value.value if isinstance(value, Literal) else minted("entity", value)
        return Plain(minted("entity", str(subject)), names.get(str(relation), ""), words, literal)

    def facts(self, changed: Iterable[Plain]) -> None:
        """The plain triples of all that a changed statement is, or was, about."""
        subjects = {entity for each in changed for entity in _facing(each)}
        speaking = [each for each in self.whole.statements if not subjects.isdisjoint(_facing(plain(each)))]
        nodes = {mint("entity", entity) for entity in subjects}
        self.swap(
            (quad for node in nodes for quad in self.old.match(subject=node, graph=FACTS)),
            (quad for quad in facts(self.part(speaking)) if quad.subject in nodes),
        )

    # -------------------------------------------------------------------------------------------- graphs of articles

    def graphs(self, corrected: Iterable[tuple[str, str]]) -> None:
        """The graphs of articles."""
        changed = differing(self.before.articles, self.after.articles)
        graphs = {article_graph(key) for key in changed}

        def lying(each: Statement) -> list[Statement]:
            here = tuple(e for e in each.evidence if e.span.article in changed or e.sentence.article in changed)
            return [replace(each, evidence=here)] if here else []

        merges = (each for each in self.whole.merges if each.one.article in changed or each.other.article in changed)
        part = canonical(
            Record(
                tuple(article for article in self.whole.articles if article.id in changed),
                (),
                tuple(one for each in self.whole.statements for one in lying(each)),
                tuple(merges),
                rejected=tuple(one for each in self.whole.rejected for one in lying(each)),
            )
        )
        writer = Writer(part)
        new = [quad for article in part.articles for quad in writer.article(article)]
        for each in (*part.statements, *part.rejected):
            new += [quad for evidence in each.evidence for quad in writer.evidence(each.id, evidence)]
        new += [quad for merge in part.merges for quad in writer.merge(merge)]
        new += on_articles(part)
        new += [corrects(one, other) for one, other in corrected if one in changed]
        self.swap(
            (quad for graph in graphs for quad in self.old.match(graph=graph)),
            (quad for quad in new if quad.graph in graphs),
        )

    # ------------------------------------------------------------------------------------------ entities, decisions

    def entities(self) -> None:
        """Entities, their merges across articles and their matches."""
        changed = self.changed_entities
        beside = {value for key in changed if key in self.known for _, value in self.known[key].details}
        matches = tuple(each for each in self.whole.matches if each.entity in changed)
        part = canonical(Record((), _known(self.known, changed | beside), (), self.across(changed), matches=matches))
        writer = Writer(part)
        nodes = {mint("entity", key) for key in changed}
        was = {quad.subject for node in nodes for quad in self.old.match(None, iri("rec:entity"), node, ENTITIES)}
        now: dict[str, list[Quad]] = defaultdict(list)
        for quad in (quad for merge in part.merges for quad in writer.merge(merge)):
            if quad.graph == ENTITIES:
                now[quad.subject].append(quad)
        kept = was & now.keys()  # a merge is known by all that it says
        for node in now.keys() - kept:
            self.come.update(now[node])
        new = [quad for entity in part.entities for quad in writer.entity(entity)]
        new += [quad for match in part.matches for quad in matched(match)]
        told = nodes | {quad.subject for quad in new if quad.predicate == iri("rec:target")} | (was - kept)
        self.swap(
            (quad for node in told for quad in self.old.match(subject=node, graph=ENTITIES)),
            (quad for quad in new if quad.subject in told),
        )

    def across(self, entities: set[str]) -> tuple[Merge, ...]:
        """The merges of these entities across articles."""
        return tuple(
            each for each in self.whole.merges if each.entity in entities and each.one.article != each.other.article
        )

    def shared(self) -> None:
        """Papers, stories, topics and relations: those that nothing speaks of any more, and new ones."""
        writer = Writer(Record())
        made: dict[str, Callable[[str], Iterable[Quad]]] = {
            "publisher": writer.publisher,
            "relation": writer.relation,
            "story": _story,
            "topic": _topic,
        }
        for kind, make in made.items():
            was, now = (set(map(scrub, parts.shared[kind])) for parts in (self.before, self.after))
            self.gone.update(quad for name in was - now for quad in make(name))
            self.come.update(quad for name in now - was for quad in make(name))

    def decisions(self) -> None:
        """The graph of decisions."""
        if self.before.decisions != self.after.decisions:
            now = canonical(Record(decisions=self.whole.decisions)).decisions
            new = (quad for decision in now for quad in decided(decision))
            self.swap(self.old.match(graph=DECISIONS), new)


def _known(entities: Mapping[str, Entity], wanted: Iterable[str]) -> tuple[Entity, ...]:
    return tuple(entities[key] for key in wanted if key in entities)


def _facing(each: Plain) -> list[str]:
    """The entities whose plain triples it may give."""
    passed_on = each.relation in _PASSED_ON and not each.literal
    return [each.subject, each.object] if passed_on else [each.subject]


def _story(name: str) -> list[Quad]:
    return [Quad(mint("story", name), TYPE, iri("rec:Story"), ENTITIES)]


def _topic(name: str) -> list[Quad]:
    node = mint("topic", identifier(name))
    return [
        Quad(node, TYPE, iri("skos:Concept"), ENTITIES),
        Quad(node, iri("skos:prefLabel"), text(name), ENTITIES),
    ]
