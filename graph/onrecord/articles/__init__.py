"""Page in, articles out: cleaned, split, their headers read; and the stories that several papers carry.

articles(page)      Page -> its articles
stories(articles)   the same articles, each with its `story`
"""

from __future__ import annotations

import re

from onrecord.articles.clean import join, kept, kinds
from onrecord.articles.header import Header, header
from onrecord.articles.language import language
from onrecord.articles.signs import agency, agency_like, bylined, carried_by, clock, dateline
from onrecord.articles.split import starts
from onrecord.articles.units import Unit, units
from onrecord.articles.wire import stories
from onrecord.model import Article, Page, fold, identifier

__all__ = ["articles", "stories"]


def articles(page: Page) -> list[Article]:
    """The articles of a page, in its order; none if there is nothing on it but furniture.

    A page that is one clean article gives an article with exactly the page's text. What lies before an article's
    `body` is its header and the dateline (a place and an agency are no news). A page that says `clean` is not split.
    """
    lines = units(page.text)
    names = kinds(lines)
    firsts = starts(page.text, lines, names)[: 1 if page.clean else None]
    found = []
    for first, last in zip(firsts, [*firsts[1:], len(lines)], strict=False):
        article = _article(page, lines, names, first, last if len(firsts) > 1 else len(lines), alone=len(firsts) == 1)
        if article is not None:
            found.append(article)
    return found


def _article(page: Page, lines: list[Unit], names: list[str], first: int, last: int, *, alone: bool) -> Article | None:
    own = first == 0
    while not alone and last > first and not any(map(str.isalnum, lines[last - 1].text)):
        last -= 1  # the rule between two articles is neither's
    head = header(
        lines, names, first, last, day=page.published, headline=page.headline if own else "", clean=page.clean
    )
    names = list(names)
    _late_header(lines, names, head, last)
    body = kept(lines, names, head.body, last)
    above = [
        index for index in range(first, head.body) if index in head.title or (not head.aged and index in head.meta)
    ]
    if alone:
        above = [index for index in range(first, head.body) if not names[index]]
    top = [(lines[index].start, lines[index].end) for index in above]
    if not body and not (top and alone):
        return None
    text, pieces = join(page.text, top + body)
    if len(re.findall(r"\w+", text)) < _LEAST:
        return None
    return Article(
        id=identifier(fold(text), fold(page.publisher if own and page.publisher else head.publisher)),
        text=text,
        headline=head.headline,
        publisher=(page.publisher if own else "") or head.publisher,
        agency=_agency(page, head, own=own),
        byline=(page.byline if own else "") or head.byline,
        published=(page.published if own else "") or head.published,
        url=(page.url if own else "") or head.url,
        language=language(text, page.language),
        page=page.name,
        body=_offset(pieces, body[0][0]) + dateline(page.text[slice(*body[0])])[1] if body else len(text),
        pieces=pieces,
    )


def _late_header(lines: list[Unit], names: list[str], head: Header, last: int) -> None:
    """Bylines and times that stand among the first lines of the body, under a standfirst, are no news; nor is a
    credit at its end, which says whose report it is."""
    for index in range(head.body, min(head.body + _STANDFIRST, last)):
        text = lines[index].text
        by, day = ("", "") if names[index] else (bylined(text), clock(text))
        if by or day:
            names[index] = "line"
            head.byline = head.byline or by
            head.published = head.published or day
    for index in range(max(head.body, last - _CREDITS), last):
        head.agency = head.agency or carried_by(lines[index].text)


_LEAST = 3
"""Words below which there is no article: what is left of a page of links, or of a file that only looks like text."""
_STANDFIRST = 5
_CREDITS = 4


def _agency(page: Page, head: Header, *, own: bool) -> str:
    """The agency, by its short name: what the sender says, a byline or paper that is one, the header, the dateline."""
    for stated in (page.agency, agency(page.byline), agency(page.publisher)) if own else ():
        if stated:
            return agency(stated) or stated
    return head.agency or (page.byline if own and agency_like(page.byline) else "")


def _offset(pieces: tuple[tuple[int, int, int], ...], place: int) -> int:
    """Where a place of the page is in the article's text."""
    for at, start, length in pieces:
        if start <= place < start + length:
            return at + place - start
    raise ValueError(f"place {place} of the page is in no piece of the article")
