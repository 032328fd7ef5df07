"""Words before an office: nouns, names, peoples' adjectives, parties."""

from __future__ import annotations

from onrecord.extractors._office.owners import Owners
from onrecord.extractors._office.reader import NOMINAL, POSSESSIVE
from onrecord.extractors._text.institutions import body_class
from onrecord.extractors._text.layout import Part
from onrecord.extractors._text.lexicon import (
    country,
    match_office,
    modifier,
    party,
    status,
)
from onrecord.vocabulary import words

__all__ = ["Nominals"]

_SIDES = frozenset({"opposition", "cabinet"})  # part of an office's own name: the opposition leader
_DEMONYMS = ("an", "ese", "ish", "i", "ic", "ch", "lic")  # endings of a people's adjective that no list knows: Morvian
_ADDRESSES = frozenset({"rev", "revd", "reverend", "very", "hon", "rt", "hrm", "hrh", "hm", "h.r.h", "h.r.m"})
_LEAGUES = frozenset(
    {"federation", "union", "association", "league", "society", "club", "foundation", "alliance", "guild", "party"}
)
_FAITHS = frozenset(
    {"lutheran", "catholic", "anglican", "methodist", "orthodox", "baptist", "episcopal", "episcopalian", "reformed",
     "presbyterian", "protestant", "calvinist", "pentecostal", "mormon", "coptic", "unitarian", "christian"}
)  # fmt: skip
_HOUSES = frozenset({"senate", "house", "assembly", "commons", "lords", "council"})
_CROWNED = frozenset({"president", "king", "queen", "pope", "senator", "governor"})
_ORDINALS = frozenset({"first", "second", "third"})
_ORDERED = frozenset({"minister", "secretary", "lady", "lord", "lieutenant", "deputy", "officer", "vice"})
# places that are part of an office's name: Welsh secretary
_FIELD_PLACES = frozenset({"scottish", "scotland", "welsh", "wales", "northern", "ireland"})


