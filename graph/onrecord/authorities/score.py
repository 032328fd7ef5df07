"""How likely two are one: names by their parts and by letters (rapidfuzz), then what else is known of both.

    1.00  the same full name           0.93  one name longer or shorter; a body's words in another order 0.96
    0.92  one letter of a long word    0.86  surname and initial; less where more letters differ

A shared office adds, another one takes away, so do dates that cannot be and a generation that only one names. A match
is accepted from ACCEPTED on, and only if no other candidate comes near: of two bearers of one name neither is, unless
an office tells them apart. The threshold is measured: tests/bench/linking.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler
from rapidfuzz.utils import default_process

from onrecord.authorities.known import SMALL, Known, Wanted, turned
from onrecord.model import Match, fold
from onrecord.resolve.body_names import body_key, initials
from onrecord.resolve.parts import given_agree, key, parts, same_spelling, suffixes_agree

__all__ = ["ACCEPTED", "judged", "score"]

ACCEPTED = 0.9
"""Score from which schema:sameAs is written."""
CANDIDATE = 0.6
"""Score from which a candidate is kept."""
_MOST = 5
_LONG = 6
_APART = 0.06
"""How far the next candidate must stay behind."""
_SHARED_POST = 80.0
"""Likeness of two offices (0 to 100) from which they count as one."""


def judged(one: Wanted, known: Iterable[Known], authority: str) -> list[Match]:
    """The best candidates for one entity, as matches."""
    found: dict[str, tuple[float, Known, tuple[str, ...]]] = {}
    for each in known:
        value, reasons = score(one, each)
        if value >= CANDIDATE and (each.id not in found or value > found[each.id][0]):
            found[each.id] = value, each, reasons
    best = sorted(found.values(), key=lambda entry: (-entry[0], entry[1].id))[:_MOST]
    matches = []
    for at, (value, each, reasons) in enumerate(best):
        alone = at == 0 and (len(best) == 1 or best[1][0] <= value - _APART)
        if at == 0 and not alone and value >= ACCEPTED:
            reasons = (*reasons, "another comes as near")
        sure = value >= ACCEPTED and alone
        shown = round(min(value, 1.0), 3)
        matches.append(Match(one.entity, each.id, each.names[0], authority, shown, sure, reasons))
    return matches


def score(one: Wanted, other: Known) -> tuple[float, tuple[str, ...]]:
    """How likely the two are one, and why: 0 to 1, and over 1 where more than the full name agrees."""
    if other.kind and other.kind != one.kind:
        return 0.0, ("another kind",)
    compare = _person if one.kind == "person" else _body
    value, reason = max(
        (
            (found[0] - 0.02 * (at > 0) - 0.02 * (way > 0), found[1])
            for at, mine in enumerate(one.names)
            for way, theirs in enumerate(other.names)
            if (found := compare(mine, theirs))[0]
        ),
        default=(0.0, ""),
    )
    if value < CANDIDATE - 0.1:
        return value, (reason,)
    reasons = [reason]
    shared = _shared(one.posts, other.posts)
    if shared:
        value += 0.08
        reasons.append(f"same office: {shared}")
    elif one.posts and other.posts:
        value -= 0.15
        reasons.append(f"other offices: {other.posts[0]}")
    if other.since[:4].isdigit() and one.last[:4] and int(other.since[:4]) > int(one.last[:4]) + 1:
        value -= 0.08
        reasons.append(f"in office only since {other.since[:4]}")
    if impossible := _impossible(one, other):
        value -= 0.5
        reasons.append(impossible)
    if other.sure:
        reasons.append("a match, says the service")
    return max(0.0, value), tuple(reasons)


def _person(mine: str, theirs: str) -> tuple[float, str]:
    left, right = parts(turned(mine)), parts(turned(theirs))
    if not suffixes_agree(left.suffix, right.suffix):
        return 0.0, "another generation"
    if not (left.given and left.family and right.given and right.family):
        bare = key(left.plain) == key(right.plain) and bool(left.plain)
        return (0.7, "the same single name") if bare else (0.0, "")
    # "Vale Jr" may be plain "Vale" in an article, or the son of whom it speaks
    less = 0.15 if key(left.suffix) != key(right.suffix) else 0.0
    given, family = (key(left.given), key(right.given)), (key(left.family), key(right.family))
    if same_spelling(*family) and same_spelling(*given) and (family[0] != family[1] or given[0] != given[1]):
        return 0.96 - less, "same full name, without its marks"
    if family[0] == family[1]:
        if given[0] == given[1]:
            return (1.0, "same full name") if not less else (1.0 - less, "same full name, but for the generation")
        if given_agree(left.given, right.given):
            initial = min(len(given[0].replace(" ", "")), len(given[1].replace(" ", ""))) <= 2
            return (0.86, "same surname and initial") if initial else (0.93, "same name, longer or shorter")
    if given_agree(left.given, right.given) and _slip(*family):
        return (0.92, "one letter of the surname differs") if given[0] == given[1] else (0.8, "one letter differs")
    likeness = JaroWinkler.similarity(f"{given[0]} {family[0]}", f"{given[1]} {family[1]}")
    if family[0] == family[1] or JaroWinkler.similarity(*family) > 0.9:
        return min(0.85, likeness * 0.9), "a name spelt much alike"
    return min(0.75, likeness * 0.75), "a name spelt somewhat alike"


def _body(mine: str, theirs: str) -> tuple[float, str]:
    left, right = body_key(mine), body_key(theirs)
    if not left or not right:
        return 0.0, ""
    if left == right:
        return (1.0, "same name") if " " in left else (0.92, "same name of one word")
    short, full = sorted((mine, theirs), key=lambda name: len(name.split()))
    if fold(short).replace(".", "") in {fold(each) for each in initials(full)}:
        return 0.8, "initials"
    words = [sorted(word for word in each.split() if word not in SMALL) for each in (left, right)]
    if words[0] == words[1]:
        return 0.96, "same words"
    if _one_letter(*words):
        return 0.92, "one letter differs"
    likeness = fuzz.token_sort_ratio(left, right) / 100
    if set(words[0]) < set(words[1]) or set(words[1]) < set(words[0]):
        return min(0.85, 0.5 + likeness / 2), "one name within the other"
    return min(0.85, likeness * 0.93), "a name spelt somewhat alike"


def _one_letter(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    left, right = sorted(set(mine) - set(theirs)), sorted(set(theirs) - set(mine))
    return len(mine) == len(theirs) and len(left) == 1 and len(right) == 1 and _slip(left[0], right[0])


def _slip(mine: str, theirs: str) -> bool:
    """Whether two long words differ by a letter; a short one (East, West; Brock, Brocks) is another word then."""
    return min(len(mine), len(theirs)) > _LONG and DamerauLevenshtein.distance(mine, theirs) == 1


def _shared(mine: Sequence[str], theirs: Sequence[str]) -> str:
    for other in theirs:
        for post in mine:
            if fuzz.token_set_ratio(post, other, processor=default_process) >= _SHARED_POST:
                return other
    return ""


def _impossible(one: Wanted, other: Known) -> str:
    """Why the dates forbid it, if they do: dead long before, or not yet grown up."""
    first, last = one.first[:4], one.last[:4]
    if one.kind != "person" or not first:
        return ""
    if other.died[:4].isdigit() and int(other.died[:4]) < int(first) - 1:
        return f"died {other.died[:4]}"
    if other.born[:4].isdigit() and int(other.born[:4]) > int(last) - 16:
        return f"born {other.born[:4]}"
    return ""
