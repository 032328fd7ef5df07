"""Records of any shape and with any text, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from onrecord.model import Article, Decision, Entity, Evidence, Match, Merge, Record, Span, Statement

# any characters, lone surrogates and control characters among them
words = st.text(st.characters(), max_size=12)
some = st.text(st.characters(), min_size=1, max_size=12)
names = st.one_of(st.sampled_from(["a1", "b2", "c3", "d4", "..", "x/y#z", "e-5-9"]), some)
kinds = st.one_of(
    st.sampled_from(["person", "institution", "office", "report", "inquiry", "recommendation", "proposal", "place"]),
    some,
)
relations = st.one_of(
    st.sampled_from(["holds", "member_of", "said", "author", "about", "issued", "recommendation_count", "recommends"]),
    st.sampled_from(["answers", "calls_for", "opposes", "located_in", "callsFor"]),
    some,
)
dates = st.one_of(
    st.sampled_from(["", "2031", "2031-04", "2031-04-07", "2031-04-07T09:30:00Z", "2031-04-07T09:30:00.500+00:00"]),
    st.sampled_from(["2031-02-30", "2031-13", "0000", "2031-04-07T24:00:00Z", "2031-04-07T09:30:00-14:30"]),
    st.datetimes().map(lambda moment: moment.isoformat()),
    words,
)
keys = st.one_of(st.sampled_from(["status", "since", "until", "negated", "directness", "as", "cue", "answer"]), words)
values = st.one_of(st.sampled_from(["yes", "former", "direct", "accepted", "true"]), dates)
details = st.lists(st.tuples(keys, values), max_size=3, unique=True).map(tuple)
roles = st.lists(
    st.tuples(st.one_of(st.sampled_from(["institution", "addressee", "revises"]), words), names),
    max_size=2,
    unique=True,
).map(tuple)


references = st.lists(names, max_size=2)
targets = st.one_of(
    st.sampled_from(["https://a.example/e/1?b=c#d", "http://a b.example/", "urn:x:y", "Q42", "javascript:alert(1)"]),
    words,
)


@st.composite
def spans(draw: st.DrawFn, article: Article) -> Span:
    """A span of that article."""
    start = draw(st.integers(0, len(article.text) - 1))
    return article.span(start, draw(st.integers(start + 1, len(article.text))))


@st.composite
def articles(draw: st.DrawFn, identifier: str) -> Article:
    """An article of that identifier."""
    return Article(
        id=identifier,
        text=draw(some),
        headline=draw(words),
        publisher=draw(words),
        agency=draw(words),
        byline=draw(words),
        published=draw(dates),
        url=draw(words),
        language=draw(words),
        story=draw(words),
        page=draw(words),
        body=draw(st.integers(0, 9)),
        pieces=tuple(draw(st.lists(st.tuples(*[st.integers(0, 99)] * 3), max_size=2))),
    )


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record: identifiers of things that are not there among its references, anything as names and words."""
    found = [draw(articles(name)) for name in draw(st.lists(names, max_size=3, unique=True))]
    entities = [
        Entity(
            name,
            draw(kinds),
            draw(words),
            tuple(draw(st.lists(words, max_size=2))),
            draw(st.booleans()),
            draw(details),
            tuple(draw(st.lists(words, max_size=2))),
        )
        for name in draw(st.lists(names, max_size=4, unique=True))
    ]
    statements = []
    for name in draw(st.lists(names, max_size=4, unique=True)) if found else []:
        evidence = []
        for article in draw(st.lists(st.sampled_from(found), min_size=1, max_size=2)):
            evidence.append(
                Evidence(
                    draw(spans(article)),
                    draw(spans(article)),
                    draw(st.sampled_from(["asserted", "reported", "denied", "planned", "hedged", "rumoured"])),
                    draw(st.one_of(st.just(""), names)),
                    draw(words),
                    draw(words),
                    draw(st.floats(allow_nan=False)),
                )
            )
        literal = draw(st.booleans())
        statements.append(
            Statement(
                name,
                draw(names),
                draw(relations),
                draw(values if literal else names),
                literal,
                draw(roles),
                draw(details),
                tuple(evidence),
            )
        )
    merges = []
    for article in draw(st.lists(st.sampled_from(found), max_size=2)) if found else []:
        other = draw(st.sampled_from(found))
        one, two = draw(spans(article)), draw(spans(other))
        merges.append(Merge(draw(names), one, two, draw(words), draw(st.floats(allow_nan=False))))
    decisions = [
        Decision(
            verdict, *(draw(words) for _ in range(3)), draw(words), draw(dates), draw(words), tuple(draw(references))
        )
        for verdict in draw(st.lists(st.sampled_from(["same", "rename", "reject", "confirm"]), max_size=3))
    ]
    rejected = [each for each in statements if draw(st.booleans())]
    matches = [
        Match(draw(names), draw(targets), draw(words), draw(words), draw(st.floats(0, 1)), draw(st.booleans()))
        for _ in range(draw(st.integers(0, 2)))
    ]
    kept = tuple(each for each in statements if each not in rejected)
    return Record(tuple(found), tuple(entities), kept, tuple(merges), tuple(decisions), tuple(rejected), tuple(matches))
