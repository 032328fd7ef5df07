"""All that the page knows, as one JSON value: the network, statements, evidence, articles and what to show first.

Texts that recur are kept once and referred to by number: a sentence of a wire story stands in every paper that ran
it. Offsets into a sentence are in UTF-16 units, as JavaScript counts.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from onrecord.model import Article, Evidence, Statement
from onrecord.network import STANDINGS, detail_of, wording
from onrecord.view.digest import digest
from onrecord.view.drawn import cut, data, drawing
from onrecord.view.part import Part

__all__ = ["excerpt", "link", "payload", "shown", "source"]

NODE = ("id", "kind", "label", "aliases", "named", "stories", "first", "last", "cluster", "x", "y", "tall", "main")
"""What a node carries into the page, in this order; main: 2 if it is shown first everywhere, 1 if not on telephones."""
KIND = ("relation", "label", "inverse", "family", "side", "status", "negated")
"""What lines of one kind share."""
SENTENCE = 900
"""Longest sentence shown around the words of evidence, in characters."""
WORDS = 2400
"""Longest words of evidence shown."""


def payload(part: Part, title: str) -> dict[str, Any]:
    """The page's data: plain lists, numbers and text, in the order of ids."""
    record, graph = part.record, part.graph
    drawn = drawing(graph)
    nodes, edges, options = data(drawn)
    number = {node["id"]: index for index, node in enumerate(nodes)}
    kinds: dict[tuple[Any, ...], int] = {}
    book = _Book(part, number)
    statements = [_statement(statement, book) for statement in shown(part)]
    names = {
        entity.id: [entity.kind, cut(entity.name), entity.named]
        for entity in record.entities
        if entity.id in book.named and entity.id not in graph
    }
    return {
        "title": title,
        "total": part.total,
        "note": part.note,
        "frames": drawn.graph["frames"],
        "options": options,
        "nodes": [[node[key] for key in NODE] for node in nodes],
        "kinds": kinds_of(edges, kinds),
        "edges": [_edge(edge, kinds, number) for edge in edges],
        "others": names,
        "statements": statements,
        "sentences": list(book.sentences),
        "articles": book.articles,
        "start": digest(record, graph),
        "labels": _labels(part),
    }


def kinds_of(edges: list[dict[str, Any]], kinds: dict[tuple[Any, ...], int]) -> list[list[Any]]:
    """What lines of one kind share, told once; fills `kinds` with the number of each."""
    for kind in sorted({tuple(edge[key] for key in KIND) for edge in edges}):
        kinds[kind] = len(kinds)
    return [list(kind) for kind in kinds]


def _edge(edge: dict[str, Any], kinds: dict[tuple[Any, ...], int], number: dict[str, int]) -> list[Any]:
    """[id, kind, from, to, standing] and, where there are several, the ids of its statements."""
    kind = kinds[tuple(edge[key] for key in KIND)]
    packed = [edge["id"], kind, number[edge["from"]], number[edge["to"]], STANDINGS.index(edge["standing"])]
    return packed if len(edge["statements"]) == 1 else [*packed, edge["statements"]]


def shown(part: Part) -> list[Statement]:
    """The statements that the page tells: of a shown entity, about a plain value or another shown entity."""
    return [
        statement
        for statement in part.record.statements
        if statement.subject in part.graph and (statement.literal or statement.object in part.graph)
    ]


class _Book:
    """Sentences and articles by number, and the entities that statements name."""

    def __init__(self, part: Part, number: dict[str, int]) -> None:
        self.number = number
        self.corrected = part.corrected
        self.found = {article.id: article for article in part.record.articles}
        self.sentences: dict[str, int] = {}
        self.articles: list[list[Any]] = []
        self.numbers: dict[str, int] = {}
        self.stories: dict[str, int] = {}
        self.named: set[str] = set()

    def sentence(self, text: str) -> int:
        return self.sentences.setdefault(text, len(self.sentences))

    def article(self, name: str) -> int:
        if name not in self.numbers:
            article = self.found.get(name) or Article(name, "")
            story = self.stories.setdefault(article.story or name, len(self.stories))
            self.numbers[name] = len(self.articles)
            self.articles.append(
                [
                    cut(article.headline) or cut(article.text[:80]),
                    source(article),
                    cut(article.agency, 60) if article.publisher else "",
                    cut(article.byline, 100),
                    article.published[:10],
                    link(article.url),
                    story,
                ]
            )
            if name in self.corrected:
                self.articles[-1].append([_printed(other) for other in self.corrected[name]])
        return self.numbers[name]


