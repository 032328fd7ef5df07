"""Grammar that offices and reports share: who a word stands for, and whether a clause says that it is so."""

from __future__ import annotations

from onrecord.extractors._text.layout import Layout
from onrecord.extractors._text.sheet import Sheet
from onrecord.model import Mention
from onrecord.vocabulary import words

__all__ = ["antecedent", "has_case", "holder", "passive", "subject", "unreal"]

_PERSONAL = frozenset(
    {"he", "she", "they", "i", "him", "her", "them", "himself", "herself", "his", "their", "my", "we", "you"}
)
_REFUSING = frozenset({"deny", "refuse", "decline", "avoid"})
_MAYBE = frozenset({"could", "may", "might", "would", "should", "can", "must", "ought", "'d", "’d"})


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
            served = _serving(plan, before) if page.text[token - 1] != "," else -1
            return holder(plan, served if served >= 0 else before)
        return holder(plan, antecedent(page, page.head[token]))
    person = plan.whole_at[token]
    if person >= 0:
        start, _, last = plan.people[person]
        return Mention(page.span(start, last), "person", "name", page.words(start, last)), start, last
    if page.lower[token] in _PERSONAL and page.lower[token] not in {"you", "we"}:
        return Mention(page.span(token, token + 1), "person", "pronoun", page.text[token]), token, token + 1
    if page.dep[token] == "appos" and plan.whole_at[page.head[token]] >= 0:  # Ann Bell, the Ohio Republican who ...
        return holder(plan, page.head[token])
    near = [token + 1] if token + 1 < len(page) else []  # the former lawyer Ann Bell
    near += [k for k in page.children[token] if page.full[k] in {"appos", "flat"}]  # its chair, Ann Bell
    for child in near:
        if plan.whole_at[child] >= 0 and page.sent[child] == page.sent[token]:
            start, _, last = plan.people[plan.whole_at[child]]
            return Mention(page.span(start, last), "person", "name", page.words(start, last)), start, last
    if (
        page.pos[token] in {"NOUN", "PROPN"}
        and (page.lower[token] in words("persons") or page.lower[token] in words("offices"))
        and page.child(token, "det", "nmod:poss") >= 0
    ):
        first, last = page.subtree(token, frozenset({"acl", "appos", "parataxis", "conj", "cc", "punct", "advcl"}))
        if last - first <= 10:
            return Mention(page.span(first, last), "person", "role", page.words(first, last)), first, last
    return None


def _serving(plan: Layout, token: int) -> int:
    """Of Ann Bell, a former adviser to Tom Marr | who is now a fellow: her name, since a clause that no comma parts
    tells which adviser and not which Marr; -1 if nothing like it stands before the name that ends at the token."""
    page = plan.page
    k = plan.people[plan.person_at[token]][0] - 1
    floor = page.sents[page.sent[token]][0]
    while k > floor and page.capital(k) and page.pos[k] in {"PROPN", "NOUN"}:
        k -= 1  # to President | Marr
    if k - 1 < floor or page.lower[k] not in {"to", "for", "of", "under", "with"} or page.pos[k - 1] != "NOUN":
        return -1
    if page.lower[k - 1] not in words("offices") and page.lower[k - 1] not in words("persons"):
        return -1
    k -= 2
    while k > floor and page.pos[k] in {"ADJ", "NOUN", "DET", "ADV"}:
        k -= 1
    return k - 1 if page.text[k] == "," and k > floor and plan.whole_at[k - 1] >= 0 else -1


def _mood(word: str) -> str:
    """wish or due, for verbs and adjectives after which an infinitive is wanted or to come; "" for others."""
    entry = words("moods").get(word)
    return entry[0] if entry else ""


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
    """Why the clause does not say it is so: denied, wished (or possible, conditional), planned; "" if it says so."""
    above = page.head[verb]
    ruled_out = page.lemma[above] == "rule" and page.lower[above + 1 : above + 2] == ["out"]
    refused = page.lemma[above] in _REFUSING or ruled_out
    if refused and page.dep[verb] in {"xcomp", "ccomp", *(("advcl",) if ruled_out else ())} and above < verb:
        return "denied"
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
            return "wished" if _conditional(page, verb) else "planned"
    infinitive = any(
        page.lower[k] == "to" and (page.pos[k] == "PART" or page.dep[k] == "mark") for k in page.children[verb]
    )
    if infinitive:
        head = page.head[verb]
        if head == verb:
            return "planned"
        if (
            "due" in (_mood(page.lemma[head]), _mood(page.lower[head]))
            or page.lemma[head] == "be"
            or page.lemma[head] == "go"
        ):
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
    if page.dep[verb] in {"xcomp", "conj"} and _mood(page.lemma[page.head[verb]]) == "wish" and page.tag[verb] == "VB":
        return "wished"
    return ""


def _conditional(page: Sheet, verb: int) -> bool:
    """Whether a clause with "if" or "unless" hangs on the verb: if she wins, he will be mayor."""
    clauses = [k for k in page.children[verb] if page.dep[k] == "advcl"]
    return any(page.lower[m] in {"if", "unless"} for k in clauses for m in page.children[k] if page.dep[m] == "mark")


def passive(page: Sheet, verb: int) -> bool:
    if page.tag[verb] not in {"VBN", "VBD"}:
        return False
    if any(page.full[k] in {"nsubj:pass", "aux:pass"} for k in page.children[verb]):
        return True
    return (
        page.tag[verb] == "VBN"
        and page.dep[verb] in {"acl", "advcl", "ROOT", "root", "conj"}
        and not any(page.lemma[k] == "have" and page.dep[k] == "aux" for k in page.children[verb])
    )


def subject(page: Sheet, verb: int, shared: frozenset[str] = frozenset({"conj", "xcomp", "advcl"})) -> int:
    """Subject of the verb or of the verb that it shares it with (in these relations), -1 if none is found."""
    for _ in range(6):
        found = page.child(verb, "nsubj")
        if found >= 0:
            return found
        short = page.lower[verb] == "short" and page.dep[verb] == "advmod"  # stopped | short of recommending it
        if (page.dep[verb] in shared or short) and page.head[verb] != verb:
            verb = page.head[verb]
            continue
        if page.dep[verb] == "acl":
            return page.head[verb]
        return -1
    return -1


def has_case(page: Sheet, token: int, word: str) -> bool:
    return any(page.lower[k] == word and page.dep[k] == "case" for k in page.children[token])
