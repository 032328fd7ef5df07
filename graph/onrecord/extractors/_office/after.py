"""Reads an office's phrase rightwards from the office's own words: chief executive | of the Harbour Board."""

from __future__ import annotations

from onrecord.extractors._office.fields import Fields
from onrecord.extractors._office.reader import HYPHEN, NOMINAL, POSSESSIVE
from onrecord.extractors._text.institutions import body_class
from onrecord.extractors._text.layout import Part, body_part, place_part
from onrecord.extractors._text.lexicon import (
    country,
    modifier,
    party,
)
from onrecord.vocabulary import words

__all__ = ["After"]


_SPANS = frozenset({"term", "terms", "time", "year", "years", "months", "decade", "decades", "life", "weeks"})
_LANDS = frozenset({"nation", "country", "state", "republic", "kingdom", "island", "city", "town", "territory"})
_STAFFED = frozenset({"campaign", "administration", "government", "camp", "team", "transition", "ministry", "cabinet"})
_PREPOSITIONS = frozenset({"of", "for", "at", "in", "to", "with", "on", "from"})


class After(Fields):
    """last: past the office's own words (head | of communications); end: past the phrase."""

    def read(self) -> None:
        page = self.plan.page
        ceiling = page.sents[page.sent[self.head]][1]
        k = self.end
        if k + 1 < ceiling and self.lower[k] in HYPHEN and self.lower[k + 1] in {"elect", "designate"}:
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
                or (self.institution is not None and self.lower[k] not in {"of", "for", "in"})
            ):
                break
            stop = self._preposition(k, ceiling)
            if stop < 0:
                break
            self.end = k = stop
        if k > self.last and k < ceiling and self.lower[k] in {"elect", "designate"}:
            self.status, self.end, k = "elect", k + 1, k + 1  # President of the United States elect
        if k + 3 in self.plan.starts and page.text[k] == "(" and page.text[k + 2] == ")" and page.text[k + 1].isupper():
            self.end = k = k + 3  # Member of Parliament (MP) Ann Bell
        if self.lower[k : k + 3] in (["at", "the", "time"], ["at", "that", "time"]):
            self.status, self.end = self.status or "former", k + 3

    def _preposition(self, k: int, ceiling: int) -> int:
        """Reads the phrase with the preposition at k; gives where it ends, -1 if it is no part of the office."""
        page, plan = self.plan.page, self.plan
        prep = self.lower[k]
        first = k + 1
        if (
            self.office.kind == "candidacy"
            and prep in {"for", "as", "to"}
            and (stop := self._sought(first, ceiling)) > 0
        ):
            return stop
        while (first < ceiling and page.pos[first] in {"DET"}) or (
            first < ceiling and page.full[first] == "nmod:poss" and page.pos[first] == "PRON"
        ):
            first += 1
        if first >= ceiling:
            return -1
        if (stop := self._possessed(first, ceiling, prep)) > 0:
            return stop
        if party(self.lower[first])[0] and first + 1 in plan.starts:
            first += 1  # campaign manager for Republican Ann Bell
        looks = prep in {"for", "of"} and self.office.kind == "state" and modifier(self.lower[first]) == "field"
        alone = first in plan.starts and plan.people[plan.starts[first]][2] == first + 1
        if looks and alone and first + 1 in plan.starts:
            self.last = first + 1  # Minister for Children | Ann Bell
            return first + 1
        if first in plan.starts or plan.person_at[first] >= 0:
            number = plan.starts.get(first, plan.person_at[first])
            name = plan.people[number]
            if (
                name[2] + 1 < ceiling and self.lower[name[2]] in POSSESSIVE and self.institution is None
            ):  # of Ann Bell's campaign
                for j in range(name[2] + 1, min(name[2] + 4, ceiling)):
                    if (body_class(page, j)[1] or plan.body_at[j] >= 0) and page.pos[j] in {"NOUN", "PROPN"}:
                        self.institution = Part(first, j + 1, "institution", "name", page.words(first, j + 1))
                        return j + 1
            runs = name[2] < ceiling and self.lower[name[2]] in _STAFFED and page.pos[name[2]] == "NOUN"
            if runs and self.institution is None:  # for the Bell campaign
                self.institution = Part(first, name[2] + 1, "institution", "name", page.words(first, name[2] + 1))
                return name[2] + 1
            firm = (prep == "at" and name[2] - name[1] > 1) or (prep == "of" and self.office.kind == "body")
            if firm and self.institution is None:  # head of bonds at Bell Marr Hale, chief executive of Bell-Hale
                stop = self._belonging(name[2], ceiling) or name[2]
                self.institution = Part(name[0], stop, "institution", "name", page.words(name[0], stop))
                return stop
            alone = name[2] - name[0] == 1 and name[2] < ceiling + 1 and prep in {"of", "for"}
            if (
                alone
                and self.office.kind in {"state", "local", "church", "royal", "legislature"}
                and self.institution is None
            ):
                # president of Morvia: a place that the model took for a person
                self.institution = place_part(page, name[0], name[2])
                return name[2]
            if prep in {"to", "for", "of"} and self.office.kind in {"staff", "job", "party"}:
                start, _, last = name
                self.person = Part(start, last, "person", "name", page.words(start, last))
                return last
            return -1
        if prep == "for" and any(self.lower[j] in _SPANS for j in range(first, min(first + 3, ceiling))):
            return -1  # for a third term
        if (stop := self._country_only(first, ceiling)) > 0:
            return stop
        if page.label[first] == "DATE" or (page.pos[first] == "NUM" and prep != "of"):
            return -1
        if prep in {"of", "for", "on"} and "field" in self.office.flags and self.institution is None:
            stop = self._field(first, ceiling, prep)
            if stop > 0:
                self.last = stop
                return stop
        if (
            prep in {"to", "for"}
            and self.office.kind == "diplomatic"
            and page.capital(first)
            and (plan.body_at[first] < 0 or prep == "to")
        ):
            number = plan.body_at[first]
            stop = plan.bodies[number][3] if number >= 0 else self._capitals(first, ceiling)
            self.last = stop
            return stop
        # the city of Marsh, the US state of Kansas, the Marsh region
        noun = next(
            (
                j
                for j in range(first, min(first + 4, ceiling - 1))
                if self.lower[j] in words("place_nouns") and self.lower[j + 1] == "of"
            ),
            -1,
        )
        if (
            prep in {"of", "for"}
            and noun >= 0
            and all(page.pos[j] in NOMINAL for j in range(first, noun))
            and plan.body_at[noun + 1] < 0
        ):
            first = noun + 2
            while first < ceiling - 1 and page.pos[first] == "DET":
                first += 1
        part, stop = self._apposed(first, ceiling) if prep in {"of", "at"} else (None, 0)
        if part is None:
            part, stop = self._object(first, k, ceiling, prep)
        if part is not None:
            if self.institution is None:
                self.institution = part
            return stop
        if stop < 0 and self.person is not None:
            return self.person.last
        if prep == "on" and self.office.kind not in {"diplomatic", "staff", "job"}:
            return -1
        if self.institution is None and prep in {"of", "for", "on"} and self.last == k:
            stop = self._common(first, ceiling)
            if stop > 0:
                self.last = stop
            return abs(stop) or -1
        return -1

    def _possessed(self, first: int, ceiling: int, prep: str) -> int:
        """Past a body's name with a possessive in it that the model did not see: the Women's Media Centre; else 0."""
        page, plan = self.plan.page, self.plan
        if prep not in {"of", "at", "for"} or first + 2 >= ceiling or self.institution is not None:
            return 0
        common = (
            page.capital(first) and page.label[first] == "" and plan.body_at[first] < 0 and first not in plan.starts
        )
        own = self.lower[first + 1] in POSSESSIVE and page.capital(first + 2) and first + 2 not in plan.starts
        if not (common and own) or not body_class(page, (stop := self._capitals(first + 2, ceiling)) - 1)[0]:
            return 0
        self.institution = Part(first, stop, "institution", "name", page.words(first, stop))
        return stop

    def _country_only(self, first: int, ceiling: int) -> int:
        """Past "African nation", which says of what kind the place is and not which; 0 if it says something else."""
        page = self.plan.page
        k = first
        while k < ceiling and k - first < 4 and page.pos[k] in NOMINAL and self.lower[k] not in _LANDS:
            if country(page.text[k]) or page.label[k] in {"LOC", "ORG"}:
                return 0
            k += 1
        alone = k < ceiling and self.lower[k] in _LANDS and self.lower[k + 1 : k + 2] != ["of"]
        return k + 1 if alone and not page.capital(k) and first < k else 0

    def _apposed(self, first: int, ceiling: int) -> tuple[Part | None, int]:
        """Football's governing body, FIFA: the named body that a description of bodies leads to, and where it ends."""
        page, plan = self.plan.page, self.plan
        k = first
        while k < ceiling - 1 and k - first < 7 and plan.body_at[k] < 0:
            if page.pos[k] not in NOMINAL and self.lower[k] not in POSSESSIVE:
                break
            k += 1
        number = plan.body_at[k + 1] if k + 1 < ceiling and page.text[k] == "," and k > first else -1
        if number < 0 or plan.bodies[number][4] != "name" or plan.bodies[number][0] != k + 1:
            return None, 0
        kind, _ = body_class(page, k - 1)
        if not kind or not page.text[k - 1].islower():
            return None, 0
        return body_part(page, plan.bodies[number]), plan.bodies[number][3]
