"""A graph that is brought up to date, part by part, is the graph that would be written anew."""

from __future__ import annotations

import os
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
import records
import strategies
from onrecord.articles.corrections import corrections
from onrecord.codec import read_readings
from onrecord.generations import write_graph
from onrecord.model import Article, Entity, Evidence, Reading, Record, Span, Statement, identifier
from onrecord.pipeline import assemble
from onrecord.rdf import canonical, quads
from onrecord.rdf.changes import changes, differing
from onrecord.rdf.parts import parts, read_parts, write_parts
from onrecord.rdf.terms import nquad
from onrecord.store import Store


def brought_up(before: Record, after: Record) -> str:
    """The graph of the one record, changed into that of the other, as sorted N-Quads."""
    was, now = (corrections(each.articles) for each in (before, after))
    old = Store.memory(before)
    gone, come = changes(old, parts(before, was), after, parts(after, now), now)
    kept = set(old.quads())
    assert gone <= kept
    assert come.isdisjoint(kept - gone)
    return "".join(sorted(map(nquad, (kept - gone) | come)))


def graph(whole: Record) -> str:
    """The graph of a record, written anew."""
    return Store.memory(whole).dump()


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Record, Record]:
    """Two records that have some of their articles, entities and statements in common."""
    one, other = draw(strategies.records()), draw(strategies.records())
    articles = {each.id: each for each in one.articles if draw(st.booleans())}
    articles |= {each.id: each for each in other.articles}

    def stands(span: Span) -> bool:
        return span.article in articles and articles[span.article] == {a.id: a for a in one.articles}[span.article]

    kept = {
        each.id: each
        for each in one.statements
        if all(stands(place.span) and stands(place.sentence) for place in each.evidence) and draw(st.booleans())
    }
    statements = {**kept, **{each.id: each for each in other.statements}}
    entities = {each.id: each for each in (*one.entities, *other.entities) if draw(st.booleans())}
    merges = [each for each in one.merges if stands(each.one) and stands(each.other) and draw(st.booleans())]
    mixed = replace(
        other,
        articles=tuple(articles.values()),
        entities=tuple(entities.values()),
        statements=tuple(each for each in statements.values() if each.id not in {r.id for r in other.rejected}),
        merges=(*merges, *other.merges),
        matches=(*one.matches[:1], *other.matches),
    )
    return canonical(one), canonical(mixed)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs())
def test_any_record_from_any_other(pair: tuple[Record, Record]) -> None:
    """Whatever two records hold, in common or not: what goes and what comes makes of the one graph the other."""
    one, other = pair
    assert brought_up(one, other) == graph(other)
    assert brought_up(other, one) == graph(one)
    assert brought_up(one, one) == graph(one)


SAYINGS = ("the gates were shut at noon on Friday", "no gates were shut at noon on Friday", "the board paid nobody")
CHOICES = {
    "holds": ("o1", "o2"), "supports": ("p1", "p2"), "opposes": ("p1", "p2"), "calls_for": ("p1",), "said": SAYINGS,
    "denies": (*SAYINGS, "saying that the gates were shut at noon on Friday", "p1"), "answers": ("p1", "p2"),
    "recommendation_count": ("3", "4"), "issued": ("2031", "2031-02", "2030"), "recommends": ("p1",), "about": SAYINGS,
}  # fmt: skip


def quarrel(chance: random.Random) -> Record:
    """A record of few people and things, about which its articles contradict each other as often as not."""
    articles = tuple(
        Article(f"a{at}", "word " * 40, published=f"2031-02-0{chance.randint(1, 3)}", story=f"a{at % 4}", url=f"u{at}")
        for at in range(6)
        if chance.random() < 0.8
    ) or (Article("a0", "word " * 40),)
    names = {"p1": chance.choice(["a ban on gates", "the gates were shut at noon on Friday"]), "p2": "an inquiry"}
    entities = [Entity(key, "proposal", name) for key, name in names.items()]
    entities += [Entity(f"e{at}", chance.choice(["person", "person", "institution"]), f"Ada {at}") for at in range(3)]
    body = (("institution", "e2"),) if chance.random() < 0.8 else ()
    entities += [
        Entity("o1", "office", "prime minister", details=body),
        Entity("o2", "office", "president", details=body),
    ]
    statements = {}
    for _ in range(chance.randint(4, 16)):
        relation = chance.choice([*sorted(CHOICES), "holds", "holds"])
        value = chance.choice(CHOICES[relation])
        details = [("status", "current")] if relation == "holds" else []
        details += [("negated", "yes")] if chance.random() < 0.2 else []
        details += [("answer", chance.choice(["accepted", "rejected"]))] if relation == "answers" else []
        evidence = []
        for _ in range(chance.randint(1, 2)):
            article, at = chance.choice(articles), 5 * chance.randint(0, 30)
            standing = chance.choice(["asserted", "asserted", "asserted", "denied", "planned"])
            evidence.append(Evidence(article.span(at, at + 4), article.span(0, 199), standing))
        literal = value not in {"o1", "o2", "p1", "p2"}
        subject = f"e{chance.randint(0, 2)}"
        key = identifier(subject, relation, value, *(part for pair in details for part in pair))
        statements[key] = Statement(
            key, subject, relation, value, literal, (), tuple(sorted(details)), tuple(sorted(set(evidence)))
        )
    rejected = {key for key in statements if chance.random() < 0.1}
    return canonical(
        Record(
            articles,
            tuple(entities),
            tuple(each for key, each in statements.items() if key not in rejected),
            rejected=tuple(statements[key] for key in rejected),
        )
    )


