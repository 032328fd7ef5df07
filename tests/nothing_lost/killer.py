"""Kills builds. Run by test_kills.py as a process of its own:  python killer.py FOLDER KILLS SEED OTHERS

Builds a record of a coverage that changes to and fro between two states, kills each build at a random moment with
SIGKILL, and looks after each kill whether the record is the one state or the other, whole. Prints a JSON object:
kills (of builds that were still at work), before and after (how many of them left the old state and the new one),
faults (what was found wrong), snapshots (folders left after two last builds that were let alone), grown (whether one of
those two went on from the graph before it: where many have, the next writes all anew). OTHERS: how many articles are
the same in both states; among many of them the change is small, and the graph is gone on from.

The model is loaded once, here; every build and every look runs in a fork, so that the engine's threads, which do not
survive a fork, are never in this process.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import onrecord
import onrecord.building
import onrecord.extractors
import onrecord.pipeline
import onrecord.resolve.across
import onrecord.store
from onrecord.annotate import annotator

ONE = "Harbour chief named\n\n14 March 2031\n\nDaniel Rook was appointed head of the Harbour Board, it said.\n"
TWO = "Inquiry asked for\n\n15 March 2031\n\nAnn Vale, the transport minister, called for an inquiry on Monday.\n"
THREE = "No inquiry\n\n16 March 2031\n\nThe transport minister, Ann Vale, rejected an inquiry on Tuesday.\n"
STATES = ({"one.txt": ONE, "two.txt": TWO}, {"one.txt": ONE, "two.txt": THREE, "three.txt": TWO})
FIXED = "Board names {0}\n\n{1} March 2031\n\n{0} was appointed head of the {0} Board, it said on Friday.\n"
NAMES = (
    "Ada Quill,Tam Vale,Ida Marsh,Jory Kell,Bea Stone,Cal Reed,Dot Lyle,Eli Frost,Fay Moor,Gus Hale,Hal Brook,Ivy Dean"
)
others = 0
annotate = annotator()
# Warm before the first fork: what every build would do anew is done once.
onrecord.pipeline.fingerprint()
list(onrecord.pipeline.read_articles(list(onrecord.pipeline.collect([Path(__file__)], lambda _: None)), annotate))


def put(coverage: Path, state: dict[str, str]) -> None:
    coverage.mkdir(exist_ok=True)
    state = state | {f"fixed{at}.txt": FIXED.format(name, at + 1) for at, name in enumerate(NAMES.split(",")[:others])}
    for old in coverage.iterdir():
        old.unlink()
    for name, text in state.items():
        (coverage / name).write_text(text, "utf-8")


def forked(work: Callable[[], None]) -> int:
    """The process that does the work; its exit status is 0 if nothing was raised."""
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def done(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def digest(record: Path) -> str:
    """What the record holds: its graph, byte for byte, and its articles."""
    opened = onrecord.open(record)
    return hashlib.sha256((opened.store.dump() + "".join(a.text for a in opened.articles)).encode()).hexdigest()


def main(folder: Path, kills: int, seed: int) -> dict[str, object]:
    chance = random.Random(seed)
    coverage, record, note = folder / "coverage", folder / "a.record", folder / "digest"

    def build(place: Path = record) -> None:
        onrecord.build([coverage], place, annotate=annotate)

    def look(place: Path = record) -> None:
        note.write_text(digest(place))

    def seen(place: Path = record) -> str:
        return note.read_text() if done(forked(lambda: look(place))) == 0 else "it could not be opened"

    whole: list[str] = []
    for number, state in enumerate(STATES):
        put(coverage, state)
        place = folder / f"state{number}.record"
        assert done(forked(lambda place=place: build(place))) == 0  # type: ignore[misc]
        whole.append(seen(place))
    assert whole[0] != whole[1]
    put(coverage, STATES[0])
    assert done(forked(build)) == 0
    put(coverage, STATES[1])
    began = time.monotonic()
    assert done(forked(build)) == 0
    took = time.monotonic() - began
    now, killed, before, after = 1, 0, 0, 0
    faults: list[str] = []
    for at in range(20 * kills):
        if killed >= kills and before and after:
            break
        put(coverage, STATES[1 - now])
        child = forked(build)
        # any moment; every second time late in it, when files are moved and removed
        time.sleep(took * (chance.uniform(0, 1.2) if at % 2 else chance.uniform(0.8, 1.1)))
        os.kill(child, signal.SIGKILL)
        alive = done(child) == -signal.SIGKILL
        state = seen()
        if state not in whole:
            faults.append(f"build {at}: {state}")
            break
        killed += alive
        before += alive and state == whole[now]
        after += alive and state == whole[1 - now]
        now = whole.index(state)
    grown = False
    for last in (1 - now, now):
        put(coverage, STATES[last])
        if done(forked(build)) != 0 or seen() != whole[last]:
            faults.append("a build after the kills did not come to what it should")
        (parts,) = record.glob("snapshot-*/parts.json")
        grown = grown or json.loads(parts.read_text("utf-8"))["grown"] > 0
    left = len(list(record.glob("snapshot-*")))
    return {"kills": killed, "before": before, "after": after, "faults": faults, "snapshots": left, "grown": grown}


if __name__ == "__main__":
    others = int(sys.argv[4])
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
