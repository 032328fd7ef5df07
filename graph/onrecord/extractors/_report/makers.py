"""Who wrote, led or ordered a report or inquiry, what it is about, and when it came out."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extractors._report.authors import by_title, published_in, team_of
from onrecord.extractors._report.clauses import asked, clauses, said_in
from onrecord.extractors._report.dates import came_out, issued, looked
from onrecord.extractors._report.doubts import (
    in_own_words,
    is_learning,
    is_other_draft,
    is_step,
    is_unnamed,
    of_another,
    of_body,
    presumed,
    wanted,
)
from onrecord.extractors._report.homes import homes
from onrecord.extractors._report.leads import examined, led, named_owner
from onrecord.extractors._report.names import branded, called_after_maker, of_nobody, of_the_press
from onrecord.extractors._report.participles import participles
from onrecord.extractors._report.phrases import Work, works
from onrecord.extractors._report.verbs import is_many, report_claim
from onrecord.extractors._text.actors import actor, actors
from onrecord.extractors._text.grammar import unreal
from onrecord.extractors._text.layout import Layout, layout
from onrecord.model import Claim, Document, Mention
from onrecord.vocabulary import words

__all__ = ["makers"]

_MAKING = frozenset(
    {
        "author",
        "co-author",
        "writer",
        "chair",
        "chairman",
        "chairwoman",
        "chairperson",
        "co-chair",
        "head",
        "leader",
        "lead",
    }
)
_VISITS = frozenset({"inspection", "survey", "evaluation"})


def makers(document: Document) -> list[Claim]:
    """Claims author, chair, commissioned_by, about and issued."""
    plan = layout(document)
    page = plan.page
    found: list[Claim] = []
    every = works(document)
    for work in every:
        if is_step(page, work) or is_other_draft(page, work, every):
            continue
        told = [
            *said_in(plan, document, work),
            *_own(plan, document, work),
            *participles(plan, document, work),
            *clauses(plan, document, work),
            *_nouns(plan, document, work),
            *published_in(plan, document, work),
            *examined(plan, document, work),
        ]
        thought = work.weak and work.kind == "report" and work.owner is not None and work.owner[0].form == "pronoun"
        if thought and (page.lower[work.head] not in _VISITS or _own_subject(plan, document, work) is None):
            continue  # his assessment is what he thinks
        if work.weak and not told and not presumed(page, work):
            continue
        if wanted(page, work) or work.determiner in {"any", "no"}:
            told = [claim for claim in told if claim.relation not in {"author", "chair"}]
        found += told
        if not told and is_learning(page, work):
            continue
        if (body := of_body(plan, work)) is not None:  # a report of the Harbour Board
            told.append(report_claim(page, work, "author", body, work.first, work.last, confidence=0.9))
            found.append(told[-1])
        elif work.topic is not None:
            first, last = work.topic
            text = page.article.text[page.start[first] : page.end[last - 1]]
            found.append(report_claim(page, work, "about", " ".join(text.split()), work.first, last))
        elif (topic := looked(page, work)) is not None:
            first, last = topic
            found.append(report_claim(page, work, "about", page.words(first, last), work.first, last))
        found += issued(page, document, work)
    found = came_out(page, document, every, found)
    found += asked(plan, document)
    found += led(plan, document)
    titled = list(by_title(plan, document))
    named = [claim.evidence for claim in titled]
    found = [claim for claim in found if not is_unnamed(claim, named)] + titled
    return [claim for claim in found if not of_the_press(claim) and not of_nobody(claim)]


def _own(plan: Layout, document: Document, work: Work) -> Iterator[Claim]:
    """Baroness Vale's report; her audit; the Tarn Review; a report by the committee."""
    page = plan.page
    if work.owner is not None and work.owner[0].kind in {"person", "institution"}:
        mention, first, _ = work.owner
        mention = named_owner(plan, mention, first)
        own = page.lower[first] in {"our", "my", "their"} and not in_own_words(document, work)
        from_ = team_of(plan, work)
        for home, _, _ in from_:
            yield report_claim(page, work, "author", home, work.first, work.bare, confidence=0.8)
        doer = _own_subject(plan, document, work)
        if doer is not None:  # the board published its report: the board's, whomever else "its" could mean
            yield report_claim(page, work, _relation(plan, work, doer[0], doer[1]), doer[0], doer[1], work.bare)
        elif not own and not from_ and not of_another(page, work):
            yield report_claim(page, work, _relation(plan, work, mention, first), mention, work.first, work.bare)
    if work.namesake is not None and called_after_maker(plan, work):
        first, last = work.namesake
        person = Mention(page.span(first, last), "person", "name", page.words(first, last))
        yield report_claim(page, work, "chair" if work.kind == "inquiry" else "author", person, work.first, work.bare)
    if work.owner is None and work.namesake is None:
        yield from branded(plan, work)
    yield from _ordered_by(plan, document, work)
    tied = list(page.children[work.head])
    # (an audit by Ann Bell for the board: the parser may hang the board on her)
    for child in page.children[work.head]:
        if page.dep[child] == "nmod":
            tied += [k for k in page.children[child] if page.case(k) == "for"]
    for child in tied:
        if page.dep[child] not in {"nmod", "obl"} or child < work.bare:
            continue
        case = page.child(child, "case")
        low = page.lower[case] if case >= 0 else ""
        if (
            low == "for"
            and page.lower[work.head] != "findings"
            and (one := actor(plan, document, child))
            and one[0].kind == "institution"
            and (work.topic is None or page.lower[work.bare] == "for")
            and plan.body_at[case] < 0  # by the Centre for | Harbours
        ):
            yield report_claim(page, work, "commissioned_by", one[0], work.first, one[2], confidence=0.9)
        elif low in {"by", "from"}:
            from_ = homes(plan, child) if page.lemma[child] in words("researchers") else []
            for mention, _, last in from_ or actors(plan, document, child):
                if (
                    mention.kind in {"person", "institution"}
                    and not (low == "from" and mention.form == "role")
                    and page.label[child] != "DATE"
                ):
                    yield report_claim(
                        page,
                        work,
                        "chair"
                        if work.kind == "inquiry" and mention.kind == "person" and not is_many(plan, mention, child)
                        else "author",
                        mention,
                        work.first,
                        last,
                    )
        elif (
            low == "under"
            and (one := actor(plan, document, child))
            and one[0].kind == "person"
            and work.kind == "inquiry"
        ):
            yield report_claim(page, work, "chair", one[0], work.first, one[2])
    # a report on prisons for the ministry, a report for the ministry on prisons
    k = work.bare if page.lower[work.bare : work.bare + 1] == ["for"] and work.topic is not None else work.last
    if k + 1 < len(page) and page.lower[k] == "for" and page.sent[k + 1] == page.sent[work.head]:
        at = k + 1
        while (
            at < len(page) - 1 and (page.pos[at] in {"DET", "ADJ"} or page.lower[at] == "then") and plan.body_at[at] < 0
        ):
            at += 1
        token = at
        while (
            token + 1 < len(page)
            and page.dep[token] in {"compound", "amod"}
            and page.pos[token + 1] in {"NOUN", "PROPN"}
        ):
            token += 1
        one = actor(plan, document, at) or actor(plan, document, token)
        if one is not None and one[0].kind in {"person", "institution"} and one[0].form != "pronoun":
            yield report_claim(page, work, "commissioned_by", one[0], work.first, one[2], confidence=0.9)
    named_at = {body[0] for body in plan.bodies if body[4] == "name"}
    # the report by Ann Vale, where the parser hung the name on the verb
    k = work.bare if page.lower[work.bare : work.bare + 1] == ["by"] else work.last
    if (
        k + 1 < len(page)
        and page.lower[k] == "by"
        and page.head[page.head[k]] != work.head
        and page.label[k + 1] != "DATE"
    ):
        begin = k + 1
        while begin < len(page) and page.pos[begin] in {"DET", "ADJ"} and plan.body_at[begin] < 0:
            begin += 1
        if begin < len(page) and (number := plan.body_at[begin]) >= 0 and plan.bodies[number][4] == "role":
            begin = plan.bodies[number][2]
        if begin + 1 < len(page) and page.pos[begin] == "NOUN" and begin + 1 in named_at:
            begin += 1  # the nonprofit | Dune Watch
        one = actor(plan, document, begin) if begin < len(page) and page.sent[begin] == page.sent[k] else None
        if one is not None and one[0].kind in {"person", "institution"} and one[0].form != "pronoun":
            relation = "chair" if work.kind == "inquiry" and one[0].kind == "person" else "author"
            yield report_claim(page, work, relation, one[0], work.first, one[2], confidence=0.9)
    k = work.bare  # report author Ann Vale, inquiry chair Lord Bell
    if k + 1 < len(page) and page.lower[k] in _MAKING and page.sent[k + 1] == page.sent[k]:
        begin = k + 1 + (page.text[k + 1] == ",")
        if begin in plan.starts and (one := actor(plan, document, begin)):
            relation = "author" if page.lower[k] in {"author", "co-author", "writer"} else "chair"
            yield report_claim(page, work, relation, one[0], work.first, one[2])


