"""A record that was built step by step is the record that one build makes, files and decisions changing as they may."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

import onrecord
import sample as coverage
from onrecord.model import Decision, Entity
from onrecord.review import Case, decide, undo


@pytest.mark.parametrize("seed", range(2))
def test_step_by_step(tmp_path: Path, annotate: Callable[[str], Doc], seed: int) -> None:
    """Files come, change and go and decisions are made and taken back; the graph and the articles are those of one
    build of what is there in the end, and most steps write only what has changed."""
    chance = random.Random(seed)
    files = coverage.inputs()
    folder, record = tmp_path / "coverage", tmp_path / "a.record"
    folder.mkdir()
    for file in chance.sample(files, len(files) - 3):
        shutil.copy(file, folder)
    onrecord.build([folder], record, annotate=annotate)
    went_on = 0
    for step in range(8):
        before = json.loads((record.parent / "a.record" / "record.json").read_text("utf-8"))["snapshot"]
        verb = ["come", "go", "change", "decide", "come", "take back", "decide", "change"][step]
        if verb in {"decide", "take back"}:
            went_on += _grown(_decided(record, chance, verb))
            assert before != onrecord.open(record).snapshot.name
            continue
        here = sorted(folder.iterdir())
        if verb == "come":
            shutil.copy(chance.choice(files), folder)
        elif verb == "go":
            chance.choice(here).unlink()
        else:
            file = chance.choice([each for each in here if each.suffix == ".txt"])
            text = file.read_text("utf-8")
            file.write_text(text + "\n\nThe inquiry was welcomed by Ida Marsh, the harbour minister.\n", "utf-8")
        went_on += _grown(onrecord.build([folder], record, annotate=annotate))
    whole = tmp_path / "b.record"
    decisions = record.with_name("a.decisions.tsv")
    assert decisions.is_file()
    made = onrecord.build([folder], whole, annotate=annotate, decisions=decisions)
    built = onrecord.open(record)
    assert built.store.dump() == made.store.dump()
    assert built.articles == made.articles
    assert went_on >= 4


def _grown(built: onrecord.RecordFolder) -> bool:
    """Whether the graph was gone on from, not written anew."""
    return bool(json.loads((built.snapshot / "parts.json").read_text("utf-8"))["grown"])


def _decided(record: Path, chance: random.Random, verb: str) -> onrecord.RecordFolder:
    """The record after a person has named somebody otherwise and rejected a fact, or has taken the last of it back."""
    case = Case.open(record)
    if verb == "take back":
        from onrecord.decisions import read

        case.made = read(case.file)
        undo(case)
        return case.apply()
    people: list[Entity] = [each for each in case.record.entities if each.kind == "person" and each.named]
    who = chance.choice(people)
    decide(case, Decision("rename", str(case.anchor(who.id)), "", f"{who.name} of Calder"), who="Ada Quill")
    facts = [case.fact("reject", each) for each in case.record.statements if each.relation == "holds"]
    fact = chance.choice([each for each in facts if each is not None])
    decide(case, fact, who="Ada Quill")
    return case.apply()
