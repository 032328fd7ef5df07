"""Markdown: notes and exports of content systems. Its marks are taken out, so that no address is part of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Page
from onrecord.readers import text as plain
from onrecord.readers._source import Source
from onrecord.readers.html import is_html

__all__ = ["knows", "read"]

_MATTER = re.compile(r"\A---\n(?P<lines>(?:[^\n]*\n){1,60}?)---\n")
_FIELD = re.compile(r"^(title|headline|date|published|source|publisher|author|url|link)\s*:\s*[\"']?(.*?)[\"']?$", re.I)
_LINE = (
    (re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE), r"\1"),
    (re.compile(r"^(?: {0,3}>[ \t]?)+", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*[-*+][ \t]+(?=\S)", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}\[[^\]\n]{1,100}\]:[ \t]+\S+.*$", re.MULTILINE), ""),
)
_INLINE = (
    (re.compile(r"!\[[^\]\n]{0,300}\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)"), ""),
    (re.compile(r"\[([^\[\]\n]{1,300})\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)"), r"\1"),
    (re.compile(r"\[([^\[\]\n]{1,300})\]\[[^\]\n]{0,100}\]"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]{1,500})>"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,1000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]{1,1000}?)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)


def knows(source: Source) -> int:
    """3 where the name says so and the content is no web page."""
    return 3 if source.suffix in (".md", ".markdown") and not is_html(source.beginning) else 0


def read(source: Source) -> Iterator[Page]:
    """The text without marks as one page; a front matter's title, date, source and author are the page's.

    Raises EmptyInput, NotText, TooLarge.
    """
    for page in plain.read(source):
        text, said = _matter(page.text)
        yield Page(
            name=page.name,
            text=_plain(text),
            headline=said.get("title", said.get("headline", "")),
            publisher=said.get("publisher", said.get("source", "")),
            byline=said.get("author", ""),
            published=_day(said.get("date", said.get("published", ""))),
            url=link if (link := said.get("url", said.get("link", ""))).startswith(("http://", "https://")) else "",
        )


def _day(written: str) -> str:
    from onrecord import dates

    return dates.iso(written)


def _matter(text: str) -> tuple[str, dict[str, str]]:
    """The text below a front matter, and what that says."""
    match = _MATTER.match(text)
    if match is None:
        return text, {}
    fields = (_FIELD.match(line.strip()) for line in match["lines"].split("\n"))
    return text[match.end() :], {field[1].lower(): field[2].strip() for field in fields if field is not None}


def _plain(text: str) -> str:
    for pattern, instead in (*_LINE, *_INLINE):
        text = pattern.sub(instead, text)
    return text
