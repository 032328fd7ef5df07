"""How good the annotate stage is: who said what, syntax, sentence ends, words, names, and its speed.

    python tests/bench/model.py [--corpora ../shared/corpora] [--every 1] [--only attribution,text,gold,names,speed]

One table: the baseline model and ours in the same run, and spaCy's rules for words and sentence ends. The documents are
those that training holds out (`graph/training/corpora.py`). From raw text, words are aligned by their characters; a
word that the other side has not is wrong. F1 throughout, but for the rows on given words, which are accuracies.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import spacy

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "graph"), str(ROOT / "tests" / "bench")]

from baseline_model import BaselineModel
from scorer import load as load_scorer

from onrecord.annotate import Annotator
from onrecord.annotate.decode import label_spans
from onrecord.annotate.lemmas import lemma
from onrecord.annotate.runtime import NewsModel, Reader
from onrecord.annotate.tokenise import Words, layouts, shapes, tokeniser
from training.corpora import NAMES, SILENT, UPOS, Doc, load

DATA = ROOT / "graph" / "onrecord" / "annotate" / "data"
ROLES = ("pairs", "source", "cue", "content")
Rows = dict[str, float]


def text_of(doc: Doc, paragraphs: bool = True) -> tuple[str, list[tuple[int, int]]]:
    """A corpus's document as raw text, and the characters of its words. paragraphs: False runs them all together."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for i, (word, gap) in enumerate(zip(doc.words, doc.gaps, strict=True)):
        white = gap if i else ""
        if "\n" in white:
            white = "\n\n" if paragraphs else " "
        parts += [white, word]
        at += len(white)
        places.append((at, at + len(word)))
        at += len(word)
    return "".join(parts), places


def raw(docs: Sequence[Doc], annotate: Callable[[str], Any], paragraphs: bool = True) -> Rows:
    """F1 of words, sentences, tags and arcs from raw text."""
    count: Counter[str] = Counter()
    for doc in docs:
        assert doc.sent
        text, places = text_of(doc, paragraphs)
        found = annotate(text)
        tokens = [t for t in found if not t.is_space]
        mine = {(t.idx, t.idx + len(t)): t for t in tokens}
        count["gold"] += len(places)
        count["mine"] += len(tokens)
        sentences = np.flatnonzero(np.diff([-1, *doc.sent]))
        ends = [*sentences[1:].tolist(), len(places)]
        gold_sentences = {(places[a][0], places[b - 1][1]) for a, b in zip(sentences.tolist(), ends, strict=True)}
        my_sentences = set()
        for sentence in found.sents:
            inside = [t for t in sentence if not t.is_space]
            if inside:
                my_sentences.add((inside[0].idx, inside[-1].idx + len(inside[-1])))
        count["s gold"] += len(gold_sentences)
        count["s mine"] += len(my_sentences)
        count["s right"] += len(gold_sentences & my_sentences)
        for i, place in enumerate(places):
            token = mine.get(place)
            if token is None:
                continue
            count["words"] += 1
            if doc.upos is None or doc.head is None or doc.rel is None or not found.has_annotation("DEP"):
                continue
            count["UPOS"] += token.pos_ == UPOS[doc.upos[i]]
            head = token.head
            same = (
                doc.head[i] < 0
                if head is token or head.i == token.i
                else (doc.head[i] >= 0 and places[doc.head[i]] == (head.idx, head.idx + len(head)))
            )
            count["UAS"] += same
            count["LAS"] += same and (token.dep_ if token.dep_ != "ROOT" else "root") == doc.rel[i]
    out = {"words": 200 * count["words"] / (count["gold"] + count["mine"])}
    out["sentences"] = 200 * count["s right"] / (count["s gold"] + count["s mine"])
    if count["UPOS"]:
        out |= {key: 200 * count[key] / (count["gold"] + count["mine"]) for key in ("UPOS", "UAS", "LAS")}
    return out