def _own_subject(plan: Layout, document: Document, work: Work) -> tuple[Mention, int, int] | None:
    """The body whose report it is by "its" in its own clause."""
    page = plan.page
    if work.determiner != "its" or page.dep[work.head] not in {"obj", "obl"}:
        return None
    verb = page.head[work.head]
    subject = page.child(verb, "nsubj")
    if page.full[subject] == "nsubj:pass" or not 0 <= subject < work.first:
        return None
    one = actor(plan, document, subject)
    return one if one is not None and one[0].kind == "institution" and one[0].form != "pronoun" else None


def _ordered_by(plan: Layout, document: Document, work: Work) -> Iterator[Claim]:
    """a government-commissioned report"""
    page = plan.page
    for k in range(max(work.first + 1, 2), work.head):
        if page.lower[k] in {"commissioned", "ordered"} and page.text[k - 1] in {"-", "–"}:
            one = actor(plan, document, k - 2)
            low = page.lower[k - 2]
            if one is None and words("bodies").get(low, ("", "", ""))[1] == "role":
                one = Mention(page.span(k - 2, k - 1), "institution", "role", page.text[k - 2]), k - 2, k - 1
            if one is not None and one[0].kind in {"person", "institution"}:
                yield report_claim(page, work, "commissioned_by", one[0], one[1], work.bare, confidence=0.9)


