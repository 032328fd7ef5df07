"""Articles, claims and readings made by hand, for the tests of who is who."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from onrecord.annotate import annotator
from onrecord.model import Article, Claim, Document, Mention, Reading, Referent, Span, identifier
from onrecord.resolve.within import referents

PRONOUNS = frozenset("i me my we us our you he him his she her hers it its they them their".split())  # noqa: SIM905


@cache
def annotated(text: str) -> Doc:
    """The text as the shipped model reads it."""
    return annotator()(text)


@dataclass
class Story:
    """An article with claims given by hand; mentions are found by their words, "she#2" is the second "she"."""

    text: str
    claims: list[Claim] = field(default_factory=list)
    article: Article = field(init=False)

    def __post_init__(self) -> None:
        self.article = Article(identifier("test", self.text), self.text)

    def span(self, words: str) -> Span:
        """The span of the words; "words#2" is their second place."""
        plain, _, number = words.partition("#")
        start = -1
        for _ in range(int(number or 1)):
            start = self.text.index(plain, start + 1)
            while not self._whole(start, plain):
                start = self.text.index(plain, start + 1)
        return self.article.span(start, start + len(plain))

    def _whole(self, start: int, plain: str) -> bool:
        before, after = self.text[start - 1 : start], self.text[start + len(plain) : start + len(plain) + 1]
        return not (before.isalnum() or after.isalnum())

    def mention(self, words: str, kind: str = "person") -> Mention:
        """A mention: a pronoun, a name (it begins with a capital), a proposal in words, or else a role."""
        span = self.span(words)
        plain = span.text
        if plain.lower() in PRONOUNS:
            form = "pronoun"
        elif kind in {"proposal", "recommendation"}:
            form = "text"
        else:
            form = "name" if plain[0].isupper() and plain.split()[0].lower() not in {"the", "a", "an"} else "role"
        if kind in {"report", "inquiry"} and plain[0].islower():
            form = "role"
        return Mention(span, kind, form)

    def claim(
        self,
        subject: str,
        relation: str,
        object: str,
        *,
        subject_kind: str = "person",
        object_kind: str = "",
        institution: str = "",
        status: str = "",
        standing: str = "asserted",
        **details: str,
    ) -> Story:
        """Adds a claim; the object is words of the article where it has a kind, else a plain value."""
        target = self.mention(object, object_kind) if object_kind else object
        evidence = self.span(object) if relation == "said" else self.span(subject)
        if relation == "said":
            target = evidence.text
        if status:
            details["status"] = status
        roles = (("institution", self.mention(institution, "institution")),) if institution else ()
        self.claims.append(
            Claim(
                self.mention(subject, subject_kind),
                relation,
                target,
                evidence,
                self.article.span(0, len(self.text)),
                roles,
                tuple(sorted(details.items())),
                standing,
            )
        )
        return self

    def holds(self, person: str, office: str, **more: str) -> Story:
        return self.claim(person, "holds", office, object_kind="office", status=more.pop("status", "current"), **more)

    def said(self, speaker: str, words: str, kind: str = "person") -> Story:
        return self.claim(speaker, "said", words, subject_kind=kind)

    def read(self) -> Reading:
        return referents(Document(self.article, annotated(self.text)), self.claims)

    def who(self, words: str, kind: str = "person", reading: Reading | None = None) -> Referent:
        """The referent of the words; of a word inside a longer mention, that mention's."""
        span = self.span(words)
        found = [
            referent
            for referent in (reading or self.read()).referents
            for mention in referent.mentions
            if mention.kind == kind and mention.span.start <= span.start and span.end <= mention.span.end
        ]
        assert found, f"nobody is meant by {words!r}"
        return found[0]

    def same(self, one: str, other: str, kind: str = "person") -> bool:
        """Whether the two words stand for one person or thing."""
        reading = self.read()
        return self.who(one, kind, reading) is self.who(other, kind, reading)


def person(name: str, *aliases: str, **keys: str | tuple[str, ...]) -> Referent:
    """A named person as a reading of an article gives it. Keys by name: office="mayor|northby", title="baroness"."""
    return _referent("person", name, aliases, keys)


def unnamed(name: str, **keys: str | tuple[str, ...]) -> Referent:
    """Somebody whom the article does not name."""
    return _referent("person", name, (), keys, named=False)


def body(name: str, *aliases: str, named: bool = True, **keys: str | tuple[str, ...]) -> Referent:
    """An institution as a reading of an article gives it."""
    return _referent("institution", name, aliases, keys, named=named)


def thing(kind: str, name: str, **keys: str | tuple[str, ...]) -> Referent:
    """A report, an inquiry, a proposal or an office as a reading of an article gives it."""
    return _referent(kind, name, (), keys, named=kind in {"proposal", "office"})


def _referent(
    kind: str, name: str, aliases: tuple[str, ...], keys: dict[str, str | tuple[str, ...]], named: bool = True
) -> Referent:
    pairs = [
        (key, value) for key, values in keys.items() for value in ([values] if isinstance(values, str) else values)
    ]
    return Referent(kind, name, tuple(sorted(aliases)), (), named, (), tuple(sorted(pairs)))


def reading(
    name: str,
    *referents_: Referent,
    published: str = "2031-03-05",
    story: str = "",
    page: str = "",
    claims: tuple[tuple[Referent, str, Referent | str], ...] = (),
) -> Reading:
    """A reading whose article has one line for each referent, so that each has a mention of its own, and one sentence
    for each claim."""
    text = "\n".join(
        [*(f"{number} {referent.name}." for number, referent in enumerate(referents_)), *map(_told, claims)]
    )
    article = Article(identifier("article", name), text, headline=name, published=published, story=story, page=page)
    mentions: dict[int, Mention] = {}
    finished: list[Referent] = []
    for number, referent in enumerate(referents_):
        start = text.index(f"{number} {referent.name}.") + len(f"{number} ")
        form = "name" if referent.named else "role"
        mention = Mention(article.span(start, start + len(referent.name)), referent.kind, form)
        mentions[id(referent)] = mention
        finished.append(
            Referent(referent.kind, referent.name, referent.aliases, (mention,), referent.named, (), referent.keys)
        )
    made = []
    for claim in claims:
        subject, relation, target = claim
        start = text.index(_told(claim))
        evidence = article.span(start, start + len(_told(claim)))
        told = target if isinstance(target, str) else mentions[id(target)]
        if relation == "said" and isinstance(target, str):
            at = text.index(target, start)
            evidence = article.span(at, at + len(target))
        details = (("status", "current"),) if relation == "holds" else ()
        made.append(Claim(mentions[id(subject)], relation, told, evidence, evidence, (), details))
    return Reading(article, tuple(made), tuple(finished))


def _told(claim: tuple[Referent, str, Referent | str]) -> str:
    subject, relation, target = claim
    return f"{subject.name} {relation} {target if isinstance(target, str) else target.name}!"
