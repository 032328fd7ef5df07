"""Processes of this machine. One that dies takes nothing with it: its batch is read again, article by article."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from onrecord.model import Article
from onrecord.workers import Outcome
from onrecord.workers.batch import batches, failed, read

__all__ = ["pool"]

_AHEAD = 2
"""Batches on their way for each process: one being read, one waiting."""


@contextmanager
def pool(workers: int) -> Iterator[Callable[[Sequence[Article]], Iterator[Outcome]]]:
    """What reads articles on so many processes, which end with the context."""
    held = _Pool(workers)
    try:
        yield held.read
    finally:
        held.close()


class _Pool:
    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._executor: ProcessPoolExecutor | None = None

    def _submit(self, batch: Sequence[Article]) -> Future[list[Outcome]]:
        if self._executor is None:
            # spawn, on every system: a fork would take over locks of this process's threads
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(self._workers, mp_context=context)
        return self._executor.submit(read, batch)

    def close(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def read(self, articles: Sequence[Article]) -> Iterator[Outcome]:
        waiting = deque(batches(articles))
        sent: deque[tuple[Sequence[Article], Future[list[Outcome]]]] = deque()
        while waiting or sent:
            try:
                while waiting and len(sent) < _AHEAD * self._workers:
                    sent.append((waiting[0], self._submit(waiting[0])))
                    waiting.popleft()
                outcomes = sent[0][1].result()
            except BrokenProcessPool:
                # Which of the batches on their way killed its process cannot be known: each is read by itself.
                again = [batch for batch, _ in sent]
                sent.clear()
                self.close()
                for batch in again:
                    yield from self._one_by_one(batch)
                continue
            sent.popleft()
            yield from outcomes

    def _one_by_one(self, batch: Sequence[Article]) -> Iterator[Outcome]:
        """Each article in a task of its own; one whose process dies twice is reported."""
        for article in batch:
            for attempt in (1, 2):
                try:
                    yield from self._submit([article]).result()
                    break
                except BrokenProcessPool:
                    self.close()
                    if attempt == 2:
                        yield failed(article, "ended the process that read it, twice")
