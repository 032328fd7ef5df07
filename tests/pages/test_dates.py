"""Dates as papers write them."""

from __future__ import annotations

import pytest

from onrecord.dates import age, find, iso


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("12 March 2031", "2031-03-12"),
        ("the 12th of March, 2031", "2031-03-12"),
        ("Wednesday, March 12, 2031", "2031-03-12"),
        ("Wed, 12 Mar 2031 06:15:00 GMT", "2031-03-12"),
        ("2031-03-12T23:40:00-05:00", "2031-03-12"),
        ("20310312T061500Z", "2031-03-12"),
        ("Sept. 3, 2031", "2031-09-03"),
        ("12.03.2031", "2031-03-12"),
        ("13/4/2031", "2031-04-13"),
        ("4/13/2031", "2031-04-13"),
        ("3/4/2031", "2031"),
        ("4/4/2031", "2031-04-04"),
        ("March 2031", "2031-03"),
        ("2031", "2031"),
        ("30 February 2031", "2031-02"),
        ("yesterday", ""),
        ("chapter 12, verse 3", ""),
        ("", ""),
    ],
)
def test_iso(words: str, date: str) -> None:
    """Each usual form gives the ISO date, as exact as it is written and no more."""
    assert iso(words) == date


@pytest.mark.parametrize(
    ("words", "day", "date"),
    [
        ("3 hours ago", "2031-03-01", "2031-03-01"),
        ("an hour ago", "2031-03-01", "2031-03-01"),
        ("yesterday", "2031-03-01", "2031-02-28"),
        ("2 days ago", "2031-03-01", "2031-02-27"),
        ("2d ago", "2031-03-01", "2031-02-27"),
        ("a week ago", "2031-03-08", "2031-03-01"),
        ("3 months ago", "2031-02-10", "2030-11"),
        ("2 years ago", "2031-02-10", "2029"),
        ("3 hours ago", "", ""),
        ("3 hours ago", "2031-03", ""),
    ],
)
def test_age(words: str, day: str, date: str) -> None:
    """An age points to a date reckoned from the page's own day, and to none where that is unknown."""
    found = age(words, day)
    assert found is not None
    assert found[2] == date


def test_find() -> None:
    """The place of the first date is given with it; words without a date have none."""
    assert find("Published 12 March 2031, updated 13 March 2031") == (10, 23, "2031-03-12")
    assert find("nothing here, 12 of them") is None
    assert age("nothing here") is None
