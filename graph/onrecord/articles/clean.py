"""What of a page is kept: the stretches that are the article's, furniture left out, everything else untouched."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.articles.furniture import inline, kind
from onrecord.articles.units import Unit, prose

__all__ = ["Stretch", "join", "kept", "kinds"]

Stretch = tuple[int, int]
"""Start and end in the page's text."""

_SHORT = 4
_TERMINAL = ".!?…;,:\"'”’»"


def kinds(units: Sequence[Unit]) -> list[str]:
    """What sort of furniture each unit is ("" for none), as its words and its neighbours say."""
    found = [kind(unit.text) for unit in units]
    for first, last in _runs(units):
        run = found[first:last]
        if last - first >= 3 and 2 * sum(map(bool, run)) >= last - first:
            found[first:last] = [name or "menu" for name in run]
        elif last - first < 3 or not any(name and name != "menu" for name in run):
            found[first:last] = ["" if name == "menu" else name for name in run]
    return found


def _runs(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Stretches of neighbouring short lines without a stop."""
    runs: list[tuple[int, int]] = []
    first: int | None = None
    for index, unit in enumerate([*units, None]):
        if unit is not None and unit.words <= _SHORT and unit.text[-1] not in _TERMINAL:
            first = index if first is None else first
        elif first is not None:
            runs.append((first, index))
            first = None
    return runs


def kept(units: Sequence[Unit], names: Sequence[str], first: int, last: int) -> list[Stretch]:
    """Stretches of the units [first, last) that are the article's; `names` are their kinds (see `kinds`)."""
    found: list[Stretch] = []
    words, index = 0, first
    while index < last:
        unit, name = units[index], names[index]
        index += 1
        if name == "ends" and words >= 40:
            break
        if name == "links":
            index = _resumes(units, names, index, last)
        elif name == "more":
            index = _after_teasers(units, names, index, last)
        elif not name:
            words += unit.words
            found.extend(_without(unit))
    return found


def _resumes(units: Sequence[Unit], names: Sequence[str], index: int, last: int) -> int:
    """The unit at which prose resumes after a heading over links: two paragraphs of it, a long one, or the last one."""
    for at in range(index, last):
        if names[at] or not prose(units[at].text):
            continue
        again = at + 1 < last and not names[at + 1] and prose(units[at + 1].text)
        final = all(names[later] for later in range(at + 1, last)) and at == index
        if again or units[at].words >= 50 or final:
            return at
    return last


def _after_teasers(units: Sequence[Unit], names: Sequence[str], index: int, last: int) -> int:
    """The unit after the headlines under "Read more:"; a sub-heading in quotation marks right there goes with them."""
    at = index
    while at < last and at - index < 6 and not names[at] and _teaser(units[at]):
        at += 1
    return at if at < last else index


def _teaser(unit: Unit) -> bool:
    stopped = unit.text[-1] in ".…;,:" or unit.text[-2:] in ('."', ".”")
    return unit.words <= 20 and not prose(unit.text) and not stopped


def _without(unit: Unit) -> list[Stretch]:
    """The unit less the furniture inside it."""
    cuts = inline(unit.text)
    if not cuts:
        return [(unit.start, unit.end)]
    found: list[Stretch] = []
    at = 0
    for start, end in [*cuts, (len(unit.text), len(unit.text))]:
        words = unit.text[at:start]
        if any(map(str.isalnum, words)):
            left = at + len(words) - len(words.lstrip())
            found.append((unit.start + left, unit.start + at + len(words.rstrip())))
        at = end
    return found


def join(text: str, stretches: Sequence[Stretch]) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    """The article's text of its stretches of a page, and the pieces that lead back (see `model.Article`).

    White space between neighbours is kept as it stands. Where something was left out the text gets a blank line,
    unless it broke a sentence in two, which is mended with the blank that stands there.
    """
    whole: list[Stretch] = []
    for start, end in stretches:
        if whole and not text[whole[-1][1] : start].strip():
            whole[-1] = (whole[-1][0], end)
        elif whole and text[start].islower() and text[whole[-1][1] - 1] not in ".!?…" and text[start - 1].isspace():
            whole.append((start - 1, end))
        else:
            whole.append((start, end))
    if len(whole) == 1 and not text[: whole[0][0]].strip() and not text[whole[0][1] :].strip():
        whole = [(0, len(text))]
    elif whole and not text[: whole[0][0]].strip():
        whole[0] = (0, whole[0][1])
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    at = 0
    for start, end in whole:
        if pieces and not text[start].isspace():
            parts.append("\n\n")
            at += 2
        parts.append(text[start:end])
        pieces.append((at, start, end - start))
        at += end - start
    return "".join(parts), tuple(pieces)
