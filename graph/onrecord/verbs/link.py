"""onrecord link: who is who outside."""

from __future__ import annotations

import click

from onrecord.verbs import count, problem, say, verb

__all__ = ["link"]


@click.command(short_help="Link people and bodies to an authority you bring.")
@click.argument("record", metavar="RECORD")
@click.argument("authorities", nargs=-1, required=True, metavar="AUTHORITY...")
@verb
def link(record: str, authorities: tuple[str, ...]) -> int:
    """Link people and bodies to an authority: schema:sameAs where it is sure, candidates for review where it is not.

    AUTHORITY: a CSV or TSV file, a FollowTheMoney file (JSON lines), a Popolo file (JSON), or the URL of a W3C
    Reconciliation Service (as OpenRefine uses). Names are sent to a URL that you give, and to nobody else.
    """
    from onrecord.building import build
    from onrecord.folder import open_record

    open_record(record)
    folder = build([], record, report=problem, authorities=authorities)
    matches = folder.record.matches
    sure = {match.entity for match in matches if match.accepted}
    open_ = {match.entity for match in matches} - sure
    more = f"; onrecord review {record} goes through these" if open_ else ""
    say(f"{record}: {count(len(sure), 'entity', 'entities')} linked, {len(open_):,} with candidates{more}")
    assert folder.built is not None
    return 1 if folder.built.problems else 0
