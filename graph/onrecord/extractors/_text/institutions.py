"""Where a document speaks of institutions: the model's organisations put right by rule, and those that common nouns
name (West Yorkshire police, the UK government) or stand for (the council, the government)."""

from __future__ import annotations

from functools import lru_cache

from onrecord.extractors._text.institution_heads import ARTICLES, LINKS, Body, body_class, modifies, put
from onrecord.extractors._text.institution_nouns import STRETCHED, nouns
from onrecord.extractors._text.lexicon import country, match_office, match_table, modifier, party, singular
from onrecord.extractors._text.people import body_end, in_dateline, names
from onrecord.extractors._text.people_kinds import cried, firm
from onrecord.extractors._text.sheet import Sheet, sheet
from onrecord.model import Document, Mention
from onrecord.vocabulary import words

__all__ = ["Body", "bodies", "body_class", "body_mention", "institutions"]

_POINTING = frozenset({"this", "that", "our", "my", "your"})  # across this House: which one, whoever speaks knows
_CHIEFS = frozenset({"president", "ceo", "chair", "chairman", "chairwoman", "founder"})  # taken into a body's name


@lru_cache(maxsize=4)
def bodies(document: Document) -> tuple[Body, ...]:
    """Every place that speaks of an institution, in order of the text, none overlapping another."""
    page = sheet(document)
    taken = [in_dateline(page, i) for i in range(len(page))]
    for _, first, last in names(document):
        for i in range(first, last):
            taken[i] = True
    found: list[Body] = []
    _firms(page, found, taken)
    known: dict[str, list[tuple[str, ...]]] = {}
    for first, last, label in page.ents:
        if label == "ORG" and last - first > 1:
            known.setdefault(page.text[first], []).append(tuple(page.text[first:last]))
    for first, last, label in page.ents:
        if label == "ORG" or (label == "PER" and firm(page, first, last)):
            longest = max(
                (
                    len(name)
                    for name in known.get(page.text[first], ())
                    if tuple(page.text[first : first + len(name)]) == name
                ),
                default=0,
            )
            _entity(page, found, taken, first, max(last, first + longest))
    nouns(page, found, taken)
    found.sort()
    return tuple(found)


def institutions(document: Document) -> list[Mention]:
    """Every mention of an institution, in order: form name where something names it, role where a bare noun stands for
    it.

    The span has the determiner ("the Harbour Board", "the government"), the name has not ("Harbour Board").
    """
    return [body_mention(sheet(document), body) for body in bodies(document)]


def body_mention(page: Sheet, body: Body) -> Mention:
    """The mention of one of `bodies`."""
    first, name, _, last, form, _ = body
    if form == "role":
        return Mention(page.span(first, last), "institution", "role", page.words(name, last))
    return Mention(page.span(first, last), "institution", "name", page.words(name, last))


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
        lower[first] in ARTICLES or (page.pos[first] in {"PUNCT"} and lower[first] not in {"(", "["})
    ):
        first += 1
    while last - first > 1 and lower[first] in {"retired", "former", "ex"}:
        first += 1  # Retired | Army colonel
    while last - first > 1 and lower[last - 1] in {"minority", "majority"}:
        last -= 1  # the House | Minority leader
    if first >= last or any(taken[first:last]) or not any(c.isalnum() for c in page.words(first, last)):
        return
    if (
        last - first == 1
        and (country(page.text[first]) or match_table("reports", lower, first))
        and not _body_follows(page, last)
    ):
        return
    if last - first == 1 and last < len(page) and page.capital(last) and match_table("reports", lower, last):
        return  # the Vale | Review: part of the report's name
    if _shouted(page, first, last) or _field(page, first, last):
        return
    while last + 1 < len(page) and _tied(page, last) and page.capital(last + 1) and not taken[last + 1]:
        last = max(last + 2, page.ents[page.ent[last + 1]][1] if page.label[last + 1] == "ORG" else 0)
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
    if lower[last - 1] in _CHIEFS and last - first > 1 and not LINKS & set(lower[first:last]):
        last -= 1  # Acme Power President
    while last - first > 1 and lower[last - 1] in LINKS:
        last -= 1
    last = _joined(page, taken, first, last)
    while last - first > 1 and page.pos[last - 1] == "ADP" and lower[last - 1] in {"in", "at", "of", "for", "from"}:
        last -= 1
    side = bool(party(page.words(first, last))[0])
    last, head, kind = _stretch(page, taken, first, last)
    # a Conservative government is one government among several of that name
    pointed = last - first == 1 and first > 0 and lower[first - 1] in _POINTING and bool(body_class(page, first)[0])
    form = "role" if (side and kind == "government") or pointed else "name"
    put(page, found, taken, first, head, last, form, kind or body_class(page, head)[0])


def _firms(page: Sheet, found: list[Body], taken: list[bool]) -> None:
    """Firms called after several partners, which the model cuts at their commas: Orin, Vale, Marsh & Bell."""
    for amp in range(3, len(page) - 1):
        if page.text[amp] != "&" or not page.capital(amp + 1) or not page.capital(amp - 1):
            continue
        first = amp - 1
        while first >= 2 and page.text[first - 1] == "," and page.capital(first - 2) and not taken[first - 2]:
            first -= 2
        alone = first == 0 or not (page.capital(first - 1) and page.pos[first - 1] == "PROPN")
        if first == amp - 1 or not alone or any(taken[first : amp + 2]) or page.sent[first] != page.sent[amp + 1]:
            continue
        if all(page.label[k] in {"", "ORG", "PER", "LOC", "MISC"} for k in range(first, amp + 2)):
            put(page, found, taken, first, amp + 1, amp + 2, "name", "company")


def _shouted(page: Sheet, first: int, last: int) -> bool:
    """Whether words in capitals, in a line in capitals, are no name as far as the text tells: VALE SLAMS MINISTER."""
    text, start, end = page.article.text, page.start[first], page.end[last - 1]
    return cried(page, first, last) and text[start:end].lower() not in text[end:].lower()


def _field(page: Sheet, first: int, last: int) -> bool:
    """Whether the words are what the office after them is over: the work and pensions | secretary; but Homeland
    Security is a department too."""
    own = range(first, last)
    if (last - first > 1 and all(page.capital(k) for k in own)) or not all(
        page.lower[k] in {"and", "&", ","} or modifier(page.lower[k]) for k in own
    ):
        return False
    k = last
    while k < min(last + 3, len(page)) and page.sent[k] == page.sent[first]:
        office = match_office(page.lower, page.text, k)
        if office is not None:
            return "field" in office.flags
        k += 1
    return False


def _tied(page: Sheet, i: int) -> bool:
    """Whether the token is a hyphen without blanks on either side: the Coast Guard Corps-Tide Force."""
    return page.text[i] in "-–" and page.end[i - 1] == page.start[i] and page.end[i] == page.start[i + 1]


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
            found not in STRETCHED or not alone or (i == last and body_class(page, last - 1)[0])
        ):
            found = ""
        # a head noun, not the modifier of one that is no body: council tax, police officers
        if found and not modifies(page, i) and singular(page.lower[i]) == page.lower[i]:
            end, head, kind = i + 1, i, found
            match = match_table("bodies", page.lower, i)
            if match and match[0] > 1 and not any(taken[i : i + match[0]]):
                end, head = i + match[0], i + match[0] - 1
    return end, head, kind
