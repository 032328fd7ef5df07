"""A hundred clients at once: slow questions wait for slow ones, quick ones are all answered, nothing is left behind."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from served import SLOW, Serving

from onrecord.serve.app import Settings
from onrecord.serve.pool import Failed, Limits, Pool

QUICK = "SELECT ?name {{ ?e a foaf:Person ; skos:prefLabel ?name }} LIMIT {}"


def test_a_hundred_clients_with_slow_ones_among_them(small: Path) -> None:
    """Twelve endless questions before 88 quick ones: all quick ones are answered while the slow ones still run."""
    slow_ended: list[int] = []

    async def slow(asking: httpx.AsyncClient) -> None:
        slow_ended.append((await asking.get("/sparql", params={"query": SLOW})).status_code)

    async def quick(asking: httpx.AsyncClient, number: int) -> tuple[int, int]:
        response = await asking.get("/sparql", params={"query": QUICK.format(1 + number % 3), "format": "json"})
        return response.status_code, len(response.json()["results"]["bindings"])

    async def all_at_once(url: str, pool: Pool) -> list[tuple[int, int]]:
        limits = httpx.Limits(max_connections=100)
        async with httpx.AsyncClient(base_url=url, limits=limits, timeout=300, verify=False, trust_env=False) as asking:
            endless = [asyncio.create_task(slow(asking)) for _ in range(12)]
            await asyncio.sleep(0)
            answers = await asyncio.gather(*(quick(asking, number) for number in range(88)))
            assert slow_ended == []
            # the places for slow ones are all taken, the rest wait for one
            assert pool.slow.locked()
            for task in endless:
                task.cancel()
            await asyncio.gather(*endless, return_exceptions=True)
            # who has hung up asks for nothing more: the places are free again
            while pool.slow.locked() or pool.waiting:
                await asyncio.sleep(0.05)
        return answers

    with Serving(Settings(small, limits=Limits(timeout=600, quick=2, slow=3))) as served:
        found = asyncio.run(all_at_once(served.url, served.app.state.service.pool))
    assert found == [(200, 1 + number % 3) for number in range(88)]
    assert slow_ended == []


def ask(pool: Pool, store: Path, query: str, timeout: float = 60) -> Any:
    return pool.ask(store, query, "text/csv", None, None, timeout)


def run(limits: Limits, work: Any) -> None:
    async def whole() -> None:
        pool = Pool(limits)
        await pool.start()
        try:
            await work(pool)
        finally:
            await pool.stop()

    asyncio.run(whole())


@pytest.fixture
def store(small: Path) -> Path:
    """The graph of the small record."""
    return next(small.glob("snapshot-*")) / "graph"


def alive(pids: list[int]) -> list[int]:
    found = []
    for pid in pids:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            continue
        found.append(pid)
    return found


def test_stopped_question_frees_its_processor(store: Path) -> None:
    """The process of a question that was stopped is gone, and so are all when the pool has ended."""
    pids: list[int] = []

    async def work(pool: Pool) -> None:
        pids.extend(process.process.pid for process in pool.all)
        with pytest.raises(Failed, match="stopped after 1 s"):
            await ask(pool, store, SLOW, 1)
        answer = await ask(pool, store, "SELECT (1 AS ?n) {}")
        assert answer.path.read_bytes() == b"n\r\n1\r\n"
        pids.extend(process.process.pid for process in pool.all)

    run(Limits(quick=1, slow=1), work)
    assert len(set(pids)) >= 2
    assert alive(pids) == []


def test_who_hangs_up_stops_the_question(store: Path) -> None:
    """A cancelled question leaves no worker busy: the next slow one gets the only place."""

    async def work(pool: Pool) -> None:
        first = asyncio.ensure_future(ask(pool, store, SLOW))
        while not pool.slow.locked():
            await asyncio.sleep(0.02)
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        assert not pool.slow.locked()
        with pytest.raises(Failed, match="stopped after 0\\.8 s"):
            await ask(pool, store, SLOW, 0.8)

    run(Limits(quick=1, slow=1), work)


def test_slow_question_ends_well_in_the_slow_lane(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that takes longer than a slice is answered all the same, and so is one that had to begin again."""
    monkeypatch.setattr("onrecord.serve.pool.SLICE", 0.02)
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d a rec:Statement . FILTER(STRLEN(STR(?a)) < STRLEN(STR(?d))) }"

    async def work(pool: Pool) -> None:
        answers = await asyncio.gather(*(ask(pool, store, query) for _ in range(4)))
        assert len({answer.path.read_text() for answer in answers}) == 1

    run(Limits(quick=1, slow=2), work)


def test_worker_that_dies_is_replaced(store: Path) -> None:
    """A worker that is killed from outside costs its question at most, never the next ones."""

    async def work(pool: Pool) -> None:
        for process in list(pool.all):
            os.kill(process.process.pid, signal.SIGKILL)
            await process.process.wait()
        answers = await asyncio.gather(*(ask(pool, store, "SELECT (1 AS ?n) {}") for _ in range(5)))
        assert {answer.size for answer in answers} == {len("n\r\n1\r\n")}

    run(Limits(quick=2, slow=1), work)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is Linux's")
def test_question_that_eats_memory_ends(store: Path) -> None:
    """A question that takes more memory than there is for one ends with words, and the next one is answered."""

    async def work(pool: Pool) -> None:
        greedy = "SELECT DISTINCT ?a ?d ?g ?j { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a ?d"
        with pytest.raises(Failed) as caught:
            await ask(pool, store, greedy)
        assert caught.value.status == 500
        assert "ask for less" in str(caught.value)
        await ask(pool, store, "SELECT (1 AS ?n) {}")

    run(Limits(quick=1, slow=1, memory=448 << 20, timeout=60), work)


def test_too_many_slow_ones_are_turned_away(store: Path) -> None:
    """More slow questions than may wait are told to come again, at once."""

    async def work(pool: Pool) -> None:
        found = await asyncio.gather(*(ask(pool, store, SLOW, 1) for _ in range(5)), return_exceptions=True)
        words = sorted(str(each) for each in found)
        assert len(words) == 5
        assert any("too many slow questions" in each for each in words)
        assert any("stopped after 1 s" in each for each in words)

    run(Limits(quick=2, slow=1, waiting=1), work)


def test_answers_leave_no_files(server: Any) -> None:
    """When an answer is sent, its file is gone."""
    folder = Path(server.app.state.service.pool.folder.name)
    for _ in range(3):
        server.get("/sparql?query=evidence&format=csv")
        server.get("/sparql?query=SELECT+nothing")
    assert list(folder.iterdir()) == []
