"""What reports recommend, and how many things; and who accepts or rejects it."""

from __future__ import annotations

from onrecord.extractors._report.counts import Counts
from onrecord.extractors._report.phrases import work_mention
from onrecord.extractors._report.texts import RECOMMENDATIONS, Text
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


class _Reader(Counts):
    """Reads recommendations by their verbs."""

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
        if page.dep[verb] == "advcl" and any(page.lower[k] == "as" for k in page.children[verb]):
            self._as_recommended(verb, voice, subject)
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

    def _as_recommended(self, verb: int, voice: Mention, subject: int) -> None:
        """The council closed the quay, as the report recommended."""
        page = self.page
        main = page.head[verb]
        comma = next((k for k in page.children[verb] if page.lower[k] == "as"), verb) - 1
        if main >= comma or page.text[comma] != "," or page.pos[main] != "VERB" or unreal(page, main) == "denied":
            return
        objects = [k for k in page.children[main] if main < k < comma and page.dep[k] in {"obj", "obl", "xcomp"}]
        text = self._trimmed(main, comma) if objects else None
        if text is not None:
            self._recommends(voice, text, min(text.first, subject), verb, "")

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
