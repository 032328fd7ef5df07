"""IPTC's XML formats: NewsML-G2 items and messages, and NITF, alone or inside them.

NewsML-G2: iptc.org/std/NewsML-G2; NITF 3.6: iptc.org/std/NITF. Elements are known by their local names, since senders
use several versions of the namespaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from onrecord import dates
from onrecord.errors import InputError
from onrecord.model import Page
from onrecord.readers._markup import local, paragraphs, root, said, xml
from onrecord.readers._source import Source

__all__ = ["knows", "read"]

_ROOT = re.compile(r"(?:\w+:)?(?:newsItem|newsMessage|nitf|packageItem)\b")


def knows(source: Source) -> int:
    """4 where the content begins as NewsML-G2 or NITF does."""
    return 4 if _ROOT.match(root(source.beginning)) else 0


def read(source: Source) -> Iterator[Page]:
    """The text items in it. Items of other kinds (pictures, video, packages) are passed over; an item that is withheld,
    canceled or under embargo is read like any other, since who has the file decides that.

    Raises InputError if it is broken XML or has no text item in it, TooLarge.
    """
    document = xml(source.data(source.limits.whole), source.name)
    items = [document] if local(document) == "nitf" else [each for each in document.iter() if local(each) == "newsitem"]
    found = 0
    for number, item in enumerate(items, 1):
        page = _nitf(item) if local(item) == "nitf" else _item(item)
        if page is not None:
            found += 1
            name = source.name if len(items) == 1 else f"{source.name}:{number}"
            yield Page(name=name, clean=True, **page)
    if not found:
        raise InputError(source.name, "no text item in it", "give items of the kind text, with their content in line")


def _first(item: etree._Element, *path: str) -> etree._Element | None:
    """The first element, in document order, whose last ancestors have these local names."""
    for element in item.iter():
        names, at = list(path), element
        while names and at is not None and local(at) == names[-1]:
            names.pop()
            at = at.getparent()
        if not names:
            return element
    return None


def _words(item: etree._Element, *paths: tuple[str, ...]) -> str:
    return next(filter(None, (said(_first(item, *path)) for path in paths)), "")


def _item(item: etree._Element) -> dict[str, str] | None:
    """A NewsML-G2 news item as the fields of a Page, None if it holds no text in line."""
    inner = next((each for each in item.iter() if local(each) == "nitf"), None)
    fields = _nitf(inner) or {} if inner is not None else {}
    text = fields.get("text", "")
    if not text:
        held = [_first(item, "inlinexml"), _first(item, "inlinedata")]
        texts = (paragraphs(each if len(each) else (each.text or "")) for each in held if each is not None)
        text = next(filter(None, texts), "")
    if not text:
        return None
    provider = _party(_first(item, "itemmeta", "provider"))
    source = _party(_first(item, "contentmeta", "infosource")) or _party(_first(item, "contentmeta", "creditline"))
    created = (("contentmeta", "contentcreated"), ("itemmeta", "firstcreated"), ("itemmeta", "versioncreated"))
    stated = {
        "text": text,
        "headline": _words(item, ("contentmeta", "headline"), ("itemmeta", "title")),
        "publisher": provider,
        "agency": source if source != provider else "",
        "byline": _words(item, ("contentmeta", "by")) or _party(_first(item, "contentmeta", "creator")),
        "published": dates.iso(_words(item, *created)),
        "url": "",
        "language": _language(item),
    }
    return {key: value or fields.get(key, "") for key, value in stated.items()}


def _party(element: etree._Element | None) -> str:
    """The name of a party: its name element, its literal or the last part of its code."""
    if element is None:
        return ""
    named = next((said(each) for each in element if local(each) == "name"), "") or said(element)
    return named or element.get("literal", "") or element.get("qcode", "").rpartition(":")[2]


def _language(item: etree._Element) -> str:
    for element in item.iter():
        if local(element) == "language" and element.get("tag"):
            return str(element.get("tag")).lower()
    return str(item.get("{http://www.w3.org/XML/1998/namespace}lang") or "").lower()


def _nitf(item: etree._Element) -> dict[str, str] | None:
    content = _first(item, "body.content")
    text = paragraphs(content) if content is not None else ""
    if not text:
        return None
    published = ""
    for wanted in ("date.issue", "date.release", "story.date"):
        element = _first(item, wanted)
        if element is not None and not published:
            published = _norm(element.get("norm", "")) or dates.iso(said(element))
    pubdata = _first(item, "pubdata")
    about = dict(pubdata.attrib) if pubdata is not None else {}
    published = published or _norm(about.get("date.publication", ""))
    byline = _words(item, ("byline", "person"), ("body.head", "byline"))
    return {
        "text": text,
        "headline": _words(item, ("hedline", "hl1"), ("head", "title")),
        "publisher": about.get("name", ""),
        "agency": _words(item, ("body.head", "distributor")),
        "byline": re.sub(r"^by\s+", "", byline, flags=re.IGNORECASE),
        "published": published,
        "url": about.get("ex-ref", "") if about.get("ex-ref", "").startswith("http") else "",
        "language": _language(item),
    }


def _norm(value: str) -> str:
    """NITF's dates: 20310305T090000Z."""
    match = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", value)
    return "-".join(match.groups()) if match else ""
