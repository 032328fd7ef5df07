"""Clauses that say who made or ordered a report: she has produced an audit; the government will hold an inquiry."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extractors._report.phrases import Work, works
from onrecord.extractors._report.verbs import agents, cues, is_many, kind_of_verb, report_claim, subjects, verb_relation
from onrecord.extractors._text.actors import actor, actors
from onrecord.extractors._text.grammar import unreal
from onrecord.extractors._text.layout import Layout
from onrecord.extractors._text.noun_runs import noun_run
from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Claim, Document
from onrecord.vocabulary import words

__all__ = ["asked", "clauses", "passive", "said_in", "with_conjuncts"]


def passive(plan: Layout, document: Document, work: Work, verb: int) -> Iterator[Claim]:
    """Work (was) written, led, ordered by somebody; work due to be chaired by somebody."""
    page = plan.page
    kind = kind_of_verb(page, verb)
    if not kind or (kind == "issue" and work.kind == "inquiry"):
        return
    real = unreal(page, verb)
    if real == "denied":
        return
    if kind == "issue":  # a report released by the institute
        for mention, first, last in agents(plan, document, verb):
            number = plan.body_at[first]
            if mention.kind == "institution" and not (number >= 0 and plan.bodies[number][5] == "media"):
                yield report_claim(
                    page, work, "author", mention, min(work.first, first), max(last, work.bare), confidence=0.8
                )
        return
    standing = "planned" if real in {"planned", "wished"} else "asserted"
    if kind == "author":  # written by her for the ministry
        for child in page.children[verb]:
            if page.dep[child] == "obl" and (case := page.child(child, "case")) >= 0 and page.lower[case] == "for":
                one = actor(plan, document, child)
                if one is not None and one[0].kind == "institution":
                    yield report_claim(
                        page, work, "commissioned_by", one[0], work.first, max(one[2], work.bare), standing=standing
                    )
    for mention, first, last in agents(plan, document, verb):
        if mention.kind not in {"person", "institution"}:
            continue
        relation = verb_relation(plan, work, kind, mention, first)
        yield report_claim(
            page, work, relation, mention, min(work.first, first), max(last, work.bare, verb + 1), standing=standing
        )


def clauses(plan: Layout, document: Document, work: Work) -> Iterator[Claim]:
    """The review was led by her; she has produced an audit; the government ordered, will hold, announced an inquiry."""
    page = plan.page
    token = work.head
    while page.dep[token] == "conj" and page.pos[page.head[token]] in {"NOUN", "PROPN"}:
        token = page.head[token]
    verb = page.head[token]
    if page.pos[verb] != "VERB" or verb == token:
        return
    if page.dep[token] == "nsubj" and (page.full[token] == "nsubj:pass" or page.tag[verb] == "VBN"):
        for one in with_conjuncts(page, verb):
            yield from passive(plan, document, work, one)
        yield from _announced_passive(plan, document, work, verb)
        for child in page.children[verb]:  # is to be chaired by, will be led by
            if page.dep[child] == "xcomp" and page.tag[child] == "VBN":
                yield from passive(plan, document, work, child)
        return
    yield from _told(plan, document, work, token, verb)
    kind = kind_of_verb(page, verb)
    calls_for = page.lemma[verb] in {"call", "demand", "request", "seek"}
    if page.dep[token] not in {"obj", "obl"} or kind in {"", "issue"} or calls_for:
        if page.dep[token] == "obj" and kind == "issue":
            yield from _published(plan, document, work, verb)
        return
    if page.dep[token] == "obl" or (
        page.dep[token] == "obj" and page.tag[verb] == "VBN" and page.child(verb, "aux:pass") >= 0
    ):
        return
    real = unreal(page, verb)
    if real == "denied":
        return
    doers = subjects(plan, document, verb)
    begin = kind == "commission"
    if real == "wished" and not (begin and _announced(page, verb)):
        return
    planned = real in {"planned", "wished"} or (page.tag[verb] == "VBG" and page.child(verb, "aux") >= 0 and begin)
    for mention, first, last in doers:
        if mention.kind not in {"person", "institution"}:
            continue
        relation = verb_relation(plan, work, kind, mention, first)
        yield report_claim(
            page,
            work,
            relation,
            mention,
            min(first, work.first),
            max(last, work.last, verb + 1),
            standing="planned" if planned else "asserted",
        )


def _announced_passive(plan: Layout, document: Document, work: Work, verb: int) -> Iterator[Claim]:
    """An inquiry will be held into the fire, the prime minister has announced."""
    page = plan.page
    if kind_of_verb(page, verb) != "commission" or unreal(page, verb) != "planned" or agents(plan, document, verb):
        return
    for child in page.children[verb]:
        case = page.child(child, "case")
        if page.dep[child] == "obl" and case >= 0 and page.lower[case] == "into" and work.topic is None:
            stop = noun_run(plan, case + 1, page.sents[page.sent[verb]][1])
            yield report_claim(page, work, "about", page.words(case + 1, stop), work.first, stop)
    near = [page.head[verb], *(k for k in page.children[verb] if page.dep[k] in {"parataxis", "ccomp"})]
    for one in [k for k in near if "say" in cues(page.lemma[k]) and k != verb][:1]:
        for mention, first, last in subjects(plan, document, one):
            if mention.kind in {"person", "institution"} and mention.form != "pronoun":
                begin, end = min(first, work.first), max(last, verb + 1)
                yield report_claim(
                    page, work, "commissioned_by", mention, begin, end, standing="planned", confidence=0.8
                )


def said_in(plan: Layout, document: Document, work: Work) -> Iterator[Claim]:
    """Ann Vale has said in a new report; in an interim report published yesterday, Lady Vale calls for it."""
    page = plan.page
    before = work.first - 1
    if before < page.sents[page.sent[work.head]][0] or page.lower[before] != "in" or work.determiner not in {"a", "an"}:
        return
    if any(page.label[k] == "ORG" for k in range(work.first, work.head)) or _in_paper(plan, work):
        return  # in a Gazette report, in a report in the Gazette
    verb = before - 1
    if verb < 0 or page.pos[verb] != "VERB" or page.sent[verb] != page.sent[before]:
        verb = page.head[work.head] if page.dep[work.head] == "obl" else -1
    if verb < 0 or "tell" not in cues(page.lemma[verb]) or unreal(page, verb):
        return
    for mention, first, last in subjects(plan, document, verb):
        number = plan.body_at[first]
        if mention.kind in {"person", "institution"} and not (number >= 0 and plan.bodies[number][5] == "media"):
            begin, end = min(first, work.first), max(last, work.bare)
            yield report_claim(page, work, "author", mention, begin, end, confidence=0.9)


def _in_paper(plan: Layout, work: Work) -> bool:
    """Whether it is a newspaper's: a report in the Gazette."""
    page = plan.page
    k = work.bare + 1
    if k + 1 >= len(page) or page.lower[work.bare] not in {"in", "on"} or page.sent[k] != page.sent[work.head]:
        return False
    k += page.lower[k] in {"the", "a"}
    return (plan.body_at[k] >= 0 and plan.bodies[plan.body_at[k]][5] == "media") or page.lower[k] in words("papers")


