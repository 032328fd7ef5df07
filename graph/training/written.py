"""News that we wrote ourselves, of invented people and places, with its names and stances: ``gold/written/``.

The corpora with labels of who stands where are one campaign's coverage and Wikinews; these articles are written as
papers of other countries and decades write. A sentence a line, an empty line between paragraphs, ``## article`` before
each; ``{PER|Ana Sorel}`` marks a name; after a sentence ``> kind | holder | cue | what`` for each stance in it, in the
words of the sentence, ``not`` before the kind where it is negated, ``#2`` behind words for their second place in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from .attribution import from_text
from .corpora import NAMES, STANCES, Doc, Stance, bio, covered
from .stances import gathered

FOLDER = Path(__file__).resolve().parent / "gold" / "written"
_NAME = re.compile(r"\{(PER|ORG|LOC|MISC|DATE)\|([^{}|]+)\}")
Stretch = tuple[int, int]


def written(folder: Path = FOLDER) -> Iterator[Doc]:
    """The articles, file by file. Raises ValueError, with file and line, for what is not well formed."""
    for path in sorted(folder.glob("*.txt")):
        lines = [(number, line.strip()) for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)]
        starts = [at for at, (_, line) in enumerate(lines) if line.startswith("## ")]
        for count, (at, after) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=True), 1):
            yield _article(f"{path.stem}-{count}", path, lines[at + 1 : after])


def _article(name: str, path: Path, lines: list[tuple[int, str]]) -> Doc:
    text, gap = "", ""
    begins: list[int] = []
    names: list[tuple[str, int, int]] = []
    told: list[tuple[str, bool, Stretch, Stretch | None, Stretch]] = []
    plain = ""
    for number, line in lines:
        if not line:
            gap = "\n\n"
        elif line.startswith("> "):
            told.append(_told(line, plain, len(text) - len(plain), f"{path}, line {number}"))
        else:
            start = len(text) + len(gap) if text else 0
            plain, marked = _unmarked(line)
            names += [(kind, start + a, start + b) for kind, a, b in marked]
            text += (gap if text else "") + plain
            begins.append(start)
            gap = " "
    doc, places = from_text(name, "written", text)
    doc.names = bio(
        len(places),
        [(w[0], w[-1] + 1, NAMES.index(f"B-{kind}")) for kind, a, b in names if (w := covered(places, a, b))],
    )
    doc.sent = [bisect_right(begins, a) - 1 for a, _ in places]
    doc.stances = gathered(
        Stance(
            tuple(covered(places, *cue)), STANCES.index(f"B-{kind}"), negated,
            tuple(covered(places, *holder)) if holder else (), (tuple(covered(places, *what)),),
        )
        for kind, negated, cue, holder, what in told
    )  # fmt: skip
    return doc


def _unmarked(line: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The sentence without its marks, and what they mark."""
    out, last = "", 0
    found: list[tuple[str, int, int]] = []
    for match in _NAME.finditer(line):
        out += line[last : match.start()]
        found.append((match[1], len(out), len(out) + len(match[2])))
        out += match[2]
        last = match.end()
    return out + line[last:], found


def _told(line: str, sentence: str, at: int, where: str) -> tuple[str, bool, Stretch, Stretch | None, Stretch]:
    parts = [part.strip() for part in line[2:].split("|")]
    kind = parts[0].removeprefix("not ").strip()
    if len(parts) != 4 or f"B-{kind}" not in STANCES or not parts[2] or not parts[3]:
        raise ValueError(f"{where}: {line!r} is not '> kind | holder | cue | what'")
    holder, cue, what = (_place(part, sentence, at, where) for part in parts[1:])
    assert cue
    assert what
    return kind, parts[0].startswith("not "), cue, holder, what


def _place(part: str, sentence: str, at: int, where: str) -> Stretch | None:
    """Where the words stand, first as whole words. Raises ValueError where they do not."""
    if not part:
        return None
    words, _, count = part.partition("#")
    words = words.strip()
    whole = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", sentence)]
    places = whole or [m.start() for m in re.finditer(re.escape(words), sentence)]
    if len(places) < int(count or 1):
        raise ValueError(f"{where}: {words!r} is not in {sentence!r}")
    start = at + places[int(count or 1) - 1]
    return start, start + len(words)
