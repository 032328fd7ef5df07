"""When it was that a piece of evidence tells of: its own words against the day of its article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from onrecord.model import Evidence
from onrecord.times import bounds, resolve
from onrecord.times.tense import FUTURE

__all__ = ["day_of", "fresh_day", "looks_back", "moment", "moments"]

_BACK = re.compile(r"\b(?:previously|earlier|before|had|once|formerly|until|last|ago)\b")
_THEN = re.compile(
    r"\b(?:previously|formerly|originally|initially|at first|at the time|when (?:it|they|he|she) (?:was|were))\b"
)
_TAKES = (
    r"(?:accept|announc|argu|back|call|campaign|condemn|criticis|criticiz|demand|denounc|dismiss|endors|favour|favor|"
    r"oppos|pledg|promis|propos|recommend|refus|reject|resist|support|turn|urg|veto|vot|warn|welcom)(?:ed|ing)\b"
)
_CUE = re.compile(rf"\b(?:{_TAKES}|den(?:y|ies|ied|ying)\b)")
_LEFT = re.compile(  # who opposed it; two weeks after it rejected the offer; after rejecting it
    rf"\b(?:who|which|after(?: (?:he|she|it|they|having))?)\s+(?:(?:first|twice|then|\w+ly)\s+)?{_TAKES}"
)


def moment(evidence: Evidence, published: str) -> str:
    """The value of the words that date it, "" if none can be told. What is planned lies ahead."""
    if not evidence.when:
        return ""
    looking = FUTURE if evidence.standing == "planned" else ""
    return resolve(evidence.when, published, evidence.sentence.text, looking)


def moments(evidence: Iterable[Evidence], published: Mapping[str, str]) -> str:
    """Of the values of several pieces the most exact, then the earliest."""
    values = {moment(each, published.get(each.span.article, "")) for each in evidence} - {""}
    return min(values, key=lambda value: (_length(value), value), default="")


def day_of(evidence: Evidence, published: Mapping[str, str]) -> str:
    """The day by which it was so: the last that its words may mean, if before its article, else the article's."""
    day = published.get(evidence.span.article, "")[:10]
    ends = bounds(moment(evidence, day))
    return ends[1] if ends is not None and ends[1] and ends[1] < day else day


def fresh_day(evidence: Evidence, published: Mapping[str, str]) -> str:
    """The day by which it was so, "" where that is not known, or where the words put it back without saying when: "she
    had rejected it" tells of no day."""
    day = day_of(evidence, published)
    return "" if looks_back(evidence) and day == published.get(evidence.span.article, "")[:10] else day


def looks_back(evidence: Evidence) -> bool:
    """Whether its words put it in the past of the article: had, previously, ago; who opposed it; after it did. "Denied
    that he had been told" denies it now."""
    told = evidence.span.text.lower()
    cue = _CUE.search(told)
    at = evidence.span.start - evidence.sentence.start
    lead = evidence.sentence.text[max(0, at - 16) : at].lower() if at > 0 else ""
    return (
        bool(_BACK.search(f"{evidence.when.lower()} {told[: cue.end()] if cue else told}"))
        or bool(_THEN.search(told))
        or bool(_LEFT.search(f"{lead}{told}"))
        or lead.endswith(" when ")  # since April, when she announced it
    )


def _length(value: str) -> int:
    """Days that a value spans; one open at an end spans more than any other."""
    ends = bounds(value)
    if ends is None or "" in ends:
        return 10**7
    return (date.fromisoformat(ends[1]) - date.fromisoformat(ends[0])).days
