"""Who is who within one article: every mention that a claim uses belongs to exactly one referent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.extractors._text.names import rank
from onrecord.model import Claim, Document, Link, Mention, Reading, Referent, fold
from onrecord.resolve.bodies import join_bodies
from onrecord.resolve.body_names import body_key, government_of
from onrecord.resolve.clusters import REPORTS, Clusters, Node
from onrecord.resolve.countries import country_of
from onrecord.resolve.holdings import Holding, holdings, office_key
from onrecord.resolve.mentions import Scene, scene
from onrecord.resolve.names import join_names
from onrecord.resolve.offices import join_offices, office_facts
from onrecord.resolve.parts import key
from onrecord.resolve.pronouns import join_pronouns
from onrecord.resolve.quotes import join_first_person, join_it_and_they
from onrecord.resolve.reports import Work, join_reports, works
from onrecord.resolve.roles import join_roles
from onrecord.resolve.texts import join_texts
from onrecord.vocabulary import words

__all__ = ["referents", "resolved"]


def resolved(document: Document, claims: Sequence[Claim], stop: str = "") -> tuple[Scene, Clusters]:
    """The article's mentions and their clusters. stop: the step before which to stop (for fitting and tests)."""
    found = scene(document, claims)
    clusters = Clusters(found.nodes)
    held = holdings(found)
    offices = {holding.holder: holding.content for holding in held}
    steps: tuple[tuple[str, Callable[[], None]], ...] = (
        ("names", lambda: join_names(clusters, found, offices)),
        ("bodies", lambda: join_bodies(clusters, found)),
        ("roles", lambda: join_roles(clusters, found, held)),
        ("pronouns", lambda: join_pronouns(clusters, found)),
        ("reports", lambda: join_reports(clusters, found)),
        ("authors", lambda: join_roles(clusters, found, held)),
        ("it", lambda: join_it_and_they(clusters, found)),
        ("first", lambda: join_first_person(clusters, found)),
        ("texts", lambda: join_texts(clusters, found)),
        ("offices", lambda: join_offices(clusters, found)),
    )
    for name, step in steps:
        if name == stop:
            break
        step()
    return found, clusters


def referents(document: Document, claims: Sequence[Claim]) -> Reading:
    """Coreference within one article: its claims, and whom and what their mentions stand for.

    Each mention of a claim is in exactly one referent (found again by its span and kind); persons and institutions
    that are named in the article without a claim have referents too.
    """
    found, clusters = resolved(document, claims)
    held = holdings(found)
    work = works(clusters, found)
    where = country_of(document.article.text)
    links = _links(found, clusters)
    out = [
        replace(_referent(found, clusters, root, held, work, where), links=tuple(links.get(root, ())))
        for root in clusters.roots()
        if _kept(clusters.members(root))
    ]
    return Reading(document.article, tuple(claims), tuple(out))


def _links(found: Scene, clusters: Clusters) -> dict[int, list[Link]]:
    """The joins about a mention that a claim uses, by cluster; places that only differ in their ends are one."""
    out: dict[int, list[Link]] = defaultdict(list)
    for one, other, reason in clusters.joins:
        nodes = found.nodes[one], found.nodes[other]
        if nodes[0].head != nodes[1].head and any(node.claimed for node in nodes):
            first, second = sorted(node.mention.span for node in nodes)
            out[clusters.find(one)].append(Link(first, second, reason))
    return {root: sorted(links) for root, links in out.items()}


def _kept(members: list[Node]) -> bool:
    return any(node.claimed or (node.form == "name" and node.kind in {"person", "institution"}) for node in members)


def _referent(
    found: Scene, clusters: Clusters, root: int, held: list[Holding], work: dict[int, Work], where: str
) -> Referent:
    members = clusters.members(root)
    kind = _kind(members)
    names = [node for node in members if node.form == "name" and node.kind == kind]
    mentions: list[Mention] = []
    for node in members:
        mentions += node.variants
    keys = set(_keys(found, clusters, root, kind, members, held, work))
    if where and kind in {"person", "institution", "office"}:
        keys.add(("country", fold(where)))
    if kind == "person":
        name, aliases = _person_names(names)
    elif kind == "institution":
        name, aliases = _body_names(names)
    else:
        name, aliases = _other_names(members, kind)
    named = (
        bool(name)
        if kind in {"person", "institution"}
        else bool(names) or kind in {"office", "place", "proposal", "recommendation"}
    )
    if not name:
        name = _role_label(members)
    aliases = tuple(alias for alias in aliases if alias != name)
    return Referent(kind, name, aliases, tuple(mentions), named, clusters.reasons(root), tuple(sorted(keys)))


def _kind(members: list[Node]) -> str:
    """The kind of the cluster: that of its names, else of its descriptions, else of its pronouns."""
    for form in ("name", "role", "text", "pronoun"):
        kinds = [node.kind for node in members if node.form == form]
        if kinds:
            return "inquiry" if "inquiry" in kinds else kinds[0]
    return members[0].kind


