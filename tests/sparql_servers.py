"""Real SPARQL servers for the tests, each started on free ports with an empty store, and stopped."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from onrecord.codec import write_articles
from onrecord.folder import FORMAT
from onrecord.model import Record
from onrecord.push import DIGEST
from onrecord.rdf.terms import Quad, iri
from onrecord.remote.caller import Caller, Login
from onrecord.remote.store import RemoteStore
from onrecord.store import Store
from onrecord.vocabulary import NAMESPACES

OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
VIRTUOSO = shutil.which("virtuoso-t")


@dataclass
class Server:
    """A running server: its address, those for questions and for graphs, and who may write."""

    kind: str
    url: str
    questions: str
    graphs: str
    user: str = ""
    password: str = ""


class Process:
    """A server's process, in a folder of its own."""

    def __init__(self, command: Sequence[str], folder: Path, url: str) -> None:
        self.command, self.folder, self.url = command, folder, url
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it and waits until it answers."""
        with (self.folder / "output.txt").open("ab") as output:
            self.process = subprocess.Popen(self.command, stdout=output, stderr=output, cwd=self.folder)
        end = time.monotonic() + 120
        while time.monotonic() < end:
            if self.process.poll() is not None:
                break
            try:
                urlopen(self.url, timeout=5).close()
            except HTTPError:
                return
            except (URLError, OSError):
                time.sleep(0.05)
            else:
                return
        self.stop()
        pytest.fail(f"{self.command[0]} does not start: {(self.folder / 'output.txt').read_text('utf-8')[-2000:]}")

    def stop(self) -> None:
        """Ends it, by force if need be."""
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process = None


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def oxigraph(folder: Path, *, read_only: bool = False, port: int = 0) -> tuple[Process, Server]:
    """The Oxigraph server of the PyPI package oxigraph."""
    if OXIGRAPH is None:
        pytest.skip("SKIPPED LOUDLY: no Oxigraph server here, so that push and questions to servers are not tested; "
                    "install it with: pip install oxigraph")  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    verb = "serve-read-only" if read_only else "serve"
    command = [OXIGRAPH, verb, "--location", str(folder / "store"), "--bind", f"127.0.0.1:{port}"]
    return Process(command, folder, url), Server("oxigraph", url, f"{url}/query", f"{url}/store")


def virtuoso(folder: Path, *, rows: int = 10_000) -> tuple[Process, Server]:
    """Virtuoso 7, with its limit of rows to an answer as it is delivered. Its user dba may write."""
    if VIRTUOSO is None:
        pytest.skip("SKIPPED LOUDLY: no Virtuoso here, so that push and questions to it are not tested; "
                    "install it with: apt install virtuoso-opensource-7-bin")  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    sql, http = free_port(), free_port()
    sections: dict[str, dict[str, object]] = {
        "Database": {
            "DatabaseFile": folder / "virtuoso.db",
            "ErrorLogFile": folder / "virtuoso.log",
            "LockFile": folder / "virtuoso.lck",
            "TransactionFile": folder / "virtuoso.trx",
            "xa_persistent_file": folder / "virtuoso.pxa",
            "FileExtend": 200,
        },
        "TempDatabase": {
            "DatabaseFile": folder / "temporary.db",
            "TransactionFile": folder / "temporary.trx",
        },
        "Parameters": {
            "ServerPort": f"127.0.0.1:{sql}",
            "DisableUnixSocket": 1,
            "ServerThreads": 10,
            "CheckpointInterval": 0,
            "NumberOfBuffers": 10_000,
            "MaxDirtyBuffers": 6_000,
        },
        "HTTPServer": {"ServerPort": f"127.0.0.1:{http}", "ServerRoot": folder, "ServerThreads": 5},
        "SPARQL": {"ResultSetMaxRows": rows},
    }
    lines = []
    for name, values in sections.items():
        lines += [f"[{name}]", *(f"{key} = {value}" for key, value in values.items())]
    (folder / "virtuoso.ini").write_text("\n".join(lines) + "\n", "utf-8")
    url = f"http://127.0.0.1:{http}"
    command = [VIRTUOSO, "+foreground", "+configfile", str(folder / "virtuoso.ini")]
    server = Server("virtuoso", url, f"{url}/sparql", f"{url}/sparql-graph-crud-auth", "dba", "dba")
    return Process(command, folder, f"{url}/sparql"), server


def write_record(path: Path, whole: Record) -> Path:
    """A record folder as a build leaves it, or a new snapshot in one that is there."""
    path.mkdir(exist_ok=True)
    name = f"snapshot-{uuid.uuid4().hex[:8]}"
    (path / name).mkdir()
    write_articles(path / name / "articles.jsonl", whole.articles)
    Store.write(whole, path / name / "graph")
    about = {"format": FORMAT, "snapshot": name, "version": "0", "counts": {"articles": len(whole.articles)}}
    (path / "record.json").write_text(json.dumps(about), "utf-8")
    return path


def emptied(server: Server) -> None:
    """Deletes the graphs of records from a server."""
    caller = Caller(Login(server.user, server.password))
    for graph in graphs(server):
        caller.call("DELETE", server.graphs, params={"graph": graph})


def graphs(server: Server) -> set[str]:
    """The graphs of records on a server."""
    pattern = f'GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{NAMESPACES["graph"]}"))'
    answer = RemoteStore(server.questions, Caller()).ask(f"SELECT DISTINCT ?g {{ {pattern} }}")
    return {str(row[0]) for row in answer.rows}


def contents(server: Server) -> set[Quad]:
    """All that the graphs of records on a server hold, but what tells of pushes."""
    store = RemoteStore(server.questions, Caller())
    return {
        Quad(str(subject), str(predicate), value, graph)
        for graph in graphs(server)
        for subject, predicate, value in store.pages("s", "?s ?p ?o", f"GRAPH <{graph}> {{ ?s ?p ?o }}")
        if predicate != iri(DIGEST) and value is not None
    }
