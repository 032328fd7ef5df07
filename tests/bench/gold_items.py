"""The hand-made references of whole articles, and what is on record about the same articles, in one shape.

Columns and guidelines: tests/bench/reference/wikinews/README.md, and fresh/README.md beside it. All offsets are into
the article's text in the corpus.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord import build
from onrecord.model import Article, Entity, Record, Statement, fold

NAMES = ("PER", "ORG", "LOC", "MISC", "DATE")
PARTS = ("source", "cue", "content")
FILES = ("wikinews_2019.csv", "wikinews_2020.csv")
_HEAD = re.compile(r"# (wikinews|polnear) (?:row )?(\S+) (?:first (\d+) )?sha256 ([0-9a-f]{16})")
_DATELINE = re.compile(r"\w+day, \w+ \d+, \d{4}\s*\n")
_LETTERS = {"us": "united states", "u.s.": "united states", "uk": "united kingdom", "u.k.": "united kingdom"}
_SMALL = frozenset(re.findall(r"\w+", """
    a an and as at be by for from he her his in is it its of on or our she that the their they this to we with
"""))  # fmt: skip

Span = tuple[int, int]
Some = tuple[str, ...]
"""Alternatives, any of which is right."""


@dataclass
class Said:
    """One attribution of the reference."""

    who: Some
    form: str
    depth: int
    parts: dict[str, list[Span]] = field(default_factory=lambda: {part: [] for part in PARTS})


@dataclass(frozen=True)
class Office:
    """One office of one person. asserted: yes, no or open."""

    span: Span
    person: Some
    office: Some
    institution: Some
    status: Some
    asserted: str


@dataclass(frozen=True)
class Stance:
    """One stance. about: the article's words for the thing; quoted: they stand in somebody's own words."""

    span: Span
    holder: Some
    kinds: Some
    negated: str
    about: str
    quoted: bool


@dataclass(frozen=True)
class Report:
    """What an article says of a report or inquiry."""

    span: Span
    name: Some
    role: str
    who: Some


@dataclass
class Gold:
    """One article as the reader found it. row: its number in Wikinews, else its file's name. own: sources, cues and
    contents are the reader's, not the corpus's; only these are measured."""

    row: int | str
    title: str
    date: str
    url: str
    text: str
    names: set[tuple[str, int, int]] = field(default_factory=set)
    said: dict[str, Said] = field(default_factory=dict)
    offices: list[Office] = field(default_factory=list)
    stances: list[Stance] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    own: bool = True

    @property
    def begins(self) -> int:
        """Where the body begins: the dateline before it, if any, is not annotated."""
        return self.text.find("\n") if _DATELINE.match(self.text) else -1


@dataclass(frozen=True)
class Told:
    """One piece of evidence of one statement on record."""

    statement: Statement
    subject: Entity
    object: Entity | None
    words: str
    standing: str
    span: Span
    bodies: Some
    """Names of the institution or place of an office."""

    @property
    def key(self) -> tuple[str, str, str, Some, str, str]:
        """What makes it another thing told."""
        negated, status = self.statement.detail("negated"), self.statement.detail("status")
        return self.statement.relation, self.subject.id, self.words, self.bodies, status, negated


@dataclass
class Found:
    """One article as the program found it."""

    names: set[tuple[str, int, int]] = field(default_factory=set)
    attributions: list[dict[str, list[Span]]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)


def read_gold(reference: Path, corpora: Path, scorer: Any) -> list[Gold]:
    """The articles of the reference. Raises ValueError where a corpus has another text than was annotated."""
    folder, news = corpora / "wikinews", corpora / "polnear" / "train"
    rows = [row for name in FILES for row in csv.DictReader((folder / name).open(encoding="utf-8", newline=""))]
    found = []
    for path in sorted(reference.glob("*.tsv"), key=lambda path: (not path.stem.isdigit(), len(path.stem), path.stem)):
        head, *lines = path.read_text("utf-8").splitlines()
        match = _HEAD.fullmatch(head)
        if not match:
            raise ValueError(f"{path}: the first line is {head!r}, not '# wikinews row NUMBER sha256 DIGEST'")
        corpus, name, length, digest = match.groups()
        events: list[dict[str, list[Span]]] = []
        if corpus == "wikinews":
            row = rows[int(name)]
            gold = Gold(int(name), row["title"], row["date"], row["url"], row["text"])
        else:
            text, events = scorer.read_gold(news, Path(name).stem)
            gold = Gold(Path(name).stem, "", name.split("_")[1], "", text, own=False)
        if length:
            gold.text = gold.text[: int(length)]
        if hashlib.sha256(gold.text.encode()).hexdigest()[:16] != digest:
            raise ValueError(f"{path}: {corpus} {name} has another text than was annotated")
        for line in lines:
            _item(gold, events, *line.split("\t"))
        found.append(gold)
    return found


def _item(
    gold: Gold, events: Sequence[dict[str, list[Span]]], kind: str, first: str, last: str, link: str = "", *more: str
) -> None:
    span = int(first), int(last)
    some = [tuple(text.split(";")) for text in more]
    if kind in NAMES:
        gold.names.add((kind, *span))
    elif kind == "SAID":
        gold.said[link] = Said(tuple(name for name in some[0] if name), more[1], int(more[2]))
        if link.startswith("E"):  # the corpus's own attribution of this number
            gold.said[link].parts |= events[int(link[1:]) - 1]
    elif kind.lower() in PARTS:
        gold.said[link].parts[kind.lower()].append(span)
    elif kind == "OFFICE":
        gold.offices.append(Office(span, some[0], some[1], some[2], some[3], more[4]))
    elif kind == "STANCE":
        at = int(more[3])
        spans = [each for said in gold.said.values() if said.form != "indirect" for each in said.parts["content"]]
        quoted = any(a <= at < b for a, b in spans)
        gold.stances.append(Stance(span, some[0], some[1], more[2], gold.text[at : int(more[4])], quoted))
    elif kind == "REPORT":
        gold.reports.append(Report(span, some[0], more[1], some[2]))
    else:
        raise ValueError(f"row {gold.row}: unknown kind {kind}")


def read_found(golds: Sequence[Gold], annotate: Callable[[str], Any], folder: Path) -> tuple[list[Found], Record]:
    """What the program makes of the same articles, built together through the public interface."""
    pages, found = folder / "gold.jsonl", [Found() for _ in golds]
    keys = ("title", "date", "url", "text")
    pages.write_text("".join(json.dumps({key: getattr(one, key) for key in keys}) + "\n" for one in golds), "utf-8")
    record = build([pages], folder / "gold.record", annotate=annotate).record
    entities = {entity.id: entity for entity in record.entities}
    places: dict[str, tuple[int, Article]] = {}
    for article in record.articles:
        number = int(article.page.rpartition(":")[2]) - 1
        places[article.id] = number, article
        one, doc = found[number], annotate(article.text)
        for name in doc.ents:
            kind, start, end = name.label_, *_on_page(article, name.start_char, name.end_char)
            if kind in NAMES and start > golds[number].begins:
                one.names.add((kind, start, end))
        for attribution in doc._.attributions:
            one.attributions.append({
                part: [_on_page(article, span.start_char, span.end_char) for span in getattr(attribution, part)]
                for part in PARTS
            })  # fmt: skip
    for statement in record.statements:
        thing = None if statement.literal else entities[statement.object]
        words = thing.name if thing else statement.object
        bodies = _bodies(statement, entities)
        for item in statement.evidence:
            number, article = places[item.span.article]
            span = _on_page(article, item.span.start, item.span.end)
            subject = entities[statement.subject]
            found[number].told.append(Told(statement, subject, thing, words, item.standing, span, bodies))
    return found, record


def _on_page(article: Article, start: int, end: int) -> Span:
    """Offsets in the article as offsets in the page it was cut from."""
    for at, there, length in article.pieces:
        if at <= start < at + length:
            return start + there - at, min(end, at + length) + there - at
    return -1, -1


def _bodies(statement: Statement, entities: dict[str, Entity]) -> Some:
    """Names of what the office belongs to: given with the statement, or the office's own."""
    ids = [value for name, value in statement.roles if name in {"institution", "place"}]
    if not statement.literal:
        ids += [value for name, value in entities[statement.object].details if name == "institution"]
    return tuple(sorted({entities[one].name for one in ids if one in entities}))


