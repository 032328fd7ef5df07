"""A record on disk, and the handle that reads it.

    inquiry.record/
      README.txt            what lies here, for whoever finds the folder
      record.json           which snapshot is the good one, made by which version
      snapshot-ID/
        articles.jsonl      the articles' text and source, one a line
        readings.jsonl      what was read in each of them; spares the next build the reading
        matches.jsonl       who may be whom in an authority that it was linked to
        graph/              the graph (an Oxigraph store)
        sketches.npz        what tells copies of a story, of each text; spares the next build the comparing
        parts.json          digests of the graph's parts; spares the next build the writing of what has not changed
    inquiry.decisions.tsv   what persons decided, if they did; kept beside the record, never written by a build

A build writes a new snapshot beside the old one and then replaces record.json, which is atomic: whoever kills a
build, or fills the disk under it, is left with the last good record.
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import FormatError, InputError, OnRecordError, RecordError
from onrecord.model import Article, Reading, Record

if TYPE_CHECKING:
    import networkx
    import rdflib

    from onrecord.articles.sketches import Sketches
    from onrecord.codec import Lines
    from onrecord.desk import Desk
    from onrecord.pipeline import Annotate, Built, Many, Progress
    from onrecord.rows import Rows
    from onrecord.store import Store

__all__ = ["RecordFolder", "build", "open_record"]

_SKETCHES = "sketches.npz"
FORMAT = 1
"""Version of the folder's layout; a folder of another version says what to do."""

README = """This folder is an OnRecord record: a knowledge graph made from news articles.

record.json     says which snapshot is the current one, and which version made it
snapshot-*/     articles.jsonl  the articles as they were read, one JSON object a line
                readings.jsonl  what was read in each, so that the next build need not read it again
                graph/          the graph itself, an Oxigraph store (RDF)
                sketches.npz    what tells copies of a story, so that the next build need not compare them again
                parts.json      digests of its parts, so that the next build writes only what has changed
                search.sqlite   what "onrecord serve" searches; may be deleted, it is made again

Ask it:   onrecord query THIS_FOLDER offices
See it:   onrecord view THIS_FOLDER -o page.html
Mend it:  onrecord review THIS_FOLDER   (what you decide is kept in a .decisions.tsv file beside this folder)
Take it:  onrecord export THIS_FOLDER -f ttl -o record.ttl
Serve it: onrecord serve THIS_FOLDER
"""


class RecordFolder:
    """An opened record. Reads a snapshot: a build that runs meanwhile does not disturb it.

    Raises RecordError if the folder is missing, is no record, or was made by a version this one cannot read.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.about = _about(self.path)
        self.snapshot = self.path / self.about["snapshot"]
        self.built: Built | None = None
        """What the build that made this handle did; None if it was opened."""

    def __repr__(self) -> str:
        counts = self.about.get("counts", {})
        return (
            f"<RecordFolder {str(self.path)!r}: " + ", ".join(f"{value} {key}" for key, value in counts.items()) + ">"
        )

    @cached_property
    def store(self) -> Store:
        """The graph, opened read-only."""
        from onrecord.store import Store

        return Store.open(self.snapshot / "graph")

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles, by id, with their text."""
        from onrecord.codec import read_articles

        return tuple(read_articles(self.snapshot / "articles.jsonl"))

    @cached_property
    def record(self) -> Record:
        """All of it as values."""
        return self.store.read(self.articles)

    def query(self, question: str) -> Rows:
        """Rows that answer SPARQL text, a .rq file or a saved question by its name. Raises QueryError."""
        from onrecord.query import query

        return query(self.store, question)

    def to_rdflib(self) -> rdflib.Dataset:
        """A copy of the graph as an rdflib Dataset with its named graphs."""
        return self.store.to_rdflib()

    def to_networkx(self) -> networkx.MultiDiGraph:
        """The network that the view draws, as a MultiDiGraph to analyse.

        Nodes have `kind`, `label`, `aliases`, `named`, `standing`, `stories`, `articles`, `first` and `last`; edges
        `relation`, `label`, `family`, `side`, `standing`, `negated`, `status`, `stories`, `articles`, `first` and
        `last`. `onrecord.network.network` says what each means.
        """
        from onrecord.network import network

        return network(self.record)

    def export(self, format: str, path: str | Path, *, with_text: bool = False) -> Path:
        """Writes the record in a format of the exporters' shelf. Raises FormatError for an unknown one."""
        from onrecord.exporters import exporters

        known = exporters()
        if format not in known:
            raise FormatError(f"no format {format!r}; there are: {', '.join(sorted(known))}")
        path = Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        known[format](self.store, self.record, path, with_text=with_text)
        return path

    def view(self, path: str | Path | None = None, *, title: str = "", **choices: Any) -> Any:
        """Writes the interactive page to `path` and returns the path; without one, what a notebook shows inline.

        choices: which part to show (about, steps, between, since, until, kinds, limit: see `onrecord.view.page`).
        """
        from onrecord.view import page

        title = title or self.path.stem.replace("_", " ").replace("-", " ").strip().capitalize()
        text = page(self.record, title=title, **choices)
        if path is None:
            return _Inline(text)
        path = Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
        return path


class _Inline:
    """A page shown inside a notebook, walled off in a frame of its own."""

    ALLOW = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"

    def __init__(self, text: str) -> None:
        self.text = text

    def _repr_html_(self) -> str:
        from html import escape

        frame = f'style="width:100%;height:700px;border:0" sandbox="{self.ALLOW}"'
        return f'<iframe srcdoc="{escape(self.text)}" {frame}></iframe>'


