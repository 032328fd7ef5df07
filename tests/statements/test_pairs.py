"""Minimal pairs of statements: two articles that differ in little, and what is said in each by whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from onrecord.extractors import extract
from onrecord.model import Article, Document
from onrecord.qualify import qualify
from onrecord.resolve.within import referents

if TYPE_CHECKING:
    from spacy.tokens import Doc

Annotate = Callable[[str], "Doc"]
Said = tuple[str, str]


def told(annotate: Annotate, text: str) -> list[Said]:
    """Speaker, after coreference, and words of each statement, by the order of their words."""
    document = Document(Article("test", text), annotate(text))
    claims = list(qualify(document, extract(document)))
    called = {mention: one.name for one in referents(document, claims).referents for mention in one.mentions}
    return sorted(
        ((called[claim.subject].lower(), claim.evidence.text) for claim in claims if claim.relation == "said"),
        key=lambda pair: text.index(pair[1]),
    )


# Each: what the pair is about, and two articles with what is said in them.
PAIRS: dict[str, tuple[tuple[str, list[Said]], tuple[str, list[Said]]]] = {
    "a country in capitals, and a pronoun": (
        ('"The road was closed too late," the US said.', [("us", "The road was closed too late,")]),
        ('"The road was closed too late," they told us.', [("they", "The road was closed too late,")]),
    ),
    "according to a body, without a comma": (
        (
            "According to the WHO the number of cases in the first half of this year exceeded those of any other year.",
            [("who", "the number of cases in the first half of this year exceeded those of any other year")],
        ),
        ("The number of cases in the first half of this year exceeded those of any other year.", []),
    ),
    "an infinitive": (
        ("Ida Kern claimed to represent the ministry.", [("ida kern", "to represent the ministry")]),
        ("Ida Kern wanted to represent the ministry.", []),
    ),
    "a gerund": (
        ("Bo Lind confessed to taking the money.", [("bo lind", "taking the money")]),
        ("Bo Lind returned to taking the money.", []),
    ),
    "a plea": (
        ("Bo Lind pleaded not guilty to seven counts of fraud.", [("bo lind", "not guilty to seven counts of fraud")]),
        ("Bo Lind was not guilty of seven counts of fraud.", []),
    ),
    "news and a plan announced": (
        ("The agency announced the death of the singer.", [("agency", "the death of the singer")]),
        ("The agency announced a new timetable.", []),
    ),
    "news announced, in the passive": (
        ("The death of the singer was announced by the agency.", [("agency", "The death of the singer")]),
        ("The death of the singer was caused by the agency.", []),
    ),
    "a figure that something is put at": (
        ("The ministry put the death toll at ninety.", [("ministry", "the death toll at ninety")]),
        ("The ministry put the letters in a drawer.", []),
    ),
    "a forecast": (
        ("The ministry expects the strike to end on Monday.", [("ministry", "the strike to end on Monday")]),
        ("The strike is expected to end on Monday.", []),
    ),
    "a request, and what is done at one": (
        ("Per the request, the council would meet in May.", [("request", "the council would meet in May")]),
        ("As for the request, the council would meet in May.", []),
    ),
    "a survey, and a street": (
        (
            "In a survey of voters, Ida Kern led Bo Lind by six points.",
            [("survey of voters", "Ida Kern led Bo Lind by six points")],
        ),
        ("In a street of bakers, Ida Kern led Bo Lind by six paces.", []),
    ),
    "somebody's claim": (
        ("Ida Kern's claim that the bridge was safe angered the crews.", [("ida kern", "the bridge was safe")]),
        ("Ida Kern's fear that the bridge would fall angered the crews.", []),
    ),
    "in somebody's opinion": (
        ("In the mayor's opinion, the bridge is unsafe.", [("mayor", "the bridge is unsafe")]),
        ("In the mayor's absence, the bridge is unsafe.", []),
    ),
    "a condition before the cue, and a statement before it": (
        (
            "If the gauges are right, engineers say, the dam may hold until May.",
            [("engineers", "If the gauges are right, engineers say, the dam may hold until May")],
        ),
        (
            "The dam may hold until May, engineers say, and the town sleeps.",
            [("engineers", "The dam may hold until May")],
        ),
    ),
    "a clause that breaks off before the cue": (
        (
            "Six of the deeds were, according to the clerks, forged at night.",
            [("clerks", "Six of the deeds were, according to the clerks, forged at night")],
        ),
        (
            "The league is largely northern and, according to the clerks, poor.",
            [],
        ),
    ),
    "before a semicolon": (
        (
            "Many guests were local; the embassy confirmed two pilgrims died.",
            [("embassy", "two pilgrims died")],
        ),
        ("Many guests were local, the embassy confirmed.", [("embassy", "Many guests were local")]),
    ),
    "a name for a role": (
        ('A student named Lind said: "The weather was bad."', [("lind", "The weather was bad.")]),
        ('A student named by Lind said: "The weather was bad."', [("student", "The weather was bad.")]),
    ),
    "a name that closes a source": (
        (
            "News source Dune Weekly's editor, Ida Kern, said the paper had been warned.",
            [("ida kern", "the paper had been warned")],
        ),
        (
            "The union's lawyers and Ida Kern said the paper had been warned.",
            [("union's lawyers", "the paper had been warned"), ("ida kern", "the paper had been warned")],
        ),
    ),
    "a clause without that": (
        (
            "The Gazette reports the director, Mira Tolland, has secret ties to a shipping firm.",
            [("gazette", "the director, Mira Tolland, has secret ties to a shipping firm")],
        ),
        ("The Gazette hired the director, Mira Tolland, who has ties to a shipping firm.", []),
    ),
    "an accusation inside a quotation, and the accusers' word": (
        (
            'Ms Orrin said: "They accused those demanding justice of \'riding on a bandwagon\' all along."',
            [
                ("orrin", "They accused those demanding justice of 'riding on a bandwagon' all along."),
                ("they", "riding on a bandwagon"),
            ],
        ),
        (
            'Ms Orrin said: "Those demanding justice were riding on a bandwagon all along."',
            [("orrin", "Those demanding justice were riding on a bandwagon all along.")],
        ),
    ),
    "all of them and not all": (
        ("Everyone agreed the bridge was unsafe.", [("everyone", "the bridge was unsafe")]),
        ("Not everyone agreed the bridge was unsafe.", []),
    ),
    "an object alone": (
        (
            "The governor has claimed widespread fraud at the port.",
            [("governor", "widespread fraud at the port")],
        ),
        ("The governor has mentioned the port.", []),
    ),
    "an object and what it is said to be": (
        (
            "The tribunal found the strike justified.",
            [("tribunal", "the strike justified")],
        ),
        ("The tribunal found the documents.", []),
    ),
    "an object that was told before": (
        ("Both countries have alleged foreign involvement in the raid.", [
            ("both countries", "foreign involvement in the raid"),
        ]),
        ("Both countries have confirmed the news.", []),
    ),
    "two verbs of one speaker": (
        (
            "The actress said she was tired of the status quo and wanted a candidate who had not taken money.",
            [("actress", "she was tired of the status quo and wanted a candidate who had not taken money")],
        ),
        (
            "Mr Vos said the plan was dead and rejected calls for a vote.",
            [("vos", "the plan was dead")],
        ),
    ),
    "a content that the parser breaks": (
        (
            "The study found that when the whales disappeared, a smaller fish moved in.",
            [("study", "when the whales disappeared, a smaller fish moved in")],
        ),
        ("The study ended when the whales disappeared, and a smaller fish moved in.", []),
    ),
    "between the cue and its speaker": (
        (
            "After saying he was nervous to ask a question, the man ended up in the middle of the room.",
            [("man", "he was nervous to ask a question")],
        ),
        ("After asking for a chair, the man ended up in the middle of the room.", []),
    ),
    "per": (
        (
            "Per Reuters, the harbour was closed for three days.",
            [("reuters", "the harbour was closed for three days")],
        ),
        ("Per ton, the harbour was paid three crowns.", []),
    ),
    "according to, in the middle": (
        (
            "Vos has admitted to ordering the payments, according to prosecutors, but the ministry is silent.",
            [("prosecutors", "Vos has admitted to ordering the payments"), ("vos", "ordering the payments")],
        ),
        (
            "The mayor was silent; according to prosecutors, he owed over $850,000.",
            [("prosecutors", "he owed over $850,000")],
        ),
    ),
    "a person with two offices": (
        (
            "Conservative Party leader and Prime Minister Piet Vos said he was humbled by the results.",
            [("piet vos", "he was humbled by the results")],
        ),
        (
            "Mara Quist and Prime Minister Piet Vos said they were humbled by the results.",
            [("mara quist", "they were humbled by the results"), ("piet vos", "they were humbled by the results")],
        ),
    ),
    "a person with an office behind the name": (
        (
            "Jana Roth of Lund University and contributor to the Lantern wrote: \"A single country could demand it.\"",
            [("jana roth", "A single country could demand it.")],
        ),
        (
            "Jana Roth and police wrote: \"A single country could demand it.\"",
            [("jana roth", "A single country could demand it."), ("police", "A single country could demand it.")],
        ),
    ),
    "a body's head": (
        (
            "\"It is going to get worse,\" said University of Morne, Saint Dagger's chancellor, Prakash Kholi.",
            [("prakash kholi", "It is going to get worse,")],
        ),
        (
            "\"It is going to get worse,\" said the University of Morne.",
            [("university of morne", "It is going to get worse,")],
        ),
    ),
    "a tweet": (
        (
            "\"The port is closed,\" read a tweet by Mara Quist.",
            [("mara quist", "The port is closed,")],
        ),
        (
            "\"The port is closed,\" read a sign by the road.",
            [("sign by the road", "The port is closed,")],
        ),
    ),
    "an account": (
        (
            "A tweet sent from Mara Quist's account during the debate said the port was closed.",
            [("mara quist", "the port was closed")],
        ),
        (
            "A tweet sent during the debate said the port was closed.",
            [("tweet", "the port was closed")],
        ),
    ),
    "a letter told before": (
        (
            "Mara Quist wrote to the council on Monday. The letter said the port was unsafe.",
            [("mara quist", "the port was unsafe")],
        ),
        (
            "A letter arrived at the council on Monday. The letter said the port was unsafe.",
            [("letter", "the port was unsafe")],
        ),
    ),
    "what a statement read": (
        (
            "The ministry released a statement later. \"We are shocked by the news\", read the statement.",
            [("ministry", "We are shocked by the news")],
        ),
        (
            "The ministry was silent. \"We are shocked by the news\", said the mayor.",
            [("mayor", "We are shocked by the news")],
        ),
    ),
    "quoted as saying": (
        (
            "\"The bridge is closed,\" the Lantern quoted Oskar Vos as saying.",
            [("oskar vos", "The bridge is closed,")],
        ),
        (
            "\"The bridge is closed,\" the Lantern told Oskar Vos.",
            [("lantern", "The bridge is closed,")],
        ),
    ),
    "who calls it so, and who reports it": (
        (
            "The minister called the strike \"reckless\", the Lantern reported.",
            [("lantern", "The minister called the strike \"reckless\""), ("minister", "reckless")],
        ),
        (
            "The minister called the strike \"reckless\" on Monday.",
            [("minister", "reckless")],
        ),
    ),
    "no cue that is known": (
        (
            "The timing of the surge does not surprise pollster Dan Shaw: \"Lesser-known candidates see a boost.\"",
            [("dan shaw", "Lesser-known candidates see a boost.")],
        ),
        (
            "Pollster Dan Shaw was clear about the surge: \"Lesser-known candidates see a boost.\"",
            [("dan shaw", "Lesser-known candidates see a boost.")],
        ),
    ),
    "I, behind whoever is told of": (
        (
            "Denise Krol left the series after its first season. \"I did not want to stand on a bridge and not move.\"",
            [("denise krol", "I did not want to stand on a bridge and not move.")],
        ),
        (
            "Denise Krol left the series after its first season. \"The Long Night of the Harbour and Its Ghosts\" won.",
            [],
        ),
    ),
    "a further participle": (
        (
            "Jon Peers said, \"If there's a court order, then Facepage has to search for it\", also observing, "
            "\"There's no single law\".",
            [
                ("jon peers", "If there's a court order, then Facepage has to search for it"),
                ("jon peers", "There's no single law"),
            ],
        ),
        (
            "Jon Peers said, \"If there's a court order, then Facepage has to search for it\". Facepage observed, "
            "\"There's no single law\".",
            [
                ("jon peers", "If there's a court order, then Facepage has to search for it"),
                ("facepage", "There's no single law"),
            ],
        ),
    ),
    "which": (
        (
            "\"We go on,\" harbour agency head Arba Gunga told The Morne Post, which also reported location data "
            "showing the ship at sea.",
            [("arba gunga", "We go on,"), ("morne post", "location data showing the ship at sea")],
        ),
        (
            "\"We go on,\" harbour agency head Arba Gunga told The Morne Post, which also has a ship at sea.",
            [("arba gunga", "We go on,")],
        ),
    ),
    "a plural is no she": (
        (
            "The scientists behind the present study only noted various ideas, though Dr. Alison Koch has worked with "
            "whales. These whales, she suggested, hunt sharks.",
            [
                ("scientists behind the present study", "various ideas"),
                ("alison koch", "These whales, she suggested, hunt sharks"),
            ],
        ),
        (
            "The scientist behind the study was asked about a link. Whales, she suggested, hunt sharks.",
            [("scientist behind the study", "Whales, she suggested, hunt sharks")],
        ),
    ),
    "asked, and replied": (
        (
            "Asked whether he would resign, Mr Vos replied, \"Never, not in this life\".",
            [("vos", "Never, not in this life")],
        ),
        (
            "He would not resign, Mr Vos replied.",
            [("vos", "He would not resign")],
        ),
    ),
    "asked by somebody": (
        (
            "Mr Vos, when asked by the Lantern whether he would resign: \"Never.\"",
            [("vos", "Never.")],
        ),
        (
            "Mr Vos, when told of the Lantern's report, said: \"Never.\"",
            [("vos", "Never.")],
        ),
    ),
    "marks within marks": (
        (
            'Ms Ward stated:\n\n"The council is not about “equal rules” any more. It is about me.\n\n"It is over."',
            [("ward", "The council is not about “equal rules” any more. It is about me."), ("ward", "It is over.")],
        ),
        (
            'Ms Ward stated: "The council is not about equal rules any more."',
            [("ward", "The council is not about equal rules any more.")],
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("pair", "side"), [(pair, side) for pair in PAIRS for side in (0, 1)])
def test_pair(annotate: Annotate, pair: str, side: int) -> None:
    """Each of the two says what it says, and no more."""
    text, expected = PAIRS[pair][side]
    assert [(speaker.removeprefix("the "), words) for speaker, words in told(annotate, text)] == expected
