"""Reports and inquiries: who wrote, led and ordered them, what they recommend, who answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.extractors.reports import extract
from onrecord.model import Claim, Document
from onrecord.qualify import qualify

Row = tuple[str, str, str]


def rows(document: Document, *relations: str) -> list[Row]:
    """(subject's words, relation, object) of each claim of these relations, in order."""
    return [
        (claim.subject.span.text, claim.relation, _object(claim))
        for claim in extract(document)
        if claim.relation in relations
    ]


def _object(claim: Claim) -> str:
    return claim.object if isinstance(claim.object, str) else claim.object.label


MAKERS = [
    ("A report by the Harbour Board found it.", [("A report", "author", "Harbour Board")]),
    ("Baroness Vale's report found it.", [("Baroness Vale's report", "author", "Baroness Vale")]),
    ("Ann Marr welcomed the report.", []),
    ("The review, overseen by Louise Vale, found it.", [("The review", "chair", "Louise Vale")]),
    (
        "The review was commissioned by the Ministry of Works and led by Professor Tom Bell.",
        [("The review", "commissioned_by", "Ministry of Works"), ("The review", "chair", "Professor Tom Bell")],
    ),
    ("The audit was written by Professor Ada Lind.", [("The audit", "author", "Professor Ada Lind")]),
    ("Lord Bell, who chaired the inquiry, said so.", [("the inquiry", "chair", "Lord Bell")]),
    ("The inquiry's chair, Lady Vale, said so.", [("The inquiry", "chair", "Lady Vale")]),
    ("Ann Vale, the author of the report, said so.", [("the report", "author", "Ann Vale")]),
    (
        "The prime minister asked Lord Bell to lead an independent review.",
        [
            ("an independent review", "commissioned_by", "Prime Minister"),
            ("an independent review", "chair", "Lord Bell"),
        ],
    ),
    (
        "The peer has produced an audit, after she was asked by the prime minister to review the data.",
        [("an audit", "author", "peer"), ("an audit", "commissioned_by", "Prime Minister")],
    ),
    ("Tom Bell reviewed the report by Ann Marr.", [("the report", "author", "Ann Marr")]),
    ("The Tarn Review found it.", [("The Tarn Review", "author", "Tarn")]),
    ("The Spending Review found it.", []),
    ("A report by Reuters said so.", []),
    ("A report released by the Brookfield Institution said so.", [("A report", "author", "Brookfield Institution")]),
    ("The Saint Orla inquiry found it.", []),
    ("He is to be called as a witness by the Saint Orla inquiry. The Saint Orla sank in May.", []),
    ("Lady Tarn spoke at the Tarn inquiry.", [("the Tarn inquiry", "chair", "Tarn")]),
    ("Ann Vale said in a new report that it was so.", [("a new report", "author", "Ann Vale")]),
    ("The council has set up an inquiry.", [("an inquiry", "commissioned_by", "council")]),
    ("The council has not set up an inquiry.", []),
    ("Campaigners called for an inquiry.", []),
    # who is told to lead leads, who tells does not; what is only wanted nobody leads
    (
        "The prime minister appointed Lord Bell to lead an inquiry.",
        [("an inquiry", "chair", "Lord Bell"), ("an inquiry", "commissioned_by", "Prime Minister")],
    ),
    ("The inquiry, led by Lord Bell, sat on Monday.", [("The inquiry", "chair", "Lord Bell")]),
    ("Campaigners demanded an inquiry led by Lord Bell.", []),
    ("Ann Marr called for an inquiry led by Lord Bell.", []),
    ("Campaigners want an inquiry like the one led by Lord Bell.", []),
    ("Ann Marr ordered a review.", [("a review", "commissioned_by", "Ann Marr")]),
    ("Ann Marr denied ordering a review.", []),
    ("Ann Marr refused to order a review.", []),
    (
        "An audit by Ann Vale for the Harbour Board found it.",
        [("An audit", "author", "Ann Vale"), ("An audit", "commissioned_by", "Harbour Board")],
    ),
    # an author by a part in the report, and who has another part in something else
    ("The study was long. Study co-author Ann Marr said so.", [("The study", "author", "Ann Marr")]),
    ("The report's lead author, engineer Tom Bell, said so.", [("The report", "author", "Tom Bell")]),
    ("Tom Bell of Orin College, co-author of a new study, said so.", [("a new study", "author", "Tom Bell")]),
    ("One of the authors of the report, Tom Bell, said so.", [("the report", "author", "Tom Bell")]),
    ("The study was long. Lead researcher Ann Marr said so.", [("The study", "author", "Ann Marr")]),
    ("The study was long. Researcher Ann Marr said so.", []),
    ("The author of the novel, Tom Bell, read the report.", []),
    # a team is where it comes from
    ("A report by a team from Orin College found it.", [("A report", "author", "Orin College")]),
    ("Scientists from Orin College published a study.", [("a study", "author", "Orin College")]),
    ("Scientists from Orin College read a study.", []),
    ("In findings published on Monday, researchers at Orin College say so.", [("findings", "author", "Orin College")]),
    ("In findings, researchers at Orin College say so.", []),
    ("Tom Bell of Orin College, who led the study, said so.", [("the study", "author", "Tom Bell")]),
    ("A study by the watchdog group Dune Watch found it.", [("A study", "author", "Dune Watch")]),
    # who orders and who only asks for it; what a paper looks into is its own, what it reports is news
    ("Tom Bell requested another inquiry.", []),
    (
        "Tom Bell read a report that the ministry commissioned from the law firm Orin & Vale.",
        [("a report", "commissioned_by", "ministry"), ("a report", "author", "Orin & Vale")],
    ),
    (
        "A government-commissioned report found it.",
        [("A government-commissioned report", "commissioned_by", "government")],
    ),
    ("An investigation by the Morne Gazette found it.", [("An investigation", "author", "Morne Gazette")]),
    ("A report by the Morne Gazette said so.", []),
    ("The rules committee report found it.", [("The rules committee report", "author", "rules committee")]),
    ("The Harbour Board published its report.", [("its report", "author", "Harbour Board")]),
    # makers told without the report's own noun
    (
        "The study came out in May. The research was led by Ann Marr, a biologist.",
        [("The study", "chair", "Ann Marr")],
    ),
    ("The rescue was led by Ann Marr. She read the study.", []),
    (
        "The Harbour Board spent a year examining it. That investigation ended.",
        [
            ("That investigation", "author", "Harbour Board"),
        ],
    ),
    (
        "The committee's report is out, said Ann Marr of the Harbour Committee.",
        [
            ("The committee's report", "author", "Harbour Committee"),
        ],
    ),
    (
        "A probe by the Orin Council and the Works Committee ended. The committee's report is out.",
        [
            ("A probe", "author", "Orin Council"),
            ("A probe", "author", "Works Committee"),
            ("The committee's report", "author", "Works Committee"),
        ],
    ),
    # who orders, who is paid for it, whom it is for
    (
        "Tom Bell drafted a report defending the trial that the ministry commissioned from the law firm of Orin, Vale & Marsh.",  # noqa: E501
        [
            ("a report", "author", "Tom Bell"),
            ("a report", "commissioned_by", "ministry"),
            ("a report", "author", "Orin, Vale & Marsh"),
        ],
    ),
    ("A report by the Centre for Tidal Research found it.", [("A report", "author", "Centre for Tidal Research")]),
    ("The report was published by the Institute for Harbours.", [("The report", "author", "Institute for Harbours")]),
    # several hold an inquiry and do not chair it; whoever begins a study does it; nobody has made what is required
    ("Tom Bell attacked the Liberals' investigation.", [("the Liberals' investigation", "author", "Liberals")]),
    ("Ann Marr began the study in May.", [("the study", "author", "Ann Marr")]),
    ("The rules require an investigation by a special prosecutor.", []),
    ("Tom Bell said in a recent report in the Morne Gazette that it was so.", []),
    ("The study appeared in Eel Review on Monday.", []),
    # what is no report, and what nobody has made
    ("Ann Marr turned to the study of law.", []),
    ("The number does not come from any Harbour Board analysis.", []),
    ("Others preferred an investigation by the Harbour Committee.", []),
    ("Tom Bell posted a report from the Morne Gazette.", []),
    ("A report of the Harbour Board found it.", [("A report of the Harbour Board", "author", "Harbour Board")]),
    ("Inspector general Ann Marr judged it poor in a scathing report.", [("a scathing report", "author", "Ann Marr")]),
]


@pytest.mark.parametrize(("text", "expected"), MAKERS, ids=[text for text, _ in MAKERS])
def test_makers(read: Callable[..., Document], text: str, expected: list[Row]) -> None:
    """Author, chair and whoever ordered it are told apart."""
    assert sorted(rows(read(text), "author", "chair", "commissioned_by")) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council ordered an inquiry into the fire at the mill.", "the fire at the mill"),
        ("Her report on flood defences runs to 200 pages.", "flood defences"),
        (
            "She produced an audit of abuse carried out by gangs in Marsh and Tarn, after a long delay.",
            "abuse carried out by gangs in Marsh and Tarn",
        ),
    ],
)
def test_about(read: Callable[..., Document], text: str, expected: str) -> None:
    """What a report is about is told in the article's words."""
    assert [topic for _, _, topic in rows(read(text), "about")] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The report makes 17 recommendations.", ["17"]),
        ("She will act on all twelve recommendations from the report.", ["12"]),
        ("An inquiry was held, but the 20 recommendations it made in 2022 were ignored.", ["20"]),
        ("The report makes recommendations.", []),
    ],
)
def test_recommendation_count(read: Callable[..., Document], text: str, expected: list[str]) -> None:
    """The number of recommendations is given in figures."""
    assert [count for _, _, count in rows(read(text), "recommendation_count")] == expected


