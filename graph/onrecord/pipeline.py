"""Articles in, record out: the house on one page.

readers.read    -> pages        articles.articles -> articles     articles.stories -> which copies are one story
annotate        -> documents    extract, qualify  -> claims       resolve.within   -> readings (one per article)
resolve.across  -> the record   folder            -> kept on disk
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from onrecord.errors import InputError
from onrecord.model import Article, Document, Reading, Record
from onrecord.vocabulary import ontology

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.kept import Kept
    from onrecord.resolve.decisions import Decided

__all__ = ["Built", "assemble", "build", "collect", "fingerprint", "layout", "read_article", "read_articles", "unread"]

T = TypeVar("T")
Report = Callable[[InputError], None]
Annotate = Callable[[str], "Doc"]
Many = Callable[[Sequence[Article]], Iterator[tuple[Reading, InputError | None]]]
Progress = Callable[[Sequence[T], str], Iterable[T]]
"""Passes the items on, one by one, while it shows how far things are; the second argument says what is done."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the record, the readings behind it, and what was left out and why."""

    record: Record
    readings: tuple[Reading, ...]
    read: int
    """Articles read in this run; the others were read before and had not changed."""
    problems: tuple[InputError, ...]


def quietly(items: Sequence[T], what: str) -> Iterable[T]:  # noqa: ARG001 - the signature of Progress
    """Progress that shows nothing."""
    return items


@cache
def fingerprint() -> str:
    """Names the code, words and weights that turn an article into a reading: readings made by another are stale."""
    package = Path(__file__).parent
    rooms = [package / "annotate", package / "extractors", package / "resolve", ontology() / "words"]
    return _digest([*rooms, *(package / name for name in ("model.py", "syntax.py", "qualify.py"))])


@cache
def layout() -> str:
    """Names the code and the ontology that lay a record out as a graph: graphs made by another are not written on."""
    package = Path(__file__).parent
    names = ("rdf", "times", "articles", "decisions", "store.py", "model.py", "dates.py", "vocabulary.py")
    return _digest([*(package / name for name in names), ontology()])


def _digest(rooms: Iterable[Path]) -> str:
    digest = hashlib.blake2b(digest_size=8)
    files: set[Path] = set()
    for room in rooms:
        files.update(room.rglob("*") if room.is_dir() else [room])
    for file in sorted(files):
        if file.suffix in {".py", ".tsv", ".ttl", ".onnx", ".json", ".txt"}:
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def collect(inputs: Iterable[str | Path], report: Report) -> Iterator[Article]:
    """The articles in the inputs, as they stand in them; what cannot be read is reported and passed over."""
    from onrecord.articles import articles
    from onrecord.articles.language import NAMES
    from onrecord.readers import read

    for page in read(inputs, report):
        found = articles(page)
        if not found:
            report(InputError(page.name, "no article found in it", "check that it holds prose, not only links"))
        for article in found:
            if article.language == "en":
                yield article
            else:  # its words would be taken for English ones, and false facts made of them
                name = NAMES.get(article.language, f"another language ({article.language})")
                report(
                    InputError(page.name, f"an article in {name}", "only English is read: translate it, or take it out")
                )


def read_article(article: Article, annotate: Annotate) -> Reading:
    """What one article says, read without knowledge of any other."""
    from onrecord.articles.lines import unwrapped
    from onrecord.extractors import extract
    from onrecord.qualify import qualify
    from onrecord.resolve.within import referents

    document = Document(article, annotate(unwrapped(article.text)))
    return referents(document, qualify(document, extract(document)))


def read_articles(
    articles: Sequence[Article],
    annotate: Annotate | None = None,
    report: Report | None = None,
    progress: Progress[Article] = quietly,
    many: Many | None = None,
) -> Iterator[Reading]:
    """A reading for each article. An article that breaks a stage is reported by name; the others are read.

    many: reads the articles in their order in place of this process (onrecord.workers), if no `annotate` is given.
    """
    if annotate is None and many is not None:
        for _, (reading, problem) in zip(progress(articles, "reading"), many(articles), strict=True):
            if problem is not None:
                if report is None:
                    raise problem
                report(problem)
            yield reading
        return
    if annotate is None and articles:
        from onrecord.annotate import annotator

        annotate = annotator()
    for article in progress(articles, "reading"):
        assert annotate is not None
        try:
            yield read_article(article, annotate)
        except Exception as error:
            if report is None:
                raise
            report(unread(article, f"could not be read ({type(error).__name__}: {error})"))
            yield Reading(article)


def unread(article: Article, why: str) -> InputError:
    """What is said of an article that broke a stage."""
    return InputError(f"{article.page}: {article.headline or article.id}", why, "please report this as a bug")


def assemble(
    readings: Iterable[Reading], decided: Decided | None = None, kept: Kept | None = None
) -> tuple[Record, tuple[Reading, ...]]:
    """All readings as one record. Which copies are one story is found anew over all articles. decided: what persons
    decided. kept: what is known from earlier builds; the result does not depend on it."""
    from onrecord.articles import stories
    from onrecord.resolve.across import resolve
    from onrecord.sweeping import unswept

    by_id = {reading.article.id: reading for reading in readings}
    with unswept():
        told = stories([by_id[key].article for key in sorted(by_id)], kept.sketches if kept else None)
        final = tuple(
            reading if (reading := by_id[article.id]).article is article else replace(reading, article=article)
            for article in told
        )
        return resolve(final, decided, kept.memory if kept else None), final


def build(
    inputs: Iterable[str | Path],
    known: Iterable[Reading] = (),
    report: Report | None = None,
    annotate: Annotate | None = None,
    progress: Progress[Article] = quietly,
    decided: Decided | None = None,
    many: Many | None = None,
    kept: Kept | None = None,
) -> Built:
    """Reads the inputs on top of readings that exist: new articles are read, changed pages replace what they were.

    known: readings of an earlier build with the same `fingerprint()`. Articles of a page that is read again and no
    longer has them are dropped; so are those of files that have gone from a folder that is an input. decided: what
    persons decided. many: see `read_articles`. kept: see `assemble`. Raises DecisionError if two decisions
    contradict each other.
    """
    problems: list[InputError] = []

    def note(problem: InputError) -> None:
        problems.append(problem)
        if report is not None:
            report(problem)

    names = [str(item) for item in inputs]
    found = {article.id: article for article in collect(names, note)}
    failed = {problem.name for problem in problems}
    pages = {article.page for article in found.values()}
    read: dict[str, Reading] = {}
    for reading in known:
        article = found.get(reading.article.id)
        if article is not None and article.text == reading.article.text:
            read[article.id] = replace(reading, article=article)
        elif article is None and not _gone(reading.article, pages, failed, names):
            read[reading.article.id] = reading
    fresh = [found[key] for key in sorted(found) if key not in read]
    for reading in read_articles(fresh, annotate, note, progress, many):
        read[reading.article.id] = reading
    record, readings = assemble(read.values(), decided, kept)
    return Built(record, readings, len(fresh), tuple(problems))


def _gone(article: Article, pages: set[str], failed: set[str], inputs: Sequence[str]) -> bool:
    """Whether an article of an earlier build has gone from what is read now (one that failed may yet come back)."""
    if article.page in pages:
        return True
    if any(name == article.page or name.startswith(f"{article.page}:") for name in failed):
        return False
    return any(
        article.page == item or article.page.startswith(item.rstrip("/") + "/") for item in inputs if item != "-"
    )
