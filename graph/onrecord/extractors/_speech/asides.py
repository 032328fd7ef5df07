"""Words of saying that stand aside in what is said, and participles that say something further."""

from __future__ import annotations

from onrecord.extractors._speech.clauses import FINITE, Clauses
from onrecord.extractors._speech.frames import SPEAKING, Frame
from onrecord.syntax import children, relation

__all__ = ["Asides"]

_OPENING = frozenset(["if", "when", "while", "although", "though", "unless", "because", "since", "once", "as", "after",
                      "before", "until", "whereas"])  # fmt: skip


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
        low, high = self.segment(frame)
        if frame.first <= low + 1 or doc[frame.first - 1].text != "," or doc[frame.last + 1].text != ",":
            return []
        if self.ground.layout.has_quote(low, high) or frame.cue.dep_.endswith("relcl"):
            return []
        if any(token.tag_ in FINITE for token in doc[low : frame.first]):
            resumed = self._resumed(frame, low)
            if resumed is not None:
                return [(resumed, high)]
            if not self.breaks_off(frame) and not self._is_condition(low, frame):
                return []
        return [(low, high)]

    def _is_condition(self, low: int, frame: Frame) -> bool:
        """Whether a clause that hangs on what follows stands before a cue: If it rains, X said, | it will fall."""
        doc = self.ground.doc
        while low < frame.first and (doc[low].pos_ in {"CCONJ", "ADV", "PUNCT"} and doc[low].lower_ not in _OPENING):
            low += 1
        after = doc[frame.last + 2 : frame.cue.sent.end]
        main = any(relation(token) in {"nsubj", "expl", "csubj"} for token in after)
        return main and doc[low].lower_ in _OPENING and doc[low].dep_ in {"mark", "advmod"} and doc[low].head.i > low

    def _resumed(self, frame: Frame, low: int) -> int | None:
        """Where something begins that goes on behind a cue, by the parser or the language model, which has both pieces
        then: It fell, X said, | and was sold. None where it does not."""
        doc = self.ground.doc
        verb = next((token for token in doc[frame.last + 2 : frame.last + 6] if token.pos_ in {"VERB", "AUX"}), None)
        if verb is None:
            return None
        verb = verb.head if relation(verb) in {"aux", "cop"} else verb
        if any(children(verb, "nsubj", "expl")):
            return None
        pieces = [] if frame.model is None else frame.model.content
        if any(piece.start in {frame.last + 1, frame.last + 2} for piece in pieces):
            before = [piece.start for piece in pieces if low <= piece.start < frame.first]
            return min(before, default=None)
        return low if verb.dep_ == "conj" and low <= verb.head.i < frame.first and verb.tag_ in {"VBN", "VBG"} else None

    def _around_according(self, frame: Frame) -> list[tuple[int, int]]:
        """The clause around "according to X", where it stands in the middle of one."""
        doc = self.ground.doc
        low, high = self.segment(frame)
        before = [token for token in doc[low : frame.first] if not token.is_punct and not token.is_space]
        after = [token for token in doc[frame.last + 1 : high + 1] if not token.is_punct and not token.is_space]
        if len(after) < 2 or self.ground.layout.has_quote(low, high) or self.hands_over(frame):
            return []
        if not any(relation(token) in {"nsubj", "expl"} for token in before):
            return []  # On Sunday, according to X, it fell
        if self.breaks_off(frame):
            return [(low, high)]
        told = any(token.tag_ in FINITE for token in before) and any(relation(token) == "nsubj" for token in before)
        closed = doc[frame.first - 1].text == ","
        if told and closed and (doc[frame.last + 1].text == "," or after[0].pos_ in {"CCONJ", "SCONJ"}):
            return []  # it fell, according to X, and rose again
        if told and doc[frame.last + 1].text == "," and after[0].tag_ in {"VBG", "VBN"}:
            return []  # it fell according to X, leaving nobody behind
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
        participle = relation(own) == "acl" and own.head == frame.head and own.i < own.head.i
        hangs = own.head == frame.cue and relation(own) == "advcl"
        if (hangs or participle) and not any(children(own, "nsubj", "expl")):
            return None  # Asked whether she would go, Ms Bell replied, "Never"
        return lead, frame.first - 2
