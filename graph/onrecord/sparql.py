"""A question's text: its keywords, whether it stays on this machine, what is wrong with it."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.errors import QueryError

__all__ = ["OPAQUE", "at_home", "complaint", "has", "keywords"]

OPAQUE = re.compile(
    r"""<[^<>"{}|^`\\\s]*>|\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\#[^\n]*"""
    r"""|(?:\w(?:[\w.-]*[\w-])?)?:(?:[\w:%](?:[\w.:%-]*[\w:%-])?)?""",
    re.DOTALL,
)
"""What may hold something that looks like a keyword or a brace: IRIs, strings, comments and prefixed names (a name
neither begins nor ends with a dot: what follows one may be a keyword)."""
_NOT_KEYWORDS = re.compile(rf"{OPAQUE.pattern}|[?$]\w+", re.DOTALL)
_UPDATE = re.compile(
    r"(?:\s*(?:PREFIX|BASE)\b)*\s*(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE
)
_CODES = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@lru_cache(maxsize=32)
def keywords(sparql: str) -> str:
    """The question without its IRIs, strings, comments and names, for telling its shape."""
    return _NOT_KEYWORDS.sub(" ", sparql)


def has(sparql: str, keyword: str) -> bool:
    """Whether the question has the keyword, outside of its IRIs, strings, comments and names."""
    return re.search(rf"\b{keyword}\b", keywords(sparql), re.IGNORECASE) is not None


def at_home(sparql: str) -> None:
    """Raises QueryError for a question that would be passed on to another machine."""
    plain = _CODES.sub(lambda code: chr(min(int(code[1] or code[2], 16), 0x10FFFF)), sparql)
    if has(sparql, "SERVICE") or has(plain, "SERVICE"):
        raise QueryError("SERVICE would ask another machine; questions to a record stay in it: ask the two apart")


def complaint(sparql: str, message: str) -> str:
    """The engine's complaint on one line, with the place and the words there."""
    if _UPDATE.match(keywords(sparql)):
        return "an update, not a question: a record is changed by what is built into it (build) and decided (decide)"
    match = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if not match:
        return f"not a SPARQL question: {' '.join(message.split())[:200]}"
    line, column, reason = int(match[1]), int(match[2]), match[3]
    lines = sparql.split("\n")
    source = lines[line - 1] if line <= len(lines) else ""
    rest = source[column - 1 :].strip()
    near = f"near {rest[:30]!r}" if rest else "at the end of the line" if line < len(lines) else "at its end"
    where = f"line {line}, column {column}, {near}"
    if "Prefix not found" in reason:
        name = re.search(r"[\w.-]*:?[\w.%-]*$", source[: column - 1])
        prefix = (name[0] if name else "").split(":")[0]
        return f"no prefix {prefix + ':'!r} is declared ({where}); add a PREFIX line"
    known = re.search(r"The SELECT contains a variable that is unbound|[A-Z][a-z][^,]{15,80}", reason)
    why = f": {known[0]}" if known else ""
    return f"not a SPARQL question: {where}{why}"
