"""How a SELECT is put to our own engine so that little but the finding of its rows takes time.

Where it sorts, the engine looks up the words of both rows at every comparison, and it hands terms over one by one. So a
question that ends in a plain ORDER BY is asked without it, for the columns that it sorts by as well, and its rows are
sorted here; and rows come in one piece, as the TSV of SPARQL 1.1, in which each different cell is read once.

    apart("SELECT ?x { ... } ORDER BY ?x DESC(?y)")    the question without its order, and the order
    rows("?x\\t?y\\n<urn:a>\\t12\\n")                     the rows of an answer, as terms
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.rdf.terms import STRING, Literal, Term, iri
from onrecord.sparql import OPAQUE

__all__ = ["Apart", "apart", "rows"]

_Rows = list[tuple[Term | None, ...]]

_HEAD = re.compile(
    r"(?:\s*PREFIX\b)*\s*SELECT(?P<distinct>\s+DISTINCT)?(?P<columns>(?:\s+[?$]\w+)+)\s*(?:WHERE\s*)?\{", re.I
)
_VARIABLE = r"\s*[?$]\w+\s*"
_KEY = (
    rf"[?$]\w+|(?:ASC|DESC)\s*\({_VARIABLE}\)"
    rf"|COALESCE\s*\((?:\s*STR\s*\({_VARIABLE}\)\s*|{_VARIABLE}),\s*\"\"\s*\)"
)
_ORDER = re.compile(rf"\s*ORDER\s+BY(?P<keys>(?:\s+(?:{_KEY}))+)\s*", re.I)


@dataclass(frozen=True, slots=True)
class _Key:
    """A column to sort by, as DESC, or as COALESCE(STR(...), "") has it."""

    at: int
    down: bool = False
    text: bool = False
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Apart:
    """A question without its order: columns, how many it asked for in the first place; keys, what it is sorted by."""

    sparql: str
    columns: int
    keys: tuple[_Key, ...]
    distinct: bool

    def arrange(self, found: _Rows) -> _Rows | None:
        """The rows in their order, cut to the columns asked for; None if a column has terms of several sorts, whose
        order is the engine's to tell."""
        across = list(zip(*found, strict=True))
        columns = [_comparable(across[key.at], key) for key in self.keys] if found else [[]]
        if None in columns:
            return None
        keys = list(zip(*columns, strict=True))
        ordered = [found[at] for at in sorted(range(len(found)), key=keys.__getitem__)]
        if len(across) <= self.columns:
            return ordered
        cut = [row[: self.columns] for row in ordered]
        return list(dict.fromkeys(cut)) if self.distinct else cut


@lru_cache(maxsize=32)
def apart(sparql: str) -> Apart | None:
    """The question without its order; None if it has none at its end, or one that is more than columns."""
    if re.search(r"\\u", sparql, re.I):  # may stand for any character
        return None
    masked = OPAQUE.sub(lambda match: " " * len(match[0]), sparql)
    end = masked.rfind("}") + 1
    head, order = _HEAD.match(masked), _ORDER.fullmatch(sparql, end)
    if head is None or order is None:
        return None
    names = re.findall(r"\w+", head["columns"])
    wanted, keys = len(names), []
    for key in re.finditer(_KEY, order["keys"], re.I):
        function, (name,) = key[0].upper(), re.findall(r"[?$](\w+)", key[0])
        if name not in names:
            names.append(name)
        filled = function.startswith("COALESCE")
        keys.append(_Key(names.index(name), function.startswith("DESC"), filled and "STR" in function, filled))
    more = "".join(f" ?{name}" for name in names[wanted:])
    at = head.end("columns")
    return Apart(f"{sparql[:at]}{more}{sparql[at:end]}", wanted, tuple(keys), head["distinct"] is not None)


_WHOLE, _TRUTH, _EMPTY = iri("xsd:integer"), iri("xsd:boolean"), Literal("")


