"""The example sentence of each relation is read as the relation's file says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from onrecord.extractors import extract
from onrecord.model import Article, Document, Mention, fold, identifier
from onrecord.qualify import qualify
from onrecord.vocabulary import relations

if TYPE_CHECKING:
    from spacy.tokens import Doc


def _same(words: Mention | str, wanted: str) -> bool:
    """Whether these are the words wanted, give or take an article, a title or a longer name."""
    given = fold(words.label if isinstance(words, Mention) else words)
    return given in fold(wanted) or fold(wanted) in given


@pytest.mark.parametrize("name", sorted(relations()))
def test_example(name: str, annotate: Callable[[str], Doc]) -> None:
    """The relation is found in its own example, with the subject and object that its file names, and asserted."""
    text, subject, target = relations()[name].example
    article = Article(identifier(text), text, published="2031-05-02")
    document = Document(article, annotate(text))
    claims = [claim for claim in qualify(document, extract(document)) if claim.relation == name]
    found = [(claim.subject.label, claim.object, claim.standing) for claim in claims]
    assert any(_same(claim.subject, subject) and _same(claim.object, target) for claim in claims), found
    assert {claim.standing for claim in claims} == {"asserted"}
