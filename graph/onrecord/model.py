"""The values that pass between stages.

    Page -> Article -> Document -> Claim ... -> Reading -> Record

All are frozen and slotted; all but Document can be pickled, compared and hashed. Offsets are in characters
(Unicode code points), half open, into `Article.text`, which is never altered once made.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = [
    "Article",
    "Claim",
    "Decision",
    "Document",
    "Entity",
    "Evidence",
    "Link",
    "Match",
    "Mention",
    "Merge",
    "Page",
    "Reading",
    "Record",
    "Referent",
    "Span",
    "Statement",
    "fold",
    "identifier",
]

Details = tuple[tuple[str, str], ...]


def fold(text: str) -> str:
    """Text for comparing: NFKC, case folded, runs of white space one blank, quotation marks and dashes plain."""
    if text.isascii():  # most names: nothing of what follows but this changes them, and this is ten times faster
        return " ".join(text.lower().replace("`", "'").split())
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"[\u2018\u2019\u201b\u2032`\u00b4]", "'", text)
    text = re.sub(r"[\u201c\u201d\u201e\u2033\u00ab\u00bb]", '"', text)
    text = re.sub(r"[\u2010-\u2015]", "-", text)
    return " ".join(text.split())


def identifier(*parts: str) -> str:
    """16 hexadecimal digits made from the parts: the same parts give the same identifier anywhere."""
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Page:
    """One input as a reader found it, with what is known of its source.

    `text` is all its text, furniture included, unless `clean` says that an extractor or the sender has already
    left one article alone in it. `name` is what the user gave (path, or archive!member), for messages and origin.
    Dates are ISO 8601, as exact as known, else "".
    """

    name: str
    text: str
    headline: str = ""
    publisher: str = ""
    agency: str = ""
    byline: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    clean: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One article, cleaned. `id` comes from the folded text; `story` is shared by all copies of one wire story.

    `body` is the offset in `text` where the body begins (after a headline line, a byline line and the like): what
    lies before it is read by nobody but the headline's readers. `pieces` leads back into the page: each
    (start in text, start in page text, length); together they cover all of `text` but line breaks put between pieces.
    """

    id: str
    text: str
    headline: str = ""
    publisher: str = ""
    agency: str = ""
    byline: str = ""
    published: str = ""
    url: str = ""
    language: str = "en"
    story: str = ""
    page: str = ""
    body: int = 0
    pieces: tuple[tuple[int, int, int], ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span [start, end) of this article, with its words."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span [{start}, {end}) in article {self.id} of {len(self.text)} characters")
        return Span(self.id, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article that carries its own words."""

    article: str
    start: int
    end: int
    text: str

    def within(self, other: Span) -> bool:
        """Whether this span lies inside the other, in the same article."""
        return self.article == other.article and other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.article == other.article and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Words that stand for something.

    kind: person, institution, office, report, inquiry, document, recommendation, proposal, place
    (ontology/classes.ttl).
    form: how it is named: name ("Ms Vale", "the Harbour Board"), role ("the peer", "the home secretary",
    "officials", "the author of a new report"), pronoun ("she"), text (a proposal in the article's words).
    name: the words as they should be shown, tidied by the extractor ("Home Secretary"); "" means span.text.
    """

    span: Span
    kind: str
    form: str = "name"
    name: str = ""

    @property
    def label(self) -> str:
        """The name to show."""
        return self.name or " ".join(self.span.text.split())

    @property
    def place(self) -> tuple[int, int, str]:
        """Where it stands in its article, and as what: start, end, kind. Mentions of one place are one."""
        return self.span.start, self.span.end, self.kind


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its spaCy Doc. Offsets are the same in both; where the article's lines are wrapped, the Doc has a
    blank for a line break (articles.lines)."""

    article: Article
    doc: Doc


@dataclass(frozen=True, slots=True)
class Claim:
    """What one place in one article says, before anybody asks who it is about.

    relation: a name from ontology/relations. object: a mention, or a plain value (words, number, date) as str.
    evidence: the exact words; sentence: all of the sentence(s) around them.
    roles: further participants by name, e.g. ("institution", Mention), ("addressee", Mention).
    details: further plain values by name, e.g. ("status", "former"), ("directness", "direct"), ("negated", "yes"),
    ("since", "2024-07"), ("occasion", "Today programme").
    standing: asserted (the article's own voice), reported (somebody says so), planned, denied, hedged.
    said_by: whoever says it where the article does not; stands with reported and denied.
    when: the words that date it ("on Monday"), as written, else "".
    """

    subject: Mention
    relation: str
    object: Mention | str
    evidence: Span
    sentence: Span
    roles: tuple[tuple[str, Mention], ...] = ()
    details: Details = ()
    standing: str = "asserted"
    said_by: Mention | None = None
    when: str = ""
    extractor: str = ""
    confidence: float = 1.0

    def role(self, name: str) -> Mention | None:
        """The participant of that name, if any."""
        return next((mention for key, mention in self.roles if key == name), None)

    def detail(self, name: str) -> str:
        """The plain value of that name, "" if there is none."""
        return next((value for key, value in self.details if key == name), "")

    def mentions(self) -> Iterable[Mention]:
        """Every mention in it: subject, object, roles, said_by."""
        yield self.subject
        if isinstance(self.object, Mention):
            yield self.object
        for _, mention in self.roles:
            yield mention
        if self.said_by is not None:
            yield self.said_by


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A judgement within an article: what two places there stand for is one, for a reason that a reader understands."""

    one: Span
    other: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Referent:
    """Whatever several mentions of one article stand for (the result of coreference within it).

    name: its fullest name in the article, without title ("Louise Vale"); aliases: every other form that names it,
    titles included ("Baroness Vale"); "" name only if nothing names it (an unnamed source: then `label` of its
    best role mention is the name and `named` is False). reasons: why its mentions are one ("surname after full name").
    keys: what it may be recognised by across articles, e.g. ("office", "home secretary|government of x").
    links: the judgements that made its mentions one, those about a mention that a claim uses.
    """

    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    named: bool = True
    reasons: tuple[str, ...] = ()
    keys: Details = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article gives: made without knowledge of any other article, so it can be cached and shared out."""

    article: Article
    claims: tuple[Claim, ...] = ()
    referents: tuple[Referent, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """Somebody or something on record, over all articles. `id` is made from kind and identity, never from order.

    kind: person, institution, office, report, inquiry, document, recommendation, proposal, place.
    details: office: ("institution", entity id); report: ("issued", date), ("count", number of recommendations) ...
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    named: bool = True
    details: Details = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """A judgement that two mentions, of one article or of two, are one entity.

    one comes before other in the order of spans. score: how likely it is right, from 0 to 1: how often joins for such a
    reason were right where we measured it (ontology/words/grounds.tsv).
    """

    entity: str
    one: Span
    other: Span
    reason: str
    score: float = 1.0


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One place that backs a statement, who says so there, and how it stands there."""

    span: Span
    sentence: Span
    standing: str = "asserted"
    said_by: str = ""
    """Entity id of whoever says it; "" is the article itself."""
    extractor: str = ""
    when: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Statement:
    """What is on record: subject, relation, object, with every place that backs it.

    subject: entity id. object: entity id, or a plain value if `literal`. roles: (name, entity id).
    id: from subject, relation, object, and those details that make it another statement (negated, status).
    """

    id: str
    subject: str
    relation: str
    object: str
    literal: bool = False
    roles: Details = ()
    details: Details = ()
    evidence: tuple[Evidence, ...] = field(default=())

    def detail(self, name: str) -> str:
        """The plain value of that name, "" if there is none."""
        return next((value for key, value in self.details if key == name), "")

    def role(self, name: str) -> str:
        """The entity id in that role, "" if there is none."""
        return next((value for key, value in self.roles if key == name), "")

    @property
    def standings(self) -> frozenset[str]:
        """Every standing some evidence gives it."""
        return frozenset(evidence.standing for evidence in self.evidence)


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """What a person decided about the record: a line of the decisions file (onrecord.decisions).

    verdict: same, different, rename, retype, reject, confirm. what, other: where the things stand that it is about
    (anchors), or a name, a kind, words, an outside IRI; relation: of a statement that is rejected or confirmed.
    when: ISO 8601. about: what it came to in this record, ids of entities (reject, confirm: of one statement).
    place: file and line, for messages; it is no part of what was decided.
    """

    verdict: str
    what: str
    relation: str = ""
    other: str = ""
    who: str = ""
    when: str = ""
    why: str = ""
    about: tuple[str, ...] = ()
    place: str = field(default="", compare=False)

    @property
    def id(self) -> str:
        """Made of all that the line says."""
        return identifier(self.verdict, self.what, self.relation, self.other, self.who, self.when, self.why)


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Somebody or something on record, and who or what it may be in an authority outside (onrecord.authorities).

    entity: its id. target: IRI in the authority. score: 0 to 1. accepted: sure enough, or decided by a person, to be
    written as schema:sameAs; the others are candidates. reasons: what speaks for it and against it.
    """

    entity: str
    target: str
    name: str = ""
    authority: str = ""
    score: float = 0.0
    accepted: bool = False
    reasons: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Made of the two that it ties."""
        return identifier(self.entity, self.target)


@dataclass(frozen=True, slots=True)
class Record:
    """The whole: articles by id, entities by id, statements by id, each sorted.

    merges: why mentions are one. decisions: what persons decided, as far as it is about something here. rejected: the
    statements that they took out, which nothing counts or shows. matches: ties to authorities outside.
    """

    articles: tuple[Article, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    merges: tuple[Merge, ...] = ()
    decisions: tuple[Decision, ...] = ()
    rejected: tuple[Statement, ...] = ()
    matches: tuple[Match, ...] = ()
