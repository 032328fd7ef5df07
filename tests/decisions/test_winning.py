"""What persons decide wins over the machine, in any order, and survives every rebuild."""

from __future__ import annotations

import random

import pytest
from by_hand import body, person, reading
from desk import at, coverage, decided, decision, together
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import DecisionError
from onrecord.model import Decision, Record, Referent
from onrecord.resolve.across import resolve
from onrecord.resolve.decisions import Decided
from onrecord.store import Store

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
COVERAGE = coverage()


def _all() -> list[Decision]:
    return [
        decision("same", at(COVERAGE, "one", "Ann Vale"), at(COVERAGE, "three", "Anna Vale")),
        decision("different", at(COVERAGE, "one", "Ann Vale"), at(COVERAGE, "two", "Ann Vale")),
        decision("same", at(COVERAGE, "two", "Harbour Board"), at(COVERAGE, "three", "Port Authority")),
        decision("same", at(COVERAGE, "four", "Tomas Riddell"), at(COVERAGE, "four", "Tom Riddell"), why="asked him"),
        decision("rename", at(COVERAGE, "two", "Daniel Rook"), "Daniel Q. Rook"),
        decision("retype", at(COVERAGE, "three", "Reform"), "institution"),
        decision("reject", at(COVERAGE, "one", "Ann Vale"), at(COVERAGE, "one", "Transport Minister"), "holds"),
        decision(
            "confirm", at(COVERAGE, "one", "Ann Vale"), at(COVERAGE, "one", "an inquiry into the harbour"), "calls_for"
        ),
    ]


def test_without_them_the_machine_judges() -> None:
    """The hand-made coverage is what the decisions below are against."""
    record = resolve(COVERAGE)
    assert together(record, "Ann Vale")
    assert not together(record, "Ann Vale", "Anna Vale")
    assert not together(record, "Harbour Board", "Port Authority")
    assert sum(entity.name == "Ann Vale" for entity in record.entities) == 1
    assert {each.relation for each in record.statements} == {"calls_for", "holds", "said"}


def test_they_win() -> None:
    """All kinds of decision at once do what they say."""
    record = decided(COVERAGE, *_all())
    assert together(record, "Ann Vale", "Anna Vale")
    assert together(record, "Harbour Board", "Port Authority")
    assert together(record, "Tom Riddell", "Tomas Riddell")
    assert together(record, "Daniel Q. Rook", "Daniel Rook")
    assert not any(entity.name == "Daniel Rook" for entity in record.entities)
    assert sum("Ann Vale" in {entity.name, *entity.aliases} for entity in record.entities) == 2
    assert next(entity.kind for entity in record.entities if entity.name == "Reform") == "institution"
    assert {each.relation for each in record.statements} == {"calls_for", "said"}
    assert [each.relation for each in record.rejected] == ["holds"]
    assert len(record.decisions) == len(_all())
    assert all(each.about for each in record.decisions)
    reasons = {reason for entity in record.entities for reason in entity.reasons}
    assert "decided by ann on 2031-03-09: asked him" in reasons


def test_the_namesakes_keep_their_own() -> None:
    """Of two that a person told apart, each keeps what was said of it."""
    record = decided(COVERAGE, *_all())
    names = {entity.id: {entity.name, *entity.aliases} for entity in record.entities}
    poet = next(each.subject for each in record.statements if each.relation == "said")
    minister = next(each.subject for each in record.statements if each.relation == "calls_for")
    assert poet != minister
    assert "Anna Vale" in names[minister]
    assert "Anna Vale" not in names[poet]


@SLOW
@given(st.permutations(_all()), st.permutations(COVERAGE), st.lists(st.sampled_from(_all()), max_size=3))
def test_any_order_gives_one_graph(lines: list[Decision], readings: list, twice: list[Decision]) -> None:
    """Whatever the order of lines and articles, and however often a line is there: the same graph, byte for byte."""
    record = decided(readings, *lines, *twice)
    assert Store.memory(record).dump() == _dump()


