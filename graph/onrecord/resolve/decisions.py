"""The decisions of persons at work on the readings of a record: they win over the machine.

First of all: what was told apart within an article is made two, what is the same is joined, what is different is noted
as apart; only then the machine judges what is left. At the end: names and kinds are put right, and rejected statements
are taken out before anything is counted. Nothing here depends on the order of the lines.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.decisions import Anchor, Relation
from onrecord.decisions.anchors import TELLING
from onrecord.decisions.file import in_order
from onrecord.errors import DecisionError
from onrecord.model import Decision, Entity, Match, Reading, Statement, fold
from onrecord.resolve.assemble import folded_words
from onrecord.resolve.identity import Identities, Item
from onrecord.resolve.places import Places

__all__ = ["BY_HAND", "Decided", "Mentions"]

Mentions = Mapping[tuple[str, int, int, str], str]
"""(article, start, end, kind) of each mention -> entity."""

BY_HAND = "decided"
"""How the reason of a merge begins that a person decided."""


@dataclass(slots=True)
class _Line:
    """A decision with what its anchors lead to."""

    decision: Decision
    what: Anchor
    other: Anchor | None = None
    items: list[Item] = field(default_factory=list)
    about: set[str] = field(default_factory=set)
    stale: str = ""


class Decided:
    """Decisions for one run of `resolve.across.resolve`, which calls the methods in the order they stand in here."""

    def __init__(self, decisions: Iterable[Decision] = (), matches: Iterable[tuple[Anchor, Match]] = ()) -> None:
        self._matches = list(matches)
        self._lines = [_line(decision) for decision in in_order(decisions)]
        self.rejected: list[Statement] = []
        """The statements that were taken out, by id."""
        self.mentions: Mentions = {}
        """Which entity each mention is, once resolve has found out."""

    # ---------------------------------------------------------------------------------------------- before the machine

    def readings(self, ordered: Sequence[Reading]) -> list[Reading]:
        """The readings, with two referents where one article's machine saw one and a person two."""
        self._places = places = Places(ordered)
        for line in self._of("different"):
            one, other = places.find(line.what), line.other and places.find(line.other)
            if one and other and not places.part(one, other):
                line.stale = "both places are one mention in the text"
        return [places.readings[reading.article.id] for reading in ordered]

    def begin(self, identities: Identities) -> None:
        """Joins and parts. Raises DecisionError for two decisions that contradict each other."""
        for line in self._lines:
            anchors = [line.what]
            if line.decision.verdict in {"same", "different"} and line.other and not line.other.outside:
                anchors.append(line.other)
            found = [self._places.find(anchor) for anchor in anchors]
            if line.stale:
                continue
            if missing := [str(anchor) for anchor, there in zip(anchors, found, strict=True) if there is None]:
                line.stale = f"nothing on record is {missing[0]}"
                continue
            line.items = [identities.of[there[0]][there[1]] for there in found if there]
        ties: dict[int, list[tuple[int, _Line]]] = defaultdict(list)
        for line in self._of("same", inside=True):
            one, other = line.items
            ties[one.number].append((other.number, line))
            ties[other.number].append((one.number, line))
            identities.join(one, other, _reason(line.decision))
        for line in self._of("different", inside=True):
            one, other = line.items
            if identities.same(one, other):
                _contradict([line, *_path(ties, one.number, other.number)])
            identities.part(one, other)
        self._one_answer(identities)

    def _one_answer(self, identities: Identities) -> None:
        """Names, kinds and outside ties of what persons made one must agree, whatever the machine joins later."""
        told: dict[tuple[str, int, str], _Line] = {}
        for line in self._lines:
            verdict = line.decision.verdict
            if not line.items or (verdict in {"same", "different"} and len(line.items) > 1):
                continue
            root, outside = identities.find(line.items[0]), line.other.outside if line.other else ""
            if verdict in {"rename", "retype"}:
                _agree(told, (verdict, root, ""), line)
            elif outside:
                _agree(told, ("outside", root, outside), line)

    # ----------------------------------------------------------------------------------------------- after the machine

    def found(self, identities: Identities, ids: Mapping[int, str], mentions: Mentions) -> None:
        """Learns which entity each place has come to. Raises DecisionError where two names or kinds are given to what
        the machine takes to be one."""
        self.mentions = mentions
        self._one_answer(identities)
        for line in self._lines:
            line.about = {ids[identities.find(item)] for item in line.items}

    def sift(self, found: Sequence[Statement]) -> list[Statement]:
        """The statements without those that a person rejected. Raises DecisionError if one is confirmed as well."""
        by_subject: dict[str, list[Statement]] = defaultdict(list)
        for statement in found:
            by_subject[statement.subject].append(statement)
        told: dict[tuple[str, int, str], _Line] = {}
        rejected: dict[str, Statement] = {}
        for line in self._of("reject", "confirm"):
            if not line.items:
                continue
            (subject,) = line.about
            right = self._right(line, by_subject.get(subject, ()))
            if not right:
                line.stale = "no such statement is on record (any more)"
            line.about = {statement.id for statement in right}
            for statement in right:
                _agree(told, ("fact", 0, statement.id), line)
                if line.decision.verdict == "reject":
                    rejected[statement.id] = statement
        self.rejected = [rejected[key] for key in sorted(rejected)]
        return [statement for statement in found if statement.id not in rejected]

    def _right(self, line: _Line, candidates: Sequence[Statement]) -> list[Statement]:
        """The statements of a subject that the line is about."""
        relation, other = Relation.parse(line.decision.relation), line.other
        assert other is not None
        entity = self.entity_at(other) if other.kind else ""
        details = dict(relation.details)
        right = [
            statement
            for statement in candidates
            if statement.relation == relation.name
            and statement.detail("negated") == details.get("negated", "")
            and all(statement.detail(name) == value for name, value in details.items())
            and (_same_words(statement, other) if statement.literal else bool(entity) and statement.object == entity)
        ]
        # what is said of no status is of the statement without one, if there is such
        plain = [each for each in right if all(each.detail(name) == details.get(name, "") for name in TELLING)]
        return plain or right

    def entities(self, entities: Iterable[Entity]) -> list[Entity]:
        """The entities under the names and of the kinds that persons gave them."""
        names: dict[str, str] = {}
        kinds: dict[str, str] = {}
        for line in self._of("rename", "retype"):
            for entity in line.about:
                (names if line.decision.verdict == "rename" else kinds)[entity] = line.decision.other
        return [_put_right(entity, names.get(entity.id, ""), kinds.get(entity.id, "")) for entity in entities]

    def told(self, kept: Iterable[str]) -> tuple[Decision, ...]:
        """All decisions, with what each came to among the ids that are on record."""
        there = {*kept, *(statement.id for statement in self.rejected)}
        return tuple(
            sorted(replace(line.decision, about=tuple(sorted(line.about & there)), place="") for line in self._lines)
        )

    def matches(self, found: Iterable[Match] | None = None) -> tuple[Match, ...]:
        """Who may be whom outside: what the machine found (else what it found before), but for the pairs that persons
        said are not the same; and those that they said are."""
        same: dict[tuple[str, str], Match] = {}
        apart: set[tuple[str, str]] = set()
        for line in self._of("same", "different"):
            if line.other and line.other.outside:
                for entity in line.about:
                    if line.decision.verdict == "different":
                        apart.add((entity, line.other.outside))
                    else:
                        why = (_reason(line.decision),)
                        key = entity, line.other.outside
                        same[key] = Match(*key, line.other.note, "", 1.0, True, why)
        kept = self._found_before() if found is None else found
        kept = [
            each for each in kept if (each.entity, each.target) not in apart and (each.entity, each.target) not in same
        ]
        return tuple(sorted({*kept, *same.values()}))

    def _found_before(self) -> list[Match]:
        kept = []
        for anchor, match in self._matches:
            if entity := self.entity_at(anchor):
                kept.append(replace(match, entity=entity))
        return kept

    def entity_at(self, anchor: Anchor) -> str:
        """The entity that the anchor leads to, "" if none; once resolve has found out."""
        there = self._places.find(anchor)
        if there is None:
            return ""
        referent = self._places.readings[there[0]].referents[there[1]]
        places = [there[2]] if there[2] else list(referent.mentions)
        found = (self.mentions.get((there[0], each.span.start, each.span.end, each.kind), "") for each in places)
        return next((entity for entity in found if entity), "")

    def stale(self) -> list[tuple[Decision, str]]:
        """The decisions that are about nothing on record, and why."""
        return [(line.decision, line.stale) for line in self._lines if line.stale]

    def _of(self, *verdicts: str, inside: bool = False) -> list[_Line]:
        """The lines of these verdicts; inside: those that lead to two things on record."""
        return [
            line for line in self._lines if line.decision.verdict in verdicts and (not inside or len(line.items) == 2)
        ]


