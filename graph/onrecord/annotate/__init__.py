"""Raw text into a spaCy document: sentences, tags, lemmas, syntax, names, and who said what.

    annotate = annotator()
    doc = annotate("A text.")
    doc.sents, doc.ents, token.pos_, token.tag_, token.lemma_, token.head, token.dep_
    doc._.attributions   list of Attribution(source, cue, content), each a list of Span
    doc._.quotations     list of Quotation, by quotation marks
    doc._.stances        list of Taken(cue, kind, negated, holder, what, score)

The document's text is the input, character for character. The same text gives the same document.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.tokens import Doc

from onrecord.annotate.attributions import Attribution, keep, kept
from onrecord.annotate.attributions import attributions as _attributions
from onrecord.annotate.document import fill
from onrecord.annotate.quotations import Quotation, quotations
from onrecord.annotate.runtime import NewsModel, Reader
from onrecord.annotate.stances import Taken, keep_stances, kept_stances
from onrecord.annotate.tokenise import Tokeniser, tokeniser
from onrecord.annotate.tokenise import tokenise as _tokenise
from onrecord.annotate.tokenise import words as _words

__all__ = ["Annotator", "Attribution", "Quotation", "Taken", "annotator", "quotations"]

_DATA = Path(__file__).parent / "data"
_STRINGS = 1_000_000  # distinct strings after which the vocabulary is begun anew

if not Doc.has_extension("attributions"):
    Doc.set_extension("attributions", getter=kept, setter=keep)
if not Doc.has_extension("stances"):
    Doc.set_extension("stances", getter=kept_stances)
if not Doc.has_extension("quotations"):
    Doc.set_extension("quotations", getter=quotations)


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
        keep_stances(doc, reading.stances, found)
        return doc


def annotator(model: str | None = None, threads: int = 1) -> Callable[[str], Doc]:
    """A function from raw text to its document.

    model: None for our own; a folder with a model of the same kind (news.onnx, news.json, vocab.txt), as training makes
    it; else the name or path of a spaCy pipeline, whose attributions are those that it sets itself in
    `doc._.attributions`, [] if it sets none. threads: processor threads for our model.
    Raises OSError where there is no pipeline of that name, FileNotFoundError where a file of our model is missing. The
    function raises UnicodeEncodeError for a text with lone surrogates, which no spaCy document can hold.
    """
    if model is not None and not (Path(model) / "news.onnx").exists():
        return spacy.load(model)
    return Annotator(NewsModel(Path(model) if model is not None else _DATA, threads))
