"""Referents of all articles and the judgements that join them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from operator import itemgetter

from onrecord.model import Article, Reading, Referent, fold
from onrecord.resolve.outlines import Outline, outline
from onrecord.resolve.remembered import Remembered, digest

__all__ = ["Identities", "Item", "Timeline", "apart_in_days", "day"]


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A referent of one article. number: its place in the order of article ids, so that no order of files matters."""

    number: int
    article: Article
    referent: Referent
    kind: str = field(init=False)
    story: str = field(init=False)
    """The story that the article tells: copies of one wire story share it."""
    forms: tuple[str, ...] = field(init=False)
    """Its name and aliases."""
    _keys: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        # what is asked for again and again is looked up once
        object.__setattr__(self, "kind", self.referent.kind)
        object.__setattr__(self, "story", self.article.story or self.article.id)
        object.__setattr__(self, "forms", (self.referent.name, *self.referent.aliases))

    def keys(self, *names: str) -> frozenset[str]:
        """The values of its keys of these names."""
        found = self._keys.get(names)
        if found is None:
            found = self._keys[names] = frozenset([value for key, value in self.referent.keys if key in names])
        return found


def day(article: Article) -> date | None:
    """The day an article was published, as far as it is known to the day (or else the first day of what is known)."""
    return _day(article.published[:10])


@lru_cache(maxsize=20_000)
def _day(published: str) -> date | None:
    parts = published.split("-")
    try:
        return date(int(parts[0]), int(parts[1]) if len(parts) > 1 else 1, int(parts[2]) if len(parts) > 2 else 1)
    except (ValueError, IndexError):
        return None


class Timeline:
    """Referents by the day of their article, to find those near a day without looking at all of them."""

    def __init__(self, items: Iterable[Item], reach: int = 40) -> None:
        self._undated: list[Item] = []
        self._reach = reach
        dated: list[tuple[int, int, Item]] = []
        for item in items:
            when = day(item.article)
            if when is None:
                self._undated.append(item)
            else:
                dated.append((when.toordinal(), item.number, item))
        dated.sort(key=itemgetter(0, 1))
        self._items = [item for *_, item in dated]
        self._ordinals = [ordinal for ordinal, *_ in dated]

    def near(self, item: Item, days: int) -> list[Item]:
        """Those of other articles at most so many days away, the nearest 2 x reach of them; undated ones are near all,
        and an undated one is near the latest."""
        when = day(item.article)
        if when is None:
            first, last = max(0, len(self._items) - self._reach), len(self._items)
        else:
            ordinal = when.toordinal()
            middle = bisect_left(self._ordinals, ordinal)
            first = bisect_left(self._ordinals, ordinal - days, max(0, middle - self._reach), middle)
            most = min(len(self._items), middle + self._reach)
            last = bisect_right(self._ordinals, ordinal + days, middle, most)
        found = self._items[first:last]
        if self._undated:
            found += self._undated[: self._reach]
        own = item.article.id
        return [other for other in found if other.article.id != own]


def apart_in_days(one: Article, other: Article) -> int:
    """Days between two articles; 0 where one of them is not dated (nothing tells them apart)."""
    left, right = day(one), day(other)
    return abs((left - right).days) if left and right else 0


