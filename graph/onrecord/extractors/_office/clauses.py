"""Offices tied to a person by a verb or a noun: is, became, was appointed as, took over from, her role as."""

from __future__ import annotations

from onrecord.extractors._office.hold import Hold, hold
from onrecord.extractors._office.phrases import Post
from onrecord.extractors._office.roles import as_office, kept, noun, stepped
from onrecord.extractors._office.verbs import governor, verbal
from onrecord.extractors._text.grammar import antecedent, holder, unreal
from onrecord.extractors._text.grammar import subject as subject_of
from onrecord.extractors._text.layout import Layout
from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Mention
from onrecord.vocabulary import words

__all__ = ["from_clause"]

_TICKETS = frozenset({"ticket", "slate", "nominate", "nominee", "nominees", "endorse", "pick"})
_CHOSEN = frozenset({"elected", "re-elected", "reelected", "appointed", "named", "reappointed"})
_BEFORE = frozenset({"also", "previously", "formerly", "once", "twice", "variously", "earlier"})
_RANKED = frozenset(
    {
        "most",
        "best",
        "worst",
        "greatest",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "last",
        "only",
        "youngest",
        "oldest",
        "latest",
    }
)


def from_clause(plan: Layout, post: Post) -> list[Hold]:
    """Whoever a clause gives this office to."""
    page = plan.page
    head = post.head
    k = post.begin - 1
    if post.office.kind == "candidacy" and post.determiner in {"that", "this"}:
        return []  # what is looked for: for many, that candidate is Ann Bell
    if k > 0 and page.lower[k] in {"not", "never", "nor"} and page.dep[head] == "conj":
        return []  # is the head of state but not the head of government
    if k > 0 and page.sent[k] == page.sent[head] and page.lower[k] in _CHOSEN and page.pos[k - 1] == "AUX":
        return verbal(plan, post, k, "")  # was elected leader, whatever the parser makes of it
    if page.child(head, "cop") >= 0:
        return _copula(plan, post, head, page.child(head, "cop"))
    asked = page.sents[page.sent[head]][0]  # Is Ann Bell chair?
    named = plan.starts.get(asked + 1, -1) if page.lower[asked] in {"is", "was"} and page.dep[head] == "appos" else -1
    if named >= 0 and plan.people[named][2] == post.begin:
        return _copula(plan, post, page.head[head], asked)
    end = post.end
    other = end + (3 if page.lower[end + 1 : end + 3] == ["the", "late"] else 1)
    if end + 2 in plan.starts and page.capital(end + 1) and page.lower[end + 1] in words("offices"):
        other = end + 2  # whose commander is President | Bell
    if (
        post.determiner
        and other in plan.starts
        and page.lower[end] in {"is", "was"}
        and page.sent[end] == page.sent[head]
    ):
        found = holder(plan, other)  # whose chairman is Lord Bell; the chairman was the late Lord Bell
        past = page.lower[end] == "was"
        return [hold(found, end, "former" if past else "current", past=past, copula=True)] if found else []
    be = _be_before(plan, post)
    if be >= 0:
        return _copula(plan, post, head, be)
    acting = page.head[head]
    if (
        page.lower[acting] == "acting" and page.dep[head] == "obj" and post.begin <= acting < head
    ):  # is acting chief executive
        found = holder(plan, subject_of(page, acting))
        return [hold(found, acting, "acting")] if found and not unreal(page, acting) else []
    if page.dep[head] == "nsubj" and post.determiner:
        return _reversed(plan, post)
    top = head
    while page.dep[top] == "conj" and page.head[top] != top:
        if (
            page.child(page.head[top], "cop") >= 0
            and page.child(top, "nsubj") < 0
            and page.pos[page.head[top]] in {"NOUN", "PROPN"}
        ):
            return _copula(plan, post, page.head[top], page.child(page.head[top], "cop"))
        if page.pos[page.head[top]] == "VERB" and page.lower[post.begin - 1] == "as":
            break  # served as a trustee of one and as chair of another
        top = page.head[top]
        if page.pos[top] in {"VERB", "AUX"}:
            return []
    case = _case(page, post)
    if case == "of":
        return kept(plan, post)
    if case not in {"", "as", "for", "to"}:
        return []
    if case == "for" and (ticket := _on_ticket(plan, post)) is not None:
        return [ticket]
    if case == "as" and stepped(page, page.head[top]) >= 0:
        return noun(plan, post, top)
    verb = governor(page, post, top, case)
    if verb >= 0:
        return verbal(plan, post, verb, case)
    if case == "as":
        return noun(plan, post, top) or as_office(plan, post, top)
    return []


def _on_ticket(plan: Layout, post: Post) -> Hold | None:
    """The party's ticket of Ann Bell for president and Tom Marr for vice president; nominated Ann Bell for mayor."""
    page = plan.page
    k = post.begin - 2
    floor = page.sents[page.sent[post.head]][0]
    if k < floor or plan.whole_at[k] < 0 or plan.people[plan.whole_at[k]][2] != k + 1 or post.determiner:
        return None
    if not any(page.lemma[j] in _TICKETS or page.lower[j] in _TICKETS for j in range(floor, k)):
        return None
    found = holder(plan, k)
    return hold(found, k + 1, "candidate") if found is not None else None


def _case(page: Sheet, post: Post) -> str:
    """The word that ties the phrase to what governs it: as, for, to ("to be chair" counts as to), "" if none."""
    floor = page.sents[page.sent[post.head]][0]
    k = post.begin - 1
    if k < floor:
        return ""
    if page.pos[k] in {"ADP", "SCONJ"} or page.lower[k] in {"as", "for", "than"}:
        return page.lower[k]
    if page.lower[k] == "be" and k > floor and page.lower[k - 1] == "to":
        return "to"
    return ""


