"""A Dask cluster (dask.distributed): anything that a scheduler's address leads to, from two laptops to a supercomputer.

The workers need the same version of OnRecord; that is asked before anything is sent, since another one would read
other things in the same words.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from onrecord.errors import ClusterError
from onrecord.model import Article
from onrecord.workers import Outcome
from onrecord.workers.batch import batches, failed, read

__all__ = ["connected"]

_SECONDS = 20
_AHEAD = 2
_RETRIES = 3
"""How often a batch goes to another worker when the one that had it dies."""


@contextmanager
def connected(address: str) -> Iterator[Callable[[Sequence[Article]], Iterator[Outcome]]]:
    """What reads articles on the cluster at this address. Raises ClusterError if it cannot be reached or used."""
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError("reading on a cluster needs dask.distributed: pip install 'onrecord[cluster]'") from None
    try:
        client: Any = Client(address, timeout=_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        problem = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
        raise ClusterError(f"{address}: no Dask scheduler answers there ({problem}); check the address") from error
    try:
        _same_everywhere(client, address)
        yield lambda articles: _read(client, articles)
    finally:
        client.close()


def _fingerprint() -> str:
    from onrecord.pipeline import fingerprint

    return fingerprint()


def _same_everywhere(client: Any, address: str) -> None:
    try:
        found = client.run(_fingerprint)
    except Exception as error:  # whatever the workers lack, it is they who must be mended
        problem = f"its workers cannot run OnRecord ({type(error).__name__}: {str(error)[:100]}); install it there"
        raise ClusterError(f"{address}: {problem}") from error
    if not found:
        raise ClusterError(f"{address}: the scheduler has no workers; start some with: dask worker {address}")
    other = sorted(worker for worker, name in found.items() if name != _fingerprint())
    if other:
        raise ClusterError(f"{address}: another version of OnRecord on {', '.join(other)}; install the same everywhere")


def _read(client: Any, articles: Sequence[Article]) -> Iterator[Outcome]:
    """In the articles' order, with a bounded number of batches on their way, however fast the workers are."""
    waiting = deque(batches(articles))
    sent: deque[tuple[Sequence[Article], Any]] = deque()
    while waiting or sent:
        most = _AHEAD * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
        while waiting and len(sent) < most:
            batch = waiting.popleft()
            sent.append((batch, client.submit(read, batch, retries=_RETRIES, pure=False)))
        batch, future = sent.popleft()
        try:
            outcomes = future.result()
        except Exception as error:  # a batch that killed each worker it went to: its articles one by one
            outcomes = []
            for article in batch:
                try:
                    outcomes += client.submit(read, [article], retries=0, pure=False).result()
                except Exception:
                    outcomes.append(failed(article, f"ended the worker that read it ({type(error).__name__})"))
        yield from outcomes
