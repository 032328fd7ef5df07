"""Statements and their evidence as a page shows them: plain values for the templates, every name with its path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from onrecord.model import Article, Entity, Evidence, Statement, fold
from onrecord.network import STANDINGS, detail_of, wording
from onrecord.rdf.terms import mint
from onrecord.serve.graph import around, sources
from onrecord.vocabulary import NAMESPACES, relations

if TYPE_CHECKING:
    from onrecord.store import Store

__all__ = ["GROUPS", "Line", "Place", "Thing", "lines", "path_of", "source"]

BASE = NAMESPACES["rec"].removesuffix("ns#")
"""What every IRI of ours begins with; the rest of it is the path of its page."""
KINDS = tuple(name for name, namespace in NAMESPACES.items() if namespace == f"{BASE}{name}/")
"""What has pages: article, entity, statement, evidence, span, story, publisher, topic, graph ..."""
GROUPS = {
    "person": "people", "institution": "institutions", "office": "offices", "report": "reports", "inquiry": "reports",
    "document": "reports",
    "recommendation": "proposals", "proposal": "proposals", "place": "places",
}  # fmt: skip
"""Kinds of entity -> the symbol that the network draws them with."""
_ROLES = {"institution": "of", "addressee": "to"}
_HIDDEN = {"negated", "cue", "words", "answer", "status", "confidence"}
_LONG = 600
"""Characters of a sentence shown before the words of evidence, and after them."""


def path_of(kind: str, name: str) -> str:
    """The path of the page of a thing: its IRI without the base."""
    return "/" + mint(kind, name).removeprefix(BASE)


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity as a link: group says which symbol it has."""

    name: str
    path: str
    kind: str = ""
    group: str = ""
    named: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Words in their sentence, where they stand, and the papers that carry the same story."""

    before: str
    words: str
    after: str
    article: Thing
    source: str
    standing: str
    said_by: Thing | None
    when: str
    copies: tuple[tuple[Thing, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A statement as one line of a page, from the side of the thing that the page is about."""

    path: str
    subject: Thing
    says: str
    object: Thing | None
    literal: str
    quoted: bool
    roles: tuple[tuple[str, Thing], ...]
    details: tuple[tuple[str, str], ...]
    standing: str
    stories: int
    first: str
    places: tuple[Place, ...]
    side: str = ""


@dataclass(slots=True)
class _Maker:
    names: dict[str, Entity]
    articles: dict[str, Article] = field(default_factory=dict)

    def thing(self, name: str) -> Thing:
        entity = self.names.get(name)
        if entity is None:
            return Thing(name, path_of("entity", name))
        return Thing(entity.name, path_of("entity", name), entity.kind, GROUPS.get(entity.kind, "places"), entity.named)

    def line(self, statement: Statement, inverse: bool) -> Line:
        detail = detail_of(statement)
        worded = wording(statement.relation, detail)
        known = relations().get(statement.relation)
        says = known.label if known else statement.relation.replace("_", " ")
        if worded is not None:
            says = worded.inverse if inverse else worded.label
        if statement.detail("negated") == "yes":
            says = worded.negated if worded is not None and not inverse else f"not {says}"
        places = self.places(statement.evidence)
        dates = [self.articles[each.span.article].published for each in statement.evidence if self.dated(each)]
        standing = min(
            (each.standing for each in statement.evidence),
            key=lambda each: STANDINGS.index(each) if each in STANDINGS else 9,
            default="reported",
        )
        return Line(
            path=path_of("statement", statement.id),
            subject=self.thing(statement.subject),
            says=says,
            object=None if statement.literal else self.thing(statement.object),
            literal=statement.object if statement.literal else "",
            quoted=statement.relation == "said",
            roles=tuple(
                (_ROLES.get(key, key.replace("_", " ")), self.thing(value))
                for key, value in statement.roles
                if key != "revises"
            ),
            details=tuple((key, value) for key, value in statement.details if key not in _HIDDEN),
            standing=standing,
            stories=len(places),
            first=min(dates, default="")[:10],
            places=places,
            side=worded.side if worded is not None and worded.side != "-" else "",
        )

    def dated(self, evidence: Evidence) -> bool:
        article = self.articles.get(evidence.span.article)
        return article is not None and bool(article.published)

    def places(self, evidence: Iterable[Evidence]) -> tuple[Place, ...]:
        """One place for each independent story and wording, with the papers that print the same."""
        stories: dict[tuple[str, str, str, str], list[Evidence]] = {}
        for piece in evidence:
            article = self.articles.get(piece.span.article)
            story = (article.story if article else "") or piece.span.article
            stories.setdefault((story, fold(piece.span.text), piece.standing, piece.said_by), []).append(piece)
        found = [self.place(pieces) for pieces in stories.values()]
        return tuple(sorted(found, key=lambda place: (place.source.rpartition(" · ")[2], place.article.path)))

    def place(self, pieces: Sequence[Evidence]) -> Place:
        first, *rest = sorted(pieces, key=lambda each: (self.published(each), each.span))
        span, sentence = first.span, first.sentence
        before = after = ""
        if span.within(sentence):
            at = span.start - sentence.start
            before, after = sentence.text[:at], sentence.text[at + len(span.text) :]
        before = before if len(before) <= _LONG else "…" + before[-_LONG:]
        after = after if len(after) <= _LONG else after[:_LONG] + "…"
        return Place(
            before=before,
            words=span.text,
            after=after,
            article=self.where(first),
            source=source(self.articles.get(span.article)),
            standing=first.standing,
            said_by=self.thing(first.said_by) if first.said_by else None,
            when=first.when,
            copies=tuple((self.where(each), source(self.articles.get(each.span.article))) for each in rest),
        )

    def published(self, evidence: Evidence) -> str:
        article = self.articles.get(evidence.span.article)
        return (article.published if article else "") or "~"

    def where(self, evidence: Evidence) -> Thing:
        article, span = self.articles.get(evidence.span.article), evidence.span
        headline = (article.headline if article else "") or "(no headline)"
        return Thing(headline, f"{path_of('article', span.article)}#c{span.start}-{span.end}")


def source(article: Article | None) -> str:
    """Where an article comes from: paper, agency, day."""
    if article is None:
        return ""
    return " · ".join(part for part in (article.publisher, article.agency, article.published[:10]) if part)


def lines(store: Store, statements: Sequence[str], about: str = "") -> list[Line]:
    """The statements of these IRIs as lines, seen from the entity of this id; the most corroborated first."""
    found = around(store, statements)
    articles = sources(store, (piece.span.article for each in found.statements for piece in each.evidence))
    maker = _Maker(found.names, articles)
    made = [
        maker.line(statement, bool(about) and statement.subject != about and statement.object == about)
        for statement in found.statements
    ]
    return sorted(made, key=lambda line: (-line.stories, line.first or "~", line.path))


def thing(entity: Entity) -> Thing:
    """An entity as a link."""
    return _Maker({entity.id: entity}).thing(entity.id)


def view_path(name: str, steps: int = 1) -> str:
    """Where the network around an entity is shown."""
    return f"/view?about={quote(name, safe='')}&steps={steps}"
