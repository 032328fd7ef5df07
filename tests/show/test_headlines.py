"""`onrecord show` of an article by its headline, and the names it proposes for one that is not there."""

from __future__ import annotations

import pytest

import records
from onrecord.errors import QueryError
from onrecord.show import describe


def test_an_article_by_its_headline() -> None:
    """Words of a headline show all that the article puts on record, in its order, and nothing else."""
    record = records.small()
    article = records.ARTICLES["wire"]
    told = describe(record, "rejects inquiry into wharf", width=400)
    assert told.startswith(f"{article.headline}, {article.publisher}, {article.published}  (article)")
    here = [each for each in record.statements if any(item.span.article == article.id for item in each.evidence)]
    assert here
    for each in here:
        assert any(item.span.text in told for item in each.evidence)
    others = [item.span.text for each in record.statements if each not in here for item in each.evidence]
    assert not [text for text in others if f"“{text}”" in told and text not in article.text]


def test_a_name_comes_before_a_headline() -> None:
    """Whoever bears the name is shown, and not the articles that have it in a headline; one word is none."""
    record = records.small()
    assert "(article)" not in describe(record, "Louise Vale")
    with pytest.raises(QueryError, match="is on record"):
        describe(record, "says")


def test_near_names_are_near() -> None:
    """What is proposed shares a word with the name asked for, or most of its letters; so does a surname misspelt."""
    record = records.small()
    with pytest.raises(QueryError, match=r"nearest: .*Louise Vale"):
        describe(record, "Louisa Valle")
    with pytest.raises(QueryError, match=r"nearest: Louise Vale$"):
        describe(record, "Vael")
    with pytest.raises(QueryError) as nobody:
        describe(record, "Nobody Atall Hereabouts")
    assert "nearest" not in str(nobody.value)
