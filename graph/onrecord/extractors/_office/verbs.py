"""Offices that a verb gives or takes: became, was appointed as, stepped down as, took over from, replaced."""

from __future__ import annotations

from onrecord.extractors._office.hold import Hold, hold
from onrecord.extractors._office.phrases import Post
from onrecord.extractors._text.grammar import has_case, holder, unreal
from onrecord.extractors._text.grammar import passive as is_passive
from onrecord.extractors._text.grammar import subject as subject_of
from onrecord.extractors._text.layout import Layout
from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Mention
from onrecord.vocabulary import words

__all__ = ["governor", "verbal"]

_ENDS = frozenset({"down", "aside", "back", "out"})
_ACTIVE = frozenset({"serve", "act", "work", "remain", "become"})
_REPLACING = frozenset({"succeed", "replace"})


def governor(page: Sheet, post: Post, top: int, case: str) -> int:
    """The verb of appointment or the like that governs the phrase, -1 if none does."""
    table = words("appointments")
    near = post.begin - 1
    if not case and near >= 0 and page.lemma[near] == "become" and page.sent[near] == page.sent[post.head]:
        return near  # resigned to become | president, whatever the parser hangs it on
    candidates = (
        [page.head[top]]
        if page.dep[top]
        in {
            "xcomp",
            "obj",
            "obl",
            "ccomp",
            "advcl",
            "nmod",
            "dep",
            "iobj",
            "acl",
            "parataxis",
            "appos",
            "flat",
            "nsubj",
            "conj",
        }
        else []
    )
    if candidates and page.pos[candidates[0]] != "VERB" and page.head[candidates[0]] != candidates[0]:
        candidates.append(page.head[candidates[0]])
    for verb in candidates:
        if page.pos[verb] in {"VERB", "AUX"} and page.lemma[verb] in table and verb < post.first:
            return verb
    floor = page.sents[page.sent[post.head]][0]
    k = post.begin - 1 - (1 if case else 0)
    for back in range(16 if case == "as" else 8):
        at = k - back
        if at < floor or page.text[at] in {",", ";", ":", "—", "–", '"', "“", "”"}:
            break
        if back >= 8 and page.pos[at] == "VERB" and not is_passive(page, at):
            break  # was sworn in at noon (1200 UTC) as mayor
        if page.pos[at] in {"VERB", "AUX"} and page.lemma[at] in table and (case or back == 0):
            return at
        if page.pos[at] in {"VERB"} and back > 0 and page.lemma[at] != "be":
            break
    return -1


def verbal(plan: Layout, post: Post, verb: int, case: str) -> list[Hold]:
    """Somebody became, was appointed as, stepped down as, replaced somebody as the office."""
    page = plan.page
    lemma = page.lemma[verb]
    status, who, follow = words("appointments")[lemma]
    if lemma in {"step", "stand", "bow"}:
        particle = any(page.lower[k] in _ENDS for k in range(verb + 1, min(verb + 3, len(page))))
        if lemma in {"step", "bow"} and not particle:
            return []
        if lemma == "stand":
            status, follow = ("former", "as") if particle else ("candidate", "for")
    if lemma in {"take", "assume"} and not any(
        page.lower[k] in {"over", "office", "charge"} for k in range(verb + 1, min(verb + 3, len(page)))
    ):
        return []
    if (
        follow == "as"
        and case not in {"as", "to"}
        and not (lemma in {"confirm", "choose", "select", "swear", "nominate"} and case == "")
    ) or (
        (follow == "for" and case != "for")
        or (follow == "plain" and case != "")
        or (follow == "both" and case not in {"", "as", "to"})
    ):
        return []
    if lemma in {"become", "remain"} and case == "as":
        return []
    if lemma == "work" and post.institution is None and post.determiner in {"a", "an"} and post.first == post.head:
        return []  # works as a secretary
    if follow == "both" and case == "to" and lemma == "become":
        return []
    # Ann Bell, whom Tom Marr appointed chief
    whom = next((k for k in range(max(2, verb - 7), verb) if page.lower[k] == "whom"), -1)
    passive = (
        whom < 0 and is_passive(page, verb) and lemma not in _ACTIVE
    )  # previously served: no passive, whatever its tag
    relation = "subject" if who == "subject" or passive else "object"
    if lemma in _REPLACING:
        return _replacing(plan, post, verb, passive)
    if relation == "subject":
        found = holder(plan, _beside(plan, verb)) or holder(plan, subject_of(page, verb))
        if page.dep[verb] == "acl" and page.child(verb, "nsubj") < 0 and (passive or page.tag[verb] in {"VBN", "VBG"}):
            found = holder(plan, page.head[verb])
        if page.tag[verb] == "VBG" and page.lower[verb - 1] == "into":  # talked her into serving as chair
            found = holder(plan, verb - 2)
    else:
        found = _made(plan, verb) or holder(plan, _object(plan, post, verb))
        if whom > 0:
            found = holder(plan, whom - 1 - (page.text[whom - 1] == ","))
        if found is None and page.tag[verb] in {"VBD", "VBN"} and not post.determiner and case in {"", "as"}:
            found = holder(plan, _beside(plan, verb))  # a headline: Ann Bell elected Conservative leader
            passive = True
    if found is None:
        return []
    if page.tag[verb] == "VBG" and verb - found[2] > 20:
        return []  # too far for the parser to be trusted
    real = unreal(page, verb)
    if real == "denied":
        return []
    past = page.tag[verb] in {"VBD", "VBN"}
    perfect = any(
        page.lemma[k] == "have" and page.dep[k] == "aux" and page.lower[k] not in {"had", "'d", "’d"}
        for k in page.children[verb]
    )
    if status == "former":
        status = "current" if real else "former"
    elif real == "planned" or (status == "current" and "next" in page.lower[post.begin : post.first]):
        status = "elect" if status == "current" else status
    elif real == "wished":
        if status != "candidate":
            return []
    elif (
        lemma == "serve"
        and page.tag[verb] == "VBG"
        and page.dep[verb] == "advcl"
        and page.tag[page.head[verb]] == "VBD"
        and not any(page.lower[k] == "while" for k in page.children[verb])
    ):
        status = "former"  # stayed for ten years, later serving as chair
    elif (lemma in {"serve", "work", "act"} and past and not passive) or (
        lemma in {"serve", "work"}
        and page.tag[verb] == "VBG"
        and any(page.lower[k] == "after" for k in page.children[verb])
    ):
        status = "former"
    begins = status == "current" and lemma not in {
        "serve",
        "work",
        "remain",
        "stay",
        "continue",
        "act",
        "retain",
        "keep",
    }
    holds = [hold(found, verb, status, past=past, perfect=perfect, begins=begins)]
    if lemma == "take" and (other := _from(plan, post, verb)) is not None and not real:
        holds.append(hold(other, verb, "former", past=True))
    return holds


