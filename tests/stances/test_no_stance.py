"""What looks like a stance and is none, or somebody else's, each beside the pair that is one; our own sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = list[tuple[str, str, str]]

# text; then holder, kind ("not" before it if negated) and what on, of each stance
PAIRS: list[tuple[str, Rows]] = [
    # whose it is
    ("The decree signed by the mayor names ten streets.", []),
    ("The bill signed by the mayor names ten streets.", [("Mayor", "accepts", "bill")]),
    ("Fewer than 15 percent of farmers approve of the dam.", []),
    ("Some 71 percent of farmers approve of the dam.", []),
    ("Two farmers approve of the dam.", [("Two farmers", "supports", "dam")]),
    ("More people voted for the dam than ever.", []),
    ("The people of Morland voted for the dam.", [("people of Morland", "supports", "dam")]),
    ("Parks and Streets Commissioner Mira Quist opposes the dam.", [("Mira Quist", "opposes", "dam")]),
    ("Ms Quist's party won the most seats, a rebuke of the council.", []),
    ("The court ruled the fee unconstitutional.", [("court", "rejects", "fee")]),
    ("The mayor ruled the fee unconstitutional.", [("Mayor", "criticises", "fee")]),
    ("Messages disparaged the mayor.", []),
    ("The messages disparaged the mayor.", [("messages", "criticises", "Mayor")]),
    ("MORLAND — Ms Quist was cheered, touting a message of unity.", [("Ms Quist", "supports", "message of unity")]),
    ("Mr Vos is a liar, a bully and a thief who has pledged to ban all ships.",
     [("Mr Vos", "promises", "ban all ships")]),
    ("The ferry was closed by harbour chief and former judge Mira Quist, who opposes the dam.",
     [("Mira Quist", "opposes", "dam")]),
    ("One in five said they would not vote at all.", []),
    ("Farmers said they would not vote at all.", [("Farmers", "rejects", "vote at all")]),
    # whether it is taken
    ("He does not always reject the law.", []),
    ("He does not reject the law.", [("He", "not rejects", "law")]),
    ("He predicted he would win the port back for the council.", []),
    ('"It should have been closed long ago," said Ms Quist.', []),
    ('"The council is making a mistake if it thinks so," said Ms Quist.', []),
    ('"The council is making a mistake again," said Ms Quist.', [("Ms Quist", "criticises", "council")]),
    ("They backed up the claim with figures.", []),
    ("They backed the claim.", [("They", "supports", "claim")]),
    ("\"Let's all pray for the port,\" said Ms Quist.", []),
    ("\"Let's protect the port,\" said Ms Quist.", [("Ms Quist", "calls_for", "protect the port")]),
    ("The film shows Ms Quist offering to close the port.", []),
    ("Ms Quist was offering to close the port.", [("Ms Quist", "promises", "close the port")]),
    ("She returned the boy when she could not support him.", []),
    ("She resigned when she could not support the dam.", [("she", "not supports", "dam")]),
    ("Mayor Mira Quist Under Pressure To Repudiate Piet Vos.", []),
    ("They asked Ms Quist to end the war by condemning the attack.",
     [("They", "calls_for", "end the war by condemning the attack")]),
    ("They ended the war by condemning the attack.", [("They", "condemns", "attack")]),
    ("Ms Quist attacked Mr Vos, saying he would close the port.", [("Ms Quist", "criticises", "Mr Vos")]),
    ("Ms Quist closed the port, saying she would sell it to the council.",
     [("Ms Quist", "promises", "sell it to the council")]),
    ("Let's not forget the port, said Ms Quist.", []),
    ("The Vos-backing union left.", []),
    # what it is on
    ("They painted others as cowards.", []),
    ("They painted the dockers as cowards.", [("They", "criticises", "dockers")]),
    ("The bank sponsored the debate.", []),
    ("The senator sponsored the bill.", [("Senator", "supports", "bill")]),
    ("Ms Quist demanded to know the price.", []),
    ("Ms Quist demanded to meet the minister.", [("Ms Quist", "calls_for", "meet the minister")]),
    ("\"My eyesight is terrible,\" said Ms Quist.", []),
    ("\"The mayor's eyesight is terrible,\" said Ms Quist.", [("Ms Quist", "criticises", "mayor's eyesight")]),
    ("The union sued the city over the new rules.", [("union", "opposes", "new rules")]),
    ("The union sued the city over access to the port.", []),
    ("Ms Quist is fighting for second place.", []),
    ("Ms Quist is fighting for a new law.", [("Ms Quist", "calls_for", "new law")]),
    ("Ms Quist blamed the fog.", []),
    ("Ms Quist blamed the council.", [("Ms Quist", "criticises", "council")]),
    ("Ms Quist dismissed Ms Roth as a clown.", [("Ms Quist", "criticises", "Ms Roth")]),
    ("Ms Quist dismissed the plan as nonsense.", [("Ms Quist", "rejects", "plan")]),
    ("Ms Quist requested anonymity.", []),
    ("Ms Quist requested protection.", [("Ms Quist", "calls_for", "protection")]),
    ("As women we must stand up for each other, said Ms Quist.", []),
    ("As women we must stand up for the port, said Ms Quist.", [("Ms Quist", "supports", "port")]),
    ("Mr Vos rejected the notion that the fire should be water under the bridge.",
     [("Mr Vos", "rejects", "fire should be water under the bridge")]),
    ('"No one who works here should have to live in poverty," said Ms Quist.',
     [("Ms Quist", "calls_for", "No one who works here should have to live in poverty")]),
    ("The mayor announced classes for pupils, young and old, would be cancelled.",
     [("Mayor", "announces", "classes for pupils, young and old, would be cancelled")]),
    ("The mayor said he would not close the port.", [("Mayor", "rejects", "close the port")]),
    ("She focused on criticism of the steps taken by the ministry.", []),
    ('"I cannot tell the council how to behave," said Ms Quist.', []),
    ('"I cannot tell the council to behave," said Ms Quist.', [("Ms Quist", "not calls_for", "behave")]),
    ("The plan has not received any support from farmers.", [("farmers", "not supports", "plan")]),
    ('"We are not going to win the vote by waiting," said Ms Quist.', []),
    ('"We are not going to hold the vote," said Ms Quist.', [("Ms Quist", "rejects", "hold the vote")]),
    ('"Is it time to close the port?" asked Ms Quist.', []),
    ("Mr Vos signed up to be a delegate.", []),
    ("Mr Vos signed up to the treaty.", [("Mr Vos", "accepts", "treaty")]),
    ("She called for more freedom for doctors in Morland.",
     [("She", "calls_for", "more freedom for doctors in Morland")]),
    ("The page does not mention resisting the plan.", []),
    ("Former Judge and harbour captain Mira Quist called for an inquiry.", [("Mira Quist", "calls_for", "inquiry")]),
    # verdicts
    ('"It would be more costly to buy the ship than to rent it," said Ms Quist.', []),
    ('"It would be wrong to buy the ship," said Ms Quist.', [("Ms Quist", "opposes", "buy the ship")]),
    ("He was fined $2 million, which Ms Quist called a disgrace.", []),
    ('"That is true, that is wrong," said Ms Quist.', []),
    ('"The plan is not only fair," said Ms Quist.', [("Ms Quist", "supports", "plan")]),
    ('"The plan is not fair," said Ms Quist.', [("Ms Quist", "criticises", "plan")]),
    ('"Exploitation is horrendous," said Ms Quist.', []),
    ('"The exploitation of the miners is horrendous," said Ms Quist.',
     [("Ms Quist", "criticises", "exploitation of the miners")]),
    ("The police warned that he was a threat.", [("police", "warns", "he was a threat")]),
    ("The judge ruled that the fee violated the law.", []),
    ("The mayor said that the fee violated the law.", [("Mayor", "criticises", "fee")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), PAIRS, ids=[text for text, _ in PAIRS])
def test_whose_and_whether(stances_in: Callable[[str], Rows], text: str, wanted: list[tuple[str, str, str]]) -> None:
    """Every stance of a sentence, and none in the sentence beside it."""
    assert sorted(stances_in(text)) == sorted(wanted)
