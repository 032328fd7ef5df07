"""Who may ask: names of the server, origins, tokens; and the headers on whatever is answered."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from served import Served, Serving

from onrecord.cli import main
from onrecord.serve.app import Settings
from onrecord.serve.guard import is_loopback

TOKEN = "a-token-that-nobody-guesses"


@pytest.fixture(scope="module")
def locked(small: Path) -> Iterator[Served]:
    """A server that asks for a token, and that a page of one other site may ask."""
    with Serving(Settings(small, token=TOKEN, origins=("https://desk.example",))) as served:
        yield served


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200), ("localhost:9999", 200), ("LOCALHOST", 200), ("[::1]:8000", 200), ("evil.example", 421),
        ("127.0.0.1.evil.example", 421), ("evil.example:80", 421), ("192.168.1.7", 421), ("", 421), ("localhost.", 200),
        ("user@127.0.0.1@evil.example", 421), ("[", 421),
    ],
)  # fmt: skip
def test_host(server: Served, host: str, status: int) -> None:
    """Only this machine's own names are answered, whatever a name elsewhere points to (DNS rebinding)."""
    assert server.get("/sparql?query=ASK%7B%7D", headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "https://desk.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
    ],
)
def test_origin(server: Served, headers: dict[str, str], status: int) -> None:
    """Pages of other sites may lead here, but not ask."""
    for path in ("/sparql?query=ASK%7B%7D", "/", "/search.json?q=vale"):
        response = server.get(path, headers=headers)
        assert response.status_code == status, path
        assert "access-control-allow-origin" not in response.headers


def test_own_origin(server: Served) -> None:
    """The server's own pages may ask by POST, as browsers then send an Origin."""
    response = server.post(
        "/sparql", content="ASK {}", headers={"Origin": server.url, "Content-Type": "application/sparql-query"}
    )
    assert response.status_code == 200


def test_openrefine_may_reconcile(server: Served) -> None:
    """OpenRefine's page may ask the reconciliation service from the browser, and nothing else."""
    origin = {"Origin": "http://127.0.0.1:3333"}
    response = server.get("/reconcile/suggest/entity?prefix=val", headers=origin)
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == origin["Origin"]
    assert server.get("/sparql?query=ASK%7B%7D", headers=origin).status_code == 403


def test_allowed_origin(locked: Served) -> None:
    """A site that was allowed may ask, after the browser's preflight; others may not."""
    headers = {"Origin": "https://desk.example", "Access-Control-Request-Method": "POST"}
    assert locked.ask("OPTIONS", "/sparql", headers=headers).status_code == 204
    response = locked.get(
        "/sparql?query=ASK%7B%7D", headers={"Origin": "https://desk.example", "Authorization": f"Bearer {TOKEN}"}
    )
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "https://desk.example"
    other = {**headers, "Origin": "https://evil.example", "Authorization": f"Bearer {TOKEN}"}
    assert locked.ask("OPTIONS", "/sparql", headers=other).status_code == 403


def test_token(locked: Served) -> None:
    """Nothing is answered without the token: not a page, not a style, not a description."""
    for path in ("/", "/sparql", "/static/page.css", "/openapi.json", "/nowhere", "/reconcile"):
        assert locked.get(path).status_code == 401, path
    basic = base64.b64encode(f"anybody:{TOKEN}".encode()).decode()
    for value in (f"Bearer {TOKEN}", f"bearer {TOKEN}", f"Basic {basic}"):
        assert locked.get("/sparql", headers={"Authorization": value}).status_code == 200
    for value in ("Bearer wrong", "Basic !!!", "Basic " + base64.b64encode(b"\xff\xff").decode(), "Bearer", TOKEN):
        assert locked.get("/sparql", headers={"Authorization": value}).status_code == 401


def test_token_in_the_address_becomes_a_cookie(locked: Served) -> None:
    """A browser shows the token once; it goes out of the address into a cookie that scripts and other sites lack."""
    with httpx.Client(base_url=locked.url) as browser:
        response = browser.get(f"/search?q=vale&token={TOKEN}")
        assert (response.status_code, response.headers["location"]) == (303, "/search?q=vale")
        cookie = response.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert browser.get("/search?q=vale").status_code == 200
        assert browser.get("/?token=wrong").headers["location"] == "/"
    assert locked.get("/search?q=vale&token=wrong").status_code == 401


def test_redirect_stays_here(locked: Served) -> None:
    """The redirect that takes the token out of the address cannot be made to lead elsewhere."""
    for path in ("//evil.example", "/%2f%2fevil.example", "/\\evil.example", "/%0d%0aX: y"):
        response = locked.get(f"{locked.url}{path}?token={TOKEN}")
        place = response.headers.get("location", "/")
        assert place.startswith("/")
        assert not place.startswith(("//", "/\\"))
        assert "x" not in response.headers


def test_headers(server: Served) -> None:
    """Every answer, errors too, forbids whatever is not the server's own."""
    for path in ("/", "/nowhere", "/sparql", "/static/page.css", "/query", "/search.json?q=a", "/entity/none"):
        headers = server.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in headers


def test_files_stay_in_their_folder(server: Served) -> None:
    """No path leads out of the folder of static files."""
    for path in (
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static//etc/passwd",
        "/static/%00",
    ):
        assert server.client.get(httpx.URL(server.url + path)).status_code in {404, 400}, path


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--host", "0.0.0.0"], "--token"),
        (["--host", "::"], "--token"),
        (["--host", "192.0.2.1"], "--token"),
        (["--token", "short"], "16 or more"),
        (["--token", "sixteen characters; and more"], "16 or more"),
        (["--timeout", "0"], "time limit"),
        (["--allow-origin", "desk.example"], "no origin"),
        (["--host", "192.0.2.1", "--token", TOKEN], "cannot listen"),
    ],
)
def test_what_may_not_be_served(small: Path, options: list[str], says: str) -> None:
    """The command says what is wrong, on one line, and ends with 2: other machines are never served without a token."""
    result = CliRunner().invoke(main, ["serve", str(small), "--port", "0", *options])
    assert result.exit_code == 2
    assert says in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_loopback() -> None:
    """What counts as this machine only."""
    assert all(map(is_loopback, ("localhost", "127.0.0.1", "127.1.2.3", "::1", "[::1]")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "example.org", "10.0.0.1", "")))
