"""Verdicts in somebody's words: "it is a disgrace", "the law protects tenants", "an inquiry is essential".

Which words judge, and how, is data: ontology/words/judgements.tsv, verdict_verbs.tsv, circumstances.tsv.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from onrecord.extractors._speech.attribution import Attribution
from onrecord.extractors._stance.complements import noun_targets
from onrecord.extractors._stance.conduct import CHOICES, ERRORS, clause_before, manner, phrase
from onrecord.extractors._stance.demands import is_question, opens_with
from onrecord.extractors._stance.holders import Stance, denied
from onrecord.extractors._stance.targets import matter
from onrecord.extractors._stance.tones import judged
from onrecord.extractors._text.cues import unstated
from onrecord.extractors._text.doers import passive
from onrecord.extractors._text.phrases import Target, agentive, case, class_of
from onrecord.syntax import children, relation
from onrecord.vocabulary import words

__all__ = ["verdicts"]

_CONFIDENCE = 0.75
_OF_PRONOUN = 0.65
_UNTRUE = frozenset({"untrue", "false", "lie", "baseless", "nonsense", "ridiculous", "absurd", "wrong", "fabrication"})
_PERSONAL = frozenset({"he", "she"})
_DEMONSTRATIVE = frozenset({"it", "this", "that"})


def verdicts(one: Attribution, head: Token, doubted: bool = False) -> Iterator[Stance]:
    """The verdicts whose predicate is that word. doubted: the speaker does not think so ("I don't think it fair")."""
    inner = [child for child in children(head, "nsubj") if child.dep_ != "nsubj:outer"]
    subject = inner[0] if inner else None  # her first thought was | these people are crazy
    none = next((child for child in children(head, "nsubj") if child.lemma_.lower() in words("wanting")), head)
    if none.lemma_.lower() in words("wanting") and any(child.lower_ == "there" for child in children(head, "expl")):
        yield from _for_want(one, head, none)
        return
    if head.pos_ in {"VERB", "AUX"} and not any(children(head, "cop")):
        tone = phrase(head)
        if tone:
            yield from _by_phrase(one, head, tone, subject, doubted)
            return
    if head.pos_ == "VERB":
        yield from _by_verb(one, head, subject, doubted)
        return
    if not any(children(head, "cop")) or any(children(head, "case")) or is_question(head):
        return  # (but: in good shape)
    clause = next((child for child in children(head, "csubj") if child.i < head.i), None)
    if clause is not None:
        kind = _kind(head, doubted)
        if kind:
            yield Stance(head, "be", kind, list(one.speakers), [_opened(clause)], False, _CONFIDENCE)
        return
    if subject is None or subject.lower_ in _DEMONSTRATIVE:
        yield from _on_it(one, head, doubted)
        return
    if any(children(subject, "case")) or any(
        word.lower_ in {"which", "what", "whose"} for word in children(subject, "det")
    ):
        return  # In such times | this is bad news: the parser may take the wrong one
    about = _judgeable(subject)
    kind = _kind(head, doubted, subject) if about else ""
    if kind:
        sure = _OF_PRONOUN if subject.pos_ == "PRON" else _CONFIDENCE
        yield Stance(head, "be", kind, list(one.speakers), about, _is_needless(head, kind, doubted), sure)


def _kind(head: Token, doubted: bool, subject: Token | None = None) -> str:
    """The kind of stance that a predicate takes, "" if none: opposes where something would be bad."""
    helpers = {word.lemma_.lower() for word in children(head, "aux")}
    tone = judged(head, subject is not None and agentive(subject) and subject.ent_type_ != "LOC")
    unsure = {"can", "could"} if doubted else set()  # I do not think that it can be right
    if not tone or not helpers <= {"would", "be", "have", "do"} | unsure:
        return ""
    more = head.tag_ == "JJR" or any(child.lower_ in {"more", "less"} for child in children(head, "advmod"))
    behind = head.doc[head.i + 1 : head.sent.end]
    if more and any(token.lower_ == "than" for token in behind):
        return ""  # stronger than death, more costly to buy than to rent
    if any(word.lower_ == "nowhere" for part in (head, *children(head, "advmod")) for word in children(part, "advmod")):
        return "criticises" if tone == "fine" else ""
    if denied(head) != doubted:
        tone = {"good": "bad", "fine": "bad", "needed": "needless"}.get(tone, "")
    if tone == "bad":
        return "opposes" if "would" in helpers else "criticises"  # a ban would be a mistake; the ban was a mistake
    if tone in {"needed", "needless"}:
        if head.pos_ not in {"ADJ", "VERB"}:
            return ""  # our most important duty
        if subject is None or not _is_definite(subject):
            return "calls_for" if subject is None or class_of(subject.lemma_.lower()) else ""
        return "supports" if tone == "needed" else ""
    return "supports" if tone == "good" and (subject is None or _praised(head, subject)) else ""


def _praised(head: Token, subject: Token) -> bool:
    """Whether what is called good is what one can be for: a measure, or somebody who is still at it."""
    if any(children(head, "nmod:poss")):
        return False  # these attacks are our right
    if subject.lower_ in _PERSONAL or agentive(subject):
        return any(word.tag_ in {"VBZ", "VBP"} for word in children(head, "cop"))
    return bool(class_of(subject.lemma_.lower())) or subject.lemma_.lower() in words("reports")


def _is_needless(head: Token, kind: str, doubted: bool) -> bool:
    return kind == "calls_for" and denied(head) != doubted


def _is_definite(noun: Token) -> bool:
    opening = [child.lower_ for child in children(noun, "det", "nmod:poss")]
    return noun.pos_ == "PROPN" or any(word not in {"a", "an", "another", "any", "no", "some"} for word in opening)


def _is_evil_anyway(subject: Token) -> bool:
    """Whether the subject is bad by its name and nobody's in particular: exploitation is horrendous."""
    if words("judgements").get(subject.lemma_.lower(), ("",))[0] != "bad" or subject.pos_ != "NOUN":
        return False
    return not any(children(subject, "det", "nmod:poss", "nmod", "acl")) and not any(
        child.ent_type_ for child in children(subject, "amod", "compound"))  # fmt: skip


