"""Where people stand: who calls for, recommends, accepts, promises, announces, rejects, opposes, resists, criticises,
condemns, warns of, supports or denies what.

Cues and what completes them are data (ontology/words/stances.tsv, stance_nouns.tsv); here they meet the parsed sentence.
A stance in quotation marks whose holder is "I" or "we" is the speaker's own; any other stance in somebody's words is left
to the stage that qualifies claims, which finds that the article only reports it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.extractors._attribution import attributions
from onrecord.extractors._cues import entry
from onrecord.extractors._frames import SPEAKING
from onrecord.extractors._holders import Holders, denied, is_open
from onrecord.extractors._sources import actor, mentions, noun_phrase, passive
from onrecord.extractors._targets import Target, complements, judged, noun_in_disguise, noun_targets, target_mentions
from onrecord.model import Claim, Document, Mention
from onrecord.syntax import children, relation, sentence
from onrecord.vocabulary import words

__all__ = ["extract"]

# These stances are on the words as they stand: to criticise calls for an inquiry is not to criticise an inquiry.
_CLOSED = frozenset({"criticises", "condemns", "warns"})
# Only people and bodies do these, so that a holder no list knows is taken for one.
_PERSONAL = frozenset({"calls_for", "promises", "rejects", "criticises", "condemns", "warns", "denies"})
_DEEDS = frozenset({"announces", "promises", "accepts"})  # not of a report
_SPEAKING_FOR = frozenset({"speak", "vote", "argue", "campaign", "come", "lobby", "testify", "rule", "stand", "write"})
_WILL = frozenset({"will", "would", "'ll", "’ll", "shall"})
_OWN = frozenset({"i", "we", "he", "she", "it", "they"})
_REACH = 40  # tokens from a holder to its cue for both to be part of the evidence
_PLAIN, _READ, _GUESSED = 0.85, 0.75, 0.6


@dataclass(frozen=True, slots=True)
class _Stance:
    """A stance as found: cue word and lemma, kind, holders, targets, whether it is denied, how sure."""

    cue: Token
    lemma: str
    kind: str
    holders: list[Mention]
    targets: list[Target]
    negated: bool
    confidence: float = _PLAIN


def extract(document: Document) -> Iterator[Claim]:
    """The claims of stance of a document, each kind a relation: holder, kind, what it is on."""
    holders = Holders(document)
    seen: set[tuple[str, int, int, int, int]] = set()
    for stance in _stances(document, holders):
        if stance.cue.idx < document.article.body:
            continue
        for claim in _claims(document, stance):
            target = claim.object
            assert isinstance(target, Mention)
            key = (claim.relation, claim.subject.span.start, claim.subject.span.end, target.span.start, target.span.end)
            if key not in seen and target.span != claim.subject.span:
                seen.add(key)
                yield claim


def _stances(document: Document, holders: Holders) -> Iterator[_Stance]:
    for token in document.doc:
        if token.pos_ == "VERB" and not noun_in_disguise(token):
            yield from _by_verb(holders, token)
        elif token.pos_ in {"NOUN", "PROPN", "VERB"}:
            yield from _by_noun(holders, token)
        elif token.pos_ in {"ADJ", "ADP"}:
            yield from _by_adjective(holders, token)
    yield from _by_speech(document, holders)


def _by_verb(holders: Holders, verb: Token) -> Iterator[_Stance]:
    lemma = entry(verb, "stances")
    if not lemma or is_open(verb) or verb.dep_ in {"amod", "compound"} or _lends(verb):
        return
    kind, patterns = words("stances")[lemma][:2]
    if lemma in {"refuse", "decline"}:
        inner = next((child for child in children(verb, "xcomp")), None)
        if inner is not None and (entry(inner, "stances") or inner.lemma_.lower() in _unstated("decline")):
            return  # refused to back it: the stance is the inner one; declined to comment: there is none
    if kind in {"promises", "accepts"}:
        inner = next((child for child in children(verb, "xcomp")), None)
        name = entry(inner, "stances") if inner is not None else ""
        if name and words("stances")[name][0] in {"supports", "opposes", "resists", "accepts", "rejects"}:
            return  # vowed to oppose it
    adjective = words("stance_nouns").get(verb.lower_)
    if adjective is not None and adjective[2] == "adjective" and passive(verb):
        targets = noun_targets(verb, adjective[1])  # they are opposed to it, committed to it
        found = holders.of(next(children(verb, "nsubj"), None), verb, False)
        if targets and found:
            yield _Stance(verb, verb.lower_, adjective[0], found, targets, denied(verb))
            return
    targets = complements(verb, patterns)
    found = holders.doers(verb, kind in _PERSONAL) if targets else []
    if found:
        yield _Stance(verb, lemma, kind, found, targets, denied(verb))


def _unstated(after: str) -> frozenset[str]:
    return frozenset(verb for verb, (use, *_) in words("unstated").items() if use == after)


def _lends(verb: Token) -> bool:
    """Whether the verb only lends its subject to a noun of stance: pledged support for, withdrew a demand."""
    if verb.lemma_.lower() not in words("light_verbs"):
        return False
    return any(_noun_targets(child) for child in children(verb, "obj"))


def _noun_targets(noun: Token) -> list[Target]:
    known = words("stance_nouns").get(noun.lemma_.lower())
    return noun_targets(noun, known[1]) if known and known[2] == "noun" else []


def _by_noun(holders: Holders, noun: Token) -> Iterator[_Stance]:
    lemma = noun.lemma_.lower()
    if lemma in {"favour", "favor"}:
        yield from _in_favour(holders, noun)
        return
    targets = _noun_targets(noun)
    if not targets:
        return
    kind = words("stance_nouns")[lemma][0]
    verb = noun.head
    light = ("",)
    if verb.pos_ == "VERB" and (relation(noun) == "obj" or noun.dep_ == "nsubj:pass"):
        light = words("light_verbs").get(verb.lemma_.lower(), ("",))
    if light[0] != "drop":
        for owner in children(noun, "nmod"):
            case = next((child.lower_ for child in children(owner, "case") if child.i < owner.i), "")
            if (owner.dep_ == "nmod:poss" or case in {"by", "from"}) and owner.ent_type_ != "DATE":
                found = holders.of(owner, noun, False)
                if found:
                    yield _Stance(noun, lemma, kind, found, targets, denied(noun))
                    return
    found = holders.doers(verb, False) if light[0] and not is_open(verb) else []
    if found:
        negated = denied(verb) or denied(noun)
        yield _Stance(verb, lemma, kind, found, targets, negated != (light[0] == "drop"))


def _in_favour(holders: Holders, noun: Token) -> Iterator[_Stance]:
    """In favour of X: of whoever is, voted or spoke so."""
    if not any(case.lower_ == "in" for case in children(noun, "case")):
        return
    targets = noun_targets(noun, "of")
    if any(children(noun, "cop")):
        found = holders.of(next(children(noun, "nsubj"), None), noun, False)
        negated = denied(noun)
    else:
        spoken = noun.head.lemma_.lower() in _SPEAKING_FOR and relation(noun) == "obl"
        found = holders.doers(noun.head, False) if spoken else []
        negated = denied(noun.head)
    if targets and found:
        yield _Stance(noun, "in favour of", "supports", found, targets, negated)


def _by_adjective(holders: Holders, word: Token) -> Iterator[_Stance]:
    known = words("stance_nouns").get(word.lemma_.lower())
    if known is None or known[2] == "noun":
        return
    if word.pos_ == "ADP":  # the union is against the sale
        head = word.head
        if relation(word) == "case" and any(children(head, "cop")):
            found = holders.of(next(children(head, "nsubj"), None), word, False)
            targets = list(noun_targets(head, "self"))
            if found and targets:
                yield _Stance(word, "against", known[0], found, targets, denied(head))
        return
    targets = noun_targets(word, known[1])
    if not targets:
        return
    subject = next(children(word, "nsubj"), None)
    if subject is None and word.dep_ in {"conj", "xcomp", "acl", "amod"}:
        subject = actor(word.head) if word.dep_ != "amod" else word.head
        if word.dep_ == "acl":
            subject = word.head
    found = holders.of(subject, word, False)
    if found:
        yield _Stance(word, word.lemma_.lower(), known[0], found, targets, denied(word))


# ---------------------------------------------------------------- stances in what somebody says


def _by_speech(document: Document, holders: Holders) -> Iterator[_Stance]:
    """Promises ("she said she will act"), refusals and verdicts ("his handling is a failure") in somebody's words."""
    for one in attributions(document):
        if not one.statement or (one.frame is not None and one.frame.kind not in SPEAKING | {"acting", "naming"}):
            continue
        own = (
            words("stances")[entry(one.frame.cue, "stances")][0]
            if one.frame and entry(one.frame.cue, "stances")
            else ""
        )
        for stretch in one.stretches:
            first, last = stretch.first, stretch.last
            for token in document.doc[first : last + 1]:
                if token.pos_ not in {"VERB", "NOUN", "ADJ", "AUX"} or not _is_main(token, first, last, one.frame):
                    continue
                if holders.speaker(token) is not one:
                    continue
                if own not in {"promises", "announces", "accepts"}:
                    yield from _promise(one.speakers, token, stretch.directness == "direct")
                yield from _verdict(one.speakers, token)
                if stretch.directness == "direct":
                    yield from _demand(one.speakers, token)


