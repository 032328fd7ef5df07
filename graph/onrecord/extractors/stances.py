"""Where people stand: who calls for, recommends, accepts, promises, announces, rejects, opposes, resists, criticises,
condemns, warns of, supports or denies what.

Cues and what completes them are data (ontology/words/stances.tsv, stance_nouns.tsv); here they meet the parsed
sentence. A stance in quotation marks whose holder is "I" or "we" is the speaker's own; any other stance in somebody's
words is left to the stage that qualifies claims, which finds that the article only reports it.

    _stance/complements  what completes a cue, by the patterns of the word lists
    _text/phrases        how far those words reach
    _stance/objects      objects by syntax alone, and which of them fit
    _stance/prepositions what stands after "for", "against", "on"
    _stance/tones        words that judge
    _stance/verdicts     verdicts in somebody's words
    _stance/conduct      how somebody is said to act; what "this" passes a verdict on
    _stance/demands      demands in somebody's words
    _stance/fitting      which of these no stance is on
    _stance/targets      what they name: a proposal, a person, a body, a report
    _stance/holders      whose stance it is
    _stance/whether      whether it is taken: denied, or left open
    _stance/nominals     nouns and adjectives of stance: "her call for", "in favour of", "an opponent of"
    _stance/blows        idioms, comparisons and attacks in words
    _stance/read         what the language model reads beside all that
    _stance/pledges      promises in somebody's words, and all that stands there without a verb of stance
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from onrecord.extractors._speech.occasion import taken
from onrecord.extractors._speech.sources import mentions
from onrecord.extractors._stance.blows import blows, lays_on
from onrecord.extractors._stance.complements import complements, noun_targets
from onrecord.extractors._stance.fitting import WRITTEN, kind_on, misses
from onrecord.extractors._stance.holders import Holders, Stance, denied, is_open
from onrecord.extractors._stance.nominals import by_adjective, by_noun, lends
from onrecord.extractors._stance.objects import noun_in_disguise
from onrecord.extractors._stance.pledges import pledges
from onrecord.extractors._stance.read import news, read
from onrecord.extractors._stance.targets import target_mentions
from onrecord.extractors._text.cues import entry, unstated
from onrecord.extractors._text.doers import actor, passive
from onrecord.extractors._text.phrases import Target, agentive
from onrecord.model import Claim, Document, Mention
from onrecord.syntax import children, relation, sentence
from onrecord.vocabulary import words

__all__ = ["by_rules", "extract"]

# These stances are on the words as they stand: to criticise calls for an inquiry is not to criticise an inquiry.
_CLOSED = frozenset({"criticises", "condemns", "warns"})
_DEEDS = frozenset({"announces", "promises", "accepts"})  # not of anything written
_ISSUED = frozenset({"decree", "directive", "edict", "ordinance", "order", "proclamation", "letter", "memo"})
_REPLIES = frozenset({"decline", "refuse", "agree", "consent", "comply", "oblige"})
_ASSAULTS = frozenset({"attack", "assault", "strike", "raid", "airstrike", "offensive", "invasion"})
_COURTS = frozenset({"court", "judge", "judges", "tribunal", "justice", "justices", "magistrate", "jury"})
_VOID = frozenset({"unconstitutional", "illegal", "unlawful", "invalid", "void", "null"})
_STAYING = frozenset({"remain", "stay", "stand", "be", "become", "seem", "appear", "feel"})
_REACH = 40  # tokens from a holder to its cue for both to be part of the evidence
_GUESSED = 0.6


def extract(document: Document) -> Iterator[Claim]:
    """The claims of stance of a document, each kind a relation: holder, kind, what it is on."""
    holders = Holders(document)
    found = list(_told(document, _stances(document, holders)))
    yield from found
    yield from news(_told(document, read(document, holders)), found)


def by_rules(document: Document) -> Iterator[Claim]:
    """Of these claims those that rules find, without what the language model reads."""
    yield from _told(document, _stances(document, Holders(document)))


def _told(document: Document, stances: Iterable[Stance]) -> Iterator[Claim]:
    """The claims of stances in the article's body, each once."""
    seen: set[tuple[str, int, int, int, int]] = set()
    for stance in stances:
        if stance.cue.idx < document.article.body:
            continue
        for claim in _claims(document, stance):
            target = claim.object
            assert isinstance(target, Mention)
            key = (claim.relation, claim.subject.span.start, claim.subject.span.end, target.span.start, target.span.end)
            holder = claim.subject.span
            around = target.span.start <= holder.start and holder.end <= target.span.end and target.kind != "proposal"
            itself = around or target.label == claim.subject.label or target.span == holder
            if key not in seen and not itself:
                seen.add(key)
                yield claim


