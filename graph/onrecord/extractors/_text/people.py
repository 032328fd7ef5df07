"""Where a document names people: the model's names, put right by rule, with the titles before them."""

from __future__ import annotations

from functools import lru_cache

from onrecord.extractors._text.lexicon import country, match_office, match_table, status
from onrecord.extractors._text.people_kinds import being, described, firm, thing, told
from onrecord.extractors._text.people_missed import add, missed, title_at
from onrecord.extractors._text.sheet import Sheet, sheet
from onrecord.model import Document, Mention
from onrecord.vocabulary import words

__all__ = ["in_dateline", "names", "people"]

_HYPHENS = frozenset("-–")
_REIGNING = frozenset({"king", "queen", "emperor", "empress", "sultan", "emir"})


def in_dateline(page: Sheet, i: int) -> bool:
    """Whether the token belongs to where and by whom the report was written: MARSH, Norland (IPA) — ..."""
    body = page.article.body
    return page.start[i] < body and page.article.text.rfind("\n", 0, body) < page.start[i]


@lru_cache(maxsize=4)
def names(document: Document) -> tuple[tuple[int, int, int], ...]:
    """Every place that names a person, in order: (first token with title, first of the name itself, past last)."""
    page = sheet(document)
    found: list[tuple[int, int, int]] = []
    taken = [in_dateline(page, i) for i in range(len(page))]
    for first, last, label in page.ents:
        if label == "PER" and not (_continues(page, first) or _seat(page, first, last) or firm(page, first, last)):
            last = _joined(page, last)
            for piece in _pieces(page, first, last):
                add(page, found, taken, *piece)
        elif label == "ORG" and (cut := body_end(page, first, last)) and 2 <= last - cut <= 3:
            add(page, found, taken, cut, last)  # House of Representatives | Ann Bell
    for first, last, label in page.ents:
        if label not in {"ORG", "MISC", "LOC"} or not 2 <= last - first <= 3:
            continue
        if (label != "LOC" and described(page, first, last)) or told(page, first, last):
            add(page, found, taken, first, last)
    missed(page, found, taken)
    found.sort()
    return tuple(found)


def people(document: Document) -> list[Mention]:
    """Every named mention of a person, in order; titles (Baroness, Ms, Professor, Det Supt) belong to its span.

    Names of offices (President, Sen., Mayor) do not: those are read by the extractor of offices.
    """
    page = sheet(document)
    return [
        Mention(page.span(first, last), "person", "name", page.words(first, last)) for first, _, last in names(document)
    ]


def _continues(page: Sheet, first: int) -> bool:
    """Whether the name goes on from one before it, which the model cut at a hyphen."""
    return first > 1 and page.label[first - 2] == "PER" and _tight(page, first - 1)


def _seat(page: Sheet, first: int, last: int) -> bool:
    """Whether what the model took for a name is a place: Mayor of | Marsh | Ann Bell, MP for | Marsh East."""
    if first > 1 and page.lower[first - 1] == "for" and _letters(page, first - 2):
        return True
    of = first - 1
    alone = last - first == 1 and of > 0 and page.lower[of] == "of" and last < len(page)
    return alone and page.label[last] == "PER" and page.ents[page.ent[last]][0] == last and _seated(page, of)


def _joined(page: Sheet, last: int) -> int:
    """Past the end of a name that the model cut at a hyphen or a particle: Omar al | -Rashid, Jan van der | Berg."""
    while last < len(page) and page.text[last - 1].islower() and page.lower[last - 1] in words("name_particles"):
        if not page.capital(last) or page.pos[last] != "PROPN" or page.sent[last] != page.sent[last - 1]:
            break
        last += 1
    while last + 1 < len(page) and _tight(page, last) and page.capital(last + 1) and page.pos[last + 1] == "PROPN":
        last += 2
    return last


