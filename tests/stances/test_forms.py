"""The forms in which stances are taken: nouns, agents, reversed verbs, needs, what "it" stands for; our own pairs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from onrecord.extractors.stances import extract
from onrecord.model import Article, Document, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

# text; then holder, kind ("not" before it if negated) and what on, of each stance
PAIRS: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("The union gave its backing to the strike.", [("its", "supports", "strike")]),
    ("The union gave its members a strike fund.", []),
    ("The committee threw its weight behind the plan.", [("committee", "supports", "plan")]),
    ("The mayor is an opponent of the dam.", [("Mayor", "opposes", "dam")]),
    ("The mayor met an opponent of the dam.", []),
    ("The mayor, a supporter of the dam, said it was safe.", [("Mayor", "supports", "dam")]),
    ("An outspoken opponent of the dam, Ms Quist won the vote.", [("Ms Quist", "opposes", "dam")]),
    ("The plan drew criticism from farmers.", [("farmers", "criticises", "plan")]),
    ("The plan drew support from farmers.", [("farmers", "supports", "plan")]),
    ("The plan drew water from wells.", []),
    ("The plan faces opposition from farmers.", [("farmers", "opposes", "plan")]),
    ("Farmers remain opposed to the plan.", [("Farmers", "opposes", "plan")]),
    ("Protesters marched in support of the mayor.", [("Protesters", "supports", "Mayor")]),
    ("Protesters slept in support of the mayor.", []),
    ("Ms Quist issued a statement in opposition to the merger.", [("Ms Quist", "opposes", "merger")]),
    ("Ms Quist came out against the merger.", [("Ms Quist", "opposes", "merger")]),
    ("Ms Quist takes issue with the merger.", [("Ms Quist", "criticises", "merger")]),
    ("Protesters gathered to protest the dam.", [("Protesters", "opposes", "dam")]),
    ("Ms Quist wants the bridge closed.", [("Ms Quist", "calls_for", "bridge closed")]),
    ("Ms Quist found the bridge closed.", []),
    ("Ms Quist insists that the budget include funding for the wall.",
     [("Ms Quist", "calls_for", "budget include funding for the wall")]),
    ("Ms Quist insists that the budget includes funding for the wall.", []),
    ("Ms Quist said it was time to close the bridge.", [("Ms Quist", "calls_for", "close the bridge")]),
    ("Ms Quist said she had time to close the bridge.", []),
    ("Ms Quist said a public inquiry was needed.", [("Ms Quist", "calls_for", "public inquiry")]),
    ("Ms Quist said there was no need for a public inquiry.", [("Ms Quist", "not calls_for", "public inquiry")]),
    ("Ms Quist said a ban would be a mistake.", [("Ms Quist", "opposes", "ban")]),
    ("Ms Quist said a ban would be announced.", []),
    ("The mayor accused the bank of fraud.", [("Mayor", "criticises", "bank")]),
    ("The mayor accused the Bank of Morland of fraud.", [("Mayor", "criticises", "Bank of Morland")]),
    ("The bank denied any wrongdoing.", [("bank", "denies", "any wrongdoing")]),
    ("The hotel denied services to guests.", []),
    ("The council denied the request.", [("council", "rejects", "request")]),
    ("Ms Quist promised not to raise the fee.", [("Ms Quist", "promises", "not to raise the fee")]),
    ("Ms Quist did not promise to raise the fee.", [("Ms Quist", "not promises", "raise the fee")]),
    ("Ms Quist vowed never to raise the fee.", [("Ms Quist", "promises", "never to raise the fee")]),
    ("Ms Quist urged the council not to close the port.", [("Ms Quist", "calls_for", "not to close the port")]),
    ("Ms Quist did not accede to strikers' demands for a new review.",
     [("Ms Quist", "not accepts", "new review"), ("strikers", "calls_for", "new review")]),
    ("The council published a plan for the port. The union opposes it.", [("union", "opposes", "plan for the port")]),
    ("The council published a plan and a budget. The union opposes it.", []),
    ('Ms Quist called the inquiry a "witch hunt".', [("Ms Quist", "criticises", "inquiry")]),
    ('Ms Quist called the inquiry a "treasure hunt".', []),
    ("Ms Quist asked the council to close the port.", [("Ms Quist", "calls_for", "close the port")]),
    ("Ms Quist asked the council about the port.", []),
    ("Ms Quist asked that the port be closed.", [("Ms Quist", "calls_for", "port be closed")]),
    ("Ms Quist asked for an inquiry.", [("Ms Quist", "calls_for", "inquiry")]),
    ("Ms Quist asked for Mr Vos.", []),
    ("They asked Ms Quist to support the bill.", [("They", "calls_for", "support the bill")]),
    ("The union encouraged its members to stay away.", [("union", "calls_for", "stay away")]),
    ("Ms Quist told residents to leave the town.", [("Ms Quist", "calls_for", "leave the town")]),
    ("Residents were told to leave the town.", []),
    ("Ms Quist demanded Mr Vos resign.", [("Ms Quist", "calls_for", "Mr Vos resign")]),
    ("The police requested help from the army.", [("police", "calls_for", "help")]),
    ("The union questioned the decision to close the port.", [("union", "criticises", "decision to close the port")]),
    ("The police questioned the driver.", []),
    ("The union pledged closing the port.", [("union", "promises", "closing the port")]),
    ("Ms Quist co-sponsored the bill.", [("Ms Quist", "supports", "bill")]),
    ("The bank sponsored the fair.", []),
    ("The strike followed calls by the union for more pay.", [("union", "calls_for", "more pay")]),
    ("At the union's request, the court closed the port.", [("union", "calls_for", "court closed the port")]),
    ("At the union's gate, the court closed the port.", []),
    ("The union filed a lawsuit against the dam.", [("union", "opposes", "dam")]),
    ("The union filed a lawsuit against Mr Vos.", []),
    ('"It is a mistake," Ms Quist said of the dam.', [("Ms Quist", "criticises", "dam")]),
    ('"It is a bridge," Ms Quist said of the dam.', []),
    ("Ms Quist said it would be an outrage if the port closed.", [("Ms Quist", "opposes", "port closed")]),
    ("Ms Quist said it would be a surprise if the port closed.", []),
    ('"It is a mistake to close the port," said Ms Quist.', [("Ms Quist", "opposes", "close the port")]),
    ('"The dam violates the law," Ms Quist said.', [("Ms Quist", "criticises", "dam")]),
    ('"The dam does not violate the law," Ms Quist said.', []),
    ("The dam violates the law.", []),
    ('"We need a new inquiry," said Ms Quist.', [("Ms Quist", "calls_for", "new inquiry")]),
    ('"We do not need a new inquiry," said Ms Quist.', [("Ms Quist", "not calls_for", "new inquiry")]),
    ('"Do we need a new inquiry?" asked Ms Quist.', []),
    ('"What we need are stronger laws," said Ms Quist.', [("Ms Quist", "calls_for", "stronger laws")]),
    ('"What we saw was a new inquiry," said Ms Quist.', []),
    ('"We still need to fight for our port," said Ms Quist.', [("Ms Quist", "calls_for", "fight for our port")]),
    ('"We must protect the port," said Ms Quist.', [("Ms Quist", "calls_for", "protect the port")]),
    ('"We must have missed the port," said Ms Quist.', []),
    ('"I count on the council to close the port," said Ms Quist.', [("Ms Quist", "calls_for", "close the port")]),
    ("The party has long advocated Morland becoming a state.", [("party", "supports", "Morland becoming a state")]),
    ("It will hold an inquiry, something it has long been pressured to do by unions.",
     [("unions", "calls_for", "hold an inquiry")]),
    ("Doctors were urged to stop the tests.", []),
    ("Such a plan guards her against being pushed too far for the vote.", []),
    ('"Nobody, Reformer or Green, wants to vote for a tax," she said.', []),
    ('"We will be meeting on Friday," said Ms Quist.', []),
    ('"We will meet the union on Friday," said Ms Quist.', [("Ms Quist", "promises", "meet the union on Friday")]),
    ('"If it rains I will close the port," said Ms Quist.', []),
    ('"Should the port stay open?" asked Ms Quist.', []),
    ('"The port should stay open," said Ms Quist.', [("Ms Quist", "calls_for", "port should stay open")]),
    ("Ms Quist told the station that police suspect Mr Vos.", []),
    ("Ms Quist told the station that police should question Mr Vos.",
     [("Ms Quist", "calls_for", "police should question Mr Vos")]),
    ("Mr Vos named no groups who backed the dam, nor any union that backed the dam.", []),
    ("Mr Vos spent much of his speech praising the plan.", [("Mr Vos", "supports", "plan")]),
    ("Aides said he would run again.", []),
    ("She criticised an attitude to patients both in society and in the culture of many bodies.",
     [("She", "criticises", "attitude to patients both in society and in the culture of many bodies")]),
    ("Ms Quist said she would run again.", [("Ms Quist", "promises", "run again")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), PAIRS, ids=[text for text, _ in PAIRS])
def test_forms(annotate: Callable[[str], Doc], text: str, wanted: list[tuple[str, str, str]]) -> None:
    """Every stance of a sentence, and none in the sentence beside it."""
    found = []
    for claim in extract(Document(Article("test", text), annotate(text))):
        assert isinstance(claim.object, Mention)
        kind = ("not " if claim.detail("negated") else "") + claim.relation
        found.append((claim.subject.label, kind, claim.object.label))
    assert sorted(found) == sorted(wanted)
