"""Who sits in a chamber that is named where no office is: represented Marsh in the Senate, serves in Congress; and who
has won an election: won the governor's race in Norland."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extractors._text.claims import claim
from onrecord.extractors._text.grammar import antecedent, holder, unreal
from onrecord.extractors._text.grammar import subject as subject_of
from onrecord.extractors._text.layout import Layout, layout, place_mention, place_part
from onrecord.extractors._text.lexicon import country, match_office, match_table
from onrecord.model import Claim, Document, Mention
from onrecord.vocabulary import words

__all__ = ["chambers", "member_of"]

_SEATS = frozenset({"district", "constituency", "state", "riding", "seat", "city", "county", "region", "area", "ward"})
_SITTING = frozenset({"serve", "sit"})
_LOCAL = frozenset(
    {"city", "town", "county", "provincial", "district", "borough", "parish", "municipal", "village", "regional"}
)
_PAST = frozenset({"represented", "served", "sat"})
_RACES = frozenset({"race", "election", "contest", "runoff", "run-off"})
_WITHIN = 9  # tokens between "represented" and the chamber: represented the people of Marsh for years in the | Senate
_LONG = 4  # years after an election in which its winner is still likely to be in office
_YEAR = re.compile(r"(?:19|20)\d\d")


def chambers(document: Document, extractor: str) -> list[Claim]:
    """Claims holds of whoever represents a place in a chamber, serves in one, or has won an election."""
    plan = layout(document)
    found: list[Claim] = []
    for verb in range(1, len(plan.page) - 2):
        if plan.page.pos[verb] != "VERB":
            continue
        lemma = plan.page.lemma[verb]
        if lemma == "represent" or lemma in _SITTING:
            found += _seat(plan, verb, extractor)
        elif lemma == "win":
            found += _won(plan, verb, extractor)
    return found


def member_of(name: str) -> str:
    """The office of a member of the body with that name, "" if a member of it has none: Marsh City Council."""
    text = name.lower().removeprefix("the ").split()
    for size in (3, 2, 1):
        entry = words("chambers").get(" ".join(text[-size:])) if len(text) >= size else None
        if entry:
            return entry[0]
    return "Council Member" if text[-1:] == ["council"] and len(text) > 1 and text[-2] in _LOCAL else ""


def _chamber(plan: Layout, first: int, stop: int) -> tuple[int, int, str] | None:
    """The chamber that stands between those tokens behind "in the": first and last token of its name, the office."""
    page = plan.page
    for k in range(first, min(stop, len(page) - 2)):
        at = k + 1 + (page.lower[k + 1] in {"the", "both", "its", "that"})
        while at < stop and at < len(page) and (country(page.text[at]) or page.label[at] == "LOC"):
            at += 1  # the US | Senate
        table = match_table("chambers", page.lower, at) if page.lower[k] == "in" and at < len(page) else None
        if table is not None and page.capital(at + table[0] - 1):
            return at, at + table[0], table[1][0]
    return None


def _seat(plan: Layout, verb: int, extractor: str) -> Iterator[Claim]:
    page = plan.page
    ceiling = page.sents[page.sent[verb]][1]
    object_ = page.child(verb, "obj")
    represents = page.lemma[verb] == "represent"
    if represents and (object_ < verb or not (page.label[object_] == "LOC" or page.lower[object_] in _SEATS)):
        return
    reach = min(ceiling, max(verb, object_) + _WITHIN) if represents else min(ceiling, verb + 3)
    seat = _chamber(plan, max(verb, object_) + 1 if represents else verb + 1, reach)
    person = _subject(plan, verb)
    if seat is None or person is None or unreal(page, verb) or page.child(verb, "aux:pass") >= 0:
        return
    mention, start, stop = person
    body = Mention(page.span(seat[0], seat[1]), "institution", "name", page.words(seat[0], seat[1]))
    if represents and page.label[object_] == "LOC":
        body = place_mention(page, place_part(page, *page.ents[page.ent[object_]][:2]))
    perfect = any(
        page.lemma[k] == "have" and page.dep[k] == "aux" and page.lower[k] != "had" for k in page.children[verb]
    )
    past = page.tag[verb] in {"VBD", "VBN"} or page.lower[verb] in _PAST
    if page.tag[verb] == "VBG" and page.dep[verb] != "acl":
        return
    going_on = {"since", "for"} & set(page.lower[seat[1] : min(seat[1] + 3, ceiling)])
    if perfect and not going_on:
        return  # has served in the House and the Senate: in which now?
    status = "former" if past and not perfect else "current"
    post = Mention(page.span(verb, verb + 1), "office", "name", seat[2])
    yield claim(
        page,
        extractor,
        mention,
        "holds",
        post,
        min(start, verb),
        max(stop, seat[1]),
        details=(("status", status),),
        roles=(("institution", body),),
    )


def _subject(plan: Layout, verb: int) -> tuple[Mention, int, int] | None:
    """Who does what the verb says: its subject, or what a participle behind a name describes."""
    page = plan.page
    token = subject_of(page, verb)
    if token < 0 and page.dep[verb] == "acl":
        token = antecedent(page, verb)
    found = holder(plan, token)
    return found if found is not None and found[0].form != "role" else None


def _won(plan: Layout, verb: int, extractor: str) -> Iterator[Claim]:
    """Tom Marr won the governor's race in Norland: elect, as long as it is not long ago."""
    page = plan.page
    race = page.child(verb, "obj")
    if race < verb or page.lower[race] not in _RACES or page.tag[verb] not in {"VBD", "VBN"} or unreal(page, verb):
        return
    lower, first = page.lower, verb + 1
    office = next((found for k in range(first, race) if (found := match_office(lower, page.text, k))), None)
    name = office.tidy if office is not None and lower[race - 1] in {"'s", "’s"} else ""
    entry = words("candidacies").get(lower[race - 1])
    if not name and entry and entry[0] == "office":
        name = entry[1]
    if not name and lower[race + 1 : race + 2] == ["for"]:
        sought = match_office(lower, page.text, race + 2)
        name = sought.tidy if sought is not None else ""
    person = holder(plan, verb - 1) if plan.whole_at[verb - 1] >= 0 else holder(plan, subject_of(page, verb))
    place = _place(plan, first, race)
    sentence = page.sents[page.sent[verb]]
    years = [int(page.text[k]) for k in range(*sentence) if _YEAR.fullmatch(page.text[k])]
    published = page.article.published[:4]
    late = years and published.isdigit() and max(years) + _LONG < int(published)
    if person is not None and ";" in page.text[person[2] : verb]:
        return  # another clause's subject
    if not name or person is None or person[0].form == "role" or late or "primary" in lower[first:race]:
        return
    mention, start, stop = person
    post = Mention(page.span(verb, race + 1), "office", "name", name)
    roles = (("institution", place),) if place is not None else ()
    last = max(stop, race + 1)
    yield claim(
        page, extractor, mention, "holds", post, min(start, verb), last, details=(("status", "elect"),), roles=roles
    )


def _place(plan: Layout, first: int, race: int) -> Mention | None:
    """The place whose election it is: before the race or behind it (in Norland, for governor of Norland)."""
    page = plan.page
    behind = range(race + 1, min(race + 7, len(page)))
    for k in (*range(first, race), *behind):
        if page.sent[k] != page.sent[race] or page.text[k] in {",", ";", "."}:
            break
        if page.label[k] == "LOC" and (k < race or page.lower[k - 1] in {"in", "of", "the"}):
            return place_mention(page, place_part(page, *page.ents[page.ent[k]][:2]))
    return None
