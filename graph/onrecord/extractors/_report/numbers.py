"""Numbers in words."""

from __future__ import annotations

__all__ = ["number"]

_NUMBERS = {
    word: str(n)
    for n, word in enumerate(
        (
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        )
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "dozen": "12"}


def number(word: str) -> str:
    """The number a word stands for, in figures, "" if it is none."""
    return word.replace(",", "") if word.replace(",", "").isdigit() else _NUMBERS.get(word, "")
