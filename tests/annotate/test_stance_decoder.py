"""From the model's scores of cues and roles to stances."""

from __future__ import annotations

import numpy as np
import spacy

from onrecord.annotate.stances import Place, StanceDecoder, keep_stances, kept_stances
from onrecord.annotate.tokenise import words
from onrecord.annotate.windows import Window

CUES = ["O", "B-supports", "I-supports", "B-opposes", "I-opposes"]
ROLES = ["O", "B-what", "I-what", "B-holder", "I-holder"]


def scores(labels: list[str], negated: float = -3.0) -> np.ndarray:
    table = np.full((len(labels), len(CUES) + 1), -4.0, np.float32)
    for i, label in enumerate(labels):
        table[i, CUES.index(label)] = 4.0
    table[:, -1] = negated
    return table


def asking(roles: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Words that are each of their own kind, and what a cue asks so that each gets its role."""
    count = len(roles)
    asked = np.zeros((count, len(ROLES), count + 1), np.float32)
    for i, role in enumerate(roles):
        asked[:, ROLES.index(role), i] = 5.0
    return np.eye(count, dtype=np.float32), asked.reshape(count, -1)


def test_a_cue_with_its_holder_and_its_target() -> None:
    """Ilsa Venn spoke out for | the port: a cue of two words, and what stands in the roles it asks for."""
    table = scores(["O", "O", "B-supports", "I-supports", "O", "O"])
    word, ask = asking(["B-holder", "I-holder", "O", "O", "B-what", "I-what"])
    (found,) = StanceDecoder(CUES, ROLES)(table[None], word[None], ask[None], [Window(0, 0, 6, 6)])
    assert found[:5] == ((2, 4), "supports", False, (0, 2), ((4, 6),))
    assert found.score > 0.9


def test_only_cues_that_begin_in_the_stretch() -> None:
    """What another window reads is left to it; an unsaid holder is None; two targets are two; negated is told."""
    table = scores(["B-opposes", "O", "B-supports", "O", "O"], negated=2.0)
    word, ask = asking(["O", "B-what", "O", "B-what", "B-what"])
    decoder = StanceDecoder(CUES, ROLES)
    (found,) = decoder(table[None], word[None], ask[None], [Window(0, 1, 5, 5)])
    assert found[:5] == ((2, 3), "supports", True, None, ((1, 2), (3, 4), (4, 5)))
    (later,) = decoder(table[None], word[None], ask[None], [Window(40, 41, 45, 45)])
    assert later[:5] == ((42, 43), "supports", True, None, ((41, 42), (43, 44), (44, 45)))
    assert decoder(scores(["O", "O"])[None], word[None, :2], ask[None, :2], [Window(0, 0, 2, 2)]) == []


def test_kept_in_the_document_as_spans() -> None:
    """Stances kept by word numbers come back as spans of the same words, white space or not."""
    doc = spacy.blank("en")("Ilsa Venn  backs the port.")
    place = Place((2, 3), "supports", False, (0, 2), ((3, 5),), 0.91234)
    keep_stances(doc, [place], words(doc))
    (found,) = kept_stances(doc)
    assert (found.cue.text, found.kind, found.negated) == ("backs", "supports", False)
    assert found.holder is not None
    assert found.holder.text.strip() == "Ilsa Venn"
    assert [one.text for one in found.what] == ["the port"]
    assert found.score == 0.912
    assert kept_stances(spacy.blank("en")("Nothing.")) == []
