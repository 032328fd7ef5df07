"""What reports recommend, and how many things; and who accepts or rejects it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extractors._names import split_name
from onrecord.extractors._office_clauses import unreal
from onrecord.extractors._office_phrases import Layout, layout
from onrecord.extractors._report_makers import report_claim
from onrecord.extractors._report_phrases import Work, actor, actors, noun_run, work_mention, works
from onrecord.extractors._sheet import Sheet
from onrecord.model import Claim, Document, Mention
from onrecord.vocabulary import words

__all__ = ["advice"]

_NUMBERS = {word: str(n) for n, word in enumerate(
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
     "sixteen", "seventeen", "eighteen", "nineteen", "twenty"))} | {"thirty": "30", "forty": "40", "fifty": "50", "dozen": "12"}  # fmt: skip
_DUTY = frozenset({"should", "must", "ought"})
_TELLING = frozenset({"say", "add", "conclude", "argue", "state", "stress", "insist", "suggest"})
_RECOMMENDATIONS = frozenset({"recommendation", "recommendations"})
_FINDINGS = frozenset({"findings", "conclusions", "proposals", "advice", "verdict"})
_MAKING = frozenset(
    {"make", "contain", "issue", "include", "list", "set", "offer", "outline", "publish", "give", "put", "produce"}
)
_CLAUSE_END = frozenset({"which", "who", "but", "after", "because", "while", "although", "said", "saying", "adding"})
_SHARES = frozenset({"all", "most", "some", "both", "many", "half"})
_PARTLY = frozenset({"partly", "partially", "most", "some", "many"})


@dataclass(frozen=True, slots=True)
class _Text:
    """Words recommended: tokens [first, last); to: whom the recommendation is addressed to."""

    first: int
    last: int
    to: Mention | None = None


def advice(document: Document, made: list[Claim]) -> list[Claim]:
    """Claims recommends, recommendation_count and answers. made: the claims author and chair of the document."""
    reader = _Reader(document, made)
    if not reader.works:
        return []
    reader.read()
    return reader.claims


class _Reader:
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
        for _, first, last in self.plan.people:
            start = next(begin for begin, plain, _ in self.plan.people if plain == first)
            name = split_name(self.page.words(start, last))
            if name.title and (subject := self.authors.get((name.family or name.given).lower())):
                for title in name.title.lower().split():
                    self.titles.setdefault(title, subject)

    def read(self) -> None:
        page = self.page
        table = words("advice")
        answers = words("answers")
        for i in range(len(page)):
            if page.pos[i] == "VERB":
                lemma = page.lemma[i]
                if lemma in table:
                    self._verb(i)
                elif lemma in _TELLING:
                    self._duty(i)
                if lemma in answers:
                    self._answer(i)
            elif page.lower[i] in _RECOMMENDATIONS:
                self._noun(i)

    # whose voice it is

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
            last = [work for work in subjects if page.dep[work.head] == "nsubj"]
            if not last and (again := self._it_before(token)) >= 0:
                return self._voice(again)
            subjects = last or subjects or [work for work in before if not work.weak]
            return work_mention(page, subjects[-1]) if subjects else None
        if low in {"he", "she"}:
            return self._pronoun(token)
        if low in {"author", "co-author"} and self.works:
            inner = next((work for work in self.works if page.head[work.head] == token), None)
            return work_mention(page, inner or self._before(token) or self.works[0])
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

    def _verb(self, verb: int) -> None:
        page = self.page
        passive = page.child(verb, "aux:pass") >= 0 or page.child(verb, "nsubj:pass") >= 0
        if passive or (page.tag[verb] == "VBN" and page.dep[verb] != "conj" and page.child(verb, "aux", "nsubj") < 0):
            self._recommended(verb)
            return
        subject = self._subject(verb)
        voice = self._voice(subject)
        if voice is None:
            return
        real = unreal(page, verb)
        if real == "wished":
            return
        first = self._start(subject)
        for text in self._texts(verb):
            self._recommends(voice, text, min(first, verb), verb, real)

    def _start(self, token: int) -> int:
        """Where the phrase of a subject begins."""
        if self.plan.whole_at[token] >= 0:
            return self.plan.people[self.plan.whole_at[token]][0]
        if token in self.by_head:
            return self.by_head[token].first
        det = self.page.child(token, "det")
        return det if 0 <= det < token else token

    def _subject(self, verb: int) -> int:
        page = self.page
        for _ in range(5):
            found = page.child(verb, "nsubj")
            if found >= 0:
                return found
            if page.dep[verb] in {"conj", "xcomp", "advcl", "parataxis"} and page.head[verb] != verb:
                verb = page.head[verb]
                continue
            if page.dep[verb] == "acl":
                return page.head[verb]
            return -1
        return -1

    def _texts(self, verb: int) -> list[_Text]:
        """What follows the verb as recommended."""
        page, lemma = self.page, self.page.lemma[verb]
        preposition, addressee = words("advice")[lemma][0], words("advice")[lemma][1]
        found: list[_Text] = []
        to: Mention | None = None
        for child in page.children[verb]:
            if child < verb:
                continue
            case = page.child(child, "case")
            low = page.lower[case] if case >= 0 else ""
            relation = page.dep[child]
            if (
                relation in {"obl", "nmod"}
                and low == addressee == "on"
                or (relation in {"obj", "iobj"} and addressee == "object")
            ):
                one = actor(self.plan, self.document, child)
                to = (
                    one[0]
                    if one
                    else Mention(page.span(*page.subtree(child, frozenset({"case", "acl"}))), "institution", "role")
                )
            elif preposition and relation in {"obl", "nmod", "obj"} and low == preposition:
                found += self._nouns(child, case)
            elif not preposition and relation == "obj" and page.label[child] != "DATE" and addressee != "object":
                found += self._nouns(child, -1)
            elif relation in {"ccomp", "xcomp"} and page.pos[child] in {"VERB", "AUX", "ADJ", "NOUN"}:
                if lemma == "suggest" and not self._advises(child):
                    continue
                found.append(self._clause(child, to))
        return found

    def _advises(self, clause: int) -> bool:
        """Whether a clause after "suggests" says what should be and not what is."""
        page = self.page
        return any(page.lower[k] in _DUTY for k in page.children[clause]) or page.tag[clause] == "VBG"

    def _nouns(self, noun: int, case: int) -> list[_Text]:
        """The phrases of a noun and of what is coordinated with it by a preposition of its own."""
        page = self.page
        first = case + 1 if case >= 0 else page.subtree(noun, frozenset({"parataxis", "advcl", "punct"}))[0]
        ceiling = page.sents[page.sent[noun]][1]
        starts = [first]
        if case >= 0:  # calls for a ban on old ships and for a levy
            starts += [
                k + 1
                for k in range(noun + 1, ceiling - 1)
                if page.lower[k] == page.lower[case]
                and page.lower[k - 1] in {"and", ","}
                and page.lower[k + 1] not in {"example", "instance", "now", "which"}
            ]
        texts = []
        for number, start in enumerate(starts):
            end = noun_run(
                self.plan, start, starts[number + 1] - 1 if number + 1 < len(starts) else ceiling, infinitives=True
            )
            texts.append(self._trimmed(start, max(end, noun + 1 if number == 0 else end)))
        return [text for text in texts if text is not None]

    def _clause(self, head: int, to: Mention | None) -> _Text:
        page = self.page
        first, last = page.subtree(head, frozenset({"parataxis"}))
        for k in range(head + 1, last - 1):  # urges ministers to publish it and calls on others: often run into one
            if (
                page.tag[head] == "VB"
                and page.pos[k] == "CCONJ"
                and (page.tag[k + 1] in {"VBZ", "VBD"} or page.lower[k + 1] in {"calls", "urges"})
            ):
                last = k
                break
        while first < head and (page.lower[first] in {"that", "to", ":", ","} or page.pos[first] == "PUNCT"):
            first += 1
        return self._trimmed(first, last, to) or _Text(head, head + 1, to)

    def _trimmed(self, first: int, last: int, to: Mention | None = None) -> _Text | None:
        """Without white space and punctuation at the ends, and without a relative clause that says what became of it."""
        page = self.page
        for k in range(first + 1, last - 1):
            if page.text[k] == "," and page.lower[k + 1] in {"which", "who"}:
                last = k
                break
        while last > first and (page.pos[last - 1] in {"PUNCT", "SPACE", "CCONJ"}):
            last -= 1
        while first < last and (page.pos[first] in {"PUNCT", "SPACE", "CCONJ"}):
            first += 1
        return _Text(first, last, to) if first < last else None

    def _recommends(self, voice: Mention, text: _Text, first: int, verb: int, real: str) -> Mention:
        page = self.page
        words_ = page.article.text[page.start[text.first] : page.end[text.last - 1]]
        target = Mention(page.span(text.first, text.last), "recommendation", "text", " ".join(words_.split()))
        roles = (("addressee", text.to),) if text.to is not None else ()
        details = (("negated", "yes"),) if real == "denied" else ()
        standing = {"denied": "denied", "planned": "planned"}.get(real, "asserted")
        begin, end = min(first, verb, text.first), max(verb + 1, text.last)
        self.claims.append(
            report_claim(page, voice, "recommends", target, begin, end, standing=standing, details=details, roles=roles)
        )
        return target

    def _recommended(self, verb: int) -> None:
        """It was recommended by the report; there will be an inquiry, as recommended by her report."""
        page = self.page
        agent = next((k for k in page.children[verb] if page.dep[k] == "obl" and page.child(k, "case") >= 0 and page.lower[page.child(k, "case")] == "by"), -1)  # fmt: skip
        voice = self._voice(agent)
        if voice is None and agent >= 0:  # by Baroness Vale's report
            voice = next((work_mention(page, work) for work in self.works if verb < work.head <= agent + 4 and page.sent[work.head] == page.sent[verb]), None)  # fmt: skip
        if voice is None or unreal(page, verb) in {"wished", "denied"}:
            return
        if (
            any(page.lower[k] == "as" and page.dep[k] == "mark" for k in page.children[verb])
            or page.lower[verb - 1] == "as"
        ):
            main = page.head[verb]
            noun = page.child(main, "nsubj") if page.child(main, "expl") >= 0 else page.child(main, "obj")
        elif page.dep[verb] == "acl":
            noun = page.head[verb]
        else:
            noun = page.child(verb, "nsubj")
        if noun < 0 or page.pos[noun] not in {"NOUN", "PROPN"} or page.lower[noun] in {"reader", "readers"}:
            return
        first, last = page.subtree(noun, frozenset({"acl", "parataxis", "advcl", "punct"}))
        text = self._trimmed(first, last)
        if text is not None:
            self._recommends(voice, text, text.first, agent, "")

    def _duty(self, verb: int) -> None:
        """The report said that ministers should ..."""
        page = self.page
        subject = page.child(verb, "nsubj")
        if subject < 0 or subject not in self.by_head or unreal(page, verb):
            return
        for child in page.children[verb]:
            if page.dep[child] == "ccomp" and any(
                page.lower[k] in _DUTY and page.dep[k] == "aux" for k in page.children[child]
            ):
                if page.child(child, "advmod") >= 0 and unreal(page, child) == "denied":
                    continue
                self._recommends(
                    work_mention(page, self.by_head[subject]), self._clause(child, None), subject, verb, ""
                )

    # the noun

    def _noun(self, i: int) -> None:
        """12 recommendations; her recommendations to introduce it; its recommendations include ..."""
        page = self.page
        voice = self._whose(i)
        number = page.child(i, "nummod")
        if voice is not None and number >= 0 and not self._portion(i) and (value := _number(page.lower[number])):
            first, last = self._around(i, number)
            self.claims.append(report_claim(page, voice, "recommendation_count", value, first, last))
        texts = self._complements(i)
        verb = page.head[i]
        if page.dep[i] == "nsubj" and page.lemma[verb] == "include":
            obj = page.child(verb, "obj")
            if obj >= 0:
                for noun in [obj, *(k for k in page.children[obj] if page.dep[k] == "conj")]:
                    first, last = page.subtree(noun, frozenset({"conj", "cc", "parataxis", "punct"}))
                    text = self._trimmed(first, last)
                    if text is not None:
                        texts.append(text)
        if voice is not None:
            for text in texts:
                self._recommends(voice, text, i, i, "")

    def _portion(self, i: int) -> bool:
        """Whether the number counts only some of them: accepted 12 recommendations, its second recommendation."""
        page = self.page
        verb = page.head[i]
        answered = page.dep[i] in {"obj", "obl"} and page.lemma[verb] in words("answers")
        return answered and not any(
            page.lower[k] in {"all", "the", "its", "her", "his"} for k in range(max(0, i - 4), i)
        )

    def _around(self, i: int, number: int) -> tuple[int, int]:
        """The stretch that says how many: from the report or the number to the noun or the report."""
        page = self.page
        made = next((k for k in page.children[i] if page.dep[k] == "acl" and page.lemma[k] in _MAKING), -1)
        if made >= 0:
            return min(number, i), max(
                made + 1, page.subtree(made)[1] if page.subtree(made)[1] - made < 5 else made + 1
            )
        near = [work for work in self.works if page.sent[work.head] == page.sent[i]]
        first, last = min(number, i), i + 1
        after = next((work for work in near if 0 < work.head - i <= 8), None)
        before = next((work for work in reversed(near) if work.head < i), None)
        if after is not None:
            return first, after.last
        return (min(before.first, first), last) if before is not None else (first, last)

    def _whose(self, i: int) -> Mention | None:
        """The report whose recommendations the noun at i stands for."""
        page = self.page
        for child in page.children[i]:
            if page.dep[child] == "nmod" and (work := self.by_head.get(child)) is not None:
                return work_mention(page, work)
        owner = page.child(i, "nmod:poss")
        if owner >= 0:
            if page.lower[owner] in {"her", "his"}:
                return self._owned(owner)
            if page.lower[owner] == "its":
                before = self._before(owner)
                return work_mention(page, before) if before else None
            if (voice := self._voice(owner)) is not None:
                return voice
        near = next((work for work in self.works if 0 < work.head - i <= 5 and page.sent[work.head] == page.sent[i] and any(page.lower[k] in {"of", "from", "in", "by"} for k in range(i + 1, i + 3))), None)  # fmt: skip
        if near is not None:
            return work_mention(page, near)
        verb = page.head[i]
        if (
            page.dep[i] in {"obj", "obl"}
            and page.lemma[verb] in _MAKING
            and (voice := self._voice(self._subject(verb))) is not None
        ):
            return voice
        for child in page.children[i]:  # the 20 recommendations it made
            if (
                page.dep[child] == "acl"
                and page.lemma[child] in _MAKING
                and (subject := page.child(child, "nsubj")) >= 0
            ):
                if page.lower[subject] in {"it", "they"}:
                    before = self._before(i)
                    return work_mention(page, before) if before else None
                return self._voice(subject)
        before = self._before(i, 0)
        return work_mention(page, before) if before else None

    def _owned(self, owner: int) -> Mention | None:
        """her recommendations: of the report by the last author named, of the last report spoken of."""
        page = self.page
        for k in range(owner - 1, max(-1, owner - 120), -1):
            if page.sent[owner] - page.sent[k] > 2:
                break
            if self.plan.whole_at[k] >= 0 and (voice := self._voice(k)) is not None:
                return voice
        before = self._before(owner, 3)
        return work_mention(page, before) if before else next(iter(self.authors.values()), None)

    def _complements(self, i: int) -> list[_Text]:
        """recommendations | to introduce it, | and for a review: the texts that hang on the noun."""
        page = self.page
        listed = next((k for k in range(i + 2, min(i + 6, len(page))) if page.lower[k] == "that"), -1)
        if (
            listed > 0
            and page.text[i + 1] == ","
            and page.lower[i + 2] in {"among", "including"}
            and page.sent[listed] == page.sent[i]
        ):
            return self._that(listed)  # 14 recommendations, among them that ... and that ...
        if (
            i + 3 < len(page)
            and page.text[i + 1] == ","
            and page.lower[i + 2] == "that"
            and page.sent[i + 2] == page.sent[i]
        ):
            ceiling = page.sents[page.sent[i]][1]
            end = next((k for k in range(i + 3, ceiling) if page.text[k] in {",", "—", "–"}), -1)
            text = self._trimmed(i + 3, end) if end > 0 else None
            return [text] if text else []
        if i + 2 >= len(page) or page.lower[i + 1] not in {"to", "for", "that"} or page.sent[i + 1] != page.sent[i]:
            return []
        if page.lower[i + 1] == "to" and page.pos[i + 2] != "VERB" and page.pos[i + 2] != "AUX":
            return []
        if page.lower[i + 1] == "for" and page.label[i + 2] in {"PER", "ORG", "DATE"}:
            return []
        ceiling = page.sents[page.sent[i]][1]
        starts, k = [i + 1], i + 2
        end = ceiling
        while k < ceiling:
            low = page.lower[k]
            if low in {"and", ","} and k + 1 < ceiling:
                nxt = k + 1 + (page.lower[k + 1] == "and")
                if nxt < ceiling and (
                    page.lower[nxt] in {"for", "that"}
                    or (page.lower[nxt] == "to" and nxt + 1 < ceiling and page.tag[nxt + 1] == "VB")
                ):
                    same = page.lower[nxt] == page.lower[starts[0]] or page.text[k] == "," or page.lower[k - 1] == ","
                    if same:
                        starts.append(nxt)
                        k = nxt + 1
                        continue
                if low == "," and page.lower[k + 1] in _CLAUSE_END:
                    end = k
                    break
            k += 1
        bounds = [*starts, end]
        texts = [self._trimmed(bounds[n] + 1, bounds[n + 1]) for n in range(len(starts))]
        return [text for text in texts if text is not None]

    def _that(self, first: int) -> list[_Text]:
        """that ... and that ...: the clauses from a first "that" on."""
        page = self.page
        ceiling = page.sents[page.sent[first]][1]
        starts = [
            first,
            *(
                k
                for k in range(first + 2, ceiling - 1)
                if page.lower[k] == "that" and page.lower[k - 1] in {"and", ","}
            ),
        ]
        bounds = [*starts, ceiling]
        texts = [self._trimmed(bounds[n] + 1, bounds[n + 1]) for n in range(len(starts))]
        return [text for text in texts if text is not None]

    # answers

    def _answer(self, verb: int) -> None:
        """The government accepted all 12 recommendations; she rejected the report; ministers will act on it."""
        page = self.page
        answer = words("answers")[page.lemma[verb]][0]
        needed = words("answers")[page.lemma[verb]][1].split() if len(words("answers")[page.lemma[verb]]) > 1 else []
        passive = page.child(verb, "aux:pass") >= 0 or page.child(verb, "nsubj:pass") >= 0
        real = unreal(page, verb)
        refused = page.dep[verb] == "xcomp" and page.lemma[page.head[verb]] in {"refuse", "decline"}
        if refused:
            answer, real = "rejected", unreal(page, page.head[verb])
        if real == "wished":
            # said it would accept them: what was to come, told in the past
            if not any(page.lower[k] in {"would", "'d"} for k in page.children[verb]) or page.dep[verb] not in {
                "ccomp",
                "parataxis",
            }:
                return
            real = "planned"
        target = self._target(verb, passive, needed)
        if target < 0:
            return
        if passive:
            agent = next((k for k in page.children[verb] if page.dep[k] == "obl" and page.child(k, "case") >= 0 and page.lower[page.child(k, "case")] == "by"), -1)  # fmt: skip
            who = actors(self.plan, self.document, agent)
        else:
            who = actors(self.plan, self.document, self._subject(verb))
        who = [one for one in who if one[0].kind in {"person", "institution"}]
        if not who or (page.lemma[verb] in {"refuse", "decline"}):
            return
        if real == "denied":
            answer, real = ("rejected" if answer == "accepted" else ""), ""
            if not answer:
                return
        start = min(verb, target)
        around = page.lower[max(0, verb - 2) : min(len(page), max(verb, target) + 6)]
        between = page.lower[start : max(verb, target) + 1]
        if answer in {"accepted", "implemented"} and (
            _PARTLY & set(between + page.lower[max(0, verb - 2) : verb])
            or self._some(target)
            or {"all", "but"} <= set(page.lower[verb + 1 : verb + 5])
            or ("in" in around and "part" in around)
        ):
            answer = "partly"
        standing = "planned" if real == "planned" else "asserted"
        for mention, first, last in who:
            for aim, begin, end in self._aims(target, verb):
                details = (("answer", answer),)
                claim = report_claim(
                    page,
                    mention,
                    "answers",
                    aim,
                    min(first, verb, begin),
                    max(last, verb + 1, end),
                    standing=standing,
                    details=details,
                )
                self.claims.append(claim)

    def _target(self, verb: int, passive: bool, needed: list[str]) -> int:
        """The noun that is answered: recommendations, a report, its findings; "which" that stands for something recommended."""
        page = self.page
        if passive:
            found = page.child(verb, "nsubj")
            return found if found >= 0 and self._answerable(found) else -1
        for child in page.children[verb]:
            relation = page.dep[child]
            if relation == "obj" and (not needed or page.lemma[verb] == "take"):
                if needed and page.lower[child] == "action":
                    for k in range(child + 1, min(child + 8, len(page))):
                        if page.lower[k] in _RECOMMENDATIONS and page.sent[k] == page.sent[verb]:
                            return k
                    continue
                if needed:
                    continue
                if self._answerable(child) or page.lower[child] == "which":
                    return child
                inner = next(
                    (k for k in page.children[child] if page.dep[k] == "nmod" and page.lower[k] in _RECOMMENDATIONS), -1
                )
                if inner >= 0 and (
                    page.pos[child] in {"NUM", "DET", "PRON", "ADJ"}
                    or page.lower[child] in {"all", "most", "number", "majority"}
                ):
                    return inner
                if (
                    page.lower[child] in _SHARES or page.pos[child] == "NUM"
                ):  # it made 31; the ministry accepted all but two
                    floor = page.sents[page.sent[child]][0]
                    said = next((k for k in range(child - 1, floor - 1, -1) if page.lower[k] in _RECOMMENDATIONS), -1)
                    if said >= 0:
                        return said
            elif relation in {"obl", "nmod"} and needed:
                case = page.child(child, "case")
                if case >= 0 and page.lower[case] in needed and self._answerable(child):
                    return child
        return -1

    def _answerable(self, token: int) -> bool:
        page = self.page
        if page.lower[token] in _RECOMMENDATIONS:
            return True
        if token in self.by_head:
            return self.by_head[token].determiner not in {"a", "an"}
        return page.lower[token] in _FINDINGS and any(k in self.by_head for k in page.children[token])

    def _maker(self, token: int) -> bool:
        """Whether somebody other than a report's author is said to have made the recommendation."""
        page = self.page
        case = page.child(token, "case")
        if case < 0 or page.lower[case] not in {"of", "from", "by"} or page.lower[token] in {"report", "review"}:
            return False
        return self._voice(token) is None and (actor(self.plan, self.document, token) is not None)

    def _some(self, target: int) -> bool:
        """12 of the 14 recommendations; all but two of the recommendations"""
        page = self.page
        span = page.lower[max(0, target - 7) : target]
        if "all" in span and "but" not in span:
            return False
        return ("of" in span and any(_number(word) or word in {"most", "some", "many", "majority"} for word in span[: span.index("of")])) or ("but" in span and "all" in span)  # fmt: skip

    def _aims(self, target: int, verb: int) -> list[tuple[Mention, int, int]]:
        """What is answered: each recommendation if they are spelt out, else the report."""
        page = self.page
        if page.lower[target] == "which":
            for claim in reversed(self.claims):
                if (
                    claim.relation == "recommends"
                    and isinstance(claim.object, Mention)
                    and claim.sentence.start <= page.start[target] <= claim.sentence.end
                ):
                    return [(claim.object, target, verb + 1)]
            return []
        if target in self.by_head:
            work = self.by_head[target]
            return [(work_mention(page, work), work.first, work.last)]
        if page.lower[target] in _RECOMMENDATIONS:
            texts = self._complements(target)
            if texts:
                return [(Mention(page.span(text.first, text.last), "recommendation", "text", page.words(text.first, text.last)), text.first, text.last) for text in texts]  # fmt: skip
            if any(
                page.dep[k] == "nmod" and k > target and k not in self.by_head and self._maker(k)
                for k in page.children[target]
            ):
                return []  # the recommendation of the prosecutors
            voice = self._whose(target)
            if voice is None and page.tag[target] == "NNS":
                before = self._before(target, 4)
                voice = work_mention(page, before) if before else None
            return [(voice, target, target + 1)] if voice is not None else []
        inner = next((k for k in page.children[target] if k in self.by_head), -1)
        return [(work_mention(page, self.by_head[inner]), self.by_head[inner].first, target + 1)] if inner >= 0 else []


def _number(word: str) -> str:
    """The number a word stands for, in figures, "" if it is none."""
    return word.replace(",", "") if word.replace(",", "").isdigit() else _NUMBERS.get(word, "")
