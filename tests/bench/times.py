"""Times in news: what `onrecord.times` makes of each expression of a reference by hand, beside dateparser as it comes.

    python tests/bench/times.py [--errors]

The reference: tests/bench/reference/times.tsv, 15 Wikinews articles. right: found, and the very value; wrong: found,
another value; missing: not found, or no value; extra: found where the reference has none (a value that leans on another
date of the text is no value). dateparser: `search_dates` on the text with the article's date as its base and everything
else as it comes; it tells no exactness, so right is here that its day lies in the value's span of time.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "graph"))

from onrecord.times import bounds, find

REFERENCE = Path(__file__).parent / "reference" / "times.tsv"
CORPUS = ROOT.parent / "shared" / "corpora" / "wikinews" / "wikinews_2019.csv"

Found = tuple[int, int, str]


def reference() -> dict[int, list[Found]]:
    """row -> (start, end, value) of each time."""
    rows: dict[int, list[Found]] = {}
    for line in REFERENCE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            row, start, end, value = line.split("\t")
            rows.setdefault(int(row), []).append((int(start), int(end), value))
    return rows


def ours(text: str, day: str) -> list[Found]:
    """What we find, line by line as a sentence's words are."""
    found = []
    at = 0
    for line in text.splitlines(keepends=True):
        found += [(at + one.start, at + one.end, one.value) for one in find(line, day) if one.value]
        at += len(line)
    return found


def theirs(text: str, day: str) -> list[Found]:
    """What dateparser finds; it gives words, which are looked up in order."""
    from dateparser.search import search_dates

    found, at = [], 0
    settings = {"RELATIVE_BASE": datetime.fromisoformat(day)}
    for words, value in search_dates(text, languages=["en"], settings=settings) or ():
        start = text.find(words, at)
        if start >= 0:
            found.append((start, start + len(words), str(value.date())))
            at = start + len(words)
    return found


def agree(value: str, wanted: str, exact: bool) -> bool:
    """Whether the value is the one wanted, or (not exact) a day that lies in it."""
    span = bounds(wanted)
    return value == wanted or (not exact and span is not None and (span[0] or "0") <= value <= (span[1] or "9"))


def main() -> None:
    """One table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print each that is not right")
    arguments = parser.parse_args()
    csv.field_size_limit(10**9)
    with CORPUS.open(encoding="utf-8", newline="") as file:
        articles = list(csv.DictReader(file))
    tables: dict[str, Counter[str]] = {"onrecord.times": Counter(), "dateparser": Counter()}
    for row, wanted in reference().items():
        text, day = articles[row]["text"], articles[row]["date"]
        body = text.index("\n")
        for name, finder in (("onrecord.times", ours), ("dateparser", theirs)):
            found = [one for one in finder(text, day) if one[0] > body]
            if row == 88 and wanted:  # read as far as its last reference
                found = [one for one in found if one[0] <= wanted[-1][1]]
            used = set()
            for start, end, value in wanted:
                here = [one for one in found if one[0] < end and start < one[1]]
                used |= set(here)
                right = any(agree(one[2], value, name != "dateparser") for one in here)
                verdict = "right" if right else "wrong" if here else "missing"
                tables[name][verdict] += 1
                if arguments.errors and verdict != "right":
                    print(name, row, verdict, repr(text[start:end]), "wanted", value, "found", here)
            for one in found:
                if one not in used:
                    tables[name]["extra"] += 1
                    if arguments.errors:
                        print(name, row, "extra", repr(text[one[0] - 20 : one[1] + 10]), one[2])
    for name, counts in tables.items():
        total = counts["right"] + counts["wrong"] + counts["missing"]
        shares = ", ".join(
            f"{each} {counts[each]} ({counts[each] / total:.0%})" for each in ("right", "wrong", "missing")
        )
        print(f"{name}: {shares}, extra {counts['extra']}, of {total}")


if __name__ == "__main__":
    main()
