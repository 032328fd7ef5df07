"""Which mentions of one article belong together, found step by step, each step with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.extractors._text.names import Name
from onrecord.model import Mention, fold
from onrecord.resolve.descriptions import Description

__all__ = ["Clusters", "Node"]

PERSON, INSTITUTION, OFFICE = "person", "institution", "office"
REPORTS = frozenset({"report", "inquiry", "document"})


@dataclass(slots=True, eq=False)
class Node:
    """A mention where it stands.

    first, last, head: tokens (last is one past the end); sentence, paragraph: their numbers; quotation: index of the
    innermost quotation around it, -1 outside; function: subject, object, possessor or other; claimed: a claim uses it
    (the others serve to find out who the claimed ones are); gender: f, m, or "" where the mention does not tell;
    plural: it stands for several; variants: the claims' own mentions of this place and kind.
    """

    index: int
    mention: Mention
    first: int
    last: int
    head: int
    sentence: int
    paragraph: int
    quotation: int
    function: str = "other"
    source: bool = False
    claimed: bool = False
    gender: str = ""
    plural: bool = False
    name: Name | None = None
    description: Description | None = None
    variants: list[Mention] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.mention.kind

    @property
    def form(self) -> str:
        return self.mention.form

    @property
    def start(self) -> int:
        return self.mention.span.start


class Clusters:
    """A union-find over nodes. Two that were told apart are never joined, whatever speaks for it later."""

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self._parent = list(range(len(nodes)))
        self._members: dict[int, list[int]] = {node.index: [node.index] for node in nodes}
        self._reasons: dict[int, list[str]] = {}
        self._apart: dict[int, set[int]] = {}
        self._gender: dict[int, str] = {node.index: node.gender for node in nodes if node.gender}
        self.joins: list[tuple[int, int, str]] = []
        """Every join that was made: two nodes, and the reason."""
        self._families: dict[int, set[str]] = {}

    def find(self, index: int) -> int:
        """The cluster that the node is in, named by one of its nodes."""
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def members(self, index: int) -> list[Node]:
        """The nodes of the cluster that the node is in, in the order of the text."""
        return [self.nodes[member] for member in sorted(self._members[self.find(index)])]

    def named(self, index: int) -> bool:
        """Whether somebody of the cluster is called by a name."""
        return any(member.form == "name" for member in self.members(index))

    def same(self, one: int, other: int) -> bool:
        """Whether the two nodes are in one cluster."""
        return self.find(one) == self.find(other)

    def gender(self, index: int) -> str:
        """What the text tells of the gender of whoever the node stands for: f, m or ""."""
        return self._gender.get(self.find(index), "")

    def reasons(self, index: int) -> tuple[str, ...]:
        """Why the mentions of the cluster are one."""
        return tuple(sorted(set(self._reasons.get(self.find(index), ()))))

    def may_join(self, one: int, other: int) -> bool:
        """Whether nothing known forbids that the two are one."""
        one, other = self.find(one), self.find(other)
        if one == other:
            return True
        if other in self._apart.get(one, ()):
            return False
        families = self._families.get(one), self._families.get(other)
        if families[0] and families[1] and not families[0] & families[1]:
            return False  # two who are named in full are not made one by a role or a pronoun
        genders = self._gender.get(one, ""), self._gender.get(other, "")
        return not all(genders) or genders[0] == genders[1]

    def join(self, one: int, other: int, reason: str) -> bool:
        """Makes the two clusters one, for the reason given; False if they may not be."""
        named = one, other, reason
        one, other = self.find(one), self.find(other)
        if one == other:
            return True
        if not self.may_join(one, other):
            return False
        self.joins.append(named)
        one, other = min(one, other), max(one, other)
        self._parent[other] = one
        self._members[one] += self._members.pop(other)
        self._reasons.setdefault(one, []).extend([reason, *self._reasons.pop(other, [])])
        if other in self._families:
            self._families[one] = self._families.get(one, set()) | self._families.pop(other)
        gender = self._gender.pop(other, "") or self._gender.get(one, "")
        if gender:
            self._gender[one] = gender
        for enemy in self._apart.pop(other, set()):
            self._apart[enemy].discard(other)
            self.part(one, enemy)
        return True

    def names_done(self) -> None:
        """From here on no two persons of different surnames are joined: names have said all they can."""
        for node in self.nodes:
            if node.name is not None and node.name.given and node.name.family:
                self._families.setdefault(self.find(node.index), set()).add(fold(node.name.family))

    def part(self, one: int, other: int) -> None:
        """Notes that the two are not one."""
        one, other = self.find(one), self.find(other)
        if one != other:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def learn_gender(self, index: int, gender: str) -> None:
        """Notes the gender that a pronoun gives, where nothing is known yet."""
        self._gender.setdefault(self.find(index), gender)

    def roots(self) -> Iterator[int]:
        """One node for each cluster, in the order of the text."""
        return iter(sorted(self._members))
