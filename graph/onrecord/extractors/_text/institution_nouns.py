"""Institutions that common nouns name or stand for: West Yorkshire police, the UK government, the council."""

from __future__ import annotations

from onrecord.extractors._text.institution_heads import ARTICLES, LINKS, Body, modifies, put
from onrecord.extractors._text.lexicon import country, match_table, party
from onrecord.extractors._text.sheet import Sheet
from onrecord.vocabulary import words

__all__ = ["STRETCHED", "nouns"]

# Classes of bodies that a place's name before them makes one institution: Northfell council, not a Northfell shop.
_PLACED = frozenset({"government", "legislature", "court", "police", "force"})
# Classes whose head noun, in small letters after an organisation's name, belongs to that name: Harbourside council.
STRETCHED = _PLACED | {"party", "health", "school", "church", "general"}
_NOT_ALONE = frozenset(
    {
        "organization",
        "organisation",
        "movement",
        "front",
        "house",
        "unit",
        "body",
        "centre",
        "center",
        "order",
        "surgery",
        "operator",
        "developer",
        "manufacturer",
        "producer",
        "supplier",
        "builder",
        "contractor",
        "exchange",
        "command",
        "bench",
        "lords",
        "commons",
        "diet",
        "star",
        "publisher",
        "convent",
        "temple",
        "parish",
        "executive",
        "force",
        "network",
        "channel",
        "station",
        "studio",
        "paper",
        "daily",
        "weekly",
        "website",
        "mission",
        "bank",
        "school",
        "initiative",
        "convention",
        "chamber",
        "opposition",
        "crown",
        "nursery",
        "laboratory",
        "lab",
    }
)
# Classes whose head noun means something else after many a noun: a graduation party, a search team.
_LOOSE = frozenset({"party", "general", "campaign"})


def nouns(page: Sheet, found: list[Body], taken: list[bool]) -> None:
    """Institutions that nouns name or stand for, where the model saw none."""
    for i in range(len(page)):
        if taken[i]:
            continue
        match = match_table("bodies", page.lower, i)
        if match is None:
            if page.text[i] == "WHO":  # a pronoun to the model
                put(page, found, taken, i, i, i + 1, "name", "general")
                continue
            if page.lower[i] != "police" and page.lower[i] != "authorities":
                continue
            match = (1, words("bodies")[page.lower[i]])
        size, (kind, alone) = match
        head, end = i + size - 1, i + size
        if any(taken[i:end]) or page.pos[head] not in {"NOUN", "PROPN"} or page.sent[head] != page.sent[i]:
            continue
        if modifies(page, head) and not (end < len(page) and page.label[end] == "PER"):
            continue
        if page.label[head] == "LOC" and not (alone == "-" and size > 1) and page.ents[page.ent[head]][1] != end:
            continue
        first, named = _left(page, taken, i, kind) if alone == "role" or size == 1 else (i, False)
        capital = page.capital(i) and (page.pos[head] == "PROPN" or i > page.sents[page.sent[i]][0])
        if (capital and kind != "company") or named:
            end, more = _right(page, taken, end)
            named = named or more
        if named or (capital and first < i):
            put(page, found, taken, first, head, end, "name", kind)
        elif (size > 1 and alone == "-" and kind == "government" and (capital or page.capital(head))) or (
            capital
            and page.lower[i]
            in {
                "parliament",
                "congress",
                "cabinet",
                "commons",
                "lords",
                "senate",
                "treasury",
                "whitehall",
                "knesset",
                "bundestag",
            }
        ):
            put(page, found, taken, i, head, end, "name", kind)
        elif (alone == "role" or page.lower[i] in {"police", "authorities"}) and (
            page.lower[i] not in _NOT_ALONE or size > 1
        ):
            if kind in _LOOSE and any(
                page.dep[k] == "compound" and not match_table("office_modifiers", page.lower, k)
                for k in range(first, i)
            ):
                continue  # a graduation party, a vaccination campaign
            begin = _determined(page, taken, first if not capital else i)
            if begin >= 0 or page.lower[head] in {"police", "authorities", "parliament", "congress", "government"}:
                start = begin if begin >= 0 else i
                found.append((start, start + (page.lower[start] in ARTICLES), head, end, "role", kind))
                for k in range(start, end):
                    taken[k] = True


