"""The institution of an office whose own phrase names none: from the same office elsewhere in the article, or, for an
office of state, from the one government or country that the article speaks of."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extractors._lexicon import country
from onrecord.extractors._names import split_name
from onrecord.extractors._office_phrases import layout
from onrecord.model import Claim, Document, Mention

__all__ = ["with_institutions"]

# Offices of a national government, by the last word of their name; a governor, a commissioner and the like may be of anything.
_NATIONAL = frozenset({"Minister", "Secretary", "Chancellor", "Premier", "Taoiseach", "Tánaiste", "Exchequer", "Chancellor"})
_NOT_NATIONAL = frozenset({"General Secretary", "Private Secretary", "Press Secretary", "Secretary", "Executive Secretary", "Party Secretary",
                           "Vice-Chancellor", "National Secretary", "Company Secretary", "First Minister", "Chief Minister"})  # fmt: skip


def with_institutions(document: Document, claims: list[Claim]) -> list[Claim]:
    """The claims, with an institution where the article itself leaves no doubt which."""
    known: dict[tuple[str, str], Mention | None] = {}
    offices: dict[str, Mention | None] = {}
    for claim in claims:
        institution = claim.role("institution")
        if claim.relation != "holds" or institution is None or not isinstance(claim.object, Mention):
            continue
        for table, key in ((known, (claim.object.label, _family(claim.subject))), (offices, claim.object.label)):
            held = table.get(key, institution)  # type: ignore[call-overload]
            same = held is not None and _same(held, institution)
            table[key] = held if same else None  # type: ignore[index]
    government = _government(document)
    done: list[Claim] = []
    for claim in claims:
        if claim.relation == "holds" and claim.role("institution") is None and isinstance(claim.object, Mention):
            label = claim.object.label
            found = known.get((label, _family(claim.subject))) if claim.subject.form == "name" else None
            if found is None and _national(label):
                found = offices.get(label) or government
            if found is not None:
                claim = replace(claim, roles=(*claim.roles, ("institution", found)))
        done.append(claim)
    return done


def _family(subject: Mention) -> str:
    name = split_name(subject.label)
    return (name.family or name.given).lower() if subject.form == "name" else subject.label.lower()


def _same(one: Mention, other: Mention) -> bool:
    a, b = one.label.lower().removeprefix("the "), other.label.lower().removeprefix("the ")
    return a == b or a in b or b in a


def _national(label: str) -> bool:
    last = label.split()[-1]
    if label in _NOT_NATIONAL:
        return False
    return last in _NATIONAL or "Secretary of State" in label or label.startswith(("Minister ", "Prime Minister", "Chancellor of the"))


def _government(document: Document) -> Mention | None:
    """The one government that the article speaks of: the named one if there is only one, else the bare one; None in doubt."""
    plan = layout(document)
    page = plan.page
    named: dict[str, Mention] = {}
    bare: Mention | None = None
    for first, name, head, last, form, kind in plan.bodies:
        if kind != "government" or page.lower[head] != "government":
            continue
        if form == "name":
            text = page.words(name, last)
            place = next((country(word) for word in text.split() if country(word)), "") or text
            named.setdefault(place, Mention(page.span(first, last), "institution", "name", text))
        elif page.lower[first] == "the" and last - first == 2:
            bare = bare or Mention(page.span(first, last), "institution", "role", page.words(name, last))
    if len(named) == 1:
        return next(iter(named.values()))
    return bare if not named else None
