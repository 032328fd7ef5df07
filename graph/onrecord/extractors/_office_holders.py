"""Which person each phrase of an office belongs to, and how it says so."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extractors._layout import Layout, Part, layout
from onrecord.extractors._lexicon import country
from onrecord.extractors._office_clauses import from_clause
from onrecord.extractors._office_groups import groups
from onrecord.extractors._office_hold import BEGAN, GUESSED, Hold, Holding
from onrecord.extractors._office_phrases import Post, posts
from onrecord.extractors._office_tails import DATED, Tails
from onrecord.model import Document, Mention
from onrecord.vocabulary import words

__all__ = ["holdings"]

_OPEN = frozenset({",", "—", "–", "-", "--", "(", ":"})
_CLOSE = frozenset({",", "—", "–", "-", "--", ")", ".", ";", ":", "!", "?", "”", '"', "'", "’", "…"})
_GOES_ON = frozenset({"and", "who", "whose", "where", "when", "which", "but"})
_ADVERBS = frozenset(
    {"also", "currently", "formerly", "previously", "now", "then", "once", "later", "himself", "herself"}
)
_DEFINITE = frozenset({"the", "'s", "its", "his", "her", "their", "our", "this"})


def holdings(document: Document) -> list[Holding]:
    """Every office that the document ties to somebody, in no special order."""
    plan = layout(document)
    found = posts(document)
    finder = _Finder(plan, found, document.article.published)
    starts = plan.starts
    ends = {last: number for number, (_, _, last) in enumerate(plan.people)}
    used: set[int] = set()
    for group in (listed := groups(plan.page, found, starts)):
        used |= finder.titles(group, starts)
    for group in listed:
        rest = [post for post in group if id(post) not in used]
        if rest and not finder.beside(rest, starts, ends):
            finder.clause(rest)
    return finder.found


class _Finder:
    """Collects holdings by one rule after the other."""

    def __init__(self, plan: Layout, posts: tuple[Post, ...], published: str) -> None:
        self.plan, self.page, self.posts, self.published = plan, plan.page, posts, published
        self.tails = Tails(plan, published)
        self.found: list[Holding] = []

    def titles(self, group: list[Post], starts: dict[int, int]) -> set[int]:
        """Home Secretary Ann Bell; chairman and chief executive Tom Bell; ministers Ann Bell and Tom Marr."""
        page = self.page
        used: set[int] = set()
        for at, post in enumerate(group):
            begin = next((stop for stop in (post.end, post.last, post.bare) if stop in starts), -1)
            if begin < 0 or page.sent[begin] != page.sent[post.head] or (begin != post.end and post.end != post.last):
                continue
            person = starts[begin]
            holders = self._list(person, starts) if post.office.plural else [person]
            mates = [post]
            for earlier in reversed(group[:at]):
                if id(earlier) in used or not self._mates(earlier, mates[0]):
                    break
                mates.insert(0, earlier)
            for mate in mates:
                used.add(id(mate))
                shared = mate.institution
                start = mates[0].core if shared is not None and shared.first < mate.begin else min(mate.core, post.core)
                for holder in holders:
                    self._name(holder, mate, start, post.end, "title")
        return used

    def _mates(self, earlier: Post, post: Post) -> bool:
        """Whether two coordinated titles before a name both belong to it: prime minister and party leader Ann Bell."""
        page = self.page
        if earlier.office.plural or post.office.plural or post.determiner:
            return False
        if page.lower[earlier.begin - 1] in {"for", "as"} and earlier.begin > 0:
            return False  # Ann Bell for president and teacher Tom Marr for vice president
        if earlier.end == post.begin:
            return True
        if page.lower[earlier.end] == "," and page.lower[post.begin - 1] not in {"and", "&"}:
            return False
        upper = page.capital(post.first) or (post.office.kind == "party" and page.capital(post.core))
        upper = upper and not page.text[post.first].isupper()  # CEO
        alike = page.text[post.first].isupper() or page.capital(earlier.first) in {page.capital(post.first), upper}
        alike = alike and earlier.determiner in {"", "'s"}
        own = None not in {earlier.institution, post.institution} and earlier.institution != post.institution
        both = (
            bool(earlier.status) and earlier.status == post.status
        )  # former minister of one and former head of another
        return alike and (not own or both or page.text[post.first].islower())

    def _list(self, person: int, starts: dict[int, int]) -> list[int]:
        """The names in a list that begins with this one."""
        page, found = self.page, [person]
        while True:
            last = k = self.plan.people[found[-1]][2]
            while k < len(page) and k - last < 2 and page.lower[k] in {",", "and", "&"}:
                k += 1
            if k == last or k not in starts or page.sent[k] != page.sent[last - 1]:
                return found
            found.append(starts[k])

    def beside(self, group: list[Post], starts: dict[int, int], ends: dict[int, int]) -> bool:
        """Ann Bell, the chair of Acme, ...; the chair of Acme, Ann Bell, ...; Ann Bell MP; Tom Bell (chair)."""
        page, people = self.page, self.plan.people
        first, last = group[0], group[-1]
        floor, ceiling = page.sents[page.sent[first.head]]
        if first.determiner == "whose":
            return False
        before = self._named_before(first.begin, floor, ends)
        once = first.begin > floor and (
            page.lower[first.begin - 1] in {"formerly", "previously", "once", "then"}
            or page.lower[first.begin - 2 : first.begin] == ["until", "now"]
        )
        after = self._named_after(last.end, ceiling, starts)
        if before >= 0 and after >= 0:
            # between two names: the parser's word counts, else the name before (in a list, each name has its office)
            if self._apposed(last.head, after) and not self._apposed(first.head, before):
                before = -1
            else:
                after = -1
        if before < 0 and after < 0:
            before = self._second(first)
        elif before >= 0 and not self._fits_before(before, group):
            before = -1
        if before >= 0:
            if first.office.plural:
                for number in self._listed(before):
                    self._name(number, first, people[number][1], first.end, "apposition")
                return True
            former = (first.status == "former" or once) and not any(post.determiner for post in group[1:])
            for post in group:
                status = "former" if former and not post.status else ""
                self._name(before, post, people[before][1], post.end, "apposition", status)
            return True
        if after >= 0 and first.office.kind == "counterpart" and first.office.plural:
            return self._counterparts(first, after, starts)
        if after >= 0 and first.office.plural and len(group) == 1 and len(self._list(after, starts)) > 1:
            for number in self._list(after, starts):  # two members of Congress, Ann Bell and Tom Marr, ...
                self._name(number, first, first.core, people[number][2], "apposition")
            return True
        if after >= 0 and self._fits_after(after, group):
            for post in group:
                self._name(after, post, post.core, people[after][2], "apposition")
            return True
        seat = first.office.kind == "legislature" and page.text[first.first].isupper() and first.begin == first.first
        if first.begin in ends and seat:
            self._name(ends[first.begin], first, people[ends[first.begin]][1], first.end, "title")
            return True
        return False

    def _counterparts(self, post: Post, person: int, starts: dict[int, int]) -> bool:
        """Her Greek and French counterparts, Nia Dend and Luc Arnaud: each with a country, if they are as many."""
        page = self.page
        places: list[Part] = []
        for k in range(max(page.sents[page.sent[post.head]][0], post.head - 9), post.head):
            if name := country(page.text[k]):
                places.append(Part(k, k + 1, "place", "name", name))
        people = self._list(person, starts)
        if len(people) != len(places):
            return False
        for one, place in zip(people, places, strict=True):
            self._name(one, replace(post, institution=place), post.core, self.plan.people[one][2], "apposition")
        return True

    def _second(self, post: Post) -> int:
        """Ann Bell, the Labour peer and former minister: whose description the office goes on with, -1 if nobody's."""
        page = self.page
        first = page.head[post.head]
        if page.dep[post.head] == "appos" and page.lower[post.begin - 1] == "and" and self.plan.whole_at[first] >= 0:
            person = self.plan.whole_at[first]  # Ann Bell, his wife and the chair of Acme, ...
            start, stop = self.plan.people[person][1:]
            parted = page.text[stop : stop + 1] == [","] and page.text[post.end : post.end + 1] == [","]
            described = any(page.dep[k] == "appos" and start <= page.head[k] < stop for k in range(stop, post.begin))
            return person if parted and described and not post.office.plural else -1
        if page.dep[post.head] != "conj" or page.lower[post.begin - 1] not in {"and", ","}:
            return -1
        named = first if self.plan.whole_at[first] >= 0 else page.head[first] if page.dep[first] == "appos" else -1
        person = self.plan.whole_at[named] if named >= 0 else -1
        if person < 0 or page.text[self.plan.people[person][2] : self.plan.people[person][2] + 1] != [","]:
            return -1
        _, start, stop = self.plan.people[person]
        if not any(page.dep[k] == "appos" and start <= page.head[k] < stop for k in range(stop, post.begin)):
            return -1
        ceiling = page.sents[page.sent[post.head]][1]
        closed = post.end >= ceiling or page.text[post.end] in _CLOSE
        return person if closed and not post.office.plural and post.determiner != "the" else -1

    def _listed(self, person: int) -> list[int]:
        """The names in a list that ends with this one: Ann Bell, Tom Marr and Jo Dunn."""
        page, people, found = self.page, self.plan.people, [person]
        while found[0] > 0:
            before = found[0] - 1
            between = page.lower[people[before][2] : people[found[0]][0]]
            if not between or len(between) > 2 or not set(between) <= {",", "and", "&"}:
                break
            if page.sent[people[before][1]] != page.sent[people[person][1]]:
                break
            found.insert(0, before)
        joined = any(word in {"and", "&"} for word in page.lower[people[found[0]][2] : people[person][0]])
        return found if joined else [person]

    def _named_before(self, begin: int, floor: int, ends: dict[int, int]) -> int:
        """The person whose name stands before the phrase with a comma, a dash or a bracket between; -1 if none does."""
        page = self.page
        k = begin - 1
        if page.lower[max(floor, k - 1) : begin] == ["until", "now"]:
            k -= 2
        while k > floor and page.lower[k] in _ADVERBS:
            k -= 1
        if k < floor or page.text[k] not in _OPEN:
            return -1
        for _ in range(3):  # an age, a party and place, letters after the name may stand between
            if k in ends and page.sent[k - 1] == page.sent[begin]:
                return ends[k]
            j = k - 1
            while j > floor and page.text[j] not in _OPEN and k - j < 7:
                j -= 1
            if j <= floor or page.text[j] not in _OPEN:
                return -1
            inside = page.lower[j + 1 : k]
            aged = any(word.isdigit() and len(word) <= 3 for word in inside) and len(inside) <= 4
            seat = len(inside) <= 6 and bool(inside) and inside[0].strip(".") in words("party_letters")
            letters = len(inside) == 1 and page.text[j + 1].isupper()
            if not (aged or seat or letters):
                return -1
            k = j
        return ends.get(k, -1)

    def _named_after(self, end: int, ceiling: int, starts: dict[int, int]) -> int:
        page = self.page
        if end + 1 < ceiling and page.text[end] in {",", "—", "–", ":", "-", "("}:
            at = end + 1 + (page.lower[end + 1] == "the")  # the Bishop of Marsh, the Right Reverend Ann Bell
            number = starts.get(at, -1)
            if number >= 0 and (at == end + 1 or self.plan.people[number][1] > at):
                return number
            # the committee's ranking member, Sen. Ann Bell: another title between
            other = next((post for post in self.posts if post.begin == end + 1 and post.end in starts), None)
            if other is not None:
                return starts[other.end]
        return -1

    def _apposed(self, head: int, person: int) -> bool:
        """Whether the parser ties the office's head and the name together as apposition."""
        page = self.page
        start, _, last = self.plan.people[person]
        if page.dep[head] in {"appos", "parataxis", "list", "flat"} and start <= page.head[head] < last:
            return True
        return any(page.dep[k] in {"appos", "flat", "parataxis"} and page.head[k] == head for k in range(start, last))

    def _fits_before(self, person: int, group: list[Post]) -> bool:
        """Whether a phrase after a name and a comma describes it, and is not the next thing in the sentence."""
        page = self.page
        first, head, end = group[0], group[0].head, group[-1].end
        ceiling = page.sents[page.sent[head]][1]
        closed = end >= ceiling or page.text[end] in _CLOSE or page.pos[end] == "SPACE" or page.lower[end] in _GOES_ON
        if first.office.plural and len(self._listed(person)) < 2:
            return False
        if self._apposed(head, person):
            return closed or page.dep[page.head[head]] != "ROOT" or page.pos[end] != "NOUN"
        if page.dep[head] == "nsubj":
            parted = end < ceiling and page.text[end] in {",", "—", "–", ")"}
            if (page.head[head] > head and not parted) or not self._opens(person, page.head[head]):
                return False
        if page.dep[head] == "conj" and first.determiner and self._conjoined(head, person):
            return False
        if page.dep[head] in {"obj", "obl", "iobj"} and page.head[head] < self.plan.people[person][0] and not closed:
            return False
        return closed or page.lower[end] in DATED

    def _opens(self, person: int, verb: int) -> bool:
        """Whether the name is a subject of that verb, as far as the parser can tell, or opens the sentence."""
        page = self.page
        _, first, last = self.plan.people[person]
        if first == page.sents[page.sent[first]][0]:
            return True
        return any(
            page.head[k] == verb and page.dep[k] in {"nsubj", "dislocated", "vocative"} for k in range(first, last)
        )

    def _conjoined(self, head: int, person: int) -> bool:
        """Whether head and name are two things in one list: Ann Bell, the mayor and the police."""
        page = self.page
        start, _, last = self.plan.people[person]
        return start <= page.head[head] < last and any(page.lower[k] in {"and", "or", "&"} for k in page.children[head])

    def _fits_after(self, person: int, group: list[Post]) -> bool:
        """Whether a name after an office and a comma is the office's holder."""
        page, post = self.page, group[-1]
        start, first, last = self.plan.people[person]
        ceiling = page.sents[page.sent[first]][1]
        apposed = self._apposed(post.head, person)
        if post.office.plural:
            return False
        opens = post.begin == page.sents[page.sent[post.head]][0]
        if not apposed and post.determiner not in _DEFINITE and not (opens or post.institution or post.status):
            return False
        if any(page.full[k] == "conj" and post.begin <= page.head[k] <= post.head for k in range(start, last)):
            return False
        following = page.text[last] if last < ceiling else "."
        if following in _CLOSE:
            listed = following == "," and last + 1 < ceiling and page.lower[last + 1] in {"and", "or"}
            return apposed or not listed
        if apposed:
            return True
        early = post.institution is not None and post.begin - page.sents[page.sent[post.head]][0] < 12
        determined = (post.determiner in _DEFINITE or early) and page.text[post.end] != ":"
        return determined and last < ceiling and page.pos[last] in {"VERB", "AUX"}

    def clause(self, group: list[Post]) -> None:
        """is, was, became, was appointed as, stepped down as, her role as ..."""
        for hold in from_clause(self.plan, group[0]):
            for post in group:
                self._hold(hold, post)
        for post in group[1:]:
            if not any(holding.post is post for holding in self.found):
                for hold in from_clause(self.plan, post):
                    self._hold(hold, post)

    def _hold(self, hold: Hold, post: Post) -> None:
        if post.office.plural and hold.mention.form == "name" and not hold.several:
            return
        status = hold.status
        if post.status and status == "current":
            status = post.status
        since, until, when = self.tails.dates(post, hold.verb, not hold.begins)
        if since and not until and hold.perfect:
            status = post.status or "current"
        first, last = min(post.core, hold.verb), max(post.end, hold.verb + 1)
        self.found.append(
            Holding(
                hold.mention,
                hold.first,
                hold.last,
                post,
                first,
                last,
                status,
                "verb",
                since,
                until,
                when,
                hold.standing,
                sure=status != "current" or bool(post.status),
                confidence=_confidence(hold),
            )
        )

    def _name(self, person: int, post: Post, first: int, last: int, how: str, status: str = "") -> None:
        page = self.page
        start, plain, stop = self.plan.people[person]
        begin = start
        if (
            how == "title" and post.first < plain and start < post.last
        ):  # Chief Justice Ann Bell: title and office are one
            begin, first = plain, min(first, start)
        subject = Mention(page.span(start, stop), "person", "name", page.words(start, stop))
        state = status or post.status or "current"
        since, until, when = self.tails.dates(post, -1, state == "former") if how == "apposition" else ("", "", "")
        if state == "current" and post.office.kind != "legislature" and self.tails.leaves(person) >= 0:
            state, status = "former", "former"
            last = max(last, self.tails.leaves(person) + 1)
        if until and state == "current" and until < (self.published or "9999"):
            state = "former"
        if state == "current" and how == "title" and self.tails.left(first):
            state = status = "former"
        institution, place, side, reach = self.tails.after_name(stop, post)
        self.found.append(
            Holding(
                subject,
                begin,
                max(stop, reach),
                post,
                first,
                last,
                state,
                how,
                since,
                until,
                when,
                "asserted",
                institution,
                place,
                side,
                sure=bool(status or post.status or until),
            )
        )


def _confidence(hold: Hold) -> float:
    if hold.copula and hold.past and not hold.past_perfect:
        return GUESSED
    return BEGAN if hold.begins and hold.past and not hold.perfect else 0.9
