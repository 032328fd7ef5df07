"""Who stands at a word: a named person or institution, a pronoun, a role."""

from __future__ import annotations

from functools import lru_cache

from onrecord.extractors._text.layout import Layout
from onrecord.extractors._text.lexicon import country
from onrecord.extractors._text.roles import roles
from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Document, Mention
from onrecord.vocabulary import words

__all__ = ["Actor", "actor", "actors"]

# nouns that only say what kind of body it is whose name they stand before
_CLASSES = frozenset(
    {"nonprofit", "charity", "watchdog", "group", "consultancy", "firm", "thinktank", "tank", "startup"}
)
Actor = tuple[Mention, int, int]
"""A mention with its first token and the token past its last."""


def actor(plan: Layout, document: Document, token: int) -> tuple[Mention, int, int] | None:
    """Who stands at a token: a named person or institution, a pronoun, a role; with its tokens. None if nobody."""
    page = plan.page
    if token < 0:
        return None
    person = plan.whole_at[token]
    if person >= 0:
        start, _, last = plan.people[person]
        return Mention(page.span(start, last), "person", "name", page.words(start, last)), start, last
    number = plan.body_at[token]
    if _is_class(plan, token):
        return actor(plan, document, token + 1)
    if (run := _unseen(plan, token)) > 0:
        return Mention(page.span(token + 1, run), "institution", "name", page.words(token + 1, run)), token + 1, run
    if number >= 0 and (firm := _firm(plan, number)) >= 0:
        return actor(plan, document, firm)
    if number >= 0:
        first, name, _, last, form, _ = plan.bodies[number]
        return Mention(page.span(first, last), "institution", form, page.words(name, last)), first, last
    low = page.lower[token]
    if low in {"he", "she", "his", "her", "him", "they", "their", "them", "i", "we"}:
        return Mention(page.span(token, token + 1), "person", "pronoun", page.text[token]), token, token + 1
    if low in {"it", "its"}:
        return Mention(page.span(token, token + 1), "institution", "pronoun", page.text[token]), token, token + 1
    if low in {"who", "which", "that"} and page.pos[token] in {"PRON", "DET", "SCONJ"}:
        before = token - 1 - (token > 0 and page.text[token - 1] == ",")
        if before >= 0 and low == "who" and plan.body_at[before] >= 0 and (person := _member(plan, before)) >= 0:
            return actor(plan, document, person)  # Ann Bell of Morne University, who led it
        if before >= 0 and (plan.person_at[before] >= 0 or plan.body_at[before] >= 0):
            return actor(plan, document, before)
        verb = page.head[token]
        return actor(plan, document, page.head[verb]) if page.dep[verb] == "acl" and page.head[verb] != token else None
    for k in [token + 1, *(k for k in page.children[token] if page.full[k] in {"appos", "flat"})]:
        if k < len(page) and plan.whole_at[k] >= 0 and page.sent[k] == page.sent[token]:
            return actor(plan, document, k)
    if page.pos[token] in {"NOUN", "PROPN"} and (
        page.lower[token] in words("persons") or page.lower[token] in words("offices") or _role(document, page, token)
    ):
        mention = _role(document, page, token)
        if mention is not None:
            first = next(i for i in range(token, -1, -1) if page.start[i] <= mention.span.start)
            last = next(i for i in range(token, len(page)) if page.end[i] >= mention.span.end) + 1
            return mention, first, last
    if page.label[token] == "LOC" and (land := country(page.words(*page.ents[page.ent[token]][:2]))):
        first, last, _ = page.ents[page.ent[token]]
        return Mention(page.span(first, last), "place", "name", land), first, last
    return None


@lru_cache(maxsize=4)
def _role_index(document: Document) -> dict[int, Mention]:
    """Character -> the role mention that covers it."""
    return {at: mention for mention in roles(document) for at in range(mention.span.start, mention.span.end)}


def _role(document: Document, page: Sheet, token: int) -> Mention | None:
    return _role_index(document).get(page.start[token])


def _member(plan: Layout, token: int) -> int:
    """The last token of the person's name before a body's: Ann Bell of Morne University; -1 if there is none."""
    page = plan.page
    for k in range(token, max(-1, token - 12), -1):
        if plan.whole_at[k] >= 0:
            return k if page.sent[k] == page.sent[token] else -1
        if page.pos[k] in {"VERB", "AUX"} or page.text[k] == ",":
            return -1
    return -1


def _is_class(plan: Layout, token: int) -> bool:
    """Whether a noun only says what kind of body the name behind it is: the watchdog group | Dune Watch."""
    page = plan.page
    if page.pos[token] != "NOUN" or token + 1 >= len(page) or page.sent[token + 1] != page.sent[token]:
        return False
    number, after = plan.body_at[token], plan.body_at[token + 1]
    if after < 0 or after == number or plan.bodies[after][0] != token + 1 or plan.bodies[after][4] != "name":
        return False
    return plan.bodies[number][4] != "name" if number >= 0 else page.lemma[token] in words("bodies")


def _unseen(plan: Layout, token: int) -> int:
    """Past the name that the model did not see behind a noun for a body: the environmental nonprofit | E3; else 0."""
    page = plan.page
    if page.pos[token] != "NOUN" or page.lemma[token] not in _CLASSES or page.tag[token] == "NNS":
        return 0
    end = token + 1
    while end < len(page) and page.capital(end) and page.pos[end] == "PROPN" and page.sent[end] == page.sent[token]:
        if plan.whole_at[end] >= 0 or plan.body_at[end] >= 0 or page.label[end] in {"LOC", "PER", "DATE"}:
            return 0
        end += 1
    return end if end > token + 1 else 0


def _firm(plan: Layout, number: int) -> int:
    """The name behind a firm of that name: the law firm of | Orin & Vale; -1 where there is none."""
    page = plan.page
    last, form = plan.bodies[number][3:5]
    if form == "name" or last + 1 >= len(page) or page.lower[last - 1] != "firm" or page.lower[last] != "of":
        return -1
    behind = plan.body_at[last + 1]
    return last + 1 if behind >= 0 and plan.bodies[behind][4] == "name" else -1


def actors(plan: Layout, document: Document, token: int) -> list[tuple[Mention, int, int]]:
    """Whoever stands at a token and what is coordinated with it."""
    page = plan.page
    found = [actor(plan, document, token)]
    found += [actor(plan, document, k) for k in page.children[token] if page.dep[k] == "conj"] if token >= 0 else []
    return [one for one in found if one is not None]
