"""The prime minister whom an article does not name, by the articles of the same days that do."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from onrecord.resolve.identity import Identities, Item, Timeline, apart_in_days, day
from onrecord.resolve.namesakes import gender_agrees, office_kind

__all__ = ["join_holders"]

_DAYS = 45  # how far apart two articles may be for "the prime minister" of one to be named by the other


def join_holders(identities: Identities, persons: list[Item]) -> None:
    """A prime minister whom an article does not name is the one whom other articles of the same days about the
    same people name as prime minister, if they agree on one."""
    holders: dict[str, list[Item]] = defaultdict(list)
    unnamed: list[Item] = []
    for item in persons:
        if item.referent.named:
            for value in sorted(item.keys("office")):
                holders[value.partition("|")[0]].append(item)
        elif item.keys("office"):
            unnamed.append(item)
    lines = {phrase: Timeline(items) for phrase, items in holders.items()}
    left: list[tuple[Item, str, date | None]] = []
    for item in unnamed:
        if any(member.referent.named for member in identities.members(item)):
            continue
        for value in sorted(item.keys("office")):
            phrase, _, place = value.partition("|")
            line = lines.get(phrase)
            found = _holder(identities, item, phrase, place, line.near(item, _DAYS)) if line else None
            if found is not None:
                identities.join(found, item, f"holds the office of {phrase} in an article of the same days")
                break
        else:
            left += [
                (item, value, day(item.article))
                for value in sorted(item.keys("office"))
                if not value.endswith("|") or _least_shared(value[:-1]) == 1
            ]
    # nobody names him anywhere: still the same person in articles of the same days about the same people
    for at, (item, value, when) in enumerate(left):
        for other, theirs, then in left[max(0, at - 50) : at]:
            if (
                theirs == value
                and (when is None or then is None or abs((when - then).days) <= _DAYS)
                and other.article.id != item.article.id
                and identities.shared(item.article, other.article) >= 3
            ):
                identities.join(other, item, f"the same {value.partition('|')[0]}, whom nobody names")
                break


def _holder(identities: Identities, item: Item, phrase: str, place: str, holders: list[Item]) -> Item | None:
    """The one holder that fits by place and days and whose articles speak of the same people and bodies."""
    wanted = frozenset(place.split())
    fitting: list[Item] = []
    for other in holders:
        if not gender_agrees(other, item, felt=True) or not identities.may_join(other, item):
            continue
        lands = other.keys("country"), item.keys("country")
        if all(lands) and not lands[0] & lands[1]:
            continue
        places = [frozenset(value.partition("|")[2].split()) for value in other.keys("office")]
        if wanted and all(p and not p & wanted for p in places):
            continue
        fitting.append(other)
    least = _least_shared(phrase)
    near = [other for other in fitting if identities.shared_without(other, item) >= least]
    for chosen in (near, [other for other in fitting if _place_of(other, phrase) & wanted] if wanted else []):
        by_root: dict[int, list[Item]] = defaultdict(list)
        for other in chosen:
            by_root[identities.find(other)].append(other)
        if len(by_root) == 1:
            return chosen[0]
        if len(by_root) > 1:  # an office changed hands: the holder of the nearest day, of whom the articles share most
            ranked = sorted(
                (
                    min(apart_in_days(o.article, item.article) for o in others),
                    -max(identities.shared_without(o, item) for o in others),
                    root,
                )
                for root, others in by_root.items()
            )
            if ranked[0][:2] < ranked[1][:2]:
                return by_root[ranked[0][2]][0]
            return None
    return None
    return None


def _place_of(item: Item, phrase: str) -> frozenset[str]:
    """The words for the institution of the office of that name that the person holds."""
    return frozenset(
        word
        for value in item.keys("office")
        if value.startswith(f"{phrase}|")
        for word in value.partition("|")[2].split()
    )


def _least_shared(phrase: str) -> int:
    """How much two articles must have in common for "the prime minister" of one to be the other's: little for an
    office that a country has one of, more for a mayor, and nothing is enough for a judge or a spokesman."""
    kind = office_kind(phrase)
    alone = " " not in phrase and phrase.endswith(("minister", "secretary"))
    if kind in {"state", "royal"} and not alone:
        return 1
    return 3 if kind in {"local", "party"} else 10_000
