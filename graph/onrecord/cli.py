"""The command line: one verb a command. Results go to standard output, everything else to standard error.

Exit status: 0 done; 1 done, but something was skipped or found wrong (each named); 2 nothing done.
Heavy parts are imported inside the commands, so that `onrecord --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from onrecord import __version__
from onrecord.errors import InputError
from onrecord.verbs import count, problem, put, say, show_progress, verb
from onrecord.verbs.decide import decide
from onrecord.verbs.export import export, view
from onrecord.verbs.link import link
from onrecord.verbs.push import push
from onrecord.verbs.review import review
from onrecord.verbs.serve import serve

if TYPE_CHECKING:
    from onrecord.model import Article
    from onrecord.rows import Rows

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """News articles in, a knowledge graph you can cite out: who holds which office, who wrote or ordered which
    report, who said what, who stands where, each with the words that say so.

    \b
    onrecord build coverage/ -o inquiry.record     read a folder of articles
    onrecord query inquiry.record offices          ask it
    onrecord show inquiry.record "Ann Vale"        all about one person, body or report
    onrecord view inquiry.record -o page.html      see it
    """


@main.command(short_help="Make a record from articles, or bring one up to date.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o", "--output", "record", required=True, metavar="RECORD", help="The record: a folder, made or updated."
)
@click.option(
    "--decisions", metavar="FILE", help="What persons decided; without it, the file beside the record, if any."
)
@click.option(
    "--authority", "authorities", multiple=True, metavar="FILE|URL", help="Link people and bodies to it: see link."
)
@click.option(
    "--workers", type=click.IntRange(1), metavar="N", help="Processes that read side by side; chosen if not given."
)
@click.option("--cluster", default="", metavar="ADDRESS", help="Read on a Dask cluster: tcp://scheduler:8786.")
@click.option(
    "--anew",
    is_flag=True,
    help="Write all of the record anew: until then, words of articles that have gone may stay in its files.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is wrong.")
@verb
def build(
    inputs: tuple[str, ...],
    record: str,
    decisions: str | None,
    authorities: tuple[str, ...],
    workers: int | None,
    cluster: str,
    anew: bool,
    quiet: bool,
) -> int:
    """Make a record from articles, or bring one up to date.

    INPUT: files (text, HTML, PDF, EPUB, JSON Lines, CSV, RSS, Atom, NewsML-G2, NITF, ninjs), web archives (WARC, WACZ),
    folders, archives of them (zip, gz, tar), or "-" for standard input.
    Inputs that cannot be read are named and skipped; the rest is built. What persons decided (same, different, rename,
    retype, reject, confirm: see decide and review) is read from inquiry.decisions.tsv beside inquiry.record, and wins.

    A record that is there gets what its inputs have changed, and only that is written. What was in an article that has
    gone is found no more, but its words may lie on in files of the graph; --anew writes all files anew, without them.
    """
    from time import perf_counter

    from onrecord.building import build as build_folder

    started = perf_counter()
    folder = build_folder(
        inputs,
        record,
        report=problem,
        progress=None if quiet else show_progress,
        decisions=decisions,
        authorities=authorities,
        workers=workers,
        cluster=cluster,
        anew=anew,
    )
    built = folder.built
    assert built is not None
    if not quiet:
        counts = folder.about["counts"]
        say(
            f"{record}: {count(counts['articles'], 'article')} "
            f"({count(counts['stories'], 'independent story', 'independent stories')}), "
            f"{count(counts['entities'], 'entity', 'entities')}, {count(counts['statements'], 'statement')}; "
            f"{built.read} read now, {perf_counter() - started:.1f} s"
        )
        if built.problems:
            say(f"{count(len(built.problems), 'problem')}, named above")
    return 1 if built.problems else 0


@main.command(short_help="What the machine reads in an article, marked in its words.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-f", "--format", "format", type=click.Choice(["text", "html"]), default="text", show_default=True)
@verb
def read(inputs: tuple[str, ...], format: str) -> int:
    """Show what the machine reads in an article: names, sources, cues, contents, and the claims made of them."""
    from onrecord.annotate import annotator
    from onrecord.marked import as_html, as_text
    from onrecord.pipeline import collect

    problems: list[InputError] = []

    def report(error: InputError) -> None:
        problems.append(error)
        problem(error)

    articles: list[Article] = list(collect(inputs, report))
    annotate = annotator() if articles else None
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    if format == "html" and annotate is not None:
        put(as_html(articles, annotate))
    elif annotate is not None:
        for article in articles:
            put(as_text(article, annotate, colour=colour))
    return (1 if articles else 2) if problems else 0


@main.command(short_help="Ask a record: SPARQL, or a saved question by its name.")
@click.argument("record", metavar="RECORD")
@click.argument("question", metavar="QUESTION")
@click.option(
    "-f",
    "--format",
    "format",
    type=click.Choice(["table", "csv", "tsv", "json", "xml", "ttl", "nt"]),
    default="table",
    show_default=True,
)
@verb
def query(record: str, question: str, format: str) -> int:
    """Ask a record, or a server that holds one (its URL): SPARQL text, a .rq file, or the name of a saved question.

    Saved: articles, people, institutions, offices, quotations, reports, recommendations, stances, contested, changes,
    corroborated, contradictions, connections, evidence.
    """
    rows = _asked(record, question)
    width = None
    if format == "table" and sys.stdout.isatty():
        from shutil import get_terminal_size

        width = get_terminal_size().columns
    text = rows.serialize(format) if width is None else rows.serialize(format, width=width)
    put(text if text.endswith("\n") or not text else text + "\n")
    return 0


def _asked(record: str, question: str) -> Rows:
    from onrecord.remote.places import is_url

    if is_url(record):
        from onrecord.query import query as ask
        from onrecord.remote.store import open_remote

        return ask(open_remote(record), question)
    from onrecord.folder import open_record

    return open_record(record).query(question)


@main.command(short_help="All about one person, body or report, with its words.")
@click.argument("record", metavar="RECORD")
@click.argument("name", metavar="NAME")
@click.option("--why", is_flag=True, help="Also say why these mentions were taken to be one.")
@verb
def show(record: str, name: str, why: bool) -> int:
    """What is on record about somebody or something, with the words that say so and where they stand.

    RECORD may be the URL of a server that holds one.
    """
    from shutil import get_terminal_size

    from onrecord.remote.places import is_url
    from onrecord.show import describe

    if is_url(record):
        from onrecord.remote.part import part
        from onrecord.remote.store import open_remote

        whole, corrected = part(open_remote(record), name)
    else:
        from onrecord.folder import open_record

        whole, corrected = open_record(record).record, None
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    width = min(get_terminal_size().columns, 100)
    put(describe(whole, name, width=width, colour=colour, why=why, corrected=corrected))
    return 0


@main.command(short_help="Check a record: evidence at its place, SHACL, graphs.")
@click.argument("record", metavar="RECORD")
@verb
def check(record: str) -> int:
    """Check a record against its own rules: evidence at its offsets, SHACL, each triple in one graph."""
    from onrecord.check import check as find_problems
    from onrecord.folder import open_record

    folder = open_record(record)
    problems = find_problems(folder.store, folder.articles)
    for found in problems:
        say(str(found))
    say(f"{record}: " + (count(len(problems), "problem") if problems else "sound"))
    return 1 if problems else 0


for command in (decide, export, link, push, review, serve, view):
    main.add_command(command)


if __name__ == "__main__":
    main()