def _told(plan: Layout, document: Document, work: Work, token: int, verb: int) -> Iterator[Claim]:
    """The government announced that there will be an inquiry."""
    page = plan.page
    said = page.head[verb]
    told = page.dep[token] == "nsubj" and page.child(verb, "expl") >= 0 and page.dep[verb] == "ccomp"
    if told and unreal(page, verb) == "planned" and "say" in cues(page.lemma[said]):
        for mention, first, last in subjects(plan, document, said):
            if mention.kind in {"person", "institution"} and mention.form != "pronoun":
                begin, end = min(first, work.first), max(last, work.last)
                yield report_claim(page, work, "commissioned_by", mention, begin, end, standing="planned")


def _announced(page: Sheet, verb: int) -> bool:
    return "say" in cues(page.lemma[page.head[verb]])


def _published(plan: Layout, document: Document, work: Work, verb: int) -> Iterator[Claim]:
    """The commission published its report: an institution that publishes a report of its own is its author."""
    page = plan.page
    if work.determiner not in {"a", "an", "its"} or unreal(page, verb):
        return
    for mention, first, last in subjects(plan, document, verb):
        number = plan.body_at[first]
        media = number >= 0 and plan.bodies[number][5] == "media"
        journal = "journal" in {page.lower[first], page.lower[max(0, first - 1)]}
        if any(page.case(k) == "by" for k in page.children[work.head]):
            return  # the college published a report by the union
        partisans = is_many(plan, mention, first) and mention.form == "role" and page.capital(last - 1)
        if (
            (mention.kind == "institution" or partisans)
            and not (media or journal)
            and work.owner is None
            and mention.form != "pronoun"
        ):
            yield report_claim(
                page, work, "author", mention, min(first, work.first), max(last, work.last), confidence=0.8
            )


