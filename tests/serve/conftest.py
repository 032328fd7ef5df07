"""What the tests of the server share: a server of the small record, one of a hostile one, a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from served import Served, Serving, write_record

import records
from onrecord.serve.app import Settings
from onrecord.serve.pool import Limits

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small record of tests/records.py, as a folder."""
    return write_record(tmp_path_factory.mktemp("served") / "gull-wharf.record", records.small())


@pytest.fixture(scope="session")
def server(small: Path) -> Iterator[Served]:
    """A server of the small record, on this machine only, without a token."""
    with Serving(Settings(small, limits=Limits(timeout=3, largest=1 << 20))) as served:
        yield served


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of a record whose every word is an attack."""
    path = write_record(tmp_path_factory.mktemp("served") / "hostile.record", records.hostile())
    with Serving(Settings(path)) as served:
        yield served


@pytest.fixture(scope="session")
def chromium(browser: Browser) -> Browser:
    """The browser that all tests share."""
    return browser
