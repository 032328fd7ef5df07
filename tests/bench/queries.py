"""How long the saved questions take: our store, bare pyoxigraph, rdflib's memory store, in one run.

    python tests/bench/queries.py [--quads 100000 1000000] [--seed 7] [--memory-up-to 100000] [--keep FOLDER]

The record is invented by a seeded generator that has the shape of real coverage: a few people and bodies are spoken
of by nearly everybody, most by few; agency stories are carried by several papers; people quote, hold offices, take
stances and change them. "ours" is everything that `record.query` does (read-only store on disk, rows as Python values
in their order); "bare" is pyoxigraph asked with the same text and its solutions counted, on the same store on disk
and in its own memory store; all are the best of `--repeat`, asked by turns, in processor time, since others may be at
work on the machine; what takes little is asked up to ten times as often. rdflib is asked once, with a limit of
processor time for each question.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "graph")]

from onrecord.model import Article, Entity, Evidence, Record, Statement, identifier

PER_ARTICLE = 245
"""Quads that one article of the generator comes to, about."""

SHORT = 100.0
"""Milliseconds that are spent on a question, times the number of repeats, before it is not asked once more."""

STANCES = ("calls_for", "accepts", "supports", "promises", "rejects", "opposes", "criticises", "condemns", "warns")
STANDINGS = ("asserted",) * 7 + ("reported", "planned", "hedged")
WORDS = (
    "harbour",
    "pump",
    "inquiry",
    "minister",
    "board",
    "flood",
    "wall",
    "report",
    "figures",
    "delay",
    "vote",
    "ferry",
)


def coverage(articles: int, seed: int) -> Record:
    """An invented record of so many articles."""
    chance = random.Random(seed)
    people = [Entity(identifier("p", str(n)), "person", f"Person {n}", (f"P. {n}",)) for n in range(articles // 2 + 5)]
    bodies = [Entity(identifier("b", str(n)), "institution", f"Body {n}") for n in range(articles // 5 + 3)]
    offices = [
        Entity(
            identifier("o", str(n)), "office", f"Office {n}", (), True, (("institution", bodies[n % len(bodies)].id),)
        )
        for n in range(articles // 5 + 3)
    ]
    things = [Entity(identifier("t", str(n)), "proposal", f"proposal {n}") for n in range(articles // 4 + 3)]
    reports = [Entity(identifier("r", str(n)), "report", f"Report {n}") for n in range(articles // 20 + 2)]
    advice = [Entity(identifier("a", str(n)), "recommendation", f"advice {n}") for n in range(articles // 10 + 2)]

    def one(of: list[Entity]) -> Entity:
        # a few are spoken of by nearly everybody
        return of[
            min(int(chance.paretovariate(0.7)) - 1, len(of) - 1) if chance.random() < 0.5 else chance.randrange(len(of))
        ]

    found: list[Article] = []
    places: dict[tuple[Any, ...], list[Evidence]] = {}
    while len(found) < articles:
        story, day = (
            len(found),
            f"20{chance.randrange(25, 31)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
        )
        sentences = [" ".join(chance.choice(WORDS) for _ in range(12)).capitalize() + "." for _ in range(8)]
        text = " ".join(sentences)
        claims: list[tuple[Any, ...]] = []
        for _ in range(2):
            claims.append(
                (
                    one(people).id,
                    "holds",
                    one(offices).id,
                    False,
                    (("status", chance.choice(["current"] * 5 + ["former"])),),
                )
            )
        for _ in range(4):
            claims.append(
                (one(people).id, "said", sentences[chance.randrange(8)][:-1], True, (("directness", "direct"),))
            )
        for _ in range(3):
            negated = (("negated", "yes"),) if chance.random() < 0.05 else ()
            claims.append((one(people).id, chance.choice(STANCES), one(things).id, False, negated))
        if chance.random() < 0.4:
            report = one(reports).id
            claims.append((report, "author", one(people).id, False, ()))
            claims.append((report, "commissioned_by", one(bodies).id, False, ()))
            claims.append((report, "recommends", one(advice).id, False, ()))
            claims.append((report, "recommendation_count", str(chance.randrange(5, 9)), True, ()))
            claims.append(
                (
                    one(bodies).id,
                    "answers",
                    one(advice).id,
                    False,
                    (("answer", chance.choice(["accepted", "rejected"])),),
                )
            )
        stands = [(claim, chance.randrange(8), chance.choice(STANDINGS)) for claim in claims]
        for copy in range(chance.choice((1, 1, 1, 2, 4))):
            paper = f"Paper {chance.randrange(40)}"
            article = Article(f"{story:x}-{copy}", text, f"Headline {story}", paper, published=day, story=f"s{story}")
            found.append(article)
            for claim, number, standing in stands:
                start = sum(len(sentence) + 1 for sentence in sentences[:number])
                sentence = article.span(start, start + len(sentences[number]))
                said_by = people[number].id if standing == "reported" else ""
                place = Evidence(
                    article.span(start, start + len(sentences[number]) - 1), sentence, standing, said_by, "bench"
                )
                places.setdefault(claim, []).append(place)
    statements = [
        Statement(
            identifier(*map(str, claim)),
            claim[0],
            claim[1],
            claim[2],
            claim[3],
            (),
            claim[4],
            tuple(sorted(set(evidence))),
        )
        for claim, evidence in places.items()
    ]
    return Record(tuple(found), tuple(people + bodies + offices + things + reports + advice), tuple(statements))


def best(repeat: int, *asks: Callable[[], int]) -> list[tuple[float, int]]:
    """The shortest time of several, in milliseconds, and the number of rows, for each that asks. They ask by turns, so
    that whatever else the machine does slows all alike; what takes no time is asked more often."""
    times: list[list[float]] = [[] for _ in asks]
    rows = [0] * len(asks)
    while len(times[0]) < repeat or (len(times[0]) < 10 * repeat and sum(map(sum, times)) < SHORT * repeat):
        for at, ask in enumerate(asks):
            start = time.process_time()
            rows[at] = ask()
            times[at].append((time.process_time() - start) * 1000)
    return [(min(each), count) for each, count in zip(times, rows, strict=True)]


def rdflib_times(path: Path, questions: dict[str, str], limit: float) -> dict[str, str]:
    """rdflib's time for each question in milliseconds; one that takes longer than the limit is broken off."""
    import signal
    import warnings

    from onrecord.store import Store
    from onrecord.vocabulary import NAMESPACES

    def enough(*_: object) -> None:
        raise TimeoutError

    warnings.simplefilter("ignore")
    signal.signal(signal.SIGPROF, enough)
    data = Store.open(path).to_rdflib()
    found: dict[str, str] = {}
    for name, text in questions.items():
        start = time.process_time()
        # processor time, as everywhere here: others may be at work on the machine
        signal.setitimer(signal.ITIMER_PROF, limit)
        try:
            list(data.query(text, initNs=dict(NAMESPACES)))
            found[name] = f"{(time.process_time() - start) * 1000:,.0f}"
        except TimeoutError:
            found[name] = f"> {limit * 1000:,.0f}"
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    return found


