"""What the store has to do with its engine, pyoxigraph: folders opened and shared, quads handed over, terms as ours."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from onrecord.errors import RecordError
from onrecord.rdf.terms import Literal, Quad, Term, double, iri, nquad

__all__ = ["brief", "lines", "opened", "plain", "restored", "share"]


def opened(path: Path, read_only: bool = False) -> ox.Store:
    """Opens, or makes, a store on disk. Raises RecordError if another process is writing it, it may not be read, or it
    is broken."""
    try:
        return ox.Store.read_only(str(path)) if read_only else ox.Store(str(path))
    except (OSError, RuntimeError, ValueError) as error:
        if isinstance(error, OSError) and "lock" in str(error).lower():
            raise RecordError(f"{path}: another process is writing it; wait until it has ended") from error
        if isinstance(error, PermissionError) or "ermission denied" in str(error):
            raise RecordError(f"{path}: you may not read or write it; see its permissions") from error
        if not read_only:
            raise
        raise RecordError(f"{path}: the graph is broken ({brief(error)}); build the record again") from error


def lines(found: Iterable[Quad]) -> io.BufferedReader:
    """Quads as a file of N-Quads that is read as they are made, so that they never lie in memory all together."""
    return io.BufferedReader(_Lines(found), 1 << 18)


class _Lines(io.RawIOBase):
    def __init__(self, found: Iterable[Quad]) -> None:
        self.found = iter(found)
        self.made, self.at = b"", 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self.at == len(self.made):
            self.made, self.at = "".join(map(nquad, islice(self.found, 5_000))).encode(), 0
        piece = self.made[self.at : self.at + len(buffer)]
        buffer[: len(piece)] = piece
        self.at += len(piece)
        return len(piece)


def share(old: Path, new: Path) -> None:
    """Makes a folder that the engine takes for a copy of another that nobody writes to: tables, which it makes once and
    never changes, are the same files in both; what it writes on with is copied."""
    new.mkdir()
    for file in sorted(old.iterdir()):
        if file.suffix == ".sst":
            try:
                os.link(file, new / file.name)
                continue
            except OSError:  # a disk without links, or across two disks
                pass
        if file.name != "LOCK" and not file.name.startswith("LOG"):
            shutil.copyfile(file, new / file.name)


def brief(error: Exception) -> str:
    """What the engine complains of, on one line."""
    return " ".join(str(error).split())[:120]


def plain(term: object) -> Term | None:
    """A term of the engine as a plain one."""
    if isinstance(term, ox.NamedNode):
        return term.value
    if isinstance(term, ox.Literal):
        return Literal(term.value, term.datatype.value, term.language or "")
    return None if term is None else str(term)


_NATURAL = {iri("oa:start"), iri("oa:end"), iri("rec:body")}


def restored(predicate: str, term: Term | None) -> Term:
    """The literal as it was written: the engine keeps values, not how they were spelt."""
    assert term is not None
    if isinstance(term, Literal):
        if predicate in _NATURAL:
            return Literal(term.value, iri("xsd:nonNegativeInteger"))
        if term.datatype == iri("xsd:double"):
            return double(float(term.value))
    return term
