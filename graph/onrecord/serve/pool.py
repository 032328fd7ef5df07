"""Workers that answer questions, and who waits for whom.

A question starts in the quick lane. One that has not ended after a slice of time is slow: if there is a place in the
slow lane it runs on there, at low priority, and a fresh worker takes its place in the quick lane; if there is none, it
is stopped and begins again when a place is free. So slow questions wait for slow questions, and a quick one waits at
most for the slices of those before it, however many slow ones there are.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import OnRecordError

__all__ = ["Answer", "Failed", "Limits", "Pool"]

SLICE = 0.5
"""Seconds in the quick lane after which a question is slow."""
NICE = 4
"""How far a slow question steps back: others get two and a half times its share of a processor."""
OVERRUN = {-11, -10}
"""How a process ends whose stack has run over: by SIGSEGV, on macOS by SIGBUS."""
GRACE = 5.0
"""Seconds beyond the limit after which a worker's own alarm ends it, should the server be gone."""


@dataclass(frozen=True, slots=True)
class Limits:
    """timeout: seconds that one question may run. largest: bytes of an answer. memory: bytes of a worker.

    quick, slow: workers in each lane. waiting: slow questions that may wait for a place.
    """

    timeout: float = 30.0
    largest: int = 256 << 20
    memory: int = 2 << 30
    quick: int = 4
    slow: int = 2
    waiting: int = 100


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its media type, and the file that it lies in until whoever asked has taken it away."""

    kind: str
    size: int
    path: Path


class Failed(OnRecordError):
    """A question without an answer, with the HTTP status that says so."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


_START = "import sys; sys.path[:0] = [sys.argv[1]]; from onrecord.serve.worker import main; main(int(sys.argv[2]))"


