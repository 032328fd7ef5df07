"""Who is who within one article: minimal pairs about invented people."""

from __future__ import annotations

import pytest
from by_hand import Story, annotated

from onrecord.model import Article, Claim, Document, Mention
from onrecord.resolve.within import referents

VALE = "Baroness Louise Vale published her report on Monday. "


@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        ("Louise Vale resigned. Ms Vale said nothing.", "Louise Vale", "Ms Vale", True),
        ("Louise Vale resigned. Mr Vale said nothing.", "Louise Vale", "Mr Vale", True),
        ("Ms Louise Vale resigned. Mr Vale said nothing.", "Louise Vale", "Mr Vale", False),
        ("Sir Tom Brand spoke first. Lady Brand listened.", "Tom Brand", "Lady Brand", False),
        ("Sir Tom Brand spoke first. Sir Tom sat down.", "Tom Brand", "Sir Tom#2", True),
        ("Tom Archer spoke first. Archer then sat down.", "Tom Archer", "Archer#2", True),
        ("Tom Brand spoke first. Anna Brand then sat down.", "Tom Brand", "Anna Brand", False),
        ("Mr Tom Brand and Mrs Anna Brand spoke. Mrs Brand then sat down.", "Anna Brand", "Mrs Brand", True),
        ("Adam J. Orr voted yes. Adam R. Orr voted no.", "Adam J. Orr", "Adam R. Orr", False),
        ("Adam Orr voted yes. Adam J. Orr voted yes again.", "Adam Orr", "Adam J. Orr", True),
        ("Dale Orr Jr voted yes. Dale Orr Sr voted no.", "Dale Orr", "Dale Orr#2", False),
        ("Jarosław Nowik spoke. Jaroslaw Nowik left.", "Jarosław Nowik", "Jaroslaw Nowik", True),
        ("Anna Kovács spoke. Ms Kovacs left.", "Anna Kovács", "Ms Kovacs", True),
        ("Anna Kovács spoke. Anna Kovach left.", "Anna Kovács", "Anna Kovach", False),
        ("Ursula van der Meer spoke. Ms van der Meer left.", "Ursula van der Meer", "Ms van der Meer", True),
        ("Lord Bell of Marsh spoke. Lord Bell left.", "Lord Bell of Marsh", "Lord Bell#2", True),
        (
            "Helen Strand, who lost her son, waited outside. Inside, the shadow minister Helen Strand, who is no "
            "relation, asked a question.",
            "Helen Strand",
            "Helen Strand#2",
            False,
        ),
        (
            "Helen Strand, who lost her son, waited outside. Inside, the shadow minister Helen Strand, who is no "
            "friend of the government, asked a question.",
            "Helen Strand",
            "Helen Strand#2",
            True,
        ),
    ],
)
def test_names(text: str, one: str, other: str, same: bool) -> None:
    """Surnames, titles, initials and generations join and part persons."""
    assert Story(text).same(one, other) is same


def test_fullest_name() -> None:
    """The name shown has given and family name and no title; the aliases keep the titles."""
    found = Story("Baroness Vale spoke. Baroness Louise Vale was cheered. Then Vale left.").who("Louise Vale")
    assert found.name == "Louise Vale"
    assert {"Baroness Vale", "Baroness Louise Vale"} <= set(found.aliases)
    assert found.named


OFFICE = "Home Secretary Anna Brand met the Prime Minister Tom Orr. "


