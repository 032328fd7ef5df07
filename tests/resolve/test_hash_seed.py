"""Who is who does not hang on the seed of Python's hashes, which orders sets of words another way in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
CODE = """
from dataclasses import replace
from by_hand import person, reading, thing
from onrecord.model import Mention
from onrecord.resolve.across import resolve

WORDINGS = ("resign", "shut the gates for good")
found = []
for at in range(6):
    told = [person("Ada Quill"), person("Tam Vale"), thing("proposal", "; ".join(WORDINGS))]
    one = reading(f"article {at}", *told, published=f"2031-03-{at + 1:02}", claims=((told[0], "calls_for", told[2]),))
    want = one.referents[2]
    start = want.mentions[0].span.start
    more = [one.article.text.index(words, start) for words in WORDINGS]
    spans = [one.article.span(start, start + len(words)) for start, words in zip(more, WORDINGS)]
    wordings = tuple(Mention(span, "proposal", "text") for span in spans)
    want = replace(want, mentions=wordings)
    claim = replace(one.claims[0], object=wordings[0])
    found.append(replace(one, referents=(*one.referents[:2], want), claims=(claim,)))
print(repr(resolve(found)))
"""


def test_wordings_of_one_thing() -> None:
    """A thing that every article words in several ways is one for the same reasons, whatever the seed."""
    said = set()
    for seed in range(6):
        path = os.pathsep.join((str(HERE), str(HERE.parents[1] / "graph")))
        ran = subprocess.run(
            [sys.executable, "-c", CODE],
            capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": path},
        )  # fmt: skip
        assert "the same words" in ran.stdout
        said.add(ran.stdout)
    assert len(said) == 1
