"""Authors told by their part in a report ("study co-author Ann Bell", "the report's lead author, Tom Marr") and groups
of people told by where they come from ("scientists from the University of Morne say in findings published on Monday").
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extractors._report.homes import groups, homes
from onrecord.extractors._report.phrases import Work, works
from onrecord.extractors._report.verbs import report_claim
from onrecord.extractors._text.grammar import unreal
from onrecord.extractors._text.layout import Layout
from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Claim, Document, Mention
from onrecord.vocabulary import words

__all__ = ["by_title", "published_in", "team_of"]

_AUTHORS = frozenset({"author", "authors", "co-author", "co-authors", "coauthor", "coauthors"})
_RESEARCHERS = frozenset({"researcher", "scientist", "investigator"})
_LEADING = frozenset({"lead", "principal", "chief"})
_MANY = frozenset({"authors", "co-authors", "coauthors"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "CCONJ", "NUM"})
_FAR = 12  # sentences from a report to the words of its co-author
_GAP = 10  # tokens between a part in a report and the name of who has it
_ISSUES = frozenset({"publish", "release", "issue", "present", "unveil", "post"})


def by_title(plan: Layout, document: Document) -> Iterator[Claim]:
    """Authors by apposition or title: said co-author Ann Bell; Tom Marr, the lead author of the study."""
    page = plan.page
    all_works = [work for work in works(document) if work.kind == "report"]
    if not all_works:
        return
    for i in range(len(page)):
        leads = page.lower[i] in _RESEARCHERS and i > 0 and page.lower[i - 1] in _LEADING
        if not (leads or page.lower[i] in _AUTHORS) or page.pos[i] not in {"NOUN", "PROPN"}:
            continue
        work, last = _work_of(page, all_works, i)
        if work is None:
            continue
        if page.child(i, "cop") == last and page.lower[last] in {"is", "was", "are", "were"}:
            last += 1  # whose lead author is | Ann Bell
        found = _right(plan, i, last, page.lower[i] in _MANY)
        found = found or _left(plan, i)
        for person in found:
            first, _, end = plan.people[person]
            mention = Mention(page.span(first, end), "person", "name", page.words(first, end))
            begin, stop = min(first, i), max(end, i + 1)
            if page.sent[work.head] == page.sent[i]:
                begin, stop = min(begin, work.first), max(stop, work.bare)
            yield report_claim(page, work, "author", mention, begin, stop, confidence=0.9)


def _work_of(page: Sheet, all_works: list[Work], i: int) -> tuple[Work | None, int]:
    """The report of which somebody is the author, and the token past the words that say so."""
    for work in all_works:
        if page.sent[work.head] == page.sent[i]:
            if page.lower[i + 1 : i + 2] in (["of"], ["on"]) and i + 1 < work.head <= i + 6:
                return work, work.last
            if work.bare <= i <= work.bare + 3 and not any(page.pos[k] == "VERB" for k in range(work.bare, i)):
                return work, i + 1
    before = [work for work in all_works if work.head < i and page.sent[i] - page.sent[work.head] <= _FAR]
    after = [work for work in all_works if work.head > i and page.sent[work.head] - page.sent[i] <= 3]
    if page.lower[i + 1 : i + 2] == ["of"]:
        return None, i + 1  # the author of something else
    return (before[-1] if before else after[0] if after else None), i + 1


def _right(plan: Layout, i: int, last: int, many: bool) -> list[int]:
    """People named behind the words: co-author and fellow Ann Bell; the lead author, student Tom Marr, said."""
    page = plan.page
    ceiling = page.sents[page.sent[i]][1]
    found: list[int] = []
    k, commas = last, 0
    while k < ceiling and k - last <= _GAP * (3 if many else 1):
        if k in plan.starts:
            number = plan.starts[k]
            if not found or many:
                found.append(number)
            k = plan.people[number][2]
            if not many:
                return found
            continue
        if page.text[k] == ",":
            commas += 1
            if commas > 1 and not many:
                return []
        elif page.pos[k] not in _NOMINAL or page.label[k] == "DATE":
            break
        k += 1
    return found


def _left(plan: Layout, i: int) -> list[int]:
    """Whoever is named before the comma before the words: Ann Bell of Morne College, co-author of the study."""
    page = plan.page
    floor = page.sents[page.sent[i]][0]
    k = i - 1
    if k - 2 >= floor and page.lower[k] in {"his", "her", "their"} and page.lower[k - 1] == "and":
        person = plan.whole_at[k - 2]  # Ms Bell and her co-authors
        return [person] if person >= 0 else []
    while k >= floor and (page.pos[k] in {"DET", "ADJ", "NOUN", "ADV", "NUM"} or page.lower[k] in {"'s", "’s"}):
        k -= 1
    if k <= floor or page.text[k] not in {",", "(", "–", "—"}:
        return []
    k -= 1
    at = k
    while k >= floor and at - k <= _GAP:
        if plan.whole_at[k] >= 0:
            return [plan.whole_at[k]]
        if page.pos[k] not in {"PROPN", "ADP", "DET", "NOUN", "CCONJ", "ADJ", "PART"}:
            return []
        k -= 1
    return []


def team_of(plan: Layout, work: Work) -> list[tuple[Mention, int, int]]:
    """Where the team whose report it is comes from, by its last mention before: the team's study."""
    page = plan.page
    if work.owner is None or work.owner[0].form != "role":
        return []
    noun = next((k for k in range(work.head - 1, work.first - 1, -1) if page.full[k] == "nmod:poss"), -1)
    if noun < 0 or page.lemma[noun] not in words("researchers"):
        return []
    for k in range(noun - 1, -1, -1):
        if page.lemma[k] == page.lemma[noun] and page.pos[k] == "NOUN" and (found := homes(plan, k)):
            return found
    return []


def published_in(plan: Layout, document: Document, work: Work) -> Iterator[Claim]:
    """Scientists from X published a study; in findings published on Monday, scientists from X say so."""
    page = plan.page
    verb = page.head[work.head]
    if work.kind != "report" or page.pos[verb] != "VERB":
        return
    case = page.child(work.head, "case")
    fresh = work.determiner in {"a", "an", ""}
    if page.dep[work.head] == "obl" and case >= 0 and page.lower[case] == "in":
        made = [k for k in page.children[work.head] if page.dep[k] == "acl" and page.lemma[k] in _ISSUES]
        if not made or not fresh:
            return
    elif page.dep[work.head] != "obj" or page.lemma[verb] not in _ISSUES or not fresh or unreal(page, verb):
        return
    if page.lemma[verb] == "post" and page.lower[work.head] not in {"findings", "study", "paper"}:
        return  # posted a report from the Gazette
    subject = page.child(verb, "nsubj")
    for mention, first, last in groups(plan, document, subject):
        number = plan.body_at[first]
        press = number >= 0 and plan.bodies[number][5] == "media"
        journal = page.lower[max(0, first - 1)] == "journal" or page.lower[first] == "journal"
        if mention.form == "name" and mention.kind in {"person", "institution"} and not press and not journal:
            begin, end = min(first, work.first), max(last, work.bare)
            yield report_claim(page, work, "author", mention, begin, end, confidence=0.85)
