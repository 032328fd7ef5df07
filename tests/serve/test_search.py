"""Search as one types, the index behind it, and the change to a new snapshot while the server runs."""

from __future__ import annotations

import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from served import Served, Serving, write_record

import records
from onrecord.errors import RecordError
from onrecord.model import Record
from onrecord.serve.app import Settings
from onrecord.serve.indexing import build
from onrecord.serve.search import Index
from onrecord.serve.snapshot import Current, Snapshot


@pytest.fixture(scope="module")
def index(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The index of the small record."""
    path = tmp_path_factory.mktemp("index") / "search.sqlite"
    build(next(small.glob("snapshot-*")), path)
    return Index(path)


def test_names_by_beginnings(index: Index) -> None:
    """Words in any order, the last one as a beginning, accents and case apart; who is called exactly so comes first."""
    for text in ("louise va", "VALE LOU", "baroness v", "Vale"):
        assert "Louise Vale" in [name.name for name in index.names(text)]
    assert index.names("Tomas Ridd")[0].name == "Tomas Ridd"
    assert index.names("vale ") != []
    assert index.names("val ") == []


def test_kinds(index: Index) -> None:
    """A search may be for one kind only."""
    assert {name.kind for name in index.names("b", 50, "institution")} == {"institution"}


def test_misspelt_names(index: Index) -> None:
    """A letter left out or changed still finds the name."""
    for text in ("Louis Vale", "Tomaz Rid", "Harbor Board"):
        assert index.alike(text), text
    assert "Harbour Board" in [name.name for name in index.alike("Harbor Board")]


def test_words_said(index: Index) -> None:
    """Quotations are found by any of their words, with speaker and day."""
    (found,) = index.quotations("never told pumps")
    assert found.speaker == "Louise Vale"
    assert found.day == "2031-03-03"
    assert "never told" in found.words
    assert index.quotations("no such words anywhere") == []


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_nothing_typed_is_an_operator(text: str) -> None:
    """Whatever is typed, quotation marks and FTS5's operators too, is searched for and not obeyed."""
    index = _shared[0]
    assert isinstance(index.names(text), list)
    assert isinstance(index.quotations(text), list)
    assert isinstance(index.alike(text), list)
    assert isinstance(index.called(text), list)


_shared: list[Index] = []


@pytest.fixture(autouse=True)
def share(index: Index) -> None:
    """Hypothesis takes no fixtures: the index is left where it finds it."""
    _shared[:] = [index]


def test_operators_are_words(index: Index) -> None:
    """AND, OR, NEAR, column filters and stars are words or nothing."""
    for text in (
        "AND",
        "vale OR",
        "NEAR(vale ridd)",
        "label:vale",
        "*",
        '"',
        "vale*",
        "^vale",
        "-vale",
        "(",
        "\x00vale",
    ):
        index.names(text)
        index.quotations(text)


def test_counts_add_up(index: Index) -> None:
    """What the index counts is what the record has."""
    record, counts = records.small(), index.counts()
    assert sum(number for kind, number in counts.items() if kind != "quotation") == len(record.entities)
    assert counts["quotation"] == len([each for each in record.statements if each.relation == "said"])


def test_articles_by_place(small: Path) -> None:
    """An article's text is read from its own line, not from all of them."""
    snapshot = Snapshot(Current(small).snapshot.folder)
    assert snapshot.ready.wait(30)
    for article in records.small().articles:
        assert snapshot.article(article.id) == article
    assert snapshot.article("none") is None


def test_broken_index_is_made_again(small: Path, tmp_path: Path) -> None:
    """A file that is no index, or of another version, is replaced without a word."""
    record = tmp_path / "copy.record"
    shutil.copytree(small, record)
    path = next(record.glob("snapshot-*")) / "search.sqlite"
    path.write_bytes(b"no index")
    with pytest.raises(RecordError, match="no search index"):
        Index(path)
    snapshot = Current(record).now()
    assert snapshot.ready.wait(30)
    assert snapshot.index is not None
    assert snapshot.index.names("vale")


def test_index_elsewhere_where_the_record_cannot_be_written(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record that may only be read is searched all the same."""
    record = tmp_path / "copy.record"
    shutil.copytree(small, record)
    inside = next(record.glob("snapshot-*")) / "search.sqlite"
    inside.unlink(missing_ok=True)
    touch = Path.touch

    def refuse(self: Path, *args: int, **options: bool) -> None:
        if self.name == "search.sqlite.new":
            raise PermissionError(13, "read-only")
        touch(self, *args, **options)

    monkeypatch.setattr(Path, "touch", refuse)
    snapshot = Current(record).now()
    assert snapshot.ready.wait(30)
    assert snapshot.index is not None
    assert not inside.exists()


def test_search_json(server: Served) -> None:
    """The endpoint behind the search box gives names with their paths, then quotations; nonsense is refused."""
    found = server.get("/search.json", params={"q": "vale"}).json()
    assert found["names"][0]["path"].startswith("/entity/")
    assert server.get(found["names"][0]["path"], headers={"Accept": "text/html"}).status_code == 200
    assert server.get("/search.json").json()["names"] == []
    assert server.get("/search.json", params={"q": "x", "limit": "0"}).status_code == 400
    assert server.get("/search.json", params={"q": "x" * 501}).status_code == 400


def smaller() -> Record:
    """The small record as a next build might leave it: another name for one person."""
    record = records.small()
    renamed = tuple(
        replace(entity, name="Louisa Vale-Marsh") if entity.name == "Louise Vale" else entity
        for entity in record.entities
    )
    return replace(record, entities=renamed)


def test_new_build_is_shown(tmp_path: Path) -> None:
    """When a build puts a new snapshot in place and takes the old one away, the server shows it, without a restart."""
    record = write_record(tmp_path / "r.record", records.small())
    with Serving(Settings(record)) as served:
        who = served.get("/search.json?q=louise+vale").json()["names"][0]
        ask = "ASK { ?e skos:prefLabel 'Louisa Vale-Marsh' }"
        assert served.get("/sparql", params={"query": ask, "format": "json"}).json()["boolean"] is False
        old = next(record.glob("snapshot-*"))
        write_record(record, smaller())
        shutil.rmtree(old)
        assert served.get("/sparql", params={"query": ask, "format": "json"}).json()["boolean"] is True
        assert "Louisa Vale-Marsh" in served.get(who["path"], headers={"Accept": "text/html"}).text
        assert [name["name"] for name in served.get("/search.json?q=louisa").json()["names"]] == ["Louisa Vale-Marsh"]
        assert "Louisa Vale-Marsh" in served.get("/view/network?about=" + who["id"]).text


def test_broken_pointer_keeps_the_old_snapshot(tmp_path: Path) -> None:
    """A record.json that cannot be read leaves the snapshot that is open in its place."""
    record = write_record(tmp_path / "r.record", records.small())
    current = Current(record)
    name = current.now().name
    (record / "record.json").write_text("{")
    assert current.now().name == name


def test_many_threads_one_snapshot(small: Path) -> None:
    """Readers in several threads get the same snapshot and the right answers."""
    current = Current(small)
    assert current.now().ready.wait(30)
    seen, wrong = set(), []

    def read() -> None:
        for _ in range(30):
            snapshot = current.now()
            seen.add(snapshot)
            assert snapshot.index is not None
            if not snapshot.index.names("vale"):
                wrong.append(1)

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 1
    assert not wrong
