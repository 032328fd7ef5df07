"""Words that the layout of an article gives to a speaker: turns of an interview, quotations set off without marks.

    ((Ann Bell)) We began in May.       Bell: We began in May.       AB: We began in May.       **Q:** Why in May?

A label at the head of a paragraph names whoever speaks; paragraphs without one go on with the last turn. Where only
the questions are labelled, what stands between them is the answer of the one person interviewed. Beside turns:

    Ms Bell writes:              (the next paragraph is hers)
    "Nobody came to the meeting."
    — Ann Bell, councillor       (the paragraph before is hers)
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from onrecord.extractors._text.cues import entry
from onrecord.vocabulary import words

__all__ = ["Turn", "is_interviewer", "turns"]

_ASKED, _ANSWERED = frozenset({"q", "question", "interviewer"}), frozenset({"a", "answer"})
_LABEL = 6  # words of a label at most
_FEWEST = 3  # labelled paragraphs of an interview
_SPOKEN = 0.6  # share of the labelled paragraphs of one that have a verb or ask something
_SHORT = 16  # tokens of a line that says whose the paragraph before is
_LEAD = 14  # tokens between a word of saying and the colon at a paragraph's end
_LONGEST_BLOCK = 4  # paragraphs of a quotation that is set off and signed
_SET_OFF = 8  # tokens of a quotation that is set off, at least
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DASHES = frozenset({"—", "–", "--", "―", "-", "~"})
_ENDS = frozenset({".", "!", "?", "…", "...", ")", "]"})
_NO_NAME = re.compile(r"[^\w\s.'’&-]|_|\d")


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of somebody's words.

    first, last: tokens of the words; label: the tokens (first, last) that name whoever speaks, None where nothing
    does; kind: named, asked (the label is no name but marks the question), answered (what stands between questions),
    led (the sentence before, with a colon at its end, says whose they are).
    """

    first: int
    last: int
    label: tuple[int, int] | None
    kind: str


def turns(doc: Doc, paragraphs: tuple[tuple[int, int], ...]) -> dict[int, Turn]:
    """The turns of a document by the numbers of their paragraphs (first token, last token + 1)."""
    found = _interview(doc, paragraphs)
    for number in range(len(paragraphs)):
        if number not in found:
            one = _signed(doc, paragraphs, number)
            if one is not None:
                found[number] = one
                for above in () if doc[one.first].is_quote else _block(doc, paragraphs, number):
                    found.setdefault(above, Turn(paragraphs[above][0], paragraphs[above][1] - 1, one.label, "named"))
    for number in range(len(paragraphs)):
        if number not in found:
            one = _led(doc, paragraphs, number)
            if one is not None:
                found[number] = one
    return found


def is_interviewer(label: str) -> bool:
    """Whether a label marks a question rather than naming anybody."""
    return label.lower() in _ASKED


def _interview(doc: Doc, paragraphs: tuple[tuple[int, int], ...]) -> dict[int, Turn]:
    labelled: dict[int, Turn] = {}
    for number, (first, end) in enumerate(paragraphs):
        one = _labelled(doc, first, end)
        if one is not None:
            labelled[number] = one
    texts = {number: _text(doc, one) for number, one in labelled.items()}
    counts = Counter(texts.values())
    marked = {number for number, one in labelled.items() if doc[paragraphs[number][0]].text[:1] in {"(", "*", "["}}
    kept = {number: one for number, one in labelled.items() if number in marked or counts[texts[number]] > 1 or _alone(
        texts[number], texts, number)}  # fmt: skip
    if len(kept) < _FEWEST or sum(_speaks(doc, one) for one in kept.values()) < _SPOKEN * len(kept):
        return {}
    asks = {texts[number] for number in kept if _mostly_asks(doc, kept, texts, texts[number])}
    answers = any(texts[number] not in asks for number in kept)
    found: dict[int, Turn] = {}
    last = max(kept)
    current: Turn | None = None
    for number in range(min(kept), len(paragraphs)):
        first, end = paragraphs[number]
        if number in kept:
            asked = is_interviewer(texts[number]) or (not answers and texts[number] in asks)
            current = replace(kept[number], kind="asked") if asked else kept[number]
            if texts[number].lower() in _ANSWERED:
                current = replace(kept[number], kind="answered")
            found[number] = current
        elif current is not None and number < last:
            if answers:
                found[number] = Turn(first, end - 1, current.label, current.kind)
            elif _speaks(doc, Turn(first, end - 1, None, "")) and _in_first_person(doc, first, end):
                found[number] = Turn(first, end - 1, None, "answered")
    return {number: one for number, one in found.items() if one.first <= one.last}