def _is_main(token: Token, first: int, last: int, frame: object) -> bool:
    """Whether the word heads a main clause of the words [first, last]."""
    if relation(token) in {"ROOT", "ccomp", "parataxis"} or token.dep_ == "ROOT":
        return not first <= token.head.i <= last or token.head == token or relation(token) == "parataxis"
    return relation(token) == "conj" and first <= token.head.i <= last and _is_main(token.head, first, last, frame)


def _promise(speakers: tuple[Mention, ...], verb: Token, direct: bool) -> Iterator[_Stance]:
    """I will, we will; she said she would: what the speaker is going to do, or refuses to do."""
    subject = next(children(verb, "nsubj"), None)
    if verb.pos_ != "VERB" or subject is None or subject.dep_ != "nsubj" or subject.lower_ not in _OWN:
        return
    if any(word.lemma_ == "have" for word in children(verb, "aux")):
        return  # would have preferred
    helpers = {word.lemma_.lower() for word in children(verb, "aux")}
    if direct != (subject.lower_ in {"i", "we"}) or not helpers & (_WILL - {"would"} if direct else _WILL):
        return
    if any(children(verb, "cop")) or verb.lemma_.lower() in _unstated("will") or entry(verb, "stances"):
        return
    if any(child.lower_ in {"it", "that", "this", "so"} for child in children(verb, "obj")):
        return
    if not direct and not any(_agrees(subject, speaker) for speaker in speakers):
        return
    target = noun_targets(verb, "clause")
    if len(target) == 1 and target[0].last > verb.i:
        negated = denied(verb)
        yield _Stance(verb, "will", "rejects" if negated else "promises", list(speakers), target, False, _READ)


