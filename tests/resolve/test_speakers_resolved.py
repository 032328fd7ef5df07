"""Who is on record as the speaker, read from the text: pronouns and descriptions about invented people."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from onrecord.model import Article, identifier
from onrecord.pipeline import read_article
from onrecord.resolve.across import resolve

Annotate = Callable[[str], Doc]


def speakers(annotate: Annotate, text: str, words: str) -> set[str]:
    """The names of those who are on record as saying the words."""
    record = resolve([read_article(Article(identifier("test", text), text), annotate)])
    names = {entity.id: entity.name for entity in record.entities}
    return {
        names[statement.subject]
        for statement in record.statements
        if statement.relation == "said" and words in statement.object
    }


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (  # who spoke last, not who was spoken about
            "Velda Marn told the board that Ida Cory had signed the lease.\n\n“Nobody asked her to,” she said.",
            "Nobody asked her to",
            "Velda Marn",
        ),
        (  # whoever is asked answers
            "Tane Oru spoke to the board on Monday.\n\nThe Velm Echo's Bo Lind asked Oru whether the harbour was "
            "safe.\n\n“It is safe today,” he said.",
            "It is safe today",
            "Tane Oru",
        ),
        (  # she is somebody else than he whose words she is in
            "Tane Oru attacked Velda Marn and said she should resign over the harbour.\n\n“She opens a school, then "
            "she goes home. She walks in, she waves, she leaves,” he said. “She never stays,” Oru added.",
            "She opens a school",
            "Tane Oru",
        ),
        (  # nobody is nobody to point to
            "Velda Marn added that she had the keys. However, no other harbour minister had a house like the one built "
            "for Marn in Velm.\n\n“Many people saw it at the time,” she said.",
            "Many people saw it",
            "Velda Marn",
        ),
        (  # a thing of hers is spoken of: she is
            "“The vote was slow,” said Ida Cory of the Harbour Trust, who watched it.\n\nVelda Marn's future is "
            "unclear, but she said on Friday that the harbour would stay open.",
            "the harbour would stay open",
            "Velda Marn",
        ),
    ],
)
def test_pronouns(annotate: Annotate, text: str, words: str, speaker: str) -> None:
    """A reporting pronoun stands for whom the text goes on with, never for somebody only spoken about."""
    assert speakers(annotate, text, words) == {speaker}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (  # words that were used of somebody
            "Former Reform Party pollster Edo Fahl was a guest on Sunday.\n\nVelda Marn trails Tane Oru in Velm.\n\n"
            "The pollster said the gap would close.",
            "the gap would close",
            "Edo Fahl",
        ),
        (  # nobody has been called so
            "Harbour engineer Edo Fahl was a guest on Sunday.\n\nThe pollster said the gap would close.",
            "the gap would close",
            "pollster",
        ),
        (  # whom the text speaks of
            "Velda Marn wants the harbour dredged.\n\nIn an interview with the Echo's Bo Lind, the Reform Party "
            "candidate said that it had been left to rot.",
            "it had been left to rot",
            "Velda Marn",
        ),
        (  # the other one of the sentence
            "Mr Tane Oru spoke on Sunday. He attacked Velda Marn after the candidate had said that it was lost.",
            "it was lost",
            "Velda Marn",
        ),
        (  # whoever is asked
            "Bo Lind asked Velda Marn how she would win. The candidate said that nobody else wanted the harbour.",
            "nobody else wanted the harbour",
            "Velda Marn",
        ),
        (  # an office that somebody else holds is no epithet
            "Velda Marn wants the harbour dredged.\n\nThe magistrate said that it had been left to rot.",
            "it had been left to rot",
            "magistrate",
        ),
        (  # whom the next sentence names, with an age
            "The Orsian hacker who broke into the harbour's books admitted on Friday that he had sold them.\n\n"
            "Edo Fahl, 44, said that he was sorry.",
            "he had sold them",
            "Edo Fahl",
        ),
        (  # no age: a lawyer, perhaps
            "The Orsian hacker who broke into the harbour's books admitted on Friday that he had sold them.\n\n"
            "Edo Fahl said that his client was sorry.",
            "he had sold them",
            "Orsian hacker",
        ),
    ],
)
def test_descriptions(annotate: Annotate, text: str, words: str, speaker: str) -> None:
    """A description stands for whom it was used of, or for whom the text is speaking of; else for nobody known."""
    assert {name.casefold() for name in speakers(annotate, text, words)} == {speaker.casefold()}
