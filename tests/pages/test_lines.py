"""Prose wrapped at a column, and prose that is not."""

from __future__ import annotations

import textwrap

from onrecord.articles.lines import unwrapped

WRAPPED = """The harbour board said on Tuesday that it had known of the
crack since March, and that it had told nobody because nobody
had asked. A spokesman declined to say who had decided this.

"I was not told," the minister said.
"""
LIST = """What the report says
The crack was known in March.
The board told nobody of it.
The minister was not asked.
"""


def test_wrapped_prose_is_one_paragraph() -> None:
    """Line breaks inside a wrapped paragraph become blanks; every character stays at its place."""
    text = unwrapped(WRAPPED)
    assert len(text) == len(WRAPPED)
    assert "known of the crack since March" in text
    assert "this.\n\n" in text


def test_lines_that_end_sentences_stay_lines() -> None:
    """Short paragraphs of a sentence each are not wrapped prose."""
    assert unwrapped(LIST) == LIST


def test_any_column_is_known_by_what_had_no_room() -> None:
    """Prose wrapped at 115 columns is one paragraph; headlines in a row, of any length, stay apart."""
    words = (
        "the lock keepers of Marrow Vale said the sluice had stood open all night and that nobody came " * 5
    ).split()
    text = textwrap.fill(" ".join(words), 115) + "\n"
    assert "\n" in text[:-1]
    assert unwrapped(text).count("\n") == 1
    headlines = (
        "Lock keepers blame the board for flooded Marrow Vale\nBoard denies it knew\nWhat the flood took from us\n"
    )
    assert unwrapped(headlines) == headlines
