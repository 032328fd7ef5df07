"""The sample coverage on real servers: pushed once a run to each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import sparql_servers
from onrecord.folder import RecordFolder
from onrecord.push import push
from onrecord.remote.caller import Login
from sparql_servers import Server


@pytest.fixture(scope="session", params=["oxigraph", "virtuoso"])
def there(
    request: pytest.FixtureRequest, sample: RecordFolder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server that holds the sample coverage."""
    process, server = getattr(sparql_servers, request.param)(tmp_path_factory.mktemp(request.param))
    process.start()
    try:
        push(sample.path, server.url, login=Login(server.user, server.password))
        yield server
    finally:
        process.stop()
