"""What a person should look at, the most consequential first: stories x connections of what it is about.

merge       two mentions taken to be one for a reason that is often wrong
namesakes   two of one name kept apart
fact        a statement that another contradicts; that is only reported; that one story alone tells
match       somebody who may be somebody in an authority
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from onrecord.model import Decision, Entity, Evidence, Span, Statement, fold, identifier
from onrecord.rdf.derived import derived
from onrecord.rdf.terms import iri, minted
from onrecord.resolve.body_names import body_key
from onrecord.resolve.decisions import BY_HAND
from onrecord.resolve.parts import given_agree, key, parts, suffixes_agree
from onrecord.review.case import Case
from onrecord.review.quotes import Quote, Sentences
from onrecord.vocabulary import words

__all__ = ["KINDS", "Question", "questions"]

KINDS = ("merge", "namesakes", "fact", "match")
SURE = 0.92
"""Score from which a merge is not asked about."""
_PAIRS = 20  # of one name
_QUOTES = 4
_STANDINGS = ("asserted", "planned", "reported", "hedged", "denied")
_PLAIN = {"holds", "member_of", "works_for", "part_of", "located_in", "author", "chair", "commissioned_by", "answers"}
_FACTS = _PLAIN | {"issued", "recommendation_count", "recommends"}


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the decision that either answer makes (without who and when).

    because: why it is asked; score: how sure the machine is, 0 to 1; stories, connections: how much hangs on it.
    """

    kind: str
    ask: str
    because: str
    score: float
    stories: int
    connections: int
    quotes: tuple[Quote, ...]
    yes: Decision
    no: Decision

    @property
    def id(self) -> str:
        """The same for the same question, whatever is decided in between."""
        return identifier(self.kind, self.yes.what, self.yes.relation, self.yes.other)

    @property
    def weight(self) -> int:
        """Stories x connections."""
        return self.stories * self.connections


def questions(case: Case, kinds: Iterable[str] = KINDS) -> list[Question]:
    """All questions of these kinds that no decision answers yet, the most consequential first."""
    asker = _Asker(case)
    makers = {"merge": asker.merges, "namesakes": asker.namesakes, "fact": asker.facts, "match": asker.matches}
    found = {question.id: question for kind in kinds for question in makers[kind]()}
    return sorted(found.values(), key=lambda each: (-each.weight, each.score, each.kind, each.ask, each.id))


