"""Dates inside a sentence as ISO 8601, as exact as the words are: in March 2019 -> 2019-03, on Tuesday -> a day.

Dates written in full are read by `onrecord.dates`; here are those that lean on the day the article appeared.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord import dates

__all__ = ["iso"]

_MONTHS = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_DAY_OF_MONTH = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})\b"),
    re.compile(rf"\b(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)"),
)
_MONTH_ALONE = re.compile(rf"\b(?:in|since|until|till|last|of|from|this) (?P<month>{_MONTH})\b")
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_AGO = re.compile(
    r"\b(a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (day|week|month|year)s? (?:ago|earlier)\b"
)
_COUNTS = {
    word: n
    for n, word in enumerate(("an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
}
_COUNTS |= {"a": 1, "an": 1}


def iso(words: str, published: str = "") -> str:
    """The date that the words give, "" if they give none, or only one that needs an article's date where none is known.

    published: the article's own date, ISO 8601. A weekday or a month alone is the last such on or before that date.
    """
    text = " ".join(words.lower().split())
    full = dates.find(text)
    if full is not None:
        return full[2]
    try:
        now = date.fromisoformat(published[:10])
    except ValueError:
        now = None
    if now is not None:
        for pattern in _DAY_OF_MONTH:
            if match := pattern.search(text):
                return _latest(now, _MONTH_NUMBERS[match["month"]], int(match["day"]))
    if match := _YEAR.search(text):
        return match[1]
    return _relative(text, now) if now is not None else ""


def _latest(now: date, month: int, day: int) -> str:
    """The last such day before the article appeared, or one at most a month after it."""
    for year in (now.year, now.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= now + timedelta(days=31):
            return found.isoformat()
    return ""


def _month(months: int) -> str:
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _relative(text: str, now: date) -> str:
    """today, yesterday, on Monday, last year, two months ago, in March"""
    if "yesterday" in text:
        return (now - timedelta(days=1)).isoformat()
    if re.search(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", text):
        return now.isoformat()
    for number, day in enumerate(_DAYS):
        if re.search(rf"(?<!next )\b{day}\b", text):
            return (now - timedelta(days=(now.weekday() - number) % 7)).isoformat()
    if match := _AGO.search(text):
        many = int(match[1]) if match[1].isdigit() else _COUNTS[match[1]]
        if match[2] == "year":
            return str(now.year - many)
        if match[2] == "month":
            return _month(now.year * 12 + now.month - 1 - many)
        return (now - timedelta(days=many * (7 if match[2] == "week" else 1))).isoformat()
    if match := re.search(r"\b(last|this) (year|month)\b", text):
        back = match[1] == "last"
        return str(now.year - back) if match[2] == "year" else _month(now.year * 12 + now.month - 1 - back)
    if match := _MONTH_ALONE.search(text):
        number = _MONTH_NUMBERS[match["month"]]
        return f"{now.year if number <= now.month else now.year - 1}-{number:02}"
    return ""
