"""Builds: a record made, or brought up to date, in its folder (onrecord.folder says what lies there)."""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from onrecord import __version__, pipeline
from onrecord.codec import write_articles, write_readings
from onrecord.desk import Desk
from onrecord.errors import InputError, OnRecordError, RecordError
from onrecord.folder import FORMAT, README, RecordFolder, told
from onrecord.generations import write_graph
from onrecord.kept import Kept, readings
from onrecord.model import Article, Reading
from onrecord.pipeline import Annotate, Built, Many, Progress, fingerprint

__all__ = ["build", "write"]


def build(
    inputs: Iterable[str | Path],
    path: str | Path,
    *,
    report: Callable[[InputError], None] | None = None,
    annotate: Annotate | None = None,
    progress: Progress[Article] | None = None,
    decisions: str | Path | None = None,
    authorities: Iterable[str | Path] = (),
    workers: int | None = 1,
    cluster: str = "",
    anew: bool = False,
) -> RecordFolder:
    """Makes a record in `path` from files, folders and archives, or brings the one that is there up to date; without
    inputs, only what its decisions and authorities change.

    report: told of every input that is skipped, and every decision that is about nothing on record, with its name and
    why. annotate: str -> spaCy Doc in place of our model. decisions: the file of what persons decided; if not given,
    the one that the record was built with, else the one beside it (inquiry.record: inquiry.decisions.tsv). authorities:
    files and URLs to link people and bodies to (onrecord.authorities). workers: processes that read articles side by
    side, None for as many as they are worth here; cluster: the address of a Dask scheduler whose workers read them
    instead (onrecord.workers; a script that asks for either needs `if __name__ == "__main__":`). anew: writes all of
    the record anew, not only what changed: words of articles that have gone may lie in files of the graph until then.

    Raises RecordError if `path` is something else than a record, or another build is at work in it, InputError if there
    is no article in any input and no record yet, DecisionError, AuthorityError and ClusterError; the record is
    untouched then.
    """
    inputs = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    path = Path(path)
    if path.exists() and (not path.is_dir() or (any(path.iterdir()) and not (path / "record.json").exists())):
        raise RecordError(f"{path}: is there already and is no record; choose another place with -o")
    existed = path.exists()
    path.mkdir(parents=True, exist_ok=True)
    try:
        with _alone(path):
            about = told(path) if (path / "record.json").exists() else {}
            beside: list[InputError] = []
            desk = Desk.open(path, about, decisions, beside.append)
            many = _many(workers, cluster)
            kept = Kept(None if anew or not about else path / about["snapshot"])
            known = readings(path, about, annotate, report, many, kept)
            built = pipeline.build(
                inputs, known, report, annotate, progress or pipeline.quietly, desk.decided, many, kept
            )
            desk.report(beside.append)
            if report is not None:
                for problem in beside:
                    report(problem)
            built = replace(built, problems=(*built.problems, *beside))
            if not built.record.articles:
                if built.problems:
                    advice = "see the messages above" if report is not None else "; ".join(map(str, built.problems[:3]))
                    raise InputError(", ".join(map(str, inputs)), "nothing in it could be read", advice)
                raise InputError(
                    ", ".join(map(str, inputs)) or str(path),
                    "no article found",
                    "give files, folders or archives of articles",
                )
            if authorities:
                built = replace(built, record=desk.link(built.record, authorities, report))
            write(path, built, desk, kept, anew=anew)
    except BaseException:
        if not existed and not (path / "record.json").exists():
            shutil.rmtree(path, ignore_errors=True)
        raise
    folder = RecordFolder(path)
    folder.built = built
    return folder


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    lock = FileLock(path / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise RecordError(f"{path}: another build is at work in it; wait until it has ended") from None
    try:
        yield
    finally:
        lock.release()


def _many(workers: int | None, cluster: str) -> Many | None:
    """What reads articles side by side, opened when there are any to read; None where this process does it."""
    if workers == 1 and not cluster:
        return None

    def read(articles: Sequence[Article]) -> Iterator[tuple[Reading, InputError | None]]:
        from onrecord.workers import advised, readers

        number = advised(len(articles)) if workers is None else workers
        with readers(number, cluster) as read_all:
            yield from read_all(articles)

    return read


def write(path: Path, built: Built, desk: Desk, kept: Kept | None = None, *, anew: bool = False) -> None:
    """Makes what was built the record of a folder. kept: what the next build need not do again; anew: nothing is gone
    on from. Raises RecordError, CheckError and DecisionError; the last good record is untouched then."""
    kept = Kept() if kept is None else kept
    old = path / told(path)["snapshot"] if not anew and (path / "record.json").exists() else None
    name = f"snapshot-{uuid.uuid4().hex[:8]}"
    new = path / name
    try:
        new.mkdir()
        write_articles(new / "articles.jsonl", built.record.articles)
        write_readings(new / "readings.jsonl", built.readings, kept.lines)
        desk.write(new, built.record)
        kept.write(new)
        write_graph(built.record, new, old)
        about = {
            "format": FORMAT,
            "snapshot": name,
            "version": __version__,
            "fingerprint": fingerprint(),
            **desk.about(path),
            "counts": {
                "articles": len(built.record.articles),
                "stories": len({article.story for article in built.record.articles}),
                "entities": len(built.record.entities),
                "statements": len(built.record.statements),
            },
        }
        (path / "README.txt").write_text(README, "utf-8")
        pointer = path / "record.json.new"
        with pointer.open("w", encoding="utf-8") as file:
            json.dump(about, file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        pointer.replace(path / "record.json")
    except OSError as error:
        shutil.rmtree(new, ignore_errors=True)
        raise RecordError(
            f"{path}: could not be written ({error.strerror or error}); the last good record is untouched"
        ) from error
    except OnRecordError:
        shutil.rmtree(new, ignore_errors=True)
        raise
    for other in path.glob("snapshot-*"):
        if other != new:
            shutil.rmtree(other, ignore_errors=True)
