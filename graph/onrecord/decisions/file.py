"""The decisions file: read, a line added, a line taken out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from onrecord.decisions.anchors import Anchor, Relation, one_line
from onrecord.errors import DecisionError
from onrecord.model import Decision
from onrecord.vocabulary import kinds

__all__ = ["COLUMNS", "VERDICTS", "append", "beside", "check", "in_order", "line", "read", "remove"]

VERDICTS = ("same", "different", "rename", "retype", "reject", "confirm")
COLUMNS = ("decision", "what", "relation", "other", "who", "when", "why")
_HEAD = (
    "# What persons decided about the record beside this file: one line each, in any order. Keep it in version\n"
    "# control; merge by keeping the lines of both sides. same, different: what and other are (not) one. rename,\n"
    "# retype: what is to be called, or is a, other. reject, confirm: what - relation - other is (not) so.\n"
)


def beside(record: Path) -> Path:
    """The decisions file of a record: inquiry.record -> inquiry.decisions.tsv in the same folder."""
    record = Path(os.path.abspath(record))
    return record.with_name(record.name.removesuffix(".record") + ".decisions.tsv")


def read(path: Path) -> list[Decision]:
    """The decisions in the file, in its order; those that say the same in every cell once. Raises DecisionError."""
    found: dict[Decision, None] = {}
    faults: list[str] = []
    for number, text in enumerate(_lines(path), 1):
        cells = [_unquoted(cell) for cell in text.split("\t")]
        if not text.strip() or text.startswith("#") or cells[0].lower() == COLUMNS[0]:
            continue
        place = f"{path.name}:{number}"
        if text.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
            raise DecisionError(
                f"{place}: marks of an unfinished merge; keep the lines of both sides, delete the marks"
            )
        try:
            found.setdefault(_decision(cells, place))
        except ValueError as error:
            faults.append(f"{place}: {error}")
    if faults:
        more = f" (and {len(faults) - 1} more: {', '.join(fault.split(': ')[0] for fault in faults[1:6])})"
        raise DecisionError(faults[0] + (more if len(faults) > 1 else ""))
    return list(found)


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DecisionError(f"{path}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise DecisionError(f"{path}: is not UTF-8 at byte {error.start}; save it as UTF-8 text") from error
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _unquoted(cell: str) -> str:
    """A cell without the quotation marks that a spreadsheet put around it."""
    cell = cell.strip()
    if len(cell) > 1 and cell[0] == cell[-1] == '"' and cell[1:-1].replace('""', "").count('"') == 0:
        inner = cell[1:-1].replace('""', '"')
        return inner if '"' in inner or "“" in inner else cell
    return cell


def _decision(cells: list[str], place: str) -> Decision:
    if len(cells) < len(COLUMNS) - 1:
        raise ValueError(f"{len(cells)} cells; there are {len(COLUMNS)}: {', '.join(COLUMNS)}, with tabs between them")
    verdict, what, relation, other, who, when, *rest = (one_line(cell) for cell in cells)
    verdict = verdict.lower()
    made = Decision(verdict, what, relation, other, who, when, " ".join(rest), place=place)
    check(made)
    return made


def check(decision: Decision) -> None:
    """Raises ValueError for a decision that is not put right."""
    verdict, other = decision.verdict, decision.other
    if verdict not in VERDICTS:
        raise ValueError(f"{verdict!r} is no decision; there are: {', '.join(VERDICTS)}")
    if not decision.who:
        raise ValueError("it does not say who decided")
    try:
        datetime.fromisoformat(decision.when)
    except ValueError:
        raise ValueError(f"{decision.when!r} is no date; write it as 2031-03-05 or 2031-03-05T14:30:00Z") from None
    what = _placed(decision.what)
    if what.outside:
        raise ValueError("what it is about must be on record; the outside IRI goes into the other column")
    if verdict in {"same", "different"}:
        _placed(other)
    elif verdict == "rename" and not other:
        raise ValueError("it does not say the new name (in the column other)")
    elif verdict == "retype" and other not in kinds():
        raise ValueError(f"{other!r} is no kind; there are: {', '.join(sorted(kinds()))}")
    elif verdict in {"reject", "confirm"}:
        Relation.parse(decision.relation)
        Anchor.parse(other)
    if verdict not in {"reject", "confirm"} and decision.relation:
        raise ValueError(f"{verdict} has no relation; leave the third cell empty")


def _placed(cell: str) -> Anchor:
    anchor = Anchor.parse(cell)
    if not anchor.places and not anchor.outside:
        raise ValueError(f"{cell!r} does not say in which article; add: in ARTICLE at OFFSET")
    return anchor


def line(decision: Decision) -> str:
    """The decision as a line of the file, without its end."""
    cells = (decision.verdict, decision.what, decision.relation, decision.other, decision.who, decision.when)
    return "\t".join(map(one_line, (*cells, decision.why)))


def append(path: Path, decision: Decision) -> bool:
    """Adds the decision at the end of the file, on disk when this returns; False if it is there already.

    Raises DecisionError if it is not put right, or the file cannot be read or written.
    """
    try:
        check(decision)
    except ValueError as error:
        raise DecisionError(f"{path.name}: {error}") from None
    there = path.exists()
    if there and replace(decision, about=()) in read(path):
        return False
    text = line(decision) + "\n"
    if not there:
        text = _HEAD + "\t".join(COLUMNS) + "\n" + text
    elif (kept := path.read_bytes()) and not kept.endswith((b"\n", b"\r")):
        text = "\n" + text
    try:
        with path.open("ab") as file:
            file.write(text.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise DecisionError(f"{path}: cannot be written ({error.strerror or error})") from error
    return True


def remove(path: Path, decision: Decision) -> bool:
    """Takes the last line that says just this out of the file; False if there is none. Raises DecisionError."""
    wanted = line(decision)
    lines = _lines(path)
    places = [number for number, text in enumerate(lines) if _same_line(text, wanted)]
    if not places:
        return False
    del lines[places[-1]]
    _replace(path, "\n".join(lines))
    return True


def _same_line(text: str, wanted: str) -> bool:
    cells = [one_line(_unquoted(cell)) for cell in text.split("\t")]
    return "\t".join(cells + [""] * (len(COLUMNS) - len(cells))) == wanted


def _replace(path: Path, text: str) -> None:
    new = path.with_name(path.name + ".new")
    try:
        with new.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        raise DecisionError(f"{path}: cannot be written ({error.strerror or error})") from error


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions, each once, in an order that does not depend on that of their lines."""
    return sorted(dict.fromkeys(decisions), key=lambda each: (VERDICTS.index(each.verdict), each))
