"""Which day, week, month or year it is, counted from the day of the article: dateparser, never asking the clock."""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime, timedelta
from functools import lru_cache

from onrecord.times.tense import FUTURE, PAST
from onrecord.times.values import month, week, year

__all__ = ["day_and_month", "figures", "month_alone", "steps", "unit", "weekday"]

_FULL = {"mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday", "sat": "Saturday"}
_FULL["sun"] = "Sunday"
_DAYS = tuple(_FULL)
_NUMBERS = {"a": 1, "an": 1} | {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}
_NUMBER = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b(?! half)")


@lru_cache(maxsize=16384)
def _parsed(words: str, base: date, way: str) -> tuple[date, str] | None:
    """What dateparser makes of the words: a day in it, and how exact it is (day, week, month, year)."""
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": datetime(base.year, base.month, base.day),
        "PREFER_DATES_FROM": way or PAST,
        "TIMEZONE": "UTC",  # else the machine's own would be asked for
        "TO_TIMEZONE": "UTC",
        "PARSERS": ["relative-time", "absolute-time"],
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a day and month without a year
        parser = DateDataParser(languages=["en"], settings=settings)
        found = parser.get_date_data(words)
    return (found.date_obj.date(), str(found.period)) if found.date_obj is not None else None


def _of_period(found: tuple[date, str] | None) -> str:
    if found is None:
        return ""
    day, period = found
    if period == "week":
        return week(day)
    if period == "month":
        return month(day)
    return year(day.year) if period == "year" else str(day)


def day_and_month(words: str, base: date | None, way: str) -> str:
    """3 May: the last one, or the next if the clause looks ahead; the nearer of the two where it does not say."""
    if base is None:
        return ""
    found = [_parsed(words, base, each) for each in ((way,) if way else (PAST, FUTURE))]
    days = [one[0] for one in found if one is not None and one[1] == "day"]
    return str(min(days, key=lambda day: (abs((day - base).days), day))) if days else ""


def month_alone(name: str, base: date | None, way: str, which: str) -> str:
    """March: this one, the last or the next, by the word before it or the way that the clause looks."""
    if base is None:
        return ""
    # counted from the first, so that this month is the last such month and the next one at once
    first = base.replace(day=1)
    step = {"last": first - timedelta(days=1), "next": (first + timedelta(days=31)).replace(day=1)}.get(which, first)
    found = _parsed(
        f"1 {name.rstrip('.')}", step, FUTURE if which == "next" else PAST if which == "last" else way or PAST
    )
    if found is None:
        return ""
    return f"{base.year:04}-{found[0].month:02}" if which == "this" else month(found[0])


def weekday(name: str, base: date, way: str, which: str) -> str:
    """Monday: the last one, today included, or the next if the clause looks ahead. which: last, this, next; last week,
    this week, next week."""
    full = _FULL[name[:3].lower()]
    if which.endswith("week") or (which == "this" and not way):
        monday = base - timedelta(days=base.weekday()) + timedelta(days=7 * {"last": -1, "next": 1}.get(which[:4], 0))
        return str(monday + timedelta(days=_DAYS.index(name[:3].lower())))
    # dateparser's last Friday is before today: it is asked from the day after, so that today is one
    step = 0 if which in {"last", "next"} else -1 if way == FUTURE else 1
    way = {"last": PAST, "next": FUTURE}.get(which, way)
    return _of_period(_parsed(full, base + timedelta(days=step), way or PAST))


def steps(words: str, base: date | None) -> str:
    """three weeks ago, in two months: as exact as the unit is."""
    if base is None:
        return ""
    return _of_period(_parsed(figures(words), base, ""))


def figures(words: str) -> str:
    """Counts in words as figures, fortnights as weeks."""
    plain = words.lower().replace("-", " ").replace("a couple of", "2").replace("a dozen", "12")
    plain = _NUMBER.sub(lambda match: str(_NUMBERS[match[0]]), plain)
    return re.sub(r"(\d+) fortnights?", lambda match: f"{2 * int(match[1])} weeks", plain)


def unit(which: str, name: str, base: date | None) -> str:
    """last week, this month, next year."""
    if base is None:
        return ""
    # from the middle of a month, so that the month before the 31st is not this one
    middle = base.replace(day=15) if name != "week" else base
    return _of_period(_parsed(f"{which} {name}", middle, ""))
