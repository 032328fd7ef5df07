"""Who is who in whole articles, as the pipeline reads them: faults that were found by reading, and must not return."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from onrecord.model import Article, Entity, Record, Statement, identifier
from onrecord.pipeline import read_article
from onrecord.resolve.across import resolve

Annotate = Callable[[str], Doc]


def read(annotate: Annotate, *texts: str, published: str = "2031-03-05") -> Record:
    """The record of articles with these texts."""
    articles = [Article(identifier(text), text, headline=text[:20], published=published) for text in texts]
    return resolve(read_article(article, annotate) for article in articles)


def named(record: Record, identifier_: str) -> Entity:
    """The entity of that identifier."""
    return next(entity for entity in record.entities if entity.id == identifier_)


def told(record: Record, relation: str, subject: str = "") -> list[Statement]:
    """The statements of that relation, about whom or what has the name."""
    return [
        statement
        for statement in record.statements
        if statement.relation == relation and subject in named(record, statement.subject).name
    ]


def test_inquiry_that_another_is_likened_to(annotate: Annotate) -> None:
    """Who chaired the inquiry that another would be like does not chair the other."""
    record = read(
        annotate,
        "Baroness Vale published her report on Monday. She has not recommended another sweeping inquiry of the kind "
        "conducted by Professor Nils Berg.",
    )
    (advice,) = told(record, "recommends_that")
    assert advice.detail("negated") == "yes"
    (chair,) = told(record, "chair")
    assert named(record, chair.object).name == "Nils Berg"
    assert chair.subject != advice.object


def test_a_boards_own_report_is_another(annotate: Annotate) -> None:
    """The board's own report is not the audit that was spoken of before."""
    record = read(
        annotate,
        "The audit of ferry inspections, by Professor Anna Brand, came out on Monday. The Harbour Board is expected to "
        "publish its own report on the sinking this summer.",
    )
    authors = {named(record, each.object).name: each.subject for each in told(record, "author")}
    assert {"Anna Brand", "Harbour Board"} <= set(authors)
    assert authors["Anna Brand"] != authors["Harbour Board"]


def test_what_somebody_is_called_is_nobody_to_point_to(annotate: Annotate) -> None:
    """He in her words is the rival, not the "man without shame" that she calls him."""
    record = read(
        annotate,
        "Shadow transport secretary Helen Marsh last night branded her opposite number ‘a man who has lost all heart’ "
        "as the row over a bridge grew.\n\nMs Marsh accused Rowan Orr of hiding behind a report.\n\n‘He commissioned "
        "an audit of the cupboards so that nobody would look in the cellar,’ she told the Post.",
    )
    assert "man" not in {entity.name for entity in record.entities}


def test_officer_in_a_quotation_is_not_its_speaker(annotate: Annotate) -> None:
    """Whom somebody thanks in her own words, just before "she said", she is not."""
    record = read(annotate, "Helen Strand came home on Monday. “I thanked the superintendent,” she said.")
    for merge in record.merges:
        assert "superintendent" not in merge.one.text + merge.other.text


def test_first_of_two_surnames(annotate: Annotate) -> None:
    """Mora alone is Ricardo Mora Santos, if nobody else is called so."""
    record = read(annotate, "Ricardo Mora Santos resigned on Friday. Mora said that the vote had been unfair.")
    (speech,) = told(record, "said")
    assert named(record, speech.subject).name == "Ricardo Mora Santos"


def test_senate_of_another_country(annotate: Annotate) -> None:
    """The Senate spoken of all along is not the one of a country that is named at the end."""
    record = read(
        annotate,
        "The Senate rejected the nominee on Friday. Its leader, Tom Orr, said the Senate would meet again. "
        "Mr Orr once worked for the Brazilian Senate.",
    )
    names = {entity.name for entity in record.entities if entity.kind == "institution"}
    assert "Senate" in names


def test_inquiry_under_two_names(annotate: Annotate) -> None:
    """An inquiry announced into a sinking and one named after the ship are one, in articles about the same people."""
    record = read(
        annotate,
        "Prime Minister Amara Toll announced a public inquiry into the sinking of the Saint Vera on Monday. It will be "
        "led by Baroness Vale. Rowan Orr, the transport secretary, welcomed the inquiry.",
        "Rowan Orr, the transport secretary, supports the Saint Vera inquiry, which Baroness Vale will chair. "
        "Prime Minister Amara Toll opened it.",
    )
    assert len([entity for entity in record.entities if entity.kind == "inquiry"]) == 1
    assert len({each.object for each in told(record, "announces") + told(record, "supports")}) == 1
