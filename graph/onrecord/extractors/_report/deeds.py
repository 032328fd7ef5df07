"""Inquiries and audits told by a verb alone: the Harbour Board is investigating the fire; books audited by the office.

Only where a body or people whose work it is do so, and have begun: not what a paper looks into, what scientists study,
what somebody may, should or will investigate, or what an agency does as a habit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.extractors._report.names import of_the_press
from onrecord.extractors._report.phrases import Work
from onrecord.extractors._report.titles import NAME_LIMIT
from onrecord.extractors._report.verbs import agents, report_claim
from onrecord.extractors._text.actors import Actor, actor, actors
from onrecord.extractors._text.grammar import antecedent, passive, unreal
from onrecord.extractors._text.layout import Layout
from onrecord.extractors._text.noun_runs import noun_run
from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Claim, Document, Mention
from onrecord.vocabulary import words

__all__ = ["deeds"]

_BEGINNING = frozenset({"begin", "start", "continue", "keep", "finish", "resume", "spend"})
_BE = frozenset({"is", "are", "am", "was", "were", "been", "'s", "’s", "'re", "’re"})
_HAVE = frozenset({"has", "have", "had", "'ve", "’ve", "having"})
# bodies whose looking into things is reading, news or politics, and words in names of those that study
_NONE = frozenset({"media", "party", "campaign", "school"})
_STUDYING = frozenset({"lab", "laboratory", "institute", "university", "college", "observatory", "team", "project"})
_OFFICIAL = frozenset({"police", "court"})
_WATCHING = frozenset({"regulator", "watchdog", "inspectorate", "ombudsman", "inspector", "auditor", "coroner"})
_ANYBODY = frozenset({"authority", "authorities"})
_LOOSE = frozenset({"agent", "official", "officer"})
_TRIFLES = frozenset({"way", "option", "alternative", "idea", "itself", "themselves", "myself", "ourselves"})
_COUNTS = frozenset({"number", "hundred", "thousand", "dozen", "lot", "all", "every", "each", "many", "such", "any"})
_SET_OFF = frozenset({"acl", "appos", "parataxis", "punct", "advcl", "cop", "nsubj", "mark", "aux"})
_NO_NOUN = frozenset({"PRON", "PUNCT", "ADP", "CCONJ", "VERB", "AUX"})
_KINDS = frozenset({"inquiry", "report"})
_NEAR = 3  # sentences between the verb and the noun that the same inquiry goes by


def deeds(plan: Layout, document: Document, told: Sequence[Claim]) -> Iterator[Claim]:
    """Claims author, chair and about of inquiries told by a verb alone. told: what the document's nouns say already;
    where a body's inquiry has its noun close by, the verb only adds what it is about."""
    page = plan.page
    made = [claim for claim in told if claim.relation in {"author", "chair", "about"} and claim.subject.kind in _KINDS]
    unnamed: set[str] = set()
    for verb in range(len(page)):
        entry = words("inquiry_verbs").get(page.lemma[verb]) if page.pos[verb] == "VERB" else None
        if entry is None or _asked(page, verb):
            continue
        noun, kind, strength = entry
        by = passive(page, verb)
        doers = _by(plan, document, verb) if by else _who(plan, document, verb)
        if not doers:
            continue
        theirs = [claim for claim in made if claim.relation != "about" and claim.subject.kind == kind]
        known = [claim for claim in theirs if _same(claim.object, doers[0][0])]
        close = [claim for claim in known if _close(page, verb, claim)]
        doers = [one for one in doers if _inquires(plan, one, "plain" if close else strength)]
        if not doers:
            continue
        topic = _undergone(plan, verb) if by else _looked_into(plan, verb)
        if topic is None or (page.lower[topic[0]] in {"whether", "if"} and doers[0][0].form != "name"):
            continue  # police are investigating whether he wrote it: a step of what they do
        work = _work(page, verb, topic, noun, kind, doers[0])
        # (the inquiry, that investigation: the two become one, called by what the verb says)
        if known and not (close and all(_is_bare(claim.subject) for claim in close)):
            yield from _added(page, work, close, made)
            continue
        if doers[0][0].form != "name":  # police, then detectives: one inquiry
            if kind in unnamed:
                continue
            unnamed.add(kind)
        for mention, first, last in doers:
            claim = report_claim(page, work, "author", mention, min(first, verb), max(last, verb + 1), confidence=0.85)
            if not of_the_press(claim):
                yield claim
        first, last = topic
        yield report_claim(page, work, "about", page.words(first, last), min(first, verb), max(last, verb + 1))


