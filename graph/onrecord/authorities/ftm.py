"""FollowTheMoney (https://followthemoney.tech): entities as JSON lines, as OpenSanctions and Aleph give them out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from onrecord.authorities.known import Known, Wanted, by_name
from onrecord.authorities.table import read_text
from onrecord.errors import AuthorityError, InputError

__all__ = ["candidates", "everybody", "suits"]

_SCHEMATA = {
    "Person": "person", "Organization": "institution", "Company": "institution", "PublicBody": "institution",
    "LegalEntity": "",
}  # fmt: skip


def suits(name: str) -> bool:
    """Whether it is a file of JSON lines by its name."""
    return Path(name).suffix.lower() in {".json", ".jsonl", ".ijson", ".ndjson", ".ftm"}


def candidates(
    name: str, asked: Iterable[Wanted], report: Callable[[InputError], None]
) -> Iterable[tuple[Wanted, list[Known]]]:
    """Those of the file whose names come near somebody who is wanted. Raises AuthorityError."""
    return by_name(asked, everybody(Path(name), report))


def everybody(path: Path, report: Callable[[InputError], None]) -> list[Known]:
    """The persons and bodies in the file, with the positions that other lines say they hold. Lines that are no JSON are
    reported and passed over; a file with none that is raises AuthorityError."""
    lines = [(number, line) for number, line in enumerate(read_text(path).split("\n"), 1) if line.strip()]
    values: list[dict[str, Any]] = []
    for number, line in lines:
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict) and isinstance(value.get("properties"), dict) and isinstance(value.get("id"), str):
            values.append(value)
        else:
            report(InputError(f"{path}: line {number}", "is no FollowTheMoney entity", "mend it, or take it out"))
    if not values:
        raise AuthorityError(
            f"{path}: no FollowTheMoney entities in it (a JSON object a line, with id, schema and properties), "
            "and no Popolo persons"
        )
    positions = {
        value["id"]: ", ".join(_all(value, "name")[:1]) for value in values if value.get("schema") == "Position"
    }
    held: dict[str, list[str]] = defaultdict(list)
    for value in values:
        if value.get("schema") == "Occupancy":
            for holder in _all(value, "holder"):
                held[holder] += [positions[post] for post in _all(value, "post") if positions.get(post)]
    found = []
    for value in values:
        if value.get("schema") not in _SCHEMATA:
            continue
        names = _all(value, "name", "alias", "weakAlias", "previousName", "abbreviation")
        if not names and isinstance(value.get("caption"), str):
            names = [value["caption"]]
        if not names:
            report(InputError(f"{path}: {value['id']}", "no name", "fill it in, or take it out"))
            continue
        posts = tuple(dict.fromkeys([*_all(value, "position"), *held[value["id"]]]))
        born, died = (next(iter(_all(value, name)), "") for name in ("birthDate", "deathDate"))
        target = next((each for each in _all(value, "wikidataId")), "")
        key = f"https://www.wikidata.org/entity/{target}" if target else value["id"]
        found.append(Known(key, tuple(dict.fromkeys(names)), _SCHEMATA[value["schema"]], posts, born, died))
    return found


def _all(value: dict[str, Any], *names: str) -> list[str]:
    out = []
    for name in names:
        listed = value["properties"].get(name, [])
        out += [each for each in (listed if isinstance(listed, list) else [listed]) if isinstance(each, str) and each]
    return out
