"""Whether there is such a report at all, and whether somebody made it: what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.quotations import quotations
from onrecord.extractors._report.phrases import Work
from onrecord.extractors._report.verbs import cues, kind_of_verb
from onrecord.extractors._text.layout import Layout
from onrecord.extractors._text.lexicon import country
from onrecord.extractors._text.sheet import Sheet, sheet
from onrecord.model import Claim, Document, Mention, Span
from onrecord.vocabulary import words

__all__ = [
    "in_own_words",
    "is_learning",
    "is_other_draft",
    "is_step",
    "is_unnamed",
    "of_another",
    "of_body",
    "presumed",
    "wanted",
]

# what else has drafts
_TEXTS = frozenset(
    ["address", "agreement", "article", "bill", "book", "column", "constitution", "contract", "deal", "essay", "law",
     "letter", "lyrics", "manuscript", "memoir", "novel", "opinion", "play", "poem", "remarks", "resolution", "rules",
     "ruling", "screenplay", "script", "song", "speech", "statement", "text", "treaty"]
)  # fmt: skip
_FAR = 4  # sentences from a report to a draft of it
_AFTER = frozenset({"following", "after", "during", "amid", "since", "in"})


def is_unnamed(claim: Claim, named: list[Span]) -> bool:
    """Whether an author is told by the part alone though the name stands beside it: its lead author, Tom Marr."""
    if claim.relation != "author" or not isinstance(claim.object, Mention) or claim.object.form != "role":
        return False
    span = claim.object.span
    return "author" in span.text.lower() and any(span.start < one.end and one.start < span.end for one in named)


def wanted(page: Sheet, work: Work) -> bool:
    """Whether somebody only wants such a report, so that nobody has made it: demanded an inquiry led by a judge."""
    if work.determiner not in {"a", "an", "another", "any", ""}:
        return False
    above = page.head[work.head]
    return page.dep[work.head] in {"obj", "obl", "nmod"} and "want" in cues(page.lemma[above]) and above < work.head


def is_learning(page: Sheet, work: Work) -> bool:
    """Whether a study is what somebody learns, a habit or a room: the study of law, something of a study of it."""
    if page.lower[work.head] != "study" or page.lower[work.bare : work.bare + 1] != ["of"]:
        return False
    before = page.lower[max(0, work.first - 2) : work.first]
    return work.determiner == "the" or before == ["something", "of"]


def in_own_words(document: Document, work: Work) -> bool:
    """Whether somebody who is quoted speaks of a study as their own: "My study shows that trams are safer"."""
    page = sheet(document)
    noun, verb = page.lower[work.head], page.head[work.head]
    if page.lower[work.first] != "my" or work.weak or noun not in {"study", "report", "audit", "inquiry"}:
        return False
    tells = "tell" in cues(page.lemma[verb]) or kind_of_verb(page, verb) in {"author", "issue"}
    if page.pos[verb] != "VERB" or not (tells and page.dep[work.head] in {"nsubj", "obj", "obl"}):
        return False  # in my study at home
    at = page.start[work.first]
    return any(quotation.start <= at < quotation.end for quotation in quotations(document.doc))


def is_other_draft(page: Sheet, work: Work, before: Sequence[Work]) -> bool:
    """Whether a draft is not one of a report: no report was named close by, or a speech, a bill and the like since."""
    if page.lower[work.head] != "draft" or work.form == "name":
        return False
    if work.topic is not None and page.lower[work.bare] == "of":
        own = page.lower[work.topic[0] : work.topic[1]]
        return bool(_TEXTS & set(own)) or not any(word in words("reports") for word in own)
    close = [one for one in before if one.head < work.head and page.lower[one.head] != "draft" and not one.weak]
    close = [one for one in close if one.kind == "report" and page.sent[work.head] - page.sent[one.head] <= _FAR]
    return not close or bool(_TEXTS & set(page.lower[close[-1].bare : work.first]))


def is_step(page: Sheet, work: Work) -> bool:
    """Whether an analysis is a test of things and no report: X-ray analysis of the coins."""
    return (
        work.determiner == ""
        and page.lower[work.head] == "analysis"
        and work.head > 0
        and page.lower[work.head - 1] in words("sorts_of_test")
    )


def presumed(page: Sheet, work: Work) -> bool:
    """Whether an inquiry of which no more is told is spoken of as one that there is: arrested after an investigation
    into the fire, the investigation into it."""
    if work.kind != "inquiry" or work.topic is None or page.lower[work.bare] not in {"into", "of"}:
        return False
    above = page.head[work.head]
    if "want" in cues(page.lemma[above]) or work.owner is not None:
        return False
    return work.determiner == "the" or (work.determiner in {"a", "an"} and page.case(work.head) in _AFTER)


def of_another(page: Sheet, work: Work) -> bool:
    """Whether "its" is the clause's own subject, a noun that no list knows, and so nobody's else."""
    if work.determiner != "its" or page.dep[work.head] != "obj":
        return False
    subject = page.child(page.head[work.head], "nsubj")
    return 0 <= subject < work.first and page.pos[subject] in {"NOUN", "PROPN"}


def of_body(plan: Layout, work: Work) -> Mention | None:
    """The body that "of" names as whose report it is, where nothing else stands behind "of"; None if it is a topic."""
    page = plan.page
    if work.topic is None or page.lower[work.head] != "report" or page.lower[work.bare] != "of":
        return None
    number = plan.body_at[work.topic[1] - 1]
    if number < 0 or plan.bodies[number][4] != "name" or plan.bodies[number][3] != work.topic[1]:
        return None
    first, name, _, last, _, kind = plan.bodies[number]
    if first > work.topic[0] or kind == "media" or country(page.words(name, last)):
        return None
    return Mention(page.span(first, last), "institution", "name", page.words(name, last))
