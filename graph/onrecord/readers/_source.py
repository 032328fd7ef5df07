"""What a reader is given: a name, a stream of bytes looked at once, the limits, and where to report problems."""

from __future__ import annotations

import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import IO, Any, cast

from onrecord.errors import InputError, NotText, TooLarge
from onrecord.readers._bytes import looks

__all__ = ["Budget", "Limits", "Meter", "Source"]

HEAD = 1 << 16
"""Bytes at the beginning that readers look at to tell what an input is."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What keeps a laptop alive. Sizes in bytes, of the text as it lies unpacked.

    page: one text, page or line; whole: one .json document, which is read at once; unpacked: all that one archive
    gives; ratio: unpacked bytes for each packed one (above the first megabyte); depth: archives inside archives.
    """

    page: int = 8 << 20
    whole: int = 128 << 20
    unpacked: int = 8 << 30
    ratio: int = 250
    depth: int = 3


@dataclass(slots=True)
class Budget:
    """How much of an archive's limits its members have used, over all depths."""

    limits: Limits
    unpacked: int = 0


@dataclass(slots=True)
class Source:
    """One input, or one member of an archive.

    name: as the user gave it (archive!member inside archives), printable. stream: its bytes, buffered, from the start.
    """

    name: str
    stream: io.BufferedReader[Any]
    limits: Limits
    report: Callable[[InputError], None]
    depth: int = 0
    budget: Budget | None = None
    _head: bytes | None = field(default=None, repr=False)

    @property
    def suffix(self) -> str:
        """The ending of its name, lower case, with the dot; "" without one."""
        return PurePath(self.name.rpartition("!")[2]).suffix.lower()

    @property
    def head(self) -> bytes:
        """Up to 64 kB of its beginning; the stream is not moved."""
        if self._head is None:
            self._head = self.stream.peek(HEAD)[:HEAD]
        return self._head

    @property
    def beginning(self) -> str:
        """The beginning as text, however decoded, white space before it left out: for telling formats."""
        return looks(self.head).lstrip("\ufeff \t\r\n")

    def data(self, limit: int) -> bytes:
        """All its bytes. Raises TooLarge above the limit, having read no more than that."""
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise TooLarge(
                self.name, f"over {limit:,} bytes in one text", "split it, or give one article a line as JSON lines"
            )
        return data


class Meter(io.RawIOBase):
    """Counts what is unpacked, and stops a bomb: raises TooLarge while reading, in bounded memory."""

    def __init__(self, name: str, inner: IO[bytes], packed: Callable[[], int], budget: Budget) -> None:
        super().__init__()
        self._name, self._inner, self._packed, self._budget = name, inner, packed, budget
        self._given = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Read into the buffer; see the class for what it raises."""
        view = memoryview(cast(bytearray, buffer))
        try:
            data = self._inner.read(min(len(view), HEAD))
        except (zlib.error, EOFError, gzip.BadGzipFile, zipfile.BadZipFile, tarfile.TarError, lzma.LZMAError) as error:
            raise NotText(self._name, f"a broken archive ({str(error)[:80]})", "pack it anew") from error
        view[: len(data)] = data
        self._given += len(data)
        self._budget.unpacked += len(data)
        limits = self._budget.limits
        if self._budget.unpacked > limits.unpacked:
            raise TooLarge(self._name, f"unpacks to over {limits.unpacked:,} bytes", "unpack it and give the folder")
        if self._given > (1 << 20) and self._given > limits.ratio * max(self._packed(), 1):
            raise TooLarge(self._name, f"unpacks to over {limits.ratio} times its size, as a bomb does", "leave it out")
        return len(data)
