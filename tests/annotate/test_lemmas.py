"""Lemmas by word and tag."""

from __future__ import annotations

from itertools import product

import pytest

from onrecord.annotate.lemmas import lemma, lemmas

VERBS = """said say|told tell|added add|saying say|accused accuse|called call|met meet|left leave|led lead|thought think
|made make|making make|changing change|handling handle|deciding decide|created create|quoted quote|required require
|claimed claim|claiming claim|visited visit|opening open|offered offer|showing show|denied deny|died die|lying lie
|planned plan|stopping stop|travelling travel|cancelled cancel|focused focus|writing write|won win|gone go
|co-written co-write|resigned resign|urged urge|criticised criticise|recommended recommend|insisted insist"""
NOUNS = """cities city|movies movie|men man|women woman|children child|inquiries inquiry|wives wife|buses bus|boxes box
|news news|police police|offices office|data data|people person|series series|crises crisis|1990s 1990s|prizes prize"""


def pairs(table: str) -> list[tuple[str, str]]:
    return [(form, base) for form, base in (entry.split() for entry in table.replace("\n", "").split("|"))]


@pytest.mark.parametrize(("form", "base"), pairs(VERBS))
def test_verbs(form: str, base: str) -> None:
    """A verb's form leads to its base, by table, dictionary or spelling."""
    assert lemma(form, "VERB", "VBG" if form.endswith("ing") else "VBD") == base


@pytest.mark.parametrize(("form", "base"), pairs(NOUNS))
def test_nouns(form: str, base: str) -> None:
    """A noun's plural leads to its singular."""
    assert lemma(form, "NOUN", "NNS") == base


@pytest.mark.parametrize(
    ("text", "upos", "xpos", "base"),
    [
        ("left", "ADJ", "JJ", "left"),
        ("left", "NOUN", "NN", "left"),
        ("Found", "VERB", "VBN", "find"),
        ("found", "VERB", "VBP", "found"),
        ("'s", "AUX", "VBZ", "be"),
        ("’s", "PART", "POS", "'s"),
        ("n't", "PART", "RB", "not"),
        ("wo", "AUX", "MD", "will"),
        ("'d", "AUX", "MD", "would"),
        ("Her", "PRON", "PRP$", "her"),
        ("them", "PRON", "PRP", "they"),
        ("I", "PRON", "PRP", "I"),
        ("better", "ADJ", "JJR", "good"),
        ("better", "ADV", "RBR", "well"),
        ("Larger", "ADJ", "JJR", "large"),
        ("earliest", "ADJ", "JJS", "early"),
        ("British", "ADJ", "JJ", "British"),
        ("National", "ADJ", "JJ", "national"),
        ("Commons", "PROPN", "NNP", "Commons"),
        ("Ministers", "PROPN", "NNPS", "Minister"),
        ("MP", "NOUN", "NN", "MP"),
    ],
)
def test_tags_decide(text: str, upos: str, xpos: str, base: str) -> None:
    """The same word has another lemma under another tag."""
    assert lemma(text, upos, xpos) == base


def test_many() -> None:
    """Lemmas come in the order of the words."""
    assert lemmas(["They", "said"], ["PRON", "VERB"], ["PRP", "VBD"]) == ["they", "say"]


def test_whatever_stands_for_a_word_has_a_lemma() -> None:
    """Dashes, apostrophes and stray letters with any tag are answered, since one such word must not cost an article."""
    kinds = [("VERB", "VBD"), ("VERB", "VBZ"), ("VERB", "VBG"), ("NOUN", "NNS"), ("ADJ", "JJR"), ("ADV", "RBS"),
             ("PROPN", "NNPS"), ("AUX", "VBD"), ("PART", "POS"), ("PRON", "PRP$"), ("X", "FW")]  # fmt: skip
    for length in (1, 2, 3, 4):
        for letters in product("-'ased", repeat=length):
            word = "".join(letters)
            for upos, xpos in kinds:
                assert lemma(word, upos, xpos), (word, xpos)
