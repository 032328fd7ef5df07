"""The answer to a question: rows with names, as Python values or as text in the common forms."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, overload
from xml.sax.saxutils import escape, quoteattr

from onrecord.errors import QueryError
from onrecord.rdf.terms import STRING, Literal, Term, encode, iri, one_line, xml_text

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped, import-not-found, unused-ignore]

__all__ = ["FORMATS", "Row", "Rows", "Value"]

Value = str | int | float | bool | None
"""A value of a row: dates and IRIs are str; None where there is no value."""

_MADE: dict[str, Callable[[str], Value]] = {
    **{iri(f"xsd:{name}"): int for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger")},
    **{iri(f"xsd:{name}"): float for name in ("decimal", "double", "float")},
    iri("xsd:boolean"): "true".__eq__,
}


def value(term: Term | None) -> Value:
    """A term as a plain Python value."""
    if not isinstance(term, Literal):
        return term
    make = _MADE.get(term.datatype)
    try:
        return make(term.value) if make else term.value
    except ValueError:
        return term.value


class _Values(dict[Term, Value]):
    """The values of terms, each made once: offsets, truth values and days come again and again."""

    def __missing__(self, term: Term) -> Value:
        self[term] = made = value(term)
        return made


class Row(tuple[Any, ...]):
    """A row: a tuple whose values (see Value) can also be had by the name of their column, row.office or row["for"]."""

    __slots__ = ()
    _fields: tuple[str, ...] = ()

    def __new__(cls, fields: tuple[str, ...], values: Iterable[Value]) -> Row:
        return tuple.__new__(_row(tuple(fields)), values)

    def __getattr__(self, name: str) -> Any:
        if name in self._fields:
            return tuple.__getitem__(self, self._fields.index(name))
        raise AttributeError(f"no column {name!r}; there are: {', '.join(self._fields)}")

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, str):
            if key not in self._fields:
                raise KeyError(f"no column {key!r}; there are: {', '.join(self._fields)}")
            return tuple.__getitem__(self, self._fields.index(key))
        return tuple.__getitem__(self, key)

    def __reduce__(self) -> tuple[Any, ...]:
        return Row, (self._fields, tuple(self))

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={each!r}' for name, each in zip(self._fields, self, strict=True))})"

    def _asdict(self) -> dict[str, Value]:
        return dict(zip(self._fields, self, strict=True))


@lru_cache(maxsize=256)
def _row(fields: tuple[str, ...]) -> type[Row]:
    """The class of the rows with these columns: they lie in it once, not in every row."""
    return type("Row", (Row,), {"__slots__": (), "_fields": fields})


class Rows(Sequence[Row]):
    """The rows that answer a question. kind: "select", "ask" or "graph"; columns: their names.

    Rows stand in the order that the question asks for, else sorted, so that the same record gives the same answer.
    """

    def __init__(
        self, kind: str, columns: Sequence[str], terms: Sequence[tuple[Term | None, ...]], *, ordered: bool = False
    ) -> None:
        self.kind, self.columns = kind, tuple(columns)
        self.terms = list(terms) if ordered else sorted(terms, key=lambda row: [_rank(term) for term in row])
        """The same rows as RDF terms."""

    def __len__(self) -> int:
        return len(self.terms)

    @overload
    def __getitem__(self, key: int) -> Row: ...
    @overload
    def __getitem__(self, key: slice) -> list[Row]: ...
    def __getitem__(self, key: int | slice) -> Row | list[Row]:
        if isinstance(key, slice):
            return [self[at] for at in range(*key.indices(len(self)))]
        return Row(self.columns, [value(term) for term in self.terms[key]])

    def __iter__(self) -> Iterator[Row]:
        kind, new, made = _row(self.columns), tuple.__new__, _Values()
        for terms in self.terms:
            # what `value` makes of the most frequent terms, without calling it for each of a million
            yield new(
                kind,
                [t if t is None else t[0] if t.__class__ is Literal and t[1] not in _MADE else made[t] for t in terms],
            )

    def __bool__(self) -> bool:
        """For ASK the answer itself, else whether there is any row."""
        return self[0][0] is True if self.kind == "ask" else bool(self.terms)

    def __repr__(self) -> str:
        return f"<Rows: {len(self)} of {', '.join(self.columns)}>"

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a DataFrame. Raises QueryError, saying what to install, where pandas is not."""
        try:
            import pandas as pd
        except ImportError:
            raise QueryError("to_pandas() needs pandas; install it with: pip install 'onrecord[pandas]'") from None
        return pd.DataFrame([tuple(row) for row in self], columns=list(self.columns))

    def serialize(self, format: str = "table", *, width: int | None = None) -> str:
        """The rows as text: table, csv, tsv, json, xml; ttl and nt for the answers of CONSTRUCT and DESCRIBE.

        width: how wide a table may get, in characters; cells are shortened to fit, columns without any value are left
        out where room is scarce, and where that is not enough, the last ones, which are named beneath. csv, tsv, json
        and xml follow the W3C's recommendations for SPARQL results. Raises QueryError for a form that this answer
        cannot take.
        """
        if format not in FORMATS:
            raise QueryError(f"no format {format!r}; there are: {', '.join(FORMATS)}")
        if format in {"ttl", "nt"} and self.kind != "graph":
            raise QueryError(f"{format} is for the answers of CONSTRUCT and DESCRIBE; this one has rows: ask for csv")
        return _table(self, width) if format == "table" else FORMATS[format](self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and (self.columns, self.terms) == (other.columns, other.terms)

    __hash__ = None  # type: ignore[assignment]


def _rank(term: Term | None) -> tuple[int, float, str, str]:
    """What to sort a term by: nothing, IRIs, numbers by size, other literals."""
    if term is None:
        return 0, 0, "", ""
    if not isinstance(term, Literal):
        return 1, 0, term, ""
    number = value(term)
    if isinstance(number, int | float) and not isinstance(number, bool) and number == number:
        return 2, float(number), term.value, term.datatype
    return 3, 0, term.value, term.datatype + term.language


def _plain(term: Term | None) -> str:
    return "" if term is None else term.value if isinstance(term, Literal) else term


# ------------------------------------------------------------------------------------------------------------- as text


def _table(rows: Rows, width: int | None) -> str:
    from onrecord.aligned import aligned

    if rows.kind == "ask":
        return "yes\n" if rows else "no\n"
    cells = [[one_line(_plain(term)) for term in row] for row in rows.terms]
    right = [
        all(isinstance(value(row[at]), int | float | None) for row in rows.terms) for at in range(len(rows.columns))
    ]
    return aligned(rows.columns, cells, right, width)


def _csv(rows: Rows) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(rows.columns)
    writer.writerows([_plain(term) for term in row] for row in rows.terms)
    return file.getvalue()


def _tsv(rows: Rows) -> str:
    lines = ["\t".join(f"?{name}" for name in rows.columns)]
    lines += ["\t".join("" if term is None else encode(term) for term in row) for row in rows.terms]
    return "".join(line + "\n" for line in lines)


def _binding(term: Term) -> dict[str, str]:
    if not isinstance(term, Literal):
        return {"type": "bnode", "value": term[2:]} if term.startswith("_:") else {"type": "uri", "value": term}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype != STRING:
        found["datatype"] = term.datatype
    return found


def _json(rows: Rows) -> str:
    if rows.kind == "ask":
        return json.dumps({"head": {}, "boolean": bool(rows)}) + "\n"
    bindings = [
        {name: _binding(term) for name, term in zip(rows.columns, row, strict=True) if term is not None}
        for row in rows.terms
    ]
    found = {"head": {"vars": list(rows.columns)}, "results": {"bindings": bindings}}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _xml(rows: Rows) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<sparql xmlns="http://www.w3.org/2005/sparql-results#">']
    if rows.kind == "ask":
        lines += ["  <head/>", f"  <boolean>{str(bool(rows)).lower()}</boolean>", "</sparql>"]
        return "\n".join(lines) + "\n"
    lines += ["  <head>", *(f"    <variable name={quoteattr(name)}/>" for name in rows.columns), "  </head>"]
    lines.append("  <results>")
    for row in rows.terms:
        lines.append("    <result>")
        for name, term in zip(rows.columns, row, strict=True):
            if term is not None:
                lines.append(f"      <binding name={quoteattr(name)}>{_element(_binding(term))}</binding>")
        lines.append("    </result>")
    return "\n".join([*lines, "  </results>", "</sparql>"]) + "\n"


def _element(binding: dict[str, str]) -> str:
    more = {"xml:lang": binding.get("xml:lang"), "datatype": binding.get("datatype")}
    attributes = "".join(f" {name}={quoteattr(each)}" for name, each in more.items() if each)
    text = escape(xml_text(binding["value"]), {"\r": "&#13;"})
    return f"<{binding['type']}{attributes}>{text}</{binding['type']}>"


def _nt(rows: Rows) -> str:
    return "".join(sorted({" ".join(encode(term) for term in row if term is not None) + " .\n" for row in rows.terms}))


def _ttl(rows: Rows) -> str:
    from onrecord.rdf.turtle import turtle

    return turtle((str(row[0]), str(row[1]), row[2]) for row in rows.terms if row[2] is not None)


FORMATS: dict[str, Callable[[Rows], str]] = {
    "table": lambda rows: _table(rows, None),
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "xml": _xml,
    "ttl": _ttl,
    "nt": _nt,
}
"""The forms of `Rows.serialize`."""
