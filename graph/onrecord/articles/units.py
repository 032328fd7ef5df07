"""The layout of plain text: its lines (or, where lines are wrapped, its paragraphs), which of them are prose, and
where sentences begin in text that lost its line breaks. All by shape; nothing here knows a site's words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Unit", "prose", "quoted", "sentences", "units"]

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ENDS_OR_OPENS = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_QUESTION = re.compile(r"[?!][\"'”’»)\]]*$")
_SENTENCE = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W\d_a-zß-öø-ÿ]|[\"'“‘«(\[]*\d|[^\w\s\"'“‘«(\[,;:–—-])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sir|St|Rev|Hon|Gov|Sen|Rep|Gen|Col|Lt|Capt|Cmdr|Sgt|Supt|Insp|Det|Jr|Sr|No|vs|Co|Inc|"
    r"Ltd|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|[A-Z])|\b[A-Z]\.[A-Z])\.\s+$"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A line, or a paragraph of wrapped lines: text[start:end], without white space around it."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.text))


def units(text: str) -> list[Unit]:
    """The lines of the text, blank ones left out; whole paragraphs where its lines are wrapped."""
    lines = [_unit(text, match.start(), match.end()) for match in _LINE.finditer(text) if match.group().strip()]
    if not _wrapped(text, lines):
        return lines
    joined: list[Unit] = []
    for chunk in _chunks(text, lines):
        if all(len(line.text) >= 38 for line in chunk[:-1]):
            joined.append(_unit(text, chunk[0].start, chunk[-1].end))
        else:
            joined.extend(chunk)
    return joined


def _unit(text: str, start: int, end: int) -> Unit:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Unit(start, start + len(words.strip()), words.strip())


def _chunks(text: str, lines: list[Unit]) -> list[list[Unit]]:
    """Lines with nothing but one line break between them, together."""
    chunks: list[list[Unit]] = []
    for line in lines:
        if chunks and text.count("\n", chunks[-1][-1].end, line.start) == 1:
            chunks[-1].append(line)
        else:
            chunks.append([line])
    return chunks


def _wrapped(text: str, lines: list[Unit]) -> bool:
    """Whether the lines are broken at a column and not where paragraphs end."""
    if not lines or max(len(line.text) for line in lines) > 110:
        return False
    inner = [line for chunk in _chunks(text, lines) for line in chunk[:-1]]
    full = [line for line in inner if len(line.text) >= 38]
    return len(inner) >= 5 and len(full) >= 0.7 * len(inner) and sum(map(_runs_on, full)) >= 0.5 * len(full)


def _runs_on(line: Unit) -> bool:
    return _END.search(line.text) is None


def prose(text: str) -> bool:
    """Whether a line has the shape of running prose: long, or a sentence of eight words with its full stop."""
    count = len(_WORD.findall(text))
    if count >= 35:
        return True
    if count >= 8 and text[0] in "\"“‘'«" and _ENDS_OR_OPENS.search(text):
        return True
    if _QUESTION.search(text) and count <= 15:
        return False
    return count >= 8 and (_END.search(text) is not None or text.endswith(":"))


def sentences(text: str) -> list[tuple[int, int]]:
    """Where sentences begin and end (white space after them left out), by their marks alone."""
    cuts = [0]
    for match in _SENTENCE.finditer(text):
        if not _ABBREVIATION.search(text, max(0, match.start() - 8), match.end()):
            cuts.append(match.end())
    spans = zip(cuts, [*cuts[1:], len(text)], strict=True)
    return [(start, start + len(text[start:end].rstrip())) for start, end in spans if start < end]


_OPENING = re.compile(r"(?:^|(?<=[\s(\[—–-]))[\"'“‘«](?=\S)|[“«]")
_CLOSING = re.compile(r"(?<=[^\s(\[])[\"'”’»](?=$|[\s,.;:!?)\]—–-])|[”»]")


def quoted(text: str, at: int) -> bool:
    """Whether somebody is being quoted at that place of a paragraph: the last mark before it opens, and one closes it.

    Marks are told by the blanks beside them, not paired, since papers mix kinds ('like this").
    """
    opened = max((match.start() for match in _OPENING.finditer(text, 0, at)), default=-1)
    if opened < 0:
        return False
    closed = max((match.start() for match in _CLOSING.finditer(text, opened + 1, at)), default=-1)
    return closed < 0
