"""Popolo (https://www.popoloproject.com): one JSON file, for EveryPolitician's, mySociety's and SayIt's tools.

    persons, organizations    those that have a name; a part of a body has parent_id
    posts                     offices of a body that is known
    memberships               who holds or held a post, or belongs to a body
    speeches                  words said, by whom, to whom, when they were printed

What it cannot hold is left out: stances, reports, documents and recommendations, posts without a body, the places of
evidence within an article (sources gives the articles, as far as they have an address), memberships that are only
reported, planned, denied or hedged, and posts that somebody is to take up, stands for or shadows. Words said in
indirect speech have the type "narrative", others "speech"; the date of a speech is that of the first article that has
it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.exporters._outside import Whole, day, name, web, write_json
from onrecord.model import Article
from onrecord.resolve.parts import parts
from onrecord.vocabulary import NAMESPACES

if TYPE_CHECKING:
    from onrecord.model import Entity, Record, Statement
    from onrecord.store import Store

FORMAT = "popolo"

_HELD = {"", "current", "acting", "former"}


def export(store: Store, record: Record, path: Path, *, with_text: bool = False) -> None:  # noqa: ARG001
    """Writes Popolo JSON."""
    write_json(path, _Writer(Whole(record)).everything())


def _given(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", [], None)}


def _sources(articles: Iterable[Article]) -> list[dict[str, str]]:
    found = {web(article.url): name(article.headline or article.publisher) for article in articles}
    return [_given(url=url, note=note) for url, note in sorted(found.items()) if url]


class _Writer:
    def __init__(self, whole: Whole) -> None:
        self.whole = whole
        self.here = {each.id: each for each in whole.named("person", "institution", "office")}
        self.links: dict[str, list[dict[str, str]]] = {}
        for match in whole.record.matches:
            if match.accepted and web(match.target):
                self.links.setdefault(match.entity, []).append(_given(url=match.target, note=name(match.authority)))

    def kind(self, entity: str) -> str:
        return self.here[entity].kind if entity in self.here else ""

    def everything(self) -> dict[str, Any]:
        parents = {
            each.subject: each.object
            for each in self.whole.asserted("part_of")
            if self.kind(each.subject) == self.kind(each.object) == "institution"
        }
        everybody = list(self.here.values())
        return {
            "persons": [self.person(each) for each in everybody if each.kind == "person"],
            "organizations": [
                self.thing(each) | _given(parent_id=parents.get(each.id, ""))
                for each in everybody
                if each.kind == "institution"
            ],
            "posts": [
                {"id": each.id, "label": name(each.name), "role": name(each.name), "organization_id": body}
                for each in everybody
                if each.kind == "office" and (body := self.body(each))
            ],
            "memberships": [
                made for each in self.whole.asserted("holds", "member_of") if (made := self.membership(each))
            ],
            "speeches": [made for each in self.whole.record.statements if (made := self.speech(each))],
        }

    def body(self, office: Entity) -> str:
        body = dict(office.details).get("institution", "")
        return body if self.kind(body) == "institution" else ""

    def thing(self, entity: Entity) -> dict[str, Any]:
        return _given(
            id=entity.id,
            name=name(entity.name),
            other_names=[{"name": alias} for each in entity.aliases if (alias := name(each))],
            identifiers=[{"scheme": "onrecord", "identifier": NAMESPACES["entity"] + entity.id}],
            links=self.links.get(entity.id, []),
        )

    def person(self, entity: Entity) -> dict[str, Any]:
        known = parts(name(entity.name))
        whole = known.given and known.family
        return self.thing(entity) | _given(
            family_name=known.family if whole else "", given_name=known.given if whole else ""
        )

    def membership(self, each: Statement) -> dict[str, Any]:
        holds = each.relation == "holds"
        body = self.whole.body_of(each) if holds else each.object
        if self.kind(each.subject) != "person" or each.detail("status") not in _HELD:
            return {}
        if self.kind(body) != "institution" or (holds and self.kind(each.object) != "office"):
            return {}
        post, status = self.here[each.object] if holds else None, each.detail("status")
        return _given(
            id=each.id,
            person_id=each.subject,
            organization_id=body,
            post_id=post.id if post and self.body(post) else "",
            role=name(post.name) if post else "",
            label=f"{status} {name(post.name)}" if post and status not in {"", "current"} else "",
            start_date=day(each.detail("since")),
            end_date=day(each.detail("until")),
            sources=_sources(self.whole.told(each.evidence)),
        )

    def speech(self, each: Statement) -> dict[str, Any]:
        standings = each.standings - {"denied", "hedged"}
        if each.relation != "said" or not each.literal or each.detail("negated") == "yes" or not standings:
            return {}
        speaker = self.whole.entities.get(each.subject)
        told = self.whole.told(each.evidence)
        named = self.kind(each.subject) == "person"
        listener = each.role("addressee")
        return _given(
            id=each.id,
            creator_id=each.subject if named else "",
            attribution_text=name(speaker.name) if speaker else "",
            role=self.whole.office(each.subject, told[0]) if named and told else "",
            audience_id=listener if self.kind(listener) == "person" else "",
            text=each.object,
            type="narrative" if each.detail("directness") == "indirect" else "speech",
            date=next((article.published for article in told if len(day(article.published)) == 10), ""),
            sources=_sources(told),
        )
