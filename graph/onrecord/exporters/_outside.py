"""What the formats of other tools ask of a record: names on one line, real dates and addresses, offices held."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from onrecord.model import Article, Entity, Evidence, Record, Statement
from onrecord.rdf import canonical
from onrecord.rdf.terms import STRING, dated, one_line

__all__ = ["Whole", "day", "name", "web", "write_json"]


def name(words: str) -> str:
    """A name on one line, with nothing in it that cannot be seen; "" if nothing is left."""
    return one_line(words).strip()


def day(value: str) -> str:
    """A date as exact as it is known, without the time of day: "2031", "2031-03", "2031-03-05"; "" if it is none."""
    return value[:10] if dated(value).datatype != STRING else ""


def web(url: str) -> str:
    """An address of the web; "" if it is none, or one that a program would run."""
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    return url if good and url.isprintable() and not any(each in url for each in ' <>"{}|\\^`') else ""


def write_json(path: Path, value: Any) -> None:
    """Writes JSON for people: indented, in UTF-8."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")


class Whole:
    """A record in its one form, looked up by identifiers."""

    def __init__(self, record: Record) -> None:
        self.record = canonical(record)
        self.articles = {article.id: article for article in self.record.articles}
        self.entities = {entity.id: entity for entity in self.record.entities}

    def named(self, *kinds: str) -> list[Entity]:
        """The entities of these kinds that have a name."""
        return [each for each in self.record.entities if each.kind in kinds and each.named and name(each.name)]

    def asserted(self, *relations: str) -> list[Statement]:
        """The statements between entities that an article asserts in its own voice, and that say that it is so."""
        return [
            each
            for each in self.record.statements
            if each.relation in relations
            and not each.literal
            and each.detail("negated") != "yes"
            and "asserted" in each.standings
        ]

    def told(self, evidence: Iterable[Evidence]) -> list[Article]:
        """The articles of these pieces of evidence, the oldest first."""
        found = {each.span.article for each in evidence} & self.articles.keys()
        return sorted((self.articles[each] for each in found), key=lambda each: (each.published or "~", each.id))

    def stories(self, evidence: Iterable[Evidence]) -> int:
        """The number of independent stories among these pieces of evidence."""
        return len({each.story or f"\x1f{each.id}" for each in self.told(evidence)})

    def body_of(self, statement: Statement) -> str:
        """The body that an office held belongs to: as the statement has it, else the office; "" if neither does."""
        post = self.entities.get(statement.object)
        own = dict(post.details).get("institution", "") if post else ""
        for each in (statement.role("institution"), own):
            if each in self.entities and self.entities[each].kind == "institution":
                return each
        return ""

    def office(self, person: str, article: Article) -> str:
        """The offices that somebody holds, told in that article, else last before it; "" if none is."""
        here: set[str] = set()
        before: dict[str, set[str]] = defaultdict(set)
        for each in self._holdings.get(person, ()):
            post = name(self.entities[each.object].name)
            for place in self.told(piece for piece in each.evidence if piece.standing == "asserted"):
                if place.id == article.id:
                    here.add(post)
                elif place.published and place.published[:10] <= article.published[:10]:
                    before[place.published[:10]].add(post)
        return "; ".join(sorted(here or before.get(max(before, default=""), set())))

    @cached_property
    def _holdings(self) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = defaultdict(list)
        for each in self.asserted("holds"):
            if each.detail("status") in {"", "current", "acting"} and each.object in self.entities:
                found[each.subject].append(each)
        return found
