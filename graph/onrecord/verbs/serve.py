"""onrecord serve: a record for browsers, SPARQL clients and OpenRefine."""

from __future__ import annotations

from typing import Any

import click

from onrecord.verbs import say, verb

__all__ = ["serve"]


@click.command(short_help="Serve a record: pages, search, SPARQL, reconciliation.")
@click.argument("record", metavar="RECORD")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at; others need --token.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0: any that is free.")
@click.option("--token", default="", envvar="ONRECORD_TOKEN", help="What whoever asks must know (ONRECORD_TOKEN).")
@click.option("--timeout", default=30.0, show_default=True, metavar="SECONDS", help="Longest that a question may run.")
@click.option("--allow-origin", "origins", multiple=True, metavar="URL", help="Let pages of this site ask.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="A further name of this server.")
@click.option("--review", is_flag=True, help="Let doubtful merges and facts be decided on its pages.")
@click.option("--open", "open_page", is_flag=True, help="Open it in the browser.")
@verb
def serve(record: str, open_page: bool, review: bool, **choices: Any) -> int:
    """Serve a record: pages of everything in it, search, a SPARQL endpoint, reconciliation; until Ctrl-C.

    It answers this machine only, unless --host says otherwise, and writes nothing without --review. What a new build
    makes is shown at once.
    """
    from onrecord.serve import serve as run
    from onrecord.verbs.decide import somebody

    def started(address: str) -> None:
        say(f"{record} is at {address} (Ctrl-C stops it)")
        if open_page:
            token = choices["token"]
            click.launch(address + (f"?token={token}" if token else ""))

    run(record, started=started, review=review, reviewer=somebody() if review else "", **choices)
    return 0
