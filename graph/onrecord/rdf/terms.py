"""RDF terms as plain Python values, and the IRIs that OnRecord gives to things.

An IRI is a str, a literal a `Literal`; a quad is four of them. Layout, store, exporters and check all speak these, so
that only the store knows the engine behind it.
"""

from __future__ import annotations

import math
import re
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote

from onrecord.vocabulary import NAMESPACES

__all__ = [
    "STRING", "Literal", "Quad", "Term", "boolean", "dated", "double", "encode", "escape", "integer", "iri", "local",
    "mint", "minted", "name_of", "nquad", "one_line", "scrub", "text", "tidy", "timed",
    "xml_text",
]  # fmt: skip


@cache
def iri(name: str) -> str:
    """The IRI of a prefixed name: "rec:holds" -> "https://w3id.org/onrecord/ns#holds"."""
    prefix, local_name = name.split(":", 1)
    return NAMESPACES[prefix] + local_name


STRING = iri("xsd:string")


class Literal(NamedTuple):
    """A literal: its lexical form and the IRI of its datatype. Only answers to questions have a language."""

    value: str
    datatype: str = STRING
    language: str = ""


Term = str | Literal


class Quad(NamedTuple):
    """A triple in a named graph."""

    subject: str
    predicate: str
    object: Term
    graph: str


# ------------------------------------------------------------------------------------------------------------ literals

_SURROGATES = re.compile("[\ud800-\udfff]")


def scrub(words: str) -> str:
    """The words with U+FFFD for each lone surrogate, which no encoding of RDF can hold; offsets stay as they are."""
    return _SURROGATES.sub("\ufffd", words)


def text(words: str) -> Literal:
    """A string literal."""
    return Literal(scrub(words))


def boolean(value: bool) -> Literal:
    """A truth value."""
    return Literal("true" if value else "false", iri("xsd:boolean"))


def integer(value: int, natural: bool = False) -> Literal:
    """A whole number; `natural`: as the non-negative integer that Web Annotation wants for offsets."""
    return Literal(str(value), iri("xsd:nonNegativeInteger" if natural else "xsd:integer"))


def double(value: float) -> Literal:
    """A floating-point number, exact."""
    if math.isnan(value):
        return Literal("NaN", iri("xsd:double"))
    if math.isinf(value):
        return Literal("INF" if value > 0 else "-INF", iri("xsd:double"))
    return Literal(repr(float(value)), iri("xsd:double"))


_DATES = (
    (re.compile(r"\d{4}", re.ASCII), "xsd:gYear", "{}-01-01"),
    (re.compile(r"\d{4}-\d{2}", re.ASCII), "xsd:gYearMonth", "{}-01"),
    (re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII), "xsd:date", "{}"),
)
_TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(\.\d{1,9})?(Z|[+-](?:0\d|1[0-3]):[0-5]\d)?", re.ASCII
)


def tidy(value: str) -> str:
    """A time in the one form that the store keeps: no empty fraction of a second, "Z" for "+00:00"; else as it is."""
    match = _TIME.fullmatch(value)
    if not match:
        return value
    fraction = (match[2] or "").rstrip("0").rstrip(".")
    zone = match[3] or ""
    return match[1] + fraction + ("Z" if zone in {"+00:00", "-00:00"} else zone)


@lru_cache(maxsize=8192)
def dated(value: str) -> Literal:
    """A date, as exact as it is (year, month, day, second); what is no ISO 8601 date of these forms stays a string."""
    value = tidy(value)
    try:
        if _TIME.fullmatch(value):
            date.fromisoformat(value[:10])
            return Literal(value, iri("xsd:dateTime"))
        for pattern, datatype, day in _DATES:
            if pattern.fullmatch(value):
                date.fromisoformat(day.format(value))
                return Literal(value, iri(datatype))
    except ValueError:
        pass
    return text(value)


def timed(value: str) -> Literal:
    """A value of `onrecord.times`: a date as by `dated`; what only EDTF can say ("2019/..") has its datatype."""
    plain = dated(value)
    return Literal(value, iri("edtf:EDTF")) if plain.datatype == STRING else plain


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Characters that break lines, hide, or turn the direction of reading are written as escapes, for the reader's sake.
_ESCAPED = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff0-\ufffb\ufffe\uffff]'
)


def escape(words: str) -> str:
    """Text as it stands between the quotation marks of an N-Quads or Turtle literal."""
    return _ESCAPED.sub(lambda match: _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}", words)


def encode(term: Term) -> str:
    """A term in N-Triples. What starts with "_:" is a blank node; only answers to questions have any."""
    if isinstance(term, str):
        return term if term.startswith("_:") else f"<{term}>"
    if term.language:
        return f'"{escape(term.value)}"@{term.language}'
    if term.datatype == STRING:
        return f'"{escape(term.value)}"'
    return f'"{escape(term.value)}"^^<{term.datatype}>'


def nquad(quad: Quad) -> str:
    """A quad as a line of N-Quads, with its end."""
    return f"<{quad.subject}> <{quad.predicate}> {encode(quad.object)} <{quad.graph}> .\n"


# ---------------------------------------------------------------------------------------------------------------- IRIs


def local(words: str) -> str:
    """Any words as a local name that every format takes, XML too: letters, digits, "-" and "." stay, the rest is
    escaped by bytes in hexadecimal ("_2F"), "_" doubled. `name_of` undoes it."""
    encoded = quote(scrub(words), safe="").replace("_", "__").replace("~", "%7E").replace("%", "_")
    if not encoded:
        return "_"
    first, last = encoded[0], encoded[-1]
    if len(encoded) > 1 and last == ".":
        encoded = encoded[:-1] + "_2E"
    return f"_{ord(first):02X}{encoded[1:]}" if first in "0123456789-." else encoded


_PLAIN = re.compile(r"[A-Za-z0-9_-]*")
_LOCAL = re.compile("__|_([0-9A-F]{2})|_$")


def name_of(local_name: str) -> str:
    """The words of which `local` made this name."""

    def back(match: re.Match[str]) -> str:
        return f"%{match[1]}" if match[1] else ("_" if match[0] == "__" else "")

    return unquote(_LOCAL.sub(back, local_name.replace("%", "%25")))


def mint(kind: str, *parts: str | int) -> str:
    """The IRI of a thing: its namespace and its identifier, with whatever an IRI may not hold escaped.

    Identifiers are made of their content, so that the same thing has the same IRI in any record.
    """
    return NAMESPACES[kind] + "-".join([_quoted(str(part)) for part in parts])


@lru_cache(maxsize=65_536)
def _quoted(part: str) -> str:
    if _PLAIN.fullmatch(part):
        return part
    # a dot at either end, or a dot alone, would be taken for a path or the end of a Turtle statement
    return quote(scrub(part), safe="").replace(".", "%2E").replace("~", "%7E")


def minted(kind: str, term: str) -> str:
    """The identifier of which `mint` made this IRI."""
    return unquote(term.removeprefix(NAMESPACES[kind]))


# ----------------------------------------------------------------------------------------------- text for other formats

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(words: str) -> str:
    """The words with U+FFFD for each character that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", words)


def one_line(words: str) -> str:
    """The words on one line, with nothing in them that a terminal would obey or that would turn the line round."""
    return "".join(char if char.isprintable() else "\ufffd" for char in " ".join(words.split()))