class _Process:
    """A worker process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    @classmethod
    async def start(cls, memory: int) -> _Process:
        root = str(Path(__file__).resolve().parents[2])
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", _START, root, str(memory),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
        found = cls(process)
        await found.read()
        return found

    async def read(self) -> dict[str, object] | None:
        """What it says next; None if it is dead."""
        assert self.process.stdout is not None
        line = await self.process.stdout.readline()
        return dict(json.loads(line)) if line.endswith(b"\n") else None

    def ask(self, question: dict[str, object]) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(question).encode() + b"\n")

    def step_back(self) -> None:
        if hasattr(os, "setpriority"):
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self.process.pid, NICE)

    def kill(self) -> None:
        """Ends it now."""
        if self.process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            if sys.platform == "win32":
                self.process.kill()
            else:
                # not process.kill(): that reaps a process that has ended meanwhile, and asyncio misses it
                os.kill(self.process.pid, signal.SIGKILL)

    async def end(self) -> None:
        """Ends it, and waits until it has."""
        self.kill()
        await self.process.wait()


class Pool:
    """The workers. `start` it in the event loop that asks it; `stop` ends them all."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.idle: asyncio.Queue[_Process] = asyncio.Queue()
        self.slow = asyncio.Semaphore(limits.slow)
        self.waiting = 0
        self.all: set[_Process] = set()
        self.tasks: set[asyncio.Task[None]] = set()
        self.folder = tempfile.TemporaryDirectory(prefix="onrecord-")
        self.count = 0
        self.stopped = False

    async def start(self) -> None:
        """Starts the quick lane's workers."""
        await asyncio.gather(*(self._refill() for _ in range(self.limits.quick)))

    async def stop(self) -> None:
        """Ends every worker and takes away what lies in the folder of answers."""
        self.stopped = True
        for task in list(self.tasks):
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await asyncio.gather(*(process.end() for process in list(self.all)))
        self.folder.cleanup()

    async def ask(
        self, store: Path, query: str, accept: str, default: list[str] | None, named: list[str] | None, timeout: float
    ) -> Answer:
        """The answer to a question, in a file that is the caller's to remove. Raises Failed."""
        self.count += 1
        path = Path(self.folder.name) / f"{self.count}"
        seconds = min(timeout, self.limits.timeout)
        question: dict[str, object] = {
            "store": str(store), "query": query, "accept": accept, "default": default, "named": named,
            "output": str(path), "largest": self.limits.largest, "seconds": seconds + GRACE,
        }  # fmt: skip
        try:
            reply = await self._run(question, seconds)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        if "ok" not in reply:
            path.unlink(missing_ok=True)
            raise Failed(int(str(reply["status"])), str(reply["error"]))
        return Answer(str(reply["ok"]), int(str(reply["size"])), path)

    async def _run(self, question: dict[str, object], seconds: float) -> dict[str, object]:
        worker = await self._next()
        sound = promoted = False
        try:
            worker.ask(question)
            reading = asyncio.ensure_future(worker.read())
            try:
                await asyncio.wait({reading}, timeout=min(SLICE, seconds))
                if not reading.done() and seconds > SLICE and not self.slow.locked():
                    async with self.slow:
                        worker.step_back()
                        self._later()
                        promoted = True
                        return await self._said(worker, await self._within(reading, seconds - SLICE, seconds))
                if reading.done():
                    reply = await self._said(worker, reading.result())
                    sound = True
                    return reply
            finally:
                reading.cancel()
        finally:
            # who was cut off, has stepped back or is dead does not go back into the quick lane
            if sound:
                self.idle.put_nowait(worker)
            else:
                self._done(worker, refill=not promoted)
        if seconds <= SLICE:
            raise Failed(503, _late(seconds))
        return await self._again(question, seconds)

    async def _again(self, question: dict[str, object], seconds: float) -> dict[str, object]:
        """Runs a slow question from its beginning when there is a place for it."""
        if self.waiting >= self.limits.waiting:
            raise Failed(503, "too many slow questions are waiting already: ask again later")
        self.waiting += 1
        try:
            await self.slow.acquire()
        finally:
            self.waiting -= 1
        worker = None
        try:
            worker = await self._new()
            worker.step_back()
            worker.ask(question)
            return await self._said(worker, await self._within(asyncio.ensure_future(worker.read()), seconds, seconds))
        finally:
            self.slow.release()
            if worker is not None:
                self._done(worker, refill=False)

    async def _within(
        self, reading: asyncio.Future[dict[str, object] | None], left: float, seconds: float
    ) -> dict[str, object] | None:
        try:
            return await asyncio.wait_for(reading, left)
        except TimeoutError:
            raise Failed(503, _late(seconds)) from None

    async def _said(self, worker: _Process, reply: dict[str, object] | None) -> dict[str, object]:
        if not reply:
            # the operating system ended it: the engine's stack has run over, or else memory, as a rule
            if await worker.process.wait() in OVERRUN:
                raise Failed(
                    400, "the question is nested too deeply, or has too long a path or too many parts in a row"
                )
            most = self.limits.memory >> 20
            raise Failed(500, f"the question took more than the {most:,} MiB that one may take: ask for less")
        return reply

    async def _next(self) -> _Process:
        """A worker of the quick lane, when there is one."""
        while True:
            worker = await self.idle.get()
            if worker.process.returncode is None:
                return worker
            self._done(worker, refill=True)

    # ------------------------------------------------------------------------------------------------------- processes

    async def _new(self) -> _Process:
        worker = await _Process.start(self.limits.memory)
        self.all.add(worker)
        return worker

    async def _refill(self) -> None:
        self.idle.put_nowait(await self._new())

    def _later(self, worker: _Process | None = None, refill: bool = True) -> None:
        """Ends a worker and starts another, beside whatever else is going on."""

        async def work() -> None:
            if worker is not None:
                await worker.end()
                self.all.discard(worker)
            if refill:
                await self._refill()

        if not self.stopped:
            task = asyncio.create_task(work())
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)

    def _done(self, worker: _Process, refill: bool) -> None:
        worker.kill()
        self._later(worker, refill)


def _late(seconds: float) -> str:
    return f"the question was stopped after {seconds:g} s: ask for less, or let the server take longer (--timeout)"
