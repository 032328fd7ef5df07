"""Phrases that name an office, taken apart: words of the office, status, institution, place, party.

the former UK shadow home secretary        office Home Secretary, status former, institution UK
chief executive of the Harbour Board       office Chief Executive, institution Harbour Board
Labour MP for Marsh East                   office MP, party Labour, institution Marsh East
minister for schools in the Morvian government   office Minister for Schools, institution Morvian government
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from onrecord.extractors._institutions import Body, bodies, body_class, body_mention
from onrecord.extractors._lexicon import (
    Office,
    capitalised,
    country,
    match_office,
    match_table,
    modifier,
    party,
    singular,
    status,
)
from onrecord.extractors._people import names
from onrecord.extractors._sheet import Sheet, sheet
from onrecord.model import Document, Mention
from onrecord.vocabulary import words

__all__ = ["PARTY_LETTERS", "Layout", "Part", "Post", "layout", "party_mention", "place_mention", "posts"]

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_HYPHEN = frozenset({"-", "–", "‑"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_PREPOSITIONS = frozenset({"of", "for", "at", "in", "to", "with", "on", "from"})
# heads whose "of X" and "for X" say what they look after, not whom they serve
_PORTFOLIO = frozenset({"minister", "secretary", "undersecretary", "under-secretary", "spokesman", "spokeswoman", "spokesperson",
                        "commissioner", "spokespeople", "state", "ministers", "secretaries", "tsar", "czar"})  # fmt: skip
_DEMONYMS = ("an", "ese", "ish", "i", "ic", "ch", "lic")  # endings of a people's adjective that no list knows: Morvian
# offices that serve the person named before them: Bell adviser Ann Marr
_SERVING = frozenset({"Adviser", "Advisor", "Aide", "Spokesman", "Spokeswoman", "Spokesperson", "Campaign Manager", "Chief of Staff", "Senior Adviser",
                      "Senior Advisor", "Special Adviser", "Strategist", "Campaign Chairman", "Press Secretary", "Lawyer", "Attorney", "Pollster"})  # fmt: skip
_HOUSES = frozenset({"senate", "house", "assembly", "commons", "lords", "council"})
_ORDINALS = frozenset({"first", "second", "third"})
_ORDERED = frozenset({"minister", "secretary", "lady", "lord", "lieutenant", "deputy", "officer", "vice"})
_PLACE_NOUNS = frozenset({"city", "town", "state", "province", "region", "county", "commonwealth", "republic", "village", "island", "district",
                          "borough", "territory", "kingdom", "capital", "capitol", "suburb", "municipality", "parish", "prefecture"})  # fmt: skip
_FIELD_PLACES = frozenset({"scottish", "scotland", "welsh", "wales", "northern", "ireland"})
_PARTY_HEADS = frozenset({"leader", "chairman", "chairwoman", "chair", "chairperson", "whip", "secretary", "treasurer", "manager",
                          "spokesman", "spokeswoman", "spokesperson", "strategist", "president", "chief", "director", "boss"})  # fmt: skip


# Letters for parties in brackets or after a comma: (Lab, Marsh East), R-Ohio.
PARTY_LETTERS = {
    "r": "Republican Party", "d": "Democratic Party", "lab": "Labour Party", "con": "Conservative Party", "ld": "Liberal Democrats",
    "libdem": "Liberal Democrats", "snp": "Scottish National Party", "dup": "Democratic Unionist Party", "alp": "Australian Labor Party",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens [first, last) that name something in an office's phrase, and what: institution, place, party or person.

    form: name or role; name: as shown.
    """

    first: int
    last: int
    kind: str
    form: str
    name: str


@dataclass(frozen=True, slots=True)
class Post:
    """One phrase that names an office. All numbers are token indices.

    begin, end: the whole phrase with determiner, status, institution; core: the first token of it that says something
    (no determiner, no mere description); first, last: the words of the office itself;
    head: its head noun; bare: past the last token before the first preposition. name: tidied. status: as the phrase gives it, "".
    institution, place, party, person: what the phrase ties it to. determiner: the, a, his ..., 's for a possessor, "".
    """

    begin: int
    core: int
    first: int
    head: int
    bare: int
    last: int
    end: int
    office: Office
    name: str
    status: str = ""
    institution: Part | None = None
    place: Part | None = None
    party: Part | None = None
    person: Part | None = None
    determiner: str = ""


@dataclass(slots=True)
class Layout:
    """What stands at each token: index into `people` and `bodies`, -1 where nothing does.

    person_at leaves titles out (Lady, Det Supt), whole_at has them in; starts: first token of a name, title included or not -> index into `people`.
    """

    page: Sheet
    people: tuple[tuple[int, int, int], ...]
    bodies: tuple[Body, ...]
    person_at: list[int]
    body_at: list[int]
    starts: dict[int, int]
    whole_at: list[int]


@lru_cache(maxsize=4)
def layout(document: Document) -> Layout:
    """People and institutions of the document by token."""
    page = sheet(document)
    people, institutions = names(document), bodies(document)
    person_at, body_at = [-1] * len(page), [-1] * len(page)
    for number, (_, first, last) in enumerate(people):
        for i in range(first, last):
            person_at[i] = number
    for number, body in enumerate(institutions):
        for i in range(body[0], body[3]):
            body_at[i] = number
    starts = {start: number for number, (start, _, _) in enumerate(people)}
    starts |= {first: number for number, (_, first, _) in enumerate(people)}
    whole_at = list(person_at)
    for number, (start, first, _) in enumerate(people):
        for i in range(start, first):
            whole_at[i] = number
    return Layout(page, people, institutions, person_at, body_at, starts, whole_at)


