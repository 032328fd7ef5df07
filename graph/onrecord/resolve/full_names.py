"""Which persons that articles name in full are one: equal names first, then longer and shorter ones.

Namesakes stay apart where something speaks against them: one article that tells two of them apart, gender, generation,
two seats of one office at one time, decades, or offices in different bodies in articles that share nobody else.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import product

from onrecord.extractors._text.names import Name
from onrecord.resolve.identity import Identities, Item
from onrecord.resolve.namesakes import COURTESY, Profile, conflict, gender_agrees
from onrecord.resolve.parts import generation, given_agree, key, parts, shorter_surname, suffixes_agree, unmarked

__all__ = ["full_name", "join_family", "join_two_surnames", "join_unmarked", "suffix_of"]


_POSTS = ("office", "was", "acting")


def full_name(item: Item) -> Name | None:
    """Given and family name, from whichever of the person's forms has both; None if none has."""
    return _full_name(item.forms)


@lru_cache(maxsize=100_000)
def _full_name(forms: tuple[str, ...]) -> Name | None:
    for form in forms:
        name = parts(form)
        if name.given and name.family:
            return name
    return None


def suffix_of(item: Item) -> str:
    """Junior, senior, the third, from whichever of the person's forms has it; "" if none has."""
    return next((name.suffix for form in item.forms if (name := parts(form)).suffix), "")


def join_family(identities: Identities, items: list[Item]) -> None:
    """All persons of one surname: first those of equal names, then initials and middle names with what they fit."""
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        name = full_name(item)
        assert name is not None
        groups[key(name.given), " ".join(sorted(key(suffix_of(item)).split()))].append(item)
    for group in sorted(groups):
        _join_namesakes(identities, groups[group], "same full name")
    names = sorted(groups)
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            if one[0] == other[0] and not suffixes_agree(one[1], other[1]):
                _part_all(identities, groups[one], groups[other])
    for at, one in enumerate(names):
        fitting = [
            other
            for j, other in enumerate(names)
            if j != at
            and len(other[0]) > len(one[0])
            and given_agree(one[0], other[0])
            and generation(one[1]) == generation(other[1])
        ]
        # "K. Vale" is whoever is the only one it can be; so is "Louise Vale" for "Louise Anne Vale"
        if len(fitting) == 1:
            _join_namesakes(identities, [*groups[one], *groups[fitting[0]]], "same name, longer or shorter")
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            if one[0] != other[0] or not suffixes_agree(one[1], other[1]):
                continue
            if generation(one[1]) == generation(other[1]):
                _join_namesakes(identities, [*groups[one], *groups[other]], "same full name")
            else:
                _join_generations(identities, groups[one], groups[other])


def _part_all(identities: Identities, ones: list[Item], others: list[Item]) -> None:
    """Notes that none of the ones is any of the others."""
    for one in sorted({identities.find(item) for item in ones}):
        for other in sorted({identities.find(item) for item in others}):
            identities.part(one, other)


def _join_generations(identities: Identities, ones: list[Item], others: list[Item]) -> None:
    """Somebody named without the "Jr" may be the father: the same only by an office held at the time, or a story."""
    known: dict[str, Item] = {}
    for item in ones:
        for mark in _now(item):
            known.setdefault(mark, item)
    for item in others:
        for mark in _now(item):
            one = known.get(mark)
            if one is not None and one.article.id != item.article.id and gender_agrees(one, item):
                why = "in one story" if mark.startswith("story") else "same office"
                identities.join(one, item, f"same full name, {why}")


def _now(item: Item) -> list[str]:
    """The story that somebody is told of in, and the offices held in it whose body or place is told."""
    return [
        *(f"office {value}" for value in sorted(item.keys("office")) if not value.endswith("|")),
        f"story {item.story}",
    ]


def join_unmarked(identities: Identities, full: dict[str, list[Item]]) -> None:
    """Names with letters that another paper does not have ("István Bő", "Istvan Bo"): the same person where an office
    or the people and bodies spoken of tie them, and only one bearer fits."""
    plain: dict[tuple[str, str], list[Item]] = defaultdict(list)
    marked: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for family in sorted(full):
        for item in full[family]:
            name = full_name(item)
            assert name is not None
            own = key(name.given), key(name.family)
            (plain if all(part.isascii() for part in own) else marked)[own].append(item)
    for own in sorted(marked):
        given, surname = (sorted(unmarked(part) or {part}) for part in own)
        fitting = [item for one in given for other in surname for item in plain.get((one, other), ())]
        bearers = [Profile(identities, root) for root in sorted({identities.find(item) for item in fitting})]
        for root in sorted({identities.find(item) for item in marked[own]}) if bearers else ():
            here = Profile(identities, root)
            tied = [other for other in bearers if _tied(identities, here, other)]
            if len(tied) == 1:
                identities.join(tied[0].items[0], root, "same full name, without its marks")


