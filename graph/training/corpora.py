"""The corpora as documents of words, gaps and labels, with what each corpus is silent about masked.

A label of ``SILENT`` takes no part in the loss: corpora disagree on what a name is, so each teaches
only what its annotators looked at. Sources: UD English EWT and GUM (Silveira et al. 2014; Zeldes
2017), Re-DocRED (Tan et al. 2022), wikigold (Balasuriya et al. 2009), CrossNER (Liu et al. 2021),
PolNeAR (Newell et al. 2018).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from spacy.tokenizer import Tokenizer

from onrecord.annotate.tokenise import tokenise
from onrecord.annotate.tokenise import tokeniser as make_tokeniser
from onrecord.annotate.tokenise import words as words_of

SILENT = -100
UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
NAMES = ["O"] + [f"{p}-{t}" for t in ("PER", "ORG", "LOC", "MISC", "DATE") for p in "BI"]
ATTR = ["O"] + [f"{p}-{t}" for t in "SKC" for p in "BI"]
HELD_OUT_FROM = date(2016, 7, 8)  # PolNeAR's ninth month: it and the tenth are never trained on
DATE_LIKE = re.compile(
    r"\d|^(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday|tomorrow|tonight"
    r"|century|year|years|month|months|week|weeks|day|days|morning|evening|spring|summer|autumn|fall|winter|late|early"
    r"|mid|last|next|this|ago)$"
)


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
    loose: bool = field(default=False)  # paragraphs unknown: breaks between sentences are free to vary


def tenth(name: str) -> bool:
    """A deterministic tenth of the documents, held out: by the hash of the name."""
    return hashlib.sha256(name.encode()).digest()[0] % 10 == 0


def bio(n: int, spans: list[tuple[int, int, int]], outside: list[int] | None = None) -> list[int]:
    """BIO labels from (start, end, index of B); ``outside`` gives the labels where no span lies."""
    out = list(outside) if outside else [0] * n
    for start, end, b in spans:
        out[start] = b
        for i in range(start + 1, end):
            out[i] = b + 1
    return out


# ----------------------------------------------------------------------------------- UD


def conllu(path: Path, corpus: str) -> Iterator[Doc]:
    """Documents of a CoNLL-U file, paragraphs from its newpar comments."""
    doc: Doc | None = None
    rows: list[list[str]] = []
    joined: dict[int, tuple[int, bool]] = {}
    new_par, sentence = True, 0
    space = True
    open_entities: list[tuple[int, str, str]] = []
    mentions: list[tuple[int, int, str, str]] = []

    def flush() -> None:
        nonlocal rows, joined, new_par, sentence, space
        assert doc is not None and doc.sent is not None and doc.head is not None
        assert doc.upos is not None and doc.xpos is not None and doc.rel is not None
        base = len(doc.words)
        inside = {i for first, (last, _) in joined.items() for i in range(first, last)}
        ends = {last: after for _, (last, after) in joined.items()}
        for k, row in enumerate(rows):
            doc.words.append(row[1].replace(" ", ""))
            gap = " " if space else ""
            doc.gaps.append(("\n" if new_par else gap) if k == 0 else gap)
            number = int(row[0])
            space = False if number in inside else ends.get(number, "SpaceAfter=No" not in row[9])
            doc.sent.append(sentence)
            doc.upos.append(UPOS.index(row[3]) if row[3] in UPOS else SILENT)
            doc.xpos.append(row[4])
            doc.head.append(int(row[6]) - 1 + base if row[6] != "0" else -1)
            doc.rel.append(row[7])
            if corpus == "ud_gum":
                match = re.search(r"(?:^|\|)Entity=([^|]+)", row[9])
                for part in re.findall(r"\([^()]+\)?|[^()]+\)", match[1]) if match else ():
                    key = part.strip("()").split("-")
                    if part.startswith("("):
                        open_entities.append((base + k, key[0], "-".join(key[1:])))
                    if part.endswith(")"):
                        for j in range(len(open_entities) - 1, -1, -1):
                            if open_entities[j][1] == key[0]:
                                start, _, info = open_entities.pop(j)
                                fields = info.split("-")
                                minspan = next((f for f in fields[3:] if re.fullmatch(r"\d+(,\d+)*", f)), "1")
                                mentions.append((start, base + k + 1, fields[0], minspan))
                                break
        rows, joined, new_par = [], {}, False
        sentence += 1

    def finish() -> Doc:
        assert doc is not None
        if corpus == "ud_gum":
            doc.names = gum_names(doc, mentions)
        return doc

    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("#"):
            if line.startswith("# newdoc"):
                if doc is not None:
                    yield finish()
                doc = Doc(line.split("=")[1].strip(), corpus, [], [], [], [], [], [], [])
                new_par, sentence, space, open_entities, mentions = True, 0, True, [], []
            elif re.match(r"# newpar(\s|$)", line):
                new_par = True
        elif line:
            row = line.split("\t")
            if "-" in row[0]:
                first, last = map(int, row[0].split("-"))
                joined[first] = (last, "SpaceAfter=No" not in row[9])
            elif "." not in row[0]:
                rows.append(row)
        elif rows:
            flush()
    if doc is not None:
        yield finish()


GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "time": "DATE"}
JOINERS = frozenset("of the and 's ’s for - – . , & in on at to de la del von van der".split())


def gum_names(doc: Doc, mentions: list[tuple[int, int, str, str]]) -> list[int]:
    """Names of GUM: mentions headed by a proper noun; other proper nouns are left unsaid."""
    assert doc.upos is not None
    proper, number, determiner = UPOS.index("PROPN"), UPOS.index("NUM"), UPOS.index("DET")
    outside = [SILENT if u == proper or DATE_LIKE.search(w) else 0 for u, w in zip(doc.upos, doc.words, strict=True)]
    taken: set[int] = set()
    spans: list[tuple[int, int, int]] = []
    for start, end, kind, minspan in sorted(mentions, key=lambda m: (m[0] - m[1], m)):
        head = start + int(minspan.split(",")[0]) - 1
        if not start <= head < end:
            continue
        while start < end and doc.upos[start] == determiner and start != head:
            start += 1
        body = range(start, end)
        if kind == "time":
            if not any(doc.upos[i] in (proper, number) for i in body) or end - start > 7:
                for i in body:
                    outside[i] = SILENT
                continue
            first, last = start, end
        elif doc.upos[head] != proper:
            continue
        elif all(doc.upos[i] in (proper, number) or doc.words[i].lower() in JOINERS for i in body) and "," not in [
            doc.words[i] for i in body
        ]:
            first, last = start, end
        else:
            first = last = head
            while first > start and doc.upos[first - 1] == proper:
                first -= 1
            while last < end and doc.upos[last] == proper:
                last += 1
        if GUM_TYPES.get(kind) is None and kind not in ("event", "object") and last - first < 2:
            continue  # citations and the like: typed abstract, no names for us
        if first >= last or taken.intersection(range(first, last)):
            continue
        taken.update(range(first, last))
        spans.append((first, last, NAMES.index("B-" + GUM_TYPES.get(kind, "MISC"))))
    return bio(len(doc.words), spans, outside)


# -------------------------------------------------------------------------------- names


def gaps_of(tokens: list[str]) -> list[str]:
    """White space before each token of a corpus that has lost it, as a writer would set it."""
    gaps: list[str] = []
    quote = False
    glue = True
    for token in tokens:
        gap = "" if glue else " "
        glue = False
        if token in ('"', "``", "''"):
            if quote:
                gap = ""
            else:
                glue = True
            quote = not quote
        elif token in ("(", "[", "$", "£", "€", "#"):
            glue = True
        elif re.fullmatch(r"[,.;:!?%)\]]+|'s|'|n't|'(re|ve|ll|d|m)", token):
            gap = ""
        gaps.append(gap)
    if gaps:
        gaps[0] = "\n"
    return gaps


def columns(path: Path) -> list[list[tuple[str, str]]]:
    """Sentences of a two-column file."""
    blocks = re.split(r"\n\s*\n", path.read_text("utf-8"))
    out = []
    for block in blocks:
        sentence = []
        for line in block.splitlines():
            cells = line.split()
            if len(cells) >= 2:
                sentence.append((cells[0], cells[-1]))
        if sentence:
            out.append(sentence)
    return out


def plain(token: str) -> str:
    return {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}.get(token, token)


CROSSNER = {
    "politician": "PER", "person": "PER", "politicalparty": "ORG", "organisation": "ORG", "country": "LOC",
    "location": "LOC", "event": "MISC", "election": "MISC", "misc": "MISC",
}  # fmt: skip


def from_sentences(name: str, corpus: str, sentences: list[tuple[list[str], list[int]]]) -> Doc:
    words, gaps, sent, names = [], [], [], []
    for s, (tokens, labels) in enumerate(sentences):
        words += tokens
        gaps += ["\n" if not sent else " ", *gaps_of(tokens)[1:]]
        sent += [s] * len(tokens)
        names += labels
    return Doc(name, corpus, words, gaps, sent=sent, names=names, loose=True)


def crossner(path: Path) -> Iterator[Doc]:
    for k, rows in enumerate(columns(path)):
        tokens = [plain(w) for w, _ in rows]
        labels = []
        for word, tag in rows:
            kind = CROSSNER.get(tag[2:])
            if kind:
                labels.append(NAMES.index(f"{tag[0]}-{kind}"))
            else:
                labels.append(SILENT if DATE_LIKE.search(word) else 0)
        yield from_sentences(f"crossner-{path.stem}-{k}", "crossner_politics", [(tokens, labels)])


def wikigold(path: Path) -> Iterator[Doc]:
    """Documents begin at -DOCSTART-; neighbours of one type are one name, for want of B tags."""
    documents: list[list[list[tuple[str, str]]]] = [[]]
    for rows in columns(path):
        if rows[0][0] == "-DOCSTART-":
            documents.append([])
            rows = rows[1:]
        if rows:
            documents[-1].append(rows)
    for k, document in enumerate(d for d in documents if d):
        sentences = []
        for rows in document:
            labels, before = [], "O"
            for word, tag in rows:
                kind = tag[2:] if tag != "O" else "O"
                if kind == "O":
                    labels.append(SILENT if DATE_LIKE.search(word) else 0)
                else:
                    labels.append(NAMES.index(("I-" if kind == before else "B-") + kind))
                before = kind
            sentences.append(([plain(w) for w, _ in rows], labels))
        yield from_sentences(f"wikigold-{k}", "wikigold", sentences)


DEMONYM = re.compile(r"(an|ish|ese|ch|ic|i|ss|ek|ans|is)$")


def redocred(path: Path) -> Iterator[Doc]:
    kinds = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "TIME": "DATE", "MISC": "MISC"}
    for entry in json.loads(path.read_text("utf-8")):
        sentences = []
        for s, tokens in enumerate(entry["sents"]):
            tokens = [t.replace("\xa0", "").strip() or "·" for t in tokens]
            # Not every name is marked: a capitalised word outside the marked ones says nothing.
            outside = [
                SILENT if any(c.isupper() for c in t) and not (i == 0 and t.lower() in COMMON) or DATE_LIKE.search(t) else 0
                for i, t in enumerate(tokens)
            ]
            spans = []
            for cluster in entry["vertexSet"]:
                for m in cluster:
                    if m["sent_id"] != s:
                        continue
                    start, end = m["pos"]
                    kind = kinds.get(m["type"])
                    demonym = m["type"] == "LOC" and end - start == 1 and DEMONYM.search(tokens[start])
                    if kind is None or demonym or start >= end or end > len(tokens):
                        outside[start:end] = [SILENT] * (min(end, len(tokens)) - start)
                    else:
                        spans.append((start, end, NAMES.index("B-" + kind)))
            spans.sort(key=lambda p: p[0] - p[1])
            kept, taken = [], set()
            for span in spans:
                if not taken.intersection(range(span[0], span[1])):
                    taken.update(range(span[0], span[1]))
                    kept.append(span)
            sentences.append((tokens, bio(len(tokens), kept, outside)))
        yield from_sentences("redocred-" + entry["title"], "redocred", sentences)


COMMON = frozenset(
    "the a an in on at of for from by with and but or if as it its he she his her they their we our this that these those"
    " there here when while after before during since until although though however also both each some many most other"
    " one two three first upon under over between among not no all to who which what where why how i you my your then"
    " later following despite because more several such into through within without early another".split()
)

# -------------------------------------------------------------------------- attribution


def stretches(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of one role, joined where only white space lies between them, as the scorer joins them."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            continue
        if out and (start <= out[-1][1] or not text[out[-1][1] : start].strip()):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def events_of(annotation: str) -> list[dict[str, list[tuple[int, int]]]]:
    """Attributions of a brat stand-off file: the character spans of each role."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[dict[str, list[tuple[int, int]]]] = []
    for line in annotation.splitlines():
        if re.match(r"T\d+\t", line):
            key, places = line.split("\t")[:2]
            kind, _, offsets = places.partition(" ")
            if kind != "Attribution":
                pairs = [part.split() for part in offsets.split(";")]
                spans[key] = [(int(a), int(b)) for a, b in pairs]
    for line in annotation.splitlines():
        if re.match(r"E\d+\t", line):
            event: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
            for argument in line.split("\t", 1)[1].split():
                role, _, key = argument.partition(":")
                role = re.sub(r"\d+$", "", role).lower()
                if role in event:
                    event[role] += spans.get(key, [])
            events.append(event)
    return events


