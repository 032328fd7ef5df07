"""A seeded sample of articles beside what is on record about them, to be read by hand and counted.

    python tests/bench/reading.py FILE.csv... [--articles 20] [--seed 1] [--odd] > sheet.txt

--odd takes rows of odd number only (counted through all files from 0): the half that is never read while rules are
written. For every article: its text, then each statement with its kind, standing and words. Count each as right or
wrong, and what a careful reader finds beside them as missing; the note of a release carries the table.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from onrecord.articles import articles
from onrecord.building import build
from onrecord.model import Article, Record
from onrecord.readers import read


def sheet(record: Record, article: Article) -> str:
    """One article and every statement that has evidence in it, by kind."""
    names = {entity.id: entity.name for entity in record.entities}
    lines = [f"##### {article.headline}  ({article.published})", "", article.text, ""]
    for statement in sorted(record.statements, key=lambda item: (item.relation, item.id)):
        thing = statement.object if statement.literal else names[statement.object]
        extra = [f"{key}={names.get(value, value)}" for key, value in (*statement.roles, *statement.details)]
        for item in statement.evidence:
            if item.span.article == article.id:
                who = f" by {names[item.said_by]}" if item.said_by else ""
                said = "" if statement.relation == "said" else f" | {' '.join(item.span.text.split())}"
                lines.append(
                    f"[{statement.relation}] {names[statement.subject]} -> {' '.join(thing.split())} "
                    f"({', '.join(extra)}) {item.standing}{who}{said}"
                )
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--odd", action="store_true")
    options = parser.parse_args()
    pages = list(read(options.files, lambda error: print(error, file=sys.stderr)))
    rows = [page for number, page in enumerate(pages) if not options.odd or number % 2]
    chosen = random.Random(options.seed).sample(rows, min(options.articles, len(rows)))
    with tempfile.TemporaryDirectory() as folder:
        for number, page in enumerate(chosen):
            for article in articles(replace(page, name=str(number))):
                Path(folder, f"{number}-{article.id}.txt").write_text(
                    f"{article.headline}\n\n{article.published}\n\n{article.text}", "utf-8"
                )
        record = build([folder], Path(folder) / "reading.record").record
    print("\n\n".join(sheet(record, article) for article in record.articles))
    return 0


if __name__ == "__main__":
    sys.exit(main())
