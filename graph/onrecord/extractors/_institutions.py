"""Where a document speaks of institutions: the model's organisations put right by rule, and those that common nouns
name (West Yorkshire police, the UK government) or stand for (the council, the government)."""

from __future__ import annotations

from functools import lru_cache

from onrecord.extractors._lexicon import capitalised, country, match_office, match_table, party, singular
from onrecord.extractors._people import body_end, names
from onrecord.extractors._sheet import Sheet, sheet
from onrecord.model import Document, Mention
from onrecord.vocabulary import words

__all__ = ["Body", "bodies", "institutions"]

# Classes of bodies that a place's name before them makes one institution: Northfell council, not a Northfell shop.
_PLACED = frozenset({"government", "legislature", "court", "police", "force"})
# Classes whose head noun, in small letters after an organisation's name, belongs to that name: Harbourside council.
_STRETCHED = _PLACED | {"party", "health", "school", "church", "general"}
_NOT_ALONE = frozenset(
    {
        "organization",
        "organisation",
        "movement",
        "front",
        "house",
        "unit",
        "body",
        "centre",
        "center",
        "order",
        "surgery",
        "operator",
        "developer",
        "manufacturer",
        "producer",
        "supplier",
        "builder",
        "contractor",
        "exchange",
        "command",
        "bench",
        "lords",
        "commons",
        "diet",
        "star",
        "publisher",
        "convent",
        "temple",
        "parish",
        "executive",
        "force",
        "network",
        "channel",
        "station",
        "studio",
        "paper",
        "daily",
        "weekly",
        "website",
        "mission",
        "bank",
        "school",
        "initiative",
        "convention",
        "chamber",
        "opposition",
        "crown",
        "nursery",
        "laboratory",
        "lab",
    }
)
# Classes whose head noun means something else after many a noun: a graduation party, a search team.
_LOOSE = frozenset({"party", "general", "campaign"})
_LINKS = frozenset({"of", "for", "and", "&", "the", "on"})
_ARTICLES = frozenset({"the", "a", "an"})

Body = tuple[int, int, int, int, str, str]
"""First token with determiner, first of the name itself, head, past last, form (name or role), class of body or ""."""


@lru_cache(maxsize=4)
def bodies(document: Document) -> tuple[Body, ...]:
    """Every place that speaks of an institution, in order of the text, none overlapping another."""
    page = sheet(document)
    taken = [False] * len(page)
    for _, first, last in names(document):
        for i in range(first, last):
            taken[i] = True
    found: list[Body] = []
    known: dict[str, list[tuple[str, ...]]] = {}
    for first, last, label in page.ents:
        if label == "ORG" and last - first > 1:
            known.setdefault(page.text[first], []).append(tuple(page.text[first:last]))
    for first, last, label in page.ents:
        if label == "ORG":
            longest = max(
                (
                    len(name)
                    for name in known.get(page.text[first], ())
                    if tuple(page.text[first : first + len(name)]) == name
                ),
                default=0,
            )
            _entity(page, found, taken, first, max(last, first + longest))
    _nouns(page, found, taken)
    found.sort()
    return tuple(found)


def institutions(document: Document) -> list[Mention]:
    """Every mention of an institution, in order: form name where something names it, role where a bare noun stands for it.

    The span has the determiner ("the Harbour Board", "the government"), the name of a named one has not ("Harbour Board").
    """
    return [body_mention(sheet(document), body) for body in bodies(document)]


def body_mention(page: Sheet, body: Body) -> Mention:
    """The mention of one of `bodies`."""
    first, name, _, last, form, _ = body
    if form == "role":
        return Mention(page.span(first, last), "institution", "role", page.words(name, last))
    return Mention(page.span(first, last), "institution", "name", page.words(name, last))


def body_class(page: Sheet, i: int) -> tuple[str, bool]:
    """What kind of body the noun at i heads, and whether it stands for one alone; ("", False) if it is none."""
    for form in (page.lower[i], singular(page.lower[i])):
        entry = words("bodies").get(form)
        if entry:
            return entry[0], (entry[1] == "role" and page.lower[i] == form) or form in {"police", "authorities"}
    return "", False


def _put(
    page: Sheet, found: list[Body], taken: list[bool], first: int, head: int, last: int, form: str, kind: str
) -> None:
    name = first
    while name < last - 1 and page.lower[name] in _ARTICLES:
        name += 1
    start = name
    floor = page.sents[page.sent[name]][0]
    if start > floor and page.lower[start - 1] in _ARTICLES and not taken[start - 1]:
        start -= 1
    found.append((start, name, head, last, form, kind))
    for i in range(start, last):
        taken[i] = True


