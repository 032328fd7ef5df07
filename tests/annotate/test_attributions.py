"""Who said what, from labels and links that a model might give."""

from __future__ import annotations

import numpy as np
from spacy.tokens import Span

from onrecord.annotate.attributions import Attribution, attributions
from onrecord.annotate.decode import label_spans
from onrecord.annotate.document import fill
from onrecord.annotate.runtime import Labels, Reading
from onrecord.annotate.tokenise import tokenise, tokeniser, words

TOKENIZER = tokeniser()
ATTR = ["O", "B-S", "I-S", "B-K", "I-K", "B-C", "I-C"]
LABELS = Labels(["X"], ["X"], ["dep", "root", "nsubj", "nsubj:pass", "obl:agent", "advcl"], ["O"], ATTR)


def said(
    marked: str, links: dict[tuple[int, int], float], tree: dict[int, tuple[int, str]] | None = None
) -> list[list[str]]:
    """Source, cue, content of each attribution of a text in which [S words], [K words], [C words] mark spans.

    links: score of (number of a span, number of a cue span), all spans counted; tree: head and relation of words of a
    single sentence, the others hang on its root; without it, words hang on the first of their paragraph."""
    spans: list[tuple[str, int, int]] = []
    parts: list[str] = []
    for part in marked.replace("[", "]").split("]"):
        kind = part[:2]
        text = part[2:] if kind in ("S ", "K ", "C ") else part
        start = sum(map(len, parts))
        if text is not part:
            spans.append((kind[0], start, start + len(text)))
        parts.append(text)
    doc = tokenise("".join(parts), TOKENIZER)
    found = words(doc)
    count = len(found)
    attr = np.zeros(count, np.int64)
    inside: list[list[int]] = []
    for kind, a, b in spans:
        inside.append([i for i in range(count) if a <= found.starts[i] and found.ends[i] <= b])
        attr[inside[-1]] = ATTR.index(f"I-{kind}")
        attr[inside[-1][0]] = ATTR.index(f"B-{kind}")
    rows = [(i, j, score) for (s, k), score in links.items() for i in inside[s] for j in inside[k]]
    columns = list(zip(*rows, strict=True)) or [[], [], []]
    begins = found.paragraph.copy()
    head = np.maximum.accumulate(np.where(begins, np.arange(count), 0))
    rels = np.where(begins, 1, 0)
    if tree:
        head[:] = next(word for word, (to, _) in tree.items() if word == to)
        rels[:] = 0
        for word, (to, relation) in tree.items():
            head[word], rels[word] = to, LABELS.rels.index(relation)
    zero = np.zeros(count, np.int64)
    link = (np.array(columns[0], np.int64), np.array(columns[1], np.int64), np.array(columns[2], np.float32))
    reading = Reading(begins, zero, zero, head, rels, zero, attr, link)
    fill(doc, found, reading, LABELS)
    return [[texts(a.source), texts(a.cue), texts(a.content)] for a in attributions(doc, found, reading, LABELS)]


def texts(spans: list[Span]) -> str:
    return " | ".join(span.text for span in spans)


def test_spans_of_labels() -> None:
    """A span begins with B, or with an I that follows something else."""
    labels = ["I-S", "I-S", "O", "B-C", "I-C", "B-C", "I-K", "O", "B-S"]
    assert label_spans(labels) == [("S", 0, 2), ("C", 3, 5), ("C", 5, 6), ("K", 6, 7), ("S", 8, 9)]


def test_best_link_wins() -> None:
    """Each source and content goes to the cue that its words link to best."""
    found = said(
        "[S Ode] [K said] [C it rains] and [S Fenn] [K denied] [C it].",
        {(0, 1): 12, (0, 4): 2, (2, 1): 11, (2, 4): 3, (3, 4): 12, (3, 1): 1, (5, 4): 10, (5, 1): 9},
    )
    assert found == [["Ode", "said", "it rains"], ["Fenn", "denied", "it"]]


