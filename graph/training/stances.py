"""Stances labelled by us in PolNeAR's and Wikinews's articles: cue, kind, whether negated, holder, what it is on.

The labels lie in ``gold/stances/``, a file for each article, named after PolNeAR's file or, with ``wn-``, after the row
of Wikinews. A file holds no text: ``kind negated cue holder what``, tab separated, each stretch as ``start-end`` in
characters of the article's text, an empty holder where whoever speaks the words takes the stance.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from .corpora import STANCES, Stance, covered, digest, label_lines

FOLDER = Path(__file__).resolve().parent / "gold" / "stances"
Places = list[tuple[int, int]]


def stances(name: str, text: str, places: Places, folder: Path = FOLDER) -> list[Stance] | None:
    """The stances on the words at these places of an article's text, or None where nobody labelled it.

    Raises ValueError for a file that is not well formed or that labels another text.
    """
    path = folder / f"{name}.tsv"
    rest = label_lines(path, f"# {name} sha256 of text: {digest(text)}")
    if rest is None:
        return None
    found: list[Stance] = []
    for number, line in enumerate(rest, 2):
        try:
            kind, negated, *stretches = line.split("\t")
            cue, holder, what = (tuple(_words(places, one)) for one in stretches)
            found.append(Stance(cue, STANCES.index(f"B-{kind}"), negated == "yes", holder, (what,)))
        except ValueError:
            raise ValueError(f"{path}, line {number}: {line!r} is not kind, negated, cue, holder, what") from None
    return gathered(found)


def gathered(stances: Iterable[Stance]) -> list[Stance]:
    """One for each cue: those of one kind with all that they are on (praised the town and its mayor), else the first.

    Without those of whose cue or target there is less than half a word: nothing to learn from.
    """
    by: dict[int, Stance] = {}
    for one in stances:
        if one.cue and one.what[0]:
            same = by.setdefault(one.cue[0], one)
            if same is not one and same.label == one.label:
                by[one.cue[0]] = replace(same, what=tuple(sorted({*same.what, *one.what})))
    return [by[key] for key in sorted(by)]


def _words(places: Places, stretch: str) -> list[int]:
    if not stretch:
        return []
    start, _, end = stretch.partition("-")
    return covered(places, int(start), int(end))
