"""Offices against a reading by hand: `python tests/bench/offices.py [--show]`, with the corpora beside the checkout.

Prints recall (of what a reader found: person, office, institution, status) and precision (of what was extracted, ranks,
candidacies and denials left out). A person counts as found by family name; a pronoun counts as nobody.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "graph"))

from onrecord.annotate import annotator
from onrecord.extractors._text.names import split_name
from onrecord.extractors.offices import extract
from onrecord.model import Article, Claim, Document, Mention

REFERENCE = Path(__file__).parent / "reference" / "offices_wikinews.tsv"
CORPUS = ROOT.parent / "shared" / "corpora" / "wikinews"
RANKS = {"General", "Admiral", "Colonel", "Captain", "Sergeant", "Grand Ayatollah", "Judge", "Justice"}


@dataclass(frozen=True)
class Office:
    """One office of one person; institution and status may have alternatives."""

    person: str
    office: str
    institutions: frozenset[str]
    statuses: frozenset[str]

    def matches(self, other: Office) -> bool:
        """Whether the extracted one says what the reader found."""
        same = _plain(self.office) == _plain(other.office) and family(self.person) == family(other.person)
        place = bool({_plain(name) for name in self.institutions} & {_plain(name) for name in other.institutions})
        return same and place and bool(self.statuses & other.statuses)


def _plain(text: str) -> str:
    return text.lower().removeprefix("the ").replace("-", " ")


def family(name: str) -> str:
    """The family name, in lower case."""
    parts = split_name(name)
    return (parts.family or parts.given).lower()


def read_reference() -> dict[tuple[str, int], list[Office]]:
    """(file, row) -> offices."""
    found: dict[tuple[str, int], list[Office]] = {}
    for line in REFERENCE.read_text("utf-8").splitlines():
        if line.startswith("# empty rows:"):
            for row in line.partition(":")[2].split():
                found.setdefault(("wikinews_2020.csv", int(row)), [])
        if line.startswith("#"):
            continue
        file, row_, _, _, _, person, office, institution, status = line.split("\t")
        one = Office(person, office, frozenset(institution.split(";")), frozenset(status.split(";")))
        found.setdefault((file, int(row_)), []).append(one)
    return found


def extracted(claims: list[Claim]) -> set[Office]:
    """What the extractor says, one for each person, office, institution and status."""
    found = set()
    for claim in claims:
        counts = claim.relation == "holds" and claim.standing == "asserted" and claim.subject.form == "name"
        if counts and isinstance(claim.object, Mention) and claim.detail("status") != "candidate":
            institution = claim.role("institution")
            names = frozenset({institution.label if institution else ""})
            office = Office(claim.subject.label, claim.object.label, names, frozenset({claim.detail("status")}))
            if office.office not in RANKS:
                found.add(office)
    return found


def main() -> None:
    """Measures and prints."""
    reference, annotate = read_reference(), annotator()
    rows = {
        name: list(csv.DictReader((CORPUS / name).open(encoding="utf-8"))) for name in {file for file, _ in reference}
    }
    hit = missed = right = wrong = 0
    for (file, row), wanted in sorted(reference.items()):
        text, date = rows[file][row]["text"], rows[file][row]["date"]
        found = extracted(extract(Document(Article(f"{file}:{row}", text, published=date), annotate(text))))
        for one in wanted:
            good = any(one.matches(other) for other in found)
            hit, missed = hit + good, missed + (not good)
            if not good and "--show" in sys.argv:
                print("missed", row, one.person, "|", one.office, "|", *one.institutions, "|", *one.statuses)
        for other in found:
            # an office without its institution is right as far as it goes where another mention of it has the rest
            bare = other.institutions == frozenset({""})
            good = any(
                one.matches(other)
                or (bare and _plain(one.office) == _plain(other.office) and family(one.person) == family(other.person))
                for one in wanted
            )
            right, wrong = right + good, wrong + (not good)
            if not good and "--show" in sys.argv:
                print("wrong", row, other.person, "|", other.office, "|", *other.institutions, "|", *other.statuses)
    print(f"recall    {hit / (hit + missed):.3f}  ({hit} of {hit + missed})")
    print(f"precision {right / (right + wrong):.3f}  ({right} of {right + wrong})")


if __name__ == "__main__":
    main()