def _line(decision: Decision) -> _Line:
    other = None if decision.verdict in {"rename", "retype"} else Anchor.parse(decision.other)
    return _Line(decision, Anchor.parse(decision.what), other)


def _reason(decision: Decision) -> str:
    why = f": {decision.why}" if decision.why else ""
    return f"{BY_HAND} by {decision.who} on {decision.when[:10]}{why}"


def _same_words(statement: Statement, other: Anchor) -> bool:
    """Whether the plain value is what the anchor says: its words, or words of the same place with those among them."""
    mine, wanted = (
        folded_words(statement.object) or fold(statement.object),
        folded_words(other.words) or fold(other.words),
    )
    if mine == wanted:
        return True
    if not (f" {wanted} " in f" {mine} " or f" {mine} " in f" {wanted} "):
        return False
    return any(
        evidence.span.article == place.article
        and evidence.span.start < place.at + len(other.words)
        and place.at < evidence.span.end
        for evidence in statement.evidence
        for place in other.places
        if place.at >= 0
    )


def _put_right(entity: Entity, name: str, kind: str) -> Entity:
    if name and name != entity.name:
        aliases = ({entity.name} if entity.named else set()) | set(entity.aliases)
        entity = replace(entity, name=name, aliases=tuple(sorted(aliases - {name})), named=True)
    return replace(entity, kind=kind) if kind else entity


