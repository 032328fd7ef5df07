"""The clauses of an article's own text that a word of saying has for its content."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extractors._speech.according import that_clause
from onrecord.extractors._speech.frames import SPEAKING, Frame
from onrecord.extractors._speech.ground import Ground
from onrecord.syntax import children, relation

__all__ = ["FINITE", "Clauses"]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FEW = 4  # tokens of a content that is more than "said no such thing"
_LISTING = frozenset({"including", "excluding", "namely", "e.g."})
_RELATIVE = 5  # tokens between a relative pronoun and its verb


class Clauses:
    """Finds clauses in one article. Stretches are tokens (first, last), both of them in."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground

    def clause(self, frame: Frame) -> tuple[int, int] | None:
        """The clause that the cue's syntax makes its content."""
        cue = frame.cue
        if frame.lemma == "according":
            return self._rest_of_sentence(frame)
        claimed = that_clause(cue) if cue.pos_ == "NOUN" else None
        if claimed is not None:  # her claim that it was late
            return claimed.left_edge.i, claimed.right_edge.i
        for child in children(cue, "ccomp", "xcomp"):
            between = (word.i for word in children(cue, "obj") if cue.i < word.i < child.left_edge.i)
            if (frame.takes == "plain" or frame.kind == "writing") and next(between, None) is not None:
                continue  # announced the inquiry that he had rejected; wrote songs he would sing
            if child.tag_ == "VB" and any(word.lower_ == "to" for word in children(child, "mark")):
                continue  # ordered the department to release it
            led = self._is_led(cue, child.left_edge.i - 1)
            if led or any(relation(word) in {"nsubj", "csubj", "expl"} for word in child.children):
                inside = [token.i for token in child.subtree if not token.is_space]
                inside += [child.left_edge.i - 1] if led else []
                return min(inside), self._goes_on(cue, max(inside))
        if cue.dep_ == "parataxis" and self.ground.layout.quote_at(cue.i) is None and cue.tag_ != "VBG":
            head = cue.head
            own = {token.i for token in cue.subtree}
            inside = [token.i for token in head.subtree if token.i not in own and not token.is_space]
            before = [i for i in inside if i < min(own)]
            parted = before and any(token.text == ";" for token in self.ground.doc[max(before) : cue.i])
            if before and head.i in before and not parted:
                return min(before), max(before)
        return None

    def _is_led(self, cue: Token, at: int) -> bool:
        """Whether a pronoun leads a clause that the parser takes for the cue's object: adding | it had cost jobs."""
        doc = self.ground.doc
        if at != cue.i + 1 or at + 1 >= len(doc) or doc[at].lower_ not in {"it", "he", "she", "they", "we", "i"}:
            return False
        return doc[at].head == cue and relation(doc[at]) == "obj" and doc[at + 1].tag_ in FINITE

    def _goes_on(self, cue: Token, last: int) -> int:
        """Where a clause ends of which the parser has hung the rest on the cue too (that he was | gathering stones)."""
        for child in children(cue, "ccomp", "xcomp"):
            if child.left_edge.i == last + 1 or (child.i == last + 1 and child.left_edge.i <= last):
                last = max(last, child.right_edge.i)
        return last

    def _rest_of_sentence(self, frame: Frame) -> tuple[int, int] | None:
        """What a sentence says, less "according to X"."""
        low, high = self.segment(frame)
        before, after = (low, frame.first - 1), (frame.last + 1, high)
        first, last = after if self.hands_over(frame) else max(before, after, key=lambda piece: piece[1] - piece[0])
        return (first, last) if last - first >= 2 else None

    def segment(self, frame: Frame) -> tuple[int, int]:
        """The part of its sentence, between semicolons, that "according to X" stands in."""
        doc, sentence = self.ground.doc, frame.cue.sent
        ends = [i for i in range(sentence.start, sentence.end - 1) if doc[i].text in {";", ".", "?", "!"}]
        low = max([i + 1 for i in ends if i < frame.first], default=sentence.start)
        high = min([i - 1 for i in ends if i > frame.last], default=sentence.end - 1)
        return low, high

    def hands_over(self, frame: Frame) -> bool:
        """Whether only what follows is said, since a word before leads into it: late and, according to X, over."""
        doc, at = self.ground.doc, frame.first - 1
        if at > 0 and doc[at].text == ",":
            at -= 1
        return at > frame.cue.sent.start and (doc[at].pos_ == "CCONJ" or doc[at].lower_ in _LISTING)

    def breaks_off(self, frame: Frame) -> bool:
        """Whether what stands before a cue set off by commas lacks its end: it was, X said, | late."""
        doc, at = self.ground.doc, frame.first - 1
        if at > 0 and doc[at].text == ",":
            at -= 1
        word = doc[at]
        return word.pos_ in {"AUX", "DET", "SCONJ"} or (word.pos_ == "ADP" and word.head.i > frame.last)

    def dangles(self, first: int, last: int) -> bool:
        """Whether words break off before what belongs to them: considered sacred by |; where she said it would be |."""
        doc = self.ground.doc
        while last > first and doc[last].is_punct:
            last -= 1
        token = doc[last]
        if token.pos_ == "ADP" and not first <= token.head.i <= last and token.head.i > last:
            return True
        return token.pos_ == "AUX" and last - first < 4 and doc[first].pos_ == "PRON"

    def is_clause(self, first: int, last: int, frame: Frame) -> bool:
        """Whether the words say something: a verb with a subject of its own."""
        if self._is_of_antecedent(first, last, frame) or self._is_vouched(first, last, frame):
            return True
        if frame.cue.pos_ == "NOUN" and (claimed := that_clause(frame.cue)) is not None and first <= claimed.i <= last:
            return True
        for other in self.ground.between(first, last + 1):
            if other.cue == frame.cue or other.cue.tag_ not in FINITE or other.kind not in SPEAKING:
                continue
            if other.cue.dep_ == "acl:relcl":
                continue  # read a summary of what he admitted
            if other.head is not None and first <= other.head.i <= last:
                return True
        clauses = False
        for token in self.ground.doc[first : last + 1]:
            if self._is_led(frame.cue, token.i):
                return True
            if relation(token) not in {"nsubj", "csubj", "expl"}:
                continue
            head = token.head
            if head == frame.cue and token.i > frame.cue.i:  # the parser may hang the subject on "said"
                return any(word.tag_ in FINITE for word in self.ground.doc[token.i : last + 1])
            if first <= head.i <= last and relation(head) != "acl" and not _is_participle(head):
                clauses = True
        return clauses and self._is_headed(first, last)

    def _is_vouched(self, first: int, last: int, frame: Frame) -> bool:
        """Whether the language model too has the words for what is said, and a finite verb of theirs is no relative's.

        The parser may take their subject for the cue's object: reports | the director, Ann Bell, has secret ties.
        """
        found = () if frame.model is None or frame.kind not in SPEAKING else frame.model.content
        if not any(content.start <= first + 1 and last - 2 <= content.end for content in found):
            return False
        if frame.lemma == "according" and self._has_verb(first, last):
            return True  # (nothing but a clause stands beside it, whatever the parser makes of that)
        behind = frame.lemma == "say" and first == frame.cue.i + 1 and last - first >= _FEW
        if behind and self.ground.doc[first].pos_ in {"DET", "PRON", "NOUN", "PROPN"}:
            return True  # (she said | all of this warranted action: the parser may find no verb in it)
        named = False
        for token in self.ground.doc[first : last + 1]:
            if token.tag_ in FINITE and named:
                verb = token.head if relation(token) in {"aux", "cop"} else token
                before = self.ground.doc[max(first, token.i - _RELATIVE) : token.i]
                bare = (
                    verb.dep_ == "acl" and verb.tag_ in FINITE
                )  # evidence | supported it, which the parser takes for one
                aside = relation(verb) in {"acl", "advcl"} and first <= verb.head.i <= last and not bare
                aside = aside or any(word.tag_ in {"WDT", "WP", "WP$"} for word in before)
                if not aside:
                    return True
            named = named or token.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}
        return False

    def _has_verb(self, first: int, last: int) -> bool:
        """Whether a finite verb stands behind a noun, outside what its own punctuation sets off."""
        named = False
        for token in self.ground.doc[first : last + 1]:
            if named and token.tag_ in FINITE and not any(word.tag_ in {"WDT", "WP"} for word in token.lefts):
                return True
            named = named or token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}
        return False

    def _is_of_antecedent(self, first: int, last: int, frame: Frame) -> bool:
        """Whether the words say something of what stands before: a fault, which Ms Bell said | was due to haste."""
        if not frame.cue.dep_.endswith("relcl") or first != frame.cue.i + 1 or frame.head is None:
            return False
        for child in children(frame.cue, "ccomp"):
            before = (
                self.ground.doc[frame.first - 1] if frame.first else None
            )  # (the parser may hang "which" elsewhere)
            subject = next(children(child, "nsubj"), before)
            if subject is not None and subject.i < frame.first and subject.lower_ in {"which", "that", "who"}:
                return any(token.tag_ in FINITE for token in self.ground.doc[first : last + 1])
        return False

    def _is_headed(self, first: int, last: int) -> bool:
        """Whether a clause heads the words: not "the door three months before it failed"."""
        for token in self.ground.doc[first : last + 1]:
            if token.is_punct or token.is_space or (first <= token.head.i <= last and token.head != token):
                continue
            if any(children(token, "cop", "nsubj", "csubj", "expl")):
                return True
            infinitive = token.tag_ == "VB" and any(word.lower_ == "to" for word in children(token, "mark"))
            if token.pos_ in {"VERB", "AUX"} and not infinitive:  # not: ordered the board | to release it
                return True
        return False


def _is_participle(verb: Token) -> bool:
    """Whether a verb is a participle without a helper: Ms Bell leaving, not Ms Bell was leaving."""
    if verb.tag_ != "VBG" or any(children(verb, "aux")):
        return False
    return not (verb.i and verb.doc[verb.i - 1].pos_ == "AUX")  # the parser may hang "was" elsewhere
