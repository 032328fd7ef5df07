"""Speakers and words of statements, on sentences of our own about invented people."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from onrecord.extractors.statements import extract
from onrecord.model import Article, Claim, Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

Annotate = Callable[[str], "Doc"]
Said = tuple[str, str, str]


def said(annotate: Annotate, text: str) -> list[Claim]:
    """The statements of a text."""
    return list(extract(Document(Article("test", text), annotate(text))))


def brief(claims: list[Claim]) -> list[Said]:
    """Speaker, words, directness of each; an article before the speaker left out."""
    return [(bare(claim.subject.span.text), claim.evidence.text, claim.detail("directness")) for claim in claims]


def bare(name: str) -> str:
    """A role without its article."""
    return name.removeprefix("The ").removeprefix("the ")


# Each: an article, and the speaker, words and directness of everything that is said in it.
DIRECT: dict[str, tuple[str, list[Said]]] = {
    "behind, inverted": (
        '"We will keep the lighthouse open," said Mara Quist.',
        [("Mara Quist", "We will keep the lighthouse open,", "direct")],
    ),
    "behind, straight": (
        '"We will keep the lighthouse open," Ms Quist said on Monday.',
        [("Ms Quist", "We will keep the lighthouse open,", "direct")],
    ),
    "behind, comma outside the marks": (
        "‘The harbour is full’, Oskar Brandt said.",
        [("Oskar Brandt", "The harbour is full", "direct")],
    ),
    "behind, after a question mark": (
        '"Who paid for the bridge?" she asked.',
        [("she", "Who paid for the bridge?", "direct")],
    ),
    "behind, with an apposition": (
        '"Nobody told us," said Lena Abara, a nurse at the hospital.',
        [("Lena Abara", "Nobody told us,", "direct")],
    ),
    "before, colon": (
        'Councillor Piet Vos said: "The road will be finished by spring."',
        [("Piet Vos", "The road will be finished by spring.", "direct")],
    ),
    "before, comma": (
        'In a letter to the board, Ms Quist wrote, "I cannot support this budget."',
        [("Ms Quist", "I cannot support this budget.", "direct")],
    ),
    "interrupted": (
        '"We asked for help," Mr Vos said, "and nobody came."',
        [("Mr Vos", "We asked for help,", "direct"), ("Mr Vos", "and nobody came.", "direct")],
    ),
    "goes on in the same paragraph": (
        '"We asked for help," Mr Vos said. "Nobody came. Nobody rang."',
        [("Mr Vos", "We asked for help,", "direct"), ("Mr Vos", "Nobody came. Nobody rang.", "direct")],
    ),
    "goes on twice without a cue": (
        '"We asked for help," Mr Vos said. "Nobody came." There was a long silence. "Nobody rang either."',
        [
            ("Mr Vos", "We asked for help,", "direct"),
            ("Mr Vos", "Nobody came.", "direct"),
            ("Mr Vos", "Nobody rang either.", "direct"),
        ],
    ),
    "over three paragraphs": (
        'Dame Ida Roth told the inquiry: "The pumps had failed before.\n\n'
        '"They failed in May and again in June.\n\n"No one wrote it down."',
        [
            ("Dame Ida Roth", "The pumps had failed before.", "direct"),
            ("Dame Ida Roth", "They failed in May and again in June.", "direct"),
            ("Dame Ida Roth", "No one wrote it down.", "direct"),
        ],
    ),
    "opens with one mark, closes with another": (
        "'The survey is wrong from the first page,\" said Tom Okafor.",
        [("Tom Okafor", "The survey is wrong from the first page,", "direct")],
    ),
    "a quotation within": (
        "Ms Quist said: \"He looked at me and said 'never again', and then he left.\"",
        [
            ("Ms Quist", "He looked at me and said 'never again', and then he left.", "direct"),
            ("He", "never again", "direct"),
        ],
    ),
    "own paragraph after an indirect statement": (
        "Mr Brandt said that the ferry had been late for years.\n\n"
        '"It is a disgrace and everybody on the island knows it."',
        [
            ("Mr Brandt", "the ferry had been late for years", "indirect"),
            ("Mr Brandt", "It is a disgrace and everybody on the island knows it.", "direct"),
        ],
    ),
    "colon at the end of the paragraph before": (
        'The minister gave a short answer to the committee:\n\n"I was not there, and I have never seen the letter."',
        [("The minister", "I was not there, and I have never seen the letter.", "direct")],
    ),
    "two speakers in one paragraph": (
        '"It is safe," said Mr Vos. "It is not," said Ms Abara. "I was there."',
        [
            ("Mr Vos", "It is safe,", "direct"),
            ("Ms Abara", "It is not,", "direct"),
            ("Ms Abara", "I was there.", "direct"),
        ],
    ),
    "question and answer before the cue": (
        '"Is it safe? Nobody will tell us," "It is what we fear," said Ms Abara.',
        [
            ("Ms Abara", "Is it safe? Nobody will tell us,", "direct"),
            ("Ms Abara", "It is what we fear,", "direct"),
        ],
    ),
    "a report speaks": (
        '"Records were lost in both floods," the report says.',
        [("the report", "Records were lost in both floods,", "direct")],
    ),
    "a review with its overseer": (
        '"Records were lost in both floods," said the review, overseen by Ida Roth, an expert on archives.',
        [("the review", "Records were lost in both floods,", "direct")],
    ),
    "unnamed source": (
        '"He has lost the room," one senior official said.',
        [("one senior official", "He has lost the room,", "direct")],
    ),
    "a spokesman": (
        '"We never comment on leaks," the prime minister\'s official spokesman said.',
        [("the prime minister's official spokesman", "We never comment on leaks,", "direct")],
    ),
    "name with office before it": (
        'Conservative leader Greta Lindholm said: "The country deserves an answer."',
        [("Greta Lindholm", "The country deserves an answer.", "direct")],
    ),
    "participle": (
        'Ms Quist said she would stay, adding: "I have work to do."',
        [("Ms Quist", "she would stay", "indirect"), ("Ms Quist", "I have work to do.", "direct")],
    ),
    "title of nobility": (
        '"It was a shock," Baroness Thackeray said.',
        [("Baroness Thackeray", "It was a shock,", "direct")],
    ),
    "according to": (
        '"The dam will hold", according to Viktor Sand, the engineer in charge.',
        [("Viktor Sand", "The dam will hold", "direct")],
    ),
}

MIXED: dict[str, tuple[str, list[Said]]] = {
    "a word in marks": (
        'Ms Abara said the delay was "shameful".',
        [("Ms Abara", 'the delay was "shameful"', "mixed")],
    ),
    "the end of the clause in marks": (
        'Mr Vos said that the purpose of the sale was "to pay the debts of people who have long left".',
        [("Mr Vos", 'the purpose of the sale was "to pay the debts of people who have long left"', "mixed")],
    ),
    "two stretches in marks are one statement": (
        'Ms Quist said the plan was "half a plan" and its author "half awake".',
        [("Ms Quist", 'the plan was "half a plan" and its author "half awake"', "mixed")],
    ),
    "cue behind": (
        'The vote was a "circus", Mr Brandt said.',
        [("Mr Brandt", 'The vote was a "circus"', "mixed")],
    ),
    "a clause that is quoted whole is direct": (
        'Baroness Thackeray said "if we all look, then somebody will find it".',
        [("Baroness Thackeray", "if we all look, then somebody will find it", "direct")],
    ),
    "what somebody calls it": (
        'Mr Brandt called the vote "a circus with no animals".',
        [("Mr Brandt", "a circus with no animals", "direct")],
    ),
}

INDIRECT: dict[str, tuple[str, list[Said]]] = {
    "said that": (
        "The mayor said that the market would move to the quay.",
        [("The mayor", "the market would move to the quay", "indirect")],
    ),
    "said without that": (
        "Officials said detectives would look at 800 old cases.",
        [("Officials", "detectives would look at 800 old cases", "indirect")],
    ),
    "a report finds": (
        "The audit found that the alarms had been switched off.",
        [("The audit", "the alarms had been switched off", "indirect")],
    ),
    "hearer is no content": (
        "Ms Quist told reporters that the bank had refused a loan.",
        [("Ms Quist", "the bank had refused a loan", "indirect")],
    ),
    "according to, indirect": (
        "The bridge will close in May, according to the transport ministry.",
        [("the transport ministry", "The bridge will close in May", "indirect")],
    ),
    "pronoun": (
        "Mr Vos resigned in June. He said the work had made him ill.",
        [("He", "the work had made him ill", "indirect")],
    ),
}

NOTHING: dict[str, str] = {
    "scare quotes": 'The so-called "ghost ferries" run three times a week.',
    "a title": 'Her first novel, "The Salt Road", sold poorly in the capital.',
    "a crosshead": "The council met on Monday.\n\n'Broken promises'\n\nIt will meet again in May.",
    "declined to say": "The company declined to say whether the ship had been inspected.",
    "nobody said so": "The minister did not say that the road would be finished.",
    "a nickname": 'Locals know the tower as "the needle" and the square as "the cloth".',
}


@pytest.mark.parametrize("case", [*DIRECT, *MIXED, *INDIRECT])
def test_who_said_what(annotate: Annotate, case: str) -> None:
    """Speaker, words and directness of every statement, and no statement more."""
    text, expected = (DIRECT | MIXED | INDIRECT)[case]
    assert brief(said(annotate, text)) == [(bare(speaker), *rest) for speaker, *rest in expected]


@pytest.mark.parametrize("case", NOTHING)
def test_nobody_said_it(annotate: Annotate, case: str) -> None:
    """Words set off by the article itself, and what is left unsaid, are no statements."""
    assert brief(said(annotate, NOTHING[case])) == []
