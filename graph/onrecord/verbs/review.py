"""onrecord review: a person goes through what is doubtful."""

from __future__ import annotations

import os
import sys
import textwrap
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from onrecord.errors import DecisionError
from onrecord.verbs import count, problem, put, say, verb
from onrecord.verbs.decide import somebody

if TYPE_CHECKING:
    from onrecord.model import Decision
    from onrecord.review import Case, Question

__all__ = ["review"]

_KEYS = "y yes · n no · s skip · u undo · q quit   (Y, N: with a reason)"
_MEANS = {"y": "yes", "n": "no", "s": "skip", "u": "undo", "q": "quit", "j": "yes", "\x03": "quit", "\x04": "quit"}


@click.command(short_help="Go through what is doubtful, most consequential first.")
@click.argument("record", metavar="RECORD")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(["merge", "namesakes", "fact", "match"]),
    help="Only such questions; may be given more than once.",
)
@click.option("--limit", default=0, help="At most so many questions; 0 for all.")
@click.option("--who", default="", help="Who decides; ONRECORD_WHO or the account's name if not given.")
@click.option("--decisions", "file", metavar="FILE", help="The decisions file, if it is not the record's own.")
@click.option("--later", is_flag=True, help="Only write decisions down; the next build applies them.")
@verb
def review(record: str, kinds: tuple[str, ...], limit: int, who: str, file: str | None, later: bool) -> int:
    """Go through doubtful merges, namesakes, facts and matches, what most hangs on first.

    Each is shown with its sentences, the words marked; a key answers. Every answer is in the decisions file at once
    (inquiry.decisions.tsv beside inquiry.record), undo takes it out again, quit brings the record up to date. Answers
    may be piped in, one a line, with a reason after it: "n another Ann Vale".
    """
    from onrecord.review import Case, questions

    case = Case.open(record, file)
    asked = questions(case, kinds or ("merge", "namesakes", "fact", "match"))
    asked = asked[:limit] if limit else asked
    if not asked:
        say(f"{record}: nothing to review")
        return 0
    _go(case, asked, who or somebody())
    made = len(case.made)
    say(f"{case.file}: {count(made, 'decision')} made" + (", the next build applies them" if made and later else ""))
    if not made or later:
        return 0
    folder = case.apply(problem)
    assert folder.built is not None
    return 1 if folder.built.problems else 0


def _go(case: Case, asked: list[Question], who: str) -> None:
    from onrecord.review import decide, undo

    at = 0
    past: list[tuple[int, Decision | None]] = []
    while at < len(asked):
        question = asked[at]
        put(_shown(question, f"{at + 1} of {len(asked)}"))
        key, why = _answer()
        if key == "quit":
            return
        if key == "undo":
            if not past:
                say("nothing to undo")
                continue
            at, before = past.pop()
            if before is not None:
                undo(case)
                say(f"taken back: {before.verdict} {before.what}")
            continue
        made = None
        if key in {"yes", "no"}:
            try:
                made = decide(case, question.yes if key == "yes" else question.no, who=who, why=why)
            except DecisionError as error:
                say(f"not written: {error}")
        past.append((at, made))
        at += 1


def _answer() -> tuple[str, str]:
    """What is wanted, and the reason given with it; the end of input is quit."""
    while True:
        if sys.stdin.isatty():
            put(f"  {_KEYS} ")
            try:
                key, why = click.getchar(), ""
            except (KeyboardInterrupt, EOFError):
                return "quit", ""
            put("\n")
            if key in {"Y", "N"}:
                why = click.prompt("  why", default="", show_default=False)
        else:
            line = sys.stdin.readline()
            if not line:
                return "quit", ""
            first, _, why = line.strip().partition(" ")
            key = first[:1] if first.lower() in {"yes", "no", "skip", "undo", "quit"} else first
        meant = _MEANS.get(key.lower())
        if meant:
            return meant, why
        say(f"{key!r} is no answer; {_KEYS}")


def _shown(question: Question, number: str) -> str:
    from onrecord.review.quotes import marked

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    bold, dim, mark, end = ("\x1b[1m", "\x1b[2m", "\x1b[33m", "\x1b[0m") if colour else ("", "", "[", "]")
    off = end if colour else ""
    width = min(get_terminal_size().columns, 100)

    def lines(text: str, indent: str) -> list[str]:
        return textwrap.wrap(text, width - 2, initial_indent=indent, subsequent_indent=indent) or [""]

    out = ["", f"{dim}{number} · {_plain(question.kind)} · {count(question.stories, 'story', 'stories')}, "
           f"{count(question.connections, 'connection')}{off}"]  # fmt: skip
    out += [f"{bold}{line}{off}" for line in lines(_plain(question.ask), "")]
    out += [f"{dim}{line}{off}" for line in lines(_plain(f"{question.because} (score {question.score:.2f})"), "  ")]
    for quote in question.quotes:
        out += ["", *lines(marked(quote, mark, end), "  ")]
        source = ", ".join(part for part in (quote.headline, quote.publisher, quote.published) if part)
        out += [f"{dim}{line}{off}" for line in lines(_plain(source), "    ")]
    return "\n".join(out) + "\n"


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
