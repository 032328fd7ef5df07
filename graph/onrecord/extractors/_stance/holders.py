"""Who takes a stance."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.extractors._speech.attribution import Attribution, attributions
from onrecord.extractors._speech.sources import FIRST_PERSON, kind_of_noun, mentions
from onrecord.extractors._stance.objects import shares_passive
from onrecord.extractors._stance.whether import denied, is_open
from onrecord.extractors._text.doers import actor, agent, passive
from onrecord.extractors._text.phrases import Target, class_of
from onrecord.model import Document, Mention
from onrecord.syntax import children, relation
from onrecord.vocabulary import words

__all__ = ["Holders", "Stance", "denied", "is_open", "is_share"]

# Nobody in particular takes no stance on record.
_SECOND = frozenset(
    ["you", "your", "yourself", "one", "somebody", "someone", "anybody", "anyone", "everybody", "everyone", "there"]
)


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance as found: cue word and lemma, kind, holders, targets, whether it is denied, how sure."""

    cue: Token
    lemma: str
    kind: str
    holders: list[Mention]
    targets: list[Target]
    negated: bool
    confidence: float = 0.85


class Holders:
    """Finds holders in one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        spoken = [
            (stretch.start, stretch.end, one)
            for one in attributions(document)
            for stretch in one.stretches
            if one.speakers
        ]
        self.spoken = sorted(spoken, key=lambda item: (item[0], -item[1]))
        self.starts = [start for start, _, _ in self.spoken]

    def speaker(self, token: Token, direct: bool = False) -> Attribution | None:
        """The innermost attribution in whose words the token stands, as no cue of it. direct: in quotation marks."""
        best: tuple[int, Attribution] | None = None
        for index in range(bisect_right(self.starts, token.idx) - 1, -1, -1):
            start, end, one = self.spoken[index]
            if token.idx - start > 6_000:
                break
            if token.idx < end and (one.frame is None or one.frame.cue != token):
                if direct and one.stretches[0].directness != "direct":
                    continue
                if best is None or end - start < best[0]:
                    best = (end - start, one)
        return best[1] if best else None

    def of(self, token: Token | None, cue: Token) -> list[Mention]:
        """The holders headed by a word: a first person is whoever is speaking."""
        if token is None or token.lower_ in _SECOND:
            return []
        first = token.head if token.dep_ == "conj" else token
        if any(child.lower_ in {"no", "neither", "any"} for part in (token, first) for child in children(part, "det")):
            return []
        if token.lower_ in FIRST_PERSON and token.text != "US":
            said = self.speaker(cue)
            return list(said.speakers) if said is not None else []
        if any(child.dep_ == "appos" and child.pos_ == "PROPN" for child in token.children):
            pass  # a third, Ann Bell
        elif token.pos_ in {"ADJ", "NUM"} and token.ent_type_ == "" and token.tag_ != "NNS":
            return []  # the first charged him, and the second
        if token.lower_ in {"those", "one"}:
            return self._counted(token, cue)
        if is_share(token) or _is_anybody(token) or _is_dateline(token):
            return []
        found = mentions(self.document, token, "")
        for child in [
            *children(token, "nmod"),
            *children(token.head, "obl", "nmod"),
        ]:  # the board, along with the union
            if any(
                case.lower_ == "with" and case.nbor(-1).lower_ == "along" for case in children(child, "case") if case.i
            ):
                found += [one for one in mentions(self.document, child, "") if one not in found]
        return [
            one
            for one in found
            if (one.kind in {"person", "institution"} or (one.kind in {"report", "document"} and _speaks(token)))
            and not self._only_says_which(one)
            and not any(self._opens(one, other) for other in found)
        ]

    def _opens(self, one: Mention, other: Mention) -> bool:
        """Whether a role only stands before the name of somebody found too: front-runner and former judge Ann Bell."""
        gap = other.span.start - one.span.end
        if one.form != "role" or other.form != "name" or other.kind != "person" or not 0 < gap < 40:
            return False
        between = self.document.article.text[one.span.end : other.span.start].lower()
        return not any(mark in between for mark in (",", ";", "(", " and ", " or ", ".")) and "\n" not in between

    def _only_says_which(self, one: Mention) -> bool:
        """Whether a mention is the first half of an office's name: the Parks | and Streets Commissioner Ann Bell."""
        doc = self.document.doc
        held = doc.char_span(one.span.start, one.span.end, alignment_mode="expand")
        if held is None or held.end + 3 >= len(doc) or doc[held.end].lower_ != "and":
            return False
        kind, role, name = doc[held.end + 1 : held.end + 4]
        offices = words("offices")
        if one.form == "role" and not any(children(held.root, "det", "nmod:poss")):
            for word in doc[held.end + 1 : held.end + 9]:  # Former Secretary of State and candidate Ann Bell
                if word.ent_type_ == "PER":
                    return doc[word.i - 1].pos_ in {"NOUN", "PROPN"} and word.i > held.end + 1
                if (word.is_punct and word.text != "-") or word.pos_ in {"VERB", "DET", "ADP", "AUX"}:
                    break
        modifies = kind.pos_ in {"NOUN", "PROPN"} and kind.lemma_.lower() not in offices and kind.ent_type_ != "PER"
        return modifies and role.lemma_.lower() in offices and name.ent_type_ == "PER"

    def _source(self, cue: Token) -> Token | None:
        """The head of the source that the model gives a verb whose subject stands across a false end of a sentence."""
        if cue.head != cue or any(children(cue, "nsubj", "expl")):
            return None
        for one in self.document.doc._.attributions:
            if one.source and any(part.start <= cue.i < part.end for part in one.cue):
                head: Token = one.source[0].root
                return head if one.source[0].end <= cue.sent.start + 1 else None
        return None

    def _counted(self, token: Token, cue: Token) -> list[Mention]:
        """Whoever is said to be one of those who do it, or among those doing it."""
        head = token.head if token.head.lower_ == "one" and relation(token) == "nmod" else token
        subject = next(children(head, "nsubj"), None)
        if subject is None or subject.lower_ in {"those", "one"} or not any(children(head, "cop")):
            return []
        return self.of(subject, cue)

    def doers(self, cue: Token) -> list[Mention]:
        """The holders of a verb."""
        token = agent(cue) if shares_passive(cue) else actor(cue)
        if token is None and cue.i > 2 and [word.lower_ for word in cue.doc[cue.i - 2 : cue.i]] == ["yet", "to"]:
            token = actor(cue.doc[cue.i - 2].head)  # has yet to back it: the parser may hang "back" on "yet"
        if token is not None and (token.pos_ in {"VERB", "AUX", "ADV"} or _is_only_told(cue, token)):
            return []
        token = _named_by(cue, token)
        maker = _maker(token, cue) if token is not None else None
        if maker is not None and token is not None:  # joined the calls by officials asking for it
            joined = self.of(actor(token.head), cue) if token.head.lemma_.lower() in {"join", "echo", "back"} else []
            return self.of(maker, cue) + joined
        token = _named_beside(cue, token)
        if token is not None and cue.dep_ == "acl" and cue.tag_ == "VBG" and _is_thing(token):
            token = actor(
                token.head if relation(token) == "obj" else token.head.head
            )  # Mr Vos posted a message blaming the board
        if token is None and not passive(cue):
            token = self._source(cue)
        beside = _right_before(cue)
        if beside is not None:
            token = beside
        found = self.of(token, cue)
        if token is not None and token.i < cue.i and cue.dep_.startswith("acl"):
            # Ms Bell backing it and Mr Roy opposing it: he does not back it
            found = [one for one in found if one.span.start < cue.idx] or found
        return found


