"""When two wordings name one thing that people stand for or against."""

from __future__ import annotations

import pytest

from onrecord.resolve.proposals import same_proposal


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the levy", "ministers abolish the levy by the end of the year", False),
        ("the levy", "the new levy on boats", True),
        ("hold a public inquiry", "a public inquiry", True),
        ("ministers abolish the levy on boats in May", "ministers abolish the levy on boats in spring", True),
        ("a national inquiry into the sinking", "inquiry", True),
        ("not close the port", "close the port", False),
    ],
)
def test_a_thing_is_not_what_is_done_to_it(one: str, other: str, same: bool) -> None:
    """A noun phrase is one with a shorter one of its head, never with a clause that has it for its object."""
    assert same_proposal(one, other) is same
    assert same_proposal(other, one) is same
