"""What stands above an article: headline, byline, paper, date or age, in whatever order they come.

Ferry chief quits                    Daily Lantern
By Imogen Farraday                   2 hours ago
Published 5 March 2031, The Courier  - Daily Lantern
                                     U-turn! Minister eats his words
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord import dates
from onrecord.articles.signs import (
    BYLINE,
    LABEL,
    ROLE,
    TERMINAL,
    agency,
    agency_like,
    bylined,
    dated,
    dateline,
    name_like,
    paper_like,
)
from onrecord.articles.units import Unit, prose
from onrecord.model import fold

__all__ = ["Header", "header"]

_KEYED = re.compile(
    r"^(?P<key>title|headline|date|published|source|publisher|outlet|paper|author|byline|by|url|link|agency)\s*:\s+"
    r"(?P<value>\S.*)$",
    re.IGNORECASE,
)
_DESK = re.compile(r"\b(?:bureau|staff|newsroom|newsdesk|correspondents?|reporters?)$", re.IGNORECASE)
_APART = re.compile(r"\s[-–—]\s|[|•·]")
_CREDIT = re.compile(r"^[-–—•·|]\s*(?P<name>\S.*)$")


@dataclass(slots=True)
class Header:
    """What a header says, and the units (by index) of its headline and its other lines; `body` is the first after."""

    headline: str = ""
    publisher: str = ""
    agency: str = ""
    byline: str = ""
    published: str = ""
    url: str = ""
    title: set[int] = field(default_factory=set)
    meta: set[int] = field(default_factory=set)
    body: int = 0
    aged: bool = False


def header(
    units: Sequence[Unit],
    kinds: Sequence[str],
    first: int,
    last: int,
    *,
    day: str = "",
    headline: str = "",
    clean: bool = False,
) -> Header:
    """The header of the units [first, last); `kinds`: what furniture says of each; `day`: the page's own date.

    `headline`: what is known already; then only a line that repeats it is taken for it. `clean`: the text comes from a
    sender who kept headlines apart, so a line that is neither headline, byline nor date belongs to the body.
    """
    head = Header(headline=headline, body=first)
    candidates: list[int] = []
    for index in range(first, last):
        unit = units[index]
        if kinds[index] and not (headline and fold(unit.text) == fold(headline)):
            head.body = max(head.body, index + 1) if kinds[index] in ("line", "menu", "more", "links") else head.body
            continue
        keyed = _KEYED.match(unit.text) if not prose(unit.text) and not clean else None
        if keyed is not None and _keyed(keyed["key"].lower(), keyed["value"].strip(), head):
            (head.title if keyed["key"].lower() in ("title", "headline") else head.meta).add(index)
        elif _meta(units, index, last, head, day):
            head.meta.add(index)
        elif not candidates and headline and fold(unit.text) == fold(headline):
            candidates.append(index)
        elif clean or (headline and candidates) or (head.title and not candidates):
            break
        elif _headline_like(units, index, last, day, first=not candidates):
            candidates.append(index)
        else:
            break
        head.body = index + 1
    _choose(units, candidates, head, last)
    if head.body < last and not head.agency:
        head.agency = dateline(units[head.body].text)[0]
    return head


def _keyed(key: str, value: str, head: Header) -> bool:
    """Take a line such as "Source: The Echo" into the header; False if its value is none of its kind."""
    if key in ("title", "headline"):
        head.headline = head.headline or value
    elif key in ("date", "published"):
        head.published = head.published or dates.iso(value)
        return bool(dates.iso(value))
    elif key in ("url", "link"):
        head.url = head.url or value
        return value.startswith(("http://", "https://"))
    elif key in ("author", "byline", "by"):
        _set_names(head, value)
    elif key == "agency" or agency(value):
        head.agency = head.agency or agency(value) or value
    else:
        head.publisher = head.publisher or value
    return True


def _headline_like(units: Sequence[Unit], index: int, last: int, day: str, *, first: bool) -> bool:
    """Whether the unit could be a headline: no prose; or a sentence, if a header line follows and none was before."""
    unit = units[index]
    if not prose(unit.text) and (first or unit.text[-1] in "?!" or not TERMINAL.search(unit.text)):
        return True
    return first and unit.words <= 25 and index + 1 < last and _meta(units, index + 1, last, Header(), day)


def _choose(units: Sequence[Unit], candidates: list[int], head: Header, last: int) -> None:
    """Which candidate is the headline; where nothing but short lines is left, the body begins right after it."""
    if not candidates:
        return
    known = [index for index in candidates if head.headline and fold(units[index].text) == fold(head.headline)]
    long = [index for index in candidates if units[index].words >= 4]
    chosen = known or long or [max(candidates, key=lambda index: (units[index].words, index))]
    head.title.add(chosen[0])
    if not head.headline:
        head.headline = " ".join(units[chosen[0]].text.lstrip("# ").split())
    if head.body >= last:
        head.body = min(max(chosen[0], *head.meta, chosen[0]) + 1, last)


def _meta(units: Sequence[Unit], index: int, last: int, head: Header, day: str) -> bool:
    """Whether the unit is a header line other than the headline; what it says goes into `head` where still unknown."""
    text = units[index].text.strip("*_ ") or units[index].text
    byline = BYLINE.match(text)
    if byline is not None and not prose(text) and (len(byline["names"].split()) >= 2 or agency(byline["names"])):
        _set_names(head, byline["names"].strip(" ,"))
        when = dated(text[byline.end() :].lstrip(" ,|•·–—-"), day)
        if when is not None:
            _set_date(head, when, text)
        return True
    when = dated(text, day)
    if when is not None:
        _set_date(head, when, text)
        return True
    if byline is None and (head.title or index) and (names := bylined(text)):
        _set_names(head, names)
        return True
    credit = _CREDIT.match(text)
    if credit is not None and name_like(credit["name"]):
        head.publisher = head.publisher or credit["name"].strip()
        return True
    if not name_like(text) or not LABEL.sub("", text).strip():
        return False
    neighbours = [units[at].text for at in (index - 1, index + 1) if 0 <= at < last]
    if agency(text) and any(_is_line_of_header(neighbour, day) for neighbour in neighbours):
        head.agency = head.agency or agency(text)
        return True
    following = units[index + 1].text if index + 1 < last else ""
    person = 2 <= len(text.split()) <= 3 and not paper_like(text)
    if person and len(following.split()) <= 5 and ROLE.search(following) and not BYLINE.match(following):
        head.byline = head.byline or text
        return True
    beside = [neighbour for neighbour in neighbours if _is_line_of_header(neighbour, day)]
    if beside and head.byline and _DESK.search(text):
        return True
    below = dated(following, day) if dates.find(following) is not None else None
    sure = head.byline or text.startswith("The ")
    if below is not None and not below[1] and index and sure and 2 <= len(text.split()) <= 5 and not text.isupper():
        head.publisher = head.publisher or text
        return True
    aged = dates.age(following) is not None and dated(following, day) is not None
    if aged or (paper_like(text) and any(_is_line_of_header(neighbour, day) for neighbour in neighbours)):
        head.publisher = head.publisher or text
        return True
    return False


def _is_line_of_header(text: str, day: str) -> bool:
    return dated(text, day) is not None or (BYLINE.match(text) is not None and not prose(text))


def _set_names(head: Header, names: str) -> None:
    known = agency(names) or (names if agency_like(names) else "")
    if known:
        head.agency = head.agency or known
    else:
        head.byline = head.byline or names


def _set_date(head: Header, when: tuple[str, str], text: str) -> None:
    value, rest = when
    head.published = head.published or value
    head.aged = head.aged or (dates.find(text) is None and dates.age(text) is not None)
    for part in filter(None, rest.split(" | ")):
        byline = BYLINE.match(part)
        if byline is not None:
            _set_names(head, byline["names"])
        elif agency(part):
            head.agency = head.agency or agency(part)
        elif paper_like(part) or part.startswith("The "):
            head.publisher = head.publisher or part
        elif 2 <= len(part.split()) <= 4 and not part.isupper():
            if head.byline and fold(part) not in fold(head.byline) and _APART.search(text):
                head.publisher = head.publisher or part
            head.byline = head.byline or part