def published(name: str) -> date:
    return date.fromisoformat(name.split("_")[1])


@cache
def tokeniser() -> Tokenizer:
    return make_tokeniser()


def from_text(name: str, corpus: str, text: str) -> tuple[Doc, list[tuple[int, int]]]:
    found = words_of(tokenise(text, tokeniser()))
    places = list(zip(found.starts.tolist(), found.ends.tolist(), strict=True))
    words = found.texts
    gaps = ["\n" if p else " " if s else "" for p, s in zip(found.paragraph, found.spaced, strict=True)]
    return Doc(name, corpus, words, gaps), places


def polnear(folder: Path, since: date = date.min) -> Iterator[Doc]:
    silver = read_silver(folder / "silver_names.tsv")
    for path in sorted((folder / "text").glob("*.txt")):
        if published(path.stem) < since:
            continue
        text = path.read_text("utf-8")
        doc, places = from_text(path.stem, "polnear", text)
        n = len(places)
        owner: dict[int, list[int]] = {}
        for k, (a, b) in enumerate(places):
            for c in range(a, b):
                owner.setdefault(c, []).append(k)

        def covered(start: int, end: int) -> list[int]:
            counts: dict[int, int] = {}
            for c in range(start, end):
                for k in owner.get(c, ()):
                    counts[k] = counts.get(k, 0) + 1
            return sorted(k for k, v in counts.items() if 2 * v > places[k][1] - places[k][0])

        attr = [0] * n
        link: list[tuple[int, ...]] = [()] * n
        for event in events_of((folder / "attributions" / (path.stem + ".ann")).read_text("utf-8")):
            cue = tuple(k for a, b in event["cue"] for k in covered(a, b))
            for role, b in (("source", 1), ("cue", 3), ("content", 5)):
                for start, end in stretches(text, event[role]):
                    inside = covered(start, end)
                    for j, k in enumerate(inside):
                        attr[k] = b if j == 0 else b + 1
                        if role != "cue":
                            link[k] = tuple(sorted({*link[k], *cue}))
        # an I that follows neither B nor I of its role (a span overwritten by another) opens a span
        for k in range(n):
            if attr[k] and attr[k] % 2 == 0 and (k == 0 or attr[k - 1] not in (attr[k], attr[k] - 1)):
                attr[k] -= 1
        doc.attr, doc.link = attr, link
        doc.names, doc.sent = silver_labels(text, places, silver.get(path.stem, []))
        yield doc


