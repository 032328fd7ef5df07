"""Reading many articles side by side: on this machine's cores, or on a Dask cluster.

    with readers(workers=4) as read:              # processes of this machine
    with readers(cluster="tcp://host:8786") as read:   # a cluster's workers, each with OnRecord installed
        for reading, problem in read(articles): ...

What comes of an article does not depend on who read it, nor on what was read beside it, so the record is the same as
from one process. Each worker loads one model (about 400 MB) and gets small batches; at most two batches a worker are on
their way, so memory stays bounded whatever the number of articles.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from onrecord.errors import InputError
from onrecord.model import Article, Reading

__all__ = ["Outcome", "advised", "readers"]

Outcome = tuple[Reading, InputError | None]
"""A reading, and what went wrong if the article could not be read (the reading is empty then)."""

_WORTH = 60
"""Articles for each further process: it starts in about three seconds, in which one core reads some twenty articles;
at sixty two processes are a third faster than one (measured on two cores)."""


def advised(articles: int) -> int:
    """How many processes so many articles are worth on this machine: no more than it has cores to use."""
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity is not None else os.cpu_count() or 1
    return max(1, min(cores, articles // _WORTH))


@contextmanager
def readers(workers: int = 1, cluster: str = "") -> Iterator[Callable[[Sequence[Article]], Iterator[Outcome]]]:
    """What reads articles, in their order, while the context is open. Raises ClusterError if there is no cluster."""
    if cluster:
        from onrecord.workers.cluster import connected

        with connected(cluster) as read:
            yield read
    else:
        from onrecord.workers.pool import pool

        with pool(workers) as read:
            yield read
