"""Names of persons for comparing: their parts, and when two can be one person's."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onrecord.extractors._text.names import Name, split_name, title_length
from onrecord.model import fold
from onrecord.vocabulary import words

__all__ = [
    "full", "generation", "given_agree", "key", "parts", "same_spelling", "shorter_surname", "suffixes_agree",
    "unmarked", "without_stops",
]  # fmt: skip

_NICKNAME = re.compile(r"[\"'“”‘’(]\s*([\w.-]+)\s*[\"'“”‘’)]")
_FIRST_NAMES_TOO = frozenset({"Al", "Ben"})
"""Small words of surnames that, with a capital and without a title before them, are first names: "Ben Vale"."""
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "v", "vi", "vii", "viii", "xiv", "xvi"})


def without_stops(tokens: list[str]) -> list[str]:
    """The words of a name, titles without their full stop ("Dr." -> "Dr")."""
    titles = words("titles")
    return [token[:-1] if token.endswith(".") and token[:-1].lower() in titles else token for token in tokens]


@lru_cache(maxsize=100_000)
def parts(text: str) -> Name:
    """The parts of a name, as the extractors take it apart, and put right for comparing: words that are nothing but
    titles name nobody ("Vice President"), an office before a name is no form of address ("Secretary Vale"), and a
    surname with small words is one ("Mr van Aalst" has no first name van)."""
    tokens = without_stops(text.split())
    if len(tokens) > 1 and title_length(tokens) == len(tokens):
        return Name()
    name = split_name(" ".join(tokens))
    title, given, family = name.title, name.given, name.family
    if name.rank == "political":
        title = ""
    particles = words("name_particles")
    first = given in _FIRST_NAMES_TOO and not title
    if given and family and not first and all(part.lower() in particles for part in given.split()):
        given, family = "", f"{given} {family}"
    return Name(title, given, family, name.suffix, name.rank if title else "", name.gender)


@lru_cache(maxsize=50_000)
def key(text: str) -> str:
    """A part of a name for comparing: folded, without full stops, hyphens as blanks."""
    return " ".join(fold(text).replace(".", " ").replace("-", " ").split())


_STROKES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"})


@lru_cache(maxsize=50_000)
def unmarked(text: str) -> frozenset[str]:
    """How a paper without the letters for it writes a name, as keys: "Müller" -> muller, mueller; none for a name that
    needs no such letters. Of two names that both have marks ("Hùng", "Hưng") nothing follows."""
    whole = key(text)
    if whole.isascii():
        return frozenset()
    found = set()
    for table in ({}, _SPELT_OUT):
        letters = unicodedata.normalize("NFD", whole.translate(table).translate(_STROKES))
        found.add("".join(letter for letter in letters if not unicodedata.combining(letter)))
    return frozenset(spelling for spelling in found if spelling.isascii())


def _given_parts(given: str) -> list[str]:
    """First names one by one; letters run together are initials: "J.K." -> j, k."""
    parts: list[str] = []
    for part in key(given).split():
        parts += list(part) if len(part) == 2 and "." in given and given.replace(".", "").isupper() else [part]
    return parts


@lru_cache(maxsize=50_000)
def given_agree(one: str, other: str) -> bool:
    """Whether two sets of given names can be one person's: the first are equal or one is the other's initial, and no
    later ones speak against it ("Adam J. Vale" and "Adam R. Vale" are two). A nickname in quotation marks counts as
    another first name."""
    nicknames = [_NICKNAME.findall(given) for given in (one, other)]
    if any(nicknames):
        bare = [_NICKNAME.sub(" ", given) for given in (one, other)]
        if any(
            _part_agrees(key(name), key(given).partition(" ")[0]) for name in nicknames[0] for given in [other] if given
        ):
            return True
        if any(
            _part_agrees(key(name), key(given).partition(" ")[0]) for name in nicknames[1] for given in [one] if given
        ):
            return True
        one, other = bare
    left, right = _given_parts(one), _given_parts(other)
    if not left or not right:
        return True
    if not _part_agrees(left[0], right[0]):
        # "F. Scott Vale" is called by his second name
        return len(left) != len(right) and (_part_agrees(left[-1], right[0]) or _part_agrees(left[0], right[-1]))
    return all(_part_agrees(a, b) for a, b in zip(left[1:], right[1:], strict=False))


def shorter_surname(longer: Name, shorter: Name) -> bool:
    """Whether the second is the first without the last surname: "Rosa Mora" for "Rosa M. Mora Santos"."""
    given, short = _given_parts(longer.given), _given_parts(shorter.given)
    surname = key(shorter.family)
    return len(given) > 1 and short[:1] == given[:1] and len(surname) > 2 and surname in given[1:]


def same_spelling(one: str, other: str) -> bool:
    """Whether two keys are equal, or one is how a paper without the letters for it writes the other."""
    return one == other or one in unmarked(other) or other in unmarked(one)


def _part_agrees(one: str, other: str) -> bool:
    return same_spelling(one, other) or ((len(one) == 1 or len(other) == 1) and one[:1] == other[:1])


@lru_cache(maxsize=10_000)
def generation(suffix: str) -> frozenset[str]:
    """What a suffix tells of the generation: jr, sr, iii."""
    return frozenset(key(suffix).split()) & _GENERATIONS


def suffixes_agree(one: str, other: str) -> bool:
    """Whether neither name is of another generation: "Dale Orr Jr" and "Dale Orr Sr" are two persons."""
    left, right = generation(one), generation(other)
    return not left or not right or left == right


def full(name: Name) -> bool:
    """Whether both given and family name are there."""
    return bool(name.given and name.family)
