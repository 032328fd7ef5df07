"""What reports recommend, and how many things; and who accepts or rejects it."""

from __future__ import annotations

from onrecord.extractors._report.answers import Answers
from onrecord.extractors._report.numbers import number as figures
from onrecord.extractors._report.phrases import Work, work_mention
from onrecord.extractors._report.texts import MAKING, RECOMMENDATIONS, Text
from onrecord.extractors._report.verbs import report_claim
from onrecord.extractors._speech.attribution import attributions
from onrecord.extractors._text.actors import actor
from onrecord.extractors._text.grammar import unreal
from onrecord.extractors._text.noun_runs import noun_run
from onrecord.extractors._text.phrases import class_of
from onrecord.model import Claim, Document, Mention
from onrecord.vocabulary import words

__all__ = ["advice"]

_DUTY = frozenset({"should", "must", "ought"})
_TELLING = frozenset({"say", "add", "conclude", "argue", "state", "stress", "insist", "suggest"})


def advice(document: Document, made: list[Claim]) -> list[Claim]:
    """Claims recommends, recommendation_count and answers. made: the claims author and chair of the document."""
    reader = _Reader(document, made)
    if not reader.works:
        return []
    reader.read()
    return reader.claims


class _Reader(Answers):
    """Reads recommendations and their numbers."""

    def read(self) -> None:
        page = self.page
        table = words("advice")
        answers = words("answers")
        for i in range(len(page)):
            named = page.lower[i] in RECOMMENDATIONS
            if named and (page.pos[i] != "VERB" or page.child(i, "nmod:poss") >= 0):  # whatever the tagger says
                self._noun(i)
            elif page.pos[i] == "VERB":
                lemma = page.lemma[i]
                if lemma in table:
                    self._verb(i)
                elif lemma in _TELLING:
                    self._duty(i)
                if lemma in answers:
                    self._answer(i)

    # whose voice it is

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
        if page.lemma[verb] == "suggest" and subject not in self.by_head:
            return  # what its author suggests is no recommendation of the report
        first = self._start(subject)
        against = next((k for k in page.children[verb] if k > verb and page.case(k) == "against"), -1)
        if against >= 0 and not real:
            for text in self._nouns(against, page.child(against, "case")):
                self._recommends(voice, text, min(first, verb), verb, "denied")
            return
        for text in self._texts(verb):
            self._recommends(voice, text, min(first, verb), verb, real)

    def _texts(self, verb: int) -> list[Text]:
        """What follows the verb as recommended."""
        page, lemma = self.page, self.page.lemma[verb]
        preposition, addressee = words("advice")[lemma][0], words("advice")[lemma][1]
        found: list[Text] = []
        to: Mention | None = None
        for child in page.children[verb]:
            if child < verb:
                continue
            case = page.child(child, "case")
            low = page.lower[case] if case >= 0 else ""
            relation = page.dep[child]
            if (relation in {"obl", "nmod"} and low == addressee == "on") or (
                relation in {"obj", "iobj"} and addressee == "object"
            ):
                one = actor(self.plan, self.document, child)
                to = (
                    one[0]
                    if one
                    else Mention(page.span(*page.subtree(child, frozenset({"case", "acl"}))), "institution", "role")
                )
            elif preposition and relation in {"obl", "nmod", "obj"} and low == preposition:
                found += self._nouns(child, case)
            elif (
                not preposition
                and relation == "obj"
                and page.label[child] != "DATE"
                and addressee != "object"
                and (lemma != "suggest" or class_of(page.lemma[child]) == "policy")  # suggests that donors had access
            ):
                found += self._nouns(child, -1)
            elif relation in {"ccomp", "xcomp"} and page.pos[child] in {"VERB", "AUX", "ADJ", "NOUN"}:
                if lemma == "suggest" and not self._advises(child):
                    continue
                if preposition and not addressee.strip("-"):
                    continue  # pressed him to sign it
                found.append(self._clause(child, to))
        return found

    def _advises(self, clause: int) -> bool:
        """Whether a clause after "suggests" says what should be and not what is."""
        page = self.page
        return any(page.lower[k] in _DUTY for k in page.children[clause]) or page.tag[clause] == "VBG"

    def _nouns(self, noun: int, case: int) -> list[Text]:
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

    def _clause(self, head: int, to: Mention | None) -> Text:
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
        return self._trimmed(first, last, to) or Text(head, head + 1, to)

    def _recommends(self, voice: Mention, text: Text, first: int, verb: int, real: str) -> Mention:
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
        agent = page.agent(verb)
        voice = self._voice(agent)
        if voice is None and agent >= 0:  # by Baroness Vale's report
            voice = next(
                (
                    work_mention(page, work)
                    for work in self.works
                    if verb < work.head <= agent + 4 and page.sent[work.head] == page.sent[verb]
                ),
                None,
            )
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
        if voice is not None and number >= 0 and not self._portion(i) and (value := figures(page.lower[number])):
            first, last = self._around(i, number)
            self.claims.append(report_claim(page, voice, "recommendation_count", value, first, last))
        texts = self._complements(i)
        if (adopted := self._taken_up(i)) >= 0:
            texts = []
            if voice is not None:
                self._answered(voice, adopted, i)
        verb = page.head[i]
        if page.dep[i] in {"nsubj", "obj"} and i < verb and page.lemma[verb] == "include":
            obj = next((k for k in page.children[verb] if page.dep[k] == "obj" and k > verb), -1)
            if obj >= 0:
                for noun in [obj, *(k for k in page.children[obj] if page.dep[k] == "conj")]:
                    first, last = page.subtree(noun, frozenset({"conj", "cc", "parataxis", "punct"}))
                    text = self._trimmed(first, last)
                    if text is not None:
                        texts.append(text)
        texts += self._among(i)
        if voice is not None:
            for text in texts:
                self._recommends(voice, text, i, i, "")

    def _among(self, i: int) -> list[Text]:
        """Among the report's recommendations are a new law and a levy."""
        page = self.page
        start, ceiling = page.sents[page.sent[i]][:2]
        among = page.case(i) == "among" or (page.lower[start] == "among" and i - start <= 4)
        if not among or i + 2 >= ceiling or page.lower[i + 1] not in {"is", "are", "was", "were"}:
            return []
        text = self._trimmed(i + 2, noun_run(self.plan, i + 2, ceiling, infinitives=True))
        return [text] if text is not None else []

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
        made = next((k for k in page.children[i] if page.dep[k] == "acl" and page.lemma[k] in MAKING), -1)
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
        if before is None:
            return first, last
        return self._in_one_voice(before, min(before.first, first), i), last

    def _in_one_voice(self, work: Work, first: int, i: int) -> int:
        """From where on the words up to i are of one speaker: the report may be told of outside somebody's words."""
        page = self.page
        begins = page.start[first]
        for each in attributions(self.document):
            own = any(speaker.span.start >= page.start[work.first] for speaker in each.speakers)
            for stretch in each.stretches:
                if stretch.start <= page.start[i] < stretch.end and not own:
                    begins = max(begins, stretch.start)
        return next((k for k in range(first, i) if page.start[k] >= begins), i)
