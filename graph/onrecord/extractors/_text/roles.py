"""Phrases that stand for people without naming them: the peer, the home secretary, the author of a report, officials.

Together with `people` and `institutions` (which are here for use as well) these are the mentions that coreference has
to tie to each other.
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.extractors._text.institutions import bodies, institutions
from onrecord.extractors._text.lexicon import capitalised, match_office, match_table, modifier, status
from onrecord.extractors._text.people import names, people
from onrecord.extractors._text.sheet import Sheet, sheet
from onrecord.model import Document, Mention

__all__ = ["institutions", "people", "roles"]

_NOUNS = frozenset({"NOUN", "PROPN"})
_AFTER = frozenset({"of", "for", "at", "from", "in", "to", "on", "with", "behind"})
_LIMIT = 12  # tokens after the head that a role's phrase may take in
# relations in which a role noun says something about somebody named, and stands for nobody itself
_PREDICATE = frozenset({"compound", "flat", "amod"})


@lru_cache(maxsize=4)
def spans(document: Document) -> tuple[tuple[int, int, int], ...]:
    """Every role phrase, in order: (first token with determiner or possessor, head, past last)."""
    page = sheet(document)
    named = [False] * len(page)
    starts = set()
    for first, name, last in names(document):
        starts |= {first, name}
        for i in range(name, last):
            named[i] = True
    for first, _, _, last, form, _ in bodies(document):
        if form == "name":
            for i in range(first, last):
                named[i] = True
    found: list[tuple[int, int, int]] = []
    i = 0
    while i < len(page):
        office = None if named[i] else match_office(page.lower, page.text, i)
        size = len(office.form) if office else 0
        if office is None and not named[i]:
            person = match_table("persons", page.lower, i)
            size = person[0] if person else 0
        if not size:
            i += 1
            continue
        end = i + size
        head = _head(page, i, end)
        if page.pos[head] in _NOUNS and not any(named[i:end]) and not _attributive(page, head, end, starts, named):
            span = _phrase(page, i, head, end, named)
            # one phrase may stand inside another's: the prime minister in the prime minister's spokesman
            if span is not None and (not found or span[1] >= found[-1][2]):
                found.append(span)
                end = max(end, head + 1)
        i = end
    return tuple(found)


def roles(document: Document) -> list[Mention]:
    """Every phrase that stands for a person (or several) by role, in order: Mention(form="role", kind="person").

    The span has determiner or possessor and the phrases with "of" and "for" that belong to it ("the prime minister's
    official spokesman", "the author of a new report"). The name is the phrase without its article, the office in it in
    title case: "Home Secretary", "author of a new report", "prime minister's Official Spokesman". Left out are role
    nouns right before a name (Home Secretary Ann Bell), which are part of how that person is named, and those that a
    sentence only predicates of somebody (she is a lawyer). One that stands in apposition to a name is given.
    """
    page = sheet(document)
    mentions = []
    for first, head, last in spans(document):
        mentions.append(Mention(page.span(first, last), "person", "role", _name(page, first, head, last)))
    return mentions


def _head(page: Sheet, first: int, end: int) -> int:
    """The head noun of a form that stands at [first, end): the last before a preposition."""
    for i in range(first + 1, end):
        if page.lower[i] in {"of", "in", "for", "without", "at"}:
            return i - 1
    if (
        end - first > 1
        and page.lower[end - 1] in {"general", "emeritus", "tempore", "tem"}
        and page.pos[end - 1] == "ADJ"
    ):
        return end - 2
    return end - 1


def _attributive(page: Sheet, head: int, end: int, starts: set[int], named: list[bool]) -> bool:
    """Whether the noun describes a name or another noun, or is predicated of somebody, and so stands for nobody."""
    if end < len(page) and (end in starts or named[end]) and page.sent[end] == page.sent[head]:
        return True
    if end < len(page) and page.pos[end] in _NOUNS and page.head[head] == end and page.dep[head] in _PREDICATE:
        return True
    if (
        page.dep[head] in _PREDICATE
        and page.head[head] > head
        and page.pos[page.head[head]] in _NOUNS
        and page.head[head] - head < 4
    ):
        return True
    if end < len(page) and page.lower[end] == "-" and end + 1 < len(page) and page.start[end + 1] == page.end[end]:
        return page.lower[end + 1] not in {"elect", "designate", "in"}
    return page.child(head, "cop") >= 0


def _phrase(page: Sheet, first: int, head: int, end: int, named: list[bool]) -> tuple[int, int, int] | None:
    """The whole phrase around a head: determiner, possessor and modifiers before it, "of" and "for" after it."""
    floor, ceiling = page.sents[page.sent[head]]
    start = first
    while start > floor:
        k = start - 1
        if (
            page.pos[k] in {"ADJ", "NOUN", "PROPN", "NUM"}
            and not named[k]
            and (page.head[k] >= start or page.head[k] == head or page.lower[k] == "former")
        ):
            start = k
        elif (
            page.lower[k] in {"-", "–"}
            and k > floor
            and page.end[k - 1] == page.start[k]
            and page.end[k] == page.start[k + 1]
        ):
            start = k - 1
        elif page.lower[k] in {"then", "now"} and page.pos[k] == "ADV" and k > floor and page.pos[k - 1] == "DET":
            start = k
        else:
            break
    determined = False
    if start > floor and page.pos[start - 1] == "PART" and page.lower[start - 1] in {"'s", "’s", "'", "’"}:
        owner = page.child(head, "nmod:poss")
        if 0 <= owner < start:
            start = min(start, page.subtree(owner)[0])
            start -= start > floor and page.pos[start - 1] == "DET"
            determined = True
        else:
            return None
    elif start > floor and (
        page.pos[start - 1] == "DET"
        or page.full[start - 1] == "nmod:poss"
        or page.lower[start - 1] in {"his", "her", "their", "its", "my", "our"}
    ):
        start -= 1
        determined = True
        if start > floor and page.full[start - 1] == "det:predet":
            start -= 1
    if (
        not determined
        and not _plural(page, head)
        and not (start > floor and page.pos[start] == "NUM")
        and not page.capital(first)
    ):
        return None  # "as leader", "spokesman said"
    last = end
    for child in page.children[head]:
        if child >= last and page.dep[child] == "nmod" and page.sent[child] == page.sent[head]:
            case = page.child(child, "case")
            if case != last or page.lower[case] not in _AFTER:
                continue
            stop = page.subtree(child, frozenset({"appos", "parataxis", "punct", "conj", "cc", "acl", "advcl"}))[1]
            if stop - last <= _LIMIT and not any(
                named[k] for k in range(last, min(stop, ceiling)) if page.lower[case] != "of"
            ):
                last = stop
    return start, head, last


def _plural(page: Sheet, i: int) -> bool:
    return page.tag[i] in {"NNS", "NNPS"}


def _name(page: Sheet, first: int, head: int, last: int) -> str:
    """The phrase as it should be shown."""
    start = first
    while start < last - 1 and page.pos[start] == "DET":
        start += 1
    begin = head
    while (
        begin > start
        and (page.pos[begin - 1] in {"NOUN", "PROPN", "ADJ"} or page.lower[begin - 1] == "-")
        and not status(page.lower[begin - 1])
    ):
        if (
            page.pos[begin - 1] == "ADJ"
            and not modifier(page.lower[begin - 1])
            and match_office(page.lower, page.text, begin - 1) is None
        ):
            break
        begin -= 1
    office = next(
        (
            found
            for k in range(begin, head + 1)
            if (found := match_office(page.lower, page.text, k)) and k + len(found.form) > head
        ),
        None,
    )
    if office is None or office.plural or office.kind == "job":
        return page.words(start, last)
    end = max(head + 1, min(last, begin + len(office.form)))
    before = page.words(start, begin) + " " if begin > start else ""
    after = " " + page.words(end, last) if end < last else ""
    return before + capitalised(page.text[begin:end]) + after