def nearly(whole: Record, other: Record, chance: random.Random) -> Record:
    """The first record with a few things as the other one has them."""
    articles = {each.id: each for each in whole.articles}
    articles |= {each.id: each for each in other.articles if each.id not in articles or chance.random() < 0.2}
    entities = {each.id: each for each in whole.entities}
    entities |= {each.id: each for each in other.entities if chance.random() < 0.2}
    statements = {each.id: each for each in whole.statements if chance.random() < 0.9}
    statements |= {each.id: each for each in other.statements if chance.random() < 0.2}
    return canonical(replace(whole, articles=tuple(articles.values()), entities=tuple(entities.values()),
                             statements=tuple(statements.values())))  # fmt: skip


def test_what_follows_from_other_statements() -> None:
    """Contradictions, turns and disputes come and go with the statements at their other end."""
    seen: Counter[str] = Counter()
    for seed in range(300):
        chance = random.Random(seed)
        one = quarrel(chance)
        other = nearly(one, quarrel(chance), chance)
        before, after = graph(one), graph(other)
        assert brought_up(one, other) == after
        assert brought_up(other, one) == before
        for line in set(before.splitlines()) ^ set(after.splitlines()):
            seen[line.split()[1].rpartition("#")[2].rstrip(">")] += 1
    assert all(seen[name] > 5 for name in ("contradicts", "turnsFrom", "past", "disputed", "answeredBy")), seen


@pytest.fixture(scope="module")
def readings(sample: onrecord.RecordFolder) -> list[Reading]:
    """What was read in each article of the sample."""
    return read_readings(sample.snapshot / "readings.jsonl", sample.articles)