def _judgeable(subject: Token) -> list[Target]:
    """What a verdict's subject names, if it is what people are blamed or praised for, [] for the weather."""
    if subject.pos_ in {"PRON", "DET"}:
        return noun_targets(subject, "self") if subject.lower_ in _PERSONAL else []
    if subject.pos_ not in {"NOUN", "PROPN"} or subject.ent_type_ == "DATE":
        return []
    if any(child.lower_ == "my" for child in children(subject, "nmod:poss")):
        return []  # my sight is not that good
    if subject.lemma_.lower() in words("circumstances") or _is_evil_anyway(subject):
        return []
    return noun_targets(subject, "self")


def _for_want(one: Attribution, head: Token, noun: Token) -> Iterator[Stance]:
    """There is no excuse for the closure; there was no reason to close it."""
    if not any(child.lower_ == "no" for child in children(noun, "det")) or is_question(head):
        return
    targets = noun_targets(noun, "for,to") or noun_targets(head, "for,to")
    targets = [target for target in targets if target.head.lemma_.lower() not in unstated("judge") | unstated("will")]
    if targets:
        kind = words("wanting")[noun.lemma_.lower()][0]
        yield Stance(noun, noun.lemma_.lower(), kind, list(one.speakers), targets, False, _CONFIDENCE)


def _by_phrase(one: Attribution, verb: Token, tone: str, subject: Token | None, doubted: bool) -> Iterator[Stance]:
    """The plan makes no sense; the plan does not go far enough."""
    negative = denied(verb) != doubted
    if subject is None or subject.i > verb.i or is_question(verb) or negative != (tone == "fine"):
        return
    if any(word.tag_ == "MD" and word.lower_ != "would" for word in children(verb, "aux")):
        return
    if any(opens_with(child, "if", "unless") for child in children(verb, "advcl")):
        return
    about = _judgeable(subject)
    if about:
        sure = _OF_PRONOUN if subject.pos_ == "PRON" else _CONFIDENCE
        yield Stance(verb, verb.lemma_.lower(), "criticises", list(one.speakers), about, False, sure)


