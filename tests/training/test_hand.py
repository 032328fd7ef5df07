"""The names that we labelled in web text and in news, which the language model is trained on."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from pathlib import Path

import pytest

from training.corpora import NAMES, Doc
from training.hand import NEWS, WEB, news_names, web_names

DOC = Doc("weblog-karst", "ud_ewt", ["Ilsa", "Venn", "left", "Karst"], ["", " ", " ", " "])


def labelled(folder: Path, text: str) -> list[int] | None:
    (folder / "weblog-karst.tsv").write_text(text, "utf-8")
    return web_names(DOC, folder)


def test_names_stand_where_the_file_says(tmp_path: Path) -> None:
    """Every word of a labelled document has a label; one without a file has none."""
    assert web_names(DOC, tmp_path) is None
    found = labelled(tmp_path, "# ud_ewt train weblog-karst words 4\nPER\t0\t2\nLOC\t3\t4\n")
    assert found is not None
    assert [NAMES[k] for k in found] == ["B-PER", "I-PER", "O", "B-LOC"]


@pytest.mark.parametrize(
    "text",
    [
        "# ud_ewt train weblog-karst words 5\n",
        "# ud_ewt train weblog-other words 4\n",
        "# ud_ewt train weblog-karst words 4\nPER\t0\n",
        "# ud_ewt train weblog-karst words 4\nTOWN\t3\t4\n",
    ],
)
def test_labels_of_another_text_are_refused(tmp_path: Path, text: str) -> None:
    """Another release's words, another document's labels and unknown kinds are errors that name the file."""
    with pytest.raises(ValueError, match=r"weblog-karst\.tsv"):
        labelled(tmp_path, text)


def test_names_in_news_stand_by_characters(tmp_path: Path) -> None:
    """The words that a span covers are labelled; a file of another text is an error that names it."""
    text = "Ilsa Venn left Karst."
    places = [(0, 4), (5, 9), (10, 14), (15, 20), (20, 21)]
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    assert news_names("paper_a", text, places, tmp_path) is None
    (tmp_path / "paper_a.tsv").write_text(
        f"# polnear paper_a sha256 of text: {digest}\nPER\t0\t9\nLOC\t15\t20\n", "utf-8"
    )
    found = news_names("paper_a", text, places, tmp_path)
    assert found is not None
    assert [NAMES[k] for k in found] == ["B-PER", "I-PER", "O", "B-LOC", "O"]
    with pytest.raises(ValueError, match=r"paper_a\.tsv"):
        news_names("paper_a", text + " ", places, tmp_path)


def test_what_ships_is_well_formed() -> None:
    """Each file's first line names the document it is called after, and its spans lie inside and apart."""
    for path in sorted(WEB.glob("*.tsv")):
        words = int(path.read_text("utf-8").split("\n", 1)[0].split()[-1])
        assert web_names(Doc(path.stem, "ud_ewt", [""] * words, [""] * words)) is not None
    for path in sorted([*WEB.glob("*.tsv"), *NEWS.glob("*.tsv")]):
        first, *rest = path.read_text("utf-8").splitlines()
        assert f" {path.stem} " in first
        words = int(first.split()[-1]) if path.parent == WEB else 1_000_000
        spans = sorted((int(a), int(b)) for _, a, b in (line.split("\t") for line in rest))
        assert all(a < b <= words for a, b in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
