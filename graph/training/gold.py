"""Wikinews articles labelled by us: names, and who said what. The labels lie in ``gold/``, the texts in the corpora.

A file of labels is named after its article's row (from 0, over wikinews_2019.csv and then
wikinews_2020.csv) and holds no text: ``kind start end link``, in characters of the csv's ``text``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from .attribution import from_text
from .corpora import NAMES, ROLES, Doc, Roles, attributed, bio, covered, digest
from .stances import stances

GOLD = Path(__file__).resolve().parent / "gold"
YEARS = (2019, 2020)
_FIRST = re.compile(r"# wikinews row (\d+) sha256 of text: ([0-9a-f]{16})")

Span = tuple[str, int, int, int]  # kind, first character, the one after the last, number of the attribution or 0


def read_labels(path: Path) -> tuple[int, str, list[Span]]:
    """The row, the first 16 digits of its text's SHA-256, and the spans. Raises ValueError for anything else."""
    first, *rest = path.read_text("utf-8").splitlines()
    found = _FIRST.fullmatch(first)
    if found is None:
        raise ValueError(f"{path}: the first line is {first!r}, not '# wikinews row ROW sha256 of text: HASH'")
    spans: list[Span] = []
    for number, line in enumerate(rest, 2):
        try:
            kind, start, end, link = line.split("\t")
            spans.append((kind, int(start), int(end), int(link or 0)))
        except ValueError:
            raise ValueError(f"{path}, line {number}: {line!r} is not kind, start, end, link") from None
        if (kind not in ROLES or not spans[-1][3]) and f"B-{kind}" not in NAMES:
            raise ValueError(f"{path}, line {number}: {kind!r} is no name, and no role in a numbered attribution")
    return int(found[1]), found[2], spans


def texts(folder: Path) -> list[str]:
    """The texts of all articles, by row."""
    out: list[str] = []
    for year in YEARS:
        with (folder / f"wikinews_{year}.csv").open(encoding="utf-8", newline="") as file:
            out += [row["text"] for row in csv.DictReader(file)]
    return out


def labelled(name: str, text: str, spans: list[Span]) -> tuple[Doc, list[tuple[int, int]]]:
    """A document with every word labelled, and where its words stand.

    An attribution inside another's content is left out, as PolNeAR has it.
    """
    doc, places = from_text(name, "wikinews", text)
    n = len(places)
    named = [(w[0], w[-1] + 1, NAMES.index(f"B-{k}")) for k, a, b, m in spans if not m and (w := covered(places, a, b))]
    doc.names = bio(n, sorted(named))
    events: dict[int, Roles] = {}
    for kind, start, end, number in spans:
        if number:
            events.setdefault(number, {role: [] for role in ROLES})[kind].append(covered(places, start, end))
    doc.attr, doc.link = attributed(n, events)
    return doc, places


def wikinews(corpora: Path, gold: Path = GOLD) -> Iterator[Doc]:
    """The labelled articles, in the order of their rows.

    corpora: the folder that holds ``wikinews/``; gold: the folder of labels. Raises ValueError where a file of labels
    is not well formed or its article is missing or has another text, FileNotFoundError without the csv files.
    """
    articles = texts(corpora / "wikinews")
    for path in sorted(gold.glob("*.tsv")):
        row, wanted, spans = read_labels(path)
        text = articles[row] if row < len(articles) else ""
        if digest(text) != wanted:
            raise ValueError(
                f"{path}: row {row} of {corpora / 'wikinews'} is another text ({digest(text)}, not {wanted})"
            )
        doc, places = labelled(f"wikinews-{row}", text, spans)
        doc.stances = stances(f"wn-{row:03d}", text, places, gold / "stances")
        yield doc
