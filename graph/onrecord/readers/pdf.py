"""PDF: press releases and reports with a text layer (pdfminer.six). Scans have none, and say so."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord import dates
from onrecord.errors import InputError, NotText
from onrecord.model import Page, fold
from onrecord.readers._bytes import neat
from onrecord.readers._source import Source

__all__ = ["knows", "read"]

_MOST_PAGES = 300
_NUMBER = re.compile(r"\W*(?:page\s*)?\d+(?:\s*(?:of|/)\s*\d+)?\W*", re.IGNORECASE)
_FIRST = 10
"""Paragraphs among which a headline and a printed date are looked for."""
_BROWSER = re.compile(
    r"skia/pdf|chrom(?:e|ium)|mozilla|firefox|wkhtmltopdf|webkit|safari|quartz pdfcontext", re.IGNORECASE
)
"""Programs that print web pages: the date of their files is the day of printing and not that of the article."""
_TOOL_TITLE = re.compile(r"^(?:microsoft word\b|untitled\b|.*\.(?:docx?|indd|pdf|odt|pages)$|\W*$)", re.IGNORECASE)


def knows(source: Source) -> int:
    """3 where the content begins as a PDF does."""
    return 3 if source.head.startswith(b"%PDF-") else 0


def read(source: Source) -> Iterator[Page]:
    """Its text as one page: paragraphs from the layout, words joined over line breaks, running heads left out.

    Raises NotText if it is broken, encrypted or has no text layer; TooLarge.
    """
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams, LTTextContainer
    from pdfminer.pdfparser import PDFSyntaxError
    from pdfminer.psparser import PSException

    data = source.data(source.limits.whole)
    try:
        sheets = [
            [box.get_text() for box in sheet if isinstance(box, LTTextContainer)]
            for sheet in extract_pages(io.BytesIO(data), maxpages=_MOST_PAGES, laparams=LAParams(boxes_flow=0.5))
        ]
        about = _about(data)
    except (PDFSyntaxError, PSException) as error:
        raise NotText(source.name, f"a broken PDF ({str(error)[:80]})", "save it anew, or its text") from error
    except Exception as error:  # whatever a broken or encrypted file makes the library do, the other inputs go on
        problem = f"a PDF that cannot be read ({type(error).__name__})"
        raise NotText(source.name, problem, "save its text, or print it to a new PDF without a password") from error
    text = neat("\n\n".join(_run_on(_paragraphs(sheets))))
    if len(re.findall(r"\w{2,}", text)) < 20:
        raise NotText(source.name, "a PDF without a text layer (a scan?)", "run it through text recognition first")
    if len(sheets) == _MOST_PAGES:
        source.report(InputError(source.name, f"over {_MOST_PAGES} pages", f"the first {_MOST_PAGES} were read"))
    first = text.split("\n\n")[:_FIRST]
    title = about.get("Title", "")
    if not any(fold(title) in fold(paragraph) for paragraph in first) and _headline_like(first[0]):
        title = ""  # the name of a file or a page; the headline is printed
    yield Page(name=source.name, text=text, headline=title, published=_printed(first) or about.get("Date", ""))


def _headline_like(paragraph: str) -> bool:
    return 3 <= len(paragraph.split()) <= 20 and re.search(r"[.:;,]$", paragraph) is None


def _printed(paragraphs: list[str]) -> str:
    """The day that a short line near the top gives: what is printed goes before what the file says of itself."""
    for paragraph in paragraphs:
        found = dates.find(paragraph)
        if found is not None and len(found[2]) == 10 and len(paragraph.split()) <= 12:
            rest = f"{paragraph[: found[0]]} {paragraph[found[1] :]}"
            if len(re.findall(r"[^\W\d_]{2,}", rest)) <= 6:
                return found[2]
    return ""


def _paragraphs(sheets: list[list[str]]) -> Iterator[str]:
    """The text boxes of all sheets, without those that stand on most sheets (but for their numbers)."""
    tidied = [[_joined(box) for box in boxes] for boxes in sheets]
    counts = Counter(key for boxes in tidied for key in {re.sub(r"\d+", "0", box) for box in boxes})
    for boxes in tidied:
        for box in boxes:
            key = re.sub(r"\d+", "0", box)
            running = len(sheets) > 2 and counts[key] > len(sheets) / 2 and len(box.split()) < 25
            if (
                box
                and not running
                and not re.fullmatch(r"\W*(?:page\s*)?\d+(?:\s*(?:of|/)\s*\d+)?\W*", box, re.IGNORECASE)
            ):
                yield box


def _run_on(paragraphs: Iterable[str]) -> Iterator[str]:
    """The paragraphs, those made whole that a column's or a sheet's end has cut within a sentence."""
    last = ""
    for paragraph in paragraphs:
        if last and paragraph[0].islower() and last[-1] not in ".!?:;" and len(last.split()) >= 6:
            cut = re.search(r"(?<=[a-z])[-\u00ad]$", last)
            last = f"{last[:-1]}{paragraph}" if cut else f"{last} {paragraph}"
            continue
        if last:
            yield last
        last = paragraph
    if last:
        yield last


def _joined(box: str) -> str:
    """A box's lines as one: a word that was divided at a line's end is made whole."""
    box = re.sub(r"(?<=[a-z])[-\u00ad]\n(?=[a-z])", "", box.strip())
    return " ".join(re.sub(r"\(cid:\d+\)", "\ufffd", box).split())


def _about(data: bytes) -> dict[str, str]:
    """Title and date from the document's own information, where they say something."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.utils import decode_text

    found: dict[str, str] = {}
    stated: dict[str, Any] = next(iter(PDFDocument(PDFParser(io.BytesIO(data))).info), {})
    title = stated.get("Title")
    if isinstance(title, bytes):
        words = " ".join(neat(decode_text(title)).split())
        if not _TOOL_TITLE.match(words):
            found["Title"] = words
    made_by = b" ".join(value for key in ("Creator", "Producer") if isinstance(value := stated.get(key), bytes))
    created = None if _BROWSER.search(decode_text(made_by)) else stated.get("CreationDate")
    match = re.match(rb"(?:D:)?(\d{4})(\d\d)(\d\d)", created) if isinstance(created, bytes) else None
    if match:
        found["Date"] = dates.iso("-".join(part.decode("ascii") for part in match.groups()))
    return found
