"""Names from CrossNER politics (Liu et al. 2021), wikigold (Balasuriya et al. 2009) and Re-DocRED (Tan et al. 2022)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from .corpora import DATE_LIKE, NAMES, SILENT, Doc, bio

_COMMON = """the a an in on at of for from by with and but or if as it its he she his her they their we our this that
these those there here when while after before during since until although though however also both each some many most
other one two three first upon under over between among not no all to who which what where why how i you my your
then later following despite because more several such into through within without early another"""
COMMON = frozenset(_COMMON.split())


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
    words: list[str] = []
    gaps: list[str] = []
    sent: list[int] = []
    names: list[int] = []
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
                SILENT
                if (any(c.isupper() for c in t) and not (i == 0 and t.lower() in COMMON)) or DATE_LIKE.search(t)
                else 0
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
            kept: list[tuple[int, int, int]] = []
            taken: set[int] = set()
            for span in spans:
                if not taken.intersection(range(span[0], span[1])):
                    taken.update(range(span[0], span[1]))
                    kept.append(span)
            sentences.append((tokens, bio(len(tokens), kept, outside)))
        yield from_sentences("redocred-" + entry["title"], "redocred", sentences)
