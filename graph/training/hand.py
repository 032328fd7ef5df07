"""What we labelled in others' corpora: names in EWT's web text (``gold/web/``) and PolNeAR's news (``gold/news/``),
who said what in GUM (``gold/gum/``).

EWT (Silveira et al. 2014) has trees only; a file of labels is named after its document of EWT's train part and holds
no text: ``kind first after``, in words of the document. Names on its dev part (UNER) are never looked at. PolNeAR
(Newell et al. 2018) comes with names found by CoreNLP; ours, of articles of before July 2016, stand in their place:
``kind start end``, in characters. GUM (Zeldes 2017) has no attributions; ours, of its train part only, are
``kind first after link`` in words of the document, the link a1, a2 and so on.
"""

from __future__ import annotations

from pathlib import Path

from .corpora import NAMES, ROLES, Doc, Roles, attributed, bio, covered, digest, label_lines

WEB = Path(__file__).resolve().parent / "gold" / "web"
NEWS = WEB.with_name("news")
GUM = WEB.with_name("gum")


def web_names(doc: Doc, folder: Path = WEB) -> list[int] | None:
    """The labels of a document's names, or None where nobody labelled it.

    Raises ValueError for a file that is not well formed or that labels another version of the document.
    """
    path, n = folder / f"{doc.name}.tsv", len(doc.words)
    rest = label_lines(path, f"# ud_ewt train {doc.name} words {n}", ": is it another release of EWT?")
    if rest is None:
        return None
    return bio(n, [(start, after, b) for start, after, b in _spans(path, rest)])


def news_names(name: str, text: str, places: list[tuple[int, int]], folder: Path = NEWS) -> list[int] | None:
    """The labels of the words at these places of an article's text, or None where nobody labelled it.

    Raises ValueError for a file that is not well formed or that labels another text.
    """
    path = folder / f"{name}.tsv"
    rest = label_lines(path, f"# polnear {name} sha256 of text: {digest(text)}")
    if rest is None:
        return None
    words = [(covered(places, start, end), b) for start, end, b in _spans(path, rest)]
    return bio(len(places), [(inside[0], inside[-1] + 1, b) for inside, b in words if inside])


def gum_attributions(doc: Doc, folder: Path = GUM) -> tuple[list[int], list[tuple[int, ...]]] | None:
    """The labels and links of a document's attributions, or None where nobody labelled it.

    Raises ValueError for a file that is not well formed or that labels another version of the document.
    """
    path, n = folder / f"{doc.name}.tsv", len(doc.words)
    rest = label_lines(path, f"# ud_gum train {doc.name} words {n}", ": is it another release of GUM?")
    if rest is None:
        return None
    events: dict[int, Roles] = {}
    for number, line in enumerate(rest, 2):
        try:
            kind, start, after, link = line.split("\t")
            words, key = list(range(int(start), int(after))), int(link[1:])
        except ValueError:
            words, key, kind, link = [], 0, "", ""
        if kind not in ROLES or link != f"a{key}" or not words or words[0] < 0 or words[-1] >= n:
            raise ValueError(f"{path}, line {number}: {line!r} is not role, first word, the one after the last, link")
        events.setdefault(key, {role: [] for role in ROLES})[kind].append(words)
    return attributed(n, events)


def _spans(path: Path, lines: list[str]) -> list[tuple[int, int, int]]:
    """(start, end, index of B) of each line, in order."""
    spans: list[tuple[int, int, int]] = []
    for number, line in enumerate(lines, 2):
        try:
            kind, start, after = line.split("\t")
            spans.append((int(start), int(after), NAMES.index(f"B-{kind}")))
        except ValueError:
            raise ValueError(f"{path}, line {number}: {line!r} is not kind, start, end") from None
    return sorted(spans)
