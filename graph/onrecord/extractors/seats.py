"""Where a body has its seat, where a text plainly says so: based in, headquartered in, the Marsh-based charity."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extractors._text.claims import claim
from onrecord.extractors._text.institutions import Body, body_mention
from onrecord.extractors._text.layout import Layout, Part, body_ending, layout, place_mention, place_part
from onrecord.extractors._text.lexicon import country
from onrecord.model import Claim, Document

__all__ = ["extract"]

NAME = "seats"
_SEATED = frozenset({"based", "headquartered"})
_HYPHENS = frozenset("-–‑")
# bodies that are buildings too: St Orla's Hospital in Marsh; but not the Labour Party in Scotland
_BUILT = frozenset({"school", "health", "church"})
_WITHIN = 4  # tokens between "Marsh-based" and the name: the Marsh-based housing charity Shelterwell


def extract(document: Document) -> list[Claim]:
    """Claims located_in of named bodies."""
    plan = layout(document)
    body = document.article.body
    found = [*_verbs(plan), *_hyphens(plan), *_buildings(plan)]
    kept: dict[tuple[object, ...], Claim] = {}
    for one in found:
        if one.evidence.start >= body:
            kept.setdefault((one.subject, one.object), one)
    return sorted(kept.values(), key=lambda one: (one.evidence.start, one.evidence.end))


def _claim(plan: Layout, body: Body, place: Part) -> Claim:
    page = plan.page
    first, last = min(body[0], place.first), max(body[3], place.last)
    return claim(page, NAME, body_mention(page, body), "located_in", place_mention(page, place), first, last)


def _place(plan: Layout, token: int) -> Part | None:
    """The place whose name begins at the token."""
    page = plan.page
    if token >= len(page) or not page.capital(token) or plan.person_at[token] >= 0:
        return None
    if page.label[token] == "LOC" and page.ents[page.ent[token]][0] == token:
        return place_part(page, token, page.ents[page.ent[token]][1])
    if country(page.text[token]) and page.pos[token] == "PROPN":
        return place_part(page, token, token + 1)
    return None


def _verbs(plan: Layout) -> Iterator[Claim]:
    """The Tide Office is based in Norhaven; the board, headquartered in Marsh, ...; a firm based in Marsh."""
    page = plan.page
    for verb in range(1, len(page) - 2):
        if page.lower[verb] not in _SEATED or page.lower[verb + 1] not in {"in", "at"}:
            continue
        place = _place(plan, verb + 2 + (page.lower[verb + 2] == "the"))
        if place is None or page.sent[place.first] != page.sent[verb]:
            continue
        k = verb - 1
        if page.lower[k] in {"is", "are"}:
            k -= 1
            k -= page.lower[k] in {"which", "that"}
        elif page.lower[k] in {"was", "were", "been", "be", "not"}:
            continue
        k = _described(plan, k)
        k -= page.text[k] in {",", "("}
        body = body_ending(plan, k)
        if body is not None and page.sent[body[2]] == page.sent[verb]:
            yield _claim(plan, body, place)


def _described(plan: Layout, token: int) -> int:
    """The comma before a description that ends with the token (Shelterwell, a housing charity | based in Marsh)."""
    page = plan.page
    k = token
    while k > 0 and token - k < _WITHIN and page.pos[k] in {"NOUN", "ADJ"} and page.text[k].islower():
        k -= 1
    return k - 1 if k < token and page.lower[k] in {"a", "an"} and page.text[k - 1] == "," else token


def _hyphens(plan: Layout) -> Iterator[Claim]:
    """Berlin-based Brandt AG; the Marsh-based housing charity Shelterwell; Shelterwell, a Marsh-based charity."""
    page = plan.page
    for verb in range(2, len(page) - 1):
        if page.lower[verb] != "based" or page.text[verb - 1] not in _HYPHENS or page.start[verb] != page.end[verb - 1]:
            continue
        first = page.ents[page.ent[verb - 2]][0] if page.ent[verb - 2] >= 0 else verb - 2
        place = _place(plan, first)
        if place is None and page.pos[first] == "PROPN" and page.label[first] in {"", "MISC"} and page.capital(first):
            place = place_part(page, first, verb - 1)  # what a body is based in is a place, known or not
        if place is None or place.last != verb - 1:
            continue
        k = verb + 1
        ceiling = page.sents[page.sent[verb]][1]
        # common nouns and then the name; a name that a comma parts may be the next thing in a list
        while k < ceiling and k - verb <= _WITHIN and plan.body_at[k] < 0 and page.text[k].islower():
            if page.pos[k] not in {"NOUN", "ADJ"}:
                break
            k += 1
        body = plan.bodies[plan.body_at[k]] if k < ceiling and plan.body_at[k] >= 0 else None
        if body is not None and body[4] == "name" and k == body[1] and page.capital(k) and not _owner(plan, body):
            if not country(page.words(body[1], body[3])):
                yield _claim(plan, body, place)
            continue
        k = first - 1
        k -= page.lower[k] in {"a", "an", "the"}
        before = body_ending(plan, k - 1) if k > 0 and page.text[k] == "," else None
        described = page.head[verb]
        if before is not None and page.dep[described] == "appos" and before[0] <= page.head[described] < before[3]:
            yield _claim(plan, before, place)


def _owner(plan: Layout, body: Body) -> bool:
    """Whether the name only owns what is meant: Berlin-based Brandt's lawyer would do, a Berlin-based Acme unit not."""
    page = plan.page
    k = body[3]
    return k < len(page) and page.pos[k] in {"NOUN", "PROPN"} and page.head[body[2]] > body[2] and (
        page.dep[body[2]] == "compound")  # fmt: skip


def _buildings(plan: Layout) -> Iterator[Claim]:
    """Marley General Hospital in Northfell."""
    page = plan.page
    for body in plan.bodies:
        k = body[3]
        if body[4] != "name" or body[5] not in _BUILT or body[3] - body[1] < 2 or k + 1 >= len(page):
            continue
        k += page.text[k] == "," and page.lower[k + 1] == "in"
        if page.lower[k] != "in" or not page.capital(body[2]) or page.sent[k] != page.sent[body[2]]:
            continue
        place = _place(plan, k + 1)
        if place is not None and page.dep[place.first] != "compound":
            yield _claim(plan, body, place)
