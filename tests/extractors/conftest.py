"""Documents made of plain sentences, read by the real annotator."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from onrecord.model import Article, Document, identifier

if TYPE_CHECKING:
    from spacy.tokens import Doc


@pytest.fixture(scope="session")
def read(annotate: Callable[[str], Doc]) -> Callable[..., Document]:
    """A function from text to its document; published is the article's date."""

    def document(text: str, published: str = "2031-03-12") -> Document:
        return Document(Article(identifier(text), text, published=published), annotate(text))

    return document
