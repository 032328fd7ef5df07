"""Reports and inquiries of record on news that nobody tuned to: against a hand-made reference of held-out articles.

    python tests/bench/reports.py [--reference reports|reports_fresh] [--errors]

One table: precision, recall and F1 with the counts behind them, for reports told of, and for each role: author, chair,
who ordered it, what it recommends, who answers and how; these five together ("roles") are the measure. Beside them what
is on record as the day of issue and the subject. --errors: each error with its words, to be read by hand (keep them out
of rules). With ../shared beside the checkout; says so and does nothing without it. All articles are built together, so
that two reports taken for one count as wrong. Columns and guidelines: tests/bench/reference/reports/README.md.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "graph"), str(ROOT / "tests" / "bench")]

from gold_items import FILES, Found, Gold, Some, Told, about_same, plain, read_found, same_one
from gold_measures import Tally, passage

from onrecord.annotate import annotator
from onrecord.model import Entity

REFERENCES = ROOT / "tests" / "bench" / "reference"
CORPORA = ROOT.parent / "shared" / "corpora"
KINDS = frozenset(["report", "inquiry"])
FIVE = ("author", "chair", "commissioned_by", "recommends", "answers")
ROLES = (*FIVE, "issued", "about")
ROWS = ("reports", *FIVE, "roles", "issued", "about", "one report, not several")
_PLAIN = frozenset(re.findall(r"\w+", """
    a an the of on in into by from for to its his her their this that and report reports study studies inquiry enquiry
    investigation investigations probe review audit findings summary analysis january february march april may june july
    august september october november december monday tuesday wednesday thursday friday saturday sunday during weekend
"""))  # fmt: skip


@dataclass(frozen=True)
class Item:
    """One line of the reference. who: for recommends and about the article's own words; more: how it is answered."""

    span: tuple[int, int]
    report: str
    names: Some
    roles: Some
    who: Some
    more: Some
    open: bool


@dataclass
class Sheet:
    """One article and what a reader finds about reports in it."""

    gold: Gold
    name: str
    items: list[Item] = field(default_factory=list)


def read_sheets(path: Path) -> list[Sheet]:
    """The articles of the reference. Raises ValueError where a corpus has another text than was annotated."""
    folder = CORPORA / "wikinews"
    rows = [row for name in FILES for row in csv.DictReader((folder / name).open(encoding="utf-8", newline=""))]
    sheets: list[Sheet] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# "):
            corpus, name, digest = line[2:].split(" ")
            if corpus == "wikinews":
                row = rows[int(name)]
                gold = Gold(len(sheets), row["title"], row["date"], row["url"], row["text"])
            else:
                text = (CORPORA / "polnear" / "train" / "text" / name).read_text("utf-8")
                gold = Gold(len(sheets), "", name.split("_")[1], "", text)
            if hashlib.sha256(gold.text.encode()).hexdigest()[:16] != digest:
                raise ValueError(f"{path}: {corpus} {name} has another text than was annotated")
            sheets.append(Sheet(gold, f"{corpus} {name}"))
        else:
            _, start, end, report, *cells = line.split("\t")
            names, roles, who, more = (tuple(cell.split(";")) for cell in (*cells, "", "", "")[:4])
            if roles[0] in {"recommends", "about"} and who[0]:
                a, b = who[0].split("-")
                who = (sheets[-1].gold.text[int(a) : int(b)],)
            how = tuple(one for one in more if one not in {"", "open"})
            sheets[-1].items.append(Item((int(start), int(end)), report, names, roles, who, how, "open" in more))
    return sheets


def fits(names: Some, entity: Entity) -> bool:
    """Whether most words of its name are the reader's, those left out that any report may have, and days."""
    wanted = {word for name in names for word in plain(name).split()}
    for name in (entity.name, *entity.aliases):
        words = {word for word in plain(name).split() if not word.isdigit()} - _PLAIN
        if 2 * len(words & wanted) > len(words) or not words:
            return True
    return False


def same_party(names: Some, entity: Entity) -> bool:
    """As in gold.py, but "committee" alone is no named committee."""
    if not same_one(names, entity):
        return False
    told = {word for name in (entity.name, *entity.aliases) for word in plain(name).split()}
    return entity.named or len(told) > 1 or any(set(plain(name).split()) <= told for name in names)


def same(item: Item, told: Told) -> bool:
    """Whether what is on record is what the reader found."""
    relation = told.statement.relation
    if relation == "answers":
        right = "answers" in item.roles and same_party(item.who, told.subject)
        how = told.statement.detail("answer")
        target = told.object is not None and (told.object.kind not in KINDS or fits(item.names, told.object))
        return right and target and (not item.more or how in item.more)
    if relation == "recommends_that":  # of the one who speaks for the inquiry
        negated = told.statement.detail("negated") == "yes"
        return "recommends" in item.roles and not negated and fits(item.names, told.subject) and _about(item, told)
    if relation not in item.roles or not fits(item.names, told.subject):
        return False
    if relation in {"recommends", "about"}:
        return _about(item, told)
    return told.words in item.who if relation == "issued" else bool(told.object and same_party(item.who, told.object))


