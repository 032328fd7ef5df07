"""The hostile coverage, built once a run by the real command line."""

from __future__ import annotations

import pytest
from hostile_coverage import write
from hostile_run import Built, run


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """`onrecord build` of all of it."""
    top = tmp_path_factory.mktemp("hostile")
    folder = top / "coverage"
    folder.mkdir()
    skipped = write(folder)
    return Built(folder, top / "h.record", run("build", folder, "-o", top / "h.record"), skipped)
