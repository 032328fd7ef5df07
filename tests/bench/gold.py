"""OnRecord on news: against a hand-made reference of whole articles (rules were since written from the first).

    python tests/bench/gold.py [--reference wikinews|fresh|open] [--baseline] [--errors [MEASURE]] [--rows 11,15]

One table: precision, recall and F1 with the counts behind them. --baseline: the first model in the same run, through
the same stages. --errors: every error by article, to read by hand (it prints passages: keep them out of rules, and do
not ask for those of the fresh reference if you write any). With ../shared beside the checkout; says so and does nothing
without it.

Names: exact span and type. Source, cue, content, pairs: ../shared/score/attribution.py on what the model finds, nested
ones left out. Speaker: share of quotations of which half the words or more are on record as said under the right name;
holder, indirect: as said or as a stance. Said, on record: share of what is on record as said that was, by that name.
Offices: person, office, institution (folded, or one within the other), status. Stances: holder, kind, negation, half
of the words of what it is about; what is only reported counts for recall and not against precision; told: in the
article's words, quoted: in somebody's. Plain triples:
offices that graph:facts states, of which the reference says that an article asserts them.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "graph"), str(ROOT / "tests" / "bench")]

from baseline_model import BaselineModel
from gold_items import Gold, read_found, read_gold
from gold_measures import ROWS, Tally, measure_article, triples
from scorer import load as load_scorer

from onrecord.annotate import Annotator, annotator

REFERENCES = ROOT / "tests" / "bench" / "reference"
SHARED = ROOT.parent / "shared"


def measure(golds: Sequence[Gold], annotate: Callable[[str], Any], scorer: Any) -> Tally:
    """All of it, for one model."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        found, _ = read_found(golds, annotate, Path(folder))
    for gold, one in zip(golds, found, strict=True):
        measure_article(tally, gold, one, scorer)
    triples(tally, golds, found)
    return tally


def rows(tallies: Sequence[Tally]) -> Iterator[str]:
    """The table: for each model precision, recall, F1 and the counts; no names where the reference has none."""
    for label in ROWS:
        if label.startswith("names") and not any(tally.counts[label][1] for tally in tallies):
            continue
        cells = []
        for tally in tallies:
            hit, gold, right, found = tally.counts[label]
            shares = "".join(f"{'-' if share is None else f'{100 * share:.1f}':>7}" for share in tally.shares(label))
            cells.append(f"{shares}   {f'{hit}/{gold}' if gold else '-':>8} {f'{right}/{found}' if found else '-':>8}")
        yield f"{label:28}" + "  |".join(cells)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", choices=["wikinews", "fresh", "open"], default="wikinews", help="which articles")
    parser.add_argument("--baseline", action="store_true", help="the first model too, in the same run")
    parser.add_argument("--errors", nargs="?", const="", metavar="MEASURE", help="list the errors (of one measure)")
    parser.add_argument("--rows", default="", help="these articles only, by number of row, with commas")
    options = parser.parse_args()
    corpora, score = SHARED / "corpora", SHARED / "score" / "attribution.py"
    if not corpora.exists() or not score.exists():
        print(f"NOT MEASURED: needs {corpora} and {score}", file=sys.stderr)
        return 0
    scorer = load_scorer(score)
    golds = read_gold(REFERENCES / options.reference, corpora, scorer)
    if options.rows:
        golds = [gold for gold in golds if str(gold.row) in options.rows.split(",")]
    models: dict[str, Callable[[str], Any]] = {"ours": annotator()}
    if options.baseline:
        models = {"baseline": Annotator(BaselineModel(SHARED / "baseline")), **models}
    tallies = {name: measure(golds, annotate, scorer) for name, annotate in models.items()}
    print(f"{len(golds)} articles, {sum(len(gold.text.split()) for gold in golds)} words")
    heads = [f"{name:>8}: P      R     F1     recall     precis." for name in models]
    print(f"{'':24}" + "  |   ".join(heads))
    print("\n".join(rows(list(tallies.values()))))
    if options.errors is not None:
        for label, row, text in sorted(tallies["ours"].errors, key=lambda error: (str(error[1]), error[0])):
            if label.startswith(options.errors):
                print(f"{row}\t{label}\t{text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
