"""Whose stance it is and how far it is taken: pairs of our own that differ in one thing, about invented people."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from onrecord.extractors import stances
from onrecord.model import Article, Document, Mention
from onrecord.qualify import qualify

if TYPE_CHECKING:
    from spacy.tokens import Doc

Annotate = Callable[[str], "Doc"]
A, R, P, D, H = "asserted", "reported", "planned", "denied", "hedged"
DAM, PLAN = "dam", "plan"

# text; then for each stance: holder, kind ("not" before it if negated), what on, standing, said_by
PAIRS: list[tuple[str, list[tuple[str, str, str, str, str]]]] = [
    # who says that who said
    ("Ms Roth said that Mr Vos had told her that he opposed the dam.", [("he", "opposes", DAM, R, "Ms Roth")]),
    ("Mr Vos had told Ms Roth that he opposed the dam.", [("he", "opposes", DAM, A, "")]),
    ('"He has told me he opposes the dam," said Ms Roth of Mr Vos.', [("he", "opposes", DAM, R, "Ms Roth")]),
    ('"I told Mr Vos that I oppose the dam," said Ms Roth.', [("Ms Roth", "opposes", DAM, A, "")]),
    (
        '"Mr Vos tells everybody that Ms Quist opposes the dam," said Ms Roth.',
        [("Ms Quist", "opposes", DAM, R, "Mr Vos")],
    ),
    ("Ms Quist opposed the dam, Mr Vos told reporters.", [("Ms Quist", "opposes", DAM, R, "Mr Vos")]),
    ("Ms Quist opposed the dam and told reporters so.", [("Ms Quist", "opposes", DAM, A, "")]),
    ('"They oppose the dam," said Ms Quist.', [("They", "opposes", DAM, R, "Ms Quist")]),
    ('"We oppose the dam," said Ms Quist.', [("Ms Quist", "opposes", DAM, A, "")]),
    ("Mr Vos is loud and, according to Ms Roth, supportive of the dam.", [("Mr Vos", "supports", DAM, R, "Ms Roth")]),
    ("Mr Vos is loud and, to the joy of Ms Roth, supportive of the dam.", [("Mr Vos", "supports", DAM, A, "")]),
    (
        "Ms Roth blamed Mr Vos for backing the dam.",
        [("Ms Roth", "criticises", "Mr Vos", A, ""), ("Mr Vos", "supports", DAM, R, "Ms Roth")],
    ),
    # denials
    ("Mr Vos said it was untrue that Ms Quist opposed the dam.", [("Ms Quist", "opposes", DAM, D, "Mr Vos")]),
    ("Mr Vos said that Ms Quist opposed the dam.", [("Ms Quist", "opposes", DAM, R, "Mr Vos")]),
    ("It is not true that Ms Quist opposes the dam.", [("Ms Quist", "opposes", DAM, D, "")]),
    ("It was false that Ms Quist had opposed the dam.", [("Ms Quist", "opposes", DAM, D, "")]),
    # asked, supposed, unknown
    ("Ms Quist refused to say if she would back the dam.", [("she", "supports", DAM, H, "")]),
    ("Ms Quist said she would back the dam.", [("she", "supports", DAM, P, "")]),
    ("Ms Quist would not say whether she supported the dam.", [("she", "supports", DAM, H, "")]),
    ("Ms Quist was asked whether she opposed the dam.", [("she", "opposes", DAM, H, "")]),
    ("Ms Quist asked if the council opposed the dam.", [("council", "opposes", DAM, H, "Ms Quist")]),
    ("Had Ms Quist opposed the dam, it would not have been built.", [("Ms Quist", "opposes", DAM, H, "")]),
    ("Ms Quist had opposed the dam, and it was not built.", [("Ms Quist", "opposes", DAM, A, "")]),
    ("Ms Quist said she would oppose the dam if it cost more.", [("she", "opposes", DAM, H, "")]),
    ("Whether Ms Quist opposes the dam is unknown.", [("Ms Quist", "opposes", DAM, H, "")]),
    ("It is unclear whether Ms Quist opposes the dam.", [("Ms Quist", "opposes", DAM, H, "")]),
    ('"Do they oppose the dam?" asked Ms Quist.', [("they", "opposes", DAM, H, "Ms Quist")]),
    ('"If they oppose the dam, we will talk," said Ms Quist.', [("they", "opposes", DAM, H, "Ms Quist")]),
    # plans against deeds
    ("Ms Quist is preparing to reject the plan.", [("Ms Quist", "rejects", PLAN, P, "")]),
    ("Ms Quist rejected the plan.", [("Ms Quist", "rejects", PLAN, A, "")]),
    ("Ms Quist considered rejecting the plan.", [("Ms Quist", "rejects", PLAN, H, "")]),
    ("Ms Quist is likely to reject the plan.", [("Ms Quist", "rejects", PLAN, H, "")]),
    ("Ms Quist is rumoured to have rejected the plan.", [("Ms Quist", "rejects", PLAN, H, "")]),
    ("Ms Quist is due to announce a review on Monday.", [("Ms Quist", "announces", "review", P, "")]),
    ("Ms Quist announced a review on Monday.", [("Ms Quist", "announces", "review", A, "")]),
    ("The report will recommend that the port be closed.",
     [("report", "recommends_that", "port be closed", P, "")]),
    ("The report recommends that the port be closed.", [("report", "recommends_that", "port be closed", A, "")]),
    ("The report considered whether to recommend that the port be closed.",
     [("report", "recommends_that", "port be closed", H, "")]),
    # negation and modality
    ('"We cannot accept the plan," said Ms Quist.', [("Ms Quist", "not accepts", PLAN, A, "")]),
    ('"We might accept the plan," said Ms Quist.', [("Ms Quist", "accepts", PLAN, H, "")]),
    ('"We would accept the plan if it were cheaper," said Ms Quist.', [("Ms Quist", "accepts", PLAN, H, "")]),
    ('"We must reject the plan," said Ms Quist.', [("Ms Quist", "rejects", PLAN, A, "")]),
    ("Ms Quist said she could not support the plan.", [("she", "not supports", PLAN, A, "")]),
    ("Ms Quist said she could support the plan.", [("she", "supports", PLAN, H, "")]),
    ("The report stops short of recommending that the port be closed.",
     [("report", "not recommends_that", "port be closed", A, "")]),
    ("Ms Quist's refusal to back the dam angered Mr Vos.", [("Ms Quist", "not supports", DAM, A, "")]),
    ("Ms Quist's plan to back the dam angered Mr Vos.", []),
    ("Neither Ms Quist nor Mr Vos opposes the dam.",
     [("Mr Vos", "not opposes", DAM, A, ""), ("Ms Quist", "not opposes", DAM, A, "")]),
    ("Both Ms Quist and Mr Vos oppose the dam.",
     [("Mr Vos", "opposes", DAM, A, ""), ("Ms Quist", "opposes", DAM, A, "")]),
    ("The minister no longer opposes the plan.", [("Minister", "not opposes", PLAN, A, "")]),
    ("The minister once opposed the plan.", [("Minister", "opposes", PLAN, A, "")]),
    # what one is urged, praised or blamed for is somebody else's
    ("Ms Quist was urged to reject the plan.", []),
    ("Mr Vos called on Ms Quist to condemn the attack.", [("Mr Vos", "calls_for", "condemn the attack", A, "")]),
    ("Mr Vos criticised Ms Quist for rejecting the plan.",
     [("Mr Vos", "criticises", "Ms Quist", A, ""), ("Ms Quist", "rejects", PLAN, A, "")]),
    ("Mr Vos accused Ms Quist of supporting the dam.",
     [("Mr Vos", "criticises", "Ms Quist", A, ""), ("Ms Quist", "supports", DAM, R, "Mr Vos")]),
    ("Ms Quist is one of those who oppose the dam.", [("Ms Quist", "opposes", DAM, A, "")]),
    ("Ms Quist met those who oppose the dam.", []),
    ("Delegates are not bound to vote for the plan.", []),
    ("Delegates did not vote for the plan.", [("Delegates", "not supports", PLAN, A, "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), PAIRS, ids=[text for text, _ in PAIRS])
def test_whose(annotate: Annotate, text: str, wanted: list[tuple[str, str, str, str, str]]) -> None:
    """Holder, kind, what on, standing and who says so, of every stance in a sentence."""
    document = Document(Article("test", text), annotate(text))
    found = []
    for claim in qualify(document, list(stances.by_rules(document))):
        assert isinstance(claim.object, Mention)
        kind = ("not " if claim.detail("negated") else "") + claim.relation
        by = claim.said_by.label if claim.said_by else ""
        found.append((claim.subject.label, kind, claim.object.label, claim.standing, by))
    assert sorted(found) == sorted(wanted)
