"""Makers told without the report's own noun: the research was led by Ida Kern; the navy examined it, that inquiry."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extractors._report.phrases import Work, works
from onrecord.extractors._report.verbs import agents, report_claim
from onrecord.extractors._text.actors import actor
from onrecord.extractors._text.grammar import subject, unreal
from onrecord.extractors._text.layout import Layout
from onrecord.model import Claim, Document, Mention
from onrecord.vocabulary import words

__all__ = ["examined", "led", "named_owner"]

_RESEARCH = frozenset({"research", "team", "group", "project", "expedition", "collaboration"})
_STUDIES = frozenset({"study", "findings", "paper", "research", "survey", "analysis"})
_LEADING = frozenset({"lead", "head", "direct", "coordinate"})
_FAR = 8  # sentences from a study to whoever led it
_NEAR = 3  # sentences from what a body looked into to "that investigation"
# a noun for an inquiry -> what somebody does who holds one
_DOING = {
    "investigation": frozenset({"investigate", "examine", "probe"}),
    "inquiry": frozenset({"investigate", "examine", "probe", "inquire"}),
    "enquiry": frozenset({"investigate", "examine", "probe", "enquire"}),
    "probe": frozenset({"investigate", "examine", "probe"}),
    "review": frozenset({"review", "examine"}),
    "audit": frozenset({"audit", "examine"}),
    "study": frozenset({"study", "examine"}),
}
_KINDS = frozenset({"government", "police", "general", "force", "court"})
# nouns for a body that its name need not have
_LOOSE = frozenset({"agency", "bureau", "watchdog", "regulator", "body", "inspectorate"})


def led(plan: Layout, document: Document) -> Iterator[Claim]:
    """The research was led by Ida Kern; the Sund team, led by her; Ida Kern, who led the research."""
    page = plan.page
    studies = [work for work in works(document) if page.lower[work.head] in _STUDIES]
    for i in range(len(page)):
        if page.lower[i] not in _RESEARCH or page.pos[i] not in {"NOUN", "PROPN"} or not studies:
            continue
        before = [work for work in studies if 0 <= page.sent[i] - page.sent[work.head] <= _FAR and work.head != i]
        if page.lower[i] != "research":  # a team in an article about a study may be another's: it stands close by
            before = [work for work in before if page.sent[i] - page.sent[work.head] <= _NEAR]
        if not before:
            continue
        work = before[-1]
        made = [k for k in page.children[i] if page.dep[k] == "acl" and page.lemma[k] in _LEADING]
        verb = page.head[i]
        if page.dep[i] == "nsubj" and page.lemma[verb] in _LEADING and page.tag[verb] == "VBN":
            made.append(verb)
        for one in made:
            if page.tag[one] == "VBN" and not unreal(page, one):
                for mention, first, last in agents(plan, document, one):
                    if mention.kind == "person" and mention.form == "name":
                        yield report_claim(page, work, "chair", mention, min(i, first), last, confidence=0.85)
        if page.dep[i] == "obj" and page.lemma[verb] in _LEADING and not unreal(page, verb):
            found = actor(plan, document, subject(page, verb))
            if found is not None and found[0].kind == "person" and found[0].form == "name":
                begin, end = min(i, found[1]), max(i + 1, found[2])
                yield report_claim(page, work, "chair", found[0], begin, end, confidence=0.85)


def examined(plan: Layout, document: Document, work: Work) -> Iterator[Claim]:
    """The navy spent a year examining it. That investigation ...: the navy's."""
    page = plan.page
    noun = page.lower[work.head]
    if work.determiner not in {"that", "this", "the"} or noun not in _DOING or work.owner is not None:
        return
    if work.first + 1 != work.head:
        return  # the earlier inquiry, the police inquiry
    number = page.sent[work.head]
    floor = page.sents[max(0, number - _NEAR)][0]
    for verb in range(work.first - 1, floor - 1, -1):
        if page.pos[verb] != "VERB" or page.lemma[verb] not in _DOING[noun]:
            continue
        if work.determiner == "the" and not noun.startswith(page.lemma[verb][:6]):
            continue
        if unreal(page, verb) or page.tag[verb] == "VBN":
            return
        found = actor(plan, document, subject(page, verb))
        if found is None or found[0].kind != "institution" or found[0].form != "name":
            return
        body = plan.body_at[found[2] - 1]
        if body < 0 or plan.bodies[body][5] != "media":
            yield report_claim(page, work, "author", found[0], work.first, work.bare, confidence=0.8)
        return


def named_owner(plan: Layout, mention: Mention, first: int) -> Mention:
    """The named body that a bare noun means: the committee's report, in an article that names one committee."""
    page = plan.page
    noun = mention.label.lower().removeprefix("the ")
    if mention.form != "role" or mention.kind != "institution" or not words("bodies").get(noun):
        return mention
    found: dict[str, Mention] = {}
    loose: list[Mention] = []
    for begin, name, _, last, form, kind in plan.bodies:
        text = page.words(name, last)
        if form != "name" or kind == "media":
            continue
        own = Mention(page.span(begin, last), "institution", "name", text)
        if noun in text.lower().split():
            found.setdefault(text.lower(), own)
        elif begin < first and noun in _LOOSE and (kind in _KINDS or (text.isupper() and not kind)):
            loose.append(own)
    if len(found) == 1:
        return next(iter(found.values()))
    return loose[-1] if not found and loose else mention
