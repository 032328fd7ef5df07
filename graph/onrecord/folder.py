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
        worked.txt          what was worked out of parts of the record; spares the next build the working out
    inquiry.decisions.tsv   what persons decided, if they did; kept beside the record, never written by a build

A build (onrecord.building) writes a new snapshot beside the old one and then replaces record.json, which is atomic:
whoever kills a build, or fills the disk under it, is left with the last good record.
"""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import FormatError, RecordError
from onrecord.model import Article, Record

if TYPE_CHECKING:
    import networkx
    import rdflib

    from onrecord.pipeline import Built
    from onrecord.rows import Rows
    from onrecord.store import Store

__all__ = ["FORMAT", "README", "RecordFolder", "open_record", "told"]

FORMAT = 1
"""Version of the folder's layout; a folder of another version says what to do."""

README = """This folder is an OnRecord record: a knowledge graph made from news articles.

record.json     says which snapshot is the current one, and which version made it
snapshot-*/     articles.jsonl  the articles as they were read, one JSON object a line
                readings.jsonl  what was read in each, so that the next build need not read it again
                graph/          the graph itself, an Oxigraph store (RDF)
                sketches.npz    what tells copies of a story, so that the next build need not compare them again
                parts.json      digests of its parts, so that the next build writes only what has changed
                worked.txt      what was worked out of its parts, so that the next build need not do it again
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
        self.about = told(self.path)
        self.snapshot = self.path / self.about["snapshot"]
        self.built: Built | None = None
        """What the build that made this handle did; None if it was opened."""

    def __repr__(self) -> str:
        counts = self.about.get("counts", {})
        told = [f"{value} {key}" for key, value in counts.items()]
        if self.built is not None and self.built.problems:
            told.append(f"{len(self.built.problems)} skipped or found wrong: see .built.problems")
        return f"<RecordFolder {str(self.path)!r}: {', '.join(told)}>"

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


def told(path: Path) -> dict[str, Any]:
    """What record.json tells of the record. Raises RecordError if there is none that this version can read."""
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