def _stances(document: Document, holders: Holders) -> Iterator[Stance]:
    for token in document.doc:
        if token.pos_ == "VERB" and not noun_in_disguise(token):
            yield from _by_verb(holders, token)
        elif token.pos_ in {"NOUN", "PROPN", "VERB"}:
            yield from by_noun(holders, token)
        elif token.pos_ in {"ADJ", "ADP"}:
            yield from by_adjective(holders, token)
    yield from pledges(document, holders)


def _by_verb(holders: Holders, verb: Token) -> Iterator[Stance]:
    lemma = entry(verb, "stances")
    if not lemma and verb.tag_ == "VBN" and not is_open(verb):
        yield from _by_participle(holders, verb)
    if verb.dep_ not in {"amod", "compound"} and not is_open(verb):
        yield from blows(holders, verb)
    if verb.i and verb.nbor(-1).text == "-" and not verb.nbor(-1).whitespace_:
        return  # the Quist-backing union
    if not lemma or is_open(verb) or verb.dep_ in {"amod", "compound"} or lends(verb):
        return
    if " " not in lemma and any(child.dep_ == "compound:prt" and child.i == verb.i + 1 for child in verb.children):
        return  # backing up a claim, ripping off a country
    kind, patterns = words("stances")[lemma][:2]
    if lemma in {"refuse", "decline"}:
        inner = next((child for child in children(verb, "xcomp")), None)
        if inner is not None and (entry(inner, "stances") or inner.lemma_.lower() in unstated("decline")):
            return  # refused to back it: the stance is the inner one; declined to comment: there is none
    if kind in {"promises", "accepts"}:
        inner = next((child for child in children(verb, "xcomp")), None)
        name = entry(inner, "stances") if inner is not None else ""
        if name and words("stances")[name][0] in {"supports", "opposes", "resists", "accepts", "rejects"}:
            return  # vowed to oppose it
    participle = list(_by_participle(holders, verb))
    if participle:
        yield from participle
        return
    if lemma == "support" and denied(verb) and _is_means(verb):
        return  # she could not support him any longer
    if kind == "announces" and verb.dep_ == "advcl" and verb.tag_ == "VB":
        return  # accepted the review to launch new inquiries: that is what for
    if lemma == "launch" and any(child.lemma_.lower() in _ASSAULTS for child in children(verb, "obj")):
        return  # launched an attack on the village
    if lemma == "sign" and verb.dep_ == "acl" and verb.head.lemma_.lower() in _ISSUED:
        return  # the decree signed by the king is the king's
    if lemma == "condemn" and any(_is_doom(child) for child in children(verb, "obl", "xcomp")):
        return  # condemned them to poverty
    targets = _which(verb) if any(one in patterns for one in ("obj", "policy", "claimed")) else []
    if lemma == "blame":
        targets = lays_on(verb)
    targets = targets or complements(verb, patterns.removesuffix(",as+"))
    if not targets and patterns.endswith(",as+"):
        kind, targets = "supports", complements(verb, "as+")  # called the plan a triumph
    if not targets and lemma in _REPLIES:
        targets = _asked_before(verb)
    if not targets and "measure" in patterns.split(","):
        yield from _passed(holders, verb, lemma, kind)
        return
    found = holders.doers(verb) if targets else []
    if found and kind == "criticises" and all(_judges(one) for one in found) and _is_voided(verb):
        kind = "rejects"  # the court found the law unconstitutional
    if found:
        yield Stance(verb, lemma, kind, found, targets, denied(verb))


def _asked_before(verb: Token) -> list[Target]:
    """What was asked of whoever does no more than decline or agree: she asked the board to act, but it declined."""
    if passive(verb) or any(child.i > verb.i for child in children(verb, "obj", "xcomp", "ccomp", "obl")):
        return []
    subject = next(children(verb, "nsubj"), None)
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        lemma = entry(token, "stances") if token.pos_ == "VERB" else ""
        if not lemma:
            continue
        kind, patterns = words("stances")[lemma][:2]
        asked = kind in {"calls_for", "recommends_that"} and not passive(token)
        asker = next(children(token, "nsubj"), None)
        if not asked or subject is None or (asker is not None and asker.lower_ == subject.lower_):
            return []
        return complements(token, ",".join(one for one in patterns.split(",") if one.endswith("+to")))
    return []


