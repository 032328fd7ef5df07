"""How well people and bodies on record are linked to an authority: precision and recall, by threshold.

    python tests/bench/linking.py [--seeds 1 2 3] [--show]

The reference is made up: invented people and bodies with offices, and a table that has most of them under other forms
of their names (turned round, a middle name more, an initial only, a letter wrong, a title), beside others who are not
they: namesakes in other offices, brothers and sisters, sons, bodies of like names. Who is who is known, since we
made it up.
The threshold was chosen on seeds 1 to 3; 11 to 13 draw other names from other syllables and were run once.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "graph"), str(ROOT / "tests" / "resolve")]

from by_hand import body, person, reading, thing

from onrecord.authorities import ACCEPTED, link
from onrecord.model import Record
from onrecord.resolve.across import resolve

GIVEN = [
    *("Ada", "Bram", "Cleo", "Dirk", "Esme", "Fyn", "Greta", "Hugo", "Ines", "Joos", "Kaia"),
    *("Lars", "Mona", "Nils", "Oda", "Piet", "Rosa", "Sven", "Tilda", "Ugo", "Vera", "Wim"),
]
MIDDLE = ["Jane", "Paul", "Rae", "Max", "Lou", "Kit"]
SYLLABLES = (
    ["bar", "den", "kel", "mor", "tan", "vik", "ros", "hel", "lin", "dor", "mak", "sel"],
    ["quil", "fost", "wren", "hath", "ley", "stow", "garn", "pell", "ock", "ridge"],
)
OFFICES = [
    *("Mayor", "Harbour Commissioner", "Health Minister", "Chief Constable"),
    *("Treasurer", "Ombudsman", "Transport Minister", "Auditor"),
]
FIELDS = "Harbour River Fisheries Rail Water Bridges Forest Tunnel Canal Lighthouse".split()  # noqa: SIM905
SORTS = "Board Agency Commission Council Trust Union".split()  # noqa: SIM905


def surname(chance: random.Random, held_out: bool) -> str:
    return "".join(chance.choices(SYLLABLES[held_out], k=chance.choice((2, 3)))).capitalize()


def typo(name: str, chance: random.Random) -> str:
    """One letter left out, doubled, changed or swapped, not the first of a word."""
    at = chance.choice(
        [number for number in range(1, len(name) - 1) if name[number].isalpha() and name[number - 1].isalpha()]
    )
    kind = chance.randrange(3)
    if kind == 0:
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:at] + name[at] + name[at:]
    return name[:at] + chance.choice("aeioulnrst") + name[at + 1 :]


def reference(seed: int, number: int = 150) -> tuple[Record, list[list[str]], dict[str, str]]:
    """A record, the rows of a table, and which row each name on record is: "" for none."""
    chance, held_out = random.Random(seed), seed > 10
    rows: list[list[str]] = []
    truth: dict[str, str] = {}
    readings = []
    taken: set[str] = set()
    for at in range(number):
        while True:
            given, family = chance.choice(GIVEN), surname(chance, held_out)
            if f"{given} {family}" not in taken and f"{given[0]} {family}" not in taken:
                break
        taken |= {f"{given} {family}", f"{given[0]} {family}"}
        name, town = f"{given} {family}", surname(chance, held_out)
        office = chance.choice(OFFICES)
        who, post, seat = person(name), thing("office", office), body(f"{town} Council")
        with_office = chance.random() < 0.6
        claims = (
            ((who, "holds", post),)
            if with_office
            else ((who, "said", f"we in {town} shall never forget the year {at}"),)
        )
        readings.append(reading(f"story {at}", who, post, seat, claims=claims))
        key = f"P{at}"
        form = chance.choices(
            ("same", "turned", "middle", "initial", "typo", "title", "absent"), (6, 2, 2, 1, 2, 1, 4)
        )[0]
        written = {
            "same": name, "turned": f"{family}, {given}", "middle": f"{given} {chance.choice(MIDDLE)} {family}",
            "initial": f"{given[0]}. {family}", "typo": f"{given} {typo(family, chance)}", "title": f"Dr {name}",
        }.get(form, "")  # fmt: skip
        truth[name] = key if written else ""
        told = f"{office}, {town}" if chance.random() < 0.7 else ""
        if written:
            rows.append([key, written, "person", told])
        if chance.random() < 0.25:  # a namesake in another walk of life
            rows.append(
                [f"N{at}", name, "person", chance.choice(("footballer", "painter, Tolland", "organist", "actor"))]
            )
        if chance.random() < 0.3:  # a brother or sister, now and then with the same initial
            other = chance.choice([each for each in GIVEN if each != given])
            rows.append([f"B{at}", f"{other} {family}", "person", ""])
        if chance.random() < 0.1:
            rows.append([f"J{at}", f"{name} Jr", "person", ""])
    for at in range(number // 3):
        town, field, sort = surname(chance, held_out), chance.choice(FIELDS), chance.choice(SORTS)
        name = f"{town} {field} {sort}"
        readings.append(reading(f"body {at}", body(name)))
        form = chance.choices(("same", "of", "typo", "absent"), (4, 2, 2, 3))[0]
        written = {"same": name, "of": f"{field} {sort} of {town}", "typo": f"{typo(town, chance)} {field} {sort}"}.get(
            form, ""
        )
        truth[name] = f"O{at}" if written else ""
        if written:
            rows.append([f"O{at}", written, "organization", ""])
        if chance.random() < 0.4:  # of the same town, or the same field
            decoy = chance.choice(
                (f"{town} {chance.choice(FIELDS)} {sort}", f"{surname(chance, held_out)} {field} {sort}")
            )
            if decoy != name:
                rows.append([f"D{at}", decoy, "organization", ""])
    return resolve(readings), rows, truth


def measured(seeds: Sequence[int], show: bool = False) -> dict[float, tuple[int, int, int]]:
    """(right, made, to be made) for each threshold, over all seeds; the accepted ones at the threshold in use, 0."""
    counts: Counter[tuple[float, str]] = Counter()
    for seed in seeds:
        record, rows, truth = reference(seed)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "authority.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([["id", "name", "kind", "office"], *rows])
            matches = link(record, [path])
        names = {entity.id: entity.name for entity in record.entities}
        best: dict[str, tuple[float, str]] = {}
        for match in matches:
            name, key = names[match.entity], match.target.rsplit("%2F", 1)[-1]
            if name not in truth:
                continue
            if match.accepted:
                counts[0.0, "made"] += 1
                counts[0.0, "right"] += truth[name] == key
                if show and truth[name] != key:
                    print("wrong:", name, "->", match.name, match.score, match.reasons)
            counts[0.0, "among"] += truth[name] == key
            if match.score > best.get(name, (0.0, ""))[0]:
                best[name] = match.score, key
        for name, key in truth.items():
            counts[0.0, "all"] += bool(key)
            if show and key and not any(match.accepted for match in matches if names[match.entity] == name):
                print("not linked:", name, best.get(name), [row for row in rows if row[0] == key])
            for step in (0.7, 0.8, 0.85, 0.9, 0.95):
                value, found = best.get(name, (0.0, ""))
                counts[step, "all"] += bool(key)
                counts[step, "made"] += value >= step
                counts[step, "right"] += value >= step and found == key
    print(f"candidates hold the right one: {counts[0.0, 'among'] / counts[0.0, 'all']:.3f}")
    steps = sorted({step for step, _ in counts})
    return {step: (counts[step, "right"], counts[step, "made"], counts[step, "all"]) for step in steps}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2, 3])
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args(arguments)
    for step, (right, made, all_) in measured(chosen.seeds, chosen.show).items():
        what = f"accepted ({ACCEPTED}, no rival)" if not step else f"best candidate from {step}"
        print(
            f"{what:28} P {right / max(1, made):.3f}  R {right / all_:.3f}  ({right} right of {made}, {all_} to find)"
        )


if __name__ == "__main__":
    main()
