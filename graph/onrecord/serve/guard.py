"""Who may ask what: hosts, origins, the token, the size of requests; and the headers that every answer carries.

A page of somebody else's, open in the reader's browser, must not get at the record: neither by asking this address
(its Origin, or the browser's Sec-Fetch-Site, gives it away) nor by a name of its own that it has let point to this
machine (DNS rebinding; the Host header gives that away: only this machine's names and addresses are answered).
"""

from __future__ import annotations

import base64
import binascii
import hmac
import ipaddress
import socket
from collections.abc import Collection, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["POLICY", "Guard", "TooMuch"]

LARGEST = 1 << 20
"""Bytes of a request's body beyond which it is refused."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The content security policy of every page of ours: nothing inline, nothing from outside."""
COOKIE = "onrecord-token"
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"cache-control", b"no-cache"),
)
OPENREFINE = ("http://127.0.0.1:3333", "http://localhost:3333")
"""Where OpenRefine runs as it comes; its page asks the reconciliation service from the browser."""


class TooMuch(Exception):
    """A body over the limit."""


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def hostname(header: str) -> str:
    """The host of a Host header, without its port, in lower case; "" if it is none."""
    try:
        return (urlsplit(f"//{header}").hostname or "").rstrip(".") if header else ""
    except ValueError:
        return ""