def _agrees(pronoun: Token, speaker: Mention) -> bool:
    """Whether a third person may be the speaker: it for a body, he or she for a person, they for either."""
    lower = pronoun.lower_
    if speaker.form == "pronoun":
        return speaker.span.text.lower() == lower
    if lower == "it":
        return speaker.kind in {"institution", "report"} and pronoun.dep_ != "expl"
    return lower == "they" or speaker.kind == "person"


def _verdict(speakers: tuple[Mention, ...], head: Token) -> Iterator[_Stance]:
    """Whoever says that something is a disgrace criticises it."""
    subject = next(children(head, "nsubj"), None)
    if (
        subject is None
        or not any(children(head, "cop"))
        or subject.pos_ in {"PRON", "DET"}
        or any(children(head, "aux"))
    ):
        return
    asks = any(word.lower_ in {"which", "what", "whose"} for word in children(subject, "det"))
    if judged(head) == "bad" and not asks and not denied(head):
        yield _Stance(head, "be", "criticises", list(speakers), noun_targets(subject, "self"), False, _READ)


def _demand(speakers: tuple[Mention, ...], verb: Token) -> Iterator[_Stance]:
    """The government must act."""
    subject = next(children(verb, "nsubj"), None)
    if subject is None or subject.pos_ in {"PRON", "DET"} or denied(verb):
        return
    if any(word.lemma_.lower() in {"must", "should"} for word in children(verb, "aux")):
        yield _Stance(verb, "must", "calls_for", list(speakers), noun_targets(verb, "clause"), False, _READ)


# ---------------------------------------------------------------- claims


def _claims(document: Document, stance: _Stance) -> Iterator[Claim]:
    for target in stance.targets:
        for about, inner in target_mentions(document, target, stance.kind not in _CLOSED):
            kind = stance.kind
            if kind == "rejects" and not target.clause and _claims_a_fact(target, inner):
                kind = "denies"
            roles: list[tuple[str, Mention]] = []
            if target.addressee is not None and target.addressee != inner.head:
                roles = [("addressee", one) for one in mentions(document, target.addressee, "") if one.kind != "report"]
            details = [("cue", stance.lemma)] + ([("negated", "yes")] if stance.negated else [])
            for holder in stance.holders:
                if holder.kind == "report" and kind in _DEEDS:
                    continue
                first, last = _stretch(document, holder, stance.cue, inner)
                around = document.doc[first : last + 1]
                yield Claim(
                    subject=holder,
                    relation=kind,
                    object=about,
                    evidence=document.article.span(around.start_char, around.end_char),
                    sentence=sentence(document.article, around),
                    roles=tuple(roles),
                    details=tuple(details),
                    when=_when(stance.cue),
                    extractor="stances",
                    confidence=stance.confidence if holder.form != "role" or holder.kind else _GUESSED,
                )


def _claims_a_fact(target: Target, inner: Target) -> bool:
    """Whether what is rejected is that something is so: claims that he lied, the allegations."""
    lemma = target.head.lemma_.lower()
    if inner is not target and inner.clause:
        return noun_targets(target.head, "that") != [] and not any(
            word.lemma_.lower() in {"should", "must", "would"} for word in children(inner.head, "aux"))  # fmt: skip
    return lemma != "report" and words("proposals").get(lemma, ("",))[0] == "claim"


def _stretch(document: Document, holder: Mention, cue: Token, target: Target) -> tuple[int, int]:
    """Tokens of the evidence: cue and target, and the holder where it stands near in the same sentence."""
    first, last = min(cue.i, target.first), max(cue.i, target.last)
    held = document.doc.char_span(holder.span.start, holder.span.end, alignment_mode="expand")
    if held is not None and held[0].sent == cue.sent:
        wide = min(first, held.start), max(last, held.end - 1)
        if wide[1] - wide[0] <= last - first + _REACH:
            first, last = wide
    return first, last


def _when(cue: Token) -> str:
    for child in cue.children:
        if child.ent_type_ == "DATE" and relation(child) in {"obl", "advmod"}:
            phrase = noun_phrase(child)
            return " ".join(phrase.text.split())
    return ""
