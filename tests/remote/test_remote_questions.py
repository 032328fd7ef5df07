"""Questions to a record on a server have the answers that they have at home."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import sparql_servers
from onrecord.cli import main
from onrecord.errors import QueryError, RecordError, ServerError
from onrecord.folder import RecordFolder, open_record
from onrecord.query import query, saved
from onrecord.remote.caller import Caller, Login
from onrecord.remote.part import part
from onrecord.remote.store import RemoteStore, declared, open_remote
from onrecord.show import describe
from sparql_servers import Server

OWN = {
    "ask": "ASK { ?s rec:negated true }",
    "count": "SELECT (COUNT(*) AS ?n) { ?s rec:evidence ?e }",
    "graph": "SELECT DISTINCT ?g { GRAPH ?g { ?a a schema:NewsArticle } }",
    "from": "SELECT ?name FROM graph:entities { ?e a foaf:Person ; skos:prefLabel ?name }",
    "construct": "CONSTRUCT { ?e foaf:name ?n } WHERE { ?e a foaf:Person ; skos:prefLabel ?n }",
    "own prefix": "PREFIX s: <http://www.w3.org/2004/02/skos/core#>\n"
    "SELECT ?n { ?e s:prefLabel ?n FILTER(STRLEN(?n) > 9) }",
    "comment": "# papers: rec:nothing\nSELECT DISTINCT ?n { ?p a schema:Organization ; schema:name ?n } ORDER BY ?n",
}


def run(*arguments: object, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(main, [str(argument) for argument in arguments])


@pytest.mark.parametrize("question", sorted(saved()))
def test_saved_questions(there: Server, sample: RecordFolder, question: str) -> None:
    """Each saved question has the same answer there as at home, row for row and term for term."""
    found, wanted = query(open_remote(there.url), question), sample.query(question)
    assert found.columns == wanted.columns
    assert found == wanted
    assert found.serialize("json") == wanted.serialize("json")


@pytest.mark.parametrize("question", sorted(OWN))
def test_own_questions(there: Server, sample: RecordFolder, question: str) -> None:
    """So have one's own: ASK, CONSTRUCT, named graphs, FROM, prefixes declared or not."""
    found, wanted = query(open_remote(there.url), OWN[question]), sample.query(OWN[question])
    if question == "graph":  # what tells of a push lies beside them, and has no part in the answer
        assert len(wanted) == len(sample.articles)
    assert found == wanted


def test_show(there: Server, sample: RecordFolder) -> None:
    """`show` writes the same of a person, a body, an office, several of a name, with reasons and without."""
    store = open_remote(there.url)
    by_kind = {each.kind: each.name for each in sample.record.entities if each.named}
    for name in (*by_kind.values(), "inquiry", next(iter(sample.query("offices"))).person):
        for why in (False, True):
            whole, corrected = part(store, name)
            assert describe(whole, name, why=why, corrected=corrected) == describe(sample.record, name, why=why)


def test_show_of_nobody(there: Server, sample: RecordFolder) -> None:
    """Of a name that is not there it says which are near, as at home."""
    name = next(iter(sample.query("offices"))).person + "xq"
    with pytest.raises(QueryError) as home:
        describe(sample.record, name)
    with pytest.raises(QueryError) as away:
        describe(part(open_remote(there.url), name)[0], name)
    assert str(away.value) == str(home.value)


def test_command_line(there: Server, sample: RecordFolder) -> None:
    """The commands print the same with a server's address in the record's place: its own, or that for questions."""
    for url in (there.url, there.questions):
        away, home = (run("query", place, "offices", "-f", "csv") for place in (url, sample.path))
        assert (away.exit_code, away.stdout) == (0, home.stdout)
    person = next(iter(sample.query("offices"))).person
    assert run("show", there.url, person).stdout == run("show", sample.path, person).stdout
    assert (
        run("query", there.url, OWN["construct"], "-f", "nt").stdout
        == run("query", sample.path, OWN["construct"], "-f", "nt").stdout
    )


@pytest.mark.parametrize("question", ["SELECT WHERE {", "SELECT ?x { ?x nothing:such ?y }", "nosuchquestion"])
def test_bad_questions(there: Server, sample: RecordFolder, question: str) -> None:
    """A question that is none is complained of in the same words as at home."""
    away, home = run("query", there.url, question), run("query", sample.path, question)
    assert (away.exit_code, away.stderr) == (2, home.stderr)


