"""CSL-JSON: the articles as a bibliography, for Zotero, pandoc, citeproc and Word.

An article each, of type "article-newspaper", by the identifier that it has in the record, so that a citation leads
back to it. What is on record itself has no place there, nor has the story that copies share; the agency of a wire story
is the source. Who wrote it is taken from the byline: names that it joins by commas and "and", without jobs; a byline
that is no list of names is given as it stands.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.exporters._outside import day, name, web, write_json
from onrecord.rdf import canonical
from onrecord.resolve.parts import parts
from onrecord.vocabulary import words

if TYPE_CHECKING:
    from onrecord.model import Article, Record
    from onrecord.store import Store

FORMAT = "csl"


def export(store: Store, record: Record, path: Path, *, with_text: bool = False) -> None:  # noqa: ARG001
    """Writes CSL-JSON, in order of date."""
    articles = sorted(canonical(record).articles, key=lambda each: (each.published, each.publisher, each.id))
    write_json(path, [_item(each) for each in articles])


def _item(article: Article) -> dict[str, Any]:
    published = day(article.published)
    values: dict[str, Any] = {
        "id": article.id,
        "type": "article-newspaper",
        "title": name(article.headline),
        "container-title": name(article.publisher),
        "author": _authors(name(article.byline)),
        "issued": {"date-parts": [[int(part) for part in published.split("-")]]} if published else {},
        "source": name(article.agency),
        "URL": web(article.url),
        "language": name(article.language),
    }
    return {key: value for key, value in values.items() if value}


def _authors(byline: str) -> list[dict[str, str]]:
    line = re.sub(r"^by\s*:?\s+", "", byline, flags=re.IGNORECASE).strip(" .")
    if not line:
        return []
    pieces = [piece.strip() for piece in re.split(r"\s*(?:,|;|&|\band\b)\s*", line) if piece.strip()]
    names = [piece for piece in pieces if piece.split()[-1].lower() not in words("offices")]
    if not names or not all(re.fullmatch(r"(?:[^\W\d_a-z][\w.'’-]*\s+)+[\w.'’ -]+", each) for each in names):
        return [{"literal": line}]
    return [_author(each) for each in names]


def _author(words_: str) -> dict[str, str]:
    known = parts(words_)
    return {"family": known.family, "given": known.given} if known.family and known.given else {"literal": words_}