def _dump() -> str:
    if not _KEPT:
        _KEPT.append(Store.memory(decided(COVERAGE, *_all())).dump())
    return _KEPT[0]


_KEPT: list[str] = []


@SLOW
@given(st.sets(st.sampled_from(range(len(_all()))), min_size=1), st.integers(0, 999))
def test_they_survive_more_articles(chosen: set[int], seed: int) -> None:
    """Any of the decisions, with articles added in which all these names come up again: what was decided holds."""
    lines = [_all()[number] for number in sorted(chosen)]
    chance = random.Random(seed)
    names = ["Ann Vale", "Anna Vale", "Daniel Rook", "Tom Riddell", "Vale", "Rook"]
    added = [
        reading(
            f"more {number} {seed}",
            *(person(name) for name in chance.sample(names, 3)),
            published=f"2031-0{chance.randint(1, 9)}-11",
        )
        for number in range(3)
    ]
    record, held = _with_decided([*COVERAGE, *added], lines)
    assert not held.stale()
    for line in lines:
        entities = next(each.about for each in record.decisions if each == _as(each, line))
        assert len(entities) == (2 if line.verdict == "different" else 1), line
        if line.verdict == "rename":
            assert next(entity.name for entity in record.entities if entity.id == entities[0]) == line.other
        if line.verdict == "reject":
            assert entities[0] in {each.id for each in record.rejected}
        if line.verdict == "confirm":
            assert entities[0] in {each.id for each in record.statements}


def _as(told: Decision, line: Decision) -> Decision | None:
    return told if told.id == line.id else None


def _with_decided(readings: list, lines: list[Decision]) -> tuple[Record, Decided]:
    held = Decided(lines)
    return resolve(readings, held), held


def test_another_model_reads_other_spans() -> None:
    """An anchor finds its mention where another model took more words, another kind, or gives no exact place."""
    one = reading("x", person("Minister Ann Vale"), person("Bo Marsh"))
    two = reading("y", body("Anna Vale"), published="2031-04-01")
    name = one.referents[0].mentions[0].span
    what = f"person “Ann Vale” in {name.article} at {name.start + len('Minister ')}"
    other = f"person “Anna Vale” in {two.article.id}"
    record, held = _with_decided([one, two], [decision("same", what, other)])
    assert not held.stale()
    assert together(record, "Minister Ann Vale", "Anna Vale")


def test_the_second_place_counts_when_the_first_has_gone() -> None:
    """An anchor in two articles holds when one of them is taken out of the record."""
    places = at(COVERAGE, "two", "Daniel Rook").removeprefix("person “Daniel Rook” in ")
    what = at(COVERAGE, "one", "Daniel Rook") + f", {places}"
    record, held = _with_decided(COVERAGE[1:], [decision("rename", what, "Dan Rook")])
    assert not held.stale()
    assert together(record, "Dan Rook", "Daniel Rook")


def test_what_is_about_nothing_is_named() -> None:
    """A decision whose article has gone, or whose statement is not on record, is told of, and is still in the graph."""
    gone = decision("same", "person “Ann Vale” in nowhere at 3", at(COVERAGE, "three", "Anna Vale"), place="f:2")
    none = decision("reject", at(COVERAGE, "two", "Daniel Rook"), at(COVERAGE, "one", "Transport Minister"), "holds")
    record, held = _with_decided(COVERAGE, [gone, none])
    told = {line.verdict: why for line, why in held.stale()}
    assert "nothing on record is person “Ann Vale” in nowhere at 3" in told["same"]
    assert "no such statement" in told["reject"]
    assert {each.verdict: each.about for each in record.decisions} == {"same": (), "reject": ()}


# --------------------------------------------------------------------------------------------- one article, two persons


def _davis() -> Referent:
    """Two persons called Davis, whom the machine took for one."""
    made = reading("davis", person("Mo Davis"), person("Al Davis"), person("Davis"))
    mentions = tuple(mention for each in made.referents for mention in each.mentions)
    return Referent("person", "Mo Davis", ("Al Davis", "Davis"), mentions, keys=(("office", "mayor|northby"),))


