"""Claims of all articles into statements: one for each thing on record, with every place that backs it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import Article, Claim, Evidence, Mention, Reading, Span, Statement, fold, identifier
from onrecord.resolve.halves import tokens
from onrecord.resolve.printings import longer_printings
from onrecord.resolve.turns import revisions

__all__ = ["folded_words", "statements"]

Lookup = Mapping[tuple[str, int, int, str], str]


@dataclass(slots=True)
class _Draft:
    """A statement being put together: its claims, in the order of their places."""

    subject: str
    relation: str
    object: str
    literal: bool
    claims: list[tuple[Evidence, Claim]] = field(default_factory=list)
    roles: dict[str, dict[str, int]] = field(default_factory=dict)


def folded_words(text: str) -> str:
    """Words for comparing quotations: folded, without punctuation and quotation marks."""
    return " ".join(re.findall(r"\w+(?:'\w+)*", fold(text)))


def _holds_words(article: Article, span: Span) -> bool:
    """Rule 1: whether the span's words stand in the article at its offsets, character for character."""
    return span.article == article.id and bool(span.text) and article.text[span.start : span.end] == span.text


def statements(
    readings: Sequence[Reading], entity: Lookup, sift: Callable[[Sequence[Statement]], list[Statement]] = list
) -> list[Statement]:
    """All statements, by id. entity: (article id, start, end, kind) of a mention -> entity id. sift: takes out those
    that persons rejected, before anything is made of them."""
    drafts: dict[tuple[str, ...], _Draft] = {}
    for reading in readings:
        for claim in reading.claims:
            _add(drafts, reading.article, claim, entity)
    _join_partial_quotations(drafts)
    found: dict[str, Statement] = {}
    for parts in sorted(drafts):
        statement = _statement(parts, drafts[parts])
        found[statement.id] = statement
    dates = {reading.article.id: reading.article.published for reading in readings}
    return revisions(sift([found[key] for key in sorted(found)]), dates)


def _entity(article: Article, mention: Mention, entity: Lookup) -> str:
    return entity.get((article.id, mention.span.start, mention.span.end, mention.kind), "")


def _add(drafts: dict[tuple[str, ...], _Draft], article: Article, claim: Claim, entity: Lookup) -> None:
    if not _holds_words(article, claim.evidence) or not _holds_words(article, claim.sentence):
        return
    subject = _entity(article, claim.subject, entity)
    literal = isinstance(claim.object, str)
    target = claim.object if isinstance(claim.object, str) else _entity(article, claim.object, entity)
    if not subject or not target or (subject == target and not literal):
        return
    same = folded_words(target) if literal else target
    if literal and not same:
        same = fold(target)
    details = [f"{name}={claim.detail(name)}" for name in ("negated", "status", "answer", "as") if claim.detail(name)]
    draft = drafts.setdefault(
        (subject, claim.relation, same, *details), _Draft(subject, claim.relation, target, literal)
    )
    said_by = _entity(article, claim.said_by, entity) if claim.said_by is not None else ""
    evidence = Evidence(
        claim.evidence, claim.sentence, claim.standing, said_by, claim.extractor, claim.when, claim.confidence
    )
    draft.claims.append((evidence, claim))
    for name, mention in claim.roles:
        other = _entity(article, mention, entity)
        if other:
            counts = draft.roles.setdefault(name, {})
            counts[other] = counts.get(other, 0) + 1


def _join_partial_quotations(drafts: dict[tuple[str, ...], _Draft]) -> None:
    """A quotation of which another place prints more is the same quotation: its places go to the longer one."""
    alike: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for parts in drafts:
        if parts[1] == "said":
            alike[parts[0], *parts[3:]].append(parts)
    for quotations in alike.values():
        printed = {parts: tokens(drafts[parts].object) for parts in quotations}
        places = {parts: {evidence.span.article for evidence, _ in drafts[parts].claims} for parts in quotations}
        for part, whole in longer_printings(printed, places):
            draft, target = drafts.pop(part), drafts[whole]
            target.claims += draft.claims
            for name, counts in draft.roles.items():
                mine = target.roles.setdefault(name, {})
                for other_id, count in counts.items():
                    mine[other_id] = mine.get(other_id, 0) + count


def _statement(parts: tuple[str, ...], draft: _Draft) -> Statement:
    draft.claims.sort(key=lambda entry: entry[0])
    evidence = tuple(dict.fromkeys(place for place, _ in draft.claims))
    target = draft.object
    if draft.literal:  # the wording of the longest, then first, of its places: no order of files matters
        objects = {claim.object for _, claim in draft.claims if isinstance(claim.object, str)}
        target = min(objects, key=lambda text: (-len(folded_words(text)), text))
    details = _details(claim for _, claim in draft.claims)
    roles = tuple(
        sorted((name, min(counts, key=lambda other: (-counts[other], other))) for name, counts in draft.roles.items())
    )
    return Statement(identifier(*parts), draft.subject, draft.relation, target, draft.literal, roles, details, evidence)


def _details(claims: Iterable[Claim]) -> tuple[tuple[str, str], ...]:
    """Details of all claims together: the most exact date, else the value given most often (then the first by name)."""
    values: dict[str, dict[str, int]] = {}
    for claim in claims:
        for name, value in claim.details:
            if value:
                counts = values.setdefault(name, {})
                counts[value] = counts.get(value, 0) + 1
    out: list[tuple[str, str]] = []
    for name in sorted(values):
        counts = values[name]
        exact = name in {"since", "until", "issued"}
        out.append((name, min(counts, key=lambda value: (-len(value) if exact else 0, -counts[value], value))))
    return tuple(out)
