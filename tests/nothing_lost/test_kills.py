"""Nothing is lost: not by SIGKILL at any moment, not on a full disk, not by two builds at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord

HERE = Path(__file__).parent
GRAPH = HERE.parents[1] / "graph"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(GRAPH)}
TEXT = "Harbour chief named\n\n14 March 2031\n\nDaniel Rook was appointed head of the Harbour Board, it said.\n"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="SKIPPED LOUDLY: kills need fork, which this system lacks")
@pytest.mark.parametrize("others", [0, 12], ids=["graph written anew", "graph gone on from"])
def test_killed_at_any_moment(tmp_path: Path, others: int) -> None:
    """Fifty builds killed at random moments leave the old record or the new, whole; the next build mends all."""
    ran = subprocess.run(
        [sys.executable, HERE / "killer.py", tmp_path, "50", "2031", str(others)],
        capture_output=True, text=True, env=ENVIRONMENT, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert found["faults"] == []
    assert found["kills"] >= 50
    assert found["before"] > 0
    assert found["after"] > 0
    assert found["snapshots"] == 1
    assert found["grown"] == (others > 0)


LIMITED = """
import resource, sys, onrecord
from onrecord.errors import OnRecordError
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    onrecord.build([sys.argv[1]], sys.argv[2])
except OnRecordError as error:
    print(error, file=sys.stderr)
    sys.exit(2)
"""


@pytest.mark.parametrize("most", [100, 2_000, 20_000])
@pytest.mark.parametrize("more", [30, 2], ids=["graph written anew", "graph gone on from"])
def test_the_disk_takes_no_more(tmp_path: Path, most: int, more: int) -> None:
    """Where a file can grow no further, the build says so in one line, and the last good record stands."""
    pytest.importorskip("resource", reason="SKIPPED LOUDLY: file size limits need a POSIX system")
    coverage, record = tmp_path / "coverage", tmp_path / "a.record"
    coverage.mkdir()
    (coverage / "one.txt").write_text(TEXT, "utf-8")
    for at in range(30 - more):
        (coverage / f"here{at}.txt").write_text(
            TEXT.replace("Rook", f"Rook{'klmnopqrst'[at % 10] * (at + 1)}"), "utf-8"
        )
    before = onrecord.build([coverage], record).record
    for at in range(more):
        (coverage / f"more{at}.txt").write_text(
            TEXT.replace("Rook", f"Rook{'abcdefghij'[at % 10] * (at + 1)}"), "utf-8"
        )
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, coverage, record, str(most)],
        capture_output=True, text=True, env=ENVIRONMENT, check=False,
    )  # fmt: skip
    assert ran.returncode == 2, ran.stderr
    assert "last good record is untouched" in ran.stderr
    assert len(ran.stderr.strip().splitlines()) == 1
    assert onrecord.open(record).record == before
    assert len(list(record.glob("snapshot-*"))) == 1


HOLDING = """
import sys, onrecord.building
from pathlib import Path
with onrecord.building._alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_two_builds_at_once(tmp_path: Path) -> None:
    """A second build says that another is at work, with status 2; once that is gone, killed or not, it goes on."""
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    record = tmp_path / "a.record"
    onrecord.build([tmp_path / "one.txt"], record)
    build = [sys.executable, "-m", "onrecord", "build", str(tmp_path / "one.txt"), "-o", str(record)]
    first = subprocess.Popen(
        [sys.executable, "-c", HOLDING, record], env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert first.stdout is not None
    assert first.stdout.readline() == b"held\n"
    second = subprocess.run(build, capture_output=True, text=True, env=ENVIRONMENT, check=False)
    first.kill()
    first.wait()
    assert second.returncode == 2
    assert "another build is at work" in second.stderr
    third = subprocess.run(build, capture_output=True, text=True, env=ENVIRONMENT, check=False)
    assert third.returncode == 0, third.stderr


def test_an_older_record_says_what_to_do(tmp_path: Path) -> None:
    """A record of another layout is left alone, and the message says how to get one that can be read."""
    record = tmp_path / "a.record"
    record.mkdir()
    (record / "record.json").write_text(json.dumps({"format": 0, "snapshot": "snapshot-1"}))
    (record / "snapshot-1").mkdir()
    with pytest.raises(onrecord.RecordError, match="build it again from its inputs"):
        onrecord.open(record)
    assert (record / "snapshot-1").is_dir()