class Identities:
    """A union-find over the referents of all articles. Two that were told apart are never joined."""

    def __init__(self, readings: Sequence[Reading], memory: Remembered | None = None) -> None:
        """memory: what earlier builds worked out."""
        self.memory = memory
        self.outlines = {each.article.id: _outline(each, memory) for each in readings}
        self.signs: list[str] = []
        """For each referent, if there is a memory: a name for it and for all that its article says of itself."""
        self.items: list[Item] = []
        self.of: dict[str, list[Item]] = {}
        for reading in readings:
            own: list[Item] = []
            for referent in reading.referents:
                own.append(Item(len(self.items), reading.article, referent))
                self.items.append(own[-1])
            self.of[reading.article.id] = own
            if memory is not None:
                sign = _sign(reading, memory)
                self.signs += [f"{sign}{number}" for number in range(len(own))]
        self._parent = list(range(len(self.items)))
        self.joins: list[tuple[int, int, str]] = []
        """Every join that was made: the numbers of two referents, and the reason."""
        self.parted: list[tuple[int, int]] = []
        """Every two entities that were told apart, by numbers of referents."""
        self._members: dict[int, list[int]] = {}
        self._reasons: dict[int, set[str]] = defaultdict(set)
        self._apart: dict[int, set[int]] = {}
        self._marks: dict[int, set[str]] = {}
        self.contexts = _contexts(self.of)

    def find(self, item: Item | int) -> int:
        """The number that stands for the entity of this referent."""
        number = item if isinstance(item, int) else item.number
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def members(self, item: Item | int) -> list[Item]:
        """All referents of the entity, in order."""
        root = self.find(item)
        found = self._members.get(root)
        return [self.items[number] for number in sorted(found)] if found else [self.items[root]]

    def same(self, one: Item | int, other: Item | int) -> bool:
        """Whether the two are one entity."""
        return self.find(one) == self.find(other)

    def may_join(self, one: Item | int, other: Item | int) -> bool:
        """Whether nothing known keeps the two apart."""
        left, right = self.find(one), self.find(other)
        return left == right or self._may_be_one(left, right)

    def _may_be_one(self, left: int, right: int) -> bool:
        marks = self._marks.get(left), self._marks.get(right)
        if marks[0] and marks[1] and not marks[0] & marks[1]:
            return False
        return right not in self._apart.get(left, ())

    def join(self, one: Item | int, other: Item | int, reason: str) -> bool:
        """Makes the two one entity, for a reason that a reader understands; False if they were told apart."""
        left, right = self.find(one), self.find(other)
        if left == right:
            return True
        if not self._may_be_one(left, right):
            return False
        first, second = (each if isinstance(each, int) else each.number for each in (one, other))
        self.joins.append((first, second, reason))
        left, right = min(left, right), max(left, right)
        self._parent[right] = left
        mine, theirs = self._members.setdefault(left, [left]), self._members.pop(right, [right])
        if len(mine) < len(theirs):
            mine, theirs = theirs, mine
        mine += theirs
        self._members[left] = mine
        self._reasons[left] |= {reason} | self._reasons.pop(right, set())
        if right in self._marks:
            self._marks.setdefault(left, set()).update(self._marks.pop(right))
        for enemy in self._apart.pop(right, set()):
            self._apart[enemy].discard(right)
            self._keep_apart(left, enemy)
        return True

    def mark(self, item: Item, value: str) -> None:
        """Gives the entity a mark; two entities that are marked are joined only if they share one."""
        self._marks.setdefault(self.find(item), set()).add(value)

    def part(self, one: Item | int, other: Item | int) -> None:
        """Notes that the two are not one."""
        left, right = self.find(one), self.find(other)
        if left != right:
            self.parted.append((left, right))
            self._keep_apart(left, right)

    def _keep_apart(self, left: int, right: int) -> None:
        self._apart.setdefault(left, set()).add(right)
        self._apart.setdefault(right, set()).add(left)

    def state(self, items: Sequence[Item]) -> str | None:
        """What was judged of some referents so far: which of them are one, which are not, and their marks; None where
        others belong to their entities, so that it does not depend on these alone. items: each once."""
        find = self.find
        roots = [find(item.number) for item in items]
        local: dict[int, int] = {}
        for root in roots:
            local.setdefault(root, len(local))
        if sum([len(self._members.get(root, (root,))) for root in local]) > len(items):
            return None
        apart = sorted(
            (at, local[other]) for root, at in local.items() for other in self._apart.get(root, ()) if other in local
        )
        marks = [sorted(self._marks.get(root, ())) for root in local]
        return repr(([local[root] for root in roots], apart, marks))

    def reasons(self, root: int) -> tuple[str, ...]:
        """Why the referents of the entity are one, within articles and across them."""
        found = set(self._reasons.get(root, ()))
        for item in self.members(root):
            found |= set(item.referent.reasons)
        return tuple(sorted(found))

    def of_kind(self, *kinds: str) -> Iterator[Item]:
        """The referents of these kinds, in order."""
        return (item for item in self.items if item.kind in kinds)

    def roots(self) -> Iterator[int]:
        """One number for each entity, in order."""
        return (number for number in range(len(self.items)) if self._parent[number] == number)

    def shared(self, one: Article, other: Article) -> int:
        """How much two articles speak of the same people and bodies: 2 for each person they both name in full, 1 for
        each institution, 1 for standing on one page; articles of one story share all."""
        if one.id == other.id or (one.story and one.story == other.story):
            return 100
        left, right = self.contexts[one.id], self.contexts[other.id]
        if len(left) > len(right):
            left, right = right, left
        score = sum(2 if key.startswith("p ") else 1 for key in left if key in right)
        return score + (1 if one.page and one.page == other.page else 0)

    def shared_without(self, one: Item, other: Item) -> int:
        """The same, not counting what the two referents are called themselves."""
        score = self.shared(one.article, other.article)
        if score >= 100:
            return score
        own = {_context_key(item) for item in (one, other)} - {""}
        common = own & self.contexts[one.article.id] & self.contexts[other.article.id]
        return score - sum(2 if key.startswith("p ") else 1 for key in common)


def _outline(reading: Reading, memory: Remembered | None) -> Outline:
    if memory is None:
        return outline(reading)
    return Outline.of(memory.recall(digest("outline", memory.mark(reading)), partial(outline, reading)))


def _sign(reading: Reading, memory: Remembered) -> str:
    article = reading.article
    return digest(memory.mark(reading), article.story, article.published, article.page)


def _context_key(item: Item) -> str:
    referent = item.referent
    if not referent.named or " " not in referent.name:
        return ""
    return _full_key(referent.kind, referent.name)


@lru_cache(maxsize=100_000)
def _full_key(kind: str, name: str) -> str:
    return f"{kind[0]} {fold(name)}" if kind in {"person", "institution"} else ""


def _contexts(of: Mapping[str, Iterable[Item]]) -> dict[str, frozenset[str]]:
    """Whom and what each article names in full."""
    return {article: frozenset(key for item in items if (key := _context_key(item))) for article, items in of.items()}