def test_issued(read: Callable[..., Document]) -> None:
    """When a report came out is told where the article says so plainly."""
    document = read(
        "A report by the Harbour Board, published on Monday, cites the Vale Review, which concluded in 2022."
    )
    assert [date for _, _, date in rows(document, "issued")] == ["2031-03-10", "2022"]


RECOMMENDS = [
    ("The report recommends that every harbour keep two pumps.", [("every harbour keep two pumps", "")]),
    ("The report calls for a ban on old ships.", [("a ban on old ships", "")]),
    ("The report does not recommend a public inquiry.", [("a public inquiry", "yes")]),
    ("The report said ministers should publish the figures.", [("ministers should publish the figures", "")]),
    ("The report said ministers had published the figures.", []),
    ("The report urges ministers to publish the figures.", [("publish the figures", "")]),
    ("The union called for a ban on old ships after the report.", []),
    ("Baroness Vale's report was late. The peer has called for a ban on old ships.", [("a ban on old ships", "")]),
    ("In her report, she called for a ban on old ships.", [("a ban on old ships", "")]),
    ("Baroness Vale's report is out. She has not recommended another inquiry.", [("another inquiry", "yes")]),
    ("The report advised against a ban on old ships.", [("a ban on old ships", "yes")]),
    ("The report recommended a ban on old ships.", [("a ban on old ships", "")]),
    ("The report's recommendations include a ban on old ships.", [("a ban on old ships", "")]),
    ("The report suggests that ministers should act.", [("ministers should act", "")]),
    ("The report suggests that ministers were told.", []),
    ("A report suggesting ministers were told came out.", []),
    ("Baroness Vale's report is out. She suggests the probe should be short.", []),
    (
        "Tom Bell, the director of Orin College, led the inquiry. The director recommended that the mill be closed.",
        [("the mill be closed", "")],
    ),
    ("Tom Bell led the inquiry. The director recommended that the mill be closed.", []),
    ("Among the report's recommendations is a ban on old ships.", [("a ban on old ships", "")]),
]


