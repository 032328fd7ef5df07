"""Which statements cannot both hold. They are found and shown; which of them is right is not ours to say.

- two holders of an office that one person holds, at one time (by the days of articles, since and until), in two stories
- both sides on one thing taken by one holder on one day, in two stories: accepted and rejected, supports and opposes
  (on two days it is a change; where an article itself says that somebody turned round, it is a change too)
- two numbers of recommendations, or two dates of issue, of one report, unless one date is only more exact
- a fact and its denial by another article: "chairs" and "does not chair"
- somebody's words, and the same person's denial of having said them, or of what they say

Where many cannot hold together, pairs grow with the square of them and say nothing more: a name that hundreds hold at
one time is that of many offices. So each is set beside the twelve nearest to it: where there are no more, beside all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import combinations, islice

from onrecord.model import Entity, Record, Statement, fold
from onrecord.rdf.moments import day_of, fresh_day
from onrecord.times import bounds
from onrecord.vocabulary import answers, relations, words

__all__ = ["contradictions", "disputed", "side"]

_FIGURES = {"recommendation_count", "issued"}
_SILENT = {"denied", "hedged"}
_NEAREST = 12  # others of its sort, that a statement is set beside
_LEAST_WORDS = 3  # that a denial must share with what was said
_SAYING = re.compile(
    r"^(?:that )?(?:(?:he|she|it|they|we|i)(?:'d)? |(?:had|has|have|having|ever|to) )*"
    r"(?:said|say|saying|told|tell|telling|claimed|claiming|suggested|suggesting|promised|promising|called|calling)\b"
    r"(?:,)?(?: (?:that|anybody|anyone|him|her|them|reporters|it))*",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|no|never|nor|neither|untrue|false|nonsense|den(?:y|ies|ied))\b|n't\b", re.IGNORECASE)
_EMPTY = frozenset({
    "about", "after", "also", "been", "before", "being", "could", "does", "from", "have", "having", "into",
    "more", "over", "said", "saying", "should", "some", "such", "than", "that", "their", "them", "then",
    "there", "these", "they", "this", "those", "under", "very", "were", "what", "when", "where", "which",
    "while", "will", "with", "would",
})  # fmt: skip


def side(statement: Statement) -> str:
    """The side that a statement takes on its object; a negated one takes none."""
    if statement.detail("negated") == "yes":
        return ""
    relation = relations().get(statement.relation)
    return answers().get(statement.detail("answer"), "") or (relation.side if relation else "")


def contradictions(
    whole: Record, published: Mapping[str, str], stories: Mapping[str, str]
) -> list[tuple[Statement, Statement]]:
    """The pairs, each once, sorted by their identifiers."""
    found: dict[tuple[str, str], tuple[Statement, Statement]] = {}
    for finder in (_offices, _sides, _figures, _negated, _words):
        for one, other in finder(whole, published, stories):
            if finder is not _words and finder is not _negated:
                one, other = sorted((one, other), key=_order)
            found.setdefault((one.id, other.id), (one, other))
    return [found[key] for key in sorted(found)]


def _order(each: Statement) -> tuple[str, str, bool, str]:
    return each.object, each.subject, side(each) != "for", each.id


def disputed(statement: Statement, stories: Mapping[str, str]) -> bool:
    """Whether one story asserts it and another denies it, or has somebody deny it."""
    by = {
        standing: {_story(each.span.article, stories) for each in statement.evidence if each.standing == standing}
        for standing in ("asserted", "denied")
    }
    return bool(by["asserted"] and by["denied"]) and len(by["asserted"] | by["denied"]) > 1


_Pairs = Iterator[tuple[Statement, Statement]]
_Held = tuple[Statement, str, str, dict[str, set[str]]]
"""A holding of an office: from the first to the last day that it is told for, and the stories of each day."""


def _story(article: str, stories: Mapping[str, str]) -> str:
    return stories.get(article, "") or f"\x1f{article}"


def _apart(one: set[str], other: set[str]) -> bool:
    """Whether two stories tell it: one that tells of both knows what it says."""
    return len(one | other) > 1


def _offices(whole: Record, published: Mapping[str, str], stories: Mapping[str, str]) -> _Pairs:
    single = {entity.id for entity in whole.entities if _single(entity)}
    held: dict[str, list[_Held]] = defaultdict(list)
    for each in whole.statements:
        current = each.relation == "holds" and each.detail("status") == "current" and each.detail("negated") != "yes"
        if not current or each.object not in single:
            continue
        days: dict[str, set[str]] = defaultdict(set)
        for evidence in each.evidence:
            day = published.get(evidence.span.article, "")[:10]
            if evidence.standing == "asserted" and len(day) == 10:
                days[day].add(_story(evidence.span.article, stories))
        if days:
            since, until = bounds(each.detail("since")), bounds(each.detail("until"))
            first = min([min(days), *([since[1]] if since is not None else [])])
            last = min(max(days), until[0]) if until is not None else max(days)
            held[each.object].append((each, first, last, days))
    for holders in held.values():
        yield from _at_one_time(holders)


def _at_one_time(holders: list[_Held]) -> _Pairs:
    """Holders of one office whose times meet: each beside those that began last before it. In the order in which they
    began, so that those whose time is over are looked at once."""
    holding: dict[int, _Held] = {}
    ends: list[tuple[str, int]] = []
    for number, new in enumerate(sorted(holders, key=lambda each: (each[1], each[2], each[0].id))):
        first, last = new[1], new[2]
        while ends and ends[0][0] < first:
            del holding[heappop(ends)[1]]
        found = ((old[0], new[0]) for old in reversed(holding.values()) if _both_hold(old, new))
        yield from islice(found, _NEAREST)
        if first <= last:
            holding[number] = new
            heappush(ends, (last, number))


def _both_hold(old: _Held, new: _Held) -> bool:
    """Whether two stories put two people into one office at one time."""
    (one, first, last, here), (other, begin, end, there) = old, new
    start, stop = max(first, begin), min(last, end)
    if one.subject == other.subject or start > stop or _elsewhere(one, other):
        return False
    told = set().union(*here.values()), set().union(*there.values())
    if start == stop and start in here and start in there:
        told = here[start], there[start]  # one story that tells of a handover knows what it says
    return _apart(*told)


def _elsewhere(one: Statement, other: Statement) -> bool:
    """Whether the two name different bodies or places of an office: the presidents of two countries."""
    pairs = ((one.role(name), other.role(name)) for name in ("institution", "place"))
    return any(here and there and here != there for here, there in pairs)


def _sides(whole: Record, published: Mapping[str, str], stories: Mapping[str, str]) -> _Pairs:
    taken: dict[tuple[str, str, str], list[tuple[Statement, set[str]]]] = defaultdict(list)
    turned = {(each.id, each.role("revises")) for each in whole.statements}
    for each in whole.statements:
        if each.literal or not side(each):
            continue
        days: dict[str, set[str]] = defaultdict(set)
        for evidence in each.evidence:
            if evidence.standing == "asserted" and (day := fresh_day(evidence, published)):
                days[day].add(_story(evidence.span.article, stories))
        for day, told in days.items():
            taken[each.subject, each.object, day].append((each, told))
    for entries in taken.values():
        found = []
        for (one, here), (other, there) in combinations(entries, 2):
            change = {(one.id, other.id), (other.id, one.id)} & turned
            partly = "partly" in (one.detail("answer"), other.detail("answer"))  # and the rest is rejected
            if side(one) != side(other) and _apart(here, there) and not change and not partly:
                found.append((one, other))
        # to accept a report is a stance and an answer to it: one contradiction, of answers if both are
        answered = [pair for pair in found if all(each.relation == "answers" for each in pair)]
        alike = [pair for pair in found if "answers" not in {each.relation for each in pair}]
        yield from answered or alike or found


def _figures(whole: Record, published: Mapping[str, str], stories: Mapping[str, str]) -> _Pairs:
    del published, stories
    figures: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for each in whole.statements:
        if each.relation in _FIGURES and each.detail("negated") != "yes" and each.standings - _SILENT:
            figures[each.relation, each.subject].append(each)
    for (relation, _), found in figures.items():
        for one, other in _nearest(sorted(found, key=lambda each: (each.object, each.id))):
            more_exact = one.object.startswith(other.object) or other.object.startswith(one.object)
            if one.object != other.object and not (relation == "issued" and more_exact):
                yield one, other


def _nearest(given: Sequence[Statement]) -> _Pairs:
    """Each beside those next before it."""
    for at, other in enumerate(given):
        for one in given[max(at - _NEAREST, 0) : at]:
            yield one, other


def _negated(whole: Record, published: Mapping[str, str], stories: Mapping[str, str]) -> _Pairs:
    """Facts, not stances: of an office, which changes hands, only on one day."""
    facts: dict[tuple[str, ...], dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for each in whole.statements:
        relation = relations().get(each.relation)
        if each.relation != "answers" and not (relation and (relation.side or "proposal" in relation.objects)):
            what = fold(each.object) if each.literal else each.object
            key = (each.subject, each.relation, what, each.detail("status"))
            if "asserted" in each.standings:
                facts[key]["no" if each.detail("negated") == "yes" else "yes"].append(each)
    for (_, name, *_), sides in facts.items():
        for one in sides.get("yes", ()):
            for other in sides.get("no", ()):
                here, there = ({day_of(each, published) for each in it.evidence} for it in (one, other))
                told = ({_story(each.span.article, stories) for each in it.evidence} for it in (one, other))
                if _apart(*told) and (name not in {"holds", "member_of", "works_for"} or here & there):
                    yield one, other


def _words(whole: Record, published: Mapping[str, str], stories: Mapping[str, str]) -> _Pairs:
    """What somebody said, beside that they deny having said it, or deny what it says."""
    del published, stories
    names = {entity.id: entity.name for entity in whole.entities}
    said: dict[str, list[tuple[Statement, frozenset[str], bool]]] = defaultdict(list)
    for each in whole.statements:
        if each.relation == "said" and each.detail("negated") != "yes" and each.standings - _SILENT:
            said[each.subject].append((each, _content(each.object), bool(_NOT.search(each.object))))
    for denial in whole.statements:
        if denial.relation != "denies" or denial.detail("negated") == "yes" or "asserted" not in denial.standings:
            continue
        what = denial.object if denial.literal else names.get(denial.object, "")
        bare = _SAYING.sub("", what, count=1)
        content, negative = _content(bare), bool(_NOT.search(bare))
        if len(content) < _LEAST_WORDS:
            continue
        for quotation, spoken, denying in said.get(denial.subject, ()):
            if content <= spoken and negative == denying and not _same_place(denial, quotation):
                yield quotation, denial


def _same_place(denial: Statement, quotation: Statement) -> bool:
    """Whether the words are those of the denial itself."""
    return any(
        one.span.overlaps(other.span) or one.sentence == other.sentence
        for one in denial.evidence
        for other in quotation.evidence
    )


def _content(text: str) -> frozenset[str]:
    """The beginnings of the words that carry a meaning."""
    found = (word for word in re.findall(r"\w{4,}", fold(text)) if word not in _EMPTY)
    return frozenset(word.rstrip("s")[:5] for word in found)


def _single(office: Entity) -> bool:
    """Whether one person at a time holds the office: that of a known body, and none that several share."""
    name, details = fold(office.name).split(), dict(office.details)
    if office.kind != "office" or not details.get("institution") or details.get("shared") == "yes" or not name:
        return False
    heads = (" ".join(name[at:]) for at in range(len(name)))
    found: Sequence[str] = next((words("offices")[head] for head in heads if head in words("offices")), ())
    kind = found[1] if len(found) > 1 else ""
    return " ".join(name) not in words("shared_offices") and f"kind:{kind}" not in words("shared_offices")