def _comparable(column: tuple[Term | None, ...], key: _Key) -> list[object] | None:
    """What compares as SPARQL has the terms of a column compare: nothing, then IRIs, then literals of one sort."""
    ids = list(map(id, column))  # as `rows` makes them, terms that are equal are the same
    different = dict(zip(ids, column, strict=True))
    terms = [*different.values()]
    if key.text:  # what STR makes of them, and "" of nothing
        made: list[object] | None = [
            "" if term is None else term[0] if term.__class__ is Literal else term for term in terms
        ]
    else:
        terms = [_EMPTY if term is None else term for term in terms] if key.filled else terms
        made = _words(terms) if not key.down else None
    if made is None:
        made = _of_sorts(terms, key.down)
    if made is None or len(made) == len(column):
        return made
    return list(map(dict(zip(different, made, strict=True)).__getitem__, ids))


def _words(terms: list[Term | None]) -> list[object] | None:
    """The words of terms that are all plain strings, as most columns are; else None."""
    made: list[object] = []
    for term in terms:
        if term.__class__ is not Literal or term[1] != STRING or term[2]:
            return None
        made.append(term[0])
    return made


def _of_sorts(terms: list[Term | None], down: bool) -> list[object] | None:
    sorts = {term[1:] if isinstance(term, Literal) else None if term is None else _is_iri(term) for term in terms}
    literal = {sort for sort in sorts if isinstance(sort, tuple)}
    if literal in ({(_WHOLE, "")}, {(_TRUTH, "")}) and not sorts - literal - {None}:
        numbers = [float("-inf") if term is None else _number(term) for term in terms]
        return [-number for number in numbers] if down else [*numbers]
    if down or False in sorts or literal - {(STRING, "")}:
        return None
    return ["" if term is None else f"\2{term[0]}" if isinstance(term, Literal) else f"\1{term}" for term in terms]


def _is_iri(term: str) -> bool:
    return not term.startswith("_:") and " " not in term


def _number(term: Term) -> int:
    words = term.value if isinstance(term, Literal) else term
    return ("false", "true").index(words) if words in {"false", "true"} else int(words)


# ------------------------------------------------------------------------------------------------------------- answers


def rows(tsv: str) -> _Rows:
    """The rows of an answer in TSV that has columns, of which every cell is a term or empty."""
    head, _, body = tsv.partition("\n")
    # no cell has a line break or a tab in it: all can be taken as one line, and cut into rows again
    cells = map(_Cells().__getitem__, body.replace("\n", "\t").split("\t")[:-1])
    return list(zip(*[cells] * (head.count("\t") + 1), strict=True))


class _Cells(dict[str, "Term | None"]):
    """Terms by how TSV has them: names, papers and relations come again and again."""

    def __missing__(self, cell: str) -> Term | None:
        # most are words without an escape in them, or days; Literal's own __new__ would take twice as long
        end = cell[-1:]
        if end == '"' and "\\" not in cell:
            term: Term | None = tuple.__new__(Literal, (cell[1:-1], STRING, ""))
        elif end == ">" and cell[0] == '"' and "\\" not in cell:
            words, _, kind = cell.rpartition('"^^<')
            term = tuple.__new__(Literal, (words[1:], kind[:-1], ""))
        else:
            term = _term(cell)
        self[cell] = term
        return term


_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


def _term(cell: str) -> Term | None:
    first = cell[:1]
    if first == '"':
        end = cell.rindex('"')
        words, more = cell[1:end], cell[end + 1 :]
        if "\\" in words:
            words = _ESCAPE.sub(lambda escape: _ESCAPES.get(escape[1], escape[1]), words)
        if not more:
            return Literal(words)
        return Literal(words, iri("rdf:langString"), more[1:]) if more[0] == "@" else Literal(words, more[3:-1])
    if first == "<":
        return cell[4:-4] if cell.startswith("<<(") else cell[1:-1]
    if not cell or first == "_":
        return cell or None
    if cell in {"true", "false"}:
        return Literal(cell, _TRUTH)
    kind = "double" if "e" in cell.lower() else "decimal" if "." in cell else "integer"
    return Literal(cell, iri(f"xsd:{kind}"))
