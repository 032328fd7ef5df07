"""The errors a user can act on.

    OnRecordError                 anything of ours; catch this one to catch all
    ├── InputError                something given to us cannot be read
    │   ├── EmptyInput            nothing in it
    │   ├── NotText               binary, or in no encoding we can tell
    │   ├── TooLarge              over a limit that keeps a laptop alive (zip bombs end here)
    │   └── Unsafe                leads out of the folder or archive it came from
    ├── RecordError               a record folder is missing, broken, locked or of another version
    ├── QueryError                SPARQL that does not parse or run, or no such saved question
    ├── DecisionError             a decisions file that cannot be read, or two decisions that contradict each other
    ├── AuthorityError            an authority to link to that cannot be read or reached
    ├── ServerError               a SPARQL server that cannot be reached, or will not do what is asked
    ├── ClusterError              a Dask cluster that cannot be reached or used
    ├── FormatError               no exporter of that name
    └── CheckError                a record breaks one of its own rules

Every message says what is wrong, the value, and what to do about it, on one line.
"""

from __future__ import annotations

__all__ = [
    "AuthorityError",
    "CheckError",
    "ClusterError",
    "DecisionError",
    "EmptyInput",
    "FormatError",
    "InputError",
    "NotText",
    "OnRecordError",
    "QueryError",
    "RecordError",
    "ServerError",
    "TooLarge",
    "Unsafe",
]


class OnRecordError(Exception):
    """Base of all errors that OnRecord raises on purpose."""


class InputError(OnRecordError):
    """One input cannot be read; the others can."""

    def __init__(self, name: str, problem: str, advice: str = "") -> None:
        self.name, self.problem, self.advice = name, problem, advice
        super().__init__(f"{name}: {problem}" + (f"; {advice}" if advice else ""))


class EmptyInput(InputError):
    """There is no text in it."""


class NotText(InputError):
    """Bytes that are no text in any encoding that can be told."""


class TooLarge(InputError):
    """Over a limit that keeps a laptop alive."""


class Unsafe(InputError):
    """A path, link or archive member that leads out of where it lies."""


class RecordError(OnRecordError):
    """A record folder is missing, broken, locked or of another version."""


class QueryError(OnRecordError):
    """A question that cannot be asked as it stands."""


class DecisionError(OnRecordError):
    """A decisions file that cannot be read, or decisions that contradict each other; names the lines."""


class AuthorityError(OnRecordError):
    """An authority to link to that cannot be read or reached."""


class ServerError(OnRecordError):
    """A SPARQL server that cannot be reached, or will not do what is asked."""


class ClusterError(OnRecordError):
    """A Dask cluster that cannot be reached or used."""


class FormatError(OnRecordError):
    """No exporter of that name."""


class CheckError(OnRecordError):
    """A record breaks one of its own rules."""
