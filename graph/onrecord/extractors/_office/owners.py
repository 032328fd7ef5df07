"""Whose an office is, by what stands before it: Britain's, the prime minister's, the Harbour Board's; Acme | chair."""

from __future__ import annotations

from onrecord.extractors._office.reader import HYPHEN, NOMINAL, Reader
from onrecord.extractors._text.institutions import Body, body_class
from onrecord.extractors._text.layout import Layout, Part, body_part
from onrecord.extractors._text.lexicon import Office, country, match_office, match_table, modifier, party

__all__ = ["Owners"]

_HOUSES = frozenset({"senate", "house", "assembly"})
_WITHIN = frozenset({"committee", "caucus", "panel", "subcommittee"})  # of a parliament, by members of a party


class Owners(Reader):
    """Reads one possessor or named body that ends right before what has been read."""

    def __init__(self, plan: Layout, lower: list[str], at: int, head: int, office: Office) -> None:
        super().__init__(plan, lower, head, office)
        self.first = self.begin = self.core = at
        self.determiner = ""
        self.single = False

    def _owner(self, k: int, floor: int) -> int:
        """Britain's, the Harbour Board's, the party's: whose the office is."""
        page, plan = self.plan.page, self.plan
        self.determiner = "'s"
        last = k
        if last - 1 < floor:
            return -1
        if plan.person_at[last - 1] >= 0:
            start, _first, stop = plan.people[plan.person_at[last - 1]]
            if start > floor and page.capital(start - 1) and match_office(self.lower, page.text, start - 1):
                self.person = Part(start, stop, "person", "name", page.words(start, stop))  # Mayor Bell's envoy
                return start
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
        elif page.text[k + 1].islower() and self._bodies_own(k):
            self._body_part(Part(start, self.first, "institution", "name", page.words(start, self.first)))
        elif last - 1 == floor and match_office(self.lower, page.text, last - 1):
            self.person = Part(last - 1, last, "person", "role", page.words(last - 1, last))  # Sheriff's | spokeswoman
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

    def _bodies_own(self, k: int) -> bool:
        """Whether what stands between a possessor and the office is a body: Nurses' | federation | president."""
        between = range(k + 1, self.first)
        return bool(between) and len(between) < 4 and bool(body_class(self.plan.page, self.first - 1)[1])

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
        side = party(page.lower[body[1]])[0] if page.capital(body[1]) and page.text[k].islower() else ""
        if side and body[3] - body[1] == 2 and page.lower[k] in _WITHIN:  # the Republican committee | chairman
            self.first = k
            self._party(body[1], k)
            self.determiner = self.determiner or (page.lower[body[0]] if body[0] < body[1] else "")
            return body[0] + 1
        house = party(page.lower[body[1]])[0] if page.capital(body[1]) and page.lower[k] in _HOUSES else ""
        if house and body[3] - body[1] == 2:  # the Republican | Senate majority leader
            self._body_part(Part(k, k + 1, "institution", "name", page.text[k]))
            self._party(body[1], k)
            return body[0] + 1
        labour = text.lower() in {"labour", "labor"} and self._ministerial() and self.open
        if labour and self.institution is None:
            self.first = k  # Labor | Secretary
        elif party(text)[0] and page.capital(body[1]):
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
            elif not body[5] and modifier(self.lower[body[1]]) == "rank" and self._ministerial():
                self.first = body[1]  # Deputy Emergency | Situations Minister
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

    def _ministerial(self) -> bool:
        page = self.plan.page
        return self.lower[self.head] in {"minister", "secretary", "ministers"} and page.capital(self.head)

    def _department(self, body: Body) -> bool:
        """Whether what the model took for a body is what a minister looks after: Emergency Situations Minister."""
        page = self.plan.page
        minister = self._ministerial() and self.open
        plain = not body[5] or page.lower[body[2] - 1] == "local"  # Local Government Secretary
        return minister and plain and not all(page.text[k].isupper() for k in range(body[1], body[3]))
