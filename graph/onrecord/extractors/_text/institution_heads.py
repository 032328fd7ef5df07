"""What is known of a body: where it stands, what its head noun says, and the list that it is put in."""

from __future__ import annotations

from onrecord.extractors._text.lexicon import singular
from onrecord.extractors._text.sheet import Sheet
from onrecord.vocabulary import words

__all__ = ["ARTICLES", "LINKS", "Body", "body_class", "modifies", "put"]

LINKS = frozenset({"of", "for", "and", "&", "the", "on"})
ARTICLES = frozenset({"the", "a", "an"})

Body = tuple[int, int, int, int, str, str]
"""First token with determiner, first of the name itself, head, past last, form (name or role), class of body or ""."""


def body_class(page: Sheet, i: int) -> tuple[str, bool]:
    """What kind of body the noun at i heads, and whether it stands for one alone; ("", False) if it is none."""
    for form in (page.lower[i], singular(page.lower[i])):
        entry = words("bodies").get(form)
        if entry:
            return entry[0], (entry[1] == "role" and page.lower[i] == form) or form in {"police", "authorities"}
    return "", False


def put(
    page: Sheet, found: list[Body], taken: list[bool], first: int, head: int, last: int, form: str, kind: str
) -> None:
    name = first
    while name < last - 1 and page.lower[name] in ARTICLES:
        name += 1
    start = name
    floor = page.sents[page.sent[name]][0]
    if start > floor and page.lower[start - 1] in ARTICLES and not taken[start - 1]:
        start -= 1
    found.append((start, name, head, last, form, kind))
    for i in range(start, last):
        taken[i] = True


def modifies(page: Sheet, i: int) -> bool:
    """Whether the noun at i stands before another noun as its modifier and is no head."""
    return (
        page.dep[i] in {"compound", "amod"}
        and page.head[i] > i
        and i + 1 < len(page)
        and page.pos[i + 1] in {"NOUN", "PROPN", "ADJ"}
    )
