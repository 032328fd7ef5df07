"""What a large build costs: reading by 1, 2 ... processes, resolving and loading as the record grows by ten.

    python tests/bench/scale.py [--articles 400] [--workers 1 2] [--sizes 2000 20000] [--known 1000 2000 5000]
                                [--check] [--corpus CORPORA]

Reading: Wikinews articles of ../shared/corpora, multiplied and varied (sentences of several put together, names and
figures changed), so that no two are copies. Resolving and loading: made-up readings (identity_coverage.py), since what
they cost depends on how many people there are, not on the words. The slope is the exponent of the growth: 1.0 is ten
times the time for ten times the articles. Memory is resident, in MiB; a worker's is the largest that was seen.

One change: a record of so many made-up articles is brought up to date by `onrecord.build`, the real one, after one
article has come, changed or gone; seconds of processor time (all threads, the engine's too) in a process of its own,
where nothing but the language model is warm, the parts of it for the article that came, and how many quads changed.
`--check` compares the graph, byte for byte, with that of a build of everything at once. `--articles 0` leaves out the
reading, `--sizes` alone the growth.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "graph"), str(ROOT / "tests" / "resolve"), str(Path(__file__).parent)]

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from unittest import mock

import psutil
from identity_coverage import coverage
from stories import wikinews

import onrecord.articles
import onrecord.generations
import onrecord.resolve.across
import onrecord.store
from onrecord import building, folder, pipeline
from onrecord.annotate import annotator
from onrecord.articles import articles
from onrecord.desk import Desk
from onrecord.kept import Kept
from onrecord.model import Article, Page, Reading
from onrecord.resolve.across import resolve
from onrecord.store import Store
from onrecord.workers import readers


def varied(corpora: Path, number: int, seed: int = 1) -> list[Article]:
    """So many articles, each of 250 to 400 words of real prose in an order that no other has."""
    chance = random.Random(seed)
    base = wikinews(corpora)
    names = sorted(
        {word for _, text in base for part in text for word in re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}", part)}
    )
    out: list[Article] = []
    while len(out) < number:
        parts = [chance.choice(chance.choice(base)[1]) for _ in range(6)]
        swaps = {name: chance.choice(names) for name in names if chance.random() < 0.3}
        text = "\n\n".join(re.sub(r"\b[A-Z][a-z]{3,}\b", lambda m, s=swaps: s.get(m[0], m[0]), part) for part in parts)
        page = Page(f"made/{len(out)}.txt", text, f"Report {len(out)}", published="2020-03-05", clean=True)
        out += articles(page)[:1]
    return out


class Watched(threading.Thread):
    """The largest resident memory of this process's children, MiB, while it runs."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most, self.over = 0.0, threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.2):
            for child in psutil.Process().children(recursive=True):
                try:
                    self.most = max(self.most, child.memory_info().rss / 2**20)
                except psutil.Error:
                    continue


KEPT = """Ferry line sold

2 May 2032

The ferry line was sold to the Calder Harbour Board on Friday, its owner, Ida Marsh, said.
"""
CHANGE = """Harbour board chair resigns

By Ada Quill, 3 May 2032

The chair of the Calder Harbour Board, Tamsin Vale, resigned on Monday. "The gates were my charge and they failed," she
said. The minister for rivers, Idris Rook, called for a public inquiry into the gates.
"""
VERBS = ("come", "changed", "gone")


def changes(size: int, check: bool) -> dict[str, dict[str, float]]:
    """For an article that comes, changes and goes: seconds of processor time by part, in a record of so many."""
    found: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as place:
        record, coverage_ = Path(place, "scale.record"), Path(place, "coverage")
        coverage_.mkdir()
        record.mkdir()
        readings, _ = coverage(size)
        known = [*readings, *_read(coverage_, KEPT, "kept.txt")]
        _lay(record, known)
        for verb in VERBS:
            page = coverage_ / "change.txt"
            if verb == "gone":
                page.unlink()
            else:
                page.write_text(CHANGE if verb == "come" else CHANGE.replace("public inquiry", "full audit"), "utf-8")
            ran = subprocess.run(
                [sys.executable, __file__, "--child", record, coverage_], capture_output=True, text=True, check=True
            )
            found[verb] = json.loads(ran.stdout)
            if check:
                now = [*readings, *pipeline.read_articles(list(pipeline.collect([coverage_], print)))]
                whole, _ = pipeline.assemble(now)
                with folder.open_record(record).store as store:
                    found[verb]["same"] = store.dump() == Store.memory(whole).dump()
    return found


def _read(place: Path, text: str, name: str) -> list[Reading]:
    (place / name).write_text(text, "utf-8")
    return list(pipeline.read_articles(list(pipeline.collect([place], print))))


def _lay(path: Path, readings: list[Reading]) -> None:
    """A record of readings, as a build leaves it."""
    kept = Kept()
    record, known = pipeline.assemble(readings, None, kept)
    building.write(path, pipeline.Built(record, known, len(known), ()), Desk.open(path, {}, None, print), kept)


