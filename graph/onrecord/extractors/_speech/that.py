"""Clauses that say what somebody says or wants: whether one is such a clause, and whether it says what ought to be."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extractors._text.phrases import infinitives
from onrecord.syntax import NEGATIONS, children, relation

__all__ = ["is_that_clause", "ought"]

_OWN = frozenset({"i", "we", "you", "he", "she"})  # what somebody should do himself is no call
# Verbs that tell how things are: "said that police suspect him" is no subjunctive.
_TELLING = frozenset({"say", "tell", "think", "believe", "argue", "add", "write", "state", "stress", "note"})
_MODALS = frozenset({"should", "must", "ought"})


def is_that_clause(child: Token, verb: Token) -> bool:
    if verb.lemma_ not in {"warn", "tell", "assure", "remind", "advise"} and any(
        verb.i < word.i < child.left_edge.i for word in children(verb, "obj")
    ):
        return _lacks_subject(child, verb)  # announced the inquiry that he had rejected
    if child.left_edge.lower_ == "that" and child.left_edge.dep_ == "mark":
        return True
    if not any(relation(word) in {"nsubj", "csubj", "expl"} for word in child.children):
        return False
    if any(token.text in {":", '"', "“", "‘"} for token in child.doc[verb.i + 1 : child.left_edge.i + 1]):
        return False  # proposed: "I ask you all ..."
    opening = [
        word for word in child.children if word.i < child.i and relation(word) in {"mark", "advmod", "obj", "obl"}
    ]
    subject = next(word.i for word in child.children if relation(word) in {"nsubj", "csubj", "expl"})
    # (he is to send it: the mark behind the subject opens no clause)
    if (
        any(relation(word) == "mark" and word.lower_ != "that" and word.i < subject for word in opening)
        or child.left_edge.lower_ == "so"
    ):
        return False
    if any(word.lower_ in {"whether", "if", "how", "why", "what", "when", "where", "who"} for word in opening):
        return False
    return child.i > verb.i or verb.dep_ != "parataxis"


def _lacks_subject(child: Token, verb: Token) -> bool:
    """Whether a finite clause has only the verb's object to be its subject: announced | classes would be cancelled."""
    thing = next((word for word in children(verb, "obj") if verb.i < word.i), None)
    if child.dep_ != "ccomp" or thing is None or thing.right_edge.i not in {child.left_edge.i - 1, child.left_edge.i}:
        return False
    if any(relation(word) in {"nsubj", "csubj", "expl", "mark"} for word in child.children):
        return False
    first = next((word for word in child.children if word.i == child.left_edge.i), child)
    return relation(first) in {"aux", "cop"} and first.tag_ in {"MD", "VBD", "VBZ", "VBP"}


def ought(child: Token, verb: Token) -> bool:
    """should, must, ought to, needs to, has to; or a subjunctive (that he resign)."""
    helpers = {word.lemma_.lower() for word in children(child, "aux")}
    subject = next(children(child, "nsubj"), None)
    if helpers & _MODALS:
        return subject is None or subject.lower_ not in _OWN
    if helpers & {"may", "might", "could", "would"}:
        return False
    if child.lemma_.lower() in {"need", "have"} and any(infinitives(child)) and subject is not None:
        if "have" in helpers or "will" in helpers or child.tag_ not in {"VBZ", "VBP", "VBD"}:
            return False  # he has had to, they are having to
        freed = any(word.lower_ in NEGATIONS for word in children(child, "advmod"))  # they do not have to
        return subject.lower_ not in _OWN and not freed
    if verb.lemma_.lower() in _TELLING:
        return False
    bare = child.tag_ in {"VB", "VBP"} or any(word.lower_ == "be" for word in children(child, "aux"))
    bare = bare and not any(word.dep_ != "aux:pass" for word in children(child, "aux"))
    if not bare or not any(word.lower_ == "that" for word in children(child, "mark")) or subject is None:
        return False
    if child.lower_ == "be" or any(word.lower_ == "be" for word in children(child, "aux", "cop")):
        return True  # that the bridge be closed
    one = subject.tag_ in {"NN", "NNP"} or subject.lower_ in {"he", "she", "it", "everyone", "everybody"}
    return one and child.lower_ == child.lemma_.lower() and not any(children(subject, "conj"))
