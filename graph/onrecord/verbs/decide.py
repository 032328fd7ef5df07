"""onrecord decide: a person's decision, into the file beside the record."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from onrecord.errors import DecisionError, QueryError, RecordError
from onrecord.verbs import problem, say, verb

if TYPE_CHECKING:
    from onrecord.model import Decision
    from onrecord.review import Case

__all__ = ["decide", "somebody"]

_PARTS = {"same": 2, "different": 2, "rename": 2, "retype": 2, "reject": 3, "confirm": 3}
_USES = {
    "same": "same A B",
    "different": "different A B",
    "rename": 'rename A "NEW NAME"',
    "retype": "retype A KIND",
    "reject": "reject SUBJECT RELATION OBJECT",
    "confirm": "confirm SUBJECT RELATION OBJECT",
}


def somebody() -> str:
    """Who sits here, as far as the machine knows: ONRECORD_WHO, else the name of the account."""
    import getpass

    try:
        return os.environ.get("ONRECORD_WHO") or getpass.getuser()
    except (OSError, KeyError):
        raise DecisionError("it is not known who you are; say so with --who") from None


@click.command(short_help="Decide against the machine, or with it, for good.")
@click.argument("record", metavar="RECORD")
@click.argument("decision", type=click.Choice(list(_PARTS)), metavar="DECISION")
@click.argument("parts", nargs=-1, required=True, metavar="...")
@click.option("--why", default="", help="The reason, for whoever reads the file.")
@click.option("--who", default="", help="Who decides; ONRECORD_WHO or the account's name if not given.")
@click.option("--decisions", "file", metavar="FILE", help="The decisions file, if it is not the record's own.")
@click.option("--later", is_flag=True, help="Only write it down; the next build applies it.")
@verb
def decide(
    record: str, decision: str, parts: tuple[str, ...], why: str, who: str, file: str | None, later: bool
) -> int:
    """Decide something about a record, against the machine or with it.

    \b
    onrecord decide RECORD same "Tom Riddell" "Tomas Riddell"         two are one
    onrecord decide RECORD different "Ann Vale" "Anna Vale"           one is two
    onrecord decide RECORD different "Ann Vale" "<https://...>"       not that one in an authority
    onrecord decide RECORD rename "Vale" "Louise Vale"
    onrecord decide RECORD retype "Ansel" place
    onrecord decide RECORD reject "Ann Vale" holds "Transport Minister"
    onrecord decide RECORD confirm "Ann Vale" "holds (status former)" "Transport Minister"

    The decision is a line in inquiry.decisions.tsv beside inquiry.record; to take it back, delete the line and build.
    Where several bear one name, give the place instead, as the message says: person “Ann Vale” in ARTICLE at OFFSET.
    """
    from onrecord.review import Case
    from onrecord.review import decide as write

    if len(parts) != _PARTS[decision]:
        told = f"{decision} is about {_PARTS[decision]} things, not {len(parts)}"
        raise QueryError(f"{told}; write: onrecord decide {record} {_USES[decision]}")
    case = Case.open(record, file)
    made = write(case, _made(case, decision, parts), who=who or somebody(), why=why)
    if not case.made:
        say(f"{case.file}: that is decided already")
        return 0
    say(f"{case.file}: {' '.join(part for part in (made.verdict, made.what, made.relation, made.other) if part)}")
    if later:
        return 0
    try:
        folder = case.apply(problem)
    except DecisionError:
        from onrecord.review import undo

        undo(case)
        raise
    except RecordError as error:
        say(f"the decision is written down, the next build applies it; not now, since: {error}")
        return 1
    assert folder.built is not None
    return 1 if folder.built.problems else 0


def _made(case: Case, verdict: str, parts: tuple[str, ...]) -> Decision:
    from onrecord.model import Decision
    from onrecord.review.names import apart, fact, pointed

    if verdict in {"reject", "confirm"}:
        return fact(case, verdict, *parts)
    what = pointed(case, parts[0])
    if verdict not in {"same", "different"}:
        return Decision(verdict, str(what), "", parts[1])
    other = pointed(case, parts[1], outside=True)
    apart(case, what, other)
    return Decision(verdict, str(what), "", str(other))
