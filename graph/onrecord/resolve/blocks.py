"""Judgements made block by block, and remembered: on all who share a surname, on all who may be one of them.

What is judged of a block follows from the articles that its members stand in (what they say, when and where they were
printed), from the order of these, and from what was judged of the members before. Under a digest of just that its joins
are kept (onrecord.resolve.remembered), so that a build judges anew only the blocks that a changed article has part in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.resolve.identity import Identities, Item
from onrecord.resolve.remembered import digest

__all__ = ["judge"]


def judge(identities: Identities, kind: str, items: Sequence[Item], work: Callable[[], None]) -> None:
    """Does the work, which joins and parts members of the block, or what it did before. kind: of the work. The work may
    look at the items, their articles and entities, and at nothing else."""
    memory, before = identities.memory, identities.state(items)
    if memory is None or before is None or len(items) < 2:
        work()
        return
    key = digest(kind, before, *(identities.signs[item.number] for item in items))
    joins, parted = len(identities.joins), len(identities.parted)
    told = memory.known(key)
    if told is None:
        work()
        place = {item.number: at for at, item in enumerate(items)}
        memory.keep(
            key,
            [
                [[place[one], place[other], reason] for one, other, reason in identities.joins[joins:]],
                [[place[one], place[other]] for one, other in dict.fromkeys(identities.parted[parted:])],
            ],
        )
        return
    for one, other, reason in told[0]:
        identities.join(items[one], items[other], reason)
    for one, other in told[1]:  # whatever was parted was not joined afterwards
        identities.part(items[one], items[other])
