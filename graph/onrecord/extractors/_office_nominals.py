"""Words before an office: nouns, names, peoples' adjectives, possessors, parties."""

from __future__ import annotations

from onrecord.extractors._institutions import Body, body_class
from onrecord.extractors._layout import Layout, Part, body_part
from onrecord.extractors._lexicon import (
    Office,
    country,
    match_office,
    match_table,
    modifier,
    party,
    status,
)
from onrecord.extractors._office_reader import HYPHEN, NOMINAL, Reader
from onrecord.vocabulary import words

__all__ = ["Nominals"]

_DEMONYMS = ("an", "ese", "ish", "i", "ic", "ch", "lic")  # endings of a people's adjective that no list knows: Morvian
_HOUSES = frozenset({"senate", "house", "assembly", "commons", "lords", "council"})
_ORDINALS = frozenset({"first", "second", "third"})
_ORDERED = frozenset({"minister", "secretary", "lady", "lord", "lieutenant", "deputy", "officer", "vice"})
# places that are part of an office's name: Welsh secretary
_FIELD_PLACES = frozenset({"scottish", "scotland", "welsh", "wales", "northern", "ireland"})


class Nominals(Reader):
    """Reads one noun, name or possessor that ends right before what has been read."""

    def __init__(self, plan: Layout, lower: list[str], at: int, head: int, office: Office) -> None:
        super().__init__(plan, lower, head, office)
        self.first = self.begin = self.core = at
        self.determiner = ""
        self.single = False

    def _nominal(self, k: int, floor: int) -> int:
        """A noun, a name or an adjective before the office."""
        page = self.plan.page
        low, text = self.lower[k], page.text[k]
        if low in {"mr", "mrs", "ms", "mr.", "mrs.", "ms.", "sir", "dame"}:
            return -1
        kind = modifier(low)
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
                low == "labour"
                and self.lower[self.head] in {"minister", "secretary"}
                and self.open
                and page.capital(self.head)
                and not self.institution
            ):
                self._party(k, k + 1)
                return k
        if (place or page.label[k] == "LOC") and not (kind and self.open and page.label[k] != "LOC" and text.islower()):
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
            and "field" in self.office.flags
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
        bare = self.office.kind == "staff" and self.institution is None and k == self.first - 1
        longer = k > floor and (page.capital(k - 1) or page.label[k - 1] != "")
        if bare and not longer and body_class(page, k)[1] and self.lower[k] != "campaign":  # a council spokesman
            self._body_part(Part(k, k + 1, "institution", "role", page.words(k, k + 1)))
            return k
        if self.office.kind not in {"party", "body", "local", "staff"} or self.institution:
            return -1
        if page.capital(k) and longer and page.text[k].istitle() and body_class(page, k)[1]:
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
        """Kent County Council leader, Turkish Foreign Ministry spokesman: first token of the name that ends at k, else -1."""
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

    def _owner(self, k: int, floor: int) -> int:
        """Britain's, the Harbour Board's, the party's: whose the office is."""
        page, plan = self.plan.page, self.plan
        self.determiner = "'s"
        last = k
        if last - 1 < floor:
            return -1
        if plan.person_at[last - 1] >= 0:
            start, _first, stop = plan.people[plan.person_at[last - 1]]
            if (
                self.office.kind == "body" and stop - start == 1 and not self._fuller(stop - 1)
            ):  # Acme's finance director
                self._body_part(Part(start, stop, "institution", "name", page.words(start, stop)))
                return start
            if self.office.kind == "diplomatic" and stop - start == 1 and not self._fuller(stop - 1):
                self._place(start, stop)  # a place that the model took for a person
                return start
            self.person = Part(start, stop, "person", "name", page.words(start, stop))
            return start
        number = plan.body_at[last - 1]
        if number >= 0 and not party(page.words(plan.bodies[number][1], last))[0]:
            body = plan.bodies[number]
            self._body_part(body_part(page, body))
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
            while begin > floor and page.pos[begin - 1] in NOMINAL and page.head[begin - 1] >= begin:
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

    def _fuller(self, token: int) -> bool:
        """Whether the document has a longer name that ends in this one."""
        text = self.plan.page.text
        return any(last - first > 1 and text[last - 1] == text[token] for _, first, last in self.plan.people)

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
        joined = body[1] - 1  # Hewlett-Packard, cut at the hyphen
        if (
            joined > 0
            and page.lower[joined] in HYPHEN
            and page.end[joined] == page.start[body[1]]
            and page.capital(joined - 1)
        ):
            first = joined - 1
            self._body_part(Part(first, body[3], "institution", "name", page.words(first, body[3])))
            return first + 1
        if party(text)[0] and page.capital(body[1]):
            self._party(body[1], body[3])
        elif body[4] == "name":
            if (
                self.open
                and body[3] - body[1] == 1
                and modifier(page.lower[k]) == "field"
                and "field" in self.office.flags
                and not country(text)
            ):
                self.first = k
            elif country(text):
                self._place(body[1], body[3])
            elif self._department(body):
                self.first = body[1]
                if country(page.text[body[1]]) and body[3] - body[1] > 1:  # Indian Defence Minister
                    self.first += 1
                    self._place(body[1], body[1] + 1)
            else:
                self._body_part(body_part(page, body))
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
        plain = not body[5] or page.lower[body[2] - 1] == "local"  # Local Government Secretary
        return minister and plain and not all(page.text[k].isupper() for k in range(body[1], body[3]))
