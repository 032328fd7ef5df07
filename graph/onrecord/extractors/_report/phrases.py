"""Phrases that name or stand for a report or an inquiry: the Tarn Review, a new report, her audit of shelters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onrecord.extractors._report.titles import NAME_LIMIT, named, title
from onrecord.extractors._text.actors import actor
from onrecord.extractors._text.layout import Layout, layout
from onrecord.extractors._text.lexicon import match_table
from onrecord.extractors._text.noun_runs import noun_run
from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Document, Mention
from onrecord.vocabulary import words

__all__ = ["Work", "work_mention", "works"]

_SPANS = frozenset({"years", "months", "weeks", "days", "decades", "hours"})
_TOPIC = frozenset({"of", "into", "on", "about", "for"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_PRONOUNS = frozenset({"his", "her", "their", "its", "my", "our"})
_LIMIT = 14  # nouns that a body's own name may have: the Independent Inquiry into Marsh Homes
_NAMING = frozenset({"inquiry", "enquiry", "review", "audit", "report", "inquest"})
_MAKERS = frozenset(
    {"author", "chair", "chairman", "chairwoman", "head", "leader", "co-author", "lead", "secretary", "counsel"}
)


@dataclass(frozen=True, slots=True)
class Work:
    """A report or inquiry in the text. All numbers are token indices.

    first, last: the phrase with determiner or possessor and topic; head: its noun; bare: past the noun.
    kind: report or inquiry; form: name or role; topic: tokens of what it is about or None; owner: whose it is, if said;
    determiner: lower case, "" if none, 's for a possessor; weak: the noun alone is not enough; namesake: tokens of a
    person's name in its own (the Tarn Review) or None.
    """

    first: int
    head: int
    bare: int
    last: int
    kind: str
    form: str
    name: str
    topic: tuple[int, int] | None = None
    owner: tuple[Mention, int, int] | None = None
    determiner: str = ""
    weak: bool = False
    namesake: tuple[int, int] | None = None


@lru_cache(maxsize=4)
def works(document: Document) -> tuple[Work, ...]:
    """Every single report or inquiry that the document speaks of, in order."""
    plan = layout(document)
    page = plan.page
    found: list[Work] = []
    i = 0
    while i < len(page):
        match = match_table("reports", page.lower, i)
        if match is None:
            if (published := _findings(page, i)) is not None:
                found.append(published)
            i += 1
            continue
        size, (kind, strength) = match
        head = i + size - 1
        work = None
        if strength != "other" and page.sent[head] == page.sent[i]:
            head = next((k - 1 for k in range(i + 1, i + size) if page.lower[k] == "of"), head)
            work = _work(plan, document, i, head, i + size, kind, strength == "weak")
        if work is not None:
            found.append(work)
        i += size
    return tuple(found)


def _findings(page: Sheet, i: int) -> Work | None:
    """Findings that came out: findings published on Monday, released its findings."""
    if page.lower[i] != "findings" or i + 1 >= len(page):
        return None
    verb = page.head[i]
    out = page.dep[i] == "obj" and page.lemma[verb] in {"publish", "release", "post"}
    if not out and page.lower[i + 1] not in {"published", "released", "posted"}:
        return None
    begin = i - (i > 0 and page.lower[i - 1] in {"the", "new", "its", "their"})
    return Work(begin, i, i + 1, i + 1, "report", "role", "findings")


def work_mention(page: Sheet, work: Work) -> Mention:
    """The mention of a report or inquiry."""
    return Mention(page.span(work.first, work.last), work.kind, work.form, work.name)


def _work(plan: Layout, document: Document, first: int, head: int, bare: int, kind: str, weak: bool) -> Work | None:
    page = plan.page
    if page.pos[head] not in {"NOUN", "PROPN"} or page.tag[head] in {"NNS", "NNPS"} or plan.person_at[head] >= 0:
        return None
    if bare < len(page) and page.lower[bare] in {"-", "–"} and page.start[bare] == page.end[bare - 1]:
        return None
    number = plan.body_at[head]
    if number >= 0 and plan.bodies[number][4] == "name":
        body_first, name, _, stop, _, _ = plan.bodies[number]
        if (
            (page.lower[head] not in _NAMING and bare - first == 1)
            or weak
            or page.words(name, stop).lower() in words("news_media")
        ):
            return None  # the US Geological Survey, but the Royal Commission into it
        return Work(body_first, head, stop, stop, kind, "name", page.words(name, stop), None, None, "the", False, None)
    following = (
        page.pos[bare] in {"NOUN", "PROPN"} and page.sent[bare] == page.sent[head] if bare < len(page) else False
    )
    if (
        following
        and page.dep[head] in {"compound", "nmod"}
        and page.head[head] >= bare
        and page.lower[bare] not in _MAKERS
    ):
        return None  # the inquiry team
    floor = page.sents[page.sent[head]][0]
    start = first
    while start > floor and _modifies(plan, start - 1, head):
        start -= 1
    if page.words(start, head + 1).lower() in words("news_media"):
        return None  # the Drudge Report
    is_named, namesake = named(plan, start, first, head)
    determiner, owner, begin = _determined(plan, document, start, floor)
    if (
        not determiner
        and not is_named
        and not (start < first and page.capital(start))
        and not (kind == "inquiry" and following)
    ):
        return None  # under review
    topic, last = _topic(plan, head, bare)
    form = "name" if is_named else "role"
    if own := title(page, begin, bare, last, floor):
        return Work(begin, head, bare, last, kind, "name", own, topic, owner, determiner, False, namesake)
    text = page.words(start, last if form == "role" else bare)
    pieces = text.split()
    return Work(
        begin,
        head,
        bare,
        last if form == "role" else bare,
        kind,
        form,
        " ".join(pieces[:NAME_LIMIT]),
        topic,
        owner,
        determiner,
        weak and not is_named,
        namesake,
    )


def _modifies(plan: Layout, k: int, head: int) -> bool:
    """Whether the word at k stands before the noun and belongs to its phrase: national, seven-year, Jay."""
    page = plan.page
    low = page.lower[k]
    if low in {"-", "–"}:
        return k > 0 and page.end[k - 1] == page.start[k] and page.end[k] == page.start[k + 1]
    if page.pos[k] in {"ADJ", "NOUN", "PROPN", "NUM"} or (
        page.pos[k] == "VERB" and page.dep[k] in {"amod", "compound"}
    ):
        return page.dep[k] not in {"nsubj", "obj"} or page.head[k] == head or page.head[k] == k + 1
    return page.pos[k] == "ADV" and page.head[k] > k and page.head[k] <= head


def _determined(
    plan: Layout, document: Document, start: int, floor: int
) -> tuple[str, tuple[Mention, int, int] | None, int]:
    """Determiner, owner and first token of the phrase."""
    page = plan.page
    k = start - 1
    if k < floor:
        return "", None, start
    low = page.lower[k]
    if low in _POSSESSIVE and page.pos[k] == "PART":
        owner = actor(plan, document, k - 1)
        return "'s", _undated(page, owner), owner[1] if owner else start
    if low in _PRONOUNS:
        kind = "person" if low in {"his", "her", "my"} else "institution" if low == "its" else "person"
        return low, (Mention(page.span(k, k + 1), kind, "pronoun", page.text[k]), k, k + 1), k
    if page.pos[k] == "DET" or low in {"another", "one"}:
        return low, None, k
    return "", None, start


def _undated(page: Sheet, owner: tuple[Mention, int, int] | None) -> tuple[Mention, int, int] | None:
    """An owner without the year that is the report's: a 2015 | inspector general's report."""
    if owner is None or owner[0].form != "role":
        return owner
    _, first, last = owner
    year = next((k for k in range(first, last - 1) if page.text[k].isdigit() and len(page.text[k]) == 4), -1)
    if year < 0:
        return owner
    label = " ".join(word for word in owner[0].label.split() if not (word.isdigit() and len(word) == 4))
    return Mention(page.span(year + 1, last), owner[0].kind, "role", label), first, last


def _topic(plan: Layout, head: int, bare: int) -> tuple[tuple[int, int] | None, int]:
    """Tokens of what it is about (into ..., on ..., of ...), and where the phrase ends with it."""
    page = plan.page
    ceiling = page.sents[page.sent[head]][1]
    if bare + 1 >= ceiling or page.lower[bare] not in _TOPIC:
        return None, bare
    first = bare + 1
    if page.lower[bare] == "for":  # a report for the board | on its boats
        on = next(
            (k for k in range(first + 1, min(first + 6, ceiling - 1)) if page.lower[k] in {"on", "into", "about"}), -1
        )
        if on > 0 and not any(page.pos[k] in {"VERB", "AUX", "PUNCT"} for k in range(first, on)):
            first = on + 1
    if page.lower[first] in {"that", "which", "whom", "whose"}:
        return None, bare
    if (
        (page.label[first] == "DATE" and page.lower[bare] != "of")
        or page.lower[first] in {"kind", "sort"}
        or page.lower[first + 1 : first + 2] in (["kind"], ["sort"], ["type"])
    ):
        return None, bare
    if page.lower[bare] == "for" and page.lower[first] in _SPANS:
        return None, bare  # resisted an inquiry for years
    stop = noun_run(plan, first, ceiling)
    if stop <= first:
        return None, bare
    if page.lower[first] in {"what", "how", "why", "whether", "who"}:  # into what happened | is underway
        verbs = [k for k in range(first, stop) if page.tag[k] in {"VBD", "VBZ", "VBP", "MD"}]
        stop = next((k for before, k in pairwise(verbs) if page.pos[before] != "AUX" and page.pos[k] == "AUX"), stop)
    if page.lower[bare] == "for" and any(plan.body_at[k] >= 0 for k in range(first, min(first + 2, stop))):
        return None, bare  # a report for the Harbour Board
    return (first, stop), stop if stop - bare <= _LIMIT else bare
