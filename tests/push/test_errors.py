"""What goes wrong on the way to a server is tried again where that may help, and told in one line where not."""

from __future__ import annotations

import base64
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import sparql_servers
from onrecord import push as pushing
from onrecord.cli import main
from onrecord.errors import ServerError
from onrecord.push import push
from onrecord.remote.caller import TRIES, Caller, Login

FINE = (204, {}, b"")


def patient(**options: Any) -> Caller:
    """A caller that does not wait between tries."""
    return Caller(pause=0.0, **options)


def test_passing_faults_are_tried_again(told: Any, small: Path) -> None:
    """503, 500 and 429 are tried again, and the push is whole in the end."""
    statuses = iter([503, 500, 429])
    server = told(lambda method, _, n: None if method == "POST" else (next(statuses, 204), {"Retry-After": "0"}, b""))
    done = push(small, server.url + "/store", caller=patient())
    assert len(server.of("PUT")) == len(done.sent) + 3


def test_lasting_faults_end(told: Any, small: Path) -> None:
    """A server that goes on failing is given up after some tries, with its own words."""
    server = told(lambda method, *_: None if method == "POST" else (503, {}, b"the disk is full"))
    with pytest.raises(ServerError, match="the disk is full"):
        push(small, server.url + "/store", caller=patient())
    assert len(server.of("PUT")) == TRIES


@pytest.mark.parametrize(
    ("status", "headers", "words"),
    [
        (401, {"WWW-Authenticate": "Basic"}, "ONRECORD_USER"),
        (403, {}, "you may not"),
        (404, {}, "nothing at this address"),
        (405, {}, "read-only"),
        (301, {"Location": "https://elsewhere.example/"}, "moved to https://elsewhere.example/"),
        (400, {}, "see the server's log"),
    ],
)
def test_refusals(told: Any, small: Path, status: int, headers: dict[str, str], words: str) -> None:
    """Each refusal is not tried again, and says what to do."""
    server = told(lambda method, *_: None if method == "POST" else (status, headers, b"<p>no"))
    with pytest.raises(ServerError, match=words) as found:
        push(small, server.url + "/store", caller=patient())
    assert "\n" not in str(found.value)
    assert len(server.of("PUT")) == 1


def test_requests_that_are_too_large(told: Any, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a server (or the proxy before it) takes no large request, smaller ones are sent."""
    monkeypatch.setattr(pushing, "SMALLEST", 100)

    def answer(method: str, path: str, _: int) -> Any:
        length = len(server.asked[-1][3])
        return None if path.endswith("query") else (413, {}, b"") if length > 5_000 else FINE

    server = told(answer)
    done = push(small, server.url + "/store", caller=patient())
    taken = [each for each in server.asked if not each[1].endswith("/query") and len(each[3]) <= 5_000]
    assert len(taken) > len(done.sent)


def test_nobody_there(small: Path) -> None:
    """Where no server is, the command ends with one line at once."""
    url = f"http://127.0.0.1:{sparql_servers.free_port()}/store"
    result = CliRunner().invoke(main, ["push", str(small), url])
    assert result.exit_code == 2
    assert "no server answers" in result.stderr
    assert result.stderr.count("\n") == 1


def test_slow_server(told: Any, small: Path) -> None:
    """A server that does not answer in time is told from one that is not there."""
    server = told(lambda *_: time.sleep(0.6))
    with pytest.raises(ServerError, match=r"no answer within 0\.1 seconds"):
        push(small, server.url + "/store", caller=patient(timeout=0.1))


def test_no_sparql_there(told: Any, small: Path) -> None:
    """A web server that knows nothing of SPARQL is said to answer no questions."""
    server = told(lambda *_: (200, {"Content-Type": "text/html"}, b"<h1>Welcome</h1>"))
    with pytest.raises(ServerError, match="answers no questions"):
        push(small, server.url, caller=patient())


def test_who_asks(told: Any, small: Path) -> None:
    """A token goes with every request; user and password only once asked for, in UTF-8; those in the address work."""
    server = told(lambda method, *_: None if method == "POST" else FINE)
    push(small, server.url + "/store", caller=patient(login=Login(token="t0ken")))
    assert {each[2].get("authorization") for each in server.asked} == {"Bearer t0ken"}

    def asks(method: str, *_: Any) -> Any:
        given = server.asked[-1][2].get("authorization")
        return None if given and method == "POST" else FINE if given else (401, {"WWW-Authenticate": "Basic"}, b"")

    server = told(asks)
    push(small, server.url.replace("//", "//zo%C3%AB:p%40ss@") + "/store")
    wanted = "Basic " + base64.b64encode("zoë:p@ss".encode()).decode()
    assert [each[2].get("authorization") for each in server.asked[:2]] == [None, wanted]
    assert {each[2].get("authorization") for each in server.asked[1:]} == {wanted}


def test_nothing_secret_is_shown(told: Any, small: Path) -> None:
    """Neither a password nor a token is in a message or in how a login shows itself."""
    server = told(lambda *_: (401, {"WWW-Authenticate": "Basic"}, b""))
    with pytest.raises(ServerError) as found:
        push(small, server.url.replace("//", "//ann:hunter2@") + "/store", caller=None)
    assert "hunter2" not in str(found.value)
    assert "hunter2" not in repr(Login("ann", "hunter2", "t0ken"))
    assert "t0ken" not in repr(Login("", "", "t0ken"))
