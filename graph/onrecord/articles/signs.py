"""What one line above (or below) an article can be: a byline, a date, a paper's name, an agency's, a dateline."""

from __future__ import annotations

import re

from onrecord import dates
from onrecord.articles.units import prose
from onrecord.model import fold
from onrecord.vocabulary import words

__all__ = [
    *("BYLINE", "LABEL", "ROLE", "TERMINAL", "agency", "agency_like", "bylined", "carried_by", "clock", "dated"),
    *("dateline", "name_like", "paper_like"),
]

BYLINE = re.compile(
    r"^(?:(?:Words|Written|Story|Report|Analysis|Exclusive)\s+)?(?:by|BY|By):?\s+"
    r"(?P<names>[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|and|&|de|van|von|der|la|le|al|bin|,))*)"
)
ROLE = re.compile(r"\b(?:correspondent|editor|reporter|writer|columnist)\b", re.IGNORECASE)
_NAMED_ROLE = re.compile(r"^(?P<names>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,3})(?:,| [-–—|•]) (?P<role>[\w’' -]{4,40})$")
_CARRIED_BY = re.compile(
    r"\bthis (?:report|story|article) (?:by|from) (?P<name>(?:the )?[A-Z][\w.& -]{2,40}?) "
    r"(?:was|is) (?:first )?published\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:at\s+)?\d{1,2}[:.h]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?"
    r"(?:\s*\(?(?:GMT|BST|UTC|CET|CEST|IST|[ECMP][SD]?T)\b\)?)?",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"\b(?:first\s+)?(?:published|updated|posted|created|modified|date|last|on|at|upd|pub)\b:?", re.IGNORECASE
)
_SAYS = re.compile(r"\b(?:said|says|told|was|were|is|are|has|have|had|will|would)\b")
_PARTS = re.compile(r"\s*(?:[|•·,;/]|\s[-–—]\s|\n)\s*")
TERMINAL = re.compile(r"[.!?…;:][\"'”’»)]*$")
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
_AGENCY_NAME = re.compile(
    r"The [A-Z][\w.-]+(?: [\w.-]+){0,2} Press|[A-Z][\w.-]+(?: [\w.-]+){1,3} Press|"
    r"(?:The )?[A-Z][\w.-]+(?: [\w.-]+){0,3} (?:Agency|Wire|News Service|Press Association)"
)


def agency(name: str) -> str:
    """Short name of a known news agency, "" if none is known by that name."""
    found = words("agencies").get(fold(name).strip(" .,"), ())
    return found[0] if found else ""


def agency_like(name: str) -> bool:
    """Whether a byline has the shape of an agency's name and not of a person's: "The Northern Press"."""
    return _AGENCY_NAME.fullmatch(name) is not None


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
    if not 1 <= len(said) <= 6 or TERMINAL.search(text) or re.search(r"[?!:;\"“”]", text):
        return False
    return (
        all(word[:1].isupper() or word[:1].isdigit() or word.lower() in _SMALL for word in said) and text[0].isalpha()
    )


def bylined(text: str) -> str:
    """The names of a line that is nothing but a byline: "By Ann Holt, Health Editor", "Ann Holt, science editor"."""
    text = text.strip("*_ ")
    if prose(text) or len(text.split()) > 12:
        return ""
    byline = BYLINE.match(text)
    if byline is not None and len(byline["names"].split()) >= 2 and not _SAYS.search(text):
        rest = text[byline.end() :].strip(" ,|•·–—-")
        return byline["names"].strip(" ,") if not rest or ROLE.search(rest) or dated(rest) is not None else ""
    named = _NAMED_ROLE.match(text)
    return named["names"] if named is not None and ROLE.search(named["role"]) else ""


def clock(text: str) -> str:
    """The ISO date of a line that is nothing but a date with a time of day: "07:01, 2 Nov 2031"."""
    when = dated(text) if _TIME.search(text) else None
    return when[0] if when is not None and not when[1] and dates.find(text) is not None else ""


def carried_by(text: str) -> str:
    """Whose report it is, where the paper says so below it: "This report by The Fenn Press was first published ..."."""
    match = _CARRIED_BY.search(text)
    return (agency(match["name"]) or match["name"].strip()) if match is not None else ""


def paper_like(text: str) -> bool:
    """Whether a name is a paper's by its words ("The Sarrel Courier", "news.example.com", "The Fenn Post-Dispatch")."""
    parts = re.findall(r"[\w-]+", fold(text))
    parts += [half for part in parts for half in part.split("-") if "-" in part]
    return any(part in words("papers") for part in parts) or re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", text) is not None


def dated(text: str, day: str = "") -> tuple[str, str] | None:
    """(ISO date, what else the line says) of a line that gives a date or an age; None if it is not such a line."""
    if len(text.split()) > 18 or prose(_TIME.sub(" ", text)):
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
    rest = LABEL.sub(" ", _TIME.sub(" ", rest))
    parts = [part for part in (part.strip(" .:-–—()") for part in _PARTS.split(rest)) if part]
    named = all(name_like(part) or paper_like(part) or BYLINE.match(part) for part in parts)
    if found is None and not re.search(
        r"[|•·]", text
    ):  # "Ten Years Ago" may be a headline's, "Courier • 3h ago" is not
        named = all(paper_like(part) or BYLINE.match(part) for part in parts)
    if sum(len(part.split()) for part in parts) > 8 or not named:
        return None
    return value, " | ".join(parts)
