"""Offices tied to a person by a verb or a noun: is, became, was appointed as, took over from, her role as."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extractors._office_phrases import Layout, Post
from onrecord.extractors._sheet import Sheet
from onrecord.model import Mention
from onrecord.vocabulary import words

__all__ = ["Hold", "antecedent", "from_clause", "holder", "unreal"]

_PERSONAL = frozenset(
    {"he", "she", "they", "i", "him", "her", "them", "himself", "herself", "his", "their", "my", "we", "you"}
)
_MAYBE = frozenset({"could", "may", "might", "would", "should", "can", "must", "ought", "'d", "’d"})
_WISHES = frozenset({"want", "hope", "wish", "aim", "seek", "try", "attempt", "like", "aspire", "intend", "offer", "refuse", "decline", "fail",
                     "vie", "compete", "apply", "qualify", "dream", "deserve", "pretend", "claim", "consider", "continue"})  # fmt: skip
_DUE = frozenset(
    {
        "due",
        "set",
        "expect",
        "slate",
        "about",
        "schedule",
        "poise",
        "tip",
        "likely",
        "prepare",
        "plan",
        "ready",
        "agree",
    }
)
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
_ENDS = frozenset({"down", "aside", "back", "out"})
_REPLACING = frozenset({"succeed", "replace"})


@dataclass(frozen=True, slots=True)
class Hold:
    """Somebody whom a clause gives an office. first, last: tokens of the holder; verb: token that says so."""

    mention: Mention
    first: int
    last: int
    verb: int
    status: str
    past: bool = False
    perfect: bool = False
    past_perfect: bool = False
    copula: bool = False
    begins: bool = False
    several: bool = False
    standing: str = "asserted"


def from_clause(plan: Layout, post: Post) -> list[Hold]:
    """Whoever a clause gives this office to."""
    page = plan.page
    head = post.head
    if page.child(head, "cop") >= 0:
        return _copula(plan, post, head, page.child(head, "cop"))
    be = _be_before(plan, post)
    if be >= 0:
        return _copula(plan, post, head, be)
    acting = page.head[head]
    if (
        page.lower[acting] == "acting" and page.dep[head] == "obj" and post.begin <= acting < head
    ):  # is acting chief executive
        found = holder(plan, _subject(page, acting))
        return [_hold(plan, found, acting, "acting")] if found and not unreal(page, acting) else []
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
        top = page.head[top]
        if page.pos[top] in {"VERB", "AUX"}:
            return []
    case = _case(page, post)
    if case not in {"", "as", "for", "to"}:
        return []
    verb = _verb(page, post, top, case)
    if verb >= 0:
        return _verbal(plan, post, verb, case)
    if case == "as":
        return _noun(plan, post, top) or _as(plan, post, top)
    return []


def _case(page: Sheet, post: Post) -> str:
    """The word that ties the office's phrase to what governs it: as, for, to ("to be chair" counts as to), "" if none."""
    floor = page.sents[page.sent[post.head]][0]
    k = post.begin - 1
    if k < floor:
        return ""
    if page.pos[k] in {"ADP", "SCONJ"} or page.lower[k] in {"as", "for", "than"}:
        return page.lower[k]
    if page.lower[k] == "be" and k > floor and page.lower[k - 1] == "to":
        return "to"
    return ""


def _verb(page: Sheet, post: Post, top: int, case: str) -> int:
    """The verb of appointment or the like that governs the phrase, -1 if none does."""
    table = words("appointments")
    candidates = [page.head[top]] if page.dep[top] in {"xcomp", "obj", "obl", "ccomp", "advcl", "nmod", "dep", "iobj", "acl", "parataxis", "appos", "flat", "nsubj"} else []  # fmt: skip
    if candidates and page.pos[candidates[0]] != "VERB" and page.head[candidates[0]] != candidates[0]:
        candidates.append(page.head[candidates[0]])
    for verb in candidates:
        if page.pos[verb] in {"VERB", "AUX"} and page.lemma[verb] in table and verb < post.first:
            return verb
    floor = page.sents[page.sent[post.head]][0]
    k = post.begin - 1 - (1 if case else 0)
    for back in range(8):
        at = k - back
        if at < floor or page.text[at] in {",", ";", ":", "—", "–", '"', "“", "”"}:
            break
        if page.pos[at] in {"VERB", "AUX"} and page.lemma[at] in table and (case or back == 0):
            return at
        if page.pos[at] in {"VERB"} and back > 0 and page.lemma[at] != "be":
            break
    return -1


