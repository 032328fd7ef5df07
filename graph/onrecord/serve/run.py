"""The server started: what it may listen to, and uvicorn around the application."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from starlette.applications import Starlette

from onrecord.errors import OnRecordError
from onrecord.serve.app import Settings, application
from onrecord.serve.guard import is_loopback

__all__ = ["configured", "run"]

SHORTEST = 16
"""Characters of a token below which it could be guessed."""
CLIENTS = 1000
"""Connections beyond which the server says that it is busy (503)."""


def run(settings: Settings, port: int, started: Callable[[str], object] | None = None) -> None:
    """Serves until told to stop. Raises OnRecordError for what may not or cannot be served (onrecord.serve.serve)."""
    host, token, timeout = settings.host, settings.token, settings.limits.timeout
    if not is_loopback(host) and not token:
        raise OnRecordError(
            f"{host}: other machines could ask it; set a token that they must know (--token, or ONRECORD_TOKEN)"
        )
    if token and (len(token) < SHORTEST or not re.fullmatch(r"[A-Za-z0-9._~-]+", token)):
        raise OnRecordError(
            f"the token must have {SHORTEST} or more of A-Z a-z 0-9 . _ ~ -; make one with: "
            "python -c 'import secrets; print(secrets.token_urlsafe())'"
        )
    if not timeout > 0:
        raise OnRecordError(f"a time limit of {timeout:g} s leaves no time to answer; give some seconds")
    for origin in settings.origins:
        if not re.fullmatch(r"https?://[A-Za-z0-9.:\[\]-]+", origin.rstrip("/")):
            raise OnRecordError(f"{origin!r} is no origin; write it like http://127.0.0.1:3333")
    app = application(settings)
    listening = _listen(host, port)
    address = listening.getsockname()
    name = f"[{address[0]}]" if ":" in address[0] else address[0]
    server = _Server(
        configured(app),
        lambda: started(f"http://{name}:{address[1]}/") if started else None,
    )
    # uvicorn ends in order on Ctrl-C, and then raises what it was told with
    with suppress(KeyboardInterrupt):
        server.run([listening])
    if not server.answered:
        raise OnRecordError(f"{host}:{port}: the server could not start; its terminal says why")


def configured(app: Starlette) -> uvicorn.Config:
    """How uvicorn runs the application: silent about itself, and not believing what a request says of its sender."""
    return uvicorn.Config(
        app,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=CLIENTS,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=3,
    )


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, told: Callable[[], object]) -> None:
        super().__init__(config)
        self.told, self.answered = told, False

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.answered = True
            self.told()


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        found = socket.socket(family, kind, protocol)
        if os.name == "posix":
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
        found.listen(1024)
    except OSError as error:
        raise OnRecordError(
            f"{host}:{port}: cannot listen there ({error.strerror or error}); choose another --port"
        ) from None
    found.setblocking(False)
    return found