def child(record: Path, coverage_: Path) -> None:
    """One build, in a process of its own: prints its seconds by part."""
    took: dict[str, float] = {}
    parts: tuple[tuple[str, Any, str], ...] = (
        ("load readings", building, "readings"),
        ("read the article", pipeline, "read_article"),
        ("stories", onrecord.articles, "stories"),
        ("resolve", onrecord.resolve.across, "resolve"),
        ("parts", onrecord.generations, "parts"),
        ("what changed", onrecord.store, "changes"),
        ("store", Store, "rewrite"),
        ("store anew", Store, "write"),
    )

    def clocked(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            began = time.process_time()
            result = work(*given, **named)
            took[name] = took.get(name, 0.0) + time.process_time() - began
            return result

        return run

    page = Page("warm.txt", KEPT.replace("Ida", "Ada"), clean=True)
    for article in articles(page):
        pipeline.read_article(article, annotator())  # the model is loaded before
    with ExitStack() as undo:
        for name, room, verb in parts:
            undo.enter_context(mock.patch.object(room, verb, clocked(name, getattr(room, verb))))
        began, wall = time.process_time(), time.perf_counter()
        built = building.build([coverage_], record)
        took["all"], took["wall"] = time.process_time() - began, time.perf_counter() - wall
    took["store"] = took.get("store", 0.0) - took.get("what changed", 0.0)
    took["all the rest"] = took["all"] - sum(took[name] for name, *_ in parts if name in took)
    told = json.loads((built.snapshot / "parts.json").read_text("utf-8"))
    print(json.dumps({**took, "quads changed": told["grown"], "quads": told["size"]}))


def growing(sizes: list[int], check: bool) -> None:
    """One change, as the record grows."""
    costs = []
    for size in sizes:
        found = changes(size, check)
        costs.append((size, *(found[verb]["all"] for verb in VERBS)))
        print(f"\none article in a record of {size:,}, s of processor time: ", end="")
        print(", ".join(f"{verb} {found[verb]['all']:.2f} ({found[verb]['wall']:.1f} by the clock)" for verb in VERBS))
        if check:
            print("the same graph" if all(found[verb]["same"] for verb in VERBS) else "ANOTHER GRAPH")
        took = found["come"]
        print("| " + " | ".join(took) + " |\n|" + " --- |" * len(took))
        print("| " + " | ".join(f"{each:.2f}" if each < 1000 else f"{each:,.0f}" for each in took.values()) + " |")
    for (small, *less), (large, *more) in itertools.pairwise(costs):
        slopes = [math.log(b / a) / math.log(large / small) for a, b in zip(less, more, strict=True)]
        each = [(b - a) / (large - small) * 1000 for a, b in zip(less, more, strict=True)]
        told = ", ".join(f"{v} {s:.2f} ({ms:.2f} ms an article)" for v, s, ms in zip(VERBS, slopes, each, strict=True))
        print(f"\nslope from {small:,} to {large:,}: {told}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--sizes", type=int, nargs="*", default=[2000, 20000])
    parser.add_argument(
        "--known", type=int, nargs="*", default=[1000, 2000, 5000], help="articles known before one change"
    )
    parser.add_argument("--check", action="store_true", help="compare each graph with that of a full build")
    parser.add_argument("--child", type=Path, nargs=2, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        child(*arguments.child)
        return
    if arguments.articles:
        reading(arguments)
    growth(arguments.sizes)
    growing(arguments.known, arguments.check)


def reading(arguments: argparse.Namespace) -> None:
    """Reading by 1, 2 ... processes."""
    if not arguments.corpus.is_dir():
        sys.exit(f"{arguments.corpus}: not here; say where the corpora are with --corpus")
    given = varied(arguments.corpus, arguments.articles)
    words = sum(len(article.text.split()) for article in given)
    print(f"| processes | seconds for {len(given)} articles | articles a second | words a second | MiB each |")
    print("| --- | --- | --- | --- | --- |")
    alone = None
    for number in arguments.workers:
        watched = Watched()
        watched.start()
        began = time.perf_counter()
        with readers(number) as read:
            found = [reading for reading, _ in read(given)]
        seconds = time.perf_counter() - began
        watched.over.set()
        alone = alone or found
        same = "" if found == alone else " (OTHER READINGS)"
        speed = f"{len(given) / seconds:.1f} | {words / seconds:,.0f}"
        print(f"| {number}{same} | {seconds:.1f} | {speed} | {watched.most:.0f} |")


def growth(sizes: list[int]) -> None:
    """Resolving and loading as the record grows."""
    print("\n| articles | resolve, s | load, s | quads | MiB |\n| --- | --- | --- | --- | --- |")
    costs: list[tuple[int, float, float]] = []
    for size in sizes:
        readings, _ = coverage(size)
        began = time.perf_counter()
        record = resolve(readings)
        resolved = time.perf_counter() - began
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            Store.write(record, Path(folder) / "graph")
            loaded = time.perf_counter() - began
            quads = sum(1 for _ in Store.open(Path(folder) / "graph").quads())
        memory = psutil.Process().memory_info().rss / 2**20
        costs.append((size, resolved, loaded))
        print(f"| {size:,} | {resolved:.1f} | {loaded:.1f} | {quads:,} | {memory:.0f} |")
    for (small, *less), (large, *more) in itertools.pairwise(costs):
        slopes = [math.log(b / a) / math.log(large / small) for a, b in zip(less, more, strict=True)]
        print(f"\nslope from {small:,} to {large:,}: resolve {slopes[0]:.2f}, load {slopes[1]:.2f}")


if __name__ == "__main__":
    main()
