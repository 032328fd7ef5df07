"""The worked sentence of ontology/README.md as a record."""

from __future__ import annotations

from onrecord.model import Article, Entity, Evidence, Record, Statement

TEXT = "Mira Tolland, the harbour minister, rejected calls for an inquiry into the flood."

ARTICLE = Article(
    id="a1", text=TEXT, headline="Minister says no to flood inquiry", publisher="Norhaven Post", published="2031-05-02",
    story="s1",
)  # fmt: skip


def _evidence(exact: str) -> tuple[Evidence, ...]:
    start = TEXT.index(exact)
    return (Evidence(ARTICLE.span(start, start + len(exact)), ARTICLE.span(0, len(TEXT))),)


RECORD = Record(
    (ARTICLE,),
    (
        Entity("e1", "person", "Mira Tolland"),
        Entity("e2", "office", "Harbour Minister", ("harbour minister",)),
        Entity("e3", "proposal", "an inquiry into the flood"),
    ),
    (
        Statement(
            "t1", "e1", "holds", "e2", details=(("status", "current"),),
            evidence=_evidence("Mira Tolland, the harbour minister"),
        ),
        Statement(
            "t2", "e1", "rejects", "e3", details=(("cue", "rejected"),),
            evidence=_evidence("rejected calls for an inquiry into the flood"),
        ),
    ),
)  # fmt: skip
