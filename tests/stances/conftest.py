"""What the rules of stances find in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from onrecord.extractors.stances import by_rules
from onrecord.model import Article, Document, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

Stances = list[tuple[str, str, str]]


@pytest.fixture
def stances_in(annotate: Callable[[str], Doc]) -> Callable[[str], Stances]:
    """Holder, kind ("not" before it if negated) and what on, of each stance of a text, in its order."""

    def found(text: str) -> Stances:
        rows = []
        for claim in by_rules(Document(Article("test", text), annotate(text))):
            assert isinstance(claim.object, Mention)
            kind = ("not " if claim.detail("negated") else "") + claim.relation
            rows.append((claim.subject.label, kind, claim.object.label))
        return rows

    return found
