"""Turns of interviews, quotations that the layout sets off, words quoted inside somebody's words; our own sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from onrecord.extractors.statements import extract
from onrecord.model import Article, Claim, Document
from onrecord.qualify import qualify

if TYPE_CHECKING:
    from spacy.tokens import Doc

Annotate = Callable[[str], "Doc"]
Said = tuple[str, str]


def said(annotate: Annotate, text: str, headline: str = "") -> list[Claim]:
    """The statements of a text, qualified."""
    document = Document(Article("test", text, headline), annotate(text))
    return qualify(document, list(extract(document)))


def brief(claims: list[Claim]) -> list[Said]:
    """Speaker and words of each."""
    return [(claim.subject.label, claim.evidence.text) for claim in claims]


LEAD = "Marine biologist Lena Abara spoke to the Morne Echo about seals.\n\n"
ASK, ANSWER, MORE, AGAIN, LAST = (
    "What do you do?", "I count seals.", "It is cold work.", "Do you like it?", "I like it very much.")  # fmt: skip

TURNS: dict[str, tuple[str, list[Said]]] = {
    "double brackets": (
        f"{LEAD}((Morne Echo)) {ASK}\n\n((Lena Abara)) {ANSWER}\n\n((Morne Echo)) {AGAIN}\n\n((Lena Abara)) {LAST}",
        [("Morne Echo", ASK), ("Lena Abara", ANSWER), ("Morne Echo", AGAIN), ("Lena Abara", LAST)],
    ),
    "a paragraph without a label goes on": (
        f"{LEAD}((Echo)) {ASK}\n\n((Lena Abara)) {ANSWER}\n\n{MORE}\n\n((Echo)) {AGAIN}\n\n((Lena Abara)) {LAST}",
        [("Echo", ASK), ("Lena Abara", ANSWER), ("Lena Abara", MORE), ("Echo", AGAIN), ("Lena Abara", LAST)],
    ),
    "surname and colon": (
        f"{LEAD}Vos: {ASK}\n\nAbara: {ANSWER}\n\nVos: {AGAIN}\n\nAbara: {LAST}",
        [("Vos", ASK), ("Lena Abara", ANSWER), ("Vos", AGAIN), ("Lena Abara", LAST)],
    ),
    "initials": (
        f"{LEAD}PV: {ASK}\n\nLA: {ANSWER}\n\nPV: {AGAIN}\n\nLA: {LAST}",
        [("interviewer", ASK), ("Lena Abara", ANSWER), ("interviewer", AGAIN), ("Lena Abara", LAST)],
    ),
    "question and answer": (
        f"{LEAD}Q: {ASK}\n\nA: {ANSWER}\n\nQ: {AGAIN}\n\nA: {LAST}",
        [("interviewer", ASK), ("Lena Abara", ANSWER), ("interviewer", AGAIN), ("Lena Abara", LAST)],
    ),
    "bold": (
        f"{LEAD}**Q:** {ASK}\n\n**A:** {ANSWER}\n\n**Q:** {AGAIN}\n\n**A:** {LAST}",
        [("interviewer", ASK), ("Lena Abara", ANSWER), ("interviewer", AGAIN), ("Lena Abara", LAST)],
    ),
    "only the questions are marked": (
        f"{LEAD}Q: {ASK}\n\n{ANSWER}\n\nQ: {AGAIN}\n\n{LAST}\n\nQ: Is that all?",
        [("interviewer", ASK), ("Lena Abara", ANSWER), ("interviewer", AGAIN), ("Lena Abara", LAST),
         ("interviewer", "Is that all?")],
    ),
    "what stands behind the last turn is the article's": (
        f"{LEAD}Vos: {ASK}\n\nAbara: {ANSWER}\n\nVos: {AGAIN}\n\nAbara: {LAST}\n\nThe island has four harbours.",
        [("Vos", ASK), ("Lena Abara", ANSWER), ("Vos", AGAIN), ("Lena Abara", LAST)],
    ),
    "a list is no interview": (f"{LEAD}Seals: 200.\n\nBirds: 1,500.\n\nSeals: 210.\n\nBirds: 1,400.", []),
    "captions are no interview": (f"{LEAD}Image: Lena Abara.\n\nImage: Piet Vos.\n\nImage: Ida Roth.", []),
    "one label is no interview": (f"{LEAD}Vos: The seals are back and they look well.", []),
    "led up to by a colon": (
        "Oskar Brandt writes:\n\nThe trams of our town are late because nobody repairs the rails in winter.",
        [("Oskar Brandt", "The trams of our town are late because nobody repairs the rails in winter.")],
    ),
    "a colon that nobody speaks before": (
        "The timetable shows:\n\nThe trams of our town are late because nobody repairs the rails in winter.", []),
    "signed": (
        'The board had to reply.\n\n"The trams of our town are late because of the rails."\n\n— Mara Quist, engineer',
        [("Mara Quist", "The trams of our town are late because of the rails.")],
    ),
}  # fmt: skip

WITHIN: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "within a quotation": (
        "Mr Vos said: \"She told us 'never again' and left.\"",
        [("Mr Vos", "She told us 'never again' and left.", ""), ("She", "never again", "Mr Vos")],
    ),
    "within, with the cue behind": (
        "\"'Go home,' she said to me,\" Mr Vos recalled.",
        [("Mr Vos", "'Go home,' she said to me,", ""), ("she", "Go home,", "Mr Vos")],
    ),
    "within, by the speaker himself": (
        "\"I told them 'never again' and left,\" said Mr Vos.",
        [("Mr Vos", "I told them 'never again' and left,", "")],
    ),
    "within, a term": (
        "\"We never used the word 'late' in our letters,\" said Mr Vos.",
        [("Mr Vos", "We never used the word 'late' in our letters,", "")],
    ),
    "said again by somebody else": (
        '"Never again", a claim the mayor repeated on Monday, was painted on a wall.', [("Mayor", "Never again", "")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), TURNS.values(), ids=TURNS)
def test_turns(annotate: Annotate, text: str, wanted: list[Said]) -> None:
    """Each turn is its speaker's; a list, a caption and what follows are nobody's words."""
    assert brief(said(annotate, text)) == wanted


@pytest.mark.parametrize(("text", "wanted"), WITHIN.values(), ids=WITHIN)
def test_within(annotate: Annotate, text: str, wanted: list[tuple[str, str, str]]) -> None:
    """Words quoted inside somebody's words are their own speaker's, as the outer speaker has it."""
    claims = said(annotate, text)
    assert [
        (claim.subject.label, claim.evidence.text, claim.said_by.label if claim.said_by else "") for claim in claims
    ] == wanted


def test_i_in_a_turn(annotate: Annotate) -> None:
    """What "I" stands for in a turn is the speaker's stance."""
    from onrecord.extractors import stances

    text = f"{LEAD}Vos: {ASK}\n\nAbara: I oppose the dam.\n\nVos: {AGAIN}\n\nAbara: They oppose the dam too."
    document = Document(Article("test", text), annotate(text))
    found = qualify(document, list(stances.extract(document)))
    assert [(claim.subject.label, claim.standing, claim.said_by.label if claim.said_by else "") for claim in found] == [
        ("Lena Abara", "asserted", ""),
        ("They", "reported", "Lena Abara"),
    ]
