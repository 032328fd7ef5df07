"""What goes wrong with a request, said in words: as a page to a browser, as plain text to everything else."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.errors import OnRecordError

__all__ = ["Refused"]


class Refused(OnRecordError):
    """A request that is not answered as it was meant. status: of HTTP; headers: to go with it."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        self.status, self.headers = status, dict(headers or {})
        super().__init__(message)
