"""Neo4j: tables for neo4j-admin, with its header convention, in a .zip or, if the path names no file, in a folder.

    entities.csv    (:Entity:Person), (:Entity:Institution) ... name, aliases, kind
    articles.csv    (:Article) headline, publisher, published, url ...
    statements.csv  (:Statement:Said) ... what is on record: relation, value, standing, stories
    links.csv       (statement)-[:SUBJECT | :OBJECT | :ADDRESSEE | ...]->(entity)
    evidence.csv    (statement)-[:EVIDENCE {start, end, exact, standing ...}]->(article)
    lines.csv       (entity)-[:HOLDS | :CALLS_FOR | ...]->(entity): the network as onrecord.network has it

README.txt says how to load them. Left out: reasons and places of merges, decisions, further details of entities. A list
is joined by ";" there, so that a ";" within an alias or a detail becomes ","; what is empty is no property at all.
Nothing is changed in words, line breaks included, so that a table is not for spreadsheets, which run what looks like a
formula: for these there are csv and xlsx.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.exporters._outside import Whole, name
from onrecord.exporters._zipped import write_zip
from onrecord.network import network, strongest
from onrecord.rdf import canonical

if TYPE_CHECKING:
    from onrecord.model import Record
    from onrecord.store import Store

FORMAT = "neo4j"

README = """A record of OnRecord for Neo4j. Into an empty database, with Neo4j 5 (in the folder of these files):

neo4j-admin database import full neo4j --multiline-fields=true --id-type=string \\
  --nodes=entities.csv --nodes=articles.csv --nodes=statements.csv \\
  --relationships=links.csv --relationships=evidence.csv --relationships=lines.csv

MATCH (p:Person)-[h:HOLDS]->(o:Office) WHERE h.standing = 'asserted' RETURN p.name, o.name, h.status
MATCH (s:Said)-[:SUBJECT]->(p), (s)-[e:EVIDENCE]->(a) RETURN p.name, e.exact, a.headline, a.published
"""

Cell = str | int | float | bool


def export(store: Store, record: Record, path: Path, *, with_text: bool = False) -> None:  # noqa: ARG001
    """Writes the tables into a .zip, or into a folder."""
    whole = Whole(record)
    files = {"README.txt": README.encode()}
    for name_, rows in (
        ("entities", _entities(whole)),
        ("articles", _articles(whole, with_text)),
        ("statements", _statements(whole)),
        ("links", _links(whole)),
        ("evidence", _evidence(whole)),
        ("lines", _lines(record)),
    ):
        files[f"{name_}.csv"] = _csv(rows)
    if path.is_dir() or not path.suffix:
        path.mkdir(parents=True, exist_ok=True)
        for file, data in files.items():
            (path / file).write_bytes(data)
        return
    write_zip(path, files)


def _csv(rows: Iterable[tuple[Cell, ...]]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    for row in rows:
        writer.writerow([str(value).lower() if isinstance(value, bool) else value for value in row])
    return file.getvalue().encode()


def _label(words: str) -> str:
    """A name as a label or type in Neo4j's manner: letters and digits."""
    return "".join(part[:1].upper() + part[1:] for part in re.findall(r"[A-Za-z0-9]+", words)) or "Other"


def _type(words: str) -> str:
    return "_".join(re.findall(r"[A-Za-z0-9]+", words)).upper() or "OTHER"


def _list(values: Iterable[str]) -> str:
    return ";".join(value.replace(";", ",") for value in values)


def _entities(whole: Whole) -> Iterator[tuple[Cell, ...]]:
    yield "id:ID(entity)", "name", "kind", "aliases:string[]", "named:boolean", ":LABEL"
    for each in whole.record.entities:
        label = f"Entity;{_label(each.kind)}"
        yield each.id, name(each.name), each.kind, _list(filter(None, map(name, each.aliases))), each.named, label


def _articles(whole: Whole, with_text: bool) -> Iterator[tuple[Cell, ...]]:
    fields: tuple[str, ...] = ("headline", "publisher", "agency", "byline", "published", "url", "language", "story")
    fields = (*fields, "text") if with_text else fields
    yield "id:ID(article)", *fields, ":LABEL"
    for each in whole.record.articles:
        yield each.id, *(getattr(each, field) for field in fields), "Article"


def _statements(whole: Whole) -> Iterator[tuple[Cell, ...]]:
    yield (
        "id:ID(statement)", "relation", "value", "negated:boolean", "status", "directness", "details:string[]",
        "standing", "stories:int", ":LABEL",
    )  # fmt: skip
    for each in whole.record.statements:
        apart = {"negated", "status", "directness"}
        yield (
            each.id,
            each.relation,
            each.object if each.literal else "",
            each.detail("negated") == "yes",
            each.detail("status"),
            each.detail("directness"),
            _list(f"{key}: {value}" for key, value in each.details if key not in apart),
            strongest(each.standings),
            whole.stories(each.evidence),
            f"Statement;{_label(each.relation)}",
        )


def _links(whole: Whole) -> Iterator[tuple[Cell, ...]]:
    yield ":START_ID(statement)", ":END_ID(entity)", ":TYPE"
    for each in whole.record.statements:
        ends = [("subject", each.subject), *([] if each.literal else [("object", each.object)]), *each.roles]
        for role, entity in ends:
            if entity in whole.entities:
                yield each.id, entity, _type(role)


def _evidence(whole: Whole) -> Iterator[tuple[Cell, ...]]:
    yield (
        ":START_ID(statement)", ":END_ID(article)", "start:int", "end:int", "exact", "sentence", "standing", "said_by",
        "when", "confidence:double", ":TYPE",
    )  # fmt: skip
    for each in whole.record.statements:
        for piece in each.evidence:
            if piece.span.article in whole.articles:
                speaker = whole.entities.get(piece.said_by)
                yield (
                    each.id, piece.span.article, piece.span.start, piece.span.end, piece.span.text,
                    piece.sentence.text, piece.standing, speaker.name if speaker else "", piece.when,
                    piece.confidence, "EVIDENCE",
                )  # fmt: skip


def _lines(record: Record) -> Iterator[tuple[Cell, ...]]:
    yield (
        ":START_ID(entity)", ":END_ID(entity)", "statement", "label", "standing", "negated:boolean", "side", "status",
        "stories:int", "articles:int", "first", "last", ":TYPE",
    )  # fmt: skip
    found = network(canonical(record))
    for source, target, key, values in sorted(found.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        names = ("label", "standing", "negated", "side", "status", "stories", "articles", "first", "last")
        yield (source, target, key, *(values[name] for name in names), _type(values["relation"]))