def _is_only_told(cue: Token, teller: Token) -> bool:
    """Whether the parser hangs an infinitive on an aside: she has no plans, aides say, | to back it."""
    token = cue
    for _ in range(4):
        head = token.head
        if head == teller.head and head.lemma_.lower() in {"say", "think", "believe", "note", "add"} and head != cue:
            comma = head.i + 1 < len(head.doc) and head.doc[head.i + 1].text == ","
            return comma and token.tag_ == "VB" and any(word.lower_ == "to" for word in children(token, "mark"))
        if head == token:
            return False
        token = head
    return False


def _maker(noun: Token, cue: Token) -> Token | None:
    """Whose words a noun is before the gerund that tells them: calls by | officials | asking for it."""
    if cue.dep_ != "acl" or cue.tag_ != "VBG" or noun.lemma_.lower() not in words("stance_nouns") | words("messages"):
        return None
    for child in children(noun, "nmod"):
        opening = next((word.lower_ for word in children(child, "case") if word.i < child.i), "")
        if noun.i < child.i < cue.i and opening in {"by", "from"}:
            return child
    return None


def _named_by(cue: Token, token: Token | None) -> Token | None:
    """Of whom a clause tells that hangs on what somebody is: Mr Vos is | a liar and a bully who has pledged it."""
    if token is None or not cue.dep_.startswith("acl") or not any(
            word.lower_ == "who" for word in children(cue, "nsubj")):  # fmt: skip
        return token
    first = token
    while relation(first) == "conj":
        first = first.head
    subject = next(children(first, "nsubj"), None)
    return subject if subject is not None and any(children(first, "cop")) and subject.pos_ == "PROPN" else token


