"""Makers told by a report's own name (the Tarn Review, a Brill Institute report); news media are never makers."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extractors._report.phrases import Work
from onrecord.extractors._report.verbs import report_claim
from onrecord.extractors._text.layout import Layout
from onrecord.extractors._text.lexicon import country, party
from onrecord.extractors._text.names import split_name
from onrecord.model import Claim, Mention
from onrecord.vocabulary import words

__all__ = ["branded", "called_after_maker", "of_nobody", "of_the_press"]


_BOARDS = frozenset(
    {"committee", "subcommittee", "commission", "panel", "task force", "agency", "inspectorate", "ministry"}
)
# letters that stand for an office and not for a body
_LETTERS = {"ig": "inspector general", "oig": "inspector general", "dpp": "director of public prosecutions"}
_LOOKS = frozenset({"investigation", "inquiry", "probe", "study", "analysis", "survey", "audit"})


def branded(plan: Layout, work: Work) -> Iterator[Claim]:
    """a Brill Institute report: the body whose name stands before the noun."""
    page = plan.page
    if page.lower[work.head] == "draft":
        return  # a league's draft of players
    for k in range(work.head - 1, max(work.first, work.head - 4) - 1, -1):
        number = plan.body_at[k]
        if number < 0:
            if page.lower[k] in _BOARDS and k == work.head - 1:  # the rules committee report
                first = next((j for j in range(work.first, k + 1) if page.pos[j] not in {"DET", "ADJ", "NUM"}), k)
                maker = Mention(page.span(first, k + 1), "institution", "role", page.words(first, k + 1))
                yield report_claim(page, work, "author", maker, work.first, work.bare, confidence=0.8)
                return
            if page.pos[k] not in {"NOUN", "ADJ"}:
                return
            continue
        body = plan.bodies[number]
        name = page.words(body[1], body[3])
        # inquiries are called after ships, towns and victims as well: only a body that is known for one leads it
        known = work.kind != "inquiry" or bool(body[5]) or name.isupper()
        if known and body[4] == "name" and body[3] == k + 1 and not country(name) and not party(name)[0]:
            beside = plan.body_at[body[0] - 2] if body[0] >= 2 and page.lower[body[0] - 1] == "and" else -1
            if beside >= 0 and plan.bodies[beside][4] == "name" and plan.bodies[beside][3] == body[0] - 1:
                own = plan.bodies[beside]  # the HB and | Harbour Department probe
                maker = Mention(page.span(own[1], own[3]), "institution", "name", page.words(own[1], own[3]))
                yield report_claim(page, work, "author", maker, own[1], work.bare, confidence=0.8)
            for first, last in _halves(plan, body[1], body[3]):
                text = page.words(first, last)
                maker = Mention(page.span(first, last), "institution", "name", text)
                if (office := _LETTERS.get(text.lower().replace(".", ""))) is not None:
                    maker = Mention(page.span(first, last), "person", "role", office)
                yield report_claim(page, work, "author", maker, min(first, work.first), work.bare, confidence=0.8)
        return


def _halves(plan: Layout, first: int, last: int) -> list[tuple[int, int]]:
    """Two bodies that the model took for one: the HB | and | Harbour Department probe."""
    page = plan.page
    k = next((j for j in range(first + 1, last - 1) if page.lower[j] == "and"), -1)
    letters = page.words(first, k) if k > 0 else ""
    if k > 0 and letters.isupper() and len(letters) > 1 and page.lower[last - 1] in words("bodies"):
        return [(first, k), (k + 1, last)]
    return [(first, last)]


def of_the_press(claim: Claim) -> bool:
    """Whether the claim makes a newspaper or a broadcaster the author: what it reports is news."""
    if claim.relation not in {"author", "chair"} or not isinstance(claim.object, Mention):
        return False
    name = claim.object.label.lower().removeprefix("the ")
    if claim.subject.kind == "inquiry" or _LOOKS & set(claim.subject.label.lower().split()):
        return False  # the paper's own investigation, its analysis
    return claim.object.kind == "institution" and (
        name in words("news_media") or words("bodies").get(name.split()[-1], ("",))[0] == "media"
    )


def of_nobody(claim: Claim) -> bool:
    """Whether the claim makes a journal, in which a study only came out, or "others", the author."""
    if claim.relation not in {"author", "chair"} or not isinstance(claim.object, Mention):
        return False
    parts = claim.object.label.lower().removeprefix("the ").split()
    if claim.object.form == "role":
        return parts[:1] in (["other"], ["others"])
    return claim.object.kind == "institution" and claim.subject.kind == "report" and _is_journal(parts)


def _is_journal(parts: list[str]) -> bool:
    """Whether a name's words are a journal's: Annals of Tides, Tidal Letters."""
    if " ".join(parts) in words("news_media"):
        return False
    places = {"name": " ".join(parts), "first": parts[0], "last": parts[-1]} if parts else {}
    return any(words("journals").get(text, ("",))[0] in {where, "any"} for where, text in places.items()) or any(
        words("journals").get(part, ("",))[0] == "any" for part in parts
    )


def called_after_maker(plan: Layout, work: Work) -> bool:
    """Whether the person in a report's name made it: mostly so for one surname (the Tarn Review); for inquiries, which
    are called after victims, ships and towns as well, only if the article knows a Lord or Justice Tarn."""
    first, last = work.namesake or (0, 0)
    text = plan.page.text[last - 1]
    titled = any(
        plan.page.text[end - 1] == text
        and split_name(plan.page.words(start, end)).rank in {"peer", "knight", "judicial", "academic"}
        for start, _, end in plan.people
    )
    return titled if work.kind == "inquiry" else titled or last - first == 1
