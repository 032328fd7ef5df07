"""FollowTheMoney (https://followthemoney.tech): JSON lines, an entity each, for Aleph, OpenAleph, OpenSanctions' tools.

    Person, Organization      people and bodies that have a name
    Position, Occupancy       offices, and who holds or held them
    Membership, Employment    who belongs to a body, who works for it
    Article                   the articles; with their text in bodyText if it is asked for
    Mention                   which article puts something on record about whom

What it cannot hold is left out: words said, stances, reports and documents, sources without a name, the places of
evidence within an article (each tie names the first article that asserts it as its proof), offices that somebody is to
take up, stands for or shadows, whatever is only reported, planned, denied or hedged; of articles' text, control
characters. Other names go into weakAlias, since "Ms Vale" identifies nobody by itself.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.exporters._outside import Whole, day, name, web

if TYPE_CHECKING:
    from onrecord.model import Article, Entity, Record, Statement
    from onrecord.store import Store

FORMAT = "ftm"

_SCHEMATA = {"person": "Person", "institution": "Organization", "office": "Position"}
_STATUS = {"": "current", "current": "current", "acting": "current", "former": "ended"}
_LANGUAGES = {"en": "eng"}


def export(store: Store, record: Record, path: Path, *, with_text: bool = False) -> None:  # noqa: ARG001
    """Writes FollowTheMoney entities, sorted by schema and id."""
    found = sorted(_Writer(Whole(record), with_text).entities(), key=lambda each: (each["schema"], each["id"]))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_line(each) for each in found)


def _line(entity: dict[str, Any]) -> str:
    # some readers take these for the end of a line, and JSON does not escape them
    line = json.dumps(entity, ensure_ascii=False)
    return re.sub("[\x85\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", line) + "\n"


def _seen(text: str) -> str:
    """The text without characters that cannot be seen, which the readers of these files take out anyway."""
    return "".join(char for char in text if char.isprintable() or char in "\n\t")


def _id(*parts: str) -> str:
    return "onrecord-" + "-".join(re.sub(r"[^A-Za-z0-9.]", "_", part) for part in parts)


def _entity(key: str, schema: str, **properties: str | list[str]) -> dict[str, Any]:
    kept = {
        prop: sorted(set(values if isinstance(values, list) else [values]) - {""})
        for prop, values in sorted(properties.items())
    }
    return {"id": key, "schema": schema, "properties": {prop: values for prop, values in kept.items() if values}}


class _Writer:
    def __init__(self, whole: Whole, with_text: bool) -> None:
        self.whole, self.with_text = whole, with_text
        self.here = {each.id: each for each in whole.named(*_SCHEMATA)}

    def entities(self) -> Iterator[dict[str, Any]]:
        parents: dict[str, list[str]] = defaultdict(list)
        for each in self.whole.asserted("part_of"):
            if self.kinds(each, "institution", "institution"):
                parents[each.subject].append(_id(each.object))
        links: dict[str, list[str]] = defaultdict(list)
        for match in self.whole.record.matches:
            if match.accepted:
                links[match.entity].append(match.target)
        for entity in self.here.values():
            yield self.entity(entity, parents[entity.id], links[entity.id])
        for article in self.whole.record.articles:
            yield self.article(article)
        for each in self.whole.asserted("holds", "member_of", "works_for"):
            yield from self.tie(each)
        yield from self.mentions()

    def kinds(self, each: Statement, subject: str, object: str) -> bool:
        ends = self.here.get(each.subject), self.here.get(each.object)
        return [end.kind if end else "" for end in ends] == [subject, object]

    def entity(self, entity: Entity, parents: list[str], links: list[str]) -> dict[str, Any]:
        more: dict[str, str | list[str]] = {}
        if entity.kind == "office":
            body = dict(entity.details).get("institution", "")
            more["organization"] = _id(body) if body in self.here and self.here[body].kind == "institution" else ""
        elif entity.kind == "institution":
            more["parent"] = parents
        wikidata = [match[1] for link in links if (match := re.search(r"wikidata\.org/(?:entity|wiki)/(Q\d+)$", link))]
        return _entity(
            _id(entity.id),
            _SCHEMATA[entity.kind],
            name=name(entity.name),
            weakAlias=[name(alias) for alias in entity.aliases],
            wikidataId=wikidata,
            **more,
        )

    def article(self, article: Article) -> dict[str, Any]:
        return _entity(
            _id("article", article.id),
            "Article",
            title=name(article.headline),
            author=name(article.byline),
            publisher=name(article.publisher),
            publishedAt=day(article.published),
            sourceUrl=web(article.url),
            language=_LANGUAGES.get(article.language, ""),
            bodyText=_seen(article.text) if self.with_text else "",
        )

    def tie(self, each: Statement) -> Iterator[dict[str, Any]]:
        proof = self.whole.told(piece for piece in each.evidence if piece.standing == "asserted")[:1]
        status = each.detail("status")
        more: dict[str, str | list[str]] = {
            "startDate": day(each.detail("since")),
            "endDate": day(each.detail("until")),
            "proof": [_id("article", article.id) for article in proof],
            "publisher": [name(article.publisher) for article in proof],
            "sourceUrl": [web(article.url) for article in proof],
            "date": [day(article.published) for article in proof],
            "status": _STATUS.get(status, ""),
            "description": "acting" if status == "acting" else "",
        }
        ends = _id(each.subject), _id(each.object)
        if each.relation == "holds" and self.kinds(each, "person", "office") and status in _STATUS:
            yield _entity(_id("occupancy", each.id), "Occupancy", holder=ends[0], post=ends[1], **more)
        elif each.relation == "member_of" and each.subject in self.here and self.here[each.subject].kind != "office":
            if each.object in self.here and self.here[each.object].kind == "institution":
                yield _entity(_id("membership", each.id), "Membership", member=ends[0], organization=ends[1], **more)
        elif each.relation == "works_for" and self.kinds(each, "person", "institution"):
            role = name(each.detail("as"))
            key = _id("employment", each.id)
            yield _entity(key, "Employment", employee=ends[0], employer=ends[1], role=role, **more)

    def mentions(self) -> Iterator[dict[str, Any]]:
        told: set[tuple[str, str]] = set()
        for each in self.whole.record.statements:
            about = {each.subject, *(entity for role, entity in each.roles if role != "revises")}
            about |= set() if each.literal else {each.object}
            for piece in each.evidence:
                told |= {(piece.span.article, entity) for entity in about | {piece.said_by}}
        for article, key in sorted(told):
            entity = self.here.get(key)
            if entity is not None and entity.kind in {"person", "institution"} and article in self.whole.articles:
                yield _entity(
                    _id("mention", article, key),
                    "Mention",
                    document=_id("article", article),
                    name=name(entity.name),
                    resolved=_id(key),
                    detectedSchema=_SCHEMATA[entity.kind],
                )
