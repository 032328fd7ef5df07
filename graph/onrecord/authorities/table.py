"""A table of names: CSV or TSV with a heading. Who has an address of their own there (url, uri, same as) is known
by it, else by the id."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from onrecord.authorities.known import Known, Wanted, by_name
from onrecord.errors import AuthorityError, InputError
from onrecord.model import fold
from onrecord.rdf.persons import outside

__all__ = ["candidates", "rows", "suits"]

# Headings, folded, that say what a column holds; the first that is there counts.
_COLUMNS = {
    "id": ("id", "identifier", "uri", "url", "iri", "wikidata", "qid", "key", "code"),
    "address": ("uri", "iri", "url", "same as", "sameas"),
    "name": ("name", "label", "full name", "title", "caption"),
    "aliases": ("aliases", "alias", "other names", "also known as", "variants", "alt labels"),
    "kind": ("kind", "type", "schema", "class"),
    "posts": ("office", "offices", "post", "position", "role", "occupation", "job title", "description"),
    "body": ("institution", "organisation", "organization", "body", "party", "employer", "department"),
    "born": ("born", "birth date", "birth year", "date of birth"),
    "died": ("died", "death date", "death year", "date of death"),
    "since": ("since", "start", "start date", "from"),
    "until": ("until", "end", "end date", "to"),
}
_SEVERAL = re.compile(r"\s*[;|]\s*")
_KINDS = {
    "person": "person", "people": "person", "human": "person", "individual": "person",
    "institution": "institution", "organization": "institution", "organisation": "institution",
    "company": "institution", "body": "institution", "publicbody": "institution", "legalentity": "institution",
    "party": "institution", "government": "institution", "agency": "institution",
}  # fmt: skip


def suits(name: str) -> bool:
    """Whether it is a table by its name."""
    return Path(name).suffix.lower() in {".csv", ".tsv"}


def candidates(
    name: str, asked: Iterable[Wanted], report: Callable[[InputError], None]
) -> Iterable[tuple[Wanted, list[Known]]]:
    """Those of the table whose names come near somebody who is wanted. Raises AuthorityError."""
    return by_name(asked, rows(Path(name), report))


def kind_of(text: str) -> str:
    """person, institution, or "" for a word that is neither."""
    return _KINDS.get(re.sub(r"[^a-z]", "", text.casefold()), "")


def rows(path: Path, report: Callable[[InputError], None]) -> list[Known]:
    """Everybody in the table. Rows without a name or an id are reported and passed over."""
    text = read_text(path)
    comma = "\t" if path.suffix.lower() == ".tsv" else _comma(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=comma)
    try:
        table = list(reader)
    except csv.Error as error:
        raise AuthorityError(f"{path}: is no table (line {reader.line_num}: {error})") from None
    if not table:
        raise AuthorityError(f"{path}: is empty")
    heading = [" ".join(fold(cell).replace("_", " ").split()) for cell in table[0]]
    at = {field: heading.index(word) for field, words in _COLUMNS.items() for word in words[::-1] if word in heading}
    if missing := {"id", "name"} - set(at):
        raise AuthorityError(
            f"{path}: no column for {' and '.join(sorted(missing))}; it has {', '.join(map(repr, table[0][:12]))}; "
            + "; ".join(f"{each} may be called {', '.join(_COLUMNS[each])}" for each in sorted(missing))
        )
    addresses = Counter(row[at["address"]].strip() for row in table[1:] if at.get("address", len(row)) < len(row))
    found = []
    for number, row in enumerate(table[1:], 2):

        def cell(field: str, row: list[str] = row) -> str:
            return row[at[field]].strip() if field in at and at[field] < len(row) else ""

        if not any(each.strip() for each in row):
            continue
        if not cell("id") or not cell("name"):
            report(InputError(f"{path}: row {number}", "no name or no id", "fill it in, or take it out"))
            continue
        names = tuple(dict.fromkeys((cell("name"), *filter(None, _SEVERAL.split(cell("aliases"))))))
        posts = [each for each in _SEVERAL.split(cell("posts")) if each]
        bodies = [each for each in _SEVERAL.split(cell("body")) if each]
        whole = [f"{post}, {bodies[0]}" for post in posts] if len(bodies) == 1 and posts else posts + bodies
        dates = cell("born"), cell("died"), cell("since"), cell("until")
        # an address that is theirs alone says more to whoever follows it than a number in this file
        own = cell("address") if addresses[cell("address")] == 1 and outside(cell("address")) == cell("address") else ""
        found.append(Known(own or cell("id"), names, kind_of(cell("kind")), tuple(whole), *dates))
    return found


def read_text(path: Path) -> str:
    """The text of a file. Raises AuthorityError."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise AuthorityError(f"{path}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise AuthorityError(f"{path}: is not UTF-8 at byte {error.start}; save it as UTF-8 text") from error


def _comma(text: str) -> str:
    """The delimiter of the heading: a comma, or the semicolon that some spreadsheets write."""
    line = text.partition("\n")[0]
    return ";" if line.count(";") > line.count(",") else ","