def _labelled(doc: Doc, first: int, end: int) -> Turn | None:
    """The turn of a paragraph that begins with a label."""
    opening = first
    while opening < end and doc[opening].text in {"(", "((", "*", "**", "[", "[["}:
        opening += 1
    at = opening
    marked = opening > first
    while at < end and at - opening < _LABEL and doc[at].text not in {":", ")", "))", "*", "**", "]", "]]"}:
        at += 1
    if at == opening or at >= end:
        return None
    closing = doc[at].text
    if closing == ":" and doc[at - 1].text == ")":
        return None
    label = (opening, at - 1)
    if closing != ":" and not (marked and closing[:1] == {"(": ")", "*": "*", "[": "]"}[doc[first].text[:1]]):
        return None
    if doc[first].text[:1] == "(" and doc[first:opening].text.count("(") < 2:
        return None  # (Reuters) is no turn, ((Reuters)) is one
    text = doc[opening:at].text
    if _NO_NAME.search(text) or not all(token.text[:1].isupper() or not token.is_alpha for token in doc[opening:at]):
        return None
    while at < end and (doc[at].text in {":", ")", "))", "*", "**", "]", "]]"} or doc[at].is_space):
        at += 1
    return Turn(at, end - 1, label, "named") if at < end else None


def _text(doc: Doc, turn: Turn) -> str:
    assert turn.label is not None
    return " ".join(doc[turn.label[0] : turn.label[1] + 1].text.split())


def _alone(text: str, texts: dict[int, str], number: int) -> bool:
    """Whether a label that stands once is the fuller or shorter form of another one (Ann Bell:, later AB: or Bell:)."""
    return any(
        text.casefold() in _shorter(other) or other.casefold() in _shorter(text)
        for at, other in texts.items()
        if at != number and other != text
    )


def _shorter(label: str) -> set[str]:
    """The surname and the initials of a label that is a full name."""
    parts = label.casefold().split()
    return {parts[-1], "".join(part[0] for part in parts)} if len(parts) > 1 else set()


def _speaks(doc: Doc, turn: Turn) -> bool:
    """Whether the words have a verb, or ask."""
    return any(token.tag_ in _FINITE or token.text == "?" for token in doc[turn.first : turn.last + 1])


def _mostly_asks(doc: Doc, kept: dict[int, Turn], texts: dict[int, str], text: str) -> bool:
    own = [one for number, one in kept.items() if texts[number] == text]
    return sum(any(token.text == "?" for token in doc[one.first : one.last + 1]) for one in own) * 2 > len(own)


def _in_first_person(doc: Doc, first: int, end: int) -> bool:
    return any(token.lower_ in {"i", "we", "my", "our", "me", "us"} for token in doc[first:end])


def _led(doc: Doc, paragraphs: tuple[tuple[int, int], ...], number: int) -> Turn | None:
    """The paragraph behind "Ms Bell writes:", if it stands without quotation marks."""
    first, end = paragraphs[number]
    if number == 0 or end - first < _SET_OFF or doc[end - 1].text not in _ENDS:
        return None
    above, stop = paragraphs[number - 1]
    if doc[stop - 1].text != ":" or any(token.is_quote for token in doc[first : first + 2]):
        return None
    if not doc[first].text[:1].isupper() or not _speaks(doc, Turn(first, end - 1, None, "")):
        return None
    for token in reversed(doc[max(above, stop - _LEAD) : stop - 1]):
        if token.is_sent_end and token.i < stop - 2:
            return None
        if _says(token) and (token.dep_ == "ROOT" or token.head.dep_ == "ROOT" or token.tag_ == "VBG"):
            return Turn(first, end - 1, None, "led")
    return None


def _says(token: Token) -> bool:
    known = words("cues").get(entry(token, "cues")) if token.pos_ == "VERB" else None
    if known is None or any(child.dep_ == "obj" for child in token.children):
        return False  # posted a transcript:
    return known[0] in {"speech", "writing"} and token.tag_ in {"VBD", "VBZ", "VBP", "VBN", "VBG"}


def _signed(doc: Doc, paragraphs: tuple[tuple[int, int], ...], number: int) -> Turn | None:
    """The paragraph before "— Ann Bell, councillor"."""
    first, end = paragraphs[number]
    if number + 1 >= len(paragraphs) or end - first < _SET_OFF:
        return None
    below, stop = paragraphs[number + 1]
    if doc[below].text not in _DASHES or not 1 < stop - below <= _SHORT or doc[below + 1].text[:1].islower():
        return None
    if any(token.tag_ in _FINITE for token in doc[below:stop]) or doc[stop - 1].text in {".", "?", "!"}:
        return None
    set_off = number > 0 and doc[paragraphs[number - 1][1] - 1].text == ":"
    if not set_off and not _block(doc, paragraphs, number) and not (doc[first].is_quote and doc[end - 1].is_quote):
        return None
    comma = next((token.i for token in doc[below + 1 : stop] if token.text in {",", "("}), stop)
    return Turn(first, end - 1, (below + 1, comma - 1), "named")


def _block(doc: Doc, paragraphs: tuple[tuple[int, int], ...], number: int) -> list[int]:
    """The paragraphs above one that belong to the same quotation, if a colon leads to the first of them."""
    found: list[int] = []
    for above in range(number - 1, max(number - _LONGEST_BLOCK, -1), -1):
        first, end = paragraphs[above]
        if doc[end - 1].text == ":":
            return found
        if any(token.is_quote for token in doc[first:end]):
            return []
        found.append(above)
    return []
