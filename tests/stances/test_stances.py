"""Who takes which stance on what, on sentences of our own about invented people."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from onrecord.extractors.stances import by_rules
from onrecord.model import Article, Claim, Document, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

Annotate = Callable[[str], "Doc"]
Stance = tuple[str, str, str, str]


def stances(annotate: Annotate, text: str) -> list[Claim]:
    """The stances of a text."""
    return list(by_rules(Document(Article("test", text), annotate(text))))


def brief(claims: list[Claim]) -> set[Stance]:
    """Holder, kind, target and "yes" if negated, of each."""
    found = set()
    for claim in claims:
        assert isinstance(claim.object, Mention)
        found.add((claim.subject.label, claim.relation, claim.object.label, claim.detail("negated")))
    return found


ONE: list[tuple[str, str, str, str, str]] = [
    # calls for
    ("Ms Quist called for a public inquiry.", "Ms Quist", "calls_for", "public inquiry", ""),
    ("Ms Quist has called for a public inquiry.", "Ms Quist", "calls_for", "public inquiry", ""),
    ("Unions called on the government to halt the sale.", "Unions", "calls_for", "halt the sale", ""),
    ("The charity urged ministers to reopen the ward.", "charity", "calls_for", "reopen the ward", ""),
    ("The opposition demanded the minister's resignation.", "opposition", "calls_for", "minister's resignation", ""),
    ("Mr Vos demanded that the bridge be closed.", "Mr Vos", "calls_for", "bridge be closed", ""),
    ("Campaigners are pressing for a new law.", "Campaigners", "calls_for", "new law", ""),
    ("Her call for a ban came on Monday.", "Her", "calls_for", "ban", ""),
    ("Ms Quist did not call for a ban.", "Ms Quist", "calls_for", "ban", "yes"),
    ("Residents want the council to reopen the pool.", "Residents", "calls_for", "reopen the pool", ""),
    ("The union has long campaigned for safer ships.", "union", "calls_for", "safer ships", ""),
    ("Ms Abara said the city should pay the nurses.", "Ms Abara", "calls_for", "city should pay the nurses", ""),
    # recommends
    ("The review recommends a ban on night flights.", "review", "recommends_that", "ban on night flights", ""),
    ("Ms Roth recommended that every ship be inspected.", "Ms Roth", "recommends_that", "every ship be inspected", ""),
    ("She has not recommended another inquiry.", "She", "recommends_that", "another inquiry", "yes"),
    ("The panel suggested that the fees should be capped.", "panel", "recommends_that", "fees should be capped", ""),
    # accepts
    ("The board accepted the recommendation to inspect every ship.", "board", "accepts", "inspect every ship", ""),
    ("The board agreed to publish the letters.", "board", "accepts", "publish the letters", ""),
    ("The minister accepted calls for a public inquiry.", "minister", "accepts", "public inquiry", ""),
    # promises
    ("The mayor promised to rebuild the market.", "mayor", "promises", "rebuild the market", ""),
    ("The city has promised new laws to protect tenants.", "city", "promises", "new laws to protect tenants", ""),
    ("Mr Vos vowed that the strike would go on.", "Mr Vos", "promises", "strike would go on", ""),
    ("The party is committed to free school meals.", "party", "promises", "free school meals", ""),
    ("The minister said she would publish the letters.", "minister", "promises", "publish the letters", ""),
    ('"We will publish the letters," said Ms Quist.', "Ms Quist", "promises", "publish the letters", ""),
    # announces
    ("The council announced a review of its contracts.", "council", "announces", "review of its contracts", ""),
    ("The government announced that it will hold an inquiry.", "government", "announces", "hold an inquiry", ""),
    ("The ministry is launching an investigation.", "ministry", "announces", "investigation", ""),
    # rejects
    ("The board rejected the plan to close the school.", "board", "rejects", "close the school", ""),
    ("Ms Quist dismissed calls for an inquiry.", "Ms Quist", "rejects", "inquiry", ""),
    ("The government refused to publish the letters.", "government", "rejects", "publish the letters", ""),
    ("The mayor ruled out a new tax.", "mayor", "rejects", "new tax", ""),
    ("The mayor did not rule out a new tax.", "mayor", "rejects", "new tax", "yes"),
    ("Calls for an inquiry were dismissed by the minister.", "minister", "rejects", "inquiry", ""),
    # opposes, resists
    ("The union opposes the sale of the port.", "union", "opposes", "sale of the port", ""),
    ("Mr Brandt voted against the bill.", "Mr Brandt", "opposes", "bill", ""),
    ("Farmers are opposed to the dam.", "Farmers", "opposes", "dam", ""),
    ("The union is against the sale.", "union", "opposes", "sale", ""),
    ("The government resisted calls for an inquiry.", "government", "resists", "inquiry", ""),
    ("Ms Quist voiced opposition to the merger.", "Ms Quist", "opposes", "merger", ""),
    # criticises, condemns
    ("The peer criticised the handling of the case.", "peer", "criticises", "handling of the case", ""),
    ("Mr Vos criticised Mara Quist over the delay.", "Mr Vos", "criticises", "Mara Quist", ""),
    ("The baroness hit out at the failure of the police.", "baroness", "criticises", "failure of the police", ""),
    ("The attack was condemned by the archbishop.", "archbishop", "condemns", "attack", ""),
    ("Ms Abara condemned the killing of the fishermen.", "Ms Abara", "condemns", "killing of the fishermen", ""),
    ("Mr Brandt called the plan a disgrace.", "Mr Brandt", "criticises", "plan", ""),
    ("Mr Brandt described the plan as an extraordinary failure.", "Mr Brandt", "criticises", "plan", ""),
    ("'His handling of the case is a disgrace,' Ms Vos said.", "Ms Vos", "criticises", "His handling of the case", ""),
    # warns
    ("Doctors warned that the hospital could close.", "Doctors", "warns", "hospital could close", ""),
    ("The bank warned of higher prices.", "bank", "warns", "higher prices", ""),
    ("Ms Roth warned ministers that the dam was weak.", "Ms Roth", "warns", "dam was weak", ""),
    # supports
    ("The party backed the bill.", "party", "supports", "bill", ""),
    ("Ms Quist is in favour of a ban.", "Ms Quist", "supports", "ban", ""),
    ("The bishop expressed support for the strikers.", "bishop", "supports", "strikers", ""),
    ("Ms Lindholm has yet to endorse the plan.", "Ms Lindholm", "supports", "plan", "yes"),
    ("Mr Vos refused to back the budget.", "Mr Vos", "supports", "budget", "yes"),
    ("The council welcomed the decision to keep the ferry.", "council", "supports", "decision to keep the ferry", ""),
    ("The plan, which the union supports, costs a million crowns.", "union", "supports", "plan", ""),
    ("Ms Quist, who opposes the plan, left the room.", "Ms Quist", "opposes", "plan", ""),
    ("A plan backed by the union failed on Friday.", "union", "supports", "plan", ""),
    # denies
    ("The company denied that it had hidden the letter.", "company", "denies", "it had hidden the letter", ""),
    ("Mr Fell denied taking the money.", "Mr Fell", "denies", "taking the money", ""),
    ("Mr Fell dismissed claims that he had taken the money.", "Mr Fell", "denies", "he had taken the money", ""),
]  # fmt: skip

NONE = [
    "The minister declined to comment.",
    "Rescuers backed away from the water.",
    "The road supports heavy lorries.",
    "He called his mother for advice.",
    "Evidence supports the theory.",
    "The firm was criticised for its prices.",
    "They met Ms Quist in support of the bill.",
    "The ship launched on Monday.",
    "He said that it would rain.",
    "There was a plan to oppose the sale.",
]


@pytest.mark.parametrize(("text", "holder", "kind", "about", "negated"), ONE, ids=[case[0][:60] for case in ONE])
def test_stance(annotate: Annotate, text: str, holder: str, kind: str, about: str, negated: str) -> None:
    """Holder, kind, target and negation of the stance in a sentence."""
    found = {(who.lower(), *rest) for who, *rest in brief(stances(annotate, text))}
    assert (holder.lower(), kind, about, negated) in found


@pytest.mark.parametrize("text", NONE)
def test_no_stance(annotate: Annotate, text: str) -> None:
    """Nobody takes a stance in these."""
    assert brief(stances(annotate, text)) == set()


def test_coordinated_recommendations(annotate: Annotate) -> None:
    """Each of several recommendations that are accepted is a proposal of its own, and whoever made them made each."""
    text = "The government accepted her recommendations to inspect every ship, and for a review of old records."
    found = brief(stances(annotate, text))
    assert ("government", "accepts", "inspect every ship", "") in found
    assert ("government", "accepts", "review of old records", "") in found
    assert ("her", "recommends_that", "inspect every ship", "") in found
    assert ("her", "recommends_that", "review of old records", "") in found


def test_two_holders(annotate: Annotate) -> None:
    """Two who condemn it both condemn it."""
    found = brief(stances(annotate, "Mara Quist and Piet Vos condemned the attack."))
    assert found == {("Mara Quist", "condemns", "attack", ""), ("Piet Vos", "condemns", "attack", "")}


def test_first_person_is_the_speaker(annotate: Annotate) -> None:
    """In quotation marks, "we" stands for whoever speaks."""
    assert ("Ms Lindholm", "supports", "bill", "") in brief(
        stances(annotate, '"We support the bill," Ms Lindholm said.')
    )


def test_our_calls(annotate: Annotate) -> None:
    """Calls that a speaker names as ours are hers; whoever accepted them accepted what was called for."""
    text = 'Ms Lindholm said: "The prime minister has finally accepted our calls for a full inquiry."'
    found = brief(stances(annotate, text))
    assert ("Ms Lindholm", "calls_for", "full inquiry", "") in found
    assert any(kind == "accepts" and about == "full inquiry" for _, kind, about, _ in found)


def test_which_takes_up_the_whole(annotate: Annotate) -> None:
    """Behind ", which" a stance may be on what the main verb is on, not on the nearest noun."""
    text = "Ms Quist called for a law that protects tenants, which the government has accepted."
    found = {(who, kind) for who, kind, about, _ in brief(stances(annotate, text)) if "law" in about}
    assert found == {("Ms Quist", "calls_for"), ("government", "accepts")}


def test_shells_of_others_are_not_the_holders(annotate: Annotate) -> None:
    """To resist calls for an inquiry is not to call for one."""
    found = brief(stances(annotate, "The government had previously resisted calls for an inquiry into the gangs."))
    assert {kind for _, kind, _, _ in found} == {"resists"}


def test_evidence_holds_holder_cue_and_target(annotate: Annotate) -> None:
    """The evidence is one stretch of the article with all of it, and the sentence holds the evidence."""
    text = "It was a long day. Ms Quist, tired, called for a public inquiry into the fire, and left."
    (claim,) = stances(annotate, text)
    assert claim.evidence.text == "Ms Quist, tired, called for a public inquiry into the fire"
    assert claim.evidence.within(claim.sentence)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The board said in May that it opposed the dam.", "in May"),
        ("The board said in May that it had opposed the dam.", ""),
        ("The board said in May that it opposed the dam in March.", "in March"),
        ("The board said that it opposed the dam.", ""),
        ("Ms Quist has been ill since April, when the board opposed the dam.", "April"),
    ],
)
def test_when_it_is_said(annotate: Annotate, text: str, when: str) -> None:
    """Who said in May that they oppose a thing opposed it in May, unless the words put it before that."""
    assert [claim.when for claim in stances(annotate, text) if claim.relation == "opposes"] == [when]
