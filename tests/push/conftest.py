"""Real servers, empty, for tests that push; and one that answers as a test tells it to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import records
import sparql_servers
from sparql_servers import Process, Server, write_record
from told_server import Answer, Told


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def running(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Process, Server]]:
    """A server of each kind."""
    process, server = getattr(sparql_servers, request.param)(tmp_path_factory.mktemp(request.param))
    process.start()
    yield process, server
    process.stop()


@pytest.fixture
def server(running: tuple[Process, Server]) -> Iterator[Server]:
    """The server, emptied after the test of what is ours."""
    yield running[1]
    sparql_servers.emptied(running[1])


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small record, with what an editor decided, as a folder."""
    return write_record(tmp_path / "wharf.record", records.decided())


@pytest.fixture
def told() -> Iterator[Callable[[Callable[[str, str, int], Answer | None]], Told]]:
    """Starts servers that answer what the test says."""
    started: list[Told] = []

    def start(answer: Callable[[str, str, int], Answer | None]) -> Told:
        started.append(Told(answer))
        return started[-1]

    yield start
    for each in started:
        each.stop()
