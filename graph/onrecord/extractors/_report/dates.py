"""What a report looks at, and when it came out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.extractors._office.dates import iso
from onrecord.extractors._report.phrases import Work
from onrecord.extractors._report.verbs import cues, kind_of_verb, report_claim
from onrecord.extractors._text.grammar import unreal
from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Claim, Document

__all__ = ["came_out", "issued", "looked"]

_OUT = frozenset({"publish", "release", "issue", "unveil"})
_THAT = frozenset({"the", "this", "that", "their", "his", "her", "its"})
_BACK = 4  # sentences from a study to "the work"
_SHOWING = frozenset({"show", "prove", "demonstrate", "confirm", "suggest", "indicate", "find"})


def looked(page: Sheet, work: Work) -> tuple[int, int] | None:
    """What it looks at: a report examining shelters, an inquiry that will look into the fire, a study showing trams to
    be safer."""
    for verb in page.children[work.head]:
        if page.dep[verb] != "acl" or verb < work.head:
            continue
        target = -1
        if "look" in cues(page.lemma[verb]):
            target = page.child(verb, "obj")
        elif page.lemma[verb] == "look":
            target = next(
                (k for k in page.children[verb] if page.dep[k] == "obl" and page.case(k) in {"at", "into"}), -1
            )
        elif page.lemma[verb] in _SHOWING and page.lower[work.head] == "study":
            target = page.child(verb, "obj")
            clause = page.child(verb, "ccomp")
            if target < 0 <= clause:
                target = page.child(clause, "nsubj")
            if target < verb or page.pos[target] not in {"NOUN", "PROPN"}:
                continue
        if target >= 0:
            first, last = page.subtree(target, frozenset({"parataxis", "advcl", "acl", "punct"}))
            while first < target and page.pos[first] == "ADP":
                first += 1
            return (first, last) if last > first else None
    return None


def issued(page: Sheet, document: Document, work: Work) -> Iterator[Claim]:
    """the review, which concluded in 2022; a report published on Monday; her 2022 report"""
    for k in range(work.first, work.head):
        text = page.text[k]
        if text.isdigit() and len(text) == 4 and text[:2] in {"18", "19", "20"}:
            yield report_claim(page, work, "issued", text, work.first, work.last)
            return
    verbs = [k for k in page.children[work.head] if page.dep[k] == "acl"]
    verb = page.head[work.head]
    if page.full[work.head] in {"nsubj:pass", "nsubj"} or (
        page.dep[work.head] == "obj" and page.lemma[verb] in {"publish", "release", "issue", "unveil"}
    ):
        verbs.append(verb)
    if not verbs or page.lemma[verbs[0]] not in _OUT:  # the parser's miss: a separate report | published Tuesday
        k = work.bare + (work.bare < len(page) and page.text[work.bare] == ",")
        if k < len(page) and page.tag[k] in {"VBN", "VBD"} and page.lemma[k] in _OUT and page.head[k] != work.head:
            verbs.append(k)
    for verb in verbs:
        if page.pos[verb] != "VERB" or (
            kind_of_verb(page, verb) != "issue"
            and not (page.lemma[verb] in {"complete", "produce", "write"} and page.tag[verb] == "VBN")
        ):
            continue
        if unreal(page, verb) or page.tag[verb] not in {"VBD", "VBN"}:
            continue
        behind = verb + 1 + (page.lower[verb + 1 : verb + 2] == ["on"])  # whatever the parser hung the day on
        near = [behind] if behind < len(page) and page.sent[behind] == page.sent[verb] else []
        for child in [*page.children[verb], *(k for k in near if page.label[k] == "DATE")]:
            if child in near or (page.dep[child] in {"obl", "advmod", "nmod", "obj"} and page.label[child] == "DATE"):
                first, last = page.subtree(child)
                value = iso(page.words(first, last), document.article.published)
                if value:
                    begin, end = min(work.first, first), max(last, work.bare, verb + 1)
                    yield report_claim(page, work, "issued", value, begin, end, when=page.words(first, last))
                    return
    if (day := _day(page, work) or _fronted(page, work)) is not None:
        value = iso(page.words(*day), document.article.published)
        if value:
            begin, end = min(day[0], work.first), max(day[1], work.bare)
            yield report_claim(page, work, "issued", value, begin, end, when=page.words(*day))


def came_out(page: Sheet, document: Document, works: Sequence[Work], told: Sequence[Claim]) -> list[Claim]:
    """The claims told, and when a study came out that is called the work: it came out on 3 April. That day wins over
    the month told of it elsewhere."""
    found = list(told)
    studies = [work for work in works if page.lower[work.head] in {"study", "paper"} and not work.weak]
    for i in range(1, len(page)):
        verb = page.head[i]
        if page.lower[i] not in {"work", "research"} or page.dep[i] != "nsubj" or page.lower[i - 1] not in _THAT:
            continue
        out = page.lemma[verb] == "come" and page.lower[verb + 1 : verb + 2] == ["out"]
        if not (out or page.lemma[verb] in {"appear", "publish"}) or page.tag[verb] not in {"VBD", "VBN"}:
            continue
        before = [one for one in studies if one.head < i and page.sent[i] - page.sent[one.head] <= _BACK]
        k = verb + 1 + out
        k += page.lower[k : k + 1] == ["on"]
        if not before or unreal(page, verb) or k >= len(page) or page.label[k] != "DATE":
            continue
        first, last, _ = page.ents[page.ent[k]]
        value = iso(page.words(first, last), document.article.published)
        if first != k or page.sent[k] != page.sent[i] or not value:
            continue
        fresh = [one for one in before if one.determiner in {"a", "an"}]
        claim = report_claim(page, (fresh or before)[-1], "issued", value, i, last, when=page.words(first, last))
        found = [one for one in found if one.relation != "issued" or one.subject != claim.subject]
        found.append(claim)
    return found


def _fronted(page: Sheet, work: Work) -> tuple[int, int] | None:
    """The day before a report that tells something: in March, a study by Ann Vale found it; the work of a body that
    finished its inspection early in May."""
    floor = page.sents[page.sent[work.head]][0]
    verb = page.head[work.head]
    if page.dep[work.head] == "obj" and page.lemma[verb] in {"finish", "complete", "conclude"} and verb < work.head:
        if page.tag[verb] not in {"VBD", "VBN"} or unreal(page, verb):
            return None
        return next(((a, b) for a, b in _days(page, floor, floor + 5) if b <= verb), None)
    if work.determiner not in {"a", "an"} or work.kind != "report" or page.dep[work.head] != "nsubj":
        return None
    if page.lemma[verb] != "report" and "tell" not in cues(page.lemma[verb]) and kind_of_verb(page, verb) != "issue":
        return None
    if page.tag[verb] != "VBD" or unreal(page, verb):
        return None
    k = work.first - 1 - (page.text[work.first - 1] == ",")
    return next(((a, b) for a, b in _days(page, floor, floor + 4) if b == k + 1), None) if k > floor else None


def _days(page: Sheet, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The dates that begin at one of the tokens [first, last), nothing but small words before them."""
    for k in range(first, min(last, len(page))):
        if page.label[k] == "DATE":
            begin, end, _ = page.ents[page.ent[k]]
            yield begin, end
            return
        if page.lower[k] not in {"in", "on", "early", "late", "earlier", "last", "back"}:
            return


def _day(page: Sheet, work: Work) -> tuple[int, int] | None:
    """The day behind a report that something is told in: said in a report on Monday; according to a report Tuesday."""
    k = work.bare
    before = page.lower[work.first - 1] if work.first else ""
    if work.determiner not in {"a", "an"} or work.kind != "report" or before not in {"to", "in", "by"}:
        return None
    k += k < len(page) and page.lower[k] == "on"
    if k >= len(page) or page.label[k] != "DATE" or page.sent[k] != page.sent[work.head]:
        return None
    first, last, _ = page.ents[page.ent[k]]
    return (first, last) if first == k else None