def given(docs: Sequence[Doc], reader: Reader) -> Rows:
    """Accuracy of tags and arcs on the corpus's own words and sentences."""
    count: Counter[str] = Counter()
    for doc in docs:
        assert doc.sent
        assert doc.upos
        assert doc.head
        assert doc.rel
        words = as_words(doc)
        begins = np.diff([-1, *doc.sent]) != 0
        reading = reader.read(words, begins)
        head = np.array([i if h < 0 else h for i, h in enumerate(doc.head)])
        same = reading.heads == head
        count["words"] += len(words)
        count["UAS"] += int(same.sum())
        count["LAS"] += int((same & (np.array(reader.labels.rels)[reading.rels] == np.array(doc.rel))).sum())
        count["UPOS"] += int((np.array(reader.labels.upos)[reading.upos] == np.array(UPOS)[doc.upos]).sum())
    return {key: 100 * count[key] / count["words"] for key in ("UPOS", "UAS", "LAS")}


def as_words(doc: Doc) -> Words:
    """A corpus's own words, as if they came from raw text."""
    spaced = [bool(gap) or not i for i, gap in enumerate(doc.gaps)]
    paragraph = ["\n" in gap or not i for i, gap in enumerate(doc.gaps)]
    places = np.array(text_of(doc)[1]).reshape(-1, 2)
    features = doc.words, spaced, paragraph
    tokens = np.arange(len(doc.words))
    return Words(
        doc.words, places[:, 0], places[:, 1], tokens, np.array(spaced), np.array(paragraph),
        shapes(*features), layouts(*features),
    )  # fmt: skip


def names(docs: Sequence[Doc], reader: Reader, kinds: Sequence[str] = ("PER", "ORG", "LOC", "MISC", "DATE")) -> Rows:
    """Exact F1; a predicted name that touches a word of which the corpus says nothing does not count."""
    count: Counter[str] = Counter()
    for doc in docs:
        assert doc.names
        gold = set(label_spans([NAMES[x] if x != SILENT else "O" for x in doc.names]))
        silent = {i for i, x in enumerate(doc.names) if x == SILENT}
        found = label_spans([reader.labels.names[x] for x in reader.read(as_words(doc)).names.tolist()])
        mine = {span for span in found if not silent.intersection(range(span[1], span[2]))}
        for name, spans in (("right", gold & mine), ("all", gold), ("all", mine)):
            count.update(f"{name} {kind}" for kind, _, _ in spans)
    return {kind: 200 * count[f"right {kind}"] / count[f"all {kind}"] for kind in kinds if count[f"all {kind}"]}


def uner(path: Path, ewt: Sequence[Doc]) -> list[Doc]:
    """UNER's names on the words of EWT's documents."""
    tags: dict[str, list[str]] = {}
    current: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newdoc"):
            current = tags.setdefault(line.split("=")[1].strip(), [])
        elif line[:1].isdigit():
            current.append(line.split("\t")[2])
    same = [doc for doc in ewt if len(tags.get(doc.name, [])) == len(doc.words)]
    number = {name: i for i, name in enumerate(NAMES)}
    return [replace(doc, names=[number.get(tag, 0) for tag in tags[doc.name]]) for doc in same]


def attributions(docs: Sequence[str], folder: Path, annotate: Callable[[str], Any], scorer: Any) -> Rows:
    """Who said what, from raw text, by the scorer that lies beside the corpora: F1, and P and R of pairs."""
    total: Counter[str] = Counter()
    for name in docs:
        text, gold = scorer.read_gold(folder, name)
        found = [
            {role: [(s.start_char, s.end_char) for s in getattr(a, role)] for role in ROLES[1:]}
            for a in annotate(text)._.attributions
        ]
        for role, values in scorer.count(text, gold, found).items():
            for key, value in zip(("right", "mine", "gold"), values, strict=True):
                total[f"{role} {key}"] += value
    out = {role: 200 * total[f"{role} right"] / (total[f"{role} mine"] + total[f"{role} gold"]) for role in ROLES}
    out["pairs precision"] = 100 * total["pairs right"] / max(1, total["pairs mine"])
    out["pairs recall"] = 100 * total["pairs right"] / max(1, total["pairs gold"])
    return out


