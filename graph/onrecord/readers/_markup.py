"""Markup inside other formats: XML read without any of its dangers, and HTML or NITF blocks as paragraphs of text."""

from __future__ import annotations

from lxml import etree, html  # type: ignore[import-untyped]

from onrecord.errors import InputError
from onrecord.readers._bytes import neat

__all__ = ["local", "paragraphs", "root", "said", "xml"]

_BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "div", "section", "article", "td", "th", "tr", "pre"}
    | {"figcaption", "dd", "dt", "hl1", "hl2", "block", "note"}
)
_SILENT = frozenset(
    {"script", "style", "head", "template", "noscript", "iframe", "svg", "math", "form", "button", "nav", "media"}
)


def xml(data: bytes, name: str) -> etree._Element:
    """The root of an XML document: no entity is expanded, nothing is fetched. Raises InputError if it is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(name, f"broken XML ({str(error)[:80]})", "check it with an XML validator") from error


def root(beginning: str) -> str:
    """The first tag of an XML document by its beginning, without brackets; "" if none is in sight.

    Declarations, comments and a document type before it are passed over one by one, in linear time.
    """
    beginning = beginning[: 1 << 16]
    at = 0
    while True:
        while beginning[at : at + 1].isspace():
            at += 1
        for opening, closing in (("<?", "?>"), ("<!--", "-->"), ("<!DOCTYPE", ">")):
            if beginning[at : at + len(opening)].upper() == opening:
                inner = beginning.find("[", at), beginning.find(">", at)
                own = opening == "<!DOCTYPE" and 0 <= inner[0] < inner[1]
                end = beginning.find("]" if own else closing, at)
                end = beginning.find(">", end) if own and end >= 0 else end
                if end < 0:
                    return ""
                at = end + (1 if own else len(closing))
                break
        else:
            end = beginning.find(">", at)
            return beginning[at + 1 : end] if beginning.startswith("<", at) and end > 0 else ""


def local(element: etree._Element) -> str:
    """An element's name without its namespace, lower case; "" for comments and the like."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def said(element: etree._Element | None) -> str:
    """All words of an element, white space tidied; "" for none."""
    return "" if element is None else " ".join(neat("".join(element.itertext())).split())


def paragraphs(markup: str | etree._Element) -> str:
    """HTML, XHTML or NITF as text: each block a paragraph, what is not prose (scripts, forms, menus) left out."""
    if isinstance(markup, str):
        if not markup.strip():
            return ""
        try:
            markup = html.fragment_fromstring(markup, create_parent="div")
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            return " ".join(neat(markup).split())
    found: list[list[str]] = [[]]

    def walk(element: etree._Element) -> None:
        name = local(element)
        if not name or name in _SILENT:
            return
        if name in _BLOCKS or name == "br":
            found.append([])
        found[-1].append(element.text or "")
        for child in element:
            walk(child)
            found[-1].append(child.tail or "")
        if name in _BLOCKS:
            found.append([])

    try:
        walk(markup)
    except RecursionError:
        return said(markup)
    lines = (" ".join(neat("".join(parts)).split()) for parts in found)
    return "\n\n".join(line for line in lines if line)
