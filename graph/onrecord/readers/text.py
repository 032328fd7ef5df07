"""Plain text, in any encoding that can be told: one page a file. What nobody else knows is tried as text."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import NotText
from onrecord.model import Page
from onrecord.readers._bytes import decode
from onrecord.readers._source import Source

__all__ = ["knows", "read"]


def knows(source: Source) -> int:
    """1 for anything, 2 where the name says so: the readers that know a format go first."""
    return 2 if source.suffix in (".txt", ".text", ".md") else 1


def read(source: Source) -> Iterator[Page]:
    """The whole text as one page. Faulty bytes are reported, and stand as U+FFFD in the text.

    Raises EmptyInput, NotText, TooLarge.
    """
    text, faults = decode(source.data(source.limits.page), source.name)
    if text.lstrip().startswith("<?xml"):
        raise NotText(source.name, "XML that no reader knows", "save it as text or HTML")
    if faults:
        source.report(NotText(source.name, f"{faults} faulty bytes in its encoding", "read with \ufffd in their place"))
    yield Page(name=source.name, text=text)
