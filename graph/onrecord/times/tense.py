"""Whether a clause tells of what was or of what is to be, by its words alone."""

from __future__ import annotations

import re

__all__ = ["FUTURE", "PAST", "tense"]

PAST, FUTURE = "past", "future"

_END = re.compile(r"(?<=[a-z)\u201d\"][.!?])\s+(?=[A-Z\u201c\"])")
_WALL = re.compile(
    r"[;:\u2014()\u201c\u201d\"]|,(?!\d)|\b(?:and|but|that|who|which|when|while|because|after|before|if)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|won't|wouldn't|should|must|(?-i:may)|might|due|set to|set for|about to|deadline|upcoming|"
    r"(?:been|is|are) (?:planned|scheduled)|"
    r"forthcoming|(?:scheduled|expected|going|plan|plans|planned|planning|intend|intends|intended|hope|hopes|hoped|promise|promises|"
    r"promised|vow|vows|vowed|agree|agrees|agreed|want|wants|wanted|need|needs|has|have|had|is|are|was|were|am|be)"
    r" (?:not )?(?:to|for)(?= \w))\b|'ll\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:is|are|am)\s+(?:not\s+)?(?:\w+ing|on|in|at|next)\b", re.IGNORECASE)
_BACK = re.compile(
    r"\b(?:was|were|had|did|has|have|ago|took|gave|made|went|came|became|began|broke|brought|built|bought|caught|chose|fell|"
    r"felt|fought|found|got|grew|heard|held|hit|kept|knew|led|left|lost|met|paid|ran|rose|said|sat|saw|sent|shot|spoke|"
    r"spent|stood|stole|struck|swore|taught|thought|threw|told|understood|won|withdrew|wrote|\w{2,}ed)\b",
    re.IGNORECASE,
)


def tense(sentence: str, start: int, end: int) -> str:
    """PAST or FUTURE for the clause around characters [start, end) of a sentence, "" where its words do not tell.

    The words before the place count, then those right after it; a clause ends at punctuation and joining words. "She
    will resign on Friday" looks ahead, "he said on Friday" back, and so does "he said on Friday that she will resign".
    """
    found = ""
    # what lies in another sentence tells nothing
    before, after = _END.split(sentence[:start])[-1], _END.split(sentence[end:])[0]
    for piece in reversed(_WALL.split(before)):
        found = _of(piece, last=True)
        if found or len(piece.split()) > 2:  # a word or two before a comma are no clause
            break
    for piece in _WALL.split(after)[:2]:
        if found:
            break
        found = _of(piece, last=False)
    return found


def _of(words: str, last: bool) -> str:
    """The tense of a stretch; of several signs the one nearest to the place counts."""
    ahead = [(match.start(), match.end()) for match in (*_AHEAD.finditer(words), *_NOW.finditer(words))]
    signs = [(first, FUTURE) for first, _ in ahead]
    for match in _BACK.finditer(words):
        # "will have closed", "was to have opened": what follows the sign of what is to be belongs to it
        if not any(
            first <= match.start() < stop + 2 + 5 * (words[stop : stop + 5] == " have") for first, stop in ahead
        ):
            signs.append((match.start(), PAST))
    return (max(signs) if last else min(signs))[1] if signs else ""
