"""A server that answers what a test tells it to; what it is not told, it answers as an empty SPARQL server."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, dict[str, str], bytes]


class Told:
    """A server that answers what the test says. asked: what came, as (method, path, headers, body)."""

    def __init__(self, answer: Callable[[str, str, int], Answer | None]) -> None:
        self.asked: list[tuple[str, str, dict[str, str], bytes]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                outer.asked.append((self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body))
                same = sum(method == self.command for method, *_ in outer.asked)
                found = answer(self.command, self.path, same) or question(body)
                status, headers, data = found
                self.send_response(status)
                for key, value in {"Content-Length": str(len(data)), **headers}.items():
                    self.send_header(key, value)
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = do_PUT = do_DELETE = handle_any

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()

    def of(self, method: str) -> list[tuple[str, str, dict[str, str], bytes]]:
        """What came by that method."""
        return [each for each in self.asked if each[0] == method]

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def question(body: bytes) -> Answer:
    """What an empty SPARQL server says to a question."""
    text = (
        b'{"head": {}, "boolean": false}' if b"ASK" in body else b'{"head": {"vars": []}, "results": {"bindings": []}}'
    )
    return 200, {"Content-Type": "application/sparql-results+json"}, text
