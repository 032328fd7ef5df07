"""The search index made: names and quotations of a snapshot's graph, and where each article's line stands."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.model import fold
from onrecord.rdf.names import CLAIMS, ENTITIES, TYPE
from onrecord.rdf.terms import Literal, Quad, iri, minted, name_of
from onrecord.serve.search import VERSION
from onrecord.store import Store
from onrecord.vocabulary import NAMESPACES, kinds

__all__ = ["build"]

_SCHEMA = """
CREATE TABLE about (version INTEGER, names INTEGER, quotations INTEGER);
CREATE TABLE name (rowid INTEGER PRIMARY KEY, id TEXT, kind TEXT, label TEXT, aliases TEXT, named INTEGER,
  statements INTEGER, folded TEXT);
CREATE TABLE quotation (rowid INTEGER PRIMARY KEY, id TEXT, speaker TEXT, words TEXT, day TEXT);
CREATE TABLE article (id TEXT PRIMARY KEY, start INTEGER, length INTEGER) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX name_kind ON name (kind);
CREATE INDEX name_folded ON name (folded);
CREATE VIRTUAL TABLE names USING fts5 (label, aliases, content='name', tokenize="unicode61 remove_diacritics 2",
  prefix='1 2 3', detail='column');
CREATE VIRTUAL TABLE grams USING fts5 (label, aliases, content='name', tokenize="trigram", detail='none');
CREATE VIRTUAL TABLE quotations USING fts5 (words, content='quotation', tokenize="unicode61 remove_diacritics 2",
  prefix='1 2 3', detail='none');
INSERT INTO names (names) VALUES ('rebuild');
INSERT INTO grams (grams) VALUES ('rebuild');
INSERT INTO quotations (quotations) VALUES ('rebuild');
"""


def build(snapshot: Path, path: Path) -> None:
    """Makes the index of a snapshot, whole or not at all: under another name first."""
    new = path.with_name(f"{path.name}.new")
    new.unlink(missing_ok=True)
    connection = sqlite3.connect(new)
    try:
        # nothing is lost if the power goes: the file is made anew
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
        connection.executescript(_SCHEMA)
        with Store.open(snapshot / "graph") as store:
            names = _fill_names(connection, store)
            connection.execute("CREATE UNIQUE INDEX name_id ON name (id)")
            quotations = _fill_quotations(connection, store)
        lines = snapshot / "articles.jsonl"
        if lines.is_file():
            connection.executemany("INSERT INTO article VALUES (?, ?, ?)", _lines(lines))
        connection.executescript(_INDEXES)
        connection.execute("INSERT INTO about VALUES (?, ?, ?)", (VERSION, names, quotations))
        connection.commit()
        connection.close()
        new.replace(path)
    finally:
        connection.close()
        new.unlink(missing_ok=True)


def _fill_names(connection: sqlite3.Connection, store: Store) -> int:
    told = {row[0].value: int(row[1].value) for row in _asked(store, _TOLD)}
    kind_of = {kind.classes[0]: kind.name for kind in kinds().values()}
    found: dict[str, _Entity] = {}
    for quad in store.match(graph=ENTITIES):
        if quad.subject.startswith(NAMESPACES["entity"]):
            found.setdefault(quad.subject, _Entity()).take(quad, kind_of)
    ordered = sorted(found.items(), key=lambda item: (-told.get(item[0], 0), item[1].label, item[0]))
    connection.executemany(
        "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                row, minted("entity", node), entity.kind, entity.label, "\n".join(sorted(entity.aliases)),
                int(entity.named), told.get(node, 0), fold(entity.label),
            )
            for row, (node, entity) in enumerate(ordered, 1)
        ),
    )  # fmt: skip
    return len(ordered)


class _Entity:
    __slots__ = ("aliases", "kind", "label", "named")

    def __init__(self) -> None:
        self.label, self.kind, self.named = "", "", True
        self.aliases: list[str] = []

    def take(self, quad: Quad, kind_of: dict[str, str]) -> None:
        value = quad.object.value if isinstance(quad.object, Literal) else quad.object
        value = value.encode("utf-8", "replace").decode()
        if quad.predicate == iri("skos:prefLabel"):
            self.label = value
        elif quad.predicate == iri("skos:altLabel"):
            self.aliases.append(" ".join(value.split()))
        elif quad.predicate == iri("rec:named"):
            self.named = value != "false"
        elif quad.predicate == TYPE and value in kind_of:
            self.kind = kind_of[value]
        elif quad.predicate == TYPE and value.startswith(NAMESPACES["kind"]):
            self.kind = name_of(value.removeprefix(NAMESPACES["kind"]))


def _fill_quotations(connection: sqlite3.Connection, store: Store) -> int:
    """The quotations, sorted by day in a table of their own, so that millions need no memory."""
    connection.execute("CREATE TEMP TABLE unsorted (id TEXT, speaker TEXT, words TEXT, day TEXT)")
    connection.executemany("INSERT INTO unsorted VALUES (?, ?, ?, ?)", _quotations(store))
    connection.execute(
        "INSERT INTO quotation SELECT NULL, id, speaker, words, MIN(day) FROM unsorted GROUP BY id "
        "ORDER BY MIN(day) DESC, id"
    )
    connection.execute("DROP TABLE unsorted")
    (number,) = connection.execute("SELECT COUNT(*) FROM quotation").fetchone()
    return int(number)


def _quotations(store: Store) -> Iterator[tuple[str, str, str, str]]:
    """Each quotation, once for each of its days: id, speaker, words, day."""
    for node, words, name, day in _asked(store, _SAID):
        yield (
            minted("statement", node.value),
            name.value.encode("utf-8", "replace").decode() if name else "",
            words.value.encode("utf-8", "replace").decode(),
            day.value if day else "",
        )


_TOLD = f"""SELECT ?e (COUNT(?s) AS ?n) {{
  GRAPH <{CLAIMS}> {{ ?s rec:subject|rec:object ?e . FILTER(ISIRI(?e)) }}
}} GROUP BY ?e"""
_SAID = f"""SELECT ?s ?words ?name ?day {{
  GRAPH <{CLAIMS}> {{ ?s schema:text ?words ; rec:subject ?who . OPTIONAL {{ ?s rec:asOf ?day }} }}
  OPTIONAL {{ GRAPH <{ENTITIES}> {{ ?who skos:prefLabel ?name }} }}
}}"""


def _asked(store: Store, query: str) -> Any:
    """The engine's own rows: a million of them as plain terms would take a minute."""
    return store.engine.query(query, prefixes=dict(NAMESPACES))


def _lines(path: Path) -> Iterator[tuple[str, int, int]]:
    start = 0
    with path.open("rb") as file:
        for line in file:
            yield json.loads(line.decode("utf-8", "surrogatepass"))["id"], start, len(line)
            start += len(line)