def test_one_article_two_persons() -> None:
    """Where the machine saw one and a person two, there are two; what is left goes with whoever was named last."""
    made = reading("davis", person("Mo Davis"), person("Al Davis"), person("Davis"))
    one = made.__class__(made.article, (), (_davis(),))
    apart = decision("different", at([one], "davis", "Mo Davis"), at([one], "davis", "Al Davis"))
    record = decided([one], apart)
    assert {frozenset({entity.name, *entity.aliases}) for entity in record.entities} == {
        frozenset({"Mo Davis"}),
        frozenset({"Al Davis", "Davis"}),
    }


def test_no_mention_is_lost_or_doubled_by_a_split() -> None:
    """Every mention of what was one is a mention of one of the two."""
    from onrecord.resolve.places import split

    whole = _davis()
    left, right = split(whole, whole.mentions[0], whole.mentions[1])
    assert sorted((*left.mentions, *right.mentions)) == sorted(whole.mentions)
    assert not set(left.mentions) & set(right.mentions)
    assert left.keys == whole.keys
    assert right.keys == ()


def test_one_mention_cannot_be_two() -> None:
    """That one word is two persons is refused with a reason, not obeyed by halves."""
    place = at(COVERAGE, "one", "Ann Vale")
    _, held = _with_decided(COVERAGE, [decision("different", place, place)])
    assert "one mention" in held.stale()[0][1]


# ------------------------------------------------------------------------------------------------------- contradictions


@SLOW
@given(st.permutations([0, 1, 2, 3, 4]), st.booleans())
def test_same_and_different_contradict(order: list[int], turned: bool) -> None:
    """One is the other is a third, and the first is not the third: the error names the three lines, in any order."""
    one, two, three = (
        at(COVERAGE, "one", "Ann Vale"),
        at(COVERAGE, "three", "Anna Vale"),
        at(COVERAGE, "four", "Tom Riddell"),
    )
    bystanders = [
        decision("same", at(COVERAGE, "four", "Tomas Riddell"), at(COVERAGE, "one", "Daniel Rook"), place="f:8"),
        decision("rename", at(COVERAGE, "two", "Harbour Board"), "The Board", place="f:9"),
    ]
    lines = [
        decision("same", *((two, one) if turned else (one, two)), place="f:3"),
        decision("same", three, two, place="f:5"),
        decision("different", one, three, place="f:7"),
        *bystanders,
    ]
    with pytest.raises(DecisionError) as caught:
        decided(COVERAGE, *[lines[number] for number in order])
    told = str(caught.value)
    assert [place for place in ("f:3", "f:5", "f:7", "f:8", "f:9") if f"{place}: " in told] == ["f:3", "f:5", "f:7"]


@pytest.mark.parametrize(
    ("verdict", "one", "other"), [("rename", "Dan Rook", "D. Rook"), ("retype", "institution", "place")]
)
def test_two_answers_to_one_question(verdict: str, one: str, other: str) -> None:
    """Two names, or kinds, for one thing: an error that names both lines; also where only the machine makes it one."""
    lines = [
        decision(verdict, at(COVERAGE, "one", "Daniel Rook"), one, place="f:2"),
        decision(verdict, at(COVERAGE, "two", "Daniel Rook"), other, place="f:6"),
    ]
    for given_ in (lines, lines[::-1]):
        with pytest.raises(DecisionError, match=r"f:2: .*f:6: "):
            decided(COVERAGE, *given_)


def test_confirmed_and_rejected_contradict() -> None:
    """One statement cannot be right and wrong."""
    what, other = at(COVERAGE, "one", "Ann Vale"), at(COVERAGE, "one", "Transport Minister")
    lines = [
        decision("confirm", what, other, "holds", place="f:2"),
        decision("reject", what, other, "holds (status current)", place="f:6"),
    ]
    with pytest.raises(DecisionError, match=r"f:2: .*f:6: "):
        decided(COVERAGE, *lines)
