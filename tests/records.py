"""A small rich Record made by hand, for tests of everything that reads a record: every relation, kind and standing.

Five articles about an invented inquiry in an invented country; two of them are copies of one wire story. It holds a
change of position, contested proposals, a corroborated fact, an unnamed source, and contradictions of three sorts.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Article, Decision, Entity, Evidence, Match, Record, Statement, identifier

WIRE = (
    "PORT ANSEL (NWA) - Interior Minister Tomas Ridd on Monday rejected calls for a public inquiry into the "
    'Gull Wharf fire. Baroness Louise Vale, who chairs the Harbour Board, said: "The board was never told that '
    'the pumps had failed." She called for a public inquiry. A spokesman for the ministry said that no decision '
    "had been made."
)
ARTICLES = {
    "wire": Article(
        id="a0wire",
        text="Minister rejects inquiry into wharf fire\n" + WIRE,
        headline="Minister rejects inquiry into wharf fire",
        publisher="Ansel Courier",
        agency="NWA",
        published="2031-03-03",
        url="https://courier.example/wharf?id=1&page=2",
        story="s1",
        page="coverage/courier.html",
        body=41,
        pieces=((0, 120, 40), (41, 200, 300)),
    ),
    "copy": Article(
        id="a1copy",
        text=WIRE,
        headline="Ridd says no to wharf inquiry",
        publisher="The Norland Times",
        agency="NWA",
        published="2031-03-03",
        url="https://times.example/ridd",
        story="s1",
        page="coverage/times.txt",
    ),
    "report": Article(
        id="a2report",
        text=(
            "Wharf fire: report finds pumps were never tested\n"
            "A report by Professor Ilan Brock found that the pumps at Gull Wharf were never tested. The report on the "
            "fire, ordered by the interior ministry and published in April 2031, makes 12 recommendations. It "
            "recommends that harbours test pumps every month. The government accepted the recommendation on pumps. "
            "Former harbour commissioner Greta Sund criticised the report. \u201cIt is timid,\u201d she told the "
            "Harbour Board. The Harbour Board is part of the interior ministry and is based in Port Ansel."
        ),
        headline="Wharf fire: report finds pumps were never tested",
        publisher="Lantern",
        byline="Asa Reyes",
        published="2031-04-07T09:30:00Z",
        url="https://lantern.example/pumps",
        story="s2",
        page="coverage/lantern.jsonl!1",
        body=49,
    ),
    "turn": Article(
        id="a3turn",
        text=(
            "Ridd bows to calls for wharf inquiry\n"
            "Tomas Ridd, the interior minister, has accepted a public inquiry into the Gull Wharf fire, to be chaired "
            "by Judge Oona Pell. He promised new pumps. Baroness Louise Vale, chair of the Harbour Board, again called "
            "for a public inquiry. Ms Sund, a member of the Reform League, denied that she had opposed it. Greta Sund "
            "may become harbour commissioner again, aides said. The report made 14 recommendations, the ministry said."
        ),
        headline="Ridd bows to calls for wharf inquiry",
        publisher="Lantern",
        published="2031-04-14",
        url="https://lantern.example/ridd-bows",
        story="s3",
        body=37,
    ),
    "rival": Article(
        id="a4rival",
        text=(
            "Interior minister Jory Kell will answer questions on Gull Wharf. The government rejected the "
            "recommendation on pumps. Kell, who works for the prime minister's office, has not opposed a public "
            "inquiry. Supporters of the Reform League support a public inquiry, which the Crown Union opposes."
        ),
        headline='Kell to face questions \u2013 "soon"',
        publisher="Ansel Courier",
        published="2031-04-14",
        story="s4",
    ),
}


def _entity(kind: str, name: str, *aliases: str, named: bool = True, **details: str) -> Entity:
    return Entity(identifier(kind, name), kind, name, tuple(sorted(aliases)), named, tuple(sorted(details.items())), ())


MINISTRY = _entity("institution", "Interior Ministry", "the interior ministry", "the ministry")
BOARD = _entity("institution", "Harbour Board")
GOVERNMENT = _entity("institution", "Government of Norland", "the government")
LEAGUE = _entity("institution", "Reform League")
UNION = _entity("institution", "Crown Union")
CABINET = _entity("institution", "Prime Minister's Office")
PORT = _entity("place", "Port Ansel")
RIDD = _entity("person", "Tomas Ridd", "Interior Minister Tomas Ridd")
VALE = _entity("person", "Louise Vale", "Baroness Louise Vale", "Baroness Vale")
BROCK = _entity("person", "Ilan Brock", "Professor Ilan Brock")
SUND = _entity("person", "Greta Sund", "Ms Sund")
PELL = _entity("person", "Oona Pell", "Judge Oona Pell")
KELL = _entity("person", "Jory Kell", "Kell")
SPOKESMAN = _entity("person", "spokesman for the Interior Ministry", named=False)
MINISTER = _entity("office", "Interior Minister", "interior minister", institution=MINISTRY.id)
CHAIR = _entity("office", "Chair of the Harbour Board", "chair", institution=BOARD.id)
COMMISSIONER = _entity("office", "Harbour Commissioner")
REPORT = _entity("report", "Brock report", "the report", issued="2031-04")
INQUIRY = _entity("inquiry", "Gull Wharf inquiry", "a public inquiry into the Gull Wharf fire")
PUMPS = _entity("recommendation", "harbours test pumps every month", "the recommendation on pumps")
PROPOSAL = _entity("proposal", "a public inquiry into the Gull Wharf fire", "a public inquiry")
NEW_PUMPS = _entity("proposal", "new pumps")
DECISION = _entity("proposal", "she had opposed it")


def evidence(
    article: str, exact: str, standing: str = "asserted", said_by: str = "", when: str = "", after: str = ""
) -> Evidence:
    """Evidence at the first place of `exact` in that article (after the first place of `after`)."""
    found = ARTICLES[article]
    start = found.text.index(exact, found.text.index(after) if after else 0)
    left = max(found.text.rfind(". ", 0, start) + 2 if ". " in found.text[:start] else 0, found.body)
    right = found.text.find(". ", start + len(exact))
    return Evidence(
        span=found.span(start, start + len(exact)),
        sentence=found.span(min(left, start), len(found.text) if right < 0 else right + 1),
        standing=standing,
        said_by=said_by,
        extractor="by hand",
        when=when,
        confidence=1.0 if standing == "asserted" else 0.5,
    )


def statement(
    subject: Entity,
    relation: str,
    object: Entity | str,
    *places: Evidence,
    roles: dict[str, Entity] | None = None,
    **details: str,
) -> Statement:
    """A statement with its identifier made as resolve makes it."""
    target = object if isinstance(object, str) else object.id
    return Statement(
        id=identifier(subject.id, relation, target, details.get("negated", ""), details.get("status", "")),
        subject=subject.id,
        relation=relation,
        object=target,
        literal=isinstance(object, str),
        roles=tuple(sorted((name, entity.id) for name, entity in (roles or {}).items())),
        details=tuple(sorted(details.items())),
        evidence=tuple(sorted(places)),
    )


def statements() -> list[Statement]:
    """Every statement of the small record."""
    told = "The board was never told that the pumps had failed."
    decided = "no decision had been made"
    return [
        statement(
            RIDD,
            "holds",
            MINISTER,
            evidence("wire", "Interior Minister Tomas Ridd"),
            evidence("copy", "Interior Minister Tomas Ridd"),
            evidence("turn", "Tomas Ridd, the interior minister"),
            roles={"institution": MINISTRY},
            status="current",
        ),
        statement(KELL, "holds", MINISTER, evidence("rival", "Interior minister Jory Kell"), status="current"),
        statement(
            VALE,
            "holds",
            CHAIR,
            evidence("wire", "Baroness Louise Vale, who chairs the Harbour Board"),
            evidence("copy", "Baroness Louise Vale, who chairs the Harbour Board"),
            evidence("turn", "Baroness Louise Vale, chair of the Harbour Board"),
            roles={"institution": BOARD},
            status="current",
            since="2029",
        ),
        statement(
            SUND,
            "holds",
            COMMISSIONER,
            evidence("report", "Former harbour commissioner Greta Sund"),
            status="former",
            until="2030-11",
        ),
        statement(
            SUND,
            "holds",
            COMMISSIONER,
            evidence("turn", "Greta Sund may become harbour commissioner again", "hedged"),
            status="elect",
        ),
        statement(SUND, "member_of", LEAGUE, evidence("turn", "Ms Sund, a member of the Reform League")),
        statement(
            KELL,
            "works_for",
            CABINET,
            evidence("rival", "Kell, who works for the prime minister's office"),
            **{"as": "aide"},
        ),
        statement(BOARD, "part_of", MINISTRY, evidence("report", "The Harbour Board is part of the interior ministry")),
        statement(BOARD, "located_in", PORT, evidence("report", "is based in Port Ansel")),
        statement(REPORT, "author", BROCK, evidence("report", "A report by Professor Ilan Brock")),
        statement(REPORT, "commissioned_by", MINISTRY, evidence("report", "ordered by the interior ministry")),
        statement(REPORT, "about", "the fire", evidence("report", "on the fire")),
        statement(REPORT, "issued", "2031-04", evidence("report", "published in April 2031", when="in April 2031")),
        statement(REPORT, "recommendation_count", "12", evidence("report", "makes 12 recommendations")),
        statement(
            REPORT,
            "recommendation_count",
            "14",
            evidence("turn", "The report made 14 recommendations", "reported", said_by=MINISTRY.id),
        ),
        statement(
            REPORT,
            "recommends",
            PUMPS,
            evidence("report", "recommends that harbours test pumps every month"),
            roles={"addressee": BOARD},
        ),
        statement(
            GOVERNMENT,
            "answers",
            PUMPS,
            evidence("report", "The government accepted the recommendation on pumps"),
            answer="accepted",
        ),
        Statement(
            id=identifier(GOVERNMENT.id, "answers", PUMPS.id, "rejected"),
            subject=GOVERNMENT.id,
            relation="answers",
            object=PUMPS.id,
            details=(("answer", "rejected"),),
            evidence=(evidence("rival", "The government rejected the recommendation on pumps"),),
        ),
        statement(INQUIRY, "chair", PELL, evidence("turn", "to be chaired by Judge Oona Pell", "planned")),
        statement(
            VALE,
            "said",
            told,
            evidence("wire", told),
            evidence("copy", told),
            directness="direct",
            cue="said",
        ),
        statement(
            SUND,
            "said",
            "It is timid,",
            evidence("report", "It is timid,"),
            roles={"addressee": BOARD},
            directness="direct",
            cue="told",
            occasion="a meeting of the board",
        ),
        statement(
            SPOKESMAN,
            "said",
            decided,
            evidence("wire", decided),
            evidence("copy", decided),
            directness="indirect",
            cue="said",
        ),
        statement(
            REPORT,
            "said",
            "the pumps at Gull Wharf were never tested",
            evidence("report", "the pumps at Gull Wharf were never tested"),
            directness="indirect",
            cue="found",
        ),
        statement(
            RIDD,
            "rejects",
            PROPOSAL,
            evidence("wire", "rejected calls for a public inquiry into the Gull Wharf fire", when="on Monday"),
            evidence("copy", "rejected calls for a public inquiry into the Gull Wharf fire", when="on Monday"),
            cue="rejected",
        ),
        statement(
            RIDD,
            "accepts",
            PROPOSAL,
            evidence("turn", "has accepted a public inquiry into the Gull Wharf fire"),
            cue="accepted",
        ),
        statement(
            VALE,
            "calls_for",
            PROPOSAL,
            evidence("wire", "She called for a public inquiry"),
            evidence("copy", "She called for a public inquiry"),
            evidence("turn", "again called for a public inquiry"),
            cue="called for",
        ),
        statement(RIDD, "promises", NEW_PUMPS, evidence("turn", "He promised new pumps"), cue="promised"),
        statement(SUND, "criticises", REPORT, evidence("report", "criticised the report"), cue="criticised"),
        statement(SUND, "denies", DECISION, evidence("turn", "denied that she had opposed it"), cue="denied"),
        statement(
            SUND,
            "opposes",
            PROPOSAL,
            evidence("turn", "she had opposed it", "denied", said_by=SUND.id),
        ),
        statement(KELL, "opposes", PROPOSAL, evidence("rival", "has not opposed a public inquiry"), negated="yes"),
        statement(LEAGUE, "supports", PROPOSAL, evidence("rival", "support a public inquiry")),
        statement(UNION, "opposes", PROPOSAL, evidence("rival", "which the Crown Union opposes")),
    ]


ENTITIES = (
    MINISTRY, BOARD, GOVERNMENT, LEAGUE, UNION, CABINET, PORT, RIDD, VALE, BROCK, SUND, PELL, KELL, SPOKESMAN,
    MINISTER, CHAIR, COMMISSIONER, REPORT, INQUIRY, PUMPS, PROPOSAL, NEW_PUMPS, DECISION,
)  # fmt: skip


def small() -> Record:
    """The small record, in the order that a Record keeps."""
    return Record(
        articles=tuple(sorted(ARTICLES.values(), key=lambda article: article.id)),
        entities=tuple(sorted(ENTITIES, key=lambda entity: entity.id)),
        statements=tuple(sorted(statements(), key=lambda statement: statement.id)),
    )


def decided() -> Record:
    """The small record after an editor was there: a statement confirmed, one taken out, two names found to be one, and
    somebody tied to an authority."""
    whole = small()
    confirmed = next(each for each in whole.statements if each.relation == "chair")
    out = next(each for each in whole.statements if each.relation == "denies")
    who = {"who": "Asa Reyes", "when": "2031-04-15T10:00:00Z", "why": "asked the paper"}
    decisions = (
        Decision(
            "same",
            "person “Kell” in a4rival at 19",
            other="person “Jory Kell” in a4rival at 19",
            **who,
            about=(KELL.id,),
        ),
        Decision("confirm", "inquiry “x” in a3turn", "chair", "person “y” in a3turn", **who, about=(confirmed.id,)),
        Decision("reject", "person “x” in a3turn", "denies", "proposal “y” in a3turn", **who, about=(out.id,)),
    )
    matches = (
        Match(RIDD.id, "https://people.example/ridd", "Tomas Ridd", "people.csv", 0.97, True, ("same full name",)),
        Match(KELL.id, "https://people.example/kell", "Jory A. Kell", "people.csv", 0.71, False, ("longer name",)),
    )
    kept = tuple(each for each in whole.statements if each is not out)
    return replace(
        whole, statements=kept, decisions=tuple(sorted(decisions)), rejected=(out,), matches=tuple(sorted(matches))
    )


HOSTILE = (
    '<script>alert(1)</script> """ . <urn:x> <urn:y> <urn:z> . # \\" \\u0041 {{7*7}} ${x} \' OR 1=1 --',
    "'''@en . @prefix rec: <urn:evil#> .\n\nrec:x a rec:y ; \r\n",
    "nul\x00 bell\x07 escape\x1b delete\x7f feff\ufeff fffe\ufffe ffff\uffff line\u2028paragraph\u2029",
    "lone \ud83d surrogates \udc00 and a pair \U0001f600",
    "\u202eright to left \u0627\u0644\u0639\u0631\u0628\u064a\u0629\u202c zero\u200bwidth",
    "]]> <!-- & &amp; &#0; <?xml ?> javascript:alert(1)",
    "=cmd|' /C calc'!A0,\"x\";\ttab",
    "",
)


def hostile() -> Record:
    """A record whose every name, headline, quotation and url is text that tries to break out of some format."""
    articles, entities, found = [], [], []
    for index, words in enumerate(HOSTILE):
        text = f"Before. {words} said: {words} Sincerely."
        article = Article(
            id=f"h{index}", text=text, headline=words, publisher=words, agency=words, byline=words, published=words,
            url=words, language="en", story=f"h{index}", page=words,
        )  # fmt: skip
        speaker = Entity(
            f"p{index}", "person", words or "nobody", (words + " alias",), True, (("note", words),), (words,)
        )
        target = Entity(f"q{index}", "proposal", words or "nothing")
        span, sentence = article.span(8, 8 + max(len(words), 1)), article.span(0, len(text))
        place = Evidence(span, sentence, "asserted", "", words, words, 0.25)
        articles.append(article)
        entities += [speaker, target]
        found += [
            Statement(f"s{index}", speaker.id, "said", span.text, True, (), (("cue", words),), (place,)),
            Statement(f"t{index}", speaker.id, "calls_for", target.id, False, (), (), (place,)),
        ]
    return Record(tuple(articles), tuple(sorted(entities)), tuple(sorted(found, key=lambda each: each.id)))
