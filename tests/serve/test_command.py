"""The command `onrecord serve` as a process: it says where it is, ends with Ctrl-C, leaves nothing that computes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import psutil
import pytest
from served import SLOW

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def command(record: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command at work, and the address that it says."""
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "serve", str(record), "--port", "0", *options],
        stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT / "graph")},
    )  # fmt: skip
    try:
        assert process.stderr is not None
        said = process.stderr.readline()
        address = re.search(r"http://[\d.]+:\d+", said)
        assert address, said + process.stderr.read()
        yield process, address[0]
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        process.wait()
        assert process.stderr is not None
        process.stderr.close()


def workers_of(process: subprocess.Popen[str]) -> list[psutil.Process]:
    return psutil.Process(process.pid).children(recursive=True)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_interrupt_ends_it_in_order(small: Path) -> None:
    """Ctrl-C ends it with status 0 and without a further word; its workers are gone."""
    with command(small) as (process, address):
        assert httpx.get(address, timeout=60).status_code == 200
        workers = workers_of(process)
        assert workers
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""
        assert psutil.wait_procs(workers, 60)[1] == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_killed_server_leaves_no_worker(small: Path) -> None:
    """A server that is killed in the middle of an endless question leaves no process that goes on computing."""

    def ask(address: str) -> None:
        with suppress(httpx.HTTPError):
            httpx.get(f"{address}/sparql", params={"query": SLOW}, timeout=60)

    with command(small) as (process, address):
        asking = threading.Thread(target=ask, args=(address,))
        asking.start()
        workers = workers_of(process)
        while sum(worker.cpu_times().user for worker in workers if worker.is_running()) < 1:
            workers = list({*workers, *workers_of(process)})
            time.sleep(0.05)
        process.kill()
        process.wait()
        asking.join()
        assert psutil.wait_procs(workers, 60)[1] == []


def test_token_from_the_environment(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The token may come from ONRECORD_TOKEN, where no list of processes shows it."""
    monkeypatch.setenv("ONRECORD_TOKEN", "a-token-that-nobody-guesses")
    with command(small) as (_, address):
        assert httpx.get(address, timeout=60).status_code == 401
        headers = {"Authorization": "Bearer a-token-that-nobody-guesses"}
        assert httpx.get(address, headers=headers, timeout=60).status_code == 200