def _by_verb(one: Attribution, verb: Token, subject: Token | None, doubted: bool) -> Iterator[Stance]:
    """The ban violates the law; the cuts would hurt the poor; the bill will protect tenants."""
    entry = words("verdict_verbs").get(verb.lemma_.lower())
    if entry is None or subject is None or subject.i > verb.i or denied(verb) or doubted:
        return
    if passive(verb) or is_question(verb) or (verb.tag_ == "VBN" and any(children(verb, "cop", "aux:pass"))):
        return
    how, needed = (*entry, "")[:2]
    ruled = one.frame is not None and one.frame.cue.lemma_.lower() in {"rule", "hold"}
    if one.kind == "finding" and (how == "guilt" or (how == "wrong" and ruled)):
        return  # the judge found that she had lied, ruled that it violated the law
    things = [child for child in children(verb, "obj", "obl", "xcomp") if child.i > verb.i]
    if needed and not any(child.lemma_.lower() in needed.split() for child in things):
        return
    helpers = {word.lemma_.lower() for word in children(verb, "aux")}
    if how == "manner":
        tone = manner(verb)
        about = _judgeable(subject) if not helpers - {"have", "be", "do"} else []
        if tone == "bad" and subject.lower_ == "they" and not helpers - {"have", "be", "do"}:
            about = noun_targets(verb, "clause")
        if about and tone == "bad":
            sure = _OF_PRONOUN if subject.pos_ == "PRON" else _CONFIDENCE
            yield Stance(verb, verb.lemma_.lower(), "criticises", list(one.speakers), about, False, sure)
        return
    if how == "choice":
        yield from _by_choice(one, verb, subject)
        return
    if how == "object":
        tones = {judged(child) for child in things if relation(child) == "obj" or case(child) == "to"}
        compared = any(word.lower_ == "than" for word in verb.subtree)  # doing better than last year
        if compared or helpers - {"have", "be", "do", "will", "would"} or not tones & {"bad", "good"}:
            return
        how = "harm" if "bad" in tones else "help"
        about = _judgeable(subject) if subject.pos_ != "PRON" else []
        if how == "harm" or _praised(verb, subject):
            kind = "supports" if how == "help" else "opposes" if "would" in helpers else "criticises"
            if about:
                yield Stance(verb, verb.lemma_.lower(), kind, list(one.speakers), about, False, _CONFIDENCE)
        return
    if how in {"wrong", "guilt"}:
        done = [child for child in things if relation(child) != "obl"]
        if "would" in helpers and subject.pos_ == "PRON":
            return  # she said she would ignore it
        if helpers - {"have", "be", "do", "would"} or (verb.lemma_.lower() in {"fail", "ignore"} and not done):
            return
        acts = subject.lower_ in _PERSONAL or agentive(subject) or bool(class_of(subject.lemma_.lower()))
        fits = acts or how == "wrong"
    else:
        if helpers - {"will", "would", "'ll"} or not any(children(verb, "obj")):
            return
        if how == "help" and not helpers and verb.tag_ == "VBD":
            return  # the ruling strengthened his resolve
        fits = bool(class_of(subject.lemma_.lower()))
    about = _judgeable(subject) if fits else []
    if not about and subject.lower_ == "it" and how != "help" and matter(subject) is not None:
        about = noun_targets(subject, "self")
    if about:
        kind = "supports" if how == "help" else "opposes" if "would" in helpers else "criticises"
        sure = _OF_PRONOUN if subject.pos_ == "PRON" else _CONFIDENCE
        yield Stance(verb, verb.lemma_.lower(), kind, list(one.speakers), about, False, sure)


