"""onrecord export and view: a record for other programs, and for eyes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from onrecord.errors import OnRecordError
from onrecord.verbs import verb

__all__ = ["export", "view"]


@click.command(short_help="Write a record as RDF or for other programs.")
@click.argument("record", metavar="RECORD")
@click.option(
    "-f",
    "--format",
    "format",
    required=True,
    help="ttl, trig, nq, jsonld, xml; graphml, gexf, neo4j; csv, xlsx; csl, ftm, popolo; ...",
)
@click.option("-o", "--output", "output", required=True, metavar="FILE", type=click.Path())
@click.option("--with-text", is_flag=True, help="Put the articles' whole text in: mind that it belongs to the papers.")
@verb
def export(record: str, format: str, output: str, with_text: bool) -> int:
    """Write a record as RDF or for other programs."""
    from onrecord.folder import open_record

    folder = open_record(record)
    _writable(lambda: folder.export(format, output, with_text=with_text), output)
    return 0


@click.command(short_help="The interactive network as one page, no network needed.")
@click.argument("record", metavar="RECORD")
@click.option("-o", "--output", "output", required=True, metavar="PAGE.html", type=click.Path())
@click.option("--title", default="", help="The page's title; the record's name if not given.")
@click.option("--about", default="", metavar="NAME", help="Only what is near this person, body, report or proposal.")
@click.option(
    "--steps", default=2, show_default=True, type=click.IntRange(1, 9), help="How near: lines away from --about."
)
@click.option("--between", nargs=2, metavar="A B", help="Only what lies between these two.")
@click.option("--since", default="", metavar="DATE", help="Only evidence from this day on (2031, 2031-03, 2031-03-05).")
@click.option("--until", default="", metavar="DATE", help="Only evidence up to this day.")
@click.option(
    "--kind", "kinds", multiple=True, metavar="KIND", help="Only entities of this kind; may be given more than once."
)
@click.option(
    "--limit", default=250, show_default=True, help="At most so many entities, the most corroborated; 0 for all."
)
@click.option("--open", "open_page", is_flag=True, help="Open it in the browser.")
@verb
def view(record: str, output: str, open_page: bool, **choices: Any) -> int:
    """Write the interactive network as one HTML page that needs no network."""
    from onrecord.folder import open_record

    folder = open_record(record)
    _writable(lambda: folder.view(output, **choices), output)
    if open_page:
        click.launch(output)
    return 0


def _writable(write: Callable[[], object], output: str) -> None:
    try:
        write()
    except OSError as error:
        raise OnRecordError(f"{output}: cannot be written ({error.strerror or error})") from error
