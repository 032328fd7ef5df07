"""Web archives: WARC (ISO 28500), packed record by record or not, by warcio. WACZ is a zip of them: see archive.py."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.errors import InputError, NotText, TooLarge
from onrecord.model import Page
from onrecord.readers import html
from onrecord.readers._bytes import decode
from onrecord.readers._source import Source

__all__ = ["knows", "read"]

_FEWEST = 40
"""Words below which a page is a menu, a redirect or a notice: a crawl is full of them."""
_WORDS = ("text/html", "application/xhtml+xml", "text/plain")


def knows(source: Source) -> int:
    """4 where the content is a WARC file, or where it is gzip and its name says that WARC is in it.

    So a packed WARC comes here and not to `archive`.
    """
    packed = source.head.startswith(b"\x1f\x8b") and ".warc" in source.name.lower()
    return 4 if source.head.startswith(b"WARC/") or packed else 0


def read(source: Source) -> Iterator[Page]:
    """The article of each archived page of prose: responses and resources with HTML or plain text, each address once.

    Pages without an article (front pages, errors) are counted and reported in one line; broken records likewise.
    Raises NotText if it cannot be read as WARC, InputError if no article is found in it.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    seen: set[tuple[str, str]] = set()
    without = found = unpacked = 0
    try:
        for record in ArchiveIterator(source.stream):
            address = _wanted(record)
            if not address:
                continue
            data = record.content_stream().read(source.limits.page + 1)
            unpacked += len(data)
            if unpacked > source.limits.unpacked:
                raise TooLarge(source.name, f"unpacks to over {source.limits.unpacked:,} bytes", "split it")
            if len(data) > source.limits.page:
                without += 1
                continue
            page = _page(data, address, f"{source.name}!{_shown(address)}")
            if page is None or len(page.text.split()) < _FEWEST:
                without += 1
            elif (address, page.text) not in seen:
                seen.add((address, page.text))
                found += 1
                yield page
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError) as error:  # the last: without an address
        problem = NotText(
            source.name, f"a broken WARC file ({str(error)[:80]})", "capture it anew; what came before was read"
        )
        if not found:
            raise problem from error
        source.report(problem)
    if without and found:
        source.report(InputError(source.name, f"{without} pages in it have no article", "the others were read"))
    elif not found:
        raise InputError(source.name, "no article found in this web archive", "check that it holds pages of prose")


def _wanted(record: Any) -> str:
    """The address of a record that holds a page of prose, "" for any other."""
    kind = record.rec_type
    if kind not in ("response", "resource", "conversion"):
        return ""
    headers = record.http_headers
    if kind == "response" and (headers is None or not str(headers.get_statuscode()).startswith("2")):
        return ""
    stated = (headers.get_header("Content-Type") if headers else record.rec_headers.get_header("Content-Type")) or ""
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    return address if stated.split(";")[0].strip().lower() in _WORDS and address.startswith("http") else ""


def _page(data: bytes, address: str, name: str) -> Page | None:
    try:
        text, _ = decode(data, name)
        page = html.article(text, name) if html.is_html(text.lstrip()) else Page(name=name, text=text)
    except InputError:
        return None
    return replace(page, url=page.url or address)


def _shown(address: str) -> str:
    return "".join(c if c.isprintable() and c != "!" else "\ufffd" for c in address)[:300]