def _line(name: str, *cells: str) -> str:
    return f"| {name:15} | " + " | ".join(f"{cell:>11}" for cell in cells) + " |"


def graph(quads: int, seed: int, path: Path) -> None:
    """Writes an invented record of about so many quads."""
    from onrecord.store import Store

    whole = coverage(max(quads // PER_ARTICLE, 5), seed)
    start, cpu = time.perf_counter(), time.process_time()
    Store.write(whole, path)
    wrote, worked = time.perf_counter() - start, time.process_time() - cpu
    size = sum(file.stat().st_size for file in path.iterdir()) / 1e6
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"\n{len(whole.articles):,} articles, {len(whole.statements):,} statements: written in {wrote:.1f} s "
        f"({worked:.1f} s of processor, {size:.0f} MB on disk, {most:,.0f} MiB of memory at most)",
        flush=True,
    )


def measure(path: Path, repeat: int, in_memory: bool, limit: float, asked: Sequence[str]) -> None:
    """Prints the table for a graph on disk. in_memory: also for copies in memory, of pyoxigraph and of rdflib, that
    one with a limit of seconds for each question. asked: the questions, all if there are none."""
    import pyoxigraph as ox

    from onrecord.query import query, saved
    from onrecord.store import Store
    from onrecord.vocabulary import NAMESPACES

    store = Store.open(path)
    print(f"{len(store):,} quads\n")
    questions = {name: file.read_text("utf-8") for name, file in saved().items() if not asked or name in asked}
    slow = rdflib_times(path, questions, limit) if in_memory else {}
    memory = ox.Store()
    if in_memory:
        memory.bulk_load(store.dump().encode(), format=ox.RdfFormat.N_QUADS)
    heads = ("question", "rows", "ours, ms", "bare, ms", "ours/bare", "in memory", "rdflib, ms")
    print(_line(*heads))
    print(_line(*("-" * len(head) for head in heads)))
    for name, text in questions.items():

        def ask(engine: ox.Store, text: str = text) -> int:
            answer = engine.query(text, prefixes=dict(NAMESPACES), use_default_graph_as_union=True)
            return sum(1 for _ in answer)  # type: ignore[union-attr, misc]

        def ours_of(name: str = name) -> int:
            return len([tuple(row) for row in query(store, name)])

        asks: list[Callable[[], int]] = [
            ours_of,
            partial(ask, store.engine),
            *([partial(ask, memory)] if in_memory else []),
        ]
        (ours, rows), (disk, _), *rest = best(repeat, *asks)
        held = f"{rest[0][0]:,.1f}" if rest else "not run"
        figures = (f"{rows:,}", f"{ours:,.1f}", f"{disk:,.1f}", f"{ours / disk:.2f}", held)
        print(_line(name, *figures, slow.get(name, "not run")), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quads", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--memory-up-to", type=int, default=100_000, help="largest size that is asked in memory too")
    parser.add_argument("--rdflib-limit", type=float, default=60.0, help="seconds that rdflib gets for one question")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep graphs there, measure those kept there")
    parser.add_argument("--questions", nargs="+", default=[], help="only these")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for quads in given.quads:
            path = (given.keep or Path(folder)) / f"{quads}-{given.seed}"
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                graph(quads, given.seed, path)
            measure(path, given.repeat, quads <= given.memory_up_to, given.rdflib_limit, given.questions)


if __name__ == "__main__":
    main()
