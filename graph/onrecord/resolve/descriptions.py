"""A role or an office in words, taken apart: "the prime minister's official spokesman" -> spokesman, official, whose.

Works on the words alone, so that it serves mentions in an article and names of offices on record alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.model import fold
from onrecord.vocabulary import words

__all__ = ["Description", "country", "describe", "neutral", "singular", "stem"]

_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "another", "one", "some", "any", "no"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "any", "no"})
_POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "your"})
_PREPOSITIONS = frozenset(
    ["of", "for", "to", "at", "in", "from", "with", "on", "into", "by", "about", "over", "behind", "against", "under",
     "within", "near", "inside", "outside", "across", "among", "between", "around", "without", "through"]
)  # fmt: skip
_ENDS = frozenset({"who", "which", "that", "whose", "and", "-", "--", ",", ";", ":", "(", "as", "when", "where"})
_EMPTY = frozenset({"the", "a", "an", "of", "for", "to", "at", "in", "and", "'s", "on", "into", "from", "'", "by"})
_WORD = re.compile(r"[\w&][\w&.'-]*[\w&]|[\w&]\.?|'s\b|[,;:()]")


@dataclass(frozen=True, slots=True)
class Description:
    """The parts of a phrase, folded.

    head: its last noun, singular ("spokesman"); phrase: the noun with the words before it that belong to it
    ("official spokesman"), without determiner, status and owner; owner: whose it is, from a possessive before it
    ("prime minister"); complement: what follows a preposition ("of the exchequer" -> "exchequer"), with that
    preposition; status: former, acting ... (ontology/words/states.tsv); definite: "the", a possessor or no
    determiner at all; plural: the head is one ("officials"); article: the determiner.
    """

    head: str
    phrase: str
    owner: str = ""
    preposition: str = ""
    complement: str = ""
    status: str = ""
    definite: bool = True
    plural: bool = False
    article: str = ""

    @property
    def content(self) -> frozenset[str]:
        """Its content words as stems, countries by their names: what two phrases for one office share."""
        return content(f"{self.owner} {self.phrase} {self.complement}")


@cache
def _demonyms() -> dict[str, str]:
    return {fold(form): entry[0] for form, entry in words("demonyms").items()}


@lru_cache(maxsize=50_000)
def country(text: str) -> str:
    """The country that a word stands for ("British" -> "United Kingdom"), "" if it is none we know."""
    return _demonyms().get(fold(text).removeprefix("the "), "")


@lru_cache(maxsize=50_000)
def content(text: str) -> frozenset[str]:
    """Stems of the content words of some text; a country, however named, is one word."""
    out: set[str] = set()
    tokens = [token for token in _WORD.findall(fold(text)) if token[0].isalnum()]
    at = 0
    while at < len(tokens):
        for length in (3, 2, 1):
            name = country(" ".join(tokens[at : at + length])) if at + length <= len(tokens) else ""
            if name:
                out.add(fold(name))
                at += length
                break
        else:
            if tokens[at] not in _EMPTY:
                out.add(stem(tokens[at].removesuffix("'s")))
            at += 1
    return frozenset(out)


@lru_cache(maxsize=50_000)
def singular(word: str) -> str:
    """A noun without its plural ending, by rule: spokesmen -> spokesman, inquiries -> inquiry, boss stays."""
    if word.endswith("men") and (len(word) > 4 or word == "men") and word not in {"women", "specimen", "regimen"}:
        return word[:-3] + "man"
    if word in {"women", "children"}:
        return {"women": "woman", "children": "child"}[word]
    if word.endswith("people"):
        return word[:-6] + "person"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > 3:
        return word[:-1]
    return word


@lru_cache(maxsize=10_000)
def neutral(word: str) -> str:
    """The word for an office without the gender of its holder: chairman, chairwoman -> chair; spokeswoman ->
    spokesperson."""
    for ending in ("woman", "man", "person", "lady"):
        start = word.removesuffix(ending)
        if start != word and start in _NEUTRAL:
            return _NEUTRAL[start]
    return word


_NEUTRAL = {
    "chair": "chair", "spokes": "spokesperson", "congress": "member of congress", "assembly": "assembly member",
    "council": "councillor", "alder": "alderman", "police": "police officer", "ombuds": "ombudsman",
    "vice-chair": "vice-chair", "co-chair": "co-chair",
}  # fmt: skip


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The word without the commonest endings: enough to let "nationwide probes" meet "nationwide probe"."""
    word = singular(word)
    for ending, least in (
        ("isation", 4),
        ("ization", 4),
        ("ations", 4),
        ("ation", 4),
        ("ments", 4),
        ("ment", 4),
        ("ing", 4),
        ("ied", 3),
        ("ed", 4),
        ("ly", 4),
        ("ies", 3),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word


@lru_cache(maxsize=50_000)
def describe(text: str) -> Description:
    """The parts of a role or an office in words."""
    tokens = _WORD.findall(fold(text))
    article = owner = status = preposition = complement = ""
    definite = True
    if tokens[:2] == ["one", "of"]:  # "one of the victims" is a victim
        article, definite = tokens[0], False
        tokens = [word for word in tokens[2:] if word not in _DETERMINERS]
    elif tokens and tokens[0] in _DETERMINERS:
        article = tokens.pop(0)
        definite = article not in _INDEFINITE
    elif tokens and tokens[0] in _POSSESSIVES:
        article = tokens.pop(0)
        owner = article
    for at in range(len(tokens) - 1):
        word = tokens[at]
        if at and (word in _ENDS or word in _PREPOSITIONS):
            break
        if word == "'s" or word.endswith(("'s", "s'")):
            owner = " ".join([*tokens[:at], word.removesuffix("'s").removesuffix("'")]).strip()
            tokens = tokens[at + 1 :]
            break
    body: list[str] = []
    for at, word in enumerate(tokens):
        if word in _PREPOSITIONS and body:
            preposition = word
            rest = tokens[at + 1 :]
            cut = next((i for i, item in enumerate(rest) if item in _ENDS - {"and"}), len(rest))
            complement = " ".join(rest[:cut]).removeprefix("the ")
            break
        if word in _ENDS and body:
            break
        body.append(word)
    states = words("statuses")
    kept: list[str] = []
    for word in body:
        for ending in ("-elect", "-designate"):
            if word.endswith(ending):
                word, status = word.removesuffix(ending), "elect"
        if word.startswith("ex-"):
            word, status = word[3:], "former"
        entry = states.get(word)
        if entry is not None and len(body) > 1:
            status = status or entry[0]
        else:
            kept.append(word)
    for length in (3, 2, 1):  # the British prime minister, the UK government
        if len(kept) > length and (name := country(" ".join(kept[:length]))):
            owner = owner or fold(name)
            kept = kept[length:]
            break
    head = kept[-1] if kept else ""
    one = singular(head)
    plural = one != head and article != "one"
    phrase = " ".join([*kept[:-1], one])
    if article == "" and plural:
        definite = False  # "officials"
    return Description(one, phrase, owner, preposition, complement, status, definite, plural, article)
