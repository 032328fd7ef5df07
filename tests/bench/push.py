"""How long a record takes to get to a server, to be brought up to date there, and to answer from there.

    python tests/bench/push.py [--quads 100000] [--seed 7] [oxigraph] [virtuoso]

The record is the one of tests/bench/queries.py. The servers are started empty on this machine: what is measured is
OnRecord, HTTP and the server, without a network between. Each question is asked once.
Beside each server's answer stands the time at home, and whether the two are the same, row for row.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "graph"), str(ROOT / "tests"), str(ROOT / "tests" / "bench")]

import queries

import sparql_servers
from onrecord.folder import open_record
from onrecord.push import push
from onrecord.query import query, saved
from onrecord.remote.caller import Login
from onrecord.remote.store import open_remote


def measure(kind: str, record: Path, folder: Path) -> None:
    process, server = getattr(sparql_servers, kind)(folder, rows=1_000_000) if kind == "virtuoso" else (
        sparql_servers.oxigraph(folder)
    )  # fmt: skip
    process.start()
    try:
        login, home = Login(server.user, server.password), open_record(record)
        number = len(home.store)
        for what in ("first push", "nothing changed"):
            started = time.perf_counter()
            done = push(record, server.url, login=login)
            taken = time.perf_counter() - started
            print(
                f"{kind}: {what}: {taken:.1f} s, {number / taken:,.0f} quads/s, {len(done.sent):,} graphs sent",
                flush=True,
            )
        store = open_remote(server.url)
        for name in saved():
            started = time.perf_counter()
            try:
                found, told = query(store, name), ""
            except Exception as error:
                found, told = None, f"{type(error).__name__}: {str(error)[:90]}"
            away = time.perf_counter() - started
            started = time.perf_counter()
            wanted = home.query(name)
            here = time.perf_counter() - started
            told = told or ("same" if found == wanted else "OTHER")
            print(f"  {name:16} {len(wanted):7,} rows  there {away:7.2f} s  home {here:7.2f} s  {told}", flush=True)
    finally:
        process.stop()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("servers", nargs="*", default=["oxigraph", "virtuoso"])
    parser.add_argument("--quads", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        whole = queries.coverage(given.quads // queries.PER_ARTICLE, given.seed)
        record = sparql_servers.write_record(Path(folder) / "bench.record", whole)
        for kind in given.servers:
            measure(kind, record, Path(folder) / kind)


if __name__ == "__main__":
    main()
