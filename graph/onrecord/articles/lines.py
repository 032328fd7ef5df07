"""Prose that was wrapped at a column: its line breaks end no paragraph."""

from __future__ import annotations

import re
from itertools import pairwise

__all__ = ["unwrapped"]

_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+){2,}")
# Columns at which mail, teletype and text editors wrap: 60 to 80 in common use, up to 140 as people set theirs.
_NARROWEST, _WIDEST = 40, 140
_WORD = re.compile(r"[^\s-]+-?")
_STRAY = 0.25  # of the line breaks may stand where another word had room: an editor's hand, a tab


def unwrapped(text: str) -> str:
    """The text with a blank for each line break inside a wrapped paragraph: as long as before, so that offsets hold.

    A paragraph is wrapped if it has three lines or more, each so long that the next one's first word had no room in
    it, and most of them end within a sentence.
    """
    return _BLOCK.sub(lambda block: block[0].replace("\n", " ") if _wrapped(block[0]) else block[0], text)


def _wrapped(block: str) -> bool:
    lines = block.split("\n")
    column = max(map(len, lines))
    if not _NARROWEST <= column <= _WIDEST:
        return False
    had_room = sum(len(line.rstrip()) + 1 + _first(after) <= column for line, after in pairwise(lines))
    within = sum(not line.rstrip().endswith((".", "!", "?", ":", '"', "”", "’", "'")) for line in lines[:-1])
    return had_room <= _STRAY * (len(lines) - 1) and within * 2 > len(lines) - 1


def _first(line: str) -> int:
    """The length of a line's first word, or of its part before a hyphen, where editors break too."""
    word = _WORD.search(line)
    return word.end() if word else 0
