"""What many tests share: the annotator and the built sample coverage, each made once a run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.folder import RecordFolder

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
