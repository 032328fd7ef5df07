"""Reads the articles with their answers, and counts what the house finds of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.articles import articles
from onrecord.model import Page, Record, fold
from onrecord.pipeline import assemble, read_articles

if TYPE_CHECKING:
    from spacy.tokens import Doc

HERE = Path(__file__).parent
_MARK = re.compile(r"<(/?)([a-z_]+)(\d*)>")
_NAMES = {"per": "PER", "org": "ORG", "loc": "LOC"}
_TITLES = re.compile(r"^(?:Ms|Mr|Mrs|Sir|Dame|Dr)\s+")


@dataclass
class Gold:
    """One article: its text without marks, the marked spans, and the answers."""

    name: str
    text: str = ""
    names: set[tuple[int, int, str]] = field(default_factory=set)
    roles: set[tuple[int, int, str]] = field(default_factory=set)
    answers: list[list[str]] = field(default_factory=list)


def gold(path: Path) -> Gold:
    """An article and its answers. Raises ValueError for a mark that is not closed."""
    body, *answers = re.split(r"\n= ", path.read_text("utf-8").rstrip("\n"))
    out = Gold(path.stem, answers=[[part.strip() for part in answer.split("|")] for answer in answers])
    at, opened = 0, {}
    for mark in _MARK.finditer(body):
        out.text += body[at : mark.start()]
        at = mark.end()
        key = mark[2] + mark[3]
        if not mark[1]:
            opened[key] = len(out.text)
            continue
        start, end = opened.pop(key), len(out.text)
        if mark[2] in _NAMES:
            title = _TITLES.match(out.text[start:end])
            out.names.add((start + (title.end() if title else 0), end, _NAMES[mark[2]]))
        elif mark[3]:
            out.roles.add((start, end, mark[2]))
    out.text += body[at:]
    if opened:
        raise ValueError(f"{path}: not closed: {', '.join(opened)}")
    return out


Counts = dict[str, list[int]]
"""Of each measure: right, found, wanted."""


def spans(one: Gold, doc: Doc, counts: Counts) -> None:
    """Names, sources, cues and contents, exact."""

    def count(measure: str, found: set[tuple[int, int]], wanted: set[tuple[int, int]]) -> None:
        row = counts.setdefault(measure, [0, 0, 0])
        row[0] += len(found & wanted)
        row[1] += len(found)
        row[2] += len(wanted)

    found = set()
    for ent in doc.ents:
        if ent.label_ in _NAMES.values():
            title = _TITLES.match(ent.text)
            found.add((ent.start_char + (title.end() if title else 0), ent.end_char, ent.label_))
    count("names", {(a, b) for a, b, _ in found}, {(a, b) for a, b, _ in one.names})
    for measure, mark, index in (("source", "s", 0), ("cue", "c", 1), ("content", "q", 2)):
        mine = {(part.start_char, part.end_char) for each in doc._.attributions for part in each[index]}
        count(measure, mine, {(a, b) for a, b, kind in one.roles if kind == mark})


def record(given: list[Gold], annotate: Callable[[str], Doc]) -> Record:
    """All articles as one record."""
    made = [each for one in given for each in articles(Page(one.name, one.text, published="2031-03-05", clean=True))]
    return assemble(read_articles(made, annotate))[0]


def answers(one: Gold, whole: Record, counts: Counts) -> None:
    """Offices, speakers and stances: how many of those wanted are there."""
    article = next(each.id for each in whole.articles if each.page == one.name)
    names = {each.id: [fold(name) for name in (each.name, *each.aliases)] for each in whole.entities}
    here = [each for each in whole.statements if any(part.span.article == article for part in each.evidence)]

    def called(entity: str, words: str) -> bool:
        return any(fold(words) in name or (name and name in fold(words)) for name in names.get(entity, [""]))

    for kind, who, *rest in one.answers:
        row = counts.setdefault(kind, [0, 0, 0])
        row[1] += 1
        row[2] += 1
        for each in here:
            details, roles = dict(each.details), dict(each.roles)
            if not called(each.subject, who):
                continue
            if kind == "speaker" and each.relation == "said" and fold(rest[0]) in fold(each.object):
                break
            if kind == "office" and each.relation == "holds" and called(each.object, rest[0]):
                institution = not rest[1] or called(roles.get("institution", ""), rest[1])
                if institution and details.get("status", "current") == rest[2]:
                    break
            about = each.object if each.literal else " ".join(names.get(each.object, []))
            told = kind == "stance" and each.relation == rest[0] and fold(rest[1]) in fold(about)
            if told and (details.get("negated") == "yes") == (rest[2] == "yes"):
                break
        else:
            continue
        row[0] += 1


def f1(row: list[int]) -> float:
    """F1 in percent; where found is wanted, the share that is there."""
    return 200 * row[0] / max(1, row[1] + row[2])
