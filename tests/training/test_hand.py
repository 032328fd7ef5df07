"""The names that we labelled in web text and in news, which the language model is trained on."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from pathlib import Path

import pytest

from training.corpora import ATTR, NAMES, Doc
from training.hand import GUM, NEWS, WEB, gum_attributions, news_names, web_names
from training.ud import conllu

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


SAID = ["Mayor", "Venn", "said", "the", "bridge", ",", "engineers", "think", ",", "will", "stand", "."]
TALK = Doc("GUM_talk_karst", "ud_gum", SAID, [" "] * len(SAID))
OUTER = "SOURCE\t0\t2\ta1\nCUE\t2\t3\ta1\nCONTENT\t3\t11\ta1\n"
INNER = "SOURCE\t6\t7\ta2\nCUE\t7\t8\ta2\nCONTENT\t3\t5\ta2\nCONTENT\t9\t11\ta2\n"


def test_attributions_in_gum_are_tied_to_their_cue(tmp_path: Path) -> None:
    """Content in pieces links to its cue; an attribution within another's content is left out, as in Wikinews."""
    path = tmp_path / "GUM_talk_karst.tsv"
    assert gum_attributions(TALK, tmp_path) is None
    path.write_text("# ud_gum train GUM_talk_karst words 12\n" + INNER, "utf-8")
    found = gum_attributions(TALK, tmp_path)
    assert found is not None
    assert [ATTR[k] for k in found[0]] == [
        *["O"] * 3, "B-C", "I-C", "O", "B-S", "B-K", "O", "B-C", "I-C", "O"
    ]  # fmt: skip
    assert [k for k, cue in enumerate(found[1]) if cue == (7,)] == [3, 4, 6, 9, 10]
    path.write_text("# ud_gum train GUM_talk_karst words 12\n" + INNER + OUTER, "utf-8")
    found = gum_attributions(TALK, tmp_path)
    assert found is not None
    assert [ATTR[k] for k in found[0]] == ["B-S", "I-S", "B-K", "B-C", *["I-C"] * 7, "O"]
    assert {cue for cue in found[1] if cue} == {(2,)}


@pytest.mark.parametrize(
    "text",
    [
        "# ud_gum train GUM_talk_karst words 11\n",
        "# ud_gum train GUM_talk_other words 12\n",
        "# ud_gum train GUM_talk_karst words 12\nCUE\t2\t3\n",
        "# ud_gum train GUM_talk_karst words 12\nCUE\t2\t3\t1\n",
        "# ud_gum train GUM_talk_karst words 12\nPER\t0\t2\ta1\n",
        "# ud_gum train GUM_talk_karst words 12\nCUE\t3\t3\ta1\n",
        "# ud_gum train GUM_talk_karst words 12\nCUE\t11\t13\ta1\n",
    ],
)
def test_attributions_of_another_text_are_refused(tmp_path: Path, text: str) -> None:
    """Another text's labels, unknown roles, links of another form and empty or outlying spans are errors."""
    (tmp_path / "GUM_talk_karst.tsv").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"GUM_talk_karst\.tsv"):
        gum_attributions(TALK, tmp_path)


def test_only_labelled_documents_teach_attributions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of GUM's train part the labelled documents have attributions; the others, and the dev part, are silent."""
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "GUM_talk_karst.tsv").write_text("# ud_gum train GUM_talk_karst words 12\n" + OUTER, "utf-8")
    monkeypatch.setattr(gum_attributions, "__defaults__", (gold,))
    rows = [f"{k}\t{w}\t_\tX\tX\t_\t{k - 1}\tdep\t_\t_" for k, w in enumerate(SAID, 1)]
    body = "".join(f"# newdoc id = GUM_talk_{d}\n" + "\n".join(rows) + "\n\n" for d in ("karst", "brin"))
    for part in ("train", "dev"):
        (tmp_path / f"{part}.conllu").write_text(body, "utf-8")
    one, other = conllu(tmp_path / "train.conllu", "ud_gum")
    assert one.attr is not None
    assert one.link is not None
    assert one.attr[2] == ATTR.index("B-K")
    assert other.attr is None
    assert [doc.attr for doc in conllu(tmp_path / "dev.conllu", "ud_gum")] == [None, None]


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
    for path in sorted(GUM.glob("*.tsv")):
        words = int(path.read_text("utf-8").split("\n", 1)[0].split()[-1])
        found = gum_attributions(Doc(path.stem, "ud_gum", [""] * words, [""] * words))
        assert found is not None
        for before, label in pairwise([0, *found[0]]):  # a span that another overwrites would leave an I alone
            assert label == 0 or label % 2 == 1 or before in (label, label - 1)