def _work(page: Sheet, verb: int, topic: tuple[int, int], noun: str, kind: str, doer: Actor) -> Work:
    """The inquiry that the verb tells of, called by its noun and what it looks into."""
    first, last = topic
    of = "of" if noun == "audit" else "into"
    text = page.words(first, last)
    if page.pos[first] == "DET":
        text = text[:1].lower() + text[1:]
    name = " ".join([noun, of, *text.split()][: NAME_LIMIT + 2])
    end = last if verb < first else verb + 1
    return Work(verb, verb, verb + 1, end, kind, "role", name, topic, doer, "", False, None)


def _asked(page: Sheet, verb: int) -> bool:
    """Whether the sentence is a question: is the board investigating the fire?"""
    first, last = page.sents[page.sent[verb]]
    return any(page.text[k] == "?" for k in range(max(first, last - 2), last))


def _who(plan: Layout, document: Document, verb: int) -> list[Actor]:
    """Whoever is at it or has done it, in the active; nobody where that is only wished, habit or told as a means."""
    page = plan.page
    if unreal(page, verb):
        return []
    before = {page.lower[k] for k in page.children[verb] if page.dep[k] in {"aux", "mark", "case"}}
    tag, at = page.tag[verb], verb
    doing = tag == "VBG" and bool(before & _BE)
    done = tag == "VBD" or (tag == "VBN" and bool(before & _HAVE))
    if tag == "VBG" and not before:
        above = page.head[verb]
        if page.dep[verb] == "acl" and above < verb:
            one = actor(plan, document, above)  # detectives | investigating the fire said
            return [one] if one is not None and page.text[verb - 1] != "," else []
        if page.dep[verb] in {"xcomp", "advcl"} and page.lemma[above] in _BEGINNING and not unreal(page, above):
            doing, at = page.tag[above] != "VB", above
    if not (doing or done):
        return []
    subject = page.child(at, "nsubj")
    while subject < 0 and page.dep[at] == "conj" and page.pos[page.head[at]] == "VERB" and page.head[at] < at:
        at = page.head[at]
        if unreal(page, at):
            return []
        subject = page.child(at, "nsubj")
    if not 0 <= subject < verb:
        return []
    found = actors(plan, document, subject)
    if page.lower[subject] == "who":  # Ann Bell of the Harbour Board, who investigated it: she did
        found = [one for one in found if one[0].kind == "person"]
    return found


def _by(plan: Layout, document: Document, verb: int) -> list[Actor]:
    """Whoever it is done by, in the passive."""
    page = plan.page
    if unreal(page, verb):
        return []
    helpers = {page.lower[k] for k in page.children[verb] if page.dep[k] == "aux"}
    if helpers and helpers <= {"is", "are"} and "being" not in page.lower[max(0, verb - 3) : verb]:
        return []  # complaints are investigated by the board
    return agents(plan, document, verb)


def _inquires(plan: Layout, one: Actor, strength: str) -> bool:
    """Whether it is the business of whoever does it, so that there is an inquiry."""
    page = plan.page
    mention, first, last = one
    head = mention.label.lower().split()[-1]
    noun = next((page.lemma[k] for k in range(last - 1, first - 1, -1) if page.end[k] <= mention.span.end), head)
    if mention.form == "pronoun" or mention.kind not in {"person", "institution"}:
        return False
    if mention.form == "role" and (noun in _ANYBODY or (noun in _LOOSE and last - first < 2)):
        return False  # authorities, officials: whose is not said
    if mention.kind == "person":
        plural = page.tag[last - 1] in {"NNS", "NNPS"} or noun == "police"
        return mention.form == "role" and noun in words("inquirers") and (plural or noun in _WATCHING)
    number = plan.body_at[first] if plan.body_at[first] >= 0 else plan.body_at[last - 1]
    kind = plan.bodies[number][5] if number >= 0 else ""
    if kind in _NONE or _STUDYING & set(mention.label.lower().split()):
        return False
    if strength == "plain":
        return True
    return kind in _OFFICIAL or noun in words("inquirers") or noun in _WATCHING


