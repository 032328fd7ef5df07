"""A real W3C Reconciliation Service (csv-reconcile from PyPI), started on a free port; services that misbehave."""

from __future__ import annotations

import importlib.util
import json
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from people import linked, record

from onrecord.authorities import link, reconcile
from onrecord.errors import AuthorityError, InputError

NAMES = "id\tname\nP1\tAnn Vale\nP2\tGreta Sund\nP3\tGrete Sundt\nP4\tIlan Brocks\nO1\tHarbour Board\n"


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a csv-reconcile server over NAMES."""
    if importlib.util.find_spec("csv_reconcile") is None:
        pytest.skip("SKIPPED LOUDLY: csv-reconcile is not installed (pip install csv-reconcile): linking to a real "
                    "reconciliation server is not tested")  # fmt: skip
    folder, port = tmp_path_factory.mktemp("service"), _free_port()
    (folder / "names.tsv").write_text(NAMES, "utf-8")
    url = f"http://127.0.0.1:{port}"
    manifest = {"name": "Names of Norland", "identifierSpace": f"{url}/id/", "view": {"url": url + "/preview/{{id}}"}}
    (folder / "config.py").write_text(f"SERVER_NAME = '127.0.0.1:{port}'\nTHRESHOLD = 20.0\nMANIFEST = {manifest!r}\n")
    command = [sys.executable, "-c", "from csv_reconcile import main; main()"]
    subprocess.run(
        [*command, "init", "--config", "config.py", "names.tsv", "id", "name"],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    process = subprocess.Popen([*command, "serve"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{url}/reconcile", timeout=5).read()
                break
            except OSError:
                assert process.poll() is None, "the server ended"
                time.sleep(0.1)
        else:
            pytest.fail("the reconciliation server did not start")
        yield f"{url}/reconcile"
    finally:
        process.terminate()
        process.wait(10)


def test_real_service(service: str) -> None:
    """People and bodies are linked through the protocol that OpenRefine speaks; what is merely like is a candidate."""
    whole, told = record(), list[InputError]()
    matches = link(whole, [service], told.append)
    assert linked(whole, matches) == {name: name for name in ("Ann Vale", "Greta Sund", "Harbour Board")}
    assert not told
    candidates = {match.name for match in matches if not match.accepted}
    assert {"Grete Sundt", "Ilan Brocks"} & candidates
    base = service.removesuffix("/reconcile")
    assert {match.target for match in matches if match.name == "Ann Vale"} == {f"{base}/preview/P1"}
    assert {match.authority for match in matches} == {service.removeprefix("http://")}


def test_real_service_from_the_command_line(service: str, tmp_path: Path) -> None:
    """`onrecord link RECORD URL` writes schema:sameAs into a record that checks as sound."""
    from click.testing import CliRunner

    from onrecord.cli import main

    (tmp_path / "a.txt").write_text(
        'Bridge opens\n\nTransport minister Ann Vale opened the bridge on Monday. Greta Sund said: "It is late."\n'
    )
    run = CliRunner()
    assert run.invoke(main, ["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "r.record")]).exit_code == 0
    result = run.invoke(main, ["link", str(tmp_path / "r.record"), service])
    assert result.exit_code == 0, result.stderr
    assert "2 entities linked" in result.stderr
    question = "SELECT ?name { ?who schema:sameAs ?there ; skos:prefLabel ?name } ORDER BY ?name"
    result = run.invoke(main, ["query", str(tmp_path / "r.record"), question, "-f", "csv"])
    assert result.stdout.split() == ["name", "Ann", "Vale", "Greta", "Sund"]
    assert run.invoke(main, ["check", str(tmp_path / "r.record")]).exit_code == 0


# ---------------------------------------------------------------------------------------------- services that misbehave


@pytest.fixture
def fake() -> Iterator[Callable[[Callable[[str, dict[str, object]], tuple[int, bytes]]], str]]:
    """Starts a server whose answers are what the function given says; returns its URL."""
    servers: list[HTTPServer] = []

    def start(answer: Callable[[str, dict[str, object]], tuple[int, bytes]]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def _answer(self) -> None:
                from urllib.parse import parse_qs

                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                queries = json.loads(parse_qs(body).get("queries", ["{}"])[0])
                status, data = answer(self.command, queries)
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = _answer

            def log_message(self, format: str, *arguments: object) -> None:
                """Says nothing."""

        server = HTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/api"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


MANIFEST = json.dumps({"name": "x", "identifierSpace": "https://x.example/id/"}).encode()


def test_batches_and_types(fake) -> None:
    """Everybody is asked for once, in batches, with the service's own types where it has them; only names are sent."""
    asked: list[dict[str, dict[str, object]]] = []
    types = [{"id": "Q5", "name": "human"}, {"id": "Q43229", "name": "organization"}]
    manifest = json.dumps({"name": "x", "identifierSpace": "https://x.example/id/", "defaultTypes": types}).encode()

    def answer(method: str, queries: dict) -> tuple[int, bytes]:
        if method == "GET":
            return 200, manifest
        asked.append(queries)
        found = {
            key: {"result": [{"id": 7, "name": each["query"], "score": 99, "match": True}]}
            for key, each in queries.items()
        }
        return 200, json.dumps(found).encode()

    whole = record()
    matches = link(whole, [fake(answer)])
    assert {match.target for match in matches} == {"https://x.example/id/7"}
    sent = [query for batch in asked for query in batch.values()]
    assert sorted(str(query["query"]) for query in sent) == ["Ann Vale", "Greta Sund", "Harbour Board", "Ilan Brock"]
    assert {(query["query"] == "Harbour Board", query["type"]) for query in sent} == {(True, "Q43229"), (False, "Q5")}
    assert all(set(query) <= {"query", "type", "limit"} for query in sent)


@pytest.mark.parametrize(
    ("status", "data", "told"),
    [
        (200, b"<html>hello</html>", "no JSON"),
        (200, b'{"hello": 1}', "no reconciliation service"),
        (200, b"[" * 100_000, "no JSON"),
        (503, b"", "refused (503"),
    ],
)
def test_what_is_no_service(fake, status: int, data: bytes, told: str) -> None:
    """An address that is no service is refused with what it did."""
    with pytest.raises(AuthorityError) as caught:
        link(record(), [fake(lambda *_: (status, data))])
    assert told in str(caught.value)


def test_answers_that_make_no_sense(fake) -> None:
    """Results of the wrong shape are passed over, and queries without an answer are reported."""
    odd = [None, 3, {"id": None, "name": "Ann Vale"}, {"id": "1"}, {"id": "2", "name": "Ann Vale", "type": "person"}]

    def answer(method: str, queries: dict) -> tuple[int, bytes]:
        if method == "GET":
            return 200, MANIFEST
        return 200, json.dumps({key: {"result": odd} for key in list(queries)[:1]}).encode()

    told: list[InputError] = []
    matches = link(record(), [fake(answer)], told.append)
    assert {match.target for match in matches} <= {"https://x.example/id/2"}
    assert len(told) == 3


def test_nobody_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that does not run, or never answers, is named; nothing waits for ever."""
    with pytest.raises(AuthorityError, match="cannot be reached"):
        link(record(), [f"http://127.0.0.1:{_free_port()}/reconcile"])
    monkeypatch.setattr(reconcile, "TIMEOUT", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(AuthorityError, match="cannot be reached"):
            link(record(), [f"http://127.0.0.1:{silent.getsockname()[1]}/x"])
