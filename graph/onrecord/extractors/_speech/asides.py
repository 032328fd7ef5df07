"""Words of saying that stand aside in what is said, and participles that say something further."""

from __future__ import annotations

from onrecord.extractors._speech.clauses import FINITE, Clauses
from onrecord.extractors._speech.frames import SPEAKING, Frame
from onrecord.syntax import children, relation

__all__ = ["Asides"]


class Asides(Clauses):
    """Finds what is said around and beside such words in one article."""

    def is_further(self, frame: Frame, token: int) -> bool:
        """Whether a content begins with what its speaker does further: X said, | adding it was late."""
        other = self.ground.open_cues.get(token)
        if other is None or other is frame or other.cue.tag_ != "VBG":
            return False
        return token > frame.cue.i and self.ground.doc[token - 1].text == "," and other.kind in SPEAKING

    def of_participle(self, frame: Frame) -> list[tuple[int, int]]:
        """The content of a participle that the language model has taken into that of the verb before it."""
        if frame.cue.tag_ != "VBG":
            return []
        for other in self.ground.between(frame.cue.sent.start, frame.cue.i):
            for content in other.model.content if other.model is not None else ():
                if content.start == frame.cue.i and content.end - content.start > 2:
                    return [(frame.cue.i + 1, content.end - 1)]
        return []

    def around_aside(self, frame: Frame) -> list[tuple[int, int]]:
        """The sentence around ", X said,": These seals, she said, eat squid."""
        doc, sentence = self.ground.doc, frame.cue.sent
        if frame.lemma == "according":
            return self._around_according(frame)
        if frame.kind not in SPEAKING or frame.cue.tag_ not in {"VBD", "VBZ", "VBP"} or frame.last + 2 >= sentence.end:
            return []
        if frame.first <= sentence.start + 1 or doc[frame.first - 1].text != "," or doc[frame.last + 1].text != ",":
            return []
        if any(token.tag_ in FINITE for token in doc[sentence.start : frame.first]) or self.ground.layout.has_quote(
            sentence.start, sentence.end - 1
        ):
            return []
        return [(sentence.start, sentence.end - 1)]

    def _around_according(self, frame: Frame) -> list[tuple[int, int]]:
        """The clause around "according to X", where it stands in the middle of one."""
        doc = self.ground.doc
        low, high = self.segment(frame)
        before = [token for token in doc[low : frame.first] if not token.is_punct and not token.is_space]
        after = [token for token in doc[frame.last + 1 : high + 1] if not token.is_punct and not token.is_space]
        if len(after) < 2 or self.ground.layout.has_quote(low, high):
            return []
        if not any(relation(token) in {"nsubj", "expl"} for token in before):
            return []  # On Sunday, according to X, it fell
        told = any(token.tag_ in FINITE for token in before) and any(relation(token) == "nsubj" for token in before)
        closed = doc[frame.first - 1].text == ","
        if told and closed and (doc[frame.last + 1].text == "," or after[0].pos_ in {"CCONJ", "SCONJ"}):
            return []  # it fell, according to X, and rose again
        return [(low, high)]

    def before_tag(self, frame: Frame) -> tuple[int, int] | None:
        """What stands before ", X said" in its sentence."""
        doc, sentence = self.ground.doc, frame.cue.sent
        if frame.first <= sentence.start + 2 or doc[frame.first - 1].text != "," or frame.kind not in SPEAKING:
            return None
        if frame.cue.tag_ not in FINITE or frame.cue.dep_ == "acl:relcl":
            return None  # When all had agreed, Ms Bell asked for a vote, saying: "..."
        if frame.last + 1 < sentence.end and not (
            doc[frame.last + 1].is_punct or doc[frame.last + 1].ent_type_ == "DATE"
        ):
            return None
        lead = self.ground.lead(sentence.start, frame.first - 1)
        if lead is None or frame.first - 2 <= lead:
            return None
        own = doc[lead : frame.first - 1].root
        if own.head == frame.cue and relation(own) == "advcl" and not any(children(own, "nsubj", "expl")):
            return None  # Asked whether she would go, Ms Bell replied, "Never"
        return lead, frame.first - 2
