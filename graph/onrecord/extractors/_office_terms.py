"""Offices named by what it is to hold them: won the presidency of Morland, resigned the leadership of the party."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extractors._claims import claim
from onrecord.extractors._grammar import holder, unreal
from onrecord.extractors._grammar import subject as subject_of
from onrecord.extractors._institutions import body_mention
from onrecord.extractors._layout import Layout, layout
from onrecord.extractors._lexicon import country
from onrecord.model import Claim, Document, Mention
from onrecord.vocabulary import words

__all__ = ["terms"]

# Verbs that take, have or give up what is their object: status of the office, "held" where the tense tells.
_VERBS = {
    **dict.fromkeys(("win", "take", "assume", "gain", "secure", "inherit"), "current"),
    **dict.fromkeys(("resign", "relinquish", "quit", "leave", "vacate"), "former"),
    "hold": "held",
}
_ELECTED = frozenset({"win", "gain", "secure"})
_SWORN_IN = frozenset({"President", "Vice President", "Governor", "Mayor"})  # some time after they are elected


def terms(document: Document, extractor: str) -> list[Claim]:
    """Claims holds of whoever took, had or gave up such an office of a body or place that stands beside it."""
    plan = layout(document)
    table = words("terms_of_office")
    return [
        one
        for noun in range(len(plan.page))
        if plan.page.lower[noun] in table and plan.page.dep[noun] == "obj"
        for one in _term(plan, noun, table[plan.page.lower[noun]][0], extractor)
    ]


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
