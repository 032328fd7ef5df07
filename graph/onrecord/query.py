"""Questions to a record: SPARQL text, a .rq file, or a saved question by its name.

rows = query(store, "offices")
for row in rows:
    row.person, row["office"]
rows.to_pandas()
rows.serialize("csv")
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from onrecord.errors import QueryError
from onrecord.rows import Rows
from onrecord.sparql import keywords
from onrecord.vocabulary import ontology

if TYPE_CHECKING:
    from onrecord.store import Answer

__all__ = ["query", "saved", "sparql"]

LARGEST = 1 << 20
"""Bytes in a question beyond which it is taken for a mistake."""


def saved() -> dict[str, Path]:
    """The saved questions by name: ontology/queries/NAME.rq."""
    return {path.stem: path for path in sorted((ontology() / "queries").glob("*.rq"))}


def sparql(question: str) -> str:
    """The SPARQL of a question: its own text, what is in the .rq file, or what is saved under the name.

    Raises QueryError if it is a name that nothing is saved under, or a file that cannot be read.
    """
    words = question.strip()
    known = saved()
    if words in known:
        return known[words].read_text("utf-8")
    # a path has no line breaks or braces, and SPARQL has at least one of them
    if words.endswith(".rq") and not re.search(r"[\n{}]", words):
        try:
            data = Path(words).read_bytes()
        except OSError as error:
            raise QueryError(f"{words}: cannot be read ({error.strerror or error})") from None
        if len(data) > LARGEST:
            raise QueryError(f"{words}: {len(data):,} bytes are too many for a question; is it the right file?")
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise QueryError(f"{words}: is not UTF-8 text; save it as UTF-8") from None
    if not words:
        raise QueryError(f"no question given; ask one of: {', '.join(known)}; or give SPARQL")
    if re.fullmatch(r"[\w-]+", words):
        raise QueryError(f"no saved question {words!r}; there are: {', '.join(known)}; or give SPARQL")
    return question


class Asked(Protocol):
    """Whatever takes questions: a store at home (onrecord.store.Store), or one on a server (onrecord.remote)."""

    def query(self, sparql: str) -> Answer:
        """The answer to SPARQL text."""


def query(store: Asked, question: str) -> Rows:
    """The rows that answer a question (see `sparql`), in the same order for the same record.

    SELECT gives its columns; ASK one row with the column "answer"; CONSTRUCT and DESCRIBE triples as subject,
    predicate, object. Prefixes need no declaration. Raises QueryError, on one line, with line and column where known.
    """
    text = sparql(question)
    answer = store.query(text)
    ordered = answer.kind == "select" and re.search(r"\bORDER\s+BY\b", keywords(text).rpartition("}")[2], re.IGNORECASE)
    return Rows(answer.kind, answer.columns, answer.rows, ordered=bool(ordered))
