"""A record pushed to real servers: all of it there, only changes sent, a push that was cut off goes on."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import requests
from click.testing import CliRunner

import records
import sparql_servers
from onrecord import push as pushing
from onrecord.cli import main
from onrecord.errors import ServerError
from onrecord.folder import open_record
from onrecord.model import Record
from onrecord.push import DIGEST, Pushed, push
from onrecord.rdf import canonical
from onrecord.rdf.names import article_graph
from onrecord.rdf.terms import Literal, Quad, iri
from onrecord.remote.caller import Caller, Login
from onrecord.remote.store import RemoteStore
from sparql_servers import Process, Server, contents, graphs, write_record


def send(record: Path, server: Server, **options: Any) -> Pushed:
    """Pushes to a server as its user."""
    return push(record, server.url, login=Login(server.user, server.password), **options)


def plain(found: set[Quad]) -> set[Quad]:
    """Quads with their numbers by value: servers spell them as they like."""

    def value(quad: Quad) -> Quad:
        term = quad.object
        if isinstance(term, Literal) and term.datatype.endswith(("nteger", "double")):
            return quad._replace(object=Literal(str(float(term.value))))
        return quad

    return set(map(value, found))


def at_home(record: Path) -> set[Quad]:
    return plain(set(open_record(record).store.quads()))


class Dying(Caller):
    """A caller that is killed at its nth request of that method."""

    def __init__(self, login: Login, method: str, number: int) -> None:
        super().__init__(login, pause=0.01)
        self.method, self.left = method, number

    def call(self, method: str, url: str, **options: Any) -> requests.Response:
        if method == self.method and "data" in options and b"query" not in bytes(str(options["data"])[:9], "utf-8"):
            self.left -= 1
            if not self.left:
                raise KeyboardInterrupt
        return super().call(method, url, **options)


def test_all_of_it_is_there(server: Server, small: Path) -> None:
    """Each graph there has the triples that it has at home, and one more: the digest of them."""
    done = send(small, server)
    home = open_record(small).store
    assert done.sent == sorted(home.graphs(), key=lambda graph: ("article-" not in graph, graph))
    assert plain(contents(server)) == at_home(small)
    told = RemoteStore(server.questions, Caller()).ask(f"SELECT ?g {{ GRAPH ?g {{ ?g <{iri(DIGEST)}> ?d }} }}")
    assert sorted(str(row[0]) for row in told.rows) == home.graphs()


@pytest.mark.parametrize("whole", [records.hostile(), Record()], ids=["hostile", "empty"])
def test_whatever_the_words_are(server: Server, whole: Record, tmp_path: Path) -> None:
    """Words that try to break out of a format arrive as they are, and the second push has nothing to send."""
    record = write_record(tmp_path / "h.record", whole)
    send(record, server)
    assert plain(contents(server)) == at_home(record)
    assert send(record, server).sent == []


def test_only_changes_are_sent(server: Server, small: Path) -> None:
    """A second push sends nothing; after a change only the graphs that it touches; what is gone is deleted."""
    send(small, server)
    again = send(small, server)
    assert (again.sent, again.deleted) == ([], [])
    whole = records.decided()
    gone = whole.articles[-1].id
    kept = tuple(
        replace(each, evidence=left)
        for each in whole.statements
        if (left := tuple(piece for piece in each.evidence if piece.span.article != gone))
    )
    articles = (replace(whole.articles[0], headline="Another headline"), *whole.articles[1:-1])
    write_record(small, replace(whole, articles=articles, statements=kept))
    done = send(small, server)
    assert article_graph(articles[0].id) in done.sent
    assert {article_graph(each.id) for each in articles[1:]} <= set(done.kept)
    assert done.deleted == [article_graph(gone)]
    assert plain(contents(server)) == at_home(small)


@pytest.mark.parametrize("number", [1, 3, 7])
def test_a_killed_push_goes_on(server: Server, small: Path, number: int) -> None:
    """A push that was killed before its nth graph is gone on with: what was there is not sent again."""
    login = Login(server.user, server.password)
    with pytest.raises(KeyboardInterrupt):
        send(small, server, caller=Dying(login, "PUT", number))
    assert len(graphs(server)) == number - 1
    done = send(small, server)
    assert len(done.kept) == number - 1
    assert plain(contents(server)) == at_home(small)


def test_a_push_that_is_killed_by_force(small: Path, tmp_path: Path, told: Any) -> None:
    """The command, killed amid its fourth graph with no chance to tidy up, goes on there when it is given again."""
    process, server = sparql_servers.oxigraph(tmp_path / "server")
    process.start()
    started: list[subprocess.Popen[bytes]] = []

    def between(method: str, path: str, number: int) -> Any:
        if method == "PUT" and number == 4:
            started[0].kill()
        _, _, headers, body = through.asked[-1]
        kept = {name: value for name, value in headers.items() if name in {"content-type", "accept"}}
        answer = requests.request(method, server.url + path, data=body, headers=kept, timeout=30)
        return answer.status_code, {"Content-Type": answer.headers.get("Content-Type", "")}, answer.content

    through = told(between)
    try:
        command = [sys.executable, "-m", "onrecord", "push", str(small), through.url + "/store"]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE))
        started[0].communicate(timeout=120)
        assert started[0].returncode < 0
        done = send(small, server)
        assert 3 <= len(done.kept) <= 4
        assert plain(contents(server)) == at_home(small)
    finally:
        process.stop()


def test_a_graph_that_came_in_part_is_sent_again(server: Server, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large graph goes in several requests; where a push dies between two of them, the graph is sent anew."""
    monkeypatch.setattr(pushing, "LARGEST", 1_500)
    with pytest.raises(KeyboardInterrupt):
        send(small, server, caller=Dying(Login(server.user, server.password), "POST", 1))
    (part,) = graphs(server)
    assert part in send(small, server).sent
    assert plain(contents(server)) == at_home(small)


