"""Stances that the language model reads, beside those that rules find: here its reading is given by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from onrecord.annotate.stances import Place, keep_stances
from onrecord.annotate.tokenise import words
from onrecord.extractors.stances import by_rules, extract
from onrecord.model import Article, Document, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

Stances = list[tuple[str, str, str, float]]
SAYS = "Ilsa Venn has no time for the harbour board. “A muddle from end to end,” she said of the port plan."


def told(annotate: Callable[[str], Doc], text: str, *places: Place) -> tuple[Stances, Stances]:
    """(holder, kind, what on, confidence) of what rules find, and of all."""
    doc = annotate(text)
    keep_stances(doc, places, words(doc))
    document = Document(Article("test", text), doc)
    rows: list[Stances] = []
    for claims in (by_rules(document), extract(document)):
        rows.append([])
        for claim in claims:
            assert isinstance(claim.object, Mention)
            kind = ("not " if claim.detail("negated") else "") + claim.relation
            rows[-1].append((claim.subject.label, kind, claim.object.label, claim.confidence))
    return rows[0], rows[1]


def test_what_only_the_model_reads_is_told(annotate: Callable[[str], Doc]) -> None:
    """No time for: no rule knows it; it counts as less sure than a rule's."""
    rules, found = told(annotate, SAYS, Place((3, 5), "criticises", False, (0, 2), ((6, 9),), 0.9))
    assert rules == []
    assert found == [("Ilsa Venn", "criticises", "harbour board", 0.77)]


def test_an_unsaid_holder_is_whoever_speaks(annotate: Callable[[str], Doc]) -> None:
    """In quoted words the speaker holds what nobody else in them does; outside all words nobody does."""
    _, found = told(annotate, SAYS, Place((12, 13), "criticises", False, None, ((22, 25),), 0.9))
    assert [row[:3] for row in found] == [("she", "criticises", "port plan")]
    _, found = told(annotate, SAYS, Place((3, 5), "criticises", False, None, ((6, 9),), 0.9))
    assert found == []


def test_what_a_rule_finds_stands(annotate: Callable[[str], Doc]) -> None:
    """The same holder on the same words is one stance, the rule's; of an unsure cue, or without target, none."""
    text = "Ilsa Venn opposes the harbour plan, and the mayor shrugged."
    rules, found = told(annotate, text, Place((2, 3), "condemns", False, (0, 2), ((3, 6),), 0.95))
    assert [row[:3] for row in rules] == [("Ilsa Venn", "opposes", "harbour plan")]
    assert found == rules
    unsure = Place((10, 11), "rejects", False, (8, 10), ((3, 6),), 0.4)
    assert told(annotate, text, unsure, Place((10, 11), "rejects", False, (8, 10), (), 0.9))[1] == rules


def test_marks_are_no_target(annotate: Callable[[str], Doc]) -> None:
    """Where the model takes a quotation mark or a comma for what a stance is on, there is no stance and no error."""
    for at in (10, 17):
        _, found = told(annotate, SAYS, Place((3, 5), "criticises", False, (0, 2), ((at, at + 1),), 0.9))
        assert found == []