def lemma_rows(path: Path) -> Rows:
    """Accuracy of lemmas under the corpus's own tags, and where each lemma is the word in lower case."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line[:1].isdigit()]
    rows = [row for row in rows if row[0].isdigit()]
    right = sum(lemma(form, upos, xpos) == base for _, form, base, upos, xpos, *_ in rows)
    lower = sum(row[1].lower() == row[2] for row in rows)
    return {"by table, dictionary, rule": 100 * right / len(rows), "lower case": 100 * lower / len(rows)}


def speed(texts: Sequence[str], annotate: Callable[[str], Any]) -> Rows:
    """Words a second of the whole stage, in this process: texts of news, the best of three runs over them."""
    annotate(texts[0])
    best = 0.0
    for _ in range(3):
        start = time.process_time()
        count = sum(sum(not t.is_space for t in annotate(text)) for text in texts)
        best = max(best, count / (time.process_time() - start))
    return {"a second": best}


def readers(baseline: Path, ours: Path) -> dict[str, Reader]:
    """The models that are there."""
    out: dict[str, Reader] = {}
    if (baseline / "news_int8.onnx").exists():
        out["baseline"] = BaselineModel(baseline)
    if (ours / "news.onnx").exists():
        out["ours"] = NewsModel(ours)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--every", type=int, default=1, help="every n-th document only")
    parser.add_argument("--only", default="attribution,text,gold,names,speed")
    parser.add_argument("--model", type=Path, default=DATA, help="folder of the model called ours")
    arguments = parser.parse_args()
    only = set(arguments.only.split(","))
    corpora: Path = arguments.corpora
    if not corpora.exists():
        sys.exit(f"no corpora at {corpora}")
    table: dict[str, Rows] = {}

    def put(system: str, label: str, rows: Rows) -> None:
        for key, value in rows.items():
            table.setdefault(f"{label}: {key}", {})[system] = value

    _, held = load(corpora, held_only=True)
    by_corpus: dict[str, list[Doc]] = {}
    for doc in held:
        by_corpus.setdefault(doc.corpus, []).append(doc)
    some = {corpus: docs[:: arguments.every] for corpus, docs in by_corpus.items()}
    ewt, gum = some["ud_ewt"], some["ud_gum"]
    news = [(corpora / "polnear/train/text" / f"{d.name}.txt").read_text("utf-8") for d in some["polnear"]]
    scorer = load_scorer(corpora.parent / "score" / "attribution.py")
    for system, reader in readers(corpora.parent / "baseline", arguments.model).items():
        annotate = Annotator(reader)
        if "attribution" in only:
            documents = [d.name for d in some["polnear"]]
            put(system, "PolNeAR held out", attributions(documents, corpora / "polnear/train", annotate, scorer))
        if "gold" in only:
            put(system, "EWT dev, given words", given(ewt, reader))
            put(system, "GUM dev, given words", given(gum, reader))
        if "text" in only:
            put(system, "EWT dev, raw text", raw(ewt, annotate))
            put(system, "GUM dev, raw text", raw(gum, annotate))
            put(system, "GUM dev, run together", raw(gum, annotate, paragraphs=False))
        if "names" in only:
            put(system, "UNER EWT dev", names(uner(corpora / "uner_ewt/dev.iob2", ewt), reader, ("PER", "ORG", "LOC")))
            put(system, "CrossNER politics dev", names(some["crossner_politics"], reader, ("PER", "ORG", "LOC")))
            put(system, "Re-DocRED held out", names(some["redocred"], reader))
            put(system, "GUM dev", names(gum, reader))
        if "speed" in only:
            put(system, "words", speed(news[:40], annotate))
    if "gold" in only:
        put("ours", "EWT dev, lemmas", lemma_rows(corpora / "ud_ewt/dev.conllu"))
        put("ours", "GUM dev, lemmas", lemma_rows(corpora / "ud_gum/dev.conllu"))
    if "text" in only:
        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        ours = tokeniser(nlp.vocab)
        for label, docs, paragraphs in (("EWT dev, raw text", ewt, True), ("GUM dev, raw text", gum, True),
                                        ("GUM dev, run together", gum, False)):  # fmt: skip
            put("spaCy rules", label, raw(docs, nlp, paragraphs))
            nlp.tokenizer, kept = ours, nlp.tokenizer
            put("spaCy rules, our words", label, raw(docs, nlp, paragraphs))
            nlp.tokenizer = kept
    systems = ["baseline", "ours", "spaCy rules", "spaCy rules, our words"]
    systems = [s for s in systems if any(s in row for row in table.values())]
    print(f"{'':48}" + "".join(f"{s:>24}" for s in systems))
    for label, row in table.items():
        print(f"{label:48}" + "".join(f"{row[s]:24.1f}" if s in row else f"{'':24}" for s in systems))


if __name__ == "__main__":
    os.environ.setdefault("GOMP_SPINCOUNT", "0")
    main()
