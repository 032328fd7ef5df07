"""What was worked out of parts of a record in earlier builds, each under a digest of all that it was worked out from.

A part whose inputs have not changed has the digest that it had, and its result is taken from here; one of whose inputs
anything has changed has another, and is worked out anew. So nothing here is ever out of date: a result may only be
missing. What no part asked for in a build is not kept for the next, so that nothing of an article that has gone stays.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Any

from onrecord.model import Reading

__all__ = ["Remembered", "digest"]


def digest(*parts: str) -> str:
    """32 hexadecimal digits for strings, in their order."""
    told = "".join([f"{len(part)}:{part}" for part in parts])  # with their lengths, or "ab", "c" would be "a", "bc"
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Remembered:
    """Results by the digests of what they were worked out from. line: all that a reading says, without the text of its
    article, as one string (`onrecord.codec.Lines.of`)."""

    def __init__(self, line: Callable[[Reading], str] = repr) -> None:
        self._line = line
        self._known: dict[str, str] = {}
        self._asked: dict[str, str] = {}
        self._marks: dict[str, tuple[Reading, str]] = {}
        self.made = 0
        """How many results had to be worked out since."""

    def mark(self, reading: Reading) -> str:
        """A digest of the reading and of its article's text."""
        known, mark = self._marks.get(reading.article.id, (None, ""))
        if known is not reading:
            mark = digest(reading.article.id, reading.article.text, self._line(reading))
            self._marks[reading.article.id] = reading, mark
        return mark

    def recall(self, key: str, make: Callable[[], Any]) -> Any:
        """The result under this key, worked out by `make` if there is none. It is made of lists, strings, numbers and
        booleans, as JSON has them; key: a digest of its kind and of all that `make` looks at."""
        found = self.known(key)
        if found is None:
            found = make()
            self.keep(key, found)
        return found

    def known(self, key: str) -> Any:
        """The result under this key, None if there is none."""
        told = self._asked.get(key) or self._known.get(key)
        if told is None:
            return None
        self._asked[key] = told
        return json.loads(told)

    def keep(self, key: str, found: Any) -> None:
        """Keeps a result that was worked out now."""
        self.made += 1
        self._asked[key] = json.dumps(found, ensure_ascii=False, separators=(",", ":"))

    # ---------------------------------------------------------------------------------------------------------- on disk

    def write(self, path: Path, version: str) -> None:
        """Keeps what was asked for. version: of the code that worked it out."""
        lines = [f"{key} {told}\n".encode("utf-8", "surrogatepass") for key, told in self._asked.items()]
        with path.open("wb") as file:
            file.write(f"{_head(version, lines)}\n".encode())
            file.writelines(lines)

    def read(self, path: Path, version: str) -> None:
        """Learns what `write` kept; nothing if that is not there, broken or another version's."""
        try:
            with path.open("rb") as file:
                head, *lines = file.readlines()
        except (OSError, ValueError):
            return
        if head == f"{_head(version, lines)}\n".encode():
            for line in lines:
                key, _, told = line.decode("utf-8", "surrogatepass").rstrip("\n").partition(" ")
                self._known[key] = told


def _head(version: str, lines: Iterable[bytes]) -> str:
    """What the first line says: the version, and a digest of all other lines, which tells a file that was cut short."""
    whole = blake2b(digest_size=16)
    for line in lines:
        whole.update(line)
    return f"{version} {whole.hexdigest()}"
