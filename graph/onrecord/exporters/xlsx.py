"""A spreadsheet of quotations, as press officers keep one: a row for each place where somebody's words are printed.

    date, paper, headline, speaker, office, words, directness, addressee, link, stories, standing

office: what the article says that the speaker holds, else what was last said before. stories: independent ones that
carry the words. What is no quotation has no place there. Cells are text, never formulas: what looks like one is marked
as text too, for whoever edits it. Line breaks in words become blanks, characters that XML cannot hold U+FFFD; words
beyond the 32,767 characters of a cell are cut, with "…" at their end; rows beyond a sheet's million go on in a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.exporters._outside import Whole, day, name, web
from onrecord.rdf.terms import xml_text

if TYPE_CHECKING:
    from onrecord.model import Record
    from onrecord.store import Store

FORMAT = "xlsx"

COLUMNS = {
    "date": 11, "paper": 20, "headline": 36, "speaker": 22, "office": 26, "words": 80, "directness": 11,
    "addressee": 20, "link": 30, "stories": 8, "standing": 10,
}  # fmt: skip
"""The columns, with their widths in characters."""
LONGEST = 32_767
ROWS = 1_048_575
LINKS = 65_530
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def export(store: Store, record: Record, path: Path, *, with_text: bool = False) -> None:  # noqa: ARG001
    """Writes an Excel workbook."""
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, options) as book:
        rows = sorted(_rows(Whole(record)), key=_order)
        # a date of the record's, not of the clock: the same bytes tomorrow
        newest = max((row[0] for row in rows if len(row[0]) == 10), default="2000-01-01")
        book.set_properties({"title": "Quotations", "author": "OnRecord", "created": _date(newest)})
        _Writer(book).write(rows)


def _date(value: str) -> Any:
    from datetime import datetime

    try:
        found = date.fromisoformat(value)
    except ValueError:
        return None
    # the calendar of spreadsheets begins with 1900
    return datetime(found.year, found.month, found.day) if found.year >= 1900 else None


Row = tuple[str, str, str, int, str, dict[str, str], int]


def _order(row: Row) -> tuple[str | int, ...]:
    # what has no date comes last; one statement may have two pieces of evidence that begin at one place
    return (row[0] or "~", *row[1:5], row[5]["words"], row[5]["standing"])


def _rows(whole: Whole) -> Iterator[Row]:
    names = {key: name(entity.name) for key, entity in whole.entities.items()}
    for each in whole.record.statements:
        if each.relation != "said" or not each.literal or each.detail("negated") == "yes":
            continue
        listeners = sorted({names.get(entity, "") for role, entity in each.roles if role == "addressee"} - {""})
        for piece in each.evidence:
            article = whole.articles.get(piece.span.article)
            if article is None:
                continue
            cells = {
                "paper": name(article.publisher),
                "headline": name(article.headline),
                "speaker": names.get(each.subject, ""),
                "office": whole.office(each.subject, article),
                "words": " ".join(piece.span.text.split()),
                "directness": each.detail("directness"),
                "addressee": "; ".join(listeners),
                "link": web(article.url),
                "standing": piece.standing,
            }
            order = cells["paper"], article.id, piece.span.start, each.id
            date_ = day(article.published) or name(article.published)
            yield (date_, *order, cells, whole.stories(each.evidence))


class _Writer:
    def __init__(self, book: Any) -> None:
        self.book, self.links = book, 0
        self.head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        # what a spreadsheet would take for a formula when the cell is edited
        self.inert = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        self.date = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self.number = book.add_format({"valign": "top"})
        self.link = book.add_format({"font_color": "#0563C1", "underline": 1, "valign": "top"})

    def write(self, rows: list[Row]) -> None:
        for number, at in enumerate(range(0, len(rows) or 1, ROWS)):
            self.sheet("Quotations" if not number else f"Quotations {number + 1}", rows[at : at + ROWS])

    def sheet(self, title: str, rows: list[Row]) -> None:
        sheet = self.book.add_worksheet(title)
        for at, (column, width) in enumerate(COLUMNS.items()):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, column, self.head)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
        for line, row in enumerate(rows, 1):
            self.row(sheet, line, row[0], row[-2], row[-1])

    def row(self, sheet: Any, line: int, day_: str, cells: dict[str, str], stories: int) -> None:
        for at, column in enumerate(COLUMNS):
            found = _date(day_) if column == "date" and len(day_) == 10 else None
            words = xml_text(day_ if column == "date" else cells.get(column, ""))
            if len(words) > LONGEST:
                words = words[: LONGEST - 1] + "…"
            if column == "stories":
                sheet.write_number(line, at, stories, self.number)
            elif found is not None:
                sheet.write_datetime(line, at, found, self.date)
            elif column == "link" and words and len(words) < 2_000 and self.links < LINKS:
                self.links += 1
                sheet.write_url(line, at, words, self.link, string=words)
            elif words:
                sheet.write_string(line, at, words, self.inert if words.startswith(_RISKY) else self.text)
