"""Names in EWT's web text, labelled by us: reviews, answers, mail, newsgroups, weblogs. Labels lie in ``gold/web/``.

EWT (Silveira et al. 2014) has trees but no names. A file of labels is named after its document of EWT's train part and
holds no text: ``kind first after``, in words of the document. Names on its dev part (UNER) are never looked at.
"""

from __future__ import annotations

import re
from pathlib import Path

from .corpora import NAMES, Doc, bio

WEB = Path(__file__).resolve().parent / "gold" / "web"
_FIRST = re.compile(r"# ud_ewt train (\S+) words (\d+)")


def web_names(doc: Doc, folder: Path = WEB) -> list[int] | None:
    """The labels of a document's names, or None where nobody labelled it.

    Raises ValueError for a file that is not well formed or that labels another version of the document.
    """
    path = folder / f"{doc.name}.tsv"
    if not path.exists():
        return None
    first, *rest = path.read_text("utf-8").splitlines()
    found = _FIRST.fullmatch(first)
    if found is None or found[1] != doc.name or int(found[2]) != len(doc.words):
        raise ValueError(
            f"{path}: the first line is {first!r}, not '# ud_ewt train {doc.name} words {len(doc.words)}': "
            "is it another release of EWT?"
        )
    spans: list[tuple[int, int, int]] = []
    for number, line in enumerate(rest, 2):
        try:
            kind, start, after = line.split("\t")
            spans.append((int(start), int(after), NAMES.index(f"B-{kind}")))
        except ValueError:
            raise ValueError(f"{path}, line {number}: {line!r} is not kind, first, after") from None
    return bio(len(doc.words), sorted(spans))
