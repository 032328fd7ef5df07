"""The saved form of a record: an Oxigraph store on disk.

    Store.write(record, path)          makes one, in bulk
    Store.rewrite(old, path, ...)      makes one from that of the record before, writing only what has changed
    with Store.open(path) as store:    opens it to read: any number of readers at once, none waits
        store.read(articles)           the record as values
        store.query("SELECT ...")      an Answer, as plain terms

A store that is open for writing keeps other writers out (RecordError); readers see what stood when they opened it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from onrecord.asking import apart, rows
from onrecord.engine import brief, lines, opened, plain, restored, share
from onrecord.errors import CheckError, QueryError, RecordError
from onrecord.model import Article, Record, Span
from onrecord.rdf import canonical, record
from onrecord.rdf.changes import changes
from onrecord.rdf.terms import Literal, Quad, Term, iri, nquad
from onrecord.rdf.write import Writer
from onrecord.sparql import at_home, complaint, has
from onrecord.sweeping import unswept
from onrecord.vocabulary import NAMESPACES

if TYPE_CHECKING:
    from types import TracebackType

    import rdflib

    from onrecord.rdf.parts import Parts

__all__ = ["Answer", "Store"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gave. kind: "select", "ask" (one row, one truth value) or "graph" (rows of three)."""

    kind: str
    columns: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]


