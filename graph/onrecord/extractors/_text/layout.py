"""What stands where in a document: people, institutions, and parts of phrases that name them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.extractors._text.institutions import Body, bodies, body_mention
from onrecord.extractors._text.lexicon import country
from onrecord.extractors._text.people import names
from onrecord.extractors._text.sheet import Sheet, sheet
from onrecord.model import Document, Mention

__all__ = [
    "Layout",
    "Part",
    "body_ending",
    "body_part",
    "layout",
    "part_mention",
    "party_mention",
    "place_mention",
    "place_part",
]


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens [first, last) that name something in an office's phrase, and what: institution, place, party or person.

    form: name or role; name: as shown.
    """

    first: int
    last: int
    kind: str
    form: str
    name: str


@dataclass(slots=True)
class Layout:
    """What stands at each token: index into `people` and `bodies`, -1 where nothing does.

    person_at leaves titles out (Lady, Det Supt), whole_at has them in; starts: first token of a name, with or without
    title -> index into `people`.
    """

    page: Sheet
    people: tuple[tuple[int, int, int], ...]
    bodies: tuple[Body, ...]
    person_at: list[int]
    body_at: list[int]
    starts: dict[int, int]
    whole_at: list[int]


@lru_cache(maxsize=4)
def layout(document: Document) -> Layout:
    """People and institutions of the document by token."""
    page = sheet(document)
    people, institutions = names(document), bodies(document)
    person_at, body_at = [-1] * len(page), [-1] * len(page)
    for number, (_, first, last) in enumerate(people):
        for i in range(first, last):
            person_at[i] = number
    for number, body in enumerate(institutions):
        for i in range(body[0], body[3]):
            body_at[i] = number
    starts = {start: number for number, (start, _, _) in enumerate(people)}
    starts |= {first: number for number, (_, first, _) in enumerate(people)}
    whole_at = list(person_at)
    for number, (start, first, _) in enumerate(people):
        for i in range(start, first):
            whole_at[i] = number
    return Layout(page, people, institutions, person_at, body_at, starts, whole_at)


def body_part(page: Sheet, body: Body) -> Part:
    """One of the document's bodies as a part."""
    mention = body_mention(page, body)
    return Part(body[0], body[3], "institution", body[4], mention.name)


def place_part(page: Sheet, first: int, last: int) -> Part:
    """Tokens [first, last) as a place, a country by its usual name."""
    text = page.words(first, last)
    return Part(first, last, "place", "name", country(text) or text)


def part_mention(page: Sheet, part: Part) -> Mention:
    """The mention of a part."""
    return Mention(page.span(part.first, part.last), part.kind, part.form, part.name)


def party_mention(page: Sheet, part: Part) -> Mention:
    """The mention of a party."""
    return Mention(page.span(part.first, part.last), "institution", "name", part.name)


def place_mention(page: Sheet, part: Part) -> Mention:
    """The mention of a place."""
    return Mention(page.span(part.first, part.last), "place", "name", part.name)


def body_ending(plan: Layout, token: int) -> Body | None:
    """The named body that ends with the token; no country, which the model may take for its government."""
    if token < 0 or plan.body_at[token] < 0:
        return None
    body = plan.bodies[plan.body_at[token]]
    text = plan.page.words(body[1], body[3])
    return body if body[3] == token + 1 and body[4] == "name" and not country(text) else None