def _entity(page: Sheet, found: list[Body], taken: list[bool], first: int, last: int) -> None:
    """An organisation of the model's, stretched over a head noun that it left out, or dropped if it is none."""
    lower = page.lower
    while (
        last > first
        and (page.pos[last - 1] == "PUNCT" or lower[last - 1] in {"'s", "’s", "'", "’"})
        and not page.text[last - 1].endswith(".")
    ):
        last -= 1
    while first < last and (
        lower[first] in _ARTICLES or (page.pos[first] in {"PUNCT"} and lower[first] not in {"(", "["})
    ):
        first += 1
    if first >= last or any(taken[first:last]) or not any(c.isalnum() for c in page.words(first, last)):
        return
    if (
        last - first == 1
        and (country(page.text[first]) or match_table("reports", lower, first))
        and not _body_follows(page, last)
    ):
        return
    last = body_end(page, first, last) or last
    office = match_office(lower, page.text, first)
    if office and len(office.form) == last - first and not body_class(page, last - 1)[0]:
        return  # "Prime Minister" alone
    if (
        last - first > 1
        and lower[last - 1] in words("reports")
        and lower[last - 1] not in {"research", "analysis", "survey"}
    ):
        return  # the Vale Review is a report
    while last - first > 1 and lower[last - 1] in _LINKS:
        last -= 1
    last = _joined(page, taken, first, last)
    last, head, kind = _stretch(page, taken, first, last)
    _put(page, found, taken, first, head, last, "name", kind or body_class(page, head)[0])


def _joined(page: Sheet, taken: list[bool], first: int, last: int) -> int:
    """Past the end of a name that the model cut at "&" or "and": the Bell & Marr Foundation."""
    k = last + 1
    if k >= len(page) or page.lower[last] not in {"&", "and"} or page.sent[k] != page.sent[first]:
        return last
    while k < len(page) and k - last < 6 and page.capital(k) and page.pos[k] in {"PROPN", "NOUN"} and not taken[k]:
        k += 1
    heads = {
        "foundation",
        "institute",
        "trust",
        "association",
        "society",
        "council",
        "commission",
        "university",
        "fund",
    }
    return k if k > last + 2 and page.lower[k - 1] in heads and page.label[last + 1] in {"", "ORG"} else last


def _body_follows(page: Sheet, at: int) -> bool:
    return at < len(page) and bool(body_class(page, at)[0])


def _stretch(page: Sheet, taken: list[bool], first: int, last: int) -> tuple[int, int, str]:
    """Past last, head and class of a name from `first` that may run on over common nouns to a body's head noun."""
    end, head, kind = last, last - 1, ""
    sent = page.sent[first]
    for i in range(last, min(last + 4, len(page))):
        if (
            page.sent[i] != sent
            or taken[i]
            or page.pos[i] not in {"NOUN", "PROPN", "ADJ"}
            or page.label[i] in {"PER", "DATE"}
        ):
            break
        if match_office(page.lower, page.text, i) and not body_class(page, i)[0]:
            break
        found, alone = body_class(page, i)
        if page.text[i].islower() and (
            found not in _STRETCHED or not alone or (i == last and body_class(page, last - 1)[0])
        ):
            found = ""
        # a head noun, not the modifier of one that is no body: council tax, police officers
        if found and not _modifies(page, i) and singular(page.lower[i]) == page.lower[i]:
            end, head, kind = i + 1, i, found
            match = match_table("bodies", page.lower, i)
            if match and match[0] > 1 and not any(taken[i : i + match[0]]):
                end, head = i + match[0], i + match[0] - 1
    return end, head, kind


def _modifies(page: Sheet, i: int) -> bool:
    """Whether the noun at i stands before another noun as its modifier and is no head."""
    return (
        page.dep[i] in {"compound", "amod"}
        and page.head[i] > i
        and i + 1 < len(page)
        and page.pos[i + 1] in {"NOUN", "PROPN", "ADJ"}
    )


def _nouns(page: Sheet, found: list[Body], taken: list[bool]) -> None:
    """Institutions that nouns name or stand for, where the model saw none."""
    for i in range(len(page)):
        if taken[i]:
            continue
        match = match_table("bodies", page.lower, i)
        if match is None:
            if page.lower[i] != "police" and page.lower[i] != "authorities":
                continue
            match = (1, words("bodies")[page.lower[i]])
        size, (kind, alone) = match
        head, end = i + size - 1, i + size
        if any(taken[i:end]) or page.pos[head] not in {"NOUN", "PROPN"} or page.sent[head] != page.sent[i]:
            continue
        if _modifies(page, head) and not (end < len(page) and page.label[end] == "PER"):
            continue
        if page.label[head] == "LOC" and not (alone == "-" and size > 1) and page.ents[page.ent[head]][1] != end:
            continue
        first, named = _left(page, taken, i, kind) if alone == "role" or size == 1 else (i, False)
        capital = page.capital(i) and (page.pos[head] == "PROPN" or i > page.sents[page.sent[i]][0])
        if (capital and kind != "company") or named:
            end, more = _right(page, taken, end)
            named = named or more
        if named or (capital and first < i):
            _put(page, found, taken, first, head, end, "name", kind)
        elif (size > 1 and alone == "-" and kind == "government" and (capital or page.capital(head))) or (
            capital
            and page.lower[i]
            in {
                "parliament",
                "congress",
                "cabinet",
                "commons",
                "lords",
                "senate",
                "treasury",
                "whitehall",
                "knesset",
                "bundestag",
            }
        ):
            _put(page, found, taken, i, head, end, "name", kind)
        elif (alone == "role" or page.lower[i] in {"police", "authorities"}) and (
            page.lower[i] not in _NOT_ALONE or size > 1
        ):
            if kind in _LOOSE and any(
                page.dep[k] == "compound" and not match_table("office_modifiers", page.lower, k)
                for k in range(first, i)
            ):
                continue  # a graduation party, a vaccination campaign
            begin = _determined(page, taken, first if not capital else i)
            if begin >= 0 or page.lower[head] in {"police", "authorities", "parliament", "congress", "government"}:
                start = begin if begin >= 0 else i
                found.append((start, start + (page.lower[start] in _ARTICLES), head, end, "role", kind))
                for k in range(start, end):
                    taken[k] = True


