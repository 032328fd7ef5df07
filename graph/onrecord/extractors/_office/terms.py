"""Offices named by what it is to hold them: won the presidency of Morland, resigned the leadership of the party."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.extractors._office.hold import GUESSED
from onrecord.extractors._office.reader import POSSESSIVE
from onrecord.extractors._text.claims import claim
from onrecord.extractors._text.grammar import holder, unreal
from onrecord.extractors._text.grammar import subject as subject_of
from onrecord.extractors._text.institutions import body_mention
from onrecord.extractors._text.layout import Layout, layout
from onrecord.extractors._text.lexicon import country
from onrecord.model import Claim, Document, Mention
from onrecord.vocabulary import words

__all__ = ["terms"]

# Verbs that take, have or give up what is their object: status of the office, "held" where the tense tells.
_VERBS = {
    **dict.fromkeys(("win", "take", "assume", "gain", "secure", "inherit"), "current"),
    **dict.fromkeys(("resign", "relinquish", "quit", "leave", "vacate"), "former"),
    "hold": "held",
}
_REIGNS = frozenset({"President", "Prime Minister", "Chancellor", "Governor", "Pope"})
_DURING = frozenset({"during", "under", "throughout", "after", "following", "before", "since", "until", "of", "in"})
_ELECTED = frozenset({"win", "gain", "secure"})
_SWORN_IN = frozenset({"President", "Vice President", "Governor", "Mayor"})  # some time after they are elected


def terms(document: Document, extractor: str) -> list[Claim]:
    """Claims holds of whoever took, had or gave up such an office of a body or place that stands beside it."""
    plan = layout(document)
    table = words("terms_of_office")
    nouns = [noun for noun in range(len(plan.page)) if plan.page.lower[noun] in table]
    found: list[Claim] = []
    for noun in nouns:
        office = table[plan.page.lower[noun]][0]
        found += _reign(plan, noun, office, extractor)
        if plan.page.dep[noun] == "obj":
            found += _term(plan, noun, office, extractor)
    return found


def _reign(plan: Layout, noun: int, office: str, extractor: str) -> Iterator[Claim]:
    """During the presidency of Ann Bell; under Ann Bell's premiership: told as past, and of an office that only a head
    of state or government has."""
    page = plan.page
    if page.pos[noun] != "NOUN" and not page.capital(noun):
        return
    if office not in _REIGNS:
        return
    k, start, stop = noun - 1, -1, 0
    if page.lower[k] in POSSESSIVE and k > 0 and plan.whole_at[k - 1] >= 0:
        start, _, stop = plan.people[plan.whole_at[k - 1]]
        k = start - 1
    elif page.lower[noun + 1 : noun + 2] == ["of"] and noun + 2 in plan.starts:
        start, _, stop = plan.people[plan.starts[noun + 2]]
        k -= page.lower[k] == "the"
    first, last = page.sents[page.sent[noun]]
    past = any(page.tag[j] == "VBD" for j in range(first, last))
    if start < 0 or k < first or page.lower[k] not in _DURING or not past:
        return
    person = Mention(page.span(start, stop), "person", "name", page.words(start, stop))
    post = Mention(page.span(noun, noun + 1), "office", "name", office)
    made = claim(
        page,
        extractor,
        person,
        "holds",
        post,
        min(start, noun),
        max(stop, noun + 1),
        details=(("status", "former"),),
    )
    yield replace(made, confidence=GUESSED)


def _term(plan: Layout, noun: int, office: str, extractor: str) -> Iterator[Claim]:
    page = plan.page
    verb = page.head[noun]
    status = _VERBS.get(page.lemma[verb], "")
    real = unreal(page, verb)
    found = holder(plan, subject_of(page, verb))
    body, last = _whose(plan, noun)
    if not status or found is None or body is None or verb > noun or page.child(verb, "aux:pass") >= 0:
        return
    if real and not (real == "planned" and status == "former"):
        return
    if status == "held":
        status = "former" if page.tag[verb] == "VBD" else "current"
    if real:
        status = "current"  # will resign it
    elif page.lemma[verb] in _ELECTED and office in _SWORN_IN:
        status = "elect"
    mention, start, stop = found
    post = Mention(page.span(noun, noun + 1), "office", "name", office)
    details = (("status", status),)
    roles = (("institution", body),)
    yield claim(
        page, extractor, mention, "holds", post, min(start, verb), max(stop, last), details=details, roles=roles
    )


def _whose(plan: Layout, noun: int) -> tuple[Mention | None, int]:
    """The body or place behind "of", and where it ends."""
    page = plan.page
    at = noun + 1
    if page.lower[at : at + 1] != ["of"]:
        return None, 0
    at += 2 if page.lower[at + 1 : at + 2] == ["the"] else 1
    if at >= len(page) or page.sent[at] != page.sent[noun]:
        return None, 0
    number = plan.body_at[at]
    if number >= 0 and plan.bodies[number][4] == "name":
        body = plan.bodies[number]
        return body_mention(page, body), body[3]
    if page.label[at] != "LOC":
        return None, 0
    first, last = page.ents[page.ent[at]][:2]
    name = page.words(first, last)
    return Mention(page.span(first, last), "place", "name", country(name) or name), last
