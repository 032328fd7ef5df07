"""The measures of `gold.py`: what is on record about one article against what a reader found in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from gold_items import (
    NAMES,
    PARTS,
    Found,
    Gold,
    Office,
    Said,
    Span,
    Stance,
    Told,
    about_same,
    plain,
    same_body,
    same_one,
)

__all__ = ["ROWS", "Tally", "measure_article", "triples"]

STANCES = frozenset([
    "calls_for", "recommends_that", "accepts", "promises", "announces", "rejects", "opposes", "resists", "criticises",
    "condemns", "warns", "supports", "denies",
])  # fmt: skip
REPORTS = frozenset(["author", "chair", "commissioned_by", "recommends", "answers", "recommendation_count", "issued"])
RANKS = frozenset(["general", "admiral", "colonel", "captain", "sergeant", "cardinal", "mufti"])
"""Titles of rank, left open in the reference: neither right nor wrong."""
COUNTED = frozenset({"asserted", "planned"})
ROWS = (
    *(f"names {kind}" for kind in NAMES), "names", "names, any type", *PARTS, "pairs", "speaker, direct",
    "speaker, mixed", "speaker, indirect", "holder, indirect", "said, on record", "offices",
    "offices, person and office", "stances", "stances, told", "stances, quoted", "reports", "plain triples of offices",
)  # fmt: skip


class Tally:
    """Counts by measure (of the reference: found, all; of what is found: right, all), and errors to be read."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        self.errors: list[tuple[str, int | str, str]] = []

    def add(self, measure: str, hit: int = 0, gold: int = 0, right: int = 0, found: int = 0) -> None:
        for place, number in enumerate((hit, gold, right, found)):
            self.counts[measure][place] += number

    def miss(self, measure: str, row: int | str, text: str) -> None:
        self.errors.append((measure, row, " ".join(text.split())))

    def shares(self, measure: str) -> tuple[float | None, float | None, float | None]:
        """Precision, recall, F1; None where nothing was counted."""
        hit, gold, right, found = self.counts[measure]
        recall, precision = hit / gold if gold else None, right / found if found else None
        if recall is None or precision is None:
            return precision, recall, None
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def passage(gold: Gold, span: Span, around: int = 50) -> str:
    """A stretch of the article with some of what is around it."""
    a, b = span
    return f"{gold.text[max(0, a - around) : a]}[{gold.text[a:b]}]{gold.text[b : b + around]}"


def names(tally: Tally, gold: Gold, found: Found) -> None:
    for kind, a, b in gold.names | found.names:
        wanted, mine = (kind, a, b) in gold.names, (kind, a, b) in found.names
        right = wanted and mine
        for label in (f"names {kind}", "names"):
            tally.add(label, right, wanted, right, mine)
        if not right:
            other = [(k, gold.text[x:y]) for k, x, y in (found.names if wanted else gold.names) if x < b and a < y]
            verdict = "missed" if wanted else "wrong"
            tally.miss("names", gold.row, f"{verdict} {kind} {passage(gold, (a, b), 30)} {other}")
    here = {(a, b) for _, a, b in gold.names}, {(a, b) for _, a, b in found.names}
    both = len(here[0] & here[1])
    tally.add("names, any type", both, len(here[0]), both, len(here[1]))


def attributions(tally: Tally, gold: Gold, found: Found, scorer: Any) -> None:
    """Exact spans and pairs by the scorer; what the reference has as nested is neither right nor wrong."""
    outer = [one.parts for one in gold.said.values() if not one.depth]
    inner = [one.parts for one in gold.said.values() if one.depth]

    def stretches(each: Sequence[dict[str, list[Span]]], part: str) -> set[Span]:
        return {span for one in each for span in scorer.stretches(gold.text, one[part])}

    spans = {part: stretches(outer, part) for part in PARTS}
    nested = {part: stretches(inner, part) - spans[part] for part in PARTS}
    mine = [
        {part: [span for span in scorer.stretches(gold.text, one[part]) if span not in nested[part]] for part in PARTS}
        for one in found.attributions
    ]
    for part, (right, predicted, wanted) in scorer.count(gold.text, outer, mine).items():
        tally.add(part, right, wanted, right, predicted)
    for part in PARTS:
        there = {span for one in mine for span in one[part]}
        for span in sorted(spans[part] - there):
            tally.miss(part, gold.row, f"missed {passage(gold, span)}")
        for span in sorted(there - spans[part]):
            tally.miss(part, gold.row, f"wrong {passage(gold, span)}")
    for number, one in enumerate(outer):
        if one["source"] and one["content"] and not scorer.count(gold.text, [one], mine)["pairs"][0]:
            tally.miss("pairs", gold.row, f"missed {number} {[gold.text[a:b] for part in PARTS for a, b in one[part]]}")
    for one in mine:
        if one["source"] and one["content"] and not scorer.count(gold.text, outer, [one])["pairs"][0]:
            tally.miss("pairs", gold.row, f"wrong {[gold.text[a:b] for part in PARTS for a, b in one[part]]}")