@pytest.mark.parametrize(
    ("text", "offices", "one", "other", "same"),
    [
        (
            OFFICE + "The home secretary then left.",
            [("Anna Brand", "Home Secretary", "current")],
            "Anna Brand",
            "The home secretary",
            True,
        ),
        (
            OFFICE + "The home secretary then left.",
            [("Anna Brand", "Home Secretary", "former")],
            "Anna Brand",
            "The home secretary",
            False,
        ),
        (
            "Former home secretary Anna Brand was there. The former home secretary then left.",
            [("Anna Brand", "home secretary", "former")],
            "Anna Brand",
            "The former home secretary",
            True,
        ),
        (
            OFFICE + "The prime minister's official spokesman spoke.",
            [("Tom Orr", "Prime Minister", "current")],
            "Tom Orr",
            "The prime minister's official spokesman",
            False,
        ),
        (
            OFFICE + "The minister then left.",
            [("Tom Orr", "Prime Minister", "current")],
            "Tom Orr",
            "The minister",
            False,
        ),
        (
            OFFICE + "The deputy prime minister left.",
            [("Tom Orr", "Prime Minister", "current")],
            "Tom Orr",
            "The deputy prime minister",
            False,
        ),
        (
            "Acting commissioner Anna Brand took over from commissioner Tom Orr. The acting commissioner spoke.",
            [("Anna Brand", "commissioner", "acting"), ("Tom Orr", "commissioner#2", "current")],
            "Anna Brand",
            "The acting commissioner",
            True,
        ),
        (
            "Acting commissioner Anna Brand took over from commissioner Tom Orr. The commissioner spoke.",
            [("Anna Brand", "commissioner", "acting"), ("Tom Orr", "commissioner#2", "current")],
            "Tom Orr",
            "The commissioner",
            True,
        ),
        (
            "Shadow home secretary Anna Brand asked a question. The home secretary did not answer.",
            [("Anna Brand", "home secretary", "shadow")],
            "Anna Brand",
            "The home secretary",
            False,
        ),
        (
            "Conservative leader Anna Brand and Labour leader Tom Orr met. The Labour leader spoke first.",
            [("Anna Brand", "leader", "current", "Conservative"), ("Tom Orr", "leader#2", "current", "Labour")],
            "Tom Orr",
            "The Labour leader",
            True,
        ),
    ],
)
def test_offices(text: str, offices: list[tuple[str, ...]], one: str, other: str, same: bool) -> None:
    """ "The home secretary" is whoever the article says is one now; neither a former one nor anybody's spokesman."""
    story = Story(text)
    for holder, office, status, *institution in offices:
        story.holds(holder, office, status=status, institution="".join(institution))
    story.said(other, text.rsplit(" ", 1)[1].rstrip("."))
    assert story.same(one, other) is same


@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        ("Baroness Vale spoke. The peer was cheered.", "Baroness Vale", "The peer", True),
        ("Ms Vale spoke. The peer was cheered.", "Ms Vale", "The peer", False),
        ("Baroness Vale spoke. Professor Orr listened. The professor left.", "Professor Orr", "The professor", True),
        ("Baroness Vale spoke. Professor Orr listened. The peer left.", "Baroness Vale", "The peer", True),
        ("Lord Bell spoke. Baroness Vale listened. The baroness left.", "Baroness Vale", "The baroness", True),
        ("Anna Brand, the author of the report, spoke.", "Anna Brand", "the author of the report", True),
        ("Anna Brand met the author of the report.", "Anna Brand", "the author of the report", False),
        ("Anna Brand is the author of the report.", "Anna Brand", "the author of the report", True),
        ("Anna Brand is not the author of the report.", "Anna Brand", "the author of the report", False),
    ],
)
def test_titles_and_appositions(text: str, one: str, other: str, same: bool) -> None:
    """A title, an apposition or "is" tells who a role is."""
    story = Story(text).said(other, text.rsplit(" ", 1)[1].rstrip("."))
    assert story.same(one, other) is same


def test_author() -> None:
    """The author of a report is the one whom the article elsewhere names as having written it."""
    story = Story("Ferries are unsafe, the author of a new report has said. The report by Anna Brand came out today.")
    story.claim("The report", "author", "Anna Brand", subject_kind="report", object_kind="person")
    story.said("the author of a new report", "Ferries are unsafe")
    assert story.same("Anna Brand", "the author of a new report")


def test_two_authors() -> None:
    """Where two people wrote reports, "the author of a new report" stays nobody named."""
    story = Story(
        "Ferries are unsafe, the author of a new report has said. A report by Anna Brand came out today. An audit by "
        "Tom Orr came out last year."
    )
    story.claim("A report", "author", "Anna Brand", subject_kind="report", object_kind="person")
    story.claim("An audit", "author", "Tom Orr", subject_kind="report", object_kind="person")
    story.said("the author of a new report", "Ferries are unsafe")
    assert not story.who("the author of a new report").named


@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        ("Anna Brand met Mr Orr. She was angry.", "Anna Brand", "She", True),
        ("Ms Brand met Mr Orr. He was angry.", "Mr Orr", "He", True),
        ("Ms Brand met Mr Orr. She was angry.", "Ms Brand", "She", True),
        ("Ms Brand praised Lady Orr after she resigned. Lady Orr did not answer.", "Ms Brand", "Lady Orr", False),
        ("Ms Brand resigned. In her letter she thanked Mr Orr.", "Ms Brand", "her", True),
        ("In her letter, Ms Brand thanked Mr Orr.", "Ms Brand", "her", True),
        ("Asked if she would resign, Ms Brand shook her head.", "Ms Brand", "she", True),
        ("Ms Brand saw her in the street. Lady Orr walked on.", "Ms Brand", "her", False),
        ("The spokeswoman read a letter. Mr Orr was silent. She left.", "Mr Orr", "She", False),
        ("Tom Orr and Anna Brand spoke. Ms Brand wept. He left.", "Tom Orr", "He", True),
    ],
)
def test_pronouns(text: str, one: str, other: str, same: bool) -> None:
    """He and she by title, syntax and place."""
    story = Story(text).said(other, text.rsplit(" ", 1)[1].rstrip("."))
    assert story.same(one, other) is same


