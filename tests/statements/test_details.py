"""Addressee, occasion, date and parts of statements, on sentences of our own about invented people."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from onrecord.extractors.statements import extract
from onrecord.model import Article, Claim, Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

Annotate = Callable[[str], "Doc"]


def said(annotate: Annotate, text: str, body: int = 0) -> list[Claim]:
    """The statements of a text whose body begins at `body`."""
    return list(extract(Document(Article("test", text, body=body), annotate(text))))


@pytest.mark.parametrize(
    ("text", "hearers"),
    [
        ('Ms Quist told the House of Commons: "It is over."', ["House of Commons"]),
        ("Mr Vos told Harbour Radio that the road would open in May.", ["Harbour Radio"]),
        ("Officials told reporters that the water was safe.", ["reporters"]),
        ("Mr Vos said to the court that he had never seen the letter.", ["court"]),
        ("In a statement to Parliament, Ms Quist said the port would be sold.", ["Parliament"]),
        ("Speaking to the committee, Ms Abara said that the wards were full.", ["committee"]),
        ("Ms Abara said that the wards were full.", []),
    ],
)
def test_addressee(annotate: Annotate, text: str, hearers: list[str]) -> None:
    """Whoever it is said to is the addressee."""
    (claim,) = said(annotate, text)
    assert [mention.label for role, mention in claim.roles if role == "addressee"] == hearers


@pytest.mark.parametrize(
    ("text", "occasion", "when"),
    [
        ("In a statement to Parliament, Ms Quist said the port would be sold.", "In a statement to Parliament", ""),
        ('Ms Quist said in an interview: "I will stay."', "in an interview", ""),
        ("Mr Vos said on Monday that the road would open.", "", "on Monday"),
        ("Mr Vos said last week that the road would open.", "", "last week"),
        ("Mr Vos said on Monday evening that the road would open.", "", "on Monday evening"),
        ("Mr Vos said previously that the road would open.", "", "previously"),
        ("Mr Vos said the road would open.", "", ""),
    ],
)
def test_occasion_and_date(annotate: Annotate, text: str, occasion: str, when: str) -> None:
    """The words for the occasion and the date of the saying are kept as they stand."""
    (claim,) = said(annotate, text)
    assert (claim.detail("occasion"), claim.when) == (occasion, when)


def test_parts_over_paragraphs(annotate: Annotate) -> None:
    """A quotation over paragraphs is one claim a paragraph, each with its place in the whole."""
    text = 'Ms Roth said: "It failed in May.\n\n"It failed in June.\n\n"It failed again." She left.'
    claims = said(annotate, text)
    assert [claim.detail("part") for claim in claims] == ["1/3", "2/3", "3/3"]
    assert [claim.detail("cue") for claim in claims] == ["say", "say", "say"]


def test_evidence_is_the_words(annotate: Annotate) -> None:
    """Object, evidence and the article's own characters are the same words, marks left out."""
    text = "The mayor was clear. “We’ll pay – all of it,” she said."
    (claim,) = said(annotate, text)
    assert claim.object == claim.evidence.text == text[claim.evidence.start : claim.evidence.end]
    assert claim.evidence.text == "We’ll pay – all of it,"


def test_nothing_before_the_body(annotate: Annotate) -> None:
    """The headline is left to its own readers."""
    text = "'We will pay', says mayor\n\nThe mayor met the families on Monday."
    assert said(annotate, text, body=text.index("The mayor met")) == []


def test_joint_statement(annotate: Annotate) -> None:
    """Two who speak together both say it."""
    claims = said(annotate, "Mara Quist and Piet Vos said the harbour would be dredged.")
    assert [claim.subject.label for claim in claims] == ["Mara Quist", "Piet Vos"]
    assert len({claim.evidence for claim in claims}) == 1


def test_one_quotation_once(annotate: Annotate) -> None:
    """A quoted word inside an indirect statement does not become a second statement of the same speaker."""
    claims = said(annotate, 'Ms Abara said that the "ghost wards" were "a trap" for the old.')
    assert len(claims) == 1


def test_statement_in_a_statement(annotate: Annotate) -> None:
    """What a report said, as a minister tells it, is said by the report too."""
    claims = said(annotate, 'Ms Quist said a review of the files found "clear signs of neglect" in the north.')
    assert {(claim.subject.label.removeprefix("a "), claim.detail("directness")) for claim in claims} == {
        ("Ms Quist", "mixed"),
        ("review of the files", "direct"),
    }


def test_whoever_adds_has_spoken_before(annotate: Annotate) -> None:
    """In "she added" she is the last speaker, not somebody named in the words."""
    text = (
        'Ms Quist told the board: "The findings of Dame Ida Roth are damning."\n\n'
        'She added: "Dame Ida found that nobody had looked."'
    )
    direct = [claim for claim in said(annotate, text) if claim.detail("directness") == "direct"]
    assert [claim.subject.label for claim in direct] == ["Ms Quist", "Ms Quist"]


def test_a_title_tells_who_adds(annotate: Annotate) -> None:
    """She is not Mr Vos."""
    claims = said(annotate, 'Mr Vos said the dam was safe. She added: "Nobody believes it."')
    assert [claim.subject.label for claim in claims] == ["Mr Vos", "She"]
