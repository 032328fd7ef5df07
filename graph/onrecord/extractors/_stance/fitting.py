"""What kind of stance it is on a target, and which targets no stance is on: sums, fates, titles, whoever takes it, what
is past and so only told."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.extractors._stance.complements import noun_targets
from onrecord.extractors._stance.holders import Stance
from onrecord.extractors._stance.objects import SPANS
from onrecord.extractors._text.cues import entry
from onrecord.extractors._text.phrases import Target
from onrecord.model import Document, Mention
from onrecord.syntax import children
from onrecord.vocabulary import words

__all__ = ["WRITTEN", "kind_on", "misses"]

WRITTEN = frozenset({"report", "document"})
_THINGS = frozenset({"calls_for", "recommends_that", "promises", "announces"})  # never on a person or a body
_ANSWERS = frozenset({"comment", "interview", "response", "reaction"})
_KNOWING = frozenset({"know", "think", "see", "believe", "remember", "feel", "understand", "imagine"})
_NOTHING = {
    "stand by": ("side",),
    "request": ("anonymity", "ballot", "copy", "ticket", "form", "refund"),
    "demand": ("anonymity",),
    "ask": ("anonymity",),
}
_VAGUE = frozenset({"others", "some", "many", "none", "most", "part", "much"})


def kind_on(stance: Stance, target: Target, inner: Target, about: Mention) -> str:
    """The kind of the stance on what a target names. inner: the words in the target that name it; about: what it is."""
    if target.clause:
        return stance.kind
    if stance.kind == "rejects" and about.kind == "person":
        return "criticises"  # dismissed him as a fool
    if stance.kind == "rejects" and _claims_a_fact(target, inner):
        return "denies"
    if stance.kind == "denies" and words("granted").get(target.head.lemma_.lower()) == ("rejects",):
        return "rejects"
    return stance.kind


def misses(document: Document, stance: Stance, kind: str, target: Target, inner: Target, about: Mention) -> bool:
    """Whether the stance, of that kind, is not on this after all. Arguments as `kind_on` has and gives them."""
    if kind in _THINGS and about.kind not in {"proposal", *WRITTEN}:
        return True
    return _misses_clause(document, stance, kind, inner) if inner.clause else _misses_noun(
        document, stance, kind, target, inner, about)  # fmt: skip


def _misses_clause(document: Document, stance: Stance, kind: str, inner: Target) -> bool:
    news = kind == "announces" and inner.head != stance.cue and _is_past(inner)
    if news and not _is_of_holder(inner, stance.holders):
        return True  # announced that it had rained: news, no plan
    if stance.lemma in {"want", "tell", "ask", "demand"} and inner.head.lemma_.lower() in _KNOWING:
        return True  # what I want you to know
    if inner.head in stance.cue.ancestors and inner.first <= stance.cue.i <= inner.last:
        return True  # they should remember that she says so: the parser may turn it round
    return inner.last + 1 < stance.cue.i and document.doc[inner.last + 1].lower_ == "that"


def _misses_noun(document: Document, stance: Stance, kind: str, target: Target, inner: Target, about: Mention) -> bool:
    head = inner.head
    asked = head.lemma_.lower() in _ANSWERS or target.head.lemma_.lower() in _ANSWERS
    if kind in {"calls_for", "rejects", "accepts"} and asked:
        return True  # a request for comment
    if kind in _THINGS and _is_fate(inner):
        return True  # announced his death, called for rain
    if _is_title(about.label) or head.lemma_.lower() in _NOTHING.get(stance.lemma, ()):
        return True
    if _is_number(head) or _is_sum(document, inner):
        return True  # pleased with twelve
    if _is_back_at_holder(head) or _names_holder(inner, stance.holders):
        return True
    behind = document.doc[head.i + 1 : head.i + 3]
    whose = behind[-1].pos_ == "PRON" and behind[-1].tag_ != "PRP$" if behind else False  # (but: of his plans)
    if head.lower_ in _VAGUE and not (behind and behind[0].lower_ == "of" and not whose):
        return True  # blaming some of it, painting others as weak
    return head.lower_ in {"you", "yourself"} or head.ent_type_ == "DATE"


def _is_back_at_holder(head: Token) -> bool:
    """Whether a stance is on whoever takes it: stand up for ourselves, for each other."""
    lower = head.lower_
    before = head.doc[head.i - 1].lower_ if head.i else ""
    behind = head.doc[head.i + 1].lower_ if head.i + 1 < len(head.doc) else ""
    each = "each other" in {f"{before} {lower}", f"{lower} {behind}"}
    return lower.endswith(("self", "selves")) or each or (
        lower == "another" and before == "one")  # fmt: skip


def _names_holder(target: Target, holders: list[Mention]) -> bool:
    """Whether a target belongs, by name, to the one who takes the stance, who would say "his": the holder is wrong."""
    owners = [child for child in children(target.head, "nmod:poss") if child.ent_type_ == "PER"]
    if target.head.ent_type_ == "PER" and target.head.doc[target.last].ent_type_ == "PER":
        owners.append(target.head.doc[target.last])
    return any(owner.text == one.label.split()[-1] for owner in owners for one in holders)


def _is_title(label: str) -> bool:
    """Whether a name is only the title before one: Sen., Mr."""
    return len(label) < 5 and label.rstrip(".").lower() in {
        "sen",
        "rep",
        "gov",
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "lt",
        "col",
    }


def _is_number(head: Token) -> bool:
    """Whether words only count: twelve, a half; but not twelve of the recommendations, nor one, which means a thing."""
    if head.pos_ != "NUM" and head.lower_ != "half":
        return False
    return head.lower_ != "one" and not any(child.pos_ in {"NOUN", "PROPN"} for child in children(head, "nmod"))


def _is_sum(document: Document, target: Target) -> bool:
    """Whether words are only a sum of money: $2 million."""
    found = document.doc[target.first : target.last + 1]
    if target.head.lower_ == "one":
        return False
    return all(token.like_num or token.is_currency or token.is_punct or token.pos_ in {"NUM", "SYM"} for token in found)


def _is_fate(target: Target) -> bool:
    lemma = target.head.lemma_.lower()
    return lemma in words("circumstances") and lemma not in SPANS


def _is_of_holder(target: Target, holders: list[Mention]) -> bool:
    """Whether a clause tells what its teller has done: the board announced that it had bought the port."""
    subject = next(children(target.head, "nsubj"), None)
    if subject is None or subject.dep_ != "nsubj" or len(holders) != 1 or target.head.pos_ != "VERB":
        return False
    if not any(child.i > target.head.i for child in children(target.head, "obj", "obl", "xcomp", "ccomp")):
        return False  # it had rained
    if subject.lower_ in {"he", "she"}:
        return holders[0].kind == "person"
    return subject.lower_ in {"it", "they"} and holders[0].kind == "institution"


def _is_past(target: Target) -> bool:
    """Whether a clause tells what has happened or how it was: not what is going on, or was to be."""
    head = target.head
    helpers = list(children(head, "aux", "cop", "aux:pass"))
    if any(word.lemma_.lower() == "have" for word in helpers):
        return True
    if any(word.tag_ == "MD" for word in helpers) or any(word.lower_ == "to" for word in children(head, "mark")):
        return False
    if head.tag_ == "VBD":
        return head.lemma_.lower() not in words("intentions") and not entry(head, "stances")
    past = any(word.tag_ == "VBD" for word in helpers)
    return past and head.pos_ not in {"VERB"} and not any(children(head, "aux:pass"))


def _claims_a_fact(target: Target, inner: Target) -> bool:
    """Whether what is rejected is that something is so: claims that he lied, the allegations."""
    lemma = target.head.lemma_.lower()
    if inner is not target and inner.clause:
        return noun_targets(target.head, "that") != [] and not any(
            word.lemma_.lower() in {"should", "must", "would"} for word in children(inner.head, "aux"))  # fmt: skip
    return lemma != "report" and words("proposals").get(lemma, ("",))[0] == "claim"
