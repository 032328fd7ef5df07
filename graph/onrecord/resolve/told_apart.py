"""Two people of one name whom one article tells apart: by saying so, by their ages, or as a child and a grown-up.

"Mira Tolland, 9, a pupil" is not "Mira Tolland, the mayor". A second office or another description tells nothing:
papers describe one person twice, and differently. Ages and childhood count only where nothing in the sentence takes
them back to another time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache

from onrecord.resolve.clusters import Clusters, Node
from onrecord.resolve.mentions import Scene
from onrecord.resolve.parts import full, given_agree, key
from onrecord.vocabulary import words

__all__ = ["part_namesakes"]

_AGE_AFTER = re.compile(r"(?:,\s*|\s*\()(?:aged\s+)?(\d{1,2})(?=[,;)]|\.(?!\d))")
_AGE_BEFORE = re.compile(r"(\d{1,2})-year-old\s+(?:\w+\s+){0,2}$")
_CHILD = re.compile(
    r"(?:,\s*|\s*\()(?:aged\s+)?(?:\d{1,2},\s*)?(?:a|an|the)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:pupil|schoolboy|schoolgirl|schoolchild|toddler|baby|infant)(?=\s+(?:of|at|from|in|who)\b|[,;.)])",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:then|former|formerly|ex|once|at the time|(?:years?|months?|decades?) (?:ago|before|earlier|later|since|on)"
    r"|1\d{3}s?|20\d\ds?)\b",
    re.IGNORECASE,
)
_LEAST = 3
"""Years between two ages that make two people: less may be a birthday, a slip, or an article that took months."""
_GROWN = 18


@cache
def _cues() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(cue) for cue in words("namesakes")) + r")\b", re.IGNORECASE)


def part_namesakes(clusters: Clusters, scene: Scene, named: Sequence[Node], holders: Collection[int]) -> None:
    """Notes as two those of one name whom the article tells apart. named: the named persons in the order of the text.
    holders: the nodes to which the article gives an office."""
    _part_said(clusters, scene, named)
    alike: dict[str, list[Node]] = defaultdict(list)
    for node in named:
        if node.name is not None and full(node.name):
            alike[key(node.name.family)].append(node)
    for bearers in alike.values():
        ages = {node.index: age for node in bearers if (age := _age(scene, node)) is not None} if bearers[1:] else {}
        children = {node.index for node in bearers if _child(scene, node)} if bearers[1:] else set()
        for at, node in enumerate(bearers):
            for other in bearers[:at]:
                if not (ages.keys() | children) & {node.index, other.index} or not _one_name(node, other):
                    continue
                years = [ages.get(each.index) for each in (node, other)]
                grown = [
                    each.index in holders or (years_ or 0) >= _GROWN
                    for each, years_ in zip((node, other), years, strict=True)
                ]
                young = [each.index in children and not adult for each, adult in zip((node, other), grown, strict=True)]
                far = None not in years and abs((years[0] or 0) - (years[1] or 0)) >= _LEAST
                if far or (young[0] and grown[1]) or (young[1] and grown[0]):
                    clusters.part(node.index, other.index)


def _part_said(clusters: Clusters, scene: Scene, named: Sequence[Node]) -> None:
    """Two whom the article says are two: "the shadow minister Helen Strand - no relation - said"."""
    for cue in _cues().finditer(scene.document.article.text):
        paragraph = scene.paragraph(cue.start())
        before = [node for node in named if node.start < cue.start() and node.paragraph == paragraph]
        if not before:
            continue
        one = before[-1]
        assert one.name is not None
        for other in reversed([node for node in named if node.start < one.start and node.head != one.head]):
            assert other.name is not None
            same = key(other.name.family) == key(one.name.family) and bool(one.name.family)
            if same and given_agree(one.name.given, other.name.given) and not clusters.same(one.index, other.index):
                clusters.part(one.index, other.index)
                break


def _one_name(one: Node, other: Node) -> bool:
    return one.name is not None and other.name is not None and key(one.name.given) == key(other.name.given)


def _around(scene: Scene, node: Node) -> tuple[str, str]:
    """What stands before the name and after it, in its sentence and line."""
    text, span = scene.document.article.text, node.mention.span
    before = text[max(0, span.start - 160) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + 240].partition("\n")[0]
    return re.split(r"[.!?]\s", before)[-1], re.split(r"[.!?](?:\s|$)", after)[0] + "."


def _age(scene: Scene, node: Node) -> int | None:
    """The age that is told beside the name; None where none is, or that of another time."""
    before, after = _around(scene, node)
    match = _AGE_AFTER.match(after) or _AGE_BEFORE.search(before)
    return int(match[1]) if match is not None and not _ONCE.search(f"{before} {after}") else None


def _child(scene: Scene, node: Node) -> bool:
    """Whether the name is followed by a word for a child."""
    before, after = _around(scene, node)
    return _CHILD.match(after) is not None and not _ONCE.search(f"{before} {after}")