class Store:
    """A record's graph. Make one with `write`, `memory` or `open`."""

    def __init__(self, engine: ox.Store, path: Path | None = None) -> None:
        self._engine: ox.Store | None = engine
        self.path = path

    # --------------------------------------------------------------------------------------------------- make and open

    @classmethod
    def write(cls, whole: Record, path: str | Path, *, with_text: bool = False) -> int:
        """Lays a record out in a new folder; returns the number of quads. All or nothing: a folder that could not be
        filled is taken away again.

        Raises CheckError if a statement has no evidence, or evidence that is not in its article, character for
        character; RecordError if the folder is there already; OSError if the disk will not take it.
        """
        path = Path(path)
        with _new(path, whole):
            store = cls(opened(path), path)
            size = store._load(whole, with_text)
            store.close()
        return size

    @classmethod
    def rewrite(
        cls,
        old: str | Path,
        path: str | Path,
        whole: Record,
        parts: tuple[Parts, Parts],
        corrected: Iterable[tuple[str, str]],
    ) -> int:
        """Lays a record out in a new folder from the store of what it was before; returns the number of quads changed.

        Only what has changed is written: the two folders share the rest, file by file (the engine never changes a file
        once it is made), where the disk can do that. The old one is not touched, and may be removed. parts: those of
        the old store and of the record; corrected: which article corrects which.

        Raises what `write` raises, and RecordError if the old store cannot be read.
        """
        path = Path(path)
        with _new(path, whole):
            share(Path(old), path)
            store = cls(opened(path), path)
            with unswept():
                gone, come = changes(store, parts[0], whole, parts[1], corrected)
            for quad in ox.parse(lines(gone), format=ox.RdfFormat.N_QUADS):
                store.engine.remove(quad)
            store.engine.load(lines(come), format=ox.RdfFormat.N_QUADS)
            store.engine.flush()
            store.close()
        return len(gone) + len(come)

    @classmethod
    def memory(cls, whole: Record, *, with_text: bool = False) -> Store:
        """A store of the record in memory."""
        _sound(whole)
        store = cls(ox.Store())
        store._load(whole, with_text)
        return store

    @classmethod
    def open(cls, path: str | Path, read_only: bool = True) -> Store:
        """Opens a store on disk. Raises RecordError if it is missing or broken, or another process is writing it."""
        path = Path(path)
        if not (path / "CURRENT").is_file():
            raise RecordError(f"{path}: there is no graph here; build the record again")
        return cls(opened(path, read_only), path)

    def _load(self, whole: Record, with_text: bool) -> int:
        with unswept():
            self.engine.bulk_load(lines(Writer(canonical(whole), with_text).quads()), format=ox.RdfFormat.N_QUADS)
        if self.path is not None:
            self.engine.optimize()
            self.engine.flush()
        return len(self)

    @property
    def engine(self) -> ox.Store:
        """The engine itself, for what this class does not offer. Raises RecordError once the store is closed."""
        if self._engine is None:
            raise RecordError("the store is closed; open it again")
        return self._engine

    def close(self) -> None:
        """Lets go of the store and its lock."""
        self._engine = None

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self.engine)

    # ------------------------------------------------------------------------------------------------------------ read

    def read(self, articles: Iterable[Article] = ()) -> Record:
        """The record as values. The articles' text is not in the RDF: give the articles, to have it."""
        return record(self.quads(), articles)

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """All quads, or those of one named graph, with their literals as they were written."""
        return self.match(graph=graph)

    def match(
        self, subject: str | None = None, predicate: str | None = None, object: str | None = None,
        graph: str | None = None,
    ) -> Iterator[Quad]:  # fmt: skip
        """The quads with these IRIs, with their literals as they were written; None stands for any."""
        wanted = [ox.NamedNode(each) if each is not None else None for each in (subject, predicate, object, graph)]
        try:
            for quad in self.engine.quads_for_pattern(*wanted):
                name, graph_name = quad.predicate.value, quad.graph_name
                home = graph_name.value if isinstance(graph_name, ox.NamedNode) else ""
                yield Quad(str(plain(quad.subject)), name, restored(name, plain(quad.object)), home)
        except (OSError, RuntimeError) as error:
            raise RecordError(f"{self.path}: the graph is broken ({brief(error)}); build the record again") from error

    def graphs(self) -> list[str]:
        """The IRIs of the named graphs, sorted."""
        return sorted(graph.value for graph in self.engine.named_graphs())

    def dump(self) -> str:
        """Everything as sorted N-Quads: the same text for the same record. Other formats: onrecord.exporters."""
        return "".join(sorted(map(nquad, self.quads())))

    def to_rdflib(self) -> rdflib.Dataset:
        """A copy as an rdflib Dataset with the same named graphs; its default graph is the union of all."""
        from onrecord.rdf.interop import dataset

        return dataset(self.quads())

    def query(self, sparql: str) -> Answer:
        """Asks the union of all graphs, or those that the question names with FROM. Prefixes need no declaration.

        No question leaves this machine: SERVICE is refused. Raises QueryError, with line and column where known.
        """
        at_home(sparql)
        try:
            with unswept():
                answer = self._arranged(sparql)
                return self._ask(sparql) if answer is None else answer
        except SyntaxError as error:
            raise QueryError(complaint(sparql, str(error))) from None
        except (OSError, RuntimeError, ValueError) as error:
            raise QueryError(f"the question could not be answered: {' '.join(str(error).split())}") from error

    def _arranged(self, sparql: str) -> Answer | None:
        """The answer, put in its order here; None where only the engine can."""
        parted = apart(sparql)
        if parted is None:
            return None
        try:
            answer = self._ask(parted.sparql)
        except SyntaxError:
            return None  # asked as it was written, it is complained of at the right place
        found = parted.arrange(answer.rows)
        return None if found is None else Answer(answer.kind, answer.columns[: parted.columns], found)

    def _ask(self, sparql: str) -> Answer:
        """The engine's answer to what is written."""
        found = self.engine.query(sparql, prefixes=dict(NAMESPACES), use_default_graph_as_union=not has(sparql, "FROM"))
        if isinstance(found, ox.QueryBoolean):
            return Answer("ask", ("answer",), [(Literal(str(bool(found)).lower(), iri("xsd:boolean")),)])
        if isinstance(found, ox.QuerySolutions):
            columns = tuple(variable.value for variable in found.variables)
            if not columns:
                return Answer("select", columns, [() for _ in found])
            data = found.serialize(format=ox.QueryResultsFormat.TSV) or b""
            return Answer("select", columns, rows(data.decode()))
        triples = [(plain(each.subject), each.predicate.value, plain(each.object)) for each in found]
        return Answer("graph", ("subject", "predicate", "object"), list(triples))


@contextmanager
def _new(path: Path, whole: Record) -> Iterator[None]:
    """A new folder for a sound record, taken away again if it cannot be filled."""
    _sound(whole)
    if path.exists():
        raise RecordError(f"{path}: is there already; a store is written into a new folder")
    try:
        yield
        for leftover in path.glob("LOG.old.*"):
            leftover.unlink()
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        raise


def _sound(whole: Record) -> None:
    """Raises CheckError for the first statement that its evidence does not carry."""
    texts = {article.id: article.text for article in whole.articles}

    def stands(span: Span) -> bool:
        # an article without its text, as a graph is read back, cannot be looked into
        words = texts.get(span.article, "")
        return 0 <= span.start < span.end and (not words or words[span.start : span.end] == span.text)

    for statement in (*whole.statements, *whole.rejected):
        if not statement.evidence:
            raise CheckError(f"statement {statement.id} ({statement.relation}) has no evidence; leave it out")
        for evidence in statement.evidence:
            for span in (evidence.span, evidence.sentence):
                if not stands(span):
                    raise CheckError(
                        f"statement {statement.id} ({statement.relation}): {span.text[:60]!r} is not at "
                        f"[{span.start}, {span.end}) of article {span.article}; leave that evidence out"
                    )
