"""Claims of all articles into statements: one for each thing on record, with every place that backs it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from onrecord.model import Article, Claim, Evidence, Mention, Reading, Span, Statement, fold, identifier
from onrecord.resolve.halves import tokens
from onrecord.resolve.mentioned import Mentioned
from onrecord.resolve.outlines import Outline
from onrecord.resolve.partly import in_marks
from onrecord.resolve.printings import longer_printings
from onrecord.resolve.remembered import Remembered, digest
from onrecord.resolve.sheaves import pack, unpack
from onrecord.resolve.turns import revisions

__all__ = ["folded_words", "statements"]

Lookup = Mapping[tuple[int, int, str], str]
"""(start, end, kind) of each mention of an article -> entity."""
Spoken = tuple[int, Sequence[int], Sequence[int]]
"""A referent that claims are about, the numbers of those claims, and the referents in them (Outline.speaking)."""
Places = Sequence[tuple[Reading, Sequence[Spoken]]]


@dataclass(slots=True)
class _Draft:
    """A statement being put together: its claims, in the order of their places."""

    subject: str
    relation: str
    object: str
    literal: bool
    claims: list[tuple[Evidence, Claim]] = field(default_factory=list)
    roles: dict[str, dict[str, int]] = field(default_factory=dict)
    partly: list[Evidence] = field(default_factory=list)
    """Places that print some of its words in a sentence of their own."""


def folded_words(text: str) -> str:
    """Words for comparing quotations: folded, without punctuation and quotation marks."""
    return " ".join(re.findall(r"\w+(?:'\w+)*", fold(text)))


def _holds_words(article: Article, span: Span) -> bool:
    """Rule 1: whether the span's words stand in the article at its offsets, character for character."""
    return span.article == article.id and bool(span.text) and article.text[span.start : span.end] == span.text


def statements(
    readings: Sequence[Reading],
    mentioned: Mentioned,
    outlines: Mapping[str, Outline],
    sift: Callable[[Sequence[Statement]], list[Statement]] = list,
    memory: Remembered | None = None,
) -> list[Statement]:
    """All statements, by id. mentioned: which entity each mention is. outlines: of the readings, by article. sift:
    takes out those that persons rejected, before anything is made of them. memory: what earlier builds worked out."""
    about: dict[str, dict[int, list[Spoken]]] = defaultdict(lambda: defaultdict(list))
    for at, reading in enumerate(readings):
        entities = mentioned.entities(reading.article.id)
        for spoken in outlines[reading.article.id].speaking:
            about[entities[spoken[0]]][at].append(spoken)
    articles = {reading.article.id: reading.article for reading in readings}
    found: dict[str, Statement] = {}
    for subject in sorted(about):
        places = [(readings[at], told) for at, told in about[subject].items()]
        if memory is None:
            sheaf = _sheaf(places, mentioned)
        else:
            key = digest("sheaf", subject, *_inputs(places, mentioned, memory))
            sheaf = unpack(subject, memory.recall(key, partial(_packed, places, mentioned)), articles)
        found |= {statement.id: statement for statement in sheaf}
    dates = {reading.article.id: reading.article.published for reading in readings}
    return revisions(sift([found[key] for key in sorted(found)]), dates)


def _inputs(places: Places, mentioned: Mentioned, memory: Remembered) -> Iterator[str]:
    """What the statements of a subject are made from: its articles, and who is who in what they say of it."""
    for reading, told in places:
        entities = mentioned.entities(reading.article.id)
        yield memory.mark(reading)
        yield " ".join([entities[one] for _, _, others in told for one in others])


def _packed(places: Places, mentioned: Mentioned) -> list[Any]:
    return pack(_sheaf(places, mentioned))


def _sheaf(places: Places, mentioned: Mentioned) -> list[Statement]:
    """The statements of one subject. places: the readings that speak of it, in order, with its claims in them."""
    drafts: dict[tuple[str, ...], _Draft] = {}
    for reading, told in places:
        entity = mentioned.within(reading.article.id)
        for number in sorted({number for _, claims, _ in told for number in claims}):
            _add(drafts, reading.article, reading.claims[number], entity)
    _join_partial_quotations(drafts)
    _add_partly_quoted(drafts)
    return [_statement(parts, drafts[parts]) for parts in sorted(drafts)]