def _looked_into(plan: Layout, verb: int) -> tuple[int, int] | None:
    """What is investigated, behind the verb; None for a pronoun, a trifle, or many things in the course of years."""
    page = plan.page
    ceiling = page.sents[page.sent[verb]][1]
    first = verb + 1
    if first + 1 >= ceiling or (page.pos[first] in _NO_NOUN and page.lower[first] not in {"what", "who"}):
        return None
    asks = page.lower[first] in {"whether", "how", "why", "what", "who", "if", "where", "when"}
    if asks and page.lower[first + 1] in {"to", "best"}:
        return None  # whether to sack her
    stop = noun_run(plan, first, ceiling)
    if stop <= first:
        return None
    if asks:
        return (first, stop) if stop - first > 2 else None
    head = page.child(verb, "obj")
    if not first <= head < stop or page.pos[head] not in {"NOUN", "PROPN"}:
        return None
    if page.lemma[head] in _TRIFLES or page.lower[head] in _TRIFLES:
        return None
    many = page.tag[head] in {"NNS", "NNPS"} and page.tag[verb] != "VBG" and page.pos[first] in {"NOUN", "ADJ", "NUM"}
    if many or any(page.lower[k] in _COUNTS or page.lemma[k] in _COUNTS for k in range(first, head + 1)):
        return None
    return first, stop


def _undergone(plan: Layout, verb: int) -> tuple[int, int] | None:
    """What is investigated, in a passive: its subject, or the noun that the clause hangs on; for a pronoun what for."""
    page = plan.page
    found = page.child(verb, "nsubj")
    if found < 0 or page.lower[found] in {"which", "that", "who"}:
        found = antecedent(page, verb)
    if found >= 0 and page.pos[found] in {"NOUN", "PROPN"} and page.lemma[found] not in _TRIFLES:
        first, last = page.subtree(found, _SET_OFF)
        if any(page.lower[k] in _COUNTS for k in range(first, found + 1)):
            return None
        bare = page.tag[found] in {"NNS", "NNPS"} and first == found and page.child(verb, "aux:pass") < 0
        return None if bare else (first, last)
    if found < 0 or page.pos[found] != "PRON":
        return None
    for child in page.children[verb]:
        if page.case(child) in {"over", "for", "about"} and child > verb and page.pos[child] in {"NOUN", "PROPN"}:
            if page.label[child] == "DATE" or page.lemma[child] in {"year", "month", "week", "day"}:
                continue
            case = page.child(child, "case")
            stop = noun_run(plan, case + 1, page.sents[page.sent[verb]][1])
            return (case + 1, stop) if stop > case + 1 else None
    return None


def _added(page: Sheet, work: Work, close: Sequence[Claim], told: Sequence[Claim]) -> Iterator[Claim]:
    """What the inquiry is about that the same body's noun close by leaves out."""
    if not close or work.topic is None:
        return
    subject = close[0].subject
    if not any(claim.relation == "about" and claim.subject == subject for claim in told):
        first, last = work.topic
        begin, end = min(first, work.head), max(last, work.head + 1)
        yield report_claim(page, subject, "about", page.words(first, last), begin, end, confidence=0.85)


def _is_bare(work: Mention) -> bool:
    """Whether a report is only called by its noun: the inquiry, that investigation."""
    return work.form == "role" and len(work.label.split()) == 1


def _close(page: Sheet, verb: int, claim: Claim) -> bool:
    """Whether the claim's report stands at most a few sentences from the verb."""
    low, high = max(0, page.sent[verb] - _NEAR), min(len(page.sents) - 1, page.sent[verb] + _NEAR)
    start, end = page.start[page.sents[low][0]], page.end[page.sents[high][1] - 1]
    return start <= claim.subject.span.start < end


def _same(one: Mention | str, other: Mention) -> bool:
    """Whether two mentions may be one body: by name, by a name within the other's, by its letters."""
    if isinstance(one, str):
        return False
    left, right = (
        " ".join(mention.label.lower().replace(".", "").removeprefix("the ").split()) for mention in (one, other)
    )
    if left == right:
        return True
    for short, long in ((left, right), (right, left)):
        letters = "".join(word[0] for word in long.split() if word not in {"of", "and", "the", "for"})
        if short in long.split() or short == letters or f" {long} ".startswith(f" {short} "):
            return True
    return False
