"""Who holds, held or is to hold which office; who belongs to which party or board; who works for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.extractors._office.chambers import chambers, member_of
from onrecord.extractors._office.hold import Holding
from onrecord.extractors._office.holders import holdings
from onrecord.extractors._office.institutions import with_institutions
from onrecord.extractors._office.members import memberships
from onrecord.extractors._office.phrases import Post
from onrecord.extractors._office.settled import settled
from onrecord.extractors._office.terms import terms
from onrecord.extractors._text.layout import Layout, Part, layout, part_mention, party_mention, place_mention
from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Claim, Document, Mention
from onrecord.vocabulary import words

__all__ = ["extract"]

NAME = "offices"
_VAGUE = frozenset(
    {
        "Leader",
        "Head",
        "Chief",
        "Boss",
        "Manager",
        "Captain",
        "Delegate",
        "Deputy",
        "Founder",
        "Coach",
        "Envoy",
        "Strategist",
        "Negotiator",
        "Member",
        "Supervisor",
        "Officer",
        "Editor",
        "Team Leader",
    }
)
# forms of address, and offices only where the house or the place is named
_REVEREND = frozenset({"Imam", "Rabbi", "Sheikh", "Ayatollah", "Pastor", "Priest", "Minister of Religion", "Deacon"})
_SEATS = frozenset({"Committee Member", "Commission Member", "Panel Member"})  # of a body that is named elsewhere
_RANKED = re.compile(
    r"\b(?:Poll|Polls|Delegate|Race|Fundraising|Money|Points) Leader$|^Leader .*\b(?:Race|Polls|Pack|Field)$"
)
_MARKS = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
_SWORN = re.compile(r"\b(?:dismissed|sacked|fired|removed|resigned|sworn|reshuffle)")
# what somebody leads in an office's name: a civil rights leader holds none
_LED = frozenset(
    {
        "Opposition",
        "Majority",
        "Minority",
        "Deputy",
        "Council",
        "Party",
        "Union",
        "Group",
        "Interim",
        "Supreme",
        "Floor",
    }
)


def extract(document: Document) -> list[Claim]:
    """Claims holds, member_of and works_for."""
    plan = layout(document)
    body = document.article.body
    claims = [claim for holding in _with_counterparts(plan, holdings(document)) for claim in _claims(plan, holding)]
    claims += memberships(document, NAME)
    claims += terms(document, NAME)
    claims += chambers(document, NAME)
    claims = settled(plan, [claim for claim in _once(claims) if claim.evidence.start >= body])
    claims = [claim for claim in with_institutions(document, claims) if not _vague(claim)]
    return sorted(claims, key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.relation))


def _with_counterparts(plan: Layout, found: list[Holding]) -> list[Holding]:
    """The holdings, with the office of whoever is named before for each counterpart (the foreign minister and her
    French counterpart, Luc Arnaud). Counterparts of nobody are left out, and those of a chancellor, who may be
    presidents."""
    page = plan.page
    done: list[Holding] = []
    last: Holding | None = None
    for holding in sorted(found, key=lambda one: (one.post.head, one.subject_first)):
        if holding.post.office.kind != "counterpart":
            last = holding
            done.append(holding)
            continue
        if last is None or holding.post.institution is None or not last.post.name.endswith("Minister"):
            continue
        if page.sent[holding.post.head] - page.sent[last.post.head] <= 1:
            post = replace(holding.post, office=last.post.office, name=last.post.name)
            done.append(replace(holding, post=post, confidence=0.9))
    return done


def _claims(plan: Layout, holding: Holding) -> Iterator[Claim]:
    """What one phrase says of one person."""
    page, post = plan.page, holding.post
    kind = post.office.kind
    first = min(holding.first, holding.subject_first)
    last = max(holding.last, holding.subject_last)
    evidence, sentence = page.span(first, last), page.sentence(first, last)
    details = [("status", holding.status)]
    details += [(name, value) for name, value in (("since", holding.since), ("until", holding.until)) if value]
    institution = holding.institution or post.institution
    base = Claim(
        subject=holding.subject,
        relation="holds",
        object=office_mention(page, post),
        evidence=evidence,
        sentence=sentence,
        details=tuple(details),
        standing=holding.standing,
        when=holding.when,
        extractor=NAME,
        confidence=holding.confidence,
    )
    place = holding.place or post.place
    if holding.place is not None and institution is not None and institution.kind == "place":
        institution, place = holding.place, institution  # U.S. Representative Ann Bell of Hawaii: hers is Hawaii's seat
    if kind == "scholar" and institution is not None:
        place = None  # an English professor at Marsh
    roles: list[tuple[str, Mention]] = []
    if institution is not None:
        roles.append(("institution", part_mention(page, institution)))
    if place is not None and (institution is None or place.first != institution.first):
        roles.append(("place" if institution is not None else "institution", place_mention(page, place)))
    party = holding.party or post.party
    if party is not None and kind not in {"member", "job", "scholar"}:
        yield replace(
            base, relation="member_of", object=party_mention(page, party), details=(("status", _now(holding.status)),)
        )
    if kind == "member":
        if institution is None and post.name in _SEATS:
            yield base
        seat = member_of(institution.name) if institution is not None and institution.form == "name" else ""
        if seat and institution is not None:  # a member of the Norwegian Parliament, of the city council of Marsh
            yield replace(
                base, object=Mention(page.span(post.first, post.last), "office", "name", seat), roles=tuple(roles)
            )
        if institution is not None:
            yield replace(base, relation="member_of", object=part_mention(page, institution))
        return
    church = kind == "state" and post.name == "Minister" and institution is None and post.determiner in {"a", "an"}
    if church and not _SWORN.search(evidence.text):
        return  # of a church, as likely as of a state
    if (
        kind == "scholar"
        and institution is not None
        and institution.first < post.first
        and not _school(plan, institution)
    ):
        institution, roles = None, []
    if kind == "job" and holding.subject.form == "role":
        return
    if kind in {"staff", "scholar", "job"} and institution is not None and institution.kind == "institution":
        yield replace(
            base, relation="works_for", object=part_mention(page, institution), details=(("as", post.name), *details)
        )
    if kind == "candidacy" and (
        holding.status != "candidate" or (post.name == "Candidate" and post.office.tidy not in {"Candidate", "Nominee"})
    ):
        return
    if kind == "candidacy" and institution is not None and _class(plan, institution) == "school":
        return  # for a degree
    ours = post.determiner in {"its", "'s", "their", "his", "her"} or post.name.startswith("Police ")
    ours = ours or (kind == "rank" and post.status == "former" and holding.how == "apposition")  # a former general
    if kind == "job" or ((kind == "rank" or post.name in _REVEREND) and not roles and not ours):
        return
    if post.office.tidy == "Speaker" and post.determiner in {"a", "an"} and not roles:
        return  # who speaks well
    if kind == "scholar" and institution is None and post.last == post.bare:
        return
    if not _one_of_many(page, post):
        yield replace(base, roles=tuple(roles))


def _class(plan: Layout, part: Part) -> str:
    number = plan.body_at[part.last - 1]
    text = part.name.lower().split()
    school = {"university", "college", "school"} & set(text)
    return "school" if school else plan.bodies[number][5] if number >= 0 else ""


def _school(plan: Layout, part: Part) -> bool:
    """Whether the part is a school or the like, as far as its own words tell."""
    number = plan.body_at[part.last - 1]
    return number >= 0 and plan.bodies[number][5] in {"school", "health", "general", ""} and part.last - part.first > 1


def _now(status: str) -> str:
    """Status in the party of somebody whose office has that status: a former Labour minister may still be in it."""
    return "current" if status in {"former", "acting", "shadow", "elect", "candidate"} else status


def _vague(claim: Claim) -> bool:
    """Whether it gives a word like leader or head that says nothing without a body: Bell, the leader in the polls."""
    if claim.relation != "holds" or not isinstance(claim.object, Mention):
        return False
    if _RANKED.search(claim.object.label) or claim.subject.label.lower() in words("candidacies"):
        return True  # who is ahead in the polls; Mayor | Candidate
    label = claim.object.label
    leads = label.endswith(" Leader") and label.rpartition(" ")[0] not in _LED
    body = claim.role("institution")
    if body is not None and body.kind == "place" and label in {"Civil Rights Leader", "Community Leader"}:
        return True
    if claim.roles:
        return False
    return label in _VAGUE or leads or " of Both " in label


def _one_of_many(page: Sheet, post: Post) -> bool:
    """Whether it is one leader among others: an iconic leader of the party leads it in no office."""
    k, marked = post.begin - 1, False
    while k > 0 and post.begin - k < 4 and (page.text[k] in _MARKS or page.pos[k] == "ADJ"):
        marked, k = marked or page.text[k] in _MARKS, k - 1
    determiner = page.lower[k] if marked else post.determiner  # an "iconic" | leader
    many = determiner in {"a", "an", "another"} and not post.status
    return many and post.office.tidy == "Leader" and post.name == "Leader"


def office_mention(page: Sheet, post: Post) -> Mention:
    """The office as a mention: its own words, its tidied name."""
    return Mention(page.span(post.first, post.last), "office", "name", post.name)


def _once(claims: list[Claim]) -> list[Claim]:
    """Without repetitions: one claim for one subject, relation and object in one place."""
    seen: set[tuple[object, ...]] = set()
    kept: list[Claim] = []
    for claim in claims:
        key = (claim.subject, claim.relation, claim.object)
        if key not in seen:
            seen.add(key)
            kept.append(claim)
    return kept