@pytest.mark.parametrize("seed", range(6))
def test_articles_come_and_go(readings: list[Reading], seed: int) -> None:
    """Articles come, go and are told otherwise, in any order; after each step the graph is that of a full build."""
    chance = random.Random(seed)
    here = {at: readings[at] for at in chance.sample(range(len(readings)), len(readings) // 2)}
    before, _ = assemble(here.values())
    for _ in range(8):
        for _ in range(chance.choice([1, 1, 2])):
            at = chance.randrange(len(readings))
            verb = chance.choice(["come", "go", "told otherwise"])
            if verb == "go" and len(here) > 1:
                here.pop(at, None)
            elif verb == "come" or at not in here:
                here[at] = readings[at]
            else:
                here[at] = otherwise(here[at], chance)
        after, _ = assemble(here.values())
        assert brought_up(before, after) == graph(after)
        before = after


def otherwise(reading: Reading, chance: random.Random) -> Reading:
    """The reading of an article that another paper prints, on another day, or of which less is read."""
    article: Article = replace(
        reading.article,
        publisher=chance.choice(["Calder Post", "The Rook", ""]),
        published=f"2031-0{chance.randint(1, 9)}-0{chance.randint(1, 9)}",
    )
    claims = tuple(claim for claim in reading.claims if chance.random() < 0.8)
    return replace(reading, article=article, claims=claims)


def test_parts_of_a_part_change(readings: list[Reading]) -> None:
    """One article more leaves the digests of most parts as they are, else nothing would be spared."""
    before, _ = assemble(readings[1:])
    after, _ = assemble(readings)
    one, other = (parts(each, corrections(each.articles)) for each in (before, after))
    assert 0 < len(differing(one.statements, other.statements)) < len(after.statements) / 3
    assert 0 < len(differing(one.articles, other.articles)) < len(after.articles)


# ------------------------------------------------------------------------------------------------------------- on disk


@pytest.fixture
def grown(readings: list[Reading], tmp_path: Path) -> tuple[Path, Record, Path]:
    """A snapshot with its graph, the record that shall come after it, and a place for that."""
    before, _ = assemble(readings[1:])
    after, _ = assemble(readings)
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    write_graph(before, tmp_path / "old", None)
    return tmp_path / "old", after, tmp_path / "new"


def dump(snapshot: Path) -> str:
    with Store.open(snapshot / "graph") as store:
        return store.dump()


def in_common(old: Path, new: Path) -> int:
    """Tables that the two snapshots share."""
    inodes = [{file.stat().st_ino for file in (place / "graph").glob("*.sst")} for place in (old, new)]
    return len(inodes[0] & inodes[1])


def test_the_old_graph_is_shared_and_untouched(grown: tuple[Path, Record, Path]) -> None:
    """A snapshot shares its tables with the one before, which stays as it was, byte for byte, while it is and after."""
    old, after, new = grown
    was = {file.name: file.read_bytes() for file in (old / "graph").iterdir()}
    with Store.open(old / "graph") as reader:
        said = reader.dump()
        write_graph(after, new, old)
        assert reader.dump() == said
    assert {file.name: file.read_bytes() for file in (old / "graph").iterdir()} == was
    assert in_common(old, new) > 0
    assert dump(new) == graph(after)
    for file in (old / "graph").iterdir():
        file.unlink()
    assert dump(new) == graph(after)


def test_a_disk_without_links(grown: tuple[Path, Record, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where files cannot be linked they are copied, and the graph is the same."""
    old, after, new = grown

    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    write_graph(after, new, old)
    assert in_common(old, new) == 0
    assert dump(new) == graph(after)


@pytest.mark.parametrize("name", ["CURRENT", "MANIFEST-*", "*.sst"])
def test_a_broken_graph_is_not_gone_on_from(grown: tuple[Path, Record, Path], name: str) -> None:
    """A graph that was damaged is written anew by the next build, not handed on."""
    old, after, new = grown
    for file in (old / "graph").glob(name):
        file.write_bytes(b"not what was here before" * 3)
    write_graph(after, new, old)
    assert dump(new) == graph(after)


def test_another_layout_is_not_gone_on_from(grown: tuple[Path, Record, Path]) -> None:
    """A graph that another version laid out, or of which nothing is known, is written anew."""
    old, after, new = grown
    told = read_parts(old / "parts.json")
    assert told is not None
    write_parts(old / "parts.json", told[0], **{**told[1], "layout": "another"})
    write_graph(after, new, old)
    assert in_common(old, new) == 0
    (old / "parts.json").write_text("{")
    newer = new.with_name("newer")
    newer.mkdir()
    write_graph(after, newer, old)
    assert in_common(old, newer) == 0
    assert dump(new) == dump(newer) == graph(after)


def test_after_many_changes_all_is_written_anew(readings: list[Reading], tmp_path: Path) -> None:
    """Builds do not go on from one graph for ever: what they took out of it leaves the disk at last."""
    shared = []
    snapshots = [tmp_path / str(number) for number in range(12)]
    for number, snapshot in enumerate(snapshots):
        snapshot.mkdir()
        whole, _ = assemble(readings[number % 2 :])
        write_graph(whole, snapshot, snapshots[number - 1] if number else None)
        assert dump(snapshot) == graph(whole)
        shared.append(in_common(snapshots[number - 1], snapshot) > 0 if number else True)
    assert True in shared[1:]
    assert False in shared[1:]


def test_a_record_without_evidence_is_refused(grown: tuple[Path, Record, Path]) -> None:
    """What may not be written anew may not be written on either, and leaves nothing behind."""
    old, after, new = grown
    bad = replace(after, statements=(replace(after.statements[0], evidence=()), *after.statements[1:]))
    with pytest.raises(onrecord.CheckError):
        write_graph(bad, new, old)
    assert list(new.iterdir()) == []


def test_the_small_record_in_one_step() -> None:
    """From nothing to a record of every kind of thing, and back to nothing."""
    whole = records.small()
    assert brought_up(Record(), whole) == graph(whole) == "".join(sorted(map(nquad, quads(whole))))
    assert brought_up(whole, Record()) == ""