def _by_participle(holders: Holders, verb: Token) -> Iterator[Stance]:
    """They are opposed to it, committed to it, disappointed with it; they remain opposed to it."""
    staying = verb.tag_ == "VBN" and relation(verb) in {"xcomp", "ccomp"} and verb.head.lemma_.lower() in _STAYING
    adjective = words("stance_nouns").get(verb.lower_)
    if adjective is None or adjective[2] not in {"adjective", "own"} or not (passive(verb) or staying):
        return
    targets = noun_targets(verb, adjective[1])
    targets = targets or (noun_targets(verb.head, adjective[1]) if staying else [])
    subject = next(children(verb, "nsubj"), None)
    if adjective[2] == "own" and (subject is None or subject.lower_ not in {"i", "we"}):
        return
    found = holders.of(actor(verb.head) if staying and subject is None else subject, verb)
    if targets and found:
        yield Stance(verb, verb.lower_, adjective[0], found, targets, denied(verb))


def _passed(holders: Holders, verb: Token, lemma: str, kind: str) -> Iterator[Stance]:
    """The bill passed the senate: the senate passed the bill."""
    subject = next(children(verb, "nsubj"), None)
    house = next((child for child in children(verb, "obj") if child.i > verb.i), None)
    if lemma != "pass" or subject is None or house is None or passive(verb) or subject.i > verb.i:
        return
    if subject.lemma_.lower() in words("measures"):
        found = [one for one in holders.of(house, verb) if one.kind == "institution"]
        if found:
            yield Stance(verb, lemma, kind, found, noun_targets(subject, "self"), denied(verb))


def _which(verb: Token) -> list[Target]:
    """What the sentence's main verb is on, for a verb behind ", which" that takes all of it up.

    "She called for a law that protects tenants, which the government has accepted": not the tenants.
    """
    doc, root = verb.doc, verb.sent.root
    for i in range(max(verb.sent.start + 1, verb.i - 8), verb.i):
        if doc[i].lower_ == "which" and doc[i - 1].text == ",":
            if passive(verb) and agentive(doc[i - 2]):
                return []  # the council, which is backed by the mayor
            if root.i > i or verb == root or any(child.i > verb.i for child in children(verb, "obj")):
                return []
            lemma = entry(root, "stances")
            if not lemma or noun_in_disguise(root):
                return []
            if lemma == "accuse":  # accused him of lying, which he denied
                return [replace(one, last=min(one.last, i - 2)) for one in complements(root, "of")]
            return complements(root, words("stances")[lemma][1])
    return []


def _judges(holder: Mention) -> bool:
    """Whether a holder is a court or a judge."""
    return bool({word.lower() for word in holder.label.split()} & _COURTS)


def _is_voided(verb: Token) -> bool:
    """Whether a verb of judgement says that its object has no force in law."""
    behind = verb.doc[verb.i + 1 : min(verb.sent.end, verb.right_edge.i + 1)]
    return any(token.lower_ in _VOID for token in behind)


def _is_means(verb: Token) -> bool:
    """Whether a person is, or is not, kept rather than backed: could not support him."""
    able = any(word.lemma_.lower() in {"can", "could", "ca"} for word in children(verb, "aux"))
    return able and any(child.pos_ == "PRON" and child.lower_ != "it" for child in children(verb, "obj"))


def _is_doom(child: Token) -> bool:
    return any(word.lower_ == "to" for word in children(child, "case", "mark"))


# ---------------------------------------------------------------- claims


def _claims(document: Document, stance: Stance) -> Iterator[Claim]:
    for target in stance.targets:
        for about, inner in target_mentions(document, target, stance.kind not in _CLOSED):
            kind = kind_on(stance, target, inner, about)
            if misses(document, stance, kind, target, inner, about):
                continue
            roles: list[tuple[str, Mention]] = []
            if target.addressee is not None and target.addressee != inner.head:
                roles = [
                    ("addressee", one) for one in mentions(document, target.addressee, "") if one.kind not in WRITTEN
                ]
            details = [("cue", stance.lemma)] + ([("negated", "yes")] if stance.negated else [])
            for holder in stance.holders:
                if holder.kind in WRITTEN and kind in _DEEDS:
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
                    when=taken(stance.cue),
                    extractor="stances",
                    confidence=stance.confidence if holder.form != "role" or holder.kind else _GUESSED,
                )


def _stretch(document: Document, holder: Mention, cue: Token, target: Target) -> tuple[int, int]:
    """Tokens of the evidence: cue and target, and the holder where it stands near in the same sentence."""
    first, last = min(cue.i, target.first), max(cue.i, target.last)
    held = document.doc.char_span(holder.span.start, holder.span.end, alignment_mode="expand")
    if held is not None and held[0].sent == cue.sent:
        wide = min(first, held.start), max(last, held.end - 1)
        if wide[1] - wide[0] <= last - first + _REACH:
            first, last = wide
    return first, last
