"""Words for times, found in a text and made values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from onrecord import dates
from onrecord.times import reckon
from onrecord.times.forms import ABOUT, DAY, FEAST, FORMS, HALF, MONTH, WEEKDAY, WHICH, YEAR
from onrecord.times.tense import FUTURE, PAST, tense
from onrecord.times.values import between, bounds, weekend, year

__all__ = ["Time", "find", "resolve"]


@dataclass(frozen=True, slots=True, order=True)
class Time:
    """Words [start, end) of a text that tell a time, with their preposition ("since 2019"), and their value."""

    start: int
    end: int
    words: str
    value: str


@dataclass(frozen=True, slots=True)
class _Told:
    """Words of one form, the day the article appeared, and the way that their clause looks."""

    words: str
    base: date | None
    way: str


_IN_YEAR = re.compile(YEAR)
_SINCE = re.compile(r"\b(since|after|from|until|till|by|before|between)\s+(?:at\s+least\s+)?$", re.IGNORECASE)
_ENDS = {"until", "till", "by"}
_ON = re.compile(r"\b(?:on|in|at|during|over|around)\s+(?:the\s+)?$", re.IGNORECASE)
_BARE = re.compile(r"(?:this|last|next|yesterday|today|tomorrow|tonight)\b", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:,?\s*(?:to|until|till|through|and)\s+|[\u2013-])", re.IGNORECASE)
_WHEN = re.compile(r",?\s+when\b", re.IGNORECASE)
_WHOLE = {"ahead", "weekend", "vague", "coming"}  # forms that have their preposition


def resolve(words: str, published: str, sentence: str = "", looking: str = "") -> str:
    """The value of words that are known to tell a time, "" if none can be told.

    published: the article's date, ISO 8601. sentence: the words lie in it, and its tense says whether they look back or
    ahead; looking: PAST or FUTURE says so itself. With neither, they are taken to look back, as most news does.
    """
    at = sentence.find(words) if words else -1
    found = find(sentence, published, looking) if at >= 0 else ()
    inside = [one for one in found if at <= one.start < at + len(words) or one.start <= at < one.end]
    if inside and _WHEN.match(sentence, at + len(words)):
        inside = []  # ill since April, when she left: she left in April
    # a preposition is needed to find a year or a month by itself in a text, not where the words are all there is
    inside = inside or list(find(words, published, looking)) or list(find(f"in {words}", published, looking))
    return next((one.value for one in inside if one.value), "")


def find(text: str, published: str, looking: str = "") -> tuple[Time, ...]:
    """Every time in a text, in order, none inside another. published, looking: see `resolve`."""
    try:
        base: date | None = date.fromisoformat(published[:10])
    except ValueError:
        base = None
    return _find(text, base, looking)


@lru_cache(maxsize=4096)
def _find(text: str, base: date | None, looking: str) -> tuple[Time, ...]:
    taken: list[tuple[int, int, str]] = []
    for name, form in FORMS:
        for match in form.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end, _ in taken):
                taken.append((match.start(), match.end(), name))
    taken.sort()
    return tuple(_joined(text, base, looking, taken))


def _joined(text: str, base: date | None, looking: str, taken: list[tuple[int, int, str]]) -> Iterator[Time]:
    """The times, with the prepositions that make spans of them, two of them joined where they are its ends."""
    skip = -1
    for number, (start, end, name) in enumerate(taken):
        if number == skip:
            continue
        # after last week's vote: the vote, not the week, is what it is after
        owned = text[end : end + 2] in {"'s", "\u2019s"}
        before = None if owned else _SINCE.search(text[:start])
        word, begin = (before[1].lower(), before.start()) if before else ("", start)
        way = looking or tense(text, begin, end) or (FUTURE if word in _ENDS else "")
        value = _value(name, text[start:end], base, way)
        after = taken[number + 1] if number + 1 < len(taken) else None
        joint = _JOINT.fullmatch(text[end : after[0]]) if after else None
        if after and joint and (joint[0].strip() in {"-", "\u2013"} or word in {"from", "between"}):
            span = between(value, _value(after[2], text[after[0] : after[1]], base, way))
            if span:
                skip = number + 1
                begin = begin if word in {"from", "between"} else start
                yield Time(begin, after[1], text[begin : after[1]], span)
                continue
        if word in {"since", "after"} or (word == "from" and way == FUTURE):
            value = f"{value.split('/')[0].rstrip('~')}/.." if value else ""
        elif word in _ENDS or word == "before":
            value = f"../{value.split('/')[-1].rstrip('~')}" if value else ""
        elif not word and name not in _WHOLE and not _BARE.match(text, start):
            on = _ON.search(text[:start])
            begin = on.start() if on else start
        yield Time(begin, end, text[begin:end], value)


# -------------------------------------------------------------------------------------------------------- one by one


def _value(name: str, words: str, base: date | None, way: str) -> str:
    try:
        return _VALUES[name](_Told(" ".join(words.split()), base, way))
    except (OverflowError, ValueError):  # before the year 1, or after 9999
        return ""


def _full(told: _Told) -> str:
    found = dates.find(told.words)
    return found[2] if found else ""


def _day(told: _Told) -> str:
    if _IN_YEAR.search(told.words):
        return _full(told)
    return reckon.day_and_month(re.sub(rf"^{WEEKDAY},?\s+", "", told.words), told.base, told.way)


def _days(told: _Told) -> str:
    pair = re.search(rf"({DAY})\s?(?:-|\u2013|to|and)\s?({DAY})", told.words)
    if pair is None:
        return ""
    ends = (told.words[: pair.start()] + day + told.words[pair.end() :] for day in pair.groups())
    one, other = (_day(_Told(words, told.base, told.way)) for words in ends)
    return between(one, other)


def _month(told: _Told) -> str:
    if _IN_YEAR.search(told.words):
        return _full(_Told(re.sub(r"\bof (?=\d)", "", re.sub(rf"^{WHICH}", "", told.words)), told.base, told.way))
    which = re.search(r"\b(last|this|next)\b", told.words, re.IGNORECASE)
    bare = re.search(MONTH, told.words)
    return reckon.month_alone(bare[0], told.base, told.way, which[1].lower() if which else "") if bare else ""


def _season(told: _Told) -> str:
    season = re.search(r"spring|summer|autumn|fall|winter", told.words, re.IGNORECASE)
    if season is None:
        return ""
    number = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}[season[0].lower()]
    given = _IN_YEAR.search(told.words)
    if given:
        return f"{given[0]}-{number}"
    if told.base is None:
        return ""
    which, today = told.words.split()[0].lower(), str(told.base)
    spans = {one: bounds(one) or ("", "") for one in (f"{told.base.year + step}-{number}" for step in (-2, -1, 0, 1))}
    if which == "last":
        return max(one for one, span in spans.items() if span[1] < today)
    if which == "next":
        return min(one for one, span in spans.items() if span[0] > today)
    return next((one for one, span in spans.items() if span[0] <= today <= span[1]), f"{told.base.year}-{number}")


def _weekday(told: _Told) -> str:
    lower = told.words.lower()
    bare = re.search(WEEKDAY, told.words)
    if told.base is None or bare is None or re.match(r"the (?:following|next|previous)", lower):
        return ""
    named = re.search(r"\b(last|this|next) week$", lower)
    first = lower.split()[0]
    which = named[0] if named else first if first in {"last", "this", "next"} else ""
    return reckon.weekday(bare[0], told.base, told.way, which)


_FEASTS = {
    "new year's eve": "31 December", "new year's day": "1 January", "christmas eve": "24 December",
    "christmas day": "25 December", "boxing day": "26 December",
}  # fmt: skip


def _feast(told: _Told) -> str:
    name = re.match(FEAST, told.words)
    day = _FEASTS.get(name[0].lower().replace("\u2019", "'"), "") if name else ""
    given = _IN_YEAR.search(told.words)
    return _day(_Told(f"{day} {given[0]}" if given else day, told.base, told.way)) if day else ""


def _today(told: _Told) -> str:
    lower = told.words.lower()
    step = {"yesterday": -1, "last": -1, "tomorrow": 1}.get(lower.split()[0], 0)
    step = -2 if lower.endswith("before yesterday") else 2 if lower.endswith("after tomorrow") else step
    return str(told.base + timedelta(days=step)) if told.base else ""


def _weekend(told: _Told) -> str:
    """The last or the next, by the words or the clause; else the nearer: on a Monday "the weekend" is the last."""
    if told.base is None:
        return ""
    lower, weekday = told.words.lower(), told.base.weekday()
    step = 0
    if "next" in lower:
        step = 1
    elif "last" in lower or "past" in lower:
        step = -1
    elif weekday < 5 and "coming" not in lower:
        back = told.way == PAST or (not told.way and weekday < 3 and "this" not in lower)
        step = -1 if back else 0
    return weekend(told.base + timedelta(days=7 * step))


def _ago(told: _Told) -> str:
    about = re.match(ABOUT, told.words)
    bare = re.sub(rf"^{ABOUT}", "", told.words)
    if re.search(HALF, bare):  # a year and a half ago: the year of eighteen months ago
        count = re.match(r"\d+", reckon.figures(bare))
        months = 12 * int(count[0]) + 6 if count and "year" in bare.lower() else 0
        value = reckon.steps(f"{months} months ago", told.base)[:4] if months else ""
    else:
        value = reckon.steps(bare, told.base)
    return f"{value.split('/')[0][:7] if '/' in value else value}~" if value and about else value


def _ahead(told: _Told) -> str:
    if told.way != FUTURE and not told.words.lower().endswith("time"):
        return ""  # the third in two weeks
    bare = re.sub(r"['\u2019]s?|\s+time$", "", told.words, flags=re.IGNORECASE)
    return reckon.steps(re.sub(rf"^(?i:in)\s+{ABOUT}", "in ", bare), told.base)


def _unit(told: _Told) -> str:
    which, unit = told.words.lower().split()[-2:]
    return reckon.unit("this" if which == "the" else which, unit, told.base)


def _decade(told: _Told) -> str:
    match = re.search(r"\d{3}(?=0s)", told.words)
    return f"{match[0]}X" if match else ""


def _century(told: _Told) -> str:
    match = re.search(r"\d\d?", told.words)
    number = int(match[0]) - 1 if match else 0
    return f"{number}XX" if 10 <= number <= 20 else ""


def _year(told: _Told) -> str:
    match = _IN_YEAR.search(told.words)
    return year(int(match[0])) if match else ""


def _vague(told: _Told) -> str:
    return f"../{told.base}" if told.base else ""


def _coming(told: _Told) -> str:
    return f"{told.base}/.." if told.base else ""


def _other(_: _Told) -> str:
    return ""  # two days later: later than what, the words do not say


_VALUES: dict[str, Callable[[_Told], str]] = {
    "days": _days, "full": _full, "day": _day, "month": _month, "season": _season, "feast": _feast, "weekday": _weekday,
    "today": _today,
    "weekend": _weekend, "ago": _ago, "ahead": _ahead, "unit": _unit, "decade": _decade, "century": _century,
    "year": _year, "vague": _vague, "coming": _coming, "other": _other,
}  # fmt: skip