def _verbal(plan: Layout, post: Post, verb: int, case: str) -> list[Hold]:
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
        follow == "for"
        and case != "for"
        or follow == "plain"
        and case != ""
        or follow == "both"
        and case not in {"", "as", "to"}
    ):
        return []
    if lemma in {"become", "remain"} and case == "as":
        return []
    if follow == "both" and case == "to" and lemma == "become":
        return []
    passive = _passive(page, verb)
    relation = "subject" if who == "subject" or passive else "object"
    if lemma in _REPLACING:
        return _replacing(plan, post, verb, passive)
    if relation == "subject":
        found = holder(plan, _beside(plan, verb)) or holder(plan, _subject(page, verb))
        if page.dep[verb] == "acl" and page.child(verb, "nsubj") < 0 and (passive or page.tag[verb] in {"VBN", "VBG"}):
            found = holder(plan, page.head[verb])
    else:
        found = holder(plan, _object(plan, post, verb))
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
    elif real == "planned":
        status = "elect" if status == "current" else status
    elif real == "wished":
        if status != "candidate":
            return []
    elif lemma in {"serve", "work", "act"} and past and not passive:
        status = "former"
    elif (
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
    holds = [_hold(plan, found, verb, status, past=past, perfect=perfect, begins=begins)]
    if lemma == "take" and (other := _from(plan, post, verb)) is not None and not real:
        holds.append(_hold(plan, other, verb, "former", past=True))
    return holds


def _replacing(plan: Layout, post: Post, verb: int, passive: bool) -> list[Hold]:
    """Ann Bell replaced Tom Marr as chair; Tom Marr was replaced by Ann Bell as chair."""
    page = plan.page
    subject = holder(plan, _subject(page, verb))
    if page.dep[verb] == "acl" and page.child(verb, "nsubj") < 0 and subject is None:
        subject = holder(plan, page.head[verb])
    other = holder(plan, next((k for k in page.children[verb] if page.full[k] == "obl:agent" or page.dep[k] == "obl" and _has_case(page, k, "by")), -1)) if passive else holder(plan, _object(plan, post, verb))  # fmt: skip
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
    if real in {"denied", "wished"}:
        return []
    holds = []
    if new is not None:
        holds.append(_hold(plan, new, verb, "elect" if real else "current", past=True))
    if old is not None:
        holds.append(_hold(plan, old, verb, "current" if real else "former", past=True))
    return holds


def _be_before(plan: Layout, post: Post) -> int:
    """A form of "be" right before the phrase that the parser did not make its copula, with somebody before it; else -1."""
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
    subject = page.child(root, "nsubj")
    if subject < 0 and (plan.person_at[cop - 1] >= 0 or page.lower[cop - 1] in {"he", "she", "who"}):
        subject = cop - 1
    if subject < 0 and page.dep[root] in {"conj", "xcomp", "acl"}:
        subject = _subject(page, root)
    found = holder(plan, subject)
    if found is None and page.dep[root] == "acl":
        found = holder(plan, antecedent(page, root))
    if found is None:
        return []
    real = unreal(page, root)
    if real == "wished":
        return []
    if post.determiner in {"a", "an"} and post.office.kind == "state" and post.institution is None:
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
    elif page.lower[cop] in {"become", "becoming", "remains"}:
        status = "current"
    hold = _hold(plan, found, cop, status, past=past, perfect=have, past_perfect=had, copula=True)
    if have and not any(page.lower[k] in {"since", "for"} for k in range(post.end, min(post.end + 3, len(page)))):
        hold = _hold(plan, found, cop, "current", past=False, perfect=have, copula=True)
    if real == "denied":
        hold = Hold(hold.mention, hold.first, hold.last, cop, status, hold.past, copula=True, standing="denied")
    return [hold]


def _reversed(plan: Layout, post: Post) -> list[Hold]:
    """The chair is Ann Bell."""
    page = plan.page
    root = page.head[post.head]
    person = plan.whole_at[root]
    cop = page.child(root, "cop")
    if person < 0 or cop < 0 or unreal(page, root) in {"denied", "wished"}:
        return []
    start, first, last = plan.people[person]
    found = (Mention(page.span(start, last), "person", "name", page.words(start, last)), start, last)
    past = page.lower[cop] in {"was", "were"}
    planned = unreal(page, root) == "planned"
    return [_hold(plan, found, cop, "elect" if planned else "former" if past else "current", past=past, copula=True)]


def _noun(plan: Layout, post: Post, top: int) -> list[Hold]:
    """Her role as chair, Ann Bell's appointment as chair."""
    page = plan.page
    noun = page.head[top]
    floor = page.sents[page.sent[top]][0]
    if page.lower[noun] not in words("tenures"):
        noun = post.begin - 2
        if noun < floor or page.lower[noun] not in words("tenures"):
            return []
    status = words("tenures")[page.lower[noun]][0]
    owner = page.child(noun, "nmod:poss")
    found = holder(plan, owner)
    if found is None:
        return []
    return [_hold(plan, found, noun, status, past=status == "former")]


def _as(plan: Layout, post: Post, top: int) -> list[Hold]:
    """As chair of the committee, Ann Bell decides: at the start of a sentence, with a verb in the present."""
    page = plan.page
    verb = page.head[top]
    if (
        post.begin - 1 != page.sents[page.sent[top]][0]
        or page.tag[verb] not in {"VBZ", "VBP"}
        or post.end >= len(page)
        or page.text[post.end] != ","
    ):
        return []
    found = holder(plan, page.child(verb, "nsubj"))
    return [_hold(plan, found, verb, "current")] if found and found[0].form != "role" and not unreal(page, verb) else []


def _hold(plan: Layout, found: tuple[Mention, int, int], verb: int, status: str, *, past: bool = False, perfect: bool = False,
          past_perfect: bool = False, copula: bool = False, begins: bool = False) -> Hold:  # fmt: skip
    mention, first, last = found
    return Hold(
        mention, first, last, verb, status, past, perfect, past_perfect, copula, begins, mention.form == "pronoun"
    )


def holder(plan: Layout, token: int) -> tuple[Mention, int, int] | None:
    """The person that a token stands for: a named one, a pronoun, a role; None if it is none."""
    page = plan.page
    if token < 0:
        return None
    if page.lower[token] in {"who", "that", "which", "whom"} and page.pos[token] in {"PRON", "DET", "SCONJ"}:
        if page.lower[token] == "which":
            return None
        before = token - 1 - (page.text[token - 1] == ",")
        if before >= 0 and plan.person_at[before] >= 0 and page.lower[token] == "who":
            return holder(plan, before)
        return holder(plan, antecedent(page, page.head[token]))
    person = plan.whole_at[token]
    if person >= 0:
        start, _, last = plan.people[person]
        return Mention(page.span(start, last), "person", "name", page.words(start, last)), start, last
    if page.lower[token] in _PERSONAL and page.lower[token] not in {"you", "we"}:
        return Mention(page.span(token, token + 1), "person", "pronoun", page.text[token]), token, token + 1
    near = [token + 1] if token + 1 < len(page) else []  # the former lawyer Ann Bell
    near += [k for k in page.children[token] if page.full[k] in {"appos", "flat"}]  # its chair, Ann Bell
    for child in near:
        if plan.whole_at[child] >= 0 and page.sent[child] == page.sent[token]:
            start, _, last = plan.people[plan.whole_at[child]]
            return Mention(page.span(start, last), "person", "name", page.words(start, last)), start, last
    if page.pos[token] in {"NOUN", "PROPN"} and (page.lower[token] in words("persons") or page.lower[token] in words("offices")) and page.child(token, "det", "nmod:poss") >= 0:  # fmt: skip
        first, last = page.subtree(token, frozenset({"acl", "appos", "parataxis", "conj", "cc", "punct", "advcl"}))
        if last - first <= 10:
            return Mention(page.span(first, last), "person", "role", page.words(first, last)), first, last
    return None


def antecedent(page: Sheet, verb: int) -> int:
    """What the relative clause or participle that the verb heads is about, -1 if it is none."""
    for _ in range(4):
        if page.dep[verb] == "acl":
            return page.head[verb]
        if page.dep[verb] in {"conj", "xcomp"} and page.head[verb] != verb:
            verb = page.head[verb]
            continue
        return -1
    return -1


def unreal(page: Sheet, verb: int) -> str:
    """Why the clause does not say that it is so: denied, wished (or possible, conditional), planned; "" if it does say so."""
    for child in page.children[verb]:
        low = page.lower[child]
        if low in {"not", "n't", "n’t", "never"}:
            return "denied"
        if page.dep[child] == "mark" and low in {"if", "whether", "unless"}:
            return "wished"
        if low in _MAYBE and page.dep[child] == "aux":
            return "wished"
    k = verb - 1  # a condition that the parser hung elsewhere
    while k >= page.sents[page.sent[verb]][0] and verb - k < 6 and page.text[k] not in {",", ";", ":", "—", "–"}:
        if page.lower[k] in {"if", "unless", "whether"} and page.pos[k] == "SCONJ":
            return "wished"
        k -= 1
    for child in page.children[verb]:
        if page.lower[child] in {"will", "'ll", "’ll", "shall", "wo"} and page.dep[child] == "aux":
            return "planned"
    infinitive = any(page.lower[k] == "to" and page.pos[k] == "PART" for k in page.children[verb])
    if infinitive:
        head = page.head[verb]
        if head == verb:
            return "planned"
        if page.lemma[head] in _DUE or page.lower[head] in _DUE or page.lemma[head] == "be" or page.lemma[head] == "go":
            return "planned"
        if page.lemma[head] in {"vote", "help"} or page.lower[head] in {
            "elected",
            "chosen",
            "appointed",
            "named",
            "went",
            "goes",
            "rose",
            "grew",
        }:
            return ""
        if page.dep[verb] in {"advcl"} and page.lemma[head] in {
            "defeat",
            "beat",
            "return",
            "rise",
            "leave",
            "resign",
            "quit",
            "go",
        }:
            return ""
        if page.dep[verb] in {"acl"} and page.lower[head] in {"first", "woman", "man", "person", "youngest", "one"}:
            return ""
        return "wished"
    if page.dep[verb] in {"xcomp", "conj"} and page.lemma[page.head[verb]] in _WISHES and page.tag[verb] == "VB":
        return "wished"
    return ""


def _passive(page: Sheet, verb: int) -> bool:
    if page.tag[verb] not in {"VBN", "VBD"}:
        return False
    if any(page.full[k] in {"nsubj:pass", "aux:pass"} for k in page.children[verb]):
        return True
    return page.tag[verb] == "VBN" and page.dep[verb] in {"acl", "advcl", "ROOT", "root", "conj"} and not any(page.lemma[k] == "have" and page.dep[k] == "aux" for k in page.children[verb])  # fmt: skip


def _subject(page: Sheet, verb: int) -> int:
    """Subject of the verb or of the verb that it shares it with, -1 if none is found."""
    for _ in range(6):
        found = page.child(verb, "nsubj")
        if found >= 0:
            return found
        if page.dep[verb] in {"conj", "xcomp", "advcl"} and page.head[verb] != verb:
            verb = page.head[verb]
            continue
        if page.dep[verb] == "acl":
            return page.head[verb]
        return -1
    return -1


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
        if page.dep[k] == "obl" and _has_case(page, k, "from"):
            return holder(plan, k)
    return None


def _has_case(page: Sheet, token: int, word: str) -> bool:
    return any(page.lower[k] == word and page.dep[k] == "case" for k in page.children[token])