@pytest.mark.parametrize(("text", "expected"), RECOMMENDS, ids=[text for text, _ in RECOMMENDS])
def test_recommends(read: Callable[..., Document], text: str, expected: list[tuple[str, str]]) -> None:
    """What a report or its author recommends is kept word for word; what is not recommended is marked so."""
    claims = [claim for claim in extract(read(text)) if claim.relation == "recommends"]
    assert [(_object(claim), claim.detail("negated")) for claim in claims] == expected
    assert all((claim.standing == "denied") == (claim.detail("negated") == "yes") for claim in claims)


ANSWERS = [
    ("The report made 31 recommendations; the council accepted all but two.", [("report", "partly")]),
    ("The union accepted the recommendation of its lawyers after the report.", []),
    ("The report was blunt. The government accepted all 12 of its recommendations.", [("report", "accepted")]),
    ("The council rejected the report.", [("report", "rejected")]),
    (
        "The report makes 14 recommendations. The government accepted 12 of the 14 recommendations.",
        [("report", "partly")],
    ),
    ("The report was blunt. The government refused to implement its recommendations.", [("report", "rejected")]),
    ("The council read the report.", []),
    ("The government might accept the report.", []),
    ("The report made 12 recommendations. The council accepted all of them.", [("report", "accepted")]),
    ("The report made 12 recommendations. The council will implement all of them.", [("report", "accepted")]),
    ("The report made 12 recommendations. The council has implemented all of them.", [("report", "implemented")]),
    ("The report made 12 recommendations. The council accepted some of them.", [("report", "partly")]),
    ("The report made 12 recommendations. The council accepted all but two.", [("report", "partly")]),
    ("The report made 12 recommendations. The council rejected all of them.", [("report", "rejected")]),
    ("The report made 12 recommendations. The council has not accepted them.", []),
    ("The report made 12 recommendations. The council is considering them.", [("report", "considering")]),
    ("The report made 12 recommendations. The council read all of them.", []),
    (
        "The report made 12 recommendations. Ten of the recommendations were accepted by the council.",
        [("report", "partly")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ANSWERS, ids=[text for text, _ in ANSWERS])
def test_answers(read: Callable[..., Document], text: str, expected: list[tuple[str, str]]) -> None:
    """Who accepts, rejects or partly accepts a report is told from who only read it."""
    claims = [claim for claim in extract(read(text)) if claim.relation == "answers"]
    assert [(_object(claim), claim.detail("answer")) for claim in claims] == expected


def test_recommendations_spelt_out_are_answered_one_by_one(read: Callable[..., Document]) -> None:
    """Two recommendations in one sentence are two answers, each with its own words."""
    text = "Her report is out. The council has accepted her recommendations to set a levy, and for a review of files."
    claims = [claim for claim in extract(read(text)) if claim.relation == "answers"]
    assert [_object(claim) for claim in claims] == ["set a levy", "a review of files"]
    assert {claim.detail("answer") for claim in claims} == {"accepted"}


def test_planned_inquiry(read: Callable[..., Document]) -> None:
    """An inquiry that somebody will hold is ordered by that somebody, and planned."""
    claims = [
        claim
        for claim in extract(read("The government announced that it will hold a national inquiry."))
        if claim.relation == "commissioned_by"
    ]
    assert [(claim.subject.kind, _object(claim), claim.standing) for claim in claims] == [
        ("inquiry", "government", "planned")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The report, titled "Low Water", was written by Ann Vale.', "Low Water"),
        ("The report, entitled Low Water, was written by Ann Vale.", "Low Water"),
        ('"Low Water", a report by Ann Vale, found it.', "Low Water"),
        ('"It is late," a report by Ann Vale found.', "report"),
        ("The report, called late by many, was written by Ann Vale.", "report"),
    ],
)
def test_titles(read: Callable[..., Document], text: str, expected: str) -> None:
    """A report goes by its title where the text gives one, and by its noun where it quotes something else."""
    claims = [claim for claim in extract(read(text)) if claim.relation == "author"]
    assert [claim.subject.label for claim in claims] == [expected]


def test_what_should_be_is_recommended(read: Callable[..., Document]) -> None:
    """That a thing ought to be says nothing against its being recommended; stopping short of it does."""
    standings = {}
    for text in (
        "The report recommends that ministers should publish the figures.",
        "The report stopped short of recommending a levy.",
    ):
        document = read(text)
        (claim,) = qualify(document, [claim for claim in extract(document) if claim.relation == "recommends"])
        standings[text] = claim.standing
    assert list(standings.values()) == ["asserted", "denied"]


def test_a_count_that_a_document_about_the_report_gives_is_only_reported(read: Callable[..., Document]) -> None:
    """What a leaflet about an audit says that it recommended is said; what the article says of it is asserted."""
    standings = []
    for text in (
        "A leaflet about the audit of lifts said that Ann Marr had made 16 recommendations.",
        "The audit of lifts makes 16 recommendations.",
    ):
        document = read(text)
        counts = [claim for claim in extract(document) if claim.relation == "recommendation_count"]
        standings += [claim.standing for claim in qualify(document, counts)]
    assert standings == ["reported", "asserted"]


def test_news_reports_are_no_reports(read: Callable[..., Document]) -> None:
    """Media reports, school reports and things under review are no reports of the kind meant."""
    assert extract(read("The media report by Ann Marr is under review.")) == []


def test_evidence_stands_at_its_offsets(read: Callable[..., Document]) -> None:
    """Every claim's evidence and sentence are the article's text."""
    text = "The review, led by Ann Vale, makes 12 recommendations.\n\nThe council accepted the review in full."
    claims = extract(read(text))
    assert len(claims) >= 3
    for claim in claims:
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
        assert claim.evidence.within(claim.sentence)
