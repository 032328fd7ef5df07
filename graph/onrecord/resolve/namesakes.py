"""What tells two persons of one name apart."""

from __future__ import annotations

from onrecord.resolve.identity import Identities, Item, apart_in_days, day
from onrecord.vocabulary import words

__all__ = ["COURTESY", "Profile", "conflict", "gender_agrees", "office_kind"]

COURTESY = frozenset({"mr", "mrs", "ms", "miss", "mx", "madam"})
_TERM = 400  # days within which two seats of one office are two persons
_CAREER = (
    20 * 365
)  # days without a word of somebody after which one of that name is another, unless something links them


_BENCH = frozenset({"judge", "justice", "magistrate", "bishop", "archbishop"})
_POLITICS = frozenset({"state", "party", "legislature", "local"})


def gender_agrees(one: Item, other: Item, felt: bool = False) -> bool:
    """Whether titles (felt: and pronouns) do not make one a woman and the other a man."""
    names = ("gender", "called") if felt else ("gender",)
    left, right = one.keys(*names), other.keys(*names)
    return not left or not right or bool(left & right)


class Profile:
    """What is known of several referents taken together."""

    def __init__(self, identities: Identities, root: int) -> None:
        self.items = identities.members(root)
        self.gender = frozenset().union(*(item.keys("gender") for item in self.items))
        self.offices = [
            (value.partition("|")[0], frozenset(value.partition("|")[2].split()), item)
            for item in self.items
            for value in sorted(item.keys("office"))
        ]
        self.lands = frozenset().union(*(item.keys("country") for item in self.items))
        self.titles = frozenset().union(*(item.keys("title") for item in self.items)) - COURTESY
        self.held = frozenset(
            value.partition("|")[0] for item in self.items for value in item.keys("office", "was", "acting")
        )


def conflict(identities: Identities, one: Profile, other: Profile) -> bool:
    """Whether two of one name cannot be the same person."""
    if one.gender and other.gender and not one.gender & other.gender:
        return True
    bodies = [{word for _, place, _ in profile.offices for word in place} for profile in (one, other)]
    elsewhere = all(bodies) and not bodies[0] & bodies[1]
    abroad = bool(one.lands and other.lands) and not one.lands & other.lands
    if elsewhere and abroad and one.held & other.held:
        return not _linked(identities, one, other)  # one director of a museum in Peru, one of a ferry line in Kenya
    if one.held & other.held and not _rival_seats(one, other):
        return False
    if _rival_seats(one, other):
        return True
    if _decades_apart(one, other):
        return not _linked(identities, one, other)
    # offices of different walks of life, in bodies that have nothing to do with each other, in articles that share
    # nobody and nothing
    if one.titles & other.titles:
        return False
    walks = [{_walk(phrase) for phrase, _, _ in profile.offices} - {""} for profile in (one, other)]
    if _exclusive(one, other):
        return not _linked(identities, one, other)  # a judge and a minister of one month
    if elsewhere and all(walks) and not walks[0] & walks[1]:
        return not _linked(identities, one, other)
    return False


def _linked(identities: Identities, one: Profile, other: Profile) -> bool:
    """Whether articles about the one speak of anybody or anything that articles about the other speak of."""
    return any(identities.shared_without(a, b) for a in one.items[:20] for b in other.items[:20])


def _decades_apart(one: Profile, other: Profile) -> bool:
    """Whether decades lie between all articles about the one and all about the other, if all are dated."""
    days = [[day(item.article) for item in profile.items] for profile in (one, other)]
    if None in days[0] or None in days[1]:
        return False
    left, right = (sorted(when.toordinal() for when in found if when is not None) for found in days)
    return max(left[0] - right[-1], right[0] - left[-1]) > _CAREER


def office_kind(phrase: str) -> str:
    """The kind of an office by its phrase, else by its last word (ontology/words/offices.tsv), "" if unknown."""
    table = words("offices")
    return next((table[form][1] for form in (phrase, phrase.split()[-1] if phrase else "") if form in table), "")


def _walk(phrase: str) -> str:
    """The walk of life that an office belongs to: politics is one, whether in government, party or town hall."""
    kind = office_kind(phrase)
    return "politics" if kind in {"state", "party", "legislature", "local", "royal", "diplomatic", "member"} else kind


def _exclusive(one: Profile, other: Profile) -> bool:
    """Whether the one sits in judgement, or on a bishop's chair, when the other holds an office of politics."""
    for left, right in ((one, other), (other, one)):
        for phrase, _, item in left.offices:
            if phrase.rpartition(" ")[2] in _BENCH and any(
                office_kind(theirs) in _POLITICS and apart_in_days(item.article, at.article) <= _TERM
                for theirs, _, at in right.offices
            ):
                return True
    return False


def _rival_seats(one: Profile, other: Profile) -> bool:
    """Whether the two hold one office in two places at about the same time, of a kind that nobody has two of: two
    mayors, two presidents, two members of parliament."""
    for phrase, place, item in one.offices:
        if office_kind(phrase) not in {"state", "local", "legislature"}:
            continue
        for phrase2, place2, item2 in other.offices:
            same = phrase == phrase2 and place and place2 and not place & place2
            if same and apart_in_days(item.article, item2.article) <= _TERM:
                return True
    return False
