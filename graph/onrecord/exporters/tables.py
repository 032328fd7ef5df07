"""CSV: tables for spreadsheets, pandas and databases. Into a folder or a .zip all tables, with nothing lost:

    articles     id, headline, publisher ...            entities    id, kind, name, named
    aliases      entity, alias                          reasons     entity, reason
    statements   id, subject, relation, object ...      roles       statement, role, entity
    details      owner, key, value                      evidence    statement, article, start, end, exact ...
    merges       entity, reason, score, two places in articles
    decisions    what persons decided                   matches      who may be whom in an authority

Into a .csv one wide table: a row for each piece of evidence, with its statement and article beside it.

A cell that a spreadsheet would run as a formula (it begins with = + - @ or a tab) gets an apostrophe before it, as
spreadsheets themselves write such a cell. Tables are CSV as in RFC 4180, in UTF-8.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.exporters._zipped import write_zip
from onrecord.rdf import canonical

if TYPE_CHECKING:
    from onrecord.model import Entity, Evidence, Record, Statement
    from onrecord.store import Store

FORMAT = "csv"

Cell = str | int | float | bool


def export(store: Store, record: Record, path: Path, *, with_text: bool = False) -> None:  # noqa: ARG001
    """Writes the tables into a folder, a .zip, or (the wide table alone) a .csv."""
    whole = canonical(record)
    if path.suffix.lower() == ".csv" and not path.is_dir():
        path.write_bytes(_csv(_wide(whole)))
        return
    tables = {f"{name}.csv": _csv(rows) for name, rows in _tables(whole, with_text).items()}
    if path.suffix.lower() != ".zip":
        path.mkdir(parents=True, exist_ok=True)
        for name, data in tables.items():
            (path / name).write_bytes(data)
        return
    write_zip(path, tables)


def _cell(value: Cell) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "'" + value if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _csv(rows: Iterable[tuple[Cell, ...]]) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerows([_cell(value) for value in row] for row in rows)
    return file.getvalue().encode()


def _tables(whole: Record, with_text: bool) -> dict[str, Iterator[tuple[Cell, ...]]]:
    names = {entity.id: entity.name for entity in whole.entities}

    def articles() -> Iterator[tuple[Cell, ...]]:
        fields: tuple[str, ...] = (
            "id",
            "headline",
            "publisher",
            "agency",
            "byline",
            "published",
            "url",
            "language",
            "story",
            "page",
            "body",
        )
        fields = (*fields, "text") if with_text else fields
        yield (*fields, "pieces")
        for article in whole.articles:
            pieces = " ".join(",".join(map(str, piece)) for piece in article.pieces)
            yield (*(getattr(article, field) for field in fields), pieces)

    def entities() -> Iterator[tuple[Cell, ...]]:
        yield "id", "kind", "name", "named"
        for entity in whole.entities:
            yield entity.id, entity.kind, entity.name, entity.named

    def aliases() -> Iterator[tuple[Cell, ...]]:
        yield "entity", "alias"
        for entity in whole.entities:
            yield from ((entity.id, alias) for alias in entity.aliases)

    def reasons() -> Iterator[tuple[Cell, ...]]:
        yield "entity", "reason"
        for entity in whole.entities:
            yield from ((entity.id, reason) for reason in entity.reasons)

    def statements() -> Iterator[tuple[Cell, ...]]:
        yield "id", "subject", "subject_name", "relation", "object", "object_name", "literal"
        for each in whole.statements:
            object_name = each.object if each.literal else names.get(each.object, "")
            subject = each.subject, names.get(each.subject, "")
            yield each.id, *subject, each.relation, each.object, object_name, each.literal

    def roles() -> Iterator[tuple[Cell, ...]]:
        yield "statement", "role", "entity", "name"
        for each in whole.statements:
            yield from ((each.id, role, entity, names.get(entity, "")) for role, entity in each.roles)

    def details() -> Iterator[tuple[Cell, ...]]:
        yield "owner", "key", "value"
        owners: list[Entity | Statement] = [*whole.entities, *whole.statements]
        for owner in owners:
            yield from ((owner.id, key, value) for key, value in owner.details)

    def evidence() -> Iterator[tuple[Cell, ...]]:
        yield "statement", *_EVIDENCE
        for each in whole.statements:
            for item in each.evidence:
                yield each.id, *_evidence(item, names)

    def merges() -> Iterator[tuple[Cell, ...]]:
        place = ("article", "start", "end", "exact")
        yield ("entity", "reason", "score", *place, *(f"other_{name}" for name in place))
        for each in whole.merges:
            one, other = ((span.article, span.start, span.end, span.text) for span in (each.one, each.other))
            yield (each.entity, each.reason, each.score, *one, *other)

    def decisions() -> Iterator[tuple[Cell, ...]]:
        yield ("decision", "what", "relation", "other", "who", "when", "why", "about")
        for each in whole.decisions:
            cells = (each.verdict, each.what, each.relation, each.other, each.who, each.when, each.why)
            yield (*cells, " ".join(each.about))

    def matches() -> Iterator[tuple[Cell, ...]]:
        yield ("entity", "target", "name", "authority", "score", "accepted", "reasons")
        for each in whole.matches:
            reasons_ = "; ".join(each.reasons)
            yield (each.entity, each.target, each.name, each.authority, each.score, each.accepted, reasons_)

    makers = (articles, entities, aliases, reasons, statements, roles, details, evidence, merges, decisions, matches)
    return {make.__name__: make() for make in makers}


_EVIDENCE = (
    "article", "start", "end", "exact", "sentence_start", "sentence_end", "sentence", "standing", "said_by",
    "said_by_name", "extractor", "when", "confidence",
)  # fmt: skip


def _evidence(item: Evidence, names: dict[str, str]) -> tuple[Cell, ...]:
    span, sentence = item.span, item.sentence
    return (
        span.article, span.start, span.end, span.text, sentence.start, sentence.end, sentence.text, item.standing,
        item.said_by, names.get(item.said_by, ""), item.extractor, item.when, item.confidence,
    )  # fmt: skip


def _wide(whole: Record) -> Iterator[tuple[Cell, ...]]:
    names = {entity.id: entity.name for entity in whole.entities}
    articles = {article.id: article for article in whole.articles}
    yield (
        "subject", "relation", "object", "negated", "status", "roles", "details", "standing", "said_by", "exact",
        "sentence", "headline", "publisher", "agency", "published", "url", "story", "article", "start", "end",
        "statement",
    )  # fmt: skip

    def order(pair: tuple[Statement, Evidence]) -> tuple[str, str, int, int, str]:
        article = articles.get(pair[1].span.article)
        return (
            article.published if article else "",
            pair[1].span.article,
            pair[1].span.start,
            pair[1].span.end,
            pair[0].id,
        )

    for each, item in sorted(((owner, item) for owner in whole.statements for item in owner.evidence), key=order):
        article = articles.get(item.span.article)
        source = ("headline", "publisher", "agency", "published", "url", "story")
        special = {"negated", "status"}
        yield (
            names.get(each.subject, ""),
            each.relation,
            each.object if each.literal else names.get(each.object, ""),
            each.detail("negated") == "yes",
            each.detail("status"),
            "; ".join(f"{role}: {names.get(entity, entity)}" for role, entity in each.roles),
            "; ".join(f"{key}: {value}" for key, value in each.details if key not in special),
            item.standing,
            names.get(item.said_by, ""),
            item.span.text,
            item.sentence.text,
            *(getattr(article, field) if article else "" for field in source),
            item.span.article,
            item.span.start,
            item.span.end,
            each.id,
        )
