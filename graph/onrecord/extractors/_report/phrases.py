"""Phrases that name or stand for a report or an inquiry: the Tarn Review, a new report, her audit of shelters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onrecord.extractors._text.actors import actor
from onrecord.extractors._text.layout import Layout, layout
from onrecord.extractors._text.lexicon import country, match_table, modifier
from onrecord.extractors._text.noun_runs import noun_run
from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Document, Mention

__all__ = ["Work", "work_mention", "works"]

_SPANS = frozenset({"years", "months", "weeks", "days", "decades", "hours"})
_TOPIC = frozenset({"of", "into", "on", "about", "for"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_PRONOUNS = frozenset({"his", "her", "their", "its", "my", "our"})
_OPENS = frozenset({'"', "“", "‘", "''", "``"})
_CLOSES = frozenset({'"', "”", "’", "''", ",", ".", ";"})
_LIMIT = 14  # tokens of a topic taken into the phrase
_NAME_LIMIT = 12  # words of a tidied name
# nouns that a body's own name may have: the Independent Inquiry into Marsh Homes
_NAMING = frozenset({"inquiry", "enquiry", "review", "audit", "report", "inquest"})
# reports are mostly called after people, inquiries after events
_AFTER_PEOPLE = frozenset({"review", "report", "audit"})
_WORDY = (
    "ing",
    "ed",
    "al",
    "ic",
    "ive",
    "ment",
    "tion",
    "ity",
    "ence",
    "ance",
    "ary",
    "ory",
    "ous",
    "ble",
    "ly",
    "sion",
    "ology",
    "ism",
)
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
    out = page.dep[i] == "obj" and page.lemma[verb] in {"publish", "release"}
    if not out and page.lower[i + 1] not in {"published", "released"}:
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
        if (page.lower[head] not in _NAMING and bare - first == 1) or weak:
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
    named, namesake = _named(plan, start, first, head)
    determiner, owner, begin = _determined(plan, document, start, floor)
    if (
        not determiner
        and not named
        and not (start < first and page.capital(start))
        and not (kind == "inquiry" and following)
    ):
        return None  # under review
    topic, last = _topic(plan, head, bare)
    form = "name" if named else "role"
    if title := _title(page, begin, bare, last, floor):
        return Work(begin, head, bare, last, kind, "name", title, topic, owner, determiner, False, namesake)
    text = page.words(start, last if form == "role" else bare)
    pieces = text.split()
    return Work(
        begin,
        head,
        bare,
        last if form == "role" else bare,
        kind,
        form,
        " ".join(pieces[:_NAME_LIMIT]),
        topic,
        owner,
        determiner,
        weak and not named,
        namesake,
    )


def _title(page: Sheet, begin: int, bare: int, last: int, floor: int) -> str:
    """The title of a report: the report, titled "Low Water", ...; "Low Water", a report by ...; "" if it has none."""
    ceiling = page.sents[page.sent[begin]][1]
    for end in (bare, last):
        k = end + (end < ceiling and page.text[end] == ",")
        if k + 1 < ceiling and page.lower[k] in {"titled", "entitled", "called", "named"}:
            return _quoted(page, k + 1, ceiling)
    k = begin - 1
    if k - 2 < floor or page.text[k] not in {",", "”", '"', "’"}:
        return ""
    k -= page.text[k] == ","
    if page.text[k] not in {"”", '"', "’"}:
        return ""
    start = next((j for j in range(k - 1, max(floor, k - _NAME_LIMIT) - 1, -1) if page.text[j] in _OPENS), -1)
    return _quoted(page, start, k + 1) if start >= 0 else ""


def _quoted(page: Sheet, first: int, ceiling: int) -> str:
    """A title in quotation marks or in capitals from the token on; "" where the words look like none."""
    marked = page.text[first] in _OPENS
    start = stop = first + marked
    small = {"of", "the", "and", "for", "in", "on", "to", "a", "an", "at", ":"}
    while stop < ceiling and stop - start <= _NAME_LIMIT and page.text[stop] not in _CLOSES:
        if not marked and not page.capital(stop) and page.lower[stop] not in small:
            break
        stop += 1
    stop -= stop > start and page.text[stop - 1] == ","
    closed = not marked or (stop < ceiling and page.text[stop] in _CLOSES)
    capitals = sum(page.capital(k) for k in range(start, stop))
    titled = stop > start and page.capital(start) and 2 * capitals >= stop - start
    return page.words(start, stop) if closed and titled and stop - start <= _NAME_LIMIT else ""


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


def _named(plan: Layout, start: int, first: int, head: int) -> tuple[bool, tuple[int, int] | None]:
    """Whether the phrase is a name (the Tarn Review, the Marsh Inquiry), and the person's name in it."""
    page = plan.page
    before = first - 1
    if before < start:
        return False, None
    namesake = None
    if plan.person_at[before] >= 0:
        _, begin, end = plan.people[plan.person_at[before]]
        namesake = (begin, end) if begin >= start else None
    elif page.capital(before) and _known(plan, before):
        namesake = (before, before + 1)
    capital = page.capital(head) and page.capital(before)
    if namesake is not None:
        return True, namesake
    place = page.label[before] == "LOC" or country(page.text[before])
    named = capital and page.pos[before] == "PROPN" and not (place and page.text[head].islower())
    if named and before == start and not place and page.lower[head] in _AFTER_PEOPLE and _surname(page.text[before]):
        namesake = (before, before + 1)  # the Tarn Review, of a Lady Tarn whom the article does not name
    return named, namesake


def _known(plan: Layout, token: int) -> bool:
    """Whether the document names somebody by that surname, in full or with a title."""
    text = plan.page.text
    return any(text[last - 1] == text[token] and last - start > 1 for start, _, last in plan.people)


def _surname(text: str) -> bool:
    """Whether the word looks like a surname and not like a word of the language (Spending, Integrated, National)."""
    low = text.lower()
    return text.isalpha() and not text.isupper() and len(low) > 2 and not low.endswith(_WORDY) and not modifier(low)


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
        return "'s", owner, owner[1] if owner else start
    if low in _PRONOUNS:
        kind = "person" if low in {"his", "her", "my"} else "institution" if low == "its" else "person"
        return low, (Mention(page.span(k, k + 1), kind, "pronoun", page.text[k]), k, k + 1), k
    if page.pos[k] == "DET" or low in {"another", "one"}:
        return low, None, k
    return "", None, start


def _topic(plan: Layout, head: int, bare: int) -> tuple[tuple[int, int] | None, int]:
    """Tokens of what it is about (into ..., on ..., of ...), and where the phrase ends with it."""
    page = plan.page
    ceiling = page.sents[page.sent[head]][1]
    if bare + 1 >= ceiling or page.lower[bare] not in _TOPIC:
        return None, bare
    first = bare + 1
    if (
        page.label[first] == "DATE"
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
