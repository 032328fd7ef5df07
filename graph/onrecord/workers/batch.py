"""What one worker does: a batch of articles to readings, with the model that it has loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from onrecord.model import Article, Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.workers import Outcome

__all__ = ["SIZE", "batches", "failed", "read"]

SIZE = 16
"""Articles in a batch: about four seconds of one core, so a worker that is lost loses little, and sending a batch
(0.7 ms on a cluster) costs nothing beside it."""


@cache
def _annotate() -> Callable[[str], Doc]:
    from onrecord.annotate import annotator

    return annotator()


def read(articles: Sequence[Article]) -> list[Outcome]:
    """The readings of a batch, in its order. Nothing is raised: an article that breaks a stage says so."""
    from onrecord.pipeline import read_article

    out: list[Outcome] = []
    for article in articles:
        try:
            out.append((read_article(article, _annotate()), None))
        except Exception as error:
            out.append(failed(article, f"could not be read ({type(error).__name__}: {error})"))
    return out


def failed(article: Article, why: str) -> Outcome:
    """The outcome of an article that could not be read."""
    from onrecord.pipeline import unread

    return Reading(article), unread(article, why)


def batches(articles: Sequence[Article], size: int = SIZE) -> Iterator[Sequence[Article]]:
    """The articles in batches, in order."""
    for start in range(0, len(articles), size):
        yield articles[start : start + size]