def _relation(plan: Layout, work: Work, mention: Mention, first: int) -> str:
    """What the owner of a report is to it: its author, an inquiry's chair, or whoever ordered it."""
    number = plan.body_at[first]
    kind = plan.bodies[number][5] if number >= 0 else ""
    if (
        mention.kind == "institution"
        and kind == "government"
        and plan.page.lower[plan.bodies[number][2]] in {"government", "administration", "cabinet"}
    ):
        return "commissioned_by" if work.kind == "inquiry" or plan.page.lower[work.head] == "review" else "author"
    if work.kind == "inquiry":
        return "chair" if mention.kind == "person" and not is_many(plan, mention, first) else "author"
    return "author"


def _nouns(plan: Layout, document: Document, work: Work) -> Iterator[Claim]:
    """Ann Vale, the author of the report; the inquiry's chair, Lord Bell; the author of a new report."""
    page = plan.page
    noun = page.head[work.head]
    case = page.child(work.head, "case")
    owned = page.full[work.head] == "nmod:poss"
    if (
        noun == work.head
        or page.lower[noun] not in _MAKING
        or not (owned or (case >= 0 and page.lower[case] in {"of", "to"}))
    ):
        return
    relation = "author" if page.lower[noun] in {"author", "co-author", "writer"} else "chair"
    if page.child(noun, "cop") >= 0:
        if unreal(page, noun):
            return
        one = actor(plan, document, page.child(noun, "nsubj"))
        if one is not None:
            yield report_claim(page, work, relation, one[0], min(one[1], work.first), max(one[2], work.last))
        return
    first = min(noun, work.first)
    while first > 0 and page.pos[first - 1] in {"DET", "ADJ", "NOUN"} and page.sent[first - 1] == page.sent[noun]:
        first -= 1
    last = max(noun + 1, work.last)
    person = -1
    if first >= 2 and page.text[first - 1] == "," and plan.person_at[first - 2] >= 0:
        person = first - 2
    elif (
        last + 1 < len(page)
        and page.text[last] == ","
        and last + 1 in plan.starts
        and page.sent[last + 1] == page.sent[noun]
    ):
        person = last + 1
    elif last in plan.starts and owned:
        person = last
    if person >= 0 and (one := actor(plan, document, person)):
        yield report_claim(page, work, relation, one[0], min(one[1], first), max(one[2], last))
    elif relation == "author" or page.lower[noun] in {"chair", "chairman", "chairwoman"}:
        mention = Mention(
            page.span(first, last), "person", "role", page.words(first + (page.pos[first] == "DET"), last)
        )
        yield report_claim(page, work, relation, mention, first, last)
