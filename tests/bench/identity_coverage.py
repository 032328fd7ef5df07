"""Made-up coverage to measure `resolve` on: as many readings as one likes, and who is who in them.

People by a Zipf law (some in every tenth article, most in one), each known to the articles by full name or by surname
alone, namesakes among them, bodies with short names, an unnamed prime minister, proposals, quotations.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "graph"), str(ROOT / "tests" / "resolve")]

from by_hand import body, person, reading, thing, unnamed

from onrecord.model import Reading, Record

__all__ = ["coverage", "judge"]

SYLLABLES = "bar den kel mor tan vik ros hel lin dor mak sel fen gar wol pet ran sor tem vel".split()  # noqa: SIM905
WISHES = ("a public inquiry into the {}", "an inquiry into the {}", "a ban on {}", "the ban on {}")


def word(number: int, least: int = 2) -> str:
    """A made-up name for each number."""
    out = ""
    while number or len(out) < 3 * least:
        number, digit = divmod(number, len(SYLLABLES))
        out += SYLLABLES[digit]
    return out.capitalize()


def coverage(number: int, seed: int = 1) -> tuple[list[Reading], dict[tuple[str, str], int]]:
    """So many readings, and who each named mention of a person is: (article id, name) -> number of the person."""
    chance = random.Random(seed)
    people = max(50, number)
    weights = [1 / (rank + 10) for rank in range(people)]
    out: list[Reading] = []
    truth: dict[tuple[str, str], int] = {}
    for at in range(number):
        told = []
        chosen = sorted(set(chance.choices(range(people), weights, k=6)))
        for who in chosen:
            # every fiftieth shares the surname of another
            given, family = word(who % 400), word(who // 2 if who % 50 == 1 else who, 3)
            office = f"mayor|{word(who, 2).lower()}" if who % 3 == 0 else f"director|{word(who, 2).lower()}"
            full = chance.random() < 0.9
            name = f"{given} {family}" if full else family
            if name not in {referent.name for referent in told}:
                told.append(person(name, **({"office": office} if chance.random() < 0.5 else {})))
                truth[f"article {at}", name] = who
        told += [body(f"National {word(who)} Board") for who in chosen[:2]]
        told.append(unnamed("the prime minister", office="prime minister|"))
        wish = thing("proposal", chance.choice(WISHES).format(word(at // 20).lower()))
        told.append(wish)
        words = f"{word(at)} taught {word(at * 3)} what {word(at * 5)} owes to {word(at * 7)}"
        claims = ((told[0], "calls_for", wish), (told[0], "said", words))
        day = f"20{31 + at % 4}-{1 + at % 12:02}-{1 + at % 28:02}"
        out.append(reading(f"article {at}", *told, published=day, claims=claims))
    return out, truth


def judge(record: Record, truth: dict[tuple[str, str], int]) -> tuple[float, float]:
    """Precision and recall of pairs of mentions, of those whose name the record gives to one entity alone."""
    names: dict[str, list[str]] = {}
    for entity in record.entities:
        for form in (entity.name, *entity.aliases):
            names.setdefault(form, []).append(entity.id)
    owner = {key: found[0] for key in truth if len(found := names.get(key[1], [])) == 1}
    both: Counter[tuple[str, int]] = Counter()
    ours: Counter[str] = Counter()
    gold: Counter[int] = Counter()
    for key, entity_id in owner.items():
        both[entity_id, truth[key]] += 1
        ours[entity_id] += 1
        gold[truth[key]] += 1
    right, made, true = (sum(n * (n - 1) // 2 for n in counts.values()) for counts in (both, ours, gold))
    return right / max(1, made), right / max(1, true)