def test_one_content_for_each_cue() -> None:
    """Of two contents that link to the same cue, the weaker goes to the cue beside it that has none."""
    found = said(
        "[S Ode] [K said] [C it rains]. Later [S Fenn] [K added] [C that it pours].",
        {(0, 1): 12, (2, 1): 12, (3, 4): 12, (5, 1): 10, (5, 4): 9},
    )
    assert found == [["Ode", "said", "it rains"], ["Fenn", "added", "that it pours"]]


def test_interrupted_content() -> None:
    """A content interrupted by its speaker is one attribution with two content spans."""
    found = said(
        '[C "We will go,"] [S Ode] [K said], [C "and soon."] [S Fenn] [K agreed].',
        {(0, 2): 12, (1, 2): 12, (3, 2): 10, (3, 5): 9, (4, 5): 12},
    )
    assert found[0] == ["Ode", "said", '"We will go," | "and soon."']


def test_weak_links_tie_nothing() -> None:
    """What no cue wants is left out, and so is a cue that gets nothing."""
    assert said("[S Ode] [K said] [C it rains]. [K So] he left.", {(0, 1): 12, (2, 1): -9, (2, 3): -12}) == [
        ["Ode", "said", ""]
    ]


def test_lost_source_is_the_subject() -> None:
    """A cue without a source takes its grammatical subject."""
    tree = {0: (2, "dep"), 1: (2, "dep"), 2: (3, "nsubj"), 3: (3, "root")}
    found = said("The old minister [K said] [C it rains].", {(1, 0): 12}, tree)
    assert found == [["The old minister", "said", "it rains"]]


def test_lost_source_of_a_passive_is_the_agent() -> None:
    """A passive cue's subject is not who speaks: its agent is."""
    tree = {0: (2, "nsubj:pass"), 2: (2, "root"), 3: (4, "dep"), 4: (2, "obl:agent")}
    assert said("[C It] [K was rejected] by Ode.", {(0, 1): 12}, tree) == [["Ode", "was rejected", "It"]]
    del tree[3], tree[4]
    assert said("[C It] [K was rejected] on Friday.", {(0, 1): 12}, tree) == [["", "was rejected", "It"]]


def test_lost_source_is_the_subject_above() -> None:
    """A cue that hangs on a verb takes that verb's subject where nothing is nearer."""
    tree = {0: (1, "nsubj"), 1: (1, "root"), 3: (1, "advcl"), 4: (3, "dep")}
    found = said("Fenn resigned, [K saying] [C it rains].", {(1, 0): 12}, tree)
    assert found == [["Fenn", "saying", "it rains"]]


def test_lost_source_is_the_nearest() -> None:
    """A cue without a source or subject takes the nearest source of its sentence, never of another."""
    text = "[S Ode] [K said] [C it rains] and [K added] [C it pours].\n[K Denied:] [C it rains]"
    links = {(0, 1): 12.0, (2, 1): 12.0, (4, 3): 12.0, (6, 5): 12.0}
    assert said(text, links) == [
        ["Ode", "said", "it rains"],
        ["Ode", "added", "it pours"],
        ["", "Denied:", "it rains"],
    ]


def test_quotation_over_paragraphs() -> None:
    """A quotation that goes on in the next paragraph stays with its speaker, whatever stands nearer."""
    found = said(
        '[S Ode] [K said]: [C "We go.]\n[C "We stay."]\n[S Fenn] [K laughed].',
        {(0, 1): 12, (2, 1): 12, (3, 1): 2, (3, 5): 9, (4, 5): 12},
    )
    assert found == [["Ode", "said", '"We go. | "We stay."'], ["Fenn", "laughed", ""]]


def test_order_and_type() -> None:
    """An attribution is a tuple of three lists of spans."""
    doc = tokenise("Ode said so", TOKENIZER)
    one = Attribution([doc[0:1]], [doc[1:2]], [])
    source, cue, content = one
    assert (source[0].text, cue[0].text, content) == ("Ode", "said", [])
