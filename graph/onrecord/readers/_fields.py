"""Fields of a row or an object to a Page: what senders call the text, the headline, the paper, the date ..."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping

from onrecord import dates
from onrecord.model import Page
from onrecord.readers._bytes import neat

__all__ = ["has_text", "page", "recognised"]

_NAMES = {
    "text": "text body content article articlebody bodytext fulltext maintext articletext contenttext plaintext"
    " cleanedtext story html contenthtml bodyhtml bodyxhtml rawhtml",
    "headline": "headline title head name articletitle articleheadline heading webtitle",
    "publisher": "publisher publication outlet source sourcename site sitename newspaper paper medium provider domain"
    " copyrightholder",
    "agency": "agency newsagency wire wireservice newswire",
    "byline": "byline by author authors writer writers creator reporter reporters journalist",
    "published": "published date datepublished publisheddate publishedat publishdate publicationdate pubdate"
    " pubdatetime publishedtime publishtime webpublicationdate firstpublished firstpublicationdate firstcreated"
    " contentcreated versioncreated created createdat timestamp datetime time dateline",
    "url": "url link uri weburl permalink canonical canonicalurl sourceurl articleurl",
    "language": "language lang locale inlanguage",
}
_WANTED = {field: tuple(names.split()) for field, names in _NAMES.items()}


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def has_text(names: Iterable[str]) -> bool:
    """Whether one of the names is a field that holds an article's text."""
    return not set(_WANTED["text"]).isdisjoint(map(_plain, names))


def recognised(names: Iterable[str]) -> int:
    """How many of the names are those of a field that we know."""
    known = {name for wanted in _WANTED.values() for name in wanted}
    return len(known.intersection(map(_plain, names)))


def page(fields: Mapping[str, object], name: str) -> Page | None:
    """The fields as a Page that is one clean article; None if none of them holds text.

    Names count without regard to case, hyphens and underscores. Values may be lists (paragraphs, authors) and objects
    with a name; dates may be words or seconds since 1970.
    """
    values = {_plain(key): value for key, value in fields.items()}
    _ninjs(values)
    found = {field: _first(values, names) for field, names in _WANTED.items() if field not in ("text", "published")}
    text = next((words for key in _WANTED["text"] if (words := neat(_words(values.get(key), "\n\n"))).strip()), "")
    if not text:
        return None
    if found["publisher"].startswith(("http://", "https://")):
        found["publisher"] = found["publisher"].split("/")[2]
    return Page(name=name, text=text, published=_date(values), clean=True, **found)


def _ninjs(values: dict[str, object]) -> None:
    """IPTC ninjs 2 and 3 (iptc.org/std/ninjs) give lists of headlines and bodies by role: the main, the plain first."""
    for key, role, kind, field in (("headlines", "main", "", "headline"), ("bodies", "", "text/plain", "body")):
        given = values.get(key)
        listed = [each for each in given if isinstance(each, Mapping)] if isinstance(given, list) else []

        def rank(each: Mapping[str, object], role: str = role, kind: str = kind) -> tuple[bool, bool]:
            stated = str(each.get("contentType", each.get("contenttype", "")))
            return (bool(role) and each.get("role") != role, bool(kind) and stated.lower() != kind)

        best = min(listed, key=rank, default=None)
        if best is not None and isinstance(best.get("value"), str):
            values[field] = best["value"]


def _first(values: Mapping[str, object], names: Iterable[str]) -> str:
    return next((words for key in names if (words := " ".join(neat(_words(values.get(key), ", ")).split()))), "")


def _words(value: object, between: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        parts = (_words(value.get(key), between) for key in ("name", "title", "text", "#text"))
        return next(filter(None, parts), "")
    if isinstance(value, list):
        return between.join(filter(None, (_words(part, between) for part in value)))
    return ""


def _date(values: Mapping[str, object]) -> str:
    for key in _WANTED["published"]:
        value = values.get(key)
        if isinstance(value, str) and re.fullmatch(r"\d{9,13}(?:\.\d+)?", value.strip()):
            value = float(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = _epoch(value)
        found = dates.iso(_words(value, " "))
        if found:
            return found
    return ""


def _epoch(seconds: float) -> str:
    """Seconds (or milliseconds) since 1970 as a day; a bare year stays one."""
    if 1500 <= seconds <= 2200:
        return str(int(seconds))
    try:
        when = seconds / 1000 if seconds > 1e11 else seconds
        return str(datetime.datetime.fromtimestamp(when, datetime.UTC).date()) if when > 1e6 else ""
    except (OverflowError, ValueError, OSError):
        return ""
