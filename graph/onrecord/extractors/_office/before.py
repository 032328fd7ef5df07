"""Reads an office's phrase leftwards from the office's own words: the former UK | home secretary."""

from __future__ import annotations

from onrecord.extractors._office.nominals import Nominals
from onrecord.extractors._office.reader import DESCRIBES, HYPHEN, NOMINAL, POSSESSIVE, SOLE
from onrecord.extractors._text.layout import Part, body_part
from onrecord.extractors._text.lexicon import (
    country,
    modifier,
    status,
)

__all__ = ["Before"]


class Before(Nominals):
    """begin: first token of the phrase; core: the first that tells something; first: the first of the office's words.

    determiner: the, a, his ..., 's for a possessor; single: "one of the" makes one of many.
    """

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
        if page.lower[self.first] in {"and", "&", ","}:  # nothing came before
            self.first += 1
            self.begin = self.core = max(self.begin, self.first)
        # a sentence that was cut between "former" and the office
        cut = self.begin == floor and floor > 0 and not self.determiner and not self.status
        if cut and status(self.lower[floor - 1]) in {"former", "acting", "shadow", "elect"}:
            self.status = status(self.lower[floor - 1])
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
            return self._endowed(k, floor) or self._boss(k)
        if low in POSSESSIVE and page.pos[k] == "PART":
            return self._owner(k, floor)
        if page.pos[k] == "DET" or (page.full[k] == "nmod:poss" and page.pos[k] == "PRON") or low == "whose":
            self.determiner = low
            before = k - 1 - (k > floor and page.text[k - 1] in {",", "—", "–", "-"})
            if low == "whose" and before >= floor:
                self._antecedent(before)
            return k
        if page.lower[k].startswith("ex-") and page.text[k][3:4].isupper():
            self.status, self.open = "former", False  # ex-Marsh mayor
            self.place = self.place or Part(k, k + 1, "place", "name", country(page.text[k][3:]) or page.text[k][3:])
            return k
        if body_end := self._body(k):
            return body_end - 1
        if low in HYPHEN:
            return self._hyphen(k, floor)
        if low == ")" and k - 2 >= floor and page.text[k - 2] == "(" and page.text[k - 1].isupper():
            return self._letters(k, floor)
        prior = page.pos[k - 1] if k > floor else ""
        chosen = page.tag[k] == "VBN" or low in {"elected", "re-elected", "reelected", "appointed", "named"}
        if chosen and k > floor and (prior in {"AUX", "PRON"} or plan.person_at[k - 1] >= 0):
            return -1  # was elected leader
        state = status(low)
        if state and not (low == "late" and page.pos[k] != "ADJ") and low not in {"veteran", "past"} | {"elect"}:
            if low == "new" or state == "current":
                self.status = self.status or ("current" if low != "incoming" else "elect")
            elif state == "former" or not self.status or self.status == "current":
                self.status = state
            if low == "shadow" and self.open:
                self.first = k
            return k
        if page.pos[k] not in NOMINAL and page.pos[k] not in {"X", "NUM", "SYM", "VERB", "ADV", "CCONJ", "PUNCT"}:
            return -1
        if low in {"and", "&", ","}:
            return self._list(k, floor)
        if page.pos[k] == "CCONJ":
            return -1
        if page.pos[k] == "PUNCT":
            return -1
        if page.pos[k] == "ADV" and self.open and modifier(low) == "field":
            return self._nominal(k, floor)  # Home | Secretary
        if page.pos[k] in {"NUM", "ADV", "SYM"} or (page.pos[k] == "VERB" and page.dep[k] == "amod"):
            self.open = False
            if low in {"once", "formerly", "previously"}:
                self.status = self.status or "former"
            if low == "now":
                self.status = self.status or "current"
            if (page.pos[k] == "NUM" and page.label[k] == "DATE") or (page.pos[k] == "ADV" and not self._adverb(k)):
                return -1
            return k
        if page.pos[k] == "VERB":
            return -1
        return self._nominal(k, floor)

    def _letters(self, k: int, floor: int) -> int:
        """The Harbour Board (HB) head: first token of the body's name, or of its letters alone."""
        page, plan = self.plan.page, self.plan
        if self.institution is not None or len(page.text[k - 1]) < 2:
            return -1
        number = plan.body_at[k - 3] if k - 3 >= floor else -1
        if number >= 0 and plan.bodies[number][3] == k - 2 and plan.bodies[number][4] == "name":
            body = plan.bodies[number]
            self._body_part(body_part(page, body))
            if body[0] < body[1] and not self.determiner:
                self.determiner = page.lower[body[0]]
            return body[0]
        if plan.body_at[k - 1] >= 0 and k - 3 < floor:
            self._body_part(Part(k - 1, k, "institution", "name", page.text[k - 1]))
            return k - 2
        return -1

    def _antecedent(self, k: int) -> None:
        """Norrland, whose chairman ...: the body that ends at k."""
        page, plan = self.plan.page, self.plan
        if plan.body_at[k] >= 0:
            self._body_part(body_part(page, plan.bodies[plan.body_at[k]]))
        elif plan.person_at[k] >= 0 and self.office.kind == "body" and not self._fuller(k):
            start, _, stop = plan.people[plan.person_at[k]]
            self._body_part(Part(start, stop, "institution", "name", page.words(start, stop)))

    def _endowed(self, k: int, floor: int) -> int:
        """Marsh University's Ann Bell | Professor of Physics: first token of whose name the chair has, 0 if it has
        nobody's."""
        page, plan = self.plan.page, self.plan
        start, _, last = plan.people[plan.person_at[k]]
        chair = self.office.kind == "scholar" and page.capital(self.head) and last == k + 1 and start > floor
        self.open = self.open and not chair
        return start if chair and page.lower[start - 1] in POSSESSIVE else 0

    def _boss(self, k: int) -> int:
        """Bell adviser Ann Marr: first token of the name of whoever the adviser works for, -1 if it is no such name."""
        page, plan = self.plan.page, self.plan
        start, _, last = plan.people[plan.person_at[k]]
        adjacent = k == self.first - 1 and last == k + 1 and self.person is None and self.institution is None
        titled = self.core == self.first and self.head + 1 in plan.starts and self.office.tidy in SOLE
        if adjacent and titled and last - start == 1 and not self._fuller(k):
            self._place(start, last)  # former Marsh mayor Ann Bell: a place that the model took for a person
            return start
        if adjacent and start > 0 and status(self.lower[start - 1]) == "former":
            self.status = self.status or "former"  # former Bell president Ann Marr, whatever Bell is
        if not adjacent or "serves" not in self.office.flags or (start > 0 and page.text[start - 1] in {",", "—", "–"}):
            return -1
        self.person = Part(start, last, "person", "name", page.words(start, last))
        self.open = False
        return start

    def _adverb(self, k: int) -> bool:
        return (
            self.plan.page.head[k] > k
            and self.plan.page.head[k] <= self.head
            and self.lower[k] not in {"as", "so", "then"}
        ) or self.lower[k] in {"then", "now"}

    def _hyphen(self, k: int, floor: int) -> int:
        """A word before a hyphen: then-, vice-, anti-corruption, right-wing."""
        page = self.plan.page
        if k - 1 < floor or page.end[k - 1] != page.start[k]:
            return -1
        before = self.lower[k - 1]
        if status(before) or before == "then":
            self.status = status(before) or "former"
            return k - 1
        if k + 1 == self.first and (country(page.text[k - 1]) or page.label[k - 1] == "LOC"):
            self._place(k - 1, k)  # then-U.S.-president
            return k - 1
        if self.open and self.lower[k + 1] in DESCRIBES and self.first <= k + 2:
            self.first, self.open = k + 2, False  # a first-time | chief executive, a world-class speaker
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
        ranks = (
            {self.lower[k - 1], self.lower[k + 1]} - {"media", "digital", "business", "local"} if k > floor else set()
        )
        if any(modifier(word) == "rank" for word in ranks):
            return -1  # First Family and senior advisers
        page = self.plan.page
        if "" in sides and page.capital(k - 1) and page.capital(k + 1) and page.capital(self.head):
            sides.discard("")  # Road Transport and Piers Minister
        if not self.open or "" in sides or "field" not in sides or self.first != k + 1:
            return -1
        if self.lower[k] == "," and not any(self.lower[j] in {"and", "&"} for j in range(k, self.head)):
            return -1
        if page.label[k - 1] == "LOC" or page.capital(k - 1) != page.capital(k + 1):
            return -1
        self.first = k
        return k
