"""`make record`: builds the sample coverage, writes it in every format and as a page, and says where to look.

python tests/sample.py FOLDER
"""

from __future__ import annotations

import contextlib
import sys
from collections import Counter
from pathlib import Path

import onrecord
from onrecord.exporters import exporters

TESTS = Path(__file__).resolve().parent
TITLE = "Sample coverage"


def build(record: Path) -> onrecord.RecordFolder:
    """The record of the sample coverage, read from the checkout's top: a page's name is in the graph as it was given,
    and the sample must be the same graph wherever the checkout lies."""
    with contextlib.chdir(TESTS.parent):
        names = [path.relative_to(TESTS.parent) for path in inputs()]
        return onrecord.build(names, record, report=lambda error: print(f"skipped  {error}", file=sys.stderr))


def inputs() -> list[Path]:
    """The sample articles: every file of tests/articles but its notes."""
    return sorted(
        path for path in (TESTS / "articles").iterdir() if path.suffix != ".md" and not path.name.startswith(".")
    )


def write(record: onrecord.RecordFolder, folder: Path) -> list[Path]:
    """The record in every format, and its page. Returns what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    endings = {
        "csv": "csv.zip",
        "csl": "csl.json",
        "ftm": "ftm.json",
        "neo4j": "neo4j.zip",
        "popolo": "popolo.json",
        "xml": "rdf",
    }
    written = [record.export(name, folder / f"record.{endings.get(name, name)}") for name in sorted(exporters())]
    return [*written, record.view(folder / "page.html", title=TITLE)]


def somebody(record: onrecord.RecordFolder) -> str:
    """The person of whom most is on record."""
    people = {entity.id: entity.name for entity in record.record.entities if entity.kind == "person" and entity.named}
    count = Counter(people[each.subject] for each in record.record.statements if each.subject in people)
    return max(sorted(count), key=count.__getitem__)


def main(folder: Path) -> int:
    record_path = folder.parent / "sample.record"
    print("Reading the sample coverage ...", flush=True)
    record = build(record_path)
    written = write(record, folder)
    counts = ", ".join(f"{value} {name}" for name, value in record.about["counts"].items())
    here = Path.cwd()

    def shown(path: Path) -> str:
        return str(path.relative_to(here) if path.is_relative_to(here) else path)

    command = ".venv/bin/onrecord"
    print(f"\nThe sample coverage is on record: {counts}.\n")
    print(f"  See it      open {shown(folder / 'page.html')} in a browser")
    print(f"  Ask it      {command} query {shown(record_path)} offices")
    print(f'  Look up     {command} show {shown(record_path)} "{somebody(record)}"')
    print(f"  As RDF      {shown(folder / 'record.ttl')} and {len(written) - 2} other formats beside it")
    print(f"  Your own    {command} build YOUR_ARTICLES/ -o my.record\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
