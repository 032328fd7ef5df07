"""The corpora as documents of words, gaps and labels, with what each corpus is silent about masked.

A label of ``SILENT`` takes no part in the loss: corpora disagree on what a name is, so each teaches
only what its annotators looked at. Sources: UD English EWT and GUM (Silveira et al. 2014; Zeldes
2017), Re-DocRED (Tan et al. 2022), wikigold (Balasuriya et al. 2009), CrossNER (Liu et al. 2021),
PolNeAR (Newell et al. 2018), Wikinews (labels of our own).
"""

from __future__ import annotations

import bisect
import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

SILENT = -100
_UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X"
UPOS = _UPOS.split()
NAMES = ["O"] + [f"{p}-{t}" for t in ("PER", "ORG", "LOC", "MISC", "DATE") for p in "BI"]
ATTR = ["O"] + [f"{p}-{t}" for t in "SKC" for p in "BI"]
KINDS = [
    *("calls_for", "recommends_that", "accepts", "promises", "announces", "rejects", "opposes", "resists"),
    *("criticises", "condemns", "warns", "supports", "denies"),
]
STANCES = ["O"] + [f"{p}-{t}" for t in KINDS for p in "BI"]  # the cue of a stance, by its kind
STANCE_ROLES = ["O"] + [f"{p}-{t}" for t in ("what", "holder") for p in "BI"]  # of other words, for one cue
HELD_OUT_FROM = date(2016, 7, 8)  # PolNeAR's ninth month: it and the tenth are never trained on
DATE_LIKE = re.compile(
    r"\d|^(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday|tomorrow|tonight"
    r"|century|year|years|month|months|week|weeks|day|days|morning|evening|spring|summer|autumn|fall|winter|late|early"
    r"|mid|last|next|this|ago)$"
)


@dataclass(frozen=True, slots=True)
class Stance:
    """One stance, in word indices; label: of its cue's first word in STANCES."""

    cue: tuple[int, ...]
    label: int
    negated: bool
    holder: tuple[int, ...]
    what: tuple[tuple[int, ...], ...]


@dataclass(slots=True)
class Doc:
    """Words, the white space before each, and labels (heads and links are word indices)."""

    name: str
    corpus: str
    words: list[str]
    gaps: list[str]
    sent: list[int] | None = None
    upos: list[int] | None = None
    xpos: list[str] | None = None
    head: list[int] | None = None  # -1 is the root
    rel: list[str] | None = None
    names: list[int] | None = None
    attr: list[int] | None = None
    link: list[tuple[int, ...]] | None = None  # the cue words of a source or content word
    stances: list[Stance] | None = None
    silver: bool = False  # names found by a program: they weigh less
    loose: bool = field(default=False)  # paragraphs unknown: breaks between sentences are free to vary


def tenth(name: str) -> bool:
    """A deterministic tenth of the documents, held out: by the hash of the name."""
    return hashlib.sha256(name.encode()).digest()[0] % 10 == 0


def third(name: str) -> bool:
    """A deterministic third of CrossNER's dev sentences, held out: its train part is too small without the rest."""
    return hashlib.sha256(name.encode()).digest()[0] % 3 == 0


def bio(n: int, spans: list[tuple[int, int, int]], outside: list[int] | None = None) -> list[int]:
    """BIO labels from (start, end, index of B); ``outside`` gives the labels where no span lies."""
    out = list(outside) if outside else [0] * n
    for start, end, b in spans:
        out[start] = b
        for i in range(start + 1, end):
            out[i] = b + 1
    return out


def covered(places: list[tuple[int, int]], start: int, end: int) -> list[int]:
    """The words of which more than half lies in [start, end)."""
    k = bisect.bisect_right(places, (start, -1)) - 1
    out = []
    for j in range(max(k, 0), len(places)):
        a, b = places[j]
        if a >= end:
            break
        if 2 * (min(b, end) - max(a, start)) > b - a:
            out.append(j)
    return out


def label_lines(path: Path, first: str, hint: str = "") -> list[str] | None:
    """The lines of a file of labels below its first, None where there is no file.

    first: what its first line must be, so that the labels are of this text. Raises ValueError where it is another.
    """
    if not path.exists():
        return None
    found, *rest = path.read_text("utf-8").splitlines()
    if found != first:
        raise ValueError(f"{path}: the first line is {found!r}, not {first!r}{hint}")
    return rest


def digest(text: str) -> str:
    """The first 16 digits of a text's SHA-256, by which labels know it."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


ROLES = {"SOURCE": "S", "CUE": "K", "CONTENT": "C"}
Roles = dict[str, list[list[int]]]  # the stretches of words of each role of one attribution


def attributed(n: int, events: dict[int, Roles]) -> tuple[list[int], list[tuple[int, ...]]]:
    """ATTR labels and links of n words. An attribution inside another's content is left out, as PolNeAR has it."""
    content = {m: {k for words in event["CONTENT"] for k in words} for m, event in events.items()}
    attr: list[int] = [0] * n
    link: list[tuple[int, ...]] = [()] * n
    for number, event in events.items():
        cue = [k for words in event["CUE"] for k in words]
        if any(content[m].issuperset(cue) for m in events if m != number):
            continue
        for role, stretches in event.items():
            b = ATTR.index(f"B-{ROLES[role]}")
            for words in stretches:
                for j, k in enumerate(words):
                    attr[k] = b if j == 0 else b + 1
                    if role != "CUE":
                        link[k] = tuple(sorted({*link[k], *cue}))
    return attr, link


def load(root: Path, without: frozenset[str] = frozenset(), held_only: bool = False) -> tuple[list[Doc], list[Doc]]:
    """All documents: (to train on, held out). ``held_only`` spares the time of reading the former."""
    from .attribution import polnear, published
    from .gold import wikinews
    from .names import crossner, redocred, wikigold
    from .ud import conllu
    from .written import written

    train: list[Doc] = []
    held: list[Doc] = []
    for corpus in ("ud_ewt", "ud_gum"):
        if corpus not in without:
            held += conllu(root / corpus / "dev.conllu", corpus)
            known = {d.name for d in held}
            if not held_only:
                train += [d for d in conllu(root / corpus / "train.conllu", corpus) if d.name not in known]
    if "crossner_politics" not in without:
        train += crossner(root / "crossner_politics" / "train.txt")
        for doc in crossner(root / "crossner_politics" / "dev.txt"):
            (held if third(doc.name) else train).append(doc)
    if "wikigold" not in without:
        for doc in wikigold(root / "wikigold" / "wikigold.conll.txt"):
            (held if tenth(doc.name) else train).append(doc)
    if "redocred" not in without:
        for doc in redocred(root / "redocred" / "dev_revised.json"):
            (held if tenth(doc.name) else train).append(doc)
    if "polnear" not in without:
        for doc in polnear(root / "polnear" / "train", HELD_OUT_FROM if held_only else date.min):
            (held if published(doc.name) >= HELD_OUT_FROM else train).append(doc)
    if "wikinews" not in without and not held_only:
        train += wikinews(root)
    if "written" not in without and not held_only:
        train += written()
    return train, held
