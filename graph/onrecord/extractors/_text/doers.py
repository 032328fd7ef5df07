"""Who does what a verb says: its subject, the agent of its passive, or whom it shares with another verb."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extractors._text.cues import entry
from onrecord.syntax import children, relation
from onrecord.vocabulary import words

__all__ = ["QUOTING", "actor", "agent", "antecedent", "is_as_saying", "is_of_one", "passive", "resumes"]

_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow"})
_REFUSALS = frozenset({"refusal", "failure", "unwillingness", "reluctance"})
_DEEDS = frozenset(
    ["attack", "back", "block", "fight", "pass", "launch", "order", "press", "push", "offer", "introduce"]
)
_PAST = frozenset({"VBD", "VBN"})
QUOTING = frozenset({"cite", "quote"})


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other word itself."""
    if token.lower_ in _RELATIVE and token.pos_ in {"PRON", "DET", "SCONJ"}:
        verb = token
        for _ in range(6):
            verb = verb.head
            if verb.dep_ == "acl:relcl":
                return _beside(token) or verb.head if token.lower_ == "which" else verb.head
            if verb.head == verb:
                break
        if token.lower_ in {"who", "whose", "whom"}:  # a clause that the parser has hung elsewhere
            for word in reversed(token.doc[max(token.sent.start, token.i - 4) : token.i]):
                if word.pos_ in {"NOUN", "PROPN"}:
                    return word.head if word.dep_ in {"flat", "nmod:poss"} else word
    return token


def _beside(which: Token) -> Token | None:
    """The body right before ", which", where the parser has the clause tell of somebody farther off, who is a "who"."""
    end = which.i - 2
    if end < 0 or which.doc[end + 1].text != "," or which.doc[end].ent_type_ != "ORG":
        return None
    word = which.doc[end]
    while word.head.ent_type_ == "ORG" and word.head != word and word.head.sent == which.sent:
        word = word.head
    return word


def _is_article(token: Token) -> bool:
    """Whether a word is an article, which the parser may hang on a verb that stands far behind its noun."""
    return token.lower_ in {"the", "a", "an"}


def actor(verb: Token) -> Token | None:
    """The word that heads whoever does what the verb says; for a passive that is its agent, if it is named."""
    current = verb
    if any(child.dep_ == "aux:pass" for child in verb.children):
        return agent(verb)  # being pushed too far: whoever pushes is not named
    if is_as_saying(verb) and verb.head.lemma_.lower() in QUOTING:  # the Echo cited Ms Bell as saying
        quoted = next(children(verb.head, "nsubj") if passive(verb.head) else children(verb.head, "obj"), None)
        if quoted is not None:
            return quoted
    for _ in range(6):
        subjects = [
            child for child in children(current, "nsubj") if child.dep_ != "nsubj:outer" and not _is_article(child)
        ]
        if len(subjects) > 1:  # MORNE — Ms Bell said: the parser may take the dateline for a subject
            subjects = [child for child in subjects if not _is_dateline(child)] or subjects
        before = [child for child in subjects if child.i < current.i and antecedent(child) == child]
        # (Star News and former anchor Ann Bell has said: the parser may see two subjects, and the nearer one is it)
        nearer = len(before) > 1 and is_of_one(current) and any(
            token.dep_ == "cc" for token in current.doc[before[0].i : before[-1].i])  # fmt: skip
        found = before[-1] if nearer else subjects[0] if subjects else None
        if found is None:  # (has yet to back: the parser may hang the subject on the helper)
            found = next(
                (child for helper in children(current, "aux", "mark") for child in children(helper, "nsubj")), None
            )
        found = found or next((child for child in children(current, "nsubj") if not _is_article(child)), None)
        if found is not None:
            return agent(verb) if current == verb and passive(verb) else antecedent(found)
        link, head = current.dep_, current.head
        it = next((child for child in children(current, "expl") if child.lower_ == "it" and child.i < current.i), None)
        if it is not None and not any(children(current, "csubj", "ccomp", "cop", "xcomp")):
            return it  # it accepted the plan: the parser may take it for an empty subject
        if head == current:
            return None
        if link == "ccomp":  # Mr Vos said Ms Bell opposed it: the parser may hang both names on "said"
            for child in children(head, "nsubj"):
                if head.i < child.i < current.i:
                    return antecedent(child)
        if link == "acl" and current.tag_ == "VB" and head.lemma_.lower() in _REFUSALS:
            return next(children(head, "nmod:poss"), None)  # her refusal to back it
        if link == "advcl" and current.tag_ == "VBG" and _is_charged(current):
            return next(children(head, "obj"))  # criticised her for backing it
        if link == "acl":  # a group demanding reform; a plan backed by the union
            return head if current.tag_ == "VBG" else agent(verb) if current == verb and current.tag_ == "VBN" else None
        if link == "advmod" and current.lower_ == "short":
            current = head  # stopped short of backing it: the parser may hang what follows on "short"
            continue
        if link == "xcomp":
            aside = current.lower_.endswith("ing") and current.doc[current.left_edge.i - 1].text == ","
            patient = None if aside else next(children(head, "obj", "iobj"), None)  # (which they rejected, backing it)
            if patient is not None and head.lemma_ not in _SUBJECT_CONTROL:
                return patient  # urged ministers to act
        elif link == "conj":
            saying = _saying(current)
            if saying is not None and resumes(current, saying):
                current = saying  # Mr Vos said it was late and called for help
                continue
            if head.pos_ not in {"VERB", "AUX", "ADJ"} and not any(children(head, "cop")):
                return None
        elif link == "advcl" and current.tag_ == "VBG" and _clings(current):
            return current.doc[current.left_edge.i - 1]  # those of us demanding
        elif not (relation(current) in {"advcl", "parataxis", "ccomp"} and current.tag_ in {"VBG", "VBN", "VB"}):
            return None
        current = head
    return None


