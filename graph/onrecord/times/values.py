"""Values of time: the EDTF forms that `onrecord.times` writes, and what they span."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

__all__ = ["between", "bounds", "month", "plain", "week", "weekend", "year"]

_FORM = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d)(?:-(\d\d))?)?~?", re.ASCII)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}


def year(number: int) -> str:
    """A year of four figures, "" for one that has not four."""
    return f"{number:04}" if 1000 <= number <= 9999 else ""


def month(day: date) -> str:
    """The month of a day."""
    return day.isoformat()[:7]


def week(day: date) -> str:
    """The week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return f"{monday}/{monday + timedelta(days=6)}"


def weekend(day: date) -> str:
    """Saturday and Sunday of the week of a day."""
    saturday = day + timedelta(days=5 - day.weekday())
    return f"{saturday}/{saturday + timedelta(days=1)}"


def between(one: str, other: str) -> str:
    """From the beginning of one value to the end of the other; "" if that is no span of time."""
    left, right = one.partition("/")[0].rstrip("~"), (other.partition("/")[2] or other).rstrip("~")
    ends = bounds(left), bounds(right)
    if ".." in (left, right) or ends[0] is None or ends[1] is None or ends[0][0] > ends[1][0]:
        return ""
    return f"{left}/{right}"


def bounds(value: str) -> tuple[str, str] | None:
    """The first and the last day that a value may mean, ISO 8601, "" for an end left open; None for what is no value.

    A season is taken as in the northern hemisphere, with winter running into the next year.
    """
    left, slash, right = value.partition("/")
    if slash:
        one = ("", "") if left == ".." else bounds(left) if "/" not in left else None
        other = ("", "") if right == ".." else bounds(right) if "/" not in right else None
        return (one[0], other[1]) if one is not None and other is not None else None
    match = _FORM.fullmatch(value)
    if match is None:
        return None
    first, last = int(match[1].replace("X", "0")), int(match[1].replace("X", "9"))
    try:
        if match[2] is None:
            return str(date(first, 1, 1)), str(date(last, 12, 31))
        number = int(match[2])
        if match[3] is not None:
            return (str(date(first, number, int(match[3]))),) * 2
        begin, end = _SEASONS.get(number, (number, number))
        after, number = first + (end > 12), (end - 1) % 12 + 1
        return str(date(first, begin, 1)), str(date(after, number, calendar.monthrange(after, number)[1]))
    except ValueError:
        return None


def plain(value: str) -> str:
    """The value as one year, month or day, for where no span of time can stand; "" if it lies in no one year."""
    ends = bounds(value)
    if ends is None or not ends[0] or not ends[1]:
        return ""
    for length in (10, 7, 4):
        if ends[0][:length] == ends[1][:length]:
            return ends[0][:length]
    return ""