def _be_before(plan: Layout, post: Post) -> int:
    """A form of "be" right before the phrase that the parser did not make its copula, somebody before it; else -1."""
    page = plan.page
    floor = page.sents[page.sent[post.head]][0]
    k = post.begin - 1
    while k > floor and page.pos[k] == "ADV" and page.lower[k] not in {"not", "n't"}:
        k -= 1
    if k <= floor or page.lower[k] not in {"is", "was", "’s", "are", "were"} or page.pos[k] != "AUX":
        return -1
    return (
        k if plan.person_at[k - 1] >= 0 or page.lower[k - 1] in {"he", "she", "who"} or page.text[k - 1] == "," else -1
    )


def _copula(plan: Layout, post: Post, root: int, cop: int) -> list[Hold]:
    """Somebody is, was, has been, will be the office."""
    page = plan.page
    case = _case(page, post)
    if case not in {"", "as", "to"}:
        return []
    if page.lower[cop - 1 : cop + 1] == ["from", "being"]:  # dismissed from being a minister
        given = words("appointments").get(page.lemma[page.head[root]], ("",))[0]
        return verbal(plan, post, page.head[root], "as") if given == "former" and page.head[root] < cop else []
    subject = page.child(root, "nsubj")
    if subject < 0 and (plan.person_at[cop - 1] >= 0 or page.lower[cop - 1] in {"he", "she", "who"}):
        subject = cop - 1
    if subject < 0 and cop == page.sents[page.sent[cop]][0] and plan.whole_at[cop + 1] >= 0:
        subject = cop + 1  # Is Ann Bell chair?
    if subject < 0 and page.dep[root] in {"conj", "xcomp", "acl"}:
        subject = subject_of(page, root)
    found = holder(plan, subject)
    if page.lower[cop - 1] == "to" and page.dep[root] in {"xcomp", "ccomp", "acl", "advcl"}:
        whom = page.head[root] if page.pos[page.head[root]] != "VERB" else page.child(page.head[root], "obj")
        if whom >= 0 and whom < cop and page.lower[whom + 1] == "to" and page.pos[whom] in {"NOUN", "PROPN", "PRON"}:
            found = holder(plan, whom) if page.pos[whom] != "NOUN" else None  # pick a woman to be mayor
    if found is None and page.dep[root] == "acl":
        found = holder(plan, antecedent(page, root))
    if found is None:
        return []
    real = unreal(page, root)
    if real == "wished" or _general(plan, post, found[0], subject, cop):
        return []
    if post.determiner in {"a", "an"} and post.office.kind in {"state", "royal"} and post.institution is None:
        return []  # he is a president who ...
    auxiliaries = [page.lower[k] for k in page.children[root] if page.dep[k] == "aux"]
    form = page.lower[cop]
    have = any(word in {"has", "have", "'ve", "’ve"} for word in auxiliaries) or (
        form == "been" and "'s" in auxiliaries
    )
    had = "had" in auxiliaries
    past = form in {"was", "were"} or had
    status = "former" if past else "current"
    ranked = {page.lower[k] for k in range(post.begin, post.last)} & _RANKED
    if ranked and ((past and not had) or ranked & {"most", "best", "worst", "greatest"}):
        return []  # was the first president to resign
    if real == "planned":
        status = "elect"
    elif page.lemma[cop] == "become" and not real and not had:
        return [hold(found, cop, "current", past=page.tag[cop] == "VBD", begins=True)]
    elif page.lower[cop] in {"become", "becoming", "remains"}:
        status = "current"
    made = hold(found, cop, status, past=past, perfect=have, past_perfect=had, copula=True)
    if have and any(page.lower[k] in _BEFORE for k in range(max(subject, cop - 4), post.begin)):
        made = hold(found, cop, "former", past=True, perfect=False, copula=True)  # has also been a governor
    elif have and not any(page.lower[k] in {"since", "for"} for k in range(post.end, min(post.end + 3, len(page)))):
        made = hold(found, cop, "current", past=False, perfect=have, copula=True)
    if real == "denied":
        made = Hold(made.mention, made.first, made.last, cop, status, made.past, copula=True, standing="denied")
    return [made]


def _general(plan: Layout, post: Post, found: Mention, subject: int, cop: int) -> bool:
    """Whether a sentence tells what an office is, of whoever holds it: the monarch is the head of state."""
    page = plan.page
    if found.form != "role" or post.institution is not None or post.place is not None or page.lower[cop] != "is":
        return False
    if page.lower[subject] not in words("offices") or post.status:
        return False
    return all(page.pos[k] in {"DET", "ADJ"} for k in page.children[subject]) and page.child(subject, "nmod:poss") < 0


def _reversed(plan: Layout, post: Post) -> list[Hold]:
    """The chair is Ann Bell."""
    page = plan.page
    root = page.head[post.head]
    person = plan.whole_at[root]
    cop = page.child(root, "cop")
    if person < 0 or cop < 0 or unreal(page, root) in {"denied", "wished"}:
        return []
    start, _first, last = plan.people[person]
    found = (Mention(page.span(start, last), "person", "name", page.words(start, last)), start, last)
    past = page.lower[cop] in {"was", "were"}
    planned = unreal(page, root) == "planned"
    return [hold(found, cop, "elect" if planned else "former" if past else "current", past=past, copula=True)]
