"""Sentence ends that the page makes plain."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.annotate.sentences import join, part, quote_states, sure_starts
from onrecord.annotate.tokenise import tokenise, tokeniser, words

TOKENIZER = tokeniser()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. “They came.” Ode stayed.", "He “ Ode"),
        ("'They came.' 'Ode stayed' on.", "' '"),
        ("“Will it?” Fenn asked. Ode nodded.", "“"),
        ("“Will it?” “No!” Fenn said.", "“ “"),
        ("He left “the room.” and came.", "He"),
        ("It (the plan.) Ode left.", "It"),
        ("one\n“two”\nThree", "one “ Three"),
        ("He left. ” Then he came.", "He"),
    ],
)
def test_sure_starts(text: str, expected: str) -> None:
    """Paragraphs begin sentences; so do quotations and capitals after a full stop and marks, and nothing doubtful."""
    found = words(tokenise(text, TOKENIZER))
    assert " ".join(w for w, sure in zip(found.texts, sure_starts(found), strict=True) if sure) == expected


def settled(text: str, begins: list[int], roots: list[int]) -> tuple[list[int], list[int], list[int]]:
    """Starts, words hung anew and their heads after `part` and `join`; each sentence's words hang on its root."""
    found = words(tokenise(text, TOKENIZER))
    count = len(found)
    quote = quote_states(found)[None]
    forced = found.paragraph[None].copy()
    starts = forced.copy()
    starts[0, begins] = True
    starts = part(starts, quote, forced)
    sentence = np.cumsum(starts[0]) - 1
    head_of = [
        next((r for r in roots if sentence[r] == s), int(np.argmax(sentence == s))) for s in range(sentence[-1] + 1)
    ]
    heads = np.array([[0 if i == head_of[s] else head_of[s] + 1 for i, s in enumerate(sentence)]])
    rels = np.zeros((1, count), np.int64)
    join(starts, heads, rels, quote, forced, np.array([count]), punct=7)
    hung = np.flatnonzero(rels[0] == 7)
    return np.flatnonzero(starts[0]).tolist(), hung.tolist(), (heads[0, hung] - 1).tolist()


def test_opening_mark_goes_with_its_words() -> None:
    """Where the words in quotation marks begin a sentence, their opening mark begins it and hangs on its root."""
    assert settled("He left. “They came” on", [0, 4], [1, 5]) == ([0, 3], [3], [5])


def test_mark_at_a_paragraph() -> None:
    """The word after a paragraph's opening mark begins no other sentence."""
    assert settled("He left\n“They came” on", [0, 3], [1, 4]) == ([0, 2], [2], [4])


def test_closing_mark_stays() -> None:
    """A closing mark does not begin a sentence: the next word does, and the mark hangs on the sentence before."""
    assert settled("“They came.” Ode stayed", [0, 4], [2, 6]) == ([0, 5], [4], [2])


def test_nothing_wavers() -> None:
    """Starts away from marks are left as they are."""
    assert settled("He left. Ode stayed", [0, 3], [1, 4]) == ([0, 3], [], [])
