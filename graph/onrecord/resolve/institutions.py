"""Which institutions of different articles are one: by name, by an abbreviation that a text gives, by country."""

from __future__ import annotations

from collections import defaultdict

from onrecord.model import fold
from onrecord.resolve.body_names import body_key, initials, lands_apart, longer_names
from onrecord.resolve.descriptions import country, singular
from onrecord.resolve.identity import Identities, Item, Timeline
from onrecord.vocabulary import words

__all__ = ["general", "join_institutions", "join_places"]

_DAYS = 60


def general(name: str) -> bool:
    """Whether a name could be that of a body in any country: "Supreme Court", "Ministry of Defence", "Senate"."""
    classes = words("bodies")
    modifiers = words("office_modifiers")
    plain = body_key(name)
    if plain in classes:
        return True
    return all(
        word in _LINKS or singular(word) in classes or word in modifiers or singular(word) in _FIELDS
        for word in plain.split()
    )


_LINKS = frozenset({"of", "the", "for", "and", "in", "on"})
_FIELDS = frozenset(
    {
        "defence",
        "defense",
        "health",
        "justice",
        "interior",
        "home",
        "foreign",
        "affair",
        "finance",
        "education",
        "transport",
        "transportation",
        "labour",
        "labor",
        "energy",
        "environment",
        "agriculture",
        "culture",
        "trade",
        "commerce",
        "state",
        "supreme",
        "high",
        "national",
        "federal",
        "public",
        "conservative",
        "democratic",
        "republican",
        "liberal",
        "green",
        "socialist",
        "people",
        "social",
        "works",
        "security",
        "immigration",
    }
)


def join_institutions(identities: Identities) -> None:
    """Joins the institutions of all articles."""
    bodies = list(identities.of_kind("institution"))
    _join_copies(identities, bodies)
    named = [item for item in bodies if item.referent.named and not item.keys("government")]
    _join_names(identities, named)
    _join_abbreviations(identities, named)
    _join_short(identities, named)
    _join_governments(identities, [item for item in bodies if item.keys("government")])


def _join_copies(identities: Identities, bodies: list[Item]) -> None:
    first: dict[tuple[str, str], Item] = {}
    for item in bodies:
        other = first.setdefault((item.story, body_key(item.referent.name)), item)
        if other.article.id != item.article.id:
            identities.join(other, item, "the same words in copies of one story")


def _abbreviated(form: str) -> bool:
    bare = form.replace(".", "")
    return " " not in bare and 2 <= len(bare) <= 6 and bare.isupper()


