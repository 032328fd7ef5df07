"""One worker: a process that answers one question at a time from a store opened read-only, and can be killed.

pyoxigraph 0.5 cannot stop a query once it runs; the end of a process does. A question comes as a line of JSON on
standard input, what came of it goes as a line of JSON to standard output, and the answer itself into a file:

    {"store": PATH, "query": SPARQL, "accept": HEADER, "default": [IRI] or null, "named": [IRI] or null,
     "output": PATH, "largest": bytes, "seconds": limit}
    {"ok": media type, "size": bytes}   or   {"status": HTTP status, "error": words}

The process ends when its standard input does, and by an alarm of the operating system's when a question takes longer
than its limit, so that a server that dies leaves nothing behind that computes.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
from pathlib import Path
from typing import Any, BinaryIO

import pyoxigraph as ox

from onrecord.errors import QueryError, RecordError
from onrecord.serve.accept import GRAPHS, TABLES, choose
from onrecord.sparql import at_home, complaint, has
from onrecord.store import Store
from onrecord.vocabulary import NAMESPACES

__all__ = ["main"]

_TABLES = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}


class _TooMuch(Exception):
    pass


class _Limited:
    """A file that takes so many bytes and no more."""

    def __init__(self, file: BinaryIO, largest: int) -> None:
        self.file, self.largest, self.size = file, largest, 0

    def write(self, data: bytes) -> int:
        self.size += len(data)
        if self.size > self.largest:
            raise _TooMuch
        return self.file.write(data)

    def flush(self) -> None:
        self.file.flush()


class _Worker:
    def __init__(self) -> None:
        self.store: Store | None = None

    def open(self, path: str) -> Store:
        """The store of the question; a question about a newer snapshot opens that."""
        if self.store is None or str(self.store.path) != path:
            if self.store is not None:
                self.store.close()
            self.store = None
            self.store = Store.open(path)
        return self.store

    def answer(self, ask: dict[str, Any]) -> dict[str, Any]:
        largest = int(ask["largest"])
        try:
            at_home(ask["query"])
            store = self.open(ask["store"])
            with Path(ask["output"]).open("wb") as file:
                limited = _Limited(file, largest)
                return self.write(store, ask, limited)
        except QueryError as error:
            return {"status": 400, "error": str(error)}
        except SyntaxError as error:
            return {"status": 400, "error": complaint(ask["query"], str(error))}
        except RecordError as error:
            return {"status": 503, "error": str(error)}
        except MemoryError:
            return {"status": 500, "error": "the answer took more memory than there is for one: ask for less"}
        except _TooMuch:
            return {"status": 500, "error": f"the answer is larger than {largest:,} bytes: ask for less, with LIMIT"}
        except (OSError, RuntimeError, ValueError) as error:
            return {"status": 400, "error": f"the question could not be answered: {' '.join(str(error).split())[:500]}"}

    def write(self, store: Store, ask: dict[str, Any], output: Any) -> dict[str, Any]:
        default, named = ask["default"], ask["named"]
        chosen = default is not None or named is not None
        found: Any = store.engine.query(
            ask["query"],
            prefixes=dict(NAMESPACES),
            use_default_graph_as_union=not chosen and not has(ask["query"], "FROM"),
            # as the protocol has it: what the request names is all there is, and overrides what the query names
            default_graph=[ox.NamedNode(each) for each in default or ()] if chosen else None,
            named_graphs=[ox.NamedNode(each) for each in named or ()] if chosen else None,
        )
        graph = isinstance(found, ox.QueryTriples)
        offered = GRAPHS if graph else TABLES
        kind = choose(ask["accept"], list(offered))
        if kind is None:
            shape = "CONSTRUCT and DESCRIBE" if graph else "SELECT and ASK"
            return {"status": 406, "error": f"answers to {shape} come as: {', '.join(offered)}"}
        if graph:
            form = _GRAPHS[offered[kind]]
            # prefixes shorten what a person reads
            ox.serialize(found, output, format=form, prefixes=dict(NAMESPACES) if form == ox.RdfFormat.TURTLE else None)
        else:
            found.serialize(output, _TABLES[offered[kind]])
        output.flush()
        return {"ok": kind, "size": output.size}


def _limit_memory(most: int) -> None:
    if sys.platform != "linux":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _alarm(seconds: float) -> None:
    if sys.platform == "win32":
        return
    import signal

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)


def main(memory: int) -> None:
    """Answers until standard input ends. memory: the most that the process may take, in bytes."""
    _limit_memory(memory)
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def listen() -> None:
        for line in sys.stdin.buffer:
            lines.put(line)
        os._exit(0)  # the server is gone: end even in the middle of a question

    threading.Thread(target=listen, daemon=True).start()
    worker, out = _Worker(), sys.stdout.buffer
    out.write(b"{}\n")
    out.flush()
    while True:
        ask = json.loads(lines.get())
        _alarm(float(ask["seconds"]))
        try:
            reply = worker.answer(ask)
        except Exception as error:  # whatever it is, the next question is to be answered
            reply = {
                "status": 500,
                "error": f"the question could not be answered ({type(error).__name__}: {error})"[:500],
            }
        _alarm(0)
        out.write(json.dumps(reply).encode() + b"\n")
        out.flush()
