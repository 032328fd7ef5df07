"""What can be asked of an entity by the name of a property, for the reconciliation service: to tell one of a name from
another, and to fill the columns of a table.

Every relation of the ontology is a property of its subjects, save the words they say, which are too many; some follow
from several of them, such as the institution of a person: that of an office held, or one belonged to or worked for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.model import fold
from onrecord.rdf.terms import Literal, encode, mint, minted, scrub
from onrecord.serve.search import likeness
from onrecord.vocabulary import NAMESPACES, kinds, relations

if TYPE_CHECKING:
    from onrecord.serve.search import Index
    from onrecord.store import Store

__all__ = ["Property", "Value", "agreement", "extension", "holders", "properties", "values"]

NEAR = 80.0
"""Likeness from which two names speak for each other."""
HELD = 500
"""Most entities that are found by one property; what thousands have tells nobody apart."""
_EVERYTHING = tuple(kinds())


@dataclass(frozen=True, slots=True)
class Property:
    """A property. kinds: of the entities that have it; pattern: SPARQL from ?e to ?v; proposed: as a column."""

    id: str
    name: str
    description: str
    kinds: tuple[str, ...]
    pattern: str
    proposed: bool = True


@dataclass(frozen=True, slots=True)
class Value:
    """A value: the entity of that id, or, without one, words, a number or a time (ISO 8601) as text."""

    text: str
    entity: str = ""
    datatype: str = ""


_TOLD = '?s rec:standing ?how FILTER(?how NOT IN ("denied", "hedged")) FILTER NOT EXISTS { ?s rec:negated true }'
_BODY = """{ ?e org:postIn ?v }
  UNION { ?s rec:subject ?e ; org:organization|rec:institution ?v . TOLD }
  UNION { ?s rec:subject ?e ; rec:relation rec:holds ; rec:object/org:postIn ?v . TOLD }
  UNION { ?s rec:subject ?e ; rec:relation ?r ; rec:object ?v . FILTER(?r IN (rec:memberOf, rec:worksFor)) TOLD }"""
_PLACE = """{ ?s rec:subject ?e ; rec:relation rec:locatedIn ; rec:object ?v . TOLD }
  UNION { ?s rec:subject ?e ; role:place ?v . TOLD }
  UNION { ?s rec:object ?e ; rec:relation rec:holds ; role:place ?v . TOLD }
  UNION { ?s rec:subject ?e ; org:organization|rec:institution ?v . ?v a schema:Place . TOLD }
  UNION { ?s rec:subject ?e ; org:organization|rec:institution|(rec:object/org:postIn) ?b .
          ?in rec:subject ?b ; rec:relation rec:locatedIn ; rec:object ?v . TOLD }"""


@cache
def properties() -> dict[str, Property]:
    """All properties by their ids."""
    own = (
        Property("alias", "other name", "another name that articles give it", _EVERYTHING, "?e skos:altLabel ?v"),
        Property("sameAs", "same as", "its address in an authority outside", _EVERYTHING, "?e schema:sameAs ?v"),
        Property("institution", "institution", "the body of an office, or that somebody belongs to or works for",
                 ("person", "office", "institution"), _BODY),
        Property("place", "country or place", "where it is, or where an office is held",
                 ("person", "office", "institution"), _PLACE),
        Property("holder", "holder", "who holds, or held, the office", ("office",),
                 "?s rec:object ?e ; rec:relation rec:holds ; rec:subject ?v . TOLD"),
        Property("first", "first told", "the first day on which an article tells of it", _EVERYTHING,
                 "SELECT ?e (MIN(STR(?day)) AS ?v) { ?s rec:subject|rec:object ?e ; rec:asOf ?day IDS } GROUP BY ?e"),
        Property("last", "last told", "the last day on which an article tells of it", _EVERYTHING,
                 "SELECT ?e (MAX(STR(?day)) AS ?v) { ?s rec:subject|rec:object ?e ; rec:asOf ?day IDS } GROUP BY ?e"),
        Property("date", "told on", "the days on which articles tell of it: a year, a month or a day", _EVERYTHING,
                 "?s rec:subject|rec:object ?e ; rec:asOf ?v", proposed=False),
    )  # fmt: skip
    found = {each.id: each for each in own}
    for name, relation in relations().items():
        if name != "said":
            pattern = f"?s rec:subject ?e ; rec:relation <{relation.iri}> ; rec:object ?v . TOLD"
            found[name] = Property(name, relation.label, relation.definition, relation.subjects, pattern)
    return found


def values(store: Store, name: str, entities: Iterable[str]) -> dict[str, list[Value]]:
    """The values of a property, by entity, in the order of their text; ids that nothing is known of have none."""
    asked = properties()[name]
    nodes = " ".join(f"<{mint('entity', each)}>" for each in sorted(set(entities)))
    if not nodes:
        return {}
    ids = f"VALUES ?e {{ {nodes} }}"
    pattern = asked.pattern.replace("TOLD", _TOLD).replace("IDS", ids)
    inner = f"{ids} {{ {pattern} }}" if pattern.startswith(("{", "SELECT")) else f"{ids} {pattern}"
    found: dict[str, set[Value]] = defaultdict(set)
    for node, term, label in store.query(
        f"SELECT DISTINCT ?e ?v ?label {{ {inner} OPTIONAL {{ ?v skos:prefLabel ?label }} }}"
    ).rows:
        if isinstance(term, Literal):
            value = Value(term.value, "", term.datatype)
        elif isinstance(term, str) and term.startswith(NAMESPACES["entity"]):
            value = Value(label.value if isinstance(label, Literal) else "", minted("entity", term))
        else:
            value = Value(str(term))
        found[minted("entity", str(node))].add(value)
    return {each: sorted(has, key=lambda value: (value.text, value.entity)) for each, has in found.items()}


def holders(store: Store, index: Index, name: str, wanted: Iterable[Any]) -> set[str]:
    """The entities that may have one of these values (as the protocol has them) of a property, for candidates without
    a name; at most HELD."""
    nodes, tests = set(), set()
    for each in wanted:
        text = scrub(str(each.get("name", "")) if isinstance(each, dict) else _text(each)).strip()
        if isinstance(each, dict):
            nodes.add(mint("entity", each["id"].removeprefix(NAMESPACES["entity"])))
        if text:
            known = {found.id: found for found in (*index.called(text, "", 20), *index.alike(text, 20))}
            nodes.update(mint("entity", key) for key, found in known.items() if likeness(text, found) >= NEAR)
            tests.add(f"LCASE(STR(?v)) = {encode(Literal(text.lower()))}")
            time = _TIME.match(text)
            if time:
                tests.add(f'(STRSTARTS(STR(?v), "{time[0]}") || (STR(?v) != "" && STRSTARTS("{time[0]}", STR(?v))))')
    pattern = properties()[name].pattern.replace("TOLD", _TOLD).replace("IDS", "")
    ways = pattern.startswith("{")
    inner = f"{{ {pattern} }}" if pattern.startswith("SELECT") else pattern
    asked = []
    if nodes:
        these = f"VALUES ?v {{ {' '.join(f'<{node}>' for node in sorted(nodes))} }}"
        # within each of several ways, where the engine begins with the values; outside, it would go all ways first
        asked.append(pattern.replace("{ ?", f"{{ {these} ?") if ways else f"{these} {inner}")
    if tests and not ways:  # several ways lead to entities only
        asked.append(f"{inner} FILTER({' || '.join(sorted(tests))})")
    rows = [row for each in asked for row in store.query(f"SELECT DISTINCT ?e {{ {each} }} LIMIT {HELD}").rows]
    return {minted("entity", str(node)) for (node,) in rows[:HELD] if str(node).startswith(NAMESPACES["entity"])}


# ------------------------------------------------------------------------------------------------------------ agreement

_TIME = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)


def agreement(index: Index, wanted: Sequence[Any], has: Sequence[Value]) -> float | None:
    """How well what is wanted (as the protocol has it) agrees with what an entity has, 0 to 1; None if it has nothing.

    An entity agrees by its id or one of its names; a time with whatever is less or more exact than it.
    """
    if not has:
        return None
    names = index.by_id([value.entity for value in has if value.entity][:500])
    best = 0.0
    for each in wanted:
        key, text = (each["id"], str(each.get("name", ""))) if isinstance(each, dict) else ("", _text(each))
        for value in has:
            if key and value.entity == key.removeprefix(NAMESPACES["entity"]):
                return 1.0
            known = names.get(value.entity)
            if known is not None:
                score = likeness(text, known)
            else:
                score = 100.0 if _same(text, value.text) else _likeness(text, value.text)
            best = max(best, score / 100 if score >= NEAR else 0.0)
    return best


def _text(value: Any) -> str:
    return (
        str(value).lower() if isinstance(value, bool) else f"{value:.15g}" if isinstance(value, float) else str(value)
    )


def _same(wanted: str, has: str) -> bool:
    wanted, has = wanted.strip(), has.strip()
    if fold(wanted) == fold(has):
        return True
    one, other = _TIME.match(wanted), _TIME.match(has)
    return bool(one and other and (one[0].startswith(other[0]) or other[0].startswith(one[0])))


def _likeness(wanted: str, has: str) -> float:
    from rapidfuzz import fuzz

    # two times or numbers are not the nearer for the figures that they share
    return 0.0 if wanted[:1].isdigit() and has[:1].isdigit() else fuzz.token_sort_ratio(fold(wanted), fold(has))


# ------------------------------------------------------------------------------------------------------------ extension


def extension(store: Store, ids: Sequence[str], asked: Sequence[tuple[str, int]]) -> dict[str, Any]:
    """The answer to a data extension query: for each id the values of each property, at most so many (0: all)."""
    rows: dict[str, dict[str, Any]] = {each: {} for each in ids}
    meta = []
    for name, most in asked:
        known = properties().get(name)
        meta.append({"id": name, "name": known.name if known else name})
        found = values(store, name, ids) if known else {}
        for each in ids:
            rows[each][name] = [_cell(value) for value in found.get(each, ())[: most or None]]
    return {"meta": meta, "rows": rows}


def _cell(value: Value) -> dict[str, Any]:
    if value.entity:
        return {"id": value.entity, "name": value.text}
    if value.datatype.endswith("#integer"):
        return {"int": int(value.text)}
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.text, re.ASCII):
        return {"date": f"{value.text}T00:00:00Z"}  # the protocol has days with a time only
    if value.datatype.endswith("#dateTime"):
        return {"date": value.text}
    return {"str": value.text}