def test_service_is_refused(there: Server) -> None:
    """A question that would be passed on to a third machine is refused here already."""
    with pytest.raises(QueryError, match="another machine"):
        query(open_remote(there.url), "SELECT * { SERVICE <http://localhost:9/> { ?s ?p ?o } }")


def test_long_answers_come_in_pages(there: Server, sample: RecordFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is fetched page by page is complete, wherever the pages end."""
    store = open_remote(there.url)
    pattern = "GRAPH ?g { ?s ?p ?o . ?s a schema:NewsArticle }"
    asked = declared(pattern).replace(pattern, ""), pattern
    whole = store.ask(f"{asked[0]} SELECT ?s ?p ?o {{ {pattern} }}").rows
    monkeypatch.setattr("onrecord.remote.store.PAGE", 60)
    full = pattern.replace("schema:NewsArticle", "<https://schema.org/NewsArticle>")
    pages = list(store.pages("s", "?s ?p ?o", full))
    assert len(pages) == len(whole) > 200
    assert set(pages) == set(whole)


def test_nobody_there() -> None:
    """An address where no server is gives one line that says so, and exit status 2."""
    url = f"http://127.0.0.1:{sparql_servers.free_port()}"
    result = run("query", url, "offices")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "no server answers" in result.stderr


def test_server_without_a_record(tmp_path: Path) -> None:
    """An empty server is told from one that has a record; show says the same."""
    process, server = sparql_servers.oxigraph(tmp_path)
    process.start()
    try:
        for verb, what in (("query", "offices"), ("show", "Ann Vale")):
            result = run(verb, server.url, what)
            assert result.exit_code == 2
            assert "no record is there" in result.stderr
    finally:
        process.stop()


def test_cut_answers_are_refused(sample: RecordFolder, tmp_path: Path) -> None:
    """Where Virtuoso cuts an answer off at its limit of rows, that is an error, not a short answer."""
    process, server = sparql_servers.virtuoso(tmp_path, rows=100)
    process.start()
    try:
        caller = Caller(Login(server.user, server.password))
        store = RemoteStore(server.questions, caller)
        with pytest.raises(ServerError, match="ResultSetMaxRows"):
            store.ask("SELECT * { GRAPH ?g { ?s ?p ?o } }")
    finally:
        process.stop()


def test_onrecord_serve_is_a_server_too(sample: RecordFolder, tmp_path: Path) -> None:
    """What `onrecord serve` serves is asked like any other server, its token given in the environment."""
    port = sparql_servers.free_port()
    url = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "ONRECORD_TOKEN": "open-sesame-open-sesame"}
    command = [sys.executable, "-m", "onrecord", "serve", str(sample.path), "--port", str(port)]
    process = sparql_servers.Process(["env", "ONRECORD_TOKEN=open-sesame-open-sesame", *command], tmp_path, url)
    process.start()
    try:
        told = run("query", url, "offices", "-f", "csv", ONRECORD_TOKEN=environment["ONRECORD_TOKEN"])
        assert told.stdout == run("query", sample.path, "offices", "-f", "csv").stdout
        refused = run("query", url, "offices", ONRECORD_TOKEN="")
        assert refused.exit_code == 2
        assert "ONRECORD_TOKEN" in refused.stderr
    finally:
        process.stop()


@pytest.mark.parametrize("url", ["http://", "https:// x/", "http://h:port/", "HTTP://[::1"])
def test_no_addresses(url: str) -> None:
    """What is no address is told at once."""
    with pytest.raises(ServerError, match="no address"):
        open_remote(url)


def test_other_verbs_want_a_folder() -> None:
    """What takes no server says which verbs do."""
    with pytest.raises(RecordError, match="query and show"):
        open_record("http://localhost:7878")


def test_no_network_without_an_address(sample: RecordFolder) -> None:
    """Asking a record at home loads nothing that could reach a network."""
    code = (
        "import sys; from onrecord.cli import main\n"
        "try: main(['query', sys.argv[1], 'offices', '-f', 'csv'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('requests', 'urllib3') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(sample.path)], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
