"""The word lists of ontology/words as the extractors of offices, roles and reports look them up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.vocabulary import words

__all__ = [
    "Office",
    "capitalised",
    "country",
    "match_office",
    "match_table",
    "modifier",
    "party",
    "party_letters",
    "singular",
    "status",
    "tokens_of",
]

_KEPT = re.compile(r"^(?:co|ex|non|sub|under|mid|vice|inter|anti|pro)-", re.I)
_KEPT_PREFIXES = frozenset({"co", "ex", "non", "sub", "inter", "anti", "pro", "counter"})
_SMALL = frozenset(["of", "the", "in", "and", "at", "for", "without", "to", "on", "d'affaires", "with"])
_GENERAL = frozenset({"attorney", "solicitor", "inspector", "secretary"})
_UPPER_ONLY = frozenset({"ms", "am", "da", "md", "td", "mk", "mp", "mps", "pcc", "mla", "mna", "mpp", "mhk", "mlc"})


@dataclass(frozen=True, slots=True)
class Office:
    """An entry of ontology/words/offices.tsv. form: its tokens in lower case; plural: so matched; flags: see there."""

    form: tuple[str, ...]
    tidy: str
    kind: str
    gender: str
    plural: bool = False
    flags: frozenset[str] = frozenset()


def tokens_of(form: str) -> tuple[str, ...]:
    """A form cut as the tokenizer cuts it: vice-president -> vice, -, president; state's -> state, 's."""
    parts: list[str] = []
    for word in form.split():
        pieces = re.split(r"(-)", word)
        if len(pieces) > 1 and pieces[0].lower() in _KEPT_PREFIXES:
            pieces = ["".join(pieces[:3]), *pieces[3:]]
        for piece in pieces:
            match = re.fullmatch(r"(.+)('s)", piece)
            parts += match.groups() if match else [piece] if piece else []
    return tuple(parts)


def _plurals(form: str) -> list[str]:
    """English plurals of a head noun or of an office's name: chiefs of staff, attorneys general, spokesmen."""
    head, preposition, rest = form, "", ""
    for small in (" of ", " in ", " for ", " without ", "-in-", " at "):
        if small in form:
            head, preposition, rest = form.partition(small)
            break
    post = ""
    if not preposition and head.endswith((" general", "-general", " pro tempore", " emeritus")):
        cut = max(head.rfind(" general"), head.rfind("-general"), head.rfind(" pro tempore"), head.rfind(" emeritus"))
        if head not in {"major general", "lieutenant general", "colonel general"}:
            head, post = head[:cut], head[cut:]
    if head.endswith("man"):
        many = head[:-3] + "men"
    elif head.endswith("person"):
        many = head[:-6] + "people"
    elif head.endswith("y") and head[-2:-1] not in "aeo":
        many = head[:-1] + "ies"
    elif head.endswith(("s", "x", "ch", "sh")) and not head.endswith("arch"):
        many = head + "es"
    elif head.endswith("."):
        return []
    else:
        many = head + "s"
    return [many + post + preposition + rest]


@cache
def _offices() -> dict[str, list[Office]]:
    """First token -> the offices whose form begins with it, longest first."""
    index: dict[str, list[Office]] = {}
    listed = words("offices")
    for form, (tidy, kind, *more) in listed.items():
        gender, flags = (*more, "", "")[:2]
        variants = [(form, form in {"mps", "sens.", "reps."})]
        variants += [(many, True) for many in _plurals(form) if many not in listed]
        for variant, plural in variants:
            tokens = tokens_of(variant)
            office = Office(tokens, tidy, kind, gender, plural, frozenset(flags.split()))
            index.setdefault(tokens[0], []).append(office)
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry.form))
    return index


def match_office(lower: Sequence[str], text: Sequence[str], at: int) -> Office | None:
    """The longest office whose form stands at token `at`."""
    entries = _offices().get(lower[at])
    if entries is None:
        return None
    for entry in entries:
        size = len(entry.form)
        if size == 1 or tuple(lower[at : at + size]) == entry.form:
            if size == 1 and entry.form[0] in _UPPER_ONLY and not text[at][:2].isupper():
                continue
            if lower[at + size - 1] in _GENERAL and lower[at + size : at + size + 1] == ["general"]:
                continue  # not the attorney of an attorney general
            return entry
    return None


@cache
def _table(name: str) -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """A word list by first token: (tokens, columns), longest first."""
    index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for form, columns in words(name).items():
        tokens = tokens_of(form.lower())
        index.setdefault(tokens[0], []).append((tokens, columns))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def match_table(name: str, lower: Sequence[str], at: int) -> tuple[int, tuple[str, ...]] | None:
    """The longest form of that word list at token `at`: how many tokens it has, and its columns."""
    for tokens, columns in _table(name).get(lower[at], ()):
        if len(tokens) == 1 or tuple(lower[at : at + len(tokens)]) == tokens:
            return len(tokens), columns
    return None


def modifier(word: str) -> str:
    """rank or field if the word (lower case) may stand before an office's head as part of its name, else ""."""
    entry = words("office_modifiers").get(word)
    return entry[0] if entry else ""


def status(word: str) -> str:
    """The status that the word gives to an office (former, acting ...), "" if it gives none."""
    entry = words("statuses").get(word)
    return entry[0] if entry else ""


@cache
def _countries() -> dict[str, str]:
    return {form.lower(): columns[0] for form, columns in words("demonyms").items()}


def country(text: str) -> str:
    """The country that a word or name stands for (British -> United Kingdom), "" if it is none."""
    return _countries().get(text.lower(), "")


def party(text: str) -> tuple[str, bool]:
    """The usual name of the party that the words stand for, and whether they mean a member too; ("", False) if none."""
    entry = words("parties").get(text.lower())
    return (entry[0], entry[1] == "member") if entry else ("", False)


def party_letters(text: str) -> str:
    """The party that letters behind a name stand for (R, Lab), "" if they stand for none."""
    entry = words("party_letters").get(text.lower().replace(".", ""))
    return entry[0] if entry else ""


@cache
def singular(word: str) -> str:
    """A noun in lower case without its plural ending, as far as the word lists need it."""
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def capitalised(words_: Sequence[str]) -> str:
    """Words in title case, small words and those with capitals of their own left: chief of staff -> Chief of Staff."""
    out: list[str] = []
    for i, word in enumerate(words_):
        small = i > 0 and word.lower() in _SMALL
        out.append(
            word.lower()
            if small
            else word
            if any(c.isupper() for c in word[1:])
            else word[:1].upper() + word[1:].lower()
        )
    return (
        " ".join(out)
        .replace(" - ", "-")
        .replace(" 's", "'s")
        .replace(" ’s", "’s")
        .replace(" , ", ", ")
        .replace(" ,", ",")
    )
