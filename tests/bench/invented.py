"""A seeded generator of records of any size: invented people, bodies, reports and quarrels, with real evidence.

Every span occurs at its offsets in its article, wire stories run in several papers, and the degrees of the entities
are as unequal as in real coverage (a few are in everything, most in one or two stories).
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field

from onrecord.model import Article, Entity, Evidence, Record, Statement, identifier


def _split(text: str) -> list[str]:
    return text.split("|")


GIVEN = _split(
    "Ada|Aled|Amara|Anneke|Beatrix|Bronwen|Callum|Cosmo|Dilys|Edda|Emrys|Farah|Fenella|Gideon|Greta|Hamish|Idris|"
    "Ilse|Imogen|Jory|Kasimir|Keziah|Lachlan|Linnea|Magnus|Mirela|Nadia|Nnamdi|Odile|Orla|Piers|Priya|Quentin|"
    "Rhoda|Rufus|Saskia|Soren|Tamsin|Tobias|Una|Vera|Wilf|Xanthe|Yusuf|Zelda"
)
SURNAME = _split(
    "Abernathy|Ashgrove|Barnaby-Holt|Birkett|Calloway|Carrow|Dunmore|Eastlake|Fairweather|Fenn|Garrick|Greystone|"
    "Hale|Harrowgate|Ives|Jessamine|Kestrel|Kilbride|Larkspur|Lindqvist|Marchbank|Mowbray|Nettleton|Okonjo-Reed|"
    "Oyelowo|Pemberton|Quill|Ravensworth|Rook|Sandhurst|Selwyn|Tarrant|Thorne|Underhill|Vasquez-Lund|Vale|"
    "Wexcombe|Wrenfield|Yarrow|Zeller"
)
TOWN = _split(
    "Aldmere|Brackwater|Calder|Dunholm|Easterby|Fellgate|Glasmoor|Harthwaite|Ironbridge|Kelsow|Lowmarsh|Merrow|"
    "Northfell|Ormsby|Pellworth|Quarrick|Redcombe|Saltley|Thornmere|Ullswick|Vennhead|Westerhaven"
)
BODY = _split(
    "Water|Council|Harbour Board|Constabulary|University|Health Trust|Residents' Union|Chamber of Trade|"
    "Transport Authority|Infrastructure|Gazette Trust|Housing Association|Audit Office|Party|Fire Service|Rail"
)
OFFICE = _split("Chief Executive|Chair|Minister for Rivers|Leader|Director|Secretary|Chief Inspector|Treasurer|Mayor")
REPORT = _split("Inquiry|Review|Safety Audit|Interim Report|Inspection|Value for Money Report|Commission")
PROPOSAL = _split(
    "a duty of candour for utilities|the return of {t} to public ownership|replacing the regulator|compensation "
    "for the families in {t}|publication of the {t} board minutes|a new bridge at {t}|the closure of the {t} "
    "depot|a cap on fares in {t}|a statutory inquiry into {t}|free school meals in {t}|a ban on night flights "
    "over {t}|the merger of the {t} trusts"
)
PAPER = (
    "Aldmark Herald",
    "The Northern Ledger",
    "Evening Clarion",
    "Daily Sextant",
    "The Tribune of Merrow",
    "Kelsow Post",
)
STANCE = {
    "calls_for": "called for {o}",
    "supports": "backed {o}",
    "opposes": "spoke against {o}",
    "rejects": "ruled out {o}",
    "criticises": "criticised {o}",
    "promises": "promised {o}",
    "accepts": "accepted {o}",
}
WORDS = _split(
    "We were told it was safe, and it was not.|Nobody should have to fight for the truth.|This is a serious "
    "failing and we are sorry.|I will not resign.|The figures speak for themselves.|There is no money for this.|"
    "It is time to listen to the people who live here.|We have nothing to hide."
)


@dataclass
class _Draft:
    """An article while it is being written."""

    published: str
    papers: tuple[str, ...]
    headline: str
    byline: str
    pieces: list[tuple[str, str, str, str, str]] = field(default_factory=list)


def coverage(entities: int = 60, seed: int = 7) -> Record:
    """A record of about so many entities; the same arguments give the same record."""
    dice = random.Random(seed)
    made: dict[str, list[Entity]] = defaultdict(list)
    taken: set[str] = set()

    def new(kind: str, name: str, aliases: tuple[str, ...] = (), details: tuple[tuple[str, str], ...] = ()) -> Entity:
        while name in taken:
            name = f"{name} {dice.choice(['of ' + dice.choice(TOWN), 'the Younger', 'II', 'North', 'South'])}"
        taken.add(name)
        entity = Entity(identifier(kind, name), kind, name, aliases, details=details)
        made[kind].append(entity)
        return entity

    for number in range(entities):
        town = TOWN[number % len(TOWN)]
        kind = ("person", "person", "institution", "person", "office", "person", "proposal", "institution", "report")[
            number % 9
        ]
        if kind == "person":
            given, surname = dice.choice(GIVEN), dice.choice(SURNAME)
            new(kind, f"{given} {surname}", (dice.choice(["Ms", "Mr", "Dr"]) + f" {surname}",))
        elif kind == "institution":
            new(kind, f"{town} {dice.choice(BODY)}")
        elif kind == "office":
            body = dice.choice(made["institution"])
            new(kind, dice.choice(OFFICE), details=(("institution", body.id),))
        elif kind == "report":
            new("inquiry" if number % 2 else "report", f"{town} {dice.choice(REPORT)}")
        else:
            new(kind, dice.choice(PROPOSAL).format(t=town))

    drafts = []
    for number in range(max(8, entities // 3)):
        month = int(number * 36 / max(8, entities // 3))
        papers = tuple(dice.sample(PAPER, 3 if dice.random() < 0.25 else 1))
        published = f"{2023 + month // 12}-{month % 12 + 1:02}-{dice.randint(1, 28):02}"
        drafts.append(
            _Draft(
                published,
                papers,
                f"{dice.choice(TOWN)} row deepens, day {number + 1}",
                dice.choice(GIVEN) + " " + dice.choice(SURNAME),
            )
        )

    facts: dict[tuple[str, str, str], tuple[bool, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]] = {}

    def put(
        subject: Entity,
        relation: str,
        target: Entity | str,
        sentence: str,
        exact: str,
        standing: str = "asserted",
        said_by: str = "",
        roles: tuple[tuple[str, str], ...] = (),
        details: tuple[tuple[str, str], ...] = (),
        times: int = 0,
    ) -> None:
        value = target if isinstance(target, str) else target.id
        key = identifier(subject.id, relation, value, *(v for _, v in details))
        facts[key] = (isinstance(target, str), roles, details)
        origin[key] = (subject.id, relation, value)
        for _ in range(times or 1 + (dice.random() < 0.3) + (dice.random() < 0.12)):
            dice.choice(drafts).pieces.append((key, sentence, exact, standing, said_by))

    origin: dict[str, tuple[str, str, str]] = {}

    def pick(kind: str, near: Entity | None = None) -> Entity:
        """One of a kind: most often from the same corner of the coverage, and everywhere a few are in most."""
        group = made[kind]
        if near is not None and dice.random() < 0.8:
            place = made[near.kind].index(near) / len(made[near.kind])
            size = max(3, len(group) * 24 // max(entities, 24))
            corner = min(int(place * len(group)) // size * size, max(0, len(group) - size))
            group = group[corner : corner + size]
        return group[int(len(group) * dice.random() ** 1.8)]

    people, bodies = made["person"], made["institution"]
    names = {entity.id: entity.name for group in made.values() for entity in group}
    for office in made["office"]:
        body = dict(office.details)["institution"]
        for status in ("current", "former")[: 1 + (dice.random() < 0.4)]:
            who = pick("person", office)
            title = f"{office.name} of {names[body]}"
            put(who, "holds", office, f"{who.name}, {status} {title}, made the announcement on Tuesday.",
                f"{status} {title}", roles=(("institution", body),), details=(("status", status),))  # fmt: skip
    for number, who in enumerate(people):
        if number % 3 == 0:
            body = pick("institution")
            put(
                who,
                "works_for",
                body,
                f"A spokesman, {who.name} of {body.name}, said no decision had been taken.",
                f"{who.name} of {body.name}",
            )
        for _ in range(1 + (dice.random() < 0.5)):
            words = dice.choice(WORDS)
            told = pick("institution", who)
            put(who, "said", words, f'"{words}" {who.name} told {told.name} in a statement.', words,
                roles=(("addressee", told.id),) if dice.random() < 0.12 else (),
                details=(("directness", "direct"),), times=1)  # fmt: skip
    for report in [*made["report"], *made["inquiry"]]:
        body, author = pick("institution", report), pick("person", report)
        put(
            report,
            "commissioned_by",
            body,
            f"{report.name}, which {body.name} ordered last spring, runs to 300 pages.",
            f"which {body.name} ordered",
        )
        put(
            report,
            "author",
            author,
            f"{author.name}, who wrote {report.name}, said the findings were plain.",
            f"{author.name}, who wrote {report.name}",
        )
        proposal = pick("proposal", report)
        put(report, "recommends", proposal, f"{report.name} recommends {proposal.name}.", f"recommends {proposal.name}")
        put(report, "issued", "2024-05-03", f"{report.name} came out on 3 May.", "came out on 3 May", times=1)
    for number in range(int(entities * 0.9)):
        who = pick("person") if number % 4 else pick("institution")
        relation = dice.choice(tuple(STANCE))
        target = pick("institution" if relation == "criticises" else "proposal", who)
        if target.id == who.id:
            continue
        by = pick("person") if dice.random() < 0.2 else None
        verb = STANCE[relation].format(o=target.name)
        lead = f"{by.name} said that " if by else ""
        put(
            who,
            relation,
            target,
            f"{lead}{who.name} {verb} at a meeting on Monday night.",
            verb,
            "reported" if by else "asserted",
            by.id if by else "",
        )
    for body in bodies[1::5]:
        put(
            body,
            "part_of",
            pick("institution"),
            f"{body.name} is run by its parent.",
            f"{body.name} is run by its parent",
            times=1,
        )

    articles: list[Article] = []
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for draft in drafts:
        text = draft.headline + "\n\n" + " ".join(piece[1] for piece in draft.pieces)
        story = identifier(text)
        for paper in draft.papers:
            link = f"https://news.example/{identifier(paper, text)}"
            article = Article(
                identifier(paper, text),
                text,
                draft.headline,
                paper,
                "NPA" if len(draft.papers) > 1 else "",
                draft.byline,
                draft.published,
                link,
                story=story,
                body=len(draft.headline) + 2,
            )
            articles.append(article)
            at = len(draft.headline) + 2
            for key, sentence, exact, standing, said_by in draft.pieces:
                start = at + sentence.index(exact)
                evidence[key].append(
                    Evidence(
                        article.span(start, start + len(exact)),
                        article.span(at, at + len(sentence)),
                        standing,
                        said_by,
                        "generator",
                    )
                )
                at += len(sentence) + 1
    statements = []
    for key in sorted(facts):
        literal, roles, details = facts[key]
        statements.append(Statement(key, *origin[key], literal, roles, details, tuple(sorted(evidence[key]))))
    everything = sorted(entity for group in made.values() for entity in group)
    return Record(tuple(sorted(articles, key=lambda a: a.id)), tuple(everything), tuple(statements))
