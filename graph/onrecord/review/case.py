"""A record with where everybody in it is mentioned: what a person needs to decide about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from onrecord.building import build
from onrecord.codec import read_readings
from onrecord.decisions import Anchor, Place, Relation
from onrecord.decisions.anchors import TELLING
from onrecord.desk import Desk, anchor, places_of
from onrecord.errors import InputError
from onrecord.folder import RecordFolder
from onrecord.model import Article, Decision, Entity, Reading, Record, Span, Statement
from onrecord.resolve.across import resolve

__all__ = ["Case"]

Mentioned = tuple[str, int, int, str]
"""Article, start, end, kind."""


@dataclass
class Case:
    """A record as its readings and decisions make it now. file: where its decisions are.

    made: decisions written since it was opened, the last one last.
    """

    path: Path
    file: Path
    record: Record
    readings: Sequence[Reading]
    mentions: dict[str, list[Mentioned]]
    made: list[Decision] = field(default_factory=list)
    _anchors: dict[tuple[str, str], Anchor | None] = field(default_factory=dict)

    @classmethod
    def open(cls, record: str | Path | RecordFolder, decisions: str | Path | None = None) -> Case:
        """Opens a record: who is who is found again, since the graph does not keep every mention. Raises RecordError,
        and DecisionError if its decisions contradict each other."""
        folder = record if isinstance(record, RecordFolder) else RecordFolder(record)
        readings = read_readings(folder.snapshot / "readings.jsonl", folder.articles)
        desk = Desk.open(folder.path, folder.about, decisions)
        whole = resolve(readings, desk.decided)
        return cls(folder.path, desk.file, whole, readings, places_of(desk.decided.mentions))

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles by id."""
        return {article.id: article for article in self.record.articles}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.record.entities}

    @cached_property
    def about(self) -> dict[str, list[Statement]]:
        """The statements that each entity has part in."""
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.record.statements:
            parts = {statement.subject, *(value for name, value in statement.roles if name != "revises")}
            parts |= set() if statement.literal else {statement.object}
            for entity in parts:
                found[entity].append(statement)
        return found

    def stories(self, statements: Sequence[Statement]) -> int:
        """How many independent stories carry any of the statements."""
        articles = {evidence.span.article for statement in statements for evidence in statement.evidence}
        return len({self.articles[article].story or article for article in articles})

    def anchor(self, entity: str, words: str = "") -> Anchor | None:
        """Where an entity stands, under its name or the words given; None if no article mentions it."""
        asked = entity, words or self.entities[entity].name
        if asked not in self._anchors:
            aliases = self.entities[entity].aliases
            self._anchors[asked] = anchor(self.mentions.get(entity, ()), self.articles, asked[1], aliases)
        return self._anchors[asked]

    def at(self, span: Span, kind: str) -> Anchor:
        """The anchor of one place."""
        return anchor([(span.article, span.start, span.end, kind)], self.articles, span.text) or Anchor(kind, span.text)

    def fact(self, verdict: str, statement: Statement) -> Decision | None:
        """The decision that a statement is right ("confirm") or not ("reject"), without who and when; None if its
        subject or object stands nowhere."""
        subject = self.anchor(statement.subject)
        details = tuple((name, statement.detail(name)) for name in TELLING if statement.detail(name))
        thing: Anchor | None
        if statement.literal:
            span = statement.evidence[0].span
            start = max(self.articles[span.article].text.find(statement.object, span.start, span.end), span.start)
            thing = Anchor("", statement.object, (Place(span.article, start),))
        else:
            thing = self.anchor(statement.object)
        if subject is None or thing is None:
            return None
        return Decision(verdict, str(subject), str(Relation(statement.relation, details)), str(thing))

    def apply(self, report: Callable[[InputError], None] | None = None) -> RecordFolder:
        """Brings the record on disk up to date with its decisions; nothing is read anew."""
        return build([], self.path, report=report, decisions=self.file if self.file.exists() else None)
