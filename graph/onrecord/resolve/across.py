"""Who is who across all articles: the record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import Entity, Reading, Record, fold, identifier
from onrecord.resolve.assemble import statements
from onrecord.resolve.body_names import body_key
from onrecord.resolve.clusters import REPORTS
from onrecord.resolve.decisions import Decided
from onrecord.resolve.descriptions import country, neutral
from onrecord.resolve.full_names import full_name
from onrecord.resolve.grounds import merges
from onrecord.resolve.identity import Identities, Item
from onrecord.resolve.institutions import join_institutions, join_places
from onrecord.resolve.labels import work_name
from onrecord.resolve.mentioned import Mentioned
from onrecord.resolve.parts import key, parts
from onrecord.resolve.people import join_people
from onrecord.resolve.posts import join_posts, phrase
from onrecord.resolve.proposals import stems
from onrecord.resolve.remembered import Remembered
from onrecord.resolve.wants import join_proposals
from onrecord.resolve.works import join_works, makers_of
from onrecord.vocabulary import words

__all__ = ["judged", "resolve"]

_NAMED_KINDS = frozenset({"person", "institution"})
_POINTING = re.compile(r"^(?:the|this|that|these|those)\s+(?=\S)", re.I)
"""Words that point to somebody in an article, and say nothing outside it."""


def resolve(readings: Iterable[Reading], decisions: Decided | None = None, memory: Remembered | None = None) -> Record:
    """One record of all readings: entities with the reasons why their mentions are one, and statements with evidence.

    decisions: what persons decided, which wins over every judgement here; DecisionError if two contradict each other.
    memory: what earlier builds worked out, to be done once. The result depends on the set of readings and of decisions
    alone: not on their order, nor on the hash seed, nor on what is remembered.
    """
    decided = decisions or Decided()
    ordered = sorted(
        {reading.article.id: reading for reading in readings}.values(), key=lambda reading: reading.article.id
    )
    ordered = decided.readings(ordered)
    identities, places = judged(ordered, decided, memory)
    ids = _identifiers(identities, places, makers_of(identities))
    told = {article: tuple([ids[identities.find(item)] for item in items]) for article, items in identities.of.items()}
    mentioned = Mentioned(ordered, told)
    decided.found(identities, ids, mentioned)
    found = statements(ordered, mentioned, identities.outlines, decided.sift, memory)
    on_record = [*found, *decided.rejected]
    used = {statement.subject for statement in on_record} | {
        statement.object for statement in on_record if not statement.literal
    }
    used |= {entity for statement in on_record for _, entity in statement.roles}
    used |= {evidence.said_by for statement in on_record for evidence in statement.evidence}
    entities = decided.entities(_entity(identities, root, ids, places) for root in identities.roots())
    kept = {
        entity.id: entity for entity in entities if entity.id in used or (entity.named and entity.kind in _NAMED_KINDS)
    }
    by_id = {entity.id: entity for entity in entities}
    for entity in list(kept.values()):  # what kept entities point to
        kept |= {value: by_id[value] for _, value in entity.details if value in by_id}
    articles = tuple(reading.article for reading in ordered)
    made = tuple(merge for merge in merges(identities, ids) if merge.entity in kept)
    by_hand = decided.told({*kept, *(statement.id for statement in found)})
    return Record(
        articles,
        tuple(kept[key_] for key_ in sorted(kept)),
        tuple(found),
        made,
        by_hand,
        tuple(decided.rejected),
        tuple(match for match in decided.matches() if match.entity in kept),
    )


def judged(
    ordered: Sequence[Reading], decided: Decided | None = None, memory: Remembered | None = None
) -> tuple[Identities, dict[int, int]]:
    """All judgements on who is who, and the institution of each office. ordered: readings by identifier of article."""
    identities = Identities(ordered, memory)
    if decided is not None:
        decided.begin(identities)
    join_institutions(identities)
    join_people(identities)
    join_places(identities)
    places = join_posts(identities)
    join_works(identities)
    join_proposals(identities)
    return identities, places


def _identifiers(identities: Identities, places: Mapping[int, int], makers: Mapping[int, set[int]]) -> dict[int, str]:
    """An identifier for each entity, made from its kind and what it is known by; where two are known by the same, the
    one spoken of first keeps the plain one and the others get what tells them apart."""
    ids: dict[int, str] = {}
    taken: set[str] = set()
    counts: dict[tuple[str, ...], int] = {}
    ages = {root: _age(identities, root) for root in identities.roots()}
    roots = sorted(ages, key=lambda root: (identities.items[root].kind == "office", ages[root]))
    for root in sorted(roots, key=lambda root: (_rank(identities.items[root].kind), ages[root])):
        base = _base(identities, root, ids, places, makers)
        mark = identifier(*base)
        if mark in taken:
            longer = (*base, *_discriminator(identities, root))
            mark = identifier(*longer)
            while mark in taken:
                counts[longer] = counts.get(longer, 1) + 1
                mark = identifier(*longer, str(counts[longer]))
        taken.add(mark)
        ids[root] = mark
    return ids


def _rank(kind: str) -> int:
    """Offices and reports are known by bodies and persons, which therefore get their identifiers first."""
    return {"institution": 0, "person": 1, "place": 2}.get(kind, 3)


def _age(identities: Identities, root: int) -> tuple[str, str, int]:
    members = identities.members(root)
    first = members[0]
    if len(members) > 1:
        first = min(members, key=lambda item: (item.article.published or "~", item.article.id, item.number))
    return first.article.published or "~", first.article.id, first.number


def _base(
    identities: Identities, root: int, ids: Mapping[int, str], places: Mapping[int, int], makers: Mapping[int, set[int]]
) -> list[str]:
    members = identities.members(root)
    kind = _kind(members)
    named = [item for item in members if item.referent.named]
    if not named:
        return [kind, "unnamed", fold(_unnamed(members)), min(item.story for item in members)]
    if kind == "person":
        name = parts(_person_name(named))
        return [kind, f"{' '.join(key(name.given).split()[:1])} {key(name.family)}".strip()]
    if kind == "institution":
        if places_ := sorted({place for item in named for place in item.keys("government") if place}):
            return [kind, "government", places_[0]]
        canonical = min(
            {body_key(form) for item in named for form in item.forms},
            key=lambda form: (-len(form.split()), -len(form), form),
        )
        return [kind, canonical]
    if kind == "office":
        institution = places.get(root)
        return [
            kind,
            min(phrase(item) for item in members),
            # none where a person has decided that the body and an office are one
            ids.get(identities.find(institution), "") if institution is not None else "",
        ]
    if kind in REPORTS:
        authors = sorted(
            {
                ids[identities.find(maker)]
                for item in members
                for maker in makers.get(item.number, ())
                if identities.find(maker) in ids
            }
        )
        if authors:
            return [kind, *authors, *sorted({year for item in members for year in item.keys("year")})[:1]]
        return [kind, fold(_common(members)), min(item.story for item in members)]
    if kind == "place":
        return [kind, fold(country(_common(members)) or _common(members)).removeprefix("the ")]
    wording = _common(members)
    return [kind, *sorted(stems(wording) or {fold(wording)})]


def _discriminator(identities: Identities, root: int) -> list[str]:
    """What tells a namesake apart: the offices it has, else the first story it stands in."""
    members = identities.members(root)
    offices = sorted({value for item in members for value in item.keys("office", "was", "acting")})
    return [offices[0]] if offices else [min(item.story for item in members)]


def _kind(members: Sequence[Item]) -> str:
    if len(members) == 1:  # most entities stand in one article
        return members[0].kind
    counts = Counter(item.kind for item in members)
    for kind in ("inquiry", "recommendation"):  # what is asked for as a proposal is one once it is spoken of as one
        if kind in counts:
            return kind
    return min(counts, key=lambda kind: (-counts[kind], kind))


def _unnamed(members: Sequence[Item]) -> str:
    counts = Counter(_POINTING.sub("", item.referent.name) or item.referent.name for item in members)
    return min(counts, key=lambda name: (name.split()[0].lower() in words("pronouns"), -counts[name], -len(name), name))


def _common(members: Sequence[Item]) -> str:
    """The name most articles use; of equals the longest, then the first by alphabet."""
    if len(members) == 1:
        return members[0].referent.name
    named = [item for item in members if item.referent.named] or list(members)
    counts = Counter(item.referent.name for item in named)
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def _of_both(named: Sequence[Item]) -> str:
    """The name without gender of an office that a man and a woman have (spokesperson), "" where one name does."""
    names = {item.referent.name for item in named}
    endings = ("woman", "person", "man")
    ends = {next((end for end in endings if word.endswith(end)), "") for name in names for word in name.split()}
    if len(ends - {""}) < 2:
        return ""
    plain = {" ".join(_plain(word) for word in name.split()) for name in names}
    return plain.pop() if len(plain) == 1 else ""


def _plain(word: str) -> str:
    found = neutral(word.lower())
    return word if found == word.lower() else found[0].upper() + found[1:]


def _person_name(named: Sequence[Item]) -> str:
    """The usual full name: that of most articles among those with given and family name."""
    if len(named) == 1:
        return named[0].referent.name
    full = [item for item in named if full_name(item) is not None]
    counts = Counter(item.referent.name for item in full or named)
    return min(
        counts,
        key=lambda name: (name.isupper(), len(parts(name).plain.split()) < 2, -counts[name], -len(name), name),
    )


def _body_name(named: Sequence[Item]) -> str:
    if len(named) == 1:
        return named[0].referent.name
    counts = Counter(item.referent.name for item in named)
    return min(
        counts,
        key=lambda name: (-len(body_key(name).split()), -len(name.split()), -counts[name], name.isupper(), name),
    )


def _entity(identities: Identities, root: int, ids: Mapping[int, str], places: Mapping[int, int]) -> Entity:
    members = identities.members(root)
    kind = _kind(members)
    named = [item for item in members if item.referent.named]
    if kind in REPORTS or kind in {"proposal", "recommendation"}:
        name = work_name(members)
    elif not named:
        name = _unnamed(members)
    elif kind == "person":
        name = _person_name(named)
    elif kind == "institution":
        name = _body_name(named)
    elif kind == "office":
        name = _of_both(named) or _common(members)
    else:
        name = _common(members)
    aliases = {form for item in named for form in item.forms} - {name}
    details: list[tuple[str, str]] = []
    if kind == "office" and root in places:
        details.append(("institution", ids[identities.find(places[root])]))
    return Entity(
        ids[root], kind, name, tuple(sorted(aliases)), bool(named), tuple(sorted(details)), identities.reasons(root)
    )
