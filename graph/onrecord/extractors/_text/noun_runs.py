"""Noun phrases by their words alone: what a report is about, what it recommends."""

from __future__ import annotations

from onrecord.extractors._text.layout import Layout
from onrecord.extractors._text.lexicon import match_office, modifier
from onrecord.vocabulary import words

__all__ = ["noun_run"]

_ASKED = frozenset({"whether", "how", "why", "what", "who", "when", "where"})
_JOINING = frozenset({"-", "–", "/", "'", "’"})
_QUOTES = frozenset({'"', "“", "”", "‘"})
_OPENING = frozenset(
    {
        "that",
        "which",
        "who",
        "where",
        "when",
        "after",
        "before",
        "as",
        "while",
        "because",
        "since",
        "until",
        "if",
        "whether",
        "so",
        "although",
        "but",
        "amid",
        "following",
        "than",
    }
)


def noun_run(plan: Layout, first: int, ceiling: int, infinitives: bool = False) -> int:
    """Past the end of a noun phrase with all that hangs on it, told by the words themselves, since a parser often hangs
    them elsewhere.

    It ends at a comma or another mark, a finite verb, a conjunction or relative that opens a clause, a date, "by"
    before whoever made the report, a participle that says who made it; an infinitive too unless `infinitives`.
    """
    page = plan.page
    stop = first
    participle = False
    clause = page.lower[first] in _ASKED
    while stop < ceiling and stop - first < 30:
        low, tag, pos = page.lower[stop], page.tag[stop], page.pos[stop]
        if low == "," and stop > first and page.pos[stop - 1] == "ADJ" and page.pos[stop + 1 : stop + 2] == ["ADJ"]:
            stop += 1  # a private, unsecured server
            continue
        if pos == "PUNCT" and low not in _JOINING and not (low in _QUOTES and stop > first):
            break
        done = tag == "VBN" or (tag == "VBD" and "by" in page.lower[stop + 1 : stop + 3])
        if clause:
            if low in _OPENING and low not in {"that", "who", "which", "if", "than"} and stop > first:
                break
            stop += 1
            continue
        if infinitives and pos == "AUX" and tag == "VB":  # the right to be enacted
            stop += 1
            continue
        if (tag in {"VBD", "VBZ", "VBP", "MD"} and not done) or pos == "AUX" or (low in _OPENING and stop > first):
            break
        if (
            pos == "VERB"
            and stop > first
            and page.pos[stop - 1] == "CCONJ"
            and page.pos[stop + 1 : stop + 2] != ["NOUN"]
        ):
            break  # the fire and changed his mind
        if low == "for" and stop > first and not infinitives and _served(plan, stop + 1, ceiling):
            break  # a report on prisons for the ministry
        if tag == "PRP" or (page.label[stop] == "DATE" and stop > first):
            break
        if low == "to" and pos == "PART" and not infinitives:
            break
        if done and stop > first and not participle:
            if not infinitives and page.lemma[stop] in words("report_verbs") and not _harmless(plan, stop):
                break
            participle = True
        if (
            low == "by"
            and not participle
            and not infinitives
            and stop > first
            and (stop + 1 in plan.starts or _named_body(plan, stop + 1))
        ):
            break
        stop += 1
    if not clause and stop < ceiling and (page.tag[stop] in {"VBD", "VBZ", "VBP", "MD"} or page.pos[stop] == "AUX"):
        cut = next((k for k in range(stop - 1, max(first, stop - 7), -1) if page.pos[k] == "CCONJ"), -1)
        stop = cut if cut > first else stop  # and the government said
    while stop > first and (
        page.pos[stop - 1] in {"ADP", "DET", "CCONJ", "ADV", "PART"}
        or (page.pos[stop - 1] == "PUNCT" and page.lower[stop - 1] not in _QUOTES)
    ):
        stop -= 1
    return stop


def _served(plan: Layout, first: int, ceiling: int) -> bool:
    """Whether a body, a person or an office begins at the token, articles and the like aside."""
    page = plan.page
    k = first
    while k < ceiling and k - first < 4 and plan.body_at[k] < 0:
        if page.pos[k] not in {"DET", "ADJ"} and page.lower[k] != "then" and not modifier(page.lower[k]):
            break
        if match_office(page.lower, page.text, k) is not None:
            break
        k += 1
    return k < ceiling and (
        plan.whole_at[k] >= 0 or plan.body_at[k] >= 0 or match_office(page.lower, page.text, k) is not None
    )


def _harmless(plan: Layout, verb: int) -> bool:
    """Whether a participle tells of the topic and not of who made the report: abuse carried out by gangs."""
    page = plan.page
    k = verb + 1
    while k < len(page) and page.lower[k] in {"out", "up"}:
        k += 1
    if k + 1 >= len(page) or page.lower[k] != "by":
        return page.lemma[verb] in {"carry", "conduct", "produce", "run", "complete"} and page.lower[k : k + 1] not in (
            ["for"],
            ["on"],
        )
    k += 1
    ceiling = page.sents[page.sent[verb]][1]
    while k < ceiling and page.pos[k] in {"DET", "ADJ", "NOUN", "PROPN", "VERB", "NUM"}:
        if k in plan.starts or plan.body_at[k] >= 0 or page.lower[k] in words("offices"):
            return False
        k += 1
    return True


def _named_body(plan: Layout, token: int) -> bool:
    return token < len(plan.body_at) and plan.body_at[token] >= 0