def _about(item: Item, told: Told) -> bool:
    return about_same(item.who[0], told)


def measure(tally: Tally, sheet: Sheet, found: Found) -> dict[str, set[str]]:
    """One article. Gives for each report on record, by id, which of the reader's reports it is taken for."""
    row, standing = sheet.gold.row, {"denied", "hedged"}
    told = {(*one.key, one.statement.detail("answer")): one for one in found.told if one.standing not in standing}
    here = {
        entity.id: entity
        for one in found.told
        for entity in (one.subject, one.object)
        if entity is not None and entity.kind in KINDS
    }
    for item in sheet.items:
        if item.open:
            continue
        if set(item.roles) <= KINDS:
            good = any(fits(item.names, entity) for entity in here.values())
            tally.add("reports", good, 1)
            label = "reports"
        else:
            label = item.roles[0]
            good = any(same(item, one) for one in told.values())
            for name in (label, "roles") if label in FIVE else (label,):
                tally.add(name, good, 1)
        if not good:
            tally.miss(label, row, f"missed {item.names[0]}: {item.who[0]} {passage(sheet.gold, item.span)}")
    for entity in here.values():
        known = [item for item in sheet.items if fits(item.names, entity)]
        if not known or any(not item.open for item in known):
            tally.add("reports", 0, 0, bool(known), 1)
            if not known:
                tally.miss("reports", row, f"wrong {entity.kind} {entity.name}")
    for one in told.values():
        label = one.statement.relation
        if label not in ROLES:
            continue
        right = [item for item in sheet.items if same(item, one)]
        loose = _media(sheet, one)
        if (right and all(item.open for item in right)) or (not right and loose):
            continue
        for name in (label, "roles") if label in FIVE else (label,):
            tally.add(name, 0, 0, bool(right), 1)
        if not right:
            words = f"wrong {one.subject.name} {label} {one.words} ({one.standing})"
            tally.miss(label, row, f"{words} {passage(sheet.gold, one.span, 20)}")
    return {one.subject.id: _ids(sheet, one.subject) for one in told.values() if one.subject.kind in KINDS}


def _media(sheet: Sheet, told: Told) -> bool:
    """Whether it is of a report that is left open (a paper's own story), whatever is said of it, but for who ordered
    or led what nobody has ordered yet."""
    if told.subject.kind not in KINDS or told.statement.relation not in {"author", "issued", "about"}:
        return False
    here = [item for item in sheet.items if fits(item.names, told.subject)]
    return bool(here) and all(item.open for item in here)


def _ids(sheet: Sheet, entity: Entity) -> set[str]:
    """The reader's reports that a report on record may be; "fbi" and "ap" are the same in every article."""
    here = {item.report for item in sheet.items if fits(item.names, entity)}
    return {one if not one.startswith("r") else f"{sheet.name} {one}" for one in here} or {f"{sheet.name} ?"}


def merged(tally: Tally, several: Sequence[dict[str, set[str]]]) -> None:
    """Reports on record in two articles or more: right where the same report may be meant in all of them."""
    places: dict[str, list[set[str]]] = {}
    for one in several:
        for entity, ids in one.items():
            places.setdefault(entity, []).append(ids)
    for each in places.values():
        if len(each) > 1:
            tally.add("one report, not several", 0, 0, bool(set.intersection(*each)), 1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", choices=("reports", "reports_fresh"), default="reports", help="which articles")
    parser.add_argument("--errors", action="store_true", help="list each error")
    options = parser.parse_args()
    if not CORPORA.exists():
        print(f"NOT MEASURED: needs {CORPORA}", file=sys.stderr)
        return 0
    sheets, tally = read_sheets(REFERENCES / options.reference / "reports.tsv"), Tally()
    with tempfile.TemporaryDirectory() as folder:
        found, _ = read_found([sheet.gold for sheet in sheets], annotator(), Path(folder))
    merged(tally, [measure(tally, sheet, one) for sheet, one in zip(sheets, found, strict=True)])
    print(f"{len(sheets)} articles, {sum(len(sheet.gold.text.split()) for sheet in sheets)} words")
    print(f"{'':26}      P      R     F1     recall    precis.")
    for label in ROWS:
        hit, gold, right, mine = tally.counts[label]
        shares = "".join(f"{'-' if share is None else f'{100 * share:.1f}':>7}" for share in tally.shares(label))
        print(f"{label:26}{shares}   {f'{hit}/{gold}' if gold else '-':>8}   {f'{right}/{mine}' if mine else '-':>8}")
    if options.errors:
        for label, row, text in sorted(tally.errors, key=lambda error: (error[1], error[0])):
            print(f"{sheets[row].name}\t{label}\t{text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
