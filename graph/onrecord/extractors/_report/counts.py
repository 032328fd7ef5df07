"""The noun recommendation where it stands: how many there are, what they say, who took one up."""

from __future__ import annotations

from onrecord.extractors._report.answers import Answers
from onrecord.extractors._report.numbers import number as figures
from onrecord.extractors._report.phrases import Work
from onrecord.extractors._report.texts import MAKING, Text
from onrecord.extractors._report.verbs import report_claim
from onrecord.extractors._speech.attribution import attributions
from onrecord.extractors._text.noun_runs import noun_run
from onrecord.model import Mention
from onrecord.vocabulary import words

__all__ = ["Counts"]


class Counts(Answers):
    """Reads the noun."""

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
            texts = self._advised_before(i)
            target = voice
            if texts:
                text = texts[0]
                label = page.words(text.first, text.last)
                target = Mention(page.span(text.first, text.last), "recommendation", "text", label)
            if target is not None:
                self._answered(target, adopted, i)
        verb = page.head[i]
        if page.dep[i] in {"nsubj", "obj"} and i < verb and page.lemma[verb] == "include":
            obj = next((k for k in page.children[verb] if page.dep[k] == "obj" and k > verb), -1)
            if obj >= 0:
                for noun in [obj, *(k for k in page.children[obj] if page.dep[k] == "conj")]:
                    first, last = page.subtree(noun, frozenset({"conj", "cc", "parataxis", "punct"}))
                    listed = self._trimmed(first, last)
                    if listed is not None:
                        texts.append(listed)
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