def _left(page: Sheet, taken: list[bool], i: int, kind: str) -> tuple[int, bool]:
    """First token of the name that ends in the body's head at i, and whether its words name it (a place, a proper noun)."""
    floor = page.sents[page.sent[i]][0]
    first, named = i, False
    k = i - 1
    while (
        k >= floor
        and not taken[k]
        and page.pos[k] in {"NOUN", "PROPN", "ADJ", "PUNCT", "PART"}
        and page.label[k] not in {"PER", "DATE"}
    ):
        text = page.text[k]
        if page.pos[k] == "PUNCT" and text not in {"-", "&", "'", "’"}:
            break
        if page.pos[k] == "PART" and not (page.lower[k] in {"'s", "’s", "'", "’"} and page.label[k] == "ORG"):
            break
        if page.label[k] == "LOC" or country(text) or (k > floor and country(f"{page.text[k - 1]} {text}")):
            if kind not in _PLACED and not page.capital(i):
                break
            first = (
                page.ents[page.ent[k]][0]
                if page.ent[k] >= 0
                else k - 1
                if k > floor and country(f"{page.text[k - 1]} {text}")
                else k
            )
            named = True
            k = first - 1
            continue
        if page.capital(k) and page.pos[k] == "PROPN":
            if match_table("statuses", page.lower, k):
                break
            first, named = k, True
        elif page.capital(k) and page.pos[k] in {"ADJ", "NOUN"} and k > floor:
            first, named = k, page.capital(i)
        elif party(page.lower[k])[0] and page.capital(k):
            first, named = k, True
        elif page.pos[k] in {"NOUN", "ADJ", "PUNCT", "PART"}:
            if page.capital(i) and page.text[k].islower():
                break
            if page.pos[k] == "ADJ" and page.dep[k] == "amod" and page.lower[k] in words("statuses"):
                break
            if page.pos[k] == "ADJ" and not match_table("office_modifiers", page.lower, k):
                break
        else:
            break
        k -= 1
    if named and page.text[i].islower() and kind not in _STRETCHED:
        named = False
    if not named:
        first = i
        while (
            not page.capital(i)
            and first > max(floor, i - 3)
            and page.pos[first - 1] in {"NOUN", "ADJ"}
            and not taken[first - 1]
        ):
            first -= 1
    if named and first > floor and page.lower[first - 1] in {"a", "an"} and not page.capital(i):
        named = False  # a London court
    return first, named


def _right(page: Sheet, taken: list[bool], end: int) -> tuple[int, bool]:
    """A name run on after its head: Ministry of Defence, University of Marsh, Institute for Coastal Studies."""
    at, last, named = end, end, False
    while at < len(page) - 1 and page.sent[at] == page.sent[end - 1] and page.lower[at] in _LINKS:
        k = at + 1
        while k < len(page) and page.lower[k] in {"the"}:
            k += 1
        start = k
        while (
            k < len(page)
            and page.sent[k] == page.sent[end - 1]
            and page.capital(k)
            and page.pos[k] in {"PROPN", "NOUN", "ADJ"}
            and (page.label[k] != "PER" or page.lower[at] == "on")
            and not taken[k]
        ):
            k += 1
        committee = page.lower[end - 1] in {"committee", "commission", "subcommittee", "panel"}
        if (
            k == start
            or (page.lower[at] in {"and", "&"} and not named)
            or (page.lower[at] == "on" and k - start < 2 and not committee)
        ):
            break
        last, named, at = k, True, k
    return last, named


def _determined(page: Sheet, taken: list[bool], first: int) -> int:
    """First token of the phrase with its determiner (the, its, a), -1 if none stands before it."""
    floor = page.sents[page.sent[first]][0]
    if first > floor and not taken[first - 1]:
        before = first - 1
        if page.pos[before] in {"DET"} or (
            page.full[before] in {"nmod:poss", "det:predet"} and page.pos[before] == "PRON"
        ):
            return before
    return -1


def display(page: Sheet, body: Body) -> str:
    """The body's name in title case, for an office's name: leader of the council -> Council."""
    return capitalised(page.text[body[1] : body[3]])
