"""Who made or ordered a report, told by a participle or a relative clause behind it: an inquiry chaired by a judge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.extractors._report.clauses import passive, with_conjuncts
from onrecord.extractors._report.phrases import Work
from onrecord.extractors._report.verbs import kind_of_verb, report_claim, verb_relation
from onrecord.extractors._text.actors import actor, actors
from onrecord.extractors._text.grammar import unreal
from onrecord.extractors._text.layout import Layout
from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Claim, Document

__all__ = ["participles"]


def participles(plan: Layout, document: Document, work: Work) -> Iterator[Claim]:
    """the review, overseen by Louise Vale; an inquiry chaired by a judge; a report commissioned by the council"""
    page = plan.page
    heads = [work.head]
    # an inquiry of the kind conducted by ...: another one, told by its likeness
    kind = next(
        (k for k in page.children[work.head] if page.lower[k] in {"kind", "sort", "type"} and page.dep[k] == "nmod"), -1
    )
    if kind >= 0:
        heads.append(kind)
    for head in heads:
        for verb in page.children[head]:
            if page.dep[verb] != "acl" or verb < head:
                continue
            for one in with_conjuncts(page, verb):
                likened = head == kind or bool({"kind", "sort", "type"} & set(page.lower[work.head + 1 : one]))
                if page.tag[one] == "VBN" and page.child(one, "nsubj") in {-1, *_relatives(page, one, "nsubj")}:
                    yield from passive(plan, document, _likened(plan, work, one) if likened else work, one)
                elif (told := _active_relative(plan, document, work, one)) is not None:
                    yield told
                    yield from _ordered_from(plan, document, work, one)
    yield from _ordered_further_on(plan, document, work)
    # the parser's miss: "the review, overseen by Louise Vale," hung elsewhere
    k = work.last + (work.last < len(page) and page.text[work.last] == ",")
    if (
        k + 2 < len(page) and page.lower[k] == "to" and page.lower[k + 1] == "be"
    ):  # an inquiry, to be chaired by Lady Vale
        k += 2
    if k < len(page) and page.tag[k] == "VBN" and page.sent[k] == page.sent[work.head] and page.head[k] != work.head:
        yield from passive(plan, document, work, k)


def _ordered_further_on(plan: Layout, document: Document, work: Work) -> Iterator[Claim]:
    """a report defending the trial that the council commissioned: who ordered it, the clause hung on the trial"""
    page = plan.page
    ceiling = min(page.sents[page.sent[work.head]][1], work.head + 16)
    for verb in range(work.bare, ceiling):
        noun = page.head[verb]
        if page.dep[verb] != "acl" or not work.head < noun < verb or kind_of_verb(page, verb) != "commission":
            continue
        if page.lemma[verb] != "commission" or page.tag[verb] != "VBD" or page.head[noun] == noun:
            continue
        above = noun
        while above > work.head and page.head[above] != above:
            above = page.head[above]
        if above == work.head and (told := _active_relative(plan, document, work, verb)) is not None:
            yield told
            yield from _ordered_from(plan, document, work, verb)


def _likened(plan: Layout, work: Work, verb: int) -> Work:
    """The other inquiry in "another inquiry of the kind conducted by X": the phrase from the noun on."""
    page = plan.page
    last = verb + 1
    for child in page.children[verb]:
        if page.dep[child] == "obl":
            last = max(last, page.subtree(child, frozenset({"appos", "parataxis", "conj", "cc", "punct", "acl"}))[1])
    by = page.words(verb, last)
    return replace(
        work,
        first=work.head,
        last=last,
        bare=last,
        name=f"{page.lower[work.head]} {by}",
        determiner="",
        topic=None,
        owner=None,
    )


def _relatives(page: Sheet, verb: int, part: str) -> list[int]:
    """Each "which" or "that" with this part in a relative clause: nsubj, obj."""
    return [k for k in page.children[verb] if page.dep[k] == part and page.lower[k] in {"which", "that"}]


def _active_relative(plan: Layout, document: Document, work: Work, verb: int) -> Claim | None:
    """the report she wrote; the inquiry that Lord Bell chaired"""
    page = plan.page
    kind = kind_of_verb(page, verb)
    subject = page.child(verb, "nsubj")
    if (
        kind in {"", "issue"}
        or subject < 0
        or page.lower[subject] in {"which", "that"}
        or page.child(verb, "obj") not in {-1, *_relatives(page, verb, "obj")}
    ):
        return None
    one = actor(plan, document, subject)
    if one is None or one[0].kind not in {"person", "institution"} or unreal(page, verb):
        return None
    if work.weak and one[0].form == "pronoun":
        return None
    return report_claim(page, work, verb_relation(plan, work, kind, one[0], one[1]), one[0], work.first, verb + 1)


def _ordered_from(plan: Layout, document: Document, work: Work, verb: int) -> Iterator[Claim]:
    """the report that the council commissioned from the law firm Orin & Vale"""
    page = plan.page
    if kind_of_verb(page, verb) != "commission" or work.kind != "report":
        return
    for child in page.children[verb]:
        if page.dep[child] in {"obl", "nmod"} and page.case(child) == "from" and page.label[child] != "DATE":
            for mention, _, last in actors(plan, document, child):
                if mention.kind in {"person", "institution"} and mention.form == "name":
                    yield report_claim(page, work, "author", mention, work.first, last, confidence=0.9)