@lru_cache(maxsize=4)
def posts(document: Document) -> tuple[Post, ...]:
    """Every phrase that names an office, in order."""
    plan = layout(document)
    page = plan.page
    lower = [word[3:] if word.startswith("ex-") else word for word in page.lower]
    found: list[Post] = []
    i = 0
    while i < len(page):
        office = match_office(lower, page.text, i) or _candidate(lower[i]) if plan.person_at[i] < 0 else None
        if office is None:
            i += 1
            continue
        if len(office.form) == 1 and modifier(lower[i]) and i + 1 < len(page) and page.sent[i + 1] == page.sent[i]:
            if plan.person_at[i + 1] < 0 and (modifier(lower[i + 1]) or match_office(lower, page.text, i + 1)):
                i += 1
                continue  # the deputy of a deputy prime minister
        post = _post(plan, lower, i, office)
        if post is None:
            i += 1
            continue
        found.append(post)
        i = max(i + len(office.form), post.last)
    return tuple(found)


@cache
def _candidate(word: str) -> Office | None:
    """Somebody who wants an office (candidate, nominees), as if it were an office of its own."""
    for form, plural in ((word, False), (singular(word), True)):
        entry = words("candidacies").get(form)
        if entry and entry[0] == "person":
            return Office((word,), capitalised([form]), "candidacy", "", plural)
    return None


def _post(plan: Layout, lower: list[str], at: int, office: Office) -> Post | None:
    page = plan.page
    bare = at + len(office.form)
    head = next((k - 1 for k in range(at + 1, bare) if lower[k] in {"of", "in", "for", "without", "at"}), bare - 1)
    if lower[head] in {"general", "elect", "emeritus", "tempore", "tem"} and head > at:
        head -= 1
    if page.pos[head] not in _NOMINAL and page.pos[head] not in {"X"} or page.sent[at] != page.sent[bare - 1]:
        return None
    if page.pos[head] == "ADJ" and not (bare < len(page) and bare in plan.starts):
        return None
    body = plan.body_at[head]
    if body >= 0 and plan.bodies[body][4] == "name" and plan.bodies[body][2] != head:
        return None  # House of Representatives
    if body >= 0 and plan.bodies[body][4] == "name" and body_class(page, head)[0]:
        return None
    if bare < len(page) and page.lower[bare] in _POSSESSIVE and page.pos[bare] == "PART" and bare + 1 < len(page):
        own = True
    else:
        own = False
    if (
        not own
        and page.dep[head] == "compound"
        and page.head[head] > bare - 1
        and bare < len(page)
        and plan.person_at[bare] < 0
    ):
        if page.pos[bare] in {"NOUN", "PROPN"} and match_office(lower, page.text, bare) is None:
            return None  # president pardon, leader debate
    before = _Before(plan, lower, at, head, office)
    before.read()
    if before.single:
        office = replace(office, plural=False)
    after = _After(plan, lower, bare, head, office)
    if not own:
        after.read()
    state = before.status or after.status
    if page.lower[at].startswith("ex-"):
        state = "former"
    name = _name(page, lower, before.first, at, office, after.last, bare)
    if office.kind == "candidacy":
        name = after.target or before.target or "Candidate"
        state = "candidate" if state in {"", "current"} else state
    institution, place = after.institution, before.place
    if (
        institution is not None
        and before.institution is not None
        and before.determiner == "'s"
        and institution.kind == "place"
    ):
        institution, place = before.institution, institution
    if institution is None:
        institution, place = before.institution, place
    elif before.institution is not None and before.institution.kind == "place":
        place = place or before.institution
    if institution is None:
        institution, place = place, None
    partei = before.party
    leads = office.kind in {"party", "staff"} or (lower[head] in _PARTY_HEADS and office.kind != "legislature")
    if partei is not None and institution is None and leads and office.tidy not in {"President", "Vice President"}:
        institution, partei = Part(partei.first, partei.last, "institution", "name", partei.name), None
    return Post(before.begin, before.core, before.first, head, bare, after.last, after.end, office, name, state, institution, place, partei,
                before.person or after.person, before.determiner)  # fmt: skip


def _name(page: Sheet, lower: list[str], first: int, at: int, office: Office, last: int, bare: int) -> str:
    """The office's tidied name: its modifiers, its own tidy form, and what it looks after."""
    left = [lower[k] if page.text[k].islower() or page.lower[k] != lower[k] else page.text[k] for k in range(first, at)]
    left = [word for word in left if word != "shadow" and word != "Shadow"]
    right = [page.text[k] for k in range(bare, last)]
    tidy = office.tidy
    text = capitalised([*left, "·", *right]) if left or right else "·"
    return " ".join(text.replace("·", tidy).split())


