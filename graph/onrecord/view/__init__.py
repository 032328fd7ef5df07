"""The interactive page: one self-contained file with the network, and a sentence behind every line of it.

    part       which entities are shown where there are too many to take in
    layout     where the symbols stand, spacing: room between them
    drawn      the network as pyvis and vis-network take it
    digest     what a newcomer should see first
    payload    all that the page knows, as JSON
    table      the same as a plain table, for everyone and for browsers without scripts
    build      template, styles and scripts put together; the content security policy

`page.html`, `css/` and `js/` are the page's own rooms; each says at its top what it is for.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.model import Record

__all__ = ["LIMIT", "page"]

LIMIT = 250
"""As many symbols as a reader can take in at once; the page says so where it leaves some out."""


def page(
    record: Record,
    title: str = "On record",
    *,
    about: str = "",
    steps: int = 2,
    between: tuple[str, str] | None = None,
    since: str = "",
    until: str = "",
    kinds: Collection[str] = (),
    limit: int = LIMIT,
) -> str:
    """The page of a record, as the text of one HTML file that makes no request. The same record, the same bytes.

    title: what it is about, shown as its heading. about: only what lies within `steps` lines of the entity of that
    name. between: only the shortest ways between two names. since, until: only what was published in these days
    (ISO 8601, both inclusive). kinds: only entities of these kinds. limit: at most so many entities, the most
    corroborated and best connected first; 0 for all.

    Raises QueryError if a name is not on record or a date is none.
    """
    from onrecord.view.build import build
    from onrecord.view.part import choose

    part = choose(record, about=about, steps=steps, between=between, since=since, until=until, kinds=kinds, limit=limit)
    return build(part, title.strip() or "On record")
