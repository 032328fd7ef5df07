"""Which body is part of which, where a text plainly says so: by name, by a possessor, or in so many words."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extractors._text.claims import claim
from onrecord.extractors._text.institutions import Body, body_class, body_mention
from onrecord.extractors._text.layout import Layout, body_ending, layout
from onrecord.extractors._text.lexicon import country, party
from onrecord.model import Claim, Document
from onrecord.vocabulary import words

__all__ = ["extract"]

NAME = "parts"
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_BESIDE = frozenset({",", "(", "—", "–"})
_AFTER = frozenset({",", ".", ")", ";", "—", "–", ":"})
_WHOLLY = frozenset({"wholly", "fully", "owned", "-", "whole"})
_OF = frozenset({"of", "within", "in"})


def extract(document: Document) -> list[Claim]:
    """Claims part_of between two named bodies."""
    plan = layout(document)
    body = document.article.body
    found = [*_names(plan), *_owned(plan), *_said(plan), *_titled(plan)]
    kept: dict[tuple[object, ...], Claim] = {}
    for one in found:
        if one.evidence.start >= body:
            kept.setdefault((one.subject, one.object), one)
    return sorted(kept.values(), key=lambda one: (one.evidence.start, one.evidence.end))


def _does(word: str, what: str) -> bool:
    entry = words("parts").get(word)
    return entry is not None and what in entry[0].split()


def _claim(plan: Layout, part: Body, whole: Body) -> Claim:
    page = plan.page
    first, last = min(part[0], whole[0]), max(part[3], whole[3])
    return claim(page, NAME, body_mention(page, part), "part_of", body_mention(page, whole), first, last)


def _named(plan: Layout, token: int) -> Body | None:
    """The body whose name begins at the token, with its article or without; None for parties' and peoples' names."""
    page = plan.page
    if not 0 <= token < len(page) or plan.body_at[token] < 0:
        return None
    body = plan.bodies[plan.body_at[token]]
    text = page.words(body[1], body[3])
    return body if token <= body[1] and body[4] == "name" and not country(text) else None


def _heads(plan: Layout, body: Body) -> bool:
    """Whether the body's name is one of a part and says of what kind: Road Safety Unit, Department of Physics."""
    page = plan.page
    # the word by itself is no name, and one in small letters may be anything
    heads = [k for k in (body[2], body[1]) if _does(page.lower[k], "heads") and page.capital(k)]
    return body[3] - body[1] > 1 and bool(heads)


def _names(plan: Layout) -> Iterator[Claim]:
    """The Road Safety Unit of the Transport Ministry; the Department of Physics at the University of Marsh."""
    page = plan.page
    for part in plan.bodies:
        halves = _halves(plan, part)
        if halves is not None:
            yield _claim(plan, *halves)
        k = part[3]
        if k + 1 >= len(page) or part[4] != "name" or page.lower[k] not in {"of", "at", "within"}:
            continue
        whole = _named(plan, k + 1)
        if whole is None or not _heads(plan, part) or page.sent[k + 1] != page.sent[part[1]]:
            continue
        # at a place where somebody is, not of it: a meeting of the Health Committee at the Harbour Office
        kind = whole[5] or body_class(page, whole[1])[0]
        if page.lower[k] == "at" and (kind not in {"school", "health"} or page.dep[whole[2]] == "obl"):
            continue
        yield _claim(plan, part, whole)


def _halves(plan: Layout, body: Body) -> tuple[Body, Body] | None:
    """Part and whole of a name that says both: the Road Safety Unit of the Transport Ministry."""
    page = plan.page
    inside = range(body[1] + 2, body[3] - 3)
    k = next((k for k in inside if page.lower[k] == "of" and page.lower[k + 1] == "the"), -1)
    if k < 0 or body[4] != "name" or not body_class(page, body[3] - 1)[1]:
        return None
    part: Body = (body[0], body[1], k - 1, k, "name", body_class(page, k - 1)[0])
    whole: Body = (k + 1, k + 2, body[3] - 1, body[3], "name", body_class(page, body[3] - 1)[0])
    return (part, whole) if _heads(plan, part) else None