class Guard:
    """The middleware. host: the address that the server listens at; token: "" where none is asked for.

    origins: those that may ask from a browser besides the server's own pages; hosts: further names it goes by.
    """

    def __init__(
        self, app: ASGIApp, *, host: str, token: str = "", origins: Collection[str] = (), hosts: Iterable[str] = ()
    ) -> None:
        self.app, self.token = app, token.encode()
        self.local = is_loopback(host)
        self.hosts = {"localhost", "127.0.0.1", "::1", host.strip("[]").lower(), *(each.lower() for each in hosts)}
        if not self.local:
            self.hosts.add(socket.gethostname().lower())
        self.origins = {origin.rstrip("/").lower() for origin in origins}

    def known(self, host: str) -> bool:
        """Whether a host is one that this server goes by. An address is: no name can be rebound to it."""
        if host in self.hosts:
            return True
        try:
            ipaddress.ip_address(host)
        except ValueError:
            return False
        return not self.local

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers: dict[bytes, bytes] = {}
        doubled = set()
        for name, value in scope["headers"]:
            if name in headers:
                doubled.add(name)
            headers[name] = value
        origin = headers.get(b"origin", b"").decode("latin-1").lower()
        host = headers.get(b"host", b"").decode("latin-1")
        shared = scope["path"].startswith("/reconcile") and origin in {*self.origins, *OPENREFINE}

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message.get("headers", ())}
                more = [(name, value) for name, value in HEADERS if name not in given]
                if b"content-security-policy" in given:
                    # who says itself what may frame it need not be contradicted by the older header
                    more = [(name, value) for name, value in more if name != b"x-frame-options"]
                if shared or origin in self.origins:
                    more = [(name, value) for name, value in more if name != b"cross-origin-resource-policy"]
                    more += [(b"access-control-allow-origin", origin.encode("latin-1")), (b"vary", b"Origin")]
                    if self.token:
                        more.append((b"access-control-allow-headers", b"authorization, content-type"))
                message = {**message, "headers": [*message.get("headers", ()), *more]}
            await send(message)

        if b"host" in doubled or not self.known(hostname(host)):
            await _refuse(answer, 421, f"this server does not go by the name {host!r}; ask it as 127.0.0.1")
        elif origin and not self._same(origin, host, scope["scheme"]) and not shared and origin not in self.origins:
            await _refuse(answer, 403, f"pages of {origin} may not ask this server (onrecord serve --allow-origin)")
        elif self._foreign(headers) and not shared and origin not in self.origins:
            await _refuse(answer, 403, "pages of other sites may not ask this server")
        elif scope["method"] == "OPTIONS" and origin and b"access-control-request-method" in headers:
            allowed = [(b"access-control-allow-methods", b"GET, POST"), (b"access-control-max-age", b"600")]
            if not self.token:
                allowed.append((b"access-control-allow-headers", b"content-type"))
            await _plain(answer, 204, b"", allowed)
        elif self.token and not self._allowed(headers, scope):
            await self._ask_token(headers, answer)
        elif self.token and scope["method"] == "GET" and b"token=" in scope["query_string"]:
            await self._keep_token(scope, answer)
        else:
            await self._pass_on(scope, receive, answer, headers)

    # ------------------------------------------------------------------------------------------------------ one by one

    def _same(self, origin: str, host: str, scheme: str) -> bool:
        # a proxy may speak https where we speak http: the host and port are what tells
        return origin in {f"{scheme}://{host.lower()}", f"https://{host.lower()}"}

    def _foreign(self, headers: dict[bytes, bytes]) -> bool:
        """Whether another site's page asks for more than to be left for ours."""
        site, mode = headers.get(b"sec-fetch-site", b""), headers.get(b"sec-fetch-mode", b"")
        return site in {b"cross-site", b"same-site"} and mode != b"navigate"

    def _allowed(self, headers: dict[bytes, bytes], scope: Scope) -> bool:
        given = [value for key, value in parse_qsl(scope["query_string"].decode("latin-1")) if key == "token"]
        for cookie in headers.get(b"cookie", b"").decode("latin-1").split(";"):
            name, _, value = cookie.strip().partition("=")
            if name == COOKIE:
                given.append(value)
        kind, _, value = headers.get(b"authorization", b"").decode("latin-1").partition(" ")
        if kind.lower() == "bearer":
            given.append(value.strip())
        elif kind.lower() == "basic":
            with suppress(binascii.Error, UnicodeDecodeError, ValueError):
                given.append(base64.b64decode(value, validate=True).decode().partition(":")[2])
        return any(hmac.compare_digest(each.encode("utf-8", "replace"), self.token) for each in given)

    async def _ask_token(self, headers: dict[bytes, bytes], send: Send) -> None:
        words = (
            "this server asks for its token: open /?token=TOKEN once, or send the header Authorization: Bearer TOKEN "
            "(or HTTP Basic with the token for a password)"
        )
        more = [(b"www-authenticate", b'Bearer realm="onrecord"')]
        if b"text/html" not in headers.get(b"accept", b""):
            more.append((b"www-authenticate", b'Basic realm="onrecord", charset="UTF-8"'))
        await _refuse(send, 401, words, more)

    async def _keep_token(self, scope: Scope, send: Send) -> None:
        """Keeps the token in a cookie that no script can read and no other site sends, and out of the address."""
        rest = [pair for pair in parse_qsl(scope["query_string"].decode("latin-1"), True) if pair[0] != "token"]
        # one slash and no more: "//host" would lead elsewhere
        path = "/" + scope["path"].lstrip("/\\")
        place = _ascii(path) + ("?" + urlencode(rest) if rest else "")
        secure = "; Secure" if scope["scheme"] == "https" else ""
        cookie = f"{COOKIE}={self.token.decode()}; Path=/; HttpOnly; SameSite=Strict{secure}"
        await _plain(send, 303, b"", [(b"location", place.encode()), (b"set-cookie", cookie.encode())])

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send, headers: dict[bytes, bytes]) -> None:
        size = headers.get(b"content-length", b"0")
        words = f"a request may hold {LARGEST:,} bytes"
        if not size.isdigit() or int(size) > LARGEST:
            await _refuse(send, 413, words)
            return
        total, started = 0, False

        async def limited() -> Message:
            nonlocal total
            message = await receive()
            if message["type"] == "http.request":
                total += len(message.get("body", b""))
                if total > LARGEST:
                    raise TooMuch
            return message

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, limited, watched)
        except TooMuch:
            if not started:
                await _refuse(send, 413, words)


def _ascii(path: str) -> str:
    from urllib.parse import quote

    return quote(path, safe="/%:@!$&'()*+,;=-._~")


async def _refuse(send: Send, status: int, words: str, more: Iterable[tuple[bytes, bytes]] = ()) -> None:
    kind = (b"content-type", b"text/plain; charset=utf-8")
    await _plain(send, status, words.encode("utf-8", "replace") + b"\n", [kind, *more])


async def _plain(send: Send, status: int, body: bytes, headers: Iterable[tuple[bytes, bytes]]) -> None:
    size = [(b"content-length", str(len(body)).encode())] if status != 204 else []
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *size]})
    await send({"type": "http.response.body", "body": body})
