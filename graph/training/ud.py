"""UD English EWT and GUM (Silveira et al. 2014; Zeldes 2017): tags, trees, sentence ends, and names where known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from .corpora import DATE_LIKE, NAMES, SILENT, UPOS, Doc, bio
from .hand import gum_attributions, web_names


def conllu(path: Path, corpus: str) -> Iterator[Doc]:
    """Documents of a CoNLL-U file, paragraphs from its newpar comments."""
    part = path.stem
    doc: Doc | None = None
    rows: list[list[str]] = []
    joined: dict[int, tuple[int, bool]] = {}
    new_par, sentence = True, 0
    space = True
    open_entities: list[tuple[int, str, str]] = []
    mentions: list[tuple[int, int, str, str]] = []

    def flush() -> None:
        nonlocal rows, joined, new_par, sentence, space
        assert doc is not None
        assert doc.sent is not None
        assert doc.head is not None
        assert doc.upos is not None
        assert doc.xpos is not None
        assert doc.rel is not None
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
            said = gum_attributions(doc) if part == "train" else None
            if said is not None:
                doc.attr, doc.link = said
        elif part == "train":
            doc.names = web_names(doc)
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
JOINERS = frozenset(
    [
        "of",
        "the",
        "and",
        "'s",
        "’s",
        "for",
        "-",
        "–",
        ".",
        ",",
        "&",
        "in",
        "on",
        "at",
        "to",
        "de",
        "la",
        "del",
        "von",
        "van",
        "der",
    ]
)


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
