"""Authorities outside that people and bodies are linked to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from onrecord.errors import InputError
from onrecord.model import Match, Record

__all__ = ["link"]


def link(
    record: Record, sources: Iterable[str | Path], report: Callable[[InputError], None] | None = None
) -> list[Match]:
    """Who on record may be whom in the sources."""
    raise NotImplementedError
