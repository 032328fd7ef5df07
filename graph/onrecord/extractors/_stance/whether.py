"""Whether a stance is taken at all: denied (not, never, refused to) or left open (urged to, if, a picture of it)."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extractors._text.cues import entry
from onrecord.extractors._text.doers import passive
from onrecord.syntax import NEGATIONS, children, relation
from onrecord.vocabulary import words

__all__ = ["denied", "is_open"]

_REFUSALS = frozenset(
    {
        "refusal",
        "failure",
        "unwillingness",
        "reluctance",
        "refuse",
        "decline",
        "fail",
        "avoid",
        "hesitate",
        "stop",
        "cease",
        "neglect",
    }
)
_URGING = frozenset(
    ["urge", "ask", "tell", "press", "force", "invite", "encourage", "pressure", "call", "bind", "bound", "allow",
     "require", "permit", "oblige", "entitle", "free", "able", "eligible", "unable"]
)  # fmt: skip
_PARTLY = frozenset({"always", "necessarily", "entirely", "completely", "exactly", "wholly"})
_ONLY = frozenset({"only", "just", "merely", "simply", "solely"})
_NAMING = frozenset({"mention", "discuss", "involve", "mean", "risk"})
_DEPICTING = frozenset(
    ["depict", "show", "film", "picture", "photograph", "portray", "catch", "see", "hear", "record", "imagine"]
)
_DEBATES = frozenset({"differ", "disagree", "debate", "discuss", "consider", "argue", "weigh", "mull"})


def denied(cue: Token) -> bool:
    """Whether the sentence has it that the stance is not taken: not, never, no longer, refused to, has yet to."""
    token = cue
    if cue.i > 1 and cue.doc[cue.i - 1].lower_ == "to" and cue.doc[cue.i - 2].lower_ == "yet":
        return True
    if any(child.lower_ == "neither" for subject in children(cue, "nsubj") for child in children(subject, "cc", "det")):
        return True  # neither Ms Bell nor Mr Roy backed it
    before = cue.i - (2 if cue.i > 2 and cue.doc[cue.i - 1].pos_ == "ADV" else 1)
    if before > 0 and cue.doc[before].lower_ == "of" and cue.doc[before - 1].lower_ == "short":
        return True  # stopped short of (fully) calling for it
    for _ in range(3):
        for child in token.children:
            if child.lower_ == "longer" and any(word.lower_ == "no" for word in child.children):
                return True
            if child.i == token.i + 1 and child.i + 1 < len(token.doc) and token.doc[child.i + 1].lower_ == "to":
                continue  # vowed never to raise it
            if child.i + 1 < len(token.doc) and token.doc[child.i + 1].lower_ in _ONLY and child.lower_ in NEGATIONS:
                continue  # not only backed it
            if (
                child.lower_ in NEGATIONS
                and relation(child) in {"advmod", "det", "cc", "discourse"}
                and child.i < token.i + 2
            ):
                return True
            if child.lower_ == "without" and relation(child) in {"mark", "case"}:
                return True
        if token.dep_ == "acl" and token.tag_ == "VB" and token.head.lemma_.lower() in _REFUSALS:
            return True  # her refusal to back it
        if token.dep_ != "xcomp" and not (relation(token) in {"advcl", "obl"} and any(
                word.lower_ == "of" for word in children(token, "mark", "case"))):  # fmt: skip
            return False
        head = token.head
        if head.lemma_.lower() in _REFUSALS:
            return True
        if head.lemma_.lower() == "have" and any(word.lower_ == "yet" for word in children(head, "advmod")):
            return True
        token = head
    return False


def is_open(cue: Token) -> bool:
    """Whether the clause leaves open if the stance is taken: what somebody is urged to back, a plan to oppose."""
    token = cue
    for _ in range(4):
        head = token.head
        if any(case.lower_ == "like" for word in (token, head) for case in children(word, "case", "mark")):
            return True  # like a man complaining about
        if any(
            word.lower_ in NEGATIONS and token.doc[word.i + 1].lower_ in _PARTLY
            for word in token.children if word.i + 1 < len(token.doc)
        ):  # fmt: skip
            return True  # does not always back it
        if token.tag_ == "VBG" and token.dep_ in {"xcomp", "ccomp"} and head.lemma_.lower() in _NAMING:
            return True  # the page does not mention backing it
        if _is_depicted(token):
            return True  # a film that shows her offering to do it
        if token.dep_ == "xcomp":
            if any(child.dep_ in {"obj", "iobj"} and child.i < token.i for child in head.children):
                return True
            if entry(head, "stances") and any(_is_asked(child) for child in children(head, "obl") if child.i < token.i):
                return True  # called on ministers to demand
            if head.lemma_.lower() in _URGING and (passive(head) or head.pos_ == "ADJ"):
                return True
            token = head
            continue
        by = token.dep_ == "advcl" and token.tag_ == "VBG" and head.tag_ == "VB"
        if by and any(word.lower_ == "by" for word in children(token, "mark", "case")):
            token = head  # asked her to help by backing it
            continue
        if token.i > 1 and [word.lower_ for word in token.doc[token.i - 2 : token.i]] == ["pressure", "to"]:
            return True
        to = any(word.lower_ == "to" for word in children(token, "mark"))
        if token.dep_ == "ROOT" and token.tag_ == "VB" and to and not any(children(token, "aux", "cop")):
            return True  # Mayor Asked To Back It
        on = any(word.lower_ in {"on", "about", "over"} for word in children(token, "mark", "case"))
        if token.tag_ == "VBG" and on and head.lemma_.lower() in _DEBATES:
            return True  # they differ on backing it
        if token.dep_ == "acl" and token.tag_ == "VB":
            return head.lemma_.lower() not in _REFUSALS
        if token.dep_ == "advcl" and token.tag_ == "VB" and _is_called_for(token, head):
            return True  # called on her to back it
        given = head.lemma_.lower() in {"give", "leave", "allow", "grant"} and any(children(head, "obj", "iobj"))
        if token.dep_ in {"advcl", "obl"} and token.tag_ == "VB" and given:
            return True  # gave the board a week to drop it
        # (it is untrue that she backs it: a clause with a subject of its own leaves nothing open)
        finite = any(word.tag_ in {"VBD", "VBZ", "VBP"} for word in (token, *children(token, "aux")))
        return token.dep_ == "csubj" and not (finite and any(children(token, "nsubj")))
    return False


def _is_depicted(token: Token) -> bool:
    """Whether a gerund is what a picture shows or somebody saw: shows her dancing or offering to swim."""
    while relation(token) == "conj" and token.tag_ == "VBG":
        token = token.head
    gerund = token.tag_ == "VBG" or token.lower_.endswith("ing")
    return gerund and token.dep_ in {"xcomp", "ccomp", "acl"} and token.head.lemma_.lower() in _DEPICTING


def _is_called_for(token: Token, head: Token) -> bool:
    """Whether an infinitive is what the verb before it calls on somebody to do."""
    known = words("stances").get(entry(head, "stances"), ("",))[0]
    return known in {"calls_for", "recommends_that"} and any(
        head.i < child.i < token.i for child in children(head, "obl", "obj")
    )


def _is_asked(child: Token) -> bool:
    """Whether a phrase says who is to do it: called on ministers, appealed to the board."""
    before = (
        child.doc[child.left_edge.i - 1] if child.left_edge.i else child
    )  # (the parser may take "on" for a particle)
    return any(case.lower_ in {"on", "upon", "to"} for case in (before, *children(child, "case")))