WALL = (
    "Ms Vale said: “I have read the report. Ms Orr knew about it. She lied to me, and we shall hear more of this.” "
    "She added: “I am not finished.” Ms Orr said: “I knew nothing.” She left."
)


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("I", "Ms Vale"),
        ("She", "Ms Orr"),  # inside Ms Vale's words
        ("me", "Ms Vale"),
        ("we", "Ms Vale"),
        ("She#2", "Ms Vale"),  # who goes on speaking
        ("I#2", "Ms Vale"),
        ("I#3", "Ms Orr"),
        ("She#3", "Ms Orr"),
    ],
)
def test_walls(words: str, speaker: str) -> None:
    """I is the speaker of the quotation it stands in, she inside it is somebody else, she after it is the speaker."""
    story = Story(WALL)
    story.said(
        "Ms Vale", "I have read the report. Ms Orr knew about it. She lied to me, and we shall hear more of this."
    )
    story.said("She#2", "I am not finished.").said("Ms Orr#2", "I knew nothing.")
    for pronoun in ("I", "She", "me", "we", "I#2", "I#3", "She#3"):
        story.claim(pronoun, "supports", "the report", object_kind="report")
    assert story.same(words, speaker)


def test_nested_quotation() -> None:
    """I in a quotation within a quotation is the inner speaker."""
    story = Story("Ms Vale said: “My son wrote to me: ‘I am on the ferry.’ I never saw him again.”")
    story.said("Ms Vale", "My son wrote to me: ‘I am on the ferry.’ I never saw him again.")
    story.said("My son", "I am on the ferry.")
    story.claim("I", "supports", "the ferry", object_kind="proposal")
    story.claim("I#2", "supports", "the ferry", object_kind="proposal")
    reading = story.read()
    assert story.who("I#2", reading=reading) is story.who("Ms Vale", reading=reading)
    assert story.who("I", reading=reading) is not story.who("Ms Vale", reading=reading)


def test_reporter() -> None:
    """I outside quotations is nobody in the article."""
    story = Story("Ms Vale spoke for an hour. I left before the end.").said("I", "left before the end")
    assert not story.who("I").named


@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        (
            "The National Harbour Board met. The Harbour Board was divided.",
            "National Harbour Board",
            "Harbour Board#2",
            True,
        ),
        (
            "The National Harbour Board met. The Fisheries Board was not.",
            "National Harbour Board",
            "Fisheries Board",
            False,
        ),
        ("The National Harbour Board (NHB) met. NHB was divided.", "National Harbour Board", "NHB#2", True),
        ("The National Harbour Board met. NHB was divided.", "National Harbour Board", "NHB", True),
        ("The National Harbour Board met. The board was divided.", "National Harbour Board", "The board", True),
        ("The National Harbour Board met. The union was divided.", "National Harbour Board", "The union", False),
        ("The UK government answered. The government was late.", "The UK government", "The government", True),
        (
            "The UK government and the French government met. The British government spoke.",
            "The UK government",
            "The British government",
            True,
        ),
        (
            "The UK government and the French government met. The government spoke.",
            "the French government",
            "The government",
            False,
        ),
        ("The Labour Party met. Labour was divided.", "Labour Party", "Labour#2", True),
    ],
)
def test_institutions(text: str, one: str, other: str, same: bool) -> None:
    """Short names, abbreviations, head nouns and governments."""
    story = Story(text)
    story.said(other, text.rsplit(" ", 1)[1].rstrip("."), kind="institution")
    story.said(one, text.rsplit(" ", 1)[1].rstrip("."), kind="institution")
    assert story.same(one, other, "institution") is same


@pytest.mark.parametrize(
    ("text", "makers", "one", "other", "same"),
    [
        (VALE + "The audit was welcomed.", [], "her report", "The audit", True),
        (VALE + "Another review was ordered.", [], "her report", "Another review", False),
        (
            "A report by Ms Vale came out. A review by Mr Orr came out.",
            [("A report", "Ms Vale"), ("A review", "Mr Orr")],
            "A report",
            "A review",
            False,
        ),
        (
            "A report by Ms Vale came out. Ms Vale's review was welcomed.",
            [("A report", "Ms Vale")],
            "A report",
            "Ms Vale's review",
            True,
        ),
        ("Her 2019 report was ignored. Her 2024 report was read.", [], "Her 2019 report", "Her 2024 report", False),
        (
            "The interim report was mild. The final report was harsh.",
            [],
            "The interim report",
            "The final report",
            False,
        ),
        (
            "A recent review of data was published. The review was welcomed.",
            [],
            "A recent review of data",
            "The review",
            True,
        ),
    ],
)
def test_reports(text: str, makers: list[tuple[str, str]], one: str, other: str, same: bool) -> None:
    """Reports are one by author and "the", two by another author, year, stage or "another"."""
    story = Story(text)
    for work, maker in makers:
        story.claim(work, "author", maker, subject_kind="report", object_kind="person")
    for words in (one, other):
        story.claim(words, "recommendation_count", "3", subject_kind="report")
    assert story.same(one, other, "report") is same


