"""What to call a report, an inquiry or a proposal that every article words differently."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.resolve.identity import Item
from onrecord.resolve.proposals import stems

__all__ = ["work_name"]

_LEADING = re.compile(
    r"^(?:(?:not|to|in|for|from|by|of|on|a|an|the|this|that|another|any|his|her|their|its|our|very|own)\s+)+",
    re.IGNORECASE,
)
_PROPER = re.compile(r"\b[A-Z][\w’'-]+\b.*")
_OWNED = re.compile(r"(?:[A-Z][\w’'.-]*\s+){0,3}[A-Z]\w*['’]s?\s+(?:\w+\s+)?\w+")
_WORDS = 14  # a longer wording is a whole sentence more often than a name


def work_name(members: Sequence[Item]) -> str:
    """A proper name that some article uses ("Saint Orla inquiry"), the most used one; else by whose it is ("Professor
    Vale's audit"); else the wording that says most without being long ("public inquiry into the sinking of a
    ferry"); of equals the most used, then the first."""
    proper: Counter[str] = Counter()
    owned: Counter[str] = Counter()
    wordings: Counter[str] = Counter()
    for item in members:
        for mention in item.referent.mentions:
            if mention.form == "pronoun":
                continue
            label = _LEADING.sub("", mention.label) or mention.label
            wordings[label] += 1
            if mention.form == "name" and _PROPER.match(label):
                proper[label] += 1
            text = " ".join(mention.span.text.split())
            if mention.form == "role" and _OWNED.fullmatch(text):
                owned[text] += 1
    for found in (proper, owned):
        if found:
            return min(found, key=lambda name: (-found[name], -len(name), name))
    if not wordings:
        return members[0].referent.name
    short = [name for name in wordings if len(name.split()) <= _WORDS] or list(wordings)
    return min(short, key=lambda name: (-min(5, len(stems(name))), -wordings[name], len(name), name))
