"""What people stand for or against, in an article's words: when two wordings are one thing."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.model import fold
from onrecord.resolve.descriptions import content
from onrecord.resolve.identity import Item
from onrecord.vocabulary import words

__all__ = ["same_proposal", "stems", "thing", "unwrapped", "wordings"]

_EMPTY = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "any",
        "all",
        "such",
        "to",
        "of",
        "for",
        "in",
        "on",
        "at",
        "by",
        "with",
        "from",
        "into",
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "will",
        "would",
        "should",
        "could",
        "must",
        "may",
        "might",
        "can",
        "shall",
        "have",
        "has",
        "had",
        "do",
        "does",
        "did",
        "it",
        "they",
        "he",
        "she",
        "we",
        "i",
        "there",
        "as",
        "so",
        "also",
        "now",
        "yet",
        "again",
        "and",
        "or",
        "over",
        "about",
        "who",
        "which",
        "what",
        "when",
        "where",
        "how",
        "than",
        "then",
        "if",
        "whether",
        "more",
        "new",
        "own",
        "up",
        "out",
    }
)
_DENIALS = frozenset({"not", "no", "never", "n't", "without", "neither", "nor", "against"})
_ENDING = frozenset(
    ["abandon", "abolish", "axe", "ban", "block", "cancel", "cut", "delay", "ditch", "drop", "end", "halt", "lift",
     "overturn", "postpone", "reduce", "remove", "repeal", "reverse", "scrap", "shelve", "stop", "suspend", "withdraw"]
)  # fmt: skip
_ANOTHER = re.compile(r"(?:another|a different|a second)\s")  # not the one that is spoken of without that word
_QUALIFIERS = frozenset({"full", "new", "proper", "fresh", "urgent", "immediate", "wide", "further", "major", "formal"})


@cache
def _shells() -> re.Pattern[str]:
    nouns = "|".join(sorted(re.escape(noun) for noun, entry in words("proposals").items() if entry[0] == "shell"))
    return re.compile(
        rf"(?:(?:a|an|the|any|this|that|such|its|his|her|their|our|my|new|latest|original|earlier)\s+)*(?:{nouns})s?\s+"
        r"(?:(?:for|of)\s+(?=\S)|(?=to\s+\S))",
    )


@lru_cache(maxsize=100_000)
def unwrapped(text: str) -> str:
    """The wording without a noun that only wraps it: "its plan for a toll" is about a toll."""
    match = _shells().match(fold(text))
    return fold(text)[match.end() :] if match else text


@lru_cache(maxsize=100_000)
def stems(text: str) -> frozenset[str]:
    """Stems of the words that carry the meaning, denials included (they change it)."""
    text = unwrapped(text)
    bare = " ".join(word for word in re.split(r"[\s/-]+", fold(text)) if word.strip(".,;:'\"()") not in _EMPTY)
    out = set(content(bare))
    if any(word.strip(".,;:'\"()") in _DENIALS or word.endswith("n't") for word in fold(text).split()):
        out.add("not")
    return frozenset(_NATION.get(stem, stem) for stem in out)


_NATION = {
    "nationwid": "nation",
    "national": "nation",
    "country-wid": "nation",
    "countrywid": "nation",
    "probe": "inquiri",
    "prob": "inquiri",
    "enquiri": "inquiri",
    "investigat": "inquiri",
    "investigation": "inquiri",
}


@cache
def _events() -> frozenset[str]:
    return frozenset(form for form, entry in words("reports").items() if entry and entry[0] == "inquiry")


@lru_cache(maxsize=50_000)
def thing(text: str) -> tuple[str, frozenset[str]] | None:
    """For a noun phrase ("a full national inquiry into the sinking"): the stem of its head, and its other stems; None
    for a clause or an infinitive."""
    text = unwrapped(text)
    plain = fold(text)
    if re.match(r"(?:to|that|whether|if|how|why|what|not to)\s", plain):
        return None
    head = re.split(
        r"\s(?:of|into|for|on|to|in|over|with|at|by|from|that|which|who|after|about|against|so|he|she|they|we|you|it)\s|[,;:(]",
        plain,
    )[0].split()
    if not head or re.match(r"(?:he|she|they|it|we|there|i)$", head[0]):
        return None
    if any(word in _ENDING for word in head[:-1]):
        return None  # ministers scrap the levy: quite another thing than the levy; to hold an inquiry is the inquiry
    last = stems(head[-1])
    if len(last) != 1:
        return None
    return next(iter(last)), stems(text) - last - {"full", "proper", "fresh", "urgent", "immediat", "further", "formal"}


@lru_cache(maxsize=200_000)
def same_proposal(one: str, other: str, near: bool = True) -> bool:
    """Whether two wordings are one proposal. near: they stand in one article, where a shorter wording may mean a
    longer one ("an inquiry" after "a national inquiry into the sinking"); else most of the words must be the same.

    Denials must agree, and so must numbers.
    """
    left, right = stems(one), stems(other)
    if not left or not right or bool(_ANOTHER.match(fold(one))) != bool(_ANOTHER.match(fold(other))):
        return False
    if left == right:
        return True
    if ("not" in left) != ("not" in right) or _numbers(left) != _numbers(right):
        return False
    a, b = thing(one), thing(other)
    if (a is None) != (b is None):
        return False
    if a is not None and b is not None:
        if a[0] != b[0]:
            return False
        if near:
            return a[1] <= b[1] or b[1] <= a[1]
        shared = a[1] & b[1]
        # apart: the shorter's words are all in the longer one's, and there are some beside the head
        return bool(shared) and (shared == a[1] or shared == b[1])
    shared = left & right
    return len(shared) >= 3 and len(shared) / len(left | right) >= (0.6 if near else 0.7)


def _numbers(found: frozenset[str]) -> frozenset[str]:
    return frozenset(stem for stem in found if stem[:1].isdigit())


def wordings(item: Item) -> tuple[str, ...]:
    """Every wording of a proposal in its article, in order."""
    return tuple(dict.fromkeys(mention.label for mention in item.referent.mentions if mention.form != "pronoun"))
