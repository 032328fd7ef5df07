"""RSS, Atom and RDF feeds that carry full text (feedparser). One that carries only teasers says so."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser

from onrecord import dates
from onrecord.errors import InputError
from onrecord.model import Page
from onrecord.readers._markup import paragraphs, root
from onrecord.readers._source import Source

__all__ = ["knows", "read"]

_ROOT = re.compile(r"rss\b|feed\b.*w3\.org/2005/Atom|rdf:RDF\b.*purl\.org/rss", re.DOTALL)
_FULL = 60
"""Words from which on a description without a content element counts as an article: teasers have 15 to 50."""


def knows(source: Source) -> int:
    """4 where the content begins as a feed does."""
    return 4 if _ROOT.match(root(source.beginning)) else 0


def read(source: Source) -> Iterator[Page]:
    """Its entries with their full text. Those that have only a teaser are counted and reported.

    Raises InputError if no entry can be read, TooLarge.
    """
    data = source.data(source.limits.whole)
    if b"<!ENTITY" in data[: 1 << 16]:
        raise InputError(source.name, "a feed that defines entities of its own", "save its articles as text or HTML")
    # A stream, since a string would be taken for an address or a file's name.
    parsed: Any = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False)
    entries = parsed.get("entries") or []
    if not entries:
        problem = f"a feed with no entry ({str(parsed.get('bozo_exception', 'it is empty'))[:80]})"
        raise InputError(source.name, problem, "save the feed anew, or its articles as text or HTML")
    channel = parsed.get("feed") or {}
    teasers = 0
    for number, entry in enumerate(entries, 1):
        text = _text(entry)
        if not text:
            teasers += 1
            continue
        yield Page(
            name=f"{source.name}:{number}",
            text=text,
            headline=paragraphs(str(entry.get("title", ""))).replace("\n\n", " "),
            publisher=_plain((entry.get("source") or {}).get("title") or channel.get("title")),
            byline=_plain(entry.get("author")),
            published=dates.iso(_plain(entry.get("published") or entry.get("date") or entry.get("updated"))),
            url=_address(entry),
            language=_plain(entry.get("language") or channel.get("language")).lower(),
            clean=True,
        )
    if teasers:
        problem = f"{teasers} of {len(entries)} entries have no full text, only a teaser"
        source.report(InputError(source.name, problem, "save those articles as text or HTML"))


def _text(entry: Mapping[str, Any]) -> str:
    contents = [paragraphs(str(each.get("value", ""))) for each in entry.get("content") or []]
    best = max(contents, key=lambda text: len(text.split()), default="")
    summary = paragraphs(str(entry.get("summary", "")))
    if best and len(best.split()) >= len(summary.split()):
        return best
    return summary if len(summary.split()) >= _FULL else best


def _address(entry: Mapping[str, Any]) -> str:
    link = str(entry.get("link") or "")
    return link if link.startswith(("http://", "https://")) else ""


def _plain(value: object) -> str:
    return " ".join(str(value or "").split())
