"""`onrecord serve`: a record to be asked from anywhere, by one process that answers this machine only unless told.

    app        which path leads where; errors in words       guard      hosts, origins, token, sizes, headers
    snapshot   the record as it stands now                   graph      look-ups in it that no size slows
    protocol   SPARQL 1.1 Protocol; accept: its forms        pool, worker   questions in processes that can be stopped
    describe   what the service says of itself               openapi    the same for every path, out of `operation`
    things     pages and RDF of everything that has an IRI   article, portrait   what those pages show
    pages      the record at a glance, questions, search     search     full-text index, which `indexing` makes
    explorer   the network around something                  reconcile  W3C Reconciliation Service, for OpenRefine;
                                                             batch, properties, suggest   parts of it
    review     doubtful merges and facts decided, where the server was told so

`templates/` and `static/` are the pages' own; static/yasqe is the SPARQL editor, with its licences. A package and not
one file, as the others that have more than one purpose.

Of YASGUI (@zazuko/yasgui 4.6.2, MIT, tried offline in Chromium under our policy) only its editor is taken. The whole
runs without a request outside and without inline scripts; one inline style is blocked. But it is twice as large (1,068
kB for 548), has no dark colours, leads from the answer to w3id.org where our table leads to the page of the thing here,
and asks for an endpoint, which the policy lets be no other than this one. Saved questions are ours either way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

__all__ = ["serve"]


def serve(
    record: str | Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    token: str = "",
    origins: Sequence[str] = (),
    hosts: Sequence[str] = (),
    timeout: float = 30.0,
    review: bool = False,
    reviewer: str = "",
    started: Callable[[str], object] | None = None,
) -> None:
    """Serves a record until it is told to stop (Ctrl-C).

    host, port: where to listen (port 0: any that is free); other machines are answered only with a token. token: what
    whoever asks must know. origins: sites whose pages may ask from a browser. hosts: further names of this server.
    timeout: seconds that one question may run. review: whether decisions may be made on its pages; without it nothing
    is written. reviewer: who makes them, unless the page is told otherwise. started: told the address once it answers.

    Raises RecordError if there is no record, and OnRecordError if it may not or cannot listen there.
    """
    from onrecord.serve.app import Settings
    from onrecord.serve.pool import Limits
    from onrecord.serve.run import run

    limits = Limits(timeout=timeout)
    run(Settings(Path(record), host, token, tuple(origins), tuple(hosts), limits, review, reviewer), port, started)
