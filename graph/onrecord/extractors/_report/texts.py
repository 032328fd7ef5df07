"""The noun recommendation: whose it is, and the words that hang on it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extractors._report.phrases import work_mention
from onrecord.extractors._report.voices import Voices
from onrecord.model import Mention
from onrecord.vocabulary import words

__all__ = ["MAKING", "RECOMMENDATIONS", "Recommendations", "Text"]

RECOMMENDATIONS = frozenset({"recommendation", "recommendations"})
_DUE = frozenset({"should", "must", "ought"})
_CLAUSE_END = frozenset({"which", "who", "but", "after", "because", "while", "although", "said", "saying", "adding"})
MAKING = frozenset(
    {"make", "contain", "issue", "include", "list", "set", "offer", "outline", "publish", "give", "put", "produce"}
)


@dataclass(frozen=True, slots=True)
class Text:
    """Words recommended: tokens [first, last); to: whom the recommendation is addressed to."""

    first: int
    last: int
    to: Mention | None = None


class Recommendations(Voices):
    """Reads what stands around the noun."""

    def _complements(self, i: int) -> list[Text]:
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

    def _that(self, first: int) -> list[Text]:
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

    def _advised_before(self, i: int) -> list[Text]:
        """What stands before "a recommendation": no charges should be brought, a recommendation she adopted."""
        page = self.page
        det = page.child(i, "det")
        if not 0 < det < i or page.lower[det] != "a" or page.text[det - 1] != ",":
            return []
        floor = page.sents[page.sent[i]][0]
        for verb in range(det - 2, floor - 1, -1):
            if page.dep[verb] not in {"ccomp", "xcomp"} or not floor <= page.head[verb] < verb:
                continue
            first, last = page.subtree(verb, frozenset({"parataxis", "appos"}))
            due = any(page.lower[k] in _DUE for k in page.children[verb])
            if (due or page.lemma[page.head[verb]] in words("advice")) and last >= det - 1:
                while first < verb and page.lower[first] in {"that", "to"}:
                    first += 1
                text = self._trimmed(first, det - 1)
                return [text] if text is not None else []
        return []

    # answers

    def _trimmed(self, first: int, last: int, to: Mention | None = None) -> Text | None:
        """Without white space and marks at the ends, and without a relative clause that says what became of it."""
        page = self.page
        for k in range(first + 1, last - 1):
            if page.text[k] == "," and page.lower[k + 1] in {"which", "who"}:
                last = k
                break
        while last > first and (page.pos[last - 1] in {"PUNCT", "SPACE", "CCONJ"}):
            last -= 1
        while first < last and (page.pos[first] in {"PUNCT", "SPACE", "CCONJ"}):
            first += 1
        return Text(first, last, to) if first < last else None

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
        near = next(
            (
                work
                for work in self.works
                if 0 < work.head - i <= 5
                and page.sent[work.head] == page.sent[i]
                and any(page.lower[k] in {"of", "from", "in", "by"} for k in range(i + 1, i + 3))
            ),
            None,
        )
        if near is not None:
            return work_mention(page, near)
        verb = page.head[i]
        if (
            page.dep[i] in {"obj", "obl"}
            and page.lemma[verb] in MAKING
            and (voice := self._voice(self._subject(verb))) is not None
        ):
            return voice
        for child in page.children[i]:  # the 20 recommendations it made
            if (
                page.dep[child] == "acl"
                and page.lemma[child] in MAKING
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
