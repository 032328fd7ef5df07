"""Servers for the tests: real ones, in a thread, on a port of their own, over records written from values."""

from __future__ import annotations

import json
import socket
import threading
import time
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from onrecord.codec import write_articles
from onrecord.folder import FORMAT
from onrecord.model import Record
from onrecord.serve.app import Settings, application
from onrecord.serve.run import configured
from onrecord.store import Store

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
"""A question that takes hours on any record."""


def write_record(path: Path, record: Record) -> Path:
    """A record folder as a build leaves it, or a new snapshot in one that is there."""
    path.mkdir(exist_ok=True)
    name = f"snapshot-{uuid.uuid4().hex[:8]}"
    (path / name).mkdir()
    write_articles(path / name / "articles.jsonl", record.articles)
    Store.write(record, path / name / "graph")
    counts = {
        "articles": len(record.articles),
        "stories": len({article.story for article in record.articles}),
        "entities": len(record.entities),
        "statements": len(record.statements),
    }
    pointer = path / "record.json.new"
    pointer.write_text(json.dumps({"format": FORMAT, "snapshot": name, "version": "0", "counts": counts}), "utf-8")
    pointer.replace(path / "record.json")
    return path


@dataclass
class Served:
    """A running server. url: its address without a slash at the end."""

    url: str
    record: Path
    app: Any

    def __post_init__(self) -> None:
        # one client: each new one would read the machine's certificates anew
        self.client = httpx.Client(base_url=self.url, timeout=60, verify=False, trust_env=False)

    def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self.client.request(method, path, **options)

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.ask("GET", path, **options)

    def post(self, path: str, **options: Any) -> httpx.Response:
        return self.ask("POST", path, **options)


class Serving:
    """Starts and stops servers."""

    def __init__(self, settings: Settings) -> None:
        self.app = application(settings)
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.server = uvicorn.Server(configured(self.app))
        self.thread = threading.Thread(target=self.server.run, args=([self.listening],), daemon=True)
        self.record = settings.record

    def __enter__(self) -> Served:
        self.thread.start()
        while not self.server.started and self.thread.is_alive():
            time.sleep(0.01)
        assert self.server.started
        return Served(f"http://127.0.0.1:{self.listening.getsockname()[1]}", self.record, self.app)

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join()
        self.listening.close()