class _Before:
    """Reads leftwards from the office's own words."""

    def __init__(self, plan: Layout, lower: list[str], at: int, head: int, office: Office) -> None:
        self.plan, self.lower, self.office, self.head = plan, lower, office, head
        self.first = self.begin = self.core = at
        self.status = self.determiner = ""
        self.institution: Part | None = None
        self.place: Part | None = None
        self.party: Part | None = None
        self.person: Part | None = None
        self.target = ""
        self.single = False
        self.open = True  # the office's own words may still go on

    def read(self) -> None:
        page, plan = self.plan.page, self.plan
        k = self.first - 1
        floor = page.sents[page.sent[self.first]][0]
        told = self._mark()
        while k >= floor:
            step = self._step(k, floor)
            if step < 0:
                break
            self.begin = k = step
            if self._mark() != told:
                told, self.core = self._mark(), k
            k -= 1
        # the then home secretary
        if (
            self.begin > floor
            and self.determiner == ""
            and page.lower[self.begin - 1] == "then"
            and plan.person_at[self.begin - 1] < 0
        ):
            self.status, self.begin = "former", self.begin - 1
            self.core = self.begin
        # one of the advisers
        if (
            self.office.plural
            and self.determiner
            and self.begin - 2 >= floor
            and page.lower[self.begin - 2 : self.begin] == ["one", "of"]
        ):
            self.begin -= 2
            self.determiner, self.single = "a", True

    def _mark(self) -> tuple[object, ...]:
        """What has been read so far, to see whether a step told anything."""
        return (self.first, self.status, self.institution, self.place, self.party, self.person)

    def _step(self, k: int, floor: int) -> int:
        """Reads what ends at token k; gives its first token, -1 if it is no part of the phrase."""
        page, plan, low = self.plan.page, self.plan, self.lower[k]
        if self.determiner:
            return -1
        if plan.person_at[k] >= 0:
            return self._boss(k)
        if low in _POSSESSIVE and page.pos[k] == "PART":
            return self._owner(k, floor)
        if page.pos[k] == "DET" or page.full[k] == "nmod:poss" and page.pos[k] == "PRON" or low == "whose":
            self.determiner = low
            before = k - 1 - (k > floor and page.text[k - 1] == ",")
            if low == "whose" and before >= floor and (number := plan.body_at[before]) >= 0:
                self._body_part(_part(page, plan.bodies[number]))
            return k
        if body_end := self._body(k):
            return body_end - 1
        if low in _HYPHEN:
            return self._hyphen(k, floor)
        state = status(low)
        if state and not (low == "late" and page.pos[k] != "ADJ") and low not in {"veteran", "past"} | {"elect"}:
            if low == "new" or state == "current":
                self.status = self.status or ("current" if low != "incoming" else "elect")
            elif state == "former" or not self.status or self.status == "current":
                self.status = state
            if low == "shadow" and self.open:
                self.first = k
            return k
        if page.pos[k] not in _NOMINAL and page.pos[k] not in {"X", "NUM", "SYM", "VERB", "ADV", "CCONJ", "PUNCT"}:
            return -1
        if low in {"and", "&", ","}:
            return self._list(k, floor)
        if page.pos[k] == "CCONJ":
            return -1
        if page.pos[k] == "PUNCT":
            return -1
        if (
            page.tag[k] == "VBN"
            and k > floor
            and (page.pos[k - 1] == "AUX" or plan.person_at[k - 1] >= 0 or page.pos[k - 1] == "PRON")
        ):
            return -1  # was elected leader
        if page.pos[k] in {"NUM", "ADV", "SYM"} or page.pos[k] == "VERB" and page.dep[k] == "amod":
            self.open = False
            if low in {"once", "formerly", "previously"}:
                self.status = self.status or "former"
            if page.pos[k] == "NUM" and page.label[k] == "DATE" or page.pos[k] == "ADV" and not self._adverb(k):
                return -1
            return k
        if page.pos[k] == "VERB":
            return -1
        return self._nominal(k, floor)

    def _boss(self, k: int) -> int:
        """Bell adviser Ann Marr: first token of the name of whoever the adviser works for, -1 if it is no such name."""
        page, plan = self.plan.page, self.plan
        start, _, last = plan.people[plan.person_at[k]]
        adjacent = k == self.first - 1 and last == k + 1 and self.person is None and self.institution is None
        if not adjacent or self.office.tidy not in _SERVING or (start > 0 and page.text[start - 1] in {",", "—", "–"}):
            return -1
        self.person = Part(start, last, "person", "name", page.words(start, last))
        self.open = False
        return start

    def _adverb(self, k: int) -> bool:
        return self.plan.page.head[k] > k and self.plan.page.head[k] <= self.head and self.lower[k] not in {"as", "so", "then"} or self.lower[k] in {"then", "now"}  # fmt: skip

    def _nominal(self, k: int, floor: int) -> int:
        """A noun, a name or an adjective before the office."""
        page = self.plan.page
        low, text = self.lower[k], page.text[k]
        kind = modifier(low)
        if self.office.kind == "candidacy" and (stop := self._sought(k, floor)) >= 0:
            return stop
        if (stop := self._placed_body(k, floor)) >= 0:
            return stop
        start = page.ents[page.ent[k]][0] if page.label[k] in {"LOC", "ORG", "MISC"} else k
        whole = page.words(start, k + 1)
        two = f"{self.lower[k - 1]} {low}" if k > floor else ""
        place = country(whole) or country(text) or (country(two) if two else "")
        if (
            kind == "field"
            and low in _FIELD_PLACES
            and self.open
            and self.head - k <= 1
            and self.lower[self.head] in {"secretary", "secretaries"}
        ):
            self.first = k - 1 if low == "ireland" and k > floor and self.lower[k - 1] == "northern" else k
            return self.first
        if page.capital(k):
            if two and party(two)[0] and page.capital(k - 1):
                self._party(k - 1, k + 1)
                return k - 1
            if party(low)[0] and not (low == "labour" and self.lower[self.head] in {"minister", "secretary"} and self.open and page.capital(self.head) and not self.institution):  # fmt: skip
                self._party(k, k + 1)
                return k
        if (place or page.label[k] == "LOC") and not (kind and self.open and page.label[k] != "LOC" and text.islower()):
            if not country(whole) and not country(text) and two and country(two):
                start, whole = k - 1, page.words(k - 1, k + 1)
            elif country(text) and not country(whole):
                start, whole = k, text
            self._place(start, k + 1)
            return start
        if kind and page.capital(k) and low in _HOUSES and self.office.kind == "legislature":
            self._body_part(Part(k, k + 1, "institution", "name", text))
            return k
        if kind and self.open and (low not in _ORDINALS or self.lower[self.head] in _ORDERED):
            self.first = k
            return k
        if page.lower[k] in words("candidacies") or (
            page.text[k].islower() and page.lower[k] in words("persons") and page.capital(self.head)
        ):
            return -1  # presidential candidate Senator Ann Bell, our colleague Judge Bell
        sentence_first = k == floor
        if text.islower() and page.pos[k] == "NOUN" and page.capital(self.head) and self.head > floor:
            return -1  # on executive action President Ann Bell
        if text.islower() or (sentence_first and page.pos[k] in {"NOUN", "ADJ"} and page.label[k] == ""):
            if page.pos[k] == "ADJ" or not self.open:
                self.open = False
                return k if page.head[k] > k else -1
            if page.head[k] < k:
                return -1
            self.first = k
            return k
        # a capitalised word that no list knows
        if (
            page.label[k] == ""
            and self.open
            and self.lower[self.head] in _PORTFOLIO
            and page.capital(self.head)
            and page.pos[k] == "PROPN"
        ):
            self.first = k
            return k
        if low.endswith(_DEMONYMS) and (page.pos[k] == "ADJ" or page.label[k] == "MISC"):
            self._place(start, k + 1)
            return start
        if page.label[k] == "DATE":
            return -1
        if match_office(self.lower, page.text, k) is not None:
            return -1
        if self.institution is None and page.pos[k] == "PROPN":
            while start > floor and page.pos[start - 1] == "PROPN" and page.capital(start - 1) and self.plan.person_at[start - 1] < 0 and self.plan.body_at[start - 1] < 0:  # fmt: skip
                start -= 1
            self._body_part(Part(start, k + 1, "institution", "name", page.words(start, k + 1)))
            return start
        self.open = False
        return k

    def _sought(self, k: int, floor: int) -> int:
        """The office that a candidate seeks, from the adjective (presidential); its first token, -1 if there is none."""
        low = self.lower[k]
        for start, form in (
            (k - 2, "".join(self.lower[max(k - 2, floor) : k + 1])),
            (k - 1, f"{self.lower[k - 1]} {low}"),
            (k, low),
        ):
            entry = words("candidacies").get(form)
            if start >= floor and entry and entry[0] == "office" and not self.target:
                self.target, self.first, self.open = entry[1], start, False
                return start
        return -1

    def _placed_body(self, k: int, floor: int) -> int:
        """Northfell council leader, Harbour board chairman: first token of the institution that ends at k, -1 if none does."""
        page, plan = self.plan.page, self.plan
        bare = self.office.kind == "staff" and self.institution is None and k == self.first - 1
        if bare and body_class(page, k)[1] and self.lower[k] != "campaign":
            if not (k > floor and (page.capital(k - 1) or page.label[k - 1])):  # a council spokesman
                self._body_part(Part(k, k + 1, "institution", "role", page.words(k, k + 1)))
                return k
        if (
            self.office.kind not in {"party", "body", "local", "staff"}
            or self.institution
            or not page.text[k].islower()
        ):
            return -1
        found, alone = body_class(page, k)
        if (
            not alone
            or found in {"police", "company", "media", "campaign", "force"}
            or page.lower[k] in {"state", "cabinet"}
        ):
            return -1
        start = k
        while (
            start > floor
            and plan.person_at[start - 1] < 0
            and page.pos[start - 1] in _NOMINAL
            and (page.capital(start - 1) or (modifier(self.lower[start - 1]) and start - 1 > floor))
        ):
            start -= 1
        while start < k and not (page.capital(start) and page.pos[start] == "PROPN"):
            start += 1
        if start == k or party(self.lower[start])[0] or page.label[start] == "PER":
            return -1
        self._body_part(Part(start, k + 1, "institution", "name", page.words(start, k + 1)))
        return start

    def _hyphen(self, k: int, floor: int) -> int:
        """A word before a hyphen: then-, vice-, anti-corruption, right-wing."""
        page = self.plan.page
        if k - 1 < floor or page.end[k - 1] != page.start[k]:
            return -1
        before = self.lower[k - 1]
        if status(before) or before == "then":
            self.status = status(before) or "former"
            return k - 1
        if modifier(before) and self.open:
            self.first = k - 1
            return k - 1
        if self.open and page.pos[k - 1] == "NOUN" and page.pos[k + 1] == "NOUN" and self.first == k + 1:
            self.first = k - 1
            return k - 1
        if (
            self.first == k + 1 and k + 1 != self.head
        ):  # long-serving, right-wing: the second half was taken for the office's
            self.first = k + 2
        self.open = False
        return k - 1

    def _list(self, k: int, floor: int) -> int:
        """culture, media and sport secretary; business and trade minister"""
        sides = {modifier(self.lower[k - 1]), modifier(self.lower[k + 1])} if k > floor else {""}
        ranks = {self.lower[k - 1], self.lower[k + 1]} - {"media", "digital", "business"} if k > floor else set()
        if any(modifier(word) == "rank" for word in ranks):
            return -1  # First Family and senior advisers
        if not self.open or "" in sides or "field" not in sides or self.first != k + 1:
            return -1
        page = self.plan.page
        if self.lower[k] == "," and not any(self.lower[j] in {"and", "&"} for j in range(k, self.head)):
            return -1
        if page.label[k - 1] == "LOC" or page.capital(k - 1) != page.capital(k + 1):
            return -1
        self.first = k
        return k

    def _owner(self, k: int, floor: int) -> int:
        """Britain's, the Harbour Board's, the party's: whose the office is."""
        page, plan = self.plan.page, self.plan
        self.determiner = "'s"
        last = k
        if last - 1 < floor:
            return -1
        if plan.person_at[last - 1] >= 0:
            start, first, stop = plan.people[plan.person_at[last - 1]]
            self.person = Part(start, stop, "person", "name", page.words(start, stop))
            return start
        number = plan.body_at[last - 1]
        if number >= 0 and not party(page.words(plan.bodies[number][1], last))[0]:
            body = plan.bodies[number]
            self._body_part(_part(page, body))
            return body[0]
        start = (
            page.ents[page.ent[last - 1]][0] if page.ent[last - 1] >= 0 and page.label[last - 1] != "DATE" else last - 1
        )
        if page.label[last - 1] == "DATE":
            return -1
        text = page.words(start, last)
        if party(text)[0]:
            self._party(start, last)
        elif page.label[last - 1] == "LOC" or country(text):
            self._place(start, last)
        elif page.capital(last - 1):
            while start > floor and page.pos[start - 1] == "PROPN" and page.capital(start - 1):
                start -= 1
            self._body_part(Part(start, last, "institution", "name", page.words(start, last)))
        else:  # the prime minister's spokesman, the committee's chair
            owner = last - 1
            begin = owner
            while begin > floor and page.pos[begin - 1] in _NOMINAL and page.head[begin - 1] >= begin:
                begin -= 1
            if begin > floor and page.pos[begin - 1] in {"DET", "PRON"}:
                begin -= 1
            kind, alone = body_class(page, owner)
            if alone and kind:
                self._body_part(
                    Part(
                        begin,
                        last,
                        "institution",
                        "role",
                        page.words(begin + (page.pos[begin] in {"DET", "PRON"}), last),
                    )
                )
            elif match_office(self.lower, page.text, owner) or match_table("persons", page.lower, owner):
                self.person = Part(begin, last, "person", "role", page.words(begin, last))
            return begin
        while start > floor and page.lower[start - 1] in {"the"}:
            start -= 1
        return start

    def _body(self, k: int) -> int:
        """A named body that ends at k: its first token plus one (0: none)."""
        number = self.plan.body_at[k]
        if number < 0:
            return 0
        page = self.plan.page
        body = self.plan.bodies[number]
        if body[3] != k + 1:
            return 0
        text = page.words(body[1], body[3])
        if party(text)[0] and page.capital(body[1]):
            self._party(body[1], body[3])
        elif body[4] == "name":
            if self.open and body[3] - body[1] == 1 and modifier(page.lower[k]) == "field" and self.lower[self.head] in _PORTFOLIO and not country(text):  # fmt: skip
                self.first = k
            elif country(text):
                self._place(body[1], body[3])
            elif self._department(body):
                self.first = body[1]
                if country(page.text[body[1]]) and body[3] - body[1] > 1:  # Indian Defence Minister
                    self.first += 1
                    self._place(body[1], body[1] + 1)
            else:
                self._body_part(_part(page, body))
        else:
            return 0
        if body[0] < body[1] and not self.determiner:
            self.determiner = page.lower[body[0]]
        return body[0] + 1

    def _department(self, body: Body) -> bool:
        """Whether what the model took for a body is what a minister looks after: Emergency Situations Minister."""
        page = self.plan.page
        minister = (
            self.lower[self.head] in {"minister", "secretary", "ministers"} and page.capital(self.head) and self.open
        )
        return minister and not body[5] and not all(page.text[k].isupper() for k in range(body[1], body[3]))

    def _body_part(self, part: Part) -> None:
        self.open = False
        if self.institution is None:
            self.institution = part

    def _place(self, first: int, last: int) -> None:
        self.open = False
        if self.place is None:
            self.place = _place(self.plan.page, first, last)

    def _party(self, first: int, last: int) -> None:
        self.open = False
        if self.party is None:
            self.party = Part(first, last, "institution", "name", party(self.plan.page.words(first, last))[0])