def _tight(page: Sheet, i: int) -> bool:
    """Whether the token is a hyphen without blanks on either side."""
    joined = 0 < i < len(page) - 1 and page.end[i - 1] == page.start[i] and page.end[i] == page.start[i + 1]
    return joined and page.text[i] in _HYPHENS


def _pieces(page: Sheet, first: int, last: int) -> list[tuple[int, int]]:
    """The names within what the model took for one: cut at commas and "and", offices and possessives taken off."""
    pieces: list[tuple[int, int]] = []
    start = first
    for i in range(first, last + 1):
        if i == last or page.lower[i] in {"and", "&", ",", ";", "(", ")"} or page.pos[i] == "SPACE":
            if start < i:
                piece = _clean(page, start, i)
                if piece is not None:
                    pieces.append(piece)
            start = i + 1
    return pieces


def _clean(page: Sheet, first: int, last: int) -> tuple[int, int] | None:
    """The name alone, without office before it and without anything after it that is no name; None if none is left."""
    lower = page.lower
    while last > first and (
        page.pos[last - 1] == "PUNCT"
        or lower[last - 1] in {"'s", "’s", "'", "’", "s'"}
        or page.pos[last - 1] in {"VERB", "AUX", "ADP"}
    ):
        if lower[last - 1].endswith(".") and len(lower[last - 1]) > 1:
            break
        last -= 1
    while first < last and (page.pos[first] in {"PUNCT", "DET"} or lower[first] in {"'s", "’s"}):
        first += 1
    while last - first > 2 and page.text[last - 1].isupper() and _letters(page, last - 1):
        last -= 1  # Ann Bell | MP
    at = next((k for k in range(first + 1, last - 1) if lower[k] == "of"), -1)
    titles = [k for k in (first - 1, first) if k >= 0 and _rank(page, k) in {"peer", "royal"}]
    if at > 0 and all(lower[k] in _REIGNING for k in titles):
        last = at  # Prime Minister Ann Bell of Morvia, King Aldo of Morvia; but Lord Bell of Morvia
    if (
        first > 1
        and lower[first - 1] == "on"
        and lower[first - 2] in {"committee", "commission", "subcommittee", "panel"}
    ):
        return None  # the Select Committee on Marsh
    of = lower[first - 1] if first > 0 and last - first > 2 else ""
    if of in {"of", "for"} and (country(page.text[first]) or (of == "of" and _seated(page, first - 1))):
        first += 1  # President of | France Ann Bell
    # an office or a status at the front: Home Secretary Ann Bell, former President Bell
    while first < last:
        at = first
        while at < last and (page.pos[at] == "PUNCT" or status(lower[at]) or _office_word(page, at)):
            at += 1
        office = None
        for begin in range(at, last):
            office = match_office(lower, page.text, begin)
            if office is not None or not page.capital(begin):
                at = begin
                break
            if begin - at >= 3:
                break
        size = len(office.form) if office else 0
        alone = " ".join(office.form) in words("offices_as_names") if office else False
        if (
            office
            and at + size < last
            and not (
                at > first
                and not _office_word(page, at - 1)
                and not status(lower[at - 1])
                and lower[at - 1] not in _HYPHENS
            )
            and not (alone and last - at - size < 2)
        ):
            if match_table("titles", lower, first) and at == first and _rank(page, first) not in {"", "political"}:
                break  # Judge, Justice, Bishop, General: titles that stay with the name
            first = _after_place(page, at + size, last)
            continue
        if at > first and at < last and any(status(lower[k]) for k in range(first, at)) and page.capital(at):
            first = at
            continue
        break
    # a report, a body or a title at the end: Vale Review, Bell administration
    while last - first > 1 and (
        lower[last - 1] in words("reports")
        or lower[last - 1] in {"administration", "campaign", "government", "cabinet", "team"}
    ):
        last -= 1
    if (
        last - first > 1
        and (entry := words("bodies").get(lower[last - 1]))
        and entry[0] not in {"media"}
        and page.pos[last - 1] != "PROPN"
    ):
        return None
    # titles at the front are added later, by the same rule as outside a name
    while first < last - 1 and (size := title_at(page, first, last)):
        first += size
    if first >= last or not any(page.text[i][:1].isalpha() for i in range(first, last)):
        return None
    if not any(page.capital(i) for i in range(first, last)) or being(page, first, last):
        return None
    if thing(page, first, last):
        return None
    if last - first > 1 and page.words(first, last).lower() in words("news_media"):
        return None  # Al Jazeera
    if (
        (office := match_office(lower, page.text, first))
        and len(office.form) >= last - first
        and " ".join(office.form) not in words("offices_as_names")
    ):
        return None  # "Minister" alone
    at = first
    while at < last - 1 and (_office_word(page, at) or status(lower[at])):
        at += 1
    office = match_office(lower, page.text, at)
    if at > first and office and at + len(office.form) >= last:
        return None  # "Home Secretary" alone
    rank = words("titles").get(lower[first].rstrip("."), ("", "", ""))[2] if last - first == 1 else ""
    if (
        rank
        and rank != "political"
        and last < len(page)
        and page.capital(last)
        and page.pos[last] == "PROPN"
        and page.sent[last] == page.sent[first]
    ):
        return None  # "Sir", cut from its name
    if last - first == 1 and _office_word(page, first) and last < len(page) and match_office(lower, page.text, last):
        return None  # "Home", cut from Home Secretary
    if last - first == 1 and lower[first] in words("offices_as_names") and last < len(page) and lower[last] == "of":
        return None  # Dean of the House
    return first, last


