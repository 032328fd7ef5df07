"""Which article corrects which: "Correction: an article on 3 March said that Ms Orrin chairs the board; in fact ..."

A correction is a passage that says so at its beginning and owns up to a mistake, or an article whose headline says so.
What it corrects is an earlier article of the same paper: the one whose headline it gives, or of the day it gives and
with the names it has, or, where it gives neither, the only one with all its names and most of its words. Where that
leaves none, or two alike, nothing is tied. An article that only says that it was itself amended corrects no other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from onrecord.model import Article, fold
from onrecord.times import bounds, find

__all__ = ["corrections", "passages"]

_MARK = re.compile(
    r"(?:^|\n)[ \t*\u2022-]*(?P<mark>corrections?(?:\s+(?:and|&)\s+clarifications?)?|clarifications?|errat(?:um|a)|"
    r"editor['\u2019]s note|for the record|we apologi[sz]e|apolog(?:y|ies)(?=:)|we regret (?:the|this|an) error|"
    r"the (?:\w+ ){1,3}regrets (?:the|this|an) error)\b(?!\s+(?:officers?|department|facility|services?|centre))",
    re.IGNORECASE,
)
_OWNS_UP = re.compile(
    r"\b(?:an?|our|the|this newspaper's)\s+(?:(?!this)\w+\s+){0,2}(?:article|report|story|piece|headline|column|"
    r"editorial|feature|item|caption|interview|obituary)\b|\bwe\s+(?:\w+\s+)?(?:said|reported|stated|wrote|published)\b|"
    r"\b(?:incorrectly|wrongly|mistakenly|erroneously|misstated|misspelled|misidentified|in error|"
    r"regrets? (?:the|this|an) error)\b|"
    r"\bshould have (?:said|read|stated|been)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\bthis (?:article|story|report|piece)\b.{0,40}\b(?:amended|corrected|updated|changed)\b|"
    r"\bversion of this (?:article|story|report|piece)\b",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\n)[^\n]+)*")
_LONGEST = 1200  # characters of a passage
_COMMON = frozenset({
    "about", "after", "also", "article", "because", "been", "before", "clarification", "clear", "correction",
    "fact", "from", "happy", "have", "headline", "incorrectly", "into", "make", "pleased", "published",
    "report", "reported", "said", "should", "stated", "story", "that", "their", "there", "they", "this", "were",
    "what", "when", "which", "while", "with", "would", "wrongly",
})  # fmt: skip


def corrections(articles: Iterable[Article]) -> tuple[tuple[str, str], ...]:
    """(id of the article that corrects, id of the one corrected), sorted."""
    papers: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.publisher and article.text:
            papers[fold(article.publisher)].append(article)
    found = set()
    for printed in papers.values():
        words: dict[str, set[str]] = {}
        for article in printed:
            for passage in passages(article):
                target = _target(article, passage, printed, words)
                if target:
                    found.add((article.id, target))
    return tuple(sorted(found))


def passages(article: Article) -> Iterator[str]:
    """The corrections of other articles that an article prints."""
    starts = [match.start("mark") for match in _MARK.finditer(article.text)]
    if _MARK.match(article.headline) and not any(start >= article.body for start in starts):
        # a column of corrections: each of its paragraphs is one
        starts = [article.body + match.start() for match in _PARAGRAPH.finditer(article.text[article.body :])]
    for start, stop in zip(starts, [*starts[1:], len(article.text)], strict=False):
        passage = article.text[start : min(stop, start + _LONGEST)]
        # a headline that is a mark goes with what follows it
        head, _, rest = passage.partition("\n\n")
        passage = head if len(head) > 80 else f"{head} {rest.partition(chr(10) * 2)[0]}"
        if _OWNS_UP.search(passage) and not _OWN.search(passage):
            yield " ".join(passage.split())


def _target(article: Article, passage: str, printed: list[Article], tokens_of: dict[str, set[str]]) -> str:
    """The article that the passage is about, "" if none is. tokens_of: the words of articles, found when asked for."""
    names, words, folded = _names(passage), _words(passage), fold(passage)
    days = _days(passage, article.published)
    scored = []
    for other in printed:
        if other.id == article.id or (other.story and other.story == article.story):
            continue
        if not other.published or other.published[:10] > (article.published[:10] or "9999"):
            continue
        named = len(other.headline) > 12 and fold(other.headline) in folded
        distance = min((_apart(day, other.published) for day in days), default=None)
        near = distance is not None and distance <= 1  # papers and their sites differ by a day
        if days and not named and not near:
            continue
        if other.id not in tokens_of:
            tokens_of[other.id] = set(re.findall(r"\w+", fold(f"{other.headline}\n{other.text}")))
        tokens = tokens_of[other.id]
        same_names = len(names & tokens) / len(names) if names else 0.0
        same_words = len(words & tokens) / len(words) if words else 0.0
        if (
            named
            or (near and same_names >= 0.5)
            or (not days and len(names) >= 2 and same_names == 1 and same_words >= 0.5)
        ):
            scored.append((named, near and distance == 0, same_names, same_words, other.published, other.id))
    scored.sort(reverse=True)
    if not scored or (len(scored) > 1 and scored[0][:5] == scored[1][:5]):
        return ""
    return scored[0][-1]


def _days(passage: str, published: str) -> set[str]:
    """The days that the passage gives up to its own."""
    values = (bounds(one.value) for one in find(passage, published, looking="past") if one.value)
    return {ends[0] for ends in values if ends is not None and ends[0] == ends[1] and ends[0] <= (published or "9999")}


def _apart(day: str, published: str) -> int:
    try:
        return abs((date.fromisoformat(day) - date.fromisoformat(published[:10])).days)
    except ValueError:
        return 9999


def _names(passage: str) -> set[str]:
    """Words with a capital letter within a sentence, folded, without those of dates."""
    times = "January February March April May June July August September October November December Monday Tuesday"
    times += " Wednesday Thursday Friday Saturday Sunday"
    found = re.findall(r"(?<![.!?:] )(?<!^)(?<![\u201c\"'\u2018])\b[A-Z]\w{2,}", passage)
    return {fold(word) for word in found if word not in times.split()}


def _words(passage: str) -> set[str]:
    return {word for word in re.findall(r"\w{4,}", fold(passage)) if word not in _COMMON and not word.isdigit()}