class _After:
    """Reads rightwards from the office's own words."""

    def __init__(self, plan: Layout, lower: list[str], bare: int, head: int, office: Office) -> None:
        self.plan, self.lower, self.office, self.head = plan, lower, office, head
        self.last = self.end = bare
        self.status = ""
        self.target = ""
        self.institution: Part | None = None
        self.person: Part | None = None

    def read(self) -> None:
        page = self.plan.page
        ceiling = page.sents[page.sent[self.head]][1]
        k = self.end
        if k + 1 < ceiling and self.lower[k] in _HYPHEN and self.lower[k + 1] in {"elect", "designate"}:
            self.status, k = "elect", k + 2
        elif k < ceiling and self.lower[k] in {"elect", "designate"}:
            self.status, k = "elect", k + 1
        elif k < ceiling and self.lower[k] in {"emeritus", "emerita"}:
            self.status, k = "former", k + 1
        self.end = k
        for _ in range(4):
            if (
                k + 1 >= ceiling
                or self.lower[k] not in _PREPOSITIONS
                or self.institution is not None
                and self.lower[k] not in {"of", "for", "in"}
            ):
                break
            stop = self._preposition(k, ceiling)
            if stop < 0:
                break
            self.end = k = stop

    def _preposition(self, k: int, ceiling: int) -> int:
        """Reads the phrase with the preposition at k; gives where it ends, -1 if it is no part of the office's phrase."""
        page, plan = self.plan.page, self.plan
        prep = self.lower[k]
        first = k + 1
        if (
            self.office.kind == "candidacy"
            and prep in {"for", "as", "to"}
            and (stop := self._sought(first, ceiling)) > 0
        ):
            return stop
        while (
            first < ceiling
            and page.pos[first] in {"DET"}
            or first < ceiling
            and page.full[first] == "nmod:poss"
            and page.pos[first] == "PRON"
        ):
            first += 1
        if first >= ceiling:
            return -1
        head_word = self.lower[self.head]
        if first in plan.starts or plan.person_at[first] >= 0:
            number = plan.starts.get(first, plan.person_at[first])
            name = plan.people[number]
            if (
                name[2] + 1 < ceiling and self.lower[name[2]] in _POSSESSIVE and self.institution is None
            ):  # of Ann Bell's campaign
                for j in range(name[2] + 1, min(name[2] + 4, ceiling)):
                    if body_class(page, j)[1] and page.pos[j] == "NOUN":
                        self.institution = Part(first, j + 1, "institution", "name", page.words(first, j + 1))
                        return j + 1
            if prep == "at" and name[2] - name[1] > 1 and self.institution is None:  # head of bonds at Bell Marr Hale
                self.institution = Part(name[0], name[2], "institution", "name", page.words(name[0], name[2]))
                return name[2]
            alone = name[2] - name[0] == 1 and name[2] < ceiling + 1 and prep in {"of", "for"}
            if (
                alone
                and self.office.kind in {"state", "local", "church", "royal", "legislature"}
                and self.institution is None
            ):
                # president of Morvia: a place that the model took for a person
                self.institution = _place(page, name[0], name[2])
                return name[2]
            if prep in {"to", "for", "of"} and self.office.kind in {"staff", "job"}:
                start, _, last = name
                self.person = Part(start, last, "person", "name", page.words(start, last))
                return last
            return -1
        if page.label[first] == "DATE" or page.pos[first] == "NUM" and prep != "of":
            return -1
        if (
            prep in {"of", "for", "on"}
            and (head_word in _PORTFOLIO or self.office.form[-1:] == ("state",))
            and self.institution is None
        ):
            stop = self._field(first, ceiling, prep)
            if stop > 0:
                self.last = stop
                return stop
        if (
            prep in {"to", "for"}
            and self.office.kind == "diplomatic"
            and page.capital(first)
            and plan.body_at[first] < 0
        ):
            stop = self._capitals(first, ceiling)
            self.last = stop
            return stop
        # the city of Marsh, the US state of Kansas, the Marsh region
        noun = next((j for j in range(first, min(first + 4, ceiling - 1)) if self.lower[j] in _PLACE_NOUNS), -1)
        if prep in {"of", "for"} and noun >= 0 and self.lower[noun + 1] == "of" and all(page.pos[j] in _NOMINAL for j in range(first, noun)) and plan.body_at[noun + 1] < 0:  # fmt: skip
            first = noun + 2
            while first < ceiling - 1 and page.pos[first] == "DET":
                first += 1
        part, stop = self._object(first, k, ceiling, prep)
        if part is not None:
            if self.institution is None:
                self.institution = part
            return stop
        if stop < 0 and self.person is not None:
            return self.person.last
        if self.institution is None and prep in {"of", "for", "on"} and self.last == k:
            stop = self._common(first, k, ceiling)
            if stop > 0:
                self.last = stop
                return stop
        return -1

    def _sought(self, first: int, ceiling: int) -> int:
        """candidate for mayor of Marsh: past the end of the office sought, 0 if none is named."""
        page = self.plan.page
        at = first
        while (
            at < ceiling
            and at - first < 5
            and (page.pos[at] in {"DET", "ADJ", "NOUN", "PROPN"})
            and self.plan.person_at[at] < 0
        ):
            office = match_office(self.lower, page.text, at)
            if office is not None and (
                self.office.kind != "candidacy" or office.kind not in {"job", "staff", "scholar", "member"}
            ):
                inner = _post(self.plan, self.lower, at, office)
                if inner is None:
                    return 0
                self.target, self.institution, self.last = inner.name, inner.institution, inner.last
                return inner.end
            entry = words("candidacies").get(page.lower[at])
            if entry and entry[0] == "office" and page.pos[at] in {"NOUN", "PROPN"}:
                self.target, self.last = entry[1], at + 1
                return at + 1
            at += 1
        return 0

    def _object(self, first: int, k: int, ceiling: int, prep: str) -> tuple[Part | None, int]:
        """The institution or place that the preposition at k leads to, and where it ends."""
        page, plan = self.plan.page, self.plan
        at = first
        while at < ceiling and at - first < 5:
            number = plan.body_at[at]
            if (owned := self._owned(at, ceiling)) is not None:
                return owned, owned.last
            if self.office.kind == "scholar" and prep == "of" and (number < 0 or plan.bodies[number][5] != "school"):
                return None, 0  # professor of engineering
            if number >= 0:
                body = plan.bodies[number]
                if (
                    self.office.kind in {"staff", "job"}
                    and body[3] < ceiling
                    and match_office(self.lower, page.text, body[3])
                ):
                    stop = self._sought(body[0] if body[0] >= first else first, ceiling)
                    self.target = ""
                    self.institution, self.last = None, k
                    if stop <= 0:
                        return None, 0
                    if stop < ceiling and plan.person_at[stop] >= 0:
                        stop = plan.people[plan.person_at[stop]][2]
                    self.person = Part(first, stop, "person", "role", page.words(first, stop))
                    return None, -1
                if prep in {"to", "on"} and body[4] == "role" and body[5] != "government":
                    return None, 0
                part = _part(page, body)
                if at > first and self.lower[at - 1] in _POSSESSIVE:  # the families' group
                    part = Part(k + 1, body[3], "institution", "role", page.words(first, body[3]))
                end = body[3]
                if country(part.name):
                    part = replace(part, kind="place")
                return part, end
            if self.office.kind in {"staff", "job"} and page.capital(at) and match_office(self.lower, page.text, at):
                stop = self._sought(at, ceiling)
                self.target, self.last = "", k
                if stop in plan.starts:  # spokesman for Gov. Ann Bell
                    last = plan.people[plan.starts[stop]][2]
                    self.person = Part(at, last, "person", "name", page.words(at, last))
                    return None, -1
                return None, 0
            if (
                page.label[at] == "LOC"
                and at + 2 < ceiling
                and self.lower[at + 1] in _HYPHEN
                and page.start[at + 1] == page.end[at]
            ):
                at += 3  # Virginia-based
                continue
            if page.label[at] == "LOC" or country(page.text[at]):
                if prep in {"to", "on", "with"} or at > first and page.pos[first] != "ADJ":
                    return None, 0
                if (
                    prep == "in"
                    and self.office.kind in {"state", "legislature", "judicial", "body", "rank", "party"}
                    and self.last == k
                ):
                    if self.office.kind not in {"judicial", "church"}:
                        return None, 0
                if prep == "from" and self.office.kind not in {"legislature", "party", "member"}:
                    return None, 0
                stop = self._capitals(at, ceiling)
                return _place(page, at, stop), stop
            if page.label[at] == "MISC" and page.capital(at) and prep in {"of", "at", "for"}:
                stop = page.ents[page.ent[at]][1]
                return Part(at, stop, "institution", "name", page.words(at, stop)), stop
            if (
                page.capital(at)
                and page.pos[at] in {"PROPN", "NOUN"}
                and prep in {"of", "at", "for", "from", "with"}
                and plan.person_at[at] < 0
            ):
                if modifier(self.lower[at]) == "field" and self.office.kind in {"state", "staff"}:
                    return None, 0
                stop = self._capitals(at, ceiling)
                return Part(at, stop, "institution" if prep != "for" else "place", "name", page.words(at, stop)), stop
            reports = words("reports").get(self.lower[at])
            if reports and reports[0] == "inquiry" and page.pos[at] in {"NOUN", "PROPN"}:  # chair of the inquiry
                return Part(k + 1, at + 1, "inquiry", "role", page.words(first, at + 1)), at + 1
            if (
                self.lower[at] in _POSSESSIVE
                and at + 1 < ceiling
                and plan.body_at[at + 1] < 0
                and body_class(page, at + 1)[1]
            ):
                return Part(
                    k + 1, at + 2, "institution", "role", page.words(first, at + 2)
                ), at + 2  # the families' group
            if page.pos[at] not in _NOMINAL and page.lower[at] not in _HYPHEN | _POSSESSIVE:
                break
            at += 1
        return None, 0

    def _owned(self, at: int, ceiling: int) -> Part | None:
        """Tonga's parliament: a place's own body, from the place on; None if it is none."""
        page, plan = self.plan.page, self.plan
        number = plan.body_at[at]
        if (
            page.capital(at)
            and page.pos[at] == "PROPN"
            and number < 0
            and plan.person_at[at] < 0
            and self.lower[at + 1 : at + 2] == ["'"]
        ):
            number = plan.body_at[at + 2] if at + 2 < ceiling else -1  # the Islanders' Alliance
            return (
                Part(at, plan.bodies[number][3], "institution", "name", page.words(at, plan.bodies[number][3]))
                if number >= 0
                else None
            )
        if number >= 0 and plan.bodies[number][4] == "name":
            at, stop = plan.bodies[number][1], plan.bodies[number][3]
        elif page.label[at] == "LOC" and page.ents[page.ent[at]][0] == at:
            stop = page.ents[page.ent[at]][1]
        else:
            return None
        if stop + 1 >= ceiling or self.lower[stop] not in _POSSESSIVE or page.pos[stop] != "PART":
            return None
        number = next((plan.body_at[j] for j in range(stop + 1, min(stop + 4, ceiling)) if plan.body_at[j] >= 0), -1)
        if number < 0:
            return None
        last = plan.bodies[number][3]
        return Part(at, last, "institution", "name", page.words(at, last))

    def _capitals(self, at: int, ceiling: int) -> int:
        """Past the end of a name that starts at token `at`: the model's, run on over capitals and "of", "and" inside it."""
        page, plan = self.plan.page, self.plan
        stop = page.ents[page.ent[at]][1] if page.ent[at] >= 0 and page.label[at] != "PER" else at + 1
        while stop < ceiling:
            if (
                page.capital(stop)
                and page.pos[stop] in {"PROPN", "NOUN", "ADJ"}
                and plan.person_at[stop] < 0
                and page.label[stop] not in {"DATE"}
            ):
                if match_office(self.lower, page.text, stop):
                    break
                stop += 1
            elif page.lower[stop] in {"and", "&", "-"} and stop + 1 < ceiling and page.label[stop + 1] == "LOC" and page.capital(stop + 1) and self.office.kind == "legislature":  # fmt: skip
                stop = page.ents[page.ent[stop + 1]][1]
            else:
                break
        return stop

    def _field(self, first: int, ceiling: int, prep: str) -> int:
        """Past the end of what a minister looks after (for schools, of Foreign Affairs); 0 if it is whom he serves."""
        page, plan = self.plan.page, self.plan
        if (page.label[first] == "LOC" or country(page.text[first])) and not (
            prep == "for" and self.office.kind == "state"
        ):
            return 0
        if plan.body_at[first] >= 0 and (modifier(self.lower[first]) != "field" or self.office.kind == "staff"):
            body = plan.bodies[plan.body_at[first]]
            if self.office.kind == "staff" or body[4] == "role" and prep == "of":
                return 0
            if prep != "for" and body[5] in {"government", "party", "legislature"}:
                return 0
            return body[3]
        if self.office.kind == "staff" and (page.capital(first) or modifier(self.lower[first]) != "field"):
            return 0
        return self._run(first, ceiling)

    def _common(self, first: int, k: int, ceiling: int) -> int:
        """Past the end of common nouns that an office is over: head of communications, professor of law; 0 if there are none."""
        page = self.plan.page
        if not page.text[first].islower() and not (self.office.kind in {"scholar"} or modifier(self.lower[first])):
            return 0
        if self.office.kind in {"member", "job", "judicial"} and self.office.tidy not in {"Judge"}:
            return self._run(first, ceiling) if self.office.kind == "member" else 0
        stop = self._run(first, ceiling)
        if stop > first and self.lower[stop - 1] in _PLACE_NOUNS:
            return -1  # mayor of the capital city: which one, the article has said before
        return stop if stop > first else 0

    def _run(self, first: int, ceiling: int) -> int:
        """Past the end of a run of nouns and adjectives, with commas and "and" between them."""
        page, plan = self.plan.page, self.plan
        stop = first
        while stop < ceiling and stop - first < 8:
            if plan.person_at[stop] >= 0 or page.label[stop] == "DATE":
                break
            if page.pos[stop] in _NOMINAL or page.lower[stop] in _HYPHEN and stop > first:
                if (
                    stop > first
                    and match_office(self.lower, page.text, stop)
                    and page.pos[stop - 1] != "ADJ"
                    and self.lower[stop] not in words("office_modifiers")
                ):
                    break
                stop += 1
            elif (
                page.lower[stop] in {"and", "&", ","}
                and stop > first
                and stop + 1 < ceiling
                and page.pos[stop + 1] in _NOMINAL
            ):
                nxt = stop + 1
                if (
                    page.capital(nxt) != page.capital(first)
                    or plan.person_at[nxt] >= 0
                    or match_office(self.lower, page.text, nxt)
                ):
                    break
                if page.lower[stop] == "," and not any(
                    page.lower[j] in {"and", "&"} for j in range(nxt, min(nxt + 4, ceiling))
                ):
                    break
                if (
                    page.lower[stop] != ","
                    and modifier(self.lower[nxt]) != "field"
                    and page.dep[nxt] != "conj"
                    and page.dep[nxt] != "compound"
                ):
                    break
                stop += 1
            else:
                break
        while stop > first and page.pos[stop - 1] not in {"NOUN", "PROPN"} and not page.capital(stop - 1):
            stop -= 1
        return stop


def _part(page: Sheet, body: Body) -> Part:
    mention = body_mention(page, body)
    return Part(body[0], body[3], "institution", body[4], mention.name)


def _place(page: Sheet, first: int, last: int) -> Part:
    text = page.words(first, last)
    return Part(first, last, "place", "name", country(text) or text)


def part_mention(page: Sheet, part: Part) -> Mention:
    """The mention of a part."""
    return Mention(page.span(part.first, part.last), part.kind, part.form, part.name)


def party_mention(page: Sheet, part: Part) -> Mention:
    """The mention of a party."""
    return Mention(page.span(part.first, part.last), "institution", "name", part.name)


def place_mention(page: Sheet, part: Part) -> Mention:
    """The mention of a place."""
    return Mention(page.span(part.first, part.last), "place", "name", part.name)
