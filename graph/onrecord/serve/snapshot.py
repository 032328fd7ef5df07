"""The record as it stands now: its snapshot, opened to read, and the next one when a build has put it in place.

Nobody is told when a build ends; every request asks whether record.json is another file than before, which costs two
microseconds. A snapshot that is still being read stays open until its last reader has gone.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from onrecord.errors import RecordError
from onrecord.folder import RecordFolder
from onrecord.model import Article
from onrecord.serve.search import Index
from onrecord.store import Store

__all__ = ["Current", "Snapshot"]

T = TypeVar("T")

_BUILD = (
    "import sys; sys.path[:0] = [sys.argv[1]]; from pathlib import Path; "
    "from onrecord.serve.indexing import build; build(Path(sys.argv[2]), Path(sys.argv[3]))"
)
KEPT = 200
"""Results of costly look-ups that a snapshot keeps."""


class Snapshot:
    """A snapshot of a record, open to read from any thread. The search index is made beside other work."""

    def __init__(self, folder: RecordFolder) -> None:
        self.folder = folder
        self.name = str(folder.about["snapshot"])
        self.path = folder.snapshot
        self.store: Store = folder.store
        self.index: Index | None = None
        self.trouble = ""
        """Why there is no search index, if there will be none."""
        self.lock = threading.Lock()
        self.found: OrderedDict[Any, Any] = OrderedDict()
        self.place: tempfile.TemporaryDirectory[str] | None = None
        self.ready = threading.Event()
        if not self._open_index(self.path / "search.sqlite"):
            threading.Thread(target=self._build_index, daemon=True).start()

    @property
    def title(self) -> str:
        """What the record is called: the name of its folder, as a heading."""
        return self.folder.path.resolve().stem.replace("_", " ").replace("-", " ").strip().capitalize() or "Record"

    def kept(self, key: Any, make: Callable[[], T]) -> T:
        """What was made for this key before, else what `make` gives now."""
        with self.lock:
            if key in self.found:
                self.found.move_to_end(key)
                return self.found[key]  # type: ignore[no-any-return]
        made = make()
        with self.lock:
            self.found[key] = made
            while len(self.found) > KEPT:
                self.found.popitem(last=False)
        return made

    # ---------------------------------------------------------------------------------------------------------- search

    def _open_index(self, path: Path) -> bool:
        if not path.is_file():
            return False
        try:
            self.index = Index(path)
        except RecordError:
            return False
        self.ready.set()
        return True

    def _build_index(self) -> None:
        """Makes the index in a process of its own, so that nobody waits for it who does not search."""
        path = self.path / "search.sqlite"
        try:
            probe = self.path / "search.sqlite.new"
            probe.touch()
        except OSError:
            self.place = tempfile.TemporaryDirectory(prefix="onrecord-search-", ignore_cleanup_errors=True)
            path = Path(self.place.name) / "search.sqlite"
        root = str(Path(__file__).resolve().parents[2])
        try:
            done = subprocess.run(
                [sys.executable, "-c", _BUILD, root, str(self.path), str(path)], capture_output=True, check=False
            )
            if not self._open_index(path):
                lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
                self.trouble = lines[-1] if lines else "it could not be written"
        except OSError as error:
            self.trouble = str(error)
        self.ready.set()

    # -------------------------------------------------------------------------------------------------------- articles

    def article(self, name: str) -> Article | None:
        """An article with its text; None if there is none of this id."""
        place = self.index.article(name) if self.index is not None else None
        if place is None:
            return self._all_articles.get(name) if self.index is None else None
        with (self.path / "articles.jsonl").open("rb") as file:
            file.seek(place[0])
            value = json.loads(file.read(place[1]).decode("utf-8", "surrogatepass"))
        known = Article.__dataclass_fields__
        value["pieces"] = tuple(tuple(piece) for piece in value.get("pieces", ()))
        return Article(**{key: each for key, each in value.items() if key in known})

    @cached_property
    def _all_articles(self) -> dict[str, Article]:
        return {article.id: article for article in self.folder.articles}


class Current:
    """The record at a path, as it stands. Raises RecordError if there is none that can be read."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.lock = threading.Lock()
        self.mark = self._mark()
        self.snapshot = Snapshot(RecordFolder(self.path))

    def _mark(self) -> tuple[int, int, int]:
        try:
            found = (self.path / "record.json").stat()
        except OSError:
            return (0, 0, 0)
        return (found.st_mtime_ns, found.st_ino, found.st_size)

    def now(self) -> Snapshot:
        """The snapshot that stands now. One that cannot be opened leaves the one before in its place."""
        mark = self._mark()
        if mark != self.mark and mark != (0, 0, 0):
            with self.lock:
                if mark != self.mark:
                    with contextlib.suppress(RecordError, OSError):
                        folder = RecordFolder(self.path)
                        if folder.about["snapshot"] != self.snapshot.name:
                            self.snapshot = Snapshot(folder)
                        self.mark = mark
        return self.snapshot
