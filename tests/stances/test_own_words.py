"""Stances in somebody's own words and behind nouns, each beside a sentence of the same shape that takes none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = list[tuple[str, str, str]]

# text; then holder, kind ("not" before it if negated) and what on, of each stance
PAIRS: list[tuple[str, Rows]] = [
    # verdicts on how somebody acts and what somebody has done
    ('"The mayor treats the council with contempt," said Ms Quist.', [("Ms Quist", "criticises", "Mayor")]),
    ('"The mayor treats the council with tea," said Ms Quist.', []),
    ('"The mayor is behaving like a bully," said Ms Quist.', [("Ms Quist", "criticises", "Mayor")]),
    ('"The mayor is behaving like a pilot," said Ms Quist.', []),
    ('"The mayor acted irresponsibly," said Ms Quist.', [("Ms Quist", "criticises", "Mayor")]),
    ('"The mayor acted yesterday," said Ms Quist.', []),
    ('"The mayor is using the storm as a pretext," said Ms Quist.', [("Ms Quist", "criticises", "Mayor")]),
    ('"The mayor is using the storm as a guide," said Ms Quist.', []),
    ('"The mayor made the right decision," said Ms Quist.',
     [("Ms Quist", "supports", "mayor made the right decision")]),
    ('"The mayor made the last decision," said Ms Quist.', []),
    ('"The mayor made a mistake," said Ms Quist.', [("Ms Quist", "criticises", "Mayor")]),
    ('"I made a mistake," said Ms Quist.', []),
    ('"The firms pay no tax, and that is not right," said Ms Quist.',
     [("Ms Quist", "criticises", "firms pay no tax")]),
    ('"The firms pay no tax, and that is not new," said Ms Quist.', []),
    ('"I know, that is wrong," said Ms Quist.', []),
    ('"I do not think that it can be right to close the port," said Ms Quist.',
     [("Ms Quist", "opposes", "close the port")]),
    ('"I do not think that it can be easy to close the port," said Ms Quist.', []),
    ("Mr Vos named the dockers as terrorists.", [("Mr Vos", "criticises", "dockers")]),
    ("Mr Vos named the dockers as witnesses.", []),
    # pledges
    ('"I will be naming a new captain," said Ms Quist.', [("Ms Quist", "promises", "naming a new captain")]),
    ('"I will be sleeping," said Ms Quist.', []),
    ('"I will raise it with the board," said Ms Quist.', [("Ms Quist", "promises", "raise it with the board")]),
    ('"I will do it," said Ms Quist.', []),
    ("The board announced that it had bought the port.", [("board", "announces", "it had bought the port")]),
    ("The board announced that Ms Quist had bought the port.", []),
    # what is asked, and the answer
    ("The board asked Ms Quist to close the port, but she declined.",
     [("board", "calls_for", "close the port"), ("she", "rejects", "close the port")]),
    ("The board asked Ms Quist to close the port, but she laughed.", [("board", "calls_for", "close the port")]),
    ("Mr Vos was accused of taking the money, which he denied.", [("he", "denies", "taking the money")]),
    ("Mr Vos was accused of taking the money, which he spent.", []),
    ("She will study the request of Mayor Piet Vos to close the port.", [("Piet Vos", "calls_for", "close the port")]),
    ("She will study the portrait of Mayor Piet Vos to close the port.", []),
    ("Protesters' demands have expanded to an inquiry and a new vote.",
     [("Protesters", "calls_for", "inquiry"), ("Protesters", "calls_for", "new vote")]),
    ("Protesters' tents have expanded to a square and a park.", []),
    ("The judge closed the port. He did so at the request of the board.",
     [("board", "calls_for", "judge closed the port")]),
    ("The judge closed the port. He did so at the house of Ms Quist.", []),
    ("The US has been encouraging firms to close the port.", [("US", "calls_for", "close the port")]),
    ("The firms told us to close the port.", []),
    ("Ms Quist blasted the book for being dull.", [("Ms Quist", "criticises", "book")]),
    ("Ms Quist blasted the rock.", []),
    ("She spent years fighting for a new law.", [("She", "calls_for", "new law")]),
    # by nouns, and by number
    ("The unions filed a lawsuit against the state of emergency.", [("unions", "opposes", "state of emergency")]),
    ("The unions filed a lawsuit against the state of Morland.", []),
    ("Ms Quist is more of a critic of the dam.", [("Ms Quist", "criticises", "dam")]),
    ("Ms Quist is more of a painter of the dam.", []),
    ("Ms Quist is known as an opponent of the dam.", [("Ms Quist", "opposes", "dam")]),
    ("Ms Quist is known to an opponent of the dam.", []),
    ("The senate voted 66 to 27 to close the port.", [("senate", "accepts", "close the port")]),
    ("The senate gave 66 crowns to close the port.", []),
    ("The panel recommended to close the port.", [("panel", "recommends_that", "close the port")]),
    ("Ms Quist questioned the mayor's authority.", [("Ms Quist", "criticises", "mayor's authority")]),
    ("Ms Quist questioned the mayor's guard.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), PAIRS, ids=[text for text, _ in PAIRS])
def test_own_words(stances_in: Callable[[str], Rows], text: str, wanted: list[tuple[str, str, str]]) -> None:
    """Every stance of a sentence, and none in the sentence beside it."""
    assert sorted(stances_in(text)) == sorted(wanted)
