"""The government or the country that an article is about, and whose offices of state it need not name each time."""

from __future__ import annotations

from onrecord.extractors._office.phrases import posts
from onrecord.extractors._text.layout import layout
from onrecord.extractors._text.lexicon import country
from onrecord.model import Document, Mention
from onrecord.vocabulary import words

__all__ = ["province_of", "state_of"]

_PARTS = frozenset(
    {"England", "Wales", "Scotland", "Northern Ireland"}
)  # of the United Kingdom, whose government it mostly is
_ELSEWHERE = frozenset({"Georgia", "Jordan"})  # states and people have these names too
_UNIONS = frozenset({"European Union"})


def state_of(document: Document) -> tuple[Mention | None, Mention | None]:
    """The government or country that an office of state in this article is of, and the country alone; None in doubt.

    It is the one named government if its country is the one most spoken of, else the bare government, else the country,
    where the article speaks of hardly any other.
    """
    counts, first = _countries(document)
    plan = layout(document)
    page = plan.page
    named: dict[str, Mention] = {}
    bare: Mention | None = None
    for begin, name, head, last, form, kind in plan.bodies:
        if kind != "government" or page.lower[head] != "government" or page.lower[head - 1] == "local":
            continue
        if form == "name":
            text = page.words(name, last)
            place = next((country(word) for word in text.split() if country(word)), "") or text
            named.setdefault(place, Mention(page.span(begin, last), "institution", "name", text))
        elif page.lower[begin] == "the" and last - begin == 2:
            bare = bare or Mention(page.span(begin, last), "institution", "role", page.words(name, last))
    top = max(counts, key=lambda name: counts[name], default="")
    others = sum(counts.values()) - counts.get(top, 0)
    # a country named but once, or only with somebody else's office, may be a visitor's
    sure = bool(top) and counts[top] > 1 and 3 * others <= counts[top] and (others == 0 or counts[top] >= 2)
    land = first[top] if sure else None
    # a president may be named as everybody's: the American one, in an article about Morvia and two Americans there
    seat = land if 6 * others <= counts.get(top, 0) else None
    if len(named) == 1:
        place, mention = next(iter(named.items()))
        if place in first and mention.label.split()[0] not in {"UK", "US", "U.S.", "U.K.", place.split()[0]}:
            mention = first[place]  # the French government's minister is France's, as "the French minister" is
        chosen = mention if counts.get(place, 1) >= max(counts.values(), default=0) else None
        return chosen, chosen or seat
    if named or 3 * others > counts.get(top, 0):
        return None if named or counts.get(top, 0) > 1 or others > 1 else bare, seat
    return land or bare or (first[top] if top and counts[top] > 1 else None), seat


def province_of(document: Document) -> Mention | None:
    """The one American state that the article names, twice or more, whose governor need not be called that state's."""
    page = layout(document).page
    names = {columns[0] for columns in words("state_abbreviations").values() if columns}
    found: dict[str, list[Mention]] = {}
    for first, last, label in page.ents:
        text = page.words(first, last)
        if label in {"LOC", "ORG"}:
            for name in names & {text, page.text[first], page.words(first, min(first + 2, last))}:
                found.setdefault(name, []).append(Mention(page.span(first, last), "place", "name", name))
    if len(found) != 1:
        return None
    named = [one for one in next(iter(found.values())) if one.span.text == one.label]
    text = page.article.text
    told = any(text[: one.span.start].rstrip().endswith("state of") for one in named)  # in the state of Norland
    return named[0] if len(named) > 1 or told else None


def _countries(document: Document) -> tuple[dict[str, float], dict[str, Mention]]:
    """How often the article names each country (half for one named with an office), and where it does so first."""
    plan = layout(document)
    page = plan.page
    counts: dict[str, float] = {}
    first: dict[str, Mention] = {}
    owned = {
        i
        for post in posts(document)
        for part in (post.institution, post.place)
        if part is not None
        for i in range(part.first, part.last)
    }
    i = 0
    while i < len(page):
        size, name = 1, ""
        persons = plan.whole_at[i] >= 0 or page.label[i] == "PER"  # Tom French, and Mr Ireland
        if page.capital(i) and page.pos[i] in {"PROPN", "ADJ", "NOUN"} and not persons:
            if page.ent[i] >= 0 and page.ents[page.ent[i]][0] == i:
                size = page.ents[page.ent[i]][1] - i
                name = country(page.words(i, i + size))
            if not name:  # the United States House of Representatives
                size = next((n for n in (3, 2, 1) if country(page.words(i, min(i + n, len(page))))), 1)
                name = country(page.words(i, min(i + size, len(page))))
        if name in _PARTS:
            name = "United Kingdom"
        if name and name not in _UNIONS and page.text[i] not in _ELSEWHERE:
            people = size == 1 and (page.pos[i] == "ADJ" or page.label[i] == "MISC")  # of a people, living anywhere
            counts[name] = counts.get(name, 0) + (0.25 if people else 0.5 if i in owned else 1)
            first.setdefault(name, Mention(page.span(i, i + size), "place", "name", name))
        i += size
    return counts, first
