"""The words that a mixed quotation prints in quotation marks: 'the gates were "rotten to the core" and would go'."""

from __future__ import annotations

import re

from onrecord.resolve.halves import LEAST_WORDS, tokens

__all__ = ["in_marks"]

_PAIRS = re.compile(
    r"[“„]([^“”„]+)[”“]|«([^«»]+)»|\"([^\"]+)\"|"
    r"(?<!\w)[‘']((?:[^‘’']|(?<=\w)[’'](?=\w))+)[’'](?!\w)"  # an apostrophe within a word closes nothing
)


def in_marks(text: str) -> list[tuple[int, int]]:
    """Where the stretches in quotation marks begin and end, marks and blanks at their ends left out; those of so many
    words as tell whose they are."""
    found = []
    for match in _PAIRS.finditer(text):
        start, end = match.span(match.lastindex or 0)
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if len(tokens(text[start:end])) >= LEAST_WORDS:
            found.append((start, end))
    return found
