"""Search at scale: builds the index over many generated quotations and names, and types into it.

python tests/bench/search.py [QUOTATIONS]        a million if not said; prints build time, size, and latencies
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "graph"), str(Path(__file__).resolve().parent)]

import pyoxigraph as ox
from invented import GIVEN, SURNAME

from onrecord.rdf.names import CLAIMS, ENTITIES, TYPE
from onrecord.rdf.terms import Quad, dated, iri, mint, nquad, text
from onrecord.serve.search import Index

COMMON = (  # noqa: SIM905
    "the of and to a in that is for on it with was as be by not have we will at they from this our are has but an or"
).split()
SYLLABLES = "ba be bi bo da del dra fen gal har in ka kel lam lo mar mi nor o pel qua ra ri sa sten ta ti ul va wen yo"


def vocabulary(random_: random.Random, size: int = 40_000) -> tuple[list[str], list[float]]:
    """Made-up words with the frequencies of real ones (Zipf's law), the common English ones first."""
    syllables = SYLLABLES.split()
    words = dict.fromkeys(COMMON)
    while len(words) < size:
        words["".join(random_.choices(syllables, k=random_.randint(2, 4)))] = None
    total, cumulative = 0.0, []
    for rank in range(1, size + 1):
        total += 1 / (rank + 2.7)
        cumulative.append(total)
    return list(words), cumulative


def quads(count: int, random_: random.Random) -> Iterator[Quad]:
    """A tenth as many people as quotations; each quotation with its speaker, words and day."""
    people = max(10, count // 10)
    for number in range(people):
        node = mint("entity", f"{number:016x}")
        name = f"{random_.choice(GIVEN)} {random_.choice(SURNAME)}" + (f" {number}" if number % 3 else "")
        yield Quad(node, TYPE, iri("foaf:Person"), ENTITIES)
        yield Quad(node, iri("skos:prefLabel"), text(name), ENTITIES)
        yield Quad(node, iri("skos:altLabel"), text(name.split()[1]), ENTITIES)
    words, cumulative = vocabulary(random_)
    for number in range(count):
        node = mint("statement", f"{number:016x}")
        said = " ".join(random_.choices(words, cum_weights=cumulative, k=random_.randint(8, 45)))
        who = min(int(random_.paretovariate(0.8)) - 1, people - 1)
        day = f"20{random_.randint(10, 30)}-{random_.randint(1, 12):02}-{random_.randint(1, 28):02}"
        yield Quad(node, TYPE, iri("schema:Quotation"), CLAIMS)
        yield Quad(node, iri("rec:subject"), mint("entity", f"{who:016x}"), CLAIMS)
        yield Quad(node, iri("schema:text"), text(said), CLAIMS)
        yield Quad(node, iri("rec:asOf"), dated(day), CLAIMS)


def typed(texts: list[str], ask: Callable[[str], object], letters: int = 0) -> str:
    """What it takes to type each text letter by letter (or whole): median, 95th and 99th percentile, in milliseconds,
    by the clock and by the processor (other work on the machine is in the one and not in the other)."""
    taken = []
    for each in texts:
        for end in range(len(each) if letters else 1, len(each) + 1):
            began, cpu = time.perf_counter(), time.process_time()
            ask(each[:end])
            taken.append((time.perf_counter() - began, time.process_time() - cpu))
    shown = []
    for column in zip(*taken, strict=True):
        ordered = sorted(column)
        at = [ordered[min(len(ordered) - 1, int(len(ordered) * part))] * 1000 for part in (0.5, 0.95, 0.99)]
        shown.append(f"median {at[0]:.2f}, p95 {at[1]:.2f}, p99 {at[2]:.2f} ms")
    return f"{len(taken):,} look-ups: {shown[0]} (processor: {shown[1]})"


def main(count: int) -> None:
    random_ = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        snapshot = Path(folder)
        lines = snapshot / "quads.nq"
        with lines.open("w", encoding="utf-8") as file:
            file.writelines(nquad(quad) for quad in quads(count, random_))
        store = ox.Store(str(snapshot / "graph"))
        store.bulk_load(path=str(lines), format=ox.RdfFormat.N_QUADS)
        store.flush()
        del store
        lines.unlink()
        began = time.perf_counter()
        # in a process of its own, as the server does it, so that its time and memory are its own
        code = "import sys; from pathlib import Path; from onrecord.serve.indexing import build; "
        code += "build(Path(sys.argv[1]), Path(sys.argv[1]) / 'search.sqlite')"
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code, folder], check=True, env={**os.environ, "PYTHONPATH": sys.path[0]})
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        took = time.perf_counter() - began
        size = (snapshot / "search.sqlite").stat().st_size / 2**20
        cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
        print(
            f"{count:,} quotations, {max(10, count // 10):,} names: built in {took:.0f} s ({cpu:.0f} s of processor), "
        )
        print(f"{size:,.0f} MiB on disk, {used.ru_maxrss / 1024:,.0f} MiB of memory at most")
        index = Index(snapshot / "search.sqlite")
        words, cumulative = vocabulary(random.Random(7))
        names = [f"{random_.choice(GIVEN)} {random_.choice(SURNAME)}" for _ in range(60)]
        phrases = [" ".join(random_.choices(words, cum_weights=cumulative, k=3)) for _ in range(60)]
        rare = [" ".join(random_.choices(words, k=2)) for _ in range(30)]
        print("names, as typed:       ", typed(names, lambda each: index.names(each, 10)))
        print("quotations, as typed:  ", typed(phrases, lambda each: index.quotations(each, 10)))
        print("rare words, as typed:  ", typed(rare, lambda each: index.quotations(each, 10)))
        print(
            "a letter left out:     ",
            typed([each[:3] + each[4:] for each in names], lambda each: index.alike(each, 40), 1),
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
