"""Cells as a table of text that lines up and fits a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

__all__ = ["aligned"]

_LEAST = 10
"""As narrow as a column may get where it is shortened: a date, and the beginning of a name."""


def aligned(
    columns: Sequence[str], cells: Sequence[Sequence[str]], right: Sequence[bool], width: int | None = None
) -> str:
    """The cells (one line each) beneath the names of their columns. right: the columns that line up to the right.

    width: how many characters there is room for: cells are shortened; where that is not enough, columns without any
    value are left out, then the last ones, which are named beneath.
    """
    widths = [max(_wide(text) for text in (name, *(row[at] for row in cells))) for at, name in enumerate(columns)]
    shown, left = _shown(columns, cells, widths, width)
    fitted = dict(zip(shown, _fit([widths[at] for at in shown], width), strict=True))
    rule = ["\u2500" * fitted.get(at, 0) for at in range(len(widths))]
    told = "".join(
        "  ".join(_pad(line[at], fitted[at], right[at]) for at in shown).rstrip() + "\n"
        for line in (columns, rule, *cells)
    )
    note = f"(no room for {', '.join(left)}: a wider window or -f csv has them)" if left else ""
    return told + "".join(line + "\n" for line in textwrap.wrap(note, width or len(note) or 1))


def _shown(
    columns: Sequence[str], cells: Sequence[Sequence[str]], widths: list[int], width: int | None
) -> tuple[list[int], list[str]]:
    """The columns that there is room for, and the names of those with values that there is none for."""
    shown = list(range(len(widths)))
    if width is None or _total(widths) <= width:
        return shown, []
    valued = [at for at in shown if not cells or any(row[at] for row in cells)]
    shown = valued
    while len(shown) > 1 and _total([min(widths[at], _LEAST) for at in shown]) > width:
        shown = shown[:-1]
    return shown, [columns[at] for at in valued if at not in shown]


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + 2 * (len(widths) - 1)


def _fit(widths: list[int], width: int | None) -> list[int]:
    """Column widths that fit in: the widest columns give way first."""
    if width is None or not widths or _total(widths) <= width:
        return widths
    room = width - 2 * (len(widths) - 1)
    low, high = _LEAST, max(widths)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(min(each, middle) for each in widths) <= room else (low, middle - 1)
    fitted = [min(each, low) for each in widths]
    spare = room - sum(fitted)
    for at in range(len(fitted)):
        if spare > 0 and fitted[at] < widths[at]:
            fitted[at], spare = fitted[at] + 1, spare - 1
    return fitted


def _wide(text: str) -> int:
    from rich.cells import cell_len

    return len(text) if text.isascii() else cell_len(text)


def _pad(text: str, width: int, right: bool) -> str:
    if _wide(text) > width:
        while _wide(text) > width - 1:
            text = text[:-1]
        text = text.rstrip() + "\u2026"
    space = " " * (width - _wide(text))
    return space + text if right else text + space
