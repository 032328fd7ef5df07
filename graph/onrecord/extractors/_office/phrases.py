"""Phrases that name an office, taken apart: words of the office, status, institution, place, party.

the former UK shadow home secretary        office Home Secretary, status former, institution UK
chief executive of the Harbour Board       office Chief Executive, institution Harbour Board
Labour MP for Marsh East                   office MP, party Labour, institution Marsh East
minister for schools in the Morvian government   office Minister for Schools, institution Morvian government
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

from onrecord.extractors._office.after import After
from onrecord.extractors._office.before import Before
from onrecord.extractors._office.reader import DESCRIBES, HYPHEN, NOMINAL, POSSESSIVE, Post
from onrecord.extractors._text.institutions import body_class
from onrecord.extractors._text.layout import Layout, Part, layout
from onrecord.extractors._text.lexicon import (
    Office,
    capitalised,
    match_office,
    modifier,
    party,
    singular,
)
from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Document
from onrecord.vocabulary import words

__all__ = ["Post", "posts"]


@lru_cache(maxsize=4)
def posts(document: Document) -> tuple[Post, ...]:
    """Every phrase that names an office, in order."""
    plan = layout(document)
    page = plan.page
    lower = [word[3:] if word.startswith("ex-") else word for word in page.lower]
    found: list[Post] = []
    i = 0
    while i < len(page):
        office = match_office(lower, page.text, i) or _candidate(lower[i]) if plan.person_at[i] < 0 else None
        if office is None:
            i += 1
            continue
        joined = i > 0 and lower[i - 1] in HYPHEN and page.start[i] == page.end[i - 1]
        if joined and len(office.form) > 1 and lower[i] in DESCRIBES:
            i += 1  # a home-state | senator
            continue
        if len(office.form) == 1 and modifier(lower[i]) and _goes_on(plan, lower, i):
            i += 1
            continue
        if _shorter(plan, i, office):
            office = replace(office, form=office.form[:1], tidy=office.tidy.split()[0], kind="party", plural=False)
        if len(office.form) > 1 and _belongs(plan, i):
            i += 1  # the Miners' Party chairman: the party is called so
            continue
        post = None if _named_so(plan, i, office) else _post(plan, lower, i, office)
        if post is None:
            i += 1
            continue
        if post.person is not None and found and post.person.first == found[-1].end > found[-1].last - 1:
            # Governor Ann Bell's chief of staff: the boss's own title belongs to the phrase
            boss = found[-1]
            then = page.lower[boss.begin] == "then" or lower[boss.begin : boss.begin + 2] == ["the", "then"]
            state = post.status or ("former" if then else "")  # then-Governor Ann Bell's: he was so then too
            post = replace(post, begin=boss.begin, core=min(post.core, boss.core), status=state)
        found.append(post)
        i = max(i + len(office.form), post.last)
    return tuple(found)


def _shorter(plan: Layout, i: int, office: Office) -> bool:
    """Whether the office goes on to a party that it is of: leader of the opposition | Coast Party, Labour group."""
    if office.tidy != "Leader of the Opposition":
        return False
    page, stop = plan.page, i + len(office.form)
    if stop + 1 >= len(page) or not page.capital(stop) or page.sent[stop] != page.sent[i] or plan.whole_at[stop] >= 0:
        return False
    return plan.body_at[stop] >= 0 or bool(party(page.lower[stop])[0])


def _belongs(plan: Layout, i: int) -> bool:
    """Whether the first word of an office ends a body's name before it: the Miners' Party | chairman."""
    page = plan.page
    if page.lower[i] == "party":
        return plan.body_at[i] >= 0 and plan.body_at[i + 1] < 0
    if i == 0 or not page.capital(i) or not page.capital(i - 1) or page.sent[i - 1] != page.sent[i]:
        return False
    if page.lower[i] == "council":
        return page.pos[i - 1] == "PROPN" and plan.person_at[i - 1] < 0
    # the Metropolitan Police commissioner, but the Marsh police chief
    return (
        page.lower[i] == "police"
        and page.label[i] == "ORG"
        and page.ent[i] == page.ent[i - 1]
        and page.label[i - 1] != "LOC"
    )


def _named_so(plan: Layout, i: int, office: Office) -> bool:
    """Whether the word is the last of a name of something else: the Marsh Observer, whose editor is Ann Bell."""
    page = plan.page
    crown = office.kind == "royal" and len(office.form) == 1 and page.capital(i) and not office.plural
    if crown and i + 1 < len(page) and page.capital(i + 1) and i + 1 not in plan.starts and page.pos[i + 1] == "PROPN":
        return page.sent[i + 1] == page.sent[i]  # the province of Sultan | Marsh, the Queen Mary
    alone = office.kind == "job" and len(office.form) == 1 and page.capital(i) and not office.plural
    before = i > 0 and page.capital(i - 1) and page.pos[i - 1] == "PROPN" and page.sent[i - 1] == page.sent[i]
    return alone and before and i + 1 < len(page) and i + 1 not in plan.starts and page.pos[i + 1] in NOMINAL


def _goes_on(plan: Layout, lower: list[str], i: int) -> bool:
    """Whether the word is only the first of a longer office: the deputy of a deputy prime minister."""
    page = plan.page
    if i + 1 >= len(page) or page.sent[i + 1] != page.sent[i] or plan.person_at[i + 1] >= 0:
        return False
    return bool(modifier(lower[i + 1])) or match_office(lower, page.text, i + 1) is not None


@cache
def _candidate(word: str) -> Office | None:
    """Somebody who wants an office (candidate, nominees) or has another's (counterpart), as if it were an office."""
    if word in {"counterpart", "counterparts"}:
        return Office((word,), "Counterpart", "counterpart", "", word.endswith("s"))
    for form, plural in ((word, False), (singular(word), True)):
        entry = words("candidacies").get(form)
        if entry and entry[0] == "person":
            return Office((word,), capitalised([form]), "candidacy", "", plural)
    return None