def speakers(tally: Tally, gold: Gold, found: Found, scorer: Any) -> None:
    """Who is on record as the speaker of each quotation that has one, and whether what is on record was said."""
    told = [
        (one, scorer.words(gold.text, [one.span]))
        for one in found.told
        if one.statement.relation == "said" or one.statement.relation in STANCES
    ]
    for said in gold.said.values():
        if said.depth or not said.who:
            continue
        measure, wanted = f"speaker, {said.form}", scorer.words(gold.text, said.parts["content"])
        right: dict[bool, set[int]] = {True: set(), False: set()}
        heard = set()
        for one, words in told:
            speech = one.statement.relation == "said"
            # a stance's evidence holds its holder and cue too; a statement's is the content alone
            if words & wanted and (not speech or 2 * len(words & wanted) >= len(words)):
                heard.add(one.subject.name)
                if same_one(said.who, one.subject):
                    right[speech] |= words & wanted
        good = 2 * len(right[True]) >= len(wanted)
        tally.add(measure, good, 1)
        if said.form == "indirect":
            good = good or 2 * len(right[False]) >= len(wanted)
            tally.add("holder, indirect", good, 1)
        if not good:
            span = said.parts["content"][0][0], said.parts["content"][-1][1]
            share = f"{len(right[True] | right[False])} of {len(wanted)} words"
            tally.miss(measure, gold.row, f"{said.who} recorded {sorted(heard)} {share} {passage(gold, span)}")
    for one, words in told:
        if one.statement.relation == "said" and one.standing in COUNTED:
            good = any(
                _says(said, one, words & scorer.words(gold.text, said.parts["content"]), words)
                for said in gold.said.values()
            )
            tally.add("said, on record", 0, 0, good, 1)
            if not good:
                tally.miss("said, on record", gold.row, f"wrong {one.subject.name}: {passage(gold, one.span)}")


def _says(said: Said, one: Told, shared: set[int], words: set[int]) -> bool:
    return 2 * len(shared) >= len(words) and same_one(said.who, one.subject)


def same_office(gold: Office, told: Told, whole: bool = True) -> bool:
    """Person and office; `whole`: institution and status too."""
    if not same_one(gold.person, told.subject) or plain(told.words) not in {plain(name) for name in gold.office}:
        return False
    bodies = told.bodies or ("",)
    place = any(same_body(one, other) for one in gold.institution for other in bodies)
    return not whole or (place and (told.statement.detail("status") or "current") in gold.status)


def _post(told: Told) -> str:
    return f"{told.subject.name} | {told.words} | {told.bodies} | {told.statement.detail('status')}"


def offices(tally: Tally, gold: Gold, found: Found) -> None:
    told = {one.key: one for one in found.told if one.statement.relation == "holds"}
    told |= {one.key: one for one in found.told if one.key in told and one.standing == "asserted"}
    every = [one for one in told.values() if one.standing not in {"denied", "hedged"} and one.subject.named]
    mine = [one for one in every if plain(one.words) not in RANKS]
    for wanted in gold.offices:
        if wanted.asserted != "open":  # a rank that the reference has is looked for, too
            good = any(same_office(wanted, one) for one in every)
            near = any(same_office(wanted, one, whole=False) for one in every)
            tally.add("offices", good, 1)
            tally.add("offices, person and office", near, 1)
            if not good:
                what = f"{wanted.person} {wanted.office} {wanted.institution} {wanted.status}"
                tally.miss("offices", gold.row, f"missed {what} {passage(gold, wanted.span)}")
    for one in mine:
        if any(wanted.asserted == "open" and same_office(wanted, one, whole=False) for wanted in gold.offices):
            continue
        good = any(same_office(wanted, one) for wanted in gold.offices)
        near = any(same_office(wanted, one, whole=False) for wanted in gold.offices)
        tally.add("offices", 0, 0, good, 1)
        tally.add("offices, person and office", 0, 0, near, 1)
        if not good:
            tally.miss("offices", gold.row, f"wrong {_post(one)} {one.standing} {passage(gold, one.span)}")


