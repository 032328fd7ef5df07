"""Asserted, reported, planned, denied, hedged: pairs of sentences of our own that differ in one thing.

The people, bodies and places are invented. Facts are claims made by hand (subject, object, and as evidence all from the
first of them to the last); stances and statements are what their extractors find.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.extractors import stances, statements
from onrecord.model import Article, Claim, Document, Mention
from onrecord.qualify import qualify

if TYPE_CHECKING:
    from spacy.tokens import Doc

Annotate = Callable[[str], "Doc"]


def fact(text: str, relation: str, subject: str, about: str) -> Claim:
    """A claim made by hand: its evidence runs from the first of the two mentions to the end of the last."""
    article = Article("test", text)
    places = [text.index(subject), text.index(about)]
    ends = [places[0] + len(subject), places[1] + len(about)]
    kinds = {"holds": ("person", "office"), "member_of": ("person", "institution"), "author": ("report", "person")}
    one, other = kinds.get(relation, ("report", "institution"))
    evidence = article.span(min(places), max(ends))
    return Claim(
        Mention(article.span(places[0], ends[0]), one),
        relation,
        Mention(article.span(places[1], ends[1]), other),
        evidence,
        evidence,
    )


def standing(annotate: Annotate, text: str, claims: list[Claim] | None = None) -> tuple[str, str]:
    """Standing and who says so, of the one claim."""
    document = Document(Article("test", text), annotate(text))
    found = claims or [claim for claim in stances.extract(document) if claim.relation != "denies"]
    (claim,) = qualify(document, found)
    return claim.standing, claim.said_by.span.text if claim.said_by else ""


A, R, P, D, H = "asserted", "reported", "planned", "denied", "hedged"
QUIST, CHAIR = "Mara Quist", "chair of the Harbour Board"
# text, subject, object, standing, said_by
HOLDS: list[tuple[str, str, str, str, str]] = [
    # the article's own voice
    ("Mara Quist is chair of the Harbour Board.", QUIST, CHAIR, A, ""),
    ("Mara Quist, chair of the Harbour Board, left early.", QUIST, CHAIR, A, ""),
    ("Mara Quist became chair of the Harbour Board in May.", QUIST, CHAIR, A, ""),
    ("Mara Quist, a potential chair of the Harbour Board, left early.", QUIST, CHAIR, H, ""),
    ("Mara Quist, a new chair of the Harbour Board, left early.", QUIST, CHAIR, A, ""),
    ("Mara Quist, the self-styled chair of the Harbour Board, left early.", QUIST, CHAIR, H, ""),
    ("Mara Quist was appointed chair of the Harbour Board.", QUIST, CHAIR, A, ""),
    ("Mara Quist, who is chair of the Harbour Board, left early.", QUIST, CHAIR, A, ""),
    ("Mara Quist was elected chair of the Harbour Board.", QUIST, CHAIR, A, ""),
    # not so
    ("Mara Quist is not chair of the Harbour Board.", QUIST, CHAIR, D, ""),
    ("Mara Quist was never chair of the Harbour Board.", QUIST, CHAIR, D, ""),
    ("Mara Quist is no longer chair of the Harbour Board.", QUIST, CHAIR, D, ""),
    ("Mara Quist, who is not chair of the Harbour Board, left early.", QUIST, CHAIR, D, ""),
    ("Mara Quist failed to become chair of the Harbour Board.", QUIST, CHAIR, D, ""),
    ("Mara Quist refused to become chair of the Harbour Board.", QUIST, CHAIR, D, ""),
    ("Mara Quist did not become chair of the Harbour Board.", QUIST, CHAIR, D, ""),
    # to come
    ("Mara Quist will be chair of the Harbour Board.", QUIST, CHAIR, P, ""),
    ("Mara Quist will become chair of the Harbour Board.", QUIST, CHAIR, P, ""),
    ("Mara Quist is to become chair of the Harbour Board.", QUIST, CHAIR, P, ""),
    ("Mara Quist plans to become chair of the Harbour Board.", QUIST, CHAIR, P, ""),
    ("Mara Quist is due to become chair of the Harbour Board.", QUIST, CHAIR, P, ""),
    ("Mara Quist is expected to become chair of the Harbour Board.", QUIST, CHAIR, P, ""),
    ("Mara Quist is going to be chair of the Harbour Board.", QUIST, CHAIR, P, ""),
    ("Mara Quist has agreed to become chair of the Harbour Board.", QUIST, CHAIR, P, ""),
    # may or may not be so
    ("Mara Quist may be chair of the Harbour Board.", QUIST, CHAIR, H, ""),
    ("Mara Quist might become chair of the Harbour Board.", QUIST, CHAIR, H, ""),
    ("Mara Quist could become chair of the Harbour Board.", QUIST, CHAIR, H, ""),
    ("Mara Quist is reportedly chair of the Harbour Board.", QUIST, CHAIR, H, ""),
    ("Mara Quist is said to be chair of the Harbour Board.", QUIST, CHAIR, H, ""),
    ("Mara Quist is likely to become chair of the Harbour Board.", QUIST, CHAIR, H, ""),
    ("Mara Quist wants to become chair of the Harbour Board.", QUIST, CHAIR, H, ""),
    ("If Mara Quist becomes chair of the Harbour Board, she will move.", QUIST, CHAIR, H, ""),
    ("Is Mara Quist chair of the Harbour Board?", QUIST, CHAIR, H, ""),
    ("Mara Quist would become chair of the Harbour Board.", QUIST, CHAIR, H, ""),
    ("Mara Quist may not become chair of the Harbour Board.", QUIST, CHAIR, H, ""),
    ("Mara Quist seems to be chair of the Harbour Board.", QUIST, CHAIR, H, ""),
    # somebody says so
    ("Piet Vos said Mara Quist was chair of the Harbour Board.", QUIST, CHAIR, R, "Piet Vos"),
    ("Piet Vos said that Mara Quist had become chair of the Harbour Board.", QUIST, CHAIR, R, "Piet Vos"),
    ("Piet Vos claims that Mara Quist is chair of the Harbour Board.", QUIST, CHAIR, R, "Piet Vos"),
    ('"Mara Quist is chair of the Harbour Board," said Piet Vos.', QUIST, CHAIR, R, "Piet Vos"),
    ("Mara Quist was chair of the Harbour Board, according to Piet Vos.", QUIST, CHAIR, R, "Piet Vos"),
    ("The report found that Mara Quist was chair of the Harbour Board.", QUIST, CHAIR, R, "The report"),
    ("Piet Vos believes that Mara Quist is chair of the Harbour Board.", QUIST, CHAIR, R, "Piet Vos"),
    ("Officials said Mara Quist would become chair of the Harbour Board.", QUIST, CHAIR, R, "Officials"),
    # somebody denies it
    ("Piet Vos denied that Mara Quist was chair of the Harbour Board.", QUIST, CHAIR, D, "Piet Vos"),
    ("Piet Vos said Mara Quist was not chair of the Harbour Board.", QUIST, CHAIR, D, "Piet Vos"),
    ('"Mara Quist was never chair of the Harbour Board," said Piet Vos.', QUIST, CHAIR, D, "Piet Vos"),
    # somebody says that somebody says so
    ("Ida Roth said Piet Vos had told her Mara Quist was chair of the Harbour Board.", QUIST, CHAIR, R, "Piet Vos"),
    ('"Piet Vos told me that Mara Quist was chair of the Harbour Board," said Ida Roth.', QUIST, CHAIR, R, "Piet Vos"),
    # nobody says who says so
    ("It was claimed that Mara Quist was chair of the Harbour Board.", QUIST, CHAIR, H, ""),
    ("Rumours that Mara Quist was chair of the Harbour Board reached us.", QUIST, CHAIR, H, ""),
    ("Mara Quist, reportedly chair of the Harbour Board, left early.", QUIST, CHAIR, H, ""),
    ("Mara Quist, not chair of the Harbour Board, left early.", QUIST, CHAIR, D, ""),
    ("Mara Quist has yet to become chair of the Harbour Board.", QUIST, CHAIR, D, ""),
    ("Mara Quist is about to become chair of the Harbour Board.", QUIST, CHAIR, P, ""),
    ("Unless Mara Quist becomes chair of the Harbour Board, she will move.", QUIST, CHAIR, H, ""),
    ("According to Piet Vos, Mara Quist is chair of the Harbour Board.", QUIST, CHAIR, R, "Piet Vos"),
    ("Piet Vos tweeted that Mara Quist was chair of the Harbour Board.", QUIST, CHAIR, R, "Piet Vos"),
    ("Piet Vos doubted that Mara Quist was chair of the Harbour Board.", QUIST, CHAIR, H, "Piet Vos"),
    # somebody asks
    ("Piet Vos asked whether Mara Quist was chair of the Harbour Board.", QUIST, CHAIR, H, "Piet Vos"),
    # the article's own identification inside somebody's words
    ("Piet Vos said that Mara Quist, chair of the Harbour Board, had left.", QUIST, CHAIR, A, ""),
    ("Piet Vos said that Mara Quist, who is chair of the Harbour Board, had left.", QUIST, CHAIR, A, ""),
    ("Piet Vos said that Port Minister Mara Quist would resign.", QUIST, "Port Minister", A, ""),
    ('"Port Minister Mara Quist should resign," said Piet Vos.', QUIST, "Port Minister", R, "Piet Vos"),
    ("Port Minister Mara Quist said the ferry would sail.", QUIST, "Port Minister", A, ""),
    ("Piet Vos told Port Minister Mara Quist that the ferry was late.", QUIST, "Port Minister", A, ""),
    ("If Port Minister Mara Quist resigns, the ferry will stop.", QUIST, "Port Minister", A, ""),
    ("Port Minister Mara Quist may resign.", QUIST, "Port Minister", A, ""),
    ("Port Minister Mara Quist did not resign.", QUIST, "Port Minister", A, ""),
]  # fmt: skip

REPORT = "The audit"
OTHERS: list[tuple[str, str, str, str, str, str]] = [
    ("The audit was written by Ida Roth.", "author", REPORT, "Ida Roth", A, ""),
    ("The audit was not written by Ida Roth.", "author", REPORT, "Ida Roth", D, ""),
    ("The audit will be written by Ida Roth.", "author", REPORT, "Ida Roth", P, ""),
    ("The audit may have been written by Ida Roth.", "author", REPORT, "Ida Roth", H, ""),
    ("The audit was allegedly written by Ida Roth.", "author", REPORT, "Ida Roth", H, ""),
    ("The audit is believed to have been written by Ida Roth.", "author", REPORT, "Ida Roth", H, ""),
    ("Mr Vos said that the audit was written by Ida Roth.", "author", "the audit", "Ida Roth", R, "Mr Vos"),
    ("Mr Vos denied that the audit was written by Ida Roth.", "author", "the audit", "Ida Roth", D, "Mr Vos"),
    ("The audit was ordered by the Harbour Board.", "commissioned_by", REPORT, "the Harbour Board", A, ""),
    ("The audit was never ordered by the Harbour Board.", "commissioned_by", REPORT, "the Harbour Board", D, ""),
    ("The audit is to be ordered by the Harbour Board.", "commissioned_by", REPORT, "the Harbour Board", P, ""),
    ("Mr Vos said the audit was ordered by the Board.", "commissioned_by", "the audit", "the Board", R, "Mr Vos"),
    ("Mara Quist belongs to the Reform Party.", "member_of", QUIST, "the Reform Party", A, ""),
    ("Mara Quist does not belong to the Reform Party.", "member_of", QUIST, "the Reform Party", D, ""),
    ("Mara Quist will join the Reform Party.", "member_of", QUIST, "the Reform Party", P, ""),
    ("Mara Quist could join the Reform Party.", "member_of", QUIST, "the Reform Party", H, ""),
    ("Mara Quist has threatened to join the Reform Party.", "member_of", QUIST, "the Reform Party", P, ""),
    ("Mr Vos said Mara Quist had joined the Reform Party.", "member_of", QUIST, "the Reform Party", R, "Mr Vos"),
]  # fmt: skip

# text, standing, said_by; negation is in the claim itself (test_negated_stances).
STANCES: list[tuple[str, str, str]] = [
    ("Ms Quist opposes the dam.", A, ""),
    ("Ms Quist opposed the dam.", A, ""),
    ("Ms Quist will oppose the dam.", P, ""),
    ("Ms Quist is expected to oppose the dam.", P, ""),
    ("Ms Quist plans to oppose the dam.", P, ""),
    ("Ms Quist might oppose the dam.", H, ""),
    ("Ms Quist would oppose the dam.", H, ""),
    ("Ms Quist is said to oppose the dam.", H, ""),
    ("Ms Quist reportedly opposes the dam.", H, ""),
    ("If Ms Quist opposes the dam, it will not be built.", H, ""),
    ("Does Ms Quist oppose the dam?", H, ""),
    ("Mr Vos said Ms Quist opposed the dam.", R, "Mr Vos"),
    ('"Ms Quist opposes the dam," Mr Vos said.', R, "Mr Vos"),
    ("Ms Quist opposes the dam, according to Mr Vos.", R, "Mr Vos"),
    ("Ms Quist said she opposed the dam.", A, ""),
    ("The council said it opposed the dam.", A, ""),
    ('"I oppose the dam," said Ms Quist.', A, ""),
    ('"We oppose the dam," said Ms Quist.', A, ""),
    ("Ms Quist has called for an inquiry.", A, ""),
    ("Ms Quist is to call for an inquiry.", P, ""),
    ("Ms Quist may call for an inquiry.", H, ""),
    ("Mr Vos said that Ms Quist had called for an inquiry.", R, "Mr Vos"),
    ("Ms Quist accepted the plan.", A, ""),
    ("Ms Quist will accept the plan.", P, ""),
    ("Mr Vos claimed that Ms Quist had accepted the plan.", R, "Mr Vos"),
    ("Ms Quist said that Mr Vos had rejected the plan.", R, "Ms Quist"),
    ("Mr Vos condemned the attack.", A, ""),
    ("Mr Vos could condemn the attack.", H, ""),
    ("The union promised to end the strike.", A, ""),
    ("The report said the union had promised to end the strike.", R, "The report"),
    ("Mr Vos denied that Ms Quist had rejected the plan.", D, "Mr Vos"),
]  # fmt: skip

NEGATED: list[tuple[str, str, str]] = [
    ("Ms Quist does not oppose the dam.", "yes", A),
    ("Ms Quist opposes the dam.", "", A),
    ("Ms Quist has never opposed the dam.", "yes", A),
    ("Ms Quist has not called for an inquiry.", "yes", A),
    ("Ms Quist refused to support the dam.", "yes", A),
    ("Ms Quist declined to endorse the dam.", "yes", A),
    ("Ms Quist stopped short of calling for an inquiry.", "yes", A),
    ("Ms Quist no longer supports the dam.", "yes", A),
    ("Ms Quist will not support the dam.", "yes", P),
    ("Ms Quist did not rule out a strike.", "yes", A),
    ("Ms Quist has yet to back the dam.", "yes", A),
    ("Mr Vos said Ms Quist did not support the dam.", "yes", R),
    ("Ms Quist withdrew her support for the dam.", "yes", A),
]


@pytest.mark.parametrize(("text", "subject", "about", "expected", "by"), HOLDS, ids=[case[0] for case in HOLDS])
def test_offices(annotate: Annotate, text: str, subject: str, about: str, expected: str, by: str) -> None:
    """How far, and by whom, it is said that somebody holds an office."""
    assert standing(annotate, text, [fact(text, "holds", subject, about)]) == (expected, by)


@pytest.mark.parametrize(
    ("text", "relation", "subject", "about", "expected", "by"), OTHERS, ids=[case[0] for case in OTHERS]
)
def test_other_facts(
    annotate: Annotate, text: str, relation: str, subject: str, about: str, expected: str, by: str
) -> None:
    """How far, and by whom, it is said who wrote or ordered a report or belongs to a body."""
    assert standing(annotate, text, [fact(text, relation, subject, about)]) == (expected, by)


@pytest.mark.parametrize(("text", "expected", "by"), STANCES, ids=[case[0] for case in STANCES])
def test_stances(annotate: Annotate, text: str, expected: str, by: str) -> None:
    """A stance is asserted of whoever takes it in the article's or their own words, reported in anybody else's."""
    assert standing(annotate, text) == (expected, by)


@pytest.mark.parametrize(("text", "negated", "expected"), NEGATED, ids=[case[0] for case in NEGATED])
def test_negated_stances(annotate: Annotate, text: str, negated: str, expected: str) -> None:
    """Not to take a stance is asserted, and marked as negated: it never turns into the stance itself."""
    document = Document(Article("test", text), annotate(text))
    found = qualify(document, list(stances.extract(document)))
    assert found
    assert {(claim.detail("negated"), claim.standing) for claim in found} == {(negated, expected)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms Quist said the dam was safe.", {("Ms Quist", A, "")}),
        ("Ms Quist will say that the dam is safe.", {("Ms Quist", P, "")}),
        ("Ms Quist is expected to say that the dam is safe.", {("Ms Quist", P, "")}),
        ("Ms Quist may say that the dam is safe.", {("Ms Quist", H, "")}),
        ("Mr Vos said Ms Quist had told him that the dam was safe.", {("Mr Vos", A, ""), ("Ms Quist", R, "Mr Vos")}),
        ('"Ms Quist told me that the dam was safe," said Mr Vos.', {("Mr Vos", A, ""), ("Ms Quist", R, "Mr Vos")}),
    ],
)
def test_statements(annotate: Annotate, text: str, expected: set[tuple[str, str, str]]) -> None:
    """That somebody says something is the article's word, unless it is somebody else's."""
    document = Document(Article("test", text), annotate(text))
    found = qualify(document, list(statements.extract(document)))
    assert {(c.subject.label, c.standing, c.said_by.label if c.said_by else "") for c in found} == expected


def test_what_an_extractor_has_qualified_stays(annotate: Annotate) -> None:
    """A standing that is already set is not overruled."""
    text = "Mara Quist is chair of the Harbour Board."
    document = Document(Article("test", text), annotate(text))
    claim = fact(text, "holds", QUIST, CHAIR)
    (kept,) = qualify(document, [replace(claim, standing="planned")])
    assert kept.standing == "planned"


def test_a_negated_claim_is_not_denied_twice(annotate: Annotate) -> None:
    """That the audit does not recommend it is asserted: the negation is the claim's own."""
    text = "The audit does not recommend a ban."
    document = Document(Article("test", text), annotate(text))
    (claim,) = qualify(
        document, [replace(fact(text, "recommends", "The audit", "a ban"), details=(("negated", "yes"),))]
    )
    assert (claim.standing, claim.detail("negated")) == ("asserted", "yes")


def test_whoever_says_a_plan_is_named(annotate: Annotate) -> None:
    """A plan stays a plan in somebody's words, with whoever says so."""
    text = "Mr Vos said that Mara Quist would become chair of the Harbour Board."
    document = Document(Article("test", text), annotate(text))
    (claim,) = qualify(document, [replace(fact(text, "holds", QUIST, CHAIR), standing="planned")])
    assert claim.standing == "planned"
    assert claim.said_by is not None
    assert claim.said_by.label == "Mr Vos"


def test_there_are_a_hundred() -> None:
    """The pairs are at least a hundred."""
    assert len(HOLDS) + len(OTHERS) + len(STANCES) + len(NEGATED) >= 100
