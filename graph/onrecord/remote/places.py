"""Which address of a SPARQL server takes questions, and which takes graphs.

A user gives one of them, or the address of the server itself:

    server               questions          graphs
    Oxigraph             /query             /store
    Virtuoso             /sparql            /sparql-graph-crud-auth
    Jena Fuseki          /DATASET/sparql    /DATASET/data
    RDF4J, GraphDB       /repositories/ID   /repositories/ID/rdf-graphs/service
    onrecord serve       /sparql            (none: it reads only)

The first two and the last are tested against; the others are as their manuals have it.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from onrecord.errors import ServerError

__all__ = ["is_url", "question_places", "store_places", "valid"]

# ends of the two addresses; a word of the Server header where two servers have the same end
_ENDS = (
    ("/query", "/store", ""),
    ("/sparql", "/store", "oxigraph"),
    ("/sparql", "/sparql-graph-crud-auth", "virtuoso"),
    ("/sparql", "/sparql-graph-crud", "virtuoso"),
    ("/sparql", "/data", "fuseki"),
    ("/query", "/data", "fuseki"),
    ("", "/rdf-graphs/service", ""),
)


def is_url(name: str) -> bool:
    """Whether it is the address of a server, not of a folder."""
    return name.lower().startswith(("http://", "https://"))


def valid(url: str) -> str:
    """The address without what no address of a server has. Raises ServerError if it is none."""
    try:
        parts = urlsplit(url)
        good = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname) and (parts.port is None or True)
    except ValueError:
        good = False
    if not good or re.search(r"[\s\x00-\x1f]", url):
        raise ServerError(
            f"{url!r}: no address of a server; give one like http://localhost:7878 or https://host/sparql"
        )
    return urlunsplit(parts._replace(fragment=""))


def _with(url: str, old: str, new: str) -> str:
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    return urlunsplit(parts._replace(path=(path[: len(path) - len(old)] if old else path) + new))


def question_places(url: str) -> list[str]:
    """The addresses that may take questions, the likeliest first, if the user gave this one."""
    path = urlsplit(url).path.rstrip("/")
    found = [_with(url, store, query) for query, store, _ in _ENDS if path.endswith(store)]
    found.append(url)
    if not path.endswith(("/query", "/sparql")):
        found += [_with(url, "", "/query"), _with(url, "", "/sparql")]
    return list(dict.fromkeys(found))


def store_places(url: str, questions: str, server: str) -> str:
    """The address that takes graphs, if the user gave this one, questions go to that one, and the server calls itself
    so."""
    path = urlsplit(url).path.rstrip("/")
    if any(path.endswith(store) for _, store, _ in _ENDS):
        return url
    if not path.endswith(("/query", "/sparql")) and url == questions and "/repositories/" not in path:
        return url
    path = urlsplit(questions).path.rstrip("/")
    named = [end for end in _ENDS if end[2] and end[2] in server.lower()]
    for query, store, _ in (*named, *(end for end in _ENDS if not end[2])):
        if (query and path.endswith(query)) or (not query and "/repositories/" in path):
            return _with(questions, query, store)
    return url
