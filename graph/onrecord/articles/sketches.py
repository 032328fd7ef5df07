"""What telling copies of a story needs of each text, kept from build to build: made once, and compared once.

All of it follows from the texts alone, and is found again where it is missing.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.model import Article

__all__ = ["Hashes", "Sketches", "body", "codes"]

Hashes = npt.NDArray[np.uint64]
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


def body(article: Article) -> str:
    """The text that is compared: without header and dateline."""
    return article.text[article.body :] or article.text


class Sketches:
    """The sketch of each text, and which pairs of texts were found to be copies or not."""

    def __init__(self) -> None:
        self._sketches: dict[int, Hashes] = {}
        self._used: dict[int, Hashes] = {}
        self.copies = self.apart = np.zeros(0, np.uint64)
        """Codes of pairs of texts that were compared."""

    def of(self, articles: Iterable[Article], make: Callable[[Article], Hashes]) -> tuple[Hashes, list[Hashes]]:
        """A key for each text, and its sketch, made where it is not known."""
        keys, found = [], []
        for article in articles:
            words = body(article).encode("utf-8", "surrogatepass")
            key = int.from_bytes(blake2b(words, digest_size=8).digest(), "big")
            sketch = self._sketches.get(key)
            if sketch is None:
                sketch = self._sketches[key] = make(article)
            self._used[key] = sketch
            keys.append(key)
            found.append(sketch)
        return np.array(keys, np.uint64), found

    def keep(self, codes: Hashes, copies: list[int], apart: list[int]) -> None:
        """Keeps what was found of these pairs, now and before; that of others is let go."""
        known = np.isin(self.copies, codes), np.isin(self.apart, codes)
        self.copies = np.concatenate([self.copies[known[0]], np.array(copies, np.uint64)])
        self.apart = np.concatenate([self.apart[known[1]], np.array(apart, np.uint64)])

    def write(self, path: Path, version: str) -> None:
        """Keeps what the last texts were found to be. version: of the code that found it."""
        sketches = list(self._used.values())
        np.savez(
            path,
            version=np.array(version),
            keys=np.array(list(self._used), np.uint64),
            sizes=np.array([len(sketch) for sketch in sketches], np.int64),
            values=np.concatenate([np.zeros(0, np.uint64), *sketches]),
            copies=self.copies,
            apart=self.apart,
        )

    @classmethod
    def read(cls, path: Path, version: str) -> Sketches:
        """What `write` kept; nothing if that is not there, broken or another version's."""
        found = cls()
        try:
            with np.load(path, allow_pickle=False) as kept:
                told: dict[str, Any] = dict(kept)
            if str(told["version"]) == version:
                parts = np.split(told["values"], np.cumsum(told["sizes"])[:-1])
                found._sketches = dict(zip(told["keys"].tolist(), parts, strict=True))
                found.copies, found.apart = told["copies"], told["apart"]
        except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
            return cls()
        return found


def codes(keys: Hashes, one: npt.NDArray[np.int64], other: npt.NDArray[np.int64]) -> Hashes:
    """A code for each pair of texts, made of their keys; in which order they come tells."""
    mixed = keys[one] * _FACTOR + keys[other]  # uint64 wraps round, on every machine alike
    return (mixed ^ (mixed >> np.uint64(32))) * _FACTOR
