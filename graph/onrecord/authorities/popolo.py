"""Popolo (https://www.popoloproject.com): persons, organizations, memberships and posts in one JSON file."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from onrecord.authorities.known import Known, Wanted, by_name
from onrecord.authorities.table import read_text
from onrecord.errors import AuthorityError, InputError

__all__ = ["candidates", "everybody", "suits"]

_PARTS = ("persons", "organizations", "memberships", "posts")


def suits(name: str) -> bool:
    """Whether it is a JSON object with persons or organizations; JSON lines are FollowTheMoney."""
    path = Path(name)
    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    try:
        value = json.loads(read_text(path))
    except (ValueError, AuthorityError, RecursionError):
        return False
    return isinstance(value, dict) and any(isinstance(value.get(part), list) for part in _PARTS[:2])


def candidates(
    name: str, asked: Iterable[Wanted], report: Callable[[InputError], None]
) -> Iterable[tuple[Wanted, list[Known]]]:
    """Those of the file whose names come near somebody who is wanted. Raises AuthorityError."""
    return by_name(asked, everybody(Path(name), report))


def everybody(path: Path, report: Callable[[InputError], None]) -> list[Known]:
    """Everybody in the file; who has no id or no name is reported and passed over."""
    whole = json.loads(read_text(path))
    listed: dict[str, list[dict[str, Any]]] = {
        part: [each for each in _list(whole, part) if isinstance(each, dict)] for part in _PARTS
    }
    bodies = {_text(each, "id"): _text(each, "name") for each in listed["organizations"]}
    labels = {_text(each, "id"): each for each in listed["posts"]}
    posts: dict[str, list[str]] = defaultdict(list)
    for each in listed["memberships"]:
        post = labels.get(_text(each, "post_id"), {})
        role = _text(each, "role") or _text(post, "label") or _text(post, "role")
        body = bodies.get(_text(each, "organization_id") or _text(post, "organization_id"), "")
        told = ", ".join(part for part in (role, body) if part)
        if told:
            posts[_text(each, "person_id")].append(told)
    found = []
    for part, kind in (("persons", "person"), ("organizations", "institution")):
        for number, each in enumerate(listed[part]):
            key, name = _text(each, "id"), _text(each, "name")
            if not key or not name:
                report(InputError(f"{path}: {part} {number}", "no name or no id", "fill it in, or take it out"))
                continue
            others = (_text(other, "name") for other in _list(each, "other_names") if isinstance(other, dict))
            names = tuple(dict.fromkeys(filter(None, (name, *others))))
            held = tuple(dict.fromkeys(posts[key]))
            found.append(Known(key, names, kind, held, _text(each, "birth_date"), _text(each, "death_date")))
    return found


def _list(value: Mapping[str, Any], key: str) -> list[Any]:
    found = value.get(key)
    return found if isinstance(found, list) else []


def _text(value: Mapping[str, Any], key: str) -> str:
    found = value.get(key)
    return " ".join(str(found).split()) if isinstance(found, str | int) and not isinstance(found, bool) else ""
