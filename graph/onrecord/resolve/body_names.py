"""Names of institutions for comparing: keys, abbreviations, short forms, governments."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from onrecord.model import fold
from onrecord.resolve.descriptions import country, describe, singular
from onrecord.vocabulary import words

__all__ = [
    "abbreviation",
    "body_class",
    "body_key",
    "government_of",
    "initials",
    "lands_apart",
    "longer_names",
    "party_of",
    "shortened",
]

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "at", "a", "an", "de", "la", "du", "des"})


_EDGE = re.compile(r"^(?:the|a|an|this|that|its|their|his|her|our)\s+|(?:'s?|')$")


@lru_cache(maxsize=100_000)
def body_key(text: str) -> str:
    """The name of an institution for comparing: folded, without article, possessive and full stops; & is and;
    a party's nickname is its name; a country comes first ("parliament of the united kingdom", "uk parliament")."""
    name = fold(text)
    name = _EDGE.sub("", name)
    name = name.replace("&", " and ").replace(".", "").replace("-", " ").replace(",", " ")
    name = " ".join(name.split()) or fold(text)
    return party_of(name) or _country_first(name)


def _country_first(name: str) -> str:
    parts = name.split()
    for length in (3, 2, 1):
        if len(parts) > length and (land := country(" ".join(parts[:length]))):
            return f"{fold(land)} {' '.join(parts[length:])}"
    head, of, tail = name.rpartition(" of ")
    if of and (land := country(tail)):
        return f"{fold(land)} {head}"
    return name


def lands_apart(longer: str, shorter: str) -> str:
    """The country, folded, by which a key is longer than the other ("united kingdom parliament", "parliament")."""
    before = longer.removesuffix(f" {shorter}")
    return fold(country(before)) if before != longer else ""


@cache
def _parties() -> dict[str, str]:
    return {fold(form): fold(entry[0]) for form, entry in words("parties").items() if entry}


def party_of(name: str) -> str:
    """The party that a folded word stands for as a noun ("tories" -> "conservative party"), "" if it is none."""
    return _parties().get(name, "")


@cache
def _classes() -> dict[str, str]:
    return {form: entry[0] for form, entry in words("bodies").items() if entry}


def body_class(word: str) -> str:
    """The class of body that a noun means (ontology/words/bodies.tsv), "" if it means none."""
    return _classes().get(singular(word), "")


def initials(name: str) -> frozenset[str]:
    """What a name of several words may be shortened to by its first letters, with and without the small words."""
    parts = [part for part in re.split(r"[\s-]+", re.sub(r"^[Tt]he\s+", "", name)) if part[:1].isalnum()]
    if len(parts) < 2:
        return frozenset()
    big = [part for part in parts if part.lower() not in _SMALL]
    forms = {"".join(part[0] for part in chosen).lower() for chosen in (parts, big)}
    return frozenset(form for form in forms if len(form) >= 2)


def abbreviation(text: str) -> str:
    """The letters of an abbreviation, folded ("U.N." -> un), "" if the text is none."""
    bare = re.sub(r"^[Tt]he\s+|['’]s?$", "", text.strip()).replace(".", "")
    if (
        2 <= len(bare) <= 8
        and " " not in bare
        and sum(c.isupper() for c in bare) >= max(2, len(bare) - 2)
        and bare[0].isupper()
    ):
        return bare.lower()
    return ""


def government_of(text: str) -> str | None:
    """For words that mean a country's government: the country as folded, "" where none is named; None for all else."""
    parts = describe(text)
    if parts.head in {"government", "administration"} and parts.phrase == parts.head and not parts.status:
        whose = parts.owner or (parts.complement if parts.preposition in {"of", "in"} else "")
        whose = whose.removeprefix("the ").removesuffix("'s")
        return "" if whose in {"his", "her", "their", "its", "our", "my", "your"} else fold(country(whose) or whose)
    if parts.head == "government" and not parts.status:
        before = parts.phrase.removesuffix("government").strip()
        if country(before):
            return fold(country(before))
    return None


@lru_cache(maxsize=100_000)
def shortened(longer: str, shorter: str) -> bool:
    """Whether the second key is a usual short form of the first: its last words with the same head ("harbour board" for
    "national harbour board"), its first words before a general one ("northgate" for "northgate holdings"), or the same
    words otherwise arranged ("university of sarrel", "sarrel university")."""
    one, other = longer.split(), shorter.split()
    if len(other) >= len(one):
        left, right = sorted(w for w in one if w not in _SMALL), sorted(w for w in other if w not in _SMALL)
        return longer != shorter and left == right and len(left) > 1
    if one[-len(other) :] == other:
        before = one[: -len(other)]
        if other[-1] == "party":  # the Christian Democratic Party is another than the Democratic Party
            return bool(country(" ".join(before)))
        if other == ["house"]:  # the White House is another than the House
            return bool(country(" ".join(before)))
        if before[-1] == "and" and len(other) > 1:  # "Isles Ferries", where a reader of names has cut "Sound and" off
            return True
        return bool(body_class(other[-1])) or len(other) > 2
    if one[: len(other)] == other:
        rest = one[len(other) :]
        general = all(body_class(word) or word in _LEGAL or word in _SMALL for word in rest)
        alone = len(other) == 1 and (other[0] in _classes() or other[0] in words("office_modifiers"))
        return general and bool(rest) and not alone and not country(shorter)
    return sorted(w for w in one if w not in _SMALL) == sorted(other) and len(other) > 1


def longer_names(keys: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each key that is short for others among them (`shortened`), those others; found by what a longer one begins
    and ends with, and by the words of both, so that not every two are compared."""
    unique = sorted(set(keys))
    ends: dict[str, set[str]] = defaultdict(set)
    bags: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for each in unique:
        parts = each.split()
        for at in range(1, len(parts)):
            ends[" ".join(parts[at:])].add(each)
            ends[" ".join(parts[:at])].add(each)
        bags[_bag(parts)].add(each)
    found = {}
    for each in unique:
        parts = each.split()
        fitting = ends.get(each, set()) | bags.get(_bag(parts), set()) | bags.get(tuple(sorted(parts)), set())
        if longer := frozenset(other for other in fitting if shortened(other, each)):
            found[each] = longer
    return found


def _bag(parts: list[str]) -> tuple[str, ...]:
    return tuple(sorted(word for word in parts if word not in _SMALL))


_LEGAL = frozenset(
    {
        "inc",
        "ltd",
        "limited",
        "plc",
        "corp",
        "co",
        "llc",
        "llp",
        "ag",
        "gmbh",
        "sa",
        "se",
        "nv",
        "bv",
        "holdings",
        "international",
        "group",
        "uk",
        "us",
        "usa",
        "party",
        "association",
    }
)
