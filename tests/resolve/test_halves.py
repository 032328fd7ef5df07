"""One quotation in several papers: halves, dots, brackets; and what is not the same quotation."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from by_hand import person, reading

from onrecord.model import Reading, Referent
from onrecord.resolve.across import resolve
from onrecord.resolve.halves import GAP, PUT_IN, overlap, part_of, tokens
from onrecord.resolve.partly import in_marks

HOLM, BERG = person("Iris Holm"), person("Nils Berg")
WHOLE = (
    "The board was told in May that the sluice gates had rusted through, and it chose to spend the money on a new "
    "boardroom instead of mending them"
)
PARTS = [
    "The board was told in May that the sluice gates had rusted through",
    "it chose to spend the money on a new boardroom",
    "[The chairman] was told in May that the sluice gates had rusted through",
    "The board was told in May \u2026 and it chose to spend the money on a new boardroom",
    "The board was told [...] that the sluice gates had rusted through",
    "the sluice gates had rusted through, and [the board] chose to spend the money on a new boardroom",
    "The board was told in May ... instead of mending them",
]
OTHERS = [
    "The board was told in June that the sluice gates had rusted through",
    "The board was",
    "it chose to spend the money on a new bridge",
    "The board was told in May \u2026 and it never spent any money on the gates",
    "The board \u2026 boardroom",
    "[It] was [told] in [May]",
]


@pytest.mark.parametrize("part", PARTS)
def test_parts(part: str) -> None:
    """A half, one with dots for what is left out, one with the reporter's words in brackets."""
    assert part_of(tokens(part), tokens(WHOLE))


@pytest.mark.parametrize("other", OTHERS)
def test_not_parts(other: str) -> None:
    """Another word, too few words in a row, a different end."""
    assert not part_of(tokens(other), tokens(WHOLE))


def test_brackets_in_the_longer() -> None:
    """The longer one may be the one with words in brackets."""
    longer = "In the end [the board] chose to spend the money on a new boardroom and nothing on the gates"
    assert part_of(tokens("the end it chose to spend the money on a new boardroom"), tokens(longer))


def test_signs() -> None:
    """Dots and brackets are signs, but for those at either end."""
    assert tokens("\u2026we [the owners] paid . . . and paid [sic]") == ("we", PUT_IN, "paid", GAP, "and", "paid")


def test_overlap() -> None:
    """Two halves that share their middle are one speech; two that share a phrase are not."""
    first, second = WHOLE.split()[:18], WHOLE.split()[8:]
    assert overlap(first, second)
    assert not overlap(second, first)
    assert not overlap(tokens("we shall mend the gates in the spring"), tokens("in the spring we shall see"))


def test_many_signs_take_no_time() -> None:
    """A quotation made of signs is looked at once for each pair of places."""
    many = "the board was told " + "... the " * 200
    assert not part_of(tokens(many + "end of it all"), tokens("the board was told " + "the " * 300))


def test_three_papers() -> None:
    """Three papers that print parts of one speech, and one that prints the whole: one quotation with four places."""
    printed = [WHOLE, *PARTS[:4:2], "that the sluice gates had rusted through, and it chose to spend the money"]
    readings = [reading(f"paper {at}", HOLM, claims=((HOLM, "said", words),)) for at, words in enumerate(printed)]
    for order in itertools.permutations(readings):
        (statement,) = resolve(list(order)).statements
        assert statement.object == WHOLE
        assert sorted(each.span.text for each in statement.evidence) == sorted(printed)


def test_halves_without_the_whole() -> None:
    """The first half in one paper and the second in another, with their middle in both, are one quotation."""
    first, second = " ".join(WHOLE.split()[:20]), " ".join(WHOLE.split()[8:])
    readings = [reading(name, HOLM, claims=((HOLM, "said", words),)) for name, words in (("a", first), ("b", second))]
    (statement,) = resolve(readings).statements
    assert {each.span.text for each in statement.evidence} == {first, second}


def test_two_speakers() -> None:
    """The same words by another speaker are another quotation."""
    readings = [
        reading("one", HOLM, BERG, claims=((HOLM, "said", WHOLE),)),
        reading("two", HOLM, BERG, claims=((BERG, "said", PARTS[0]),)),
    ]
    assert len(resolve(readings).statements) == 2


def said(name: str, who: Referent, words: str, directness: str) -> Reading:
    """An article in which somebody is quoted so."""
    made = reading(name, who, claims=((who, "said", words),))
    return replace(made, claims=tuple(replace(each, details=(("directness", directness),)) for each in made.claims))


MIXED = 'the board was told "in May that the sluice gates had rusted through" and would be asked why'


def test_partly_quoted() -> None:
    """What one paper quotes in a sentence of its own is a place of the whole quotation of another, in its words; the
    sentence stays a statement of its own."""
    readings = [said("one", HOLM, WHOLE, "direct"), said("two", HOLM, MIXED, "mixed")]
    for order in itertools.permutations(readings):
        whole, mixed = sorted(resolve(list(order)).statements, key=lambda each: each.object != WHOLE)
        assert (whole.object, whole.detail("directness")) == (WHOLE, "direct")
        assert {each.span.text for each in whole.evidence} == {
            WHOLE,
            "in May that the sluice gates had rusted through",
        }
        assert [each.span.text for each in mixed.evidence] == [MIXED]


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (BERG, MIXED),
        (HOLM, MIXED.replace("May", "June")),
        (HOLM, MIXED.replace('"', "")),
        (HOLM, 'the gates had "rusted through" and the board would be asked why'),
    ],
)
def test_not_partly_quoted(who: Referent, words: str) -> None:
    """Another speaker, other words, no quotation marks, two words: no place of the whole quotation."""
    readings = [said("one", HOLM, WHOLE, "direct"), said("two", who, words, "mixed")]
    assert all(len(each.evidence) == 1 for each in resolve(readings).statements)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("it was “a disgrace to the harbour”, she said", ["a disgrace to the harbour"]),
        ("it was ‘the board’s own fault in the end’ and his", ["the board’s own fault in the end"]),
        ('"one two three four" and " five six seven eight "', ["one two three four", "five six seven eight"]),
        ("the board's gates and the town's bridge were theirs", []),
        ('she would " never in her life', []),
    ],
)
def test_in_marks(text: str, words: list[str]) -> None:
    """Every kind of mark, apostrophes apart; what is not closed is no quotation."""
    assert [text[start:end] for start, end in in_marks(text)] == words
