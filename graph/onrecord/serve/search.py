"""Search as one types: names and quotations in an SQLite full-text index, one per snapshot.

The index is a file beside the graph of its snapshot (search.sqlite), or in a temporary folder where that cannot be
written; it goes when the snapshot goes, and may be deleted at any time (onrecord.serve.indexing makes it). Rows are
numbered in the order in which they are worth showing (names by the number of statements, quotations by date, the latest
first), so that the first twenty hits are found without ranking all.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import RecordError
from onrecord.model import fold

__all__ = ["VERSION", "Index", "Name", "Quotation", "likeness"]

VERSION = 1
"""Of the index's layout; another one is built anew."""
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
