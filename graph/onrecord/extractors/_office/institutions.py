"""The institution of an office whose own phrase names none: from the same office elsewhere in the article, or, for an
office of state, from the one government or country that the article speaks of."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extractors._office.hold import GUESSED
from onrecord.extractors._office.phrases import posts
from onrecord.extractors._office.states import province_of, state_of
from onrecord.extractors._text.grammar import subject
from onrecord.extractors._text.layout import layout, part_mention
from onrecord.extractors._text.lexicon import country
from onrecord.extractors._text.names import split_name
from onrecord.model import Claim, Document, Mention

__all__ = ["family", "in_full", "with_institutions"]

# Offices of a national government, by the last word of their name; a governor or a commissioner may be of anything.
_NATIONAL = frozenset({"Minister", "Secretary", "Chancellor", "Premier", "Taoiseach", "Tánaiste", "Exchequer"})
_OF_ONE = frozenset({"body", "party", "church"})
# a place has one each, and an article that names only one place with it goes on about that one's
_OF_PLACES = frozenset({"Governor", "Mayor", "First Minister", "Chief Minister", "Lord Mayor", "Lieutenant Governor"})
# what no other country calls an office
_OF_ONE_COUNTRY = {"Taoiseach": "Ireland", "Tánaiste": "Ireland", "Chancellor of the Exchequer": "United Kingdom"}
# the president and chief executive of the bank is no head of state
_AND_MORE = re.compile(
    r"\s+and\s+(?:the\s+)?(?:chief|chair|ceo|found|executive|general|managing|owner|co-|director)", re.I
)
_OF_STATES = frozenset({"Governor", "Lieutenant Governor"})
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
    now: dict[str, set[str]] = {}  # who holds an office of a place that the article names, by the office
    for claim in claims:
        told = claim.role("institution") is not None and claim.detail("status") == "current"
        if claim.relation == "holds" and told and isinstance(claim.object, Mention):
            now.setdefault(claim.object.label, set()).add(family(claim.subject))
    alone = _alone(document)
    nearby = _nearby(document, claims)
    rivals = _rivals(claims)
    state = land = None
    sought = False
    done: list[Claim] = []
    for claim in claims:
        if claim.relation == "holds" and claim.role("institution") is None and isinstance(claim.object, Mention):
            label = claim.object.label
            found = known.get((label, family(claim.subject))) if claim.subject.form == "name" else None
            if found is None:
                found = nearby.get(claim) or _namesake(known, claim, label) or _longer(known, claim, label)
            if found is None and label in _OF_ONE_COUNTRY:
                found = Mention(claim.object.span, "place", "name", _OF_ONE_COUNTRY[label])
            elsewhere = claim.confidence == GUESSED or claim.detail("status") == "candidate"
            elsewhere = elsewhere or bool(_AND_MORE.match(document.article.text, claim.object.span.end))
            if found is None and not elsewhere and (_national(label) or label in _SOVEREIGN):
                if not sought:
                    (state, land), sought = state_of(document), True
                found = state
                if label in _HEADS:
                    found = None if label in rivals else land  # a government as such is not the president's
                if label == "Secretary of State" and found is not None and found.kind == "place":
                    found = None  # American states have one each
            placed = label in _OF_PLACES
            others = (
                placed and claim.detail("status") == "current" and bool(now.get(label, set()) - {family(claim.subject)})
            )
            if found is None and claim.standing == "asserted" and not (placed and (elsewhere or others)):
                found = alone.get(label)
            if found is None and label in _OF_STATES and label not in rivals and not (elsewhere or others):
                found = province_of(document)
            if found is not None:
                claim = replace(claim, roles=(*claim.roles, ("institution", found)))
        done.append(claim)
    return done


def _rivals(claims: list[Claim]) -> set[str]:
    """Offices that one has at a time and that several people have in this article, no body named with them: President
    Bell went to see President Marr."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        held = claim.relation == "holds" and claim.detail("status") == "current" and claim.role("institution") is None
        if held and isinstance(claim.object, Mention) and claim.subject.form == "name":
            found.setdefault(claim.object.label, set()).add(family(claim.subject))
    return {label for label, people in found.items() if len(people) > 1}


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
