"""What "one" stands for where somebody is for or against one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from onrecord.extractors import stances
from onrecord.model import Article, Document, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ann Vale, who rejected a public inquiry in March, said she now supported one.", {"rejects", "supports"}),
        ("Ann Vale had rejected a public inquiry. Now she accepted that one was needed.", {"rejects", "accepts"}),
        ("Ann Vale had rejected a public inquiry. Now she sold her boat and bought one.", {"rejects"}),
    ],
)
def test_one(annotate: Callable[[str], Doc], text: str, wanted: set[str]) -> None:
    """Both stances are on the inquiry; a bought boat is no stance."""
    article = Article("a", text)
    found = list(stances.by_rules(Document(article, annotate(text))))
    assert {claim.relation for claim in found} == wanted
    assert {claim.object.label for claim in found if isinstance(claim.object, Mention)} == {"public inquiry"}