def _by_choice(one: Attribution, verb: Token, subject: Token) -> Iterator[Stance]:
    """He made the right decision; they have made a big mistake."""
    choice = next((child for child in children(verb, "obj") if child.i > verb.i), None)
    helpers = {word.lemma_.lower() for word in children(verb, "aux")}
    if choice is None or helpers - {"have", "be", "do"} or is_question(verb):
        return
    own = subject.lower_ in {"i", "we"} or any(opens_with(child, "if", "unless") for child in children(verb, "advcl"))
    if choice.lemma_.lower() in CHOICES and judged(choice) in {"bad", "good"} and not own:
        kind = "criticises" if judged(choice) == "bad" else "supports"
        yield Stance(
            verb, verb.lemma_.lower(), kind, list(one.speakers), noun_targets(verb, "clause"), False, _CONFIDENCE
        )
    elif choice.lemma_.lower() in ERRORS and not own:
        about = _judgeable(subject)
        if about:
            yield Stance(verb, verb.lemma_.lower(), "criticises", list(one.speakers), about, False, _CONFIDENCE)


def _on_it(one: Attribution, head: Token, doubted: bool) -> Iterator[Stance]:
    """It is a mistake to close the port; an outrage if it closed; "it is a mistake", she said of the port."""
    kind = _kind(head, doubted)
    if not kind or any(child.nbor(1).text == "[" for child in children(head, "nsubj")):
        return  # It [the temple] is a disgrace
    would = any(word.lemma_.lower() == "would" for word in children(head, "aux"))
    extraposed = any(child.lower_ == "it" for child in children(head, "nsubj", "expl"))
    for child in children(head, "csubj", "advcl", "acl", "ccomp", "xcomp") if extraposed else ():
        opening = [word.lower_ for word in children(child, "mark")]
        if child.i < head.i or child.dep_ == "acl:relcl" or child.pos_ == "PRON":
            continue
        wanted = {"to", "that", "for"} | ({"if"} if would else {"when"})
        if not opening:
            opening = [word.lower_ for word in children(child, "advmod") if word.lower_ == "when"]
        if not opening or opening[0] not in wanted:
            continue
        if any(word.lower_ in {"too", "so"} for word in children(head, "advmod")) and opening[0] == "to":
            return  # too weak to close it
        if opening[0] == "that" and head.lemma_.lower() in _UNTRUE:
            return  # says only that it is not so
        if child.lemma_.lower() in unstated("judge"):
            return  # it is good to see, important to remember
        if kind == "criticises" and opening[0] in {"to", "for"}:
            kind = "opposes"
        target = _opened(child)
        if target.last > target.first:  # but: the right thing to do
            yield Stance(head, "be", kind, list(one.speakers), [target], False, _CONFIDENCE)
        return
    subject = next(children(head, "nsubj"), None)
    if subject is None:
        return
    if subject.lower_ in {"this", "that"} and kind in {"criticises", "supports", "opposes"}:
        before = clause_before(one, subject)
        if before is not None:
            yield Stance(head, "be", kind, list(one.speakers), [before], False, _CONFIDENCE)
            return
    if one.frame is not None:
        for child in children(one.frame.cue, "obl"):
            if any(word.lower_ in {"of", "about"} for word in children(child, "case")) and child.pos_ != "PRON":
                yield Stance(head, "be", kind, list(one.speakers), noun_targets(child, "self"), False, _CONFIDENCE)
                return
    if subject.lower_ == "it" and kind != "calls_for" and matter(subject) is not None:
        yield Stance(head, "be", kind, list(one.speakers), noun_targets(subject, "self"), False, _OF_PRONOUN)


def _opened(clause: Token) -> Target:
    """A clause without the word that opens it."""
    target = noun_targets(clause, "clause")[0]
    first = target.first
    if first > clause.sent.start and clause.doc[first - 1].lower_ in {"not", "never"}:
        return replace(target, first=first - 1)
    while first < clause.i and clause.doc[first].lower_ in {"if", "that", "to", "for", "when"}:
        first += 1
    return replace(target, first=first)
