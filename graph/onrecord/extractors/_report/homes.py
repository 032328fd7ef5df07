"""Where groups of people come from: a report "by a team from Morne University" is that university's."""

from __future__ import annotations

from onrecord.extractors._text.actors import actors
from onrecord.extractors._text.layout import Layout
from onrecord.extractors._text.lexicon import country
from onrecord.model import Document, Mention
from onrecord.vocabulary import words

__all__ = ["groups", "homes"]

_FROM = frozenset({"from", "at", "of", "with"})


def homes(plan: Layout, group: int) -> list[tuple[Mention, int, int]]:
    """The bodies from which a group of people comes: scientists from the University of Morne and Orin College."""
    page = plan.page
    ceiling = page.sents[page.sent[group]][1]
    found: list[tuple[Mention, int, int]] = []
    before = plan.bodies[plan.body_at[group - 1]] if group and plan.body_at[group - 1] >= 0 else None
    if before is not None and before[3] == group and before[4] == "name" and page.sent[group - 1] == page.sent[group]:
        text = page.words(before[1], before[3])  # Morne University researchers
        if before[5] != "media" and not country(text):
            return [(Mention(page.span(before[0], group), "institution", "name", text), before[0], group)]
    k, open_ = group + 1, False
    while k < ceiling and k - group <= 40:
        number = plan.body_at[k]
        if number >= 0:
            first, name, _, last, form, kind = plan.bodies[number]
            text = page.words(name, last)
            inner = (
                page.lower[first - 1] in {"of", "at"} and page.lower[first - 2] != ","
            )  # a college of the university
            told = page.lower[first - 1] in {"(", "the"} and "(" in page.lower[first - 2 : first]  # (SU)
            named = open_ and form == "name" and kind != "media" and not country(text)
            if named and not told and not (found and inner):
                found.append((Mention(page.span(first, last), "institution", "name", text), first, last))
            k = last
            open_ = k < ceiling and page.lower[k] in {"and", ",", "(", ")"}
            continue
        low = page.lower[k]
        beyond = low not in {"and", ",", "the", "(", ")", "in", "of", "at"} and page.pos[k] not in {"PROPN", "DET"}
        if (page.pos[k] in {"VERB", "AUX"} and page.tag[k] != "VBN") or (found and beyond):
            break
        if (low in _FROM and not found) or (low in {"and", ","} and found):
            open_ = True
        k += 1
    return found


def groups(plan: Layout, document: Document, token: int) -> list[tuple[Mention, int, int]]:
    """Who stands at a token as the author of a report: for a group, where it comes from, if that is said."""
    page = plan.page
    if token < 0:
        return []
    if page.lemma[token] in words("researchers") and page.pos[token] == "NOUN" and plan.whole_at[token] < 0:
        return homes(plan, token)
    return [one for one in actors(plan, document, token) if one[0].form != "pronoun"]