def open_record(path: str | Path) -> RecordFolder:
    """Opens a record that was built before. Raises RecordError."""
    if str(path).lower().startswith(("http://", "https://")):
        raise RecordError(f"{path}: is a server's address; query and show take one, push sends a record there")
    return RecordFolder(path)


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
) -> RecordFolder:
    """Makes a record in `path` from files, folders and archives, or brings the one that is there up to date; without
    inputs, only what its decisions and authorities change.

    report: told of every input that is skipped, and every decision that is about nothing on record, with its name and
    why. annotate: str -> spaCy Doc in place of our model. decisions: the file of what persons decided; if not given,
    the one that the record was built with, else the one beside it (inquiry.record: inquiry.decisions.tsv). authorities:
    files and URLs to link people and bodies to (onrecord.authorities). workers: processes that read articles side by
    side, None for as many as they are worth here; cluster: the address of a Dask scheduler whose workers read them
    instead (onrecord.workers; a script that asks for either needs `if __name__ == "__main__":`).

    Raises RecordError if `path` is something else than a record, or another build is at work in it, InputError if there
    is no article in any input and no record yet, DecisionError, AuthorityError and ClusterError; the record is
    untouched then.
    """
    from onrecord import pipeline
    from onrecord.codec import Lines
    from onrecord.desk import Desk

    inputs = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    path = Path(path)
    if path.exists() and (not path.is_dir() or (any(path.iterdir()) and not (path / "record.json").exists())):
        raise RecordError(f"{path}: is there already and is no record; choose another place with -o")
    existed = path.exists()
    path.mkdir(parents=True, exist_ok=True)
    try:
        with _alone(path):
            about = _about(path) if (path / "record.json").exists() else {}
            beside: list[InputError] = []
            desk = Desk.open(path, about, decisions, beside.append)
            many = _many(workers, cluster)
            sketches = _sketches(path, about)
            lines = Lines()
            known = _readings(path, annotate, report, many, lines)
            built = pipeline.build(
                inputs, known, report, annotate, progress or pipeline.quietly, desk.decided, many, sketches
            )
            desk.report(beside.append)
            if report is not None:
                for problem in beside:
                    report(problem)
            built = replace(built, problems=(*built.problems, *beside))
            if not built.record.articles:
                if built.problems:
                    raise InputError(
                        ", ".join(map(str, inputs)), "nothing in it could be read", "see the messages above"
                    )
                raise InputError(
                    ", ".join(map(str, inputs)), "no article found", "give files, folders or archives of articles"
                )
            if authorities:
                built = replace(built, record=desk.link(built.record, authorities, report))
            _write(path, built, desk, sketches, lines)
    except BaseException:
        if not existed and not (path / "record.json").exists():
            shutil.rmtree(path, ignore_errors=True)
        raise
    folder = RecordFolder(path)
    folder.built = built
    return folder


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    lock = FileLock(path / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise RecordError(f"{path}: another build is at work in it; wait until it has ended") from None
    try:
        yield
    finally:
        lock.release()


def _about(path: Path) -> dict[str, Any]:
    if not path.exists():
        raise RecordError(f"{path}: no such record; make one with: onrecord build INPUT... -o {path}")
    try:
        about = json.loads((path / "record.json").read_text("utf-8"))
        version, snapshot = about["format"], about["snapshot"]
    except FileNotFoundError:
        raise RecordError(f"{path}: is no record (there is no record.json in it)") from None
    except (ValueError, KeyError, TypeError):
        raise RecordError(f"{path}: its record.json is broken; build it again into a new folder") from None
    if version != FORMAT:
        raise RecordError(
            f"{path}: has layout {version!r}, this version reads {FORMAT}; build it again from its inputs"
        )
    # the name comes from a file that others may have written: never a way out of the folder
    if Path(snapshot).name != snapshot or not (path / snapshot).is_dir():
        raise RecordError(f"{path}: its snapshot {snapshot!r} is missing; build it again")
    return dict(about)


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


def _readings(
    path: Path,
    annotate: Annotate | None,
    report: Callable[[InputError], None] | None,
    many: Many | None,
    lines: Lines,
) -> list[Any]:
    """What earlier builds read, or only the articles, to be read anew, if another version read them. lines: gets those
    that readings stand in."""
    from onrecord.codec import read_articles, read_readings
    from onrecord.pipeline import fingerprint
    from onrecord.pipeline import read_articles as read_again

    if not (path / "record.json").exists():
        return []
    about = _about(path)
    snapshot = path / about["snapshot"]
    articles = read_articles(snapshot / "articles.jsonl")
    if about.get("fingerprint") == fingerprint():
        return read_readings(snapshot / "readings.jsonl", articles, lines)
    return list(read_again(articles, annotate, report or (lambda _: None), many=many))


def _sketches(path: Path, about: dict[str, Any]) -> Sketches:
    """What the last build found of the texts, to tell copies of a story by."""
    from onrecord.articles.sketches import Sketches
    from onrecord.pipeline import layout

    return Sketches.read(path / about["snapshot"] / _SKETCHES, layout()) if about else Sketches()


def _write(path: Path, built: Built, desk: Desk, sketches: Sketches | None = None, lines: Lines | None = None) -> None:
    from onrecord import __version__
    from onrecord.codec import write_articles, write_readings
    from onrecord.generations import write_graph
    from onrecord.pipeline import fingerprint, layout

    old = path / _about(path)["snapshot"] if (path / "record.json").exists() else None
    name = f"snapshot-{uuid.uuid4().hex[:8]}"
    new = path / name
    try:
        new.mkdir()
        write_articles(new / "articles.jsonl", built.record.articles)
        write_readings(new / "readings.jsonl", built.readings, lines)
        desk.write(new, built.record)
        if sketches is not None:
            sketches.write(new / _SKETCHES, layout())
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
    for old in path.glob("snapshot-*"):
        if old != new:
            shutil.rmtree(old, ignore_errors=True)
