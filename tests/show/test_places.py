"""How `onrecord show` says where words stand, and whose they are: each quotation can be found again from it."""

from __future__ import annotations

from dataclasses import replace

import records
from onrecord.model import Evidence, Merge, Record, Statement
from onrecord.show import describe


def _one(record: Record, relation: str) -> Statement:
    return next(each for each in record.statements if each.relation == relation and len(each.evidence) == 1)


def _with(record: Record, statement: Statement, *more: Evidence) -> Record:
    changed = replace(statement, evidence=(*statement.evidence, *more))
    kept = tuple(changed if each is statement else each for each in record.statements)
    return replace(record, statements=kept)


def _about(told: str, words: str) -> list[str]:
    """The lines from that of the words to the one that says where they stand."""
    lines = told.splitlines()
    return lines[next(at for at, line in enumerate(lines) if words in line) :]


def test_every_place_in_an_article_is_told() -> None:
    """Two quotations of one article have two places, in the order in which they are shown."""
    record = records.small()
    one = _one(record, "author")
    first = one.evidence[0]
    article = next(each for each in record.articles if each.id == first.span.article)
    start = article.text.index("The report")
    again = replace(first, span=replace(first.span, start=start, end=start + 10, text="The report"))
    told = describe(_with(record, one, again), "Ilan Brock", width=400)
    lines = _about(told, f"\u201c{first.span.text}\u201d")
    assert lines[1].strip() == "\u201cThe report\u201d"
    assert lines[2].endswith(f"characters {first.span.start}\u2013{first.span.end}, {start}\u2013{start + 10}")


def test_what_is_asserted_stands_apart_from_what_is_said() -> None:
    """Of one article's words for one statement, those of somebody in it are not shown under "asserted"."""
    record = records.small()
    one = _one(record, "author")
    first = one.evidence[0]
    start = first.span.end + 1
    who = next(each for each in record.entities if each.name == "Greta Sund")
    text = next(each for each in record.articles if each.id == first.span.article).text[start : start + 20]
    said = replace(
        first,
        span=replace(first.span, start=start, end=start + 20, text=text),
        standing="reported",
        said_by=who.id,
    )
    lines = describe(_with(record, one, said), "Ilan Brock", width=400).splitlines()
    sources = [
        line.strip() for line in lines if f"characters {first.span.start}" in line or f"characters {start}" in line
    ]
    assert [line.split(";")[0] for line in sources] == [first.standing, "reported by Greta Sund"]


def test_copies_with_words_at_other_places_are_told_apart() -> None:
    """Where a copy of a story has the words elsewhere, each paper stands with its own places."""
    record = records.small()
    wire, copy = records.ARTICLES["wire"], records.ARTICLES["copy"]
    words = "rejected calls for a public inquiry"
    one = next(
        each
        for each in record.statements
        if {item.span.article for item in each.evidence} == {wire.id, copy.id} and not each.literal
    )
    name = next(each.name for each in record.entities if each.id == one.subject)
    spans = {
        article.id: replace(
            one.evidence[0].span,
            article=article.id,
            start=article.text.index(words),
            end=article.text.index(words) + len(words),
            text=words,
        )
        for article in (wire, copy)
    }
    places = tuple(replace(one.evidence[0], span=span) for span in spans.values())
    changed = replace(one, evidence=places)
    kept = tuple(changed if each is one else each for each in record.statements)
    told = describe(replace(record, statements=kept), name, width=400)
    line = _about(told, f"\u201c{words}\u201d")[1]
    for article in (wire, copy):
        span = spans[article.id]
        where = f"{article.headline}, {article.publisher}, {article.published}"
        assert f"{where}; characters {span.start}\u2013{span.end}" in line


def test_why_tells_the_same_words_once() -> None:
    """Merges of the same words in one article are one line with their number, and what is not shown is counted."""
    record = records.small()
    entity = next(each for each in record.entities if each.name == "Tomas Ridd")
    statement = next(each for each in record.statements if each.subject == entity.id)
    span = statement.evidence[0].span

    def merge(other: str, start: int) -> Merge:
        end = start + len(other)
        return Merge(entity.id, span, replace(span, start=start, end=end, text=other), "pronoun: he", 0.87)

    alike = [merge("he", start) for start in range(3)]
    unlike = [merge(f"word{number}", number) for number in range(6)]
    told = describe(replace(record, merges=(*alike, *unlike)), "Tomas Ridd", width=400, why=True)
    assert told.count("= \u201che\u201d") == 1
    assert "(3 times)" in next(line for line in told.splitlines() if "= \u201che\u201d" in line)
    assert "and 2 more" in told
