"""Common words after an office: what a minister looks after, what somebody is the head of."""

from __future__ import annotations

from onrecord.extractors._office.objects import Objects
from onrecord.extractors._office.reader import HYPHEN, NOMINAL
from onrecord.extractors._text.institutions import body_class
from onrecord.extractors._text.layout import Part
from onrecord.extractors._text.lexicon import country, match_office, modifier
from onrecord.vocabulary import words

__all__ = ["Fields"]


class Fields(Objects):
    """Reads common nouns after one preposition."""

    def _field(self, first: int, ceiling: int, prep: str) -> int:
        """Past the end of what a minister looks after (for schools, of Foreign Affairs); 0 if it is whom he serves."""
        page, plan = self.plan.page, self.plan
        if self.lower[first] in words("place_nouns") and self.lower[first + 1 : first + 2] == ["of"]:
            return 0  # of the state of Morland
        told = len(self.office.form) > 1 or modifier(self.lower[self.head - 1]) == "field"
        if prep == "of" and told and page.pos[first] == "PROPN" and modifier(self.lower[first]) != "field":
            return 0  # Foreign Minister of Morvia: what the minister looks after has been said
        if (page.label[first] == "LOC" or country(page.text[first])) and not (
            prep == "for" and self.office.kind == "state"
        ):
            return 0
        if plan.body_at[first] >= 0 and (modifier(self.lower[first]) != "field" or self.office.kind == "staff"):
            body = plan.bodies[plan.body_at[first]]
            if self.office.kind == "staff" or (body[4] == "role" and prep == "of"):
                return 0
            if prep != "for" and body[5] in {"government", "party", "legislature"}:
                return 0
            return max(body[3], self._run(first, ceiling))
        if self.office.kind == "staff" and (page.capital(first) or modifier(self.lower[first]) != "field"):
            return 0
        return self._run(first, ceiling)

    def _common(self, first: int, ceiling: int) -> int:
        """Past the end of common nouns that an office is over (head of communications); 0 if there are none.

        Negative where they are a place's and belong to no office's name.
        """
        page = self.plan.page
        if not page.text[first].islower() and not (self.office.kind in {"scholar"} or modifier(self.lower[first])):
            return 0
        if self.office.kind in {"member", "job", "judicial"} and self.office.tidy not in {"Judge"}:
            return self._run(first, ceiling) if self.office.kind == "member" else 0
        stop = self._run(first, ceiling)
        house = self.office.kind == "legislature" and self.lower[stop - 1] in {"chamber", "house", "body"}
        named = self.office.kind in {"body", "party"} or self.office.tidy == "President"
        named = named and page.pos[first - 1] == "DET"  # but president of production administration
        if named and stop > first + 1 and body_class(page, stop - 1)[1] and self.institution is None:
            self.institution = Part(first, stop, "institution", "role", page.words(first, stop))
            return -stop  # president of a building trades council
        if stop > first and (house or self.lower[stop - 1] in words("place_nouns")):
            return -stop  # mayor of the capital city: which one, the article has said before
        return stop if stop > first else 0

    def _run(self, first: int, ceiling: int) -> int:
        """Past the end of a run of nouns and adjectives, with commas and "and" between them."""
        page, plan = self.plan.page, self.plan
        stop = first
        serves = self.office.kind in {"staff", "job", "member"}
        while stop < ceiling and stop - first < 8:
            if plan.person_at[stop] >= 0 or page.label[stop] == "DATE":
                break
            if serves and match_office(self.lower, page.text, stop):
                break  # spokeswoman for the provincial | governor, families of former | presidents
            if page.pos[stop] in NOMINAL or (page.lower[stop] in HYPHEN and stop > first):
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
                and page.pos[stop + 1] in NOMINAL
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
        whom = page.pos[first - 1] == "DET" and stop == first + 1 and "field" in self.office.flags
        while stop > first and page.pos[stop - 1] not in {"NOUN", "PROPN"} and not page.capital(stop - 1) and not whom:
            stop -= 1  # but a secretary for the elderly
        return stop if stop > first else 0
