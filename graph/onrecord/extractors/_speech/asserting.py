"""What a cue says without a clause: claimed | widespread fraud; reported | him to be dead; called | the order swift.

Only where the language model has the words as the cue's content too: an object alone may be a deed's, a topic's.
"""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extractors._speech.clauses import FINITE
from onrecord.extractors._speech.frames import SPEAKING, Frame
from onrecord.extractors._speech.ground import ENDS, Ground
from onrecord.syntax import children, relation
from onrecord.vocabulary import words

__all__ = ["asserted"]

_CLOSE = 4  # tokens from a cue to its object
_KNOWN = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "such"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def asserted(ground: Ground, frame: Frame) -> tuple[int, int] | None:
    """Tokens (first, last) of what an object of the cue says, None if it says nothing by itself."""
    uses = words("asserting").get(frame.lemma)
    if uses is None or frame.model is None or frame.kind not in SPEAKING | {"naming"} or not frame.said:
        return None
    cue = frame.cue
    found = [content for content in frame.model.content if cue.i < content.start <= cue.i + _CLOSE]
    if len(found) != 1 or (cue.tag_ == "VBN" and not any(child.lemma_ == "have" for child in children(cue, "aux"))):
        return None
    first, last = found[0].start, min(found[0].end, cue.sent.end) - 1
    last = next((i - 1 for i in range(first, last + 1) if ground.doc[i].text in ENDS), last)
    inside = ground.doc[first : last + 1]
    if not len(inside) or ground.layout.has_quote(first, last) or inside[0].pos_ in {"ADP", "SCONJ"}:
        return None
    if any(token.pos_ == "ADP" or token.lower_ == "to" for token in ground.doc[cue.i + 1 : first]):
        return None  # reported on | deaths in custody
    if inside[0].tag_ in {"WP", "WRB", "WDT", "TO"} or inside[0].lower_ in {"whether", "if", "to"}:
        return None
    if last + 1 < len(ground.doc) and ground.doc[last + 1].tag_ in FINITE:
        return None  # the model has only the subject: reported | its source | said
    nouns = [token for token in inside if token.pos_ in _NOUNS or token.tag_ in {"VBG", "CD"}]
    if not nouns or inside[-1].lemma_.lower() in words("voices"):
        return None  # reported its source | (and what that says)
    if len(inside) <= 2 and inside[0].lower_ in _KNOWN:
        return None  # confirmed the news: what that is was said before
    if uses[0] == "predicate" and not _has_predicate(cue, inside[0].i, last):
        return None
    return first, last


def _has_predicate(cue: Token, first: int, last: int) -> bool:
    """Whether the words behind a cue hold its object and what that is said to be: him to be dead, it as a victory."""
    for child in children(cue, "xcomp", "ccomp", "obl", "advcl"):
        if not first < child.i <= last or not any(first <= one.i < child.i for one in children(cue, "obj", "nsubj")):
            continue
        as_such = any(case.lower_ in {"as", "to"} for case in children(child, "case", "mark"))
        as_such = as_such and (relation(child) != "obl" or any(one.lower_ == "as" for one in children(child, "case")))
        if as_such or (relation(child) in {"xcomp", "ccomp"} and (child.pos_ in {"ADJ", "NOUN", "VERB"})):
            return True
    return False
