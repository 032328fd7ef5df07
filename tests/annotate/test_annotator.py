"""The whole stage, with the model that the package carries."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

import onrecord.annotate
from onrecord.annotate import annotator

Annotate = Callable[[str], Doc]
STATEMENT = (
    "Health Secretary Mira Fenn told MPs on Tuesday that the Orland Trust had hidden the report.\n\n"
    '"We will not let this rest," she said.\n'
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "👉",
        "\u200b",
        "a" * 2500,
        "One\r\ntwo\u00a0 three\u2028four",
        "\x00",
        "word " * 700,
        "(((“”’’--" * 40,
    ],
)
def test_any_text(annotate: Annotate, text: str) -> None:
    """Any text becomes a document with that very text, and every sentence of it one tree."""
    doc = annotate(text)
    assert doc.text == text
    for sentence in doc.sents:
        roots = [t for t in sentence if t.head.i == t.i and not t.is_space]
        assert len(roots) == (1 if sentence.text.strip() else 0)
        assert all(sentence.start <= t.head.i < sentence.end for t in sentence)


def test_what_a_document_has(annotate: Annotate) -> None:
    """A document has tags, lemmas, syntax, names, attributions and quotations."""
    doc = annotate(STATEMENT)
    told = next(t for t in doc if t.text == "told")
    assert (told.pos_, told.tag_, told.lemma_, told.dep_) == ("VERB", "VBD", "tell", "ROOT")
    assert "nsubj" in {child.dep_ for child in told.children}
    assert ("Mira Fenn", "PER") in [(e.text, e.label_) for e in doc.ents]
    assert {e.label_ for e in doc.ents} <= {"PER", "ORG", "LOC", "MISC", "DATE"}
    quoted = [a for a in doc._.attributions if [s.text for s in a.cue] == ["said"]]
    assert [s.text for s in quoted[0].source] == ["she"]
    assert "We will not let this rest" in quoted[0].content[0].text
    assert [q.span.text for q in doc._.quotations] == ['"We will not let this rest,"']


@pytest.mark.parametrize(
    "sentences",
    [
        ["Minister quits over leaked letter\n", "Mira Fenn resigned on Monday after a week of questions."],
        ["ORLAND (AP) — Mira Fenn resigned on Monday.", "She had led the trust for a year."],
        ["Dr. Mira Fenn of St. Olaf's met Sen. Bo Ode at 3 p.m. on Jan. 5.", "They agreed."],
        ['"We have heard enough," she said.', '"They must act now."', "The board did not reply."],
        ['Ode said: "We tried.\n\n', '"Nobody listened."'],
        [
            "It was a clear finding.",
            'But she added: "We asked for the data twice."',
            "Mr Ode said the board was sorry.",
        ],
        ["Will it help?", "Nobody at the Orland Trust knows."],
    ],
)
def test_sentences(annotate: Annotate, sentences: list[str]) -> None:
    """Sentences end where a reader would end them: headlines, datelines, abbreviations, quotations."""
    text = "".join(s if s.endswith("\n") else s + " " for s in sentences).strip()
    assert [s.text.strip() for s in annotate(text).sents] == [s.strip() for s in sentences]


def test_deterministic(annotate: Annotate) -> None:
    """The same text gives the same document, by another annotator too."""
    one, two = annotate(STATEMENT * 5), annotator()(STATEMENT * 5)
    assert one.to_bytes() == two.to_bytes()


def test_saved(annotate: Annotate) -> None:
    """A document that is saved and read again still says who said what."""
    doc = annotate(STATEMENT)
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert [str(a) for a in again._.attributions] == [str(a) for a in doc._.attributions] != []
    assert pickle.loads(pickle.dumps(doc))._.attributions[0].cue[0].text == doc._.attributions[0].cue[0].text


def test_long_text(annotate: Annotate) -> None:
    """A text of many windows is annotated to its end as at its beginning."""
    doc = annotate(STATEMENT * 150)
    assert len(list(doc.sents)) == 300
    assert sum(e.label_ == "PER" for e in doc.ents) >= 145
    assert len(doc._.attributions) >= 290


def test_another_pipeline(tmp_path: Path) -> None:
    """Another spaCy pipeline may take the model's place; it sets no attributions."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "pipeline")
    doc = annotator(str(tmp_path / "pipeline"))("One. Two.")
    assert [s.text for s in doc.sents] == ["One.", "Two."]
    assert doc._.attributions == []


def test_no_such_pipeline() -> None:
    """A pipeline that is not installed is spaCy's error."""
    with pytest.raises(OSError, match="no_such_pipeline"):
        annotator("no_such_pipeline")


def test_model_of_ones_own(annotate: Annotate, tmp_path: Path) -> None:
    """A folder with the three files of a model is a model; without one of them it says which."""
    data = Path(onrecord.annotate.__file__).parent / "data"
    for name in ("news.onnx", "news.json", "vocab.txt"):
        (tmp_path / name).symlink_to(data / name)
    assert annotator(str(tmp_path))(STATEMENT).to_bytes() == annotate(STATEMENT).to_bytes()
    (tmp_path / "news.json").unlink()
    with pytest.raises(FileNotFoundError, match=r"news\.json"):
        annotator(str(tmp_path))
