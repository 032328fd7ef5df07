"""The sentences that a person needs to see, with the words marked."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Article, Reading, Span

__all__ = ["Quote", "Sentences", "marked"]

_AROUND = 160
"""Characters shown on either side where the sentence is not known."""
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an article. marks: (start, end) in the sentence of the words that matter."""

    article: str
    headline: str
    publisher: str
    published: str
    sentence: str
    marks: tuple[tuple[int, int], ...]


class Sentences:
    """The sentences of the articles, as far as something was read in them."""

    def __init__(self, readings: Iterable[Reading], articles: dict[str, Article]) -> None:
        self._articles = articles
        found: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for reading in readings:
            found[reading.article.id] |= {(claim.sentence.start, claim.sentence.end) for claim in reading.claims}
        self._of = {article: sorted(spans) for article, spans in found.items()}

    def quote(self, *spans: Span) -> Quote:
        """The sentence around the first of the spans, with all those in it marked."""
        first = spans[0]
        article = self._articles[first.article]
        start, end = self._around(first)
        marks = sorted(
            (max(span.start, start) - start, min(span.end, end) - start)
            for span in spans
            if span.article == first.article and span.start < end and start < span.end
        )
        joined: list[tuple[int, int]] = []
        for left, right in marks:
            if joined and left <= joined[-1][1]:
                joined[-1] = joined[-1][0], max(right, joined[-1][1])
            else:
                joined.append((left, right))
        return Quote(
            article.id,
            article.headline,
            article.publisher,
            article.published[:10],
            article.text[start:end],
            tuple(joined),
        )

    def _around(self, span: Span) -> tuple[int, int]:
        known = self._of.get(span.article, [])
        at = bisect_right(known, (span.start, 1 << 60))
        for start, end in reversed(known[max(0, at - 8) : at]):
            if start <= span.start and span.end <= end and end - start <= _LONGEST:
                return start, end
        text = self._articles[span.article].text
        line = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
        start = max(line[0], span.start - _AROUND)
        end = min(line[1] if line[1] >= 0 else len(text), span.end + _AROUND)
        while start > line[0] and start < span.start and not text[start - 1].isspace():
            start += 1
        while span.end < end < len(text) and not text[end].isspace():
            end -= 1
        return start, end


def marked(quote: Quote, before: str, after: str) -> str:
    """The sentence on one line, the marked words between `before` and `after`; nothing in it that a terminal obeys."""
    out, at = [], 0
    for start, end in quote.marks:
        out += [_plain(quote.sentence[at:start]), before, _plain(quote.sentence[start:end]), after]
        at = end
    out.append(_plain(quote.sentence[at:]))
    return " ".join("".join(out).split(" ")).strip()


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