def _join_names(identities: Identities, named: list[Item]) -> None:
    """Equal names; a name that many countries have is one in one story or in articles that share people or bodies."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in named:
        for form in {body_key(form) for form in item.forms if not _abbreviated(form)}:
            groups[form].append(item)
    for form in sorted(groups):
        items = groups[form]
        if not general(form):
            for item in items[1:]:
                identities.join(items[0], item, "same name")
            continue
        _join_general(identities, items)


def _join_general(identities: Identities, items: list[Item]) -> None:
    """Bodies of a name that many countries have: one in articles that share people or bodies and in articles about one
    country; where all articles that tell are about one country, in all of them."""
    index: dict[str, Item] = {}
    spoken_of = _Lands(identities)
    for item in items:
        own = f"i {fold(item.referent.name)}"
        marks = [f"story {item.story}", *(f"country {name}" for name in sorted(item.keys("country")))]
        marks += sorted(key for key in identities.contexts[item.article.id] if key != own)
        for mark in marks:
            other = index.setdefault(mark, item)
            if other is not item and spoken_of.one(other, item):
                why = "about one country" if mark.startswith("country") else "about the same people or bodies"
                spoken_of.join(other, item, f"same name, in articles {why}")
    lands = {name for item in items for name in item.keys("country")}
    if len(lands) <= 1:
        for item in items[1:]:
            identities.join(items[0], item, "same name, and no article speaks of another country's")


class _Lands:
    """The countries that the articles about each entity are about; kept while entities are joined, since to look at all
    members of a large one at each join is dear."""

    def __init__(self, identities: Identities) -> None:
        self._identities = identities
        self._of: dict[int, frozenset[str]] = {}

    def of(self, item: Item) -> frozenset[str]:
        """Those of the entity that the item is of."""
        root = self._identities.find(item)
        if root not in self._of:
            self._of[root] = frozenset().union(*(each.keys("country") for each in self._identities.members(root)))
        return self._of[root]

    def one(self, one: Item, other: Item) -> bool:
        """Whether no two countries would come together in one entity."""
        lands = self.of(one), self.of(other)
        return not lands[0] or not lands[1] or lands[0] == lands[1]

    def join(self, one: Item, other: Item, reason: str) -> None:
        """Joins the two, if they may be."""
        lands = self.of(one) | self.of(other)
        if self._identities.join(one, other, reason):
            self._of[self._identities.find(one)] = lands


def _join_abbreviations(identities: Identities, named: list[Item]) -> None:
    """An abbreviation alone is the body for which some article gives it, if it is one; in its own story first."""
    given: dict[str, set[int]] = defaultdict(set)
    letters: dict[str, list[Item]] = defaultdict(list)
    alone: list[tuple[str, Item]] = []
    for item in named:
        short = [form for form in item.forms if _abbreviated(form)]
        if len(short) == len(item.forms):
            alone.append((body_key(item.referent.name), item))
            continue
        for form in short:
            given[body_key(form)].add(item.number)
        for form in item.forms:
            for letter in initials(form):
                letters[letter].append(item)
    first: dict[str, Item] = {}
    for form, item in alone:
        roots = {identities.find(number) for number in given.get(form, ())}
        if len(roots) == 1:
            identities.join(roots.pop(), item, f"abbreviation given in a text: {item.referent.name}")
        elif not roots:
            near = {
                identities.find(other) for other in letters.get(form, []) if identities.shared_without(other, item) >= 1
            }
            if len(near) == 1:
                identities.join(
                    near.pop(), item, f"initials, in articles about the same people or bodies: {item.referent.name}"
                )
            else:
                identities.join(first.setdefault(form, item), item, "same abbreviation")


def _join_short(identities: Identities, named: list[Item]) -> None:
    """A short name ("the Harbour Board") is the only longer one that it can stand for, in articles about the same."""
    by_word: dict[str, list[Item]] = defaultdict(list)
    for item in named:
        longest = body_key(item.referent.name).split()
        if len(longest) > 1:
            for word in {longest[0], longest[-1]}:
                by_word[word].append(item)
    longer = longer_names(body_key(item.referent.name) for item in named)
    lines: dict[str, Timeline] = {}
    for item in named:
        name = body_key(item.referent.name)
        parts = name.split()
        if not parts:
            continue
        wanted = longer.get(name, ())
        if not wanted:  # most names are short for no other
            continue
        found: set[int] = set()
        for word in sorted({parts[0], parts[-1]}):
            if word in by_word:
                if word not in lines:
                    lines[word] = Timeline(by_word[word])
                line = lines[word]
                found |= {
                    identities.find(other)
                    for other in line.near(item, _DAYS)
                    if body_key(other.referent.name) in wanted
                    and identities.shared_without(other, item) >= 1
                    and _land_fits(other, item, name)
                }
        found.discard(identities.find(item))
        if len(found) == 1:
            identities.join(found.pop(), item, "short for a longer name, in articles about the same people or bodies")


def _land_fits(longer: Item, item: Item, name: str) -> bool:
    """Whether a name that many countries have may be short for that of a body: the article is about the country that
    the longer name gives; where it gives none, the articles are not about two countries."""
    here = item.keys("country")
    land = lands_apart(body_key(longer.referent.name), name)
    if land:
        return land in here
    there = longer.keys("country")
    return not general(name) or not here or not there or bool(here & there)


def _join_governments(identities: Identities, governments: list[Item]) -> None:
    """Governments by country; one without a country is that of the one country whose government is spoken of in
    articles of the same days about the same people."""
    by_country: dict[str, Item] = {}
    bare: list[Item] = []
    known: list[Item] = []
    for item in governments:
        where = sorted(item.keys("government") - {""})
        if where:
            known.append(item)
            for place in where:
                identities.join(by_country.setdefault(place, item), item, f"the government of one country: {place}")
        else:
            bare.append(item)
    line = Timeline(known)
    others = Timeline(bare)
    for item in bare:
        near = [other for other in line.near(item, _DAYS) if identities.shared_without(other, item) >= 2]
        roots = {identities.find(other) for other in near}
        if len(roots) == 1:
            identities.join(roots.pop(), item, "the government, in articles about the same people")
    for item in bare:
        for other in others.near(item, _DAYS):
            if (
                other.number < item.number
                and identities.shared_without(other, item) >= 2
                and _one_country(identities, other, item)
            ):
                identities.join(other, item, "the government, in articles about the same people")


def _one_country(identities: Identities, one: Item, other: Item) -> bool:
    places = [
        {place for member in identities.members(item) for place in member.keys("government", "country")} - {""}
        for item in (one, other)
    ]
    return not places[0] or not places[1] or bool(places[0] & places[1])


def join_places(identities: Identities) -> None:
    """Joins places by name; a country by any of its names."""
    first: dict[str, Item] = {}
    for item in identities.of_kind("place"):
        name = fold(country(item.referent.name) or item.referent.name).removeprefix("the ")
        identities.join(first.setdefault(name, item), item, "same place name")
