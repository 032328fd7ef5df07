"""What a model gets right on the held-out documents, read as at run time: no sentence ends given.

Tags, trees and names are measured on the corpora's own words; who said what on raw text, by the
scorer beside the corpora where it is there. ``reader`` is anything with the interface of
``onrecord.annotate.runtime``: the same run measures our model and the one it is compared with.
"""

from __future__ import annotations

import importlib.util
import itertools
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.annotate import Annotator
from onrecord.annotate.decode import label_spans
from onrecord.annotate.runtime import NewsModel, Reader
from onrecord.annotate.tokenise import Words, layouts, shapes

from .corpora import NAMES, SILENT, UPOS, Doc, load
from .windows import spacing


def f1(right: int, predicted: int, gold: int) -> float:
    return round(200 * right / (predicted + gold), 1) if predicted + gold else 0.0


def as_words(doc: Doc) -> Words:
    """A corpus's own words, as if they came from raw text."""
    n = len(doc.words)
    spaced, paragraph = spacing(doc.gaps)
    ends = np.cumsum([len(w) + len(g) for w, g in zip(doc.words, doc.gaps, strict=True)])
    starts = ends - np.array([len(w) for w in doc.words])
    return Words(
        doc.words, starts, ends, np.arange(n), np.array(spaced), np.array(paragraph),
        shapes(doc.words, spaced, paragraph), layouts(doc.words, spaced, paragraph),
    )  # fmt: skip


def pieces(begins: Any) -> set[tuple[int, int]]:
    """Sentences by their first and last words."""
    at = [*np.flatnonzero(begins).tolist(), len(begins)]
    return set(itertools.pairwise(at))


def syntax(docs: list[Doc], reader: Reader) -> dict[str, float]:
    count: Counter[str] = Counter()
    labels = reader.labels
    for doc in docs:
        assert doc.sent
        assert doc.upos
        assert doc.xpos
        assert doc.head
        assert doc.rel
        r = reader.read(as_words(doc))
        n = len(doc.words)
        gold_head = np.array([i if h < 0 else h for i, h in enumerate(doc.head)])
        right = r.heads == gold_head
        rel = np.array([labels.rels[x] for x in r.rels]) == np.array(doc.rel)
        sent = np.array(doc.sent)
        begins = np.concatenate(([True], sent[1:] != sent[:-1]))
        count["words"] += n
        count["UAS"] += int(right.sum())
        count["LAS"] += int((right & rel).sum())
        count["UPOS"] += sum(labels.upos[p] == UPOS[g] for p, g in zip(r.upos.tolist(), doc.upos, strict=True))
        count["XPOS"] += sum(labels.xpos[p] == g for p, g in zip(r.xpos.tolist(), doc.xpos, strict=True))
        mine, gold = pieces(r.begins), pieces(begins)
        count["s_right"] += len(mine & gold)
        count["s_mine"] += len(mine)
        count["s_gold"] += len(gold)
    out = {k: round(100 * count[k] / count["words"], 1) for k in ("UAS", "LAS", "UPOS", "XPOS")}
    return out | {"sentences": f1(count["s_right"], count["s_mine"], count["s_gold"])}


def names(
    docs: list[Doc], reader: Reader, kinds: tuple[str, ...] = ("PER", "ORG", "LOC", "MISC", "DATE")
) -> dict[str, float]:
    """Exact F1; a predicted name that touches a word of which the corpus says nothing does not count."""
    right: Counter[str] = Counter()
    mine: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for doc in docs:
        assert doc.names
        r = reader.read(as_words(doc))
        g = set(label_spans([NAMES[x] if x != SILENT else "O" for x in doc.names]))
        silent = {i for i, x in enumerate(doc.names) if x == SILENT}
        found = label_spans([reader.labels.names[x] for x in r.names])
        p = {s for s in found if not silent.intersection(range(s[1], s[2]))}
        for kind in kinds:
            a, b = {s for s in g if s[0] == kind}, {s for s in p if s[0] == kind}
            right[kind] += len(a & b)
            mine[kind] += len(b)
            gold[kind] += len(a)
    total = tuple(sum(c.values()) for c in (right, mine, gold))
    return {k: f1(right[k], mine[k], gold[k]) for k in kinds if gold[k]} | {"all": f1(*total)}


