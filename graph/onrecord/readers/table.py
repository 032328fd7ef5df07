"""Tables (CSV, TSV) with one article a row and a heading that names the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from onrecord.errors import InputError, NotText
from onrecord.model import Page
from onrecord.readers._bytes import streaming
from onrecord.readers._fields import has_text, page, recognised
from onrecord.readers._source import Source

__all__ = ["knows", "read"]


def knows(source: Source) -> int:
    """3 where the first line is a heading with a column for text, 2 where only the name says that it is a table."""
    line = source.beginning.partition("\n")[0].strip("\r")
    columns = _columns(line, _separator(line))
    if len(line) < 2000 and has_text(columns) and recognised(columns) >= 2 and all(len(name) < 40 for name in columns):
        return 3
    return 2 if source.suffix in (".csv", ".tsv") else 0


def _separator(line: str) -> str:
    return max(",\t;|", key=lambda mark: (line.count(mark), mark == ","))


def _columns(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def read(source: Source) -> Iterator[Page]:
    """A page for each row. A row without text is reported by its number (the heading is 1), and the others go on.

    Raises InputError without a column for text, or for a cell over the limit; NotText.
    """
    encoding = streaming(source.head, source.name)
    line = source.beginning.partition("\n")[0].strip("\r")
    separator = _separator(line)
    if not has_text(_columns(line, separator)):
        raise InputError(source.name, f"no column with text (it has: {line[:80]})", "name the column text or body")
    csv.field_size_limit(max(csv.field_size_limit(), source.limits.page))
    errors = "strict" if encoding == "utf-8" else "replace"
    stream = io.TextIOWrapper(source.stream, "utf-8-sig" if encoding == "utf-8" else encoding, errors, newline="")
    rows = csv.DictReader((row.replace("\0", " ").removeprefix("\ufeff") for row in stream), delimiter=separator)
    number = 1
    while True:
        number += 1
        name = f"{source.name}:{number}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            source.report(InputError(name, f"a row that cannot be read ({error})", "the rows before it were read"))
            return
        except UnicodeDecodeError:
            source.report(NotText(name, "faulty bytes", "save it as UTF-8; the rows before it were read"))
            return
        found = page({key: value for key, value in row.items() if key is not None}, name)
        if found is None:
            source.report(InputError(name, "a row without text", "the other rows were read"))
        else:
            yield found
