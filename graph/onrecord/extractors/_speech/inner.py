"""Words in quotation marks inside somebody else's words, and words that somebody else has said again.

"She told us 'never again'," said Mr Vos.       'never again' is hers, as Mr Vos has it
"Never again", a claim the mayor repeated.      "Never again" is the mayor's too
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.annotate.quotations import Quotation, quotations
from onrecord.extractors._speech.contents import Stretch
from onrecord.extractors._speech.frames import SPEAKING, Frame
from onrecord.extractors._speech.ground import ENDS, SCARE, Ground
from onrecord.extractors._speech.sources import FIRST_PERSON
from onrecord.syntax import children
from onrecord.vocabulary import words

__all__ = ["inner"]

_BEHIND = 8  # tokens between words and the cue behind them
_CLOSE = 4  # the same where the words are few or the cue is no word of saying
_BEFORE = 24  # tokens between a cue and the words it leads up to
_OWN = frozenset({"i", "me", "we", "us"})  # those of us, one of us
_KINDS = SPEAKING | {"naming", "acting", "asking"}


def inner(ground: Ground, outer: Sequence[Stretch]) -> Iterator[tuple[Frame, Stretch]]:
    """Frame and words of each quotation that somebody else than the speaker around it is quoted with."""
    outer = sorted(outer, key=lambda stretch: stretch.start)
    starts = [stretch.start for stretch in outer]
    for quotation in quotations(ground.doc):
        first, last = quotation.span.start, quotation.span.end - 1
        if not quotation.closed or last - first < 2:
            continue
        around = ground.layout.quote_at(first)
        turn = around is not None and around.turn is not None and around.first < first
        if quotation.depth or turn:
            at = bisect_right(starts, quotation.start) - 1
            if at < 0 or not outer[at].first <= first <= last <= outer[at].last:
                continue
            frame = _frame(ground, quotation, outer[at])
            if frame is not None:
                yield frame, Stretch(quotation.start, quotation.end, "direct", first, last)
        again = _again(ground, last)
        if again is not None:
            yield again, Stretch(quotation.start, quotation.end, "direct", first, last)


def _frame(ground: Ground, quotation: Quotation, outer: Stretch) -> Frame | None:
    """The cue of words inside somebody's words: behind them, else the last before them in their sentence."""
    doc, first, last = ground.doc, quotation.span.start, quotation.span.end - 1
    if words("set_off").get(doc[first - 1].lemma_.lower(), ("",))[0] == "term":
        return None
    mark = doc[last - 1].text
    whole = ground.layout.quote_at(first)
    for i in range(last + 1, min(last + _BEHIND, outer.last)):
        if doc[i].text in ENDS:
            break
        frame = ground.by_cue.get(i)
        if frame is not None and mark in {",", "?", "!"} and frame.kind in _KINDS and _is_other(frame):
            return frame if ground.layout.quote_at(i) == whole else None
    for i in range(first - 1, max(first - _BEFORE, outer.first), -1):
        if doc[i].text in ENDS:
            return None
        frame = ground.by_cue.get(i) if ground.layout.quote_at(i) == whole else None
        if frame is not None and frame.kind in _KINDS and frame.said and _is_other(frame):
            if frame.cue.dep_ == "acl" and any(children(frame.cue, "obj")):
                continue  # they accused those demanding justice of "..."
            short = last - first <= SCARE or frame.kind not in SPEAKING
            return frame if first - i <= (_CLOSE if short else _BEFORE) and doc[first - 1].pos_ != "ADP" else None
    return None


def _is_other(frame: Frame) -> bool:
    """Whether somebody is named with the cue who is not the speaker around it."""
    return bool(frame.speakers) and not any(
        one.span.text not in {"US", "the US"}
        and (one.span.text.lower() in FIRST_PERSON or _OWN & set(one.span.text.lower().split()))
        for one in frame.speakers
    )


def _again(ground: Ground, last: int) -> Frame | None:
    """The cue of ", a claim the mayor repeated" right behind words in quotation marks."""
    doc = ground.doc
    at = last + 1
    while at < len(doc) and at - last < 4 and (doc[at].text == "," or doc[at].pos_ == "DET"):
        at += 1
    if at >= len(doc) or at == last + 1 or words("proposals").get(doc[at].lemma_.lower(), ("",))[0] != "claim":
        return None
    at += 1 + (at + 1 < len(doc) and doc[at + 1].lower_ in {"that", "which"})
    for i in range(at, min(at + _BEHIND, len(doc))):
        frame = ground.by_cue.get(i)
        if frame is not None:
            return frame if frame.kind in SPEAKING and frame.first in {at, at - 1} and _is_other(frame) else None
    return None
