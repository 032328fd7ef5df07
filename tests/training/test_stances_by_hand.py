"""The stances that we labelled in articles, and in articles of our own, which the language model is trained on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from training.corpora import NAMES, STANCE_ROLES, STANCES, Doc, Stance
from training.stances import gathered, stances
from training.written import written


def _pieces(words: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Each word as one subword."""
    return np.arange(len(words)) + 200, np.ones(len(words), np.int64)


TEXT = "Ilsa Venn backs the port and its crew."
PLACES = [(0, 4), (5, 9), (10, 15), (16, 19), (20, 24), (25, 28), (29, 32), (33, 37), (37, 38)]
HEAD = f"# paper_a sha256 of text: {hashlib.sha256(TEXT.encode()).hexdigest()[:16]}\n"
ARTICLE = """## article
{LOC|Karst} port to stay

{PER|Ilsa Venn} backs the port, but not the crew; the crew knows.
> supports | Ilsa Venn | backs | the port
> not supports | Ilsa Venn | backs | the crew#2
"""


def test_one_cue_with_two_targets_is_one_stance(tmp_path: Path) -> None:
    """Lines of one cue and kind are put together; an empty holder stays empty; no file, nothing labelled."""
    assert stances("paper_a", TEXT, PLACES, tmp_path) is None
    lines = "supports\tno\t10-15\t0-9\t16-24\nsupports\tno\t10-15\t0-9\t29-37\n"
    (tmp_path / "paper_a.tsv").write_text(HEAD + lines, "utf-8")
    found = stances("paper_a", TEXT, PLACES, tmp_path)
    assert found == [Stance((2,), STANCES.index("B-supports"), False, (0, 1), ((3, 4), (6, 7)))]
    assert gathered([Stance((), 1, False, (), ((1,),)), Stance((1,), 1, False, (), ((),))]) == []


@pytest.mark.parametrize(
    "text",
    [
        "# paper_b" + HEAD.removeprefix("# paper_a"),
        HEAD.replace("text: ", "text: 0")[:-2] + "\n",
        HEAD + "supports\tno\t10-15\t0-9\n",
        HEAD + "adores\tno\t10-15\t0-9\t16-24\n",
    ],
)
def test_labels_of_another_text_are_refused(tmp_path: Path, text: str) -> None:
    """Another article's labels, another text's, a missing column and an unknown kind are errors that name the file."""
    (tmp_path / "paper_a.tsv").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"paper_a\.tsv"):
        stances("paper_a", TEXT, PLACES, tmp_path)


def test_a_written_article_has_its_names_and_stances(tmp_path: Path) -> None:
    """Marks become names, lines below a sentence stances in its words, `#2` the second place of words in it."""
    (tmp_path / "one.txt").write_text(ARTICLE, "utf-8")
    (doc,) = written(tmp_path)
    assert doc.names is not None
    assert doc.stances is not None
    assert [doc.words[i] for i, name in enumerate(doc.names) if NAMES[name] != "O"] == ["Karst", "Ilsa", "Venn"]
    assert doc.sent is not None
    assert doc.sent[3:5] == [0, 1]
    (stance,) = doc.stances  # of one cue the first
    assert [doc.words[i] for i in stance.what[0]] == ["the", "port"]
    assert [doc.words[i] for i in stance.holder] == ["Ilsa", "Venn"]


def test_what_is_ill_written_is_named(tmp_path: Path) -> None:
    """Words that the sentence has not are an error with file and line."""
    (tmp_path / "one.txt").write_text(ARTICLE.replace("backs | the port", "backs | the harbour"), "utf-8")
    with pytest.raises(ValueError, match=r"one\.txt, line 5: 'the harbour'"):
        list(written(tmp_path))


def test_a_window_learns_what_each_word_is_to_a_cue() -> None:
    """The cue has its kind; for it every word its role; a stance of which a part lies outside teaches its cue alone."""
    pytest.importorskip("torch", reason="SKIPPED LOUDLY: training needs torch, which no run of onrecord does")
    from training.windows import Windows

    words = TEXT.removesuffix(".").split()
    doc = Doc("paper_a", "polnear", words, ["", *[" "] * 7])
    doc.stances = [Stance((2,), STANCES.index("B-supports"), True, (0, 1), ((3, 4),))]
    windows = Windows(_pieces, {"xpos": [], "rel": []})  # type: ignore[arg-type]
    whole = windows.tensors(list(windows.cut(doc, augmented=False)))
    assert [STANCES[k] for k in whole.stance[0, :4].tolist()] == ["O", "O", "B-supports", "O"]
    assert whole.cue.tolist() == [[0, 2]]
    assert whole.negated.tolist() == [1]
    assert [STANCE_ROLES[k] for k in whole.role[0, :5].tolist()] == [
        "B-holder", "I-holder", "O", "B-what", "I-what",
    ]  # fmt: skip
    (window,) = windows.cut(doc, augmented=False)
    window.start, window.size = 2, window.size - 2
    part = windows.tensors([window])
    assert part.cue.tolist() == [[0, 0]]
    assert set(part.role[0].tolist()) == {-100}
