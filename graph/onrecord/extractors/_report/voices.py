"""Whose voice a report has: which report speaks when its author, "it" or "the peer" is the subject."""

from __future__ import annotations

from onrecord.extractors._report.phrases import Work, work_mention, works
from onrecord.extractors._text.grammar import subject
from onrecord.extractors._text.layout import Layout, layout
from onrecord.extractors._text.names import split_name
from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Claim, Document, Mention
from onrecord.vocabulary import words

__all__ = ["Voices"]


class Voices:
    """Reports of one document and the people who speak through them."""

    def __init__(self, document: Document, made: list[Claim]) -> None:
        self.document = document
        self.plan: Layout = layout(document)
        self.page: Sheet = self.plan.page
        self.works = works(document)
        self.by_head = {work.head: work for work in self.works}
        self.claims: list[Claim] = []
        self.authors: dict[str, Mention] = {}
        self.titles: dict[str, Mention] = {}
        for claim in made:
            if (
                claim.relation in {"author", "chair"}
                and isinstance(claim.object, Mention)
                and claim.object.form == "name"
            ):
                name = split_name(claim.object.label)
                key = (name.family or name.given).lower()
                if key and claim.object.kind == "person":
                    self.authors.setdefault(key, claim.subject)
        self.posts: dict[str, Mention] = {}
        for _, first, last in self.plan.people:
            self._posts(first, last)
            start = next(begin for begin, plain, _ in self.plan.people if plain == first)
            name = split_name(self.page.words(start, last))
            if name.title and (subject := self.authors.get((name.family or name.given).lower())):
                for title in name.title.lower().split():
                    self.titles.setdefault(title, subject)

    def _posts(self, first: int, last: int) -> None:
        """The office by which a report's author is called beside the name: Ann Bell, the director of the centre."""
        page = self.page
        name = split_name(page.words(first, last))
        subject = self.authors.get((name.family or name.given).lower())
        if subject is None:
            return
        beside = [k for k in range(max(0, first - 3), first) if page.sent[k] == page.sent[first]]
        if last + 1 < len(page) and page.text[last] == "," and page.sent[last + 1] == page.sent[first]:
            beside += [k for k in range(last + 1, min(last + 6, len(page))) if page.dep[k] == "appos"]
        for k in beside:
            if page.pos[k] in {"NOUN", "PROPN"} and page.lower[k] in words("offices"):
                self.posts.setdefault(page.lower[k], subject)

    def _voice(self, token: int) -> Mention | None:
        """The report that speaks when this subject does: the report itself, or its author."""
        page, plan = self.page, self.plan
        if token < 0:
            return None
        if (work := self.by_head.get(token)) is not None:
            return work_mention(page, work)
        if plan.whole_at[token] >= 0:
            start, _, last = plan.people[plan.whole_at[token]]
            name = split_name(page.words(start, last))
            return self.authors.get((name.family or name.given).lower())
        low = page.lower[token]
        if low in {"it", "that", "which"}:
            before = [work for work in self.works if work.head < token and page.sent[token] - page.sent[work.head] <= 1]
            if low != "it":
                antecedent = page.head[page.head[token]] if page.dep[page.head[token]] == "acl" else -1
                found = self.by_head.get(antecedent)
                return work_mention(page, found) if found else None
            subjects = [
                work for work in before if page.dep[work.head] == "nsubj" or page.sent[work.head] == page.sent[token]
            ]
            leading = [work for work in subjects if page.dep[work.head] == "nsubj"]
            if not leading and (again := self._it_before(token)) >= 0:
                return self._voice(again)
            subjects = leading or subjects or [work for work in before if not work.weak]
            return work_mention(page, subjects[-1]) if subjects else None
        if low in {"he", "she"}:
            return self._pronoun(token)
        if low in {"author", "co-author"} and self.works:
            inner = next((work for work in self.works if page.head[work.head] == token), None)
            return work_mention(page, inner or self._before(token) or self.works[0])
        if low in self.posts and any(page.lower[k] == "the" for k in page.children[token]):
            return self.posts[low]
        titles = words("title_roles").get(low)
        if titles and page.child(token, "det") >= 0:
            return next((self.titles[title] for title in titles[0].split() if title in self.titles), None)
        return None

    def _it_before(self, token: int) -> int:
        """ "It" as the subject of the sentence before: what is said of it goes on; -1 if there is none."""
        page = self.page
        number = page.sent[token] - 1
        if number < 0:
            return -1
        first, last = page.sents[number]
        return next((k for k in range(first, last) if page.lower[k] == "it" and page.dep[k] == "nsubj"), -1)

    def _pronoun(self, token: int) -> Mention | None:
        """she: the owner of "her report" in the same sentence, else the last subject who was named."""
        page = self.page
        own = {"she": "her", "he": "his"}[page.lower[token]]
        for work in self.works:
            if page.sent[work.head] == page.sent[token] and work.determiner == own:
                return work_mention(page, work)
        for k in range(token - 1, max(-1, token - 120), -1):
            if page.sent[token] - page.sent[k] > 3:
                return None
            if page.dep[k] == "nsubj" and page.sent[k] != page.sent[token]:
                if self.plan.whole_at[k] >= 0 or page.lower[k] in words("title_roles"):
                    return self._voice(k)
                owned = self.by_head.get(k)
                if owned is not None and owned.owner is not None and owned.owner[0].kind == "person":
                    return work_mention(page, owned)
        return None

    def _before(self, token: int, sentences: int = 1) -> Work | None:
        """The last report spoken of before the token, at most so many sentences back."""
        page = self.page
        found = [
            work for work in self.works if work.head < token and page.sent[token] - page.sent[work.head] <= sentences
        ]
        return found[-1] if found else None

    # verbs of recommending

    def _start(self, token: int) -> int:
        """Where the phrase of a subject begins."""
        if self.plan.whole_at[token] >= 0:
            return self.plan.people[self.plan.whole_at[token]][0]
        if token in self.by_head:
            return self.by_head[token].first
        det = self.page.child(token, "det")
        return det if 0 <= det < token else token

    def _subject(self, verb: int) -> int:
        return subject(self.page, verb, frozenset({"conj", "xcomp", "advcl", "parataxis"}))
