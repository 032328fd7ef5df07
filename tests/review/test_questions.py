"""What is asked, in which order, with which sentences; and that an answer settles it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from by_hand import body, person, reading, thing
from cases import case
from hypothesis import given
from hypothesis import strategies as st

import records
from onrecord.decisions import read
from onrecord.errors import DecisionError
from onrecord.model import Article, Match, Reading, Span
from onrecord.review import Case, decide, questions, undo
from onrecord.review.questions import SURE
from onrecord.review.quotes import Quote, Sentences, marked

OTHERS = (person("Daniel Rook"), person("Ilan Brock"))


def doubtful() -> list[Reading]:
    """A surname taken for the full name in another article; two namesakes; an office that two hold on one day."""
    vale, post = person("Ann Vale"), thing("office", "Transport Minister")
    sund, rook = person("Greta Sund"), person("Daniel Rook")
    office = thing("office", "Harbour Commissioner")
    bare = person("Vale")
    return [
        reading("one", vale, post, *OTHERS, claims=((vale, "holds", post),)),
        reading("two", bare, *OTHERS, claims=((bare, "said", "the harbour is old and it is full"),)),
        reading("three", sund, office, claims=((sund, "holds", office),), published="2031-06-01"),
        reading("four", rook, office, claims=((rook, "holds", office),), published="2031-06-01"),
        reading("five", person("Joy Marsh", office="mayor|northby"), published="2031-06-01"),
        reading("six", person("Joy Marsh", office="mayor|southby"), published="2031-06-02"),
    ]


def test_kinds(tmp_path: Path) -> None:
    """A surname taken for a full name, namesakes kept apart and offices of one story are all asked about."""
    asked = questions(case(doubtful(), tmp_path))
    merges = [each for each in asked if each.kind == "merge"]
    assert any({"Vale", "Ann Vale"} == set(re.findall("“(.*?)”", each.ask)) for each in merges)
    assert all(each.score < SURE for each in merges)
    assert [each.ask for each in asked if each.kind == "namesakes"] == ["Are these two one: Joy Marsh and Joy Marsh?"]
    facts = {each.ask for each in asked if each.kind == "fact"}
    assert "Is this right: Ann Vale — holds (current) — Transport Minister?" in facts
    assert not any("said" in each for each in facts), "that one story alone has a quotation is no doubt"


def test_most_consequential_first(tmp_path: Path) -> None:
    """Questions come by stories x connections, the largest first; of equals what is least sure."""
    asked = questions(case(doubtful(), tmp_path))
    keys = [(-each.stories * each.connections, each.score) for each in asked]
    assert keys == sorted(keys)
    assert len({each.id for each in asked}) == len(asked)
    assert questions(case(doubtful(), tmp_path), ["fact"]) == [each for each in asked if each.kind == "fact"]


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_an_answer_settles_it(tmp_path: Path, answer: str) -> None:
    """Every question that is answered, either way, is not asked again, and the decisions do what they say."""
    made = case(doubtful(), tmp_path)
    for question in questions(made):
        decide(made, getattr(question, answer), who="ann")
    after = case(doubtful(), tmp_path)
    assert {each.verdict for each in read(made.file)} == (
        {"same", "confirm"} if answer == "yes" else {"different", "reject"}
    )
    assert not {each.id for each in questions(after)} & {
        each.id for each in questions(case(doubtful(), tmp_path / "none"))
    }
    marsh = [entity for entity in after.record.entities if entity.name == "Joy Marsh"]
    assert len(marsh) == (1 if answer == "yes" else 2)
    assert bool(after.record.rejected) == (answer == "no")
    vale = [entity for entity in after.record.entities if "Vale" in {entity.name, *entity.aliases}]
    assert any("Ann Vale" in {entity.name, *entity.aliases} for entity in vale) == (answer == "yes")


def test_best_evidence_first(tmp_path: Path) -> None:
    """Of a fact, assertions are shown before reports, and each story once."""
    vale, post = person("Ann Vale"), thing("office", "Mayor")
    made = [
        reading(f"n{number}", vale, post, claims=((vale, "holds", post),), story=f"s{number // 2}")
        for number in range(4)
    ]
    reported = replace(made[0], claims=tuple(replace(each, standing="reported") for each in made[0].claims))
    weak = [reported, *(replace(each, claims=()) for each in made[1:2])]
    opened = case([*weak, *made[2:]], tmp_path)
    statement = next(each for each in opened.record.statements if each.relation == "holds")
    from onrecord.review.questions import _Asker

    quotes = _Asker(opened).told_by(statement, 4)
    assert [quote.headline for quote in quotes] == ["n2", "n0"]


def test_contradictions_and_reports(tmp_path: Path) -> None:
    """A statement that another contradicts is asked about with the other's words beside it; what no article asserts is
    asked about as such."""
    whole = records.small()
    mentions = {
        entity.id: [
            (article.id, at, at + len(form), entity.kind)
            for article in whole.articles
            for form in (entity.name, *entity.aliases)
            if (at := article.text.lower().find(form.lower())) >= 0
        ]
        for entity in whole.entities
    }
    asked = questions(Case(tmp_path, tmp_path / "d.tsv", whole, [], mentions), ["fact"])
    (twelve,) = [each for each in asked if each.ask.endswith("recommendation count — 12?")]
    assert twelve.because == "contradicted: Brock report — recommendation count — 14"
    assert {quote.sentence[slice(*quote.marks[0])] for quote in twelve.quotes} == {
        "makes 12 recommendations",
        "The report made 14 recommendations",
    }
    reported = {each.ask: each.because for each in asked if each.because.startswith("only")}
    assert reported["Is this right: Greta Sund — holds (elect) — Harbour Commissioner?"].startswith("only hedged")
    assert not any("Oona Pell" in ask for ask in reported), "what is planned is told by the article itself"


def test_matches_are_asked_about(tmp_path: Path) -> None:
    """A candidate of an authority is asked about; yes ties it, no takes it away; who is settled is not asked about."""
    opened = case(doubtful(), tmp_path)
    vale = next(entity.id for entity in opened.record.entities if entity.name == "Ann Vale")
    rook = next(entity.id for entity in opened.record.entities if entity.name == "Daniel Rook")
    matches = [
        Match(vale, "https://p.example/1", "Anne Vale", "p.csv", 0.8, False, ("spelt alike",)),
        Match(rook, "https://p.example/2", "D. Rook", "p.csv", 0.8, False),
        Match(rook, "https://p.example/3", "Daniel Rook", "p.csv", 1.0, True),
    ]
    opened = case(doubtful(), tmp_path, matches)
    (asked,) = questions(opened, ["match"])
    assert asked.ask == "Is Ann Vale the same as Anne Vale in p.csv?"
    decide(opened, asked.yes, who="ann")
    assert ("https://p.example/1", True) in {
        (each.target, each.accepted) for each in case(doubtful(), tmp_path).record.matches
    }
    undo(opened)
    decide(opened, asked.no, who="ann")
    assert case(doubtful(), tmp_path).record.matches == ()


def test_undo_takes_out_the_last(tmp_path: Path) -> None:
    """Undo takes out what was decided last, then what was decided before it, then nothing."""
    opened = case(doubtful(), tmp_path)
    first, second, *_ = questions(opened)
    one = decide(opened, first.yes, who="ann", why="x")
    other = decide(opened, second.no, who="ann")
    assert read(opened.file) == [one, other]
    assert undo(opened) == other
    assert read(opened.file) == [one]
    assert undo(opened) == one
    assert undo(opened) is None
    assert read(opened.file) == []


def test_a_contradiction_is_not_written(tmp_path: Path) -> None:
    """An answer that contradicts a line of the file is refused, and the file stays as it was."""
    opened = case(doubtful(), tmp_path)
    question = next(each for each in questions(opened) if each.kind == "merge")
    decide(opened, question.yes, who="ann")
    before = opened.file.read_bytes()
    with pytest.raises(DecisionError, match=r"r\.decisions\.tsv:5: same .*the new decision: different"):
        decide(opened, question.no, who="bo")
    assert opened.file.read_bytes() == before


# ------------------------------------------------------------------------------------------------------------ sentences


@given(st.text(min_size=1, max_size=400), st.data())
def test_the_words_are_marked(text: str, data: st.DataObject) -> None:
    """Whatever the text, the marks of a quote are the words asked for, in a stretch of the article around them."""
    article = Article("a", text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 40)))
    quote = Sentences([], {"a": article}).quote(Span("a", start, end, text[start:end]))
    (mark,) = quote.marks
    assert quote.sentence[slice(*mark)] == text[start:end]
    assert quote.sentence in text


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3))
def test_nothing_that_a_terminal_obeys(text: str, marks: list[tuple[int, int]]) -> None:
    """Control characters, bidirectional ones and line ends of an article never reach the terminal."""
    kept, at = [], 0
    for start, end in sorted(marks):
        if at <= start < end <= len(text):
            kept.append((start, end))
            at = end
    shown = marked(Quote("a", "", "", "", text, tuple(kept)), "[", "]")
    assert shown.isprintable()
    assert shown.count("[") == text.count("[") + len(kept)


def test_no_case_is_too_empty(tmp_path: Path) -> None:
    """A record without doubt has no questions."""
    assert questions(case([reading("x", body("Harbour Board"))], tmp_path)) == []
    assert isinstance(case([], tmp_path), Case)
