"""Word processors' documents: .docx (Office Open XML) and .odt (OpenDocument), their paragraphs as text.

What is struck out by tracked changes, comments, notes and running heads are left out. The days that a file says of
itself are those of its making and not of any paper: only what is written in the text dates it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from onrecord.errors import EmptyInput, NotText, TooLarge
from onrecord.model import Page
from onrecord.readers._bytes import neat
from onrecord.readers._markup import local, xml
from onrecord.readers._source import Source
from onrecord.readers.archive import seekable

__all__ = ["knows", "read"]

_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_SILENT = frozenset(
    {"del", "movefrom", "instrtext", "deltext", "pict", "drawing", "fallback"}
    | {"annotation", "tracked-changes", "note", "annotation-end", "frame"}
)


def knows(source: Source) -> int:
    """4 where the content begins as one of the two does: a zip with a document of a word processor in it."""
    if source.head.startswith(b"PK") and (source.suffix == ".docx" or b"word/document.xml" in source.head):
        return 4
    return 4 if source.head[30 : 30 + len(_ODT)] == _ODT else 0


def read(source: Source) -> Iterator[Page]:
    """Its text as one page, a paragraph after the other.

    Raises NotText (broken, protected by a password), EmptyInput, TooLarge.
    """
    try:
        with zipfile.ZipFile(seekable(source)) as packed:
            # KeyError if neither is there; NotImplementedError for unknown packing, RuntimeError for a password
            part = "word/document.xml" if "word/document.xml" in packed.namelist() else "content.xml"
            with packed.open(part) as stream:
                data = stream.read(source.limits.page + 1)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError) as error:
        problem = "an Office document without text that can be read"
        raise NotText(source.name, problem, "save it as text or HTML, without a password") from error
    if len(data) > source.limits.page:
        raise TooLarge(source.name, f"over {source.limits.page:,} bytes in one document", "split it")
    lines = [" ".join(neat(line).split()) for line in _paragraphs(xml(data, source.name))]
    text = "\n\n".join(line for line in lines if line)
    if not text:
        raise EmptyInput(source.name, "a document without words")
    yield Page(name=source.name, text=text + "\n")


def _paragraphs(root: etree._Element) -> Iterator[str]:
    """The words of each paragraph or heading; lines that a break parts are paragraphs of their own."""
    for element in root.iter():
        if local(element) in ("p", "h") and not any(local(above) in _SILENT for above in element.iterancestors()):
            yield from "".join(_words(element)).split("\n")


def _words(element: etree._Element) -> Iterator[str]:
    name = local(element)
    if name in _SILENT or not name:
        return
    if name in ("tab", "s"):
        yield " "
    elif name in ("br", "cr", "line-break"):
        yield "\n"
    word = etree.QName(element).namespace.startswith("http://schemas.openxmlformats.org/")
    if element.text and (name == "t" or not word):
        yield element.text
    for child in element:
        if local(child) not in ("p", "h"):  # a text box within a paragraph is read by itself
            yield from _words(child)
        if child.tail and not word:
            yield child.tail
