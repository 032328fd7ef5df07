"""Who is who across articles, measured: against a reference made by hand, Re-DocRED, and the clock.

    python tests/bench/identity.py                     everything, as one table
    python tests/bench/identity.py --errors            the false and the missing merges of the reference, one by one
    python tests/bench/identity.py --errors --held     also of the part that nobody looks at while changing rules
    python tests/bench/identity.py --grounds           how often each reason for a merge is right (for grounds.tsv)
    python tests/bench/identity.py --scale 1000 5000   seconds for so many made-up articles only

The reference (reference/identity.tsv) has the places of names in 14 Wikinews articles and 5 of our own, with who each
is. Pairwise and B3 are over all its mentions, across all articles. A mention that we do not find is alone.

Re-DocRED says who is who within each document, not across: every document is read, all are resolved together as one
coverage, and B3 and pairs are over mentions keyed by (document, gold cluster), two mentions of different documents
never being compared. How many gold clusters of different documents we make one, and how many of those bear no name in
common ("false" as far as one can tell without reading), stands beside it; --errors lists the latter.

The baseline in the same run: one folded string, one entity (within the reference across articles; in Re-DocRED within
the document).
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
import time
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "graph"), str(ROOT / "tests" / "bench")]

import coreference
from identity_coverage import coverage, judge

from onrecord.annotate import annotator
from onrecord.model import Article, Document, Reading, Record, Span, fold
from onrecord.pipeline import collect, read_article
from onrecord.resolve.across import judged, resolve
from onrecord.resolve.body_names import body_key
from onrecord.resolve.within import resolved

REFERENCE = Path(__file__).parent / "reference" / "identity.tsv"
WIKINEWS = ROOT.parent / "shared" / "corpora" / "wikinews"
KINDS = {"p": "person", "i": "institution"}
Scores = tuple[float, float, float]


@dataclass(frozen=True)
class Named:
    """A mention of the reference, at its place in the article as it is read: who it is, and which part it is of."""

    span: Span
    key: str
    part: str

    @property
    def kind(self) -> str:
        return KINDS[self.key[0]]


def reference() -> tuple[list[Article], list[Named]]:
    """The articles of the reference, and its mentions."""
    places: dict[tuple[str, str], list[tuple[int, int, str, str]]] = defaultdict(list)
    for line in REFERENCE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            file, row, start, end, key, part = line.split("\t")
            places[file, row].append((int(start), int(end), key, part))
    articles, named = [], []
    for (file, row), mentions in places.items():
        article, place = _article(file, row)
        articles.append(article)
        named += [Named(article.span(place(a), place(b - 1) + 1), key, part) for a, b, key, part in mentions]
    return articles, named


def _article(file: str, row: str) -> tuple[Article, Callable[[int], int]]:
    """An article, and where in it a place of its source is."""
    if row != "-":
        csv.field_size_limit(10_000_000)
        with (WIKINEWS / file).open(encoding="utf-8") as lines:
            found = list(csv.DictReader(lines))[int(row)]
        name = f"{file} {row}"
        return Article(name, found["text"], found["title"], "Wikinews", published=found["date"]), lambda at: at
    article = next(iter(collect([ROOT / "tests" / "articles" / file], lambda problem: None)))
    starts = [page for _, page, _ in article.pieces]

    def place(at: int) -> int:
        start, page, _ = article.pieces[bisect_right(starts, at) - 1]
        return start + at - page

    return article, place


def clusters(record_ids: dict[tuple[str, str], list[tuple[int, int, str]]], named: Sequence[Named]) -> list[str]:
    """The entity that we take each mention for; one of its own where we have none there."""
    out = []
    for number, each in enumerate(named):
        near = [
            (-min(end, each.span.end) + max(start, each.span.start), end - start, entity)
            for start, end, entity in record_ids.get((each.span.article, each.kind), ())
            if start < each.span.end and each.span.start < end and (start, end) <= (each.span.end, each.span.end)
        ]
        out.append(min(near)[2] if near else f"alone {number}")
    return out


def entities_at(readings: Sequence[Reading]) -> dict[tuple[str, str], list[tuple[int, int, str]]]:
    """(article, kind) -> (start, end, entity) of every mention by name or role, as resolved together."""
    found: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    identities, _ = judged(sorted(readings, key=lambda reading: reading.article.id))
    for item in identities.items:
        for mention in item.referent.mentions:
            if mention.form != "pronoun":
                place = (mention.span.start, mention.span.end, f"e{identities.find(item):06}")
                found[item.article.id, item.kind].append(place)
    return found


def pairwise(gold: Sequence[str], ours: Sequence[str]) -> Scores:
    """Precision, recall and F1 over pairs of mentions."""
    both, left, right = Counter(zip(gold, ours, strict=True)), Counter(gold), Counter(ours)
    hit, true, made = (sum(n * (n - 1) // 2 for n in counts.values()) for counts in (both, left, right))
    return _f1(hit / made if made else 0.0, hit / true if true else 0.0)


def bcubed(gold: Sequence[str], ours: Sequence[str]) -> Scores:
    """Precision, recall and F1, each mention counting the same."""
    both, left, right = Counter(zip(gold, ours, strict=True)), Counter(gold), Counter(ours)
    precision = sum(n * n / right[mine] for (_, mine), n in both.items()) / len(gold)
    recall = sum(n * n / left[true] for (true, _), n in both.items()) / len(gold)
    return _f1(precision, recall)


def _f1(precision: float, recall: float) -> Scores:
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def row(name: str, gold: Sequence[str], ours: Sequence[str], more: str = "") -> str:
    cells = [" ".join(f"{100 * value:5.1f}" for value in measure(gold, ours)) for measure in (pairwise, bcubed)]
    return f"{name:<46} | {cells[0]} | {cells[1]} | {len(gold):>6}{more}"


def measure_reference(errors: bool, held: bool) -> None:
    articles, named = reference()
    annotate = annotator()
    readings = [read_article(article, annotate) for article in articles]
    ours = clusters(entities_at(readings), named)
    plain = [f"{each.kind} {fold(each.span.text)}" for each in named]
    gold = [each.key for each in named]
    for part, chosen in (
        ("all", range(len(named))),
        ("rules seen", [i for i, each in enumerate(named) if each.part == "dev"]),
        ("held out", [i for i, each in enumerate(named) if each.part == "held"]),
    ):
        keys = [gold[i] for i in chosen]
        print(row(f"reference, {part}: ours", keys, [ours[i] for i in chosen]))
        print(row(f"reference, {part}: same string", keys, [plain[i] for i in chosen]))
    if errors:
        names = {article.id: article.headline for article in articles}
        for title, one, other in (("FALSE MERGE", ours, gold), ("MISSED MERGE", gold, ours)):
            for line in _wrong(title, named, one, other, names, held):
                print(line)


def _wrong(
    title: str, named: Sequence[Named], one: Sequence[str], other: Sequence[str], names: dict[str, str], held: bool
) -> Iterable[str]:
    """Each pair of clusters that is one on one side and two on the other, by its first mentions."""
    groups: dict[str, dict[str, Named]] = defaultdict(dict)
    for each, mine, true in zip(named, one, other, strict=True):
        if held or each.part == "dev":
            groups[mine].setdefault(true, each)
    for mine in sorted(groups):
        shown = [f"{each.span.text!r} ({each.key}; {names[each.span.article]})" for each in groups[mine].values()]
        if len(shown) > 1:
            yield f"{title}: " + " = ".join(shown)


def measure_redocred(errors: bool) -> None:
    annotate = annotator()
    gold = list(coreference.redocred())
    readings = []
    for number, each in enumerate(gold):
        article = Article(f"d{number:05}", each.doc.text, each.name)
        readings.append(replace(read_article(article, annotate)))
    found = entities_at(readings)
    keys, ours, plain, owners = [], [], [], defaultdict(set)
    for number, each in enumerate(gold):
        article = readings[number].article
        named = [Named(article.span(a, b), f"{kind[0]}:{cluster}", "") for a, b, kind, cluster, _ in each.mentions]
        for one, entity in zip(named, clusters(found, named), strict=True):
            entity = f"{number} {entity}" if entity.startswith("alone") else entity
            keys.append(f"{number} {one.key}")
            ours.append(f"{number} {entity}")
            plain.append(f"{number} {one.kind} {fold(one.span.text)}")
            owners[entity].add((number, one.key, body_key(one.span.text)))
    print(row("Re-DocRED dev, within documents: ours", keys, ours))
    print(row("Re-DocRED dev, within documents: same string", keys, plain))
    joined, unlike = 0, []
    for entity in sorted(owners):
        forms: dict[tuple[int, str], set[str]] = defaultdict(set)
        for number, key, form in owners[entity]:
            forms[number, key].add(form)
        for at, (left, names) in enumerate(sorted(forms.items())):
            for right, others in sorted(forms.items())[:at]:
                if left[0] != right[0]:
                    joined += 1
                    if not names & others:
                        unlike.append((gold[right[0]].name, sorted(others), gold[left[0]].name, sorted(names)))
    print(f"    pairs of clusters of different documents made one: {joined}; without a name in common: {len(unlike)}")
    for case in unlike if errors else ():
        print("NO NAME IN COMMON:", *case, sep="  ")


def measure_grounds() -> None:
    """How often a join for each reason is right, where both its mentions are annotated."""
    from onrecord.resolve.grounds import ground

    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])

    def count(where: str, reason: str, spans: Iterable[Span], who: dict[tuple[str, int, int], str]) -> None:
        both = [
            who.get((each.article, each.start, each.end)) or who.get((each.article, -1, each.end)) for each in spans
        ]
        if all(both):
            counts[where, ground(reason)][both[0] == both[1]] += 1

    def ends(named: Iterable[Named]) -> dict[tuple[str, int, int], str]:
        """Who a place is: one with a title before the name, by its end; that of "his father" is not that of "his"."""
        found = {(each.span.article, -1, each.span.end): each.key for each in named}
        return found | {(each.span.article, each.span.start, each.span.end): each.key for each in named}

    annotate = annotator()
    for each in [*coreference.gum("train"), *coreference.gum("dev")]:  # Re-DocRED splits many clusters
        article = Article("x", each.doc.text)
        document = Document(article, annotate(article.text))
        scene, made = resolved(document, coreference.claims_of(document))
        who = ends(Named(article.span(a, b), f"{k[0]}:{c}", "") for a, b, k, c, _ in each.mentions)
        for left, right, reason in made.joins:
            count("within", reason, (scene.nodes[left].mention.span, scene.nodes[right].mention.span), who)
    articles, gold = reference()
    who = ends(gold)
    for merge in resolve(read_article(article, annotate) for article in articles).merges:
        where = "within" if merge.one.article == merge.other.article else "between"
        count(where, merge.reason, (merge.one, merge.other), who)
    for (where, name), (wrong, right) in sorted(counts.items(), key=lambda entry: -sum(entry[1])):
        print(f"{where:<8} {name:<60} {right:>5} of {right + wrong:<5} {right / (right + wrong):.2f}")


def measure_scale(numbers: Sequence[int]) -> None:
    took: list[tuple[int, float]] = []
    for number in numbers:
        readings, truth = coverage(number)
        start = time.process_time()  # what it costs, whatever else the machine is busy with
        record: Record = resolve(readings)
        seconds = time.process_time() - start
        took.append((number, seconds))
        precision, recall = judge(record, truth)
        print(
            f"{number:>6} made-up articles: {seconds:6.1f} s of a core, {1000 * seconds / number:5.2f} a thousand; "
            f"{len(record.entities)} entities, {len(record.merges)} merges; "
            f"persons by unambiguous name, pairs P {100 * precision:.1f} R {100 * recall:.1f}",
            flush=True,
        )
    if len(took) > 1:
        (few, short), (many, long) = took[0], took[-1]
        print(
            f"time grows with the number of articles to the power {math.log(long / short) / math.log(many / few):.2f}"
        )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--grounds", action="store_true")
    parser.add_argument("--scale", type=int, nargs="+")
    options = parser.parse_args(arguments)
    if options.grounds:
        measure_grounds()
        return
    if not options.scale:
        print(f"{'':<46} | {'pairs P R F1':<17} | {'B3 P R F1':<17} | mentions")
        measure_reference(options.errors, options.held)
        measure_redocred(options.errors)
    if not options.errors:
        measure_scale(options.scale or [1000, 5000, 20000])


if __name__ == "__main__":
    main()