def _left(page: Sheet, taken: list[bool], i: int, kind: str) -> tuple[int, bool]:
    """First token of the name that ends in the head at i, and whether its words name it (a place, a proper noun)."""
    floor = page.sents[page.sent[i]][0]
    first, named, partisan = i, False, False
    k = i - 1
    while (
        k >= floor
        and not taken[k]
        and page.pos[k] in {"NOUN", "PROPN", "ADJ", "PUNCT", "PART"}
        and page.label[k] not in {"PER", "DATE"}
    ):
        text = page.text[k]
        if page.pos[k] == "PUNCT" and text not in {"-", "&", "'", "’"}:
            break
        if page.pos[k] == "PART" and not (page.lower[k] in {"'s", "’s", "'", "’"} and page.label[k] == "ORG"):
            break
        if page.label[k] == "LOC" or country(text) or (k > floor and country(f"{page.text[k - 1]} {text}")):
            if kind not in _PLACED and not page.capital(i):
                break
            first = (
                page.ents[page.ent[k]][0]
                if page.ent[k] >= 0
                else k - 1
                if k > floor and country(f"{page.text[k - 1]} {text}")
                else k
            )
            named = True
            k = first - 1
            continue
        if page.capital(k) and page.pos[k] == "PROPN":
            if match_table("statuses", page.lower, k):
                break
            side = bool(party(page.lower[k])[0])
            first, named, partisan = k, named or not (side and kind == "government"), partisan or side
        elif page.capital(k) and page.pos[k] in {"ADJ", "NOUN"} and k > floor:
            first, named = k, page.capital(i)
        elif party(page.lower[k])[0] and page.capital(k):
            first, named, partisan = k, named or kind != "government", True
        elif page.pos[k] in {"NOUN", "ADJ", "PUNCT", "PART"}:
            if page.capital(i) and page.text[k].islower():
                break
            if page.pos[k] == "ADJ" and page.dep[k] == "amod" and page.lower[k] in words("statuses"):
                break
            if page.pos[k] == "ADJ" and not match_table("office_modifiers", page.lower, k):
                break
        else:
            break
        k -= 1
    if named and not partisan and page.text[i].islower() and kind not in STRETCHED:
        named = False
    if not named:
        first = i
        while (
            not page.capital(i)
            and first > max(floor, i - 3)
            and page.pos[first - 1] in {"NOUN", "ADJ"}
            and not taken[first - 1]
        ):
            first -= 1
    if named and first > floor and page.lower[first - 1] in {"a", "an"} and not page.capital(i):
        named = False  # a London court
    return first, named


def _right(page: Sheet, taken: list[bool], end: int) -> tuple[int, bool]:
    """A name run on after its head: Ministry of Defence, University of Marsh, Institute for Coastal Studies."""
    at, last, named = end, end, False
    while at < len(page) - 1 and page.sent[at] == page.sent[end - 1] and page.lower[at] in LINKS:
        k = at + 1
        while k < len(page) and page.lower[k] in {"the"}:
            k += 1
        start = k
        while (
            k < len(page)
            and page.sent[k] == page.sent[end - 1]
            and page.capital(k)
            and page.pos[k] in {"PROPN", "NOUN", "ADJ"}
            and (page.label[k] != "PER" or page.lower[at] == "on")
            and not taken[k]
        ):
            k += 1
        committee = page.lower[end - 1] in {"committee", "commission", "subcommittee", "panel"}
        if (
            k == start
            or (page.lower[at] in {"and", "&"} and not named)
            or (page.lower[at] == "on" and k - start < 2 and not committee)
        ):
            break
        last, named, at = k, True, k
    return last, named


def _determined(page: Sheet, taken: list[bool], first: int) -> int:
    """First token of the phrase with its determiner (the, its, a), -1 if none stands before it."""
    floor = page.sents[page.sent[first]][0]
    if first > floor and not taken[first - 1]:
        before = first - 1
        if page.pos[before] in {"DET"} or (
            page.full[before] in {"nmod:poss", "det:predet"} and page.pos[before] == "PRON"
        ):
            return before
    return -1
