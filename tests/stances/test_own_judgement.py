"""Praise and charges in somebody's words, each beside a sentence of the same shape that takes no stance."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = list[tuple[str, str, str]]

# what Ms Arden says; then kind and what on
PAIRS: list[tuple[str, list[tuple[str, str]]]] = [
    ("Nobody works harder than Paul Holt", [("supports", "Paul Holt")]),
    ("Nobody lives closer than Paul Holt", []),
    ("No one has done more for this town than Paul Holt", [("supports", "Paul Holt")]),
    ("No one has done less for this town than Paul Holt", []),
    ("Paul Holt was a giant", [("supports", "Paul Holt")]),
    ("Paul Holt was a farmer", []),
    ("Paul Holt was a great man", [("supports", "Paul Holt")]),
    ("Paul Holt was a tall man", []),
    ("Paul Holt devoted his life to this town", [("supports", "Paul Holt")]),
    ("Paul Holt devoted an hour to this town", []),
    ("Well done to the crew", [("supports", "crew")]),
    ("Well known to the crew", []),
    ("They wrecked the harbour", [("criticises", "They wrecked the harbour")]),
    ("They painted the harbour", []),
    ("You are trying to kill the harbour", [("criticises", "You are trying to kill the harbour")]),
    ("You are trying to find the harbour", []),
    ("The mayor ruined the economy", [("criticises", "Mayor")]),
    ("The storm ruined the economy", []),
    ("This is a disgrace", [("criticises", "This is a disgrace")]),
    ("This is a harbour", []),
    ("The letter does not reflect our values", [("criticises", "letter")]),
    ("The letter does not reflect our prices", []),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS, ids=[text for text, _ in PAIRS])
def test_own_judgement(text: str, expected: list[tuple[str, str]], stances_in: Callable[[str], Rows]) -> None:
    """Whoever praises or charges somebody takes a stance; the same shape without a judgement is none."""
    text = f'"{text}," Ms Arden said.'
    assert [row[1:] for row in stances_in(text)] == expected
