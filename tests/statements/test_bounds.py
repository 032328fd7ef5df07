"""Where what somebody says begins and ends, and what is in quotation marks without being said; our own sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from onrecord.extractors.statements import extract
from onrecord.model import Article, Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

Annotate = Callable[[str], "Doc"]
FULL = "The harbour is full"

BOUNDS: list[tuple[str, list[tuple[str, str]]]] = [
    # a headline's name and colon
    ("Mara Quist: We Will Keep the Port\n\nMs Quist spoke in Velm.", [("Mara Quist", "We Will Keep the Port")]),
    ("Mara Quist: The Port Years\n\nMs Quist spoke in Velm.", []),
    ("Velm: The Port Is Full Again\n\nMs Quist spoke in Velm.", []),
    # the name behind a description
    ("One of the study's authors, Velm Museum engineer Mara Quist, told the Echo the port was full.",
     [("Mara Quist", "the port was full")]),
    ("Sailors, friends of engineer Mara Quist, said the port was full.", [("Sailors", "the port was full")]),
    ('"The port is full again," said a sailor using the pseudonym Mara Quist.',
     [("Mara Quist", "The port is full again,")]),
    # when it was said is not what was said
    ("As Mr Vos spoke, Mara Quist shouted, 'The port is full.'", [("Mara Quist", "The port is full.")]),
    # what for is not what was said
    ("Mr Vos declared last Friday so he could close the port.", []),
    # titles
    ('Ms Quist says the bill has the terms "full port" and "empty port" in it.',
     [("Ms Quist", 'the bill has the terms "full port" and "empty port" in it')]),
    ('The board passed the "Velm Port Reform Bill 2031" on Friday.', []),
    ('"The port is full," he said on ORS\'s "Face the Press."', [("he", "The port is full,")]),
    ('Ms Quist read from Mr Vos\'s "The Fixers: Harbours, Money and the Velm Publicity Machine" on Friday.', []),
    ("'Hail, Orsia!' -- a film set in Velm -- ends when a voice says the port is full.",
     [("voice", "the port is full")]),
    # who is meant by according to
    ("According to his wife, Amanda, Mr Vos fell ill.", [("Amanda", "Mr Vos fell ill")]),
    ("According to a report on Monday by Seaguard, a safety firm, two ships were lost.",
     [("report on Monday by Seaguard", "two ships were lost")]),
    ("Twenty people were held, according to a paper citing the mayor's office.",
     [("paper", "Twenty people were held")]),
    ("There were four people on board; according to police, one was found dead.", [("police", "one was found dead")]),
    # whose message it is
    ("A tweet by Mara Quist said the port was full.", [("Mara Quist", "the port was full")]),
    ("A report by Mara Quist said the port was full.", [("report by Mara Quist", "the port was full")]),
    ("They released a statement which said the port was full.", [("They", "the port was full")]),
    ("They released a balloon which said the port was full.", [("balloon", "the port was full")]),
    ("Member of Parliament (MP) Mara Quist of the Harbour Party added that the port was full.",
     [("Mara Quist", "the port was full")]),
    ("The leader of the Harbour Party added that the port was full.",
     [("Leader of the Harbour Party", "the port was full")]),
    # deeds say nothing
    ("The board established a fund for widows.", []),
    ("The study established that the port was full.", [("study", "the port was full")]),
    ("The Echo reported Monday's ball was the worst since May.", [("Echo", "Monday's ball was the worst since May")]),
    # who is quoted by whom
    ("The Echo cited Mara Quist, chief of the guard, as saying the port was full.",
     [("Mara Quist", "the port was full")]),
    ("The Echo cited Mara Quist as a witness.", []),
    # progressive forms are clauses
    ("The officials claimed they were counting the lanes.", [("officials", "they were counting the lanes")]),
    ("The officials left counting the lanes.", []),
    # all of what is said, and no more
    ("She said all of this warranted a closer look.", [("She", "all of this warranted a closer look")]),
    ("These seals, she suggested, eat squid.", [("she", "These seals, she suggested, eat squid")]),
    ("He was last seen in May, which his wife said was due to illness.", [("his wife", "was due to illness")]),
    ("The strike was over, Mr Vos said, adding it had cost jobs.",
     [("Mr Vos", "The strike was over"), ("Mr Vos", "it had cost jobs")]),
    ("Forty are dead, officials told the state radio, adding that rescuers had left.",
     [("officials", "Forty are dead"), ("officials", "rescuers had left")]),
    ("The Echo reported that Mr Vos said he was gathering proof.",
     [("Echo", "Mr Vos said he was gathering proof"), ("Mr Vos", "he was gathering proof")]),
    ("There is no evidence to suggest that Mr Vos saw the letters.", []),
    ("Mr Vos read out a summary of the facts to which Ms Quist admitted.", []),
    # the nearer name, the one that the verb agrees with, the one that is described
    ('"It was late," said lead author Professor Ida Roth.', [("Professor Ida Roth", "It was late,")]),
    ('Star News and former anchor Ida Roth has told pupils: "Be early."', [("Ida Roth", "Be early.")]),
    ('"It was late," said Brad Vos, a pastor in Morne and a friend of the dam.', [("Brad Vos", "It was late,")]),
    ('Fellow Reformers were kinder: "Thank you for everything that you did", wrote Mara Quist.',
     [("Mara Quist", "Thank you for everything that you did")]),
    # titles and terms
    ('On the show "This Morning," Mr Vos said that the port was full.', [("Mr Vos", "the port was full")]),
    ('"It was late," he said on "Face the Press."', [("he", "It was late,")]),
    ('He accused her of slander by using the term "pirate" on Monday.', []),
    ('He called her a "pirate" on Monday.', [("He", "pirate")]),
    ('They spoke of "outsourcing" firms on Monday.', []),
]  # fmt: skip

MARKS = [
    f"„{FULL}“, said Mara Quist.",
    f"„{FULL}”, said Mara Quist.",
    f"«{FULL}», said Mara Quist.",
    f"« {FULL} », said Mara Quist.",
    f"»{FULL}«, said Mara Quist.",
    f"‘{FULL}’, said Mara Quist.",
    f"'{FULL}', said Mara Quist.",
    f"''{FULL}'', said Mara Quist.",
    f"``{FULL}'', said Mara Quist.",
    f"“{FULL}”, said Mara Quist.",
    f'"{FULL}“, said Mara Quist.',
]


@pytest.mark.parametrize(("text", "wanted"), BOUNDS, ids=[text for text, _ in BOUNDS])
def test_bounds(annotate: Annotate, text: str, wanted: list[tuple[str, str]]) -> None:
    """Speaker and words of everything said in a sentence."""
    found = extract(Document(Article("test", text), annotate(text)))
    assert [(claim.subject.label, claim.evidence.text) for claim in found] == wanted


@pytest.mark.parametrize("text", MARKS)
def test_marks(annotate: Annotate, text: str) -> None:
    """Quotation marks of several languages, and pairs of two kinds, hold a direct quotation."""
    (claim,) = extract(Document(Article("test", text), annotate(text)))
    assert (claim.subject.label, claim.evidence.text, claim.detail("directness")) == ("Mara Quist", FULL, "direct")