def _made(plan: Layout, verb: int) -> tuple[Mention, int, int] | None:
    """Ann Bell was chosen by Tom Marr, making her | the candidate: the subject of a passive, whom the participle's
    pronoun means, and never the agent; None for other clauses."""
    page = plan.page
    told = page.lemma[verb] == "make" and page.tag[verb] == "VBG" and page.lower[verb + 1] in {"her", "him", "them"}
    above = page.head[verb]
    if not told or page.dep[verb] != "advcl" or not is_passive(page, above):
        return None
    found = holder(plan, subject_of(page, above))
    return found if found is not None and found[0].form == "name" else None


def _replacing(plan: Layout, post: Post, verb: int, passive: bool) -> list[Hold]:
    """Ann Bell replaced Tom Marr as chair; Tom Marr was replaced by Ann Bell as chair."""
    page = plan.page
    subject = holder(plan, subject_of(page, verb))
    if page.dep[verb] == "acl" and page.child(verb, "nsubj") < 0 and subject is None:
        subject = holder(plan, page.head[verb])
    other = holder(plan, page.agent(verb) if passive else _object(plan, post, verb))
    if (
        passive
        and other is None
        and post.end + 1 < len(page)
        and page.lower[post.end] == "by"
        and post.end + 1 in plan.starts
    ):
        other = holder(plan, post.end + 1)
    new, old = (other, subject) if passive else (subject, other)
    real = unreal(page, verb)
    if not real and page.tag[verb] == "VBG" and page.dep[verb] in {"advcl", "acl"}:
        above = page.head[verb] if page.dep[verb] == "advcl" else page.head[page.head[verb]]
        real = "planned" if unreal(page, above) == "planned" else ""  # is to go today, with Ann Bell succeeding her
    if real in {"denied", "wished"}:
        return []
    holds = []
    if new is not None:
        holds.append(hold(new, verb, "elect" if real else "current", past=True))
    if old is not None:
        holds.append(hold(old, verb, "current" if real else "former", past=True))
    return holds


def _beside(plan: Layout, verb: int) -> int:
    """A name right before the verb and its auxiliaries, where the parser gave the verb no subject of its own."""
    page = plan.page
    if any(page.dep[k] == "nsubj" for k in page.children[verb]):
        found = page.child(verb, "nsubj")
        return found if plan.whole_at[found] >= 0 else -1
    k = verb - 1
    floor = page.sents[page.sent[verb]][0]
    while k >= floor and (page.pos[k] in {"AUX", "ADV"} or page.lower[k] == "been"):
        k -= 1
    return k if k >= floor and plan.person_at[k] >= 0 else -1


def _object(plan: Layout, post: Post, verb: int) -> int:
    """The object of the verb that stands for a person other than the office itself."""
    page = plan.page
    for k in page.children[verb]:
        if page.dep[k] in {"obj", "iobj"} and not post.begin <= k < post.end and k > verb:
            return k
    if post.determiner == "her" and page.lower[post.begin] == "her" and post.begin == verb + 1:
        return post.begin  # appointed her home secretary
    # the parser often makes name and office one: named Ann Bell chair
    for k in range(verb + 1, post.begin):
        if plan.whole_at[k] >= 0 or page.lower[k] in {"him", "her", "them"}:
            return k
    return -1


def _from(plan: Layout, post: Post, verb: int) -> tuple[Mention, int, int] | None:
    """Whom somebody took over from."""
    page = plan.page
    if post.end + 1 < len(page) and page.lower[post.end] == "from" and plan.person_at[post.end + 1] >= 0:
        return holder(plan, post.end + 1)
    for k in page.children[verb]:
        if page.dep[k] == "obl" and has_case(page, k, "from"):
            return holder(plan, k)
    return None
