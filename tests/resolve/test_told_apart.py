"""Two people of one name in one article: told apart by their ages, as a child and a grown-up, or in so many words."""

from __future__ import annotations

import pytest
from by_hand import Story

NAME = "Mira Tolland"
APART = [
    "Mira Tolland, 61, a farmer, drove the lorry. Mira Tolland, 19, was in the car, police said.",
    "Mira Tolland (61) drove the lorry. Nineteen people saw it. Mira Tolland, aged 19, was in the car.",
    "Police said 61-year-old Mira Tolland drove the lorry. Mira Tolland, 19, was in the car.",
    "Mira Tolland, 44, opened the school. Mira Tolland, a pupil, gave her flowers.",
    "Mira Tolland, a schoolgirl from Northby, met Mira Tolland, 44, a sculptor.",
]
ONE = [
    "Mira Tolland, the mayor of Northby, opened the school. Mira Tolland, a mother of two, thanked everybody.",
    "Mira Tolland, 61, drove the lorry. Mira Tolland, 62, was not hurt, her family said.",
    "Mira Tolland, 3, vanished in 1999 at the fair. Mira Tolland, 36, was found on Monday.",
    "Mira Tolland, 3, was lost 33 years ago. Mira Tolland, 36, was found on Monday.",
    "Mira Tolland, 36, was found on Monday. Mira Tolland, then a pupil, had been lost.",
    "Mira Tolland, a pupil barrister, spoke first. Mira Tolland, 44, was thanked.",
    "Mira Tolland, a pupil at the school, spoke. Mira Tolland, the singer, sat down.",
    "Mira Tolland, 61, 40 votes ahead, won. Mira Tolland, 12 votes behind at noon, smiled.",
]


def both(text: str) -> Story:
    """The article, with a claim about each of the two places of the name, whatever the model takes for names."""
    return Story(text).claim(NAME, "about", "this").claim(f"{NAME}#2", "about", "that")


@pytest.mark.parametrize("text", APART)
def test_apart(text: str) -> None:
    """Ages years apart, a child and somebody grown up: two people."""
    assert not both(text).same(NAME, f"{NAME}#2")


@pytest.mark.parametrize("text", ONE)
def test_one(text: str) -> None:
    """Another description, a birthday, what was long ago, a trainee, a count: one person."""
    assert both(text).same(NAME, f"{NAME}#2")


def test_the_mayor_and_the_pupil() -> None:
    """An office and a child's age make two, and what is said later goes to the one with the title."""
    story = both(
        "Mira Tolland, the mayor of Northby, opened the school. Mira Tolland, 9, a pupil of the school, gave her "
        "flowers. Ms Tolland thanked everybody."
    ).holds(NAME, "the mayor")
    reading = story.read()
    mayor, pupil = story.who(NAME, reading=reading), story.who(f"{NAME}#2", reading=reading)
    assert mayor is not pupil
    assert story.who("Ms Tolland", reading=reading) is mayor


def test_in_so_many_words() -> None:
    """Where the article says that they are not related, they are two."""
    story = both("Mira Tolland, the minister, said so. The baker Mira Tolland - no relation - agreed.")
    assert not story.same(NAME, f"{NAME}#2")
