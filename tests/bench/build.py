"""Words a second and resident memory of a build, split by stage, on one core.

    python tests/bench/build.py [INPUT ...] [--articles N]

Without INPUT: the Wikinews articles of ../shared/corpora, else the sample coverage. Each stage runs over all articles
before the next begins, so that its time and memory are its own. Beside it, in the same run: spaCy's blank tokenizer
with its rule-based sentence splitter, the least that any reader of prose must do. Words are spaCy tokens that are
neither punctuation nor space.
"""

from __future__ import annotations

import argparse
import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, TypeVar

import psutil

ROOT = Path(__file__).resolve().parents[2]
WIKINEWS = ROOT.parent / "shared" / "corpora" / "wikinews"
T = TypeVar("T")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", type=Path)
    parser.add_argument("--articles", type=int, default=200, help="at most this many articles (default 200)")
    options = parser.parse_args()
    inputs = options.inputs or ([WIKINEWS] if WIKINEWS.is_dir() else [ROOT / "tests" / "articles"])
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one core, as the figure promises

    import spacy

    from onrecord import articles as articles_stage
    from onrecord.annotate import annotator
    from onrecord.extractors import extract
    from onrecord.model import Article, Document, Page
    from onrecord.qualify import qualify
    from onrecord.readers import read
    from onrecord.resolve.across import resolve
    from onrecord.resolve.within import referents
    from onrecord.store import Store

    process = psutil.Process()
    rows: list[tuple[str, float, float]] = []

    def stage(name: str, work: Callable[[], T]) -> T:
        started = process_time(), perf_counter()
        result = work()
        # the store writes in threads of its own: the longer of the two clocks is what a user waits for
        rows.append(
            (name, max(process_time() - started[0], perf_counter() - started[1]), process.memory_info().rss / 2**20)
        )
        return result

    skipped: list[Exception] = []
    pages: list[Page] = stage("read", lambda: list(read(inputs, skipped.append)))
    articles: list[Article] = stage("split", lambda: [a for page in pages for a in articles_stage.articles(page)])
    articles = sorted({article.id: article for article in articles}.values(), key=lambda article: article.id)
    articles = articles[: options.articles]
    articles = stage("stories", lambda: articles_stage.stories(articles))
    annotate = stage("load model", annotator)
    documents = stage("annotate", lambda: [Document(article, annotate(article.text)) for article in articles])
    claims = stage("extract", lambda: [extract(document) for document in documents])
    claims = stage("qualify", lambda: [qualify(d, c) for d, c in zip(documents, claims, strict=True)])
    readings = stage("resolve within", lambda: [referents(d, c) for d, c in zip(documents, claims, strict=True)])
    record = stage("resolve across", lambda: resolve(readings))
    with tempfile.TemporaryDirectory() as folder:
        stage("store", lambda: Store.write(record, Path(folder) / "graph"))

    words = sum(1 for document in documents for token in document.doc if not token.is_punct and not token.is_space)
    blank: Any = spacy.blank("en")
    blank.add_pipe("sentencizer")
    blank.max_length = 10**9
    started = process_time()
    for article in articles:
        blank(article.text)
    least = process_time() - started

    total = sum(seconds for name, seconds, _ in rows if name != "load model")
    print(
        f"{len(articles)} articles, {words:,} words, {len(record.statements):,} statements; "
        f"one core; {len(skipped)} skipped\n"
    )
    print(f"{'stage':<16}{'seconds':>9}{'share':>8}{'words/s':>10}{'MiB after':>11}")
    for name, seconds, memory in rows:
        share = f"{seconds / total:7.0%}" if name != "load model" else "      –"
        print(f"{name:<16}{seconds:9.2f} {share}{words / max(seconds, 1e-9):10,.0f}{memory:11.0f}")
    print(f"{'whole build':<16}{total:9.2f} {1:7.0%}{words / total:10,.0f}")
    print(f"{'spaCy blank':<16}{least:9.2f} {least / total:7.0%}{words / least:10,.0f}   (tokens, sentences)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
