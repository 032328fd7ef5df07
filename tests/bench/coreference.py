"""Coreference within articles against UD GUM dev and Re-DocRED: MUC, B3, CEAF-e; and pronouns alone.

    python tests/bench/coreference.py                 one table: gold syntax and names, then the annotator's own
    python tests/bench/coreference.py --gold          gold syntax only (no model needed)
    python tests/bench/coreference.py --errors 40     pronouns that went wrong, to read
    python tests/bench/coreference.py --fit           fits the pronoun weights on GUM train (needs scipy)

What counts: mentions of persons and organisations that GUM marks and that are headed by a proper noun, or are he, she
and their forms, or are definite noun phrases for somebody whom the document names. A mention that we do not find is a
cluster of its own; mentions that only we find are left out, since GUM marks every noun phrase and we do not.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import spacy
from spacy.tokens import Doc, Span

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "graph"))

from onrecord.model import Article, Claim, Document, Reading, Referent
from onrecord.resolve import pronouns as model
from onrecord.resolve.clusters import Clusters, Node
from onrecord.resolve.mentions import Scene
from onrecord.resolve.within import referents, resolved

CORPORA = ROOT.parent / "shared" / "corpora"
SINGULAR = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
KINDS = {"person": "person", "organization": "institution"}
# What one expects of pronouns in the news. GUM is small and half of it biographies, whose hero is "he" for pages, so
# the fit starts from here and is drawn back to it (PENALTY), and a biography counts for less than a news article.
PRIOR = {
    "distance 0": 1.0, "distance 1": 0.8, "distance 2": -0.3, "distance 3": -1.0, "distance 4-5": -1.7,
    "distance 6+": -2.5, "nearest 0": 0.5, "nearest 2": -0.4, "nearest 3+": -0.8, "other paragraph": -0.6,
    "main subject before": 0.7, "main subject here": 0.5, "main to main before": 0.5, "subject here": 0.3,
    "subject before": 0.4, "other here": -0.3, "other before": -0.3, "parallel here": 1.0, "parallel before": 0.4,
    "chain here": 0.3, "chain before": 0.8, "source": 0.3, "source again": 0.8, "speaker now source": 2.5,
    "speaker before source": 0.7, "own indirect speech": 0.8, "never named": -0.5, "gender for": 0.8,
    "gender known": 0.7, "gender against": -4.0, "out of quotation": -1.0, "into quotation": -0.3,
    "same quotation": 0.7, "most spoken of": 0.3, "count": 0.3, "ahead": -1.5, "ahead fronted": 3.0,
    "subject of the clause": 1.5, "subject above subject": 0.8, "subject above object": 0.3,
    "passed by one": -0.8, "passed by more": -1.6, "reflexive": 1.5, "inside the clause before": -1.0,
    "spoken about source": -1.0,
}  # fmt: skip
FIXED = frozenset(
    {"gender for", "gender known", "passed by one", "passed by more"}
)  # fitted, they would say how much the document speaks of the person
PENALTY = 3.0
GENRES = {"bio": 0.3}
NEWS = 5.0
SHIPPED = model.weights()
VERBOSE = False
Scores = tuple[float, float, float]


@dataclass(frozen=True)
class Gold:
    """A document with its gold mentions: (start, end in characters, kind, cluster, form)."""

    name: str
    doc: Doc
    mentions: tuple[tuple[int, int, str, str, str], ...]


def gum(part: str) -> Iterator[Gold]:
    """The documents of UD GUM with syntax, names and coreference as annotated."""
    vocab = spacy.blank("en").vocab
    text = (CORPORA / "ud_gum" / f"{part}.conllu").read_text("utf-8")
    for block in text.split("# newdoc id = ")[1:]:
        yield _gum_document(block, vocab)


def _gum_document(block: str, vocab: spacy.Vocab) -> Gold:
    name = block.partition("\n")[0].strip()
    rows: list[list[str]] = []
    heads: list[int] = []
    starts: list[bool] = []
    spaces: list[bool] = []
    ids: dict[str, int] = {}
    joined: dict[int, bool] = {}
    paragraph = False
    for line in block.splitlines()[1:]:
        if line.startswith("# newpar"):
            paragraph = True
        elif not line.strip():
            ids = {}
        elif not line.startswith("#"):
            cells = line.split("\t")
            if "-" in cells[0]:
                first, last = cells[0].split("-")
                joined = {int(first): False, int(last): "SpaceAfter=No" not in cells[9]}
                joined |= dict.fromkeys(range(int(first), int(last)), False)
                continue
            if "." in cells[0]:
                continue
            if cells[0] == "1":
                if paragraph and rows:
                    rows.append(["", "\n\n", "\n\n", "SPACE", "_SP", "", "0", "", "", "_"])
                    heads.append(-1)
                    starts.append(False)
                    spaces.append(False)
                base = len(rows)
                paragraph = False
            number = int(cells[0])
            ids[cells[0]] = len(rows)
            rows.append(cells)
            heads.append(base + int(cells[6]) - 1 if cells[6] != "0" else len(rows) - 1)
            starts.append(number == 1)
            spaces.append(joined.pop(number, "SpaceAfter=No" not in cells[9]))
    for i, row in enumerate(rows):
        if row[3] == "SPACE":
            heads[i] = i - 1
            spaces[i - 1] = False
    doc = Doc(
        vocab,
        words=[r[1] for r in rows],
        spaces=spaces,
        pos=[r[3] for r in rows],
        tags=[r[4] for r in rows],
        lemmas=[r[2] for r in rows],
        heads=heads,
        deps=[r[7] or "dep" for r in rows],
        sent_starts=starts,
    )
    found: list[tuple[int, int, str, str]] = []
    open_: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for i, row in enumerate(rows):
        field = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for piece in re.findall(r"\([^()]+|[^()]+\)|\)", field[1]) if field else []:
            if piece.startswith("("):
                parts = piece[1:].split("-")
                open_[parts[0]].append((i, parts[1]))
                last = parts[0]
            else:
                key = piece[:-1] or last
                if open_[key]:
                    start, kind = open_[key].pop()
                    found.append((start, i + 1, kind, key))
    ents: list[Span] = []
    taken: set[int] = set()
    mentions: list[tuple[int, int, str, str, str]] = []
    named = {key for start, end, kind, key in found if kind in KINDS and doc[start:end].root.pos_ == "PROPN"}
    for start, end, kind, key in sorted(found, key=lambda m: (m[1] - m[0], m[0])):
        span = doc[start:end]
        root = span.root
        label = {"person": "PER", "organization": "ORG", "place": "LOC"}.get(kind)
        name_span = _name_part(doc, start, end, root.i) if root.pos_ == "PROPN" else None
        if name_span is not None and label and not taken & set(range(name_span.start, name_span.end)):
            ents.append(Span(doc, name_span.start, name_span.end, label=label))
            taken |= set(range(name_span.start, name_span.end))
        if kind not in KINDS:
            continue
        if root.pos_ == "PROPN":
            form = "name"
        elif root.lower_ in SINGULAR and len(span) == 1:
            form = "pronoun"
        elif doc[start].lower_ in {"the", "this", "that"} and key in named:
            form = "role"
        else:
            continue
        mentions.append((span.start_char, span.end_char, KINDS[kind], f"{KINDS[kind]}{key}", form))
    doc.ents = sorted(ents, key=lambda ent: ent.start)
    return Gold(name, doc, tuple(sorted(mentions)))


def _name_part(doc: Doc, start: int, end: int, root: int) -> Span:
    """The proper name inside a mention: its head and the proper nouns joined to it."""
    left = right = root
    while left - 1 >= start and (
        doc[left - 1].pos_ == "PROPN"
        or (doc[left - 1].text in {"-", ".", "of"} and doc[left - 2].pos_ == "PROPN" and left - 2 >= start)
    ):
        left -= 1
    while right + 1 < end and (
        doc[right + 1].pos_ == "PROPN"
        or (
            doc[right + 1].text in {"of", "for", "and", "the", "-", "&"}
            and right + 2 < end
            and doc[right + 2].pos_ == "PROPN"
        )
    ):
        right += 1
    return doc[left : right + 1]


def read(doc: Doc) -> Reading:
    """Our reading of a document without claims."""
    return referents(Document(Article("x", doc.text), doc), _sources(doc))


def _sources(doc: Doc) -> list[Claim]:
    return []


def compare(gold: Gold, reading: Reading) -> tuple[list[set[int]], list[set[int]]]:
    """Gold and system clusters over the gold mentions, by their numbers; unmatched ones stand alone."""
    doc = gold.doc
    ours: dict[tuple[str, int], int] = {}
    for number, referent in enumerate(reading.referents):
        for mention in referent.mentions:
            ours.setdefault((referent.kind, _head(doc, mention.span.start, mention.span.end)), number)
    key: dict[str, set[int]] = defaultdict(set)
    response: dict[object, set[int]] = defaultdict(set)
    for index, (start, end, kind, cluster, _) in enumerate(gold.mentions):
        key[cluster].add(index)
        number = ours.get((kind, _head(doc, start, end)))
        response[("alone", index) if number is None else number].add(index)
    return list(key.values()), list(response.values())


def _head(doc: Doc, start: int, end: int) -> int:
    """Where the head word of characters [start, end) begins."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return int(span.root.idx) if span is not None else -1