def _printed(article: Article) -> list[str]:
    """Of an article that corrects another: day, headline, address."""
    return [article.published[:10], cut(article.headline) or "Correction", link(article.url)]


def _statement(statement: Statement, book: _Book) -> list[Any]:
    """[id, subject, relation, object, roles, details, evidence]; entities by number where they are shown.

    Evidence: [article, sentence, start, end], then standing, who says so and when, as far as there is need.
    """
    book.named.update(entity for _, entity in statement.roles)
    places: list[list[Any]] = []
    for piece in statement.evidence:
        text, start, end = excerpt(piece, book.found.get(piece.span.article))
        standing = STANDINGS.index(piece.standing) if piece.standing in STANDINGS else STANDINGS.index("reported")
        place: list[Any] = [book.article(piece.span.article), book.sentence(text), start, end]
        place += [standing, piece.said_by, cut(piece.when, 60)]
        while place[-1] in ("", 0) and len(place) > 4:
            place.pop()
        places.append(place)
        if piece.said_by:
            book.named.add(piece.said_by)
    return [
        statement.id,
        book.number[statement.subject],
        statement.relation,
        cut(statement.object, WORDS) if statement.literal else book.number[statement.object],
        dict(statement.roles),
        {key: cut(value, 200) for key, value in statement.details},
        places,
    ]


def excerpt(piece: Evidence, article: Article | None) -> tuple[str, int, int]:
    """The sentence around evidence, and where in it the exact words stand, in UTF-16 units.

    The sentence is widened to hold the words (a quotation may run over several) and cut where it is very long.
    """
    exact = piece.span
    around = piece.sentence if piece.sentence.article == exact.article else exact
    start, end = min(around.start, exact.start), max(around.end, exact.end)
    if exact.within(around) or article is None or article.text[exact.start : exact.end] != exact.text:
        text = around.text if exact.within(around) else exact.text
        start = around.start if exact.within(around) else exact.start
    else:
        text = article.text[start:end]
    before, words, after = (
        text[: exact.start - start],
        exact.text,
        text[exact.start - start + len(exact.text) :],
    )
    if len(words) > WORDS:
        words, after = words[:WORDS] + "\u2026", ""
    if len(before) > SENTENCE // 2:
        before = "\u2026" + before[-SENTENCE // 2 :]
    if len(after) > SENTENCE // 2:
        after = after[: SENTENCE // 2] + "\u2026"
    at = _units(before)
    return before + words + after, at, at + _units(words)


def _units(text: str) -> int:
    """Length in UTF-16 units; a lone surrogate counts as one."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def source(article: Article) -> str:
    """Who published it, as far as is known: the paper, else the agency, else the host of its address."""
    return cut(article.publisher or article.agency, 80) or urlsplit(link(article.url)).netloc[:80]


def link(url: str) -> str:
    """The address if a reader may follow it: http or https, no blanks or control characters; else ""."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    plain = len(url) <= 2000 and not any(letter.isspace() or not letter.isprintable() for letter in url)
    return url if plain and parts.scheme.lower() in ("http", "https") and parts.netloc else ""


def _labels(part: Part) -> dict[str, list[str]]:
    """How statements that are no lines, or are seen from the other side, are worded: relation[:detail] -> wording."""
    found = {}
    for statement in shown(part):
        detail = detail_of(statement)
        row = wording(statement.relation, detail)
        if row is not None:
            found[f"{statement.relation}:{detail}"] = list(row)
    for relation in ("office_of", "told"):
        row = wording(relation)
        if row is not None:
            found[f"{relation}:"] = list(row)
    return dict(sorted(found.items()))