class Nominals(Owners):
    """Reads one noun, name or possessor that ends right before what has been read."""

    def _nominal(self, k: int, floor: int) -> int:
        """A noun, a name or an adjective before the office."""
        page = self.plan.page
        low, text = self.lower[k], page.text[k]
        if low.rstrip(".") in {"mr", "mrs", "ms", "sir", "dame"} or page.label[k] == "DATE":
            return -1
        if low.rstrip(".") in _ADDRESSES:
            self.open = False
            return k  # HRM | King, the Rev. | Canon
        if page.tag[k] in {"VBN", "VBD"} and status(low) == "former" and text.islower() and page.label[k - 1] == "DATE":
            return -1  # Marsh Rovers last night sacked | manager Ann Bell
        kind = modifier(low)
        if self.office.kind == "church" and low in _FAITHS:
            self.open = False
            return k  # of what faith a bishop is: of which see, another word says
        if self.office.kind == "rank" and low in {"reserve", "reserves"}:
            self.open = False
            return k
        bank = low == "bank" and k > floor and self.lower[k - 1] in {"central", "reserve", "national"}
        if bank and k == self.first - 1 and self.institution is None:
            form = "name" if page.capital(k) and page.capital(k - 1) else "role"
            self._body_part(Part(k - 1, k + 1, "institution", form, page.words(k - 1, k + 1)))
            return k - 1  # the central bank | governor
        if low == "junior" and self.lower[self.head] == "senator":
            return k  # of the two that a state has
        if (
            low == "state"
            and page.capital(k)
            and k > floor
            and page.pos[k - 1] == "PROPN"
            and self.lower[self.head] != "secretary"
        ):
            start = page.ents[page.ent[k - 1]][0] if page.label[k - 1] == "LOC" else k - 1
            if page.capital(start) and not country(page.words(start, k)):
                self._place(start, k + 1)  # Lagos State governor
                return start
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
            if party(low)[0] and not (
                low in {"labour", "labor"}
                and self.lower[self.head] in {"minister", "secretary"}
                and self.open
                and page.capital(self.head)
                and not self.institution
            ):
                self._party(k, k + 1)
                return k
        field = kind == "field" and self.open and start == k and not place  # Home | Secretary is no place's
        if (place or page.label[k] == "LOC") and not (
            field or (kind and self.open and page.label[k] != "LOC" and text.islower())
        ):
            if not country(whole) and not country(text) and two and country(two):
                start, whole = k - 1, page.words(k - 1, k + 1)
            elif country(text) and not country(whole) and self.lower[start] != "new":  # New Mexico
                start, whole = k, text
            self._place(start, k + 1)
            return start
        if (
            text == "Police"
            and k > floor
            and page.capital(k - 1)
            and page.pos[k - 1] == "PROPN"
            and page.text[self.head].islower()
        ):
            start = k - 1
            while start > floor and page.capital(start - 1) and page.pos[start - 1] == "PROPN":
                start -= 1
            self._body_part(Part(start, k + 1, "institution", "name", page.words(start, k + 1)))
            return start
        if kind and page.capital(k) and low in _HOUSES and self.office.kind == "legislature":
            self._body_part(Part(k, k + 1, "institution", "name", text))
            return k
        if kind == "field" and text.islower() and self.lower[self.head] in _CROWNED and page.capital(self.head):
            return -1  # if the refugees | President Ann Bell wants to bring
        if kind and self.open and (low not in _ORDINALS or self.lower[self.head] in _ORDERED):
            self.first = k
            return k
        if page.lower[k] in words("candidacies") or (
            page.text[k].islower()
            and page.lower[k] in words("persons")
            and page.capital(self.head)
            and page.pos[k] != "ADJ"  # an independent | MP
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
            if self.lower[k - 1] in POSSESSIVE and low in _LEAGUES and k > floor:
                self.open = False
                return k  # the Pilots' federation | president
            self.first = k
            return k
        # a capitalised word that no list knows
        if (
            page.label[k] == ""
            and self.open
            and "field" in self.office.flags
            and page.capital(self.head)
            and (page.pos[k] == "PROPN" or (low == "government" and self.lower[k - 1] == "local"))
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
            while (
                start > floor
                and page.pos[start - 1] == "PROPN"
                and page.capital(start - 1)
                and self.plan.person_at[start - 1] < 0
                and self.plan.body_at[start - 1] < 0
            ):
                start -= 1
            self._body_part(Part(start, k + 1, "institution", "name", page.words(start, k + 1)))
            return start
        self.open = False
        return k

    def _sought(self, k: int, floor: int) -> int:
        """The office that a candidate seeks, from the adjective (presidential); its first token, -1 if none."""
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
        """Northfell council leader: first token of the institution that ends at k, -1 if none does."""
        page, plan = self.plan.page, self.plan
        low = page.lower[k]
        bare = self.office.kind == "staff" and self.institution is None and k == self.first - 1
        longer = k > floor and (page.capital(k - 1) or page.label[k - 1] != "")
        if bare and not longer and body_class(page, k)[1] and self.lower[k] != "campaign":  # a council spokesman
            self._body_part(Part(k, k + 1, "institution", "role", page.words(k, k + 1)))
            return k
        if self.office.kind not in {"party", "body", "local", "staff"} or self.institution:
            return -1
        if page.capital(k) and longer and page.text[k].istitle() and body_class(page, k)[1] and low not in _SIDES:
            return self._capital_body(k, floor)
        if not page.text[k].islower():
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
            and page.pos[start - 1] in NOMINAL
            and (page.capital(start - 1) or (modifier(self.lower[start - 1]) and start - 1 > floor))
        ):
            start -= 1
        while start < k and not (page.capital(start) and page.pos[start] == "PROPN"):
            start += 1
        if start == k or party(self.lower[start])[0] or page.label[start] == "PER":
            return -1
        self._body_part(Part(start, k + 1, "institution", "name", page.words(start, k + 1)))
        return start

    def _capital_body(self, k: int, floor: int) -> int:
        """Kent County Council leader, Turkish Foreign Ministry spokesman: first token of the name that ends at k."""
        page, plan = self.plan.page, self.plan
        start = k
        while (
            start > floor
            and page.capital(start - 1)
            and page.pos[start - 1] in NOMINAL
            and plan.person_at[start - 1] < 0
            and not status(self.lower[start - 1])
            and match_office(self.lower, page.text, start - 1) is None
        ):
            start -= 1
        if start == k or party(self.lower[start])[0]:
            return -1
        self._body_part(Part(start, k + 1, "institution", "name", page.words(start, k + 1)))
        return start
