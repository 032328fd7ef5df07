"""What a preposition after an office leads to: the body or place that it is an office of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.extractors._office.reader import HYPHEN, NOMINAL, POSSESSIVE, Post, Reader
from onrecord.extractors._text.institutions import body_class
from onrecord.extractors._text.layout import Layout, Part, body_part, place_part
from onrecord.extractors._text.lexicon import (
    Office,
    country,
    match_office,
    modifier,
)
from onrecord.vocabulary import words

__all__ = ["Objects"]

# countries that are called so with "the"
_WITH_THE = frozenset({"Congo", "Gambia", "Lebanon", "Sudan", "Ukraine", "Vatican"})
_GROUPS = frozenset({"group", "charity", "nonprofit", "firm", "company", "coalition", "network", "organisation"})


def _only_placed(text: str) -> bool:
    """Whether a country with "the" before it begins something else's name: the Russia in Asia programme."""
    return bool(country(text)) and text.istitle() and not text.endswith("s") and text not in _WITH_THE


Inner = Callable[[int, Office], Post | None]


class Objects(Reader):
    """Reads the phrase after one preposition. last: past the office's own words."""

    def __init__(self, plan: Layout, lower: list[str], bare: int, head: int, office: Office, inner: Inner) -> None:
        """inner: reads the phrase of an office that begins at a token (candidate for | mayor of Marsh)."""
        super().__init__(plan, lower, head, office)
        self.last = self.end = bare
        self.inner = inner

    def _object(self, first: int, k: int, ceiling: int, prep: str) -> tuple[Part | None, int]:
        """The institution or place that the preposition at k leads to, and where it ends."""
        page, plan = self.plan.page, self.plan
        at = first
        if self.office.kind in {"staff", "job"} and (boss := self._titled(first, ceiling)) >= 0:
            last = plan.people[boss][2]  # spokesman for Finance Minister Ann Bell
            self.person = Part(first, last, "person", "name", page.words(first, last))
            return None, -1
        while at < ceiling and at - first < 5:
            number = plan.body_at[at]
            if number >= 0 and self.head < plan.bodies[number][1] < k:
                number = -1  # Foreign Affairs of Morland, of which the minister looks after the first half
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
                part = body_part(page, body)
                if body[4] == "role" and (named := self._called(body[3], ceiling)) is not None:
                    return named, named.last
                if at > first and self.lower[at - 1] in POSSESSIVE:  # the families' group
                    part = Part(k + 1, body[3], "institution", "role", page.words(first, body[3]))
                end = body[3]
                if body[4] == "name" and (stop := self._belonging(end, ceiling)):  # Acme's plant
                    return Part(body[0], stop, "institution", "name", page.words(body[1], stop)), stop
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
            if page.label[at] == "LOC" and (based := self._based(at, ceiling)):
                at = first = based
                continue
            if page.label[at] == "LOC" and prep in {"of", "for", "at"} and (stop := self._local(at, ceiling)):
                return Part(at, stop, "institution", "name", page.words(at, stop)), stop
            placed = page.label[at] == "LOC" or (page.label[at] == "MISC" and page.pos[at + 1 : at + 2] == ["ADP"])
            if placed and page.lower[at - 1] == "the" and _only_placed(page.text[at]):
                return None, 0  # head of the Russia | in the Asia-Pacific programme
            if page.label[at] == "LOC" or country(page.text[at]):
                if prep in {"to", "on", "with"} or (at > first and page.pos[first] != "ADJ"):
                    return None, 0
                if (
                    prep == "in"
                    and self.office.kind in {"state", "legislature", "judicial", "body", "rank", "party"}
                    and self.last == k
                ) and self.office.kind not in {"judicial", "church"}:
                    return None, 0
                if prep == "from" and self.office.kind not in {"legislature", "party", "member"}:
                    return None, 0
                stop = self._capitals(at, ceiling)
                if self.office.kind in {"body", "staff", "scholar"} and (end := self._belonging(stop, ceiling)):
                    return Part(at, end, "institution", "name", page.words(at, end)), end  # of Marsh's museum
                return place_part(page, at, stop), stop
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
                stop = self._belonging(stop, ceiling) or stop
                return Part(at, stop, "institution" if prep != "for" else "place", "name", page.words(at, stop)), stop
            reports = words("reports").get(self.lower[at])
            if reports and reports[0] == "inquiry" and page.pos[at] in {"NOUN", "PROPN"}:  # chair of the inquiry
                return Part(k + 1, at + 1, "inquiry", "role", page.words(first, at + 1)), at + 1
            if (
                self.lower[at] in POSSESSIVE
                and at + 1 < ceiling
                and plan.body_at[at + 1] < 0
                and body_class(page, at + 1)[1]
            ):
                return Part(
                    k + 1, at + 2, "institution", "role", page.words(first, at + 2)
                ), at + 2  # the families' group
            if page.pos[at] not in NOMINAL and page.lower[at] not in HYPHEN | POSSESSIVE:
                break
            at += 1
        return None, 0

    def _belonging(self, stop: int, ceiling: int) -> int:
        """Past what belongs to the body whose name ends there and has no name itself: Acme | 's plant; 0 if nothing."""
        page = self.plan.page
        if stop + 1 >= ceiling or self.lower[stop] not in POSSESSIVE or page.pos[stop] != "PART":
            return 0
        if self.office.kind in {"candidacy", "member"}:
            return 0  # a candidate for the Coast Party | 's nomination
        k = stop + 1
        while k < ceiling and k - stop < 4 and page.text[k].islower() and page.pos[k] in {"NOUN", "ADJ"}:
            if match_office(self.lower, page.text, k):
                return 0
            k += 1
        return k if k > stop + 1 and page.pos[k - 1] == "NOUN" and k < ceiling and not page.capital(k) else 0

    def _local(self, at: int, ceiling: int) -> int:
        """Past a body that is told by a place and common nouns: the Ohio teachers' union; 0 if it is none."""
        page, plan = self.plan.page, self.plan
        first = page.ents[page.ent[at]][1]
        k = first
        while k < ceiling and k - first < 5 and plan.body_at[k] < 0:
            apostrophe = self.lower[k] in POSSESSIVE and k > first
            if not apostrophe and not (page.pos[k] in {"NOUN", "ADJ", "PROPN"} and page.text[k].islower()):
                break
            k += 1
        return k if k - first > 1 and body_class(page, k - 1)[1] else 0

    def _titled(self, first: int, ceiling: int) -> int:
        """The person whose name and office, in capitals, begin at the token; -1 if nobody's do."""
        page, plan = self.plan.page, self.plan
        for k in range(first, min(first + 5, ceiling)):
            if not page.capital(k) or page.pos[k] not in NOMINAL or plan.body_at[k] >= 0:
                return -1
            office = match_office(self.lower, page.text, k)
            if office is not None:
                return plan.starts.get(k + len(office.form), -1)
        return -1

    def _based(self, at: int, ceiling: int) -> int:
        """Past "-based" or the like after a place (Marsh, Ohio-based), 0 if there is nothing like it."""
        page = self.plan.page
        for k in range(at + 1, min(at + 6, ceiling - 1)):
            if self.lower[k] in HYPHEN and page.start[k] == page.end[k - 1] and page.start[k + 1] == page.end[k]:
                return k + 2
            if page.label[k] != "LOC" and page.text[k] != "," and not page.capital(k):
                return 0
        return 0

    def _called(self, at: int, ceiling: int) -> Part | None:
        """The name of the body that a common noun before it only describes: the charity Shelterwell."""
        plan, page = self.plan, self.plan.page
        if at + 1 < ceiling and page.lower[at - 1] == "board" and page.lower[at] == "of":
            at += 1 + (page.lower[at + 1] == "the")  # the board of | Acme
        number = plan.body_at[at] if at < ceiling else -1
        free = number < 0 and at < ceiling and plan.whole_at[at] < 0 and page.label[at] in {"", "ORG", "MISC"}
        if free and page.lower[at - 1] in _GROUPS and page.capital(at) and page.pos[at] == "PROPN":
            stop = self._capitals(at, ceiling)  # the advocacy group | Progress Marsh
            return Part(at, stop, "institution", "name", page.words(at, stop))
        if number < 0 or plan.bodies[number][4] != "name" or plan.bodies[number][1] != at:
            return None
        return body_part(plan.page, plan.bodies[number])

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
        if stop + 1 >= ceiling or self.lower[stop] not in POSSESSIVE or page.pos[stop] != "PART":
            return None
        number = next((plan.body_at[j] for j in range(stop + 1, min(stop + 4, ceiling)) if plan.body_at[j] >= 0), -1)
        if number < 0:
            return None
        last = plan.bodies[number][3]
        return Part(at, last, "institution", "name", page.words(at, last))

    def _capitals(self, at: int, ceiling: int) -> int:
        """Past the end of a name that starts at token `at`: the model's, run on over capitals and "and" inside it."""
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
            elif (
                page.lower[stop] in {"and", "&", "-"}
                and stop + 1 < ceiling
                and page.label[stop + 1] == "LOC"
                and page.capital(stop + 1)
                and self.office.kind == "legislature"
            ):
                stop = page.ents[page.ent[stop + 1]][1]
            else:
                break
        return stop

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
                inner = self.inner(at, office)
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
