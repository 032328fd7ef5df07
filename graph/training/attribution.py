"""PolNeAR (Newell et al. 2018): who said what, on the words that our tokenizer finds in its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from spacy.tokenizer import Tokenizer

from onrecord.annotate.tokenise import tokenise, words
from onrecord.annotate.tokenise import tokeniser as make_tokeniser

from .corpora import NAMES, SILENT, Doc, covered
from .hand import news_names
from .names import plain
from .stances import stances


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
    found = words(tokenise(text, tokeniser()))
    places = list(zip(found.starts.tolist(), found.ends.tolist(), strict=True))
    gaps = ["\n" if p else " " if s else "" for p, s in zip(found.paragraph, found.spaced, strict=True)]
    return Doc(name, corpus, found.texts, gaps), places


def polnear(folder: Path, since: date = date.min) -> Iterator[Doc]:
    silver = read_silver(folder / "silver_names.tsv")
    for path in sorted((folder / "text").glob("*.txt")):
        if published(path.stem) < since:
            continue
        text = path.read_text("utf-8")
        doc, places = from_text(path.stem, "polnear", text)
        n = len(places)
        attr = [0] * n
        link: list[tuple[int, ...]] = [()] * n
        for event in events_of((folder / "attributions" / (path.stem + ".ann")).read_text("utf-8")):
            cue = tuple(k for a, b in event["cue"] for k in covered(places, a, b))
            for role, b in (("source", 1), ("cue", 3), ("content", 5)):
                for start, end in stretches(text, event[role]):
                    inside = covered(places, start, end)
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
        ours = news_names(path.stem, text, places)
        doc.names, doc.silver = (doc.names, True) if ours is None else (ours, False)
        doc.stances = stances(path.stem, text, places)
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
            for candidate in (
                form,
                "“" if form == '"' else form,
                "”" if form == '"' else form,
                "’" if form == "'" else form,
            ):
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
        inside = names[k] > 0 and names[k] % 2 == 0
        if inside and (k == 0 or names[k - 1] not in (names[k], names[k] - 1)):
            names[k] = SILENT
    return names, sent
