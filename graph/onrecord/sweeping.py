"""Python's collector of cycles, kept still while very many plain values are made at once.

Quads, claims and spans hold no cycles; the collector goes over all of them again and again while they are made, which
is a third to a half of the time of loading readings and of writing a graph.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["unswept"]


@contextmanager
def unswept() -> Iterator[None]:
    """No collection inside; afterwards as it was before, whatever happens."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