def test_the_header_names_nobody() -> None:
    """Whoever wrote an article, and for which paper, is nobody of whom it speaks; the headline is part of it."""
    text = "Orr quits\nby storm\n\nBy Ada Quill, The Northby Times\n3 May 2031\n\nTom Orr said he would go."
    article = Article("header", text, headline="Orr quits by storm", body=text.index("Tom Orr"))
    speaker = Mention(article.span(text.index("Tom Orr"), text.index("Tom Orr") + 7), "person", "name")
    content = article.span(text.index("he would go"), len(text) - 1)
    claim = Claim(speaker, "said", content.text, content, article.span(text.index("Tom"), len(text)))
    names = {each.name for each in referents(Document(article, annotated(text)), [claim]).referents if each.named}
    assert "Tom Orr" in names
    assert not names & {"Ada Quill", "Northby Times", "The Northby Times"}


def test_inquiry_and_report() -> None:
    """An inquiry that is announced is not the report that asks for it."""
    story = Story("The report came out on Monday. A public inquiry was announced. The inquiry will take years.")
    story.claim("The report", "recommendation_count", "3", subject_kind="report")
    story.claim("A public inquiry", "about", "years", subject_kind="inquiry")
    story.claim("The inquiry", "about", "years", subject_kind="inquiry")
    reading = story.read()
    assert story.who("A public inquiry", "inquiry", reading) is story.who("The inquiry", "inquiry", reading)
    assert story.who("The report", "report", reading).kind == "report"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a national inquiry", "an inquiry", True),
        ("a national inquiry into the sinking", "a nationwide inquiry into the sinking", True),
        ("a ban on old ferries", "a ban on cars", False),
        ("ban old ferries from the harbour", "ban all old ferries from the harbour", True),
        ("ban old ferries from the harbour", "not ban old ferries from the harbour", False),
        ("a toll on the bridge", "her plan for a toll on the bridge", True),
        ("to ban old ferries", "the proposal to ban old ferries", True),
        ("a toll on the bridge", "her plan for a tram", False),
    ],
)
def test_proposals(one: str, other: str, same: bool) -> None:
    """A proposal is the same thing in other words, but not with "not", and not with another object."""
    story = Story(f"Ms Vale wants {one}. Mr Orr rejected {other}.")
    story.claim("Ms Vale", "calls_for", one, object_kind="proposal")
    story.claim("Mr Orr", "rejects", f"{other}" if other not in one else f"{other}#2", object_kind="proposal")
    assert story.same(one, other if other not in one else f"{other}#2", "proposal") is same


def test_every_claimed_mention() -> None:
    """Every mention of a claim belongs to exactly one referent."""
    story = Story(WALL)
    story.said("Ms Vale", "I have read the report.").holds("Ms Orr", "finished").said("She#2", "I am not finished.")
    reading = story.read()
    for claim in reading.claims:
        for mention in claim.mentions():
            place = mention.span, mention.kind
            owners = [r for r in reading.referents if place in {(m.span, m.kind) for m in r.mentions}]
            assert len(owners) == 1


def test_reasons() -> None:
    """A referent says why its mentions are one."""
    found = Story("Louise Vale resigned. Ms Vale said nothing. She left.").who("Louise Vale")
    assert {"title and surname", "pronoun: she"} <= set(found.reasons)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Mr Orr rejected a toll on cars in May. He now supports the idea.", True),
        ("Mr Orr rejected a toll on cars in May. He liked the pier. He was ill. He now supports the idea.", False),
        ("Mr Orr rejected a toll on cars in May and backed a tram line. He now supports the idea.", False),
    ],
)
def test_taken_up_again(text: str, same: bool) -> None:
    """The idea is the proposal of the sentence before, if it can be only one."""
    story = Story(text)
    story.claim("Mr Orr", "rejects", "a toll on cars", object_kind="proposal")
    if "tram" in text:
        story.claim("Mr Orr", "supports", "a tram line", object_kind="proposal")
    story.claim("Mr Orr", "supports", "the idea", object_kind="proposal")
    assert story.same("a toll on cars", "the idea", "proposal") is same
