"""JSON: one article a line (.jsonl), or a document with one article or a list of them (.json)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord.errors import InputError, NotText, TooLarge
from onrecord.model import Page
from onrecord.readers import html
from onrecord.readers._bytes import decode, streaming
from onrecord.readers._fields import has_text, page
from onrecord.readers._markup import paragraphs
from onrecord.readers._source import Source

__all__ = ["knows", "read"]

_FRAGMENT = re.compile(r"\s*<(?:p|div|section|h[1-6]|ul|ol|blockquote|figure|em|strong|b|i|a)\b[^<>]*>", re.IGNORECASE)
_LISTS = ("articles", "docs", "documents", "items", "results", "data", "response", "hits", "news", "stories")


def knows(source: Source) -> int:
    """3 where the content begins as a JSON object or list of them does, 2 where only the name says so."""
    beginning = source.beginning
    if beginning[:1] == "{" and (beginning[1:].lstrip()[:1] in ('"', "}")):
        return 3
    if beginning[:1] == "[" and beginning[1:].lstrip()[:1] in ("{", "]"):
        return 3
    return 2 if source.suffix in (".jsonl", ".ndjson", ".json") else 0


def read(source: Source) -> Iterator[Page]:
    """Its articles. A line or object that gives none is reported by its number, and the others go on.

    Raises NotText, TooLarge, InputError (a document that is not JSON, or has no article in it).
    """
    if _is_document(source):
        yield from _document(source)
    else:
        yield from _lines(source)


def _is_document(source: Source) -> bool:
    """Whether it is one JSON value over many lines: its first line alone is none."""
    if source.suffix in (".jsonl", ".ndjson"):
        return False
    line, end, _ = source.beginning.partition("\n")
    if not end:
        return source.suffix == ".json" or line[:1] == "["
    try:
        return not isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return line.strip() in ("{", "[") or source.suffix == ".json" or line[:1] == "["


def _lines(source: Source) -> Iterator[Page]:
    lines: Iterator[tuple[int, bytes | None]]
    encoding = streaming(source.head, source.name)
    if encoding not in ("utf-8", "cp1252"):
        text, _ = decode(source.data(source.limits.whole), source.name)
        lines = ((number, line.encode("utf-8")) for number, line in enumerate(text.split("\n"), 1))
    else:
        lines = _raw_lines(source)
    for number, line in lines:
        name = f"{source.name}:{number}"
        if line is None:
            source.report(TooLarge(name, f"a line over {source.limits.page:,} bytes", "the other lines were read"))
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            found = _article(_loaded(line, name, source), name, source)
            if found is not None:
                yield found


def _raw_lines(source: Source) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers, in bounded memory: None stands for a line that is over the limit."""
    number = 0
    while line := source.stream.readline(source.limits.page + 1):
        number += 1
        if len(line) <= source.limits.page or line.endswith(b"\n"):
            yield number, line
            continue
        yield number, None
        while line and not line.endswith(b"\n"):
            line = source.stream.readline(1 << 16)


def _loaded(line: bytes, name: str, source: Source) -> object:
    try:
        text, faults = decode(line, name)
        if faults:
            source.report(NotText(name, f"{faults} faulty bytes in its encoding", "read with \ufffd in their place"))
        return json.loads(text, strict=False)
    except InputError as error:
        source.report(error)
    except (ValueError, RecursionError) as error:
        source.report(InputError(name, f"not JSON ({_short(error)})", "the other lines were read"))
    return None


def _short(error: Exception) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else str(error).split(":")[0][:80]


def _document(source: Source) -> Iterator[Page]:
    text, _ = decode(source.data(source.limits.whole), source.name)
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise InputError(source.name, f"not JSON ({_short(error)})", "try it with: python -m json.tool") from error
    items = _items(data)
    if items is None:
        yield from filter(None, [_article(data, source.name, source)])
        return
    for number, item in enumerate(items, 1):
        found = _article(item, f"{source.name}:{number}", source)
        if found is not None:
            yield found


def _items(data: object, depth: int = 0) -> list[object] | None:
    """The list of articles in a document, None if it is a single one."""
    if isinstance(data, list):
        return data
    if isinstance(data, Mapping) and depth < 3 and not (has_text(data) and "title" in map(str.lower, data)):
        for key in _LISTS:
            inner = _items(data.get(key), depth + 1) if isinstance(data.get(key), list | dict) else None
            if inner is not None:
                return inner
    return None


def _article(item: object, name: str, source: Source) -> Page | None:
    if item is None:
        return None
    if not isinstance(item, Mapping):
        source.report(InputError(name, "not an article but a bare value", "give objects with a field text"))
        return None
    found = page({str(key): value for key, value in item.items()}, name)
    if found is None:
        names = ", ".join(list(map(str, item))[:6])
        source.report(InputError(name, f"no text in it (it has: {names or 'nothing'})", "name the field text or body"))
        return None
    if _FRAGMENT.match(found.text):  # a body in markup, already clean: no page to find the article on
        return replace(found, text=paragraphs(found.text))
    if not html.is_html(found.text.lstrip()):
        return found
    try:
        inner = html.article(found.text, name)
    except InputError as error:
        source.report(error)
        return None
    known = ("headline", "publisher", "agency", "byline", "published", "url", "language")
    return replace(inner, **{key: getattr(found, key) or getattr(inner, key) for key in known})
