"""The store on disk: locks, broken folders, readers beside a writer."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import records
from onrecord.errors import CheckError, QueryError, RecordError
from onrecord.model import Record
from onrecord.store import Store

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of the small record."""
    Store.write(records.small(), tmp_path / "graph")
    return tmp_path / "graph"


def test_written_and_opened(path: Path) -> None:
    """What is written to disk is what is read from it, by several readers at once."""
    whole = records.small()
    with Store.open(path) as one, Store.open(path) as other:
        assert one.read(whole.articles) == other.read(whole.articles) == whole
        assert len(one) == len(Store.memory(whole))


def test_one_writer(path: Path) -> None:
    """A second process that wants to write is told that another does, and may still read; later it may write."""
    code = (
        "import sys; from onrecord.store import Store; from onrecord.errors import RecordError\n"
        "try: Store.open(sys.argv[1], read_only=False); print('wrote')\n"
        "except RecordError as error: print(error)\n"
        "print(len(Store.open(sys.argv[1]).read().statements))"
    )

    def other() -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", code, str(path)], capture_output=True, text=True, cwd=ROOT / "graph", check=True
        )
        return done.stdout.splitlines()

    store = Store.open(path, read_only=False)
    assert other() == [f"{path}: another process is writing it; wait until it has ended", "33"]
    store.close()
    assert other()[0] == "wrote"


def test_a_reader_cannot_write(path: Path) -> None:
    """A store that is opened to read does not change, whatever is asked of it."""
    with Store.open(path) as store:
        with pytest.raises(QueryError):
            store.query("INSERT DATA { <urn:a> <urn:b> <urn:c> }")
        with pytest.raises(RuntimeError):
            store.engine.update("INSERT DATA { <urn:a> <urn:b> <urn:c> }")


@pytest.mark.parametrize("name", ["CURRENT", "MANIFEST-*", "*.sst"])
def test_broken(path: Path, name: str) -> None:
    """A store with files that are damaged says so in one line."""
    for file in path.glob(name):
        file.write_bytes(b"not what was here before" * 3)
    with pytest.raises(RecordError) as caught, Store.open(path) as store:
        store.read()
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)


def test_missing(tmp_path: Path) -> None:
    """A folder that is not there, or holds no store, is named."""
    for path in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(RecordError, match="there is no graph here"):
            Store.open(path)
    assert list(tmp_path.iterdir()) == []


def test_no_half_written_store(tmp_path: Path) -> None:
    """A record that is refused, or a place that is taken, leaves things as they were."""
    whole = records.small()
    bad = replace(whole, statements=(replace(whole.statements[0], evidence=()),))
    with pytest.raises(CheckError):
        Store.write(bad, tmp_path / "graph")
    assert list(tmp_path.iterdir()) == []
    Store.write(Record(), tmp_path / "graph")
    with pytest.raises(RecordError, match="is there already"):
        Store.write(whole, tmp_path / "graph")
    assert Store.open(tmp_path / "graph").read() == Record()


def test_closed(path: Path) -> None:
    """A store that was closed says so."""
    store = Store.open(path)
    store.close()
    with pytest.raises(RecordError, match="closed"):
        store.read()


def test_to_rdflib(path: Path) -> None:
    """The rdflib copy has the same named graphs and triples, and its default graph joins them all."""
    import rdflib

    with Store.open(path) as store:
        copy = store.to_rdflib()
        assert sorted(str(graph.identifier) for graph in copy.graphs() if len(graph)) == store.graphs()
        assert len(copy) == len(store)
        assert (None, rdflib.RDF.type, rdflib.FOAF.Person) in copy
        assert list(copy.query("SELECT ?n { ?p rec:holds ?o . ?p skos:prefLabel ?n } ORDER BY ?n LIMIT 1")) == [
            (rdflib.Literal("Jory Kell"),)
        ]
