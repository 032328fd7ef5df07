"""Words that judge (ontology/words/judgements.tsv), and what somebody calls good or bad by them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extractors._stance.objects import object_of
from onrecord.extractors._text.phrases import Target, case, nouns
from onrecord.syntax import children
from onrecord.vocabulary import words

__all__ = ["described", "judged"]

_KINDS = frozenset(["act", "culture", "piece", "case", "example", "form", "kind", "sort", "campaign", "series", "bit",
                    "policy", "sense", "pattern", "exercise"])  # fmt: skip


def judged(token: Token, personal: bool = False) -> str:
    """bad, good, needed or fine if the word, or one that describes it, judges; else "".

    personal: it is said of somebody. A noun that says of what kind something is judges by what it is of: an act of
    cowardice.
    """
    # (a retrograde step; but no: an I-am-right man)
    beside = [*(part for part in children(token, "amod", "compound") if not _in_a_chain(part)), token]
    if token.pos_ == "ADJ":  # (but: "a violent protest rather than an attack")
        beside += [part for part in children(token, "conj") if not any(children(part, "nsubj", "expl", "csubj"))]
    if token.lemma_.lower() in _KINDS:
        beside += [child for child in children(token, "nmod") if case(child) == "of"]
    tones = []
    for word in beside:
        entry = words("judgements").get(word.lemma_.lower()) or words("judgements").get(word.lower_)
        if entry and not (personal and "thing" in entry) and not (word.pos_ != "ADJ" and "adjective" in entry):
            tones.append(entry[0])
    return "bad" if "bad" in tones else tones[0] if tones else ""  # (a great hoax)


def _in_a_chain(word: Token) -> bool:
    return word.i > 0 and word.doc[word.i - 1].text == "-" and not word.doc[word.i - 1].whitespace_


def described(verb: Token, wanted: str) -> Iterator[Target]:
    """The object, if a bad or good word describes it: "called the plan a disgrace", "dismissed it as nonsense"."""
    head = object_of(verb)
    if head is None:
        return
    beside = [*children(verb, "xcomp", "obl", "advcl", "obj", "ccomp", "advmod"), *children(head, "appos")]
    for child in beside:  # (called the vote "The Great Hoax": the parser may take the name for an apposition)
        relative = verb.dep_ == "acl:relcl"  # the limit that they consider sustainable: which, not what of it
        tones = {wanted, "fine"} if wanted == "good" and not relative else {wanted}  # considered it acceptable
        if child.i > verb.i and child != head and judged(child) in tones:
            opening = case(child) or next((word.lower_ for word in children(child, "mark")), "")
            if opening in {"", "as"}:
                yield from nouns(head)
                return
