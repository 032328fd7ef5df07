"""The parts that a record's graph is made of, each with a digest of all that it is made from.

    an article        its named graph
    a statement       what the graph of claims says about it
    an entity         what the graph of entities says about it, with its merges across articles and its matches
    shared            papers, stories, topics and relations: told of because something else speaks of them
    decisions         the graph of decisions

Two records differ in the parts whose digests differ, and in what follows from those (onrecord.rdf.changes). A build
keeps them beside the graph, so that the next one writes only what has changed.
"""

from __future__ import annotations

import json
import marshal
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from hashlib import blake2b
from pathlib import Path
from typing import Any

from onrecord.model import Article, Evidence, Merge, Record, Statement, fold
from onrecord.rdf.terms import scrub

__all__ = ["Parts", "about", "parts", "read_parts", "write_parts"]


@dataclass(frozen=True, slots=True)
class Parts:
    """Digests by identifier; `shared`: names by kind. The rejected statements are among the statements."""

    articles: dict[str, str]
    statements: dict[str, str]
    entities: dict[str, str]
    shared: dict[str, list[str]]
    decisions: str

    def __len__(self) -> int:
        return len(self.articles) + len(self.statements) + len(self.entities)


def parts(whole: Record, corrected: Iterable[tuple[str, str]]) -> Parts:
    """The parts of a record. corrected: which article corrects which (onrecord.articles.corrections)."""
    bases = {article.id: _digest(_fields(article)) for article in whole.articles}
    kinds = {entity.id: entity.kind for entity in whole.entities}
    laid: dict[str, list[object]] = defaultdict(list)
    """What lies in the graph of each article."""
    for one, other in corrected:
        laid[one].append(other)
    statements = {each.id: _statement(each, True, bases, kinds, laid) for each in whole.rejected}
    statements |= {each.id: _statement(each, False, bases, kinds, laid) for each in whole.statements}
    between: dict[str, list[object]] = defaultdict(list)
    for merge in whole.merges:
        _merge(merge, laid, between)
    for match in whole.matches:
        reasons = (match.target, match.name, match.authority, match.score, match.accepted, match.reasons)
        between[match.entity].append(reasons)
    entities = {key: _digest(tuple(told)) for key, told in between.items()}
    for entity in whole.entities:
        where = tuple(kinds.get(value, "") for _, value in entity.details)
        told = (entity.kind, entity.name, entity.aliases, entity.named, entity.details, entity.reasons)
        entities[entity.id] = _digest((told, where, tuple(between.get(entity.id, ()))))
    return Parts(
        {key: _digest((bases.get(key, ""), tuple(laid.get(key, ())))) for key in {**bases, **laid}},
        statements,
        entities,
        {
            "publisher": sorted({name for each in whole.articles for name in (each.publisher, each.agency)} - {""}),
            "story": sorted({each.story for each in whole.articles} - {""}),
            "topic": sorted({_topic(each) for each in whole.statements if each.literal and each.relation == "about"}),
            "relation": sorted({each.relation for each in (*whole.statements, *whole.rejected)}),
        },
        _digest(tuple(_plain(asdict(decision)) for decision in whole.decisions)),
    )


def about(statement: Statement) -> tuple[str, ...]:
    """The entities that have part in a statement."""
    found = {statement.subject, *(entity for name, entity in statement.roles if name != "revises")}
    return tuple(sorted(found if statement.literal else found | {statement.object}))


def _statement(
    each: Statement,
    rejected: bool,
    bases: Mapping[str, str],
    kinds: Mapping[str, str],
    laid: dict[str, list[object]],
) -> str:
    """The digest of a statement; what it lays into the graphs of articles is added to `laid`."""
    concerned = about(each)
    places = []
    for evidence in each.evidence:
        article, place = evidence.span.article, _place(evidence)
        laid[article].append((each.id, rejected, concerned, place))
        if evidence.sentence.article != article:
            laid[evidence.sentence.article].append(place)
        places.append((article, bases.get(article, ""), place))
    told = (each.subject, each.relation, each.object, each.literal, each.roles, each.details)
    return _digest((rejected, told, tuple(places), tuple([kinds.get(entity, "") for entity in concerned])))


def _merge(merge: Merge, laid: dict[str, list[object]], between: dict[str, list[object]]) -> None:
    one, other = merge.one, merge.other
    told = (one.article, one.start, one.end, other.article, other.start, other.end, merge.reason, merge.score)
    if one.article == other.article:
        laid[one.article].append((merge.entity, told))
    else:
        between[merge.entity].append(told)
        laid[one.article].append((one.start, one.end))
        laid[other.article].append((other.start, other.end))


def _place(evidence: Evidence) -> tuple[object, ...]:
    span, sentence = evidence.span, evidence.sentence
    where = (span.start, span.end, sentence.article, sentence.start, sentence.end)
    return (*where, evidence.standing, evidence.said_by, evidence.extractor, evidence.when, evidence.confidence)


def _topic(statement: Statement) -> str:
    return fold(scrub(statement.object))


_ARTICLE = tuple(field.name for field in fields(Article))


def _fields(article: Article) -> tuple[object, ...]:
    return tuple([getattr(article, name) for name in _ARTICLE])


def _plain(value: dict[str, Any]) -> tuple[object, ...]:
    return tuple(value[key] for key in sorted(value) if key != "place")


def _digest(value: Any) -> str:
    # version 2 of the format knows no references: equal values give equal bytes, whatever shares an object
    return blake2b(marshal.dumps(value, 2), digest_size=12).hexdigest()


# ---------------------------------------------------------------------------------------------------------- on disk


def write_parts(path: Path, found: Parts, **more: object) -> None:
    """Keeps the parts in a file, with whatever else is to stand there."""
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        json.dump({**asdict(found), **more}, file, ensure_ascii=False, separators=(",", ":"))


def read_parts(path: Path) -> tuple[Parts, dict[str, Any]] | None:
    """The parts in a file and what else stands there; None if there is none that can be read."""
    try:
        with path.open(encoding="utf-8", errors="surrogatepass") as file:
            told = json.load(file)
        return Parts(**{field.name: told.pop(field.name) for field in fields(Parts)}), told
    except (OSError, ValueError, KeyError, TypeError):
        return None
