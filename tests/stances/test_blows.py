"""Idioms, comparisons and attacks in words, each beside a sentence of the same shape that takes no stance."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = list[tuple[str, str, str]]

# text; then holder, kind and what on, of each stance
PAIRS: list[tuple[str, Rows]] = [
    ("Ms Arden attacked Mr Holt, saying that he had forgotten the farmers.", [("Ms Arden", "criticises", "Mr Holt")]),
    ("The man attacked Mr Holt with a stick.", []),
    ("Ms Arden attacked Mr Holt in a speech on Monday.", [("Ms Arden", "criticises", "Mr Holt")]),
    ("The man attacked Mr Holt in a park on Monday.", []),
    ("Ms Arden compared Mr Holt to a dictator.", [("Ms Arden", "criticises", "Mr Holt")]),
    ("Ms Arden compared Mr Holt to a teacher.", []),
    ("Ms Arden referred to Mr Holt as a coward.", [("Ms Arden", "criticises", "Mr Holt")]),
    ("Ms Arden referred to Mr Holt as a farmer.", []),
    ("Ms Arden blamed the collapse of the bridge on Mr Holt.", [("Ms Arden", "criticises", "Mr Holt")]),
    ("Ms Arden blamed Mr Holt on Monday.", [("Ms Arden", "criticises", "Mr Holt")]),
    ("Ms Arden has taken a swipe at Mr Holt.", [("Ms Arden", "criticises", "Mr Holt")]),
    ("Ms Arden has taken a photograph of Mr Holt.", []),
    ("Ms Arden launched a blistering attack on Mr Holt.", [("Ms Arden", "criticises", "Mr Holt")]),
    ("The rebels launched an attack on the village.", []),
    ("Ms Arden has sharp words for Mr Holt.", [("Ms Arden", "criticises", "Holt")]),
    ("Ms Arden has new words for Mr Holt.", []),
    ("The Dock Union threw its support behind Ms Arden.", [("Dock Union", "supports", "Ms Arden")]),
    ("The Dock Union threw its anchor behind Ms Arden.", []),
    ("The union thought the rota unfair.", [("union", "criticises", "rota")]),
    ("The union thought the rota short.", []),
    ("Ms Arden thinks the tax is unfair.", [("Ms Arden", "criticises", "tax")]),
    ("Ms Arden thought she was a failure.", []),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS, ids=[text[:60] for text, _ in PAIRS])
def test_blows_are_stances(text: str, expected: Rows, stances_in: Callable[[str], Rows]) -> None:
    """A blow or a bow in words is a stance; the same words of something else are none."""
    assert stances_in(text) == expected
