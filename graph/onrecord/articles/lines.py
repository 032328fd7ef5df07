"""Prose that was wrapped at a column: its line breaks end no paragraph."""

from __future__ import annotations

import re

__all__ = ["unwrapped"]

_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+){2,}")
# Columns at which mail, teletype and text editors wrap (60 to 80 in common use), with the slack of long words.
_NARROWEST, _WIDEST, _SLACK = 40, 100, 28


def unwrapped(text: str) -> str:
    """The text with a blank for each line break inside a wrapped paragraph: as long as before, so that offsets hold.

    A paragraph is wrapped if it has three lines or more, all but the last about as long as the longest, and most of
    them end within a sentence.
    """
    return _BLOCK.sub(lambda block: block[0].replace("\n", " ") if _wrapped(block[0]) else block[0], text)


def _wrapped(block: str) -> bool:
    lines = block.split("\n")[:-1]
    longest = max(map(len, lines))
    if not _NARROWEST <= longest <= _WIDEST or longest - min(map(len, lines)) > _SLACK:
        return False
    open_ended = sum(not line.rstrip().endswith((".", "!", "?", ":", '"', "”", "’", "'")) for line in lines)
    return open_ended * 2 > len(lines)