def plain(text: str) -> str:
    """Words for comparing."""
    words = re.sub(r"'s\b|[^\w.' ]", lambda match: "" if match[0] == "'s" else " ", fold(text)).split()
    return " ".join(_LETTERS.get(word, word.strip(".'")) for word in words if word != "the")


def same_body(one: str, other: str) -> bool:
    """Folded, equal or one within the other; two empty ones are the same."""
    a, b = f" {plain(one)} ", f" {plain(other)} "
    return a == b or bool(a.strip() and b.strip() and (a in b or b in a))


def same_one(gold: Iterable[str], entity: Entity) -> bool:
    """Whether the entity has one of the names: the full one, or for somebody unnamed the same words."""
    for name in gold:
        wanted = set(plain(name).split())
        for alias in (entity.name, *entity.aliases):
            words = set(plain(alias).split())
            if wanted <= words or (words and words <= wanted and (len(words) > 1 or not entity.named)):
                return True
    return False


def about_same(gold: str, told: Told) -> bool:
    """Whether half of the fewer words of the two descriptions are shared, small words aside."""
    wanted = set(plain(gold).split()) - _SMALL or set(plain(gold).split())
    for name in (told.words, *(told.object.aliases if told.object else ())):
        words = set(plain(name).split()) - _SMALL or set(plain(name).split())
        if words and 2 * len(wanted & words) >= min(len(wanted), len(words)):
            return True
    return False
