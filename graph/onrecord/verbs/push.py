"""onrecord push: a record to a SPARQL server, and kept in step there."""

from __future__ import annotations

import click

from onrecord.verbs import count, say, show_progress, verb

__all__ = ["push"]


@click.command(short_help="Load a record into a SPARQL server, and keep it in step.")
@click.argument("record", metavar="RECORD")
@click.argument("url", metavar="URL")
@click.option("--query", "questions", default="", metavar="URL", help="Where it takes questions, if that is not found.")
@click.option("--user", default="", envvar="ONRECORD_USER", help="Who asks (ONRECORD_USER, ONRECORD_PASSWORD).")
@click.option("--token", default="", envvar="ONRECORD_TOKEN", help="In place of a user (ONRECORD_TOKEN).")
@click.option("--timeout", default=300.0, show_default=True, metavar="SECONDS", help="Longest wait for an answer.")
@click.option("--with-text", is_flag=True, help="Send the articles' whole text: mind that it belongs to the papers.")
@click.option("--replace", is_flag=True, help="Take the place of another record that lies there.")
@click.option("--all", "everything", is_flag=True, help="Send all graphs, also those that are in step.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is wrong.")
@verb
def push(record: str, url: str, user: str, token: str, quiet: bool, **choices: bool | str | float) -> int:
    """Load a record into a SPARQL 1.1 server, or bring it up to date there.

    \b
    onrecord push inquiry.record http://localhost:7878                   Oxigraph
    onrecord push inquiry.record http://localhost:8890                   Virtuoso
    onrecord push inquiry.record http://localhost:3030/news/data         Jena Fuseki
    onrecord push inquiry.record http://localhost:7200/repositories/news GraphDB, RDF4J

    Sent graph by graph (Graph Store Protocol): an article's each, and those of entities, claims and facts. Only what
    has changed is sent, what is gone is deleted; a push that was stopped goes on where it was when it is given again.
    What else the server holds is left alone. Ask it there: onrecord query URL offices
    """
    from onrecord.push import push as send
    from onrecord.remote.caller import Login

    login = Login.from_environment(user, token)
    progress = None if quiet else show_progress
    done = send(record, url, login=login, progress=progress, **choices)  # type: ignore[arg-type]
    if not quiet:
        say(
            f"{done.place}: {count(len(done.sent), 'graph')} sent, {len(done.kept):,} in step already, "
            f"{len(done.deleted):,} deleted; ask it: onrecord query {done.questions} offices"
        )
    return 0