def _post(plan: Layout, lower: list[str], at: int, office: Office) -> Post | None:
    page = plan.page
    bare = at + len(office.form)
    head = next((k - 1 for k in range(at + 1, bare) if lower[k] in {"of", "in", "for", "without", "at"}), bare - 1)
    if lower[head] in {"-", "–"} and head > at:
        head -= 1  # commander-in-chief
    if lower[head] in {"general", "elect", "emeritus", "tempore", "tem"} and head > at:
        head -= 2 if lower[head - 1] == "-" else 1
    if (page.pos[head] not in NOMINAL and page.pos[head] not in {"X"}) or page.sent[at] != page.sent[bare - 1]:
        return None
    listed = len(office.form) > 1 and page.tag[head].startswith("NN")
    if page.pos[head] == "ADJ" and not listed and not (bare < len(page) and bare in plan.starts):
        return None
    body = plan.body_at[head]
    if body >= 0 and plan.bodies[body][4] == "name" and plan.bodies[body][2] != head:
        return None  # House of Representatives
    if body >= 0 and plan.bodies[body][4] == "name" and body_class(page, head)[0]:
        return None
    if bare < len(page) and page.lower[bare] in POSSESSIVE and page.pos[bare] == "PART" and bare + 1 < len(page):
        own = True
    else:
        own = False
    if (
        (
            not own
            and page.dep[head] == "compound"
            and page.head[head] > bare - 1
            and bare < len(page)
            and plan.person_at[bare] < 0
        )
        and page.pos[bare] in {"NOUN", "PROPN"}
        and match_office(lower, page.text, bare) is None
    ):
        return None  # president pardon, leader debate
    before = Before(plan, lower, at, head, office)
    before.read()
    if before.single:
        office = replace(office, plural=False)
    after = After(plan, lower, bare, head, office, lambda k, inner: _post(plan, lower, k, inner))
    if not own:
        after.read()
    state = before.status or after.status
    led = after.institution
    if not state and led is not None and {"previous", "last", "former"} & set(page.lower[led.first : led.last]):
        state = "former"  # a minister in the previous government
    if page.lower[at].startswith("ex-"):
        state = "former"
    if office.tidy == "Speaker of the House" and page.lower[bare : bare + 1] == ["of"]:
        office = replace(office, tidy="Speaker")  # of the House of Representatives
    name = _name(page, lower, before.first, at, office, after.last, bare)
    if office.kind == "candidacy":
        name = after.target or before.target or "Candidate"
        state = state if state == "former" else "candidate"
    institution, place = after.institution, before.place
    if (
        institution is not None
        and before.institution is not None
        and before.determiner == "'s"
        and institution.kind == "place"
    ):
        institution, place = before.institution, institution
    if (
        office.tidy == "Speaker"
        and institution is not None
        and institution.first == bare + 1
        and lower[head] != "house"
    ):
        house = next((k for k in range(at, bare) if lower[k] == "house"), -1)
        if house >= 0:  # Speaker of the House of Representatives
            institution = Part(house, institution.last, "institution", "name", page.words(house, institution.last))
    if institution is None:
        institution, place = before.institution, place
    elif before.institution is not None and before.institution.kind == "place":
        place = place or before.institution
    if institution is None:
        institution, place = place, None
    police = lower[at] == "police" and bare - at > 1 and office.kind in {"job", "staff"}
    if police and institution is not None and institution.last == at:  # a Northfell police officer
        first = institution.first
        institution = Part(first, at + 1, "institution", "name", page.words(first, at + 1))
    partei = before.party
    if office.kind == "candidacy" and institution is not None and _is_party(plan, institution):
        institution, partei = None, partei or institution  # the Coast Party's nominee for mayor
    within = any(lower[k] in {"committee", "caucus", "panel", "subcommittee"} for k in range(before.first, at))
    leads = not within and (
        office.kind in {"party", "staff"} or ("party" in office.flags and office.kind != "legislature")
    )
    if partei is not None and institution is None and leads and office.tidy not in {"President", "Vice President"}:
        institution, partei = Part(partei.first, partei.last, "institution", "name", partei.name), None
    return Post(
        before.begin,
        before.core,
        before.first,
        head,
        bare,
        after.last,
        after.end,
        office,
        name,
        state,
        institution,
        place,
        partei,
        before.person or after.person,
        before.determiner,
    )


def _is_party(plan: Layout, part: Part) -> bool:
    number = plan.body_at[part.last - 1]
    if "party" in part.name.lower().split():
        return True
    return number >= 0 and plan.bodies[number][5] == "party"


def _name(page: Sheet, lower: list[str], first: int, at: int, office: Office, last: int, bare: int) -> str:
    """The office's tidied name: its modifiers, its own tidy form, and what it looks after."""
    left = [lower[k] if page.text[k].islower() or page.lower[k] != lower[k] else page.text[k] for k in range(first, at)]
    left = [word for word in left if word != "shadow" and word != "Shadow"]
    right = [page.text[k] for k in range(bare, last)]
    tidy = office.tidy
    text = capitalised([*left, "·", *right]) if left or right else "·"
    return " ".join(text.replace("·", tidy).split())
