"""The institution of an office whose own phrase names none: from the same office elsewhere in the article, or, for an
office of state, from the one government or country that the article speaks of."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extractors._grammar import subject
from onrecord.extractors._layout import layout, part_mention
from onrecord.extractors._lexicon import country
from onrecord.extractors._names import split_name
from onrecord.extractors._office_phrases import posts
from onrecord.model import Claim, Document, Mention

__all__ = ["family", "in_full", "with_institutions"]

# Offices of a national government, by the last word of their name; a governor or a commissioner may be of anything.
_NATIONAL = frozenset({"Minister", "Secretary", "Chancellor", "Premier", "Taoiseach", "Tánaiste", "Exchequer"})
_PARTS = frozenset(
    {"England", "Wales", "Scotland", "Northern Ireland"}
)  # of the United Kingdom, whose government it mostly is
_OF_ONE = frozenset({"body", "party", "church"})
# a place has one each, and an article that names only one place with it goes on about that one's
_OF_PLACES = frozenset({"Governor", "Mayor", "First Minister", "Chief Minister", "Lord Mayor", "Lieutenant Governor"})
_OF_MANY = frozenset(
    {
        "Director",
        "Executive Director",
        "Manager",
        "Editor",
        "President",
        "Principal",
        "Commissioner",
        "Councillor",
        "Head",
        "Chief",
        "Boss",
        "Founder",
        "Co-founder",
        "Trustee",
        "Board Member",
        "Constable",
        "Sheriff",
        "Coach",
    }
)
_ELSEWHERE = frozenset({"Georgia", "Jordan"})  # states and people have these names too
_UNIONS = frozenset({"European Union"})
_SOVEREIGN = frozenset(
    {"President", "Vice President", "Vice-President", "Prime Minister", "King", "Queen", "Deputy Prime Minister"}
)
# ranks below an office of the same name
_LOWER = frozenset({"Deputy", "Vice", "Assistant", "Under", "Shadow", "Junior", "Parliamentary", "Acting", "Prime"})
_HEADS = frozenset({"President", "Vice President", "Vice-President", "King", "Queen"})
_NOT_NATIONAL = frozenset(
    {
        "General Secretary",
        "Private Secretary",
        "Press Secretary",
        "Secretary",
        "Executive Secretary",
        "Party Secretary",
        "Vice-Chancellor",
        "National Secretary",
        "Company Secretary",
        "First Minister",
        "Chief Minister",
    }
)


def with_institutions(document: Document, claims: list[Claim]) -> list[Claim]:
    """The claims, with an institution where the article itself leaves no doubt which."""
    known: dict[tuple[str, str], Mention | None] = {}
    for claim in claims:
        institution = claim.role("institution")
        if claim.relation == "holds" and institution is not None and isinstance(claim.object, Mention):
            key = (claim.object.label, family(claim.subject))
            held = known.setdefault(key, institution)
            if held is not None and not _same(held, institution):
                known[key] = None
    alone = _alone(document)
    nearby = _nearby(document, claims)
    state = land = None
    sought = False
    done: list[Claim] = []
    for claim in claims:
        if claim.relation == "holds" and claim.role("institution") is None and isinstance(claim.object, Mention):
            label = claim.object.label
            found = known.get((label, family(claim.subject))) if claim.subject.form == "name" else None
            if found is None:
                found = nearby.get(claim) or _namesake(known, claim, label) or _longer(known, claim, label)
            if found is None and (_national(label) or label in _SOVEREIGN):
                if not sought:
                    (state, land), sought = _state(document), True
                found = state
                if label in _HEADS and found is not None and found.form == "role":
                    found = land  # a government as such is not the president's
                if label == "Secretary of State" and found is not None and found.kind == "place":
                    found = None  # American states have one each
            if found is None and claim.standing == "asserted":
                found = alone.get(label)
            if found is not None:
                claim = replace(claim, roles=(*claim.roles, ("institution", found)))
        done.append(claim)
    return done


def _namesake(known: dict[tuple[str, str], Mention | None], claim: Claim, label: str) -> Mention | None:
    """The institution of the same office of somebody whose name holds this one: Ana Vela Cruz and Governor Vela."""
    parts = claim.subject.label.lower().split()
    if claim.subject.form != "name" or len(parts) != 1:
        return None
    found = {family: held for (office, family), held in known.items() if office == label and held is not None}
    return next((held for family, held in found.items() if parts[0] in family.split()), None)


def _longer(known: dict[tuple[str, str], Mention | None], claim: Claim, label: str) -> Mention | None:
    """The institution of the office in full where the claim has its last word: Associate Justice Bell and Justice Bell,
    but not a deputy mayor and a mayor."""
    if claim.subject.form != "name" or " " in label:
        return None
    own = family(claim.subject)
    found = [held for (office, who), held in known.items() if who == own and in_full(office, label)]
    return found[0] if len(found) == 1 else None


def in_full(office: str, word: str) -> bool:
    """Whether the office is the one that the word alone may stand for before a name."""
    return office.endswith(f" {word}") and office.split()[0] not in _LOWER


def _nearby(document: Document, claims: list[Claim]) -> dict[Claim, Mention]:
    """Institutions of claims that have none, from what stands beside them in the sentence.

    Coordinated with another office (Israeli prime minister Bell and energy minister Marr); what the clause's subject is
    (Morvia sent Foreign Minister Bell to the talks).
    """
    plan = layout(document)
    page = plan.page
    kinds = {page.start[post.first]: post.office.kind for post in posts(document)}
    found: dict[Claim, Mention] = {}
    before: Claim | None = None
    for claim in sorted(claims, key=lambda one: (one.evidence.start, one.evidence.end)):
        if claim.relation != "holds" or not isinstance(claim.object, Mention):
            continue
        institution = claim.role("institution")
        if institution is None:
            institution = _coordinated(document, before, claim, kinds) or _sender(document, claim)
            if institution is not None:
                found[claim] = institution
                claim = replace(claim, roles=(*claim.roles, ("institution", institution)))
        before = claim
    return found


def _coordinated(document: Document, before: Claim | None, claim: Claim, kinds: dict[int, str]) -> Mention | None:
    """The institution that stands before the first of two offices which only "and" parts, each with a name after it."""
    if before is None or not isinstance(before.object, Mention) or not isinstance(claim.object, Mention):
        return None
    institution = before.role("institution")
    if institution is None or institution.span.start > before.object.span.start or institution.form != "name":
        return None
    if kinds.get(before.object.span.start) != kinds.get(claim.object.span.start) or before.sentence != claim.sentence:
        return None
    between = document.article.text[before.evidence.end : claim.evidence.start].split()
    titled = before.object.span.end <= before.subject.span.start and claim.object.span.end <= claim.subject.span.start
    return institution if titled and between in (["and"], [","], [",", "and"], [",and"]) else None


def _sender(document: Document, claim: Claim) -> Mention | None:
    """The country that is the subject of the verb whose object the holder of a national office is."""
    plan = layout(document)
    page = plan.page
    if not isinstance(claim.object, Mention) or not _national(claim.object.label):
        return None
    person = next((i for i in range(len(page)) if page.start[i] == claim.subject.span.start), -1)
    for _ in range(4):
        if person < 0 or page.dep[person] == "obj":
            break
        person = page.head[person] if page.dep[person] in {"flat", "nmod", "compound", "appos"} else -1
    if person < 0:
        return None
    verb = page.head[person]
    if page.lemma[verb] not in {"send", "dispatch", "recall", "name", "delegate"}:
        return None
    found = subject(page, verb)
    if found < 0 or not (page.label[found] == "LOC" or country(page.words(*page.subtree(found)).removeprefix("The "))):
        return None
    first, last = page.ents[page.ent[found]][:2] if page.ent[found] >= 0 else (found, found + 1)
    name = page.words(first, last)
    return Mention(page.span(first, last), "place", "name", country(name) or name)


def _alone(document: Document) -> dict[str, Mention]:
    """Offices of which a body has one (chair, chief executive), by name, where the article ties each to one body."""
    page = layout(document).page
    found: dict[str, Mention | None] = {}
    for post in posts(document):
        one = post.office.kind in _OF_ONE or post.name in _OF_PLACES
        if post.institution is None or not one or post.name in _OF_MANY or post.office.plural:
            continue
        mention = part_mention(page, post.institution)
        held = found.setdefault(post.name, mention)
        if held is not None and not _same(held, mention):
            found[post.name] = None
        elif held is not None and held.form == "role" and mention.form == "name":
            found[post.name] = mention
    return {name: mention for name, mention in found.items() if mention is not None}


def _state(document: Document) -> tuple[Mention | None, Mention | None]:
    """The government or country that an office of state in this article is of, and the country alone; None in doubt.

    It is the one named government if its country is the one most spoken of, else the bare government, else the country,
    where the article speaks of hardly any other.
    """
    counts, first = _countries(document)
    plan = layout(document)
    page = plan.page
    named: dict[str, Mention] = {}
    bare: Mention | None = None
    for begin, name, head, last, form, kind in plan.bodies:
        if kind != "government" or page.lower[head] != "government" or page.lower[head - 1] == "local":
            continue
        if form == "name":
            text = page.words(name, last)
            place = next((country(word) for word in text.split() if country(word)), "") or text
            named.setdefault(place, Mention(page.span(begin, last), "institution", "name", text))
        elif page.lower[begin] == "the" and last - begin == 2:
            bare = bare or Mention(page.span(begin, last), "institution", "role", page.words(name, last))
    top = max(counts, key=lambda name: counts[name], default="")
    others = sum(counts.values()) - counts.get(top, 0)
    # a country named but once, or only with somebody else's office, may be a visitor's
    land = first[top] if top and counts[top] > 1 and 3 * others <= counts[top] else None
    if len(named) == 1:
        place, mention = next(iter(named.items()))
        if place in first and mention.label.split()[0] not in {"UK", "US", "U.S.", "U.K.", place.split()[0]}:
            mention = first[place]  # the French government's minister is France's, as "the French minister" is
        chosen = mention if counts.get(place, 1) >= max(counts.values(), default=0) else None
        return chosen, chosen or land
    if named or 3 * others > counts.get(top, 0):
        return None if named or counts.get(top, 0) > 1 or others > 1 else bare, land
    return bare or land, land


def _countries(document: Document) -> tuple[dict[str, float], dict[str, Mention]]:
    """How often the article names each country (half for one named with an office), and where it does so first."""
    page = layout(document).page
    counts: dict[str, float] = {}
    first: dict[str, Mention] = {}
    owned = {
        i
        for post in posts(document)
        for part in (post.institution, post.place)
        if part is not None
        for i in range(part.first, part.last)
    }
    i = 0
    while i < len(page):
        size, name = 1, ""
        if page.capital(i) and page.pos[i] in {"PROPN", "ADJ", "NOUN"}:
            if page.ent[i] >= 0 and page.ents[page.ent[i]][0] == i:
                size = page.ents[page.ent[i]][1] - i
                name = country(page.words(i, i + size))
            if not name:  # the United States House of Representatives
                size = next((n for n in (3, 2, 1) if country(page.words(i, min(i + n, len(page))))), 1)
                name = country(page.words(i, min(i + size, len(page))))
        if name in _PARTS:
            name = "United Kingdom"
        if name and name not in _UNIONS and page.text[i] not in _ELSEWHERE:
            people = size == 1 and (page.pos[i] == "ADJ" or page.label[i] == "MISC")  # of a people, living anywhere
            counts[name] = counts.get(name, 0) + (0.25 if people else 0.5 if i in owned else 1)
            first.setdefault(name, Mention(page.span(i, i + size), "place", "name", name))
        i += size
    return counts, first


def family(subject: Mention) -> str:
    """What two mentions of one person share within an article: the family name, else the words."""
    name = split_name(subject.label)
    return (name.family or name.given).lower() if subject.form == "name" else subject.label.lower()


def _same(one: Mention, other: Mention) -> bool:
    a, b = one.label.lower().removeprefix("the "), other.label.lower().removeprefix("the ")
    return a == b or a in b or b in a


def _national(label: str) -> bool:
    last = label.split()[-1]
    if label in _NOT_NATIONAL:
        return False
    return (
        last in _NATIONAL
        or "Secretary of State" in label
        or label.startswith(("Minister ", "Prime Minister", "Chancellor of the"))
    )
