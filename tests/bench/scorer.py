"""The shared scorer of attributions, ../shared/score/attribution.py, as a module."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any


def load(path: Path) -> Any:
    """The script at this path as a module."""
    spec = importlib.util.spec_from_file_location("attribution", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
