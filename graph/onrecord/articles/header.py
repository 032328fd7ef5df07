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
from onrecord.articles.units import Unit, prose
from onrecord.model import fold
from onrecord.vocabulary import words

__all__ = ["Header", "agency", "dated", "dateline", "header", "name_like", "paper_like"]

_BYLINE = re.compile(
    r"^(?:(?:Words|Written|Story|Report|Analysis|Exclusive)\s+)?(?:by|BY|By):?\s+"
    r"(?P<names>[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|and|&|de|van|von|der|la|le|al|bin|,))*)"
)
_KEYED = re.compile(
    r"^(?P<key>title|headline|date|published|source|publisher|outlet|paper|author|byline|by|url|link|agency)\s*:\s+"
    r"(?P<value>\S.*)$",
    re.IGNORECASE,
)
_ROLE = re.compile(r"\b(?:correspondent|editor|reporter|writer|columnist)\b", re.IGNORECASE)
_CREDIT = re.compile(r"^[-–—•·|]\s*(?P<name>\S.*)$")
_TIME = re.compile(
    r"\b(?:at\s+)?\d{1,2}[:.h]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*\(?(?:GMT|BST|UTC|CET|CEST|IST|[ECMP][SD]?T)\b\)?)?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:first\s+)?(?:published|updated|posted|created|modified|date|last|on|at|upd|pub)\b:?", re.IGNORECASE
)
_PARTS = re.compile(r"\s*(?:[|•·,;/]|\s[-–—]\s|\n)\s*")
_TERMINAL = re.compile(r"[.!?…;:][\"'”’»)]*$")
_SMALL = frozenset(
    {"of", "the", "and", "&", "de", "del", "la", "le", "les", "los", "der", "die", "das", "di", "da", "for", "in", "on"}
    | {"van", "von", "und", "et", "y", "al", "el", "do", "dos"}
)
_DATELINE = re.compile(
    r"^[\s\"“]*(?P<place>[A-Z][\w.'’ -]*(?:,\s+[\w.'’ -]+){0,3}?)?\s*\((?P<agency>[A-Z][\w .'/&-]{1,40})\)\s*[-–—_:]+\s"
)
_PLACE_LINE = re.compile(
    r"^\s*[A-Z][A-Z.'’ -]{2,40}(?:,\s+[A-Z][\w.'’ -]{1,30}){0,2}(?:,?\s+\d{1,2})?\s+[-–—]{1,2}\s+(?=[A-Z\"“‘'])"
)
_AGENCY_SHAPE = re.compile(r"[A-Z]{2,6}|[A-Z][\w.-]+(?: [\w.-]+){0,3} (?:Press|News|Agency|Wire|Service|Association)")


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


def agency(name: str) -> str:
    """Short name of a known news agency, "" if none is known by that name."""
    found = words("agencies").get(fold(name).strip(" .,"), ())
    return found[0] if found else ""


def dateline(text: str) -> tuple[str, int]:
    """A paragraph's dateline: the agency it names, "" if none, and how many characters it takes, 0 without one.

    PORT SARREL (IPA) — gives ("IPA", 20); PORT SARREL, Vesmere — gives ("", 24).
    """
    match = _DATELINE.match(text[:160])
    if match is not None:
        name = match["agency"].strip()
        known = agency(name) or agency(name.split("/")[0])
        capitals = sum(map(str.isupper, match["place"] or ""))
        unknown = capitals >= 3 and _AGENCY_SHAPE.fullmatch(name) is not None
        if known or unknown:
            return known or name, match.end()
    bare = _PLACE_LINE.match(text[:160])
    return "", bare.end() if bare is not None else 0


def name_like(text: str) -> bool:
    """Whether a line could be a name: up to six words, all with a capital but small ones, no stop at the end."""
    said = text.split()
    if not 1 <= len(said) <= 6 or _TERMINAL.search(text) or re.search(r"[?!:;\"“”]", text):
        return False
    return (
        all(word[:1].isupper() or word[:1].isdigit() or word.lower() in _SMALL for word in said) and text[0].isalpha()
    )


def paper_like(text: str) -> bool:
    """Whether a name is a paper's by its words ("The Sarrel Courier", "news.example.com")."""
    parts = re.findall(r"[\w-]+", fold(text))
    return any(part in words("papers") for part in parts) or re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", text) is not None


def dated(text: str, day: str = "") -> tuple[str, str] | None:
    """(ISO date, what else the line says) of a line that gives a date or an age; None if it is not such a line."""
    if len(text.split()) > 18 or prose(text):
        return None
    found, aged = dates.find(text), dates.age(text, day)
    hit = found or aged
    if hit is None:
        return None
    start, end, value = hit
    rest = text[:start] + " | " + text[end:]
    again = dates.find(rest) or dates.age(rest, day)
    if again is not None:
        rest = rest[: again[0]] + " | " + rest[again[1] :]
    rest = _LABEL.sub(" ", _TIME.sub(" ", rest))
    parts = [part for part in (part.strip(" .:-–—()") for part in _PARTS.split(rest)) if part]
    named = all(name_like(part) or paper_like(part) or _BYLINE.match(part) for part in parts)
    if found is None and not re.search(
        r"[|•·]", text
    ):  # "Ten Years Ago" may be a headline's, "Courier • 3h ago" is not
        named = all(paper_like(part) or _BYLINE.match(part) for part in parts)
    if sum(len(part.split()) for part in parts) > 8 or not named:
        return None
    return value, " | ".join(parts)


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
    if not prose(unit.text) and (first or unit.text[-1] in "?!" or not _TERMINAL.search(unit.text)):
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
    byline = _BYLINE.match(text)
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
    credit = _CREDIT.match(text)
    if credit is not None and name_like(credit["name"]):
        head.publisher = head.publisher or credit["name"].strip()
        return True
    if not name_like(text) or not _LABEL.sub("", text).strip():
        return False
    neighbours = [units[at].text for at in (index - 1, index + 1) if 0 <= at < last]
    if agency(text) and any(_is_line_of_header(neighbour, day) for neighbour in neighbours):
        head.agency = head.agency or agency(text)
        return True
    following = units[index + 1].text if index + 1 < last else ""
    person = 2 <= len(text.split()) <= 3 and not paper_like(text)
    if person and len(following.split()) <= 5 and _ROLE.search(following) and not _BYLINE.match(following):
        head.byline = head.byline or text
        return True
    aged = dates.age(following) is not None and dated(following, day) is not None
    if aged or (paper_like(text) and any(_is_line_of_header(neighbour, day) for neighbour in neighbours)):
        head.publisher = head.publisher or text
        return True
    return False


def _is_line_of_header(text: str, day: str) -> bool:
    return dated(text, day) is not None or (_BYLINE.match(text) is not None and not prose(text))


def _set_names(head: Header, names: str) -> None:
    known = agency(names)
    if known:
        head.agency = head.agency or known
    else:
        head.byline = head.byline or names


def _set_date(head: Header, when: tuple[str, str], text: str) -> None:
    value, rest = when
    head.published = head.published or value
    head.aged = head.aged or (dates.find(text) is None and dates.age(text) is not None)
    for part in filter(None, rest.split(" | ")):
        byline = _BYLINE.match(part)
        if byline is not None:
            _set_names(head, byline["names"])
        elif agency(part):
            head.agency = head.agency or agency(part)
        elif paper_like(part) or part.startswith("The "):
            head.publisher = head.publisher or part
        elif 2 <= len(part.split()) <= 4 and not part.isupper():
            head.byline = head.byline or part
