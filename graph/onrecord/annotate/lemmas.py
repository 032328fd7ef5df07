"""Lemmas from the word and its Penn tag, in the manner of UD English.

Only the tags of inflected forms ask for more than the word itself in lower case: there a short table of irregular
forms is asked, then simplemma's dictionary, then the rules of English spelling.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import simplemma

_PRONOUNS = {
    "i": "I", "me": "I", "my": "my", "mine": "my", "myself": "myself", "we": "we", "us": "we", "our": "our",
    "ours": "our", "him": "he", "his": "his", "her": "she", "hers": "her", "them": "they", "their": "their",
    "theirs": "their", "em": "they", "'em": "they", "’em": "they", "thee": "thou", "whom": "who", "these": "this",
    "those": "that", "an": "a", "u": "you", "ya": "you", "yours": "your", "'s": "we",
}  # fmt: skip
_AUXILIARIES = {
    "am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be", "m": "be", "re": "be",
    "has": "have", "had": "have", "having": "have", "ve": "have", "does": "do", "did": "do", "done": "do",
    "doing": "do", "wo": "will", "ll": "will", "ca": "can", "sha": "shall", "ai": "be", "could": "could",
    "d": "would", "r": "be", "'": "be",
}  # fmt: skip
_DEGREES = {
    ("better", "J"): "good", ("best", "J"): "good", ("worse", "J"): "bad", ("worst", "J"): "bad",
    ("better", "R"): "well", ("best", "R"): "well", ("worse", "R"): "badly", ("worst", "R"): "badly",
    ("more", "J"): "more", ("most", "J"): "most", ("more", "R"): "more", ("most", "R"): "most",
    ("less", "J"): "less", ("least", "J"): "least", ("less", "R"): "less", ("least", "R"): "least",
    ("further", "J"): "far", ("further", "R"): "far", ("farther", "R"): "far", ("elder", "J"): "old",
    ("eldest", "J"): "old",
}  # fmt: skip
_NOUNS = {"people": "person", "lives": "life", "men": "man", "women": "woman", "data": "data", "media": "media",
          "police": "police", "politics": "politics", "news": "news", "wives": "wife", "leaves": "leave"}  # fmt: skip
_VERBS = {"left": "leave", "found": "find", "felt": "feel", "saw": "see", "lay": "lie", "thought": "think", "met": "meet",
          "lying": "lie", "dying": "die", "tying": "tie", "born": "bear", "borne": "bear", "means": "mean",
          "lives": "live", "leaves": "leave", "sought": "seek", "bound": "bind", "ground": "grind", "shot": "shoot",
          "fell": "fall", "wound": "wind", "lit": "light", "led": "lead", "fed": "feed"}  # fmt: skip


def lemmas(texts: Sequence[str], upos: Sequence[str], xpos: Sequence[str]) -> list[str]:
    """The lemma of each word. texts: the words; upos, xpos: their universal and Penn tags."""
    return [lemma(*word) for word in zip(texts, upos, xpos, strict=True)]


@lru_cache(maxsize=200_000)
def lemma(text: str, upos: str, xpos: str) -> str:
    """The lemma of one word. text: as written; upos, xpos: its universal and Penn tags."""
    low = text.lower()
    if upos == "PROPN":
        if xpos == "NNPS" and len(text) > 3:
            return _like(text, _noun(low))
        return text
    if upos in ("PRON", "DET"):
        return _PRONOUNS.get(low, low)
    bare = low.lstrip("'’")
    if upos == "AUX" or (upos == "VERB" and bare != low):
        if bare == "s":
            return "be"
        if bare == "d":
            return "have" if xpos in ("VBD", "VBN") else "would"
        return _AUXILIARIES.get(bare, low)
    if upos == "PART":
        return "not" if bare in ("n't", "n’t", "nt", "not") else "'s" if xpos == "POS" else low
    if xpos in ("VBD", "VBN", "VBG", "VBZ"):
        return _AUXILIARIES.get(low) or _VERBS.get(low) or _verb(low, xpos)
    if xpos == "NNS":
        return _noun(low)
    if xpos in ("JJR", "JJS", "RBR", "RBS"):
        return _DEGREES.get((low, xpos[0])) or _degree(low)
    if xpos in ("NNP", "NNPS") or (upos in ("NOUN", "X") and text.isupper()):
        return text
    return low


def _known(word: str) -> bool:
    return bool(simplemma.is_known(word, "en"))


def _verb(low: str, xpos: str) -> str:
    found = simplemma.lemmatize(low, "en")
    if found != low and found.isascii() and not found.endswith("inge"):
        return found
    if xpos == "VBZ":
        return _unplural(low)
    ending = "ing" if xpos == "VBG" else "ed"
    if not low.endswith(ending) or len(low) < len(ending) + 2:
        return low
    stem = low[: -len(ending)]
    if ending == "ed" and stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return stem[:-1]
    for candidate in (stem, stem + "e"):
        if _known(candidate) and simplemma.lemmatize(candidate, "en") == candidate:
            return candidate
    return stem + "e" if stem[-1:] in "vcuz" or (stem[-1:] == "s" and stem[-2:-1] not in "s") else stem


def _noun(low: str) -> str:
    if low in _NOUNS:
        return _NOUNS[low]
    found = simplemma.lemmatize(low, "en")
    return found if found != low and not found.endswith("ize") and low[:2] == found[:2] else _unplural(low)


def _unplural(low: str) -> str:
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith("ss") and len(low) > 2 else low


def _degree(low: str) -> str:
    found = simplemma.lemmatize(low, "en")
    if found != low:
        return found
    for ending in ("est", "er"):
        if low.endswith(ending) and len(low) > len(ending) + 2:
            stem = low[: -len(ending)]
            if stem.endswith("i"):
                return stem[:-1] + "y"
            return stem[:-1] if stem[-1] == stem[-2] else stem
    return low


def _like(text: str, low: str) -> str:
    """The lemma in the capitals of the text."""
    return text[: len(low)] if text[: len(low)].lower() == low else low.capitalize()