def uner(path: Path, ewt: list[Doc]) -> list[Doc]:
    """UNER's names on the words of EWT's documents."""
    tags: dict[str, list[str]] = {}
    current: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newdoc"):
            current = tags.setdefault(line.split("=")[1].strip(), [])
        elif line and line[0].isdigit():
            current.append(line.split("\t")[2])
    out = []
    for doc in ewt:
        found = tags.get(doc.name)
        if found is not None and len(found) == len(doc.words):
            labels = [NAMES.index(t) if t in NAMES else 0 for t in found]
            out.append(Doc(doc.name, "uner", doc.words, doc.gaps, names=labels))
    return out


def attributions(docs: list[str], corpora: Path, reader: Reader, scorer: Any) -> dict[str, float]:
    """Who said what, from raw text, by the scorer that lies beside the corpora."""
    annotate = Annotator(reader)
    folder = corpora / "polnear" / "train"
    totals: dict[str, list[int]] = {}
    for name in docs:
        text = (folder / "text" / f"{name}.txt").read_text("utf-8")
        doc = annotate(text)
        found = [
            {role: [(s.start_char, s.end_char) for s in getattr(a, role)] for role in ("source", "cue", "content")}
            for a in doc._.attributions
        ]
        text, gold = scorer.read_gold(folder, name)
        for key, values in scorer.count(text, gold, found).items():
            total = totals.setdefault(key, [0, 0, 0])
            for k in range(3):
                total[k] += values[k]
    out: dict[str, float] = {}
    for key, (right, mine, gold) in totals.items():
        out[key] = f1(right, mine, gold)
        out[key + " P"] = round(100 * right / max(1, mine), 1)
        out[key + " R"] = round(100 * right / max(1, gold), 1)
    return out


def module(path: Path, name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def measure(
    corpora: Path, held: list[Doc], reader: Reader, only: frozenset[str] = frozenset(), every: int = 1
) -> dict[str, Any]:
    """All figures; ``every`` n-th document only, for a quick look."""
    by: dict[str, list[Doc]] = {}
    for doc in held:
        by.setdefault(doc.corpus, []).append(doc)
    by = {k: v[::every] for k, v in by.items()}
    out: dict[str, Any] = {}
    for corpus in ("ud_ewt", "ud_gum"):
        if by.get(corpus) and (not only or "syntax" in only):
            out[corpus] = syntax(by[corpus], reader)
    if not only or "names" in only:
        if by.get("ud_ewt"):
            out["uner_ewt"] = names(
                uner(corpora / "uner_ewt" / "dev.iob2", by["ud_ewt"]), reader, ("PER", "ORG", "LOC")
            )
        for corpus in ("crossner_politics", "redocred", "wikigold", "ud_gum"):
            if by.get(corpus):
                out[corpus + " names"] = names(by[corpus], reader)
    scorer = corpora.parent / "score" / "attribution.py"
    if by.get("polnear") and scorer.exists() and (not only or "attribution" in only):
        out["polnear"] = attributions([d.name for d in by["polnear"]], corpora, reader, module(scorer, "scorer"))
    return out


def evaluate(
    corpora: Path, data: Path, without: frozenset[str] = frozenset(), baseline: bool = False, every: int = 1,
    only: frozenset[str] = frozenset(),
) -> dict[str, Any]:  # fmt: skip
    _, held = load(corpora, without, held_only=True)
    out = {"ours": measure(corpora, held, NewsModel(data), only, every)}
    first = corpora.parent / "baseline"
    bench = Path(__file__).parents[2] / "tests" / "bench" / "baseline_model.py"
    if baseline and first.exists() and bench.exists():
        reader = module(bench, "baseline_model").BaselineModel(first)
        out["baseline"] = measure(corpora, held, reader, only, every)
    for who, figures in out.items():
        for key, values in figures.items():
            print(f"{who:<9}{key:<26}{json.dumps(values)}")
    return out
