"""Dates inside sentences."""

from __future__ import annotations

import pytest

from onrecord.extractors._office.dates import iso


@pytest.mark.parametrize(
    ("words", "published", "expected"),
    [
        ("in March 2019", "", "2019-03"),
        ("since 2024", "", "2024"),
        ("on 9 September 2031", "", "2031-09-09"),
        ("on Tuesday", "2031-03-12", "2031-03-11"),
        ("yesterday", "2031-03-12", "2031-03-11"),
        ("on March 3", "2031-03-12", "2031-03-03"),
        ("on 20 December", "2031-03-12", "2030-12-20"),
        ("last year", "2031-03-12", "2030"),
        ("two months ago", "2031-03-12", "2031-01"),
        ("in November", "2031-03-12", "2030-11"),
        ("on Tuesday", "", ""),
        ("next Tuesday", "2031-03-12", "2031-03-18"),
        ("in a while", "2031-03-12", ""),
    ],
)
def test_iso(words: str, published: str, expected: str) -> None:
    """Words give a date as exact as they are, and none where they lean on a day that nobody knows."""
    assert iso(words, published) == expected
