"""Verbs looked up in a word list whose entries may have further words: "point out", "call for", "make it clear"."""

from __future__ import annotations

from functools import cache, lru_cache

import simplemma
from spacy.tokens import Token

from onrecord.vocabulary import words

__all__ = ["entry", "unstated"]


@cache
def particles(name: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The entries of a word list by their first word: (further words, whole form), longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form in words(name):
        first, *rest = form.split()
        table.setdefault(first, []).append((tuple(rest), form))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


@lru_cache(maxsize=20_000)
def _base(form: str) -> str:
    """The lemma of a form whose tag may be wrong."""
    return simplemma.lemmatize(form, "en").lower()


def entry(token: Token, name: str) -> str:
    """The longest entry of a word list that begins at the verb, "" if there is none: "point out", "make it clear"."""
    doc = token.doc
    table = particles(name)
    lemma = token.lemma_.lower()
    if lemma not in table:
        prefix, hyphen, rest_of_it = token.lower_.rpartition("-")
        lemma = prefix + hyphen + _base(rest_of_it) if rest_of_it else token.lower_  # co-sponsored
    for rest, form in table.get(lemma, ()):
        if not rest:
            return form
        at = token.i + 1
        for word in rest:
            if at < len(doc) and doc[at].tag_ == "PRP$":
                at += 1  # throw its weight behind
            # (rule it out, set the plans out): the last particle may follow an object
            window = range(at, min(at + (4 if len(rest) == 1 else 1), len(doc)))
            found = next((i for i in window if doc[i].lower_ == word or doc[i].lemma_.lower() == word), None)
            if found is None or (found > at and not (doc[found].head == token and doc[found].dep_ == "compound:prt")):
                break
            at = found + 1
        else:
            return form
    return ""


@cache
def unstated(after: str) -> frozenset[str]:
    """Verbs that make no stance after "decline to" (decline) or "will" (will)."""
    return frozenset(verb for verb, (use, *_) in words("unstated").items() if after in use.split(","))
