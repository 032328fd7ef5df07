"""Dates as papers write them, made ISO 8601: "12 March 2031", "March 12, 2031", "Wed, 12 Mar 2031 06:15 GMT",
"12.03.2031", "3 hours ago" (against a known day). Only what is written is kept: "March 2031" is 2031-03.

Times of day are left out: a paper's date is a day. No clock is asked, so the same words give the same date for ever.
"""

from __future__ import annotations

import calendar
import datetime
import re

__all__ = ["age", "find", "iso"]

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[6-9]|20|21)\d\d)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![\d/-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?<![\d/.]){_YEAR}[/.](?P<month>\d\d?)[/.](?P<day>\d\d?)(?!\d)",
        rf"\b{_WEEKDAY}(?:the\s+)?{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}\b",
        rf"\b{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        rf"(?<![\d/.])(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?{_YEAR}\b",
        rf"(?<![\d/])(?P<one>\d\d?)[/-](?P<two>\d\d?)[/-]{_YEAR}\b",
        rf"\b{_MONTH},?\s+{_YEAR}\b",
        rf"(?<![\d/-]){_YEAR}-(?P<month>\d\d)(?![\d-])",
    )
)
_COMPACT = re.compile(rf"^{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:T?\d{{4,6}}Z?)?$")
_BARE_YEAR = re.compile(rf"^{_YEAR}$")

_UNITS = {"s": "second", "sec": "second", "m": "minute", "min": "minute", "h": "hour", "hr": "hour", "d": "day"}
_UNITS |= {"w": "week", "wk": "week", "mo": "month", "mth": "month", "y": "year", "yr": "year"}
_AGE = re.compile(
    r"\b(?P<count>\d+|an?|one|two|three|a few|few)\s*"
    r"(?P<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|mths?|years?|yrs?|[smhdwy]|mo)\s+ago\b"
    r"|\b(?P<word>just now|moments ago|yesterday|today)\b",
    re.IGNORECASE,
)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "few": 3, "a few": 3}


def find(words: str) -> tuple[int, int, str] | None:
    """The first date written in the words: (start, end, ISO date); None where there is none.

    Day and month in figures (3/4/2031) are told apart only where one is over twelve; else just the year is known.
    """
    best: tuple[int, int, str] | None = None
    for form in _FORMS:
        for match in form.finditer(words):
            value = _value(match.groupdict())
            if value and (best is None or match.start() < best[0]):
                best = (match.start(), match.end(), value)
            if value:
                break
    return best


def iso(words: str) -> str:
    """The date in the words as ISO 8601 (YYYY-MM-DD, YYYY-MM or YYYY), "" where none can be told."""
    words = words.strip()
    compact = _COMPACT.match(words)
    if compact is not None:
        return _value(compact.groupdict())
    found = find(words)
    if found is not None:
        return found[2]
    return words if _BARE_YEAR.match(words) else ""


def age(words: str, day: str = "") -> tuple[int, int, str] | None:
    """The first age ("3 hours ago", "yesterday") in the words: (start, end, the ISO date it points to).

    The date is reckoned from `day` (ISO date of the page); "" where that is unknown or not exact to the day. Hours and
    minutes point to the day itself, months to a month, years to a year: an age is no more exact than that.
    """
    match = _AGE.search(words)
    if match is None:
        return None
    return match.start(), match.end(), _before(match, day)


def _before(match: re.Match[str], day: str) -> str:
    try:
        base = datetime.date.fromisoformat(day)
    except ValueError:
        return ""
    if match["word"]:
        return str(base - datetime.timedelta(days=match["word"].lower() == "yesterday"))
    written = " ".join(match["count"].lower().split())
    count = int(written[:6]) if written.isdigit() else _COUNTS[written]
    unit = match["unit"].lower()
    unit = _UNITS.get(unit, _UNITS.get(unit.rstrip("s"), unit.rstrip("s")))
    try:
        if unit in ("second", "minute", "hour"):
            return str(base - datetime.timedelta(days=count // 24 if unit == "hour" else 0))
        if unit in ("day", "week"):
            return str(base - datetime.timedelta(days=count * (7 if unit == "week" else 1)))
        if unit == "month":
            months = base.year * 12 + base.month - 1 - count
            return f"{months // 12:04}-{months % 12 + 1:02}"
        return f"{base.year - count:04}"
    except (OverflowError, ValueError):
        return ""


def _value(parts: dict[str, str | None]) -> str:
    """ISO date of the named parts, "" if there is no such day."""
    year = parts.get("year") or ""
    one, two = parts.get("one"), parts.get("two")
    if one and two:
        if int(one) > 12 >= int(two):
            return _day(year, int(two), int(one))
        if int(two) > 12 >= int(one):
            return _day(year, int(one), int(two))
        return _day(year, int(one), int(two)) if one == two else (year if max(int(one), int(two)) <= 12 else "")
    month = parts.get("month") or ""
    number = _MONTHS.get(month.lower().rstrip("."), int(month) if month.isdigit() else 0)
    day = parts.get("day")
    if day:
        return _day(year, number, int(day))
    return f"{year}-{number:02}" if 1 <= number <= 12 else ""


def _day(year: str, month: int, day: int) -> str:
    try:
        return str(datetime.date(int(year), month, day))
    except ValueError:
        return ""
