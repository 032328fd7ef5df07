"""Names labelled by us in corpora that have none: EWT's web text in ``gold/web/``, PolNeAR's news in ``gold/news/``.

EWT (Silveira et al. 2014) has trees only; a file of labels is named after its document of EWT's train part and holds
no text: ``kind first after``, in words of the document. Names on its dev part (UNER) are never looked at. PolNeAR
(Newell et al. 2018) comes with names found by CoreNLP; ours, of articles of before July 2016, stand in their place:
``kind start end``, in characters.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from .corpora import NAMES, Doc, bio, covered

WEB = Path(__file__).resolve().parent / "gold" / "web"
NEWS = WEB.with_name("news")
_WEB = re.compile(r"# ud_ewt train (\S+) words (\d+)")
_NEWS = re.compile(r"# polnear (.+) sha256 of text: ([0-9a-f]{16})")


def web_names(doc: Doc, folder: Path = WEB) -> list[int] | None:
    """The labels of a document's names, or None where nobody labelled it.

    Raises ValueError for a file that is not well formed or that labels another version of the document.
    """
    path = folder / f"{doc.name}.tsv"
    if not path.exists():
        return None
    first, *rest = path.read_text("utf-8").splitlines()
    found = _WEB.fullmatch(first)
    if found is None or found[1] != doc.name or int(found[2]) != len(doc.words):
        raise ValueError(
            f"{path}: the first line is {first!r}, not '# ud_ewt train {doc.name} words {len(doc.words)}': "
            "is it another release of EWT?"
        )
    return bio(len(doc.words), [(start, after, b) for start, after, b in _spans(path, rest)])


def news_names(name: str, text: str, places: list[tuple[int, int]], folder: Path = NEWS) -> list[int] | None:
    """The labels of the words at these places of an article's text, or None where nobody labelled it.

    Raises ValueError for a file that is not well formed or that labels another text.
    """
    path = folder / f"{name}.tsv"
    if not path.exists():
        return None
    first, *rest = path.read_text("utf-8").splitlines()
    found = _NEWS.fullmatch(first)
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    if found is None or found[1] != name or found[2] != digest:
        raise ValueError(f"{path}: the first line is {first!r}, not '# polnear {name} sha256 of text: {digest}'")
    words = [(covered(places, start, end), b) for start, end, b in _spans(path, rest)]
    return bio(len(places), [(inside[0], inside[-1] + 1, b) for inside, b in words if inside])


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
