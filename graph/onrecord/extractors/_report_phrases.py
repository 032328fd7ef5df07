"""Phrases that name or stand for a report or an inquiry: the Tarn Review, a new report, her audit of shelters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.extractors._lexicon import country, match_office, match_table, modifier
from onrecord.extractors._office_phrases import Layout, layout
from onrecord.extractors._roles import roles
from onrecord.extractors._sheet import Sheet
from onrecord.model import Document, Mention
from onrecord.vocabulary import words

__all__ = ["Work", "actor", "actors", "noun_run", "work_at", "work_mention", "works"]

_TOPIC = frozenset({"of", "into", "on", "about", "for"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_PRONOUNS = frozenset({"his", "her", "their", "its", "my", "our"})
_LIMIT = 14  # tokens of a topic taken into the phrase
_NAME_LIMIT = 12  # words of a tidied name


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


def work_at(document: Document, token: int) -> Work | None:
    """The report whose noun stands at the token, None if none does."""
    return next((work for work in works(document) if work.head == token), None)


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
        if page.lower[head] not in _NAMING or weak:
            return None  # the US Geological Survey
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
    determiner, owner, begin = _determined(plan, document, start, head, floor)
    if (
        not determiner
        and not named
        and not (start < first and page.capital(start))
        and not (kind == "inquiry" and following)
    ):
        return None  # under review
    topic, last = _topic(plan, head, bare)
    form = "name" if named else "role"
    text = page.words(start, last if form == "role" else bare)
    pieces = text.split()
    return Work(
        begin, head, bare, last if form == "role" else bare, kind, form, " ".join(pieces[:_NAME_LIMIT]), topic, owner, determiner,
        weak and not named, namesake,
    )  # fmt: skip


# nouns that a body's own name may have: the Independent Inquiry into Marsh Homes
_NAMING = frozenset({"inquiry", "enquiry", "review", "audit", "report", "inquest"})
_MAKERS = frozenset(
    {"author", "chair", "chairman", "chairwoman", "head", "leader", "co-author", "lead", "secretary", "counsel"}
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
    capital = page.capital(head) and page.capital(before)
    if namesake is not None:
        return True, namesake
    place = page.label[before] == "LOC" or country(page.text[before])
    return capital and page.pos[before] == "PROPN" and not (place and page.text[head].islower()), None


def _determined(
    plan: Layout, document: Document, start: int, head: int, floor: int
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
    stop = noun_run(plan, first, ceiling)
    if stop <= first:
        return None, bare
    return (first, stop), stop if stop - bare <= _LIMIT else bare


def noun_run(plan: Layout, first: int, ceiling: int, infinitives: bool = False) -> int:
    """Past the end of a noun phrase with all that hangs on it, told by the words themselves: a parser often hangs them elsewhere.

    It ends at a comma or another mark, a finite verb, a conjunction or relative that opens a clause, a date, "by" before
    whoever made the report, a participle that says who made it; an infinitive too unless `infinitives`.
    """
    page = plan.page
    stop = first
    participle = False
    clause = page.lower[first] in _ASKED
    while stop < ceiling and stop - first < 30:
        low, tag, pos = page.lower[stop], page.tag[stop], page.pos[stop]
        if pos == "PUNCT" and low not in _JOINING and not (low in _QUOTES and stop > first):
            break
        done = tag == "VBN" or (tag == "VBD" and "by" in page.lower[stop + 1 : stop + 3])
        if clause:
            if low in _OPENING and low not in {"that", "who", "which", "if", "than"} and stop > first:
                break
            stop += 1
            continue
        if infinitives and pos == "AUX" and tag == "VB":  # the right to be enacted
            stop += 1
            continue
        if (tag in {"VBD", "VBZ", "VBP", "MD"} and not done) or pos == "AUX" or (low in _OPENING and stop > first):
            break
        if low == "for" and stop > first and not infinitives and _served(plan, stop + 1, ceiling):
            break  # a report on prisons for the ministry
        if tag == "PRP" or (page.label[stop] == "DATE" and stop > first):
            break
        if low == "to" and pos == "PART" and not infinitives:
            break
        if done and stop > first and not participle:
            if not infinitives and page.lemma[stop] in words("report_verbs") and not _harmless(plan, stop):
                break
            participle = True
        if (
            low == "by"
            and not participle
            and not infinitives
            and stop > first
            and (stop + 1 in plan.starts or _named_body(plan, stop + 1))
        ):
            break
        stop += 1
    if not clause and stop < ceiling and (page.tag[stop] in {"VBD", "VBZ", "VBP", "MD"} or page.pos[stop] == "AUX"):
        cut = next((k for k in range(stop - 1, max(first, stop - 7), -1) if page.pos[k] == "CCONJ"), -1)
        stop = cut if cut > first else stop  # and the government said
    while stop > first and (
        page.pos[stop - 1] in {"ADP", "DET", "CCONJ", "ADV", "PART"}
        or (page.pos[stop - 1] == "PUNCT" and page.lower[stop - 1] not in _QUOTES)
    ):
        stop -= 1
    return stop


_ASKED = frozenset({"whether", "how", "why", "what", "who", "when", "where"})
_JOINING = frozenset({"-", "–", "/", "'", "’"})
_QUOTES = frozenset({'"', "“", "”", "‘"})
_OPENING = frozenset({"that", "which", "who", "where", "when", "after", "before", "as", "while", "because", "since", "until", "if", "whether",
                      "so", "although", "but", "amid", "following", "than"})  # fmt: skip


def _served(plan: Layout, first: int, ceiling: int) -> bool:
    """Whether a body, a person or an office begins at the token, articles and the like aside."""
    page = plan.page
    k = first
    while k < ceiling and k - first < 4 and plan.body_at[k] < 0:
        if page.pos[k] not in {"DET", "ADJ"} and page.lower[k] != "then" and not modifier(page.lower[k]):
            break
        if match_office(page.lower, page.text, k) is not None:
            break
        k += 1
    return k < ceiling and (
        plan.whole_at[k] >= 0 or plan.body_at[k] >= 0 or match_office(page.lower, page.text, k) is not None
    )


def _harmless(plan: Layout, verb: int) -> bool:
    """Whether a participle like "carried out" tells of the topic and not of who made the report: abuse carried out by gangs."""
    page = plan.page
    k = verb + 1
    while k < len(page) and page.lower[k] in {"out", "up"}:
        k += 1
    if k + 1 >= len(page) or page.lower[k] != "by":
        return page.lemma[verb] in {"carry", "conduct", "produce", "run", "complete"} and page.lower[k : k + 1] not in (
            ["for"],
            ["on"],
        )
    k += 1
    ceiling = page.sents[page.sent[verb]][1]
    while k < ceiling and page.pos[k] in {"DET", "ADJ", "NOUN", "PROPN", "VERB", "NUM"}:
        if k in plan.starts or plan.body_at[k] >= 0 or page.lower[k] in words("offices"):
            return False
        k += 1
    return True


def _named_body(plan: Layout, token: int) -> bool:
    return token < len(plan.body_at) and plan.body_at[token] >= 0


def actor(plan: Layout, document: Document, token: int) -> tuple[Mention, int, int] | None:
    """Who stands at a token: a named person or institution, a pronoun, a role; with its tokens. None if nobody."""
    page = plan.page
    if token < 0:
        return None
    person = plan.whole_at[token]
    if person >= 0:
        start, _, last = plan.people[person]
        return Mention(page.span(start, last), "person", "name", page.words(start, last)), start, last
    number = plan.body_at[token]
    if number >= 0:
        first, name, _, last, form, _ = plan.bodies[number]
        return Mention(page.span(first, last), "institution", form, page.words(name, last)), first, last
    low = page.lower[token]
    if low in {"he", "she", "his", "her", "him", "they", "their", "them", "i", "we"}:
        return Mention(page.span(token, token + 1), "person", "pronoun", page.text[token]), token, token + 1
    if low in {"it", "its"}:
        return Mention(page.span(token, token + 1), "institution", "pronoun", page.text[token]), token, token + 1
    if low in {"who", "which", "that"} and page.pos[token] in {"PRON", "DET", "SCONJ"}:
        before = token - 1 - (token > 0 and page.text[token - 1] == ",")
        if before >= 0 and (plan.person_at[before] >= 0 or plan.body_at[before] >= 0):
            return actor(plan, document, before)
        verb = page.head[token]
        return actor(plan, document, page.head[verb]) if page.dep[verb] == "acl" and page.head[verb] != token else None
    for k in [token + 1, *(k for k in page.children[token] if page.full[k] in {"appos", "flat"})]:
        if k < len(page) and plan.whole_at[k] >= 0 and page.sent[k] == page.sent[token]:
            return actor(plan, document, k)
    if page.pos[token] in {"NOUN", "PROPN"} and (page.lower[token] in words("persons") or page.lower[token] in words("offices") or _role(document, page, token)):  # fmt: skip
        mention = _role(document, page, token)
        if mention is not None:
            first = next(i for i in range(token, -1, -1) if page.start[i] <= mention.span.start)
            last = next(i for i in range(token, len(page)) if page.end[i] >= mention.span.end) + 1
            return mention, first, last
    if page.label[token] == "LOC" and (land := country(page.words(*page.ents[page.ent[token]][:2]))):
        first, last, _ = page.ents[page.ent[token]]
        return Mention(page.span(first, last), "place", "name", land), first, last
    return None


@lru_cache(maxsize=4)
def _role_index(document: Document) -> dict[int, Mention]:
    """Character -> the role mention that covers it."""
    return {at: mention for mention in roles(document) for at in range(mention.span.start, mention.span.end)}


def _role(document: Document, page: Sheet, token: int) -> Mention | None:
    return _role_index(document).get(page.start[token])


def actors(plan: Layout, document: Document, token: int) -> list[tuple[Mention, int, int]]:
    """Whoever stands at a token and what is coordinated with it."""
    page = plan.page
    found = [actor(plan, document, token)]
    found += [actor(plan, document, k) for k in page.children[token] if page.dep[k] == "conj"] if token >= 0 else []
    return [one for one in found if one is not None]
