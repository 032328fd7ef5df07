"""Institutions in one article: full name <- shorter name, abbreviation, "the board"; a government <- its country."""

from __future__ import annotations

import re
from collections import defaultdict

from onrecord.resolve.body_names import (
    abbreviation,
    body_class,
    body_key,
    government_of,
    initials,
    lands_apart,
    shortened,
)
from onrecord.resolve.clusters import Clusters, Node
from onrecord.resolve.descriptions import content, singular
from onrecord.resolve.mentions import Scene

__all__ = ["join_bodies"]
_ALL_OF_A_KIND = frozenset({"press", "media"})
"""Definite words that mean a whole trade and none of its houses."""


def join_bodies(clusters: Clusters, scene: Scene) -> None:
    """Joins the institutions of the article."""
    bodies = [node for node in scene.of_kind("institution") if node.form != "pronoun"]
    named = [node for node in bodies if node.form == "name"]
    by_key: dict[str, Node] = {}
    for node in named:
        if government_of(node.mention.label) is not None:
            continue
        key = body_key(node.mention.label)
        if key in by_key:
            clusters.join(by_key[key].index, node.index, "same name")
        else:
            by_key[key] = node
    _join_abbreviations(clusters, scene, by_key)
    _join_shortened(clusters, by_key)
    _join_governments(clusters, bodies)
    for node in bodies:
        if node.form == "role":
            _join_heads(clusters, node, bodies)


def _join_abbreviations(clusters: Clusters, scene: Scene, by_key: dict[str, Node]) -> None:
    """An abbreviation in brackets after the name, or one whose letters fit one name of the article alone."""
    text = scene.document.article.text
    long: dict[str, list[Node]] = defaultdict(list)
    for node in by_key.values():
        for letters in initials(node.mention.label):
            long[letters].append(node)
    for key, node in by_key.items():
        letters = abbreviation(node.mention.label)
        declared = _declares(text, node)
        if not letters:
            continue
        fitting = {clusters.find(other.index): other for other in long.get(letters, []) if other is not node}
        if declared:
            before = [
                other
                for other in by_key.values()
                if other.mention.span.end <= declared and declared - other.mention.span.end <= 2
            ]
            if before and (before[-1].index != node.index) and _letters_within(letters, before[-1].mention.label):
                clusters.join(before[-1].index, node.index, f"abbreviation given in the text: {node.mention.label}")
                continue
        if len(fitting) == 1 and key:
            clusters.join(next(iter(fitting.values())).index, node.index, f"initials: {node.mention.label}")


def _declares(text: str, node: Node) -> int:
    """Where the bracket before the abbreviation stands, 0 if there is none."""
    before = text[: node.start].rstrip()
    return len(before) - 1 if before.endswith("(") else 0


def _letters_within(letters: str, name: str) -> bool:
    """Whether the letters occur in the name in this order, the first one at its beginning."""
    low = re.sub(r"^the\s+", "", name.lower())
    at = 0
    for letter in letters:
        at = low.find(letter, at) + 1
        if not at:
            return False
    return low[:1] == letters[:1]


def _join_shortened(clusters: Clusters, by_key: dict[str, Node]) -> None:
    """A short form joins the one longer name that it can stand for."""
    for key, node in by_key.items():
        longer = {
            clusters.find(other.index): other
            for name, other in by_key.items()
            if name != key
            and len(name) >= len(key)
            and shortened(name, key)
            # "the Senate" is that of the country that is spoken of already, not of one named later
            and (other.start < node.start or not lands_apart(name, key))
        }
        longer.pop(clusters.find(node.index), None)
        if len(longer) == 1:
            other = next(iter(longer.values()))
            clusters.join(other.index, node.index, f"short for {other.mention.label}")


def _join_governments(clusters: Clusters, bodies: list[Node]) -> None:
    """Governments by country; "the government" alone is that of the one country whose government is named."""
    by_country: dict[str, list[Node]] = defaultdict(list)
    for node in bodies:
        where = government_of(node.mention.label if node.form == "name" else node.mention.span.text)
        if where is not None:
            by_country[where].append(node)
    bare = by_country.pop("", [])
    for where, nodes in by_country.items():
        for node in nodes[1:]:
            clusters.join(nodes[0].index, node.index, f"the government of one country: {where}")
    for node in bare[1:]:
        clusters.join(bare[0].index, node.index, "the government")
    if bare and len(by_country) == 1:
        clusters.join(next(iter(by_country.values()))[0].index, bare[0].index, "the only government in the article")


def _join_heads(clusters: Clusters, node: Node, bodies: list[Node]) -> None:
    """The board is the institution last spoken of whose name ends in that word; "the party" any party."""
    role = node.description
    if role is None or not role.definite or role.plural or government_of(node.mention.span.text) is not None:
        return
    if role.head in _ALL_OF_A_KIND:
        return
    wanted = content(role.phrase) | content(
        role.owner if role.owner not in {"his", "her", "its", "their", "our", "my"} else ""
    )
    fitting: list[Node] = []
    for other in bodies:
        if other.form != "name" or other.index == node.index:
            continue
        names = [member.mention.label for member in clusters.members(other.index) if member.form == "name"]
        if any(_heads(name, role.head, wanted) for name in names):
            fitting.append(other)
    if not fitting and body_class(role.head) == "company" and role.head != "group" and role.phrase == role.head:
        # "the company": whatever was named last and is nothing else by its name
        fitting = [
            other
            for other in bodies
            if other.form == "name"
            and other.start < node.start
            and body_class("".join(body_key(other.mention.label).split()[-1:])) in {"", "company"}
            and not abbreviation(other.mention.label)
        ]
    before = [other for other in fitting if other.start < node.start]
    roots = {clusters.find(other.index) for other in fitting}
    if before:
        clusters.join(before[-1].index, node.index, f"the {role.head} spoken of last")
    elif len(roots) == 1:
        clusters.join(fitting[0].index, node.index, f"the only {role.head}")
    else:
        same = [
            other
            for other in bodies
            if other.form == "role"
            and other.index < node.index
            and other.description is not None
            and other.description.content == role.content
            and other.description.definite
        ]
        if same:
            clusters.join(same[-1].index, node.index, "the same words")


def _heads(name: str, head: str, wanted: frozenset[str]) -> bool:
    """Whether a name has this head word, and all the other words that are asked for."""
    key = body_key(name)
    parts = key.split()
    last = parts[-1] if parts else ""
    if " of " in f" {key} ":
        first = key.partition(" of ")[0].split()
        last = first[-1] if first else last
    general = {"party": "party", "force": "police", "union": "party"}
    if singular(last) != head and (head not in general or body_class(last) != general[head] or body_class(head) == ""):
        return False
    return wanted - content(head) <= content(name)
