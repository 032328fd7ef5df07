"""Institutions in one article: full name <- shorter name, abbreviation, "the board"; a government <- its country."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from onrecord.model import fold
from onrecord.resolve.clusters import Clusters, Node
from onrecord.resolve.descriptions import content, country, describe, singular
from onrecord.resolve.mentions import Scene
from onrecord.vocabulary import words

__all__ = ["body_key", "government_of", "initials", "join_bodies", "lands_apart", "party_of", "shortened"]

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "at", "a", "an", "de", "la", "du", "des"})
_EDGE = re.compile(r"^(?:the|a|an|this|that|its|their|his|her|our)\s+|(?:'s?|')$")


@lru_cache(maxsize=100_000)
def body_key(text: str) -> str:
    """The name of an institution for comparing: folded, without article, possessive and full stops; & is and;
    a party's nickname is its name; a country comes first ("parliament of the united kingdom", "uk parliament")."""
    name = fold(text)
    name = _EDGE.sub("", name)
    name = name.replace("&", " and ").replace(".", "").replace("-", " ").replace(",", " ")
    name = " ".join(name.split()) or fold(text)
    return party_of(name) or _country_first(name)


def _country_first(name: str) -> str:
    parts = name.split()
    for length in (3, 2, 1):
        if len(parts) > length and (land := country(" ".join(parts[:length]))):
            return f"{fold(land)} {' '.join(parts[length:])}"
    head, of, tail = name.rpartition(" of ")
    if of and (land := country(tail)):
        return f"{fold(land)} {head}"
    return name


def lands_apart(longer: str, shorter: str) -> str:
    """The country, folded, by which a key is longer than the other ("united kingdom parliament", "parliament")."""
    before = longer.removesuffix(f" {shorter}")
    return fold(country(before)) if before != longer else ""


@cache
def _parties() -> dict[str, str]:
    return {fold(form): fold(entry[0]) for form, entry in words("parties").items() if entry}


def party_of(name: str) -> str:
    """The party that a folded word stands for as a noun ("tories" -> "conservative party"), "" if it is none."""
    return _parties().get(name, "")


@cache
def _classes() -> dict[str, str]:
    return {form: entry[0] for form, entry in words("bodies").items() if entry}


def _body_class(word: str) -> str:
    return _classes().get(singular(word), "")


def initials(name: str) -> frozenset[str]:
    """What a name of several words may be shortened to by its first letters, with and without the small words."""
    parts = [part for part in re.split(r"[\s-]+", re.sub(r"^[Tt]he\s+", "", name)) if part[:1].isalnum()]
    if len(parts) < 2:
        return frozenset()
    big = [part for part in parts if part.lower() not in _SMALL]
    forms = {"".join(part[0] for part in chosen).lower() for chosen in (parts, big)}
    return frozenset(form for form in forms if len(form) >= 2)


def _abbreviation(text: str) -> str:
    """The letters of an abbreviation, folded ("U.N." -> un), "" if the text is none."""
    bare = re.sub(r"^[Tt]he\s+|['’]s?$", "", text.strip()).replace(".", "")
    if (
        2 <= len(bare) <= 8
        and " " not in bare
        and sum(c.isupper() for c in bare) >= max(2, len(bare) - 2)
        and bare[0].isupper()
    ):
        return bare.lower()
    return ""


def government_of(text: str) -> str | None:
    """For words that mean a country's government: the country as folded, "" where none is named; None for all else."""
    parts = describe(text)
    if parts.head in {"government", "administration"} and parts.phrase == parts.head and not parts.status:
        whose = parts.owner or (parts.complement if parts.preposition in {"of", "in"} else "")
        whose = whose.removeprefix("the ").removesuffix("'s")
        return "" if whose in {"his", "her", "their", "its", "our", "my", "your"} else fold(country(whose) or whose)
    if parts.head == "government" and not parts.status:
        before = parts.phrase.removesuffix("government").strip()
        if country(before):
            return fold(country(before))
    return None


@lru_cache(maxsize=100_000)
def shortened(longer: str, shorter: str) -> bool:
    """Whether the second key is a usual short form of the first: its last words with the same head ("harbour board" for
    "national harbour board"), its first words before a general one ("northgate" for "northgate holdings"), or the same
    words otherwise arranged ("university of sarrel", "sarrel university")."""
    one, other = longer.split(), shorter.split()
    if len(other) >= len(one):
        left, right = sorted(w for w in one if w not in _SMALL), sorted(w for w in other if w not in _SMALL)
        return longer != shorter and left == right and len(left) > 1
    if one[-len(other) :] == other:
        before = one[: -len(other)]
        if other[-1] == "party":  # the Christian Democratic Party is another than the Democratic Party
            return bool(country(" ".join(before)))
        if before[-1] == "and" and len(other) > 1:  # "Isles Ferries", where a reader of names has cut "Sound and" off
            return True
        return bool(_body_class(other[-1])) or len(other) > 2
    if one[: len(other)] == other:
        rest = one[len(other) :]
        general = all(_body_class(word) or word in _LEGAL or word in _SMALL for word in rest)
        alone = len(other) == 1 and (other[0] in _classes() or other[0] in words("office_modifiers"))
        return general and bool(rest) and not alone and not country(shorter)
    return sorted(w for w in one if w not in _SMALL) == sorted(other) and len(other) > 1


_LEGAL = frozenset(
    {
        "inc",
        "ltd",
        "limited",
        "plc",
        "corp",
        "co",
        "llc",
        "llp",
        "ag",
        "gmbh",
        "sa",
        "se",
        "nv",
        "bv",
        "holdings",
        "international",
        "group",
        "uk",
        "us",
        "usa",
        "party",
        "association",
    }
)


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
        letters = _abbreviation(node.mention.label)
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
    if not fitting and _body_class(role.head) == "company" and role.head != "group" and role.phrase == role.head:
        # "the company": whatever was named last and is nothing else by its name
        fitting = [
            other
            for other in bodies
            if other.form == "name"
            and other.start < node.start
            and _body_class(body_key(other.mention.label).split()[-1]) in {"", "company"}
            and not _abbreviation(other.mention.label)
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
    if singular(last) != head and (
        head not in general or _body_class(last) != general[head] or _body_class(head) == ""
    ):
        return False
    return wanted - content(head) <= content(name)
