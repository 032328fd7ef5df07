"""The command line in this process, and what a build of the hostile coverage gave."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result
from hostile_coverage import Skipped

from onrecord.cli import main


@dataclass(frozen=True, slots=True)
class Built:
    """The folder of coverage, its record, what the build said, and what it had to skip."""

    folder: Path
    record: Path
    result: Result
    skipped: list[Skipped]


def run(*arguments: object) -> Result:
    """The command line with these arguments; an error that is not ours is raised."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)
