"""The labels of Wikinews articles that the language model is trained on."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

from training.corpora import ATTR, NAMES, Doc
from training.gold import GOLD, read_labels, wikinews

TEXT = 'Mayor Ilsa Venn said on Monday: "The bridge of Karst, engineers say, will open." Nobody in Karst replied.'


def spans(*rows: tuple[str, str, int]) -> str:
    """Lines of labels for stretches of TEXT."""
    lines = []
    for kind, words, link in rows:
        start = TEXT.index(words)
        lines.append(f"{kind}\t{start}\t{start + len(words)}\t{link or ''}")
    return "\n".join(lines) + "\n"


LABELS = spans(
    ("PER", "Ilsa Venn", 0),
    ("DATE", "Monday", 0),
    ("LOC", "Karst", 0),
    ("SOURCE", "Mayor Ilsa Venn", 1),
    ("CUE", "said", 1),
    ("CONTENT", '"The bridge of Karst, engineers say, will open."', 1),
    ("SOURCE", "engineers", 2),
    ("CUE", "say", 2),
    ("CONTENT", "The bridge of Karst", 2),
)


def read(folder: Path, labels: str, text: str = TEXT) -> list[Doc]:
    """The documents of a corpus of one article and its labels."""
    corpus, gold = folder / "wikinews", folder / "gold"
    corpus.mkdir()
    gold.mkdir()
    for year, body in ((2019, text), (2020, "Not labelled.")):
        with (corpus / f"wikinews_{year}.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["url", "date", "title", "text"])
            rows.writerow(["https://example.org/a", f"{year}-01-01", "A bridge", body])
    digest = hashlib.sha256(TEXT.encode()).hexdigest()[:16]
    (gold / "000.tsv").write_text(f"# wikinews row 0 sha256 of text: {digest}\n{labels}", "utf-8")
    return list(wikinews(folder, gold))


def marked(doc: Doc, labels: list[int] | None, names: list[str]) -> list[tuple[str, str]]:
    """The labelled words."""
    assert labels is not None
    return [(w, names[k]) for w, k in zip(doc.words, labels, strict=True) if k]


def test_every_word_is_labelled(tmp_path: Path) -> None:
    """What a file of labels does not mark counts as no name, and marked words begin and continue their spans."""
    (doc,) = read(tmp_path, LABELS)
    assert marked(doc, doc.names, NAMES) == [
        ("Ilsa", "B-PER"),
        ("Venn", "I-PER"),
        ("Monday", "B-DATE"),
        ("Karst", "B-LOC"),
    ]
    assert doc.corpus == "wikinews"
    assert doc.sent is None


def test_source_and_content_are_tied_to_their_cue(tmp_path: Path) -> None:
    """Words of a source or content link to the cue of their attribution; one inside another's content is left out."""
    (doc,) = read(tmp_path, LABELS)
    assert doc.link is not None
    said = doc.words.index("said")
    found = marked(doc, doc.attr, ATTR)
    assert found[:5] == [("Mayor", "B-S"), ("Ilsa", "I-S"), ("Venn", "I-S"), ("said", "B-K"), ('"', "B-C")]
    assert [label for _, label in found].count("B-K") == 1
    assert {doc.link[k] for k, word in enumerate(doc.words) if word in ("Ilsa", "bridge", "engineers")} == {(said,)}
    assert doc.link[said] == ()


def test_another_text_is_refused(tmp_path: Path) -> None:
    """Labels are not laid over a text that is not the one they were made on."""
    with pytest.raises(ValueError, match=r"row 0 of .* is another text"):
        read(tmp_path, LABELS, TEXT + " More.")


@pytest.mark.parametrize("line", ["PERSON\t0\t5\t", "SOURCE\t0\t5\t", "PER\tzero\t5\t", "PER\t0\t5"])
def test_a_line_that_is_no_label_is_refused(tmp_path: Path, line: str) -> None:
    """A kind that does not exist, a role without attribution, or a missing column is an error with its line."""
    with pytest.raises(ValueError, match="line 2"):
        read(tmp_path, line + "\n")


def test_our_labels_fit_their_articles(shared: Path) -> None:
    """Every file of labels is of an even row, matches its article, and marks names and attributions."""
    docs = list(wikinews(shared / "corpora"))
    rows = [read_labels(path)[0] for path in sorted(GOLD.glob("*.tsv"))]
    assert len(docs) == len(rows) >= 60
    assert not any(row % 2 for row in rows)  # odd rows are kept for tests
    for doc in docs:
        assert doc.names is not None
        assert doc.attr is not None
        assert any(doc.names), doc.name
        assert any(doc.attr), doc.name
