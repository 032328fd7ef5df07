"""Stances that change: what revises what, and what does not."""

from __future__ import annotations

import pytest

from onrecord.model import Article, Evidence, Statement
from onrecord.resolve.turns import opposed, revisions

DAYS = {"a": "2031-01-06", "b": "2031-02-03", "c": "2031-03-03"}


def stance(
    relation: str, article: str, words: str = "took a side", when: str = "", holder: str = "e1", **details: str
) -> Statement:
    """A stance of a holder on one thing, told in that article."""
    text = f"She {words}."
    place = Article(article, text).span(0, len(text))
    number = f"{holder}-{relation}-{article}-{details}"
    evidence = (Evidence(place, place, when=when),)
    return Statement(number, holder, relation, "thing", details=tuple(sorted(details.items())), evidence=evidence)


def revised(*statements: Statement) -> list[tuple[str, str]]:
    """(later, earlier) by relation."""
    names = {each.id: each.relation for each in statements}
    found = revisions(sorted(statements, key=lambda each: each.id), DAYS)
    return sorted((each.relation, names[each.role("revises")]) for each in found if each.role("revises"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("calls_for", "rejects"), ("rejects", "accepts"), ("supports", "opposes"), ("opposes", "promises"),
    ],
)  # fmt: skip
def test_opposite_kinds(before: str, after: str) -> None:
    """The later one revises the earlier one, in whatever order they come."""
    assert revised(stance(before, "a"), stance(after, "b")) == [(after, before)]
    assert revised(stance(after, "b"), stance(before, "a")) == [(after, before)]


def test_negations() -> None:
    """Not to support is to be against; not to call for a thing is not, unless one had called for it."""
    assert revised(stance("calls_for", "a"), stance("supports", "b", negated="yes")) == [("supports", "calls_for")]
    assert revised(stance("promises", "a"), stance("promises", "b", negated="yes")) == [("promises", "promises")]
    assert revised(stance("supports", "a"), stance("calls_for", "b", negated="yes")) == []
    assert revised(stance("supports", "a"), stance("rejects", "b", negated="yes")) == []


def test_answers() -> None:
    """A body that accepts a recommendation and later rejects it turns; one that also carries it out does not."""
    accepted, rejected = stance("answers", "a", answer="accepted"), stance("answers", "b", answer="rejected")
    assert revised(accepted, rejected) == [("answers", "answers")]
    assert revised(accepted, stance("answers", "b", answer="implemented")) == []


def test_same_side_again() -> None:
    """A second stance on the same side is no change, nor does it hide one; two turns are two links."""
    told = stance("rejects", "a"), stance("opposes", "b"), stance("accepts", "c")
    assert revised(*told) == [("accepts", "opposes")]
    back = stance("rejects", "a"), stance("accepts", "b"), stance("opposes", "c")
    assert revised(*back) == [("accepts", "rejects"), ("opposes", "accepts")]


def test_same_day() -> None:
    """Both sides on one day are no change, unless the article puts one in the past."""
    assert revised(stance("rejects", "a"), stance("accepts", "a")) == []
    assert revised(stance("rejects", "a", "had rejected it"), stance("accepts", "a")) == [("accepts", "rejects")]


def test_words_give_the_time() -> None:
    """An article of March that tells of a stance of January puts it before one that an article of February tells."""
    january = stance("supports", "c", "backed it in January", when="in January")
    assert revised(january, stance("opposes", "b")) == [("opposes", "supports")]
    assert revised(stance("supports", "c"), stance("opposes", "b")) == [("supports", "opposes")]


def test_what_was_is_not_news() -> None:
    """An article of March that recalls what she had rejected does not turn her back from what she accepted since."""
    recalled = stance("rejects", "c", "had rejected it")
    assert revised(stance("accepts", "a"), recalled) == []
    assert revised(recalled, stance("accepts", "c")) == [("accepts", "rejects")]


def test_who_did() -> None:
    """In one article, who rejected a thing once and now accepts it has turned; "had" in what is rejected is no turn."""
    assert revised(stance("rejects", "a", "is one who rejected it"), stance("accepts", "a")) == [("accepts", "rejects")]
    assert revised(stance("rejects", "a", "rejected what he had built"), stance("accepts", "a")) == []


def test_no_date() -> None:
    """An article without a date comes neither before nor after others, but may tell of a turn, or what another recalls
    may tell of it."""
    assert revised(stance("rejects", "z"), stance("accepts", "a")) == []
    recalled = stance("rejects", "z", "had rejected it")
    assert revised(recalled, stance("accepts", "z")) == [("accepts", "rejects")]
    assert revised(recalled, stance("accepts", "y")) == [("accepts", "rejects")]
    assert revised(recalled, stance("accepts", "y", "had accepted it")) == []


def test_another_holder() -> None:
    """A minister who takes the other side than the government turns nobody round."""
    assert revised(stance("supports", "a"), stance("opposes", "b", holder="e2")) == []


def test_opposed_needs_a_side() -> None:
    """Statements that take no side are opposed to none."""
    assert not opposed(stance("holds", "a"), stance("rejects", "b"))
