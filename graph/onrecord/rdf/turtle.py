"""Turtle and TriG for people to read: sorted, grouped by subject, short names, the names of things beside their IRIs.

The same triples give the same text. rdflib's writers are not used here: they take 23 seconds for 100,000 triples.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from onrecord.rdf.names import CLAIMS, DECISIONS, ENTITIES, FACTS, TYPE
from onrecord.rdf.terms import STRING, Literal, Quad, Term, encode, escape, iri, one_line
from onrecord.vocabulary import NAMESPACES

__all__ = ["trig", "turtle"]

Triple = tuple[str, str, Term]

_PREFIX = {namespace: prefix for prefix, namespace in NAMESPACES.items()}
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
# what a reader wants to know of a thing first
_FIRST = {
    iri(name): place
    for place, name in enumerate(
        (
            "rdf:type", "skos:prefLabel", "skos:altLabel", "schema:headline", "rec:subject", "rec:relation",
            "rec:object", "oa:hasSource", "oa:hasSelector", "oa:start", "oa:end", "oa:exact",
        )
    )
}  # fmt: skip
_SECTIONS = (
    ("Relations in use", "rec"), ("People, bodies, offices, reports ...", "entity"), ("Publishers", "publisher"),
    ("Topics", "topic"), ("Stories", "story"), ("Articles", "article"), ("Statements", "statement"),
    ("Evidence", "evidence"), ("Places in articles", "span"),
)  # fmt: skip
_GRAPHS = {ENTITIES: 0, CLAIMS: 1, FACTS: 2, DECISIONS: 3}
_HEAD = "# A record made by OnRecord: news articles as a graph of who said, held, wrote and wants what.\n"


def turtle(triples: Iterable[Triple]) -> str:
    """The triples as Turtle."""
    return _Text(triples).whole()


def trig(quads: Iterable[Quad]) -> str:
    """The quads as TriG, each named graph in a block of its own."""
    graphs: dict[str, list[Triple]] = defaultdict(list)
    for subject, predicate, value, graph in quads:
        graphs[graph].append((subject, predicate, value))
    everything = _Text(triple for triples in graphs.values() for triple in triples)
    blocks = []
    for graph in sorted(graphs, key=lambda name: (_GRAPHS.get(name, 3), name)):
        text = _Text(graphs[graph], everything.labels, everything.used)
        body = "\n".join("    " + line if line else "" for line in "\n".join(text.subjects()).rstrip("\n").split("\n"))
        blocks.append(f"{everything.name(graph)} {{\n{body}\n}}\n")
    return everything.prefixes() + "\n" + "\n".join(blocks)


class _Text:
    def __init__(
        self, triples: Iterable[Triple], labels: Mapping[str, str] | None = None, used: set[str] | None = None
    ) -> None:
        self.about: dict[str, dict[str, set[Term]]] = defaultdict(lambda: defaultdict(set))
        for subject, predicate, value in triples:
            self.about[subject][predicate].add(value)
        self.used: set[str] = set() if used is None else used
        self.labels = self._labels() if labels is None else labels

    def _labels(self) -> dict[str, str]:
        found = {}
        for subject, values in self.about.items():
            for name in ("skos:prefLabel", "schema:headline", "schema:name"):
                for value in values.get(iri(name), ()):
                    if isinstance(value, Literal):
                        label = one_line(value.value)
                        found[subject] = label if len(label) <= 60 else label[:59].rstrip() + "\u2026"
        return found

    def whole(self) -> str:
        body, section = [], ""
        for subject in self.order():
            here = self.section(subject)
            if here != section:
                body.append(f"# {here} {'-' * max(3, 110 - len(here))}\n")
                section = here
            body.append(self.subject(subject))
        return self.prefixes() + "\n" + "\n".join(body)

    def subjects(self) -> Iterator[str]:
        for subject in self.order():
            yield self.subject(subject)

    def prefixes(self) -> str:
        used = [prefix for prefix in NAMESPACES if prefix in self.used]
        return _HEAD + "".join(f"@prefix {prefix}: <{NAMESPACES[prefix]}> .\n" for prefix in used)

    def section(self, subject: str) -> str:
        return next((title for title, prefix in _SECTIONS if subject.startswith(NAMESPACES[prefix])), "Other")

    def order(self) -> list[str]:
        titles = [title for title, _ in _SECTIONS]

        def key(subject: str) -> tuple[int, str, str, str]:
            title = self.section(subject)
            kind = min((str(each) for each in self.about[subject].get(TYPE, ())), default="")
            # numbers in the names of spans in the order of their size
            name = re.sub(r"\d+", lambda match: match[0].zfill(12), subject) if title == titles[-1] else subject
            return (titles.index(title) if title in titles else 99), kind, self.labels.get(subject, ""), name

        return sorted(self.about, key=key)

    def subject(self, subject: str) -> str:
        values = self.about[subject]
        predicates = sorted(values, key=lambda each: (_FIRST.get(each, 99), each))
        lines = []
        for at, predicate in enumerate(predicates):
            end = " ." if at == len(predicates) - 1 else " ;"
            name = "a" if predicate == TYPE else self.name(predicate)
            terms = sorted(values[predicate], key=lambda each: (self.label(each), encode(each)))
            start = f"{self.name(subject)} {name}" if at == 0 else f"    {name}"
            if len(terms) == 1 or predicate == TYPE:
                shown = ", ".join(self.term(each) for each in terms)
                lines.append(f"{start} {shown}{end}{self.note(terms[0])}")
            else:
                lines.append(start)
                for number, each in enumerate(terms):
                    last = end if number == len(terms) - 1 else " ,"
                    lines.append(f"        {self.term(each)}{last}{self.note(each)}")
        return "\n".join(lines) + "\n"

    def label(self, term: Term) -> str:
        return self.labels.get(term, "") if not isinstance(term, Literal) else ""

    def note(self, term: Term) -> str:
        """The name of the thing as a comment: one line, so nothing in it can be taken for Turtle."""
        if isinstance(term, Literal) or not term.startswith((NAMESPACES["entity"], NAMESPACES["article"])):
            return ""
        label = self.label(term)
        return f"  # {label}" if label else ""

    def name(self, term: str) -> str:
        """An IRI as a prefixed name where that is short and safe, else in full."""
        if term.startswith("_:"):
            return term
        cut = max(term.rfind("#"), term.rfind("/")) + 1
        prefix = _PREFIX.get(term[:cut])
        if prefix and _LOCAL.fullmatch(term[cut:]):
            self.used.add(prefix)
            return f"{prefix}:{term[cut:]}"
        return f"<{term}>"

    def term(self, term: Term) -> str:
        if not isinstance(term, Literal):
            return self.name(term)
        if term.language or term.datatype == STRING:
            return encode(term)
        if (term.datatype == iri("xsd:integer") and re.fullmatch(r"[+-]?\d+", term.value, re.ASCII)) or (
            term.datatype == iri("xsd:boolean") and term.value in {"true", "false"}
        ):
            return term.value
        return f'"{escape(term.value)}"^^{self.name(term.datatype)}'
