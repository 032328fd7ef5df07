"""Who is to be found, and who is known: the two sides of a match."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from onrecord.model import Record, fold
from onrecord.resolve.body_names import body_key
from onrecord.resolve.parts import key, parts, unmarked

__all__ = ["SMALL", "Known", "Wanted", "by_name", "turned", "wanted"]

KINDS = ("person", "institution")
_NEAREST = 40
"""How many of an authority are looked at closely for each name."""
SMALL = frozenset({"of", "the", "and", "for"})


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody or some body in an authority.

    names: the usual one first. posts: offices held, with the body where it is known ("minister of transport, Norland").
    born, died, since, until: ISO 8601 or a year, "" if not known. sure: the source itself says that it is a match.
    """

    id: str
    names: tuple[str, ...]
    kind: str = ""
    posts: tuple[str, ...] = ()
    born: str = ""
    died: str = ""
    since: str = ""
    until: str = ""
    sure: bool = False


@dataclass(frozen=True)
class Wanted:
    """A person or body on record. posts: its offices, or for a body what its offices are; first, last: the days of its
    articles (ISO 8601, "" if unknown)."""

    entity: str
    kind: str
    names: tuple[str, ...]
    posts: tuple[str, ...]
    first: str
    last: str

    @cached_property
    def blocks(self) -> frozenset[str]:
        """What a candidate must have one of."""
        return frozenset(block for name in self.names for block in blocks(name, self.kind))


def blocks(name: str, kind: str) -> set[str]:
    """The keys under which a name is looked up, made so that one slip of the pen does no harm: a person's by the first
    letters of the surname's words and by given name and initial, a body's by the first letters of the words that tell
    and by its initials."""
    if kind == "person":
        whole = parts(turned(name))
        given, words = key(whole.given), key(whole.family or whole.given or name).split()
        near = {f"{given[:4]} {words[0][:1]}"} if given and words else set()
    else:
        words = body_key(name).split()
        letters = "".join(word[0] for word in key(name).split() if word not in SMALL)
        near = {f"={fold(name).replace('.', '')}" if len(words) == 1 else f"={letters}"}
    near |= {word[:4] for word in ([word for word in words if len(word) > 3] or words)}
    for spelling in unmarked(turned(name)) if kind == "person" else ():
        near |= blocks(spelling.title(), kind)
    return near


def turned(name: str) -> str:
    """A name with the surname first, "Vale, Ann", the other way round."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() and "," not in given else name


def wanted(record: Record) -> list[Wanted]:
    """The named people and bodies of a record, those that no person tied to somebody outside already."""
    names = {entity.id: entity.name for entity in record.entities}
    published = {article.id: article.published[:10] for article in record.articles}
    told = set(published.values()) - {""}
    posts: dict[str, set[str]] = defaultdict(set)
    days: dict[str, set[str]] = defaultdict(set)
    offices = {entity.id: dict(entity.details).get("institution", "") for entity in record.entities}
    for statement in record.statements:
        touched = {statement.subject, *([] if statement.literal else [statement.object])}
        for evidence in statement.evidence:
            for entity in touched:
                days[entity].add(published.get(evidence.span.article, ""))
        if statement.literal or statement.relation not in {"holds", "member_of", "works_for"}:
            continue
        body = statement.role("institution") or offices.get(statement.object, "")
        post = ", ".join(part for part in (names.get(statement.object, ""), names.get(body, "")) if part)
        posts[statement.subject].add(post)
    settled = {match.entity for match in record.matches if match.accepted and not match.authority}
    return [
        Wanted(
            entity.id,
            entity.kind,
            (entity.name, *entity.aliases),
            tuple(sorted(posts[entity.id])),
            min(days[entity.id] - {""}, default=min(told, default="")),
            max(days[entity.id] - {""}, default=max(told, default="")),
        )
        for entity in record.entities
        if entity.named and entity.kind in KINDS and entity.id not in settled
    ]


def by_name(asked: Iterable[Wanted], known: Sequence[Known]) -> Iterable[tuple[Wanted, list[Known]]]:
    """For each who is wanted, those of a whole authority whose names come near: an index finds who has a part of the
    name in common, and of many the nearest by letters are taken."""
    index: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for number, each in enumerate(known):
        for kind in (each.kind,) if each.kind in KINDS else KINDS:
            for name in each.names:
                for block in blocks(name, kind):
                    index[f"{kind} {block}"].add((number, key(turned(name))))
    for one in asked:
        near = sorted({entry for block in one.blocks for entry in index.get(f"{one.kind} {block}", ())})
        if len(near) > _NEAREST:
            names = [name for _, name in near]
            best: set[int] = set()
            for name in one.names:
                found = process.extract(key(name), names, scorer=fuzz.token_sort_ratio, limit=_NEAREST)
                best |= {place for _, _, place in found}
            near = [near[place] for place in sorted(best)]
        if near:
            yield one, [known[number] for number in sorted({number for number, _ in near})]
