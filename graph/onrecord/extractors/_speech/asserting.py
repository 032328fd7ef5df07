"""What a cue says without a clause of its own: claimed | widespread fraud; called | the order swift; confessed to |
taking the money.

An object alone may be a deed's or a topic's, so that it counts only where the language model has it as the cue's
content too. Infinitives and gerunds of verbs of saying are plain by themselves. Which cue takes what:
ontology/words/asserting.tsv.
"""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extractors._speech.clauses import FINITE
from onrecord.extractors._speech.frame import SPEAKING, Frame, is_statement
from onrecord.extractors._speech.ground import ENDS, Ground
from onrecord.extractors._text.doers import passive
from onrecord.syntax import children, relation
from onrecord.vocabulary import words

__all__ = ["asserted"]

_CLOSE = 4  # tokens from a cue to its object
_KNOWN = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "such"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_PREPOSITIONS = frozenset({"to", "of", "about"})
_KINDS = SPEAKING | {"naming", "measuring"}
_MANY = frozenset({"dozen", "hundred", "thousand", "million", "billion"})
_MEASURING = frozenset({"at", "in"})


def asserted(ground: Ground, frame: Frame) -> tuple[int, int] | None:
    """Tokens (first, last) of what an object or an infinitive of the cue says, None if it says nothing by itself."""
    uses = frozenset(words("asserting").get(frame.lemma, ("",))[0].split(","))
    if uses == {""} or not (frame.kind in _KINDS or is_statement(frame)) or not frame.said:
        return None
    if frame.kind == "thinking" and frame.cue.tag_ == "VBG":
        return None  # expecting an answer, she went on
    return _complement(ground, frame, uses) or _object(ground, frame, uses) or _announced(frame, uses)


def _complement(ground: Ground, frame: Frame, uses: frozenset[str]) -> tuple[int, int] | None:
    """claimed | to represent the board; recalled | meeting her; confessed to | the theft; pleaded | not guilty."""
    cue = frame.cue
    if passive(cue):
        return None  # is claimed to be late: nobody is named who claims it
    for child in children(cue, "xcomp", "ccomp", "advcl", "obl"):
        first = child.left_edge.i
        between = [token for token in ground.doc[cue.i + 1 : first] if relation(token) != "advmod"]
        if child.i < cue.i or between or child.ent_type_ == "DATE":
            continue
        opening = ground.doc[first].lower_
        leads = opening in _PREPOSITIONS and opening in uses and child.tag_ != "VB"
        fits = leads and (child.tag_ == "VBG" or (relation(child) == "obl" and child.pos_ in _NOUNS))
        if relation(child) in {"xcomp", "ccomp"}:
            marks = {word.lower_ for word in children(child, "mark", "case")}
            fits = fits or ("infinitive" in uses and child.tag_ == "VB" and "to" in marks)
            fits = fits or ("gerund" in uses and child.tag_ == "VBG" and not marks)
            fits = fits or ("adjective" in uses and child.lower_ == "guilty")
        if fits:
            first += leads
            piece = _unbroken(ground, frame, first, child.right_edge.i)
            if piece[1] - piece[0] >= 1 and not ground.layout.has_quote(*piece):
                return piece
    return None


def _unbroken(ground: Ground, frame: Frame, first: int, last: int) -> tuple[int, int]:
    """Words up to the end of their sentence, or up to what their speaker says further (..., adding that)."""
    last = min(last, frame.cue.sent.end - 1)
    for i in range(first + 1, last + 1):
        other = ground.open_cues.get(i)
        further = other is not None and other.cue.tag_ == "VBG" and ground.doc[i - 1].text == ","
        if ground.doc[i].text in ENDS or further:
            return first, i - 1 - further
    return first, last


def _announced(frame: Frame, uses: frozenset[str]) -> tuple[int, int] | None:
    """What has happened, and no plan, which would be a stance: announced | the death of its founder."""
    if "news" not in uses:
        return None
    cue = frame.cue
    found = next(children(cue, "nsubj") if passive(cue) else children(cue, "obj"), None)
    if found is None or found.lemma_.lower() not in words("circumstances") or found.pos_ != "NOUN":
        return None
    owned = any(children(found, "nmod"))
    if not owned or (found.i < cue.i) != passive(cue):
        return None  # announced the news: whose death, which storm?
    last = min(found.right_edge.i, cue.sent.end - 1)
    return (found.left_edge.i, last) if found.i > cue.i or last < cue.i - 1 else None


def _object(ground: Ground, frame: Frame, uses: frozenset[str]) -> tuple[int, int] | None:
    """claimed | widespread fraud; called | the order swift; put | the toll at ninety."""
    kinds = uses & {"object", "predicate", "measure"}
    if not kinds or frame.model is None:
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
    if "object" in kinds or ("predicate" in kinds and _has_predicate(cue, first, last)):
        return first, last
    return (first, last) if "measure" in kinds and _has_measure(cue, first, last) else None


def _has_predicate(cue: Token, first: int, last: int) -> bool:
    """Whether the words behind a cue hold its object and what that is said to be: him to be dead, it as a victory."""
    for child in children(cue, "xcomp", "ccomp", "obl", "advcl"):
        named = (*children(cue, "obj", "nsubj"), *(children(child, "obj", "nsubj") if child.tag_ == "VBG" else ()))
        if not first < child.i <= last or not any(first <= one.i < child.i for one in named):
            continue
        as_such = any(case.lower_ in {"as", "to"} for case in children(child, "case", "mark"))
        as_such = as_such and (relation(child) != "obl" or any(one.lower_ == "as" for one in children(child, "case")))
        if as_such or (relation(child) in {"xcomp", "ccomp"} and (child.pos_ in {"ADJ", "NOUN", "VERB"})):
            return True
    return False


def _has_measure(cue: Token, first: int, last: int) -> bool:
    """Whether the words hold a figure that an object is put at: the toll at ninety, the cost in the millions."""
    inside = cue.doc[first : last + 1]
    if not any(first <= one.i <= last for one in children(cue, "obj")):
        return False
    at = next((token.i for token in inside[1:] if token.lower_ in _MEASURING), last)
    return any(token.like_num or token.lemma_.lower() in _MANY for token in cue.doc[at : last + 1])
