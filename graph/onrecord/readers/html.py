"""Web pages: the article by trafilatura, what the page says of it from its own metadata. Nothing on it is executed.

Metadata in the order in which they are to be trusted: JSON-LD (schema.org), Open Graph and other meta elements, the
page's markup. trafilatura's own guesses at dates are not asked: they depend on the day on which they are made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import trafilatura
from lxml import etree, html  # type: ignore[import-untyped]
from trafilatura.settings import use_config

from onrecord import dates
from onrecord.errors import EmptyInput, InputError
from onrecord.model import Page, fold
from onrecord.readers._bytes import decode, neat
from onrecord.readers._markup import root
from onrecord.readers._source import Source

__all__ = ["article", "is_html", "knows", "read"]

_TAG = re.compile(
    r"<(?:!doctype html|html|head|body|meta|title|article|main|div|p|h1|section|span|br)\b[^<>]*>", re.IGNORECASE
)
_ROOT = re.compile(r"(?:html|head|body)\b", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!doctype html\b", re.IGNORECASE)
_ARTICLES = frozenset(
    {"Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BlogPosting"}
)
_DATES = (
    *("article:published_time", "published_time", "og:published_time", "datepublished", "date", "pubdate"),
    *("publishdate", "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date"),
)
_DATED = "//time|" + "|".join(f"//*[contains(@class, '{name}')]" for name in ("date", "published", "timestamp", "meta"))
_CONFIG = use_config()
_CONFIG.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")


def is_html(text: str) -> bool:
    """Whether text is a web page: it starts as one, or has three of its elements among its first characters."""
    if text[:1] != "<":
        return False
    begins = _ROOT.match(root(text)) or _DOCTYPE.search(text, 0, 1000)
    return begins is not None or len(_TAG.findall(text[:20_000])) >= 3


def knows(source: Source) -> int:
    """3 where the content is a web page, 2 where only the name says so."""
    if is_html(source.beginning):
        return 3
    return 2 if source.suffix in (".html", ".htm", ".xhtml") and "<" in source.beginning else 0


def read(source: Source) -> Iterator[Page]:
    """The page's article, clean. Raises EmptyInput, NotText, TooLarge, and InputError if no article is found."""
    data = source.data(source.limits.page)
    text, _ = decode(_declared(data), source.name)
    yield article(text, source.name)


def _declared(data: bytes) -> bytes:
    """The bytes as UTF-8 if the page declares another encoding that they are in."""
    match = re.search(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", data[:4096], re.IGNORECASE)
    if match is None or data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode(match[1].decode("ascii")).encode("utf-8", "replace")
        except (LookupError, UnicodeDecodeError):
            return data
    return data


def article(text: str, name: str) -> Page:
    """HTML as a Page that is one clean article. Raises EmptyInput if it has no text, InputError if no article."""
    try:
        tree = html.document_fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
        body = trafilatura.bare_extraction(
            text, include_comments=False, include_tables=False, with_metadata=False, config=_CONFIG
        )
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise EmptyInput(name, "HTML without text") from error
    except Exception as error:  # whatever a broken page makes an extractor do, the other inputs go on
        problem = f"HTML that cannot be read ({type(error).__name__})"
        raise InputError(name, problem, "copy the article's text into a .txt file") from error
    words = neat((getattr(body, "text", "") or "").strip())
    if not words:
        raise InputError(name, "no article found on this page", "copy the article's text into a .txt file")
    said = _Said(tree)
    return Page(
        name=name,
        text="\n\n".join(line for line in words.split("\n") if line.strip()),
        headline=said.headline(),
        publisher=said.publisher(),
        agency=said.linked("provider") if said.linked("provider") != said.publisher() else "",
        byline=said.byline(),
        published=said.published(),
        url=said.url(),
        language=(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").lower(),
        clean=True,
    )


class _Said:
    """What a page says of its article."""

    def __init__(self, tree: html.HtmlElement) -> None:
        self._tree = tree
        self._data = _linked_data(tree)

    def headline(self) -> str:
        stated = self.linked("headline") or self._meta("og:title", "twitter:title", "dc.title", "title")
        return stated or self._only("//h1") or _site_less(self._text("//title"))

    def publisher(self) -> str:
        stated = self.linked("publisher") or self._meta("og:site_name", "publisher", "dc.publisher", "application-name")
        return "" if stated.startswith("http") else stated or self._site()

    def _site(self) -> str:
        """The site's name at the end of the page's title, where what stands before it is the headline."""
        title, headline = self._text("//title"), self._only("//h1") or self.linked("headline") or self._meta("og:title")
        before = _site_less(title)
        name = title[len(before) :].strip(" |–—-")
        return name if headline and fold(before) == fold(headline) and 1 <= len(name.split()) <= 5 else ""

    def byline(self) -> str:
        stated = self.linked("author") or self._meta("author", "article:author", "dc.creator", "byl", "parsely-author")
        found = stated if not stated.startswith("http") else ""
        found = found or self._text("//*[@rel='author' or contains(concat(' ', @class, ' '), ' byline ')]")
        return re.sub(r"^(?:by|words by)\s+", "", found, flags=re.IGNORECASE)[:120]

    def published(self) -> str:
        stated = self.linked("datePublished") or self.linked("dateCreated")
        stated = stated or self._meta(*_DATES)
        return dates.iso(stated) or dates.iso(next(iter(self._tree.xpath("//time/@datetime")), "")) or self._dated()

    def url(self) -> str:
        links = self._tree.xpath("//link[@rel='canonical']/@href")
        stated = [*links, self._meta("og:url"), self.linked("url"), self.linked("mainEntityOfPage")]
        return next((link for link in map(str, stated) if link.startswith(("http://", "https://"))), "")

    def linked(self, key: str) -> str:
        """A value of the page's JSON-LD article, names of people and bodies joined by commas."""
        values = self._data.get(key)
        found = []
        for value in values if isinstance(values, list) else [values]:
            value = value.get("name") or value.get("@id") if isinstance(value, dict) else value
            if isinstance(value, str) and value.strip():
                found.append(" ".join(neat(value).split()))
        return ", ".join(found)

    def _meta(self, *names: str) -> str:
        for wanted in names:
            for element in self._tree.iter("meta"):
                said = element.get("property") or element.get("name") or element.get("itemprop") or ""
                content = " ".join(neat(element.get("content") or "").split())
                if said.lower() == wanted and content:
                    return content
        return ""

    def _text(self, path: str) -> str:
        found = self._tree.xpath(path)
        return " ".join(neat(found[0].text_content()).split()) if found else ""

    def _only(self, path: str) -> str:
        return self._text(path) if len(self._tree.xpath(path)) == 1 else ""

    def _dated(self) -> str:
        """The date in an element that by its name holds one, if it says nothing much besides."""
        for element in self._tree.xpath(_DATED):
            words = " ".join(element.text_content().split())
            found = dates.find(words) if len(words) <= 80 else None
            if found is not None:
                return found[2]
        return ""


def _site_less(title: str) -> str:
    """A title element without the site's name at its end: "Headline | The Courier"."""
    return re.split(r"\s+[|–—]\s+|\s+-\s+(?=[^-]+$)", title)[0].strip()


def _linked_data(tree: html.HtmlElement) -> dict[str, object]:
    """The first JSON-LD object of the page that is an article; empty if there is none or it does not parse."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            data = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind in _ARTICLES for kind in kinds):
                return item
    return {}


def _objects(data: object, depth: int = 0) -> Iterator[dict[str, object]]:
    if isinstance(data, list) and depth < 5:
        for item in data:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph"), depth + 1)