def asked(plan: Layout, document: Document) -> Iterator[Claim]:
    """Somebody was asked (by somebody) to produce an audit, to lead the review; was appointed to chair the inquiry."""
    page = plan.page
    by_sentence: dict[int, list[Work]] = {}
    for one in works(document):
        by_sentence.setdefault(page.sent[one.head], []).append(one)
    if not by_sentence:
        return
    for verb in range(len(page)):
        if page.pos[verb] != "VERB" or "ask" not in cues(page.lemma[verb]) or page.sent[verb] not in by_sentence:
            continue
        task = next(
            (
                k
                for k in page.children[verb]
                if page.dep[k] in {"xcomp", "ccomp", "advcl", "obl"} and page.pos[k] == "VERB" and k > verb
            ),
            -1,
        )
        if task < 0 or unreal(page, verb):
            continue
        passive = (
            page.child(verb, "aux:pass") >= 0
            or page.child(verb, "nsubj:pass") >= 0
            or (page.dep[verb] == "acl" and page.tag[verb] == "VBN")
        )
        object_ = page.child(verb, "obj", "iobj")
        if not passive and object_ < 0:
            continue
        askers = agents(plan, document, verb) if passive else subjects(plan, document, verb)
        if passive:
            subject = page.child(verb, "nsubj")
            asked = actors(plan, document, subject if subject >= 0 else page.head[verb])
        else:
            asked = actors(plan, document, object_)
        target = page.child(task, "obj")
        asked_for: Work | None = next((one for one in by_sentence[page.sent[verb]] if one.head == target), None)
        kind = kind_of_verb(page, task)
        direct = asked_for is not None and kind in {"author", "chair"}
        if asked_for is None:
            # asked to review the data: the audit that the same sentence says this person made
            if page.lemma[task] != "look" and "look" not in cues(page.lemma[task]):
                continue
            asked_for = next((one for one in by_sentence[page.sent[verb]] if one.head < verb), None)
            if asked_for is None:
                continue
        elif not direct:
            continue
        work = asked_for
        for mention, first, last in askers:
            if mention.kind in {"person", "institution"}:
                yield report_claim(
                    page, work, "commissioned_by", mention, min(first, verb, work.first), max(last, task + 1, work.last)
                )
        if direct:
            for mention, first, _ in asked:
                if mention.kind in {"person", "institution"}:
                    relation = verb_relation(plan, work, kind, mention, first)
                    yield report_claim(page, work, relation, mention, min(first, work.first), work.last)


def with_conjuncts(page: Sheet, verb: int) -> list[int]:
    return [verb, *(k for k in page.children[verb] if page.dep[k] == "conj" and page.pos[k] == "VERB")]
