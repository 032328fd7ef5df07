"""Which person each phrase of an office belongs to, and how it says so."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extractors._office.beside import Beside
from onrecord.extractors._office.clauses import from_clause
from onrecord.extractors._office.groups import groups
from onrecord.extractors._office.hold import BEGAN, GUESSED, Hold, Holding
from onrecord.extractors._office.phrases import Post, posts
from onrecord.extractors._office.reader import SOLE
from onrecord.extractors._office.tails import Tails
from onrecord.extractors._text.layout import Layout, Part, layout
from onrecord.extractors._text.lexicon import country
from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Document, Mention

__all__ = ["holdings"]

_CLERICAL = frozenset({"Rev.", "Rev", "Revd", "Reverend", "Rt", "Right", "Most", "Very", "Hon.", "Hon", "Honourable"})
_THE = frozenset({"the", "'s", "its"})


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


class _Finder(Beside):
    """Collects holdings by one rule after the other."""

    def __init__(self, plan: Layout, posts: tuple[Post, ...], published: str) -> None:
        super().__init__(plan, posts)
        self.published = published
        self.tails = Tails(plan, published)
        self.found: list[Holding] = []

    def titles(self, group: list[Post], starts: dict[int, int]) -> set[int]:
        """Home Secretary Ann Bell; chairman and chief executive Tom Bell; ministers Ann Bell and Tom Marr."""
        page = self.page
        used: set[int] = set()
        for at, post in enumerate(group):
            begin = next((stop for stop in (post.end, post.last, post.bare) if stop in starts), -1)
            clerical = post.end + 1 in starts and page.lower[post.end] == "the" and page.text[post.end + 1] in _CLERICAL
            if begin < 0 and clerical and post.end == post.last:
                begin = post.end + 1  # spokesman the Rev. Tom Marr
            if begin < 0 and _retired(page, post.end) and post.end + 3 in starts:
                used.add(id(post))  # Justice (Retd) Ann Bell
                self._name(starts[post.end + 3], post, min(post.core, post.first), post.end + 3, "title", "former")
                continue
            if begin >= 0 and self._imagined(post):
                used.add(id(post))
                continue
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
                state = "former" if mates[0].determiner and mates[0].status == "former" and not mate.status else ""
                shared = mate.institution
                start = mates[0].core if shared is not None and shared.first < mate.begin else min(mate.core, post.core)
                for holder in holders:
                    self._name(holder, mate, start, post.end, "title", state)
        return used

    def _imagined(self, post: Post) -> bool:
        """Whether the title is somebody's only in thought: a President Bell, a would-be president Ann Bell."""
        page = self.page
        before = page.lower[max(0, post.first - 3) : post.first]
        if before[-3:] == ["would", "-", "be"] or before[-1:] == ["would-be"] or before[-1:] == ["hypothetical"]:
            return True
        bare = post.determiner in {"a", "an"} and post.begin + 1 == post.first == post.core
        return bare and post.office.tidy in SOLE and page.capital(post.first) and not post.status

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
        side = earlier.office.kind == "party" and page.capital(earlier.core)  # Labour leader and Prime Minister
        alike = (
            page.text[post.first].isupper() or side or page.capital(earlier.first) in {page.capital(post.first), upper}
        )
        former = earlier.status == "former" and post.determiner == "" and earlier.office.kind == post.office.kind
        alike = alike or (earlier.status == "former" and post.office.kind == "candidacy" and post.determiner == "")
        alike = alike and (earlier.determiner in {"", "'s"} or former)  # the former archbishop and cardinal Ann Bell
        own = None not in {earlier.institution, post.institution} and earlier.institution != post.institution
        both = (
            bool(earlier.status) and earlier.status == post.status
        )  # former minister of one and former head of another
        return alike and (not own or both or page.text[post.first].islower())

    def beside(self, group: list[Post], starts: dict[int, int], ends: dict[int, int]) -> bool:
        """Ann Bell, the chair of Acme, ...; the chair of Acme, Ann Bell, ...; Ann Bell MP; Tom Bell (chair)."""
        page, people = self.page, self.plan.people
        first, last = group[0], group[-1]
        floor, ceiling = page.sents[page.sent[first.head]]
        whose = first.determiner == "whose"  # the name before is of whoever has the office's holder
        before = -1 if whose else self._named_before(first.begin, floor, ends)
        once = first.begin > floor and (
            page.lower[first.begin - 1] in {"formerly", "previously", "once", "then"}
            or page.lower[first.begin - 2 : first.begin] == ["until", "now"]
            or page.lower[first.begin - 3 : first.begin] in (["at", "the", "time"], ["at", "that", "time"])
        )
        after = self._named_after(last.end, ceiling, starts)
        if whose and (after < 0 or page.text[last.end] != ","):
            return False
        if before >= 0 and after >= 0:
            # between two names: the parser's word counts, else the name before (in a list, each name has its office)
            if self._apposed(last.head, after) and not self._apposed(first.head, before):
                before = -1
            else:
                after = -1
        if before < 0 and after < 0 and not whose:
            before = self._second(first)
        elif before >= 0 and not self._fits_before(before, group):
            before = -1
        if before >= 0:
            if first.office.plural:
                for number in self._listed(before):
                    self._name(number, first, people[number][1], first.end, "apposition")
                return True
            former = once
            for post in group:  # the former minister and MP; a candidate, and former minister and MP
                former = (former and (post is first or not post.determiner)) or post.status == "former"
                status = "former" if former and not post.status else ""
                self._name(before, post, people[before][1], post.end, "apposition", status)
            return True
        if after >= 0 and first.office.kind == "counterpart" and first.office.plural:
            return self._counterparts(first, after, starts)
        if after >= 0 and self._after_opening(first.begin, last.end, people[after][2]):
            after = -1
        if after >= 0 and first.office.plural and len(group) == 1 and len(self._list(after, starts)) > 1:
            for number in self._list(after, starts):  # two members of Congress, Ann Bell and Tom Marr, ...
                self._name(number, first, first.core, people[number][2], "apposition")
            return True
        if before < 0 and after < 0 and first.office.plural and len(group) == 1 and (named := self._told_after(first)):
            bygone = "former" if first.office.tidy in SOLE else ""
            for number in named:  # only two presidents have been removed: Ann Bell and Tom Marr
                self._name(number, first, first.core, people[number][2], "apposition", bygone)
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
        since, until, when = self.tails.dates(post, hold.verb, not hold.begins, status == "former")
        present = self.page.tag[hold.verb] in {"VBZ", "VBP"} and hold.begins and not hold.perfect
        if since and present and status == "current" and not any(c.isdigit() for c in when):
            status, since = "elect", ""  # takes over as chair in May
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
        if how == "title" and not status and _retired(page, stop):  # Justice Ann Bell (rtd)
            status, last = "former", max(last, stop + 3)
        state = status or post.status or ("former" if self._bygone(post) else "current")
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

    def _bygone(self, post: Post) -> bool:
        """Whether the phrase counts those who had an office that one has at a time: the country's first president, a
        third president; a first female president may be it today, and so may a 45th one."""
        word = self.page.lower[post.first - 1] if post.first > post.begin else ""
        alone = post.office.tidy in SOLE and not post.office.plural
        counted = word in {"second", "third", "fourth", "fifth", "earlier"} and post.determiner in {"a", "an"}
        return alone and (counted or post.determiner == "another" or (word == "first" and post.determiner in _THE))


def _retired(page: Sheet, k: int) -> bool:
    """Whether "(retd)" stands at the token."""
    return page.text[k : k + 1] == ["("] and page.lower[k + 1].rstrip(".") in {"retd", "rtd", "ret", "retired"}


def _confidence(hold: Hold) -> float:
    if hold.copula and hold.past and not hold.past_perfect:
        return GUESSED
    return BEGAN if hold.begins and hold.past and not hold.perfect else 0.9