def _letters(page: Sheet, i: int) -> bool:
    """Whether the letters stand for a seat in an assembly: MP, MSP, TD."""
    office = match_office(page.lower, page.text, i)
    return office is not None and office.kind == "legislature"


def _seated(page: Sheet, of: int) -> bool:
    """Whether the word before "of" ends an office that is of a place, in capitals as before a name: Mayor of Marsh."""
    if of > 2 and page.lower[of - 1] in {"elect", "designate"}:  # President-elect of Marsh
        of -= 2 if page.lower[of - 2] == "-" else 1
    for size in (3, 2, 1):
        office = match_office(page.lower, page.text, of - size) if of >= size else None
        if office is not None and len(office.form) == size:
            return (
                page.capital(of - size) and office.kind in {"state", "local", "church", "royal"} and not office.plural
            )
    return False


def _after_place(page: Sheet, first: int, last: int) -> int:
    """Past "of France" in President of France Ann Bell, where the model took all of it for the name."""
    if first >= last or page.lower[first] not in {"of", "for"}:
        return first
    at = first + 1 + (page.lower[first + 1 : first + 2] == ["the"])
    for size in (3, 2, 1):
        if at + size < last and country(page.words(at, at + size)):
            return at + size
    return at + 1 if last - at >= 3 else last


def _office_word(page: Sheet, i: int) -> bool:
    entry = words("office_modifiers").get(page.lower[i])
    return entry is not None and page.lower[i] not in {"may", "bush", "white", "young", "king"}


def _rank(page: Sheet, i: int) -> str:
    match = match_table("titles", page.lower, i)
    return match[1][2] if match else ""


def body_end(page: Sheet, first: int, last: int) -> int:
    """Past the end of a body's own name of several words in what the model took for one; 0 if that is all of it."""
    match = match_table("bodies", page.lower, first)
    if match is None or match[0] < 2 or first + match[0] >= last:
        return 0
    if page.lower[first + match[0] - 1] in {"for", "of", "on"}:
        return 0  # the Institute for | Harbours
    rest = range(first + match[0], last)
    if all(page.capital(i) and page.pos[i] == "PROPN" and page.lower[i] not in words("bodies") for i in rest):
        return first + match[0]
    return 0
