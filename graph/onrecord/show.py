"""All that is on record about somebody or something, as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from onrecord.articles.corrections import corrections
from onrecord.errors import QueryError
from onrecord.model import Article, Entity, Evidence, Merge, Record, Statement, fold
from onrecord.rdf.moments import moment

__all__ = ["describe", "find"]

_BOLD, _DIM, _MARK, _END = "\x1b[1m", "\x1b[2m", "\x1b[33m", "\x1b[0m"
_CASES = 5  # of a reason for a merge that are shown
_NEAR = 60  # of 100: how like the name asked for one must be to be proposed
# The order a reader asks in: what they are, what they made, where they stand, what they said.
_ORDER: tuple[str, ...] = (
    *("holds", "member_of", "works_for", "part_of", "located_in", "author", "chair", "commissioned_by", "about"),
    *("issued", "recommendation_count", "recommends", "answers"),
)


def find(record: Record, name: str) -> list[Entity]:
    """The entities of that name or alias; where there are none, those whose name has all its words. Best first."""
    wanted = fold(name)
    exact = [entity for entity in record.entities if wanted in map(fold, (entity.name, *entity.aliases))]
    if exact:
        return exact
    parts = set(wanted.split())
    near = [
        entity for entity in record.entities if parts <= set(fold(" ".join((entity.name, *entity.aliases))).split())
    ]
    return sorted(near, key=lambda entity: (len(entity.name), entity.name, entity.id))


def describe(
    record: Record,
    name: str,
    *,
    width: int = 100,
    colour: bool = False,
    why: bool = False,
    corrected: Iterable[tuple[str, str]] | None = None,
) -> str:
    """Everything about the entities of that name, or else all that the articles with those words in their headlines put
    on record. corrected: which article corrects which, where the record has not the articles' text to tell. Raises
    QueryError, with the nearest names, if there are none."""
    if not name.strip():
        raise QueryError("no name given; say whom or what to show")
    entities = find(record, name)
    headed = [] if entities else _headed(record, name)
    if not entities and not headed:
        raise QueryError(f"nobody and nothing named {name!r} is on record" + _nearest(record, name))
    writer = _Writer(record, width, colour, corrections(record.articles) if corrected is None else corrected)
    if headed:
        return "\n".join(line for article in headed[:5] for line in (*writer.article(article), ""))
    # a person comes before the reports and proposals that carry the name
    entities = sorted(
        entities, key=lambda entity: (entity.kind not in {"person", "institution"}, entity.kind, entity.name)
    )
    return "\n".join(line for entity in entities[:5] for line in (*writer.entity(entity, why=why), "")) + _more(
        entities[5:]
    )


def _more(rest: Sequence[Entity]) -> str:
    return "also: " + "; ".join(f"{entity.name} ({entity.kind})" for entity in rest[:20]) + "\n" if rest else ""


def _headed(record: Record, name: str) -> list[Article]:
    """The articles with the words of `name`, two or more, in their headlines as they stand there."""
    wanted = f" {fold(name)} "
    if len(wanted.split()) < 2:
        return []
    found = [article for article in record.articles if wanted in f" {fold(article.headline)} "]
    return sorted(found, key=lambda article: (article.published or "~", article.id))


def _nearest(record: Record, name: str) -> str:
    from rapidfuzz import fuzz

    names = sorted({entity.name for entity in record.entities if entity.named})
    wanted = fold(name)
    scores: dict[str, float] = {}
    for each in names:
        parts = fold(each).split()
        whole = fuzz.ratio(wanted, fold(each))
        # a surname alone, misspelt, is near the one word of a name that it was meant to be
        proper = [fold(part) for part in each.split() if part[:1].isupper()]
        word = max((fuzz.ratio(wanted, part) for part in proper), default=0) - 15
        shared = fuzz.WRatio(name, each) - 10 if set(wanted.split()) & set(parts) else 0
        scores[each] = max(whole, word, shared)
    near = [each for each in sorted(names, key=lambda each: (-scores[each], each))[:3] if scores[each] >= _NEAR]
    return "; nearest: " + ", ".join(near) if near else ""


class _Writer:
    def __init__(self, record: Record, width: int, colour: bool, corrected: Iterable[tuple[str, str]]) -> None:
        self.record, self.width, self.colour = record, width, colour
        self.names = {entity.id: entity.name for entity in record.entities}
        self.articles = {article.id: article for article in record.articles}
        self.corrected: dict[str, list[str]] = {}
        for later, earlier in sorted(corrected):
            self.corrected.setdefault(earlier, []).append(later)
        self.statements = {statement.id: statement for statement in record.statements}
        self.published = {article.id: article.published for article in record.articles}
        self.merged: dict[str, list[Merge]] = {}
        for merge in record.merges:
            self.merged.setdefault(merge.entity, []).append(merge)
        self.confirmed: dict[str, list[str]] = {}
        for decision in record.decisions:
            for statement_id in decision.about if decision.verdict == "confirm" else ():
                self.confirmed.setdefault(statement_id, []).append(f"confirmed by {_line(decision.who)}")
        self.about: dict[str, list[Statement]] = {}
        for statement in record.statements:
            takers = {statement.subject, *(value for _, value in statement.roles)}
            if not statement.literal:
                takers.add(statement.object)
            for taker in takers:
                self.about.setdefault(taker, []).append(statement)

    def style(self, text: str, code: str) -> str:
        return f"{code}{text}{_END}" if self.colour else text

    def entity(self, entity: Entity, *, why: bool) -> Iterator[str]:
        yield self.style(_line(entity.name), _BOLD) + f"  ({entity.kind}{'' if entity.named else ', not named'})"
        if entity.aliases:
            yield from self.wrap("also called " + "; ".join(map(_line, entity.aliases)), "  ")
        if why:
            yield from self.merges(entity)
        statements = self.about.get(entity.id, [])
        if not statements:
            yield "  mentioned, with nothing said of it"
        for statement in sorted(statements, key=self.rank):
            yield ""
            yield from self.statement(statement)

    def article(self, article: Article) -> Iterator[str]:
        """All that one article puts on record, in the order in which it says it."""
        yield self.style(self.source(article), _BOLD) + "  (article)"
        for later in self.corrected.get(article.id, []):
            yield from self.wrap("corrected by " + self.source(self.articles[later]), "  ", code=_MARK)
        at = {
            statement.id: min(item.span.start for item in statement.evidence if item.span.article == article.id)
            for statement in self.statements.values()
            if any(item.span.article == article.id for item in statement.evidence)
        }
        if not at:
            yield "  nothing in it is on record"
        for identifier in sorted(at, key=lambda identifier: (at[identifier], identifier)):
            yield ""
            yield from self.statement(self.statements[identifier])

    def merges(self, entity: Entity) -> Iterator[str]:
        """Why mentions were taken to be one, what is least sure first: each reason with its score and some cases."""
        reasons: dict[tuple[float, str], list[Merge]] = {}
        for merge in self.merged.get(entity.id, []):
            reasons.setdefault((merge.score, merge.reason), []).append(merge)
        told = {reason for _, reason in reasons}
        if not reasons and not entity.reasons:
            yield from self.wrap("one because: every mention carries this name", "  ")
        for score, reason in sorted(reasons):
            cases = reasons[score, reason]
            yield from self.wrap(f"one because: {_line(reason)}  (score {score:.2f}, {_times(len(cases))})", "  ")
            alike: dict[str, int] = {}
            for merge in cases:
                one, other = (f"“{_line(span.text)}”" for span in (merge.one, merge.other))
                papers = [self.source(self.articles[span.article]) for span in (merge.one, merge.other)]
                where = papers[0] if merge.one.article == merge.other.article else " / ".join(papers)
                line = f"{one} = {other}; {where}"
                alike[line] = alike.get(line, 0) + 1
            for line, count in list(alike.items())[:_CASES]:
                often = f" ({_times(count)})" if count > 1 else ""
                yield from self.wrap(line + often, "    ", code=_DIM)
            if rest := sum(list(alike.values())[_CASES:]):
                yield from self.wrap(f"and {rest} more", "    ", code=_DIM)
        for reason in sorted(set(entity.reasons) - told):  # between mentions that nothing on record hangs on
            yield from self.wrap("one because: " + _line(reason), "  ")

    def rank(self, statement: Statement) -> tuple[int, str, str, str]:
        order = (
            _ORDER.index(statement.relation)
            if statement.relation in _ORDER
            else len(_ORDER) + (statement.relation == "said")
        )
        return order, self.first(statement), statement.relation, statement.id

    def first(self, statement: Statement) -> str:
        return min((self.articles[item.span.article].published for item in statement.evidence), default="")

    def name(self, identifier: str) -> str:
        return _line(self.names.get(identifier, identifier))

    def statement(self, statement: Statement) -> Iterator[str]:
        relation = statement.relation.replace("_", " ")
        negated = "does not: " if statement.detail("negated") else ""
        thing = _line(statement.object) if statement.literal else self.name(statement.object)
        if statement.relation == "said":
            thing = ""
        roles = ", ".join(f"{key} {self.name(value)}" for key, value in statement.roles if key != "revises")
        details = ", ".join(
            f"{key} {_line(value)}" for key, value in statement.details if key not in {"negated", "cue", "words"}
        )
        confirmed = ", ".join(sorted(set(self.confirmed.get(statement.id, ()))))
        extra = "; ".join(part for part in (roles, details, confirmed) if part)
        before = self.statements.get(statement.role("revises"))
        turned = f"turns from {self.what(before)}" if before is not None else ""
        extra = "; ".join(part for part in (extra, turned) if part)
        head = f"{self.name(statement.subject)} — {negated}{relation}" + (f" — {thing}" if thing else "")
        yield from self.wrap(head + (f"  [{extra}]" if extra else ""), "  ", code=_BOLD)
        yield from self.counted(statement)
        for item in self.told(statement.evidence):
            yield from item

    def counted(self, statement: Statement) -> Iterator[str]:
        """How many independent stories carry it, and which was the first, where there are several."""
        places = {item.span.article for item in statement.evidence if item.standing not in {"denied", "hedged"}}
        articles = [self.articles[place] for place in places]
        stories = {article.story or article.id for article in articles}
        if len(stories) > 1:
            first = min(articles, key=lambda article: (article.published or "~", article.id))
            yield from self.wrap(f"in {len(stories)} stories, the first {self.source(first)}", "    ")

    def what(self, statement: Statement) -> str:
        """What a statement says, in a word or two: not: supports."""
        negated = "not: " if statement.detail("negated") else ""
        return negated + _line(statement.detail("answer") or statement.relation.replace("_", " "))

    def when(self, items: Sequence[Evidence]) -> str:
        """The words that date a place, with the time they come to: on Monday (2031-03-03)."""
        found: dict[str, None] = {}
        for item in items:
            if item.when:
                value = moment(item, self.published.get(item.span.article, ""))
                found[f"{_line(item.when)} ({value})" if value else _line(item.when)] = None
        return ", ".join(found)

    def told(self, evidence: Iterable[Evidence]) -> Iterator[list[str]]:
        """Each independent story once, with the papers that carry it."""
        stories: dict[str, list[Evidence]] = {}
        for item in evidence:
            article = self.articles[item.span.article]
            stories.setdefault(article.story or article.id, []).append(item)
        for items in stories.values():
            alike: dict[tuple[str, str], list[Evidence]] = {}
            for item in items:
                alike.setdefault((item.standing, item.said_by), []).append(item)
            lines = [line for (standing, who), some in alike.items() for line in self.quoted(some, standing, who)]
            for printed in dict.fromkeys(item.span.article for item in items):
                for later in self.corrected.get(printed, []):
                    lines += self.wrap("corrected by " + self.source(self.articles[later]), "    ", code=_MARK)
            yield lines

    def quoted(self, items: Sequence[Evidence], standing: str, who: str) -> Iterator[str]:
        """Words of one story that have one standing, then who says so, when, in which papers and at what places."""
        seen = {fold(item.span.text): item.span.text for item in reversed(items)}
        for text in reversed(seen.values()):
            yield from self.wrap("“" + _line(text) + "”", "    ", code=_MARK)
        by = f"{standing} by {self.name(who)}" if who else standing
        told = self.wrap(
            "; ".join(part for part in (by, self.when(items), *self.where(items)) if part), "    ", code=_DIM
        )
        yield from (line.replace("\0", " ") for line in told)

    def where(self, items: Iterable[Evidence]) -> Iterator[str]:
        """The papers, and where the words stand in each, in the order in which they were shown: said once for copies
        that have them at the same places."""
        places: dict[str, dict[str, None]] = {}
        for item in items:
            places.setdefault(item.span.article, {})[f"{item.span.start}–{item.span.end}"] = None
        papers: dict[str, dict[str, None]] = {}
        for article, found in places.items():
            # NUL, which no text has here, holds the word and the first number together
            papers.setdefault("characters\0" + ", ".join(found), {})[self.source(self.articles[article])] = None
        for numbers, sources in papers.items():
            yield " / ".join(sources)
            yield numbers

    def source(self, article: Article) -> str:
        return (
            ", ".join(_line(part) for part in (article.headline, article.publisher, article.published) if part)
            or article.id
        )

    def wrap(self, text: str, indent: str, code: str = "") -> list[str]:
        lines = textwrap.wrap(
            text, self.width, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False
        )
        return [self.style(line, code) if code else line for line in lines]


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _line(text: str) -> str:
    """Article text on one line, with nothing in it that a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