def _tied(identities: Identities, one: Profile, other: Profile) -> bool:
    """Whether something ties two of almost one name, and nothing speaks against it."""
    suffixes = ({suffix_of(item) for item in each.items} - {""} for each in (one, other))
    if not all(suffixes_agree(*pair) for pair in product(*suffixes)) or conflict(identities, one, other):
        return False
    held = (frozenset().union(*(item.keys(*_POSTS) for item in each.items)) for each in (one, other))
    return bool(frozenset.intersection(*held)) or any(
        identities.shared_without(a, b) >= 2 for a in one.items[:20] for b in other.items[:20]
    )


def join_two_surnames(identities: Identities, full: dict[str, list[Item]]) -> None:
    """Who is named with two surnames in one article and with the first of them in another, in articles that speak of
    the same people."""
    for family in sorted(full):
        for item in full[family]:
            name = full_name(item)
            assert name is not None
            if " " not in (own := key(name.given)):
                continue
            for part in own.split()[1:]:
                roots = {
                    identities.find(other): other
                    for other in full.get(part, ())
                    if (short := full_name(other)) is not None
                    and shorter_surname(name, short)
                    and identities.shared_without(other, item) >= 2
                }
                if len(roots) == 1 and len(part) > 2:
                    other = next(iter(roots.values()))
                    identities.join(other, item, "same name, longer or shorter, in articles about the same people")


def _join_namesakes(identities: Identities, items: list[Item], reason: str) -> None:
    """Joins bearers of one name, but for those that something tells apart.

    Links first (an office, a story, a third person in common); what they join is then one unless it conflicts.
    """
    if len({identities.find(item) for item in items}) < 2:
        return
    doubled = _tell_apart(identities, items)
    _link(identities, items, doubled, reason)
    roots = sorted({identities.find(item) for item in items})
    if len(roots) < 2:
        return
    clusters = {root: Profile(identities, root) for root in roots}
    pairs = [(one, other) for at, one in enumerate(roots) for other in roots[at + 1 :]]
    for one, other in pairs:
        if conflict(identities, clusters[one], clusters[other]):
            identities.part(one, other)
    for root in roots:
        rivals = sorted(
            {
                identities.find(other)
                for other in roots
                if not identities.same(other, root) and identities.may_join(other, root)
            }
        )
        if not rivals:
            continue
        if not doubled:
            # in order: each joins the first that does not conflict
            identities.join(rivals[0], root, reason)
        elif len(rivals) == 1:
            identities.join(rivals[0], root, f"{reason}; the only one of that name that it can be")


def _tell_apart(identities: Identities, items: list[Item]) -> bool:
    """Whether one article has two of this name; notes that they are two."""
    by_article: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_article[item.article.id].append(item)
    doubled = False
    for own in by_article.values():
        for at, one in enumerate(own):
            for other in own[at + 1 :]:
                if not identities.same(one, other):
                    identities.part(one, other)
                    doubled = True
    return doubled


def _link(identities: Identities, items: list[Item], doubled: bool, reason: str) -> None:
    """Joins those that share an office; where the name is borne by one in each article, also those of one story and
    those whose articles name another person in common."""
    index: dict[str, Item] = {}
    for item in items:
        marks = [(f"office {value}", f"{reason}, same office") for value in sorted(item.keys(*_POSTS))]
        if doubled:
            marks += [
                (f"title {value}", f"{reason}, same title") for value in sorted(item.keys("title")) if value in COURTESY
            ]
        else:
            own = f"p {key(item.referent.name)}"
            marks.append((f"story {item.story}", f"{reason}, in one story"))
            marks += [
                (f"with {other}", f"{reason}, in articles about the same people")
                for other in sorted(identities.contexts[item.article.id])
                if other.startswith("p ") and other != own
            ]
        for mark, why in marks:
            if mark in index:
                if gender_agrees(index[mark], item):
                    identities.join(index[mark], item, why)
            else:
                index[mark] = item
