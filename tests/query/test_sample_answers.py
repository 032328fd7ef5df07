"""Every saved question on the sample coverage, by its full answer.

The answers lie in tests/query/answers/, one CSV a question: what the machine finds, faults included
(tests/articles/README.md says what a careful reader finds). Write them anew after a change that is meant to change
them, and read the difference:

    python tests/query/test_sample_answers.py exports/sample.record
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.query import saved

ANSWERS = Path(__file__).parent / "answers"


@pytest.mark.parametrize("question", sorted(saved()))
def test_full_answer(sample: onrecord.RecordFolder, question: str) -> None:
    """The question's answer on the sample is, row for row, the one on file."""
    expected = (ANSWERS / f"{question}.csv").read_text("utf-8").splitlines()
    assert sample.query(question).serialize("csv").splitlines() == expected


def main(record: Path) -> None:
    ANSWERS.mkdir(exist_ok=True)
    for question in saved():
        text = onrecord.open(record).query(question).serialize("csv")
        (ANSWERS / f"{question}.csv").write_text("\n".join(text.splitlines()) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
