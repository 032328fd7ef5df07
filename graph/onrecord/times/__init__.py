"""When it is: "on Monday", "last week", "since 2019" as ISO 8601 or EDTF, against the day the article appeared.

    2031-03-10               a day           on Monday, yesterday, 10 March
    2031-03, 2031            a month, a year in March, last month; in 2031, last year, earlier this year
    2031-03-03/2031-03-09    from, to        last week (Monday to Sunday), this weekend, 3-9 March, from 2010 to 2016
    2019/.., ../2031-05      open at an end  since 2019, after May; until May, by May, previously
    2028~                    about           nearly three years ago
    2030-23, 199X, 18XX      a season (21 spring to 24 winter), the 1990s, the 19th century

These are forms of ISO 8601-2 (EDTF, levels 0 and 1, https://www.loc.gov/standards/datetime/). A value is as exact as
the words and no more. What leans on another date of the text ("two days later") has none: "" stands for it.

Which Monday: dateparser (BSD) reckons, since of the libraries tried it alone says how exact its answer is (a day, a
week, a month, a year); the words are found here, and the tense of their clause says whether to look back or ahead.
"""

from __future__ import annotations

from onrecord.times.phrases import Time, find, resolve
from onrecord.times.tense import tense
from onrecord.times.values import bounds, plain

__all__ = ["Time", "bounds", "find", "plain", "resolve", "tense"]