def _agree(told: dict[tuple[str, int, str], _Line], key: tuple[str, int, str], line: _Line) -> None:
    before = told.setdefault(key, line)
    if _answer(line, key[0]) != _answer(before, key[0]):
        _contradict([before, line])


def _answer(line: _Line, question: str) -> str:
    return line.decision.verdict if question in {"fact", "outside"} else line.decision.other


def _path(ties: Mapping[int, Sequence[tuple[int, _Line]]], start: int, end: int) -> list[_Line]:
    """The shortest chain of decisions that makes the two one."""
    came: dict[int, tuple[int, _Line]] = {}
    waiting = deque([start])
    while waiting and end not in came:
        at = waiting.popleft()
        for other, line in ties.get(at, ()):
            if other != start and other not in came:
                came[other] = (at, line)
                waiting.append(other)
    chain = []
    while end != start:
        end, line = came[end]
        chain.append(line)
    return chain[::-1]


def _contradict(lines: Sequence[_Line]) -> None:
    def told(line: _Line) -> str:
        decision = line.decision
        words = " ".join(part for part in (decision.what, decision.relation, decision.other) if part)
        return f"{decision.place or decision.who}: {decision.verdict} {words}"

    raise DecisionError("decisions contradict each other, take one out: " + " | ".join(sorted(map(told, lines))))
