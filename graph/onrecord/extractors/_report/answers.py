"""Who accepts, rejects or weighs what a report recommends."""

from __future__ import annotations

from onrecord.extractors._report.numbers import number
from onrecord.extractors._report.phrases import work_mention
from onrecord.extractors._report.texts import RECOMMENDATIONS, Recommendations
from onrecord.extractors._report.verbs import report_claim
from onrecord.extractors._text.actors import actor, actors
from onrecord.extractors._text.grammar import unreal
from onrecord.model import Mention
from onrecord.vocabulary import words

__all__ = ["Answers"]

_FINDINGS = frozenset({"findings", "conclusions", "proposals", "advice", "verdict"})
_SHARES = frozenset({"all", "most", "some", "both", "many", "half"})
_POINTERS = frozenset({"them", "these", "those", "another", "others", "one"})
_PARTLY = frozenset({"partly", "partially", "most", "some", "many"})


class Answers(Recommendations):
    """Reads answers to reports and recommendations."""

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
            agent = page.agent(verb)
            who = actors(self.plan, self.document, agent)
        else:
            who = actors(self.plan, self.document, self._subject(verb))
        who = [one for one in who if one[0].kind in {"person", "institution"}]
        if not who or (page.lemma[verb] in {"refuse", "decline"}):
            return
        if real == "denied":
            return  # not accepted: not yet, or not at all
        start = min(verb, target)
        around = page.lower[max(0, verb - 2) : min(len(page), max(verb, target) + 6)]
        between = page.lower[start : max(verb, target) + 1]
        if answer in {"accepted", "implemented"} and (
            _PARTLY & set(between + page.lower[max(0, verb - 2) : verb])
            or self._some(target)
            or (target < verb and _PARTLY & set(page.lower[verb + 1 : verb + 3]))
            or {"all", "but"} <= set(page.lower[verb + 1 : verb + 5])
            or ("in" in around and "part" in around)
        ):
            answer = "partly"
        standing = "planned" if real == "planned" else "asserted"
        if standing == "planned" and answer == "implemented":
            answer = "accepted"  # whoever says so takes it up, and has done nothing yet
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

    def _taken_up(self, noun: int) -> int:
        """The verb of a relative clause that says how a recommendation was answered: one that the minister adopted."""
        page = self.page
        for verb in page.children[noun]:
            if page.dep[verb] != "acl" or page.lemma[verb] not in words("answers") or verb < noun:
                continue
            if page.child(verb, "nsubj") >= 0 and page.tag[verb] in {"VBD", "VBZ", "VBP"}:
                thing = page.child(verb, "obj")
                if thing < 0 or page.lower[thing] in {"that", "which"}:
                    return verb
        # the parser's miss, for one set off by a comma: ", a recommendation | the minister adopted"
        det = page.child(noun, "det")
        if det < 1 or page.text[det - 1] != "," or page.lower[det] != "a":
            return -1
        for verb in range(noun + 2, min(noun + 10, page.sents[page.sent[noun]][1])):
            if page.text[verb] == ",":
                return -1
            if page.pos[verb] == "VERB":
                thing = page.child(verb, "obj")
                mine = page.child(verb, "nsubj") > noun and page.tag[verb] in {"VBD", "VBZ", "VBP"}
                return verb if mine and thing < 0 and page.lemma[verb] in words("answers") else -1
        return -1

    def _answered(self, voice: Mention, verb: int, noun: int) -> None:
        """A recommendation of that report which somebody adopted."""
        page = self.page
        if unreal(page, verb):
            return
        for mention, first, last in actors(self.plan, self.document, page.child(verb, "nsubj")):
            if mention.kind in {"person", "institution"}:
                details = (("answer", words("answers")[page.lemma[verb]][0]),)
                begin, end = min(first, noun), max(last, verb + 1)
                self.claims.append(report_claim(page, mention, "answers", voice, begin, end, details=details))

    def _target(self, verb: int, passive: bool, needed: list[str]) -> int:
        """The noun that is answered: recommendations, a report, its findings; "which" for something recommended."""
        page = self.page
        if passive:
            found = page.child(verb, "nsubj")
            if found < 0:
                return -1
            inner = next((k for k in page.children[found] if page.lower[k] in RECOMMENDATIONS), -1)
            counted = page.pos[found] == "NUM" or page.lower[found] in _SHARES
            return found if self._answerable(found) else inner if counted else -1
        for child in page.children[verb]:
            relation = page.dep[child]
            if relation == "obj" and (not needed or page.lemma[verb] == "take"):
                if needed and page.lower[child] == "action":
                    for k in range(child + 1, min(child + 8, len(page))):
                        if page.lower[k] in RECOMMENDATIONS and page.sent[k] == page.sent[verb]:
                            return k
                    continue
                if needed:
                    continue
                if self._answerable(child) or page.lower[child] == "which":
                    return child
                inner = next(
                    (k for k in page.children[child] if page.dep[k] == "nmod" and page.lower[k] in RECOMMENDATIONS), -1
                )
                if inner >= 0 and (
                    page.pos[child] in {"NUM", "DET", "PRON", "ADJ"}
                    or page.lower[child] in {"all", "most", "number", "majority"}
                ):
                    return inner
                if (
                    page.lower[child] in _SHARES | _POINTERS or page.pos[child] == "NUM"
                ):  # it made 31; the ministry accepted all but two
                    floor = page.sents[max(0, page.sent[child] - 1)][0]
                    said = next((k for k in range(child - 1, floor - 1, -1) if page.lower[k] in RECOMMENDATIONS), -1)
                    if said >= 0:
                        return said
            elif relation in {"obl", "nmod"} and needed:
                case = page.child(child, "case")
                if case >= 0 and page.lower[case] in needed and self._answerable(child):
                    return child
        return -1

    def _answerable(self, token: int) -> bool:
        page = self.page
        if page.lower[token] in RECOMMENDATIONS:
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

    def _somebodys(self, target: int) -> tuple[Mention, int, int] | None:
        """Ann Bell's recommendation, where no report of hers is spoken of."""
        page = self.page
        owner = page.child(target, "nmod:poss")
        if owner < 0 or not (self.plan.whole_at[owner] >= 0 or self.plan.body_at[owner] >= 0):
            return None
        one = actor(self.plan, self.document, owner)
        if one is None or one[0].form == "pronoun":
            return None
        label = page.words(one[1], target + 1)
        return Mention(page.span(one[1], target + 1), "recommendation", "text", label), one[1], target + 1

    def _some(self, target: int) -> bool:
        """12 of the 14 recommendations; all but two of the recommendations"""
        page = self.page
        span = page.lower[max(0, target - 7) : target]
        if "all" in span and "but" not in span:
            return False
        return (
            "of" in span
            and any(number(word) or word in {"most", "some", "many", "majority"} for word in span[: span.index("of")])
        ) or ("but" in span and "all" in span)

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
        if page.lower[target] in RECOMMENDATIONS:
            texts = self._complements(target)
            if texts:
                return [
                    (
                        Mention(
                            page.span(text.first, text.last),
                            "recommendation",
                            "text",
                            page.words(text.first, text.last),
                        ),
                        text.first,
                        text.last,
                    )
                    for text in texts
                ]
            if any(
                page.dep[k] == "nmod" and k > target and k not in self.by_head and self._maker(k)
                for k in page.children[target]
            ):
                return []  # the recommendation of the prosecutors
            voice = self._whose(target)
            if voice is None and page.tag[target] == "NNS":
                before = self._before(target, 4)
                voice = work_mention(page, before) if before else None
            if voice is None and (own := self._somebodys(target)) is not None:
                return [own]
            return [(voice, target, target + 1)] if voice is not None else []
        inner = next((k for k in page.children[target] if k in self.by_head), -1)
        return [(work_mention(page, self.by_head[inner]), self.by_head[inner].first, target + 1)] if inner >= 0 else []