def _entity(mention: Mention, entity: Lookup) -> str:
    return entity.get(mention.place, "")


def _add(drafts: dict[tuple[str, ...], _Draft], article: Article, claim: Claim, entity: Lookup) -> None:
    if not _holds_words(article, claim.evidence) or not _holds_words(article, claim.sentence):
        return
    subject = _entity(claim.subject, entity)
    literal = isinstance(claim.object, str)
    target = claim.object if isinstance(claim.object, str) else _entity(claim.object, entity)
    if not subject or not target or (subject == target and not literal):
        return
    same = folded_words(target) if literal else target
    if literal and not same:
        same = fold(target)
    details = [f"{name}={claim.detail(name)}" for name in ("negated", "status", "answer", "as") if claim.detail(name)]
    draft = drafts.setdefault(
        (subject, claim.relation, same, *details), _Draft(subject, claim.relation, target, literal)
    )
    said_by = _entity(claim.said_by, entity) if claim.said_by is not None else ""
    evidence = Evidence(
        claim.evidence, claim.sentence, claim.standing, said_by, claim.extractor, claim.when, claim.confidence
    )
    draft.claims.append((evidence, claim))
    for name, mention in claim.roles:
        other = _entity(mention, entity)
        if other:
            counts = draft.roles.setdefault(name, {})
            counts[other] = counts.get(other, 0) + 1


def _alike(drafts: Iterable[tuple[str, ...]]) -> list[list[tuple[str, ...]]]:
    """Quotations of one speaker that may be printings of one speech."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for parts in drafts:
        if parts[1] == "said":
            found[parts[0], *parts[3:]].append(parts)
    return list(found.values())


def _join_partial_quotations(drafts: dict[tuple[str, ...], _Draft]) -> None:
    """A quotation of which another place prints more is the same quotation: its places go to the longer one."""
    for quotations in _alike(drafts):
        printed = {parts: tokens(drafts[parts].object) for parts in quotations}
        places = {parts: {evidence.span.article for evidence, _ in drafts[parts].claims} for parts in quotations}
        for part, whole in longer_printings(printed, places):
            draft, target = drafts.pop(part), drafts[whole]
            target.claims += draft.claims
            for name, counts in draft.roles.items():
                mine = target.roles.setdefault(name, {})
                for other_id, count in counts.items():
                    mine[other_id] = mine.get(other_id, 0) + count


def _add_partly_quoted(drafts: Mapping[tuple[str, ...], _Draft]) -> None:
    """What a mixed quotation prints in quotation marks is a place of the whole quotation too, where another article has
    that. The mixed one stays: it says more than those words."""
    for quotations in _alike(drafts):
        printed: dict[tuple[str, ...], tuple[str, ...]] = {}
        places: dict[tuple[str, ...], set[str]] = {}
        partly: dict[tuple[str, ...], Evidence] = {}
        for parts in quotations:
            draft = drafts[parts]
            for evidence, claim in draft.claims:
                if claim.detail("directness") == "mixed":
                    for span in _in_marks(evidence.span):
                        key = (span.article, f"{span.start:09} {span.end:09}")
                        printed[key], places[key] = tokens(span.text), {span.article}
                        partly[key] = replace(evidence, span=span)
            if all(claim.detail("directness") == "direct" for _, claim in draft.claims):
                printed[parts] = tokens(draft.object)
                places[parts] = {evidence.span.article for evidence, _ in draft.claims}
        if partly and len(partly) < len(printed):
            for part, whole in longer_printings(printed, places, partly.keys()):
                drafts[whole].partly.append(partly[part])


def _in_marks(span: Span) -> list[Span]:
    start, text = span.start, span.text
    return [Span(span.article, start + at, start + end, text[at:end]) for at, end in in_marks(text)]


def _statement(parts: tuple[str, ...], draft: _Draft) -> Statement:
    draft.claims.sort(key=lambda entry: entry[0])
    evidence = tuple(dict.fromkeys(sorted([*(place for place, _ in draft.claims), *draft.partly])))
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
