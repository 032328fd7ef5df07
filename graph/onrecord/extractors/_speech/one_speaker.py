"""One speaker in many words: a source that names its person once, beside offices and the body they belong to.

"Party leader and mayor Ann Bell said", "the institute's director, Ann Bell, said", "Ann Bell of Lund and contributor to
the Echo wrote": the parser may take what describes the person for others who speak too, or for the speaker instead.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span as Words

from onrecord.extractors._speech.sources import known
from onrecord.model import Document, Mention
from onrecord.vocabulary import words

__all__ = ["one_speaker"]

_NUMBERED = frozenset({"NNS", "NNPS", "CD"})


def one_speaker(document: Document, speakers: Sequence[Mention], source: Words | None) -> tuple[Mention, ...]:
    """The speakers without what only describes the one person that the source names.

    source: the language model's words for the source, None where it has none.
    """
    if not speakers:
        return ()
    doc = document.doc
    first = min(mention.span.start for mention in speakers)
    last = max(mention.span.end for mention in speakers)
    own = source if source is not None else doc.char_span(first, last, alignment_mode="expand")
    if own is None or own.start_char > first or own.end_char < last:
        return tuple(speakers)
    table = known(document)
    named = dict.fromkeys(table[token.i] for token in own if token.i in table)
    people = [one for one in named if one.form == "name" and one.kind == "person"]
    if len(people) != 1:
        return tuple(speakers)
    kept = tuple(one for one in speakers if one == people[0] or not _describes(document, one, people[0]))
    return kept or (people[0],)


def _closes(between: Words, name: Words) -> bool:
    """Whether a name set off by commas ends a source that has no "and" before it."""
    doc = name.doc
    set_off = len(between) and between[-1].text == "," and name.end < len(doc) and doc[name.end].text == ","
    return bool(set_off) and not any(token.pos_ == "CCONJ" or token.text == "," for token in between[:-1])


def _describes(document: Document, other: Mention, person: Mention) -> bool:
    """Whether a mention beside the only person of a source says who they are."""
    doc = document.doc
    own = doc.char_span(other.span.start, other.span.end, alignment_mode="expand")
    name = doc.char_span(person.span.start, person.span.end, alignment_mode="expand")
    if own is None or name is None or other.form == "pronoun":
        return False
    before = own.end <= name.start
    if own.end == name.start and other.form == "role" and own.root.tag_ != "NNPS":
        return True  # pollster Ann Bell
    between = doc[own.end : name.start] if before else doc[name.end : own.start]
    if before and other.form == "role" and own.root.tag_ not in _NUMBERED and _closes(between, name):
        return True  # the harbour board's delegate to the union of pilots, Ann Bell, said
    if before and other.kind == "institution" and any(token.tag_ == "POS" for token in between):
        return True  # the institute's director, Ann Bell
    if other.form != "role" or other.kind != "person" or own.root.tag_ in _NUMBERED:
        return False
    if doc[own.start].pos_ in {"DET", "PRON", "NUM"} or (own.start and doc[own.start - 1].pos_ in {"DET", "PRON"}):
        return False  # the mayor and Ann Bell
    if not before and len(own) == 1 and own.root.lemma_.lower() not in words("offices"):
        return False  # Ann Bell and police
    joints = [token.lower_ for token in between if token.pos_ in {"CCONJ", "PUNCT"}]
    return bool(joints) and joints[0 if before else -1] == "and"
