"""Whether an office beside a name is that person's, and is not the next thing in the sentence."""

from __future__ import annotations

from onrecord.extractors._office.reader import HYPHEN, Post
from onrecord.extractors._office.tails import DATED
from onrecord.extractors._text.layout import Layout
from onrecord.extractors._text.lexicon import party_letters
from onrecord.vocabulary import words

__all__ = ["Beside"]

_OPEN = frozenset({",", "—", "–", "-", "--", "(", ":"})
_CLOSE = frozenset({",", "—", "–", "-", "--", ")", ".", ";", ":", "!", "?", "”", '"', "'", "’", "…"})
_QUOTES = frozenset({'"', "”", "''", "’", "—", "–"})
_GOES_ON = frozenset({"and", "who", "whose", "where", "when", "which", "but"})
_ADVERBS = frozenset(
    {"also", "currently", "formerly", "previously", "now", "then", "once", "later", "himself", "herself"}
)
_OPENING = frozenset(
    {"per", "compared", "unlike", "like", "given", "asked", "joined", "led", "urged", "backed", "based"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DEFINITE = frozenset({"the", "'s", "whose", "its", "his", "her", "their", "our", "this"})


class Beside:
    """Names before and after phrases of offices in one document."""

    def __init__(self, plan: Layout, posts: tuple[Post, ...]) -> None:
        self.plan, self.page, self.posts = plan, plan.page, posts

    def _list(self, person: int, starts: dict[int, int]) -> list[int]:
        """The names in a list that begins with this one."""
        page, found = self.page, [person]
        while True:
            last = k = self._past_place(self.plan.people[found[-1]][2])
            while k < len(page) and k - last < 2 and page.lower[k] in {",", "and", "&"}:
                k += 1
            # a sentence that the parser ends after "(D-Mass.)" goes on with "and"
            if k == last or k not in starts or (page.sent[k] != page.sent[last - 1] and page.text[last] != "and"):
                return found
            found.append(starts[k])

    def _past_place(self, k: int) -> int:
        """Past "of Morland" behind a name in a list: Presidents Ann Bell of Morland | and Tom Marr of Fenland."""
        page = self.page
        if k + 3 < len(page) and page.text[k] == "(" and (page.capital(k + 1) or page.label[k + 1] == "LOC"):
            close = next((j for j in range(k + 2, min(k + 8, len(page))) if page.text[j] == ")"), -1)
            return close + 1 if close > 0 else k  # Ann Bell (D-Ohio) | and Tom Marr
        if k + 3 < len(page) and page.text[k] == "," and party_letters(page.text[k + 1]):
            stop = k + 2 + (page.text[k + 2] in HYPHEN)
            while stop < len(page) and page.capital(stop) and stop - k < 7:
                stop += 1  # Ann Bell, D-Ohio, | and Tom Marr
            return stop if stop > k + 3 and page.text[k + 2] in HYPHEN else k
        if k + 1 >= len(page) or page.lower[k] != "of" or page.ent[k + 1] < 0:
            return k
        first, last = page.ents[page.ent[k + 1]][:2]
        goes_on = last < len(page) and page.lower[last] in {",", "and", "&"}
        placed = page.label[first] in {"LOC", "ORG"} or last - first == 1
        return last if first == k + 1 and placed and goes_on else k

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
        closed = post.end >= ceiling or page.text[post.end] in _CLOSE or page.pos[post.end] == "ADP"
        one = post.determiner != "the" or page.text[post.end : post.end + 1] == [","]
        return person if closed and not post.office.plural and one else -1

    def _named_before(self, begin: int, floor: int, ends: dict[int, int]) -> int:
        """The person whose name stands before the phrase with a comma, a dash or a bracket between; -1 if none does."""
        page = self.page
        k = begin - 1
        if page.lower[max(floor, k - 1) : begin] == ["until", "now"]:
            k -= 2
        while k > floor and page.lower[k] in _ADVERBS:
            k -= 1
        if k - 2 > floor and page.lower[k - 2 : k + 1] in (["at", "the", "time"], ["at", "that", "time"]):
            k -= 3
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
            bracket = page.text[j] == "(" and inside[-1:] == [")"]  # Rep. Ann Bell (Tex.), chair of ...
            if not (aged or seat or letters or bracket):
                return -1
            k = j
        return ends.get(k, -1)

    def _named_after(self, end: int, ceiling: int, starts: dict[int, int]) -> int:
        page = self.page
        if end + 2 < ceiling and page.text[end] == "(":  # of the RMT (National Union of Pilots), Ann Bell, ...
            close = next((k for k in range(end + 2, min(end + 14, ceiling)) if page.text[k] == ")"), -1)
            if close > 0 and page.text[close + 1 : close + 2] == [","] and end + 1 not in starts:
                end = close + 1
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

    def _told_after(self, post: Post) -> list[int]:
        """The names after a colon or dash behind a clause about so many of an office: only two presidents have been
        removed: Ann Bell and Tom Marr."""
        page = self.page
        first, ceiling = page.sents[page.sent[post.head]]
        counted = {word: n for n, word in enumerate(("two", "three", "four", "five", "six"), 2)}
        many = next((counted[page.lower[k]] for k in range(max(first, post.begin - 2), post.first)
                     if page.lower[k] in counted), 0)  # fmt: skip
        if not many or page.dep[post.head] != "nsubj" or post.determiner in {"a", "an"}:
            return []
        starts = {begin: number for number, (begin, _, _) in enumerate(self.plan.people)}
        for k in range(post.end, ceiling - 1):
            if page.text[k] in {":", "—", "–", "-"} and k + 1 in starts:
                named = self._list(starts[k + 1], starts)
                stop = self.plan.people[named[-1]][2]
                closed = stop >= ceiling or page.text[stop] in _CLOSE
                return named if len(named) == many and closed else []
        return []

    def _apposed(self, head: int, person: int) -> bool:
        """Whether the parser ties the office's head and the name together as apposition."""
        page = self.page
        start, _, last = self.plan.people[person]
        if page.dep[head] in {"appos", "parataxis", "list", "flat"} and start <= page.head[head] < last:
            return True
        return any(page.dep[k] in {"appos", "flat", "parataxis"} and page.head[k] == head for k in range(start, last))

    def _after_opening(self, first: int, comma: int, stop: int) -> bool:
        """Whether the comma ends a phrase that opens the sentence, and the next words are the clause's own subject:
        Per request of Ann Bell, | the Queen signed it; compared to the mayors, | Marr and Dunn lead."""
        page = self.page
        begin, ceiling = page.sents[page.sent[first]]
        begin += page.text[begin] in {'"', "“", "-", "—"}
        opens = page.lower[begin] in _OPENING or page.pos[begin] in {"ADP", "SCONJ"}
        if not opens or page.lower[begin] in {"as", "once"}:  # as mayor, Ann Bell opened it
            return False
        if any(page.text[k] == "," for k in range(begin, comma)):
            return False
        while stop < ceiling and (page.lower[stop] in {"and", "&"} or self.plan.whole_at[stop] >= 0):
            stop += 1  # Marr and Dunn | lead
        return stop < ceiling and page.tag[stop] in _FINITE | {"VBN"} and page.lower[stop] != "said"

    def _fits_before(self, person: int, group: list[Post]) -> bool:
        """Whether a phrase after a name and a comma describes it, and is not the next thing in the sentence."""
        page = self.page
        if self._after_opening(self.plan.people[person][0], group[0].begin - 1, group[-1].end):
            return False
        if group[-1].end < len(page) and page.lower[group[-1].end] in {"'s", "’s"}:
            return False  # Ann Bell, envoy for children | 's rights
        first, head, end = group[0], group[0].head, group[-1].end
        ceiling = page.sents[page.sent[head]][1]
        closed = end >= ceiling or page.text[end] in _CLOSE or page.pos[end] == "SPACE" or page.lower[end] in _GOES_ON
        if first.office.plural and len(self._listed(person)) < 2:
            return False
        if self._apposed(head, person):
            opens = self.plan.people[person][0] == page.sents[page.sent[head]][0] and first.determiner == "the"
            # Ann Bell, the harbour minister | opened it; but Ann Bell, the minister said, was ill
            told = not closed and (page.lemma[end] in words("cues") or page.text[end + 1 : end + 2] == [","])
            if opens and not closed and not told and page.tag[end] in _FINITE and page.pos[end] == "VERB":
                return True
            if not closed and page.tag[end] in _FINITE:  # At the request of Ann Bell, the mayor opened it
                return False
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
        if self._after_opening(post.begin, post.end, last):
            return False
        ceiling = page.sents[page.sent[first]][1]
        apposed = self._apposed(post.head, person)
        if post.office.plural:
            return False
        opens = post.begin == page.sents[page.sent[post.head]][0]
        if not apposed and post.determiner not in _DEFINITE and not (opens or post.institution or post.status):
            return False
        if any(page.full[k] == "conj" and post.begin <= page.head[k] <= post.head for k in range(start, last)):
            return False
        while (
            last < ceiling and page.text[last].isupper() and page.text[last].isalpha() and 1 < len(page.text[last]) < 5
        ):
            last += 1  # Ann Bell QC
        following = page.text[last] if last < ceiling else "."
        if following in _CLOSE:
            listed = following == "," and last + 1 < ceiling and page.lower[last + 1] in {"and", "or"}
            return apposed or not listed
        if apposed:
            return True
        # with no comma behind the name, the one before it may end a clause: As some praise the mayor, Ann Bell left
        determined = (post.determiner in _DEFINITE or post.institution is not None) and page.text[post.end] != ":"
        before = page.sents[page.sent[post.head]][0]
        once = post.begin - 1 == before and page.lower[before] in {"as", "once"}
        determined = determined and (opens or once or page.text[post.begin - 1] in _QUOTES)
        return determined and last < ceiling and page.pos[last] in {"VERB", "AUX"}