def test_a_server_that_goes_away_meanwhile(small: Path, tmp_path: Path) -> None:
    """A server that is stopped amid a push and started again gets all of it: requests are tried again."""
    port = sparql_servers.free_port()
    process, server = sparql_servers.oxigraph(tmp_path / "server", port=port)
    process.start()

    class Stopping(Caller):
        left = 4

        def call(self, method: str, url: str, **options: Any) -> requests.Response:
            if method == "PUT":
                self.left -= 1
                if not self.left:
                    process.stop()
                    threading.Timer(0.3, process.start).start()
            return super().call(method, url, **options)

    try:
        send(small, server, caller=Stopping(pause=0.4))
        assert plain(contents(server)) == at_home(small)
    finally:
        process.stop()


def test_other_graphs_are_left_alone(server: Server, small: Path) -> None:
    """What else lies on the server stays as it is."""
    caller, other = Caller(Login(server.user, server.password)), {"graph": "urn:example:other"}
    kind = {"Content-Type": "application/n-triples"}
    caller.call("PUT", server.graphs, params=other, data=b'<urn:a> <urn:b> "c" .\n', headers=kind)
    send(small, server)
    write_record(small, records.small())
    send(small, server, everything=True)
    found = RemoteStore(server.questions, caller).ask("SELECT ?o { GRAPH <urn:example:other> { ?s ?p ?o } }")
    assert found.rows == [(Literal("c"),)]


def test_another_record_is_not_overwritten(server: Server, small: Path, tmp_path: Path) -> None:
    """A record with no article in common is refused, and takes the other's place if told to."""
    send(small, server)
    other = write_record(tmp_path / "other.record", records.hostile())
    with pytest.raises(ServerError, match="--replace"):
        send(other, server)
    assert plain(contents(server)) == at_home(small)
    done = send(other, server, replace=True)
    assert len([graph for graph in done.deleted if "article-" in graph]) == len(records.small().articles)
    assert graphs(server) == set(open_record(other).store.graphs())


def test_a_smaller_record_does_not_take_a_larger_ones_place(server: Server, small: Path, tmp_path: Path) -> None:
    """A record with one article of many in common is another record: it deletes none of the rest unless told to."""
    send(small, server)
    whole = records.small()
    first = whole.articles[0]
    statements = tuple(
        replace(each, evidence=here)
        for each in whole.statements
        if (here := tuple(item for item in each.evidence if item.span.article == first.id))
    )
    less = write_record(tmp_path / "less.record", replace(whole, articles=(first,), statements=statements))
    with pytest.raises(ServerError, match=rf"{len(whole.articles) - 1} of its {len(whole.articles)} articles"):
        send(less, server)
    assert plain(contents(server)) == at_home(small)
    send(less, server, replace=True)
    assert graphs(server) == set(open_record(less).store.graphs())


def test_texts_only_if_asked(server: Server, small: Path) -> None:
    """Articles' text is not sent, unless asked; then it arrives as it is."""
    send(small, server)
    assert not [quad for quad in contents(server) if quad.predicate == iri("schema:articleBody")]
    send(small, server, with_text=True)
    found = {quad.object for quad in contents(server) if quad.predicate == iri("schema:articleBody")}
    assert found == {Literal(article.text) for article in canonical(records.decided()).articles}
    assert len(send(small, server).sent) == len(found)
    assert not [quad for quad in contents(server) if quad.predicate == iri("schema:articleBody")]


def test_the_verb(server: Server, small: Path) -> None:
    """The command says what it did, takes user and password from the environment, and the address of any of the
    server's places."""
    environment = {"ONRECORD_USER": server.user, "ONRECORD_PASSWORD": server.password}
    for url, told in (
        (server.url, "9 graphs sent, 0 in step"),
        (server.questions, "0 graphs sent, 9 in step"),
        (server.graphs, "0 graphs sent, 9 in step"),
    ):
        result = CliRunner(env=environment).invoke(main, ["push", str(small), url])
        assert result.exit_code == 0, result.stderr
        assert told in result.stderr
        assert result.stdout == ""


def test_who_may_not_write(small: Path, running: tuple[Process, Server]) -> None:
    """Without a password, or with a wrong one, Virtuoso refuses, and the message says what to do and shows none."""
    server = running[1]
    if server.kind != "virtuoso":
        assert push(small, server.url, login=Login("whoever", "hunter2")).sent, "the Oxigraph server asks nobody"
        sparql_servers.emptied(server)
        return
    for environment, told in (
        ({}, "set ONRECORD_USER"),
        ({"ONRECORD_USER": "dba", "ONRECORD_PASSWORD": "hunter2"}, "does not take the user 'dba'"),
    ):
        result = CliRunner(env=environment).invoke(main, ["push", str(small), server.url])
        assert result.exit_code == 2
        assert told in result.stderr
        assert "hunter2" not in result.stderr
    assert graphs(server) == set()


def test_read_only_server(small: Path, tmp_path: Path) -> None:
    """A server that is read-only is said to be that."""
    first, _ = sparql_servers.oxigraph(tmp_path)
    first.start()
    first.stop()
    process, server = sparql_servers.oxigraph(tmp_path, read_only=True)
    process.start()
    try:
        with pytest.raises(ServerError, match="read-only"):
            send(small, server)
    finally:
        process.stop()
