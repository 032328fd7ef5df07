"""The word lists of speech and stance hold what the code can read."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from onrecord.extractors._text.cues import entry
from onrecord.qualify import STANCES
from onrecord.vocabulary import ontology, words

PATTERNS = {
    "obj", "policy", "listed", "inquiry", "abstract", "claimed", "whom", "that", "should", "that_should", "to", "ing",
    "as-", "as+", "measure", "doubtful", "obj+that", "obj+ing", "obj+done", "obj+do",
}  # fmt: skip
LISTS = [
    "cues", "stances", "stance_nouns", "light_verbs", "proposals", "judgements", "sources", "modality", "occasions",
    "unstated", "voices", "set_off", "granted", "side_verbs", "verdict_verbs", "circumstances", "intentions",
    "remedies", "measures", "verdict_phrases", "wanting", "commands", "doubted",
]  # fmt: skip


def is_pattern(pattern: str) -> bool:
    """A pattern of a fixed name, a preposition, or an object with either."""
    if pattern in PATTERNS:
        return True
    for joint in "+&":
        before, found, after = pattern.partition(joint)
        if found:
            return before.isalpha() and after.replace("_np", "").isalpha()
    return pattern.replace("_np", "").replace("_abstract", "").replace("_policy", "").isalpha()


@pytest.mark.parametrize("cue", words("stances"))
def test_verbs_of_stance(cue: str) -> None:
    """Every verb of stance has a kind that is a relation, and patterns that the code knows."""
    kind, patterns = words("stances")[cue][:2]
    assert kind in STANCES
    assert all(is_pattern(pattern) for pattern in patterns.split(","))


@pytest.mark.parametrize("cue", words("stance_nouns"))
def test_nouns_of_stance(cue: str) -> None:
    """So has every noun and adjective, with its part of speech."""
    kind, patterns, part = words("stance_nouns")[cue]
    assert kind in STANCES
    assert patterns == "*" or all(
        pattern.replace("_np", "").replace("_abstract", "").isalpha() for pattern in patterns.split(",")
    )
    assert part in {"noun", "voiced", "adjective", "own", "adposition", "agent"}


def test_classes() -> None:
    """Classes are those that the lists' own headings name."""
    assert {entry[0] for entry in words("cues").values()} == {
        "speech", "writing", "finding", "naming", "asking", "thinking", "denying", "doubting", "measuring",
        "acting",
    }  # fmt: skip
    assert {entry[1] for entry in words("cues").values()} == {"hearer", "plain", "-"}
    assert {entry[0] for entry in words("modality").values()} == {"planned", "hedged", "denied", "free"}
    assert {entry[0] for entry in words("judgements").values()} == {"bad", "good", "needed", "fine"}
    assert {entry[0] for entry in words("verdict_verbs").values()} == {
        "wrong", "guilt", "harm", "help", "object", "manner", "choice",
    }  # fmt: skip
    assert {entry[0] for entry in words("verdict_phrases").values()} == {"bad", "fine"}
    assert {entry[0] for entry in words("wanting").values()} <= STANCES
    assert {entry[0] for entry in words("light_verbs").values()} == {"hold", "drop", "turn"}
    assert {entry[0] for entry in words("granted").values()} == {"rejects", "none"}
    assert {entry[0] for entry in words("side_verbs").values()} == {"speak", "gather"}
    assert {entry[0] for entry in words("proposals").values()} == {"shell", "claim", "policy", "none"}
    assert {entry[0] for entry in words("sources").values()} == {
        "person",
        "institution",
        "report",
        "document",
        "figures",
        "thing",
    }
    assert {entry[0] for entry in words("set_off").values()} == {"term", "work"}
    assert {use for entry in words("unstated").values() for use in entry[0].split(",")} == {
        "decline",
        "will",
        "judge",
        "should",
    }


@pytest.mark.parametrize("name", LISTS)
def test_no_form_twice(name: str) -> None:
    """A form stands once in a list: a second line would silently replace the first."""
    lines = (ontology() / "words" / f"{name}.tsv").read_text("utf-8").splitlines()
    forms = [line.split("\t")[0].strip() for line in lines if line.strip() and not line.startswith("#")]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


@pytest.mark.parametrize("name", LISTS)
def test_lists_say_where_they_come_from(name: str) -> None:
    """Every list begins with comments that say what it holds and who made it."""
    text = (ontology() / "words" / f"{name}.tsv").read_text("utf-8")
    heading = " ".join(line for line in text.splitlines() if line.startswith("#"))
    assert "hand" in heading or "Written for OnRecord" in heading


@pytest.mark.parametrize(
    ("verb", "cue"), [("co-sponsored", "co-sponsor"), ("sponsored", "sponsor"), ("re-", ""), ("-", "")]
)
def test_words_with_hyphens(verb: str, cue: str) -> None:
    """A verb behind a hyphen is found by its own lemma, and a word that ends with one is no cue."""
    assert entry(Doc(English().vocab, [verb], pos=["VERB"])[0], "stances") == cue
