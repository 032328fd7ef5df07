"""What a client of the reconciliation service asks, checked before anything is looked up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.rdf.terms import scrub
from onrecord.serve.properties import properties
from onrecord.serve.refused import Refused

__all__ = ["extension_of", "queries_of"]

QUERIES = 200
"""Most queries of one batch."""
HINTS = 20
"""Most properties of one query, and most values of one of them."""
EXTENDED = 500
"""Most entities of one data extension query."""


def queries_of(text: str) -> dict[str, dict[str, Any]]:
    """The batch, each query checked. Raises Refused (400) with the name of the one that is wrong."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(400, "queries is no JSON") from None
    if not isinstance(found, dict) or len(found) > QUERIES:
        raise Refused(400, f"queries is no JSON object of at most {QUERIES} queries")
    for name, query in found.items():
        if not isinstance(query, dict) or not isinstance(query.get("query", ""), str):
            raise Refused(400, f"query {name[:40]!r} is no JSON object with a string under query")
        types = query.get("type", [])
        query["type"] = [types] if isinstance(types, str) else types
        if not isinstance(query["type"], list) or not all(isinstance(each, str) for each in query["type"]):
            raise Refused(400, f"query {name[:40]!r}: type is no string and no list of strings")
        limit = query.get("limit", 10)
        if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
            raise Refused(400, f"query {name[:40]!r}: limit {str(limit)[:20]} is no whole number above 0")
        query["limit"] = min(limit, 100)
        if len(query.get("query", "")) > 1000:
            raise Refused(400, f"query {name[:40]!r} is longer than any name on record")
        if query.get("type_strict", "any") not in ("any", "all", "should"):
            raise Refused(400, f"query {name[:40]!r}: type_strict is none of any, all, should")
        query["hints"] = list(_hints(name, query.get("properties", [])))
    return found


def _hints(name: str, found: Any) -> Iterator[tuple[str, list[Any]]]:
    """What the properties of a query ask for, those that we have."""
    if not isinstance(found, list) or len(found) > HINTS:
        raise Refused(400, f"query {name[:40]!r}: properties is no list of at most {HINTS}")
    for each in found:
        if not isinstance(each, dict) or not isinstance(each.get("pid"), str) or "v" not in each:
            raise Refused(400, f"query {name[:40]!r}: properties has something else than objects with pid and v")
        wanted = each["v"] if isinstance(each["v"], list) else [each["v"]]
        if len(wanted) > HINTS or not all(map(_is_value, wanted)):
            raise Refused(400, f"query {name[:40]!r}: {each['pid'][:40]!r} has a value that is none, or too many")
        # an empty cell of a table asks for nothing
        wanted = [value for value in wanted if value is not None and value != ""]
        if each["pid"] in properties() and wanted:
            yield each["pid"], wanted


def _is_value(value: Any) -> bool:
    if isinstance(value, dict):
        return isinstance(value.get("id"), str) and isinstance(value.get("name", ""), str)
    return value is None or (isinstance(value, str | int | float) and len(str(value)) <= 1000)


def extension_of(text: str) -> tuple[list[str], list[tuple[str, int]]]:
    """The entities of a data extension query, and each property with the most values wanted of it."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(400, "extend is no JSON") from None
    ids, wanted = (found.get("ids"), found.get("properties")) if isinstance(found, dict) else (None, None)
    if not isinstance(ids, list) or len(ids) > EXTENDED or not all(isinstance(each, str) for each in ids):
        raise Refused(400, f"extend has no list of at most {EXTENDED} strings under ids")
    if not isinstance(wanted, list) or len(wanted) > HINTS:
        raise Refused(400, f"extend has no list of at most {HINTS} objects under properties")
    columns = []
    for each in wanted:
        if not isinstance(each, dict) or not isinstance(each.get("id"), str):
            raise Refused(400, "extend: properties has something else than objects with a string under id")
        settings = each.get("settings")
        limit = settings.get("limit", 0) if isinstance(settings, dict) else 0
        # OpenRefine sends what was typed
        typed = isinstance(limit, str) and limit.isascii() and limit.isdigit() and len(limit) <= 6
        limit = int(limit) if typed else limit
        columns.append((scrub(each["id"]), limit if isinstance(limit, int) and 0 < limit < 10**6 else 0))
    return [scrub(each) for each in ids], columns