def _named_beside(cue: Token, subject: Token | None) -> Token | None:
    """The name that the parser takes for a second subject: the board of the port, | Harbour Watch, voted for it."""
    for child in children(cue, "nsubj"):
        second = subject is not None and subject.i < child.i < cue.i and not subject.ent_type_
        if second and child.ent_type_ in {"ORG", "PER"} and child.doc[child.left_edge.i - 1].text == ",":
            return child
    return subject


def _right_before(cue: Token) -> Token | None:
    """The name right before a gerund that the parser hangs on the verb before: it followed | Ms Quist urging action."""
    first = cue.left_edge.i
    if cue.tag_ != "VBG" or cue.dep_ != "advcl" or first == 0 or any(children(cue, "mark")):
        return None
    name = cue.doc[first - 1]
    if name.ent_type_ not in {"PER", "ORG", "LOC"}:
        return None
    while name.head.ent_type_ and relation(name) in {"flat", "compound"}:
        name = name.head
    return name if name.head == cue.head and relation(name) == "obj" else None


def _speaks(token: Token) -> bool:
    """Whether a document may take sides: not mere figures, nor messages of nobody in particular."""
    if words("sources").get(token.lemma_.lower(), ("",))[0] == "figures":
        return False
    bare = token.tag_ == "NNS" and not any(
        children(token, "det", "nmod:poss", "nummod", "nmod", "compound", "amod", "acl")
    )
    return not bare


def is_share(token: Token) -> bool:
    """Whether somebody is only counted: 15 percent of voters, one in five, about four in ten."""
    if token.lemma_.lower() in {"percent", "%", "percentage", "pct"} or token.lower_ in {"fewer", "less"}:
        return True
    nearby = [child for child in token.children if child.i < token.i] + [token]
    if any(word.lemma_.lower() in {"percent", "%", "pct"} for child in nearby for word in (child, *child.children)):
        return True
    doc, i = token.doc, token.i
    if token.like_num and i + 2 < len(doc) and doc[i + 1].lower_ in {"in", "of"} and doc[i + 2].like_num:
        return True
    return token.like_num and i > 1 and doc[i - 1].lower_ in {"in", "of"} and doc[i - 2].like_num


def _is_dateline(token: Token) -> bool:
    """Whether a place opens a report: MORNE — Ms Bell said."""
    behind = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
    return token.text.isupper() and len(token.text) > 3 and behind in {"—", "–", "--"}


def _is_anybody(token: Token) -> bool:
    """Whether the words are people in general: people, more people, most Americans' "most people"."""
    if token.lemma_.lower() not in {"people", "person", "folk", "human"} or token.ent_type_:
        return False
    said = [child for child in token.children if child.i != token.i and relation(child) not in {"punct", "cc", "conj"}]
    return all(child.lower_ in {"more", "many", "most", "some", "the", "few", "fewer", "all", "a", "any", "other"}
               or child.i > token.i for child in said) and not any(
                   relation(child) in {"nmod", "acl", "amod"} and child.i > token.i for child in said)  # fmt: skip


def _is_thing(noun: Token) -> bool:
    """Whether the object of a verb is no person or body: posted a message, spent an hour."""
    whole = noun.head if relation(noun) == "nmod" and noun.head.pos_ in {"ADJ", "DET", "NUM", "PRON"} else noun
    if relation(whole) != "obj" or noun.ent_type_ in {"PER", "ORG"} or noun.pos_ not in {"NOUN"}:
        return False
    lemma = noun.lemma_.lower()
    plural = noun.tag_ == "NNS" or noun.lower_.endswith("s")  # (the tagger may miss a new word's plural)
    if plural and not class_of(lemma) and lemma not in words("messages"):
        return False  # persuading delegates backing him
    return kind_of_noun(lemma) not in {"person", "institution"}