def stances(tally: Tally, gold: Gold, found: Found) -> None:
    def same(wanted: Stance, one: Told) -> bool:
        negated = one.statement.detail("negated") or "no"
        kind = one.statement.relation in wanted.kinds and negated == wanted.negated
        return kind and same_one(wanted.holder, one.subject) and about_same(wanted.about, one)

    told = {(*one.key, one.span): one for one in found.told if one.statement.relation in STANCES}
    for wanted in gold.stances:
        good = any(same(wanted, one) for one in told.values())
        tally.add("stances", good, 1)
        tally.add("stances, quoted" if wanted.quoted else "stances, told", good, 1)
        if not good:
            near = [
                f"{one.subject.name} {one.statement.relation} {one.words}" for one in told.values()
                if one.span[0] < wanted.span[1] and wanted.span[0] < one.span[1]
            ]  # fmt: skip
            what = f"{wanted.holder} {wanted.kinds} «{wanted.about}»"
            tally.miss("stances", gold.row, f"missed {what} {near} {passage(gold, wanted.span, 0)}")
    for one in told.values():
        if one.standing in COUNTED:
            good = any(same(wanted, one) for wanted in gold.stances)
            tally.add("stances", 0, 0, good, 1)
            if not good:
                negated = "NOT " if one.statement.detail("negated") == "yes" else ""
                what = f"{one.subject.name} {negated}{one.statement.relation} «{one.words}»"
                tally.miss("stances", gold.row, f"wrong {what} {passage(gold, one.span, 20)}")


def reports(tally: Tally, gold: Gold, found: Found) -> None:
    told = {one.key: one for one in found.told if one.statement.relation in REPORTS}

    def same(name: Sequence[str], role: str, who: Sequence[str], one: Told) -> bool:
        right = one.object is not None and same_one(who, one.object)
        return one.statement.relation == role and right and any(same_body(each, one.subject.name) for each in name)

    for wanted in gold.reports:
        good = any(same(wanted.name, wanted.role, wanted.who, one) for one in told.values())
        tally.add("reports", good, 1)
        if not good:
            tally.miss("reports", gold.row, f"missed {wanted.name} {wanted.role} {wanted.who}")
    for one in told.values():
        good = any(same(wanted.name, wanted.role, wanted.who, one) for wanted in gold.reports)
        tally.add("reports", 0, 0, good, 1)
        if not good:
            tally.miss("reports", gold.row, f"wrong {one.subject.name} {one.statement.relation} {one.words}")


def triples(tally: Tally, golds: Sequence[Gold], found: Sequence[Found]) -> None:
    """Offices that graph:facts states: those that some article is held to assert."""
    stated: dict[str, list[tuple[Gold, Told]]] = defaultdict(list)
    for gold, one in zip(golds, found, strict=True):
        for told in one.told:
            plainly = told.standing == "asserted" and told.statement.detail("negated") != "yes"
            if told.statement.relation == "holds" and plainly:
                stated[told.statement.id].append((gold, told))
    for places in stated.values():
        matched = [
            wanted.asserted for gold, told in places for wanted in gold.offices
            if same_office(wanted, told, whole=wanted.asserted != "open")
        ]  # fmt: skip
        gold, told = places[0]
        if "yes" in matched or ("open" not in matched and plain(told.words) not in RANKS):
            good = "yes" in matched
            tally.add("plain triples of offices", 0, 0, good, 1)
            if not good:
                tally.miss("triples", gold.row, f"{_post(told)} {passage(gold, told.span)}")


def measure_article(tally: Tally, gold: Gold, found: Found, scorer: Any) -> None:
    """All measures of one article but `triples`, which is of the whole record."""
    if gold.names:
        names(tally, gold, found)
    if gold.own:
        attributions(tally, gold, found, scorer)
    speakers(tally, gold, found, scorer)
    offices(tally, gold, found)
    stances(tally, gold, found)
    reports(tally, gold, found)
