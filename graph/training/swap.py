"""Other people's names in a document's place: who speaks must be read from the sentence, not known by the name.

Attribution is learnt from one campaign, in which two names fill most articles. So every second pass over a document
gives its people, and some of its places, other names: of people and places named in the corpora labelled by hand, the
same for the same throughout a document, word for word, so that every label stays where it is.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from .corpora import NAMES, Doc

SHARE, PLACES = 0.5, 0.4  # of the passes over a document; of the places in such a pass
_BEGIN = {NAMES.index("B-PER"): NAMES.index("I-PER"), NAMES.index("B-LOC"): NAMES.index("I-LOC")}
_PERSON = NAMES.index("B-PER")


def _runs(doc: Doc) -> list[tuple[int, int, bool]]:
    """(first, after, a person?) of each name of a person or place."""
    labels = doc.names or []
    found = []
    for i, label in enumerate(labels):
        if label in _BEGIN:
            after = i + 1
            while after < len(labels) and labels[after] == _BEGIN[label]:
                after += 1
            found.append((i, after, label == _PERSON))
    return found


def _plain(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word[0].isupper() and word[1:].islower()


@dataclass(frozen=True, slots=True)
class Swap:
    """Given names, family names and names of places to choose from."""

    given: list[str]
    family: list[str]
    places: list[str]

    @classmethod
    def of(cls, docs: list[Doc]) -> Swap:
        """The names in documents whose names were labelled by hand."""
        given: set[str] = set()
        family: set[str] = set()
        places: set[str] = set()
        for doc in docs:
            if doc.names is None or doc.silver:
                continue
            for first, after, person in _runs(doc):
                words = doc.words[first:after]
                if person and len(words) == 2 and all(map(_plain, words)):
                    given.add(words[0])
                    family.add(words[1])
                elif not person and len(words) == 1 and _plain(words[0]):
                    places.add(words[0])
        return cls(sorted(given), sorted(family), sorted(places))

    def __call__(self, doc: Doc, rng: random.Random) -> Doc:
        """The document with other names in it, or as it is."""
        if not self.given or not self.family or rng.random() >= SHARE:
            return doc
        runs = _runs(doc)
        first_names = {doc.words[a] for a, b, person in runs if person and b - a > 1}
        new: dict[str, str] = {}
        for a, b, person in runs:
            for i in range(a, b):
                word = doc.words[i]
                if word in new or not _plain(word):
                    continue
                if person:
                    new[word] = rng.choice(self.given if word in first_names else self.family)
                elif b - a == 1 and self.places:
                    new[word] = rng.choice(self.places) if rng.random() < PLACES else word
        if not new:
            return doc
        new |= {word.upper(): other.upper() for word, other in new.items()}
        return replace(doc, words=[new.get(word, word) for word in doc.words])
