"""Titles before names, and names that the model missed: after Ms and Sir, with the surname first, once said in full."""

from __future__ import annotations

from onrecord.extractors._text.lexicon import match_office, match_table
from onrecord.extractors._text.names import split_name
from onrecord.extractors._text.sheet import Sheet
from onrecord.vocabulary import words

__all__ = ["add", "missed", "title_at"]

# Titles that make a capitalised word after them a person's name though the model saw none.
_SURE = frozenset({"courtesy", "knight", "peer", "academic"})
# What turns "Lord" and the like into something else than a title.
_NOT_AFTER_TITLE = frozenset(
    [
        "chancellor",
        "advocate",
        "mayor",
        "justice",
        "speaker",
        "lieutenant",
        "chief",
        "president",
        "commissioner",
        "of",
        "s",
        "privy",
    ]
)
_HYPHENS = frozenset("-–")


def missed(page: Sheet, found: list[tuple[int, int, int]], taken: list[bool]) -> None:
    """Adds the names that the model missed."""
    _titled(page, found, taken)
    _family_first(page, found, taken)
    _again(page, found, taken)


def add(page: Sheet, found: list[tuple[int, int, int]], taken: list[bool], first: int, last: int) -> None:
    if any(taken[first:last]):
        return
    start = _title_start(page, first)
    found.append((start, first, last))
    for i in range(start, last):
        taken[i] = True


def title_at(page: Sheet, first: int, last: int) -> int:
    """How many tokens at `first` are one title that belongs to the name after it (0: none)."""
    for size in range(min(4, last - first - 1), 0, -1):
        entry = words("titles").get(
            " ".join(
                token if token in {"m.", "st."} else token.replace(".", "")
                for token in page.lower[first : first + size]
            )
        )
        if entry and entry[2] != "political" and page.capital(first):
            return size
    return 0


def _title_start(page: Sheet, first: int) -> int:
    """Where the titles right before a name begin; `first` if there are none."""
    start = first
    floor = page.sents[page.sent[first]][0]
    while start > floor:
        for size in range(min(4, start - floor), 0, -1):
            begin = start - size
            if not page.capital(begin) or any(
                page.text[k].islower() and page.lower[k] not in {"of", "the"} for k in range(begin, start)
            ):
                continue
            form = " ".join(
                token if token in {"m.", "st."} else token.replace(".", "") for token in page.lower[begin:start]
            )
            entry = words("titles").get(form)
            if entry is None or entry[2] == "political":
                continue
            if (begin > floor and page.lower[begin - 1] in {"of", "for"}) or _ends_office(page, begin, start, floor):
                continue  # Secretary of Justice Ann Bell, Attorney General Ann Bell
            start = begin
            break
        else:
            return start
    return start


def _ends_office(page: Sheet, begin: int, end: int, floor: int) -> bool:
    """Whether the title is only the end of a longer office: attorney general, director general."""
    for back in range(1, min(4, begin - floor) + 1):
        office = match_office(page.lower, page.text, begin - back)
        if office and begin - back + len(office.form) == end:
            entry = words("titles").get(" ".join(office.form))
            if entry is None or entry[2] == "political":
                return True
    return False


def _titled(page: Sheet, found: list[tuple[int, int, int]], taken: list[bool]) -> None:
    """Names that the model missed, after Ms, Dr, Sir, Baroness ..."""
    for i in range(len(page) - 1):
        if taken[i] or not page.capital(i):
            continue
        match = match_table("titles", page.lower, i)
        if match is None or match[1][2] not in _SURE:
            continue
        at = i + match[0]
        if at >= len(page) or page.sent[at] != page.sent[i] or taken[at] or not page.capital(at):
            continue
        if page.lower[at] in _NOT_AFTER_TITLE or page.pos[at] not in {"PROPN", "NOUN", "ADJ", "X"}:
            continue
        end = at
        while (
            end < len(page)
            and end - at < 4
            and not taken[end]
            and page.capital(end)
            and page.pos[end] in {"PROPN", "NOUN", "X"}
        ):
            end += 1
        if end < len(page) and page.lower[end] in words("bodies"):
            continue  # Lady Vale hospital
        if end > at:
            add(page, found, taken, at, end)


def _family_first(page: Sheet, found: list[tuple[int, int, int]], taken: list[bool]) -> None:
    """Names like Kim Jong-un, which the model cuts at the hyphen or does not see."""
    surnames = words("name_family_first")
    for i in range(len(page) - 3):
        if (
            page.text[i + 2] not in _HYPHENS
            or not page.capital(i)
            or page.lower[i] not in surnames
            or not page.capital(i + 1)
        ):
            continue
        joined = page.end[i + 1] == page.start[i + 2] and page.end[i + 2] == page.start[i + 3]
        if not joined or not page.text[i + 3].islower() or page.sent[i] != page.sent[i + 3]:
            continue
        clash = [k for k, (start, _, last) in enumerate(found) if start < i + 4 and i < last]
        if all(i <= found[k][1] and found[k][2] <= i + 4 for k in clash):
            for k in reversed(clash):
                del found[k]
            for k in range(i, i + 4):
                taken[k] = False
            add(page, found, taken, i, i + 4)


def _again(page: Sheet, found: list[tuple[int, int, int]], taken: list[bool]) -> None:
    """Family names of people named in full, where the model took them for something else or for nothing."""
    families: set[str] = set()
    places = {page.text[first] for first, last, label in page.ents if label == "LOC" and last - first == 1}
    for start, first, last in found:
        if last - first > 1 or start < first:  # Ann Bell, Lady Bell
            family = split_name(page.words(start, last)).family
            if family and family[0].isupper() and len(family) > 2 and " " not in family:
                families.add(family)
    families -= places
    for i in range(len(page)):
        if page.text[i] not in families or taken[i] or page.pos[i] not in {"PROPN", "NOUN"}:
            continue
        at = page.ent[i]
        if at >= 0 and page.ents[at][1] - page.ents[at][0] > 1:
            continue
        around = [k for k in (i - 1, i + 1) if 0 <= k < len(page) and page.sent[k] == page.sent[i]]
        if any(
            page.capital(k)
            and page.pos[k] == "PROPN"
            and not taken[k]
            and match_office(page.lower, page.text, k) is None
            and match_table("titles", page.lower, k) is None
            for k in around
        ):
            continue  # part of a longer name of something else
        add(page, found, taken, i, i + 1)
