"""Dates inside a sentence as a year, month or day, as exact as the words are: in March 2019 -> 2019-03."""

from __future__ import annotations

import re

from onrecord import dates
from onrecord.times import bounds, plain, resolve

__all__ = ["iso"]

_OPEN = re.compile(r"\b(?:since|from|after|until|till|by|before)\b", re.IGNORECASE)


def iso(words: str, published: str = "") -> str:
    """The date that the words give, "" if they give none, or only one that needs an article's date where none is known.

    published: the article's own date, ISO 8601. A weekday or a month alone is the last such on or before that date. Of
    a span that is open at an end ("since 2019"), its other end; a week is the month it lies in, or the year.
    """
    full = dates.find(words)
    if full is not None:
        return full[2]
    value = resolve(words, published)
    ends = bounds(value)
    if ends is not None and "" in ends:
        if not _OPEN.search(words):  # recently, soon
            return ""
        value = value.replace("..", "").strip("/")
    return plain(value)
