"""Stands in for `onrecord.workers.batch.read` in worker processes: ends the process on certain headlines."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from onrecord.model import Article
from onrecord.workers import Outcome
from onrecord.workers.batch import read as read_batch


def read(articles: Sequence[Article]) -> list[Outcome]:
    """Headline "always": the process ends. "once PATH": it ends unless the file is there, which it makes."""
    for article in articles:
        word, _, path = article.headline.partition(" ")
        if word == "always" or (word == "once" and not Path(path).exists()):
            if path:
                Path(path).touch()
            os._exit(9)
    return read_batch(articles)
