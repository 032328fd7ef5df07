"""The readers' shelf: files, folders, archives and standard input to pages.

Each module here with `knows(source)` and `read(source)` (or `members(source)`, for what holds further sources) is a
reader; so is each entry point in the group `onrecord.readers` that gives such a module or object. `knows` says 0 (not
mine), 1 (I could try), 2 (its name says so), 3 (its content says so) or 4 (its content says so, and what a reader of 3
would take it for is its wrapping: a feed is XML with HTML in it, a book a zip); the highest reads it.
"""

from __future__ import annotations

import importlib
import io
import os
import pkgutil
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from onrecord.errors import EmptyInput, InputError, Unsafe
from onrecord.model import Page
from onrecord.readers._source import Limits, Source

__all__ = ["Limits", "read", "readers"]

Report = Callable[[InputError], None]

_NOT_ARTICLES = frozenset(
    {".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico", ".bmp", ".tif", ".tiff"}
    | {".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4", ".m4a", ".mov", ".avi", ".webm", ".wav"}
    | {".py", ".pyc", ".ini", ".cfg", ".toml", ".yaml", ".yml", ".lock"}
)
_ABOUT = re.compile(r"(?:README|LICEN[CS]E|COPYING|NOTICE|CHANGELOG|CITATION)(?:[.-].*)?", re.IGNORECASE)


@cache
def readers() -> dict[str, Any]:
    """Every reader by name: the modules of this folder, then what other distributions add."""
    found: dict[str, Any] = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        if not module.name.startswith("_"):
            loaded = importlib.import_module(f"{__name__}.{module.name}")
            if hasattr(loaded, "knows"):
                found[module.name] = loaded
    for point in sorted(entry_points(group="onrecord.readers"), key=lambda point: point.name):
        found[point.name] = point.load()
    return found


def read(inputs: Iterable[str | Path], report: Report, limits: Limits | None = None) -> Iterator[Page]:
    """All pages of the inputs: files, folders (with all in them, sorted), archives, "-" for standard input.

    What cannot be read is handed to `report`, each input or line by its name, and the others go on. In folders, hidden
    files are left out, and so are style sheets, scripts, pictures and the like, and README and LICENSE files; links
    that lead out are refused (Unsafe), links within are not followed, since what they lead to is read where it lies.
    """
    limits = limits or Limits()
    for given in inputs:
        yield from _input(given, report, limits)


def _input(given: str | Path, report: Report, limits: Limits) -> Iterator[Page]:
    if str(given) == "-":
        stream = io.BufferedReader(_Standing(sys.stdin.buffer), 1 << 16)
        yield from _pages(Source("-", stream, limits, report))
        return
    path, name = Path(given), _shown(str(given))
    if re.match(r"https?://", str(given)):
        report(InputError(name, "an address, and OnRecord fetches nothing", "save the page and give its file"))
        return
    try:
        if path.is_dir():
            yield from _folder(path, report, limits)
        else:
            yield from _file(path, report, limits)
    except OSError as error:
        report(InputError(name, _why(error), "check the name and its permissions"))
    except ValueError:
        report(InputError(name, "not a name that a file can have", "check the name"))


def _why(error: OSError) -> str:
    return {"FileNotFoundError": "no such file or folder", "PermissionError": "not ours to read"}.get(
        type(error).__name__, (error.strerror or str(error)).lower()
    )


def _shown(name: str) -> str:
    """A file's name as it can be printed and kept: odd bytes and control characters as U+FFFD."""
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "\ufffd", name)


def _folder(top: Path, report: Report, limits: Limits) -> Iterator[Page]:
    """The files of a folder and its folders, in the order of their names."""
    seen = False
    for path in _walk(top, top.resolve(), report):
        seen = True
        try:
            yield from _file(path, report, limits)
        except OSError as error:
            report(InputError(_shown(str(path)), _why(error), "check its permissions"))
    if not seen:
        report(EmptyInput(_shown(str(top)), "a folder with nothing to read in it", "give the one with the articles"))


def _walk(folder: Path, top: Path, report: Report) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        report(InputError(_shown(str(folder)), _why(error), "check its permissions"))
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            _link(path, top, report)
        elif entry.is_dir():
            yield from _walk(path, top, report)
        elif not entry.is_file():
            report(InputError(_shown(entry.path), "neither a file nor a folder", "it was not read"))
        elif path.suffix.lower() not in _NOT_ARTICLES and not _ABOUT.fullmatch(entry.name):
            yield path


def _link(path: Path, top: Path, report: Report) -> None:
    """Report a link that leads out of the folder or nowhere."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        report(InputError(_shown(str(path)), "a link that leads nowhere", "it was not read"))
        return
    if not target.is_relative_to(top):
        report(Unsafe(_shown(str(path)), "a link that leads out of the folder", "give what it leads to itself"))


def _file(path: Path, report: Report, limits: Limits) -> Iterator[Page]:
    with open(path, "rb", buffering=0) as raw:
        if stat.S_ISREG(os.fstat(raw.fileno()).st_mode) and os.fstat(raw.fileno()).st_size == 0:
            report(EmptyInput(_shown(str(path)), "nothing in it"))
            return
        with io.BufferedReader(raw, 1 << 16) as stream:
            yield from _pages(Source(_shown(str(path)), stream, limits, report))


def _pages(source: Source) -> Iterator[Page]:
    """The pages of one source, by the reader that knows it best; its problems are reported."""
    try:
        if not source.head:
            raise EmptyInput(source.name, "nothing in it")
        shelf = readers()
        name = max(shelf, key=lambda name: (shelf[name].knows(source), name))
        if hasattr(shelf[name], "members"):
            for member in shelf[name].members(source):
                if Path(member.name.rpartition("!")[2]).suffix.lower() not in _NOT_ARTICLES:
                    yield from _pages(member)
        else:
            yield from shelf[name].read(source)
    except InputError as error:
        source.report(error)


class _Standing(io.RawIOBase):
    """Standard input as a raw stream of our own, so that closing ours leaves it open."""

    def __init__(self, inner: Any) -> None:
        super().__init__()
        self._inner = inner

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        data = self._inner.read1(len(view)) if hasattr(self._inner, "read1") else self._inner.read(len(view))
        view[: len(data)] = data
        return len(data)