def _is_dateline(token: Token) -> bool:
    """Whether a dash behind a place says that a report begins there."""
    behind = token.right_edge.i + 1
    place = token.text.isupper() or token.ent_type_ == "LOC"
    return place and behind < len(token.doc) and token.doc[behind].text in {"—", "–", "-", "--"}


def _is_charged(gerund: Token) -> bool:
    """Whether a gerund says what its verb's object has done: criticised her for backing it, accused her of it."""
    if not any(word.lower_ in {"for", "of", "over"} for word in children(gerund, "mark", "case")):
        return False
    verb = gerund.head
    known = words("stances").get(entry(verb, "stances"), ("",))[0]
    return known in {"criticises", "condemns", "supports"} and any(children(verb, "obj"))


def is_of_one(verb: Token) -> bool:
    """Whether a verb has the form for one subject: has said, says, was told."""
    return any(word.tag_ == "VBZ" or word.lower_ == "was" for word in (verb, *children(verb, "aux", "cop")))


def _clings(participle: Token) -> bool:
    """Whether a participle stands right behind a pronoun whose it is: those of us demanding justice."""
    first = participle.left_edge.i
    return first > 0 and participle.doc[first - 1].lower_ in {"us", "them", "those", "we", "people"}


def is_as_saying(clause: Token) -> bool:
    """Whether a verb is the "as saying" of somebody who is quoted so."""
    gerund = clause.dep_ == "advcl" and clause.tag_ == "VBG"
    return gerund and any(word.lower_ == "as" for word in children(clause, "mark"))


def agent(verb: Token) -> Token | None:
    """The agent of a passive: condemned by the union."""
    inner = next(children(verb, "xcomp"), None)  # (pressed to act by the union: the parser may hang the union on "act")
    below = [] if inner is None else list(children(inner, "obl"))
    for child in [*children(verb, "obl"), *below]:
        if child.ent_type_ == "DATE" or child.pos_ not in {"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM"}:
            continue
        if child.dep_ == "obl:agent" or any(case.lower_ == "by" for case in children(child, "case")):
            return child
    return None


def passive(verb: Token) -> bool:
    """Whether the verb is in the passive; has called is not, whatever the parser calls its subject."""
    links = {child.dep_ for child in verb.children}
    if "aux:pass" in links:
        return True
    if not links & {"nsubj:pass", "csubj:pass"}:
        return False
    return verb.tag_ == "VBN" and not any(child.lemma_ == "have" for child in children(verb, "aux"))


def resumes(token: Token, saying: Token) -> bool:
    """Whether a verb coordinated within what is said is rather what its speaker does next.

    "Mr Vos said that it was late and called for help": a past verb of stance or speech without a subject of its own
    after one that is neither.
    """
    if token.dep_ != "conj" or token.tag_ not in _PAST or saying.tag_ not in _PAST:
        return False
    joint = next((child.i for child in children(token, "cc") if child.i < token.i), None)
    if joint is None or token.i - joint > 3 or any(children(token, "nsubj", "aux")):
        return False
    if any(word.is_quote for word in token.doc[min(saying.i, token.i) : max(saying.i, token.i)]):
        return False  # Mr Vos said: "She looked up and called for help"
    first = token.head
    name = entry(token, "stances")
    if name and name not in _DEEDS and not entry(first, "stances"):
        return True
    shifted = first.tag_ not in _PAST
    return shifted and bool(entry(token, "cues")) and not entry(first, "cues")


def _saying(token: Token) -> Token | None:
    """The verb of saying in whose content a verb stands, by the parser."""
    for _ in range(5):
        link, head = token.dep_, token.head
        if head == token:
            return None
        if link == "ccomp":
            return head
        if link not in {"conj", "xcomp", "advcl"}:
            return None
        token = head
    return None
