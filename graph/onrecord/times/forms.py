"""The forms in which a text tells a time, as patterns: the first in the list that fits a place has it."""

from __future__ import annotations

import re

__all__ = ["ABOUT", "DAY", "FEAST", "FORMS", "HALF", "MONTH", "WEEKDAY", "WHICH", "YEAR"]

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat)\b\.?)"
FEAST = r"(?:New\s+Year['\u2019]s\s+(?:Eve|Day)|Christmas\s+(?:Eve|Day)|Boxing\s+Day)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.:]\d)"
YEAR = r"(?:1[5-9]|20)\d\d(?![\d%-])"
HALF = r"(?i:[\s-]and[\s-]a[\s-]half)"
ABOUT = r"(?i:(?:nearly|almost|about|around|roughly|some|approximately|over|under|more than|less than|at least)\s+)"
WHICH = r"(?i:\b(?:early|late|mid)[\s-]+|(?:the\s+)?(?:beginning|start|middle|end)\s+of\s+|earlier\s+|later\s+)"
_COUNT = r"(?i:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|a couple of|a dozen)"
_UNIT = r"(?i:day|week|fortnight|month|year|decade)s?"
_PART = r"(?:\s+(?i:morning|afternoon|evening|night|lunchtime))?"
_TO = r"\s?(?:-|\u2013|to|and)\s?"
_SEASONS = "spring|summer|autumn|fall|winter"


def _after(*words: str) -> str:
    """A place right behind one of the words."""
    return "(?i:" + "|".join(rf"(?<=\b{word}\s)" for word in words) + r"|(?<=[\u2013]))"


# A month or a year by itself is a time behind a preposition only: May and March are also names, 2019 also a number.
_PLACED = _after(
    "in", "since", "until", "till", "by", "of", "from", "to", "during", "before", "after", "and", "between"
)
_MONTH_PLACED = _after("through", "for").replace(r"|(?<=[\u2013])", r"|(?<=-)")
# Days that are names of their own, and papers named for a day.
_NAMED_DAY = "".join(
    rf"(?<!\b{word} )" for word in ("Black", "Super", "Bloody", "Good", "Ash", "Easter", "Palm", "Cyber")
)
_PAPER = r"(?!\s+(?:Times|Mail|Express|Mirror|Telegraph|Post|Herald|Tribune|Independent)\b)"

FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile("|".join(alternatives)))
    for name, *alternatives in (
        (
            "days",
            rf"\b{DAY}{_TO}{DAY}\s+{MONTH}(?:,?\s+{YEAR})?(?!\w)",
            rf"\b{MONTH}\s+{DAY}{_TO}{DAY}(?:,?\s+{YEAR})?(?!\w)",
        ),
        (
            "full",
            r"(?<![\d/.-])\d{4}[-/]\d\d?[-/]\d\d?(?!\d)",
            r"(?<![\d/.])\d\d?([./-])\d\d?\1(?:1[6-9]|20)\d\d(?!\d)",
        ),
        (
            "day",
            rf"\b(?:{WEEKDAY},?\s+)?(?:(?:the\s+)?{DAY}(?:\s+of)?\s+{MONTH}|{MONTH}\s+{DAY})(?:,?\s+{YEAR})?(?!\w)",
        ),
        ("month", rf"{WHICH}?\b{MONTH},?\s+(?:of\s+)?{YEAR}"),
        (
            "season",
            rf"\b(?i:last|this|next)\s+(?i:{_SEASONS})\b",
            rf"\b(?i:(?:the\s+)?(?:{_SEASONS}))\s+(?:of\s+)?{YEAR}",
        ),
        (
            "weekday",
            rf"\b(?i:(?:last|next|this(?:\s+coming)?|the\s+(?:following|next|previous))\s+)?{_NAMED_DAY}{WEEKDAY}"
            rf"(?!\w){_PAPER}{_PART}(?:\s+(?:of\s+)?(?i:last|this|next)\s+week\b)?",
        ),
        ("feast", rf"\b{FEAST}(?:,?\s+(?:in\s+)?{YEAR})?(?!\w)"),
        (
            "today",
            r"\b(?i:(?:the\s+)?day\s+(?:before\s+yesterday|after\s+tomorrow))\b",
            r"\b(?i:yesterday|today|tomorrow)\b(?:\s+(?i:morning|afternoon|evening|night))?",
            r"\b(?i:tonight|this\s+(?:morning|afternoon|evening)|last\s+night)\b",
        ),
        (
            "weekend",
            r"\b(?i:over|at|on|during)\s+(?i:the\s+weekend)\b",
            r"\b(?i:(?:this|last|next|the\s+(?:past|coming))(?:\s+past|\s+coming)?\s+weekend)\b",
        ),
        ("ago", rf"{ABOUT}?\b{_COUNT}{HALF}?[\s-]+{_UNIT}{HALF}?\s+(?i:ago)\b"),
        ("ahead", rf"\b(?i:in)\s+{ABOUT}?{_COUNT}\s+{_UNIT}(?:['\u2019]s?)?(?:\s+(?i:time)\b)?"),
        (
            "other",
            rf"\b{_COUNT}\s+{_UNIT}\s+(?i:earlier|later|before|after)\b",
            r"\b(?i:(?:the\s+next|(?:the\s+)?(?:same|following|previous))\s+(?:day|week|month|year))\b",
            r"\b(?i:(?:the\s+)?day\s+(?:before|after)|that\s+(?:day|week|month|year))\b",
        ),
        (
            "unit",
            rf"{WHICH}?\b(?i:last|this|next)\s+(?i:week|month|year)\b",
            rf"{WHICH}\b(?i:the)\s+(?i:week|month|year)\b",
        ),
        (
            "month",
            rf"{WHICH}?\b(?i:last|this|next)\s+{MONTH}(?!\w)",
            rf"{WHICH}\b{MONTH}(?!\w)",
            rf"(?:{_PLACED}|{_MONTH_PLACED})(?!May['\u2019]s){MONTH}(?!\w)(?!\s+(?:[A-Z]|\d))",
        ),
        ("decade", r"\b(?:the\s+)?(?i:(?:early|late|mid)[\s-]+)?(?:1[5-9]|20)\d0s\b"),
        ("century", r"\b(?:the\s+)?(?i:(?:early|late|mid)[\s-]+)?\d\d?(?:st|nd|rd|th)[\s-]+(?i:century)\b"),
        ("year", rf"{WHICH}{YEAR}(?!s)", rf"{_PLACED}{YEAR}(?!s|\s+[A-Z])", rf"(?<=\(){YEAR}(?=[\u2013)-])"),
        (
            "vague",
            r"\b(?i:previously|formerly|recently|in\s+the\s+(?:recent\s+)?past)\b",
            r"\b(?i:in\s+recent\s+(?:days|weeks|months|years))\b",
        ),
        (
            "coming",
            r"\b(?i:in\s+the\s+(?:coming|next\s+few)\s+(?:days|weeks|months|years)|in\s+(?:the\s+)?future)\b",
            r"\b(?i:soon)\b(?!\s+(?:after|as|became))",
        ),
    )
)
"""Name of the form, and its pattern. The names are those of `onrecord.times.phrases.VALUES`."""
