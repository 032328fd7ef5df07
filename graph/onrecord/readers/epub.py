"""EPUB (2 and 3): the chapters in the order of the spine, one page each. Nothing is unpacked to disk."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from onrecord import dates
from onrecord.errors import InputError, NotText, TooLarge
from onrecord.model import Page
from onrecord.readers._markup import local, paragraphs, said, xml
from onrecord.readers._source import Source
from onrecord.readers.archive import safe, seekable

__all__ = ["knows", "read"]

_FEWEST = 40
"""Words below which a chapter is a title page, a table of contents or a notice."""


def knows(source: Source) -> int:
    """4 where the content begins as an EPUB container does: its first member says so, unpacked."""
    return 4 if source.head[30:58] == b"mimetypeapplication/epub+zip" else 0


def read(source: Source) -> Iterator[Page]:
    """Its chapters as clean pages, with the book's publisher, authors, date and language.

    Raises NotText (broken, copy-protected), InputError (no chapter with prose), TooLarge.
    """
    try:
        with zipfile.ZipFile(seekable(source)) as book:
            if "META-INF/encryption.xml" in book.namelist() and b"adobe.com/adept" in _part(
                book, "META-INF/encryption.xml", source
            ):
                raise NotText(source.name, "a copy-protected e-book", "get it without protection")
            yield from _chapters(book, source)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError) as error:
        raise NotText(source.name, f"a broken e-book ({str(error)[:80]})", "get it anew") from error


def _part(book: zipfile.ZipFile, name: str, source: Source) -> bytes:
    """One file of the book. Raises KeyError if it is not there, TooLarge above the limit for a page."""
    if not safe(name):
        raise KeyError(f"{name!r} leads out of it")
    with book.open(name) as part:
        data = part.read(source.limits.page + 1)
    if len(data) > source.limits.page:
        raise TooLarge(f"{source.name}!{name}", f"over {source.limits.page:,} bytes in one chapter", "split it")
    return data


def _chapters(book: zipfile.ZipFile, source: Source) -> Iterator[Page]:
    container = xml(_part(book, "META-INF/container.xml", source), source.name)
    package = next((each.get("full-path", "") for each in container.iter() if local(each) == "rootfile"), "")
    opf = xml(_part(book, package, source), source.name)
    about = {key: [said(each) for each in opf.iter() if local(each) == key] for key in ("publisher", "creator", "date")}
    language = next((said(each).lower() for each in opf.iter() if local(each) == "language"), "")
    files = {each.get("id"): each.get("href", "") for each in opf.iter() if local(each) == "item"}
    found = 0
    for each in opf.iter():
        href = files.get(each.get("idref"), "") if local(each) == "itemref" else ""
        if not href:
            continue
        place = posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(href.partition("#")[0])))
        root = xml(_html_entities(_part(book, place, source)), f"{source.name}!{place}")
        body = next((part for part in root.iter() if local(part) == "body"), root)
        text = paragraphs(body)
        if len(text.split()) < _FEWEST:
            continue
        found += 1
        headline = next((said(part) for part in body.iter() if local(part) in ("h1", "h2", "h3")), "")
        yield Page(
            name=f"{source.name}!{place}",
            text=text,
            headline=headline,
            publisher=next(iter(about["publisher"]), ""),
            byline=", ".join(about["creator"]),
            published=dates.iso(next(iter(about["date"]), "")),
            language=language,
            clean=True,
        )
    if not found:
        raise InputError(source.name, "an e-book without prose in it", "check that its chapters are text")


def _html_entities(data: bytes) -> bytes:
    """XHTML's named characters, which no XML parser knows without the DTD that is not fetched, as numbers."""
    from html.entities import name2codepoint

    def number(match: re.Match[bytes]) -> bytes:
        code = name2codepoint.get(match[1].decode("ascii"))
        keep = match[1] in (b"amp", b"lt", b"gt", b"quot", b"apos")
        return match[0] if code is None or keep else b"&#%d;" % code

    return re.sub(rb"&([A-Za-z]{2,8}\d?);", number, data)
