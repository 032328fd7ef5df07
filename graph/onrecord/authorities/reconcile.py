"""A W3C Reconciliation Service (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/): the
protocol that OpenRefine speaks. Names go to the URL that the user gave, in batches; nothing else does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import Request, urlopen

from onrecord.authorities.known import Known, Wanted
from onrecord.authorities.table import kind_of
from onrecord.errors import AuthorityError, InputError

__all__ = ["candidates", "suits", "title"]

TIMEOUT = 30.0
"""Seconds that a service has for each answer."""
BATCH = 25
LIMIT = 5
_LARGEST = 20_000_000
"""Most bytes of one answer."""


def suits(name: str) -> bool:
    """Whether it is a URL."""
    return name.lower().startswith(("http://", "https://"))


def title(url: str) -> str:
    """What the service is called in the graph: its host and path, without the words that may hold a key."""
    parts = urlsplit(url)
    return (parts.hostname or "") + (f":{parts.port}" if parts.port else "") + parts.path.rstrip("/")


def candidates(
    name: str, asked: Iterable[Wanted], report: Callable[[InputError], None]
) -> Iterator[tuple[Wanted, list[Known]]]:
    """What the service answers for each who is wanted. Raises AuthorityError if it cannot be reached or answers
    something else than the protocol has."""
    manifest = _manifest(name)
    types = _types(manifest)
    everybody = list(asked)
    for at in range(0, len(everybody), BATCH):
        part = everybody[at : at + BATCH]
        queries = {f"q{number}": _query(one, types) for number, one in enumerate(part)}
        answers = _ask(name, queries)
        for number, one in enumerate(part):
            answer = answers.get(f"q{number}")
            found = answer.get("result") if isinstance(answer, Mapping) else None
            if not isinstance(found, list):
                report(InputError(title(name), f"no answer for {one.names[0]!r}", "ask again later"))
                continue
            known = [each for value in found if (each := _known(value, one, manifest)) is not None]
            if known:
                yield one, known


def _query(one: Wanted, types: Mapping[str, str]) -> dict[str, Any]:
    query: dict[str, Any] = {"query": one.names[0], "limit": LIMIT}
    if one.kind in types:
        query["type"] = types[one.kind]
    return query


def _types(manifest: Mapping[str, Any]) -> dict[str, str]:
    """The service's types for persons and bodies, if it names such among its usual ones."""
    found: dict[str, str] = {}
    listed = manifest.get("defaultTypes")
    for each in listed if isinstance(listed, list) else []:
        if isinstance(each, Mapping) and isinstance(each.get("id"), str):
            kind = kind_of(str(each.get("name", ""))) or kind_of(each["id"])
            if kind:
                found.setdefault(kind, each["id"])
    return found if len(found) > 1 else {}


def _known(value: Any, one: Wanted, manifest: Mapping[str, Any]) -> Known | None:
    if not isinstance(value, Mapping) or not isinstance(value.get("id"), str | int) or not value.get("name"):
        return None
    types = value.get("type")
    kinds = {
        kind_of(str(each.get("name") or each.get("id", "")) if isinstance(each, Mapping) else str(each))
        for each in (types if isinstance(types, list) else [types])
        if each
    } - {""}
    kind = one.kind if one.kind in kinds or not kinds else sorted(kinds)[0]
    told = value.get("description")
    return Known(
        _iri(str(value["id"]), manifest),
        (" ".join(str(value["name"]).split()),),
        kind,
        (told,) if isinstance(told, str) and told and _is_post(told, one) else (),
        sure=value.get("match") is True,
    )


def _is_post(told: str, one: Wanted) -> bool:
    """A description counts only for the entity: what it does not say does not speak against it."""
    from rapidfuzz import fuzz
    from rapidfuzz.utils import default_process

    return any(fuzz.token_set_ratio(post, told, processor=default_process) >= 80 for post in one.posts)


def _iri(key: str, manifest: Mapping[str, Any]) -> str:
    """The thing's address: by the service's view, else its identifier space."""
    if suits(key):
        return key
    view = manifest.get("view")
    template = view.get("url") if isinstance(view, Mapping) else None
    if isinstance(template, str) and "{{id}}" in template and suits(template):
        return template.replace("{{id}}", quote(key, safe=""))
    space = manifest.get("identifierSpace")
    return f"{space}{quote(key, safe='')}" if isinstance(space, str) and suits(space) else key


@lru_cache(maxsize=8)
def _manifest(url: str) -> Mapping[str, Any]:
    found = _fetch(Request(url, headers={"Accept": "application/json"}))  # noqa: S310 - `suits` saw to the scheme
    if not isinstance(found, dict) or not ("name" in found or "identifierSpace" in found):
        raise AuthorityError(f"{url}: is no reconciliation service (its answer is no manifest); check the address")
    return found


def _ask(url: str, queries: Mapping[str, Any]) -> Mapping[str, Any]:
    body = urlencode({"queries": json.dumps(queries, ensure_ascii=False)}).encode()
    headers = {"Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"}
    found = _fetch(Request(url, body, headers))  # noqa: S310 - `suits` saw to the scheme
    if not isinstance(found, dict):
        raise AuthorityError(f"{url}: did not answer as a reconciliation service does")
    return found


def _fetch(request: Request) -> Any:
    url = request.full_url
    try:
        with urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310 - `suits` saw to the scheme
            data = answer.read(_LARGEST + 1)
    except HTTPError as error:
        raise AuthorityError(f"{url}: the service refused ({error.code} {error.reason})") from error
    except URLError as error:
        raise AuthorityError(f"{url}: cannot be reached ({error.reason}); is the service running?") from error
    except (TimeoutError, OSError, ValueError) as error:
        raise AuthorityError(f"{url}: cannot be reached ({error}); is the service running?") from error
    if len(data) > _LARGEST:
        raise AuthorityError(f"{url}: its answer is longer than {_LARGEST // 1_000_000} MB")
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise AuthorityError(f"{url}: its answer is no JSON; is it a reconciliation service?") from None
