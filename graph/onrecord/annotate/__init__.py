"""Raw text into a spaCy document: sentences, tags, lemmas, syntax, names, and who said what.

    annotate = annotator()
    doc = annotate("A text.")
    doc.sents, doc.ents, token.pos_, token.tag_, token.lemma_, token.head, token.dep_
    doc._.attributions   list of Attribution(source, cue, content), each a list of Span
    doc._.quotations     list of Quotation, by quotation marks

The document's text is the input, character for character. The same text gives the same document.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.tokens import Doc

from onrecord.annotate.attributions import Attribution
from onrecord.annotate.attributions import attributions as _attributions
from onrecord.annotate.document import fill
from onrecord.annotate.quotations import Quotation, quotations
from onrecord.annotate.runtime import NewsModel, Reader
from onrecord.annotate.tokenise import Tokeniser, tokeniser
from onrecord.annotate.tokenise import tokenise as _tokenise
from onrecord.annotate.tokenise import words as _words

__all__ = ["Annotator", "Attribution", "Quotation", "annotator", "quotations"]

_DATA = Path(__file__).parent / "data"
_BASELINE = Path("/work/shared/baseline")  # until our model is there
_STRINGS = 1_000_000  # distinct strings after which the vocabulary is begun anew

for _name in ("attributions", "quotations"):
    if not Doc.has_extension(_name):
        if _name == "attributions":
            Doc.set_extension(_name, default=[])
        else:
            Doc.set_extension(_name, getter=quotations)


class Annotator:
    """Our model as a function from text to document."""

    def __init__(self, reader: Reader) -> None:
        """reader: a model that reads words."""
        self._reader = reader
        self._tokeniser: Tokeniser = tokeniser()

    def __call__(self, text: str) -> Doc:
        """The document of a text of any length."""
        if len(self._tokeniser.vocab.strings) > _STRINGS:
            self._tokeniser = tokeniser()
        doc = _tokenise(text, self._tokeniser)
        found = _words(doc)
        reading = self._reader.read(found)
        fill(doc, found, reading, self._reader.labels)
        doc._.attributions = _attributions(doc, found, reading, self._reader.labels)
        return doc


def annotator(model: str | None = None, threads: int = 1) -> Callable[[str], Doc]:
    """A function from raw text to its document.

    model: None for our own, else the name or path of an installed spaCy pipeline (attributions are then those that the
    pipeline sets in `doc._.attributions`, [] if it sets none). threads: processor threads for our model.
    Raises OSError where spaCy finds no pipeline of that name, FileNotFoundError where our model's files are missing.
    """
    if model is not None:
        return spacy.load(model)
    folder = Path(os.environ.get("ONRECORD_MODEL", _DATA))
    if not (folder / "news.onnx").exists() and (_BASELINE / "news_int8.onnx").exists():
        return Annotator(_baseline(threads))
    return Annotator(NewsModel(folder, threads))


def _baseline(threads: int) -> Reader:
    """The first model, which lies outside the package. Goes when our model is there."""
    import importlib.util

    path = Path(__file__).parents[3] / "tests" / "bench" / "baseline_model.py"
    spec = importlib.util.spec_from_file_location("baseline_model", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    reader: Reader = module.BaselineModel(_BASELINE, threads)
    return reader