def muc(key: list[set[int]], response: list[set[int]]) -> tuple[float, float, float, float]:
    """Numerator and denominator of recall, then of precision."""

    def side(one: list[set[int]], other: list[set[int]]) -> tuple[float, float]:
        owner = {m: i for i, cluster in enumerate(other) for m in cluster}
        up = sum(len(c) - len({owner.get(m, ("none", m)) for m in c}) for c in one)
        return up, sum(len(c) - 1 for c in one)

    return *side(key, response), *side(response, key)


def b3(key: list[set[int]], response: list[set[int]]) -> tuple[float, float, float, float]:
    """The same for B3."""

    def side(one: list[set[int]], other: list[set[int]]) -> tuple[float, float]:
        owner = {m: c for c in other for m in c}
        return sum(len(c & owner[m]) / len(c) for c in one for m in c), sum(len(c) for c in one)

    return *side(key, response), *side(response, key)


def ceafe(key: list[set[int]], response: list[set[int]]) -> tuple[float, float, float, float]:
    """The same for CEAF with the similarity of entities, by the best one-to-one assignment."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    table = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in response] for a in key])
    rows, columns = linear_sum_assignment(-table)
    total = float(table[rows, columns].sum())
    return total, len(key), total, len(response)


def score(pairs: Sequence[tuple[list[set[int]], list[set[int]]]]) -> dict[str, Scores]:
    """Precision, recall and F1 of each measure over all documents."""
    out: dict[str, Scores] = {}
    for name, measure in (("MUC", muc), ("B3", b3), ("CEAF-e", ceafe)):
        a = b = c = d = 0.0
        for key, response in pairs:
            if key and response:
                w, x, y, z = measure(key, response)
                a, b, c, d = a + w, b + x, c + y, d + z
        recall, precision = a / b if b else 0.0, c / d if d else 0.0
        out[name] = precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return out


def pronoun_accuracy(gold: Gold, reading: Reading) -> Iterator[tuple[bool | None, str]]:
    """For each he or she whose person the document names: right, wrong, or None where we choose nobody."""
    doc = gold.doc
    heads = {_head(doc, start, end): cluster for start, end, _, cluster, _ in gold.mentions}
    named = {cluster for _, _, _, cluster, form in gold.mentions if form == "name"}
    ours: dict[int, Referent] = {}
    for referent in reading.referents:
        for mention in referent.mentions:
            if mention.form == "pronoun":
                ours[_head(doc, mention.span.start, mention.span.end)] = referent
    for start, end, _, truth, form in gold.mentions:
        if form != "pronoun" or truth not in named:
            continue
        found = ours.get(_head(doc, start, end))
        votes = Counter(
            heads[head]
            for m in (found.mentions if found else ())
            if m.form == "name" and (head := _head(doc, m.span.start, m.span.end)) in heads
        )
        about = doc.text[max(0, start - 160) : end + 60].replace("\n", " ")
        name = found.name if found else ""
        note = f"{gold.name}: {doc.text[start:end]} @{start}: ours {name!r}, gold {_label(gold, truth)!r}\n    {about}"
        yield (None if not votes else votes.most_common(1)[0][0] == truth), note


def _label(gold: Gold, cluster: str) -> str:
    return max(
        (gold.doc.text[s:e] for s, e, _, c, form in gold.mentions if c == cluster and form == "name"),
        key=len,
        default="",
    )


def redocred() -> Iterator[Gold]:
    """Re-DocRED documents: tokens without syntax, names of persons and organisations in clusters."""
    import json

    vocab = spacy.blank("en").vocab
    for item in json.loads((CORPORA / "redocred" / "dev_revised.json").read_text()):
        words = [w for s in item["sents"] for w in s]
        starts = [i == 0 for s in item["sents"] for i, _ in enumerate(s)]
        doc = Doc(vocab, words=words, sent_starts=starts)
        offsets = [0]
        for sentence in item["sents"]:
            offsets.append(offsets[-1] + len(sentence))
        ents, mentions, taken = [], [], set()
        for number, vertex in enumerate(item["vertexSet"]):
            for m in vertex:
                start, end = (offsets[m["sent_id"]] + p for p in m["pos"])
                span = doc[start:end]
                if m["type"] in {"PER", "ORG"}:
                    kind = "person" if m["type"] == "PER" else "institution"
                    mentions.append((span.start_char, span.end_char, kind, f"{kind}{number}", "name"))
                if m["type"] in {"PER", "ORG", "LOC"} and not taken & set(range(start, end)):
                    ents.append(Span(doc, start, end, label=m["type"]))
                    taken |= set(range(start, end))
        doc.ents = sorted(ents, key=lambda ent: ent.start)
        yield Gold(item["title"], doc, tuple(sorted(mentions)))


def annotated(gold: Gold, annotate: Callable[[str], Doc]) -> Doc:
    """The document as the annotator reads its text."""
    return annotate(gold.doc.text)


def row(name: str, pairs: Sequence[tuple[list[set[int]], list[set[int]]]], accuracy: Sequence[bool | None]) -> str:
    cells = [f"{name:<34}"]
    for precision, recall, f1 in score(pairs).values():
        cells.append(f"{100 * precision:5.1f} {100 * recall:5.1f} {100 * f1:5.1f}")
    if accuracy:
        chosen = [a for a in accuracy if a is not None]
        cells.append(
            f"{100 * sum(chosen) / max(1, len(chosen)):5.1f} {100 * sum(chosen) / len(accuracy):5.1f} ({len(accuracy)})"
        )
    return " | ".join(cells)


@dataclass(frozen=True)
class Told:
    """A news article with those of its pronouns whose persons we have read off: offset -> name."""

    name: str
    text: str
    answers: Mapping[int, str]


def told() -> list[Told]:
    """The articles of pronoun_sources.tsv, from the corpora beside the checkout."""
    rows: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for line in (Path(__file__).parent / "pronoun_sources.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            corpus, place, offset, name = line.split("\t")
            rows[corpus, place][int(offset)] = name
    csv.field_size_limit(10_000_000)
    wikinews: dict[str, list[str]] = {}
    out = []
    for (corpus, place), answers in rows.items():
        if corpus == "polnear":
            text = (CORPORA / "polnear" / "train" / "text" / place).read_text("utf-8")
        else:
            if corpus not in wikinews:
                with (CORPORA / "wikinews" / f"{corpus}.csv").open(encoding="utf-8") as file:
                    wikinews[corpus] = [row["text"] for row in csv.DictReader(file)]
            text = wikinews[corpus][int(place)]
        out.append(Told(f"{corpus} {place}", text, answers))
    return out


def claims_of(document: Document) -> list[Claim]:
    """The claims of the whole pipeline."""
    from onrecord.extractors import extract
    from onrecord.qualify import qualify

    return list(qualify(document, extract(document)))


def _means(clusters: Clusters, root: int, name: str) -> bool:
    """Whether a mention of the cluster ends in the name."""
    wanted = name.casefold()
    labels = (member.mention.label.casefold() for member in clusters.members(root))
    return any(label == wanted or label.endswith(f" {wanted}") for label in labels)


Case = tuple[float, list[tuple[dict[str, float], bool]]]


def fit(rounds: int = 2, leave: frozenset[str] = frozenset()) -> dict[str, float]:
    """Weights that make the right candidates likeliest: softmax regression around PRIOR, on GUM train and on our own
    reading of news (but for the articles to leave out). What went before a pronoun is as the weights so far choose it,
    mistakes included, as it will be; in the first round of GUM, as annotated."""
    gum_scenes, news_scenes = _gum_scenes(), _news_scenes()
    found: dict[str, float] = {}
    cases: list[Case] = []
    for number in range(rounds):
        for scene, clusters, heads, weight in gum_scenes:
            cases += [(weight, case) for case in _cases(scene, clusters, heads, found)]
        for name, scene, clusters, answers in news_scenes:
            if name not in leave:
                cases += [(NEWS, case) for case in _news_cases(scene, clusters, answers, found or PRIOR)]
        found = _regression(cases)
        print(f"round {number + 1}: {len(cases)} pronouns", file=sys.stderr)
    return {name: round(value, 2) for name, value in sorted(found.items())}


@cache
def _gum_scenes() -> list[tuple[Scene, Clusters, dict[int, str], float]]:
    from onrecord.annotate import annotator

    annotate = annotator()
    out = []
    for gold in gum("train"):
        doc = annotated(gold, annotate)
        heads = {_head(doc, start, end): cluster for start, end, _, cluster, _ in gold.mentions}
        document = Document(Article("x", doc.text), doc)
        genre = gold.name.split("_")[1]
        out.append((*resolved(document, [], stop="pronouns"), heads, GENRES.get(genre, 1.0)))
    return out


@cache
def _news_scenes() -> list[tuple[str, Scene, Clusters, Mapping[int, str]]]:
    from onrecord.annotate import annotator

    annotate = annotator()
    out = []
    for item in told():
        document = Document(Article("x", item.text), annotate(item.text))
        out.append((item.name, *resolved(document, claims_of(document), stop="pronouns"), item.answers))
    return out


def _news_cases(
    scene: Scene, clusters: Clusters, answers: Mapping[int, str], weights: Mapping[str, float]
) -> Iterator[list[tuple[dict[str, float], bool]]]:
    for choice in _choices(scene, clusters, weights):
        if choice.node.start in answers:
            name = answers[choice.node.start]
            case = [(candidate.values(), _means(clusters, candidate.root, name)) for candidate in choice.found]
            if any(good for _, good in case) and len(case) > 1:
                yield case


def _choices(scene: Scene, clusters: Clusters, weights: Mapping[str, float]) -> list[model.Choice]:
    model.weights = lambda: dict(weights)
    votes = model.votes_of(model.choices(clusters, scene, {}))
    return list(model.choices(clusters, scene, votes))


def sources(folds: int = 0) -> tuple[int, int]:
    """How many pronouns of pronoun_sources.tsv are given to the right person, and how many there are. folds: so many
    times fitted anew without the articles that are measured; 0: with the weights as they are."""
    scenes = _news_scenes()
    right = total = 0
    for fold in range(max(1, folds)):
        chosen = [scene for i, scene in enumerate(scenes) if not folds or i % folds == fold]
        weights = fit(leave=frozenset(scene[0] for scene in chosen)) if folds else SHIPPED
        for name, scene, clusters, answers in chosen:
            for choice in _choices(scene, clusters, weights):
                if choice.node.start in answers:
                    good = choice.root is not None and _means(clusters, choice.root, answers[choice.node.start])
                    right, total = right + good, total + 1
                    if VERBOSE and not good:
                        ours = clusters.members(choice.root)[0].mention.label if choice.root is not None else "nobody"
                        print(f"{name} @{choice.node.start}: ours {ours!r}, gold {answers[choice.node.start]!r}")
    return right, total


def _regression(cases: Sequence[tuple[float, Sequence[tuple[dict[str, float], bool]]]]) -> dict[str, float]:
    import numpy as np
    from scipy.optimize import minimize

    features = sorted({name for _, case in cases for found, _ in case for name in found} | set(PRIOR))
    place = {name: i for i, name in enumerate(features)}
    prior = np.array([PRIOR.get(name, 0.0) for name in features])
    packed = []
    for weight, case in cases:
        table = np.zeros((len(case), len(features)))
        for i, (found, _) in enumerate(case):
            for name, value in found.items():
                table[i, place[name]] = value
        packed.append((weight, table, np.array([good for _, good in case], bool)))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.5 * PENALTY * float((w - prior) @ (w - prior)), PENALTY * (w - prior)
        for weight, table, right in packed:
            scores = table @ w
            p = np.exp(scores - scores.max())
            p /= p.sum()
            q = np.where(right, p, 0)
            total -= weight * np.log(q.sum() + 1e-12)
            slope = slope + weight * (table.T @ (p - q / (q.sum() + 1e-12)))
        return total, slope

    held = [(PRIOR[name],) * 2 if name in FIXED else (None, None) for name in features]
    best = minimize(loss, prior, jac=True, method="L-BFGS-B", bounds=held)
    return {name: float(best.x[i]) for name, i in place.items()}


def _cases(
    scene: Scene, clusters: Clusters, heads: Mapping[int, str], weights: Mapping[str, float]
) -> Iterator[list[tuple[dict[str, float], bool]]]:
    """For each pronoun the features of each candidate, and whether it is right."""
    starts = scene.page.start
    truth = {node.index: heads[starts[node.head]] for node in scene.nodes if starts[node.head] in heads}
    owner: dict[int, str] = {}
    for node in scene.of_kind("person"):
        if node.index in truth and node.form != "pronoun":
            owner.setdefault(clusters.find(node.index), truth[node.index])
    if weights:
        made = [(choice.node, choice.found) for choice in _choices(scene, clusters, weights)]
    else:
        made = list(_as_annotated(scene, clusters, truth, {cluster: root for root, cluster in owner.items()}))
    for node, found in made:
        answer = truth.get(node.index)
        case = [(candidate.values(), owner.get(candidate.root) == answer) for candidate in found]
        if answer is not None and any(good for _, good in case) and len(case) > 1:
            yield case


def _as_annotated(
    scene: Scene, clusters: Clusters, truth: Mapping[int, str], root_of: Mapping[str, int]
) -> Iterator[tuple[Node, tuple[model.Candidate, ...]]]:
    """Each pronoun with its candidates, where what went before is known; its own gender is not given away."""
    persons = list(scene.of_kind("person"))
    pronouns = [node for node in persons if node.form == "pronoun" and node.gender]
    votes: dict[int, float] = defaultdict(float)
    for node in pronouns:
        if truth.get(node.index) in root_of:
            votes[root_of[truth[node.index]]] += 1.0 if node.gender == "f" else -1.0
    seen: dict[int, list[Node]] = defaultdict(list)
    later = {node.index: node for node in persons}
    for node in persons:
        if node not in pronouns:
            seen[clusters.find(node.index)].append(node)
            continue
        root = root_of.get(truth.get(node.index, ""))
        if root is None:
            continue
        others = {**votes, root: votes[root] - (1.0 if node.gender == "f" else -1.0)}
        yield node, tuple(model.candidates(clusters, scene, node, seen, others, later))
        seen[root].append(node)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", action="store_true", help="gold syntax and names only")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N pronouns that went wrong")
    parser.add_argument("--fit", action="store_true", help="fit the weights of the pronouns on GUM train")
    parser.add_argument(
        "--sources", action="store_true", help="pronouns that say something, in news, by cross-validation"
    )
    parser.add_argument("--part", default="dev", help="part of GUM (default: dev)")
    given = parser.parse_args(arguments)
    if given.fit:
        for name, value in fit().items():
            print(f"{name}\t{value}")
        return
    if given.sources:
        for folds in (5, 0):
            right, total = sources(folds)
            way = f"{folds}-fold cross-validation" if folds else "as shipped (partly fitted on them)"
            print(f"pronoun sources in news, {way}: {right} of {total} right, {100 * right / total:.1f} %")
        return
    print(f"{'':<34} | MUC P R F1        | B3 P R F1         | CEAF-e P R F1     | he, she: precision, recall")
    ways: list[tuple[str, Callable[[Gold], Doc]]] = [("gold syntax and names", lambda gold: gold.doc)]
    if not given.gold:
        from onrecord.annotate import annotator

        annotate = annotator()
        ways.append(("from raw text", lambda gold: annotated(gold, annotate)))
    for way, make in ways:
        for corpus, documents in (("GUM " + given.part, gum(given.part)), ("Re-DocRED dev", redocred())):
            if corpus.startswith("Re") and way == "gold syntax and names":
                way = "gold names, no syntax"
            pairs, accuracy = [], []
            for gold in documents:
                reading = read(make(gold))
                pairs.append(compare(gold, reading))
                for right, note in pronoun_accuracy(gold, reading):
                    accuracy.append(right)
                    if right is not True and given.errors > 0:
                        given.errors -= 1
                        print(("WRONG " if right is False else "NONE ") + note)
            print(row(f"{corpus}, {way}", pairs, accuracy))
    if not given.gold:
        right, total = sources()
        print(f"pronouns that say something in news: {right} of {total} right, {100 * right / total:.1f} % (--sources)")


if __name__ == "__main__":
    main()
