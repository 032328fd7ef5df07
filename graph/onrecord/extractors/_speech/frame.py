"""A cue with its speakers: the value that the search for statements passes on."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from onrecord.model import Mention

__all__ = ["SPEAKING", "Frame", "Model", "head_of", "is_statement"]

SPEAKING = frozenset({"speech", "writing", "finding"})
_FORECASTS = frozenset({"expect", "anticipate", "foresee"})


@dataclass(frozen=True, slots=True)
class Model:
    """One attribution of the language model: spans of the document."""

    source: tuple[Words, ...]
    cue: tuple[Words, ...]
    content: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its speakers.

    cue: the word; lemma, kind, takes: as in ontology/words/cues.tsv; speakers: whoever says it, () if nobody is named;
    head: the word that heads the (first) speaker; said: False where the sentence has it that nothing is said (declined
    to say, did not say); first, last: the tokens of cue and speakers together; model: what the language model ties to
    it.
    """

    cue: Token
    lemma: str
    kind: str
    takes: str
    speakers: tuple[Mention, ...]
    head: Token | None
    said: bool
    first: int
    last: int
    model: Model | None


def is_statement(frame: Frame) -> bool:
    """Whether a cue makes its content a statement: somebody says it, or forecasts it and is a body or known by name."""
    if not frame.said:
        return False
    known = any(one.form == "name" or one.kind == "institution" for one in frame.speakers)
    return frame.kind in SPEAKING | {"measuring"} or (frame.lemma in _FORECASTS and known)


def head_of(found: Words) -> Token:
    """The word of a source that heads it: a person's name before what is joined to it by commas."""
    root = found.root
    return root if root.pos_ not in {"VERB", "AUX", "ADP", "PUNCT", "DET"} else next(
        (token for token in found if token.pos_ in {"PROPN", "NOUN", "PRON"}), root)  # fmt: skip
