"""Search as one types: names and quotations in an SQLite full-text index, one per snapshot.

The index is a file beside the graph of its snapshot (search.sqlite), or in a temporary folder where that cannot be
written; it goes when the snapshot goes, and may be deleted at any time. Rows are numbered in the order in which they
are worth showing (names by the number of statements, quotations by date, the latest first), so that the first twenty
hits are found without ranking all.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import RecordError
from onrecord.model import fold
from onrecord.rdf.names import CLAIMS, ENTITIES, TYPE
from onrecord.rdf.terms import Literal, Quad, iri, minted, name_of
from onrecord.store import Store
from onrecord.vocabulary import NAMESPACES, kinds

__all__ = ["Index", "Name", "Quotation", "build", "likeness"]

VERSION = 1
"""Of the index's layout; another one is built anew."""
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
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 12
"""Words of a search beyond which the rest is passed over."""


@dataclass(frozen=True, slots=True)
class Name:
    """An entity that was found. statements: how many it takes part in."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    named: bool
    statements: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that were found, the id of their statement, who said them, and the first day they are told (ISO 8601)."""

    id: str
    speaker: str
    words: str
    day: str


class Index:
    """An index that is open to read, from any thread. Raises RecordError if there is none of this version."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.connection = sqlite3.connect(f"file:{_quoted(path)}?mode=ro", uri=True, check_same_thread=False)
            (version,) = self.connection.execute("SELECT version FROM about").fetchone()
        except (sqlite3.Error, TypeError) as error:
            raise RecordError(f"{path}: is no search index ({error})") from None
        if version != VERSION:
            self.connection.close()
            raise RecordError(f"{path}: is of another version")

    def close(self) -> None:
        """Lets go of the file."""
        self.connection.close()

    def _rows(self, sql: str, *values: Any) -> list[Any]:
        # a cursor of its own for every search: connections may be shared between threads, cursors may not
        return self.connection.cursor().execute(sql, values).fetchall()

    def names(self, text: str, limit: int = 20, kind: str = "") -> list[Name]:
        """Entities whose name or aliases have all these words, the last one as a beginning; most told of first."""
        query = _match(text)
        if not query:
            return []
        rows = self._rows(
            "SELECT id, kind, label, aliases, named, statements FROM name WHERE rowid IN "
            "(SELECT rowid FROM names WHERE names MATCH ? ORDER BY rowid LIMIT ?) "
            "AND (? = '' OR kind = ?) ORDER BY rowid LIMIT ?",
            query, 100 * limit if kind else limit, kind, kind, limit,
        )  # fmt: skip
        found = [_name(row) for row in rows]
        # who is called exactly so comes first
        first = self.called(text, kind, limit)
        return (first + [each for each in found if each not in first])[:limit]

    def called(self, text: str, kind: str = "", limit: int = 2) -> list[Name]:
        """Entities with exactly this name, upper and lower case apart; most told of first."""
        rows = self._rows(
            "SELECT id, kind, label, aliases, named, statements FROM name WHERE folded = ? AND (? = '' OR kind = ?) "
            "ORDER BY rowid LIMIT ?",
            fold(text), kind, kind, limit,
        )  # fmt: skip
        return [_name(row) for row in rows]

    def alike(self, text: str, limit: int = 60, kind: str = "") -> list[Name]:
        """Entities whose names share most letters in a row with the text: candidates for a misspelt one."""
        # a NUL would end the query, and letters alone tell names apart
        folded = "".join(letter if letter.isprintable() else " " for letter in fold(text))
        grams = {folded[at : at + 3] for at in range(max(0, len(folded) - 2))}
        grams = {gram for gram in grams if not gram.isspace()}
        if not grams:
            return []
        query = " OR ".join('"' + gram.replace('"', '""') + '"' for gram in sorted(grams)[:60])
        rows = self._rows(
            "SELECT n.id, n.kind, n.label, n.aliases, n.named, n.statements FROM grams JOIN name n "
            "ON n.rowid = grams.rowid WHERE grams MATCH ? AND (? = '' OR n.kind = ?) ORDER BY rank LIMIT ?",
            query, kind, kind, limit,
        )  # fmt: skip
        return [_name(row) for row in rows]

    def quotations(self, text: str, limit: int = 20) -> list[Quotation]:
        """Quotations with all these words, the last one as a beginning; the latest first."""
        query = _match(text)
        if not query:
            return []
        rows = self._rows(
            "SELECT id, speaker, words, day FROM quotation WHERE rowid IN "
            "(SELECT rowid FROM quotations WHERE quotations MATCH ? ORDER BY rowid LIMIT ?) ORDER BY rowid",
            query, limit,
        )  # fmt: skip
        return [Quotation(*row) for row in rows]

    def most(self, kind: str, limit: int = 20, offset: int = 0) -> list[Name]:
        """The entities of a kind with the most statements; those without a name come last."""
        rows = self._rows(
            "SELECT id, kind, label, aliases, named, statements FROM name WHERE kind = ? "
            "ORDER BY named DESC, rowid LIMIT ? OFFSET ?",
            kind, limit, offset,
        )  # fmt: skip
        return [_name(row) for row in rows]

    def by_id(self, ids: Sequence[str]) -> dict[str, Name]:
        """The entities of these ids."""
        marks = ",".join("?" * len(ids))
        rows = self._rows(
            f"SELECT id, kind, label, aliases, named, statements FROM name WHERE id IN ({marks})",  # noqa: S608
            *ids,
        )
        return {row[0]: _name(row) for row in rows}

    def counts(self) -> dict[str, int]:
        """How many entities there are of each kind, and how many quotations."""
        found = dict(self._rows("SELECT kind, COUNT(*) FROM name GROUP BY kind ORDER BY kind"))
        ((quotations,),) = self._rows("SELECT quotations FROM about")
        return {**found, "quotation": quotations}

    def article(self, name: str) -> tuple[int, int] | None:
        """Where an article's line stands in articles.jsonl: start and length in bytes."""
        rows = self._rows("SELECT start, length FROM article WHERE id = ?", name)
        return (rows[0][0], rows[0][1]) if rows else None


def _name(row: Sequence[Any]) -> Name:
    return Name(row[0], row[1], row[2], tuple(filter(None, row[3].split("\n"))), bool(row[4]), row[5])


def likeness(text: str, name: Name) -> float:
    """How near a text is to the nearest of an entity's names, 0 to 100: 100 is the name itself, 98 an alias."""
    from rapidfuzz import fuzz

    wanted, best = fold(text), 0.0
    for place, form in enumerate((name.name, *name.aliases)):
        folded = fold(form)
        if folded == wanted:
            return 100.0 if place == 0 else 98.0
        score = max(fuzz.ratio(wanted, folded), fuzz.token_sort_ratio(wanted, folded))
        best = max(best, score if place == 0 else score - 2)
    return best


def _match(text: str) -> str:
    """The text as an FTS5 query: its words, all wanted, the last one as a beginning. No operator of FTS5's survives."""
    words = _WORD.findall(text)[:_LONGEST]
    if not words:
        return ""
    last = f'"{words[-1]}"' + ("" if text[-1:].isspace() else "*")
    return " ".join([*(f'"{word}"' for word in words[:-1]), last])


def _quoted(path: Path) -> str:
    from urllib.parse import quote

    return quote(str(path.resolve()))


# --------------------------------------------------------------------------------------------------------------- build


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