def _owned(plan: Layout) -> Iterator[Claim]:
    """The Transport Ministry's Road Safety Unit; Acme's subsidiary Brightwater; Acme subsidiary Brightwater."""
    page = plan.page
    for whole in plan.bodies:
        k = whole[3]
        if whole[4] != "name" or k + 1 >= len(page) or page.sent[k + 1] != page.sent[whole[1]]:
            continue
        own = page.lower[k] in _POSSESSIVE and page.pos[k] == "PART"
        at = k + own
        if country(page.words(whole[1], whole[3])):
            continue
        while own and at + 1 < len(page) and page.text[at].islower() and page.pos[at] == "ADJ":
            at += 1  # its new Road Safety Unit
        part = _named(plan, at) if own else None
        if (part is not None and _heads(plan, part) and part[0] == part[1]) or (
            at + 1 < len(page) and _subsidiary(plan, at) and (part := _named(plan, at + 1)) is not None
        ):
            yield _claim(plan, part, whole)


def _subsidiary(plan: Layout, token: int) -> bool:
    """Whether the noun between two names makes the second part of the first: subsidiary, unit, arm."""
    page = plan.page
    return page.text[token].islower() and _does(page.lower[token], "says") and page.lower[token] not in {
        "part", "agency", "committee", "department"}  # fmt: skip


def _said(plan: Layout) -> Iterator[Claim]:
    """Brightwater, a subsidiary of Acme, ...; the Tide Office is part of the Ministry of Works."""
    page = plan.page
    for noun in range(1, len(page) - 2):
        if not _does(page.lower[noun], "says") or not page.text[noun].islower() or page.lower[noun + 1] not in _OF:
            continue
        if page.lower[noun + 1] != "of" and page.lower[noun] == "part":
            continue
        whole = _named(plan, noun + 2)
        if whole is None or page.sent[whole[2]] != page.sent[noun]:
            continue
        part = _subject(plan, noun)
        if part is not None and part != whole:
            yield _claim(plan, part, whole)


def _subject(plan: Layout, noun: int) -> Body | None:
    """The body that the phrase with that noun describes: beside it, or the subject of "is"."""
    page = plan.page
    floor = page.sents[page.sent[noun]][0]
    k = noun - 1
    while k > floor and (page.pos[k] in {"ADJ", "NOUN", "ADV"} or page.lower[k] in _WHOLLY) and page.text[k].islower():
        k -= 1
    k -= page.lower[k] in {"a", "an", "the", "now"} and k > floor
    if page.text[k] in _BESIDE:
        part = body_ending(plan, k - 1)
        # Ann Bell met the Harbour Board, part of ...: what the parser hangs it on decides, if it decides
        head = page.head[noun]
        if part is None or page.dep[noun] not in {"appos", "nmod", "acl"} or part[0] <= head < part[3]:
            return part
        # the firm | Brightwater, a unit of ...: what it hangs on may be the noun that the name stands by
        return part if page.dep[part[2]] == "appos" and head == page.head[part[2]] == part[0] - 1 else None
    if page.lower[k] in {"is", "are", "remains"} and page.pos[k] in {"AUX", "VERB"}:
        k -= 1
        if page.lower[k] in {"which", "that"}:
            k -= 1 + (page.text[k - 1] == ",")
        return body_ending(plan, k)
    return None


def _titled(plan: Layout) -> Iterator[Claim]:
    """Brightwater, an Acme subsidiary, ..."""
    page = plan.page
    for noun in range(3, len(page) - 1):
        if not _subsidiary(plan, noun) or page.text[noun + 1] not in _AFTER:
            continue
        own = page.lower[noun - 1] in _POSSESSIVE
        whole = body_ending(plan, noun - 1 - own)
        if whole is None or party(page.words(whole[1], whole[3]))[0]:
            continue
        k = whole[1] - 1
        k -= page.lower[k] in {"a", "an", "the"}
        part = body_ending(plan, k - 1) if k > 0 and page.text[k] in _BESIDE else None
        if part is not None and page.sent[part[1]] == page.sent[noun] and part != whole:
            yield _claim(plan, part, whole)
