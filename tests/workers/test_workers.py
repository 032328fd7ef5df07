"""Many readers come to what one comes to, and a worker that dies takes nothing with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import deadly
import pytest

import onrecord
from onrecord.articles import articles
from onrecord.errors import ClusterError
from onrecord.folder import RecordFolder
from onrecord.model import Article, Page
from onrecord.pipeline import read_articles
from onrecord.workers import Outcome, advised, batch, readers
from onrecord.workers import pool as pools

COVERAGE = Path(__file__).resolve().parents[1] / "articles"


@pytest.fixture(scope="module")
def some(sample: RecordFolder) -> list[Article]:
    return list(sample.articles[:9])


@pytest.fixture(scope="module")
def alone(some: list[Article], annotate: Any) -> list[Outcome]:
    """What one process reads."""
    return [(reading, None) for reading in read_articles(some, annotate)]


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of two, so that a few articles make several."""
    monkeypatch.setattr(pools, "batches", lambda given: batch.batches(given, 2))
    monkeypatch.setattr("onrecord.workers.cluster.batches", lambda given: batch.batches(given, 2))


def test_processes_read_what_one_reads(some: list[Article], alone: list[Outcome]) -> None:
    """Two processes give the readings of one, in the articles' order."""
    with readers(2) as read:
        assert list(read(some)) == alone


def test_the_record_is_the_same(tmp_path: Path, annotate: Any) -> None:
    """A record built by two processes is that of one, to the last quad."""
    files = sorted(COVERAGE.glob("courier-*.txt"))
    two = onrecord.build(files, tmp_path / "a.record", workers=2)
    one = onrecord.build(files, tmp_path / "b.record", annotate=annotate)
    assert two.built is not None
    assert two.built.read == len(files)
    assert two.store.dump() == one.store.dump()


def marked(some: Sequence[Article], headline: str) -> list[Article]:
    return [*some[:3], replace(some[3], headline=headline), *some[4:6]]


def test_a_process_that_dies_once(
    some: list[Article], alone: list[Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that is killed in the middle of a batch loses nothing."""
    monkeypatch.setattr(pools, "read", deadly.read)
    with readers(2) as read:
        found = list(read(marked(some, f"once {tmp_path / 'gone'}")))
    assert (tmp_path / "gone").exists()
    assert [problem for _, problem in found] == [None] * 6
    assert [reading.referents for reading, _ in found] == [reading.referents for reading, _ in alone[:6]]


def test_an_article_that_always_kills(some: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    """An article that ends whatever process reads it is reported by name, and the others are read."""
    monkeypatch.setattr(pools, "read", deadly.read)
    given = marked(some, "always")
    with readers(2) as read:
        found = list(read(given))
    assert [reading.article.id for reading, _ in found] == [article.id for article in given]
    problems = [problem for _, problem in found if problem is not None]
    assert len(problems) == 1
    assert "always" in str(problems[0])
    assert "twice" in str(problems[0])


def test_an_article_that_breaks_a_stage(some: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    """What breaks a stage in a worker is reported like what breaks one here."""

    def broken(article: Article, _: object) -> None:
        raise KeyError(article.id)

    monkeypatch.setattr("onrecord.pipeline.read_article", broken)
    ((reading, problem),) = batch.read(some[:1])
    assert reading.article == some[0]
    assert "KeyError" in str(problem)


@pytest.mark.parametrize(("number", "most"), [(0, 1), (10, 1), (10_000, 10_000)])
def test_how_many_are_worth_it(number: int, most: int) -> None:
    """A few articles are not worth a second process; no number is worth more processes than there are cores."""
    assert 1 <= advised(number) <= most


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed", reason="SKIPPED LOUDLY: pip install 'onrecord[cluster]'")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as made:
        yield made


def test_a_cluster_reads_what_one_reads(some: list[Article], alone: list[Outcome], cluster: Any) -> None:
    """A Dask cluster gives the readings of one process, in order."""
    with readers(cluster=cluster.scheduler_address) as read:
        assert list(read(some)) == alone


def test_a_cluster_loses_a_worker(some: list[Article], alone: list[Outcome], cluster: Any) -> None:
    """A worker that is killed while batches are on their way loses none of them."""
    with readers(cluster=cluster.scheduler_address) as read:
        found = []
        for number, outcome in enumerate(read(some)):
            found.append(outcome)
            if number == 1:
                next(iter(cluster.workers.values())).process.process._process.kill()
    assert found == alone


def test_no_cluster_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address where no scheduler answers gives one clear line."""
    monkeypatch.setattr("onrecord.workers.cluster._SECONDS", 1)
    pytest.importorskip("distributed", reason="SKIPPED LOUDLY: pip install 'onrecord[cluster]'")
    with pytest.raises(ClusterError, match="check the address"), readers(cluster="tcp://127.0.0.1:9"):
        pass


def test_an_article_alone(annotate: Any) -> None:
    """Reading on a pool needs no more than a list of articles."""
    made = articles(Page("a.txt", "Ann Vale, the harbour minister, resigned on Monday.", clean=True))
    with readers(1) as read:
        assert [reading for reading, _ in read(made)] == list(read_articles(made, annotate))
