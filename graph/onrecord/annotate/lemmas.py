"""Lemmas from the word and its Penn tag, in the manner of UD English.

Only the tags of inflected forms ask for more than the word itself in lower case: there a short table of irregular
forms is asked, then simplemma's dictionary, then the rules of English spelling.
"""

from __future__ import annotations

import re
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
    ("eldest", "J"): "old", ("closer", "J"): "close", ("closer", "R"): "close",
}  # fmt: skip
_NOUNS = {"people": "person", "lives": "life", "men": "man", "women": "woman", "data": "data", "media": "media",
          "police": "police", "politics": "politics", "news": "news", "wives": "wife", "leaves": "leave",
          "series": "series", "species": "species", "troops": "troops", "clothes": "clothes", "means": "means",
          "regalia": "regalia", "prizes": "prize", "skies": "sky", "headquarters": "headquarters",
          "barracks": "barracks", "netherlands": "netherlands", "philippines": "philippines",
          "olympics": "olympics", "thanks": "thanks", "feet": "foot", "teeth": "tooth", "mice": "mouse",
          "thieves": "thief", "shelves": "shelf", "lies": "lie", "regards": "regards", "goods": "goods"}  # fmt: skip
_VERBS = {"left": "leave", "found": "find", "felt": "feel", "saw": "see", "lay": "lie", "thought": "think",
          "met": "meet",
          "lying": "lie", "dying": "die", "tying": "tie", "born": "bear", "borne": "bear", "means": "mean",
          "lives": "live", "leaves": "leave", "sought": "seek", "bound": "bind", "ground": "grind", "shot": "shoot",
          "fell": "fall", "wound": "wind", "lit": "light", "led": "lead", "fed": "feed",
          "gone": "go", "won": "win", "rose": "rise", "broke": "break", "bent": "bend", "bore": "bear", "fled": "flee",
          "added": "add", "adding": "add", "tasted": "taste", "wasted": "waste", "flown": "fly",
          "underlying": "underlie", "vying": "vie", "owing": "owe", "got": "get",
          "getting": "get"}  # fmt: skip


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
        if xpos == "PRP$":
            return "your" if low in ("your", "you", "ur") else low
        return _PRONOUNS.get(low, low)
    bare = low.lstrip("'’")
    if upos == "AUX" or (upos == "VERB" and (bare != low or low in ("am", "are", "is"))):
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
    if xpos == "JJ" and text[0].isupper() and (_PEOPLES.search(text) or (len(text) > 1 and text.isupper())):
        return text
    if xpos in ("NNP", "NNPS") or (upos in ("NOUN", "X") and text.isupper()):
        return text
    return low


def _known(word: str) -> bool:
    return bool(simplemma.is_known(word, "en"))


def _verb(low: str, xpos: str) -> str:
    if "-" in low[1:-1] and low[-1] != "-":
        before, _, last = low.rpartition("-")
        return f"{before}-{_verb(last, xpos)}"
    found = str(simplemma.lemmatize(low, "en"))
    if xpos == "VBZ":
        return found if found != low and low.startswith(found[:2]) else _unplural(low)
    ending = "ing" if xpos == "VBG" else "ed"
    if not low.endswith(ending) or len(low) < len(ending) + 2:
        return found if found.isascii() else low  # irregular
    stem = low[: -len(ending)]
    if not _VOWEL.search(stem):
        return found if xpos != "VBG" else low  # bring, string, and the like
    if ending == "ed" and stem.endswith("i"):
        return stem + "e" if len(stem) < 3 else stem[:-1] + "y"
    if found not in (low, stem, stem + "e") and not stem.startswith(found):
        return found if found[:1] == low[:1] and not found.endswith("e") else stem  # fed, bled
    if stem[-1] == stem[-2:-1] and stem[-1] not in "eo":
        single = stem[:-1]
        if stem[-1] not in "lsfz":
            return single
        return single if found == single or _SINGLE_L.search(single) else stem
    if _ALWAYS_E.search(stem):
        return stem + "e"
    if _NEVER_E.search(stem.replace("qu", "q")):
        return stem
    if found in (stem, stem + "e"):
        return found
    known = [form for form in (stem + "e", stem) if _known(form)]
    return known[0] if known else stem


# Stems that lost no e before -ing and -ed: mixing, showing, asking, claiming, visiting, opening, offering.
_NEVER_E = re.compile(
    r"[xwy]$|[^aeiou]k$|[aeiou]{2}[ckmnlptr]$|[lnrt]t$|[pcf]t$|(?<!th)(?<!an)(?<!id)(?<!dh)(?<!rf)er$|[nlr]d$|[^aeiouv]en$"
    r"|[sf]h$|[^t]ch$|tch$|[rl]m$|rn$|mp$|[smhd]it$|llow$|lop$|gnal$|ncel$|[bv]el$|[mr]al$|[sd]on$|s[kp]$|lf$|ocus$|ias$"
)
# Stems that did: moving, using, changing, handling, creating, deciding.
_ALWAYS_E = re.compile(
    r"[vz]$|[^aeiou]u$|gu$|qu$|[^i]c$|oic$|(?<!oc)u?(?<![ia])s(?<!ss)(?<!cus)$|[bdfgkptz]l$|[dr]g$|(?<!h)[ae]ng$|[^aeiou]at$"
    r"|[iu]at$|creat$|[^aeiou]ut(?<!but)$|[^aeiou][iu]d$|[^aeiou][oai]k$|[^aeiou][aiu]r$|quir$|quot$|cit$|nit$|vit$|rit$"
    r"|[^aeiou]ap$|yp$|rais$|eas$|pedit$|ven$|erm?in$|quest?$(?<!t)"
)
_SINGLE_L = re.compile(r"(?:[vbncd]el|[mn]al|ial|trol|[xmp]pel)$")
# Adjectives of peoples, faiths and parties keep their capital.
_PEOPLES = re.compile(
    r"(?:[a-z]{2}i?an|[a-z]ese|ish|[aneqrs]i|eek|utch|Arab|French|Czech|Swiss|Welsh|Muslim|Islamic|Shiite|Sunni|Slovak|Kurd"
    r"|Turk|Thai|Tory)$"
)
_VOWEL = re.compile(r"[aeiouy]")


def _noun(low: str) -> str:
    if low[0].isdigit():
        return low
    if low in _NOUNS:
        return _NOUNS[low]
    found = str(simplemma.lemmatize(low, "en"))
    if low.endswith("ies") and found.endswith("ie") and _known(low[:-3] + "y"):
        return low[:-3] + "y"
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