Silver = list[list[tuple[str, str]]]


def read_silver(path: Path) -> dict[str, Silver]:
    out: dict[str, Silver] = {}
    sentences: Silver = []
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("# doc "):
            sentences = out.setdefault(line[6:].strip(), [[]])
        elif not line.strip():
            if sentences and sentences[-1]:
                sentences.append([])
        elif line.count("\t") == 2 and sentences:
            word, _, tag = line.split("\t")
            sentences[-1].append((word, tag))
    return out


def silver_labels(text: str, places: list[tuple[int, int]], sentences: Silver) -> tuple[list[int], list[int]]:
    """Automatic names and sentence numbers, brought from CoreNLP's words to ours by their letters."""
    n = len(places)
    names, sent = [SILENT] * n, [-1] * n
    starts = {a: k for k, (a, _) in enumerate(places)}
    at = 0
    for s, sentence in enumerate(sentences):
        for word, tag in sentence:
            form = plain(word).replace("-LCB-", "{").replace("-RCB-", "}")
            found = -1
            for candidate in (form, "“" if form == '"' else form, "”" if form == '"' else form, "’" if form == "'" else form):
                place = text.find(candidate, at, at + 40 + len(candidate))
                if place >= 0 and (found < 0 or place < found):
                    found, length = place, len(candidate)
            if found < 0:
                continue
            at = found + length
            k = starts.get(found)
            if k is not None:
                names[k] = NAMES.index(tag) if tag in NAMES else SILENT
                sent[k] = s
    last = -1
    for k in range(n):  # words CoreNLP does not have belong to the sentence before them
        last = sent[k] = max(sent[k], last)
        if names[k] != SILENT and names[k] and names[k] % 2 == 0:
            if k == 0 or names[k - 1] not in (names[k], names[k] - 1):
                names[k] = SILENT
    return names, sent


# ----------------------------------------------------------------------------- together


def load(root: Path, without: frozenset[str] = frozenset(), held_only: bool = False) -> tuple[list[Doc], list[Doc]]:
    """All documents: (to train on, held out). ``held_only`` spares the time of reading the former."""
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
        held += crossner(root / "crossner_politics" / "dev.txt")
    if "wikigold" not in without:
        for doc in wikigold(root / "wikigold" / "wikigold.conll.txt"):
            (held if tenth(doc.name) else train).append(doc)
    if "redocred" not in without:
        for doc in redocred(root / "redocred" / "dev_revised.json"):
            (held if tenth(doc.name) else train).append(doc)
    if "polnear" not in without:
        for doc in polnear(root / "polnear" / "train", HELD_OUT_FROM if held_only else date.min):
            (held if published(doc.name) >= HELD_OUT_FROM else train).append(doc)
    return train, held
