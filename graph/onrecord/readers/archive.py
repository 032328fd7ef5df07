"""Archives: .zip, .gz, .tar and .tar.gz. Members are read where they lie: nothing is written to the disk's folders.

A member whose name leads out (an absolute path, "..") or that is a link is refused as Unsafe; what unpacks beyond all
measure is refused as TooLarge while it is read, so a bomb costs no more than the limit says.
"""

from __future__ import annotations

import gzip
import io
import re
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, cast

from onrecord.errors import EmptyInput, NotText, TooLarge, Unsafe
from onrecord.readers._source import Budget, Meter, Source

__all__ = ["knows", "members", "safe", "seekable"]


def knows(source: Source) -> int:
    """3 where the first bytes are an archive's."""
    head = source.head
    known = head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b")) or head[257:262] == b"ustar"
    return 3 if known else 0


def safe(name: str) -> bool:
    """Whether a member's name stays inside: no absolute path, no drive, no "..", no NUL."""
    parts = re.split(r"[/\\]", name)
    return bool(name) and parts[0] != "" and ".." not in parts and not re.match(r"[A-Za-z]:", name) and "\0" not in name


def members(source: Source) -> Iterator[Source]:
    """The members of an archive as sources of their own, sorted by name; hidden ones left out.

    A member that is refused is reported, and the others go on. Raises TooLarge (depth, ratio, size), NotText (broken,
    encrypted, or an Office document), EmptyInput.
    """
    if source.depth >= source.limits.depth:
        raise TooLarge(source.name, f"an archive inside {source.depth} archives", "unpack the outer ones")
    budget = source.budget or Budget(source.limits)
    try:
        if source.head.startswith(b"PK"):
            yield from _zip(source, budget)
        elif source.head.startswith(b"\x1f\x8b"):
            yield _gzip(source, budget)
        else:
            yield from _tar(source)
    except (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, NotImplementedError, gzip.BadGzipFile) as error:
        raise NotText(source.name, f"a broken archive ({str(error)[:80]})", "pack it anew") from error


def _zip(source: Source, budget: Budget) -> Iterator[Source]:
    with zipfile.ZipFile(seekable(source)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        entries.sort(key=lambda entry: entry.filename)
        names = {entry.filename for entry in entries}
        if not entries:
            raise EmptyInput(source.name, "an archive with nothing in it")
        if "[Content_Types].xml" in names or "mimetype" in names or "META-INF/container.xml" in names:
            raise NotText(source.name, "an Office document, not text", "save it as text or HTML")
        if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
            # WACZ: the captures are in archive/; the rest is an index of them, with their text once more
            entries = [entry for entry in entries if entry.filename.startswith("archive/")]
        for entry in entries:
            name = f"{source.name}!{entry.filename}"
            if not safe(entry.filename) or (entry.external_attr >> 16) & 0o170000 == 0o120000:
                source.report(Unsafe(_shown(name), "a member that leads out of the archive", "it was not read"))
            elif entry.flag_bits & 1:
                source.report(NotText(_shown(name), "encrypted", "unpack it with its password"))
            elif not _hidden(entry.filename):
                with archive.open(entry) as inner:
                    packed = max(entry.compress_size, 1)
                    yield _member(source, name, Meter(name, inner, lambda size=packed: size, budget), budget)  # type: ignore[misc]


def _gzip(source: Source, budget: Budget) -> Source:
    counted = _Counted(source.stream)
    inner = gzip.GzipFile(fileobj=cast(IO[bytes], counted))
    inside = source.name.rpartition("!")[2]
    stem = re.sub(r"\.(?:gz|gzip)$", "", re.sub(r"\.tgz$", ".tar", inside, flags=re.IGNORECASE), flags=re.IGNORECASE)
    name = f"{source.name}!{stem.rpartition('/')[2]}"
    return _member(source, name, Meter(source.name, cast(IO[bytes], inner), counted.count, budget), budget)


def _tar(source: Source) -> Iterator[Source]:
    budget = source.budget or Budget(source.limits)
    with tarfile.open(fileobj=source.stream, mode="r|") as archive:
        for entry in archive:
            name = f"{source.name}!{entry.name}"
            if entry.isdir():
                continue
            if not safe(entry.name) or not entry.isfile():
                source.report(Unsafe(_shown(name), "a member that leads out of the archive", "it was not read"))
            elif not _hidden(entry.name):
                inner = archive.extractfile(entry)
                if inner is not None:
                    size = max(entry.size, 1)
                    yield _member(source, name, Meter(name, inner, lambda size=size: size, budget), budget)  # type: ignore[misc]


def _member(source: Source, name: str, stream: Meter, budget: Budget) -> Source:
    buffered = io.BufferedReader(stream, 1 << 16)
    return Source(_shown(name), buffered, source.limits, source.report, source.depth + 1, budget)


def _shown(name: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "\ufffd", name)


def _hidden(name: str) -> bool:
    parts = re.split(r"[/\\]", name)
    return any(part.startswith((".", "__MACOSX")) for part in parts)


def seekable(source: Source) -> IO[bytes]:
    """The source's bytes as a file that can be moved about in: a temporary one where its own cannot."""
    if source.stream.seekable() and source.depth == 0:
        return cast(IO[bytes], source.stream)
    copy = tempfile.SpooledTemporaryFile(max_size=16 << 20)  # noqa: SIM115  (closed with the archive's last member)
    left = source.limits.unpacked
    while block := source.stream.read(1 << 16):
        left -= len(block)
        if left < 0:
            raise TooLarge(source.name, f"over {source.limits.unpacked:,} bytes", "unpack it and give the folder")
        copy.write(block)
    copy.seek(0)
    return cast(IO[bytes], copy)


class _Counted:
    """Packed bytes as they are taken: what a gzip's ratio is reckoned against."""

    def __init__(self, inner: IO[bytes]) -> None:
        self._inner, self._taken = inner, 0

    def read(self, size: int = -1) -> bytes:
        data = self._inner.read(size)
        self._taken += len(data)
        return data

    def count(self) -> int:
        return self._taken