def _owners_office(found: Scene, clusters: Clusters, node: Node, held: list[Holding]) -> str:
    """For somebody's somebody ("her official spokesman"): the office of the owner, by which other papers call him."""
    owners = [child for child in found.page.children[node.head] if found.page.full[child] == "nmod:poss"]
    for owner in owners:
        index = found.heads.get((owner, "person"))
        if index is not None:
            for holding in held:
                if clusters.same(holding.holder, index) and holding.status in {"current", "acting"}:
                    return holding.office.phrase
    return ""


def _person_names(names: list[Node]) -> tuple[str, tuple[str, ...]]:
    """The fullest usual name without title, and the other forms as written, titles included."""
    plain: dict[str, tuple[int, int, int]] = {}
    forms: dict[str, None] = {}
    for node in names:
        assert node.name is not None
        text = node.name.plain
        if rank(text) and len(names) > 1:
            continue  # a title that the model took for a name
        parts = len(key(text).split())
        full = bool(node.name.given and node.name.family)
        best = plain.get(text, (0, 0, 0))
        plain[text] = (int(full), min(parts, 3), best[2] + 1)
        titled = " ".join(part for part in (node.name.title, text, node.name.suffix) if part)
        forms[titled] = None
        forms[text] = None
    if not plain:
        return "", ()
    name = min(plain, key=lambda text: (*(-value for value in plain[text][:2]), text.isupper(), -plain[text][2], text))
    return name, tuple(sorted(forms))


def _body_names(names: list[Node]) -> tuple[str, tuple[str, ...]]:
    """The fullest name as written, without "the", and the others."""
    forms: dict[str, int] = {}
    for node in names:
        text = _bare(node.mention.label)
        forms[text] = forms.get(text, 0) + 1
    if not forms:
        return "", ()
    name = min(
        forms,
        key=lambda text: (
            -len(body_key(text).split()),
            -len(text.split()),
            text.isupper() and len(text) > 6,
            -forms[text],
            text,
        ),
    )
    if all(len(body_key(text).split()) == 1 for text in forms):
        name = min(forms, key=lambda text: (-len(text), text))
    return name, tuple(sorted(forms))


def _bare(text: str) -> str:
    text = " ".join(text.split())
    for article in ("The ", "the "):
        if text.startswith(article) and len(text) > len(article):
            text = text[len(article) :]
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    return text


def _other_names(members: list[Node], kind: str) -> tuple[str, tuple[str, ...]]:
    named = [node for node in members if node.form == "name"] or [node for node in members if node.form == "text"]
    chosen = named or [node for node in members if node.form == "role"] or members
    labels = [node.mention.label for node in chosen]
    name = min(labels, key=lambda label: (-len(label), label)) if kind in REPORTS or kind == "proposal" else labels[0]
    if kind in {"proposal", "recommendation"}:
        first = next((node for node in chosen if node.claimed), chosen[0])
        name = first.mention.label
    aliases = set(labels) if named and kind not in {"proposal", "recommendation"} else set()
    return name, tuple(sorted(aliases))


def _role_label(members: list[Node]) -> str:
    """The most telling description of somebody unnamed: the longest role, with its article; else the pronoun."""
    roles = [node.mention.label for node in members if node.form == "role"]
    if roles:
        return min(roles, key=lambda label: (label.split()[0].lower() in words("pronouns"), -len(label), label))
    return members[0].mention.label


def _keys(
    found: Scene,
    clusters: Clusters,
    root: int,
    kind: str,
    members: list[Node],
    held: list[Holding],
    work: dict[int, Work],
) -> list[tuple[str, str]]:
    """What the referent may be recognised by in other articles."""
    keys: list[tuple[str, str]] = []
    if kind == "person":
        keys += [("gender", node.gender) for node in members if node.gender and node.form != "pronoun"]
        if clusters.gender(root):
            keys.append(("called", clusters.gender(root)))
        for holding in held:
            if clusters.find(holding.holder) == clusters.find(root):
                label = {"former": "was", "acting": "acting"}.get(holding.status, "office")
                keys.append((label, office_key(holding.office, holding.institution, holding.status)))
        for node in members:
            if node.name is not None and node.name.title:
                keys.append(("title", key(node.name.title)))
            if node.form == "role" and node.description is not None:
                role = node.description
                if role.definite and not role.plural:
                    label = {"former": "was", "acting": "acting"}.get(role.status, "office")
                    keys.append((label, office_key(role, _owners_office(found, clusters, node, held))))
    elif kind == "institution":
        for node in members:
            where = government_of(node.mention.label if node.form == "name" else node.mention.span.text)
            if where is not None:
                keys.append(("government", where))
            if node.form == "role" and node.description is not None and node.description.definite:
                keys.append(("role", office_key(node.description)))
    elif kind in REPORTS and clusters.find(root) in work:
        known = work[clusters.find(root)]
        keys += [("head", head) for head in known.heads]
        keys += [("year", year) for year in known.years]
        keys += [("mark", mark) for mark in known.marks]
        keys += [("word", stem) for stem in known.stems]
    elif kind == "office":
        keys += office_facts(found, members)
    elif kind == "place":
        keys.append(("place", fold(members[0].mention.label)))
    return keys