class _Asker:
    def __init__(self, case: Case) -> None:
        self.case = case
        self.sentences = Sentences(case.readings, case.articles)
        self.decided: set[str] = set()
        self.apart: set[frozenset[str]] = set()
        for decision in case.record.decisions:
            if decision.verdict in {"reject", "confirm"}:
                self.decided |= set(decision.about)
            elif decision.verdict == "different":
                self.apart.add(frozenset(decision.about))

    # ----------------------------------------------------------------------------------------------------- who is who

    def merges(self) -> Iterator[Question]:
        case, seen = self.case, set()
        for merge in sorted(case.record.merges, key=lambda each: (each.score, each)):
            names = frozenset((fold(merge.one.text), fold(merge.other.text)))
            group = merge.entity, names, merge.reason
            if merge.score >= SURE or merge.reason.startswith(BY_HAND) or group in seen or merge.one == merge.other:
                continue
            kinds = self.kind_at(merge.entity, merge.one), self.kind_at(merge.entity, merge.other)
            # "she" is asked about with what she is said to have done
            if not all(kinds) or not (_capital(merge.one) and _capital(merge.other)):
                continue
            seen.add(group)
            one, other = str(case.at(merge.one, kinds[0])), str(case.at(merge.other, kinds[1]))
            yield self.question(
                "merge",
                f"Is “{merge.one.text}” the same as “{merge.other.text}”?",
                f"taken to be one: {merge.reason}",
                merge.score,
                case.about.get(merge.entity, ()),
                [self.sentences.quote(merge.one), self.sentences.quote(merge.other)],
                Decision("same", one, "", other),
                Decision("different", one, "", other),
            )

    def kind_at(self, entity: str, span: Span) -> str:
        for article, start, end, kind in self.case.mentions.get(entity, ()):
            if article == span.article and start < span.end and span.start < end:
                return kind
        return ""

    def namesakes(self) -> Iterator[Question]:
        groups: dict[tuple[str, str], list[Entity]] = defaultdict(list)
        for entity in self.case.record.entities:
            if entity.named and self.case.mentions.get(entity.id) and (name := _blocked(entity)):
                groups[entity.kind, name].append(entity)
        for group in sorted(groups):
            for one, other in islice(combinations(groups[group], 2), _PAIRS):
                if _alike(one, other) and frozenset((one.id, other.id)) not in self.apart:
                    yield from self.pair(one, other)

    def pair(self, one: Entity, other: Entity) -> Iterator[Question]:
        case = self.case
        anchors = case.anchor(one.id), case.anchor(other.id)
        if anchors[0] is None or anchors[1] is None:
            return
        about = [*case.about.get(one.id, ()), *case.about.get(other.id, ())]
        yield self.question(
            "namesakes",
            f"Are these two one: {one.name} and {other.name}?",
            "named alike, and kept apart",
            0.5,
            about,
            [self.first(one.id), self.first(other.id)],
            Decision("same", str(anchors[0]), "", str(anchors[1])),
            Decision("different", str(anchors[0]), "", str(anchors[1])),
        )

    def first(self, entity: str) -> Quote:
        """The best sentence about an entity: of an assertion if there is one, with its name marked."""
        about = [evidence for statement in self.case.about.get(entity, ()) for evidence in statement.evidence]
        if about:
            best = min(about, key=self.rank)
            inside = [
                Span(article, start, end, "")
                for article, start, end, _ in self.case.mentions[entity]
                if article == best.sentence.article and best.sentence.start <= start < best.sentence.end
            ]
            return self.sentences.quote(*(inside or [best.span]))
        article, start, end, _ = min(self.case.mentions[entity])
        return self.sentences.quote(Span(article, start, end, ""))

    # ---------------------------------------------------------------------------------------------------------- facts

    def facts(self) -> Iterator[Question]:
        case = self.case
        against: dict[str, list[str]] = defaultdict(list)
        for quad in derived(case.record):
            if quad.predicate == iri("rec:contradicts"):
                one, other = minted("statement", quad.subject), minted("statement", str(quad.object))
                against[one].append(other)
                against[other].append(one)
        by_id = {statement.id: statement for statement in case.record.statements}
        for statement in case.record.statements:
            if statement.id in self.decided:
                continue
            stories = case.stories([statement])
            if rivals := [by_id[each] for each in sorted(against.get(statement.id, ()))]:
                because, score = f"contradicted: {'; '.join(map(self.told, rivals[:3]))}", 0.5
            elif statement.relation in _FACTS and not statement.standings & {"asserted", "planned"}:
                because, score = f"only {' or '.join(sorted(statement.standings))}, asserted by no article", 0.6
            elif statement.relation in _FACTS and stories == 1:
                because, score = "told by one story alone", 0.8
            else:
                continue
            yes, no = case.fact("confirm", statement), case.fact("reject", statement)
            if yes is None or no is None:
                continue
            shown = [
                *self.told_by(statement, _QUOTES),
                *(quote for each in rivals[:2] for quote in self.told_by(each, 1)),
            ]
            about = [
                *case.about.get(statement.subject, ()),
                *([] if statement.literal else case.about[statement.object]),
            ]
            ask = f"Is this right: {self.told(statement)}?"
            yield self.question("fact", ask, because, score, about, shown, yes, no, stories)

    def told(self, statement: Statement) -> str:
        names = self.case.entities
        thing = statement.object if statement.literal else names[statement.object].name
        details = [value for name, value in statement.details if name in {"status", "answer", "as", "since", "until"}]
        more = f" ({', '.join(details)})" if details else ""
        relation = statement.relation.replace("_", " ")
        negated = "not: " if statement.detail("negated") == "yes" else ""
        return f"{names[statement.subject].name} — {negated}{relation}{more} — {thing}"

    def told_by(self, statement: Statement, most: int) -> list[Quote]:
        """The evidence, best first, each story once."""
        shown: dict[str, Quote] = {}
        for evidence in sorted(statement.evidence, key=self.rank):
            article = self.case.articles[evidence.span.article]
            if len(shown) < most and (article.story or article.id) not in shown:
                shown[article.story or article.id] = self.sentences.quote(evidence.span)
        return list(shown.values())

    def rank(self, evidence: Evidence) -> tuple[int, float, str, Span]:
        standing = _STANDINGS.index(evidence.standing) if evidence.standing in _STANDINGS else len(_STANDINGS)
        published = self.case.articles[evidence.span.article].published or "~"
        return standing, -evidence.confidence, published, evidence.span

    # -------------------------------------------------------------------------------------------------------- matches

    def matches(self) -> Iterator[Question]:
        case = self.case
        settled = {match.entity for match in case.record.matches if match.accepted}
        for match in case.record.matches:
            entity = case.entities.get(match.entity)
            anchor = case.anchor(match.entity) if entity else None
            if entity is None or anchor is None or match.entity in settled:
                continue
            outside = f"<{match.target}> ({match.name})" if match.name else f"<{match.target}>"
            because = "; ".join(match.reasons)
            yield self.question(
                "match",
                f"Is {entity.name} the same as {match.name or match.target} in {match.authority}?",
                because,
                match.score,
                case.about.get(entity.id, ()),
                [self.first(entity.id)],
                Decision("same", str(anchor), "", outside),
                Decision("different", str(anchor), "", outside),
            )

    def question(
        self,
        kind: str,
        ask: str,
        because: str,
        score: float,
        about: Sequence[Statement],
        quotes: Sequence[Quote],
        yes: Decision,
        no: Decision,
        stories: int | None = None,
    ) -> Question:
        known = {statement.id: statement for statement in about}
        told = self.case.stories(list(known.values())) if stories is None else stories
        return Question(kind, ask, because, score, max(told, 1), max(len(known), 1), tuple(quotes), yes, no)


def _capital(span: Span) -> bool:
    """Whether the words may be a name: "He" at the beginning of a sentence is none."""
    return any(word[:1].isupper() for word in span.text.split()) and fold(span.text) not in words("pronouns")


def _blocked(entity: Entity) -> str:
    """What two must have in common to be asked about."""
    if entity.kind == "person":
        name = parts(entity.name)
        return f"{key(name.given)[:1]} {key(name.family)}" if name.given and name.family else ""
    return body_key(entity.name) if entity.kind == "institution" else ""


def _alike(one: Entity, other: Entity) -> bool:
    if one.kind != "person":
        return True
    left, right = parts(one.name), parts(other.name)
    return given_agree(left.given, right.given) and suffixes_agree(left.suffix, right.suffix)
