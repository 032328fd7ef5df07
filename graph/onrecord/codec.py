"""Articles and readings as JSON lines: how a record folder keeps what the graph need not hold.

A reading's mentions are stored once each and referred to by number; spans are stored as offsets, their words come
from the article. That makes a reading about a tenth the size of its plain form.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from onrecord.model import Article, Claim, Link, Mention, Reading, Referent, Span
from onrecord.sweeping import unswept

__all__ = ["Lines", "read_articles", "read_readings", "write_articles", "write_readings"]

_ARTICLE_FIELDS = frozenset(field.name for field in fields(Article))


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def _write(path: Path, values: Iterable[object]) -> None:
    # surrogatepass: a lone surrogate in a page must neither be lost nor stop the build
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        file.writelines(_line(value) for value in values)


def _read(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        for line in file:
            yield json.loads(line)


def write_articles(path: Path, articles: Iterable[Article]) -> None:
    """One article a line, fields by name."""
    _write(path, ({name: getattr(article, name) for name in _ARTICLE_FIELDS} for article in articles))


def read_articles(path: Path) -> list[Article]:
    """The articles of a file that `write_articles` wrote; fields of later versions are passed over."""
    found = []
    for value in _read(path):
        value["pieces"] = tuple(tuple(piece) for piece in value.get("pieces", ()))
        found.append(Article(**{key: item for key, item in value.items() if key in _ARTICLE_FIELDS}))
    return found


class Lines:
    """The lines that readings were read from, so that those that have not changed are written as they stood."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Reading, str]] = {}

    def keep(self, reading: Reading, line: str) -> None:
        """Remembers the line of a reading."""
        self._known[reading.article.id] = reading, line

    def of(self, reading: Reading) -> str:
        """The line of a reading; the article's own fields are not in it."""
        known, line = self._known.get(reading.article.id, (None, ""))
        if known is not None and known.claims is reading.claims and known.referents is reading.referents:
            return line
        return _line(_pack(reading))


def write_readings(path: Path, readings: Iterable[Reading], lines: Lines | None = None) -> None:
    """One reading a line. lines: those of readings that were read from a file before."""
    lines = Lines() if lines is None else lines
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        file.writelines(map(lines.of, readings))


def read_readings(path: Path, articles: Iterable[Article], lines: Lines | None = None) -> list[Reading]:
    """The readings of a file that `write_readings` wrote, for those of the given articles that it has. lines: gets the
    line of each."""
    by_id = {article.id: article for article in articles}
    found = []
    with unswept(), path.open(encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        for line in file:
            value = json.loads(line)
            if value["article"] in by_id:
                found.append(_unpack(value, by_id[value["article"]]))
                if lines is not None:
                    lines.keep(found[-1], line)
    return found


def _pack(reading: Reading) -> dict[str, object]:
    mentions: dict[Mention, int] = {}

    def number(mention: Mention) -> int:
        return mentions.setdefault(mention, len(mentions))

    claims = [
        {
            "s": number(claim.subject),
            "r": claim.relation,
            "o": number(claim.object) if isinstance(claim.object, Mention) else claim.object,
            "e": [claim.evidence.start, claim.evidence.end],
            "n": [claim.sentence.start, claim.sentence.end],
            "roles": [[name, number(mention)] for name, mention in claim.roles],
            "details": claim.details,
            "standing": claim.standing,
            "by": None if claim.said_by is None else number(claim.said_by),
            "when": claim.when,
            "x": claim.extractor,
            "c": claim.confidence,
        }
        for claim in reading.claims
    ]
    referents = [
        {
            "kind": referent.kind,
            "name": referent.name,
            "aliases": referent.aliases,
            "mentions": [number(mention) for mention in referent.mentions],
            "named": referent.named,
            "reasons": referent.reasons,
            "keys": referent.keys,
            "links": [[x.one.start, x.one.end, x.other.start, x.other.end, x.reason] for x in referent.links],
        }
        for referent in reading.referents
    ]
    table = [[m.span.start, m.span.end, m.kind, m.form, m.name] for m in mentions]
    return {"article": reading.article.id, "mentions": table, "claims": claims, "referents": referents}


def _pairs(values: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in values)


def _unpack(value: dict[str, Any], article: Article) -> Reading:
    spans: dict[tuple[int, int], Span] = {}  # a sentence carries many claims

    def span(offsets: list[int]) -> Span:
        start, end = offsets
        found = spans.get((start, end))
        if found is None:
            found = spans[start, end] = article.span(start, end)
        return found

    mentions = [Mention(span([start, end]), kind, form, name) for start, end, kind, form, name in value["mentions"]]
    claims = tuple(
        Claim(
            subject=mentions[item["s"]],
            relation=item["r"],
            object=mentions[item["o"]] if isinstance(item["o"], int) else item["o"],
            evidence=span(item["e"]),
            sentence=span(item["n"]),
            roles=tuple((name, mentions[number]) for name, number in item["roles"]),
            details=_pairs(item["details"]),
            standing=item["standing"],
            said_by=None if item["by"] is None else mentions[item["by"]],
            when=item["when"],
            extractor=item["x"],
            confidence=item["c"],
        )
        for item in value["claims"]
    )
    referents = tuple(
        Referent(
            kind=item["kind"],
            name=item["name"],
            aliases=tuple(item["aliases"]),
            mentions=tuple(mentions[number] for number in item["mentions"]),
            named=item["named"],
            reasons=tuple(item["reasons"]),
            keys=_pairs(item["keys"]),
            links=tuple([Link(span([a, b]), span([c, d]), reason) for a, b, c, d, reason in item.get("links", ())]),
        )
        for item in value["referents"]
    )
    return Reading(article, claims, referents)
