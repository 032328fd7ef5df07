"""What many tests share: the annotator and the built sample coverage, each made once a run."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from spacy.tokens import Doc

    from onrecord.folder import RecordFolder

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
TESTS = Path(__file__).resolve().parent
SHARED = TESTS.parents[1] / "shared"


@pytest.fixture(scope="session")
def annotate() -> Callable[[str], Doc]:
    """The language model, loaded once."""
    from onrecord.annotate import annotator

    return annotator()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> RecordFolder:
    """The record of tests/articles."""
    import sample as sample_coverage

    return sample_coverage.build(tmp_path_factory.mktemp("records") / "sample.record")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora beside a developer's checkout; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"SKIPPED LOUDLY: {SHARED} is not here, so what is measured on its corpora is not tested")
    return SHARED


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright, one for all tests (a second driver in a process is refused); without
    one the tests are skipped, and say so."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="SKIPPED LOUDLY: no playwright, the pages are untested"
    )
    if not CHROMIUM:
        pytest.skip("SKIPPED LOUDLY: no chromium here, so the pages are not tested in a browser")
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()
