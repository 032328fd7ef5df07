"""What the verbs of the command line share; and the verbs that have a file of their own.

Results go to standard output, everything else to standard error. Exit status: 0 done; 1 done, but something was skipped
or found wrong (each named); 2 nothing done.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from typing import Any, TypeVar

import click

from onrecord.errors import InputError, OnRecordError

__all__ = ["count", "problem", "put", "say", "show_progress", "verb"]

T = TypeVar("T")


def say(message: str) -> None:
    """One line to standard error, with control characters from hostile names made visible."""
    click.echo("".join(c if c.isprintable() else repr(c)[1:-1] for c in message), err=True)


def problem(error: InputError) -> None:
    """Names an input that was skipped."""
    say(f"skipped  {error}")


def put(text: str) -> None:
    """Results to standard output, in UTF-8 whatever the terminal's locale; surrogates cannot stop it."""
    data = text.encode("utf-8", "replace")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def show_progress(items: Sequence[T], what: str) -> Iterable[T]:
    """A progress bar on standard error where that is a terminal and the work is long enough to ask."""
    if len(items) < 3 or not sys.stderr.isatty():
        return items
    return _bar(items, what)


def _bar(items: Sequence[T], what: str) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, description=what)


def verb(function: Callable[..., int | None]) -> Callable[..., None]:
    """Turns what a command returns, or the error it ends in, into an exit status and one line."""

    @wraps(function)
    def run(*args: Any, **options: Any) -> None:
        try:
            status = function(*args, **options)
        except OnRecordError as error:
            say(f"onrecord: {error}")
            status = 2
        except BrokenPipeError:
            # the reader of our output (head, less) has what it wanted
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            status = 0
        sys.exit(status or 0)

    return run


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
